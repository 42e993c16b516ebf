"""Records kept and decisions taken: what the file establishes of them, what it leaves unknown, and the order in which things happened."""

from __future__ import annotations

from typing import Any

import pytest
from situations import File


def holding(file: File, *rows: dict[str, Any]) -> dict[str, Any]:
    """One record of P1 kept by O1, in a case read on 1 September 2026."""
    file.casefile("X", as_of="2026-09-01")
    file.organization("O1", name="Clinique de l’Exemple")
    for n, row in enumerate(rows, start=1):
        file.holding("H1", **{"holder": "O1", "patient": "P1", "setting": "private_clinic", "exhibit": str(n), **row})
    return file.one("holding")


def day(value: dict[str, Any] | None) -> str | None:
    """The day of a date, « none », or None where it is unknown."""
    if value is None:
        return None
    return value["from"].isoformat()[:10] if value["happened"] else "none"


@pytest.mark.parametrize(("row", "destroyed_on", "looked_at_on"), [
    ({"is_located": True}, "none", "2026-09-01"),
    ({"destroyed_on": "none"}, "none", "2026-09-01"),
    ({"destroyed_on": "2015-01-01"}, "2015-01-01", "2015-01-01"),
    ({}, None, None),
    ({"is_located": False}, None, None),
])  # fmt: skip
def test_a_record_that_is_located_was_not_destroyed_and_one_that_is_not_may_have_been(
    file: File, row: dict[str, Any], destroyed_on: str | None, looked_at_on: str | None
) -> None:
    found = holding(file, row)
    assert (day(found["destroyed_on"]), day(found["looked_at_on"])) == (destroyed_on, looked_at_on)


def test_exhibits_that_dispute_the_destruction_leave_it_unknown_even_where_the_record_is_located(file: File) -> None:
    found = holding(file, {"destroyed_on": "2015-01-01"}, {"destroyed_on": "none", "is_located": True})
    assert (found["destroyed_on"], found["destroyed_on_contested"], found["looked_at_on"]) == (None, True, None)


@pytest.mark.parametrize(("setting", "is_hospital", "is_liberal"), [
    ("public_hospital", True, False), ("private_clinic", True, False), ("liberal", False, True), (None, None, None),
])  # fmt: skip
def test_the_setting_says_which_terms_apply_and_a_blank_says_nothing(file: File, setting: str | None, is_hospital: bool, is_liberal: bool) -> None:
    found = holding(file, {"setting": setting})
    assert (found["is_hospital"], found["is_liberal"], found["holder_name"]) == (is_hospital, is_liberal, "Clinique de l’Exemple")


def test_two_exhibits_that_tell_the_last_contact_with_different_precision_agree(file: File) -> None:
    found = holding(file, {"last_contact_on": "2010"}, {"last_contact_on": "2010-06"}, {})
    assert (found["last_contact_on"]["from"].isoformat(), found["last_contact_on"]["to"].isoformat()) == ("2010-06-01", "2010-06-30")
    assert found["last_contact_on_contested"] is False
    assert [e["exhibit"] for e in found["evidence"]] == ["1", "2", "3"]


def decision(file: File, use: dict[str, Any] | None = None, **cells: Any) -> dict[str, Any]:
    file.ai_use("U1", used_at="2024-05-13T09:00", **(use or {}))
    file.decision("D1", use="U1", decided_at="2024-05-13T10:20", **cells)
    return file.one("decision")


@pytest.mark.parametrize(("seen_at", "is_seen_before"), [
    ("2024-05-13T10:05", True), ("2024-05-13T11:00", False), ("2024-05-13T10:20", None), ("2024-05-13", None), ("none", False), (None, None),
])  # fmt: skip
def test_an_output_was_seen_before_the_decision_where_the_hours_say_so(file: File, seen_at: str | None, is_seen_before: bool | None) -> None:
    assert decision(file, output_seen_at=seen_at)["is_seen_before"] is is_seen_before


@pytest.mark.parametrize(("use", "cells", "was_displayed"), [
    ({"was_displayed": False}, {}, False),
    ({}, {}, None),
    ({}, {"output_seen_at": "2024-05-13T10:05"}, True),
    ({"was_displayed": True}, {}, True),
])  # fmt: skip
def test_an_output_that_he_saw_was_shown_to_him(file: File, use: dict[str, Any], cells: dict[str, Any], was_displayed: bool | None) -> None:
    assert decision(file, use, **cells)["was_displayed"] is was_displayed


@pytest.mark.parametrize(("justification", "review", "has_reasons"), [
    ("Nodule connu, stable", None, True), (None, False, False), (None, True, None), (None, None, None),
])  # fmt: skip
def test_reasons_are_on_file_or_the_record_shows_that_there_were_none(file: File, justification: str, review: bool, has_reasons: bool) -> None:
    assert decision(file, justification=justification, critical_review=review)["has_reasons"] is has_reasons


def test_an_information_to_a_patient_under_guardianship_says_whether_the_guardian_received_it(file: File) -> None:
    file.person("P1", role="patient", protection_scope="representation", protection_from="2020-01-01", protection_to="none", represented_by="P9")
    file.person("P9", role="representative")
    file.information("I1", topic="ai_use", patient="P1", recipient="P9", given=True, given_at="2024-05-13")
    found = file.one("information")
    assert (found["is_represented"], found["is_to_patient"], found["is_to_representative"]) == (True, False, True)


@pytest.mark.parametrize(("since", "until", "is_represented"), [
    ("2024-06-01", "none", False), ("2020-01-01", "2023-01-01", False), ("2020-01-01", None, None), ("2024-05", "none", None),
])  # fmt: skip
def test_a_measure_counts_on_the_day_of_the_information(file: File, since: str, until: str | None, is_represented: bool | None) -> None:
    file.person("P1", protection_scope="representation", protection_from=since, protection_to=until)
    file.information("I1", topic="ai_use", patient="P1", given_at="2024-05-13")
    assert file.one("information")["is_represented"] is is_represented


def test_the_chronology_tells_each_thing_once_a_withdrawal_apart_and_what_is_undated_too(file: File) -> None:
    file.act("A1", kind="diagnosis", label="Scanner", status="performed", performed_at="2024-05-13T10:05")
    file.event("A1", occurred_at="2024-05-13", label="Scanner thoracique", kind="examen")
    file.event("E1", label="Appel du médecin traitant")
    file.consent("C1", topic="act", act="A1", answer="given", given_at="2024-05-01", withdrawn_at="2024-05-20")
    file.claim("R1", claimed_on="none")
    told = {(row["source"], row["id"], row["status"]): row for row in file.rows("chronology")}
    assert set(told) == {("act", "A1", "performed"), ("event", "E1", None), ("consent", "C1", "given"), ("consent", "C1", "withdrawn")}
    assert told["act", "A1", "performed"]["detail"] == "Scanner thoracique"
    assert told["event", "E1", None]["occurred"] is None


def test_an_act_of_disputed_date_stands_in_the_chronology_as_disputed(file: File) -> None:
    file.act("A1", performed_at="2024-05-13")
    file.act("A1", performed_at="2024-05-14", exhibit="2")
    (row,) = file.rows("chronology")
    assert (row["occurred"], row["is_contested"]) == (None, True)


def test_two_wordings_of_a_name_are_shown_together_and_two_patients_of_one_act_are_a_contest(file: File) -> None:
    file.person("P1", name="Odile EXEMPLE")
    file.person("P1", name="EXEMPLE Odile", exhibit="2")
    file.act("A1", professional="P1", patient="P1")
    file.act("A1", patient="P2", exhibit="2")
    assert file.one("act")["professional_name"] == "EXEMPLE Odile / Odile EXEMPLE"
    assert file.con.execute("SELECT patient, patient_contested FROM said_whole.act").fetchall() == [(None, True)]
