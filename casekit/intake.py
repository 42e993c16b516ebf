"""From a case folder to tables: what was typed in, then each exhibit through the reader that knows its format, with the ledger."""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from casekit import bordereau, loading, namesakes, readers, references, sql
from casekit.readers import case, typed
from casekit.readers.typed_cells import iso_date
from casekit.records import LedgerLine, LeftOut, Problem, Reader, Reading, Table, Unreadable
from casekit.signatures import seems_to_be

Progress = Callable[[str], None]
SURE = 0.5
DEEPEST = 8


@dataclass
class _Load:
    """One load under way: the connection being filled, and what has been found wrong so far."""

    con: duckdb.DuckDBPyConnection
    folder: Path
    attachments: Path
    sql: Path
    tables: Mapping[str, Table]
    known: Sequence[Reader]
    case_id: str
    problems: list[Problem] = field(default_factory=list)
    ledger: list[LedgerLine] = field(default_factory=list)


def known_readers() -> tuple[Reader, ...]:
    """Return every module of `readers/` that names a FORMAT: the folder is the list."""
    modules = (importlib.import_module(f"{readers.__name__}.{m.name}") for m in pkgutil.iter_modules(readers.__path__))
    return tuple(module for module in modules if hasattr(module, "FORMAT"))


def load(
    con: duckdb.DuckDBPyConnection, folder: Path, attachments: Path, sql_folder: Path, tables: Sequence[Table],
    listed: bordereau.Bordereau, progress: Progress,
) -> str:  # fmt: skip
    """Fill an empty database with everything a case folder holds.

    Args:
        con: an empty database.
        folder: the case folder; `exhibits/` is only read.
        attachments: where files found inside exhibits are kept.
        sql_folder: the folder `tables/` of the package.
        tables: its tables.
        listed: the numbered exhibits.
        progress: told in French what is being read.
    Returns:
        The id of the case.
    """
    by_name = {table.name: table for table in tables}
    about = case.read(folder, by_name)
    sql.create_tables(con, sql_folder, tables)
    loading.prepare(con, about.zone)
    work = _Load(con, folder, attachments, sql_folder, by_name, known_readers(), about.id)
    work.problems += [*about.problems, *listed.problems]
    _insert_typed(work, about.rows)
    _insert_bordereau(work, listed)
    _default_as_of(work)
    progress("Tables saisies")
    entered = typed.read_folder(folder, tables)
    work.problems += entered.problems
    _insert_typed(work, entered.rows)
    for n, entry in enumerate(listed.entries, start=1):
        progress(f"Pièce {entry.exhibit} ({n}/{len(listed.entries)}) : {entry.path}")
        if _is_received(folder, entry.path):
            _read_file(work, entry.exhibit, folder / entry.path, entry.path, "", 0)
        else:
            work.ledger.append(_refused(entry.exhibit, entry.path, "fichier absent du dossier"))
    work.problems += namesakes.settle(con, tables, {row["organization"] or "" for row in entered.rows.get("organization", ())})
    work.problems += references.check(con, tables)
    _insert_outcome(work)
    return about.id


def _is_received(folder: Path, path: str) -> bool:
    """Tell whether a path of the bordereau is a file of `exhibits/`: one that leads elsewhere is not opened."""
    try:
        return (folder / path).is_file() and (folder / path).resolve().is_relative_to((folder / "exhibits").resolve())
    except (OSError, ValueError):  # a name too long for the disk, or that holds a NUL
        return False


def _insert(work: _Load, table: str, rows: Sequence[Mapping[str, str | None]]) -> None:
    if rows:
        columns = [column.name for column in work.tables[table].columns if column.name in rows[0]]
        select = loading.stage_rows(work.con, rows, columns)
        _, problems = loading.insert(work.con, work.sql, work.tables[table], select, work.case_id, None)
        work.problems += problems


def _insert_typed(work: _Load, rows: Mapping[str, Sequence[Mapping[str, str | None]]]) -> None:
    for table, typed_rows in rows.items():
        _insert(work, table, typed_rows)


def _insert_bordereau(work: _Load, listed: bordereau.Bordereau) -> None:
    names = {column.name for column in work.tables["exhibit"].columns}
    rows: list[dict[str, str | None]] = []
    for entry in listed.entries:
        row: dict[str, str | None] = dict.fromkeys(sorted(names - {"case_id"}))
        row |= {name: (iso_date(value) or value) if name.endswith("_on") else value for name, value in entry.described.items() if name in names}
        place = f"bordereau.csv, ligne {entry.line}" if entry.line else "bordereau.csv"
        rows.append({**row, "exhibit": entry.exhibit, "path": entry.path, "sha256": entry.sha256 or None, "locator": place})
    _insert(work, "exhibit", rows)


def _default_as_of(work: _Load) -> None:
    """Where `case.toml` gives no as_of, the file is read at the latest day on which an exhibit was received (an interval, if partial)."""
    work.con.execute("""
        UPDATE main.casefile SET as_of = (
            WITH received AS (SELECT received_on AS r FROM main.exhibit WHERE received_on."to" IS NOT NULL),
            latest AS (SELECT max(r."from") AS first, max(r."to") AS last FROM received)
            SELECT {'written': (SELECT min(r.written) FROM received WHERE r."from" = first AND r."to" = last),
                    'from': first, 'to': last, 'zone': 'none', 'happened': TRUE}
            FROM latest WHERE last IS NOT NULL)
        WHERE as_of IS NULL""")


def _read_file(work: _Load, exhibit: str, path: Path, shown: str, prefix: str, depth: int) -> None:
    """Read one file, then the files found in it; a file that cannot be read is refused and the rest goes on."""
    try:
        reader = _claimant(work, path)
        if reader is None:
            work.ledger.append(_refused(exhibit, shown, f"format non lu : le fichier semble être {seems_to_be(path)}"))
            return
        reading = reader.read(path, work.con, _prefix(exhibit, prefix), work.attachments)
        rows = _insert_reading(work, exhibit, reading, prefix)
    except Unreadable as error:
        work.problems.append(Problem("file_refused", f"fichier non lu : {error.why}.", error.remedy, exhibit, prefix or None))
        work.ledger.append(_refused(exhibit, shown, error.why))
        return
    except Exception as error:  # noqa: BLE001 - a library that gives up on one file must not cost the others; the ledger says it
        why = f"lecture interrompue ({type(error).__name__} : {str(error).partition(chr(10))[0]})"
        work.problems.append(Problem("file_refused", f"{why}.", "Vérifier que le fichier s’ouvre, le redemander au besoin.", exhibit, prefix or None))
        work.ledger.append(_refused(exhibit, shown, why))
        return
    finally:
        _drop(work.con, _prefix(exhibit, prefix))
    work.problems += [_at(problem, exhibit, prefix) for problem in reading.problems]
    is_partial = bool(reading.left_out) or any(problem.severity == "error" for problem in reading.problems)
    work.ledger.append(LedgerLine(exhibit, shown, reader.FORMAT, "partial" if is_partial else "loaded", rows, reading.left_out, None))
    _read_attachments(work, exhibit, reading, shown, prefix, depth)


def _read_attachments(work: _Load, exhibit: str, reading: Reading, shown: str, prefix: str, depth: int) -> None:
    for attachment in reading.attachments:
        inside = f"{shown} › {attachment.locator}"
        if depth >= DEEPEST:
            work.ledger.append(_refused(exhibit, inside, f"plus de {DEEPEST} fichiers emboîtés"))
        else:
            _read_file(work, exhibit, attachment.path, inside, ", ".join(p for p in (prefix, attachment.locator) if p), depth + 1)


def _refused(exhibit: str, shown: str, why: str) -> LedgerLine:
    return LedgerLine(exhibit, shown, "", "refused", {}, (), why)


def _drop(con: duckdb.DuckDBPyConnection, prefix: str) -> None:
    """Let go of the temporary tables and views that a reader made."""
    made = con.execute("SELECT 'TABLE', table_name FROM duckdb_tables() WHERE temporary UNION ALL "
                       "SELECT 'VIEW', view_name FROM duckdb_views() WHERE temporary").fetchall()  # fmt: skip
    for kind, name in made:
        if name.startswith(prefix):
            con.execute(f'DROP {kind} IF EXISTS temp."{name}"')


def _prefix(exhibit: str, inside: str) -> str:
    """How the ids made for a file begin: by its exhibit, and by where it was found in it; stable whatever else is received."""
    within = f"_{hashlib.sha256(inside.encode()).hexdigest()[:8]}" if inside else ""
    return "p" + re.sub(r"\W", "_", exhibit) + within


def _claimant(work: _Load, path: Path) -> Reader | None:
    """The one reader that claims the file; two that claim it alike are a problem naming both, and neither reads it."""
    claims = sorted(((reader.identify(path), reader.FORMAT, reader) for reader in work.known), key=lambda claim: (-claim[0], claim[1]))
    best = [claim for claim in claims if claim[0] >= SURE and claim[0] == claims[0][0]]
    if len(best) > 1:
        names = " et ".join(claim[1] for claim in best)
        raise Unreadable(f"deux lecteurs le reconnaissent également : {names}", "Signaler ce fichier : le format doit être départagé.")
    return best[0][2] if best else None


def _insert_reading(work: _Load, exhibit: str, reading: Reading, prefix: str) -> dict[str, int]:
    """Put what a reader found in the tables: all of it, or nothing."""
    rows: dict[str, int] = {}
    unread: list[Problem] = []
    work.con.begin()
    try:
        for name, select in sorted(reading.tables.items()):
            count, problems = loading.insert(work.con, work.sql, work.tables[name], select, work.case_id, exhibit, prefix)
            unread += problems
            if count:
                rows[name] = count
        work.con.commit()
    except BaseException:
        work.con.rollback()
        raise
    work.problems += unread
    return rows


def _at(problem: Problem, exhibit: str, prefix: str) -> Problem:
    where = ", ".join(part for part in (prefix, problem.locator) if part) or None
    return Problem(problem.code, problem.message, problem.remedy, exhibit, where, problem.severity)


def _insert_outcome(work: _Load) -> None:
    _insert(work, "ledger", [
        {"exhibit": line.exhibit, "path": line.path, "format": line.format or None, "state": line.state,
         "rows": _json(dict(line.rows)), "left_out": _json([_left_out(item) for item in line.left_out]), "why": line.why}
        for line in work.ledger])  # fmt: skip
    unique = dict.fromkeys(work.problems)
    _insert(work, "problem", [
        {"code": p.code, "exhibit": p.exhibit, "locator": p.locator, "message": p.message, "remedy": p.remedy, "severity": p.severity}
        for p in unique])  # fmt: skip


def _left_out(item: LeftOut) -> dict[str, Any]:
    return {"what": item.what, "count": item.count, "why": item.why}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
