"""One question of the law asked of a case being told: the state in which it stands, for the tests of the facts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import duckdb
from situations import CASEKIT, FACTS, MACROS, File

from casekit import arguments, lawbook, sql
from casekit.compiled import compile_fact
from casekit.findings import Finding
from casekit.law_records import Lawbook


@cache
def whole() -> Lawbook:
    return lawbook.read(CASEKIT / "law")


@cache
def law(question: str) -> Lawbook:
    """The law with one question only."""
    rules = {rule.id: rule for rule in whole().rules_of(question)}
    return replace(whole(), questions={question: whole().questions[question]}, rules=rules)


@cache
def select(question: str, con: duckdb.DuckDBPyConnection) -> str:
    """The compiled SELECT of one question over the facts of a connection, where nobody declared anything."""
    asked = whole().questions[question]
    fact = arguments.describe(con, asked.fact)
    return compile_fact(
        fact,
        [asked],
        whole().rules_of(question),
        whole().norms,
        lambda tree: sql.expand(tree, MACROS),
        has_declarations=False,
        with_details=False,
    ).sql


def states(file: File, question: str) -> dict[str, str]:
    """The state of one question, by the subject it is about."""
    rows = file.con.execute(f"SELECT about, s0 FROM ({select(question, file.con)}) AS found WHERE case_id = ?", [file.case_id]).fetchall()
    return dict(rows)


def state(file: File, question: str) -> str:
    """The state of a question asked of one subject only."""
    (found,) = states(file, question).values()
    return found


def findings(file: File, question: str) -> tuple[Finding, ...]:
    """The whole findings of a question, declarations weighed."""
    return arguments.find(file.con, law(question), FACTS)


def finding(file: File, question: str) -> Finding:
    """The same where it is asked of one subject only."""
    (found,) = findings(file, question)
    return found
