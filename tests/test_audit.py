"""Access logs: recognised by their header alone, read line by line whatever their separator, encoding, dates and words."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from casekit.readers import audit
from casekit.records import Reading, Unreadable

CORPUS = os.environ.get("CASEKIT_CORPUS")

HEADER = "Date et heure;Utilisateur;Type d'accès;Patient;Détail"


def log(folder: Path, *lines: str, header: str = HEADER, encoding: str = "utf-8", end: str = "\n") -> Path:
    path = folder / "journal.csv"
    path.write_bytes(end.join([header, *lines, ""]).encode(encoding))
    return path


def read(path: Path, prefix: str = "e4_") -> tuple[Reading, list[dict[str, str | None]]]:
    con = duckdb.connect()
    reading = audit.read(path, con, prefix, path.parent / "kept")
    found = con.execute(f"SELECT * FROM ({reading.tables['access']})")
    names = [column[0] for column in found.description or []]
    return reading, [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def dates(path: Path) -> list[str | None]:
    return [row["accessed_at"] for row in read(path)[1]]


def test_a_french_log_becomes_accesses_with_their_line(tmp_path: Path) -> None:
    path = log(
        tmp_path, "13/05/2024 10:05:30;DUPONT Zoé;Consultation;IPP 12;depuis le poste 4", "13/05/2024 10:06;DUPONT Zoé;Modification;IPP 12;"
    )
    reading, rows = read(path)
    assert audit.identify(path) == 0.95
    assert rows == [
        {"access": "e4-l2", "accessed_at": "2024-05-13T10:05:30", "user": "DUPONT Zoé", "action": "read", "object": "IPP 12",
         "detail": "depuis le poste 4", "locator": "ligne 2"},
        {"access": "e4-l3", "accessed_at": "2024-05-13T10:06", "user": "DUPONT Zoé", "action": "update", "object": "IPP 12",
         "detail": None, "locator": "ligne 3"},
    ]  # fmt: skip
    assert reading.problems == () and reading.left_out == ()
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("horodatage;login;opération;dossier", "2024-05-13 10:05;zd;lecture;12"),
        ("Timestamp,User ID,Event Type,Resource", "2024-05-13 10:05,zd,read,12"),
        ("DATE_ACCES\tUTILISATEUR\tTYPE_ACCES\tIPP", "2024-05-13 10:05\tzd\tlecture\t12"),
        ("Date;Heure;Utilisateur;Action;Objet", "13/05/2024;10:05;zd;lecture;12"),
    ],
)
def test_headers_in_french_and_english_under_any_separator(tmp_path: Path, header: str, line: str) -> None:
    path = log(tmp_path, line, header=header)
    assert audit.identify(path) > 0.9
    row = read(path)[1][0]
    assert (row["accessed_at"], row["user"], row["action"], row["object"]) == ("2024-05-13T10:05", "zd", "read", "12")


@pytest.mark.parametrize(
    "header",
    [
        "Date;Patient;Opérateur;Opération",
        "Date;Intervenant;Événement;Patient",
        "DATE,PATIENT,ENCOUNTER,CODE,DESCRIPTION",
        "Utilisateur;Action;Objet",
        "un texte, sans en-tête",
        "",
    ],
)
def test_any_other_csv_is_not_claimed(tmp_path: Path, header: str) -> None:
    path = log(tmp_path, "13/05/2024;a;b;c", header=header)
    assert audit.identify(path) == 0.0
    with pytest.raises(Unreadable):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_accents_survive_any_encoding_and_any_line_end(tmp_path: Path, encoding: str, end: str) -> None:
    path = log(tmp_path, "13/05/2024;Zoé Lœb;lecture;dossier « été »;", encoding=encoding, end=end)
    assert audit.identify(path) == 0.95
    reading, rows = read(path)
    assert (rows[0]["user"], rows[0]["object"], rows[0]["locator"]) == ("Zoé Lœb", "dossier « été »", "ligne 2")
    assert [problem.code for problem in reading.problems] == (["not_utf8"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("13/05/2024 10:05:30", "2024-05-13T10:05:30"),
        ("13/05/2024 à 10h05", "2024-05-13T10:05"),
        ("3/5/2024 9:05", "2024-05-03T09:05"),
        ("13.05.2024", "2024-05-13"),
        ("2024-05-13T10:05:30.250+02:00", "2024-05-13T10:05:30.250+02:00"),
        ("2024-05-13 10:05:30,250", "2024-05-13T10:05:30.250"),
        ("2024-05-13T08:05:30Z", "2024-05-13T08:05:30Z"),
        ("2024-05-13 10:05 CEST", "2024-05-13T10:05+02:00"),
        ("20240513100530", "2024-05-13T10:05:30"),
        ("20240513", "2024-05-13"),
        ("31/02/2024 10:05", None),
        ("13/05/2024 25:00", None),
        ("13/05/2024 02:05 PM", None),
        ("13/05/24 10:05", None),
        ("hier", None),
        ("", None),
    ],
)
def test_dates_as_logs_write_them(tmp_path: Path, written: str, expected: str | None) -> None:
    reading, rows = read(log(tmp_path, f'"{written}";zd;lecture;12;'))
    assert rows[0]["accessed_at"] == expected
    assert [(p.code, p.locator) for p in reading.problems] == ([] if expected else [("bad_date", "ligne 2")])


def test_a_column_in_universal_time_says_so_in_each_date(tmp_path: Path) -> None:
    path = log(tmp_path, "2024-05-13 10:05:30;zd;lecture", "2024-05-13;zd;lecture", header="Horodatage (UTC);Utilisateur;Action")
    assert dates(path) == ["2024-05-13T10:05:30Z", "2024-05-13"]


def test_dates_whose_order_the_log_contradicts_are_unknown(tmp_path: Path) -> None:
    path = log(tmp_path, "05/13/2024 10:05;zd;lecture;1;", "05/06/2024 10:05;zd;lecture;1;", "05/05/2024 10:05;zd;lecture;1;")
    assert dates(path) == [None, None, "2024-05-05T10:05"]
    assert read(path)[0].problems[0].code == "uncertain_date_order"


@pytest.mark.parametrize(
    ("written", "action"),
    [
        ("Consultation", "read"), ("CRÉATION", "create"), ("mise à jour", "update"), ("Suppression du document", "delete"),
        ("Impression", "export"), ("Export", "export"), ("view", "read"), ("U", "update"), ("Modification d'une prescription", "update"),
        ("Bris de glace", None), ("Suppression annulée", None), ("Consultation du dossier refusée", None), ("Tentative de lecture", None),
    ],
)  # fmt: skip
def test_actions_are_translated_only_where_the_word_is_plain(written: str, action: str | None) -> None:
    assert audit.action_of(written) == action


def test_a_word_that_has_no_equivalent_is_kept_and_counted(tmp_path: Path) -> None:
    reading, rows = read(log(tmp_path, "13/05/2024;zd;Bris de glace;12;urgence", "13/05/2024;zd;Impression;12;", "13/05/2024;zd;;12;"))
    assert [(row["action"], row["detail"]) for row in rows] == [
        (None, "urgence ; Type d'accès : Bris de glace"),
        ("export", "Type d'accès : Impression"),
        (None, None),
    ]
    assert [(left.what, left.count) for left in reading.left_out] == [("opérations non reconnues", 1)]


def test_columns_without_a_place_of_their_own_go_to_the_detail(tmp_path: Path) -> None:
    header = "Date;Utilisateur;Action;Patient;Document;Poste;L'unité"
    _, rows = read(log(tmp_path, "13/05/2024;zd;lecture;IPP 1;CR 7;PC-4;B'2", "13/05/2024;zd;read;IPP 1;;;", header=header))
    assert [(row["object"], row["detail"]) for row in rows] == [
        ("Patient : IPP 1 ; Document : CR 7", "Action : lecture ; Poste : PC-4 ; L'unité : B'2"),
        ("Patient : IPP 1", None),
    ]


def test_lines_keep_their_true_number_over_blank_lines_and_cells_on_several_lines(tmp_path: Path) -> None:
    lines = ("", '13/05/2024;zd;lecture;"dossier', 'dit ""bis""";', ";;;;", "14/05/2024;zd;lecture;2;")
    reading, rows = read(log(tmp_path, *lines))
    assert [(row["locator"], row["object"]) for row in rows] == [("ligne 3", 'dossier\ndit "bis"'), ("ligne 6", "2")]
    assert reading.problems == ()


def test_words_before_the_header_are_passed_over_and_said(tmp_path: Path) -> None:
    path = log(tmp_path, HEADER, "13/05/2024;zd;lecture;1;", header="Journal des accès du 1er mai au 3 juin 2024\n")
    reading, rows = read(path)
    assert rows[0]["locator"] == "ligne 4"
    assert reading.left_out[0].count == 2


def test_malformed_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    lines = (
        "13/05/2024;zd;lecture;1;",
        "13/05/2024;zd;lecture;1;a;b",
        '13/05/2024;zd;lecture;"jamais fermé;',
        '13/05/2024;zd;lecture;"bien fermé";',
        '13/05/2024;zd;lecture;"deux" mots;',
        "13/05/2024;zd;lecture",
    )
    reading, rows = read(log(tmp_path, *lines))
    assert [row["locator"] for row in rows] == ["ligne 2", "ligne 5", "ligne 7"]
    assert {(p.code, p.locator, p.severity) for p in reading.problems} == {
        ("bad_line", "ligne 3", "error"),
        ("bad_line", "ligne 4", "error"),
        ("bad_line", "ligne 6", "error"),
        ("short_line", "ligne 7", "warning"),
    }
    assert [(left.what, left.count) for left in reading.left_out] == [("lignes mal formées", 3)]


def test_beyond_twenty_unreadable_dates_the_others_are_gathered(tmp_path: Path) -> None:
    reading, rows = read(log(tmp_path, *["jadis;zd;lecture;1;"] * 50))
    assert len(rows) == 50 and len(reading.problems) == 21
    assert reading.problems[-1].locator == "lignes 22 à 51" and "30 autres lignes" in reading.problems[-1].message


def test_a_log_without_a_line_is_a_log(tmp_path: Path) -> None:
    reading, rows = read(log(tmp_path))
    assert rows == [] and reading.problems == ()


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = log(tmp_path, "13/05/2024;zd;lecture;1;")
    con = duckdb.connect()
    first, second = (audit.read(path, con, "e4_", tmp_path / "kept") for _ in range(2))
    assert first == second
    assert con.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("e4_access",)]


def test_a_hundred_thousand_lines_in_latin_1_keep_their_numbers(tmp_path: Path) -> None:
    path = log(tmp_path, *(f"{n % 28 + 1:02d}/05/2024 10:05;agent {n} é;Consultation;IPP {n};" for n in range(100_000)), encoding="cp1252")
    con = duckdb.connect()
    reading = audit.read(path, con, "e4_", tmp_path / "kept")
    wrong = con.execute(
        f"SELECT count(*) FROM ({reading.tables['access']}) WHERE locator <> 'ligne ' || (CAST(replace(object, 'IPP ', '') AS INTEGER) + 2) "
        "OR accessed_at IS NULL OR \"user\" NOT LIKE '% é'"
    ).fetchone()
    assert wrong == (0,)
    assert con.execute(f"SELECT count(*) FROM ({reading.tables['access']})").fetchone() == (100_000,)


@pytest.mark.skipif(CORPUS is None, reason="CASEKIT_CORPUS is not set")
def test_no_table_of_the_corpus_passes_for_an_access_log() -> None:
    assert CORPUS is not None
    for path in sorted(Path(CORPUS).glob("*/*")):
        if path.is_file():
            assert audit.identify(path) == 0.0, path
