"""A report as one self-contained HTML page: the same chapters as in Word, its style inside, no script, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from itertools import count, groupby
from pathlib import Path
from urllib.parse import quote

from casekit.document import Document
from casekit.writers.fragment import Block, Bullets, Link, Paragraph, Quote, Row, Run, Table
from casekit.writers.outline import Chapter, Heading, Outline, address, outline, unlinked
from casekit.writers.vocabulary import legal
from casekit.writers.widths import spread

_TAGS = ("strong", "em", "sub", "sup")
_UPRIGHT, _LANDSCAPE = 9200, 14100  # twentieths of a point: the text of an A4 page
_PAGE = re.compile(r"\bp(?:age)?\.?[ \u00a0\u202f]*(\d+)", re.IGNORECASE)


def render(document: Document, exhibits: Mapping[str, str]) -> str:
    """Set a report in one HTML page.

    Args:
        document: the report; a first section without a title is its cover, which the table of contents follows.
        exhibits: path of each exhibit's file by its number, relative to the folder of the page; a reference to an
            exhibit opens the file (a PDF at the page that the locator names), else its row of the bordereau.
    Returns: the page, the same for the same arguments.
    Raises: FragmentError where a section goes out of the vocabulary.
    """
    plan = outline(document)
    page = _Page(plan, exhibits)
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    known = {name: escape(legal(value)) for name, value in document.properties.items()}
    metas = "".join(f'<meta name="{name}" content="{known[key]}">\n' for name, key in _METAS if key in known)
    title, header = escape(legal(document.title)), escape(legal(document.header))
    chapters = [page.chapter(chapter) for chapter in plan.chapters]
    at = 1 if plan.chapters and not plan.chapters[0].section.title else 0
    chapters.insert(at, _contents(plan))
    opening = "" if at else f'<p class="title">{title}</p>\n'
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n{metas}<title>{title}</title>'
    body = f'<header class="running">{header}</header>\n<main>\n{opening}{"".join(chapters)}</main>'
    return f'<!DOCTYPE html>\n<html lang="fr">\n<head>\n{head}\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n'


_METAS = (("author", "author"), ("description", "subject"), ("dcterms.date", "dated"))


def _contents(plan: Outline) -> str:
    headings = [heading for chapter in plan.chapters for heading in chapter.headings if heading.level <= 3]
    lines = [f'<li class="level-{h.level}"><a href="#{h.anchor}">{_number(h)}<span>{escape(h.text)}</span></a></li>\n' for h in headings]
    return f'<nav aria-label="Sommaire">\n<p class="contents">Sommaire</p>\n<ul>\n{"".join(lines)}</ul>\n</nav>\n'


def _number(heading: Heading) -> str:
    return f'<span class="number">{heading.number}</span> ' if heading.number else ""


class _Page:
    def __init__(self, plan: Outline, exhibits: Mapping[str, str]) -> None:
        self.plan, self.exhibits = plan, exhibits
        self.captions = count(1)
        self.line = _UPRIGHT

    def chapter(self, chapter: Chapter) -> str:
        self.line = _LANDSCAPE if chapter.section.landscape else _UPRIGHT
        headings = iter(chapter.headings)
        titled = [(block, next(headings) if isinstance(block, Paragraph) and block.level else None) for block in chapter.blocks]
        parts = [self.heading(block, title) if title and isinstance(block, Paragraph) else self.block(block) for block, title in titled]
        return f"<section{_classes(_kinds(chapter))}>\n{''.join(parts)}</section>\n"

    def heading(self, block: Paragraph, heading: Heading) -> str:
        anchors = "".join(f'<span id="{_identifier(target)}"></span>' for target in block.ids)
        inside = f"{anchors}{_number(heading)}{self.runs(block.runs)}"
        return f'<h{heading.level} id="{heading.anchor}"{_classes(sorted(block.classes))}>{inside}</h{heading.level}>\n'

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p{_labels(block)}>{self.runs(block.runs)}</p>\n"
        if isinstance(block, Bullets):
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>\n{''.join(f'<li>{self.inside(item)}</li>' for item in block.items)}</{tag}>\n"
        if isinstance(block, Quote):
            return f"<blockquote>\n{''.join(self.block(inner) for inner in block.blocks)}</blockquote>\n"
        return self.table(block)

    def inside(self, blocks: tuple[Block, ...]) -> str:
        """The blocks of a cell or of an item; a lone paragraph goes without its tag."""
        first, *rest = blocks
        if rest or not isinstance(first, Paragraph) or first.ids or first.classes:
            return "".join(self.block(block).rstrip("\n") for block in blocks)
        return self.runs(first.runs)

    def table(self, table: Table) -> str:
        columns = "".join(f'<col style="width:{100 * width / self.line:.4g}%">' for width in spread(table, self.line))
        caption = ""
        if table.caption:
            caption = f"<caption{_labels(table.caption)}>Tableau\u00a0{next(self.captions)} – {self.runs(table.caption.runs)}</caption>\n"
        head = f"<thead>\n{''.join(self.row(row, True) for row in table.head)}</thead>\n" if table.head else ""
        body = f"<tbody>\n{''.join(self.row(row, False) for row in table.body)}</tbody>\n" if table.body else ""
        inside = f"{caption}<colgroup>{columns}</colgroup>\n{head}{body}"
        return f'<div class="wide"><table{_classes(["plain"] if table.plain else [])}>\n{inside}</table></div>\n'

    def row(self, row: Row, heads: bool) -> str:
        cells = []
        for cell in row:
            span = f' colspan="{cell.span}"' if cell.span > 1 else ""
            scope = f' scope="{"col" if heads else "row"}"' if cell.header else ""
            tag = "th" if cell.header else "td"
            cells.append(f"<{tag}{span}{scope}>{self.inside(cell.blocks)}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>\n"

    def runs(self, runs: tuple[Run, ...]) -> str:
        parts = []
        for link, group in groupby(runs, key=lambda run: run.link):
            if link is None or not (link.exhibit in self.exhibits or self.plan.leads(link)):
                parts += [self.run(unlinked(run) if link else run) for run in group]
                continue
            shown = "".join(self.run(run) for run in group)
            parts.append(f'<a href="{escape(self.address(link))}"{self.bordereau(link)}>{shown}</a>')
        return "".join(parts)

    def run(self, run: Run) -> str:
        text = escape(run.text, quote=False).replace("\n", "<br>")
        for tag in _TAGS:
            text = f"<{tag}>{text}</{tag}>" if tag in run.marks else text
        names = sorted(run.marks - set(_TAGS))
        return f"<span{_classes(names)}>{text}</span>" if names else text

    def address(self, link: Link) -> str:
        """Where the link goes: for an exhibit its file, and for a PDF the page that the locator names."""
        if link.exhibit is not None and link.exhibit in self.exhibits:
            path = self.exhibits[link.exhibit]
            page = _PAGE.search(link.locator) if link.locator and path.lower().endswith(".pdf") else None
            return quote(path) + (f"#page={page[1]}" if page else "")
        return f"#{_identifier(link.href[1:])}" if link.href.startswith("#") else address(link.href)

    def bordereau(self, link: Link) -> str:
        return f' class="exhibit" title="{escape(_shown(link))}"' if link.exhibit is not None else ""


def _shown(link: Link) -> str:
    return f"Ouvrir la pièce {link.exhibit}" + (f", {link.locator}" if link.locator else "")


def _kinds(chapter: Chapter) -> list[str]:
    section = chapter.section
    known = (("landscape", section.landscape), ("apart", not section.numbered), ("cover", not section.title))
    return [name for name, applies in known if applies]


def _classes(names: list[str]) -> str:
    return f' class="{" ".join(names)}"' if names else ""


def _labels(block: Paragraph) -> str:
    names = _classes(sorted(block.classes))
    return (f' id="{_identifier(block.ids[0])}"' if block.ids else "") + names


def _identifier(target: str) -> str:
    return escape(re.sub(r"\s", "_", target))
