"""A rule base from elsewhere is data: what could do more than compare and print is refused, with the reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casekit.casebook import Casebook, CaseError, read_law
from casekit.places import content_folder, package

RULE = "rules/information/not_intelligible.toml"
CONDITION = 'sql = "NOT is_intelligible"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "law"
    shutil.copytree(package() / "law", target)
    return target


def refused(folder: Path, old: str, new: str) -> str:
    path = folder / RULE
    text = path.read_text("utf-8")
    assert old in text, f"{RULE} no longer holds {old}"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(CaseError) as error:
        read_law(folder)
    return str(error.value)


def test_our_own_rules_pass_as_those_of_another(folder: Path) -> None:
    assert read_law(folder).fingerprint == read_law().fingerprint


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ("is_intelligible IN (SELECT TRUE)", "holds a sub-query or a table"),
        ("EXISTS (FROM main.person)", "holds a sub-query or a table"),
        ("TRUE; DROP TABLE main.person", "must be one SQL expression"),
        ("TRUE; ATTACH 'elsewhere.db'", "must be one SQL expression"),
        ("read_text('/etc/passwd') IS NULL", "read_text() is no macro"),
        ("getenv('HOME') IS NULL", "getenv() is no macro"),
        ("query('SELECT 1') IS NULL", "query() is no macro"),
        ("current_setting('access_mode') IS NULL", "current_setting() is no macro"),
        ("sniff_csv('x.csv') IS NULL", "sniff_csv() is no macro"),
        ("bool_or(is_intelligible)", "holds an aggregate"),
        ("COALESCE(is_intelligible, FALSE)", "holds COALESCE"),
    ],
)
def test_a_condition_that_does_more_than_compare_is_refused_with_its_reason(folder: Path, condition: str, reason: str) -> None:
    told = refused(folder, CONDITION, f'sql = "{condition}"')
    assert "not_intelligible" in told and reason in told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{% for i in [1] %}x{% endfor %}", "holds a For"),
        ("{{ ''.__class__ }}", "reads « __class__ »"),
        ("{{ is_intelligible.x() }}", "holds a Call"),
        ("{% include 'other' %}", "holds a Include"),
        ("{{ 'a' * 999 }}", "holds a Mul"),
        ("{{ unclosed", "is no template"),
    ],
)
def test_a_text_that_does_more_than_print_is_refused_with_its_reason(folder: Path, text: str, reason: str) -> None:
    (line,) = [line for line in (folder / RULE).read_text("utf-8").splitlines() if line.startswith("fails")]
    told = refused(folder, line, f'fails = "{text}"')
    assert "not_intelligible" in told and reason in told


def test_a_folder_without_law_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no norm found"):
        read_law(tmp_path)


def test_a_case_answers_with_the_rules_given(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(content_folder("sample_cases") / "dossier_muet", case, ignore=shutil.ignore_patterns("expected"))
    for path in (folder / "rules").rglob("*.toml"):
        if path.parent.name != "consent":
            path.unlink()
    for path in (folder / "questions").glob("*.toml"):
        if path.stem != "consent":
            path.unlink()
    for path in (folder / "norms").rglob("*.toml"):
        head, mark, _ = path.read_text("utf-8").partition("[[divergence]]")
        if mark:
            path.write_text(head, "utf-8")
    with Casebook(case, law=folder) as book:
        assert {finding.family for finding in book.findings()} == {"consent"}
