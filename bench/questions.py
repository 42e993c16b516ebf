"""Asks every question of a million invented cases, against a bare scan of the same tables; then of one case, its plans kept.

`python bench/questions.py [CASES]`: every table that the facts read holds one row per case, every cell unknown one time in four.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from casekit import arguments, lawbook, sql, views
from casekit.compiled import CompiledFact, columns_read
from casekit.law_records import DETERMINATION_STATES, DUTY_STATES
from casekit.records import Column, Table

CASEKIT = Path(views.__file__).parent
MEMORY = "1500MB"
RUNS = 50
LOT = 250_000
SLOWEST = 12
SHARED = "what several facts read"
STATES = tuple(dict.fromkeys((*DUTY_STATES, *DETERMINATION_STATES)))


def cell(table: Table, column: Column) -> str:
    """Return the SQL of an invented value of a column for the case `n`."""
    lot = f"CAST(hash(n, '{table.name}.{column.name}') % 10000 AS INTEGER)"
    if column.name == "case_id":
        return "'D' || lpad(n::VARCHAR, 8, '0')"
    if column.name == table.id:
        return "1" if column.type == "INTEGER" else f"'{table.name}1'"
    if column.name in ("exhibit", "locator"):
        return "'1'"
    if column.refers_to:
        return "1" if column.type == "INTEGER" else f"'{column.refers_to[0]}1'"
    known = _known(column, lot)
    return f"CASE WHEN ({lot}) % 4 > 0 THEN {known} END" if known else "NULL"


def _known(column: Column, lot: str) -> str | None:
    if column.values:
        values = ", ".join(f"'{value}'" for value in column.values)
        return f"[{values}][1 + ({lot}) % {len(column.values)}]"
    if column.name == "declared_by":
        return None
    if column.type == "BOOLEAN":
        return f"({lot}) % 2 = 0"
    if column.type in ("INTEGER", "DOUBLE"):
        return f"({lot}) % 100"
    if column.type in ("DAY", "MOMENT"):
        first, last = ("DATE '2001-01-01'", "DATE '2001-01-01'") if column.type == "DAY" else (
            "TIMESTAMP '2001-01-01'", "TIMESTAMP '2001-01-01 23:59:59.999999'")  # fmt: skip
        days = f"{lot} * INTERVAL 1 DAY"
        kind = "DATE" if column.type == "DAY" else "TIMESTAMP"
        known = f"{{'written': NULL, 'from': CAST({first} + {days} AS {kind}), 'to': CAST({last} + {days} AS {kind}), 'zone': 'none', 'happened': true}}"
        none = f"{{'written': 'aucun', 'from': CAST(NULL AS {kind}), 'to': CAST(NULL AS {kind}), 'zone': 'none', 'happened': false}}"
        return f"CASE WHEN ({lot}) % 3 = 0 THEN {none} ELSE {known} END" if column.may_be_none else known
    return "'texte'"


def filled(con: duckdb.DuckDBPyConnection, cases: int) -> list[Table]:
    """Fill the tables that the facts read with one row per case; return them."""
    tables = sql.read_tables(CASEKIT / "tables")
    sql.create_tables(con, CASEKIT / "tables", tables)
    selects = sql.read_selects(CASEKIT / "facts").values()
    names = {name for select in selects for schema, name in sql.tables_read(con, select.sql("duckdb")) if schema == "said"} | {"party"}
    read = [table for table in tables if table.name in names]
    for table in read:
        cells = ", ".join(f'{cell(table, column)} AS "{column.name}"' for column in table.columns)
        con.execute(f'INSERT INTO main."{table.name}" BY NAME SELECT {cells} FROM range({cases}) AS r(n)')
    return read


def columns() -> dict[str, frozenset[str]]:
    """Return the columns of each fact that its questions read, and the id of its subject."""
    law, found = lawbook.read(CASEKIT / "law"), {}
    selects = sql.read_selects(CASEKIT / "facts")
    for name in law.facts():
        questions = law.questions_on(name)
        rules = [rule for question in questions for rule in law.rules_of(question.id)]
        found[name] = columns_read(questions, rules, law.norms) | {selects[name].selects[1].alias_or_name}
    return found


def compiled(con: duckdb.DuckDBPyConnection) -> dict[str, CompiledFact]:
    """Return the SELECT of each fact that a question reads, states and outcomes alone."""
    law, macros = lawbook.read(CASEKIT / "law"), sql.read_macros(CASEKIT / "facts" / "_logic.sql")
    return {
        name: arguments.compiled_fact(con, law, name, macros, has_declarations=False, with_details=False) for name in law.facts()
    }


def states(one: CompiledFact) -> str:
    """Return the SELECT of the states of one fact, as ENUM columns of one wide row."""
    columns = ", ".join(f"CAST(s{j} AS state) AS s{j}" for j in range(len(one.questions)))
    return f"SELECT case_id, about, {columns} FROM ({one.sql})"


def scanned(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> float:
    """Return the seconds that reading every value of the tables takes."""
    started = perf_counter()
    for table in tables:
        con.execute(f'SELECT bit_xor(hash(t)) FROM main."{table.name}" AS t').fetchall()
    return perf_counter() - started


def asked(con: duckdb.DuckDBPyConnection, cases: int, tables: Sequence[Table]) -> dict[str, float]:
    """Answer every question of every case, lot by lot, into one wide table per fact; return the seconds that each fact takes."""
    con.execute(f"CREATE TYPE state AS ENUM ({', '.join(repr(state) for state in STATES)})")
    took: dict[str, float] = {}
    facts: dict[str, CompiledFact] = {}
    single, read = views.without_merging(con, tables), columns()
    for first in range(0, cases, LOT):
        last = min(first + LOT, cases) - 1
        started = perf_counter()
        views.share(con, tables, CASEKIT / "facts", read, (f"D{first:08d}", f"D{last:08d}"), single)
        facts = facts or compiled(con)
        took[SHARED] = took.get(SHARED, 0) + perf_counter() - started
        for name, one in facts.items():
            started = perf_counter()
            form = f'INSERT INTO "states of {name}"' if first else f'CREATE TABLE "states of {name}" AS'
            con.execute(f"{form} {states(one)}")
            took[name] = took.get(name, 0) + perf_counter() - started
    return took


def kept(facts: dict[str, CompiledFact]) -> float:
    """Return the median seconds for all the questions of one small case with its plans kept."""
    con = duckdb.connect()
    filled(con, 1)
    tables = sql.read_tables(CASEKIT / "tables")
    views.settle(con, tables, CASEKIT / "facts")
    for n, one in enumerate(facts.values()):
        con.execute(f"PREPARE plan{n} AS {one.sql}")
    runs = []
    for _ in range(RUNS):
        started = perf_counter()
        for n in range(len(facts)):
            con.execute(f"EXECUTE plan{n}").fetchall()
        runs.append(perf_counter() - started)
    return median(runs)


def main(cases: int) -> None:
    """Print the times, their ratio, and the peak memory; the tables are on disk, the memory is bounded."""
    with TemporaryDirectory() as folder:
        con = duckdb.connect(str(Path(folder) / "portfolio.duckdb"), config={"memory_limit": MEMORY, "preserve_insertion_order": False})
        read, every = filled(con, cases), sql.read_tables(CASEKIT / "tables")
        bare = scanned(con, read)
        took = asked(con, cases, every)
        facts = compiled(con)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        for name in sorted(took, key=lambda fact: -took[fact])[:SLOWEST]:
            print(f"  {name}: {took[name]:.1f} s")
        total, questions = sum(took.values()), sum(len(one.questions) for one in facts.values())
        print(f"{cases} cases in lots of {LOT}, {len(read)} tables, {questions} questions over {len(facts)} facts")
        print(f"bare scan: {bare:.1f} s; every question: {total:.1f} s; ratio {total / bare:.1f}; peak memory {peak:.2f} GB")
        con.close()
    print(f"one case, plans kept: {kept(facts) * 1000:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
