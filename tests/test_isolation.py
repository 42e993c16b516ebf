"""One case among many: a fact asked of one case reads the rows of that case only, and two cases with the same ids do not mix."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from situations import FACTS, TABLES, File, database

from casekit.views import READINGS

NAMES = sorted(path.stem for path in FACTS.glob("[!_]*.sql"))


@pytest.fixture(scope="module")
def three_cases() -> duckdb.DuckDBPyConnection:
    """Every table of the contract holds one row of each of three cases, all with the same id."""
    con = database()
    for case_id in ("X", "Y", "Z"):
        for table in TABLES:
            con.execute(f'INSERT INTO main."{table.name}" (case_id, "{table.id}") VALUES (?, 1)', [case_id])
    return con


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan["children"]:
        yield from nodes(child)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("fact", NAMES)
def test_the_filter_on_the_case_sinks_to_every_scan(three_cases: duckdb.DuckDBPyConnection, fact: str, reading: str) -> None:
    row = three_cases.execute(f"EXPLAIN (FORMAT json) SELECT * FROM {reading}.\"{fact}\" WHERE case_id = 'X'").fetchone()
    assert row is not None
    scans = [node["extra_info"] for plan in json.loads(row[1]) for node in nodes(plan) if "Table" in node["extra_info"]]
    assert scans
    assert [scan["Table"] for scan in scans if "case_id='X'" not in str(scan.get("Filters"))] == []


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
        alone = {name: one.rows(name) for name in NAMES}
        tell(two, "2024-05-20", "deux")
        assert {name: one.rows(name) for name in NAMES} == alone
        assert all(len(two.rows(name)) == len(rows) for name, rows in alone.items())
        told = [(file.one("ai_use")["is_told"], file.one("certification")["is_certified"], file.one("act")["is_agreed"]) for file in (one, two)]
        assert told == [(True, True, True), (False, False, False)]
    finally:
        empty.rollback()
