"""What people typed in, `tables/*.csv` and `tables.xlsx`, as clean rows per table, each with its place; and what was wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from casekit import records
from casekit.readers.typed_cells import clean, plain
from casekit.readers.typed_files import MAX_BYTES, Complaint, Line, Raw, Sheet, gathered, read_csv
from casekit.readers.typed_workbook import read_xlsx

Row = Mapping[str, str | None]

_SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitkeep"})


@dataclass(frozen=True)
class Typed:
    """Clean rows per table, in the order typed, and the problems.

    A row has every column of its table but `case_id`: text as the contract writes it, None where unknown. `locator` is the
    user's where he gave one with an exhibit, else the place of the row (« tables.xlsx, feuille act, ligne 4 »).
    """

    rows: Mapping[str, tuple[Row, ...]]
    problems: tuple[records.Problem, ...]


def read_folder(folder: Path, tables: Sequence[records.Table]) -> Typed:
    """Read all that was typed in a case folder.

    Args:
        folder: the case folder; `tables/*.csv`, `tables/tables.xlsx` and `tables.xlsx` are read.
        tables: the tables of the contract, with the columns that every table has; those of group 0 are not typed in.
    Returns:
        The clean rows and the problems.
    """
    by_name = {plain(table.title.split(" : ")[0]): table for table in tables} | {plain(table.name): table for table in tables}
    sheets, complaints = _sheets(folder, by_name)
    typed: dict[str, list[_Placed]] = {}
    for sheet in sheets:
        table, wrong = _table_of(sheet, by_name)
        complaints += wrong
        if table is None:
            continue
        placed, wrong = _rows_of(sheet, table)
        typed.setdefault(table.name, []).extend(placed)
        complaints += wrong
    rows = {}
    for table in tables:
        if table.name in typed:
            rows[table.name], wrong = _unique(typed[table.name], table.id)
            complaints += wrong
    return Typed({name: kept for name, kept in rows.items() if kept}, gathered(complaints))


def _sheets(folder: Path, by_name: Mapping[str, records.Table]) -> tuple[list[Sheet], list[Complaint]]:
    sheets: list[Sheet] = []
    complaints: list[Complaint] = []
    for path in _listed(folder):
        found, wrong = _read_file(path, path.relative_to(folder).as_posix(), by_name)
        sheets += found
        complaints += wrong
    return sheets, complaints


@dataclass(frozen=True)
class _Placed:
    """A clean row with the sheet and the line it comes from."""

    row: Row
    source: str
    line: int


def _listed(folder: Path) -> list[Path]:
    inside = sorted((folder / "tables").iterdir()) if (folder / "tables").is_dir() else []
    beside = [folder / name for name in ("tables.xlsx", "~$tables.xlsx", ".~lock.tables.xlsx#", "tables.xls", "tables.xlsm", "tables.ods")]
    return [path for path in (*inside, *beside) if path.exists() and path.name.casefold() not in _SYSTEM_FILES]


def _read_file(path: Path, source: str, by_name: Mapping[str, records.Table]) -> tuple[list[Sheet], list[Complaint]]:
    refusal = _unread(path, source)
    if refusal is not None:
        return [], [refusal]
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"Fichier illisible ({error.strerror})."
        return [], [Complaint(source, "unread_file", message, "Vérifier les droits d'accès et qu'il n'est pas ouvert ailleurs.")]
    if path.suffix.casefold() != ".csv":
        return read_xlsx(content, source)
    table = by_name.get(plain(path.stem))
    sheet, complaints = read_csv(content, source, path.stem, frozenset(_headers(table)) if table is not None else frozenset())
    return [sheet], complaints


def _unread(path: Path, source: str) -> Complaint | None:
    """Why a file of the folder is not read, None where it is."""
    name = path.name.casefold()
    if name.startswith(("~$", ".~lock.")):
        message = "Le classeur est ouvert dans un tableur : ce qui n'est pas enregistré n'est pas lu."
        return Complaint(source, "workbook_open", message, "L'enregistrer et le fermer, puis relancer.", severity="warning")
    if path.is_dir() or (path.suffix.casefold() != ".csv" and name not in ("tables.xlsx", "tables.xls")):
        message = "Ce fichier n'est pas lu : on ne lit ici que des .csv au nom d'une table et tables.xlsx."
        return Complaint(source, "unread_file", message, "Le déplacer, ou l'enregistrer au format attendu.", severity="warning")
    if path.stat().st_size > MAX_BYTES:
        message = f"Fichier de plus de {MAX_BYTES // 1_000_000} Mo : trop grand pour une saisie, il n'est pas lu."
        return Complaint(source, "too_large", message, "Le verser dans exhibits/ si c'est un export reçu.")
    return None


def _table_of(sheet: Sheet, by_name: Mapping[str, records.Table]) -> tuple[records.Table | None, list[Complaint]]:
    table = by_name.get(plain(sheet.name))
    if table is not None and table.place[0] >= 1:
        return table, []
    if not sheet.lines:
        return None, []
    if table is not None:
        message = f"La table « {table.name} » ne se saisit pas ici : ses lignes ne sont pas lues."
        remedy = "Elle vient de case.toml, de bordereau.csv ou des pièces, ou bien casekit la calcule."
        return None, [Complaint(sheet.source, "not_typed_here", message, remedy)]
    typed = sorted({t.name for t in by_name.values() if t.place[0] >= 1})
    close = difflib.get_close_matches(sheet.name.casefold(), typed, n=1, cutoff=0.6)
    remedy = f"La renommer « {close[0]} » ?" if close else f"Lui donner le nom d'une table : {', '.join(typed)}."
    message = f"« {sheet.name} » n'est le nom d'aucune table : ses {len(sheet.lines)} ligne(s) ne sont pas lues."
    return None, [Complaint(sheet.source, "unknown_table", message, remedy, severity="warning")]


def _columns(table: records.Table) -> tuple[records.Column, ...]:
    return tuple(column for column in table.columns if column.name != "case_id")


def _headers(table: records.Table) -> dict[str, records.Column]:
    """Plain header → column: the names of the contract, and the French labels that only one column bears."""
    columns = _columns(table)
    labels = [plain(column.label) for column in columns]
    headers = {label: column for label, column in zip(labels, columns, strict=True) if labels.count(label) == 1}
    headers.update({plain(column.name): column for column in columns})
    return headers


def _rows_of(sheet: Sheet, table: records.Table) -> tuple[list[_Placed], list[Complaint]]:
    filled = [line for line in sheet.lines if any(line.cells)]
    if not filled:
        return [], []
    header, *lines = filled
    places, complaints = _placed_columns(header, sheet, table)
    if table.id not in {column.name for column in places.values()}:
        message = f"Aucune colonne « {table.id} » : sans identifiant, les lignes ne sont pas lues."
        remedy = f"La première ligne doit porter les noms des colonnes : {', '.join(column.name for column in _columns(table))}."
        return [], [Complaint(sheet.source, "no_header", message, remedy, header.number)]
    if lines and _explains(lines[0], places):
        lines = lines[1:]
    placed = []
    for line in lines:
        row, wrong = _row(line, header, places, sheet, table)
        complaints += wrong
        if row is not None:
            placed.append(_Placed(row, sheet.source, line.number))
    return placed, complaints


def _placed_columns(header: Line, sheet: Sheet, table: records.Table) -> tuple[dict[int, records.Column], list[Complaint]]:
    headers = _headers(table)
    places: dict[int, records.Column] = {}
    complaints = []
    for position, cell in enumerate(header.cells):
        if cell is None:
            continue
        column = headers.get(plain(cell.text))
        if column is not None and column not in places.values():
            places[position] = column
            continue
        if column is not None:
            code, message, remedy = "repeated_column", "Colonne en double : seule la première est lue.", "N'en garder qu'une."
        else:
            code, message = "unknown_column", "Colonne inconnue : ses cellules ne sont pas lues."
            close = difflib.get_close_matches(plain(cell.text), headers, n=1, cutoff=0.7)
            remedy = (
                f"La renommer « {headers[close[0]].name} » ?"
                if close
                else f"Colonnes admises : {', '.join(c.name for c in _columns(table))}."
            )
        complaints.append(Complaint(sheet.source, code, message, remedy, header.number, cell.text.strip()))
    return places, complaints


def _explains(line: Line, places: Mapping[int, records.Column]) -> bool:
    """True for the row of French labels that our own workbook shows under the column names, be it of another version by a few words."""
    shown = [(places.get(at), cell.text) for at, cell in enumerate(line.cells) if cell is not None]
    labels = [column for column, text in shown if column is not None and plain(text) == plain(column.label)]
    return bool(shown) and 2 * len(labels) > len(shown)


def _row(
    line: Line, header: Line, places: Mapping[int, records.Column], sheet: Sheet, table: records.Table
) -> tuple[Row | None, list[Complaint]]:
    complaints = _misplaced(line, header, sheet)
    if any(complaint.severity == "error" for complaint in complaints):
        return None, complaints
    row: dict[str, str | None] = {column.name: None for column in _columns(table)}
    for at, column in places.items():
        row[column.name], wrong = _cell(line.cells[at] if at < len(line.cells) else None, column, sheet.source, line.number)
        complaints += wrong
    if sheet.is_ragged and len(line.cells) > len(header.cells) and any(complaint.severity == "error" for complaint in complaints):
        return None, [_shifted(line, header, sheet)]
    if row[table.id] is None:
        message = "Ligne sans identifiant : elle est refusée."
        return None, [
            *complaints,
            Complaint(sheet.source, "no_id", message, "Donner un identifiant court et unique.", line.number, table.id),
        ]
    row["locator"] = _locator(row, f"{sheet.source}, ligne {line.number}")
    return row, complaints


def _misplaced(line: Line, header: Line, sheet: Sheet) -> list[Complaint]:
    """What to say of a row longer or shorter than its header, or with words under no title; an error refuses the row."""
    width = max(at for at, cell in enumerate(header.cells) if cell is not None) + 1
    if sheet.is_ragged and any(cell is not None for cell in line.cells[width:]):
        return [_shifted(line, header, sheet)]
    message = f"{len(line.cells)} cellule(s) pour {width} colonnes : les dernières sont tenues pour vides."
    short = Complaint(sheet.source, "cell_count", message, "Vérifier que rien ne manque.", line.number, severity="warning")
    untitled = [
        Complaint(sheet.source, "untitled_column", f"« {cell.text} » est dans une colonne sans titre : la cellule n'est pas lue.",
                  "Donner un titre à la colonne.", line.number, severity="warning")
        for cell, title in zip_longest(line.cells, header.cells) if cell is not None and title is None
    ]  # fmt: skip
    return untitled + ([short] if sheet.is_ragged and len(line.cells) < width else [])


def _shifted(line: Line, header: Line, sheet: Sheet) -> Complaint:
    message = f"{len(line.cells)} cellules pour {len(header.cells)} colonnes : elles sont décalées, la ligne est refusée."
    return Complaint(sheet.source, "cell_count", message, "Mettre entre guillemets un texte qui contient le séparateur.", line.number)


def _cell(raw: Raw | None, column: records.Column, source: str, line: int) -> tuple[str | None, list[Complaint]]:
    if raw is None:
        return None, []
    if raw.kind == "error":
        message = f"Erreur de calcul {raw.text} : la case est laissée vide (inconnue)."
        return None, [Complaint(source, "formula_error", message, "Corriger la formule, ou taper la valeur.", line, column.name)]
    if raw.kind == "formula":
        message = f"Formule jamais calculée ({raw.text}) : la case est laissée vide (inconnue)."
        return None, [
            Complaint(source, "formula_without_value", message, "Ouvrir et enregistrer dans Excel, ou taper la valeur.", line, column.name)
        ]
    cleaned = clean(raw.text, column)
    if cleaned.code is not None and cleaned.why is not None and cleaned.remedy is not None:
        return None, [Complaint(source, cleaned.code, cleaned.why, cleaned.remedy, line, column.name)]
    if cleaned.remark is not None:
        return cleaned.text, [Complaint(source, "read_as", cleaned.remark, "Vérifier.", line, column.name, severity="warning")]
    if raw.kind == "date" and column.type not in ("DAY", "MOMENT"):
        message = f"Excel tient cette cellule pour une date : elle est lue « {cleaned.text} »."
        return cleaned.text, [
            Complaint(source, "date_in_text", message, "Mettre la cellule au format Texte et la retaper.", line, column.name, "warning")
        ]
    return cleaned.text, []


def _locator(row: Row, place: str) -> str:
    given = row["locator"]
    if given is None:
        return place if row["exhibit"] is None else f"page non précisée ({place})"
    return given if row["exhibit"] is not None else f"{given} ({place})"


def _unique(placed: Iterable[_Placed], identifier: str) -> tuple[tuple[Row, ...], list[Complaint]]:
    """Keep one row per id, exhibit and declarant: the same id in another exhibit is another testimony."""
    first: dict[tuple[str | None, ...], _Placed] = {}
    complaints = []
    for one in placed:
        key = tuple(one.row[name] for name in (identifier, "exhibit", "declared_by"))
        earlier = first.setdefault(key, one)
        if earlier is one:
            continue
        complaints.append(_repeated(one, earlier, identifier))
    return tuple(one.row for one in first.values()), complaints


def _repeated(one: _Placed, earlier: _Placed, identifier: str) -> Complaint:
    there = f"{earlier.source}, ligne {earlier.line}"
    if all(earlier.row[name] == value for name, value in one.row.items() if name != "locator"):
        message = f"Même ligne que {there} : elle n'est lue qu'une fois."
        remedy = "La supprimer ; si seule la référence dans la pièce diffère, réunir les références dans une ligne."
        return Complaint(one.source, "repeated_row", message, remedy, one.line, identifier, "warning")
    message = f"Identifiant « {one.row[identifier]} » déjà pris ({there}) : la ligne est refusée."
    remedy = "Donner un autre identifiant, ou la pièce d'où vient cette autre version."
    return Complaint(one.source, "duplicate_id", message, remedy, one.line, identifier)
