"""Settled once or read anew, the facts of a case say the same, in each of their three readings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import duckdb
import pytest

from casekit import cache, sql, views
from casekit.places import content_folder, package


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A case with declarations, as a load leaves it, and the same views installed beside, over every row merged."""
    folder = tmp_path_factory.mktemp("views") / "case"
    shutil.copytree(content_folder("sample_cases") / "nodule_pulmonaire", folder, ignore=shutil.ignore_patterns("expected"))
    tables = sql.read_tables(package() / "tables")
    with cache.connect(folder, package(), tables, lambda _: None) as con:
        con.execute("ATTACH ':memory:' AS anew")
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND database_name = 'case'").fetchall():
            con.execute(f'CREATE TABLE anew.main."{table}" AS FROM "case".main."{table}"')
        con.execute("USE anew")
        views.install(con, tables, package() / "facts")
        yield con


FACTS = sorted(path.stem for path in (package() / "facts").glob("[!_]*.sql"))


def rows(con: duckdb.DuckDBPyConnection, where: str, fact: str) -> list[str]:
    """The rows of a fact; a list of exhibits has no order of its own."""
    found = con.execute(f'SELECT * FROM {where}."{fact}"').fetchall()
    return sorted(repr([sorted(value, key=repr) if isinstance(value, list) else value for value in row]) for row in found)


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("reading", views.READINGS)
def test_a_settled_fact_is_the_fact(con: duckdb.DuckDBPyConnection, reading: str, fact: str) -> None:
    assert rows(con, f'"case".{reading}', fact) == rows(con, f"anew.{reading}", fact)


def test_the_case_compared_has_something_to_compare(con: duckdb.DuckDBPyConnection) -> None:
    assert sum(len(rows(con, '"case".whole', fact)) for fact in FACTS) > 50
    differing = [fact for fact in FACTS if rows(con, '"case".whole', fact) != rows(con, '"case".claimant', fact)]
    assert differing, "a declaration tells the readings apart"


def test_only_what_no_declaration_touches_is_read_in_the_whole_file(con: duckdb.DuckDBPyConnection) -> None:
    told_apart = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'claimant'").fetchall()}
    for fact in set(FACTS) - told_apart:
        assert rows(con, '"case".whole', fact) == rows(con, "anew.claimant", fact) == rows(con, "anew.defence", fact)
    assert told_apart and set(FACTS) - told_apart
