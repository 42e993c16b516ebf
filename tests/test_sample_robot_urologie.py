"""The sample case « robot_urologie »: an accident without fault before a CCI, a robot that holds an AI, a policy that excludes both."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casekit import conclusions
from casekit.casebook import Casebook, read_law
from casekit.findings import Argument, Finding

SAMPLE = Path(__file__).resolve().parents[1] / "sample_cases" / "robot_urologie"
SEEN, UNSEEN = "Observation/obs-repere-1", "U-ALERTE-2"
"""What the module gave: a mapping shown at the console, then an alert sent to the video tower only."""


@dataclass(frozen=True)
class Read:
    """The case read once: its findings by question and subject and its problems."""

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
    (problem,) = case.problems
    assert "Latin-1" in problem  # the log of the theatre, as old software writes it
    assert not [key for key, finding in case.findings.items() if finding.state in ("error", "contested")]


def test_the_log_says_where_each_output_went() -> None:
    lines = (SAMPLE / "exhibits" / "12_journal_acces.csv").read_text(encoding="latin-1").splitlines()
    assert all("Intervention VA-2503-0311" in line for line in lines[1:])
    assert re.search(r"09:42:10;C\.ROMANESQUE;Lecture;.* affiché à la console", lines[5])
    assert re.search(r"10:31:05;REPEREPLAN;.* alerte n° 2, proximité du rectum 6 mm, envoyée à : colonne vidéo$", lines[6])


@pytest.mark.parametrize(
    ("question", "about", "state"),
    [
        ("regime.cci", "2026-0412", "met"),
        ("regime.oniam", "ACC-1", "met"),
        ("liability.infection", "ACC-1", "not_applicable"),      # an accident; the infection was ruled out
        ("information.risk", "R-RECTUM", "conforming"),          # named in the sheet signed fifteen days before
        ("information.risk", "R-ALERTE", "open"),                # was it foreseeable, was it serious: nobody says
        ("information.ai_use", SEEN, "conforming"),
        ("information.ai_interpretation", SEEN, "unproven"),     # the patient's word alone
        ("information.ai_interpretation", UNSEEN, "exempt"),     # nobody can tell of what he was not shown
        ("information.alternative", "Procedure/acte-prostatectomie", "conforming"),
        ("information.damage", "D-TOUT", "conforming"),          # the day it was discovered
        ("consent.act", "Procedure/acte-prostatectomie", "conforming"),
        ("consent.ai_use", SEEN, "not_applicable"),              # recommended seven months after the facts
        ("mastery.training", SEEN, "conforming"),
        ("device.certificate", SEEN, "conforming"),              # placed on the market and installed while it ran
        ("device.safety_notice", UNSEEN, "conforming"),          # the notice came three months after the act
        ("device.ai_act", SEEN, "not_applicable"),               # not before August 2028
        ("oversight.seen", "DEC-1", "conforming"),
        ("oversight.seen", "DEC-2", "not_applicable"),           # the alert was not shown to her
        ("state_of_art.decision", "DEC-2", "conforming"),
        ("data.hosting", "HEB-1", "breach"),                     # no certificate in March 2025
        ("data.access", "DEM-DOSSIER", "conforming"),
        ("trace.output_kept", UNSEEN, "unproven"),
        ("trace.record_complete", "DOS-CLINIQUE", "unproven"),   # the sheets of one night are being looked for
        ("vigilance.reported", "INC-PERFORATION/ars", "conforming"),
        ("vigilance.reported", "INC-PERFORATION/ansm", "conforming"),
        ("vigilance.reported", "INC-AFFICHAGE/ansm", "not_applicable"),  # without consequence, not serious
        ("insurance.limits", "POL-CHIRURGIENNE", "conforming"),  # 8 and 15 million euros
        ("insurance.limits", "POL-CLINIQUE", "not_applicable"),  # the minimum is that of liberal practitioners
        ("regime.limitation", "surgeon", "not_met"),
        ("procedure.summons", "REU-1/oniam", "conforming"),
    ],
)  # fmt: skip
def test_what_the_case_shows(case: Read, question: str, about: str, state: str) -> None:
    assert case.findings[question, about].state == state


def test_the_only_point_that_does_not_conform_is_the_hosting(case: Read) -> None:
    assert [key for key, finding in case.findings.items() if finding.state == "breach"] == [("data.hosting", "HEB-1")]


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        ("permanent_impairment", "undetermined"),   # 26 %, between 24 and 28: more than 24 is asked
        ("temporary_deficit", "holds"),             # 100 %, then 60 %, for eight months
        ("work_stoppage", "holds"),                 # 14 April to 13 October: six months to the day
        ("unfit_for_former_work", "undetermined"),  # the occupational physician has not spoken
        ("serious_disturbance", "fails"),
        ("death", "fails"),
    ],
)  # fmt: skip
def test_each_threshold_is_told_apart(case: Read, rule: str, outcome: str) -> None:
    criteria = conclusions.routing(case.findings.values())["cci"]["criteria"]
    assert {line["rule"]: line["outcome"] for line in criteria}[rule] == outcome


def test_the_accident_is_abnormal_in_both_steps_and_no_breach_explains_it(case: Read) -> None:
    for rule in ("outcome_worse_than_course", "outcome_improbable"):
        assert case.argument("regime.oniam", "ACC-1", rule).outcome == "holds"
    assert case.argument("regime.oniam", "ACC-1", "breach_caused_whole_harm").outcome == "fails"
    assert case.argument("regime.oniam", "ACC-1", "complement_after_lost_chance").outcome == "fails"


def test_the_routes(case: Read) -> None:
    routes = conclusions.routing(case.findings.values())
    assert routes["order"] == "civil"
    assert {line["defendant"]: line["order"] for line in routes["orders"]} == {"surgeon": "civil", "clinic": "civil", "manufacturer": "civil"}
    assert routes["cci"]["admissible"] is True
    assert case.argument("regime.limitation", "surgeon", "suspended_by_cci").outcome == "holds"


def test_each_policy_answers_by_its_own_line(case: Read) -> None:
    covers: dict[str, dict[str, Any]] = {line["policy"]: line for line in conclusions.coverage(case.findings.values())}
    assert {policy: line["state"] for policy, line in covers.items()} == {
        "POL-CHIRURGIENNE": "disputable",  # an exclusion within compulsory cover
        "POL-CLINIQUE": "undetermined",    # silent on AI, but the annex of the activities is missing
        "POL-CYBER": "excluded",           # the same exclusion, outside compulsory cover
    }  # fmt: skip
    assert "l’assuré peut la discuter" in covers["POL-CHIRURGIENNE"]["why"][0]
    assert "activités" in covers["POL-CLINIQUE"]["missing"][0]


def test_what_was_not_shown_to_the_surgeon_is_asked_of_the_clinic_and_of_the_maker(case: Read) -> None:
    chain = {(entry["link"], entry["id"]): entry["questions"] for entry in conclusions.cascade(case.findings.values(), read_law(None))}
    assert "oversight.seen" in chain["establishment", "Organization/org-val-allegorie"]
    assert "oversight.seen" in chain["producer", "O-FABRICANT"]
    assert chain["host", "O-HEBERGEUR"] == ["data.hosting"]
    assert not [questions for (_, person), questions in chain.items() if person == "Practitioner/prat-romanesque" and questions]


def test_the_last_day_without_a_certified_host_is_told(case: Read) -> None:
    uncovered = case.argument("data.hosting", "HEB-1", "host_not_certified")
    assert uncovered.outcome == "holds" and "31\u00a0mars\u00a02025" in (uncovered.says or "")
