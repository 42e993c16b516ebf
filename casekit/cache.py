"""The cache of a case, `case.duckdb`: built beside the old one and put in its place whole, reused while nothing changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from casekit import intake, integrity, received, reviewed, views
from casekit.bordereau import Bordereau
from casekit.records import Table

NAME = "case.duckdb"
ATTACHMENTS = ("cache", "attachments")
_HELD = ("set lock on file", "used by another process")  # how DuckDB says on POSIX, and Windows, that a file is open elsewhere
_TYPED = ("case.toml", "bordereau.csv", "tables.xlsx")


def connect(folder: Path, package: Path, tables: Sequence[Table], progress: Callable[[str], None]) -> duckdb.DuckDBPyConnection:
    """Return a connection to the loaded case, loading it first where the cache is absent, damaged or out of date.

    A load that is stopped at any moment leaves the old cache or the new one.

    Args:
        folder: the case folder.
        package: the folder of the package, which holds `tables/` and `facts/`.
        tables: the tables of the contract.
        progress: told in French what is being read.
    Raises:
        OSError: the case folder cannot be written.
        duckdb.IOException: another process holds the cache; duckdb.ConnectionException: this process does.
    """
    listed, prints = received.number_exhibits(folder)
    state = _state(folder, package, prints)
    cache = folder / NAME
    if not cache.exists() or _state_of(cache) != state:
        _build(folder, package, tables, listed, state, progress)
    con = duckdb.connect(str(cache))
    con.execute("PRAGMA disable_progress_bar")
    reviewed.refresh(con, folder, package / "tables", tables)
    return con


def _state(folder: Path, package: Path, prints: dict[str, str]) -> str:
    """One fingerprint over all that the cache is made from: exhibits, what was typed, casekit itself."""
    typed = [folder / name for name in _TYPED] + sorted(folder.glob("tables/*"))
    found = {path.relative_to(folder).as_posix(): integrity.sha256(path) for path in typed if path.is_file()}
    return integrity.combined((prints | found | {"casekit": integrity.folder(package, (".py", ".sql"))}).items())


def _state_of(cache: Path) -> str | None:
    """The fingerprint that a cache was made from; None where it is not a whole cache, or of another DuckDB."""
    try:
        with duckdb.connect(str(cache), read_only=True) as con:
            row = con.execute("SELECT inputs FROM main.cache_state").fetchone()
    except duckdb.Error as error:
        if _is_held(error):
            raise
        return None
    return str(row[0]) if row else None


def _is_held(error: duckdb.Error) -> bool:
    """Tell an open file, here or in another process, from a damaged one."""
    return isinstance(error, duckdb.ConnectionException) or any(words in str(error) for words in _HELD)


def _clear_abandoned(folder: Path) -> None:
    """Delete what loads that were killed left beside the cache; a load under way elsewhere holds its file, which stays."""
    for building in folder.glob(f".{NAME}.*[0-9]"):
        try:
            duckdb.connect(str(building)).close()
        except duckdb.Error as error:
            if _is_held(error):
                continue
        for left in (building, Path(f"{building}.wal")):
            left.unlink(missing_ok=True)


def _put_in_place(building: Path, cache: Path) -> None:
    """Let the new cache take the place of the old one, unless a load that ended first is at work on that."""
    if cache.exists():
        try:
            duckdb.connect(str(cache)).close()
        except duckdb.Error as error:
            if _is_held(error):
                raise
    Path(f"{cache}.wal").unlink(missing_ok=True)
    building.replace(cache)


def _build(
    folder: Path, package: Path, tables: Sequence[Table], listed: Bordereau, state: str, progress: Callable[[str], None]
) -> None:
    building = folder / f".{NAME}.{os.getpid()}"
    _clear_abandoned(folder)
    kept = folder.joinpath(*ATTACHMENTS)
    kept.mkdir(parents=True, exist_ok=True)
    try:
        with duckdb.connect(str(building)) as con:
            con.execute("PRAGMA disable_progress_bar")
            intake.load(con, folder, kept, package / "tables", tables, listed, progress)
            views.settle(con, tables, package / "facts")
            con.execute("CREATE TABLE main.cache_state AS SELECT ? AS inputs", [state])
        _put_in_place(building, folder / NAME)
    finally:
        building.unlink(missing_ok=True)
        Path(f"{building}.wal").unlink(missing_ok=True)
