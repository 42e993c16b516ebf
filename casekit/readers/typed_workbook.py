"""An Excel workbook that people filled in, as sheets of raw cells: real dates, numbers and yes/no turned back into what was typed."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from casekit.readers.typed_cells import plain
from casekit.readers.typed_files import Complaint, Line, Raw, Sheet

GUIDE_SHEETS = frozenset({"mode d'emploi", "listes"})

_MAX_UNPACKED = 1_000_000_000
_LAST_ROW = 1_048_576
_DAMAGED = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, SyntaxError, OSError, EOFError,
    zipfile.BadZipFile, zlib.error, InvalidFileException,
)  # fmt: skip  # what openpyxl and its parsers raise on a damaged file
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_FORMULA = re.compile(rb"<f[ >/]")


def read_xlsx(content: bytes, source: str) -> tuple[list[Sheet], list[Complaint]]:
    """Read one workbook.

    Args:
        content: the bytes of the file.
        source: how problems and locators name it.
    Returns:
        Its visible sheets, the guide of our own workbook left aside, and what is wrong with the file. A formula counts
        for the value that the spreadsheet last computed.
    """
    refusal = _refusal(content, source)
    if refusal is not None:
        return [], [refusal]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions of Excel that hold no cell
            values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True) if _has_formulas(content) else None
            return _sheets(values, formulas, source)
    except _DAMAGED as error:
        message = f"Classeur illisible, sans doute abîmé ({type(error).__name__}) : aucune de ses feuilles n'est lue."
        return [], [
            Complaint(source, "unreadable_workbook", message, "L'ouvrir dans Excel, l'enregistrer à nouveau en .xlsx, puis relancer.")
        ]


def _refusal(content: bytes, source: str) -> Complaint | None:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            message, remedy = "Classeur protégé par un mot de passe : il n'est pas lu.", "L'enregistrer sans mot de passe d'ouverture."
        else:
            message, remedy = "Ancien format Excel (.xls) : il n'est pas lu.", "L'enregistrer au format « Classeur Excel (.xlsx) »."
        return Complaint(source, "unreadable_workbook", message, remedy)
    remedy = "L'ouvrir dans Excel et l'enregistrer à nouveau au format « Classeur Excel (.xlsx) »."
    if not content:
        return Complaint(source, "unreadable_workbook", "Fichier vide : il n'est pas lu.", remedy)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MAX_UNPACKED:
                return Complaint(source, "unreadable_workbook", "Classeur démesuré une fois décompressé : il n'est pas lu.", remedy)
            if any(_declares_entities(archive, part) for part in archive.namelist()):
                return Complaint(source, "unreadable_workbook", "Classeur suspect (entités XML) : il n'est pas lu.", remedy)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return Complaint(
            source, "unreadable_workbook", "Ce fichier n'est pas un classeur Excel, ou il est tronqué : il n'est pas lu.", remedy
        )
    return None


def _declares_entities(archive: zipfile.ZipFile, part: str) -> bool:
    if not part.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as opened:
        head = opened.read(4096).upper()
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(_FORMULA.search(archive.read(part)) for part in archive.namelist() if part.startswith("xl/worksheets/sheet"))


def _sheets(values: Any, formulas: Any, source: str) -> tuple[list[Sheet], list[Complaint]]:
    sheets, complaints = [], []
    for sheet in values.worksheets:
        if plain(sheet.title) in GUIDE_SHEETS:
            continue
        place = f"{source}, feuille {sheet.title}"
        lines = tuple(_lines(sheet, formulas[sheet.title] if formulas is not None else None))
        if sheet.sheet_state == "visible":
            sheets.append(Sheet(place, sheet.title.strip(), lines))
        elif lines:
            message = f"Feuille masquée de {len(lines)} ligne(s) : elle n'est pas lue."
            complaints.append(Complaint(place, "hidden_sheet", message, "L'afficher dans Excel, ou la supprimer.", severity="warning"))
    if not values.worksheets:
        complaints.append(
            Complaint(source, "unreadable_workbook", "Aucune feuille lisible dans ce classeur.", "L'enregistrer à nouveau en .xlsx.")
        )
    return sheets, complaints


def _lines(sheet: Any, formulas: Any) -> Iterator[Line]:
    sheet.reset_dimensions()
    if formulas is not None:
        formulas.reset_dimensions()
    typed = formulas.iter_rows() if formulas is not None else ()
    for number, (row, written) in enumerate(islice(zip_longest(sheet.iter_rows(), typed, fillvalue=()), _LAST_ROW), start=1):
        pairs = zip_longest(row, written)
        cells = tuple(_raw(cell) or _uncomputed(formula) for cell, formula in pairs)
        if any(cell is not None for cell in cells):
            yield Line(number, cells)


def _uncomputed(cell: Any) -> Raw | None:
    return Raw(str(getattr(cell.value, "text", cell.value)), "formula") if cell is not None and cell.data_type == "f" else None


def _raw(cell: Any) -> Raw | None:
    value = cell.value if cell is not None else None
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        return Raw("true" if value else "false", "number")
    if isinstance(value, datetime.datetime | datetime.date):
        return Raw(_date_text(value, cell.number_format), "date")
    if isinstance(value, int | float):
        return Raw(_number_text(value, cell.number_format), "number")
    if isinstance(value, str) and cell.data_type == "e":
        return Raw(value, "error")
    text = str(value)
    return Raw(unescape(text) if "_x" in text else text)


def _date_text(value: datetime.datetime | datetime.date, shown: str) -> str:
    """The date, no more precise than the cell shows it: Excel keeps « 05/2024 » as the first of May, shown as a month."""
    bare = _LITERALS.sub("", shown or "").lower()
    if "y" in bare and "d" not in bare and "h" not in bare:
        return value.strftime("%Y-%m") if "m" in bare else value.strftime("%Y")
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    value = (value + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
    if value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def _number_text(value: float, shown: str) -> str:
    """The number as its digits, with the zeros that a plain format shows: 7 under « 000 » is 007, 2.1 under « 0.00 » is 2.10."""
    if re.fullmatch(r"0{2,}", shown or "") and float(value).is_integer():
        return f"{int(value):0{len(shown)}d}"
    zeros = re.fullmatch(r"0\.(0+)", shown or "")
    exact = format(value, ".15g") if isinstance(value, float) else str(value)
    if zeros and re.fullmatch(r"-?\d+(\.\d*)?", exact):
        whole, _, decimals = exact.partition(".")
        return f"{whole}.{decimals.ljust(len(zeros[1]), '0')}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return exact
