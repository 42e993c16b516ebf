"""What the expert writes in a case folder: case.toml, the tables, the list, the rulings; broken lines are said and the rest stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from case_folder import CASE_TOML, CaseFolder

from casekit import review
from casekit.words import Words


def iso(case: CaseFolder, column: str) -> str | None:
    row = case.load().execute(f"SELECT {column} FROM main.casefile").fetchone()
    return Words.iso(row[0]) if row else None


def codes(case: CaseFolder) -> list[str]:
    return [code for code, _ in case.problems()]


NO_DATE = '[case]\nid = "X"\n'


@pytest.mark.parametrize(("toml", "received", "as_of"), [
    (CASE_TOML, "2026-08-01", "2026-09-01"),
    ('[case]\nid = "X"\nas_of = 2026-09-01\n', "", "2026-09-01"),
    ('[case]\nid = "X"\nas_of = ""\n', "13/05/2026", "2026-05-13"),
    (NO_DATE, "2026-05-13;2026-06-01;", "2026-06-01"),
    (NO_DATE, "2026-06-01;2026", "2026-06-01/2026-12-31"),
    (NO_DATE, "2026-06", "2026-06"),
    (NO_DATE, ";", None),
    (NO_DATE, "jamais", None),
])  # fmt: skip
def test_the_file_is_read_at_the_day_given_or_when_the_last_exhibit_was_received(case: CaseFolder, toml: str, received: str, as_of: str) -> None:
    case.put("case.toml", toml)
    lines = ["exhibit,path,received_on"]
    for n, day in enumerate(received.split(";"), start=1):
        case.put(f"exhibits/{n}.txt", "…")
        lines.append(f"{n},exhibits/{n}.txt,{day}")
    case.put("bordereau.csv", "\n".join(lines) + "\n")
    assert iso(case, "as_of") == as_of


@pytest.mark.parametrize(("toml", "code"), [
    (None, "case_toml_absent"),
    ("[case\nid = 1", "case_toml_unreadable"),
    (b"[case]\nid = \"\xe9\"", "case_toml_unreadable"),
    ("case = 3", "case_toml_shape"),
    ("[case]\ntitle = \"…\"", "case_without_id"),
    ('[case]\nid = "X"\nzone = "Mars/Olympus"', "unknown_zone"),
    ('[case]\nid = "X"\nzone = "../../etc"', "unknown_zone"),
    ('[case]\nid = "X"\nfacts_on = "13 mai"', "unreadable_date"),
    ('[case]\nid = "X"\nforum = "mars"', "unknown_value"),
    ('[case]\nid = "X"\ncolour = "vert"', "unknown_key"),
    ('party = "moi"\n[case]\nid = "X"\n', "case_toml_shape"),
    ('[case]\nid = "X"\n[[party]]\nid = "d1"\n[[party]]\nid = "d1"\n', "case_toml_id"),
])  # fmt: skip
def test_a_broken_case_toml_is_said_and_the_exhibits_are_read_all_the_same(case: CaseFolder, toml: str | bytes | None, code: str) -> None:
    (case.folder / "case.toml").unlink()
    if toml is not None:
        case.put("case.toml", toml)
    case.put("exhibits/p.json", {"resourceType": "Patient", "id": "p1"})
    assert code in codes(case)
    assert case.load().execute("SELECT count(*) FROM main.person").fetchone() == (1,)
    assert case.load().execute("SELECT count(*) FROM main.casefile").fetchone() == (1,)


def test_the_parties_and_the_mission_are_read_from_case_toml(case: CaseFolder) -> None:
    case.put("case.toml", CASE_TOML + '[[mission]]\nn = 1\ntext = "Dire…"\ntopics = ["procedure", "device"]\n'
             '[[party]]\nid = "d1"\nrole = "defendant"\nperson = "P2"\nside = "defence"\n')  # fmt: skip
    con = case.load()
    items = con.execute("SELECT mission, text, topics, locator FROM main.mission").fetchall()
    assert items == [(1, "Dire…", "procedure;device", "case.toml, [[mission]] n° 1")]
    assert con.execute("SELECT party, person, side FROM main.party").fetchall() == [("d1", "P2", "defence")]


def test_a_reference_that_leads_nowhere_and_an_entry_without_exhibit_are_said_with_their_line(case: CaseFolder) -> None:
    case.put("exhibits/lettre.txt", "…")
    case.put("tables/person.csv", "person,role,exhibit,locator\nP1,patient,1,p. 1\n")
    case.put("tables/act.csv", "act,patient,professional,exhibit\nA1,P1,P9,1\nA2,P1,,\n")
    case.put("tables/link.csv", "link,question,about,author,certainty\nL1,information.ai_use,A1,oniam,none\n")
    found = case.problems()
    assert [code for code, _ in found] == ["unknown_reference", "entry_without_exhibit"]
    assert "« P9 » (act.professional) ne désigne aucune ligne" in found[0][1] and "person" in found[0][1].lower()
    assert "« A2 » est saisi par l’expert, sans pièce" in found[1][1] and "act.csv, ligne 3" in found[1][1]


def test_a_statement_needs_no_exhibit_and_an_exhibit_that_was_not_received_is_a_wrong_reference(case: CaseFolder) -> None:
    case.put("tables/person.csv", "person,role,exhibit\nP1,patient,44\n")
    case.put("tables/statement.csv", "statement,person,text,declared_by\nD1,P1,Je souffre,P1\n")
    found = case.problems()
    assert [code for code, _ in found] == ["unknown_reference"] and "« 44 » (person.exhibit)" in found[0][1]


def test_an_unreadable_date_of_a_table_is_unknown_and_its_row_stands(case: CaseFolder) -> None:
    case.put("exhibits/lettre.txt", "…")
    case.put("tables/act.csv", "act;performed_at;exhibit\nA1;32/05/2024;1\nA2;13/05/2024 10:05;1\n")
    con = case.load()
    rows = con.execute("SELECT act, performed_at.written FROM main.act ORDER BY act").fetchall()
    assert [row[0] for row in rows] == ["A1", "A2"] and rows[0][1] is None
    assert any("32/05/2024" in text and "act.csv" in text for _, text in case.problems())


STATES = ("conforming", "breach", "not_applicable")
RULING = {"question": "information.ai_use", "about": "U1", "state": "breach", "because": "…", "author": "Dr EXEMPLE", "at": "2026-06-01T10:00", "on": "ab"}


def toml_of(**cells: Any) -> str:
    return "[[ruling]]\n" + "".join(f"{key} = {value if isinstance(value, int) else f'{value!r}'}\n" for key, value in cells.items())


@pytest.mark.parametrize(("text", "code", "kept"), [
    (toml_of(**RULING), None, 1),
    ("\ufeff" + toml_of(**RULING), None, 1),
    (toml_of(**RULING) + "[[ruling]]\nquestion = 'x'\n", "review_incomplete", 1),
    (toml_of(**RULING) + toml_of(**RULING, supersedes=0).replace("supersedes = 0", "supersedes = 'un'"), "review_number", 1),
    (toml_of(**RULING) + "[[answer]]\nmission = 'trois'\ntext = 'x'\nauthor = 'x'\nat = 'x'\n", "review_number", 1),
    (toml_of(**RULING) + "[[answer]", "review_unreadable", 0),
    ("ruling = 3\n", "review_shape", 0),
    ("[ruling]\nquestion = 'x'\n", "review_shape", 0),
    ("ruling = ['question about state because author at on']\n", "review_shape", 0),
    ("", None, 0),
])  # fmt: skip
def test_a_broken_review_is_said_and_its_whole_rulings_stand(case: CaseFolder, text: str, code: str | None, kept: int) -> None:
    case.put("review.toml", text)
    assert codes(case) == ([code] if code else [])
    assert case.load().execute("SELECT count(*) FROM main.ruling").fetchone() == (kept,)


def test_a_review_that_is_no_text_is_said(case: CaseFolder) -> None:
    case.put("review.toml", b"\xff\xfe\x00")
    assert codes(case) == ["review_unreadable"]


def test_a_ruling_is_added_below_the_others_word_for_word(tmp_path: Path) -> None:
    path = tmp_path / "review.toml"
    path.write_text("# à moi\n" + toml_of(**RULING).rstrip("\n"), "utf-8")
    because = "« Guillemets » \"doubles\" \\ barre\nretour\tet \x7f, \u2028 ; ça tient."
    review.append(path, review.Ruling(2, "q", "A 1", "conforming", because, "Dr EXEMPLE", "2026-06-02T10:00", "cd", 1))
    text = path.read_text("utf-8")
    found = review.read(path)
    assert text.startswith("# à moi\n[[ruling]]") and found.problems == ()
    assert [(r.n, r.because, r.supersedes) for r in found.rulings] == [(1, "…", 0), (2, because, 1)]
    assert found.standing("q", "A 1", STATES) == found.rulings[1] and found.standing("q", "A 2", STATES) is None
    assert found.standing("q", "A 1", ("breach",)) is None, "a ruling that gives no state of the question does not stand"
