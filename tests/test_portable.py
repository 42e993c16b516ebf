"""The lint that keeps facts, checks and conditions true on Spark and true to what the file does not tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from situations import CASEKIT, MACROS

from casekit.portable import faults

LOSES_UNKNOWNS = {
    "bool_or(is_told)": "any_true",
    "bool_and(is_told)": "all_true",
    "min(performed_at)": "skips NULL",
    "max(performed_at)": "skips NULL",
    "max(n) OVER (PARTITION BY case_id)": "skips NULL",
    "least(a, b)": "least",
    "greatest(a, b)": "greatest",
    "count(is_told)": "count",
    "count(*) > 0": "count",
    "count_if(is_told)": "count_if",
    "sum(n)": "sum",
    "avg(n)": "avg",
    "any_value(name)": "any_value",
    "string_agg(name, ', ')": "string_agg",
    "concat(name, ' ')": "||",
    "concat_ws(' ', name, title)": "||",
    "COALESCE(is_told, FALSE)": "COALESCE",
    "ifnull(is_told, FALSE)": "COALESCE",
    "nvl(is_told, FALSE)": "COALESCE",
    "EXISTS (SELECT 1 FROM said.act)": "EXISTS",
    "NOT EXISTS (SELECT 1 FROM said.act)": "EXISTS",
}

DIFFERS_ON_SPARK = {
    "list(name ORDER BY at)": "list_sort",
    "string_agg(name, ', ' ORDER BY at)": "list_sort",
    "list_concat(a, b)": "flatten",
    "a.due_on - b.due_on": "date_diff('day'",
    'x."to" - x."from"': "date_diff('day'",
    "CAST(a AS DATE) - CAST(b AS DATE)": "date_diff('day'",
    "date_diff('month', a, b)": "days only",
    "date_diff('hour', a, b)": "days only",
    "date_diff('year', a, b)": "days only",
    'x."from" + INTERVAL 1 YEAR': "CAST(… AS DATE)",
    "due_on - n * INTERVAL 1 MONTH": "CAST(… AS DATE)",
    "CAST(a AS DATE) + INTERVAL 8 DAY > b": "CAST(… AS DATE)",
    "date_add(a, INTERVAL 1 YEAR)": "date_add",
    "dayofweek(a)": "another day",
    "extract(dow FROM a)": "another day",
    "arg_max(a, b)": "arg_max",
    "arg_min(a, b)": "arg_min",
    "max_by(a, b)": "arg_max",
    "CAST(a + to_years(20) AS DATE)": "to_years",
    "CAST(a + INTERVAL (n) YEAR AS DATE)": "INTERVAL (n)",
    "age(a, b)": "age",
    "len(evidence)": "len",
    "array_length(evidence)": "length of an absent list",
    "evidence[1:2]": "slices",
    "sum(is_told)": "sum of a boolean",
    "sum(a > b)": "sum of a boolean",
    "CAST(a AS TIMESTAMPTZ)": "TIMESTAMPTZ",
    "CAST(a AS TIMESTAMP WITH TIME ZONE)": "TIMESTAMPTZ",
    "a AT TIME ZONE 'UTC'": "AT TIME ZONE",
    "row_number() OVER (PARTITION BY case_id ORDER BY a)": "NULLS LAST",
    "median(a)": "was not compared on Spark",
    "levenshtein(a, b)": "was not compared on Spark",
    "unheard_of(a)": "no macro",
}

REFUSED_QUERIES = {
    "UNPIVOT t ON a, b INTO NAME n VALUE v": "UNPIVOT",
    "SELECT * FROM t UNPIVOT (v FOR n IN (a, b))": "UNPIVOT",
    "SELECT unnest(a), unnest(b) FROM t": "two unnests",
    "SELECT unnest(t.a) AS x FROM t, unnest(t.b) AS u(y)": "two unnests",
    "SELECT * REPLACE (1 AS a) FROM t": "* REPLACE",
    "SELECT COLUMNS('a') FROM t": "COLUMNS()",
    "SELECT a + 1 AS later FROM t WHERE later > 2": "alias",
    "SELECT a + 1 AS later, later + 1 AS last FROM t": "alias",
    "SELECT a FROM t UNION ALL BY NAME SELECT a FROM u": "UNION BY NAME",
    "SELECT a FROM t UNION BY NAME SELECT a FROM u": "UNION BY NAME",
    "SELECT * FROM t ASOF JOIN u ON t.a >= u.a": "ASOF",
    "SELECT * FROM t POSITIONAL JOIN u": "POSITIONAL",
    "WITH c AS MATERIALIZED (SELECT 1 AS a) SELECT a FROM c": "AS MATERIALIZED",
    "SELECT DISTINCT ON (a) b FROM t": "DISTINCT ON",
}

SOUND = (
    "any_true(is_told) AND NOT before(a, b)",
    "a IS DISTINCT FROM b OR c IN ('x', 'y') AND d BETWEEN 0 AND 1",
    "CASE WHEN is_told THEN 'a' ELSE 'b' || name END",
    "date_diff('day', a, b) < norm.reflection_days",
    "CAST(x.\"from\" + norm.years * INTERVAL 1 YEAR AS DATE)",
    "within(a, b, norm.years * INTERVAL 1 YEAR)",
    "CAST(a AS TIMESTAMP) + 24 * INTERVAL 1 HOUR - 1 * INTERVAL 1 MICROSECOND",
    "frequency - 1 > 0",
    "length(name) - 1 > 0",
    "list_sort(flatten(list(evidence)))",
    "extract(year FROM a) = 2024",
    "row_number() OVER (PARTITION BY case_id ORDER BY a NULLS LAST) = 1",
    "count(*) OVER (PARTITION BY case_id) = 1",
    "destroyed_on.happened IS NOT FALSE",
    "name = 'COALESCE(x) and len(y)'",
)


def conditions() -> Iterator[tuple[str, str]]:
    """Every line of SQL of the law: the scope of each question, the conditions of each rule."""
    for path in sorted((CASEKIT / "law" / "questions").glob("*.toml")):
        for question in tomllib.loads(path.read_text("utf-8")).get("question", []):
            if "scope" in question:
                yield f"{path.name}: {question['id']}", question["scope"]
    for path in sorted((CASEKIT / "law" / "rules").glob("*/*.toml")):
        for n, condition in enumerate(tomllib.loads(path.read_text("utf-8")).get("when", []), start=1):
            yield f"{path.name}, condition {n}", condition["sql"]


@pytest.mark.parametrize(("sql", "remedy"), (LOSES_UNKNOWNS | DIFFERS_ON_SPARK | REFUSED_QUERIES).items())
def test_a_form_that_spark_reads_otherwise_or_that_loses_an_unknown_is_refused(sql: str, remedy: str) -> None:
    assert any(remedy in fault for fault in faults(sql, MACROS)), faults(sql, MACROS)


@pytest.mark.parametrize("sql", SOUND)
def test_a_portable_form_passes(sql: str) -> None:
    assert faults(sql, MACROS) == []


@pytest.mark.parametrize("sql", LOSES_UNKNOWNS)
def test_what_skips_unknowns_passes_where_a_comment_says_why_there_is_none(sql: str) -> None:
    assert faults(f"SELECT {sql} AS x FROM said.act -- never NULL: the rows have just been counted", MACROS) == []
    assert faults(f"SELECT\n    -- never NULL: the rows have just been counted\n    {sql} AS x\nFROM said.act", MACROS) == []


def test_the_comment_must_give_its_reason_and_stand_beside_what_it_excuses() -> None:
    assert faults("SELECT max(a) AS x FROM t -- never NULL:", MACROS)
    assert faults("SELECT\n    max(a) AS x,\n    1 AS y -- never NULL: a is an id\nFROM t", MACROS)


@pytest.mark.parametrize("sql", DIFFERS_ON_SPARK)
def test_no_comment_excuses_what_differs_on_spark(sql: str) -> None:
    assert faults(f"SELECT {sql} AS x FROM t -- never NULL: a is an id", MACROS)


def test_the_bare_forms_stand_in_the_macros_and_nowhere_else() -> None:
    macro = "CREATE MACRO any_true(x) AS CASE WHEN bool_or(x) THEN TRUE END"
    assert faults(macro, MACROS) == []
    assert faults("CREATE MACRO longer(x) AS len(x)", MACROS)


def test_a_fault_names_its_line() -> None:
    assert faults("SELECT a,\n    b,\n    greatest(a, b) AS c\nFROM t", MACROS) == ["line 3: greatest skips NULL: write the CASE"]


def test_a_column_may_bear_the_name_that_a_projection_keeps() -> None:
    assert faults("SELECT any_true(told) AS told, any_true(told AND asked) AS both FROM t WHERE told", MACROS) == []


def test_what_is_no_sql_is_said() -> None:
    assert "is no SQL" in faults("SELECT FROM WHERE (", MACROS)[0]


@pytest.mark.parametrize("folder", ["facts", "checks"])
def test_every_file_of_the_folder_is_portable(folder: str) -> None:
    files = sorted((CASEKIT / folder).rglob("*.sql"))
    assert files
    assert {f.name: found for f in files if (found := faults(f.read_text("utf-8"), MACROS))} == {}


def test_every_condition_of_the_law_is_portable() -> None:
    assert {where: found for where, sql in conditions() if (found := faults(sql, MACROS))} == {}
