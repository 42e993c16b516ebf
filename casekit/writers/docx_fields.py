"""Word fields as WordprocessingML text: table of contents, page numbers, caption numbers; each holds a result before any update."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from casekit.writers.outline import Heading


def run(text: str, look: str = "") -> str:
    """A run of one line; `look` is the inside of its `w:rPr`."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def mark(kind: str, dirty: bool = False) -> str:
    """One of the three marks of a field: begin, separate, end; a dirty field is worked out again when the file is opened."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"{" w:dirty=" + quoteattr("true") if dirty else ""}/></w:r>'


def opening(instruction: str, dirty: bool = False) -> str:
    """A field up to its result, which `mark("end")` closes."""
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return mark("begin", dirty) + code + mark("separate")


def simple(instruction: str, result: str) -> str:
    """A whole field, with the result shown until it is worked out."""
    return opening(instruction) + run(result) + mark("end")


def contents(headings: Iterable[Heading], styles: Mapping[str, str]) -> str:
    """The table of contents, filled in without page numbers, which only typesetting knows: each line is a link to its heading.

    Args:
        headings: those of levels 1 to 3.
        styles: style identifiers by name (`toc 1` to `toc 3`).
    Returns: its paragraphs; an empty one when there is no heading.
    """
    lines = [_line(heading, styles[f"toc {heading.level}"]) for heading in headings]
    start = opening(r'TOC \o "1-3" \h \z \u', dirty=True)
    if not lines:
        return f"<w:p>{start}{mark('end')}</w:p>"
    first_end = lines[0].index("</w:pPr>") + len("</w:pPr>")
    lines[0] = lines[0][:first_end] + start + lines[0][first_end:]
    lines[-1] = lines[-1][: -len("</w:p>")] + mark("end") + "</w:p>"
    return "".join(lines)


def _line(heading: Heading, style: str) -> str:
    number = run(heading.number) + "<w:r><w:tab/></w:r>" if heading.number else ""
    link = f'<w:hyperlink w:anchor="{heading.anchor}" w:history="1">{number}{run(heading.text)}</w:hyperlink>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{link}</w:p>'
