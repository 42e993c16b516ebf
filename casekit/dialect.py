"""A SQLAlchemy engine over a DuckDB connection that is already open: it reads through it and never closes it.

Great Expectations gives its connection back before it reads the rows of its query, and a DuckDB cursor has forgotten them
by then: the cursor here fetches them as soon as it executes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import duckdb
import duckdb_engine
import sqlalchemy
from sqlalchemy.dialects import registry
from sqlalchemy.pool import StaticPool


def engine_over(con: duckdb.DuckDBPyConnection) -> sqlalchemy.Engine:
    """Return an engine whose every connection is `con`, temporary tables and encrypted databases included.

    The engine is for reading: transactions stay with the owner of `con`, and disposing of the engine leaves it open.
    """
    registry.register("duckdb.open", __name__, "OpenDialect")
    return sqlalchemy.create_engine("duckdb+open://", creator=lambda: OpenConnection(con), poolclass=StaticPool)


class KeptCursor:
    """A DB-API cursor that fetches the rows of its statement when it executes it."""

    rowcount = -1
    lastrowid = None
    arraysize = 1

    def __init__(self, con: duckdb.DuckDBPyConnection, connection: OpenConnection) -> None:
        self.connection = connection
        self.description: list[Any] | None = None
        self._con = con
        self._rows: Iterator[Any] = iter(())

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement and keep its rows, whatever is executed after it."""
        result = self._con.execute(statement, list(parameters))
        self.description = result.description
        self._rows = iter(result.fetchall() if result.description else ())

    def fetchone(self) -> Any:
        """Return the next row, or None after the last."""
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        """Return the next `size` rows, or as many as are left."""
        return list(islice(self._rows, size))

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        return list(self._rows)

    def close(self) -> None:
        """Keep the rows: they are read after the cursor is closed."""


class OpenConnection:
    """What SQLAlchemy takes for a connection of its own: neither its end nor its transactions reach the real one."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self.notices: list[str] = []

    def cursor(self) -> KeptCursor:
        """Return a cursor over the open connection."""
        return KeptCursor(self._con, self)

    def commit(self) -> None:
        """Leave the transaction, if any, to the owner of the connection."""

    def rollback(self) -> None:
        """Leave the transaction, if any, to the owner of the connection."""

    def close(self) -> None:
        """Leave the connection open."""


class OpenDialect(duckdb_engine.Dialect):
    """DuckDB's dialect, without transactions of its own and without a connection of its own."""

    driver = "open"
    supports_statement_cache = False

    def do_begin(self, connection: Any) -> None:
        """Leave the transaction to the owner of the connection."""
