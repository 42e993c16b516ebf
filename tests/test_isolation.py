"""One case among many: a fact asked of one case reads the rows of that case only, and two cases with the same ids do not mix.

Asked of many cases, its states are read without the evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from law_cases import law
from situations import CASEKIT, FACTS, MACROS, TABLES, File

from casekit import arguments, sql, views

NAMES = sorted(path.stem for path in FACTS.glob("[!_]*.sql"))
EVIDENCE = ("evidence", "locator", "list(", "list_sort", "flatten")
EVERY_SCAN = "SET disabled_optimizers = 'statistics_propagation'"  # no scan goes for what the rows of today happen to hold


@pytest.fixture(scope="module")
def merged(empty: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The facts over rows merged by id, as where a case is loaded."""
    empty.execute(EVERY_SCAN)
    yield empty
    empty.execute("RESET disabled_optimizers")


@pytest.fixture(scope="module")
def unmerged() -> duckdb.DuckDBPyConnection:
    """The facts over tables in which no id stands twice, as where many cases are asked at once."""
    con = duckdb.connect()
    con.execute(EVERY_SCAN)
    sql.create_tables(con, CASEKIT / "tables", TABLES)
    views.install(con, TABLES, FACTS, {table.name for table in TABLES})
    return con


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan["children"]:
        yield from nodes(child)


def planned(con: duckdb.DuckDBPyConnection, select: str) -> list[dict[str, str]]:
    """What each step of the plan of a SELECT says of itself."""
    row = con.execute(f"EXPLAIN (FORMAT json) {select}").fetchone()
    assert row is not None
    return [node["extra_info"] for plan in json.loads(row[1]) for node in nodes(plan)]


def unfiltered(con: duckdb.DuckDBPyConnection, view: str) -> list[str]:
    """The tables that are read whole, all cases together, where a view is asked of one case."""
    scans = [step for step in planned(con, f"SELECT * FROM {view} WHERE case_id = 'X'") if "Table" in step]
    assert scans
    return [scan["Table"] for scan in scans if "case_id='X'" not in str(scan.get("Filters"))]


@pytest.mark.parametrize("fact", NAMES)
def test_the_filter_on_the_case_sinks_to_every_scan(merged: duckdb.DuckDBPyConnection, fact: str) -> None:
    assert unfiltered(merged, f'whole."{fact}"') == []


@pytest.mark.parametrize("reading", ["claimant", "defence"])
def test_the_filter_sinks_through_what_leaves_out_the_declarations_of_a_side(merged: duckdb.DuckDBPyConnection, reading: str) -> None:
    """A fact is written once for its three readings: only the tables under it differ."""
    select = "SELECT view_name FROM duckdb_views() WHERE schema_name = ? ORDER BY view_name"
    tables = [name for (name,) in merged.execute(select, [f"said_{reading}"]).fetchall()]
    assert len(tables) > 30
    assert {name: found for name in tables if (found := unfiltered(merged, f'said_{reading}."{name}"'))} == {}


@pytest.mark.parametrize("fact", law().facts())
def test_the_states_of_a_fact_are_read_without_its_evidence(unmerged: duckdb.DuckDBPyConnection, fact: str) -> None:
    one = arguments.compiled_fact(unmerged, law(), fact, MACROS, has_declarations=False, with_details=False)
    states = ", ".join(f"s{j}" for j in range(len(one.questions)))
    plan = json.dumps(planned(unmerged, f"SELECT case_id, about, {states} FROM ({one.sql}) AS asked")).lower()
    assert [word for word in EVIDENCE if word in plan] == []


def tell(file: File, told_at: str, label: str) -> None:
    """The same ids in every case: an act, a use, an information, a certificate, a training, a decision, a holding."""
    file.casefile(file.case_id, as_of="2026-09-01")
    file.person("P1", name=f"{label} EXEMPLE", role="patient", born_on="1960-01-01")
    file.organization("O1", name=f"Clinique {label}")
    file.act("A1", label=label, performed_at="2024-05-13", patient="P1", professional="P1", organization="O1", is_emergency=label == "un")
    file.ai_system("S1", name=f"Système {label}")
    file.ai_use("U1", system="S1", version="1", used_at="2024-05-13", act="A1", professional="P1", output=label)
    file.system_version("V1", system="S1", version="1", installed_on="2023-01-01", organization="O1")
    file.information("I1", topic="ai_use", use="U1", given=True, given_at=told_at, mode="interview", patient="P1", recipient="P1")
    file.consent("C1", topic="act", act="A1", answer="given" if label == "un" else "refused", given_at="2024-05-01", given_by="P1")
    file.certificate("CE1", about="S1", kind="ce_mdr", status="valid", valid_from="2020-01-01", valid_to="2030-01-01" if label == "un" else "2021-01-01")
    file.training("T1", person="P1", topic="ai", completed_on=told_at, attested=True)
    file.decision("D1", act="A1", use="U1", decided_at="2024-05-13", justification=label)
    file.risk("R1", act="A1", label=label)
    file.holding("H1", holder="O1", patient="P1", is_located=True, setting="liberal")


def test_two_cases_with_the_same_ids_do_not_mix(empty: duckdb.DuckDBPyConnection) -> None:
    empty.begin()
    try:
        one, two = File(empty, "ONE"), File(empty, "TWO")
        tell(one, "2024-05-10", "un")
        alone = {name: by_case(empty, name) for name in NAMES}
        tell(two, "2024-05-20", "deux")
        together = {name: by_case(empty, name) for name in NAMES}
        assert {name: rows.get("ONE") for name, rows in together.items()} == {name: rows.get("ONE") for name, rows in alone.items()}
        assert all(len(rows.get("ONE", ())) == len(rows.get("TWO", ())) for rows in together.values())
        told = [(file.one("ai_use")["is_told"], file.one("certification")["is_certified"], file.one("act")["is_agreed"]) for file in (one, two)]
        assert told == [(True, True, True), (False, False, False)]
    finally:
        empty.rollback()


def by_case(con: duckdb.DuckDBPyConnection, fact: str) -> dict[str, list[str]]:
    """The rows of a fact, asked of all cases at once."""
    found: dict[str, list[str]] = {}
    for case_id, *row in con.execute(f'SELECT * FROM whole."{fact}"').fetchall():
        found.setdefault(case_id, []).append(repr(row))
    return {case_id: sorted(rows) for case_id, rows in found.items()}
