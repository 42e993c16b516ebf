"""A section's HTML as frozen blocks and runs of text, the form that both writers print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from casekit.writers.vocabulary import INLINE, RUN_CLASS, FragmentError, Node, tree

_BREAKING_SPACE = re.compile(r"[ \t]*\n[ \t\n]*")
_FIRST_LINES, _LAST_LINES = re.compile(r"\A[ \t]*\n[ \t\n]*"), re.compile(r"[ \t]*\n[ \t\n]*\Z")
_SOFT, _BREAK = "\x00", "\x0b"  # a line break of the template, a br; neither can be met in text, where both are illegal
_BLANK = " \n" + _BREAK


@dataclass(frozen=True, slots=True)
class Link:
    """Where a run leads; `exhibit` is a number of the bordereau and `locator` a place in it."""

    href: str
    exhibit: str | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look: `marks` are strong, em, sub, sup and the classes of text; `\\n` is a line break."""

    text: str
    marks: frozenset[str] = frozenset()
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a heading of `level` 1 to 4; `ids` are the targets that it answers to."""

    runs: tuple[Run, ...]
    level: int = 0
    classes: frozenset[str] = frozenset()
    ids: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The bare words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of another."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, over `span` columns."""

    blocks: tuple[Block, ...]
    header: bool
    span: int


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows to repeat on each page, then the others; every row covers the same columns."""

    caption: Paragraph | None
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]
    plain: bool

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return sum(cell.span for cell in (self.head + self.body)[0])


Block = Paragraph | Bullets | Quote | Table


@dataclass(frozen=True, slots=True)
class _Look:
    """What a block hands down to its text."""

    marks: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    link: Link | None = None

    def within(self, node: Node) -> _Look:
        marks = frozenset(name for name in node.classes if RUN_CLASS.fullmatch(name))
        if node.tag in ("strong", "em", "sub", "sup"):
            marks |= {node.tag}
        return replace(self, marks=self.marks | marks, classes=self.classes | (node.classes & {"center", "right"}))


def blocks(section: str, html: str) -> tuple[Block, ...]:
    """Read a section's HTML.

    Args:
        section: the section's name, for the error.
        html: the fragment, in the vocabulary of `casekit.document`.
    Raises: FragmentError where the fragment goes out of the vocabulary.
    """
    return _Reader(section).inside(tree(section, html), _Look())


def paragraphs(found: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of these blocks, at any depth, in the order of reading."""
    for block in found:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from paragraphs(item)
        elif isinstance(block, Quote):
            yield from paragraphs(block.blocks)
        else:
            yield from (block.caption,) if block.caption else ()
            for row in block.head + block.body:
                for cell in row:
                    yield from paragraphs(cell.blocks)


class _Reader:
    def __init__(self, section: str) -> None:
        self.section = section

    def refuse(self, node: Node, what: str) -> FragmentError:
        return FragmentError(self.section, node.line, what)

    def inside(self, node: Node, look: _Look) -> tuple[Block, ...]:
        """The blocks of a container; text that stands loose in it makes paragraphs of its own."""
        found: list[Block] = []
        loose: list[Node | str] = []
        for child in node.children:
            if isinstance(child, str) or child.tag in INLINE:
                loose.append(child)
                continue
            found += self.loose(loose, look)
            loose = []
            found.append(self.block(child, look))
        found += self.loose(loose, look)
        return tuple(found or (Paragraph(()),)) if node.tag else tuple(found)

    def loose(self, children: list[Node | str], look: _Look) -> list[Block]:
        runs = self.runs(children, look)
        return [Paragraph(runs, classes=look.classes)] if runs else []

    def block(self, node: Node, look: _Look) -> Block:
        inner = look.within(node)
        made: Block
        if node.tag == "table":
            made = self.table(node, inner)
        elif node.tag in ("ul", "ol"):
            items = tuple(self.item(li, inner) for li in node.inside())
            if not items:
                raise self.refuse(node, f"<{node.tag}> without an item")
            made = Bullets(items, node.tag == "ol")
        elif node.tag == "blockquote":
            made = Quote(self.inside(node, replace(inner, marks=inner.marks | {"verbatim"})))
        else:
            level = int(node.tag[1]) if node.tag != "p" else 0
            own = frozenset(name for name in node.classes if name == "verbatim" or not RUN_CLASS.fullmatch(name))
            made = Paragraph(self.runs(node.children, inner), level, inner.classes | own)
        return _labelled(made, node)

    def item(self, node: Node, look: _Look) -> tuple[Block, ...]:
        first, *rest = self.inside(node, look.within(node))
        return (_labelled(first, node), *rest)

    def table(self, node: Node, look: _Look) -> Table:
        captions = [self.caption(child, look) for child in node.inside() if child.tag == "caption"]
        head = [tr for part in node.inside() if part.tag == "thead" for tr in part.inside()]
        body = [tr for part in node.inside() if part.tag in ("tbody", "tr") for tr in ([part] if part.tag == "tr" else part.inside())]
        rows = [self.row(tr, look) for tr in head + body]
        counts = {sum(cell.span for cell in row) for row in rows}
        if len(counts) != 1 or 0 in counts or len(captions) > 1:
            raise self.refuse(node, f"<table> with {len(captions)} captions, rows of {sorted(counts)} columns: one caption, rows alike")
        widths = self.widths(node, counts.pop())
        return Table(captions[0] if captions else None, tuple(rows[: len(head)]), tuple(rows[len(head) :]), widths, "plain" in node.classes)

    def caption(self, node: Node, look: _Look) -> Paragraph:
        label = (node.attributes["id"],) if "id" in node.attributes else ()
        return Paragraph(self.runs(node.children, look.within(node)), ids=label)

    def widths(self, node: Node, columns: int) -> tuple[float, ...]:
        if "data-widths" not in node.attributes:
            return ()
        given = node.attributes["data-widths"].split()
        if len(given) != columns or not all(re.fullmatch(r"[1-9]\d*", width) for width in given):
            raise self.refuse(node, f'data-widths="{node.attributes["data-widths"]}" for {columns} columns')
        return tuple(float(width) for width in given)

    def row(self, node: Node, look: _Look) -> Row:
        inner = look.within(node)
        cells = [self.cell(child, inner) for child in node.inside()]
        if cells:
            cells[0] = replace(cells[0], blocks=(_labelled(cells[0].blocks[0], node), *cells[0].blocks[1:]))
        return tuple(cells)

    def cell(self, node: Node, look: _Look) -> Cell:
        span = node.attributes.get("colspan", "1")
        if not re.fullmatch(r"[1-9]\d?", span):
            raise self.refuse(node, f'colspan="{span}"')
        first, *rest = self.inside(node, look.within(node))
        return Cell((_labelled(first, node), *rest), node.tag == "th", int(span))

    def runs(self, children: list[Node | str], look: _Look) -> tuple[Run, ...]:
        """The text of inline children; a line break of the template is one space, or nothing at an edge or beside a space."""
        raw = [run for run in self.raw(children, look) if run.text]
        settled = _settled([run.text for run in raw])
        return tuple(replace(run, text=text) if text != run.text else run for run, text in zip(raw, settled, strict=True) if text)

    def raw(self, children: list[Node | str], look: _Look) -> Iterator[Run]:
        for child in children:
            if isinstance(child, str):
                yield Run(child if "verbatim" in look.marks else _BREAKING_SPACE.sub(_SOFT, child), look.marks, look.link)
            elif child.tag == "br":
                yield Run(_BREAK, look.marks, look.link)
            else:
                inner = look.within(child)
                yield from self.raw(child.children, replace(inner, link=self.link(child)) if child.tag == "a" else inner)

    def link(self, node: Node) -> Link:
        href = node.attributes["href"]
        scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", href)
        if href in ("", "#") or href.startswith("//") or (scheme and scheme[0].lower() != "https:"):
            raise self.refuse(node, f'href="{href}": a target of the report, a relative address or https:// is expected')
        exhibit, locator = (node.attributes.get(name) for name in ("data-exhibit", "data-locator"))
        if exhibit is not None and not href.startswith("#"):
            raise self.refuse(node, f'href="{href}" of exhibit {exhibit}: the row of the bordereau is expected')
        return Link(href, exhibit, locator)


def _settled(texts: list[str]) -> list[str]:
    """The texts of one paragraph with each line break of the template decided: a space between two words, else nothing."""
    done: list[str] = []
    before, waiting = "\n", -1  # the last character printed; the text whose last space waits for a word
    for place, text in enumerate(texts):
        kept = ""
        for number, piece in enumerate(text.split(_SOFT)):
            if number and before not in _BLANK and waiting < 0:
                kept, waiting = kept + " ", place
            if piece and waiting >= 0:
                if piece[0] in _BLANK and waiting == place:
                    kept = kept[:-1]
                elif piece[0] in _BLANK:
                    done[waiting] = done[waiting][:-1]
                waiting = -1
            kept, before = kept + piece, piece[-1:] or before
        done.append(kept)
    if waiting >= 0:
        done[waiting] = done[waiting][:-1]
    return _trimmed(done)


def _trimmed(texts: list[str]) -> list[str]:
    """Without the line breaks that the template puts around quoted words; those inside, and each `br`, count."""
    for places, edge in ((range(len(texts)), _FIRST_LINES), (reversed(range(len(texts))), _LAST_LINES)):
        for place in places:
            texts[place] = edge.sub("", texts[place])
            if texts[place]:
                break
    return [text.replace(_BREAK, "\n") for text in texts]


def _labelled(block: Block, node: Node) -> Block:
    """The block with the node's id on its first paragraph."""
    if "id" not in node.attributes:
        return block
    if isinstance(block, Paragraph):
        return replace(block, ids=(*block.ids, node.attributes["id"]))
    if isinstance(block, Bullets):
        first = (_labelled(block.items[0][0], node), *block.items[0][1:])
        return replace(block, items=(first, *block.items[1:]))
    if isinstance(block, Quote):
        return replace(block, blocks=(_labelled(block.blocks[0], node), *block.blocks[1:]))
    if block.caption:
        return replace(block, caption=replace(block.caption, ids=(*block.caption.ids, node.attributes["id"])))
    rows: tuple[Row, ...] = block.head or block.body
    corner = replace(rows[0][0], blocks=(_labelled(rows[0][0].blocks[0], node), *rows[0][0].blocks[1:]))
    rows = ((corner, *rows[0][1:]), *rows[1:])
    return replace(block, head=rows) if block.head else replace(block, body=rows)
