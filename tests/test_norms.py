"""The norms of the package: each loads, and gives the text of the day."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

import casekit
from casekit import lawbook
from casekit.law_records import Norm

LAW = Path(casekit.__file__).parent / "law"

@pytest.fixture(scope="module")
def norms() -> dict[str, Norm]:
    return dict(lawbook.read(LAW).norms)


def load(path: Path) -> dict[str, list[dict[str, list[str]]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_norm_of_the_package_loads_and_opens_with_its_sentence(norms: dict[str, Norm]) -> None:
    files = sorted((LAW / "norms").rglob("*.toml"))
    assert len(files) == len(norms) >= 60
    assert [p.name for p in files if not p.read_text(encoding="utf-8").startswith("# ")] == []


def test_the_law_of_the_package_is_whole() -> None:
    book = lawbook.read(LAW)
    assert book.questions and book.rules


def test_every_norm_is_entered_in_the_changes(norms: dict[str, Norm]) -> None:
    changes = (LAW / "CHANGES.md").read_text(encoding="utf-8")
    assert [n for n in norms if f"`{n}`" not in changes] == []


def test_hospital_retention_carries_all_the_figures_of_its_article(norms: dict[str, Norm]) -> None:
    (version,) = norms["csp-r1112-7"].on(date(2024, 5, 13))
    assert version is not None and version.confidence == "confirmed"
    assert {k: version.figures[k] for k in ("retention_years", "minor_until_years", "after_death_years", "death_within_years")} == {
        "retention_years": 20,
        "minor_until_years": 28,
        "after_death_years": 10,
        "death_within_years": 10,
    }


@pytest.mark.parametrize(
    ("norm", "day", "start"),
    [
        ("csp-l4001-3", date(2021, 8, 3), None),
        ("csp-l4001-3", date(2021, 8, 4), "2021-08-04"),
        ("csp-l1111-4", date(2020, 9, 30), "2016-02-04"),
        ("csp-l1111-4", date(2020, 10, 1), "2020-10-01"),
        ("aiact-art-4", date(2025, 2, 1), None),
        ("aiact-art-4", date(2026, 7, 27), "2026-07-27"),
        ("aiact-art-14", date(2027, 8, 2), None),
        ("aiact-art-14", date(2028, 8, 1), "2027-12-02"),
        ("mdr-art-5", date(2021, 5, 25), "1998-06-15"),
        ("mdr-art-5", date(2021, 5, 26), "2021-05-26"),
        ("mdr-art-120", date(2023, 3, 20), "2023-03-20"),
        ("csp-r4127-35", date(2012, 5, 8), "2004-08-08"),
        ("csp-r1112-7", date(2006, 6, 1), "2006-01-05"),
        ("ccivil-1353", date(2016, 9, 30), "1804-03-21"),
    ],
)
def test_the_text_of_the_day(norms: dict[str, Norm], norm: str, day: date, start: str | None) -> None:
    assert [v.start if v else None for v in norms[norm].on(day)] == [start]


def test_an_act_of_october_2025_cannot_be_dated_against_the_academys_report(norms: dict[str, Norm]) -> None:
    for n in range(1, 8):
        norm = norms[f"anm-2025-r{n}"]
        assert norm.kind == "soft_law"
        assert [v.start if v else None for v in norm.on(date(2025, 10, 15))] == [None, "2025-10"]
        assert [v.start if v else None for v in norm.on(date(2025, 11, 1))] == ["2025-10"]


def test_before_the_ai_act_reaches_medical_devices_no_version_covers_them(norms: dict[str, Norm]) -> None:
    for norm in ("aiact-art-14", "aiact-art-26"):
        assert [(v.start, v.figures["covers_medical_devices"]) for v in norms[norm].versions] == [
            ("2027-12-02", False),
            ("2028-08-02", True),
        ]


def test_case_law_says_which_day_a_statute_took_over(norms: dict[str, Norm]) -> None:
    assert {n: norms[n].versions[0].figures.get("superseded_on") for n in ("jp-hedreul-1997", "jp-telle-2000")} == {
        "jp-hedreul-1997": date(2002, 3, 5),
        "jp-telle-2000": date(2002, 3, 5),
    }
    assert {v.applies_by for n in norms.values() if n.kind == "case_law" for v in n.versions} == {"always"}


def test_a_divergence_shown_in_a_report_qualifies_nothing_in_law(norms: dict[str, Norm]) -> None:
    words = re.compile(r"faute|responsab|négligen|charge de la preuve|présom", re.IGNORECASE)
    printed = {question.id for question in lawbook.read(LAW).questions.values() if "R" in question.readers}
    shown = [d for n in norms.values() for d in n.divergences if printed & set(d.questions)]
    assert shown and [d.norm for d in shown if words.search(d.report_says + d.law_says)] == []
