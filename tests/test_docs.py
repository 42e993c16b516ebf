"""What the documents say is true: the commands exist, the links lead somewhere, each dependency is accounted for."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement

from casekit.cli import main
from casekit.findings import STATE_IN_FRENCH
from casekit.law_records import DUTY_STATES

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
RUNTIME = {Requirement(line).name for line in PROJECT["dependencies"]}
DEVELOPMENT = {Requirement(line).name for line in PROJECT["optional-dependencies"]["dev"]}
NOT_IMPORTED = {"pandas": "Great Expectations computes on it", "tzdata": "zoneinfo reads it where the system has no time zones"}
FOREIGN = re.compile(
    r"/work/|/root/|/home/\w|(?<![\w.])/tmp/|\bissue #?\d|\bissues? show|\bsub-?agents?\b|\bcolleagues?\b|\bhelper session|\bthis session\b"
    r"|\bworkplace\b|pypi\.org|pythonhosted|npmjs|deb\.debian|\bTODO\b|\bFIXME\b|\bXXX\b",
    re.IGNORECASE,
)
BINARY = {".pdf", ".docx", ".xlsx", ".png", ".pyc", ".duckdb"}
MADE = {".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "__pycache__", "build", "dist", "demo"}


def commands_in(text: str) -> list[list[str]]:
    """The command lines of casekit that a document gives, in its blocks and in its sentences."""
    blocks = "\n".join(re.findall(r"```\w*\n(.*?)```", text, re.DOTALL))
    quoted = re.findall(r"`(casekit [^`\n]+)`", text) + re.findall(r"(?m)^(casekit .+)$", blocks)
    return [re.sub(r'"[^"]*"|« [^»]*»', "…", line).split() for line in quoted]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_a_document_gives_exists_with_its_options(document: Path) -> None:
    for _, *words in commands_in(document.read_text("utf-8")):
        if words[0].startswith("-"):
            continue
        assert words[0] in main.commands, words
        known = {name for parameter in main.commands[words[0]].params for name in parameter.opts} | {"--help"}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= known, words


@pytest.mark.parametrize("name", main.commands)
def test_every_command_and_each_of_its_options_is_in_the_readme(name: str) -> None:
    options = [parameter.opts[0] for parameter in main.commands[name].params if isinstance(parameter, click.Option)]
    line = next(line for line in README.splitlines() if line.startswith(f"| `casekit {name}"))
    assert [option for option in options if not re.search(rf"{option}(?![\w-])", line)] == []


def test_the_states_of_a_duty_are_told_in_the_words_of_the_report() -> None:
    told = dict(re.findall(r"(?m)^\| ([\w ]+) \| `(\w+)` \|", README))
    assert told == {STATE_IN_FRENCH[state]: state for state in DUTY_STATES if state != "error"}


@pytest.mark.parametrize("name", main.commands)
def test_every_command_says_in_one_line_what_it_does(name: str) -> None:
    said = main.commands[name].help
    assert said is not None
    assert "\n" not in said.strip()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_or_a_heading(document: Path) -> None:
    text = document.read_text("utf-8")
    anchors = {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in re.findall(r"(?m)^#+ (.+)$", text)}
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif not re.match(r"https?://", target):
            assert (document.parent / target.split("#")[0]).exists(), target


def test_every_folder_and_file_on_the_map_of_the_code_exists() -> None:
    drawn = README.split("```map\n")[1].split("```")[0]
    inside: list[str] = []
    for line in drawn.splitlines():
        indent, name = re.match(r"( *)(\S+)", line).groups()  # type: ignore[union-attr]
        inside = [*inside[: len(indent) // 4], name]
        for one in re.split(r",", name):
            assert list(ROOT.glob("/".join([*(part.rstrip("/") for part in inside[:-1]), one.rstrip("/")]))), line


def test_every_dependency_says_why_it_is_there_and_what_else_was_looked_at() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    told = dict(re.findall(r"(?m)^\| `([\w\-.]+)` \| (.+) \|$", text))
    assert set(told) == RUNTIME | DEVELOPMENT
    assert [name for name, row in told.items() if [cell.strip() for cell in row.split(" | ")].count("") or row.count(" | ") != 1] == []


def test_what_casekit_imports_is_what_it_declares() -> None:
    distributions = packages_distributions()
    found: set[str] = set()
    for path in (ROOT / "casekit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module).split(".")[0])
    outside = {distributions[top][0].lower().replace("_", "-") for top in found - set(sys.stdlib_module_names) - {"casekit"}}
    assert outside | NOT_IMPORTED.keys() == RUNTIME


def test_the_project_speaks_of_itself_alone() -> None:
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and not MADE & set(path.relative_to(ROOT).parts) and path.suffix not in BINARY and path != Path(__file__):
            found = FOREIGN.search(path.read_text("utf-8", errors="replace"))
            assert found is None, f"{path.relative_to(ROOT)}: {found}"


def test_the_changelog_opens_with_the_version_of_the_package() -> None:
    import casekit

    versions = re.findall(r"(?m)^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert versions[0] == casekit.__version__
