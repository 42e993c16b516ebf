"""A case as it might have been: without some of its exhibits, or on another day; its rows copied in memory, its facts made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from casekit import sql, views
from casekit.records import Column, Table

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
    kept = " AND ".join("exhibit IS DISTINCT FROM ?" for _ in exhibits) or "TRUE"
    with _copied(con, package, tables, _as_it_is, kept, exhibits) as other:
        yield other


@contextmanager
def moved(con: duckdb.DuckDBPyConnection, days: int, package: Path, tables: Sequence[Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a second cursor on the case in which every day known, that of the file included, is put off by some days.

    Args:
        con: the connection to a loaded case.
        days: how many, less than nothing to go back.
        package, tables: as for `set_aside`.
    Yields:
        A cursor on the same case on other days, until the end of the block. The law stays where it is.
    """
    with _copied(con, package, tables, lambda column: _put_off(column, days), "TRUE", ()) as other:
        yield other


@contextmanager
def _copied(
    con: duckdb.DuckDBPyConnection, package: Path, tables: Sequence[Table], cell: Callable[[Column], str], kept: str, values: Sequence[str],
) -> Iterator[duckdb.DuckDBPyConnection]:  # fmt: skip
    row = con.execute("SELECT current_database()").fetchone()
    assert row is not None
    con.execute(f"ATTACH ':memory:' AS {_NAME}")
    try:
        with con.cursor() as other:
            other.execute(f"USE {_NAME}")
            sql.create_tables(other, package / "tables", tables)
            for table in tables:
                cells = ", ".join(cell(column) for column in table.columns)
                other.execute(f'INSERT INTO {_NAME}.main."{table.name}" SELECT {cells} FROM "{row[0]}".main."{table.name}" WHERE {kept}', list(values))
            views.settle(other, tables, package / "facts")
            yield other
    finally:
        con.execute(f"DETACH {_NAME}")


def _as_it_is(column: Column) -> str:
    return f'"{column.name}"'


def _put_off(column: Column, days: int) -> str:
    """The column moved in time: an interval keeps its length, what is known not to have happened stays so."""
    if column.type not in ("DAY", "MOMENT"):
        return _as_it_is(column)
    value, kind = f'"{column.name}"', "DATE" if column.type == "DAY" else "TIMESTAMP"
    first, last = (f'CAST({value}."{bound}" + INTERVAL ({days}) DAY AS {kind})' for bound in ("from", "to"))
    return (
        f"CASE WHEN {value}.happened THEN {{'written': NULL, 'from': {first}, 'to': {last}, 'zone': {value}.zone, 'happened': TRUE}}"
        f" ELSE {value} END"
    )
