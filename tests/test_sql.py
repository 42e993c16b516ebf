"""Folders of SQL: macros written out, views in the order of what they read, tables whose comments the workbook and the report read."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
import sqlglot
from situations import CASEKIT, FACTS, MACROS, TABLES, database

from casekit import sql, views

COMMON = ("case_id", "exhibit", "locator", "declared_by")
TYPES = {"VARCHAR", "BOOLEAN", "INTEGER", "DOUBLE", "DAY", "MOMENT"}
MAY_BE_NONE = {"died_on", "withdrawn_at", "removed_on", "to_on", "ended_on", "ended_at", "destroyed_on", "transferred_on", "claimed_on",
               "claim_ended_on", "status_on", "significant_change_on", "protection_to", "has_occurred",
               "withdrawn_on", "announced_on", "renewed_on",
               "answered_on", "authority_notified_at", "patient_notified_at", "reported_at", "dpia_on", "processor_contract_on"}  # fmt: skip


def expanded(text: str, macros: dict[str, sql.Macro] | None = None) -> str:
    return sql.expand(sqlglot.parse_one(text, read="duckdb"), MACROS if macros is None else macros).sql("duckdb")


def macros(folder: Path, text: str) -> dict[str, sql.Macro]:
    path = folder / "_logic.sql"
    path.write_text(text, "utf-8")
    return sql.read_macros(path)


def test_a_macro_is_written_out_with_its_arguments(tmp_path: Path) -> None:
    twice = macros(tmp_path, "CREATE MACRO twice(x) AS x + x;")
    assert duckdb.execute("SELECT " + expanded("3 * twice(1 + 1)", twice)).fetchone() == (12,)


def test_macros_call_macros_and_take_calls_as_arguments(tmp_path: Path) -> None:
    made = macros(tmp_path, "CREATE MACRO inc(x) AS x + 1; CREATE MACRO both(a, b) AS inc(a) * inc(b);")
    assert duckdb.execute("SELECT " + expanded("both(inc(1), both(inc(0), 2))", made)).fetchone() == (21,)


def test_an_argument_named_as_a_parameter_is_not_taken_for_it(tmp_path: Path) -> None:
    minus = macros(tmp_path, "CREATE MACRO minus(a, b) AS a - b;")
    assert duckdb.execute(f"SELECT {expanded('minus(b, a)', minus)} FROM (SELECT 1 AS a, 10 AS b)").fetchone() == (9,)


def test_a_field_of_a_parameter_keeps_its_quotes_and_its_table(tmp_path: Path) -> None:
    first = macros(tmp_path, 'CREATE MACRO first_of(x) AS x."from";')
    row = "(SELECT {'from': 7, 'happened': TRUE} AS \"used at\", {'from': 8} AS plain) AS t"
    assert duckdb.execute(f'SELECT {expanded("first_of(plain)", first)} FROM {row}').fetchone() == (8,)
    assert duckdb.execute("SELECT " + expanded('first_of(t."used at")', first) + f" FROM {row}").fetchone() == (7,)
    assert duckdb.execute("SELECT " + expanded("first_of({'from': 9})", first)).fetchone() == (9,)
    assert duckdb.execute("SELECT " + expanded("first_of(CASE WHEN t.plain.\"from\" = 8 THEN t.plain END)", first) + f" FROM {row}").fetchone() == (8,)


def test_a_macro_is_expanded_in_a_sub_query_and_whatever_its_case() -> None:
    text = expanded("WITH c AS (SELECT Any_True(x) AS t FROM (VALUES (TRUE), (NULL)) AS v(x)) SELECT (SELECT t FROM c) AS t WHERE NOT all_true(FALSE)")
    assert "any_true" not in text.lower() and "all_true" not in text.lower()
    assert duckdb.execute("SELECT t FROM (" + text.replace("WHERE", "HAVING") + ")").fetchone() == (True,)


def test_an_unknown_may_be_an_argument() -> None:
    assert duckdb.execute("SELECT " + expanded("before(NULL, NULL)")).fetchone() == (None,)


def test_a_macro_called_with_the_wrong_number_of_arguments_is_refused_with_its_name() -> None:
    with pytest.raises(sql.SqlError, match=r"before takes 2 arguments, not 1: BEFORE\(a\)"):
        expanded("before(a)")


def test_the_file_of_the_macros_holds_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(sql.SqlError, match=r"_logic.sql: only CREATE MACRO stands here"):
        macros(tmp_path, "SELECT 1")


def write(folder: Path, **files: str) -> Path:
    (folder / "_logic.sql").write_text((FACTS / "_logic.sql").read_text("utf-8"), "utf-8")
    (folder / "_declarer.sql").write_text((FACTS / "_declarer.sql").read_text("utf-8"), "utf-8")
    for name, text in files.items():
        (folder / f"{name}.sql").write_text(text, "utf-8")
    return folder


@pytest.fixture
def tables() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    sql.create_tables(con, CASEKIT / "tables", TABLES)
    return con


def test_each_fact_stands_after_those_it_reads(tables: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = write(tmp_path, a="SELECT * FROM b JOIN c USING (case_id)", b="WITH a AS (SELECT * FROM c) SELECT * FROM a", c="SELECT * FROM said.act")
    assert views.install(tables, TABLES, folder) == ["c", "b", "a"]


def test_facts_that_read_each_other_in_a_circle_are_named(tables: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = write(tmp_path, a="SELECT * FROM b", b="SELECT * FROM c", c="SELECT * FROM a", d="SELECT * FROM said.act")
    with pytest.raises(sql.SqlError, match="in a circle") as refused:
        views.install(tables, TABLES, folder)
    assert {"a", "b", "c"} <= set(str(refused.value).replace("→", " ").split()) and " d" not in str(refused.value)


@pytest.mark.parametrize("text", ["SELECT 1; SELECT 2", "CREATE TABLE t (a INTEGER)", "DELETE FROM t", ""])
def test_a_fact_is_one_select(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.sql").write_text(text, "utf-8")
    with pytest.raises(sql.SqlError, match=r"x.sql: one SELECT stands here"):
        sql.read_selects(tmp_path)


def test_the_facts_are_read_in_three_readings() -> None:
    schemas = database().execute("SELECT schema_name, count(*) FROM duckdb_views() WHERE NOT internal GROUP BY ALL ORDER BY ALL").fetchall()
    merged = len([t for t in TABLES if t.place[0] > 0 or t.name in ("casefile", "party", "mission", "answer")])
    facts = len(list(FACTS.glob("[!_]*.sql")))
    assert schemas == [("claimant", facts), ("defence", facts), ("main", 1), ("said_claimant", merged), ("said_defence", merged),
                       ("said_whole", merged), ("whole", facts)]  # fmt: skip


def test_every_table_says_what_it_is_and_where_it_stands_in_the_workbook() -> None:
    assert len({table.place for table in TABLES}) == len(TABLES)
    assert len({table.name for table in TABLES}) == len(list((CASEKIT / "tables").glob("[!_]*.sql")))
    for table in TABLES:
        assert " : " in table.title and table.title.endswith("."), table.title
        assert table.group and all(column.name in {c.name for c in table.columns} for column in table.columns)
        assert tuple(column.name for column in table.columns if column.name in COMMON)[-3:] == COMMON[-3:] or table.name in ("exhibit", "ledger", "problem")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_french_label_a_known_type_and_references_that_exist(table: sql.Table) -> None:
    names = {other.name for other in TABLES}
    declared = [line for line in (CASEKIT / "tables" / f"{table.name}.sql").read_text("utf-8").splitlines() if line.startswith("    ")]
    assert len(table.columns) >= len(declared), "a column whose comment is not read"
    for column in table.columns:
        assert column.label and not set(column.label) & set("[]|"), column
        assert column.type in TYPES, column
        assert set(column.refers_to) <= names, column
        assert all(value and label for value, label in column.values.items()), column
        assert not column.values or column.type == "VARCHAR", column
        assert (column.type == "DAY") <= column.name.endswith(("_on", "_from", "_to", "_until", "as_of")), column
        assert (column.type == "MOMENT") <= column.name.endswith(("_at", "at")), column


def test_none_may_be_typed_where_the_contract_says_that_a_thing_may_never_happen() -> None:
    admitted = {column.name for table in TABLES for column in table.columns if column.may_be_none}
    assert admitted == MAY_BE_NONE
    assert all(column.may_be_none for table in TABLES for column in table.columns if column.name in MAY_BE_NONE and table.place[0] > 0)


def test_a_table_without_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "_every.sql").write_text((CASEKIT / "tables" / "_every.sql").read_text("utf-8"), "utf-8")
    (tmp_path / "odd.sql").write_text("-- Divers : sans place.\nCREATE TABLE odd (\n    odd VARCHAR -- Divers\n);", "utf-8")
    with pytest.raises(sql.SqlError, match=r"odd.sql: a table opens with"):
        sql.read_tables(tmp_path)
