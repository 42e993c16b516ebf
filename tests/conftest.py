"""What several tests start from: a case without rows, over the tables and facts of casekit."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from situations import File, database


@pytest.fixture(scope="session")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables, empty, and the facts over them."""
    con = database()
    yield con
    con.close()


@pytest.fixture
def file(empty: duckdb.DuckDBPyConnection) -> Iterator[File]:
    """A case to fill; whatever a test adds is taken back."""
    empty.begin()
    yield File(empty)
    empty.rollback()
