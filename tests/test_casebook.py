"""A sample case from the folder to the report: the whole chain, the expert's ruling, and a second run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from casekit import review, wording
from casekit.casebook import Casebook, CaseError
from casekit.findings import Finding
from casekit.places import content_folder

AT = datetime(2026, 6, 1, 10, 0)
STATES = ("conforming", "breach", "not_applicable")
POINT = ("oversight.overreliance", "DEC-1")


def copied(name: str, folder: Path) -> Path:
    target = folder / name
    shutil.copytree(content_folder("sample_cases") / name, target, ignore=shutil.ignore_patterns("expected"))
    return target


@pytest.fixture(scope="module")
def treated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied("nodule_pulmonaire", tmp_path_factory.mktemp("treated"))
    with Casebook(folder) as book:
        book.run()
    return folder


@pytest.fixture
def case(treated: Path, tmp_path: Path) -> Path:
    target = tmp_path / "case"
    shutil.copytree(treated, target)
    return target


@pytest.fixture
def book(case: Path) -> Iterator[Casebook]:
    with Casebook(case) as opened:
        yield opened


def finding(book: Casebook, question: str, about: str) -> Finding:
    (found,) = book.findings_on(question, about)
    return found


def test_a_run_writes_the_report_the_findings_and_the_checks(treated: Path) -> None:
    written = {path.relative_to(treated / "out").as_posix() for path in (treated / "out").rglob("*") if path.is_file()}
    assert written == {"findings.json", "report.docx", "report.html", "validation/index.html", "validation/results.json"}


def test_the_findings_have_the_shape_of_the_contract(treated: Path) -> None:
    content = json.loads((treated / "out" / "findings.json").read_text("utf-8"))
    assert (content["case"], content["as_of"]) == ({"id": "2026-0147", "forum": "judicial_civil", "facts_on": "2024-05-13"}, "2026-09-01")
    told = next(f for f in content["findings"] if f["question"] == "information.ai_use")
    assert (told["about"], told["state"], told["burden"]) == ("Observation/obs-nodulens-2024", "breach", "professional")
    assert told["norm"] == {
        "id": "csp-l4001-3", "from": "2021-08-04", "citation": "art. L. 4001-3 CSP", "kind": "law", "confidence": "confirmed"
    }  # fmt: skip
    assert {"exhibit": "8", "locator": "p. 1 « une affiche est apposée en salle d’attente »"}.items() <= next(
        e for e in told["evidence"] if e["exhibit"] == "8"
    ).items()
    assert told["report_says"] and told["law_says"] and told["ruling"] is None
    assert {line["state"] for line in content["intake"]} == {"loaded", "partial"}
    assert {check["status"] for check in content["validation"]} <= {"pass", "fail", "not_applicable"}


def test_two_runs_give_the_same_bytes(treated: Path, tmp_path: Path) -> None:
    again = copied("nodule_pulmonaire", tmp_path)
    with Casebook(again) as book:
        book.run()
    for name in ("findings.json", "report.docx", "report.html", "validation/index.html", "validation/results.json"):
        assert (again / "out" / name).read_bytes() == (treated / "out" / name).read_bytes(), name


@pytest.mark.parametrize("name", ["nodule_pulmonaire", "dossier_muet"])
def test_the_words_of_the_report_are_those_of_an_expert(name: str, tmp_path: Path) -> None:
    with Casebook(copied(name, tmp_path)) as book:
        document = book.document("expert", "working", book.findings(), book.validate())
    assert wording.lint(document, wording.read_words(content_folder("templates") / "words.toml")) == ()


def test_a_silent_file_concludes_nothing(tmp_path: Path) -> None:
    with Casebook(copied("dossier_muet", tmp_path)) as book:
        states = {f.state for f in book.findings()}
        asked = [f for f in book.findings() if not f.missing and f.state != "not_applicable"]
    assert states <= {"open", "unproven", "not_applicable"} and asked == []


def test_the_ruling_is_added_to_review_toml_and_replaces_the_state_in_the_conclusions(book: Casebook) -> None:
    before = (book.folder / "review.toml").read_text("utf-8")
    ruled = book.rule(*POINT, "not_applicable", "Le résultat n’était pas l’élément décisif.", None, AT)
    assert (ruled.state, ruled.concluded) == ("breach", "not_applicable")
    assert (book.folder / "review.toml").read_text("utf-8").startswith(before)
    given = review.read(book.folder / "review.toml").standing(*POINT, STATES)
    assert given is not None and (given.author, given.at, given.supersedes) == ("Dr Hippolyte RAPPORTEUR-FICTIF", "2026-06-01T10:00", 0)
    assert finding(book, *POINT).ruling is not None


def test_a_second_ruling_supersedes_the_first_and_both_stay(book: Casebook) -> None:
    book.rule(*POINT, "open", "À revoir.", "Dr A", AT)
    book.rule(*POINT, "breach", "Après relecture.", "Dr A", AT)
    assert [(r.state, r.supersedes) for r in review.read(book.folder / "review.toml").rulings] == [("open", 0), ("breach", 1)]
    assert finding(book, *POINT).concluded == "breach"


def test_a_ruling_on_a_finding_that_changed_since_is_not_applied(case: Path) -> None:
    with Casebook(case) as book:
        book.rule("retention.located", "DOS-CENTRE", "breach", "Introuvable lors de la réunion.", "Dr A", AT)
    (case / "tables" / "holding.csv").write_text("holding;exhibit;locator;is_located\nDOS-CENTRE;7;p. 2;non\n", "utf-8")
    with Casebook(case) as book:
        found = finding(book, "retention.located", "DOS-CENTRE")
    assert found.ruling is not None and found.ruling.is_stale
    assert (found.state, found.concluded) == ("contested", "contested")


@pytest.mark.parametrize(
    ("question", "about", "state", "because", "says"),
    [
        ("oversight.nothing", "DEC-1", "breach", "x", "pas de point"),
        ("oversight.overreliance", "DEC-9", "breach", "x", "pas de sujet"),
        ("oversight.overreliance", "DEC-1", "guilty", "x", "n’est pas un état"),
        ("oversight.overreliance", "DEC-1", "met", "x", "n’est pas un état"),
        ("oversight.overreliance", "DEC-1", "breach", "  ", "se motive"),
    ],
)
def test_a_ruling_that_says_nothing_is_refused_and_nothing_is_written(
    book: Casebook, question: str, about: str, state: str, because: str, says: str
) -> None:
    before = (book.folder / "review.toml").read_bytes()
    with pytest.raises(CaseError, match=says):
        book.rule(question, about, state, because, "Dr A", AT)
    assert (book.folder / "review.toml").read_bytes() == before


def test_a_second_run_says_what_is_new_changed_and_gone(case: Path) -> None:
    (case / "exhibits" / "14_note.csv").write_text("a;b\n1;2\n", "utf-8")
    (case / "exhibits" / "12_avis_de_reception.pdf").unlink()
    (case / "tables" / "holding.csv").write_text("holding;exhibit;locator;is_located\nDOS-CENTRE;7;p. 2;non\n", "utf-8")
    with Casebook(case) as book:
        lines = book.run().summary
    assert "Pièce en plus : 14 exhibits/14_note.csv (refused)" in lines or any("14_note.csv" in line and "en plus" in line for line in lines)
    assert any(line.startswith("Pièce") and "12_avis_de_reception.pdf" in line for line in lines)
    assert "Point changé : retention.located DOS-CENTRE : conforme → pièces contradictoires" in lines


def test_a_folder_that_does_not_exist_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="casekit init"):
        Casebook(tmp_path / "absent")
