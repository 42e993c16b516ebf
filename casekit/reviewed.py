"""The expert's rulings and answers put in the tables, anew each time a case is opened: a ruling does not read the exhibits again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from casekit import loading, review
from casekit.records import Problem, Table


def refresh(con: duckdb.DuckDBPyConnection, folder: Path, sql_folder: Path, tables: Sequence[Table]) -> None:
    """Replace the rows of `ruling` and `answer`, and the problems of `review.toml`, by what the file says now.

    Args:
        con: the connection to a loaded case.
        folder: the case folder.
        sql_folder: the folder `tables/` of the package.
        tables: the tables of the contract.
    """
    case = con.execute("SELECT case_id, zone FROM main.casefile").fetchone()
    assert case is not None
    given = review.read(folder / "review.toml")
    by_name = {table.name: table for table in tables}
    con.execute("DELETE FROM main.ruling; DELETE FROM main.answer; DELETE FROM main.problem WHERE code LIKE 'review~_%' ESCAPE '~'")
    loading.prepare(con, case[1])
    unread = _insert(con, sql_folder, by_name["ruling"], case[0], [
        {"ruling": str(r.n), "question": r.question, "about": r.about, "state": r.state, "because": r.because, "author": r.author,
         "at": r.at, "on": r.on, "supersedes": str(r.supersedes), "locator": f"review.toml, appréciation n° {r.n}"}
        for r in given.rulings])  # fmt: skip
    unread += _insert(con, sql_folder, by_name["answer"], case[0], [
        {"answer": str(n), "mission": str(a.mission), "text": a.text, "author": a.author, "at": a.at, "locator": f"review.toml, réponse n° {n}"}
        for n, a in enumerate(given.answers, start=1)])  # fmt: skip
    problems = [*given.problems, *(_of_the_review(problem) for problem in unread)]
    _insert(con, sql_folder, by_name["problem"], case[0], [
        {"code": p.code, "exhibit": None, "locator": p.locator, "message": p.message, "remedy": p.remedy, "severity": p.severity}
        for p in problems])  # fmt: skip


def _insert(
    con: duckdb.DuckDBPyConnection, sql_folder: Path, table: Table, case_id: str, rows: Sequence[Mapping[str, str | None]]
) -> list[Problem]:
    if not rows:
        return []
    select = loading.stage_rows(con, rows, list(rows[0]))
    return loading.insert(con, sql_folder, table, select, case_id, None)[1]


def _of_the_review(problem: Problem) -> Problem:
    return Problem(f"review_{problem.code}", problem.message, problem.remedy, None, problem.locator, problem.severity)
