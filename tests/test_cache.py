"""The cache of a case: made again when something changed, and whole whenever the load was stopped."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from case_folder import CaseFolder
from situations import CASEKIT, TABLES

from casekit import cache, intake, references, views
from casekit.casebook import Casebook, CaseError

PATIENT = {"resourceType": "Patient", "id": "p1", "name": [{"family": "EXEMPLE"}]}


def quiet(_: str) -> None:
    """Nobody is told."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of casekit and one fact, so that loads are short."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(CASEKIT / "tables", folder / "tables")
    (folder / "facts").mkdir()
    for name in ("_logic.sql", "_declarer.sql", "casefile.sql"):
        shutil.copy(CASEKIT / "facts" / name, folder / "facts")
    return folder


@pytest.fixture(scope="module")
def once(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with two exhibits and a typed table, loaded once."""
    case = CaseFolder(tmp_path_factory.mktemp("case"))
    case.put("exhibits/lettre.txt", "Lettre")
    case.put("exhibits/patient.json", PATIENT)
    case.put("tables/act.csv", "act,label,performed_at,exhibit\nA1,Scanner,2024-05-13,1\n")
    connect(case.folder, package).close()
    return case.folder


@pytest.fixture
def loaded(once: Path, tmp_path: Path) -> CaseFolder:
    """A copy of that case, its cache with it."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return CaseFolder(tmp_path)


def connect(folder: Path, package: Path, progress: Callable[[str], None] = quiet) -> duckdb.DuckDBPyConnection:
    return cache.connect(folder, package, TABLES, progress)


def content(folder: Path, package: Path) -> dict[str, list[Any]]:
    """Every row of every table and fact of the cache, as text."""
    with connect(folder, package) as con:
        names = con.execute("SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY ALL").fetchall()
        return {f"{schema}.{name}": con.execute(f'SELECT CAST(t AS VARCHAR) FROM {schema}."{name}" AS t ORDER BY 1').fetchall()
                for schema, name in names if name != "cache_state"}  # fmt: skip


def prints(folder: Path) -> dict[str, tuple[str, int]]:
    return {str(path): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


class Stopped(BaseException):
    """The user pressed Ctrl-C, or the machine gave out."""


def stop(*_: Any) -> Any:
    raise Stopped


def stop_at(nth: int) -> Callable[[str], None]:
    told: list[str] = []

    def progress(what: str) -> None:
        told.append(what)
        if len(told) == nth:
            raise Stopped

    return progress


MOMENTS: dict[str, Callable[[pytest.MonkeyPatch], Callable[[str], None]]] = {
    "at the typed tables": lambda _: stop_at(1),
    "at the first exhibit": lambda _: stop_at(2),
    "at the last exhibit": lambda _: stop_at(3),
    "at the references": lambda patch: patch.setattr(references, "check", stop) or quiet,  # type: ignore[func-returns-value]
    "while a reader's rows go in": lambda patch: patch.setattr(intake.loading, "insert", stop) or quiet,  # type: ignore[func-returns-value]
    "at the facts": lambda patch: patch.setattr(views, "without_merging", stop) or quiet,  # type: ignore[func-returns-value]
    "at the last step": lambda patch: patch.setattr(views, "settle", stop) or quiet,  # type: ignore[func-returns-value]
    "at the renaming": lambda patch: patch.setattr(Path, "replace", stop) or quiet,  # type: ignore[func-returns-value]
}


def test_loading_twice_changes_nothing_and_reads_nothing_again(loaded: CaseFolder, package: Path) -> None:
    before, files = content(loaded.folder, package), prints(loaded.folder)
    told: list[str] = []
    connect(loaded.folder, package, told.append).close()
    assert told == []
    assert content(loaded.folder, package) == before
    assert prints(loaded.folder) == files


def test_a_cache_thrown_away_is_made_again_the_same(loaded: CaseFolder, package: Path) -> None:
    before, exhibits = content(loaded.folder, package), prints(loaded.folder / "exhibits")
    (loaded.folder / cache.NAME).unlink()
    assert content(loaded.folder, package) == before
    assert prints(loaded.folder / "exhibits") == exhibits


def test_the_findings_are_the_same_when_a_sample_is_loaded_again(tmp_path: Path) -> None:
    shutil.copytree(CASEKIT.parent / "sample_cases" / "dossier_muet", tmp_path, dirs_exist_ok=True)
    with Casebook(tmp_path) as book:
        first = (book.findings(), book.ledger(), book.problems())
    (tmp_path / cache.NAME).unlink()
    with Casebook(tmp_path) as book:
        assert (book.findings(), book.ledger(), book.problems()) == first


@pytest.mark.parametrize("change", ["exhibits/autre.json", "exhibits/patient.json", "tables/act.csv", "case.toml"])
def test_whatever_changes_in_the_folder_makes_the_cache_again(loaded: CaseFolder, package: Path, change: str) -> None:
    path = loaded.folder / change
    loaded.put(change, (path.read_bytes() if path.exists() else b"") + b"\n")
    with pytest.raises(Stopped):
        connect(loaded.folder, package, stop_at(1))


@pytest.mark.parametrize("damage", [lambda raw: b"", lambda raw: raw[: len(raw) // 3], lambda raw: raw[:8200] + bytes(200) + raw[8400:]])  # fmt: skip
def test_a_damaged_cache_is_made_again(loaded: CaseFolder, package: Path, damage: Callable[[bytes], bytes]) -> None:
    before, path = content(loaded.folder, package), loaded.folder / cache.NAME
    path.write_bytes(damage(path.read_bytes()))
    assert content(loaded.folder, package) == before


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_load_stopped_at_any_moment_leaves_the_old_cache_whole(loaded: CaseFolder, package: Path, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (loaded.folder / cache.NAME).read_bytes()
    loaded.put("tables/act.csv", "act,label,performed_at,exhibit\nA1,Scanner,2024-05-13,1\nA2,Biopsie,2025-01-23,1\n")
    progress = MOMENTS[moment](monkeypatch)
    with pytest.raises(Stopped):
        connect(loaded.folder, package, progress)
    assert (loaded.folder / cache.NAME).read_bytes() == old
    assert left_behind(loaded.folder) == []


def test_a_first_load_that_is_stopped_leaves_no_cache_at_all(case: CaseFolder, package: Path) -> None:
    case.put("exhibits/patient.json", PATIENT)
    with pytest.raises(Stopped):
        connect(case.folder, package, stop_at(2))
    assert not (case.folder / cache.NAME).exists()


LOADER = """
import sys, time
from pathlib import Path
from casekit import cache, sql
package = Path(sys.argv[2])
def progress(what):
    print(what, flush=True)
    if what.startswith("Pièce 2"):
        time.sleep(60)
cache.connect(Path(sys.argv[1]), package, sql.read_tables(package / "tables"), progress)
"""


def test_a_load_killed_outright_leaves_the_old_cache_and_the_next_one_succeeds(loaded: CaseFolder, package: Path) -> None:
    old = (loaded.folder / cache.NAME).read_bytes()
    loaded.put("tables/act.csv", "act,label,performed_at,exhibit\nA2,Biopsie,2025-01-23,1\n")
    environment = {**os.environ, "PYTHONPATH": str(CASEKIT.parent), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen([sys.executable, "-c", LOADER, str(loaded.folder), str(package)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.decode("utf-8").startswith("Pièce 2"):
                break
        process.kill()
    assert process.returncode == (-signal.SIGKILL if os.name == "posix" else 1)
    assert (loaded.folder / cache.NAME).read_bytes() == old
    assert left_behind(loaded.folder) != [], "the load had begun beside the cache"
    with connect(loaded.folder, package) as con:
        assert con.execute("SELECT act FROM main.act").fetchall() == [("A2",)]
    assert left_behind(loaded.folder) == []


def test_a_cache_open_in_another_program_is_not_taken_for_a_damaged_one(loaded: CaseFolder) -> None:
    holder = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", holder, str(loaded.folder / cache.NAME)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline().strip() == b"open"
        with pytest.raises(CaseError, match=r"case.duckdb est ouvert par un autre programme"), Casebook(loaded.folder) as book:
            book.ledger()
        process.communicate()


def test_a_ruling_is_seen_at_the_next_opening_without_reading_the_exhibits_again(loaded: CaseFolder, package: Path) -> None:
    told: list[str] = []
    loaded.put("review.toml", '[[answer]]\nmission = 1\ntext = "Faite."\nauthor = "Dr A"\nat = "2026-06-01T10:00"\n')
    with connect(loaded.folder, package, told.append) as con:
        assert con.execute("SELECT mission, text FROM main.answer").fetchall() == [(1, "Faite.")]
    (loaded.folder / "review.toml").unlink()
    with connect(loaded.folder, package, told.append) as con:
        assert con.execute("SELECT count(*) FROM main.answer").fetchone() == (0,)
    assert told == []


def test_a_load_does_not_touch_what_another_load_is_building(loaded: CaseFolder, package: Path) -> None:
    elsewhere = loaded.folder / f".{cache.NAME}.1"
    holder = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    loaded.put("tables/act.csv", "act,label,exhibit\nA2,Biopsie,1\n")
    with subprocess.Popen([sys.executable, "-c", holder, str(elsewhere)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline().strip() == b"open"
        connect(loaded.folder, package).close()
        assert elsewhere.exists()
        process.communicate()
