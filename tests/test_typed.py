"""What people typed in: CSV and Excel tables as experts really save them, with their mistakes named and the good rows kept."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

import casekit
from casekit.readers.typed import Typed, read_folder
from casekit.readers.typed_cells import clean, iso_date
from casekit.records import Column
from casekit.sql import read_tables

TABLES = read_tables(Path(casekit.__file__).parent / "tables")
ACT = "act;kind;label;status;performed_at;is_emergency;exhibit;locator"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "tables").mkdir()
    return tmp_path


def typed(case: Path, name: str, *lines: str, encoding: str = "utf-8") -> Typed:
    (case / "tables" / name).write_bytes("\n".join([*lines, ""]).encode(encoding))
    return read_folder(case, TABLES)


Change = Callable[[openpyxl.Workbook], None]


def sheet(case: Path, name: str, rows: Sequence[Sequence[object]], place: str = "tables.xlsx", change: Change | None = None) -> Typed:
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(list(row))
    if change is not None:
        change(book)
    book.save(case / place)
    return read_folder(case, TABLES)


def codes(read: Typed) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.locator) for problem in read.problems]


def filled(read: Typed, table: str = "act") -> list[dict[str, str]]:
    return [{name: value for name, value in row.items() if value is not None} for row in read.rows.get(table, ())]


# Dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("13/05/2024", "2024-05-13"), ("13/05/2024 10:05", "2024-05-13T10:05"), ("13/05/2024 à 10h05", "2024-05-13T10:05"),
        ("05/2024", "2024-05"), ("13 mai 2024", "2024-05-13"), ("1er mai 2024", "2024-05-01"), ("Lundi 13 mai 2024 à 10 h 05", "2024-05-13T10:05"),
        ("le 3 févr. 2024", "2024-02-03"), ("août 2023", "2023-08"), ("2024", "2024"), ("2024-05", "2024-05"),
        ("13.05.2024", "2024-05-13"), ("1/2/2024", "2024-02-01"), ("2024/05/13", "2024-05-13"),
        ("2024-05-13T10:05:30+02:00", "2024-05-13T10:05:30+02:00"), ("2024-05-13T08:05Z", "2024-05-13T08:05Z"),
        ("13/05/2024 10h", "2024-05-13T10"), ("2024-05-13T10", "2024-05-13T10"), ("29/02/2024", "2024-02-29"),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_it_was_written(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2024", "29/02/2023", "13/05/24", "05/13/2024", "13/05/2024 24:00", "mardi 13 mai 2024", "vers mai 2024", "2023-2024",
        "10:05", "0024", "45425", "mai", "13/05/2024 2:05 PM",
    ],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_refused(written: str) -> None:
    assert iso_date(written) is None


# Cells


def cell(text: str, kind: str = "VARCHAR", name: str = "c", **more: object) -> str | None:
    return clean(text, Column(name, kind, "Libellé", **more)).text  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["oui", "OUI", "vrai", "true", "Yes", "1"])
def test_words_for_yes(word: str) -> None:
    assert cell(word, "BOOLEAN") == "true"


@pytest.mark.parametrize("word", ["non", "Faux", "false", "no", "0"])
def test_words_for_no(word: str) -> None:
    assert cell(word, "BOOLEAN") == "false"


@pytest.mark.parametrize("word", ["peut-être", "?", "aucun", "2"])
def test_a_doubtful_yes_or_no_is_unknown(word: str) -> None:
    assert cell(word, "BOOLEAN") is None


def test_none_and_question_mark_stand_only_where_the_contract_admits_them() -> None:
    assert [cell(word, "DAY", may_be_none=True) for word in ("aucun", "Aucune", "none", "?")] == ["none", "none", "none", "?"]
    assert [cell(word, "DAY") for word in ("aucun", "?")] == [None, None]
    assert [cell(word, "BOOLEAN", may_be_none=True) for word in ("aucun", "?")] == ["false", "true"]
    assert [cell(word) for word in ("aucun", "?")] == ["aucun", "?"]


@pytest.mark.parametrize(
    ("written", "number"),
    [("12,5", "12.5"), ("1 234,50", "1234.50"), ("1\u202f234", "1234"), ("1.00", "1.00"), ("1.234.567,5", "1234567.5"), ("-3", "-3"), ("1e-3", "1e-3"),
     ("<5", None), ("5-10", None), ("50 %", None), ("nan", None), ("1,2,3", None), ("deux", None), ("٣", None)],
)  # fmt: skip
def test_numbers_keep_their_digits(written: str, number: str | None) -> None:
    assert cell(written, "DOUBLE") == number


def test_bounds_are_those_of_the_contract() -> None:
    assert cell("1,2", "DOUBLE", "prior_state_share") is None
    assert cell("0,2", "DOUBLE", "prior_state_share") == "0.2"
    assert cell("2", "DOUBLE", "frequency", note="proportion de 0 à 1 : 0,02 pour 2 %") is None
    assert cell("2", "DOUBLE", "frequency") == "2"
    assert cell("2", "DOUBLE", "value", note="1 ou 0 pour un arrêt de travail") == "2"
    assert cell("-1", "INTEGER", "events") is None
    assert cell("1,5", "INTEGER", "events") is None
    assert cell("12,0", "INTEGER", "events") == "12"
    assert cell("1 500 €", "DOUBLE", "amount_eur") == "1500"
    assert cell("-5", "DOUBLE", "amount_eur") is None


def test_an_enumeration_takes_codes_and_french_labels() -> None:
    values = {"performed": "réalisé", "none": "aucune"}
    assert [cell(word, values=values) for word in ("performed", "Réalisé", "REALISE", "aucune")] == [
        "performed",
        "performed",
        "performed",
        "none",
    ]
    assert cell("raté", values=values) is None
    assert cell("réalisé;aucune", values=values) is None
    assert cell("réalisé ; aucune", values=values, note="liste séparée par ;") == "performed;none"


def test_every_french_label_of_the_contract_names_one_value() -> None:
    for table in TABLES:
        for column in table.columns:
            for code, label in column.values.items():
                assert (cell(code, values=column.values), cell(label, values=column.values)) == (code, code), (table.name, column.name)


# CSV


def test_a_row_of_a_csv_has_every_column_and_its_place(case: Path) -> None:
    read = typed(case, "act.csv", ACT, "A1;diagnostic;Scanner <5 mm;réalisé;13/05/2024 à 10h05;non;;")
    assert read.problems == ()
    (row,) = read.rows["act"]
    assert filled(read) == [
        {"act": "A1", "kind": "diagnosis", "label": "Scanner <5 mm", "status": "performed", "performed_at": "2024-05-13T10:05",
         "is_emergency": "false", "locator": "tables/act.csv, ligne 2"}
    ]  # fmt: skip
    act = next(table for table in TABLES if table.name == "act")
    assert set(row) == {column.name for column in act.columns} - {"case_id"}


def test_the_users_locator_stays_where_he_gave_an_exhibit(case: Path) -> None:
    read = typed(case, "act.csv", ACT, "A1;;;;;;3;p. 2", "A2;;;;;;3;", "A3;;;;;;;p. 4")
    assert [row["locator"] for row in read.rows["act"]] == ["p. 2", "page non précisée (tables/act.csv, ligne 3)", "p. 4 (tables/act.csv, ligne 4)"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_in_any_encoding(case: Path, separator: str, encoding: str) -> None:
    lines = [separator.join(cells) for cells in (("act", "label", "kind"), ("A1", "œdème aigu, été", "soin"))]
    if separator == ",":
        lines[1] = 'A1,"œdème aigu, été",soin'
    read = typed(case, "act.csv", *lines, encoding=encoding)
    assert filled(read)[0]["label"] == "œdème aigu, été" and filled(read)[0]["kind"] == "care"
    assert codes(read) == ([("not_utf8", "tables/act.csv")] if encoding == "cp1252" else [])


def test_french_headers_and_a_declared_separator(case: Path) -> None:
    read = typed(case, "act.csv", "sep=;", "Acte (identifiant);Réalisation;EN URGENCE", "A1;omis;oui")
    assert filled(read) == [{"act": "A1", "status": "omitted", "is_emergency": "true", "locator": "tables/act.csv, ligne 3"}]


def test_a_cell_over_several_lines_counts_from_its_first(case: Path) -> None:
    read = typed(case, "act.csv", "act;label", '"A1";"un ""grand""', 'geste"', "", ";", "A2;deux")
    assert [(row["label"], row["locator"]) for row in read.rows["act"]] == [
        ('un "grand"\ngeste', "tables/act.csv, ligne 2"),
        ("deux", "tables/act.csv, ligne 6"),
    ]
    assert read.problems == ()


def test_a_wrong_cell_is_left_blank_and_its_row_kept(case: Path) -> None:
    read = typed(case, "act.csv", ACT, "A1;raté;;réalisé;31/02/2024;peut-être;;")
    assert filled(read) == [{"act": "A1", "status": "performed", "locator": "tables/act.csv, ligne 2"}]
    assert codes(read) == [
        ("unknown_value", "tables/act.csv, ligne 2, colonne kind"),
        ("bad_date", "tables/act.csv, ligne 2, colonne performed_at"),
        ("bad_boolean", "tables/act.csv, ligne 2, colonne is_emergency"),
    ]
    assert "prévention (prevention)" in read.problems[0].remedy and "31/02/2024" in read.problems[1].message


def test_a_row_without_an_id_and_an_unknown_column_are_said(case: Path) -> None:
    read = typed(case, "act.csv", "act;labell;couleur", ";x;", "A1;x;rouge")
    assert filled(read) == [{"act": "A1", "locator": "tables/act.csv, ligne 3"}]
    assert codes(read) == [
        ("unknown_column", "tables/act.csv, ligne 1, colonne labell"),
        ("unknown_column", "tables/act.csv, ligne 1, colonne couleur"),
        ("no_id", "tables/act.csv, ligne 2, colonne act"),
    ]
    assert "« label »" in read.problems[0].remedy


def test_a_table_without_its_id_column_is_refused_once(case: Path) -> None:
    read = typed(case, "act.csv", "kind;label", "soin;a", "soin;b")
    assert read.rows == {} and codes(read) == [("no_header", "tables/act.csv, ligne 1")]


def test_one_id_twice_is_refused_but_not_from_another_exhibit(case: Path) -> None:
    read = typed(case, "act.csv", "act;label;exhibit;declared_by", "A1;a;3;", "A1;b;3;", "A1;b;4;", "A1;c;3;P1", "A1;a;3;")
    assert [(row["label"], row["exhibit"], row["declared_by"]) for row in read.rows["act"]] == [
        ("a", "3", None),
        ("b", "4", None),
        ("c", "3", "P1"),
    ]
    assert [(p.code, p.locator, p.severity) for p in read.problems] == [
        ("duplicate_id", "tables/act.csv, ligne 3, colonne act", "error"),
        ("repeated_row", "tables/act.csv, ligne 6, colonne act", "warning"),
    ]


def test_shifted_rows_are_refused_and_short_ones_kept(case: Path) -> None:
    read = typed(
        case,
        "act.csv",
        ACT,
        "A1;soin;a;b;réalisé;13/05/2024;oui;3;p. 2",
        "A2;soin;a;b;réalisé;oui;3;;;",
        "A3;soin",
        "A4;soin;a;réalisé;2024;oui;;;",
    )
    assert [row["act"] for row in read.rows["act"]] == ["A3", "A4"]
    assert [(p.code, p.locator, p.severity) for p in read.problems] == [
        ("cell_count", "tables/act.csv, ligne 2", "error"),
        ("cell_count", "tables/act.csv, ligne 3", "error"),
        ("cell_count", "tables/act.csv, ligne 4", "warning"),
    ]


def test_a_quote_that_never_closes_costs_its_own_row_only(case: Path) -> None:
    read = typed(case, "act.csv", "act;label", "A1;a", 'A2;"jamais', "A3;c", 'A4;"deux" mots', "A5;e")
    assert [row["act"] for row in read.rows["act"]] == ["A1", "A3", "A5"]
    assert codes(read) == [("bad_quotes", "tables/act.csv, ligne 3"), ("bad_quotes", "tables/act.csv, ligne 5")]


def test_beyond_twenty_of_one_kind_the_others_are_gathered(case: Path) -> None:
    read = typed(case, "act.csv", "act;performed_at", *(f"A{n};jadis" for n in range(60)))
    assert len(read.rows["act"]) == 60 and len(read.problems) == 21
    assert "40 fois" in read.problems[-1].message and "22, 23" in read.problems[-1].message


def test_files_that_are_no_table_are_named(case: Path) -> None:
    (case / "tables" / "notes.txt").write_text("x")
    (case / "tables" / "act.ods").write_text("x")
    (case / "tables" / ".DS_Store").write_text("x")
    (case / "tables" / "party.csv").write_text("party;role\nd1;defendant\n")
    read = typed(case, "acts.csv", "act;label", "A1;a")
    assert read.rows == {}
    assert codes(read) == [
        ("unread_file", "tables/act.ods"), ("unread_file", "tables/notes.txt"),
        ("unknown_table", "tables/acts.csv"), ("not_typed_here", "tables/party.csv"),
    ]  # fmt: skip
    assert "« act »" in read.problems[2].remedy


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"\x00\x01\x02" * 50, b"act"])
def test_an_empty_or_meaningless_file_breaks_nothing(case: Path, content: bytes) -> None:
    (case / "tables" / "act.csv").write_bytes(content)
    (case / "tables" / "risk.csv").write_text('risk,frequency\nR1,"0,02"\n', "utf-8")
    read = read_folder(case, TABLES)
    assert filled(read, "risk")[0]["frequency"] == "0.02" and "act" not in read.rows


def test_an_empty_case_says_nothing(tmp_path: Path) -> None:
    assert read_folder(tmp_path, TABLES) == Typed({}, ())


# Excel


def test_cells_of_a_workbook_are_read_as_they_were_typed(case: Path) -> None:
    def formats(book: openpyxl.Workbook) -> None:
        book.active["G2"].number_format = "0.00"
        book.active["E3"].number_format = "mmm-yy"
        book.active["E4"].number_format = "yyyy"
        book.active["A5"].number_format = "000"

    header = ["act", "kind", "is_emergency", "has_alternative", "performed_at", "due_at", "label"]
    read = sheet(
        case,
        "act",
        [
            header,
            [12, "soin", True, "non", datetime.datetime(2024, 5, 13, 10, 5), datetime.date(2024, 5, 13), 2.1],
            [12.5, None, 0, 1, datetime.datetime(2024, 5, 1), 2024, 3.0],
            ["A3", None, None, None, datetime.datetime(2024, 1, 1), "05/2024", "_x000D_\nfin"],
            [7, None, None, None, datetime.datetime(2024, 5, 13), None, "x"],
        ],
        change=formats,
    )
    assert read.problems == ()
    assert [[row[name] for name in header] for row in read.rows["act"]] == [
        ["12", "care", "true", "false", "2024-05-13T10:05", "2024-05-13", "2.10"],
        ["12.5", None, "false", "true", "2024-05", "2024", "3"],
        ["A3", None, None, None, "2024", "2024-05", "fin"],
        ["007", None, None, None, "2024-05-13", None, "x"],
    ]
    assert read.rows["act"][0]["locator"] == "tables.xlsx, feuille act, ligne 2"


def test_a_table_in_a_csv_and_in_a_sheet_is_read_from_both(case: Path) -> None:
    sheet(case, "act", [["act", "label"], ["A1", "a"], ["A2", "b"]], "tables/tables.xlsx")
    read = typed(case, "act.csv", "act;label", "A1;autre", "A3;c")
    assert [(row["act"], row["locator"]) for row in read.rows["act"]] == [
        ("A1", "tables/act.csv, ligne 2"),
        ("A3", "tables/act.csv, ligne 3"),
        ("A2", "tables/tables.xlsx, feuille act, ligne 3"),
    ]
    assert codes(read) == [("duplicate_id", "tables/tables.xlsx, feuille act, ligne 2, colonne act")]


def test_blank_rows_and_columns_keep_the_true_line(case: Path) -> None:
    read = sheet(case, "act", [[], [None, "act", None, "label"], [], [None, "A1", "égaré", "a"], [None, "  ", None, None], [None, "A2"]])
    assert [(row["act"], row["locator"]) for row in read.rows["act"]] == [
        ("A1", "tables.xlsx, feuille act, ligne 4"),
        ("A2", "tables.xlsx, feuille act, ligne 6"),
    ]
    assert codes(read) == [("untitled_column", "tables.xlsx, feuille act, ligne 4")]


def test_hidden_and_unknown_sheets_are_said(case: Path) -> None:
    def more(book: openpyxl.Workbook) -> None:
        for name, state in (("risk", "hidden"), ("brouillon", "visible"), ("Feuil1", "visible")):
            added = book.create_sheet(name)
            added.sheet_state = state
            if name != "Feuil1":
                added.append(["risk"])
                added.append(["R1"])

    read = sheet(case, "act", [["act"], ["A1"]], change=more)
    assert list(read.rows) == ["act"]
    assert codes(read) == [("hidden_sheet", "tables.xlsx, feuille risk"), ("unknown_table", "tables.xlsx, feuille brouillon")]


def test_the_row_of_labels_of_another_version_is_no_row(case: Path) -> None:
    read = sheet(case, "act", [["act", "kind", "label", "performed_at"], ["Acte (identifiant)", "Nature", "Intitulé d’autrefois", "Réalisé le"], ["A1"]])
    assert ([row["act"] for row in filled(read)], codes(read)) == (["A1"], [])


def test_a_row_in_which_a_cell_or_two_read_like_labels_is_a_row(case: Path) -> None:
    read = sheet(case, "act", [["act", "label", "performed_at"], ["Acte (identifiant)", "Scanner", "2024-05-13"]])
    assert [row["label"] for row in filled(read)] == ["Scanner"]


def test_a_date_that_excel_made_out_of_words_is_said(case: Path) -> None:
    read = sheet(case, "act", [["act", "label"], ["A1", datetime.datetime(2024, 1, 2)]])
    assert filled(read)[0]["label"] == "2024-01-02"
    assert codes(read) == [("date_in_text", "tables.xlsx, feuille act, ligne 2, colonne label")]


def test_a_formula_never_computed_and_an_error_are_unknown(case: Path) -> None:
    read = sheet(case, "act", [["act", "label", "status"], ["A1", '="a"&"b"', "#N/A"]])
    assert filled(read) == [{"act": "A1", "locator": "tables.xlsx, feuille act, ligne 2"}]
    assert codes(read) == [
        ("formula_without_value", "tables.xlsx, feuille act, ligne 2, colonne label"),
        ("formula_error", "tables.xlsx, feuille act, ligne 2, colonne status"),
    ]


def test_a_computed_formula_counts_for_its_value(case: Path) -> None:
    sheet(case, "act", [["act", "label"], ["A1", '="a"&"b"']])
    packed = io.BytesIO()
    with zipfile.ZipFile(case / "tables.xlsx") as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"<v></v>", b"<v>ab</v>").replace(b"<v />", b"<v>ab</v>").replace(b"<v/>", b"<v>ab</v>")
            new.writestr(name, part.replace(b'<c r="B2">', b'<c r="B2" t="str">') if "sheet1" in name else part)
    (case / "tables.xlsx").write_bytes(packed.getvalue())
    read = read_folder(case, TABLES)
    assert filled(read)[0]["label"] == "ab" and read.problems == ()


def ole(*names: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"".join(name.encode("utf-16-le") for name in names)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tables.xlsx", ole("EncryptedPackage"), "mot de passe"),
        ("tables.xls", ole("Workbook"), "Ancien format"),
        ("tables.xlsx", b"PK\x03\x04tronqu", "tronqué"),
        ("tables.xlsx", b"", "vide"),
        ("tables.xlsx", b"act;label\n", "pas un classeur"),
    ],
)
def test_workbooks_that_cannot_be_read_are_said_and_the_rest_loads(case: Path, name: str, content: bytes, said: str) -> None:
    (case / name).write_bytes(content)
    read = typed(case, "act.csv", "act", "A1")
    assert [row["act"] for row in read.rows["act"]] == ["A1"]
    (problem,) = read.problems
    assert problem.code == "unreadable_workbook" and said in problem.message and problem.remedy


def test_a_damaged_workbook_is_said(case: Path) -> None:
    sheet(case, "act", [["act"], ["A1"]])
    packed = io.BytesIO()
    with zipfile.ZipFile(case / "tables.xlsx") as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:200] if "sheet1" in name else old.read(name))
    (case / "tables.xlsx").write_bytes(packed.getvalue())
    assert codes(read_folder(case, TABLES)) == [("unreadable_workbook", "tables.xlsx")]


def test_a_workbook_that_declares_entities_is_refused(case: Path) -> None:
    with zipfile.ZipFile(case / "tables.xlsx", "w") as made:
        made.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>')
    assert "suspect" in read_folder(case, TABLES).problems[0].message


def test_the_lock_file_of_an_open_workbook_is_a_warning(case: Path) -> None:
    (case / "~$tables.xlsx").write_bytes(b"\x05Zoe")
    read = sheet(case, "act", [["act"], ["A1"]])
    assert [row["act"] for row in read.rows["act"]] == ["A1"]
    assert [(p.code, p.severity) for p in read.problems] == [("workbook_open", "warning")]
