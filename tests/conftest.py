"""What several tests start from: a case without rows, over the tables and facts of casekit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from case_folder import CaseFolder
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


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    """A case folder that holds a `case.toml` and nothing else."""
    return CaseFolder(tmp_path)
