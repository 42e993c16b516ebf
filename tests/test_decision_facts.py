"""Decisions and acts beside what was shown, known and recommended that day: in whose name, on which data, under which recommendation."""

from __future__ import annotations

from typing import Any

import pytest
from asked import state
from situations import File


def decision(file: File, used: dict[str, Any] | None = None, done: dict[str, Any] | None = None, **cells: Any) -> dict[str, Any]:
    """A decision of Dr R on the output of S1, for act A1 of clinic O1."""
    file.person("R1", name="Dr R EXEMPLE", role="professional", practice="liberal")
    file.organization("O1", name="Clinique de l’Exemple")
    file.organization("M1", name="Fabrique d’Exemples")
    file.ai_system("S1", name="ExempleScan", kind="standalone", manufacturer="M1")
    file.act("A1", **{"kind": "diagnosis", "label": "Lecture de scanner", "organization": "O1", **(done or {})})
    file.ai_use("U1", **{"system": "S1", "act": "A1", "used_at": "2024-05-13T09:00", "purpose": "diagnosis", **(used or {})})
    file.decision("D1", **{"act": "A1", "use": "U1", "professional": "R1", "decided_at": "2024-05-13T10:20", **cells})
    return file.one("decision")


# --- shown in time, or not


@pytest.mark.parametrize(("use", "seen_at", "was_displayed"), [
    ({"was_displayed": True, "displayed_at": "2024-05-13T10:19"}, None, True),
    ({"was_displayed": True, "displayed_at": "2024-05-13T10:20"}, None, True),
    ({"was_displayed": True, "displayed_at": "2024-05-13T10:21"}, None, False),
    ({"displayed_at": "2024-05-13T11:00"}, "2024-05-13T11:05", False),
    ({"displayed_at": "2024-05-13T11:00"}, "2024-05-13T10:05", True),
    ({"displayed_at": "2024-05-13"}, None, None),
    ({"was_displayed": False}, None, False),
])  # fmt: skip
def test_an_output_displayed_after_the_decision_was_not_shown_to_the_one_who_decided(
    file: File, use: dict[str, Any], seen_at: str | None, was_displayed: bool | None
) -> None:
    assert decision(file, use, output_seen_at=seen_at)["was_displayed"] is was_displayed


def test_an_output_not_shown_points_to_the_establishment_and_the_maker_and_no_longer_to_the_practitioner(file: File) -> None:
    found = decision(file, {"was_displayed": False})
    assert (found["displayed_to"], found["undisplayed_by_establishment"], found["undisplayed_by_manufacturer"]) == (None, "O1", "M1")


@pytest.mark.parametrize("use", [{"was_displayed": True}, {}])
def test_an_output_shown_or_perhaps_shown_points_to_the_practitioner_alone(file: File, use: dict[str, Any]) -> None:
    found = decision(file, use)
    assert (found["displayed_to"], found["undisplayed_by_establishment"], found["undisplayed_by_manufacturer"]) == ("R1", None, None)


@pytest.mark.parametrize(("use", "stands"), [
    ({"was_displayed": False}, "not_applicable"),
    ({"was_displayed": True, "displayed_at": "2024-05-13T10:21"}, "not_applicable"),
    ({"was_displayed": True, "displayed_at": "2024-05-13T10:20"}, "breach"),
    ({}, "breach"),
])  # fmt: skip
def test_an_output_never_shown_in_time_cannot_be_set_aside_without_reasons(file: File, use: dict[str, Any], stands: str) -> None:
    decision(file, {"output_was_correct": True, **use}, follows_output=False, critical_review=False)
    assert state(file, "oversight.unreasoned_override") == stands


# --- in whose name


def test_a_resident_under_a_named_supervisor_decides_in_the_name_of_the_supervisor(file: File) -> None:
    file.person("S9", name="Dr S EXEMPLE", role="professional")
    file.participant(about="A1", person="R1", part="resident")
    file.participant(about="A1", person="S9", part="supervisor")
    found = decision(file)
    assert (found["professional"], found["answerable"], found["is_supervised"], found["supervisor_name"]) == (
        "R1",
        "S9",
        True,
        "Dr S EXEMPLE",
    )
    assert found["label"] == "Décision (Dr R EXEMPLE, sous l’encadrement : Dr S EXEMPLE), ExempleScan à l’appui"


@pytest.mark.parametrize(("participants", "answerable"), [
    ([("R1", "resident")], "R1"),
    ([("S9", "supervisor")], "R1"),
    ([("R1", "resident"), ("S8", "supervisor"), ("S9", "supervisor")], None),
    ([("R7", "resident"), ("S9", "supervisor")], "R1"),
    ([("R1", "replacement")], "R1"),
    ([("R1", "requesting"), ("Q1", "requested")], "R1"),
    ([("Q1", "rcp_member"), ("Q2", "rcp_member")], "R1"),
    ([], "R1"),
])  # fmt: skip
def test_who_answers_where_supervision_is_not_both_named_and_his(
    file: File, participants: list[tuple[str, str]], answerable: str | None
) -> None:
    for person, part in participants:
        file.participant(about="D1", person=person, part=part)
    assert decision(file)["answerable"] == answerable


@pytest.mark.parametrize(("participants", "answerable"), [
    ([("Q1", "author")], "Q1"),
    ([("Q1", "author"), ("Q2", "author")], None),
    ([("Q1", "rcp_member"), ("Q2", "rcp_member")], None),
    ([("Q1", "requested")], None),
    ([("Q1", "author"), ("Q1", "resident"), ("S9", "supervisor")], "S9"),
])  # fmt: skip
def test_a_decision_that_names_nobody_is_its_one_authors_and_a_meeting_or_an_opinion_decides_for_nobody(
    file: File, participants: list[tuple[str, str]], answerable: str | None
) -> None:
    for person, part in participants:
        file.participant(about="D1", person=person, part=part)
    assert decision(file, professional=None)["answerable"] == answerable


def test_the_author_of_the_act_is_not_for_that_the_author_of_the_decision(file: File) -> None:
    file.participant(about="A1", person="Q1", part="author")
    assert decision(file, professional=None)["answerable"] is None


def test_two_exhibits_that_name_two_practitioners_leave_the_author_out(file: File) -> None:
    file.participant(about="D1", person="Q1", part="author")
    decision(file, exhibit="1")
    file.decision("D1", professional="R2", exhibit="2")
    assert file.one("decision")["answerable"] is None


@pytest.mark.parametrize(("part", "words"), [
    ("rcp_member", "après réunion de concertation pluridisciplinaire"), ("requested", "après avis à distance"),
])  # fmt: skip
def test_a_meeting_and_an_opinion_at_a_distance_are_said_with_the_decision(file: File, part: str, words: str) -> None:
    file.participant(about="D1", person="Q1", part=part)
    assert words in decision(file)["label"]


@pytest.mark.parametrize(("practice", "is_public"), [("public_hospital", True), ("liberal", False), (None, False)])
def test_the_capacity_of_that_day_prevails_over_the_usual_one(file: File, practice: str | None, is_public: bool) -> None:
    file.participant(about="A1", person="R1", part="operator", practice=practice)
    assert decision(file)["is_public_practice"] is is_public


def test_two_capacities_on_file_are_contested_and_another_persons_says_nothing(file: File) -> None:
    file.participant("T1", about="A1", person="R1", part="operator", practice="public_hospital")
    file.participant("T2", about="D1", person="R1", part="author", practice="liberal")
    file.participant("T3", about="D1", person="Q1", part="requested", practice="public_hospital")
    found = decision(file)
    assert (found["is_public_practice"], found["is_public_practice_contested"]) == (None, True)


def test_a_decision_of_the_patient_is_his_own_and_an_unknown_author_is_not_for_that_a_patient(file: File) -> None:
    assert decision(file)["is_by_patient"] is False
    file.person("P1", role="patient")
    file.decision("D2", professional="P1")
    file.decision("D3")
    assert [row["is_by_patient"] for row in file.rows("decision") if row["decision"] in ("D2", "D3")] == [True, None]


# --- entered in the record


@pytest.mark.parametrize(("cells", "is_recorded", "is_contested"), [
    ({}, None, False),
    ({"is_recorded": True}, True, False),
    ({"is_recorded": False}, False, False),
    ({"justification": "Lésion connue"}, True, False),
    ({"critical_review": True}, True, False),
    ({"critical_review": False}, None, False),
    ({"justification": "Lésion connue", "is_recorded": False}, None, True),
])  # fmt: skip
def test_reasons_in_the_record_show_the_decision_there_and_a_blank_shows_nothing(
    file: File, cells: dict[str, Any], is_recorded: bool | None, is_contested: bool
) -> None:
    found = decision(file, **cells)
    assert (found["is_recorded"], found["is_recorded_contested"]) == (is_recorded, is_contested)


@pytest.mark.parametrize(("act", "use", "is_diagnosis"), [
    ({"kind": "diagnosis"}, {"purpose": None}, True), ({"kind": "care"}, {"purpose": "care"}, False), ({"kind": None}, {"purpose": None}, None),
    ({"kind": None}, {"purpose": "diagnosis"}, True), ({"kind": "care"}, {"purpose": None}, False),
])  # fmt: skip
def test_a_diagnosis_is_told_by_the_act_or_by_the_use(
    file: File, act: dict[str, Any], use: dict[str, Any], is_diagnosis: bool | None
) -> None:
    assert decision(file, use, act)["is_diagnosis"] is is_diagnosis


# --- the recommendation of the day

HAS = {"published_on": "2022-03-01", "withdrawn_on": "none", "act_kind": "diagnosis", "recommends": "other"}


def guideline(file: File, *standards: dict[str, Any], **cells: Any) -> tuple[bool | None, bool | None]:
    for standard in standards:
        file.standard(**{**HAS, **standard})
    found = decision(file, **cells)
    return found["has_guideline"], found["departs_from_guideline"]


@pytest.mark.parametrize(("dates", "expected"), [
    ({}, True),
    ({"published_on": "2024-05-12"}, True),
    ({"published_on": "2024-05-13"}, None),
    ({"published_on": "2024-05-14"}, False),
    ({"published_on": "2024-05"}, None),
    ({"published_on": None}, None),
    ({"withdrawn_on": "2024-05-12"}, False),
    ({"withdrawn_on": "2024-05-13"}, None),
    ({"withdrawn_on": "2024-05-14"}, True),
    ({"withdrawn_on": "?"}, None),
    ({"withdrawn_on": None}, None),
])  # fmt: skip
def test_a_recommendation_counts_from_after_its_publication_until_before_its_withdrawal(
    file: File, dates: dict[str, Any], expected: bool | None
) -> None:
    assert guideline(file, dates)[0] is expected


@pytest.mark.parametrize(("act_kind", "expected"), [
    ("diagnosis", True), ("Diagnostic", True), ("soins", False), ("prévention", False), ("lecture de SCANNER ", True),
    ("imagerie thoracique", None), (None, None),
])  # fmt: skip
def test_the_act_meant_is_a_nature_of_act_or_an_act_by_its_name(file: File, act_kind: str | None, expected: bool | None) -> None:
    assert guideline(file, {"act_kind": act_kind})[0] is expected


def test_without_a_recommendation_on_file_nothing_is_known_and_none_is_not_a_conformity(file: File) -> None:
    assert guideline(file) == (None, None)


@pytest.mark.parametrize(("standard", "cells", "departs"), [
    ({}, {"follows_guideline": True}, False),
    ({}, {"follows_guideline": False}, True),
    ({}, {}, None),
    ({"recommends": "ai_use"}, {}, False),
    ({"recommends": "ai_use", "system": "S1"}, {}, False),
    ({"recommends": "ai_use", "system": "S2"}, {}, None),
    ({"recommends": "ai_use"}, {"use": None}, None),
    ({"recommends": "ai_use"}, {"follows_guideline": False}, True),
    ({"recommends": "against_ai_use"}, {}, True),
    ({"recommends": "against_ai_use", "system": "S1"}, {}, True),
    ({"recommends": "against_ai_use", "system": "S2"}, {}, None),
    ({"recommends": "against_ai_use"}, {"follows_guideline": True}, False),
    ({"published_on": "2025-01-01"}, {"follows_guideline": False}, False),
    ({"system": "S2"}, {"follows_guideline": False}, False),
    ({"system": "S1"}, {"follows_guideline": False}, True),
])  # fmt: skip
def test_a_decision_departs_from_a_recommendation_of_the_day_that_bears_on_it(
    file: File, standard: dict[str, Any], cells: dict[str, Any], departs: bool | None
) -> None:
    assert guideline(file, standard, **cells)[1] is departs


def test_a_tool_that_drafts_the_record_is_not_the_ai_that_a_recommendation_means(file: File) -> None:
    file.standard(**{**HAS, "recommends": "ai_use"})
    assert decision(file, {"purpose": "documentation"})["departs_from_guideline"] is None


def test_two_recommendations_are_read_each_for_itself(file: File) -> None:
    assert guideline(file, {"recommends": "against_ai_use"}, {"recommends": "ai_use"}) == (True, True)


def test_exhibits_that_dispute_the_publication_contest_the_recommendation(file: File) -> None:
    file.standard("R1", **HAS, exhibit="1")
    file.standard("R1", **{**HAS, "published_on": "2025-01-01"}, exhibit="2")
    found = decision(file)
    assert (found["has_guideline"], found["has_guideline_contested"]) == (None, True)


@pytest.mark.parametrize(("status", "answer", "is_refused"), [
    ("refused", None, True), ("performed", None, False), (None, None, None), (None, "refused", True), ("omitted", None, False),
])  # fmt: skip
def test_a_refusal_is_told_by_the_act_or_by_the_consent(
    file: File, status: str | None, answer: str | None, is_refused: bool | None
) -> None:
    if answer:
        file.consent(topic="act", act="A1", answer=answer, given_at="2024-05-12")
    assert decision(file, done={"status": status})["is_refused"] is is_refused


# --- the European regulation on artificial intelligence


def regulated(file: File, *versions: dict[str, Any], used_at: str = "2028-09-04", **system: Any) -> dict[str, Any]:
    file.ai_system(
        "S1", **{"kind": "standalone", "is_medical_device": True, "device_class": "IIa", "placed_on_market_on": "2027-03-01", **system}
    )
    file.ai_use("U1", system="S1", used_at=used_at)
    for n, version in enumerate(versions):
        file.system_version(f"V{n}", system="S1", **version)
    return file.one("regulated")


@pytest.mark.parametrize(("versions", "first", "last"), [
    ([], "2027-03-01", "2028-09-04"),
    ([{"is_significant_change": False, "placed_on_market_on": "2028-08-10"}], "2027-03-01", "2027-03-01"),
    ([{"is_significant_change": True, "placed_on_market_on": "2028-08-10"}], "2028-08-10", "2028-08-10"),
    ([{"is_significant_change": True, "placed_on_market_on": "2028-10-10"}], "2027-03-01", "2028-09-04"),
    ([{"is_significant_change": True, "placed_on_market_on": "2028-08-10"}, {"placed_on_market_on": "2028-08-20"}], "2027-03-01", "2028-09-04"),
])  # fmt: skip
def test_the_day_that_counts_is_the_last_significant_change_and_lies_anywhere_where_the_versions_are_silent(
    file: File, versions: list[dict[str, Any]], first: str, last: str
) -> None:
    found = regulated(file, *versions)["last_changed_on"]
    assert (found["from"].isoformat(), found["to"].isoformat()) == (first, last)


def test_a_system_whose_placing_on_the_market_is_unknown_has_no_such_day(file: File) -> None:
    assert regulated(file, placed_on_market_on=None)["last_changed_on"] is None


@pytest.mark.parametrize(("system", "is_assessed"), [
    ({}, True), ({"device_class": "I"}, False), ({"device_class": None}, None), ({"kind": "other_device"}, False),
    ({"is_medical_device": False, "device_class": None}, False),
])  # fmt: skip
def test_a_third_party_assesses_an_ai_from_class_iia_on(file: File, system: dict[str, Any], is_assessed: bool | None) -> None:
    assert regulated(file, **system)["is_assessed_ai"] is is_assessed


# --- what went in


@pytest.mark.parametrize(("cells", "is_used_by_patient"), [
    ({}, None), ({"used_by_patient": True}, True), ({"professional": "R1"}, False), ({"professional": "P1"}, None), ({"professional": "R9"}, None),
])  # fmt: skip
def test_a_tool_used_by_the_patient_himself_is_known_only_where_the_file_says_so(
    file: File, cells: dict[str, Any], is_used_by_patient: bool | None
) -> None:
    file.person("R1", role="professional")
    file.person("P1", role="patient")
    file.ai_use("U1", used_at="2024-05-13", input_was_adequate=False, **cells)
    found = file.one("ai_input")
    assert (found["is_used_by_patient"], found["input_was_adequate"]) == (is_used_by_patient, False)


# --- texts drafted by a tool


@pytest.mark.parametrize(("kind", "use", "is_draft"), [
    ("scribe", {}, True),
    ("generative", {"purpose": "documentation"}, True),
    ("generative", {"purpose": "care", "output_kind": "text", "output_kept": True}, True),
    ("generative", {"purpose": "care", "output_kind": "text", "output_kept": False}, False),
    ("embedded", {"purpose": "diagnosis", "output_kind": "text", "output_kept": True}, None),
    (None, {"purpose": "diagnosis", "output_kind": "text", "output_kept": True}, None),
    ("embedded", {"purpose": "diagnosis", "output_kind": "text", "output_kept": False}, False),
    ("embedded", {"purpose": "diagnosis", "output_kind": "text"}, None),
    ("embedded", {"purpose": "diagnosis", "output_kind": "score"}, False),
    ("generative", {}, None),
])  # fmt: skip
def test_a_text_of_the_record_is_drafted_by_a_scribe_or_for_documentation_and_a_result_in_words_may_not_be_one(
    file: File, kind: str | None, use: dict[str, Any], is_draft: bool | None
) -> None:
    file.ai_system("S1", kind=kind)
    file.ai_use("U1", system="S1", used_at="2024-05-13T09:30", **use)
    assert file.one("ai_draft")["is_record_draft"] is is_draft


@pytest.mark.parametrize(("kind", "stands"), [("scribe", "breach"), ("generative", "breach"), ("robot", "open"), (None, "open")])
def test_the_result_in_words_of_another_tool_is_at_most_left_to_the_expert(file: File, kind: str | None, stands: str) -> None:
    file.ai_system("S1", kind=kind)
    file.ai_use("U1", system="S1", used_at="2024-05-13T09:30", purpose="care", output_kind="text", output_kept=True)
    file.decision("D1", use="U1", critical_review=False, decided_at="2024-05-13T09:35")
    assert state(file, "oversight.record_draft") == stands


def draft(file: File, recorded_at: str | None = None, **validation: Any) -> tuple[bool | None, bool | None]:
    file.ai_system("S1", kind="scribe")
    file.ai_use("U1", system="S1", used_at="2024-05-13T09:30")
    if recorded_at:
        file.event("U1", recorded_at=recorded_at)
    if validation.pop("validator", None):
        file.participant(about="U1", person="R1", part="validator")
    if validation:
        file.decision("D1", use="U1", **validation)
    found = file.one("ai_draft")
    return found["is_validated"], found["is_validated_late"]


@pytest.mark.parametrize(("recorded_at", "validation", "expected"), [
    (None, {}, (None, None)),
    (None, {"validator": True}, (True, None)),
    ("2024-05-13T09:40", {"validator": True}, (True, None)),
    ("2024-05-13T09:40", {"critical_review": True, "decided_at": "2024-05-13T09:39"}, (True, False)),
    ("2024-05-13T09:40", {"critical_review": True, "decided_at": "2024-05-13T09:40"}, (True, None)),
    ("2024-05-13T09:40", {"critical_review": True, "decided_at": "2024-05-13T09:41"}, (True, True)),
    ("2024-05-13T09:40", {"critical_review": True, "decided_at": "2024-05-13"}, (True, None)),
    (None, {"critical_review": True, "decided_at": "2024-05-13T09:41"}, (True, None)),
    ("2024-05-13T09:40", {"critical_review": True, "decided_at": "2024-05-14", "validator": True}, (True, None)),
    ("2024-05-13T09:40", {"critical_review": False, "decided_at": "2024-05-13T09:35"}, (False, False)),
    ("2024-05-13T09:40", {"decided_at": "2024-05-13T09:35"}, (None, None)),
])  # fmt: skip
def test_a_draft_is_validated_and_in_time_only_where_the_hours_say_so(
    file: File, recorded_at: str | None, validation: dict[str, Any], expected: tuple[bool | None, bool | None]
) -> None:
    assert draft(file, recorded_at, **validation) == expected


def test_a_secretary_validates_nothing(file: File) -> None:
    file.participant(about="U1", person="R1", part="secretary")
    assert draft(file) == (None, None)


# --- acts: performed, omitted, refused, put off


@pytest.mark.parametrize(("act", "day"), [
    ({"status": "performed", "performed_at": "2024-05-13", "due_at": "2024-05-10"}, "2024-05-13"),
    ({"status": "omitted", "due_at": "2024-05-10"}, "2024-05-10"),
    ({"status": "refused", "due_at": "2024-05-10"}, "2024-05-10"),
    ({"status": "postponed", "due_at": "2024-05-10"}, "2024-05-10"),
    ({"status": "postponed", "due_at": "2024-05-10", "performed_at": "2024-06-01"}, "2024-06-01"),
    ({"performed_at": "none", "due_at": "2024-05-10"}, "2024-05-10"),
    ({"due_at": "2024-05-10"}, None),
    ({"status": "performed", "due_at": "2024-05-10"}, None),
    ({"status": "omitted"}, None),
])  # fmt: skip
def test_an_act_is_measured_on_its_day_or_on_the_day_on_which_it_was_due(file: File, act: dict[str, Any], day: str | None) -> None:
    file.act("A1", **act)
    acted_at = file.one("measured_act")["acted_at"]
    assert (acted_at["from"].date().isoformat() if acted_at else None) == day


AI = {**HAS, "recommends": "ai_use"}
DONE = {"status": "performed", "performed_at": "2024-05-13"}


def unused(
    file: File, standard: dict[str, Any] | None, act: dict[str, Any], use: dict[str, Any] | None = None
) -> tuple[bool | None, bool | None]:
    file.act("A1", **{"kind": "diagnosis", "label": "Lecture de scanner", **act})
    if standard is not None:
        file.standard(**{**AI, **standard})
    if use is not None:
        file.ai_use("U1", **{"act": "A1", "purpose": "diagnosis", "system": "S1", **use})
    found = file.one("measured_act")
    return found["is_ai_recommended"], found["is_ai_unused"]


@pytest.mark.parametrize(("standard", "act", "use", "expected"), [
    ({}, DONE, {}, (True, False)),
    ({}, DONE, None, (True, None)),
    ({}, {**DONE, "ai_was_used": False}, None, (True, True)),
    ({}, {**DONE, "ai_was_used": True}, None, (True, False)),
    ({"system": "S1"}, {**DONE, "ai_was_used": True}, None, (True, None)),
    ({"system": "S1"}, DONE, {"system": "S2"}, (True, None)),
    ({"system": "S1"}, DONE, {}, (True, False)),
    ({}, DONE, {"purpose": "documentation"}, (True, None)),
    ({}, {"status": "omitted", "due_at": "2024-05-13"}, None, (True, True)),
    ({}, {"status": "refused", "due_at": "2024-05-13"}, None, (True, True)),
    ({}, {"status": "postponed", "due_at": "2024-05-13"}, None, (True, None)),
    ({"published_on": "2024-05-14"}, {**DONE, "ai_was_used": False}, None, (False, False)),
    ({"published_on": "2024-05-13"}, {**DONE, "ai_was_used": False}, None, (None, None)),
    ({"published_on": "2024-05-12"}, {**DONE, "ai_was_used": False}, None, (True, True)),
    ({"recommends": "against_ai_use"}, {**DONE, "ai_was_used": False}, None, (False, False)),
    (None, {**DONE, "ai_was_used": False}, None, (None, None)),
])  # fmt: skip
def test_a_recommended_ai_was_not_used_only_where_the_record_says_so_or_nothing_was_done(
    file: File, standard: dict[str, Any] | None, act: dict[str, Any], use: dict[str, Any] | None, expected: tuple[bool | None, bool | None]
) -> None:
    assert unused(file, standard, act, use) == expected


def test_a_use_on_file_and_a_record_that_denies_it_contradict_each_other(file: File) -> None:
    assert unused(file, {}, {**DONE, "ai_was_used": False}, {}) == (True, None)
    assert file.one("measured_act")["is_ai_unused_contested"] is True


@pytest.mark.parametrize(("act", "consent", "is_refused"), [
    ({"status": "refused"}, None, True),
    (DONE, {"topic": "ai_use", "answer": "refused"}, True),
    (DONE, {"topic": "ai_use", "answer": "given"}, False),
    (DONE, {"topic": "act", "answer": "refused"}, None),
    (DONE, None, None),
    ({}, None, None),
])  # fmt: skip
def test_the_patient_may_refuse_the_act_or_the_ai(
    file: File, act: dict[str, Any], consent: dict[str, Any] | None, is_refused: bool | None
) -> None:
    file.act("A1", **act)
    if consent:
        file.consent(act="A1", given_at="2024-05-12", **consent)
    assert file.one("measured_act")["is_refused"] is is_refused


@pytest.mark.parametrize(("act", "is_performed"), [
    (DONE, True), ({"status": "omitted"}, False), ({"status": "refused"}, False), ({"status": "postponed"}, None),
    ({"status": "postponed", "performed_at": "2024-06-01"}, True), ({"performed_at": "none"}, False), ({}, None),
])  # fmt: skip
def test_only_an_act_that_was_performed_runs_a_risk(file: File, act: dict[str, Any], is_performed: bool | None) -> None:
    file.act("A1", **act)
    assert file.one("measured_act")["is_performed"] is is_performed
