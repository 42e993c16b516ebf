"""The tool itself: its qualification, its class, a safety notice received, and the duties of the regulation on artificial intelligence by date."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from situations import CASEKIT, File
from test_law_examples import compiled

from casekit import lawbook
from casekit.compiled import CompiledFact
from casekit.law_records import Lawbook

AI_ACT = (
    "device.ai_act",
    "device.ai_act_deployer",
    "device.ai_act_annex_iii",
    "device.ai_act_annex_iii_deployer",
    "device.ai_act_explanation",
)


@cache
def law() -> Lawbook:
    return lawbook.read(CASEKIT / "law")


def every_state(file: File, fact: str) -> dict[str, dict[str, str]]:
    """The state of each question, by the id of each row of a fact."""
    select: CompiledFact = compiled(fact)
    columns = ", ".join(f"s{j}" for j in range(len(select.questions)))
    rows = file.con.execute(f"SELECT about, {columns} FROM ({select.sql}) AS found WHERE case_id = ?", [file.case_id]).fetchall()
    return {about: {question.id: state for question, state in zip(select.questions, found, strict=True)} for about, *found in rows}


def states(file: File, fact: str) -> dict[str, str]:
    """The same for the one row of a fact."""
    (found,) = every_state(file, fact).values()
    return found


def system(file: File, **cells: Any) -> dict[str, Any]:
    file.ai_system("S1", **cells)
    return file.one("ai_system")


# What the tool is made for


@pytest.mark.parametrize(("situation", "cells", "use", "expected"), [
    ("a device under the regulation", {"regulation": "mdr", "device_class": "IIa", "is_medical_device": True}, {}, (True, True)),
    ("its class alone shows the regime", {"device_class": "I"}, {}, (True, True)),
    ("no regulation applied, a diagnosis within its purpose", {"regulation": "none"}, {"purpose": "diagnosis", "within_intended_purpose": True}, (True, False)),
    ("no regulation, a diagnosis outside its purpose", {"regulation": "none"}, {"purpose": "diagnosis", "within_intended_purpose": False}, (None, False)),
    ("a public model put to a diagnosis, purpose unknown", {"kind": "generative", "is_medical_device": False}, {"purpose": "diagnosis"}, (None, False)),
    ("a scribe described as no device", {"kind": "scribe", "is_medical_device": False}, {"purpose": "documentation"}, (False, False)),
    ("a scribe, care within its purpose: module by module", {"kind": "scribe", "is_medical_device": False},
     {"purpose": "care", "within_intended_purpose": True}, (None, False)),
    ("a scribe on which the file is silent", {"kind": "scribe"}, {"purpose": "documentation", "within_intended_purpose": True}, (None, None)),
    ("a triage within its purpose does not settle it", {"kind": "triage"}, {"purpose": "triage", "within_intended_purpose": True}, (None, None)),
    ("embedded in a scanner, a device", {"kind": "embedded", "part_of": "Scanner", "is_medical_device": True}, {}, (True, None)),
    ("a device to which no regulation was applied", {"is_medical_device": True, "regulation": "none"}, {}, (True, False)),
    ("nothing on file", {}, {}, (None, None)),
])  # fmt: skip
def test_the_purpose_of_a_system_and_the_regime_it_was_sold_under(
    file: File, situation: str, cells: dict[str, Any], use: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    if use:
        file.ai_use("U1", system="S1", **use)
    found = system(file, **cells)
    assert (found["has_medical_purpose"], found["is_placed_as_device"]) == expected, situation


def test_a_regime_that_the_file_shows_and_denies_is_contested(file: File) -> None:
    file.certificate(about="S1", kind="ce_mdr")
    found = system(file, regulation="none")
    assert (found["is_placed_as_device"], found["is_placed_as_device_contested"]) == (None, True)


def test_the_certificate_of_a_host_says_nothing_of_the_system(file: File) -> None:
    file.certificate(about="S1", kind="hds")
    assert system(file)["is_placed_as_device"] is None


@pytest.mark.parametrize(("placed", "kind", "state"), [
    ("2010-03-20", "standalone", "conforming"), ("2010-03-21", "standalone", "breach"), ("2010-03-22", "standalone", "breach"),
    ("2010-03", "standalone", "open"), ("2003-05-01", "embedded", "breach"), ("1998-06-15", "embedded", "breach"), ("1998-06-14", "embedded", "conforming"),
    ("2021-05-26", "standalone", "breach"), (None, "standalone", "open"),
])  # fmt: skip
def test_software_of_its_own_is_a_device_from_21_march_2010(file: File, placed: str, kind: str, state: str) -> None:
    file.ai_use("U1", system="S1", purpose="diagnosis", within_intended_purpose=True)
    system(file, kind=kind, regulation="none", placed_on_market_on=placed)
    assert states(file, "ai_system")["device.qualification"] == state


# Its class


def classed(
    file: File, device_class: str | None, placed: str | None = "2023-03-01", risk: dict[str, Any] | None = None, **cells: Any
) -> str:
    """The state of device.class for a software that helps a diagnosis."""
    file.act("A1")
    file.ai_use("U1", system="S1", act="A1", purpose="diagnosis", within_intended_purpose=True)
    if risk is not None:
        file.risk(act="A1", **risk)
    known = {"kind": "standalone", "is_medical_device": True, "regulation": "mdr", **cells}
    file.ai_system("S1", device_class=device_class, placed_on_market_on=placed, **known)
    return states(file, "ai_system")["device.class"]


SERIOUS = {"is_serious": True, "is_foreseeable": True, "is_ai_specific": True}


@pytest.mark.parametrize(("device_class", "risk", "state"), [
    ("I", None, "met"), ("IIa", None, "open"), ("IIa", SERIOUS, "open"), ("IIa", {**SERIOUS, "is_serious": False}, "not_met"),
    ("IIa", {**SERIOUS, "is_ai_specific": None}, "open"), ("IIa", {**SERIOUS, "is_ai_specific": False}, "open"), ("IIb", SERIOUS, "open"),
    ("III", SERIOUS, "not_met"), ("III", None, "not_met"), (None, SERIOUS, "open"),
])  # fmt: skip
def test_the_class_against_rule_11(file: File, device_class: str, risk: dict[str, Any], state: str) -> None:
    assert classed(file, device_class, risk=risk) == state


@pytest.mark.parametrize(("placed", "state"), [
    ("2021-05-25", "open"), ("2021-05-26", "met"), ("2021-05-27", "met"), ("2021-05", "open"), ("2010-03-21", "open"), ("2010-03-20", "not_applicable"),
])  # fmt: skip
def test_before_the_regulation_class_i_depends_on_the_rule_of_the_directive(file: File, placed: str, state: str) -> None:
    assert classed(file, "I", placed) == state


@pytest.mark.parametrize(("cells", "state"), [
    ({"regulation": "mdd"}, "not_met"), ({"regulation": "ivdr"}, "not_applicable"), ({"kind": "embedded"}, "not_applicable"),
    ({"kind": "robot"}, "not_applicable"), ({"part_of": "Échographe"}, "not_applicable"), ({"is_medical_device": None}, "open"),
    ({"is_medical_device": False}, "not_applicable"), ({"kind": "triage"}, "met"), ({"kind": None}, "open"),
])  # fmt: skip
def test_when_rule_11_gives_the_class(file: File, cells: dict[str, Any], state: str) -> None:
    assert classed(file, "I", **cells) == state


def test_a_system_once_certified_under_the_directive_and_now_under_the_regulation_is_not_legacy(file: File) -> None:
    file.certificate(about="S1", kind="ce_mdd")
    assert system(file, regulation="mdr")["is_legacy"] is False


# A tool without a medical purpose


@pytest.mark.parametrize(("situation", "cells", "use", "state"), [
    ("a public model, a diagnosis", {"kind": "generative", "is_medical_device": False}, {"purpose": "diagnosis"}, "breach"),
    ("a chatbot, triage", {"kind": "chatbot", "is_medical_device": False}, {"purpose": "triage"}, "breach"),
    ("a scribe that only wrote", {"kind": "scribe", "is_medical_device": False}, {"purpose": "documentation"}, "conforming"),
    ("a device", {"is_medical_device": True}, {"purpose": "diagnosis"}, "conforming"),
    ("no device, but a diagnosis within its purpose", {"is_medical_device": False}, {"purpose": "diagnosis", "within_intended_purpose": True}, "conforming"),
    ("the patient alone", {"is_medical_device": False}, {"purpose": "diagnosis", "used_by_patient": True}, "not_applicable"),
    ("nothing tells what the tool is", {}, {"purpose": "diagnosis"}, "open"),
    ("nothing tells what it was used for", {"is_medical_device": False}, {}, "open"),
])  # fmt: skip
def test_a_tool_without_a_medical_purpose_used_to_decide(
    file: File, situation: str, cells: dict[str, Any], use: dict[str, Any], state: str
) -> None:
    file.ai_system("S1", **cells)
    file.ai_use("U1", system="S1", used_at="2026-03-10T14:00", **use)
    assert states(file, "tool")["device.general_tool"] == state, situation


def test_a_text_that_a_decision_followed_served_to_decide(file: File) -> None:
    file.ai_system("S1", kind="scribe", is_medical_device=False)
    file.ai_use("U1", system="S1", used_at="2026-03-10T14:00", purpose="documentation")
    file.decision("D1", use="U1", follows_output=True)
    assert states(file, "tool")["device.general_tool"] == "breach"


def test_a_purpose_that_two_exhibits_tell_differently_is_contested(file: File) -> None:
    file.ai_system("S1", is_medical_device=False)
    for exhibit, within in (("1", True), ("2", False)):
        file.ai_use("U1", system="S1", used_at="2026-03-10T14:00", purpose="diagnosis", within_intended_purpose=within, exhibit=exhibit)
    assert states(file, "tool")["device.general_tool"] == "contested"


# A safety notice


def warned(
    file: File, *notices: dict[str, Any], version: str | None = "3.2", used: str | None = "2024-05-13T09:00", review: bool | None = False
) -> str:
    """The state of device.safety_notice for a use of version 3.2 of S1."""
    file.ai_system("S1")
    file.ai_use("U1", system="S1", version=version, used_at=used)
    file.decision("D1", use="U1", critical_review=review)
    for cells in notices:
        file.safety_notice(**{"system": "S1", "versions": "3.*", "published_on": "2024-03-01", "received_on": "2024-03-05", **cells})
    return states(file, "tool")["device.safety_notice"]


@pytest.mark.parametrize(("received", "state"), [
    ("2024-05-12", "breach"), ("2024-05-13", "open"), ("2024-05-14", "conforming"), ("2024-05", "open"), (None, "open"),
])  # fmt: skip
def test_a_notice_received_before_the_day_of_use(file: File, received: str, state: str) -> None:
    assert warned(file, {"received_on": received}) == state


@pytest.mark.parametrize(("versions", "version", "state"), [
    ("3.2", "3.2", "breach"), ("2.9; 3.2", "3.2", "breach"), ("3.*", "3.2", "breach"), ("*", None, "breach"), ("3.1", "3.2", "conforming"),
    ("3.2", "3.20", "conforming"), ("2.*;4.*", "3.2", "conforming"), (None, "3.2", "open"), ("3.2", None, "open"),
])  # fmt: skip
def test_the_versions_that_a_notice_names(file: File, versions: str, version: str, state: str) -> None:
    assert warned(file, {"versions": versions}, version=version) == state


@pytest.mark.parametrize(("review", "state"), [(True, "conforming"), (False, "breach"), (None, "open")])
def test_what_was_made_of_the_notice(file: File, review: bool, state: str) -> None:
    assert warned(file, {}, review=review) == state


def test_without_a_notice_on_file_nothing_is_concluded(file: File) -> None:
    assert warned(file) == "open"


def test_a_notice_about_another_system_says_nothing_of_this_one(file: File) -> None:
    assert warned(file, {"system": "S2"}) == "open"


def test_a_notice_published_after_the_use_could_not_be_received(file: File) -> None:
    assert warned(file, {"published_on": "2024-06-01", "received_on": None}) == "conforming"


def test_one_notice_received_in_time_among_others(file: File) -> None:
    assert warned(file, {"received_on": "2024-06-01"}, {"received_on": "2024-04-02"}) == "breach"
    day = file.one("tool")["notice_received_on"]
    assert (day["from"], day["to"]) == (date(2024, 4, 2), date(2024, 4, 2))


def test_a_receipt_that_two_exhibits_date_differently_is_contested(file: File) -> None:
    file.safety_notice("N1", system="S1", versions="3.*", received_on="2024-06-01", exhibit="2")
    file.safety_notice("N1", system="S1", versions="3.*", received_on="2024-04-02")
    assert warned(file) == "contested"


# The regulation on artificial intelligence, by date


def high_risk_uses(
    file: File, *days: str, annex_iii: bool = False, placed: str | None = "2029-01-01", **use: Any
) -> dict[str, dict[str, str]]:
    """The AI Act by day of use, for a device of class IIa, or a system of annex III that is no device.

    No notice came with it, the use lies outside its purpose, and an explanation asked for was not given; every other duty was met.
    """
    kind = (
        {"is_annex_iii": True, "is_medical_device": False}
        if annex_iii
        else {"is_annex_iii": False, "device_class": "IIa", "is_medical_device": True}
    )
    given = {"instructions_given": False, "explainability_given": True, "placed_on_market_on": placed}
    file.ai_system("S1", kind="triage", learned_from_massive_data=True, **kind, **given)
    told = {"within_intended_purpose": False, "input_was_adequate": True, "was_displayed": True, "logs_kept_until": "2035-01-01", **use}
    for day in days:
        file.ai_use(day, system="S1", used_at=day, **told)
        file.decision(use=day, critical_review=True)
        file.information(use=day, topic="ai_use", given=True, before_act=True, mode="interview")
        file.information(use=day, topic="ai_interpretation", requested_on="2029-01-01", given=False)
    return every_state(file, "tool")


def high_risk(file: File, used: str, **cells: Any) -> dict[str, str]:
    """The same for one day."""
    return high_risk_uses(file, used, **cells)[used]


DEVICE = {"device.ai_act", "device.ai_act_deployer"}
ANNEX = {"device.ai_act_annex_iii", "device.ai_act_annex_iii_deployer"}
AROUND_EVERY_BOUNDARY = [
    "2024-07-31", "2024-08-01", "2024-08-02", "2025-02-01", "2025-02-02", "2025-02-03", "2025-08-01", "2025-08-02", "2025-08-03",
    "2026-07-25", "2026-07-26", "2026-07-27", "2026-07-28", "2026-08-01", "2026-08-02", "2026-08-03", "2026-12-01", "2026-12-02", "2026-12-03",
    "2027-08-01", "2027-08-02", "2027-08-03", "2027-12-01", "2027-12-02", "2027-12-03", "2028-08-01", "2028-08-02", "2028-08-03", "2030-08-02",
]  # fmt: skip


def test_a_device_assessed_by_a_third_party_is_reached_on_2_august_2028_only(file: File) -> None:
    for used, found in high_risk_uses(file, *AROUND_EVERY_BOUNDARY).items():
        expected = "breach" if used >= "2028-08-02" else "not_applicable"
        assert {found[question] for question in DEVICE} == {expected}, used
        assert {found[question] for question in ANNEX} == {"not_applicable"}, used


def test_a_system_of_annex_iii_is_reached_on_2_december_2027_only(file: File) -> None:
    for used, found in high_risk_uses(file, *AROUND_EVERY_BOUNDARY, annex_iii=True).items():
        expected = "breach" if used >= "2027-12-02" else "not_applicable"
        assert {found[question] for question in ANNEX} == {expected}, used
        assert {found[question] for question in DEVICE} == {"not_applicable"}, used


def test_the_right_to_an_explanation_stays_open_until_annex_iii_applies(file: File) -> None:
    for used, found in high_risk_uses(file, *AROUND_EVERY_BOUNDARY, annex_iii=True).items():
        expected = "breach" if used >= "2027-12-02" else "open" if used >= "2026-08-02" else "not_applicable"
        assert found["device.ai_act_explanation"] == expected, used


@pytest.mark.parametrize(("used", "device", "annex"), [("2028", "open", "not_applicable"), ("2027-12", "not_applicable", "open")])
def test_a_use_whose_date_straddles_the_boundary_stays_open(file: File, used: str, device: str, annex: str) -> None:
    found = high_risk(file, used, annex_iii=annex == "open")
    assert found["device.ai_act"] == device
    assert found["device.ai_act_annex_iii"] == annex


@pytest.mark.parametrize(("placed", "state"), [
    ("2028-08-01", "exempt"), ("2028-08-02", "breach"), ("2028-08-03", "breach"), ("2028-08", "breach"), (None, "breach"),
])  # fmt: skip
def test_a_device_on_the_market_before_the_deadline_and_never_changed_is_not_reached(file: File, placed: str, state: str) -> None:
    file.system_version(system="S1", version="1.0", is_significant_change=False)
    found = high_risk(file, "2029-03-01", placed=placed)
    assert {found[question] for question in DEVICE} == {state}


@pytest.mark.parametrize(("changed", "state"), [
    ("2028-08-01", "exempt"), ("2028-08-02", "breach"), ("2028-08-03", "breach"), ("2029-03-02", "breach"), (None, "breach"),
])  # fmt: skip
def test_a_significant_change_since_the_deadline_brings_it_back(file: File, changed: str, state: str) -> None:
    file.system_version(system="S1", version="1.0", is_significant_change=True, placed_on_market_on=changed)
    assert high_risk(file, "2029-03-01", placed="2026-01-01")["device.ai_act"] == state


def test_a_change_after_the_use_does_not_count(file: File) -> None:
    file.system_version(system="S1", version="1.0", is_significant_change=False, placed_on_market_on="2026-01-01")
    file.system_version(system="S1", version="2.0", is_significant_change=True, placed_on_market_on="2029-03-02")
    assert high_risk(file, "2029-03-01", placed="2026-01-01")["device.ai_act"] == "exempt"


def test_without_a_register_of_versions_the_exception_is_a_reservation(file: File) -> None:
    assert high_risk(file, "2029-03-01", placed="2026-01-01")["device.ai_act"] == "breach"


@pytest.mark.parametrize(("used", "kind", "state"), [
    ("2030-08-01", "public_hospital", "exempt"), ("2030-08-02", "public_hospital", "breach"), ("2030-08-03", "public_hospital", "breach"),
    ("2030-08-02", "private_clinic", "exempt"), ("2030-08-02", None, "breach"),
])  # fmt: skip
def test_whether_a_public_hospital_still_enjoys_it_after_2_august_2030_is_left_open(file: File, used: str, kind: str, state: str) -> None:
    file.system_version(system="S1", version="1.0", is_significant_change=False)
    file.organization("O1", kind=kind)
    file.act("A1", organization="O1")
    assert high_risk(file, used, placed="2026-01-01", act="A1")["device.ai_act"] == state


@pytest.mark.parametrize(("cells", "is_assessed"), [
    ({"is_medical_device": True, "device_class": "IIa"}, True), ({"is_medical_device": True, "device_class": "III"}, True), ({"device_class": "IIb"}, True),
    ({"is_medical_device": True, "device_class": "I"}, False), ({"is_medical_device": False}, False), ({"is_medical_device": True}, None),
    ({"is_medical_device": False, "device_class": "IIa"}, None), ({}, None),
])  # fmt: skip
def test_which_devices_a_third_party_assesses(file: File, cells: dict[str, Any], is_assessed: bool) -> None:
    assert system(file, **cells)["is_third_party_assessed"] is is_assessed


@pytest.mark.parametrize("kind", ["in_house", "ce_mdr"])
def test_a_class_that_its_certificates_do_not_bear_out_leaves_it_unknown(file: File, kind: str) -> None:
    file.certificate(about="S1", kind=kind)
    assert system(file, is_medical_device=True, device_class="IIa" if kind == "in_house" else "I")["is_third_party_assessed"] is None


@pytest.mark.parametrize(("cells", "is_ai"), [
    ({"kind": "other_device"}, False), ({"kind": "generative"}, True), ({"kind": "scribe"}, True), ({"kind": "embedded"}, True), ({"kind": "robot"}, None),
    ({"kind": "robot", "learned_from_massive_data": True}, True), ({"kind": "standalone", "learned_from_massive_data": False}, None), ({}, None),
])  # fmt: skip
def test_what_is_artificial_intelligence(file: File, cells: dict[str, Any], is_ai: bool) -> None:
    assert system(file, **cells)["is_ai"] is is_ai


def test_a_patient_who_used_it_alone_is_no_deployer(file: File) -> None:
    found = high_risk(file, "2029-03-01", used_by_patient=True)
    assert (found["device.ai_act"], found["device.ai_act_deployer"]) == ("breach", "not_applicable")


@pytest.mark.parametrize(("used", "kept", "state"), [
    ("2028-01-15", "2028-07-14", "breach"), ("2028-01-15", "2028-07-15", "conforming"), ("2028-01-15", "2028-07-16", "conforming"),
    ("2028-08-31", "2029-02-27", "breach"), ("2028-08-31", "2029-02-28", "conforming"), ("2028-01-15", "2028-07", "open"),
])  # fmt: skip
def test_logs_kept_for_six_months_to_the_day(file: File, used: str, kept: str, state: str) -> None:
    found = high_risk(file, used, annex_iii=True, within_intended_purpose=True, logs_kept_until=kept)
    assert found["device.ai_act_annex_iii_deployer"] == state


def test_a_poster_alone_does_not_settle_whether_the_person_was_informed(file: File) -> None:
    file.ai_use("U1", system="S1", used_at="2028-01-15")
    file.information(use="U1", topic="ai_use", given=True, before_act=True, mode="poster")
    assert file.one("tool")["is_told"] is None


def test_nothing_on_file_leaves_every_duty_unproven_or_open(file: File) -> None:
    file.ai_system("S1", kind="triage", is_medical_device=True, device_class="IIa", is_annex_iii=True)
    file.ai_use("U1", system="S1", used_at="2028-09-04")
    found = states(file, "tool")
    assert [found[question] for question in AI_ACT] == ["unproven", "open", "unproven", "open", "open"]


# The law that they read


def test_the_calendar_stands_once_and_the_texts_follow_it() -> None:
    norms = law().norms
    calendar = norms["aiact-general"].versions[-1].figures
    assert (calendar["annex_iii_on"], calendar["medical_devices_on"]) == (date(2027, 12, 2), date(2028, 8, 2))
    existing = norms["aiact-art-111"].versions[-1].figures
    assert (existing["annex_iii_before"], existing["devices_before"]) == (calendar["annex_iii_on"], calendar["medical_devices_on"])
    assert existing["public_bodies_on"] == calendar["public_bodies_on"]
    assert norms["aiact-art-6-1"].versions[0].start == "2028-08-02"


@pytest.mark.parametrize("question", [*AI_ACT[:4], "device.class"])
def test_both_readings_are_printed_and_none_twice(question: str) -> None:
    found = law().divergences_of(question)
    said = [d.law_says for d in found]
    assert found and len(set(said)) == len(said)
    if question != "device.class":
        assert any("2 août 2027" in text and "2 août 2028" in text and "2 août 2026" in text and "2 décembre 2027" in text for text in said)


def test_no_divergence_speaks_of_the_class_with_two_wordings_of_the_report() -> None:
    assert len({d.report_says for d in law().divergences_of("device.class")}) == 1
