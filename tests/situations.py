"""A few rows of a case written as an expert would say them, and the facts read from them: shared by the tests of the facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from casekit import dates, sql, views

CASEKIT = Path(views.__file__).parent
FACTS = CASEKIT / "facts"
TABLES = sql.read_tables(CASEKIT / "tables")
MACROS = sql.read_macros(FACTS / "_logic.sql")
TYPES = {(table.name, column.name): column.type for table in TABLES for column in table.columns}
IDS = {table.name: table.id for table in TABLES}
ZONE = "Europe/Paris"


def struct(text: str | None, kind: str) -> dict[str, Any] | None:
    """The value of a DAY or a MOMENT, from its text."""
    span = dates.parse(text, ZONE)
    if span is None:
        return None
    first, last = span.day_bounds() if kind == "DAY" else (span.start, span.end)
    return {"written": span.written, "from": first, "to": last, "zone": span.zone, "happened": span.happened}


def database() -> duckdb.DuckDBPyConnection:
    """The tables of the contract, empty, with their merged rows and their facts."""
    con = duckdb.connect()
    sql.create_tables(con, CASEKIT / "tables", TABLES)
    views.install(con, TABLES, FACTS)
    return con


class File:
    """A case being told. `file.act("A1", performed_at="2024-05-13")` adds a row of exhibit 1, unless it says otherwise."""

    def __init__(self, con: duckdb.DuckDBPyConnection, case_id: str = "X") -> None:
        self.con, self.case_id = con, case_id

    def __getattr__(self, table: str) -> Any:
        if table not in IDS:
            raise AttributeError(table)
        return lambda identity=None, **cells: self._insert(table, identity, cells)

    def _insert(self, table: str, identity: str | None, cells: dict[str, Any]) -> None:
        if identity is None:
            row = self.con.execute(f'SELECT count(*) FROM main."{table}"').fetchone()
            identity = f"{table}-{row[0] + 1 if row else 1}"
        values = {"case_id": self.case_id, "exhibit": "1", "locator": "p. 1", IDS[table]: identity, **cells}
        names = ", ".join(f'"{name}"' for name in values)
        places = ", ".join(f"CAST(? AS {TYPES[table, name]})" for name in values)
        given = [struct(v, TYPES[table, n]) if TYPES[table, n] in ("DAY", "MOMENT") else v for n, v in values.items()]
        self.con.execute(f'INSERT INTO main."{table}" ({names}) VALUES ({places})', given)

    def rows(self, fact: str, reading: str = "whole") -> list[dict[str, Any]]:
        """Every row of a fact for this case."""
        cursor = self.con.execute(f'SELECT * FROM {reading}."{fact}" WHERE case_id = ?', [self.case_id])
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]

    def one(self, fact: str, reading: str = "whole", **where: str) -> dict[str, Any]:
        """The one row of a fact that matches."""
        (row,) = [row for row in self.rows(fact, reading) if all(row[name] == value for name, value in where.items())]
        return row
