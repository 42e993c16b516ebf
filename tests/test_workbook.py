"""The workbook and the case.toml that a new case starts from: complete, explained, and read back without a word."""

from __future__ import annotations

import tomllib
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import casekit
from casekit.readers.typed import read_folder
from casekit.sql import read_tables
from casekit.writers import case_toml, workbook

TABLES = read_tables(Path(casekit.__file__).parent / "tables")
TYPED = [table for table in TABLES if table.place[0] >= 1]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("case") / "tables.xlsx"
    workbook.write(made, TABLES, {"exhibit": ["1", "2"], "party": ["claimant", "d1"]})
    return made


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def rule_of(sheet: Any, name: str) -> Any:
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == name)
    return next((rule for rule in sheet.data_validations.dataValidation if str(rule.sqref).startswith(f"{letter}3:")), None)


def choices(book: Any, rule: Any) -> list[str]:
    sheet, _, cells = rule.formula1.rpartition("!")
    return [cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]]


def test_one_sheet_per_table_in_the_order_of_the_work(book: Any) -> None:
    assert book.sheetnames == [workbook.GUIDE, *(table.name for table in TYPED), workbook.LISTS]
    assert book[workbook.LISTS].sheet_state == "hidden"
    assert "act" in book.sheetnames and "access" not in book.sheetnames


def test_each_sheet_names_its_columns_then_says_them_in_french(book: Any) -> None:
    for table in TYPED:
        sheet = book[table.name]
        names = [cell.value for cell in sheet[1]]
        assert names[0] == table.id and names[-3:] == ["exhibit", "locator", "declared_by"]
        assert set(names) == {column.name for column in table.columns} - {"case_id"}
        assert [cell.value for cell in sheet[2]] == [table.column(name).label for name in names]  # type: ignore[union-attr]
        assert sheet.freeze_panes == "B3" and sheet.max_row == 2


def test_every_header_is_explained(book: Any) -> None:
    for table in TYPED:
        for cell in (*book[table.name][1], *book[table.name][2]):
            assert cell.comment is not None and len(cell.comment.text) > 10
    note = next(cell for cell in book["holding"][1] if cell.value == "destroyed_on").comment.text
    assert "13/05/2024" in note and "« aucun »" in note and "Vide : date inconnue" in note
    note = next(cell for cell in book["act"][1] if cell.value == "status").comment.text
    assert "– réalisé (performed)" in note


def test_every_enumeration_and_every_yes_or_no_has_its_list(book: Any) -> None:
    for table in TYPED:
        for column in table.columns:
            if column.values:
                assert choices(book, rule_of(book[table.name], column.name)) == list(column.values.values())
            elif column.type == "BOOLEAN":
                assert choices(book, rule_of(book[table.name], column.name))[:2] == ["oui", "non"]


def test_references_offer_the_ids_typed_elsewhere(book: Any) -> None:
    rule = rule_of(book["act"], "professional")
    assert "'person'!$A$3" in rule.formula1 and not rule.showErrorMessage
    assert choices(book, rule_of(book["act"], "exhibit")) == ["1", "2"]
    assert choices(book, rule_of(book["submission"], "party")) == ["claimant", "d1"]


def test_excel_leaves_partial_dates_and_ids_alone(book: Any) -> None:
    sheet = book["act"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}
    assert formats["performed_at"] == formats["act"] == formats["exhibit"] == "@"
    assert book["risk"].column_dimensions["D"].number_format == "General"


def test_the_guide_says_how_to_write_what_is_unknown(book: Any) -> None:
    words = " ".join(str(cell.value) for row in book[workbook.GUIDE].iter_rows() for cell in row if cell.value)
    assert "vide veut dire « inconnu », jamais « non »" in words and "aucun" in words
    assert all(table.title in words for table in TYPED)


def test_no_macro_and_the_same_bytes_each_time(path: Path, tmp_path: Path) -> None:
    workbook.write(tmp_path / "again.xlsx", TABLES, {"exhibit": ["1", "2"], "party": ["claimant", "d1"]})
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        assert {entry.date_time[:3] for entry in packed.infolist()} == {(1980, 1, 1)}
        assert not any("vba" in name.lower() for name in packed.namelist())


def test_the_empty_workbook_reads_as_nothing(path: Path) -> None:
    read = read_folder(path.parent, TABLES)
    assert read.rows == {} and read.problems == ()


def test_what_the_lists_offer_is_what_the_reader_understands(path: Path, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(path)
    for table in TYPED:
        sheet = filled[table.name]
        for at, cell in enumerate(sheet[1], start=1):
            column = table.column(cell.value)
            assert column is not None
            rule = rule_of(sheet, column.name)
            offered = choices(filled, rule) if rule is not None and "!$" in (rule.formula1 or "") and "OFFSET" not in rule.formula1 else []
            by_type = {"DAY": "05/2024", "MOMENT": "13/05/2024 à 10h05", "DOUBLE": "0,5", "INTEGER": 3}
            sheet.cell(3, at, offered[-1] if offered else by_type.get(column.type, "X1"))
    filled.save(tmp_path / "tables.xlsx")
    read = read_folder(tmp_path, TABLES)
    assert read.problems == ()
    assert set(read.rows) == {table.name for table in TYPED}
    for table in TYPED:
        (row,) = read.rows[table.name]
        assert all(value is not None for value in row.values()), table.name


def test_the_template_of_case_toml_is_valid_and_supposes_nothing() -> None:
    case = tomllib.loads(case_toml.text('2026-"0147"'))
    assert case["case"].pop("id") == '2026-"0147"' and case["case"].pop("zone") == "Europe/Paris"
    assert set(case["case"].values()) == {""} and set(case["expert"].values()) == {""}
    expected = "title forum body docket appointed_on due_on as_of facts_on first_claim_on consolidated_on"
    assert set(case["case"]) == set(expected.split())


def test_the_blocks_shown_in_comments_become_valid_when_uncommented() -> None:
    lines = case_toml.text("X").splitlines()
    keys = ("[[", "n =", "text =", "topics =", "id =", "role =", "person =", "side =", "counsel =")
    shown = [line.removeprefix("# ") for line in lines if line.startswith("# ") and line.removeprefix("# ").startswith(keys)]
    case = tomllib.loads("\n".join(shown))
    assert case["mission"][0]["n"] == 1 and case["party"][0]["side"] == "claimant"
