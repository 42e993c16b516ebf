"""The sample case « sepsis_urgences »: a right alert set aside at night in a public emergency department; what it exists to show."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from casekit import conclusions
from casekit.casebook import Casebook, read_law
from casekit.findings import Argument, Finding
from casekit.readers import typed
from casekit.sql import read_tables

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_cases" / "sepsis_urgences"
USE, HOSPITAL, MAKER = "Observation/obs-sepsifable", "Organization/org-port-chimere", "Device/dispositif-sepsifable/manufacturer"
RESIDENT, SENIOR = "Practitioner/prat-legende", "Practitioner/prat-allegorie"
Findings = dict[tuple[str, str], Finding]


@dataclass(frozen=True)
class Read:
    """The case read once: its findings as it is, without its access log, without the sheet the patient signed; its problems."""

    findings: Findings
    without_log: Findings
    without_sheet: Findings
    problems: tuple[str, ...]

    def argument(self, question: str, about: str, rule: str) -> Argument:
        return next(argument for argument in self.findings[question, about].arguments if argument.rule == rule)


def by_subject(findings: tuple[Finding, ...]) -> Findings:
    return {(finding.question, finding.about): finding for finding in findings}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    folder = tmp_path_factory.mktemp("samples") / SAMPLE.name
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("expected", "out", "cache", "case.duckdb"))
    with Casebook(folder) as book:
        yield Read(by_subject(book.findings()), by_subject(book.findings_without(["11"])), by_subject(book.findings_without(["2"])),
                   tuple(problem.code for problem in book.problems()))  # fmt: skip


def test_nothing_of_the_file_is_misread_but_the_log_is_no_utf_8(case: Read) -> None:
    assert case.problems == ("not_utf8",)
    assert not [key for key, finding in case.findings.items() if finding.state in ("error", "contested")]


@pytest.mark.parametrize(
    ("question", "about", "state"),
    [
        ("oversight.seen", "DEC-1", "breach"),                 # decided at 2:10, opened at 2:50
        ("oversight.critical_review", "DEC-1", "breach"),
        ("oversight.unreasoned_override", "DEC-1", "breach"),
        ("oversight.overreliance", "DEC-1", "not_applicable"),  # the output was right
        ("oversight.justified", "DEC-1", "conforming"),        # the decision is in the record; its reasons are asked by no text of that day
        ("oversight.input", USE, "conforming"),
        ("state_of_art.guideline", "DEC-1", "breach"),
        ("state_of_art.decision", "DEC-1", "open"),            # the expert has yet to say
        ("information.ai_use", USE, "conforming"),             # a signed sheet, two hours before
        ("information.individual", USE, "conforming"),         # the poster beside it takes nothing away
        ("information.intelligible", "INF-IA-FEUILLE", "unproven"),  # « personne ne me l’a expliquée »
        ("information.ai_interpretation", USE, "unproven"),    # the patient's word alone: no alert was spoken of
        ("information.damage", "D-1", "conforming"),           # ten days after
        ("consent.act", "Procedure/acte-antibiotique", "exempt"),
        ("mastery.training", USE, "breach"),                   # trained on 12 March
        ("device.certificate", USE, "unproven"),
        ("device.intended_purpose", USE, "conforming"),
        ("liability.device_failure", USE, "not_met"),          # it did what it is made for
        ("trace.version_known", USE, "breach"),                # update installed in silence
        ("trace.output_kept", USE, "conforming"),
        ("trace.record_complete", "DOS-HOPITAL", "breach"),
        ("trace.late_entry", "DocumentReference/avis-senior", "breach"),  # of 2:05, written in July
        ("trace.late_entry", "DocumentReference/obs-medicale", "conforming"),
        ("trace.late_entry", "access", "open"),
        ("trace.gap", "Encounter/passage-urgences", "breach"),  # nothing from 2:55 to 5:40
        ("retention.hospital", "DOS-HOPITAL", "conforming"),
        ("data.access", "DEM-DOSSIER", "breach"),              # twenty-three days
        ("vigilance.reported", "INC-1/ansm", "breach"),        # the ARS alone was told
        ("vigilance.reported", "INC-1/ars", "conforming"),     # on the next day
        ("vigilance.maker_reported", "INC-1", "unproven"),
        ("insurance.compulsory", HOSPITAL, "conforming"),
        ("regime.order", "hospital", "met"),
        ("regime.order", "senior", "met"),
        ("regime.cci", "2026-0149", "open"),
        ("regime.limitation", "hospital", "not_met"),
        ("procedure.summons", "REU-1/hospital", "conforming"),
        ("procedure.summons", "REU-1/payer", "breach"),        # three days before, the text says four
    ],
)  # fmt: skip
def test_what_the_case_shows(case: Read, question: str, about: str, state: str) -> None:
    assert case.findings[question, about].state == state


def test_the_silent_hours_of_the_night_are_named(case: Read) -> None:
    says = case.argument("trace.gap", "Encounter/passage-urgences", "silent_period").says
    assert says and "du 9 février 2025 à 2 h 55 au 9 février 2025 à 5 h 40" in says.replace("\u00a0", " ")


def test_the_log_alone_shows_that_the_alert_was_opened_after_the_decision(case: Read) -> None:
    assert case.argument("oversight.seen", "DEC-1", "output_not_seen").outcome == "holds"
    assert ("11", "ligne 18") in {(evidence.exhibit, evidence.locator) for evidence in case.findings["oversight.seen", "DEC-1"].evidence}
    assert case.without_log["oversight.seen", "DEC-1"].state == "open"


def test_without_the_signed_sheet_a_poster_is_left(case: Read) -> None:
    finding = case.without_sheet["information.ai_use", USE]
    told = next(argument for argument in finding.arguments if argument.rule == "ai_use_not_told")
    assert finding.state == "breach" and told.says and "affiche" in told.says


def test_of_the_conditions_of_the_transition_one_is_not_documented(case: Read) -> None:
    finding = case.findings["device.certificate", USE]
    assert [argument.rule for argument in finding.arguments if argument.outcome == "undetermined"] == ["transition_agreement_late"]
    assert finding.norm and (finding.norm.id, finding.norm.version_from) == ("mdr-art-120-3", "2023-03-20")
    assert "lettre de confirmation de l’organisme notifié" in finding.missing[0]
    for produced in ("système de qualité", "modifications significatives", "certificat et déclaration", "mise sur le marché", "installation"):
        assert produced not in finding.missing[0], finding.missing


def test_the_regulation_on_ai_asks_for_mastery_since_a_week_and_for_nothing_else(case: Read) -> None:
    assert case.argument("mastery.training", USE, "not_trained_ai_act").outcome == "holds"
    assert case.findings["device.ai_act", USE].state == case.findings["device.ai_act_deployer", USE].state == "not_applicable"
    assert case.argument("oversight.seen", "DEC-1", "output_not_seen_recommendation").outcome == "not_in_force"


def test_the_entry_is_late_by_its_own_dates_after_the_claim(case: Read) -> None:
    assert case.argument("trace.late_entry", "DocumentReference/avis-senior", "entry_after_claim").outcome == "holds"


def test_what_the_record_lacks_is_weighed_by_the_administrative_judge(case: Read) -> None:
    shift = case.findings["trace.record_complete", "DOS-HOPITAL"].burden_may_shift
    assert shift and (shift.to, shift.norm) == (HOSPITAL, "jp-ta-melun-2018-10-31")
    assert "le juge tient compte" in shift.how


def test_the_routes(case: Read) -> None:
    routes = conclusions.routing(case.findings.values())
    assert routes["order"] == "administrative"
    assert {line["defendant"]: line["order"] for line in routes["orders"]} == {"hospital": "administrative", "senior": "administrative"}
    assert "agent du service public hospitalier" in next(line["why"] for line in routes["orders"] if line["defendant"] == "senior")
    assert routes["cci"]["admissible"] is None
    assert {term["defendant"]: (term["state"], term["ends_on"]) for term in routes["limitation"]["defendants"]} == {
        "hospital": ("not_met", None), "senior": ("not_met", "2035-12-15")}  # fmt: skip


def test_a_policy_that_says_nothing_of_ai_covers_it(case: Read) -> None:
    (cover,) = conclusions.coverage(case.findings.values())
    assert (cover["policy"], cover["state"], cover["missing"]) == ("POL-1", "covered", [])
    assert "ne dit rien de l’intelligence artificielle" in cover["why"][0]


def test_the_chain(case: Read) -> None:
    entries = conclusions.cascade(case.findings.values(), read_law(None))
    chain: dict[tuple[str, str], dict[str, Any]] = {(entry["link"], entry["id"]): entry for entry in entries}
    overseen = {"oversight.seen", "oversight.critical_review", "oversight.unreasoned_override"}
    assert overseen <= set(chain["deployer", SENIOR]["questions"])  # a resident's decision stands in the name of the one who supervised
    assert not overseen & set(chain["deployer", RESIDENT]["questions"])
    assert {"trace.record_complete", "trace.gap", "vigilance.reported", "data.access"} <= set(chain["establishment", HOSPITAL]["questions"])
    assert chain["producer", MAKER]["questions"] == ["trace.version_known"]
    assert {"device.certificate", "vigilance.maker_reported"} <= {line["question"] for line in chain["producer", MAKER]["to_settle"]}


def test_every_row_cites_what_its_exhibit_says() -> None:
    with (SAMPLE / "bordereau.csv").open(encoding="utf-8", newline="") as opened:
        paths = {row["exhibit"]: SAMPLE / row["path"] for row in csv.DictReader(opened)}
    pages = {exhibit: [flat(page.extract_text()) for page in PdfReader(path).pages] for exhibit, path in paths.items() if path.suffix == ".pdf"}
    log = paths["11"].read_text(encoding="latin-1").splitlines()
    read = typed.read_folder(SAMPLE, read_tables(ROOT / "casekit" / "tables"))
    assert not read.problems
    for table, rows in read.rows.items():
        for row in rows:
            exhibit, locator, about = str(row["exhibit"]), str(row["locator"]), f"{table} {next(iter(row.values()))}"
            if exhibit in pages:
                cited = re.fullmatch(r"p\. (\d+)(?: « (.+) »)?", locator)
                assert cited and (cited[2] or "") in pages[exhibit][int(cited[1]) - 1], f"{about}: {locator}"
            elif exhibit == "11":
                assert all("UR-2502-0318" in log[int(n) - 1] for n in re.findall(r"\d+", locator)), about
            else:
                assert locator == HOSPITAL, about
    assert log[17].startswith("09/02/2025 02:50:12;U.LEGENDE;Lecture;") and log[36].startswith("21/07/2025 17:42:33;M.ALLEGORIE;Création;")


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))
