"""Blocks as WordprocessingML text: paragraphs, lists and tables, in the styles of the reference document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, groupby
from xml.sax.saxutils import escape, quoteattr

from casekit.writers import docx_fields as fields
from casekit.writers.fragment import Block, Bullets, Link, Paragraph, Quote, Row, Run, Table
from casekit.writers.outline import Chapter, Heading, Outline, address, unlinked
from casekit.writers.widths import spread

STATE_STYLES: Mapping[str, tuple[str, ...]] = {
    "État : écart": ("breach", "error", "fail", "refused", "holds"),
    "État : à établir": ("open", "unproven", "contested", "undetermined", "undated", "unread", "partial", "warning"),
    "État : conforme": ("conforming", "exempt", "pass", "loaded"),
    "État : neutre": (),
}
PARAGRAPH_STYLES = (
    *("Normal", "heading 1", "heading 2", "heading 3", "heading 4", "toc 1", "toc 2", "toc 3", "caption", "Quote", "List Paragraph"),
    *("header", "footer", "Title", "Titre du sommaire", "Cellule", "Cellule d'en-tête", "Encadré", "Espace"),
    *("Couverture", "Couverture : juridiction", "Couverture : titre", "Couverture : sous-titre", "Couverture : intitulé"),
)
COVER_STYLES = {"cover-court": "juridiction", "cover-title": "titre", "cover-subtitle": "sous-titre", "cover-label": "intitulé"}
CHARACTER_STYLES = (*STATE_STYLES, "Lacune", "Hyperlink", "Propos cités", "Estompé")
TABLE_STYLES = ("Tableau réglé", "Tableau sans filet")
STYLES = PARAGRAPH_STYLES + CHARACTER_STYLES + TABLE_STYLES
_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_QUOTE_INDENT = 454  # twentieths of a point: a list in a quotation keeps its margin, where the line stands
_KEPT_WHOLE = 8  # rows; a longer table goes over two pages, but not after its first row nor before its last
_SPLITTABLE = 1500  # characters; a row longer than that may go over two pages


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the style of its paragraphs, the width it may take, its list if it is an item, whether the next
    block stays on its page."""

    style: str
    width: int
    list_number: int = 0
    depth: int = -1
    kept: bool = False


class Typesetter:
    """Prints blocks one after the other; it counts the captions, bookmarks and ordered lists met so far."""

    def __init__(self, outline: Outline, styles: Mapping[str, str], relate: Callable[[str], str], first_number: int) -> None:
        """Take the outline, the style identifiers by name, the maker of relations (address → identifier) and the bullets' number."""
        self.outline, self.styles, self.relate = outline, styles, relate
        self.bullets = first_number
        self.ordered: list[tuple[int, int]] = []  # number, depth
        self.bookmarks, self.captions = count(1), count(1)
        self.run_look = lru_cache(maxsize=None)(self._run_look)

    def chapter(self, chapter: Chapter, width: int, new_page: bool) -> Iterator[str]:
        """The XML of each block of a chapter; `new_page` breaks before the first."""
        headings = iter(chapter.headings)
        for place, block in enumerate(chapter.blocks):
            heading = next(headings) if isinstance(block, Paragraph) and block.level else None
            begins = place == 0 and new_page
            if begins and not isinstance(block, Paragraph):
                yield f"<w:p><w:pPr>{self.named('Espace')}<w:pageBreakBefore/></w:pPr></w:p>"
            shown = replace(block, classes=block.classes | {"page-break"}) if begins and isinstance(block, Paragraph) else block
            after = chapter.blocks[place + 1] if place + 1 < len(chapter.blocks) else None
            kept = isinstance(shown, Table) and not shown.plain and isinstance(after, Table) and after.plain
            where = Place("Normal", width, kept=kept)
            yield self.heading(shown, heading) if heading and isinstance(shown, Paragraph) else self.block(shown, where)

    def named(self, style: str) -> str:
        """The reference to a paragraph style by its name."""
        return f'<w:pStyle w:val="{self.styles[style]}"/>'

    def heading(self, block: Paragraph, heading: Heading) -> str:
        """A heading, with the bookmark that the table of contents names; without a number of its own in an unnumbered section."""
        properties = self.named(f"heading {heading.level}") + ("<w:pageBreakBefore/>" if "page-break" in block.classes else "")
        if not heading.number:
            properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.marked(block, (heading.anchor,))}</w:p>"

    def block(self, block: Block, place: Place) -> str:
        """Any block but a heading."""
        if isinstance(block, Paragraph):
            return self.paragraph(block, place)
        if isinstance(block, Bullets):
            return self.list_of(block, place)
        if isinstance(block, Quote):
            inside = replace(place, style="Quote") if place.style == "Normal" else place
            return "".join(self.block(inner, inside) for inner in block.blocks)
        return self.table(block, place)

    def paragraph(self, block: Paragraph, place: Place) -> str:
        """A paragraph in the style of its class, else of its place."""
        cover = [name for name in sorted(block.classes) if name.startswith("cover-")]
        style = place.style
        if cover:
            style = f"Couverture : {COVER_STYLES[cover[0]]}" if cover[0] in COVER_STYLES else "Couverture"
        elif "note" in block.classes:
            style = "Encadré"
        elif place.style == "Normal" and "verbatim" in block.classes:
            style = "Quote"
        parts = [self.named(style)]
        parts += ["<w:keepNext/>"] if place.kept or "keep" in block.classes else []
        parts += ["<w:pageBreakBefore/>"] if "page-break" in block.classes else []
        parts += [_numbered(place)] if place.depth >= 0 else []
        parts += [f'<w:jc w:val="{side}"/>' for side in ("center", "right") if side in block.classes]
        return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{self.marked(block, ())}</w:p>"

    def list_of(self, block: Bullets, place: Place) -> str:
        """A list: the first paragraph of each item takes the mark, the others stand under it."""
        depth = place.depth + 1
        number = self.bullets
        if block.ordered:
            number = self.bullets + 1 + len(self.ordered)
            self.ordered.append((number, depth))
        style = "List Paragraph" if place.style == "Normal" else place.style
        first = replace(place, style=style, list_number=number, depth=depth)
        under = replace(first, list_number=0)
        return "".join(self.block(item[0], first) + "".join(self.block(inner, under) for inner in item[1:]) for item in block.items)

    def table(self, block: Table, place: Place) -> str:
        """A table, its caption above, and the space under it."""
        widths = spread(block, place.width)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        style = self.styles["Tableau sans filet" if block.plain else "Tableau réglé"]
        size = f'<w:tblW w:w="{place.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        rows = [self.row(row, widths, True, True) for row in block.head]
        last = len(block.body) - 1
        whole = 0 if block.plain else last if len(block.body) <= _KEPT_WHOLE else 1
        kept = [place.kept if at == last else at < whole or at == last - 1 for at in range(len(block.body))]
        rows += [self.row(row, widths, False, keeps) for row, keeps in zip(block.body, kept, strict=True)]
        caption = self.caption(block.caption) if block.caption else ""
        space = f"<w:p><w:pPr>{self.named('Espace')}{'<w:keepNext/>' if place.kept else ''}</w:pPr></w:p>"
        properties = f'<w:tblPr><w:tblStyle w:val="{style}"/>{size}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        return f"{caption}<w:tbl>{properties}{''.join(rows)}</w:tbl>{space}"

    def caption(self, caption: Paragraph) -> str:
        """A caption with its number."""
        number = fields.run("Tableau\u00a0") + fields.simple(r"SEQ Tableau \* ARABIC", str(next(self.captions))) + fields.run(" – ")
        return f"<w:p><w:pPr>{self.named('caption')}<w:keepNext/></w:pPr>{number}{self.marked(caption, ())}</w:p>"

    def row(self, row: Row, widths: tuple[int, ...], heads: bool, kept: bool) -> str:
        """A row: it does not split unless it is very long, is repeated on each page if it is a head, and `kept` with the next."""
        size = sum(len(block.text) for cell in row for block in cell.blocks if isinstance(block, Paragraph))
        parts = ("<w:cantSplit/>" if size <= _SPLITTABLE else "") + ("<w:tblHeader/>" if heads else "")
        cells, column = [], 0
        for cell in row:
            width = sum(widths[column : column + cell.span])
            column += cell.span
            place = Place("Cellule d'en-tête" if cell.header else "Cellule", width, kept=kept)
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="E9EDF2"/>' if heads else ""
            inside = "".join(self.block(block, place) for block in cell.blocks)
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>{inside}</w:tc>')
        return f"<w:tr>{f'<w:trPr>{parts}</w:trPr>' if parts else ''}{''.join(cells)}</w:tr>"

    def marked(self, block: Paragraph, anchors: Iterable[str]) -> str:
        """The runs of a paragraph, between the bookmarks that it answers to."""
        names = [*anchors, *(self.outline.bookmarks[target] for target in block.ids)]
        numbers = [(next(self.bookmarks), name) for name in names]
        starts = "".join(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>' for number, name in numbers)
        ends = "".join(f'<w:bookmarkEnd w:id="{number}"/>' for number, _ in reversed(numbers))
        return starts + "".join(self.runs(link, group) for link, group in groupby(block.runs, key=lambda run: run.link)) + ends

    def runs(self, link: Link | None, group: Iterable[Run]) -> str:
        """Runs side by side of one link, or of none."""
        if link and not self.outline.leads(link):
            return self.runs(None, map(unlinked, group))
        text = "".join(f"<w:r>{self.run_look(run.marks, link is not None)}{_letters(run.text)}</w:r>" for run in group)
        return self.linked(link, text) if link else text

    def linked(self, link: Link, text: str) -> str:
        """Runs as a link, to a bookmark of the report or to an address outside it."""
        if link.href.startswith("#"):
            return f'<w:hyperlink w:anchor="{self.outline.bookmarks[link.href[1:]]}" w:history="1">{text}</w:hyperlink>'
        return f'<w:hyperlink r:id={quoteattr(self.relate(address(link.href)))} w:history="1">{text}</w:hyperlink>'

    def _run_look(self, marks: frozenset[str], linked: bool) -> str:
        style = self._character_style(marks, linked)
        parts = [f'<w:rStyle w:val="{self.styles[style]}"/>'] if style else []
        parts += ["<w:b/><w:bCs/>"] if "strong" in marks else []
        parts += ["<w:i/><w:iCs/>"] if "em" in marks else []
        parts += [_SMALL] if "small" in marks else []
        parts += [f'<w:vertAlign w:val="{kind}script"/>' for kind in ("sub", "super") if kind.replace("super", "sup") in marks]
        return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""

    def _character_style(self, marks: frozenset[str], linked: bool) -> str | None:
        states = [mark.removeprefix("state-") for mark in sorted(marks) if mark.startswith("state-")]
        if states:
            return next((style for style, names in STATE_STYLES.items() if states[0] in names), "État : neutre")
        known = (("gap" in marks, "Lacune"), (linked, "Hyperlink"), ("verbatim" in marks, "Propos cités"), ("muted" in marks, "Estompé"))
        return next((style for applies, style in known if applies), None)


def _numbered(place: Place) -> str:
    if place.list_number:
        aligned = f'<w:ind w:left="{_QUOTE_INDENT + 360 * (place.depth + 1)}" w:hanging="360"/>' if place.style == "Quote" else ""
        return f'<w:numPr><w:ilvl w:val="{place.depth}"/><w:numId w:val="{place.list_number}"/></w:numPr>{aligned}'
    return f'<w:ind w:left="{360 * (place.depth + 1)}"/>'


def _letters(text: str) -> str:
    pieces = re.split(r"([\n\t]|(?<=[LRD]\.[ \u00a0]\d{4})-(?=\d))", text)
    as_xml = {"\n": "<w:br/>", "\t": "<w:tab/>", "-": "<w:noBreakHyphen/>"}
    return "".join(as_xml[piece] if piece in as_xml else f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces if piece)
