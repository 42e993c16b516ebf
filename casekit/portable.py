"""Refuses, in facts, checks and conditions, the SQL that does not mean the same on Spark or that turns an unknown into an answer."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

_WAIVER = re.compile(r"--\s*never NULL:\s*\S+")
_BY_INSTANCE = (exp.Timestamp, exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime, exp.CurrentDatetime)

# What skips NULL, and so reads « the file does not tell » as an answer: only in the macros of facts/_logic.sql, or with the comment.
_LOSES_UNKNOWNS: dict[type[exp.Expr], str] = {
    exp.LogicalOr: "bool_or skips NULL: use any_true",
    exp.LogicalAnd: "bool_and skips NULL: use all_true",
    exp.Min: "min skips NULL: use agreed, agreed_date or another macro",
    exp.Max: "max skips NULL: use agreed, latest or another macro",
    exp.Least: "least skips NULL: write the CASE",
    exp.Greatest: "greatest skips NULL: write the CASE",
    exp.Count: "count skips NULL, and counts what is on file, not what happened: use any_true",
    exp.CountIf: "count_if skips NULL: use any_true",
    exp.Sum: "sum skips NULL: say why no term is unknown",
    exp.Avg: "avg skips NULL: say why no term is unknown",
    exp.AnyValue: "any_value skips NULL, and chooses: use agreed",
    exp.GroupConcat: "string_agg skips NULL: say why no text is unknown",
    exp.Concat: "concat() reads NULL as an empty text: use ||",
    exp.ConcatWs: "concat_ws() skips NULL: use ||",
    exp.Coalesce: "COALESCE (ifnull, nvl) turns an unknown into a value: let it stay NULL",
    exp.Exists: "EXISTS over an unknown is false: use any_true over a LEFT JOIN",
}

_DIFFERS_ON_SPARK: dict[type[exp.Expr], str] = {
    exp.Pivot: "PIVOT and UNPIVOT skip NULL: write one SELECT per column",
    exp.ArrayConcat: "list_concat of NULL differs on Spark: use flatten",
    exp.ArgMax: "arg_max differs on Spark: use QUALIFY row_number()",
    exp.ArgMin: "arg_min differs on Spark: use QUALIFY row_number()",
    exp.DayOfWeek: "dayofweek counts from another day on Spark",
    exp.DayOfWeekIso: "isodow counts from another day on Spark",
    exp.Columns: "COLUMNS() is not known to Spark: name them",
    exp.AtTimeZone: "AT TIME ZONE needs a zone: every moment is wall time already",
    exp.ArraySize: "the length of an absent list differs on Spark",
    exp.Slice: "list slices differ on Spark",
    exp.DateAdd: "date_add differs on Spark: write CAST(d + n * INTERVAL 1 YEAR AS DATE)",
    exp.DateSub: "date_sub differs on Spark: write CAST(d - n * INTERVAL 1 YEAR AS DATE)",
}

# Compared on both engines, rows identical. Every other function is refused until it is compared, then added here.
_COMPARED: tuple[type[exp.Expr], ...] = (
    exp.And, exp.Or, exp.Xor, exp.Case, exp.If, exp.Cast, exp.TryCast, exp.Extract, exp.TimeToStr, exp.DateDiff, exp.Struct, exp.Array,
    exp.ArrayAgg, exp.ArraySort, exp.Flatten, exp.Explode, exp.Unnest, exp.Split, exp.Trim, exp.Substring, exp.Length, exp.Lower,
    exp.Upper, exp.Nullif, exp.RegexpLike, exp.Abs, exp.Round, exp.RowNumber, exp.Year, exp.Month, exp.Day, exp.Star,
)  # fmt: skip
_SPAN = r"to_(?:years|months|weeks|days|hours|minutes|seconds|microseconds)"
_TEXTUAL = (
    (re.compile(r"\blen\s*\(", re.IGNORECASE), "len(list) differs on Spark: length(text) counts a text"),
    (re.compile(rf"\b{_SPAN}\s*\(", re.IGNORECASE), "to_years() is not known to Spark: write n * INTERVAL 1 YEAR"),
)
_DATES = frozenset({exp.DType.DATE, exp.DType.TIMESTAMP, exp.DType.TIMESTAMPNTZ, exp.DType.DATETIME})
_ZONED = frozenset({exp.DType.TIMESTAMPTZ, exp.DType.TIMESTAMPLTZ, exp.DType.TIMETZ})
_DATE_NAME = re.compile(r"from|to|\w+_on|\w+_at|due")


@dataclass(frozen=True)
class _Fault:
    """One thing refused: the node it stands at, the sentence, and whether « never NULL » excuses it."""

    node: exp.Expr
    says: str
    is_excusable: bool = False


def faults(text: str, macros: Container[str]) -> list[str]:
    """Return what a fact, a check or a condition says that Spark reads otherwise or that loses an unknown.

    Args:
        text: one SELECT, one expression, or the `CREATE MACRO` statements of `facts/_logic.sql` (which alone may skip NULL).
        macros: the names of those macros, which any text may call.
    Returns:
        One sentence per fault, with its line. The comment `-- never NULL: why`, on the line or alone just above it, excuses
        what skips NULL; nothing excuses what differs on Spark.
    Source: DuckDB 1.5 and Spark 4 run on the same rows, construct by construct.
    """
    try:
        statements = [statement for statement in sqlglot.parse(text, read="duckdb") if statement is not None]
    except SqlglotError as error:
        return [f"is no SQL: {str(error).splitlines()[0]}"]
    excused, found = _excused_lines(text), list(_in_text(text))
    for statement in statements:
        is_macro = isinstance(statement, exp.Create)
        for fault in _in_tree(statement, macros):
            first, last = _lines(fault.node)
            if not fault.is_excusable or not (is_macro or excused & set(range(first, last + 1))):
                found.append((first, fault.says))
    return [f"line {line}: {says}" for line, says in sorted(set(found))]


def _excused_lines(text: str) -> set[int]:
    """The lines that carry the comment, and the line that follows a comment alone on its own."""
    excused: set[int] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if _WAIVER.search(line):
            excused |= {number, number + 1} if line.lstrip().startswith("--") else {number}
    return excused


def _lines(node: exp.Expr) -> tuple[int, int]:
    """The first and the last line of what a node is made of; a node that names nothing takes its parent's."""
    lines = [found.meta["line"] for found in node.walk() if "line" in found.meta]
    if lines:
        return min(lines), max(lines)
    return _lines(node.parent) if node.parent is not None else (1, 1)


def _in_text(text: str) -> Iterator[tuple[int, str]]:
    """What the tree no longer tells: `len` and `length` are one node."""
    for number, line in enumerate(text.splitlines(), start=1):
        code = re.sub(r"'[^']*'", "''", line).partition("--")[0]
        for pattern, says in _TEXTUAL:
            if pattern.search(code):
                yield number, says
    ordered = [o for s in sqlglot.parse(text, read="duckdb") if s for w in s.find_all(exp.Window) for o in w.find_all(exp.Ordered)]
    if len(ordered) > len(re.findall(r"\bNULLS\s+(?:FIRST|LAST)\b", text, re.IGNORECASE)):
        yield _lines(ordered[0])[0], "the order of NULL in a window differs on Spark: write NULLS LAST"


def _in_tree(tree: exp.Expr, macros: Container[str]) -> Iterator[_Fault]:
    for node in tree.walk():
        if isinstance(node, exp.Count) and isinstance(node.this, exp.Star) and isinstance(node.parent, exp.Window):
            continue  # how many rows stand in a partition: nothing is skipped
        if type(node) in _LOSES_UNKNOWNS:
            yield _Fault(node, _LOSES_UNKNOWNS[type(node)], is_excusable=True)
        elif type(node) in _DIFFERS_ON_SPARK:
            yield _Fault(node, _DIFFERS_ON_SPARK[type(node)])
        elif isinstance(node, exp.Anonymous):
            if node.name.lower() not in macros and not re.fullmatch(_SPAN, node.name, re.IGNORECASE):
                yield _Fault(node, f"{node.name}() is no macro of facts/_logic.sql, and was not compared on Spark")
        elif isinstance(node, exp.Func) and not isinstance(node, _COMPARED):
            yield _Fault(node, f"{node.sql_name().lower()} was not compared on Spark")
        yield from _in_node(node)
        if isinstance(node, exp.Select):
            yield from _in_select(node)


def _in_node(node: exp.Expr) -> Iterator[_Fault]:
    """What depends on how a node is written, not on what it is."""
    says: str | None = None
    match node:
        case exp.ArrayAgg() | exp.GroupConcat() if node.find(exp.Order) is not None:
            says = "the order inside an aggregate is lost on Spark: use list_sort(list(…))"
        case exp.Sum() if _is_boolean(node.this):
            says = "sum of a boolean is refused by Spark: sum a CASE"
        case exp.DateDiff() if node.text("unit").upper() not in ("DAY", "DAYS"):
            says = "date_diff counts alike in days only: date_diff('day', …)"
        case exp.Extract() if node.name.upper() in ("DOW", "DAYOFWEEK", "ISODOW", "WEEKDAY"):
            says = "dayofweek counts from another day on Spark"
        case exp.Sub() if _is_date(node.this) and _is_date(node.expression):
            says = "date - date is an interval on Spark: date_diff('day', …)"
        case exp.Interval() if not isinstance(node.this, exp.Literal):
            says = "INTERVAL (n) YEAR is not known to Spark: write n * INTERVAL 1 YEAR"
        case exp.Add() | exp.Sub() if _adds_interval(node) and not _is_cast_or_moment(node):
            says = "date + INTERVAL is a timestamp here and a date there: CAST(… AS DATE)"
        case exp.DataType() if node.this in _ZONED:
            says = "TIMESTAMPTZ reads the zone of the machine: every moment is wall time, a TIMESTAMP"
        case exp.Star() if node.args.get("replace") or node.args.get("rename"):
            says = "* REPLACE is not known to Spark: name the columns"
        case exp.SetOperation() if node.args.get("by_name"):
            says = "UNION BY NAME is not known to Spark: write the columns in order"
        case exp.Join() if node.method.upper() in ("ASOF", "POSITIONAL"):
            says = f"{node.method.upper()} JOIN is not known to Spark: use QUALIFY row_number()"
        case exp.CTE() if node.args.get("materialized") is not None:
            says = "AS MATERIALIZED is not known to Spark"
    if says is not None:
        yield _Fault(node, says)


def _in_select(select: exp.Select) -> Iterator[_Fault]:
    unnests = [n for n in select.find_all(exp.Explode, exp.Unnest) if n.find_ancestor(exp.Select) is select]
    if len(unnests) > 1:
        yield _Fault(unnests[1], "two unnests in one SELECT are a product on Spark: one per CTE")
    distinct = select.args.get("distinct")
    if distinct is not None and distinct.args.get("on") is not None:
        yield _Fault(distinct, "DISTINCT ON is not known to Spark: use QUALIFY row_number()")
    made = [p for p in select.expressions if isinstance(p, exp.Alias) and not any(c.name == p.alias for c in p.this.find_all(exp.Column))]
    aliases = {projection.alias.lower() for projection in made}
    places = [*select.expressions, *(clause for key in ("where", "having") if (clause := select.args.get(key)) is not None)]
    for column in (column for place in places for column in place.find_all(exp.Column)):
        if not column.table and column.name.lower() in aliases and column.find_ancestor(exp.Select) is select:
            yield _Fault(column, f"« {column.name} » is an alias of the same SELECT, which Spark does not see there: use a CTE")


def _is_boolean(node: exp.Expr) -> bool:
    bare = node.unnest()
    return isinstance(bare, (exp.Predicate, exp.Connector, exp.Not, exp.Boolean)) or bool(re.match(r"(is|has|was)_", bare.name))


def _is_date(node: exp.Expr) -> bool:
    """Tell whether an operand is a day or a moment, from its cast or, as everywhere in casekit, from its name."""
    bare = node.unnest()
    if isinstance(bare, exp.Cast):
        return bare.to.this in _DATES
    if isinstance(bare, (exp.Column, exp.Dot)):
        return bool(_DATE_NAME.fullmatch((bare.expression if isinstance(bare, exp.Dot) else bare).name.lower()))
    return isinstance(bare, _BY_INSTANCE)


def _adds_interval(node: exp.Binary) -> bool:
    return any(isinstance(side.unnest(), exp.Interval) or _multiplies_interval(side.unnest()) for side in (node.this, node.expression))


def _multiplies_interval(node: exp.Expr) -> bool:
    return isinstance(node, exp.Mul) and any(isinstance(side.unnest(), exp.Interval) for side in (node.this, node.expression))


def _is_cast_or_moment(node: exp.Expr) -> bool:
    """Tell whether the sum is cast to a DATE, or starts from what is certainly a TIMESTAMP."""
    outer = node.parent
    while isinstance(outer, (exp.Paren, exp.Add, exp.Sub)):
        outer = outer.parent
    if isinstance(outer, exp.Cast) and outer.to.this == exp.DType.DATE:
        return True
    first: exp.Expr = node
    while isinstance(first, (exp.Paren, exp.Add, exp.Sub)):
        first = first.this
    return isinstance(first, exp.Cast) and first.to.this in _DATES - {exp.DType.DATE}
