"""What others than the patient were told, and the patient after the fact: professionals, exchanges with an AI, departures, damage."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb
import pytest
from situations import CASEKIT, MACROS, File

from casekit import lawbook, sql
from casekit.arguments import describe
from casekit.compiled import compile_fact
from casekit.law_records import Lawbook


@cache
def law() -> Lawbook:
    return lawbook.read(CASEKIT / "law")


@cache
def query(con: duckdb.DuckDBPyConnection, question: str, has_declarations: bool) -> str:
    """The SELECT of one question alone."""
    asked = law().questions[question]
    return compile_fact(describe(con, asked.fact), [asked], law().rules_of(question), law().norms, lambda tree: sql.expand(tree, MACROS),
                        has_declarations=has_declarations, with_details=False).sql  # fmt: skip


def state(file: File, question: str, about: str, has_declarations: bool = False) -> str:
    """Where a question stands for one subject of the case, from its rows to its state."""
    text = query(file.con, question, has_declarations)
    (found,) = file.con.execute(f"SELECT s0 FROM ({text}) AS found WHERE case_id = ? AND about = ?", [file.case_id, about]).fetchall()
    return str(found[0])


def scan(file: File, system: dict[str, Any] | None = None, **use: Any) -> None:
    """A scan of 13 May 2024, read with a medical device that learned on massive data."""
    file.person("P1", role="patient", capacity="adult")
    file.person("DR1", role="professional")
    file.ai_system("S1", **{"kind": "standalone", "is_medical_device": True, "learned_from_massive_data": True, **(system or {})})
    file.act("A1", status="performed", performed_at="2024-05-13T10:05", patient="P1")
    file.ai_use("U1", **{"system": "S1", "act": "A1", "used_at": "2024-05-13T10:05", "purpose": "diagnosis", "professional": "DR1",
                         "patient": "P1", **use})  # fmt: skip


# ---- Emergency


@pytest.mark.parametrize("topic", ["ai_use", "ai_interpretation"])
@pytest.mark.parametrize(("is_emergency", "exception", "stands"), [
    (True, None, "breach"), (True, "emergency", "exempt"), (None, "emergency", "exempt"), (False, "emergency", "breach"), (True, "impossible", "exempt"),
])  # fmt: skip
def test_an_emergency_excuses_a_silence_only_where_the_record_says_that_it_kept_from_informing(
    file: File, topic: str, is_emergency: bool | None, exception: str | None, stands: str
) -> None:
    scan(file, output_kind="positive")
    file.act("A1", is_emergency=is_emergency)
    file.information(topic=topic, use="U1", given=False, exception=exception)
    assert state(file, f"information.{topic}", "U1") == stands


@pytest.mark.parametrize(("exception", "stands"), [(None, "breach"), ("emergency", "exempt")])
def test_of_a_risk_and_of_the_alternatives_the_same_is_asked(file: File, exception: str | None, stands: str) -> None:
    file.act("A1", status="performed", performed_at="2024-05-13T10:05", patient="P1", is_emergency=True, has_alternative=True)
    file.risk("R1", act="A1", is_foreseeable=True, is_serious=True)
    file.information(topic="risk", act="A1", risk="R1", given=False, exception=exception)
    file.information(topic="alternative", act="A1", given=False, exception=exception)
    assert (state(file, "information.risk", "R1"), state(file, "information.alternative", "A1")) == (stands, stands)


# ---- What article L. 4001-3 covers


@pytest.mark.parametrize(("purpose", "is_for_care"), [
    ("prevention", True), ("diagnosis", True), ("care", True), ("documentation", False), ("administrative", False), ("research", False),
    ("triage", None), (None, None),
])  # fmt: skip
def test_sorting_patients_may_be_care_and_the_expert_says(file: File, purpose: str | None, is_for_care: bool | None) -> None:
    scan(file, purpose=purpose)
    assert file.one("covered_use")["is_for_care"] is is_for_care


@pytest.mark.parametrize(("use", "is_professional_use"), [
    ({}, True),
    ({"professional": None}, True),
    ({"used_by_patient": False, "professional": None}, True),
    ({"used_by_patient": True, "professional": None}, None),
    ({"used_by_patient": True, "professional": None, "decided_by": "P1"}, False),
    ({"used_by_patient": True, "decided_by": "P1"}, False),
    ({"used_by_patient": True, "professional": None, "decided_by": "DR1"}, True),
    ({"used_by_patient": True}, True),
])  # fmt: skip
def test_a_use_that_the_patient_chose_alone_is_no_professional_use(file: File, use: dict[str, Any], is_professional_use: bool | None) -> None:
    scan(file, **use)
    assert file.one("covered_use")["is_professional_use"] is is_professional_use


def test_two_exhibits_that_dispute_who_used_the_tool_leave_it_contested(file: File) -> None:
    scan(file, professional=None)
    file.ai_use("U1", used_by_patient=True)
    file.ai_use("U1", used_by_patient=False, exhibit="2")
    found = file.one("covered_use")
    assert (found["is_professional_use"], found["is_professional_use_contested"]) == (None, True)


@pytest.mark.parametrize(("own", "host", "is_medical_device"), [
    (None, True, True), (None, False, None), (None, None, None), (True, False, True), (False, True, None), (False, False, False), (True, None, True),
])  # fmt: skip
def test_a_part_of_a_medical_device_is_used_as_one(file: File, own: bool | None, host: bool | None, is_medical_device: bool | None) -> None:
    scan(file, {"kind": "embedded", "part_of": "S0", "is_medical_device": own})
    file.ai_system("S0", name="Scanner Fictif", is_medical_device=host)
    assert file.one("covered_use")["is_medical_device"] is is_medical_device


def test_a_system_said_to_be_part_of_something_without_a_row_is_qualified_alone(file: File) -> None:
    scan(file, {"kind": "embedded", "part_of": "un scanner", "is_medical_device": None})
    assert file.one("covered_use")["is_medical_device"] is None
    file.ai_system("S1", is_medical_device=False)
    assert file.one("covered_use")["is_medical_device"] is False


def test_a_part_whose_host_two_exhibits_qualify_differently_is_contested(file: File) -> None:
    scan(file, {"part_of": "S0", "is_medical_device": None})
    file.ai_system("S0", is_medical_device=True)
    file.ai_system("S0", is_medical_device=False, exhibit="2")
    found = file.one("covered_use")
    assert (found["is_medical_device"], found["is_medical_device_contested"]) == (None, True)


@pytest.mark.parametrize(("system", "use", "expected"), [
    ({}, {}, "breach"),
    ({"kind": "generative", "is_medical_device": False}, {}, "not_applicable"),
    ({"learned_from_massive_data": False}, {}, "not_applicable"),
    ({"learned_from_massive_data": None}, {}, "open"),
    ({"kind": "scribe"}, {"purpose": "documentation"}, "not_applicable"),
    ({"kind": "triage"}, {"purpose": "triage"}, "open"),
    ({"kind": "chatbot"}, {"used_by_patient": True, "professional": None, "decided_by": "P1"}, "not_applicable"),
    ({"kind": "embedded", "part_of": "S0", "is_medical_device": None}, {}, "breach"),
    ({}, {"used_at": "2021-08-03"}, "not_applicable"),
    ({}, {"used_at": "2021-08-04"}, "breach"),
])  # fmt: skip
def test_the_uses_of_which_the_patient_must_be_told(file: File, system: dict[str, Any], use: dict[str, Any], expected: str) -> None:
    scan(file, system, **use)
    file.ai_system("S0", is_medical_device=True)
    file.information(topic="ai_use", use="U1", patient="P1", given=False, given_by="DR1")
    assert state(file, "information.ai_use", "U1") == expected


@pytest.mark.parametrize(("shown", "seen", "expected"), [
    (False, None, "exempt"), (True, None, "breach"), (None, None, "breach"), (False, "2024-05-13T10:10", "breach"),
])  # fmt: skip
def test_a_result_that_nobody_was_shown_could_not_be_explained(file: File, shown: bool | None, seen: str | None, expected: str) -> None:
    scan(file, was_displayed=shown, output_kind="negative")
    file.decision("D1", use="U1", output_seen_at=seen)
    file.information(topic="ai_interpretation", use="U1", patient="P1", given=False, given_by="DR1")
    assert state(file, "information.ai_interpretation", "U1") == expected


# ---- To whom: the patient, the one who represents him


def told(file: File, recipient: str | None, given_at: str = "2024-05-02", **cells: Any) -> None:
    file.information(**{"topic": "risk", "risk": "R1", "patient": "P1", "recipient": recipient, "given": True, "given_at": given_at,
                        "mode": "interview", **cells})  # fmt: skip


def patient(file: File, **cells: Any) -> None:
    file.person("P1", role="patient", born_on="1950-04-01", represented_by="TUT", **cells)
    file.act("A1", performed_at="2024-05-13T10:05", patient="P1")
    file.risk("R1", act="A1")


def recipient(file: File) -> str:
    """The state of the question for the first item of information."""
    return state(file, "information.recipient", "information-1")


GUARDIANSHIP = {"protection": "tutelle", "protection_from": "2015-01-01", "protection_to": "none"}


@pytest.mark.parametrize(("day", "scope", "recipients", "expected"), [
    ("2024-05-02", "representation", ["P1", "TUT"], "conforming"),
    ("2024-05-02", "representation", ["TUT"], "breach"),
    ("2024-05-02", "representation", ["P1"], "breach"),
    ("2024-05-02", "property", ["P1"], "conforming"),
    ("2024-05-02", "property", ["TUT"], "breach"),
    ("2024-05-02", "assistance", ["P1"], "conforming"),
    ("2020-10-01", "property", ["P1"], "conforming"),
    ("2020-09-30", "property", ["P1"], "breach"),
    ("2020-09-30", "property", ["P1", "TUT"], "conforming"),
    ("2020-09-30", None, ["P1", "TUT"], "conforming"),
    ("2024-05-02", None, ["P1"], "unproven"),
    ("2014-12-31", "representation", ["P1"], "conforming"),
])  # fmt: skip
def test_before_october_2020_the_guardian_was_told_whatever_the_scope_of_the_measure(
    file: File, day: str, scope: str | None, recipients: list[str], expected: str
) -> None:
    patient(file, **GUARDIANSHIP, protection_scope=scope)
    for person in recipients:
        told(file, person, day)
    assert recipient(file) == expected


@pytest.mark.parametrize(("day", "expected"), [("2020-10-01", "breach"), ("2020-09-30", "conforming")])
def test_a_family_authorised_to_represent_counts_from_october_2020(file: File, day: str, expected: str) -> None:
    patient(file, protection="habilitation_familiale", protection_scope="representation", protection_from="2018-01-01", protection_to="none")
    told(file, "P1", day)
    assert recipient(file) == expected


def test_a_guardian_told_of_an_unconscious_patient_is_enough_but_a_neighbour_is_not(file: File) -> None:
    patient(file, **GUARDIANSHIP, protection_scope="representation", can_express_will=False)
    told(file, "TUT")
    assert recipient(file) == "exempt"
    file.information("information-1", recipient="NEIGHBOUR", exhibit="2")
    assert recipient(file) == "contested", "two exhibits name two recipients"


def test_an_adult_told_beside_his_wife_was_told_and_a_wife_told_alone_was_not_enough(file: File) -> None:
    patient(file, capacity="adult")
    told(file, "WIFE")
    assert recipient(file) == "breach"
    told(file, "P1", "2024-05-03")
    assert recipient(file) == "conforming"


@pytest.mark.parametrize(("second", "expected"), [
    ({"risk": "R2"}, "breach"), ({"topic": "alternative", "act": "A1", "risk": None}, "breach"), ({"mode": "poster"}, "breach"),
    ({"recipient": None}, "unproven"), ({"given": None}, "unproven"), ({"given": False}, "breach"),
])  # fmt: skip
def test_only_what_was_given_on_the_same_point_makes_up_for_it(file: File, second: dict[str, Any], expected: str) -> None:
    patient(file, capacity="adult")
    told(file, "WIFE")
    told(file, **{"recipient": "P1", **second})
    assert recipient(file) == expected


def test_an_item_that_names_the_use_and_one_that_names_its_act_are_read_together(file: File) -> None:
    scan(file)
    told(file, "WIFE", topic="ai_use", use="U1", risk=None)
    told(file, "P1", topic="ai_use", act="A1", risk=None)
    assert recipient(file) == "conforming"


# ---- The other professionals


def team(file: File, *rows: dict[str, Any]) -> tuple[bool | None, bool | None]:
    scan(file)
    for cells in rows:
        file.information(**{"topic": "professionals", "use": "U1", "given": True, "given_by": "DR1", "recipient": "DR2", **cells})
    found = file.one("disclosed_use")
    return found["are_professionals_told"], found["are_data_accessible"]


@pytest.mark.parametrize(("rows", "expected"), [
    ([], (None, None)),
    ([{}], (True, None)),
    ([{"given_at": "2024-09-01", "data_accessible": True}], (True, True)),
    ([{"data_accessible": False}], (True, False)),
    ([{"given": False}], (False, None)),
    ([{"given": None}], (None, None)),
    ([{"data_accessible": True}, {"recipient": "DR3", "given": False, "data_accessible": True}], (False, True)),
    ([{"data_accessible": True}, {"recipient": "DR3", "given": None}], (None, None)),
    ([{"data_accessible": True}, {"recipient": "DR3", "data_accessible": False}], (True, False)),
    ([{"use": None, "act": "A1", "data_accessible": True}], (True, True)),
])  # fmt: skip
def test_each_professional_is_told_apart(file: File, rows: list[dict[str, Any]], expected: tuple[Any, Any]) -> None:
    assert team(file, *rows) == expected


def test_one_professional_said_to_be_told_and_not_told_by_the_same_giver_is_contested(file: File) -> None:
    assert team(file, {"data_accessible": True}, {"given": False, "data_accessible": False}) == (None, None)
    found = file.one("disclosed_use")
    assert (found["are_professionals_told_contested"], found["are_data_accessible_contested"]) == (True, True)
    assert state(file, "information.professionals", "U1") == "contested"


def test_the_topics_of_professionals_and_of_patients_do_not_mix(file: File) -> None:
    team(file, {})
    file.information(topic="ai_use", use="U1", given=False, given_by="DR1")
    assert (file.one("disclosed_use")["are_professionals_told"], file.one("ai_use")["is_told"]) == (True, False)


# ---- The patient who exchanges with an AI


@pytest.mark.parametrize(("kind", "by_patient", "exchanges"), [
    ("chatbot", True, True), ("generative", True, True), ("triage", True, True), ("standalone", True, None), (None, True, None),
    ("chatbot", False, False), ("chatbot", None, None), ("other_device", True, False), ("scribe", False, False),
])  # fmt: skip
def test_a_patient_exchanges_with_what_answers_him(file: File, kind: str | None, by_patient: bool | None, exchanges: bool | None) -> None:
    scan(file, {"kind": kind}, used_by_patient=by_patient)
    assert file.one("disclosed_use")["exchanges_with_patient"] is exchanges


@pytest.mark.parametrize(("told_at", "is_told"), [
    ("2026-08-02T09:00", True), ("2026-08-02T10:00", None), ("2026-08-02T10:01", False), ("2026-08-02", None), ("2026-08-03", False),
    ("2026-08-01", True), (None, None),
])  # fmt: skip
def test_he_is_told_at_the_latest_at_the_first_exchange(file: File, told_at: str | None, is_told: bool | None) -> None:
    scan(file, {"kind": "chatbot"}, used_by_patient=True, used_at="2026-08-02T10:00:00")
    file.information(topic="ai_interaction", use="U1", given=True, given_at=f"{told_at}:00" if told_at and "T" in told_at else told_at)
    assert file.one("disclosed_use")["is_told_of_ai"] is is_told


@pytest.mark.parametrize(("used_at", "expected"), [
    ("2025-02-02", "not_applicable"), ("2026-07-26", "not_applicable"), ("2026-07-27", "not_applicable"), ("2026-08-01", "not_applicable"),
    ("2026-08", "open"), ("2026-08-02", "breach"), ("2026-12-02", "breach"), (None, "open"),
])  # fmt: skip
def test_the_duty_begins_on_2_august_2026_in_both_calendars(file: File, used_at: str | None, expected: str) -> None:
    scan(file, {"kind": "chatbot"}, used_by_patient=True, used_at=used_at)
    file.information(topic="ai_interaction", use="U1", given=False, given_by="DR1")
    assert state(file, "information.ai_interaction", "U1") == expected


# ---- The reasons to depart from the AI


def departed(file: File, *rows: dict[str, Any], **decision: Any) -> dict[str, Any]:
    scan(file, used_at="2026-03-10T09:00")
    file.decision("D1", **{"use": "U1", "act": "A1", "decided_at": "2026-03-10T14:00", "follows_output": False, "professional": "DR1", **decision})
    for cells in rows:
        file.information(**{"topic": "ai_departure", "decision": "D1", "given_by": "DR1", **cells})
    return file.one("departure")


@pytest.mark.parametrize(("rows", "decision", "is_told"), [
    ([], {}, None),
    ([], {"told_patient_at": "2026-03-10"}, True),
    ([], {"told_patient_at": "2027"}, True),
    ([], {"told_patient_at": "none"}, False),
    ([], {"told_patient_at": "?"}, True),
    ([{"given": True}], {}, True),
    ([{"given": False}], {}, False),
    ([{"given": None}], {}, None),
    ([{"given": False, "given_by": "DR2"}], {"told_patient_at": "2026-03-11"}, True),
    ([{"given": True, "decision": None, "use": "U1"}], {}, True),
    ([{"given": True, "decision": None, "act": "A1"}], {}, True),
    ([{"given": True, "decision": "D2"}], {}, None),
])  # fmt: skip
def test_the_day_of_the_decision_and_the_information_on_file_are_read_together(
    file: File, rows: list[dict[str, Any]], decision: dict[str, Any], is_told: bool | None
) -> None:
    assert departed(file, *rows, **decision)["is_told_why"] is is_told


def test_a_day_on_which_he_was_told_and_a_record_that_he_was_not_contradict_each_other(file: File) -> None:
    found = departed(file, {"given": False}, told_patient_at="2026-03-11")
    assert (found["is_told_why"], found["is_told_why_contested"]) == (None, True)


@pytest.mark.parametrize(("decision", "expected"), [
    ({}, "breach"), ({"follows_output": True}, "not_applicable"), ({"follows_output": None}, "open"),
    ({"decided_at": "2025-09-30"}, "not_applicable"), ({"decided_at": "2025-10-30"}, "open"), ({"decided_at": "2025-10-31"}, "breach"),
])  # fmt: skip
def test_the_recommendation_counts_after_its_publication_and_for_a_departure(file: File, decision: dict[str, Any], expected: str) -> None:
    departed(file, {"given": False}, **decision)
    assert state(file, "information.ai_departure", "D1") == expected


# ---- The damage


def damage(file: File, *rows: dict[str, Any], has_declarations: bool = False, **cells: Any) -> str:
    """The state of the question for a damage discovered on 1 March 2024, in a file read on 1 September 2026."""
    file.casefile("X", as_of="2026-09-01")
    file.harm("H1", **{"victim": "P1", "head": "whole", "discovered_on": "2024-03-01", **cells})
    for row in rows:
        file.information(**{"topic": "damage", "harm": "H1", "patient": "P1", "given": True, "given_by": "DR1", "mode": "interview", **row})
    return state(file, "information.damage", "H1", has_declarations)


@pytest.mark.parametrize(("rows", "expected"), [
    ([], "unproven"),
    ([{"given_at": "2024-03-15T18:00"}], "conforming"),
    ([{"given_at": "2024-03-16T23:00"}], "conforming"),
    ([{"given_at": "2024-03-17T08:00"}], "breach"),
    ([{"given_at": "2024-02-20"}], "conforming"),
    ([{"given_at": "2024-03"}], "unproven"),
    ([{"given_at": "2024-04"}], "breach"),
    ([{}], "unproven"),
    ([{"given": False}], "breach"),
    ([{"given": None, "given_at": "2024-03-05"}], "unproven"),
    ([{"given_at": "2024-06-01"}, {"given_at": "2024-03-05"}], "conforming"),
    ([{"given_at": "2024-06-01"}, {}], "unproven"),
    ([{"given_at": "2024-06-10", "requested_on": "2024-06-01"}], "conforming"),
    ([{"given_at": "2024-06-16", "requested_on": "2024-06-01"}], "conforming"),
    ([{"given_at": "2024-06-17", "requested_on": "2024-06-01"}], "breach"),
    ([{"given_at": "2024-06-17", "requested_on": "2024-06"}], "unproven"),
    ([{"given_at": "2024-06-10", "requested_on": "?"}], "unproven"),
    ([{"given_at": "2024-03-10", "requested_on": "2024-02-01"}], "conforming"),
    ([{"given": False, "requested_on": "2024-06-01"}], "breach"),
    ([{"given_at": "2024-03-10"}, {"given": False}], "contested"),
    ([{"given_at": "2024-03-10"}, {"given": False, "given_by": None}], "contested"),
    ([{"given_at": "2024-03-10"}, {"given": False, "given_by": "DR2"}], "conforming"),
    ([{"given_at": "2024-06-10"}, {"given": False}], "breach"),
    ([{"given_at": "2024-03-10", "mode": "letter"}], "breach"),
    ([{"given_at": "2024-03-10", "mode": None}], "conforming"),
    ([{"given_at": "2024-03-10", "mode": "letter"}, {"given_at": "2024-03-12"}], "conforming"),
    ([{"given_at": "2024-03-10", "harm": None}], "conforming"),
    ([{"given_at": "2024-03-10", "harm": None, "patient": "P2"}], "unproven"),
    ([{"given_at": "2024-03-10", "harm": "H2"}], "unproven"),
    ([{"given_at": "2024-03-10", "topic": "risk"}], "unproven"),
])  # fmt: skip
def test_fifteen_days_from_the_discovery_or_the_request(file: File, rows: list[dict[str, Any]], expected: str) -> None:
    assert damage(file, *rows) == expected


@pytest.mark.parametrize(("discovered_on", "expected"), [("2026-08-17", "conforming"), ("2026-08-16", "breach")])
def test_a_term_that_still_runs_on_the_day_of_the_file_is_not_missed(file: File, discovered_on: str, expected: str) -> None:
    assert damage(file, {"given": False}, discovered_on=discovered_on) == expected


@pytest.mark.parametrize(("cells", "expected"), [
    ({"discovered_on": None}, "open"), ({"discovered_on": "2002-03-04"}, "not_applicable"), ({"discovered_on": "2002-03-05"}, "breach"),
    ({"discovered_on": "2020"}, "open"), ({"head": "death"}, "breach"), ({"head": "PGPA"}, "not_applicable"),
    ({"head": "unpreparedness"}, "not_applicable"), ({"head": "DFP"}, "breach"), ({"head": None}, "breach"),
])  # fmt: skip
def test_the_question_bears_on_a_damage_discovered_since_the_law(file: File, cells: dict[str, Any], expected: str) -> None:
    assert damage(file, {"given": False}, **cells) == expected


def test_a_bodily_head_without_its_own_discovery_is_part_of_the_whole_damage(file: File) -> None:
    damage(file)
    file.harm("H2", victim="P1", head="SE")
    file.harm("H3", victim="P2", head="SE")
    assert state(file, "information.damage", "H2") == "not_applicable"
    assert state(file, "information.damage", "H3") == "open"


def test_two_exhibits_that_date_the_interview_differently_are_contested(file: File) -> None:
    damage(file, {"given_at": "2024-03-10"})
    file.information("information-1", given_at="2024-04-10", exhibit="2")
    assert state(file, "information.damage", "H1") == "contested"


@pytest.mark.parametrize(("given_at", "expected"), [("2024-03-10", "unproven"), ("2024-06-10", "breach")])
def test_the_doctor_alone_saying_that_he_told_the_patient_binds_him_and_proves_nothing_for_him(file: File, given_at: str, expected: str) -> None:
    file.party("d2", role="defendant", person="DR1", side="defence")
    file.person("DR1", role="professional")
    assert damage(file, {"given_at": given_at, "declared_by": "DR1"}, has_declarations=True) == expected


# ---- An act that was omitted


OMITTED = ("consent.act", "consent.refusal", "consent.withdrawn", "information.alternative")


@pytest.mark.parametrize("question", OMITTED)
@pytest.mark.parametrize(("status", "performed_at", "is_asked"), [("omitted", None, False), ("postponed", None, True), (None, None, True)])
def test_an_act_that_was_omitted_is_asked_no_consent_and_no_date(
    file: File, question: str, status: str | None, performed_at: str | None, is_asked: bool
) -> None:
    file.act("A1", kind="care", status=status, performed_at=performed_at, due_at="2008-11-18", patient="P1", has_alternative=True)
    assert (state(file, question, "A1") != "not_applicable") is is_asked


@pytest.mark.parametrize("question", OMITTED)
def test_an_omission_that_the_claimant_alone_alleges_is_weighed(file: File, question: str) -> None:
    """He says that it was not proposed: against himself, there is no consent to look for; whether another way was told stays open."""
    file.person("P2", role="heir")
    file.party("h", role="claimant", side="claimant", person="P2")
    file.act("A1", kind="care", status="omitted", due_at="2008-11-18", patient="P1", declared_by="P2")
    assert state(file, question, "A1", has_declarations=True) == "not_applicable"


def test_a_refusal_on_file_is_examined_even_where_the_act_is_said_omitted(file: File) -> None:
    file.act("A1", kind="care", status="omitted", due_at="2008-11-18", patient="P1")
    file.consent("C1", topic="act", act="A1", patient="P1", answer="refused", given_at="2008-11-10")
    assert state(file, "consent.refusal", "A1") == "open"
