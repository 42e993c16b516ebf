"""The views of a case: rows merged by id, and facts, each in three readings of the file."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from pathlib import Path

import duckdb
import sqlglot

from casekit import sql
from casekit.merge import MACROS, VALUE, Side, merged_rows, single_rows
from casekit.records import Table

# whole: every row; claimant: what the claimant may rely on, without the declarations of his own side; defence: likewise.
READINGS: dict[str, Side | None] = {"whole": None, "claimant": "claimant", "defence": "defence"}


# Of what is not typed in, the facts read these only.
_CASE_TABLES = frozenset({"casefile", "party"})


def without_merging(con: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> frozenset[str]:
    """Return the names of the tables in which no id stands twice today: `install` may read their rows as they are."""
    twice = "SELECT 1 FROM main.\"{}\" GROUP BY case_id, \"{}\" HAVING count(*) > 1 LIMIT 1"
    return frozenset(table.name for table in tables if con.execute(twice.format(table.name, table.id)).fetchone() is None)


def install(con: duckdb.DuckDBPyConnection, tables: Iterable[Table], facts: Path, single: Container[str] = ()) -> list[str]:
    """Create the schemas `said_<reading>` (rows merged by id) and `<reading>` (facts) over the tables of the connection.

    Args:
        con: an open connection in which the tables exist.
        tables: the tables of the contract.
        facts: the folder of `<fact>.sql`, with `_logic.sql` and `_declarer.sql`.
        single: the tables in which no id stands twice, nor will: what `without_merging` returns once all is loaded.
    Returns:
        The names of the facts, each after those it reads.
    Raises:
        sql.SqlError: a file that is not one SELECT, or facts that read each other in a circle.
    """
    macros = sql.read_macros(facts / "_logic.sql")
    con.execute(f"CREATE OR REPLACE VIEW main.declarer AS {(facts / '_declarer.sql').read_text('utf-8')}")
    selects = {name: sql.expand(query, macros) for name, query in sql.read_selects(facts).items()}
    reads = {name: {t for s, t in sql.tables_read(con, q.sql("duckdb")) if not s} & set(selects) for name, q in selects.items()}
    order = sql.in_order(reads)
    forms = {name: sql.expand(sqlglot.parse_one(f"{name}({VALUE})", read="duckdb"), macros).sql("duckdb") for name in MACROS}
    merged_tables = [table for table in tables if table.place[0] > 0 or table.name in _CASE_TABLES]
    for reading, without in READINGS.items():
        con.execute(f"CREATE SCHEMA IF NOT EXISTS said_{reading}")
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {reading}")
        for table in merged_tables:
            rows = single_rows(table, without) if table.name in single else merged_rows(table, without, forms)
            con.execute(f'CREATE OR REPLACE VIEW said_{reading}."{table.name}" AS {rows}')
        for fact in order:
            bound = sql.in_schemas(selects[fact], selects, reading)  # type: ignore[arg-type]
            con.execute(f'CREATE OR REPLACE VIEW {reading}."{fact}" AS {bound.sql("duckdb")}')
    return order


def settle(con: duckdb.DuckDBPyConnection, order: Sequence[str]) -> None:
    """Turn the merged rows and the facts of a loaded case from views into tables: read often, they are computed once.

    Args:
        con: the connection on which `install` was called.
        order: the names of the facts as `install` returned them. What is loaded later is no longer seen.
    """
    merged = con.execute("SELECT schema_name, view_name FROM duckdb_views() WHERE schema_name LIKE 'said~_%' ESCAPE '~' ORDER BY ALL").fetchall()
    for schema, name in (*merged, *((reading, fact) for reading in READINGS for fact in order)):
        con.execute(f'CREATE TABLE {schema}."{name} settled" AS SELECT * FROM {schema}."{name}"')
        con.execute(f'DROP VIEW {schema}."{name}"')
        con.execute(f'ALTER TABLE {schema}."{name} settled" RENAME TO "{name}"')
