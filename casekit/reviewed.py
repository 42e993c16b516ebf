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
    _insert_problems(con, sql_folder, by_name["problem"], case[0], problems)


def check(con: duckdb.DuckDBPyConnection, sql_folder: Path, tables: Sequence[Table], asked: Mapping[str, tuple[str, Sequence[str]]]) -> None:
    """Say of each ruling and answer that nothing in the case takes up why it is not applied.

    Args:
        con: the connection on which `refresh` was called, its facts installed.
        sql_folder: the folder `tables/` of the package.
        tables: the tables of the contract.
        asked: the fact of each question, and the states that the expert may give it.
    """
    case_id, problems = con.execute("SELECT case_id FROM main.casefile").fetchone(), []
    assert case_id is not None
    for place, question, about, state in con.execute("SELECT locator, question, about, state FROM main.ruling ORDER BY rowid").fetchall():
        why = _why_astray(con, question, about, state, asked)
        if why is not None:
            problems.append(Problem("review_astray", f"{why} ; l’appréciation n’est pas appliquée.",
                                    "La saisir de nouveau avec « casekit rule ».", locator=place))  # fmt: skip
    for place, mission in con.execute("SELECT locator, mission FROM main.answer ANTI JOIN main.mission USING (mission) ORDER BY answer.rowid").fetchall():
        problems.append(Problem("review_astray", f"la mission n’a pas de chef n° {mission} ; la réponse n’est pas imprimée.",
                                "Corriger le numéro du chef de mission.", locator=place))  # fmt: skip
    _insert_problems(con, sql_folder, next(table for table in tables if table.name == "problem"), case_id[0], problems)


def _why_astray(con: duckdb.DuckDBPyConnection, question: str, about: str, state: str, asked: Mapping[str, tuple[str, Sequence[str]]]) -> str | None:
    if question not in asked:
        return f"« {question} » n’est pas un point à examiner"
    fact, states = asked[question]
    if state not in states:
        return f"« {state} » n’est pas un état de {question} (choisir parmi : {', '.join(states)})"
    subject = con.execute(f'DESCRIBE whole."{fact}"').fetchall()[1][0]
    known = con.execute(f'SELECT 1 FROM whole."{fact}" WHERE CAST("{subject}" AS VARCHAR) = ?', [about]).fetchone()
    return None if known else f"« {about} » n’est pas un sujet de {question}"


def _insert_problems(con: duckdb.DuckDBPyConnection, sql_folder: Path, table: Table, case_id: str, problems: Sequence[Problem]) -> None:
    _insert(con, sql_folder, table, case_id, [
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
