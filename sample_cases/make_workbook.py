"""Fill in the empty workbook of `casekit init` with the rows of a text source, one table of the source to a sheet."""

from __future__ import annotations

import io
import re
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from casekit.records import Table
from casekit.sql import read_tables
from casekit.writers import workbook

TABLES = Path(workbook.__file__).parents[1] / "tables"
SAVED_ON = b"2026-09-01T00:00:00Z"


def filled_workbook(source: str, references: Mapping[str, Sequence[str]]) -> bytes:
    """Return the workbook of a case.

    Args:
        source: TOML, one array of tables to a sheet, a key to a column; true and false become oui and non.
        references: ids known outside the workbook, per table, for the drop-down lists.
    Returns:
        The bytes of the .xlsx; the same source and the same empty workbook give the same bytes.
    """
    book = _empty(read_tables(TABLES), references)
    for table, rows in tomllib.loads(source).items():
        _fill(book[table], rows)
    packed = io.BytesIO()
    book.save(packed)
    return _settled(packed.getvalue())


def _empty(tables: Sequence[Table], references: Mapping[str, Sequence[str]]) -> openpyxl.Workbook:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tables.xlsx"
        workbook.write(path, tables, references)
        return openpyxl.load_workbook(path)


def _fill(sheet: Worksheet, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows under the names and the labels of the columns, on the first empty line and below."""
    places = {cell.value: cell.column for cell in sheet[1] if cell.value is not None}
    first = next(line for line in range(2, sheet.max_row + 2) if not any(cell.value for cell in sheet[line]))
    for line, row in enumerate(rows, start=first):
        for name, value in row.items():
            sheet.cell(line, places[name]).value = _typed(value)


def _typed(value: object) -> object:
    return ("oui" if value else "non") if isinstance(value, bool) else value


def _settled(content: bytes) -> bytes:
    """Return the same package without the time at which it was packed: the date of saving and those of its directory."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as fixed:
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = packed.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + SAVED_ON, part)
            fixed.writestr(entry, part)
    return out.getvalue()
