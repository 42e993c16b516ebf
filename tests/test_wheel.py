"""The wheel that a user installs is whole: in an empty environment and from an empty folder, `casekit demo` writes the report."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = "Scripts" if os.name == "nt" else "bin"
CONTENT = (".sql", ".toml", ".css", ".html", ".docx", ".typed")


def run(*command: object, cwd: Path) -> str:
    """Run a command that must succeed, away from the source tree, and return what it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CASEKIT", "VIRTUAL_ENV"))}
    done = subprocess.run([str(word) for word in command], cwd=cwd, env=clean, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source tree."""
    dist = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", dist, ROOT, cwd=dist)
    (built,) = dist.glob("casekit-*.whl")
    return built


def test_the_wheel_holds_the_content_and_leaves_the_workshop_out(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "casekit").rglob("*") if path.suffix in (*CONTENT, ".py", ".md")}
    templates = {f"casekit/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "templates").rglob("*") if path.is_file()}
    samples = {f"casekit/sample_cases/{path.parent.name}/case.toml" for path in (ROOT / "sample_cases").glob("*/case.toml")}
    assert sorted((package | templates | samples) - held) == []
    assert [name for name in held if re.match(r"casekit/sample_cases/(sources/|make)|(tests|bench|tools|docs)/|.*__pycache__", name)] == []


def test_the_installed_wheel_treats_its_sample_case_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    environment, desk = tmp_path / "environment", tmp_path / "desk"
    venv.create(environment, with_pip=True)
    desk.mkdir()
    constraints = tmp_path / "constraints.txt"
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    constraints.write_text("\n".join(re.findall(r"(?m)^[a-z][^\\\n]+", lock)), encoding="utf-8")
    python = environment / BIN / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-compile", "--constraint", constraints, wheel, cwd=desk)
    said = run(environment / BIN / "casekit", "demo", cwd=desk)
    case = desk / "nodule_pulmonaire"
    findings = json.loads((case / "out" / "findings.json").read_text("utf-8"))
    assert findings["casekit"] == re.findall(r"casekit-([\d.]+)-", wheel.name)[0]
    assert findings["intake"]
    assert findings["validation"]
    assert {line["state"] for line in findings["intake"]} <= {"loaded", "partial", "refused"}
    assert (case / "out" / "report.docx").read_bytes().startswith(b"PK")
    assert "</html>" in (case / "out" / "report.html").read_text("utf-8")
    assert "report.docx" in said
