"""Each file says in its first line what it is, and is small enough to be read at one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "casekit"
MODULE_LINES = 300
FUNCTION_LINES = 30
SQL_LINES = 80
RULE_LINES = 60


def named(paths: Iterator[Path]) -> list[object]:
    return [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in sorted(paths)]


PYTHON = named(path for folder in ("casekit", "sample_cases", "tools", "bench", "tests") for path in (ROOT / folder).rglob("*.py"))
MODULES = named(PACKAGE.rglob("*.py"))
SQL = named(PACKAGE.rglob("*.sql"))
LAW = named((PACKAGE / "law").rglob("*.toml"))
RULES = named((PACKAGE / "law" / "rules").rglob("*.toml"))


def first_sentence(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n\n")[0]


@pytest.mark.parametrize("path", PYTHON)
def test_a_module_opens_with_a_sentence_that_says_what_it_is(path: Path) -> None:
    said = first_sentence(path)
    assert said.endswith((".", ":")), said
    assert len(said.split()) >= 4


@pytest.mark.parametrize("path", SQL)
def test_a_sql_file_opens_with_a_comment_that_says_what_it_is(path: Path) -> None:
    assert path.read_text("utf-8").startswith("-- ")


@pytest.mark.parametrize("path", LAW)
def test_a_file_of_the_law_opens_with_a_comment_that_says_what_it_is(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("path", MODULES)
def test_a_module_is_short_and_so_is_each_of_its_functions(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) < MODULE_LINES
    assert {name: lines for name, lines in functions(source) if lines >= FUNCTION_LINES} == {}


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Each function with its number of lines, its docstring apart."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            docstring = height(node.body[0]) if ast.get_docstring(node) else 0
            yield node.name, height(node) - docstring


def height(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", SQL)
def test_a_sql_file_is_short_its_comments_and_blank_lines_apart(path: Path) -> None:
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    assert len([line for line in lines if line and not line.startswith("--")]) < SQL_LINES


@pytest.mark.parametrize("path", RULES)
def test_the_argument_of_a_rule_is_short_its_worked_examples_apart(path: Path) -> None:
    argument = path.read_text("utf-8").split("[[example]]")[0]
    assert len(argument.splitlines()) < RULE_LINES
