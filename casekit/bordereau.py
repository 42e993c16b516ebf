"""The list of exhibits: numbers that never shift, each with the fingerprint of the file it was given to."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from casekit.records import Problem

COLUMNS = ("exhibit", "path", "sha256", "title", "kind", "author", "dated_on", "pages", "produced_by", "party_number", "received_on")
_KEYS = frozenset({"exhibit", "path", "sha256"})


@dataclass(frozen=True)
class Entry:
    """One numbered exhibit. `path` is relative to the case folder; `described` is what the expert wrote of it; `line` where."""

    exhibit: str
    path: str
    sha256: str
    described: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class Bordereau:
    """The numbered exhibits, the other columns found in the file (kept), and what is wrong with it."""

    entries: tuple[Entry, ...]
    columns: tuple[str, ...] = COLUMNS
    problems: tuple[Problem, ...] = ()


def read(path: Path) -> Bordereau:
    """Read `bordereau.csv`: comma, semicolon or tab, UTF-8 with or without BOM, or Windows-1252; an absent file is an empty list."""
    if not path.exists():
        return Bordereau(())
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if not rows:
        return Bordereau(())
    names = [name.strip().lower() for name in rows[0]]
    if not {"exhibit", "path"} <= set(names):
        return Bordereau((), problems=(_no_header(rows[0]),))
    entries, problems = _entries(names, rows[1:])
    return Bordereau(entries, tuple(dict.fromkeys((*COLUMNS, *(n for n in names if n)))), problems)


def _no_header(header: Sequence[str]) -> Problem:
    return Problem(
        "bordereau_header", f"l’en-tête est « {' ; '.join(header)} » ; les colonnes exhibit et path n’y sont pas.",
        f"Écrire en première ligne : {','.join(COLUMNS)}. Les pièces sont renumérotées à partir des fichiers.", locator="bordereau.csv, ligne 1",
    )  # fmt: skip


def _entries(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for line, cells in enumerate(rows, start=2):
        row = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name and cell.strip()}
        if not row:
            continue
        number, path = row.get("exhibit"), row.get("path")
        where = f"bordereau.csv, ligne {line}"
        if number is None or path is None:
            problems.append(Problem("bordereau_incomplete", "ligne sans numéro ou sans fichier, non retenue.",
                                    "Compléter les colonnes exhibit et path.", locator=where))  # fmt: skip
        elif number in entries:
            problems.append(Problem("exhibit_number_twice", f"le numéro {number} est déjà celui de {entries[number].path} "
                                    f"(ligne {entries[number].line}) ; la ligne de {path} n’est pas retenue.",
                                    "Donner à chaque pièce un numéro qui n’a jamais servi.", locator=where))  # fmt: skip
        else:
            described = {name: value for name, value in row.items() if name not in _KEYS}
            entries[number] = Entry(number, path.replace("\\", "/"), row["sha256"].lower() if "sha256" in row else "", described, line)
    return tuple(entries.values()), tuple(problems)


def reconcile(listed: Bordereau, files: Mapping[str, str]) -> Bordereau:
    """Number what is new, recognise what was listed, and say what changed or is gone.

    Args:
        listed: the bordereau as read.
        files: path relative to the case folder to SHA-256, for every file of `exhibits/`.
    Returns:
        The bordereau in which each file has a number: the listed numbers stand, a new file takes the number after the
        highest ever given, in the order of the paths. A file whose content changed keeps its number and its first
        fingerprint, and is a problem naming both.
    """
    problems, entries = list(listed.problems), []
    for entry in listed.entries:
        now = files.get(entry.path)
        if now is None:
            problems.append(Problem("exhibit_gone", f"{entry.path} est au bordereau et n’est plus dans le dossier.",
                                    "Remettre le fichier reçu ; son numéro lui reste.", entry.exhibit))  # fmt: skip
        elif entry.sha256 and entry.sha256 != now:
            problems.append(Problem("exhibit_changed", f"{entry.path} a changé : empreinte {entry.sha256} au bordereau, {now} aujourd’hui.",
                                    "Remettre le fichier d’origine, ou verser le nouveau sous un autre nom : il aura son numéro.",
                                    entry.exhibit))  # fmt: skip
        entries.append(entry if entry.sha256 or now is None else replace(entry, sha256=now))
    known = {entry.path for entry in entries}
    highest = max((int(e.exhibit) for e in entries if e.exhibit.isdecimal()), default=0)
    new = sorted(path for path in files if path not in known)
    entries += [Entry(str(highest + n), path, files[path], {}, 0) for n, path in enumerate(new, start=1)]
    return Bordereau(tuple(entries), listed.columns, tuple(problems))


def text(bordereau: Bordereau) -> str:
    """Return the bordereau as CSV (comma, LF)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(bordereau.columns)
    for e in bordereau.entries:
        own = {"exhibit": e.exhibit, "path": e.path, "sha256": e.sha256, **e.described}
        writer.writerow([own[column] if column in own else "" for column in bordereau.columns])
    return out.getvalue()
