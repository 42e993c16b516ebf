"""The incidents: reported to which authority and when, by the maker too; and those that a tool of management brought about."""

from __future__ import annotations

from typing import Any

import pytest
from asked import finding, findings, state, states
from situations import File


def told(file: File, *, is_device: bool | None = True, act: str | None = "A1", **incident: Any) -> dict[str, str]:
    """A serious incident of S1 in the act A1, discovered on the fourteenth of May 2024: the state before each authority."""
    file.organization("O1", name="Clinique EXEMPLE")
    file.act("A1", organization="O1", professional="P1", performed_at="2024-05-13")
    file.ai_system("S1", name="Système EXEMPLE", kind="standalone", manufacturer="M1", is_medical_device=is_device)
    file.incident(
        "I1",
        **{"system": "S1", "act": act, "occurred_at": "2024-05-13", "discovered_at": "2024-05-14T08:00", "is_serious": True, **incident},
    )
    return {about.partition("/")[2]: found for about, found in states(file, "vigilance.reported").items()}


def test_each_incident_stands_before_two_authorities(file: File) -> None:
    assert told(file) == {"ansm": "unproven", "ars": "unproven"}
    assert sorted(row["report_due"] for row in file.rows("report_due")) == ["I1/ansm", "I1/ars"]


@pytest.mark.parametrize(("sent_at", "expected"), [
    ("2024-05-14", "conforming"), ("2024-05-15T23:50", "conforming"), ("2024-05-16", "unproven"), ("2025-01-10", "unproven"), ("2024-05", "unproven"),
    (None, "unproven"), ("?", "unproven"),
])  # fmt: skip
@pytest.mark.parametrize("authority", ["ansm", "ars"])
def test_a_report_is_sent_at_once(file: File, authority: str, sent_at: str | None, expected: str) -> None:
    file.report_made("R1", about="I1", sent_to=authority, sent_at=sent_at)
    assert told(file)[authority] == expected


def test_a_report_to_one_says_nothing_of_the_other(file: File) -> None:
    file.report_made("R1", about="I1", sent_to="ars", sent_at="2024-05-14")
    file.report_made("R2", about="I1", sent_to="manufacturer", sent_at="2024-05-14")
    assert told(file) == {"ansm": "unproven", "ars": "conforming"}


@pytest.mark.parametrize(("short", "expected"), [
    ({"reported_to": "ansm", "reported_at": "2024-05-14"}, {"ansm": "conforming", "ars": "unproven"}),
    ({"reported_to": "insurer", "reported_at": "2024-05-14"}, {"ansm": "unproven", "ars": "unproven"}),
    ({"reported_at": "none"}, {"ansm": "breach", "ars": "breach"}),
    ({"reported_to": "ars", "reported_at": "none"}, {"ansm": "unproven", "ars": "breach"}),
    ({"reported_to": "ars"}, {"ansm": "unproven", "ars": "unproven"}),
    ({"reported_at": "2024-05-14"}, {"ansm": "unproven", "ars": "unproven"}),
])  # fmt: skip
def test_the_short_form_of_the_incident(file: File, short: dict[str, Any], expected: dict[str, str]) -> None:
    assert told(file, **short) == expected


def test_the_earliest_report_counts(file: File) -> None:
    file.report_made("R1", about="I1", sent_to="ansm", sent_at="2024-09-01")
    file.report_made("R2", about="I1", sent_to="ansm", sent_at="2024-05-14")
    assert told(file)["ansm"] == "conforming"


def test_a_report_contradicts_the_words_that_there_was_none(file: File) -> None:
    file.report_made("R1", about="I1", sent_to="ansm", sent_at="2024-05-14")
    assert told(file, reported_at="none") == {"ansm": "contested", "ars": "breach"}


@pytest.mark.parametrize(("cells", "expected"), [
    ({"is_device": False}, {"ansm": "not_applicable", "ars": "breach"}), ({"is_device": None}, {"ansm": "open", "ars": "breach"}),
    ({"act": None}, {"ansm": "breach", "ars": "open"}), ({"is_serious": False}, {"ansm": "not_applicable", "ars": "not_applicable"}),
    ({"is_serious": None}, {"ansm": "open", "ars": "open"}), ({"discovered_at": None}, {"ansm": "open", "ars": "open"}),
    ({"discovered_at": "2022-04"}, {"ansm": "open", "ars": "breach"}),
    ({"discovered_at": "2015-05-14"}, {"ansm": "breach", "ars": "not_applicable"}),
    ({"discovered_at": "2000-12-31"}, {"ansm": "not_applicable", "ars": "not_applicable"}),
])  # fmt: skip
def test_the_incident_that_each_authority_knows_of(file: File, cells: dict[str, Any], expected: dict[str, str]) -> None:
    assert told(file, **{"reported_at": "none", **cells}) == expected


def test_the_recommendation_of_the_academy_is_shown_as_published_after_the_facts(file: File) -> None:
    told(file, reported_to="ansm", reported_at="2024-05-14")
    found = {finding.about: finding for finding in findings(file, "vigilance.reported")}["I1/ansm"]
    assert found.state == "conforming"
    assert found.report_says and found.law_says and "après les faits" in found.law_says


def by_maker(file: File, told_on: str | None, reported_on: str | None, *, sender: str = "P8") -> str:
    """The maker M1 told of the incident, and a report to the ANSM by P8, who works for it: the state of its own duty."""
    file.person("P8", role="professional", organization="M1")
    file.person("P1", role="professional", organization="O1")
    if told_on:
        file.report_made("R1", about="I1", sent_to="manufacturer", sent_at=told_on)
    if reported_on:
        file.report_made("R2", about="I1", sent_to="ansm", sent_at=reported_on, sent_by=sender)
    told(file)
    return state(file, "vigilance.maker_reported")


@pytest.mark.parametrize(("told_on", "reported_on", "expected"), [
    ("2024-05-20", "2024-05-22", "conforming"), ("2024-05-20", "2024-05-23", "unproven"), ("2024-05-20", "2024-06-04", "unproven"),
    ("2024-05-20", "2024-06-05", "breach"), ("2024-05-20", None, "unproven"), (None, "2024-06-05", "open"),
    ("2021-05-25", "2021-07-01", "not_applicable"), ("2021-05-26", "2021-07-01", "breach"),
])  # fmt: skip
def test_the_maker_reports_within_fifteen_days_or_less(file: File, told_on: str | None, reported_on: str | None, expected: str) -> None:
    assert by_maker(file, told_on, reported_on) == expected


def test_the_report_of_another_is_not_that_of_the_maker(file: File) -> None:
    assert by_maker(file, "2024-05-20", "2024-05-21", sender="P1") == "unproven"


def brought_about(file: File, *, kind: str | None = "administrative", certainty: str | None = "certain", purpose: str | None = None,
                  performed: str | None = "2024-05-13", act: str | None = "A1", question: str = "organisation.tool") -> str:  # fmt: skip
    """An incident of the tool S1 in the act A1, and what the expert writes of the link with a harm."""
    file.ai_system("S1", name="Agenda EXEMPLE", kind=kind)
    file.act("A1", performed_at=performed, organization="O1")
    file.incident("I1", system="S1", act=act, occurred_at="2024-05-13T10:00")
    if purpose:
        file.ai_use("U1", system="S1", act="A1", purpose=purpose)
    if certainty:
        file.link("L1", question=question, about="I1", certainty=certainty)
    return state(file, "organisation.tool")


@pytest.mark.parametrize(("cells", "expected"), [
    ({}, "breach"), ({"certainty": "chance"}, "breach"), ({"certainty": "none"}, "conforming"), ({"certainty": "indeterminate"}, "open"),
    ({"certainty": None}, "open"), ({"question": "oversight.seen"}, "open"), ({"kind": "scribe"}, "breach"), ({"kind": "standalone"}, "not_applicable"),
    ({"kind": "generative"}, "open"), ({"kind": "generative", "purpose": "administrative"}, "breach"),
    ({"kind": "chatbot", "purpose": "diagnosis"}, "not_applicable"), ({"kind": None}, "open"), ({"performed": None}, "open"),
    ({"performed": "2001-09-04"}, "not_applicable"), ({"performed": "2001-09-05"}, "breach"), ({"performed": None, "act": None}, "breach"),
])  # fmt: skip
def test_a_tool_of_management_at_the_origin_of_a_harm(file: File, cells: dict[str, Any], expected: str) -> None:
    assert brought_about(file, **cells) == expected


def test_one_harm_traced_to_the_incident_is_enough(file: File) -> None:
    file.link("L2", question="organisation.tool", about="I1", certainty="none")
    assert brought_about(file) == "breach"


def test_the_finding_points_to_the_one_who_uses_the_tool(file: File) -> None:
    brought_about(file)
    assert dict(finding(file, "organisation.tool").links) == {"establishment": "O1"}
