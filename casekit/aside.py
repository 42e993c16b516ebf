"""The case without some of its exhibits: its rows copied in memory but theirs, its facts made anew, to see what depended on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from casekit import sql, views
from casekit.records import Table

_NAME = "set_aside"


@contextmanager
def set_aside(
    con: duckdb.DuckDBPyConnection, exhibits: Sequence[str], package: Path, tables: Sequence[Table]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a second cursor on the case in which the exhibits were never produced; the case itself is left as it is.

    Args:
        con: the connection to a loaded case.
        exhibits: their numbers.
        package: the folder of the package, which holds `tables/` and `facts/`.
        tables: the tables of the contract.
    Yields:
        A cursor whose tables and facts are those of the case without these exhibits, until the end of the block. The day the file
        is read at stays.
    """
    row = con.execute("SELECT current_database()").fetchone()
    assert row is not None
    con.execute(f"ATTACH ':memory:' AS {_NAME}")
    try:
        with con.cursor() as other:
            other.execute(f"USE {_NAME}")
            _fill(other, str(row[0]), exhibits, package, tables)
            yield other
    finally:
        con.execute(f"DETACH {_NAME}")


def _fill(other: duckdb.DuckDBPyConnection, case: str, exhibits: Sequence[str], package: Path, tables: Sequence[Table]) -> None:
    sql.create_tables(other, package / "tables", tables)
    for table in tables:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        kept = " AND ".join("exhibit IS DISTINCT FROM ?" for _ in exhibits)
        other.execute(f'INSERT INTO {_NAME}.main."{table.name}" SELECT {columns} FROM "{case}".main."{table.name}" WHERE {kept}', list(exhibits))
    views.settle(other, tables, package / "facts")
