"""Files that people filled in, as sheets of raw cells with their true line numbers: CSV in any usual encoding, Excel workbooks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from casekit import records
from casekit.readers.typed_cells import plain

Kind = Literal["text", "number", "date", "error", "formula"]

MAX_BYTES = 100_000_000
SAID_IN_FULL = 20
HOW_TO_QUOTE = "Un texte ouvert par des guillemets doit se refermer ; doubler les guillemets placés à l'intérieur d'un texte."
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOT_IN_CP1252 = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
_SEPARATORS = (";", ",", "\t")
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf©¨ª§ ]|â€")


@dataclass(frozen=True)
class Raw:
    """One cell as it stands in its file: its text, and what kind of cell the workbook says it is."""

    text: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Line:
    """One row of cells and the line where it begins in its file; a blank cell is None."""

    number: int
    cells: tuple[Raw | None, ...]


@dataclass(frozen=True)
class Complaint:
    """One thing wrong, before the many of one kind are gathered: where (source, line, column), what, and what to do."""

    source: str
    code: str
    message: str
    remedy: str
    line: int | None = None
    column: str | None = None
    severity: records.Severity = "error"


@dataclass(frozen=True)
class Sheet:
    """The rows of one CSV file or of one sheet of a workbook. `is_ragged` where a row may not be longer than its header."""

    source: str
    name: str
    lines: tuple[Line, ...]
    is_ragged: bool = False


def gathered(complaints: Iterable[Complaint]) -> tuple[records.Problem, ...]:
    """Return one problem per complaint in the order of the lines; beyond twenty of one kind in one column, one for all the rest."""
    groups: dict[tuple[str, str, str | None], list[Complaint]] = {}
    for complaint in complaints:
        groups.setdefault((complaint.source, complaint.code, complaint.column), []).append(complaint)
    said: list[Complaint] = []
    for group in groups.values():
        said += group[:SAID_IN_FULL]
        if rest := group[SAID_IN_FULL:]:
            listed = ", ".join(str(c.line) for c in rest[:SAID_IN_FULL]) + (", …" if len(rest) > SAID_IN_FULL else "")
            said.append(replace(rest[0], message=f"Même anomalie jusqu'à la ligne {rest[-1].line}, {len(rest)} fois (lignes {listed})."))
    sources = {source: order for order, (source, _, _) in enumerate(groups)}
    return tuple(_problem(c) for c in sorted(said, key=lambda c: (sources[c.source], c.line or 0)))


def _problem(complaint: Complaint) -> records.Problem:
    parts = [complaint.source]
    if complaint.line is not None:
        parts.append(f"ligne {complaint.line}")
    if complaint.column is not None:
        parts.append(f"colonne {complaint.column}")
    return records.Problem(complaint.code, complaint.message, complaint.remedy, locator=", ".join(parts), severity=complaint.severity)


def decoded(content: bytes, source: str) -> tuple[str, list[Complaint]]:
    """Return the text of a file, and what to say of its encoding where that is not UTF-8."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            text = content.decode(codec, errors="replace")
            return text, _lossy(text, source)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1" if any(byte in content for byte in _NOT_IN_CP1252) else "cp1252")
        message = "Fichier lu en Windows-1252 (Latin-1), car il n'est pas en UTF-8."
        remedy = "Vérifier les accents ; enregistrer de préférence au format « CSV UTF-8 »."
        return text, [Complaint(source, "not_utf8", message, remedy, severity="note"), *_lossy(text, source)]
    return text, _lossy(text, source)


def _lossy(text: str, source: str) -> list[Complaint]:
    if "\ufffd" not in text and not _MOJIBAKE.search(text):
        return []
    message = "Des caractères sont mal codés (par exemple « Ã© » au lieu de « é ») : le texte est repris tel quel."
    return [Complaint(source, "bad_characters", message, "Corriger ces caractères et réenregistrer en UTF-8.", severity="warning")]


def read_csv(content: bytes, source: str, name: str, known: frozenset[str]) -> tuple[Sheet, list[Complaint]]:
    """Read one CSV file.

    Args:
        content: the bytes of the file.
        source: how problems and locators name it.
        name: the table that its name announces.
        known: the headers that this table admits, made plain: they decide which separator the file uses.
    Returns:
        The sheet (a cell over several lines counts from its first) and what is wrong with the file.
    """
    text, complaints = decoded(content, source)
    first = 1
    declared = re.match(r"sep=(.)\r?\n", text)
    if declared:
        text, first = text[declared.end() :], 2
    separator = declared[1] if declared else _separator(text, known)
    rows = []
    for number, cells, error in _records(list(io.StringIO(text, newline="")), separator):
        if error is None:
            rows.append(Line(number + first, tuple(Raw(cell) if cell.strip() else None for cell in cells)))
        else:
            message = f"Guillemets mal placés ou cellule démesurée : la ligne n'est pas lue ({error})."
            complaints.append(Complaint(source, "bad_quotes", message, HOW_TO_QUOTE, number + first))
    return Sheet(source, name, tuple(rows), is_ragged=True), complaints


def _records(lines: Sequence[str], separator: str) -> Iterator[tuple[int, Sequence[str], str | None]]:
    """Yield (line where it begins, cells, None) or (line, (), error); after an error, reading resumes at the next line."""
    start = 0
    while start < len(lines):
        reader = csv.reader((lines[at] for at in range(start, len(lines))), delimiter=separator, strict=True)
        begins = start
        try:
            for cells in reader:
                yield begins, cells, None
                begins = start + reader.line_num
            return
        except csv.Error as error:
            yield begins, (), str(error)
            start = begins + 1


def _separator(text: str, known: frozenset[str]) -> str:
    """The separator under which the first line holds the most known headers, then the most cells."""
    head = next((line for line in text.splitlines() if line.strip()), "")

    def score(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([head], delimiter=separator), [])
        return sum(plain(cell) in known for cell in cells), len(cells)

    return max(_SEPARATORS, key=score)
