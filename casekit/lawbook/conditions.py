"""What a condition of a rule may be: one plain SQL expression over a row of a fact and the figures of its norm."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}([T ].*)?")
_FIGURE = re.compile(r"\bnorm\.(\w+)")
_CLOCKS = (exp.CurrentDate, exp.CurrentTimestamp, exp.CurrentTime, exp.CurrentDatetime)
_CLOCK_NAMES = frozenset({"now", "today", "get_current_timestamp", "transaction_timestamp"})
_ALLOWED_NUMBERS = frozenset({"0", "1"})


def figures_named(text: str) -> set[str]:
    """Return the figures that a sentence or an expression names as `norm.<figure>`."""
    return set(_FIGURE.findall(text))


def faults(sql: str) -> list[str]:
    """Return what is wrong with a condition, each as the end of a sentence; an empty list where it is sound.

    A condition holds no sub-query and no table, no aggregate and no window (it reads one row), no COALESCE (an unknown stays
    unknown), no clock, no literal date and no figure but 0 and 1: those of a text live in the norm, as `norm.<figure>`.
    """
    try:
        trees = sqlglot.parse(sql, read="duckdb")
    except SqlglotError as error:
        return [f"is no SQL expression ({str(error).splitlines()[0]})"]
    if len(trees) != 1 or trees[0] is None:
        return ["must be one SQL expression"]
    return sorted(set(_faults(trees[0])))


def _faults(tree: exp.Expr) -> Iterator[str]:
    if tree.find(exp.Query, exp.Table, exp.Exists, exp.Command, exp.DDL) is not None:
        yield "holds a sub-query or a table: let the fact carry it as a column"
        return
    if not isinstance(tree, exp.Condition):
        yield "must be one SQL expression"
    if tree.find(exp.AggFunc, exp.Window) is not None:
        yield "holds an aggregate: a condition reads one row, let the fact count"
    if tree.find(exp.Coalesce) is not None:
        yield "holds COALESCE: an unknown stays unknown"
    if tree.find(*_CLOCKS) is not None or any(f.name.lower() in _CLOCK_NAMES for f in tree.find_all(exp.Anonymous)):
        yield "reads a clock: the fact's as_of is the only one"
    for literal in tree.find_all(exp.Literal):
        if literal.is_string and _DATE.fullmatch(literal.name):
            yield f"holds the literal date {literal.name}: write it in the norm, and name it norm.<figure>"
        elif (isinstance(literal.parent, exp.Interval) or not literal.is_string) and literal.name not in _ALLOWED_NUMBERS:
            yield f"holds the figure {literal.name}: write it in the norm, and name it norm.<figure>"
