"""A report between its templates and its writers: sections of one small HTML vocabulary, the same source for Word and HTML.

The vocabulary of `Section.html` (anything else is refused, with the section and the tag):

- blocks: `h1` to `h4`, `p`, `ul` and `ol` of `li`, `blockquote` (the words of another, spaces and line breaks kept),
  `table` of `caption`?, `thead`?, `tbody`?, `tr`, `th` and `td` (`colspan`);
  `p`, lists and `blockquote` also stand inside `li`, `td`, `th` and `blockquote`;
- inline: `strong`, `em`, `sub`, `sup`, `br`, `span`, `a`;
- links: `<a href="#piece-3" data-exhibit="3" data-locator="p. 2">` (a reference to an exhibit: in Word the row of the
  bordereau, in HTML the file itself), `<a href="#norme-csp-l4001-3">` (any target inside the report), `<a href="../exhibits/…">`
  (a relative address, percent-encoded) and `<a href="https://…">`;
- targets: `id` on any block, `tr` or `span`, unique in the whole report;
- `class` (several may be combined): `gap` (to be completed, highlighted), `verbatim` (the words of another, spaces kept),
  `state-breach` and the other states of the contract, `small`, `muted`, `note` (a boxed remark), `center`, `right`, `keep` (stay with the
  next block), `page-break` (before this block), `plain` (a table without lines, for label and value), `cover-court`,
  `cover-title`, `cover-subtitle`, `cover-label`, `cover-line` and any other `cover-…`;
- `data-widths="12 28 60"` on a table: relative widths of its columns; without it they follow the contents.

Outside `blockquote` and `verbatim`, a run of white space that holds a line break counts as one space; other spaces are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """One chapter: `title` becomes its first-level heading (none when empty: the cover); inside, headings start at `h2`.

    `numbered` gives its headings a number and lets it follow on the same page; an unnumbered section (cover, annex)
    starts a new page. `landscape` turns its pages.
    """

    name: str
    title: str
    html: str
    numbered: bool = True
    landscape: bool = False


@dataclass(frozen=True)
class Document:
    """A whole report; `header` runs at the top of each page but the first.

    `properties` holds what is known of `author`, `subject` and `dated` (ISO 8601): an absent key is unknown, and nothing
    is written in its place.
    """

    title: str
    header: str
    properties: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
