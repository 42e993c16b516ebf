"""Each sample case gives what its `expected/` says; `python tools/expected.py` writes it anew, to be read in the diff."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
CASES = sorted(path.parent for path in (ROOT / "sample_cases").glob("*/case.toml"))


def expected_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("expected", ROOT / "tools" / "expected.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_case_gives_what_was_reviewed(case: Path) -> None:
    given = expected_module().outputs(case)
    reviewed = {path.name: path.read_text("utf-8") for path in sorted((case / "expected").iterdir())}
    assert sorted(given) == sorted(reviewed)
    for name, text in given.items():
        assert text.splitlines() == reviewed[name].splitlines(), f"{case.name}/expected/{name}"


def test_there_are_cases_to_compare() -> None:
    assert {case.name for case in CASES} >= {"nodule_pulmonaire", "dossier_muet"}
