"""The pages of `docs/law/` say what the law folder says today: one for each norm, one for each question, and their table."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from casekit import lawbook
from casekit.places import package

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "law"


@cache
def made() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("law_pages", ROOT / "tools" / "law_pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.pages(lawbook.read(package() / "law")))


def test_the_pages_are_those_of_the_law_folder() -> None:
    written = {path.relative_to(PAGES).as_posix(): path.read_text("utf-8") for path in PAGES.rglob("*.md")}
    assert sorted(written) == sorted(made()), "run: python tools/law_pages.py"
    assert [name for name in made() if written[name] != made()[name]] == [], "run: python tools/law_pages.py"


def test_every_question_shows_a_case_that_breaches_and_one_that_respects() -> None:
    rows = [line for line in made()["index.md"].splitlines() if line.startswith("| [") and "](points/" in line.split("|")[1]]
    law = lawbook.read(package() / "law")
    assert len(rows) == len(law.questions)
    assert [row.split("|")[1] for row in rows if " – " in row.rsplit("|", 3)[1] + row.rsplit("|", 3)[2]] == []


def test_every_link_between_pages_leads_to_one() -> None:
    for name, text in made().items():
        for part in text.split("](")[1:]:
            target = (Path(name).parent / part.partition(")")[0]).as_posix()
            parts: list[str] = []
            for step in target.split("/"):
                parts = parts[:-1] if step == ".." else [*parts, step]
            assert "/".join(parts) in made(), f"{name}: {part.partition(')')[0]}"
