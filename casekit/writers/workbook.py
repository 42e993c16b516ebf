"""The workbook an expert fills in: one sheet per table, its headers explained in French, a drop-down list wherever the values are known."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from casekit.records import Column, Table

GUIDE = "Mode d'emploi"
LISTS = "listes"

_LAST_ROW = 2000
_FIRST_ROW = 3
_MADE_ON = datetime.datetime(2000, 1, 1)
_COMMON = ("exhibit", "locator", "declared_by")
_SHADES = ("1F4E79", "7F4F24", "2D6A4F", "5B3A8C", "9C4221", "1B6B73", "8B1E3F", "4A5A1F", "5C4B51", "34495E")
_COMMON_SHADE = "595959"
_WIDE = frozenset(
    {"text", "label", "justification", "output", "answer", "detail", "ai_condition", "activities", "intended_purpose", "title", "name"}
)
_DATES = "Écrire 13/05/2024, 13/05/2024 10:05, 05/2024 ou 2024, selon ce que dit la pièce. Vide : date inconnue."
_NEVER = "« aucun » : on sait que cela n’a pas eu lieu ; « ? » : cela a eu lieu, à une date inconnue."
_SEPARATE = Border(left=Side(style="thin", color="FFFFFF"), right=Side(style="thin", color="FFFFFF"))

_ADVICE = (
    ("Une feuille par table", ("Les feuilles suivent l’ordre du travail, des personnes à l’expertise. "
     "Ne remplir que celles qui servent ; une feuille vide ne pose pas de problème.")),
    ("Une ligne par fait", ("Saisir à partir de la ligne 3. Ne pas toucher aux lignes 1 et 2 (noms et libellés des colonnes) ; "
     "l’explication de chaque colonne s’affiche en survolant son titre.")),
    ("Identifiants", ("La première colonne donne à la ligne un nom court et unique : P1 pour une personne, A1 pour un acte, U1 pour un usage de l’IA… "
     "Les autres feuilles y renvoient ; des listes déroulantes proposent les identifiants déjà saisis.")),
    ("Ce qu’on ne sait pas", "Laisser la case vide : vide veut dire « inconnu », jamais « non ». Ne rien supposer."),
    ("Oui, non", "oui, non, ou vide si on ne sait pas."),
    ("Dates", "13/05/2024 ; 13/05/2024 10:05 ; 05/2024 ou mai 2024 si le jour est inconnu ; 2024 si le mois l’est aussi. Toujours quatre chiffres à l’année."),
    ("« aucun » et « ? »", ("Là où la note de la colonne le permet : « aucun » si l’on sait que cela n’a pas eu lieu à la date d’arrêté du dossier, "
     "« ? » si cela a eu lieu à une date inconnue.")),
    ("Nombres", "Virgule ou point décimal. Une proportion s’écrit entre 0 et 1 : 0,02 pour 2 %."),
    ("Pièce", ("Colonnes de droite : le numéro de la pièce au bordereau, et l’endroit (p. 2, ligne 14). Sans pièce ni déclarant, la ligne est tenue "
     "pour une saisie de l’expert, à rattacher à une pièce.")),
    ("Déclaré par", "L’identifiant de la personne dont la ligne rapporte les dires ; vide si la ligne vient d’un document."),
    ("Deux pièces, un même fait", "Reprendre le même identifiant sur deux lignes, une par pièce : casekit les rapproche et signale les contradictions."),
    ("Plusieurs valeurs", "Là où la note le permet, les séparer par un point-virgule."),
)  # fmt: skip


def write(path: Path, tables: Iterable[Table], references: Mapping[str, Sequence[str]]) -> None:
    """Write the empty workbook of a case; the same tables give the same bytes.

    Args:
        path: the file to write; an existing one is replaced.
        tables: the tables of the contract; those of group 0 have no sheet.
        references: ids that exist outside the workbook, per table (exhibit numbers, parties), offered in drop-down lists.
    """
    shown = sorted((table for table in tables if table.place[0] >= 1), key=lambda table: table.place)
    book = Workbook()
    _guide(book.active, shown)
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for table in shown:
        _sheet(book.create_sheet(table.name), table, {t.name: t for t in shown}, lists, references)
    book.move_sheet(lists, len(shown))
    book.properties.creator = "casekit"
    book.properties.created = _MADE_ON
    book.properties.title = "Saisie du dossier"
    book.properties.language = "fr-FR"
    packed = io.BytesIO()
    book.save(packed)
    path.write_bytes(_dateless(packed.getvalue()))


def _dateless(content: bytes) -> bytes:
    """The same package with fixed dates in its properties and its directory."""
    made = _MADE_ON.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in packed.namelist():
            part = packed.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + made, part)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, part)
    return out.getvalue()


def _font(*, bold: bool = False, size: int = 11, color: str = "000000") -> Font:
    return Font(name="Calibri", bold=bold, size=size, color=color)


def _shade(table: Table) -> str:
    return _SHADES[(table.place[0] - 1) % len(_SHADES)]


def _guide(sheet: Any, tables: Sequence[Table]) -> None:
    sheet.title = GUIDE
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 110
    sheet.append(["Saisie du dossier"])
    sheet["A1"].font = _font(bold=True, size=16)
    sheet.append(
        [
            "Ce que l’expert lit dans les pièces ou constate. casekit relit ce classeur à chaque calcul et dit, ligne par ligne, ce qu’il n’a pas compris."
        ]
    )
    sheet.append([])
    for title, advice in _ADVICE:
        sheet.append([title, advice])
        sheet.cell(sheet.max_row, 1).font = _font(bold=True)
        _wrapped(sheet, sheet.max_row, advice)
    sheet.append([])
    sheet.append(["Feuilles"])
    sheet.cell(sheet.max_row, 1).font = _font(bold=True, size=13)
    for table in tables:
        if table.group != next((t.group for t in reversed(tables[: tables.index(table)])), None):
            sheet.append([table.group])
            sheet.cell(sheet.max_row, 1).font = _font(bold=True, color=_shade(table))
        sheet.append([table.name, table.title])
        sheet.cell(sheet.max_row, 1).hyperlink = f"#{quote_sheetname(table.name)}!A{_FIRST_ROW}"
        sheet.cell(sheet.max_row, 1).font = Font(name="Calibri", size=11, color="0563C1", underline="single")
        _wrapped(sheet, sheet.max_row, table.title)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _wrapped(sheet: Any, row: int, text: str) -> None:
    for column in (1, 2):
        sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[row].height = 15 * (1 + len(text) // 115)


def _columns(table: Table) -> tuple[Column, ...]:
    own = tuple(c for c in table.columns if c.name not in ("case_id", *_COMMON))
    return own + tuple(c for c in table.columns if c.name in _COMMON)


def _sheet(sheet: Any, table: Table, sheets: Mapping[str, Table], lists: Any, references: Mapping[str, Sequence[str]]) -> None:
    sheet.sheet_properties.tabColor = _shade(table)
    sheet.freeze_panes = f"B{_FIRST_ROW}"
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 18, 46
    for at, column in enumerate(_columns(table), start=1):
        letter = get_column_letter(at)
        dimension = sheet.column_dimensions[letter]
        dimension.width = _width(column)
        if column.type not in ("INTEGER", "DOUBLE"):
            dimension.number_format = "@"
        dimension.alignment = Alignment(wrap_text=True, vertical="top")
        _header(sheet, at, column, _COMMON_SHADE if column.name in _COMMON else _shade(table), sheets)
        rule = _rule(column, sheets, lists, references)
        if rule is not None:
            rule.add(f"{letter}{_FIRST_ROW}:{letter}{_LAST_ROW}")
            sheet.add_data_validation(rule)
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows, sheet.print_title_cols = "1:2", "A:A"


def _width(column: Column) -> float:
    if column.name in _WIDE:
        return 36
    longest = max((len(label) for label in column.values.values()), default=0)
    least = 18 if column.type in ("DAY", "MOMENT") else 13
    return min(34, max(least, len(column.name) + 3, len(column.label) // 2 + 4, longest + 3))


def _header(sheet: Any, at: int, column: Column, shade: str, sheets: Mapping[str, Table]) -> None:
    name, label = sheet.cell(1, at, column.name), sheet.cell(2, at, column.label)
    name.font = _font(bold=True, color="FFFFFF")
    name.fill = PatternFill("solid", start_color=shade)
    label.font = _font(bold=True, color=shade)
    label.fill = PatternFill("solid", start_color="EDEDED")
    name.border = label.border = _SEPARATE
    name.alignment = Alignment(vertical="center")
    label.alignment = Alignment(wrap_text=True, vertical="center")
    words = _explained(column, sheets)
    for cell in (name, label):
        cell.comment = Comment(words, "casekit", height=40 + 17 * sum(1 + len(line) // 46 for line in words.splitlines()), width=330)


def _explained(column: Column, sheets: Mapping[str, Table]) -> str:
    lines = [f"{column.label} ({column.name})"]
    if column.type in ("DAY", "MOMENT"):
        lines.append(_DATES)
    elif column.type == "BOOLEAN":
        lines.append("oui ou non. Vide : on ne sait pas.")
    elif column.values:
        lines.append("Une valeur de la liste. Vide : inconnu.")
        lines += [f"– {label}" + (f" ({code})" if code != label else "") for code, label in column.values.items()]
    elif column.type in ("INTEGER", "DOUBLE"):
        lines.append(f"Nombre{' entier' if column.type == 'INTEGER' else ''}. Vide : inconnu.")
    elif column.label.endswith("(identifiant)"):
        lines.append("Court et unique dans la feuille, par exemple A1. Obligatoire : les autres feuilles y renvoient.")
    elif not column.refers_to:
        lines.append("Texte libre. Vide : inconnu.")
    if column.refers_to:
        named = " ou ".join(f"« {name} »" for name in column.refers_to)
        where = "de la feuille" if all(name in sheets for name in column.refers_to) else "de la table"
        lines.append(
            "Numéro de la pièce au bordereau." if column.refers_to == ("exhibit",) else f"Identifiant d’une ligne {where} {named}."
        )
    if column.may_be_none and column.type != "BOOLEAN":
        lines.append(_NEVER)
    if column.note is not None:
        lines.append(column.note[0].upper() + column.note[1:] + ("" if column.note.endswith((".", "…")) else "."))
    return "\n".join(lines)


def _rule(column: Column, sheets: Mapping[str, Table], lists: Any, references: Mapping[str, Sequence[str]]) -> DataValidation | None:
    if column.values:
        return _choice(_listed(lists, list(column.values.values())), strict=True)
    if column.type == "BOOLEAN":
        return _choice(_listed(lists, ["oui", "non", *(["aucun"] if column.may_be_none else [])]), strict=True)
    if column.type in ("DAY", "MOMENT"):
        words = "13/05/2024, 13/05/2024 10:05, 05/2024 ou 2024. Vide : inconnue." + (
            " « aucun » et « ? » admis." if column.may_be_none else ""
        )
        return DataValidation(showInputMessage=True, showErrorMessage=False, promptTitle="Date", prompt=words)
    if len(column.refers_to) != 1:
        return None
    target = column.refers_to[0]
    if references.get(target):
        return _choice(_listed(lists, references[target]), strict=False)
    if target not in sheets:
        return None
    ids = f"{quote_sheetname(target)}!$A${_FIRST_ROW}"
    return _choice(f"OFFSET({ids},0,0,MAX(1,COUNTA({ids}:$A${_LAST_ROW})),1)", strict=False)


def _choice(formula: str, *, strict: bool) -> DataValidation:
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=strict)
    rule.errorTitle = "Valeur non prévue"
    rule.error = "Choisir une valeur de la liste, ou laisser la case vide si elle est inconnue."
    return rule


def _listed(lists: Any, values: Sequence[str]) -> str:
    """The range of the hidden sheet that holds these values, written there once."""
    for at in range(1, lists.max_column + 1):
        if [cell.value for cell in next(lists.iter_cols(at, at, 1, len(values)))] == list(values) and lists.cell(
            len(values) + 1, at
        ).value is None:
            return _range(at, len(values))
    at = 1 if lists.cell(1, 1).value is None else lists.max_column + 1
    for row, value in enumerate(values, start=1):
        lists.cell(row, at, value).number_format = "@"
    return _range(at, len(values))


def _range(at: int, length: int) -> str:
    letter = get_column_letter(at)
    return f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${length}"
