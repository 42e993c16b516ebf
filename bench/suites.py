"""Times the validation suites over a million AI uses, through Great Expectations and the dialect, against the bare counts.

`python bench/suites.py [USES]`: as many acts, uses, informations and consents, of invented cases of ten uses each; one row in
a hundred lacks something.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

import duckdb
import sqlglot

from casekit import sql, validation, views
from casekit.checklist import Check, read_checks

CASEKIT = Path(views.__file__).parent
MOMENT = "{'written': '2024-05-13', 'from': TIMESTAMP '2024-05-13', 'to': TIMESTAMP '2024-05-13 23:59:59.999999', 'zone': 'none', 'happened': true}"
EVERY = "'D' || n // 10 AS case_id, '1' AS exhibit, 'ligne ' || n AS locator"
GIVEN = f"'A' || n AS act, 'U' || n AS use, 'P2' AS patient, true AS given, {MOMENT} AS given_at"
ROWS = {
    "act": f"SELECT {EVERY}, 'A' || n AS act, 'performed' AS status, 'P1' AS professional, 'P2' AS patient, "
    f"CASE WHEN n % 100 > 0 THEN {MOMENT} END AS performed_at FROM range(?) AS r(n)",
    "ai_use": f"SELECT {EVERY}, 'U' || n AS use, 'S1' AS system, CASE WHEN n % 100 > 0 THEN '4.1' END AS version, 'A' || n AS act, "
    f"'negative' AS output_kind, 'P1' AS professional, 'P2' AS patient, {MOMENT} AS used_at FROM range(?) AS r(n)",
    "information": f"SELECT {EVERY}, 'I' || n AS information, {GIVEN}, 'P1' AS given_by, 'P2' AS recipient, 'interview' AS mode "
    "FROM range(?) AS r(n) WHERE n % 100 > 0",
    "consent": f"SELECT {EVERY}, 'K' || n AS consent, {GIVEN}, 'P2' AS given_by, 'oral' AS mode FROM range(?) AS r(n) WHERE n % 100 > 0",
    "person": f"SELECT {EVERY}, p AS person FROM range(?) AS r(n), (VALUES ('P1'), ('P2')) AS v(p) WHERE n % 10 = 0",
    "ai_system": f"SELECT {EVERY}, 'S1' AS system, false AS is_medical_device, 'repérage' AS intended_purpose FROM range(?) AS r(n) WHERE n % 10 = 0",
    "system_version": f"SELECT {EVERY}, 'V1' AS system_version, 'S1' AS system, '4.1' AS version, "
    "{'written': '2024', 'from': DATE '2024-01-01', 'to': DATE '2024-12-31', 'zone': 'none', 'happened': true} AS installed_on "
    "FROM range(?) AS r(n) WHERE n % 10 = 0",
}


def filled(uses: int) -> duckdb.DuckDBPyConnection:
    """Return a connection with the tables of the contract, filled, and their merged rows."""
    con = duckdb.connect()
    tables = sql.read_tables(CASEKIT / "tables")
    sql.create_tables(con, CASEKIT / "tables", tables)
    for table, select in ROWS.items():
        con.execute(f"INSERT INTO main.{table} BY NAME {select}", [uses])
    views.install(con, tables, CASEKIT / "facts")
    return con


def bare(con: duckdb.DuckDBPyConnection, checks: Sequence[Check]) -> int:
    """Count what each check looks at and what offends, with nothing between us and DuckDB; return the offending rows."""
    offending = 0
    for check in checks:
        con.execute(check.of).fetchall()
        row = con.execute(f"SELECT count(*) FROM ({check.sql})").fetchone()
        offending += row[0] if row else 0
    return offending


def plain(select: str, macros: Mapping[str, sql.Macro]) -> str:
    """Return a SELECT with its macros written out, bound to the rows of the whole file."""
    return sql.in_schemas(sql.expand(sqlglot.parse_one(select, read="duckdb"), macros), (), "whole").sql("duckdb", comments=False)


def main(uses: int) -> None:
    """Print both times and their ratio."""
    con = filled(uses)
    macros = sql.read_macros(CASEKIT / "facts" / "_logic.sql")
    checks = read_checks(CASEKIT / "checks", lambda select: plain(select, macros))
    started = perf_counter()
    validation.warm_up()
    imported = perf_counter()
    offending = bare(con, checks)
    counted = perf_counter()
    results = validation.validate(con, CASEKIT / "checks", macros)
    validated = perf_counter()
    listed = sum(len(result.failing) for result in results)
    print(f"{uses} AI uses, {len(results)} checks, {offending} offending rows counted, {listed} listed with their evidence")
    print(f"import of Great Expectations: {imported - started:.1f} s")
    print(f"bare counts: {counted - imported:.1f} s; suites: {validated - counted:.1f} s; ratio {(validated - counted) / (counted - imported):.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
