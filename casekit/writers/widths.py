"""The widths of a table's columns, from what the template asks or from what the cells hold."""

from __future__ import annotations

import re
from itertools import pairwise

from casekit.writers.fragment import Table, paragraphs

_CHARACTER = 88  # twentieths of a point: a letter of a cell, on average
_PADDING = 4  # characters, both sides of a cell
_KEPT_WHOLE = 20  # characters; a shorter text stays on one line if the page allows
_LONGEST_WORD = 20  # characters; a longer word is cut
_LONGEST_LINE = 90  # characters; beyond, more text makes a row taller, not wider


def spread(table: Table, whole: int) -> tuple[int, ...]:
    """Share the width of a page between the columns of a table.

    Args:
        table: its own `widths` are relative, and win; else each column gets room for its longest word, then a part of
            the rest in proportion to its longest text.
        whole: the width to share, in twentieths of a point.
    Returns: one width per column, of sum `whole`.
    """
    shares = list(table.widths) or _needs(table, whole / _CHARACTER)
    edges = [round(whole * sum(shares[:count]) / sum(shares)) for count in range(len(shares) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _needs(table: Table, whole: float) -> list[float]:
    words, lines = [3] * table.columns, [3] * table.columns
    for row in table.head + table.body:
        column = 0
        for cell in row:
            if cell.span == 1:
                for text in (paragraph.text for paragraph in paragraphs(cell.blocks)):
                    longest = len(text) if len(text) <= _KEPT_WHOLE else max(len(word) for word in re.split(r"[ \n\t-]", text))
                    words[column] = max(words[column], min(longest, _LONGEST_WORD))
                    lines[column] = max(lines[column], min(len(text), _LONGEST_LINE))
            column += cell.span
    room = max(whole - sum(words) - _PADDING * table.columns, 0.0)
    spare = sum(lines) - sum(words)
    if not spare:
        return [word + float(_PADDING) for word in words]
    return [word + _PADDING + room * (line - word) / spare for word, line in zip(words, lines, strict=True)]
