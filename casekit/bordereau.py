"""The list of exhibits: numbers that never shift, each with the fingerprint of the file it was given to."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from casekit.records import Problem

COLUMNS = ("exhibit", "path", "sha256", "title", "kind", "author", "dated_on", "pages", "produced_by", "party_number", "received_on")
_KEYS = frozenset({"exhibit", "path", "sha256"})
_LONGEST_NUMBER = 9  # digits; what is longer names an exhibit and counts none


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
    """The numbered exhibits, and what is wrong with their list.

    `columns`, `delimiter`, `has_bom` and `aside` (rows that give no exhibit, with their line) are kept so that nothing the expert wrote
    is lost and the spreadsheet that wrote the file still opens it; `is_readable` is False where the file has no header: its numbers
    are unknown, and it must not be written over.
    """

    entries: tuple[Entry, ...]
    columns: tuple[str, ...] = COLUMNS
    problems: tuple[Problem, ...] = ()
    aside: tuple[tuple[int, Mapping[str, str]], ...] = ()
    delimiter: str = ","
    has_bom: bool = False
    is_readable: bool = True


def read(path: Path) -> Bordereau:
    """Read `bordereau.csv`: comma, semicolon or tab, UTF-8 with or without BOM, or Windows-1252; an absent file is an empty list."""
    if not path.exists():
        return Bordereau(())
    raw = path.read_bytes()
    has_bom = raw.startswith(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, has_bom = raw.decode("cp1252", errors="replace"), True
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        return Bordereau((), problems=(_no_header([str(error)]),), is_readable=False)
    if not any(cell.strip() for row in rows for cell in row):
        return Bordereau(())
    names = [name.strip().lower() for name in rows[0]]
    if not {"exhibit", "path"} <= set(names):
        return Bordereau((), problems=(_no_header(rows[0]),), is_readable=False)
    columns = tuple(dict.fromkeys((*COLUMNS, *(name for name in names if name))))
    return _sorted_out(Bordereau((), columns, delimiter=delimiter, has_bom=has_bom), names, rows[1:])


def _no_header(header: Sequence[str]) -> Problem:
    return Problem(
        "bordereau_header", f"l’en-tête est « {' ; '.join(header)[:200]} » ; les colonnes exhibit et path n’y sont pas. Le fichier n’est pas "
        "modifié, et les numéros donnés ici aux pièces sont provisoires.",
        f"Écrire en première ligne : {','.join(COLUMNS)}.", locator="bordereau.csv, ligne 1",
    )  # fmt: skip


def _sorted_out(empty: Bordereau, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Bordereau:
    """Tell the rows that list an exhibit from those set aside, with the reason; a path without a number waits for one."""
    entries: dict[str, Entry] = {}
    waiting: list[Entry] = []
    aside: list[tuple[int, Mapping[str, str]]] = []
    problems: list[Problem] = []
    for line, cells in enumerate(rows, start=2):
        row = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name and cell.strip()}
        if not row:
            continue
        number, path = row.get("exhibit"), row.get("path", "").replace("\\", "/")
        taken = entries.get(number) if number else None
        same_file = next((e for e in entries.values() if path and e.path == path), None)
        why = _why_aside(path, taken, same_file)
        if why is not None:
            aside.append((line, row))
            problems.append(Problem(why[0], why[1], why[2], locator=f"bordereau.csv, ligne {line}"))
            continue
        described = {name: value for name, value in row.items() if name not in _KEYS}
        entry = Entry(number or "", path, row["sha256"].lower() if "sha256" in row else "", described, line)
        if number:
            entries[number] = entry
        else:
            waiting.append(entry)
    return replace(empty, entries=(*entries.values(), *waiting), aside=tuple(aside), problems=tuple(problems))


def _why_aside(path: str, taken: Entry | None, same_file: Entry | None) -> tuple[str, str, str] | None:
    """The code, the message and the remedy for a row that lists no exhibit of its own, or None."""
    if not path:
        return ("bordereau_incomplete", "ligne sans fichier, laissée telle quelle ; elle ne désigne aucune pièce.",
                "Compléter la colonne path, par exemple exhibits/courrier.pdf.")  # fmt: skip
    if taken is not None:
        why = f"le numéro {taken.exhibit} est déjà celui de {taken.path} (ligne {taken.line}) ; la ligne de {path} n’est pas retenue."
        return ("exhibit_number_twice", why, "Donner à chaque pièce un numéro qui n’a jamais servi.")
    if same_file is not None:
        return ("exhibit_listed_twice", f"{path} est déjà la pièce {same_file.exhibit} (ligne {same_file.line}) ; cette ligne n’est pas retenue.",
                "Garder une seule ligne par fichier.")  # fmt: skip
    return None


def reconcile(listed: Bordereau, files: Mapping[str, str]) -> Bordereau:
    """Number what is new, recognise what was listed, and say what changed or is gone.

    Args:
        listed: the bordereau as read.
        files: path relative to the case folder to SHA-256, for every file of `exhibits/`; "" for one that cannot be read.
    Returns:
        The bordereau in which each file has a number: the listed numbers stand, a new file takes the number after the
        highest ever given, in the order of the paths. A file whose content changed keeps its number and its first
        fingerprint, and is a problem naming both.
    """
    numbered = [entry for entry in listed.entries if entry.exhibit]
    waiting = {entry.path: entry for entry in listed.entries if not entry.exhibit}
    problems = [*listed.problems, *(problem for entry in numbered if (problem := _changed(entry, files)) is not None)]
    entries = [entry if entry.sha256 or not files.get(entry.path) else replace(entry, sha256=files[entry.path]) for entry in numbered]
    known = {entry.path for entry in entries}
    given = [*(entry.exhibit for entry in entries), *(row["exhibit"] for _, row in listed.aside if "exhibit" in row)]
    highest = max((int(number) for number in given if number.isdecimal() and len(number) <= _LONGEST_NUMBER), default=0)
    for path in sorted(set(files) | set(waiting)):
        if path not in known:
            highest += 1
            described, line = (waiting[path].described, waiting[path].line) if path in waiting else ({}, 0)
            entries.append(Entry(str(highest), path, files[path] if path in files else "", described, line))
            if path not in files:
                problems.append(_gone(entries[-1]))
    return _in_lines(replace(listed, entries=tuple(entries), problems=tuple(problems)))


def _in_lines(listed: Bordereau) -> Bordereau:
    """Give each row the line that it has in the file to be written: the order of the file read, then what is new."""
    if not listed.is_readable:
        return listed
    read = sorted([*(entry.line for entry in listed.entries if entry.line), *(line for line, _ in listed.aside)])
    line_of = {before: now for now, before in enumerate(read, start=2)}
    known = [replace(entry, line=line_of[entry.line]) for entry in listed.entries if entry.line]
    new = [entry for entry in listed.entries if not entry.line]
    numbered = [replace(entry, line=line) for line, entry in enumerate(new, start=len(read) + 2)]
    return replace(listed, entries=(*known, *numbered), aside=tuple((line_of[line], row) for line, row in listed.aside))


def _changed(entry: Entry, files: Mapping[str, str]) -> Problem | None:
    now = files.get(entry.path)
    if now is None:
        return _gone(entry)
    if now and entry.sha256 and entry.sha256 != now:
        return Problem("exhibit_changed", f"{entry.path} a changé : empreinte {entry.sha256} au bordereau, {now} aujourd’hui.",
                       "Remettre le fichier d’origine, ou verser le nouveau sous un autre nom : il aura son numéro.", entry.exhibit)  # fmt: skip
    return None


def _gone(entry: Entry) -> Problem:
    return Problem("exhibit_gone", f"{entry.path} est au bordereau et n’est plus dans le dossier.",
                   "Remettre le fichier reçu ; son numéro lui reste.", entry.exhibit)  # fmt: skip


def text(bordereau: Bordereau) -> str:
    """Return the bordereau as CSV, in the order of its lines, with the delimiter and the mark that it had."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=bordereau.delimiter, lineterminator="\n")
    writer.writerow(bordereau.columns)
    rows = [(e.line, {**e.described, "exhibit": e.exhibit, "path": e.path, "sha256": e.sha256}) for e in bordereau.entries]
    for _, row in sorted([*rows, *bordereau.aside], key=lambda placed: placed[0]):
        writer.writerow([row[column] if column in row else "" for column in bordereau.columns])
    return ("\ufeff" if bordereau.has_bom else "") + out.getvalue()
