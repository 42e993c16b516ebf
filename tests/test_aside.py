"""« Et sans la pièce 7 ? » : what changes when an exhibit is set aside, and what must not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from casekit import aside, sql, told
from casekit.casebook import Casebook, CaseError
from casekit.cli import main
from casekit.places import content_folder, package


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("aside") / "case"
    shutil.copytree(content_folder("sample_cases") / "nodule_pulmonaire", target, ignore=shutil.ignore_patterns("expected"))
    return target


@pytest.fixture
def book(case: Path) -> Iterator[Casebook]:
    with Casebook(case) as opened:
        yield opened


def test_no_finding_rests_on_the_exhibit_set_aside(book: Casebook) -> None:
    assert any(e.exhibit == "7" for f in book.findings() for e in f.evidence)
    assert not any(e.exhibit == "7" for f in book.findings_without(["7"]) for e in f.evidence)


def test_what_rested_on_nothing_of_it_stays(book: Casebook) -> None:
    before, after = ({(f.question, f.about): f for f in found} for found in (book.findings(), book.findings_without(["7"])))
    untouched = [key for key, f in before.items() if f.state == "breach" and not any(e.exhibit == "7" for e in f.evidence)]
    assert untouched
    assert [key for key in untouched if after[key].state != "breach"] == []


def test_the_case_itself_is_left_as_it_was(book: Casebook) -> None:
    before = book.findings()
    book.findings_without(["7"])
    book.findings_without(["7", "3"])
    assert book.findings() == before


def test_an_exhibit_that_does_not_exist_is_named(book: Casebook) -> None:
    with pytest.raises(CaseError, match=r"pas de pièce n° 99\. Les pièces : 1, 2, 3"):
        book.findings_without(["99"])


def test_the_command_says_what_changes(case: Path) -> None:
    result = CliRunner().invoke(main, ["argue", str(case), "--without", "7"])
    assert result.exit_code == 0
    assert "Point changé" in result.stdout or "Point en moins" in result.stdout


def test_nothing_changed_is_said(book: Casebook) -> None:
    assert list(told.between(book.findings(), book.findings())) == []


def test_on_its_own_day_the_case_says_the_same(book: Casebook) -> None:
    here, moved = ({(f.question, f.about): f.state for f in found} for found in (book.findings(), book.findings_when(date(2024, 5, 13))))
    assert here == moved


def test_before_the_law_of_2021_nobody_had_to_tell_of_the_ai(book: Casebook) -> None:
    states = {day: {f.question: f.state for f in book.findings_when(day)} for day in (date(2021, 8, 3), date(2021, 8, 4))}
    assert states[date(2021, 8, 3)]["information.ai_use"] == "not_applicable"
    assert states[date(2021, 8, 4)]["information.ai_use"] != "not_applicable"


def test_what_never_happened_did_not_happen_on_another_day(book: Casebook) -> None:
    with aside.moved(book.con, 366, package(), sql.read_tables(package() / "tables")) as other:
        before, after = (con.execute("SELECT died_on FROM main.person ORDER BY person").fetchall() for con in (book.con, other))
    assert [d[0] for d in before if d[0] is not None and d[0]["happened"] is False] == [d[0] for d in after if d[0] is not None and d[0]["happened"] is False]


def test_a_case_without_a_day_of_the_facts_is_not_moved(case: Path, tmp_path: Path) -> None:
    target = tmp_path / "case"
    shutil.copytree(case, target, ignore=shutil.ignore_patterns("out", "cache", "case.duckdb"))
    text = (target / "case.toml").read_text("utf-8")
    (target / "case.toml").write_text(text.replace('facts_on     = "2024-05-13"', 'facts_on = "2024-05"'), "utf-8")
    with Casebook(target) as book, pytest.raises(CaseError, match="au jour près"):
        book.findings_when(date(2021, 8, 3))
