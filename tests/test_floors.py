"""Imports only go down, never sideways: each module of casekit stands on a floor and knows only the floors below it."""

from __future__ import annotations

import ast
import sys
from itertools import permutations
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "casekit"
FLOORS = (
    "records dates places findings law_records document sections checklist dialect signatures validation_page",
    (
        "readers writers lawbook review integrity sql portable loading merge bordereau references namesakes compiled "
        "outline french wording law_told conclusions pruned"
    ),
    "received reviewed intake validation views words phrases rulings told",
    "arguments report cache contract aside rulebase",
    "casebook",
    "law_cli",
    "cli",
    "__main__",
)
FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names.split()}
MEET_IN_THE_DATABASE = ("intake", "validation", "arguments", "report")
"""Each of these leaves its rows in the database and finds there those of the others."""
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "spwd", "syslog", "termios", "tty"}
POSIX_CALLS = {
    "chown", "chroot", "fchmod", "fork", "forkpty", "getegid", "geteuid", "getgid", "getpgid", "getuid", "kill", "killpg", "lchown", "mkfifo",
    "mknod", "nice", "openpty", "setegid", "seteuid", "setgid", "setsid", "setuid", "sync", "uname", "wait", "waitpid", "alarm", "setitimer",
}  # fmt: skip


def modules() -> dict[str, list[Path]]:
    """The files of each module or package that stands directly in casekit."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if inside != Path("__init__.py"):
            found.setdefault(inside.parts[0].removesuffix(".py"), []).append(path)
    return found


def imported(source: str) -> set[str]:
    """The modules of casekit that a source imports, wherever in it: at the top, inside a function, for types only."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full: a relative one would hide its floor"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("casekit.")} - {"__version__"}


def wrong_ways(module: str, source: str) -> list[str]:
    """What a module imports from its own floor or from one above."""
    return [
        f"{module} (floor {FLOOR_OF[module]}) imports {other} (floor {FLOOR_OF[other]})"
        for other in sorted(imported(source) - {module})
        if FLOOR_OF[other] >= FLOOR_OF[module]
    ]


def test_every_module_has_a_floor_and_every_floor_only_modules_that_exist() -> None:
    assert set(modules()) == set(FLOOR_OF)


@pytest.mark.parametrize("module", FLOOR_OF)
def test_a_module_imports_only_from_the_floors_below(module: str) -> None:
    assert [wrong for path in modules()[module] for wrong in wrong_ways(module, path.read_text("utf-8"))] == []


@pytest.mark.parametrize("source", [
    "from casekit import report",
    "from casekit.report import compose",
    "import casekit.casebook",
    "def late():\n    from casekit.cache import connect",
])  # fmt: skip
def test_an_import_sideways_or_upwards_is_seen(source: str) -> None:
    assert len(wrong_ways("arguments", source)) == 1


def test_intake_validation_arguments_and_report_meet_in_the_database_alone() -> None:
    known = {module: {name for path in modules()[module] for name in imported(path.read_text("utf-8"))} for module in MEET_IN_THE_DATABASE}
    assert [(one, other) for one, other in permutations(MEET_IN_THE_DATABASE, 2) if other in known[one]] == []


def tops(source: str, at_the_top: bool = False) -> set[str]:
    """The first names of what a source imports, anywhere in it or at its top only."""
    tree = ast.parse(source)
    found: set[str] = set()
    for node in tree.body if at_the_top else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).split(".")[0])
    return found


def test_the_nouns_need_nothing_but_the_standard_library() -> None:
    for name in ("records", "law_records", "findings", "dates", "document"):
        assert tops((PACKAGE / f"{name}.py").read_text("utf-8")) <= sys.stdlib_module_names, name


def test_great_expectations_is_imported_by_the_validation_alone_and_only_when_it_runs() -> None:
    importers = {path.name for path in PACKAGE.rglob("*.py") if "great_expectations" in tops(path.read_text("utf-8"))}
    assert importers == {"validation.py"}
    assert "great_expectations" not in tops((PACKAGE / "validation.py").read_text("utf-8"), at_the_top=True)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_in_casekit_is_for_posix_alone(path: Path) -> None:
    """Windows is a platform of the experts: no module of Unix, no call that Windows lacks, no default encoding."""
    source = path.read_text("utf-8")
    assert not tops(source) & POSIX_ONLY
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("os", "signal"):
            assert node.attr not in POSIX_CALLS, f"line {node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("read_text", "write_text"):
            is_named = "encoding" in {keyword.arg for keyword in node.keywords}
            assert is_named or len(node.args) >= 1 + (node.func.attr == "write_text"), f"line {node.lineno}: the encoding is not named"


def test_the_map_of_the_floors_is_the_one_that_is_enforced() -> None:
    drawn = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("```floors\n")[1].split("```")[0]
    rows = [line.split(maxsplit=1) for line in drawn.splitlines()]
    assert {int(number): set(names.split()) for number, names in rows} == {floor: set(names.split()) for floor, names in enumerate(FLOORS)}
