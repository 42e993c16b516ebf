"""The worked examples of the law as rows of their facts: shared by what asks them, moves them in time, and mutates their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

import casekit
from casekit import dates, lawbook, sql, views
from casekit.compiled import CompiledFact, Fact, compile_fact
from casekit.law_records import Example, Lawbook, Question, Rule

PACKAGE = Path(casekit.__file__).parent


@cache
def law() -> Lawbook:
    return lawbook.read(PACKAGE / "law")


@cache
def facts() -> Mapping[str, Fact]:
    """Every fact that a question reads, with the types of its columns, over empty tables."""
    con = duckdb.connect()
    tables = sql.read_tables(PACKAGE / "tables")
    sql.create_tables(con, PACKAGE / "tables", tables)
    views.install(con, tables, PACKAGE / "facts")
    found = {}
    for name in law().facts():
        described = con.execute(f'DESCRIBE whole."{name}"').fetchall()
        found[name] = Fact(name, described[1][0], {column: kind for column, kind, *_ in described})
    return found


@cache
def macros() -> Mapping[str, sql.Macro]:
    return sql.read_macros(PACKAGE / "facts" / "_logic.sql")


def compiled_with(name: str, questions: list[Question], rules: list[Rule]) -> CompiledFact:
    return compile_fact(
        facts()[name], questions, rules, law().norms, lambda tree: sql.expand(tree, macros()), has_declarations=False, with_details=True
    )


@cache
def compiled(name: str) -> CompiledFact:
    questions = list(law().questions_on(name))
    return compiled_with(name, questions, [rule for question in questions for rule in law().rules_of(question.id)])


def examples() -> Iterator[tuple[Rule, int, Example]]:
    for rule in law().rules.values():
        for n, example in enumerate(rule.examples, start=1):
            yield rule, n, example


def fact_of(rule: Rule) -> str:
    return law().questions[rule.question].fact


def rows_of(name: str, given: Mapping[str, Mapping[str, Any]]) -> duckdb.DuckDBPyConnection:
    """A connection in which the fact holds one row for each situation given: its id, what is known of it."""
    fact, con = facts()[name], duckdb.connect()
    con.execute("CREATE SCHEMA whole")
    con.execute(f'CREATE TABLE whole."{name}" ({", ".join(f"{chr(34)}{c}{chr(34)} {t}" for c, t in fact.columns.items())})')
    rows = [
        [value_of(known[c], kind) if c in known else None for c, kind in fact.columns.items()]
        for known in ({"case_id": "exemple", fact.subject: about, **values} for about, values in given.items())
    ]
    if rows:
        con.executemany(f'INSERT INTO whole."{name}" VALUES ({", ".join("?" * len(fact.columns))})', rows)
    return con


@cache
def worked(name: str) -> duckdb.DuckDBPyConnection:
    """The fact, filled with the examples of all its rules: « rule 1 »."""
    return rows_of(name, {f"{rule.id} {n}": example.given for rule, n, example in examples() if fact_of(rule) == name})


def answered(con: duckdb.DuckDBPyConnection, select: CompiledFact) -> dict[str, dict[str, Any]]:
    """What a compiled SELECT says of each row, by its id."""
    cursor = con.execute(select.sql)
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    return {row["about"]: row for row in rows}


@cache
def answers(name: str) -> Mapping[str, Mapping[str, Any]]:
    return answered(worked(name), compiled(name))


def value_of(given: object, kind: str) -> object:
    """What an example writes, as the column holds it: a date is text, partial ISO 8601, « none » or « ? »."""
    if not kind.startswith("STRUCT"):
        return given
    span = dates.parse(str(given), "Europe/Paris")
    assert span is not None, f"{given!r} is no date"
    bounds: list[Any] = [span.start, span.end]
    if '"from" DATE' in kind:
        bounds = [b.date() if isinstance(b, datetime) else None for b in bounds]
    return {"written": span.written, "from": bounds[0], "to": bounds[1], "zone": span.zone, "happened": span.happened}
