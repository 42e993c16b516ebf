"""« Et sans la pièce 7 ? » : what changes when an exhibit is set aside, and what must not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from casekit import told
from casekit.casebook import Casebook, CaseError
from casekit.cli import main
from casekit.places import content_folder


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
