"""Facts cut down to what is read of them: the same rows, without the columns and the joins that nobody needs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import duckdb
import pytest
import sqlglot
from case_folder import CaseFolder
from law_cases import law
from situations import FACTS, MACROS, TABLES
from sqlglot import exp

from casekit import arguments, pruned, sql, views
from casekit.compiled import columns_read
from casekit.places import content_folder

SOURCES = pruned.Sources({"said.person": frozenset({"case_id", "person"}), "displayed": frozenset({"case_id", "use"})})
ACT = "SELECT a.case_id, a.act, p.name FROM said.act AS a"
PERSON = "LEFT JOIN said.person AS p ON p.case_id = a.case_id AND p.person = a.patient"


def cut(select: str, *read: str) -> str:
    """The SELECT with the columns read alone."""
    return pruned.prune(parsed(select), frozenset(read), SOURCES).sql("duckdb")


def parsed(select: str) -> exp.Expr:
    return sqlglot.parse_one(select, read="duckdb")


def same(select: str) -> str:
    """The SELECT as it is written out where nothing is cut."""
    return parsed(select).sql("duckdb")


def test_columns_that_nobody_reads_go() -> None:
    assert cut("SELECT case_id, act, label, kind = 'care' AS is_care FROM said.act", "case_id", "is_care") == same(
        "SELECT case_id, kind = 'care' AS is_care FROM said.act"
    )


def test_what_is_read_of_a_cte_is_what_the_selects_after_it_name() -> None:
    select = (
        "WITH told AS (SELECT case_id, act, given, mode, evidence FROM said.information),"
        " known AS (SELECT case_id, act, given, mode FROM told) SELECT case_id, act, given, mode FROM known"
    )
    assert cut(select, "case_id", "given") == same(
        "WITH told AS (SELECT case_id, given FROM said.information), known AS (SELECT case_id, given FROM told) SELECT case_id, given FROM known"
    )


def test_a_select_from_which_all_is_read_stays_and_the_tree_given_is_left_alone() -> None:
    tree = parsed(f"{ACT} {PERSON}")
    assert pruned.prune(tree, None, SOURCES).sql("duckdb") == same(f"{ACT} {PERSON}")
    pruned.prune(tree, frozenset({"case_id"}), SOURCES)
    assert tree.sql("duckdb") == same(f"{ACT} {PERSON}")


def test_a_left_join_on_the_whole_key_goes_with_the_last_column_that_is_read_of_it() -> None:
    assert cut(f"{ACT} {PERSON}", "case_id", "act") == same("SELECT a.case_id, a.act FROM said.act AS a")
    assert cut(f"{ACT} {PERSON}", "case_id", "name") == same(f"SELECT a.case_id, p.name FROM said.act AS a {PERSON}")


def test_a_join_that_only_such_a_join_needed_goes_too() -> None:
    chain = f"{ACT} {PERSON} LEFT JOIN said.person AS r ON r.case_id = a.case_id AND r.person = p.represented_by"
    assert cut(chain, "case_id", "act") == same("SELECT a.case_id, a.act FROM said.act AS a")


@pytest.mark.parametrize(("kept", "why"), [
    ("LEFT JOIN said.person AS p ON p.case_id = a.case_id", "half the key: several rows may be found"),
    ("LEFT JOIN said.person AS p ON p.case_id = a.case_id AND p.person = p.represented_by", "half the key, and a condition of its own"),
    ("LEFT JOIN said.person AS p ON p.case_id = a.case_id AND (p.person = a.patient OR a.is_emergency)", "no equality"),
    ("LEFT JOIN said.person AS p ON p.case_id = a.case_id AND p.person <= a.patient", "no equality either"),
    ("LEFT JOIN said.consent AS p ON p.case_id = a.case_id AND p.consent = a.act", "nobody knows its key"),
    ("LEFT JOIN (SELECT case_id, person FROM said.person) AS p ON p.case_id = a.case_id AND p.person = a.patient", "nor that of a sub-query"),
    ("JOIN said.person AS p ON p.case_id = a.case_id AND p.person = a.patient", "it takes away the rows without a match"),
    ("LEFT ANTI JOIN said.person AS p ON p.case_id = a.case_id AND p.person = a.patient", "so does this one"),
    (f"{PERSON} WHERE p.role = 'patient'", "the WHERE reads it"),
    (f"{PERSON} WHERE p.born_on.happened", "the WHERE reads a field of it"),
    (f"{PERSON} WHERE role = 'patient'", "the WHERE may read it"),
    (f"{PERSON} JOIN said.party AS y ON y.case_id = a.case_id AND y.person = p.person", "the ON of another join reads it"),
    (f"{PERSON} ORDER BY p.name", "the order reads it"),
])  # fmt: skip
def test_a_join_that_counts_stays(kept: str, why: str) -> None:
    assert cut(f"{ACT} {kept}", "case_id", "act") == same(f"SELECT a.case_id, a.act FROM said.act AS a {kept}"), why


def test_a_field_read_of_a_joined_column_keeps_the_join() -> None:
    born = f"SELECT a.case_id, p.born_on.happened AS is_born_known FROM said.act AS a {PERSON}"
    assert cut(born, "case_id", "is_born_known") == same(born)


def test_a_grouped_cte_is_known_by_what_it_groups_by_and_its_name_hides_a_fact_of_that_name() -> None:
    rest = "SELECT u.case_id, u.use, s.is_seen FROM said.ai_use AS u LEFT JOIN displayed AS s ON s.case_id = u.case_id AND s.use = u.use"
    by_use = "WITH displayed AS (SELECT case_id, use AS use, 1 AS is_seen FROM said.decision GROUP BY case_id, use)"
    by_decision = "WITH displayed AS (SELECT case_id, use, 1 AS is_seen FROM said.decision)"
    assert "LEFT JOIN" not in cut(rest, "case_id", "use")
    assert "LEFT JOIN" not in cut(f"{by_use} {rest}", "case_id", "use")
    assert "LEFT JOIN" in cut(f"{by_decision} {rest}", "case_id", "use")


@pytest.mark.parametrize("star", [
    "SELECT * FROM said.act",
    "SELECT a.* FROM said.act AS a",
    f"SELECT * FROM said.act AS a {PERSON}",
    f"SELECT a.case_id, p.* FROM said.act AS a {PERSON}",
])  # fmt: skip
def test_a_star_passes_through(star: str) -> None:
    assert cut(star, "case_id", "act") == same(star)
    assert pruned.columns_read(parsed(star)) is None


def test_through_a_star_as_much_is_read_as_is_read_of_it() -> None:
    select = "WITH told AS (SELECT case_id, act, label, evidence FROM said.act), again AS (SELECT *, act = '1' AS is_first FROM told)"
    assert cut(f"{select} SELECT case_id, label, is_first FROM again", "case_id", "is_first") == same(
        "WITH told AS (SELECT case_id, act FROM said.act), again AS (SELECT *, act = '1' AS is_first FROM told) SELECT case_id, is_first FROM again"
    )


@pytest.mark.parametrize("whole", [
    "SELECT case_id, act, label FROM said.act UNION ALL SELECT case_id, decision, justification FROM said.decision",
    "SELECT case_id, act, label FROM said.act UNION SELECT case_id, decision, justification FROM said.decision",
    "SELECT DISTINCT case_id, act, label FROM said.act",
    "SELECT case_id, act, label, count(*) AS n FROM said.act GROUP BY ALL",
    "SELECT case_id, unnest(string_split(versions, ';')) AS label FROM said.safety_notice",
])  # fmt: skip
def test_a_union_a_distinct_a_group_by_all_and_an_unnest_are_left_whole(whole: str) -> None:
    assert cut(whole, "case_id") == same(whole)
    inside = f"WITH one AS ({whole}) SELECT case_id, label FROM one"
    assert cut(inside, "case_id") == same(f"WITH one AS ({whole}) SELECT case_id FROM one")


def test_what_a_union_reads_is_kept_in_what_it_reads_it_of() -> None:
    select = "WITH one AS (SELECT case_id, act, label, evidence FROM said.act) SELECT case_id, label FROM one UNION ALL SELECT case_id, act FROM one"
    assert cut(select, "case_id") == same(select.replace(", evidence", ""))


def test_counting_rows_reads_no_column() -> None:
    assert pruned.columns_read(parsed("SELECT case_id, count(*) AS n FROM said.act GROUP BY case_id")) == {"case_id", ""}
    counted = "WITH one AS (SELECT case_id, label FROM said.act) SELECT case_id, count(*) AS n FROM one GROUP BY case_id"
    assert cut(counted, "case_id", "n") == same(counted.replace(", label", ""))


def test_the_columns_read_are_named_with_what_they_are_fields_of() -> None:
    select = "SELECT a.act, performed_at.happened FROM said.act AS a JOIN said.person AS p ON p.person = a.patient"
    names = pruned.columns_read(parsed(select))
    assert names is not None and {"act", "performed_at", "person", "patient"} <= names


@pytest.mark.parametrize(("select", "key"), [
    ("SELECT case_id, about AS system, count(*) AS n FROM said.certificate GROUP BY case_id, about", {"case_id", "system"}),
    ("SELECT case_id, count(*) AS n FROM said.certificate GROUP BY case_id, about", None),
    ("SELECT case_id, about FROM said.certificate", None),
    ("SELECT case_id, about FROM said.certificate GROUP BY ALL", None),
    ("SELECT case_id FROM said.act GROUP BY case_id UNION ALL SELECT case_id FROM said.act GROUP BY case_id", None),
])  # fmt: skip
def test_rows_are_told_apart_by_what_they_are_grouped_by(select: str, key: set[str] | None) -> None:
    assert pruned.grouped_by(parsed(select)) == key


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Every state of a sample case, by fact: read of the whole facts, and of the facts cut down and shared."""
    folder = tmp_path_factory.mktemp("pruned")
    loaded = CaseFolder(folder)
    shutil.copytree(content_folder("sample_cases") / "nodule_pulmonaire", folder, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    con = loaded.load()
    single = views.without_merging(con, TABLES)
    views.install(con, TABLES, FACTS, single)
    whole = answers(con)
    con.execute("DROP SCHEMA whole CASCADE; DROP SCHEMA said_whole CASCADE")
    ((case_id,),) = con.execute("SELECT case_id FROM main.casefile").fetchall()
    views.share(con, TABLES, FACTS, asked(), (case_id, case_id), single)
    return whole, answers(con)


def asked() -> dict[str, frozenset[str]]:
    """The columns of each fact that its questions read, and the id of its subject."""
    selects, found = sql.read_selects(FACTS), {}
    for fact in law().facts():
        questions = law().questions_on(fact)
        rules = [rule for question in questions for rule in law().rules_of(question.id)]
        found[fact] = columns_read(questions, rules, law().norms) | {selects[fact].selects[1].alias_or_name}
    return found


def answers(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    found = {}
    for fact in law().facts():
        one = arguments.compiled_fact(con, law(), fact, MACROS, has_declarations=False, with_details=False)
        columns = ", ".join(f"s{j}" for j in range(len(one.questions)))
        found[fact] = sorted(map(repr, con.execute(f"SELECT case_id, about, {columns} FROM ({one.sql})").fetchall()))
    return found


@pytest.mark.parametrize("fact", law().facts())
def test_the_states_of_a_case_are_those_of_the_whole_facts(states: tuple[Mapping[str, list[str]], Mapping[str, list[str]]], fact: str) -> None:
    whole, shared = states
    assert shared[fact] == whole[fact]


def test_the_case_compared_has_states_of_many_facts(states: tuple[Mapping[str, list[str]], Mapping[str, list[str]]]) -> None:
    whole, _ = states
    assert sum(1 for rows in whole.values() if rows) > 15
