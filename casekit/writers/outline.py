"""The outline of a report, common to both writers: its chapters read, its headings numbered, its targets checked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from casekit.document import Document, Section
from casekit.writers.fragment import Block, Link, Paragraph, Run, blocks, paragraphs
from casekit.writers.vocabulary import FragmentError, legal


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents; `number` is empty in an unnumbered section, `anchor` is unique."""

    level: int
    number: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section read: its blocks (the title first, if it has one) and its headings in the order of the blocks."""

    section: Section
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class Outline:
    """The chapters, and the targets that links may name (`id` → bookmark name fit for Word)."""

    chapters: tuple[Chapter, ...]
    bookmarks: Mapping[str, str]

    def leads(self, link: Link) -> bool:
        """Whether the link has somewhere to go: a target inside the report must exist."""
        return not link.href.startswith("#") or link.href[1:] in self.bookmarks


def outline(document: Document) -> Outline:
    """Read every section of a report.

    Raises: FragmentError for a fragment out of the vocabulary, a skipped heading level, a target given twice, or a link
        that leads nowhere. A reference to an exhibit that the bordereau does not hold is the user's: both writers print
        it highlighted, without a link.
    """
    chapters: list[Chapter] = []
    counts = [0, 0, 0, 0]
    serial = 0
    for section in document.sections:
        title = legal(section.title)
        found = blocks(section.name, section.html)
        if title:
            found = (Paragraph((Run(title),), level=1), *found)
        headings: list[Heading] = []
        for block in found:
            if isinstance(block, Paragraph) and block.level:
                serial += 1
                headings.append(_heading(section, block, headings, counts, serial))
        chapters.append(Chapter(section, found, tuple(headings)))
    bookmarks = _bookmarks(chapters)
    _follow(chapters, bookmarks)
    return Outline(tuple(chapters), bookmarks)


def _heading(section: Section, block: Paragraph, before: list[Heading], counts: list[int], serial: int) -> Heading:
    """Number one heading; `counts` is the last number given at each level, and moves on."""
    if block.level > (before[-1].level if before else 0) + 1:
        raise FragmentError(section.name, 0, f"heading « {block.text} » of level {block.level} skips a level")
    if section.numbered:
        counts[block.level - 1] += 1
        counts[block.level :] = [0] * (4 - block.level)
    number = ".".join(str(count) for count in counts[: block.level]) if section.numbered else ""
    return Heading(block.level, number, block.text.replace("\n", " "), f"_Toc{serial:08d}")


def _bookmarks(chapters: list[Chapter]) -> dict[str, str]:
    names: dict[str, str] = {}
    for chapter in chapters:
        for paragraph in paragraphs(chapter.blocks):
            for target in paragraph.ids:
                if target in names:
                    raise FragmentError(chapter.section.name, 0, f'id="{target}" stands twice in the report')
                names[target] = bookmark_name(target)
    return names


def bookmark_name(target: str) -> str:
    """A name that Word takes for a bookmark: letters, digits and underscores, 40 characters at most, one per target."""
    name = re.sub(r"[^A-Za-z0-9]", "_", target)
    if re.fullmatch(r"[a-z][a-z0-9-]{0,35}", target):
        return name
    return f"t_{name[:24]}_{hashlib.sha256(target.encode()).hexdigest()[:12]}"


def _follow(chapters: list[Chapter], bookmarks: Mapping[str, str]) -> None:
    for chapter in chapters:
        for paragraph in paragraphs(chapter.blocks):
            for run in paragraph.runs:
                link = run.link
                if link and link.href.startswith("#") and link.href[1:] not in bookmarks and link.exhibit is None:
                    raise FragmentError(chapter.section.name, 0, f'href="{link.href}" leads nowhere')


def unlinked(run: Run) -> Run:
    """A reference that leads nowhere, as text that catches the eye."""
    return replace(run, marks=run.marks | {"gap"}, link=None)


def address(href: str) -> str:
    """An address as it may stand in a file: what is not allowed in one is percent-encoded, what is encoded already stays."""
    return quote(href, safe="/%#?&=:;,+@!$'()*~")
