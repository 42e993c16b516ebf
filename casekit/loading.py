"""Rows given as text, put into the tables: dates become intervals, numbers and booleans are cast, and what cannot be is said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from casekit import dates
from casekit.records import Column, Problem, Table

SHOWN = 20
_DATES = ("DAY", "MOMENT")


def prepare(con: duckdb.DuckDBPyConnection, zone: str) -> None:
    """Tell the connection the zone of the case and the hours that its clocks show twice."""
    con.execute("SET VARIABLE zone = ?", [zone])
    con.execute("CREATE OR REPLACE TEMP TABLE doubled_hour (h TIMESTAMP)")
    hours = [hour.isoformat(" ") for hour in dates.doubled_hours(zone)]
    con.execute("INSERT INTO doubled_hour SELECT CAST(unnest(?) AS TIMESTAMP)", [hours])


def stage_rows(con: duckdb.DuckDBPyConnection, rows: Iterable[Mapping[str, str | None]], columns: Sequence[str]) -> str:
    """Put rows of text in a temporary table and return the SELECT that reads them."""
    shape = json.dumps([dict.fromkeys(columns, "VARCHAR")])
    text = json.dumps([{column: row.get(column) for column in columns} for row in rows], ensure_ascii=False)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE typed_rows AS SELECT unnest(from_json(CAST(? AS JSON), '{shape}'), recursive := true)", [text]
    )
    return "SELECT * FROM typed_rows"


def insert(
    con: duckdb.DuckDBPyConnection, tables: Path, table: Table, select: str, case_id: str, exhibit: str | None, prefix: str = ""
) -> tuple[int, list[Problem]]:
    """Insert the rows of a SELECT into a table.

    Args:
        con: an open connection, prepared for the zone of the case.
        tables: the folder of `_date_text.sql`.
        table: the table.
        select: a query whose columns are some of the table's, dates as text.
        case_id: the case.
        exhibit: the exhibit that all the rows come from; None where the rows say it themselves.
        prefix: the place of the file inside the exhibit, put before each locator.
    Returns:
        The number of rows, and a problem for each cell that was left blank because it could not be read.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE staged AS {select}")
    given = {row[0] for row in con.execute("DESCRIBE staged").fetchall()}
    columns = [column for column in table.columns if column.name in given and column.name != "case_id"]
    _read_dates(con, tables, [column for column in columns if column.type in _DATES])
    values, joins = {"case_id": "$case_id"}, ""
    for column in columns:
        values[column.name] = f's."{column.name}"'
        if column.type in _DATES:
            joins += f' LEFT JOIN date_text AS "d_{column.name}" ON "d_{column.name}".x = CAST(s."{column.name}" AS VARCHAR)'
            values[column.name] = f'"d_{column.name}".as_{column.type.lower()}'
        elif column.type != "VARCHAR":
            values[column.name] = f'try_cast(s."{column.name}" AS {column.type})'
    parameters: dict[str, str] = {"case_id": case_id}
    if exhibit is not None:
        values["exhibit"] = "$exhibit"
        parameters["exhibit"] = exhibit
        if prefix:
            values["locator"] = "CASE WHEN s.locator IS NULL THEN $prefix ELSE $prefix || ', ' || s.locator END" if "locator" in given else "$prefix"
            parameters["prefix"] = prefix
    names = ", ".join(f'"{name}"' for name in values)
    into = f'INSERT INTO main."{table.name}" ({names}) SELECT {", ".join(values.values())} FROM staged AS s{joins}'
    count = con.execute(into, parameters).fetchone()
    problems = [problem for column in columns for problem in _unread_cells(con, table, column, exhibit, prefix, "locator" in given)]
    return (count[0] if count else 0), problems


def _read_dates(con: duckdb.DuckDBPyConnection, tables: Path, columns: Sequence[Column]) -> None:
    if not columns:
        return
    texts = " UNION ".join(f'SELECT DISTINCT CAST("{c.name}" AS VARCHAR) AS x FROM staged WHERE "{c.name}" IS NOT NULL' for c in columns)
    con.execute(f"CREATE OR REPLACE TEMP TABLE date_written AS {texts}")
    con.execute((tables / "_date_text.sql").read_text("utf-8"))


def _unread_cells(
    con: duckdb.DuckDBPyConnection, table: Table, column: Column, exhibit: str | None, prefix: str, is_located: bool
) -> list[Problem]:
    if column.type == "VARCHAR":
        return []
    if column.type in _DATES:
        unread = f'NOT EXISTS (SELECT 1 FROM date_text AS d WHERE d.x = CAST(s."{column.name}" AS VARCHAR))'
    else:
        unread = f'try_cast(s."{column.name}" AS {column.type}) IS NULL'
    locator = "s.locator" if is_located else "NULL"
    rows = con.execute(
        f'SELECT {locator}, CAST(s."{column.name}" AS VARCHAR) FROM staged AS s WHERE s."{column.name}" IS NOT NULL'
        f" AND trim(CAST(s.\"{column.name}\" AS VARCHAR)) <> '' AND {unread}"
    ).fetchall()
    return [_unread(table, column, exhibit, prefix, *row) for row in rows[:SHOWN]] + (
        [_unread(table, column, exhibit, prefix, None, f"et {len(rows) - SHOWN} autres valeurs")] if len(rows) > SHOWN else []
    )


def _unread(table: Table, column: Column, exhibit: str | None, prefix: str, locator: str | None, value: str) -> Problem:
    kind = {"DAY": "une date lisible", "MOMENT": "une date lisible", "BOOLEAN": "oui ou non"}.get(column.type, "un nombre")
    where = ", ".join(part for part in (prefix, locator, f"{table.name}.{column.name}") if part)
    return Problem("unreadable_cell", f"« {value} » n’est pas {kind} ; la valeur est laissée inconnue.",
                   "Vérifier sur l’original et saisir la valeur dans le classeur.", exhibit, where, "warning")  # fmt: skip
