"""The sample case « archive_detruite »: records destroyed or sold, old facts, heirs who claim late; what it exists to show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casekit import conclusions
from casekit.casebook import Casebook, read_law
from casekit.findings import Argument, Finding

SAMPLE = Path(__file__).resolve().parents[1] / "sample_cases" / "archive_detruite"


@dataclass(frozen=True)
class Read:
    """The case read once: its findings by question and subject, and its problems."""

    findings: dict[tuple[str, str], Finding]
    problems: tuple[str, ...]

    def argument(self, question: str, about: str, rule: str) -> Argument:
        return next(argument for argument in self.findings[question, about].arguments if argument.rule == rule)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    folder = tmp_path_factory.mktemp("samples") / SAMPLE.name
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("expected", "out", "cache", "case.duckdb"))
    with Casebook(folder) as book:
        findings = book.findings()
        yield Read({(finding.question, finding.about): finding for finding in findings}, tuple(map(str, book.problems())))


def test_nothing_of_the_file_is_misread(case: Read) -> None:
    assert not case.problems
    assert not [key for key, finding in case.findings.items() if finding.state in ("error", "contested")]


@pytest.mark.parametrize(
    ("question", "about", "state"),
    [
        ("retention.hospital", "DOS-CLINIQUE", "breach"),         # destroyed on 15 March 2021, ten years after the death end on 9 October 2024
        ("retention.hospital", "DOS-HOPITAL", "conforming"),      # kept
        ("retention.hospital", "DOS-CABINET", "not_applicable"),  # not an establishment
        ("retention.liberal", "DOS-REPRENEUR", "breach"),         # pulped by the buyer eleven years after the last contact
        ("retention.liberal", "DOS-CABINET", "open"),             # sold: nobody says that the seller destroyed anything
        ("retention.liberal", "DOS-CLINIQUE", "not_applicable"),
        ("retention.copy", "DOS-CABINET", "breach"),
        ("retention.located", "DOS-CLINIQUE", "breach"),
        ("retention.located", "DOS-REPRENEUR", "breach"),
        ("retention.located", "DOS-HOPITAL", "conforming"),       # the other holder
        ("trace.record_complete", "DOS-HOPITAL", "breach"),       # nursing notes not found
        ("trace.record_complete", "DOS-CLINIQUE", "not_applicable"),  # nothing left to read
        ("trace.output_kept", "IA-2007", "unproven"),
        ("trace.version_known", "IA-2007", "conforming"),
        ("information.ai_use", "IA-2007", "not_applicable"),      # fourteen years before the text, and a device that learned nothing
        ("information.individual", "IA-2007", "not_applicable"),
        ("consent.ai_use", "IA-2007", "not_applicable"),
        ("information.risk", "R-LYMPHOEDEME", "unproven"),        # the heirs' word against a record that is gone
        ("insurance.compulsory", "P-JADIS", "exempt"),            # the last contract still answered
        ("insurance.compulsory", "O-CLINIQUE", "unproven"),
        ("insurance.limits", "POL-JADIS", "conforming"),
        ("regime.limitation", "clinic", "not_met"),
        ("regime.limitation", "radiologist", "not_met"),
        ("procedure.summons", "REUNION-1/radiologist", "conforming"),
        ("procedure.summons", "REUNION-1/fund", "breach"),        # called before the judge, forgotten by the expert
    ],
)  # fmt: skip
def test_what_the_case_shows(case: Read, question: str, about: str, state: str) -> None:
    assert case.findings[question, about].state == state


def test_the_clinic_counted_ten_years_from_the_last_contact_where_the_law_counts_them_from_the_death(case: Read) -> None:
    outcomes = {rule: case.argument("retention.hospital", "DOS-CLINIQUE", rule).outcome
                for rule in ("destroyed_before_any_term", "destroyed_before_base_term", "destroyed_before_death_term")}  # fmt: skip
    assert outcomes == {"destroyed_before_any_term": "fails", "destroyed_before_base_term": "fails", "destroyed_before_death_term": "holds"}
    finding = case.findings["retention.hospital", "DOS-CLINIQUE"]
    assert finding.norm and (finding.norm.id, finding.norm.version_from) == ("csp-r1112-7", "2007-01-05")
    assert {"3", "5", "7"} <= {evidence.exhibit for evidence in finding.evidence}


def test_what_the_loss_may_do_to_the_proof_is_kept_apart_from_the_finding(case: Read) -> None:
    shift = case.findings["retention.located", "DOS-CLINIQUE"].burden_may_shift
    assert shift and (shift.to, shift.norm) == ("O-CLINIQUE", "jp-cass-2018-09-26")
    assert case.findings["retention.located", "DOS-HOPITAL"].burden_may_shift is None


def test_both_readings_of_the_time_of_keeping_are_given(case: Read) -> None:
    finding = case.findings["retention.liberal", "DOS-REPRENEUR"]
    assert "trente ans" in (finding.report_says or "") and "vingt ans" in (finding.law_says or "")
    assert finding.norm and (finding.norm.kind, finding.norm.version_from) == ("soft_law", "2008-06-19")


@pytest.mark.parametrize(
    ("question", "about", "rule"),
    [("retention.copy", "DOS-CABINET", "transferred_without_copy_recommendation"), ("mastery.training", "IA-2007", "training_not_attested"),
     ("insurance.ai_cover", "POL-JADIS", "ai_named_in_contract")],
)  # fmt: skip
def test_a_recommendation_of_2025_is_reported_and_judges_nothing(case: Read, question: str, about: str, rule: str) -> None:
    assert case.argument(question, about, rule).outcome == "not_in_force"
    assert "après les faits" in (case.findings[question, about].law_says or "")


@pytest.mark.parametrize("request_", ["DEM-CLINIQUE", "DEM-JADIS"])
def test_the_heirs_were_answered_late_or_not_at_all(case: Read, request_: str) -> None:
    assert case.argument("data.access", request_, "record_given_late").outcome == "holds"


def test_the_hospital_answered_in_time_with_a_part_of_the_record(case: Read) -> None:
    assert case.argument("data.access", "DEM-HOPITAL", "record_given_late").outcome == "fails"
    assert case.argument("data.access", "DEM-HOPITAL", "record_incomplete").outcome == "holds"


@pytest.mark.parametrize("party", ["clinic", "radiologist"])
def test_the_expertise_asked_for_before_the_tenth_year_of_the_death_stopped_the_time(case: Read, party: str) -> None:
    assert case.argument("regime.limitation", party, "ten_years_elapsed").outcome == "fails"
    assert case.argument("regime.limitation", party, "interrupted_by_expertise").outcome == "holds"


def test_the_routes(case: Read) -> None:
    routes = conclusions.routing(case.findings.values())
    assert routes["order"] == "civil"
    assert {line["defendant"]: line["order"] for line in routes["orders"]} == {"clinic": "civil", "radiologist": "civil"}
    assert routes["limitation"]["state"] == "not_met"


def test_the_run_off_of_the_radiologist_answers(case: Read) -> None:
    (cover,) = conclusions.coverage(case.findings.values())
    assert (cover["policy"], cover["state"], cover["missing"]) == ("POL-JADIS", "covered", [])
    assert "30\u00a0juin\u00a02016" in cover["why"][0]


def test_the_chain(case: Read) -> None:
    chain: dict[tuple[str, str], dict[str, Any]] = {
        (entry["link"], entry["id"]): entry for entry in conclusions.cascade(case.findings.values(), read_law(None))
    }
    assert {"retention.hospital", "retention.located"} <= set(chain["establishment", "O-CLINIQUE"]["questions"])
    assert "retention.liberal" in chain["deployer", "O-REPRENEUR"]["questions"]
    assert "retention.copy" in chain["deployer", "P-JADIS"]["questions"]
    assert any(line["question"] == "device.certificate" for line in chain["producer", "O-FABRICANT"]["to_settle"])
