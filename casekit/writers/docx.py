"""A report as a Word file: cover, table of contents, chapters with real headings, running header, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from casekit.document import Document
from casekit.writers import docx_fields as fields
from casekit.writers import docx_package as package
from casekit.writers.docx_text import STYLES, Typesetter
from casekit.writers.outline import Outline, outline
from casekit.writers.vocabulary import legal


def render(document: Document, reference: Path) -> bytes:
    """Typeset a report in Word.

    Args:
        document: the report; a first section without a title is its cover, which the table of contents follows.
        reference: the Word file whose styles, page and first-page header are taken (`templates/reference.docx`).
    Returns: the bytes of the .docx file, the same for the same arguments.
    Raises: FragmentError where a section goes out of the vocabulary; Unreadable if the reference cannot serve.
    """
    plan = outline(document)
    word, styles = package.opened(reference, STYLES)
    upright = _page(word)
    first = package.first_free_number(word)
    typesetter = Typesetter(plan, styles, partial(_relation, word), first + 1)
    _running(word, legal(document.header), styles)
    body = "".join(_body(document, plan, typesetter, upright))
    package.numbered(word, styles, first, typesetter.ordered)
    package.settled(word)
    known = {name: legal(value) for name, value in document.properties.items()}
    text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {nsdecls("w", "r")}><w:body>{body}</w:body></w:document>'
    return package.sealed(word, {"word/document.xml": text, "docProps/core.xml": package.core(legal(document.title), known)})


def _body(document: Document, plan: Outline, typesetter: Typesetter, upright: BaseOxmlElement) -> Iterator[str]:
    """The XML of the body; each change of orientation ends a section, whose properties stand in its last paragraph."""
    has_cover = bool(plan.chapters) and not plan.chapters[0].section.title
    if not has_cover:
        yield f"<w:p><w:pPr>{typesetter.named('Title')}</w:pPr>{fields.run(legal(document.title))}</w:p>"
        yield from _contents(plan, typesetter, new_page=False)
    page, is_first = upright, True
    for place, chapter in enumerate(plan.chapters):
        before, page = page, _turned(upright) if chapter.section.landscape else upright
        turns = place > 0 and chapter.section.landscape != plan.chapters[place - 1].section.landscape
        if turns:
            yield f"<w:p><w:pPr>{typesetter.named('Espace')}{_section(before, is_first)}</w:pPr></w:p>"
            is_first = False
        opens = place == int(has_cover)
        yield from typesetter.chapter(chapter, _width(page), not turns and (opens or (place > 0 and not chapter.section.numbered)))
        if has_cover and place == 0:
            yield from _contents(plan, typesetter, new_page=True)
    yield _section(page, is_first)


def _relation(word: WordDocument, target: str) -> str:
    return word.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _contents(plan: Outline, typesetter: Typesetter, new_page: bool) -> Iterator[str]:
    before = "<w:pageBreakBefore/>" if new_page else ""
    yield f"<w:p><w:pPr>{typesetter.named('Titre du sommaire')}{before}</w:pPr>{fields.run('Sommaire')}</w:p>"
    headings = [heading for chapter in plan.chapters for heading in chapter.headings if heading.level <= 3]
    yield fields.contents(headings, typesetter.styles)


def _page(word: WordDocument) -> BaseOxmlElement:
    """The section properties of an upright page, as in the reference document; A4 where it gives no size."""
    section = word.sections[-1]
    if section.page_width is None or section.page_height is None:
        section.page_width, section.page_height = Mm(210), Mm(297)
    for name in ("left_margin", "right_margin"):
        if getattr(section, name) is None:
            setattr(section, name, Mm(25))
    section.start_type = WD_SECTION.NEW_PAGE
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    return section._sectPr


def _width(page: BaseOxmlElement) -> int:
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    return int(size.get(qn("w:w"))) - int(margins.get(qn("w:left"))) - int(margins.get(qn("w:right")))


def _turned(page: BaseOxmlElement) -> BaseOxmlElement:
    turned = deepcopy(page)
    size = turned.find(qn("w:pgSz"))
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
    return turned


def _section(page: BaseOxmlElement, is_first: bool) -> str:
    """Section properties as text; only the first page of the report goes without the running header."""
    own = deepcopy(page)
    if not is_first:
        for mark in own.findall(qn("w:titlePg")):
            own.remove(mark)
    return own.xml


def _running(word: WordDocument, header: str, styles: dict[str, str]) -> None:
    """Put the running header and « Page x sur y » in the place of the reference's own."""
    section = word.sections[-1]
    pages = fields.run("Page\u00a0") + fields.simple("PAGE", "1") + fields.run(" sur ") + fields.simple("NUMPAGES", "1")
    for part, style, text in ((section.header, "header", fields.run(header)), (section.footer, "footer", pages)):
        root = part._element
        for child in list(root):
            root.remove(child)
        root.append(parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{styles[style]}"/></w:pPr>{text}</w:p>'))
