"""The lock pins every package with the hashes of its files, and names no place to take them from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DECLARED = [Requirement(line) for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])]
ENTRIES = re.split(r"\n(?=\S)", LOCK.strip())
LINUX = {
    "implementation_name": "cpython", "os_name": "posix", "platform_machine": "x86_64", "platform_python_implementation": "CPython",
    "platform_system": "Linux", "python_full_version": "3.11.2", "python_version": "3.11", "sys_platform": "linux",
}  # fmt: skip
WINDOWS = {**LINUX, "os_name": "nt", "platform_machine": "AMD64", "platform_system": "Windows", "sys_platform": "win32"}


def pinned(environment: dict[str, str]) -> dict[str, str]:
    """The version of each package on a machine."""
    requirements = [Requirement(entry.split("\\")[0]) for entry in ENTRIES]
    chosen = [r for r in requirements if r.marker is None or r.marker.evaluate(environment)]
    return {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r in chosen}


def test_the_lock_names_no_index_and_no_host() -> None:
    assert re.findall(r"(?im)^\s*-.*$", re.sub(r"(?m)^    --hash=sha256:[0-9a-f]{64}( \\)?$", "", LOCK)) == []
    assert re.findall(r"(?i)https?:|file:|index-url|find-links|trusted-host|@ ", LOCK) == []


def test_every_package_is_one_version_with_the_hash_of_its_files() -> None:
    for entry in ENTRIES:
        assert re.match(r"[a-z0-9.\-]+==[^ ;]+( ;.*)? \\\n    --hash=sha256:", entry), entry.split("\n")[0]


def test_every_declared_dependency_is_locked_within_its_bounds_on_linux_and_on_windows() -> None:
    for environment in (LINUX, WINDOWS):
        locked = pinned(environment)
        for requirement in DECLARED:
            assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), str(requirement)


def test_windows_needs_more_than_linux_and_the_lock_knows_it() -> None:
    assert set(pinned(WINDOWS)) - set(pinned(LINUX)) == {"colorama"}


def test_duckdb_is_the_release_on_which_the_queries_were_measured() -> None:
    assert pinned(LINUX)["duckdb"] == "1.5.5"


def test_packages_built_for_a_platform_carry_the_files_of_the_others() -> None:
    """One file per system and processor would be two hashes at most for Linux alone; a pure package has one or two."""
    for name in ("duckdb", "pandas", "numpy", "pypdfium2", "sqlalchemy", "markupsafe", "lxml"):
        (first, *_) = [entry for entry in ENTRIES if entry.startswith(f"{name}==")]
        assert first.count("sha256:") > 10, name


def test_the_makefile_installs_from_the_lock_and_refuses_what_it_does_not_hash() -> None:
    script = (ROOT / "tools" / "venv.sh").read_text("utf-8")
    assert "--require-hashes --requirement requirements.lock" in script
    assert "tools/venv.sh" in (ROOT / "Makefile").read_text("utf-8")
