"""The data: hosted by whom and under which certificate, given to the patient, leaked, processed, given out of the care team."""

from __future__ import annotations

from typing import Any

import pytest
from asked import finding, state
from situations import File

HDS = {"about": "H1", "kind": "hds", "status": "valid"}
LONG = {"valid_from": "2021-06-01", "valid_to": "2024-05-31"}


def hosted(file: File, *certificates: dict[str, Any], as_of: str | None = "2026-04-01", **hosting: Any) -> dict[str, Any]:
    """The data of O1 hosted by H1 from the first of January 2022 to the end of 2023, and the certificates of H1 on file."""
    if as_of:
        file.casefile("X", as_of=as_of)
    file.hosting(
        "HO1", **{"organization": "O1", "host": "H1", "from_on": "2022-01-01", "to_on": "2023-12-31", "for_third_party": True, **hosting}
    )
    for cells in certificates:
        file.certificate(**{**HDS, **cells})
    return file.one("hosting")


@pytest.mark.parametrize(("situation", "certificates", "is_certified"), [
    ("one certificate over the whole hosting", [LONG], True),
    ("begun on the first day, ended on the last", [{"valid_from": "2022-01-01", "valid_to": "2023-12-31"}], True),
    ("begun the day after the first", [{"valid_from": "2022-01-02", "valid_to": "2024-12-31"}], False),
    ("ended the day before the last", [{"valid_from": "2021-01-01", "valid_to": "2023-12-30"}], False),
    ("two certificates, the second from the next day",
     [{"valid_from": "2021-01-01", "valid_to": "2022-10-31"}, {"valid_from": "2022-11-01", "valid_to": "2025-10-31"}], True),
    ("two certificates, one day apart",
     [{"valid_from": "2021-01-01", "valid_to": "2022-10-31"}, {"valid_from": "2022-11-02", "valid_to": "2025-10-31"}], False),
    ("three that overlap", [{"valid_from": "2021-01-01", "valid_to": "2022-10-31"}, {"valid_from": "2022-06-01", "valid_to": "2023-06-30"},
                            {"valid_from": "2023-06-01", "valid_to": "2026-06-01"}], True),
    ("a year that straddles the first day", [{"valid_from": "2022", "valid_to": "2024-12-31"}], None),
    ("suspended before the end", [{**LONG, "status": "suspended", "status_on": "2023-12-31"}], False),
    ("suspended the day after the end", [{**LONG, "status": "suspended", "status_on": "2024-01-01"}], True),
    ("a blank status: it may have been suspended", [{**LONG, "status": None}], None),
    ("a blank status, known never to have changed", [{**LONG, "status": None, "status_on": "none"}], True),
    ("of another organization", [{**LONG, "about": "H2"}], None),
    ("of another kind", [{**LONG, "kind": "ce_mdr"}], None),
    ("one that covers all, another whose first day is unknown", [LONG, {"valid_to": "2023-01-01"}], True),
])  # fmt: skip
def test_every_day_of_a_hosting_is_covered(
    file: File, situation: str, certificates: list[dict[str, Any]], is_certified: bool | None
) -> None:
    assert hosted(file, *certificates)["is_certified"] is is_certified, situation


def test_without_a_certificate_on_file_nothing_is_concluded(file: File) -> None:
    assert hosted(file)["is_certified"] is None
    assert state(file, "data.hosting") == "unproven"


@pytest.mark.parametrize(("ends", "as_of", "is_certified"), [
    ("none", "2024-05-31", True),
    ("none", "2024-06-01", False),
    (None, "2024-05-31", True),
    (None, "2024-06-01", None),
    ("?", "2024-05-31", True),
    ("2024", "2026-04-01", None),
    (None, None, None),
])  # fmt: skip
def test_a_hosting_that_goes_on_is_looked_at_on_the_day_the_file_is_read_at(
    file: File, ends: str, as_of: str, is_certified: bool | None
) -> None:
    assert hosted(file, LONG, to_on=ends, as_of=as_of)["is_certified"] is is_certified


def test_the_text_applied_is_that_of_the_last_day_without_a_certificate(file: File) -> None:
    found = hosted(file, {"valid_from": "2023-02-01", "valid_to": "2024-12-31"}, from_on="2016-01-01")
    assert str(found["uncovered_on"]["from"]) == str(found["judged_on"]["from"]) == "2023-01-31"


@pytest.mark.parametrize(("cells", "expected"), [
    ({}, "breach"), ({"for_third_party": False}, "not_applicable"), ({"for_third_party": None}, "open"),
    ({"for_third_party": None, "host": "O1"}, "not_applicable"), ({"from_on": "1999-01-01", "to_on": "2001-12-31"}, "not_applicable"),
    ({"from_on": "2003-01-01", "to_on": "2004-12-31"}, "conforming"), ({"from_on": "2007-01-01", "to_on": "2007-12-31"}, "open"),
    ({"from_on": "2009-01-01", "to_on": "2009-12-31"}, "breach"),
])  # fmt: skip
def test_the_hosting_that_the_texts_reach(file: File, cells: dict[str, Any], expected: str) -> None:
    hosted(file, {"valid_from": "2025-01-01", "valid_to": "2026-01-01"}, **cells)
    assert state(file, "data.hosting") == expected


OLD = {"valid_from": "2023-06-15", "valid_to": "2027-06-14"}


@pytest.mark.parametrize(("as_of", "certificates", "expected"), [
    ("2026-05-15", [OLD], "conforming"),
    ("2026-05-16", [OLD], "conforming"),
    ("2026-05-17", [OLD], "breach"),
    ("2026-06-30", [OLD, {"valid_from": "2026-05-17", "valid_to": "2029-05-16"}], "conforming"),
    ("2026-06-30", [OLD, {"valid_from": "2026-05-18", "valid_to": "2029-05-17"}], "breach"),
    ("2026-06-30", [OLD, {"valid_from": "2024-11-16", "valid_to": "2027-11-15"}], "conforming"),
    ("2026-06-30", [OLD, {"valid_from": "2024-11-15", "valid_to": "2027-11-14"}], "unproven"),
    ("2026-06-30", [OLD, {"valid_from": "2024-05-16", "valid_to": "2027-05-15"}], "unproven"),
    ("2026-06-30", [OLD, {"valid_from": "2024-05-15", "valid_to": "2027-05-14"}], "breach"),
    ("2026-06-30", [OLD, {"valid_from": "2027-06-15", "valid_to": "2030-06-14"}], "breach"),
    ("2028-01-31", [OLD, {"valid_from": "2024-12-01", "valid_to": "2027-11-30"}, {"valid_from": "2027-12-01", "valid_to": "2030-11-30"}], "conforming"),
])  # fmt: skip
def test_a_certificate_of_the_framework_of_2018_holds_until_the_sixteenth_of_may_2026(
    file: File, as_of: str, certificates: list[dict[str, Any]], expected: str
) -> None:
    hosted(file, *certificates, as_of=as_of, from_on="2024-01-01", to_on="none")
    assert state(file, "data.hosting") == expected


def test_the_academys_reading_of_hosting_is_shown_beside_the_law(file: File) -> None:
    hosted(file, LONG)
    found = finding(file, "data.hosting")
    assert found.report_says and "hébergeur certifié" in found.report_says
    assert found.law_says and "pour le compte d’un tiers" in found.law_says


def asked(file: File, as_of: str = "2026-09-01", **cells: Any) -> str:
    """An access asked by the patient himself, received on the second of May 2024: the state of the question."""
    file.casefile("X", as_of=as_of)
    file.data_request("R1", **{"kind": "access", "patient": "P1", "asked_by": "P1", "addressed_to": "O1", "received_on": "2024-05-02",
                               "oldest_item_on": "2022-01-10", "is_complete": True, **cells})  # fmt: skip
    return state(file, "data.access")


@pytest.mark.parametrize(("situation", "cells", "expected"), [
    ("the eighth day", {"answered_on": "2024-05-10"}, "conforming"),
    ("the ninth day", {"answered_on": "2024-05-11"}, "breach"),
    ("a month that straddles the eighth day", {"answered_on": "2024-05"}, "unproven"),
    ("the month after, for old items", {"answered_on": "2024-06", "oldest_item_on": "2015"}, "conforming"),
    ("old items, two months to the day", {"answered_on": "2024-07-02", "oldest_item_on": "2015"}, "conforming"),
    ("old items, the day after two months", {"answered_on": "2024-07-03", "oldest_item_on": "2015"}, "breach"),
    ("five years to the day: not yet old", {"answered_on": "2024-05-11", "oldest_item_on": "2019-05-02"}, "breach"),
    ("five years and one day: old", {"answered_on": "2024-05-11", "oldest_item_on": "2019-05-01"}, "conforming"),
    ("age unknown, within eight days", {"answered_on": "2024-05-08", "oldest_item_on": None}, "conforming"),
    ("age unknown, after three weeks", {"answered_on": "2024-05-23", "oldest_item_on": None}, "unproven"),
    ("age unknown, after two months", {"answered_on": "2024-07-03", "oldest_item_on": None}, "breach"),
    ("given the same day", {"answered_on": "2024-05-02"}, "breach"),
    ("given the next day: less than 48 hours", {"answered_on": "2024-05-03"}, "breach"),
    ("given on the second day: the hour decides", {"answered_on": "2024-05-04"}, "unproven"),
    ("given on the third day", {"answered_on": "2024-05-05"}, "conforming"),
    ("in time, but not whole", {"answered_on": "2024-05-08", "is_complete": False}, "breach"),
    ("in time, nobody says whether whole", {"answered_on": "2024-05-08", "is_complete": None}, "unproven"),
    ("no answer on file", {}, "unproven"),
    ("no answer by the day the file is read at", {"answered_on": "none"}, "breach"),
    ("nothing says when it was received", {"answered_on": "2024-05-08", "received_on": None}, "open"),
    ("asked before the law", {"answered_on": "2002-09-01", "received_on": "2002-03-04"}, "not_applicable"),
    ("of another kind", {"answered_on": "2024-05-11", "kind": "erasure"}, "not_applicable"),
])  # fmt: skip
def test_the_record_is_given_within_eight_days_and_not_before_forty_eight_hours(
    file: File, situation: str, cells: dict[str, Any], expected: str
) -> None:
    assert asked(file, **cells) == expected, situation


def test_an_answer_not_yet_due_is_no_breach(file: File) -> None:
    assert asked(file, as_of="2024-05-10", answered_on="none") == "conforming"


@pytest.mark.parametrize(("asks", "role", "expected"), [
    ("P2", "representative", "breach"), ("P2", "heir", "open"), ("P2", "relative", "open"), ("P2", "professional", "open"), (None, None, "open"),
])  # fmt: skip
def test_who_asks_for_the_record(file: File, asks: str | None, role: str | None, expected: str) -> None:
    file.person("P2", role=role)
    assert asked(file, asked_by=asks, answered_on="2024-06-11") == expected


@pytest.mark.parametrize(("situation", "died_on", "role", "reason", "expected"), [
    ("an heir who says why", "2014-10-09", "heir", "rights", "breach"),
    ("to know the causes of the death", "2014-10-09", "heir", "causes_of_death", "breach"),
    ("to defend the memory of the dead", "2014-10-09", "heir", "memory", "breach"),
    ("an heir who does not", "2014-10-09", "heir", None, "open"),
    ("the patient is alive: nobody inherits yet", "none", "heir", "rights", "open"),
    ("nobody says whether he is", None, "heir", "rights", "open"),
    ("dead on an unknown day", "?", "heir", "rights", "breach"),
    ("a relative, who may be the partner whom the text names", "2014-10-09", "relative", "rights", "open"),
])  # fmt: skip
def test_an_heir_gives_the_reason_of_his_request(
    file: File, situation: str, died_on: str | None, role: str, reason: str | None, expected: str
) -> None:
    file.person("P1", role="patient", died_on=died_on)
    file.person("P2", role=role)
    assert asked(file, asked_by="P2", answered_on="2024-06-11", reason=reason) == expected, situation


def test_the_reason_is_asked_of_the_heir_and_the_delay_is_told_all_the_same(file: File) -> None:
    file.person("P1", role="patient", died_on="2014-10-09")
    file.person("P2", role="heir", name="Mme Violette EXEMPLE")
    file.organization("O1", name="Clinique de l’Exemple")
    assert asked(file, asked_by="P2", answered_on="2024-06-11") == "open"
    found = finding(file, "data.access")
    (missing,) = found.missing
    assert missing.startswith("motif de la demande") and missing.endswith("à demander à Mme Violette EXEMPLE")
    assert [a.outcome for a in found.arguments if a.rule == "record_given_late"] == ["holds"]


def test_two_exhibits_on_the_reason_of_an_heir(file: File) -> None:
    file.person("P1", role="patient", died_on="2014-10-09")
    file.person("P2", role="heir")
    file.data_request("R1", reason="rights", exhibit="2")
    assert asked(file, asked_by="P2", answered_on="2024-06-11", reason="memory") == "open"


@pytest.mark.parametrize(("holder", "links"), [("O1", (("establishment", "O1"),)), ("P9", (("deployer", "P9"),)), ("X9", ())])
def test_a_request_points_to_the_establishment_or_to_the_person_asked(file: File, holder: str, links: tuple[tuple[str, str], ...]) -> None:
    file.organization("O1", name="Clinique de l’Exemple")
    file.person("P9", role="professional", name="Dr Anatole CABINET-FICTIF")
    asked(file, answered_on="2024-06-11", addressed_to=holder)
    assert finding(file, "data.access").links == links


def test_the_one_who_represents_the_patient_asks_for_him(file: File) -> None:
    file.person("P1", role="patient", represented_by="P2")
    assert asked(file, asked_by="P2", answered_on="2024-05-11") == "breach"


def test_two_exhibits_that_date_the_answer_differently(file: File) -> None:
    file.data_request("R1", answered_on="2024-05-08", exhibit="2")
    assert asked(file, answered_on="2024-05-20") == "contested"


def requested(file: File, **cells: Any) -> str:
    """A rectification asked on the second of May 2024: the state of the question."""
    file.casefile("X", as_of="2026-09-01")
    file.data_request("R1", **{"kind": "rectification", "patient": "P1", "addressed_to": "O1", "received_on": "2024-05-02",
                               "is_complete": True, **cells})  # fmt: skip
    return state(file, "data.rights")


@pytest.mark.parametrize(("cells", "expected"), [
    ({"answered_on": "2024-06-02"}, "conforming"), ({"answered_on": "2024-06-03"}, "unproven"), ({"answered_on": "2024-08-02"}, "unproven"),
    ({"answered_on": "2024-08-03"}, "breach"), ({"answered_on": "2024-06-02", "is_complete": False}, "breach"), ({"answered_on": "none"}, "breach"),
    ({}, "unproven"), ({"answered_on": "2024-06-02", "kind": "access"}, "not_applicable"), ({"answered_on": "2024-06-02", "kind": None}, "open"),
    ({"answered_on": "2024-09-02", "kind": "objection"}, "breach"), ({"received_on": "2018-05-24", "answered_on": "2018-12-01"}, "not_applicable"),
])  # fmt: skip
def test_a_right_is_answered_in_a_month_that_may_have_been_extended(file: File, cells: dict[str, Any], expected: str) -> None:
    assert requested(file, **cells) == expected


@pytest.mark.parametrize(("setting", "last", "expected"), [
    ("public_hospital", "2004-05-02", "exempt"), ("private_clinic", "2004-05-03", "exempt"), ("public_hospital", "2004-05-01", "breach"),
    ("liberal", "2023-01-10", "breach"), ("public_hospital", None, "breach"),
])  # fmt: skip
def test_a_record_still_to_be_kept_is_not_erased(file: File, setting: str, last: str | None, expected: str) -> None:
    file.holding("H1", holder="O1", patient="P1", setting=setting, last_contact_on=last)
    assert requested(file, kind="erasure", answered_on="2024-05-20", is_complete=False) == expected


def test_a_request_to_erase_that_has_no_answer_is_not_excused_by_the_record_to_keep(file: File) -> None:
    file.holding("H1", holder="O1", patient="P1", setting="public_hospital", last_contact_on="2020-01-10")
    assert requested(file, kind="erasure", answered_on="none", is_complete=None) == "breach"


def leaked(file: File, *reports: str | None, **cells: Any) -> str:
    """A breach of some risk discovered on the thirteenth of May 2024 at 10:05, and the reports made of it to the CNIL."""
    file.data_breach("B1", **{"organization": "O1", "discovered_at": "2024-05-13T10:05", "risk": "risk", **cells})
    for sent_at in reports:
        file.report_made(about="B1", sent_to="cnil", sent_at=sent_at)
    return state(file, "data.breach")


@pytest.mark.parametrize(("situation", "notified", "expected"), [
    ("in the seventy-second hour, that of the discovery not counted", "2024-05-16T10:59", "conforming"),
    ("at its end, to the second", "2024-05-16T10:59:59", "conforming"),
    ("in the minute of its end: the second decides", "2024-05-16T11:00", "unproven"),
    ("the minute after", "2024-05-16T11:01", "breach"),
    ("the second day", "2024-05-15", "conforming"),
    ("the third day, without an hour", "2024-05-16", "unproven"),
    ("the fourth day", "2024-05-17", "breach"),
    ("on an unknown day", "?", "unproven"),
    ("known never to have been", "none", "breach"),
    ("the file is silent", None, "unproven"),
])  # fmt: skip
def test_the_seventy_two_hours_of_the_notice(file: File, situation: str, notified: str | None, expected: str) -> None:
    assert leaked(file, authority_notified_at=notified) == expected, situation


@pytest.mark.parametrize(("discovered", "notified", "expected"), [
    ("2024-05-13", "2024-05-16T00:59", "conforming"), ("2024-05-13", "2024-05-16T12:00", "unproven"), ("2024-05-13", "2024-05-17T00:01", "breach"),
    ("2024-05-13T10:00", "2024-05-16T10:59", "conforming"), ("2024-05-13T10:59", "2024-05-16T11:01", "breach"),
    ("2018-05-24T10:00", "2018-07-01", "not_applicable"), ("2018-05-25T10:00", "2018-07-01", "breach"), (None, "2024-05-16", "open"),
])  # fmt: skip
def test_an_hour_that_is_not_known_leaves_the_bound_open(file: File, discovered: str | None, notified: str, expected: str) -> None:
    assert leaked(file, discovered_at=discovered, authority_notified_at=notified) == expected


def test_the_earliest_of_several_notices_counts(file: File) -> None:
    assert leaked(file, "2024-06-20", "2024-05-14", None) == "conforming"


def test_a_notice_on_an_unknown_day_leaves_a_late_one_open(file: File) -> None:
    assert leaked(file, "2024-06-20", None) == "unproven"


def test_a_report_contradicts_the_words_that_there_was_none(file: File) -> None:
    assert leaked(file, "2024-05-14", authority_notified_at="none") == "contested"


@pytest.mark.parametrize(("cells", "expected"), [
    ({"risk": "none"}, "exempt"), ({"risk": None}, "breach"), ({"reasons_for_delay": "Service fermé"}, "exempt"),
    ({"reasons_for_delay": "Service fermé", "risk": "high", "patient_notified_at": "none"}, "breach"),
    ({"reasons_for_delay": "Service fermé", "risk": "high", "patient_notified_at": "2024-05-20"}, "exempt"),
])  # fmt: skip
def test_what_answers_for_a_late_notice(file: File, cells: dict[str, Any], expected: str) -> None:
    assert leaked(file, authority_notified_at="2024-05-20", **cells) == expected


@pytest.mark.parametrize(("cells", "expected"), [
    ({"risk": "high", "patient_notified_at": "none"}, "breach"), ({"risk": "high", "patient_notified_at": "2024-05-14"}, "conforming"),
    ({"risk": "high"}, "unproven"), ({"risk": None, "is_high_risk": True, "patient_notified_at": "none"}, "breach"),
    ({"risk": None, "is_high_risk": False}, "conforming"), ({"risk": None}, "unproven"), ({"risk": "risk", "is_high_risk": True}, "contested"),
    ({"risk": "high", "is_high_risk": False}, "contested"),
])  # fmt: skip
def test_the_persons_are_told_where_the_risk_is_high(file: File, cells: dict[str, Any], expected: str) -> None:
    assert leaked(file, authority_notified_at="2024-05-14", **cells) == expected


def processed(file: File, question: str, *, kind: str | None = "private_clinic", used: str | None = "2024-05-13", **cells: Any) -> str:
    """A processing of O1 by S1, used there on the thirteenth of May 2024."""
    file.organization("O1", name="Clinique EXEMPLE", kind=kind)
    file.act("A1", organization="O1")
    if used:
        file.ai_use("U1", system="S1", act="A1", used_at=used)
    file.processing("T1", **{"organization": "O1", "system": "S1", **cells})
    return state(file, question)


@pytest.mark.parametrize(("cells", "expected"), [
    ({"dpia_on": "2024-05-12"}, "conforming"), ({"dpia_on": "2024-05-13"}, "unproven"), ({"dpia_on": "2024-05-14"}, "breach"),
    ({"dpia_on": "2024-05"}, "unproven"), ({"dpia_on": "none"}, "breach"), ({"dpia_on": "?"}, "unproven"), ({}, "unproven"),
    ({"dpia_on": "none", "kind": "practice"}, "open"), ({"dpia_on": "none", "used": "2018-05-24"}, "not_applicable"),
    ({"dpia_on": "none", "used": "2018-05-25"}, "breach"), ({"dpia_on": "none", "used": None}, "open"),
])  # fmt: skip
def test_the_impact_is_assessed_before_the_processing(file: File, cells: dict[str, Any], expected: str) -> None:
    assert processed(file, "data.dpia", **cells) == expected


def test_the_day_of_the_facts_stands_where_no_use_is_on_file(file: File) -> None:
    file.casefile("X", facts_on="2024-05-13")
    assert processed(file, "data.dpia", used=None, dpia_on="2024-09-01") == "breach"


def test_the_first_use_in_that_organization_counts(file: File) -> None:
    file.act("A2", organization="O2")
    file.ai_use("U2", system="S1", act="A2", used_at="2023-01-10")
    file.ai_use("U3", system="S1", act="A1", used_at="2024-07-01")
    assert processed(file, "data.dpia", dpia_on="2024-03-01") == "conforming"


def test_a_use_of_unknown_day_may_come_before_the_assessment(file: File) -> None:
    file.ai_use("U2", system="S1", act="A1")
    assert processed(file, "data.dpia", dpia_on="2024-03-01") == "open"


@pytest.mark.parametrize(("entered", "expected"), [(True, "conforming"), (False, "breach"), (None, "unproven")])
def test_the_processing_is_entered_in_the_register(file: File, entered: bool | None, expected: str) -> None:
    assert processed(file, "data.register", in_register=entered) == expected


@pytest.mark.parametrize(("cells", "is_hosted", "expected"), [
    ({"processor_contract_on": "2024-05-12"}, None, "conforming"), ({"processor_contract_on": "2024-05-14"}, None, "breach"),
    ({"processor_contract_on": "none"}, True, "breach"), ({"processor_contract_on": "none"}, None, "open"), ({}, True, "unproven"), ({}, False, "open"),
])  # fmt: skip
def test_a_contract_binds_the_processor_before_the_processing(
    file: File, cells: dict[str, Any], is_hosted: bool | None, expected: str
) -> None:
    if is_hosted is not None:
        file.hosting("HO1", organization="O1", host="H1", for_third_party=is_hosted)
    assert processed(file, "data.processor", **cells) == expected


def given_out(
    file: File, *, used_by_patient: bool | None = None, maker: str | None = "M1", used: str | None = "2024-05-13", **contract: Any
) -> str:
    """A use of S1, made by M1, in O1; with a processing on file where a contract is told of."""
    file.ai_system("S1", kind="chatbot", manufacturer=maker)
    file.act("A1", organization="O1")
    file.ai_use("U1", system="S1", act="A1", used_at=used, used_by_patient=used_by_patient)
    if contract:
        file.processing("T1", organization="O1", system="S1", **contract)
    return state(file, "data.secrecy")


@pytest.mark.parametrize(("cells", "expected"), [
    ({"processor_contract_on": "2024-05-12"}, "conforming"), ({"processor_contract_on": "2024-05-13"}, "open"),
    ({"processor_contract_on": "2024-05-14"}, "breach"), ({"processor_contract_on": "none"}, "breach"), ({}, "open"),
    ({"maker": "O1"}, "conforming"), ({"processor_contract_on": "none", "used_by_patient": True}, "not_applicable"),
    ({"processor_contract_on": "none", "used": None}, "open"), ({"processor_contract_on": "none", "used": "1995-09-07"}, "not_applicable"),
    ({"processor_contract_on": "none", "used": "1995-09-08"}, "breach"),
])  # fmt: skip
def test_a_tool_that_no_contract_binds_stands_out_of_the_care_team(file: File, cells: dict[str, Any], expected: str) -> None:
    assert given_out(file, **cells) == expected


@pytest.mark.parametrize(("consent", "expected"), [
    ({"answer": "given", "given_at": "2024-05-12"}, "exempt"), ({"answer": "given", "given_at": "2024-05-14"}, "breach"),
    ({"answer": "refused", "given_at": "2024-05-12"}, "breach"), ({"answer": "given", "given_at": "2024-05-10", "withdrawn_at": "2024-05-12"}, "breach"),
    ({"answer": "given", "given_at": "2024-05-10", "topic": "ai_use"}, "breach"),
])  # fmt: skip
def test_the_patient_may_have_agreed_to_it(file: File, consent: dict[str, Any], expected: str) -> None:
    file.consent("C1", **{"topic": "data_use", "act": "A1", **consent})
    assert given_out(file, processor_contract_on="none") == expected


def test_the_words_of_the_clinic_prove_no_contract_for_it(file: File) -> None:
    file.party("d1", role="defendant", organization="O1", side="defence")
    file.person("P9", role="professional", organization="O1")
    given_out(file, processor_contract_on="2023-01-10", declared_by="P9")
    assert finding(file, "data.secrecy").state == "open"
