"""A device that failed, a product on the market, an infection: the facts of liability without fault."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from situations import File

Row = dict[str, Any]


# ---- The device and where it was used


@pytest.mark.parametrize(("kind", "is_public"), [
    ("public_hospital", True), ("private_clinic", False), ("practice", False), ("laboratory", None), (None, None),
])  # fmt: skip
def test_the_establishment_of_the_act_is_where_the_device_was_used(file: File, kind: str, is_public: bool | None) -> None:
    file.organization("O1", kind=kind, name="Établissement Exemple")
    file.ai_system("S1", name="Nodulo", is_medical_device=True)
    file.act("A1", organization="O1")
    file.ai_use("U1", system="S1", act="A1", has_failed=True)
    found = file.one("device_use")
    assert (found["is_in_public_hospital"], found["has_failed"], found["is_medical_device"], found["label"]) == (
        is_public,
        True,
        True,
        "Nodulo",
    )


def test_a_use_without_an_act_says_nothing_of_the_place(file: File) -> None:
    file.ai_use("U1", system="S1")
    found = file.one("device_use")
    assert (found["is_in_public_hospital"], found["has_failed"], found["is_medical_device"]) == (None, None, None)


def test_two_exhibits_on_the_failure_contradict_each_other(file: File) -> None:
    file.ai_use("U1", has_failed=True)
    file.ai_use("U1", has_failed=False, exhibit="2")
    found = file.one("device_use")
    assert (found["has_failed"], found["has_failed_contested"]) == (None, True)


# ---- The product


def marketed(file: File, system: str | None = "2026-06-01", version: str | None = None, changed: bool | None = None, **cells: Any) -> Row:
    file.organization("M1", kind="manufacturer")
    file.ai_system("S1", **{"kind": "standalone", "manufacturer": "M1", "placed_on_market_on": system, **cells})
    file.ai_use("U1", system="S1", version="3.2")
    if version is not None:
        file.system_version("V1", system="S1", version="3.2", placed_on_market_on=version, is_significant_change=changed)
    return file.one("product")


def span(found: Row) -> tuple[date, date] | None:
    return (found["market_on"]["from"], found["market_on"]["to"]) if found["market_on"] else None


BEFORE, AFTER = date(2026, 6, 1), date(2026, 12, 10)


@pytest.mark.parametrize(("system", "version", "changed", "expected"), [
    ("2026-06-01", None, None, (BEFORE, BEFORE)),
    ("2026-06-01", "2026-12-10", False, (BEFORE, BEFORE)),
    ("2026-06-01", "2026-12-10", True, (AFTER, AFTER)),
    ("2026-06-01", "2026-12-10", None, (BEFORE, AFTER)),
    ("2026-12-10", "2026-06-01", None, (AFTER, AFTER)),
    (None, "2026-12-10", None, (AFTER, AFTER)),
    ("2026", None, None, (date(2026, 1, 1), date(2026, 12, 31))),
    (None, None, None, None),
])  # fmt: skip
def test_a_significant_change_puts_the_version_on_the_market_anew(
    file: File, system: str, version: str, changed: bool, expected: Any
) -> None:
    assert span(marketed(file, system, version, changed)) == expected


@pytest.mark.parametrize(("cells", "is_tangible"), [
    ({"kind": "robot"}, True), ({"kind": "embedded"}, True), ({"kind": "other_device"}, True), ({"kind": "standalone"}, None),
    ({"kind": "generative"}, None), ({"kind": "standalone", "part_of": "Scanner Exemple"}, True), ({"kind": None}, None),
])  # fmt: skip
def test_software_alone_is_no_thing_that_the_directive_of_1985_names(file: File, cells: Row, is_tangible: bool | None) -> None:
    assert marketed(file, **cells)["is_tangible"] is is_tangible


def test_the_first_thing_brought_against_the_maker_counts(file: File) -> None:
    file.party("d1", role="defendant", organization="M1")
    for filed, against, kind in (
        ("2025-05-05", "d1", "merits"),
        ("2024-04-04", "M1", "interim_expertise"),
        ("2020-01-01", "O9", "merits"),
        ("2021-01-01", "M1", "cci"),
    ):
        file.proceeding(kind=kind, against=against, filed_on=filed)
    assert marketed(file)["claim_on"]["from"] == date(2024, 4, 4)
    file.proceeding(kind="merits", against="M1")
    assert file.one("product")["claim_on"] is None


def test_one_failure_is_enough_and_silence_is_no_answer(file: File) -> None:
    assert marketed(file)["has_failed"] is None
    file.ai_use("U2", system="S1", has_failed=True)
    assert file.one("product")["has_failed"] is True


def test_a_maker_that_nobody_names_supplies_nothing_known(file: File) -> None:
    assert marketed(file)["is_supplied"] is True
    file.con.rollback()
    file.con.begin()
    file.ai_system("S1")
    found = file.one("product")
    assert (found["is_supplied"], found["label"], found["claim_on"]) == (None, "Système (référence S1)", None)


# ---- The infection


def infected(file: File, establishment: str | None = "private_clinic", of_accident: bool = False, **cells: Any) -> Row:
    file.organization("O1", kind=establishment)
    file.act("A1", performed_at="2024-05-13T08:00", patient="P1", organization=None if of_accident else "O1")
    file.accident("AC1", kind="infection", act="A1", organization="O1" if of_accident else None, **cells)
    return file.one("accident")


@pytest.mark.parametrize("of_accident", [True, False])
@pytest.mark.parametrize(("kind", "expected"), [
    ("public_hospital", True), ("private_clinic", True), ("practice", False), ("laboratory", None), (None, None),
])  # fmt: skip
def test_where_the_infection_was_contracted(file: File, kind: str, expected: bool | None, of_accident: bool) -> None:
    assert infected(file, kind, of_accident)["is_in_establishment"] is expected


def test_what_nobody_says_of_the_infection_stays_unknown(file: File) -> None:
    found = infected(file)
    assert (found["was_incubating_on_admission"], found["external_cause"], found["impairment_high"], found["has_died"]) == (
        None,
        None,
        None,
        None,
    )
    assert (found["is_infection"], found["act_on"]["from"]) == (True, date(2024, 5, 13))


def test_a_patient_alive_did_not_die_of_it(file: File) -> None:
    file.person("P1", role="patient", died_on="none")
    assert infected(file)["has_died"] is False


@pytest.mark.parametrize(("died_on", "role", "expected"), [
    (None, "claimant", False), (None, "defendant", None), ("2024-06-01", "claimant", None),
])  # fmt: skip
def test_a_patient_who_claims_in_person_did_not_die_of_it(file: File, died_on: str | None, role: str, expected: bool | None) -> None:
    file.person("P1", role="patient", died_on=died_on)
    file.party("c", role=role, person="P1")
    assert infected(file)["has_died"] is expected


def test_two_exhibits_that_dispute_a_death_leave_the_patient_neither_dead_nor_alive(file: File) -> None:
    file.person("P1", role="patient", died_on="none", exhibit="1")
    file.person("P1", died_on="2024-06-01", exhibit="2")
    file.party("c", role="claimant", person="P1")
    found = infected(file)
    assert (found["has_died"], found["has_died_contested"]) == (None, True)
