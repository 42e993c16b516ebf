"""What a hostile or broken case folder must not do: multiply rows, stop the reading, or be taken for something else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from case_folder import CASE_TOML, CaseFolder
from click.testing import CliRunner
from situations import CASEKIT, TABLES

from casekit import arguments, bordereau, cache, cli, loading
from casekit.casebook import Casebook, CaseError

LOG = "date;utilisateur;action;objet\n" + "13/05/2024 10:05;DR-INVENTE;lecture;scanner\n" * 3


@pytest.fixture(scope="module")
def nodule(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case, loaded once."""
    folder = tmp_path_factory.mktemp("nodule") / "nodule_pulmonaire"
    shutil.copytree(CASEKIT.parent / "sample_cases" / "nodule_pulmonaire", folder, ignore=shutil.ignore_patterns("expected"))
    return folder


def codes(case: CaseFolder) -> set[str]:
    return {code for code, _ in case.problems()}


def test_rows_of_the_same_date_stay_as_many_as_they_were(case: CaseFolder) -> None:
    case.put("exhibits/journal.csv", LOG)
    con = case.load()
    assert con.execute("SELECT count(*), count(DISTINCT access) FROM main.access").fetchone() == (3, 3)
    assert con.execute("SELECT rows FROM main.ledger").fetchone() == ('{"access": 3}',)


def test_the_ledger_counts_what_is_in_the_table(case: CaseFolder) -> None:
    con = case.load()
    event = next(table for table in TABLES if table.name == "event")
    select = "SELECT 'E' || i AS event, '2024-05' AS occurred_at, 'p. ' || i AS locator FROM range(50) AS t(i)"
    count, problems = loading.insert(con, CASEKIT / "tables", event, select, "X", "1")
    assert (count, problems) == (50, [])
    assert con.execute("SELECT count(*) FROM main.event").fetchone() == (50,)


@pytest.mark.parametrize("n", ['"deux"', "1.5", "-3", "99999999999999999999", "[1, 2]", "true"])
def test_an_item_of_the_mission_without_a_number_is_said_and_the_others_stand(case: CaseFolder, n: str) -> None:
    case.put("case.toml", f'{CASE_TOML}[[mission]]\nn = {n}\ntext = "Illisible"\n[[mission]]\nn = 2\ntext = "Décrire"\n')
    assert case.load().execute("SELECT mission, text FROM main.mission").fetchall() == [(2, "Décrire")]
    assert "case_toml_id" in codes(case)


def test_two_writings_of_one_number_are_one_item_of_the_mission(case: CaseFolder) -> None:
    case.put("case.toml", CASE_TOML + '[[mission]]\nn = 1\ntext = "Décrire"\n[[mission]]\nn = "01"\ntext = "Redite"\n')
    assert case.load().execute("SELECT mission, text FROM main.mission").fetchall() == [(1, "Décrire")]
    assert "case_toml_id" in codes(case)


@pytest.mark.parametrize(("name", "code"), [("case.toml", "case_toml_unreadable"), ("review.toml", "review_unreadable")])
def test_a_file_that_nests_without_end_is_said(case: CaseFolder, name: str, code: str) -> None:
    case.put(name, "a = " + "[" * 5000 + "]" * 5000)
    assert code in codes(case)


@pytest.mark.parametrize(("name", "code"), [("case.toml", "case_toml_unreadable"), ("review.toml", "review_unreadable")])
def test_a_folder_in_the_place_of_a_file_is_said(case: CaseFolder, name: str, code: str) -> None:
    (case.folder / name).unlink(missing_ok=True)
    (case.folder / name).mkdir()
    assert code in codes(case)


@pytest.mark.parametrize("zone", ["Europe", "../../etc/passwd", "x" * 5000, "Europe\\u0000Paris", ""])
def test_a_zone_that_is_none_is_said_and_paris_stands(case: CaseFolder, zone: str) -> None:
    case.put("case.toml", f'[case]\nid = "X"\nzone = "{zone}"\n')
    assert case.load().execute("SELECT zone FROM main.casefile").fetchone() == ("Europe/Paris",)
    assert ("unknown_zone" in codes(case)) == bool(zone)


@pytest.mark.parametrize("path", ["exhibits/" + "x" * 5000, '"exhibits/a\0b"', "../../etc/passwd", '"exhibits/a\nb"', "exhibits"])
def test_a_path_of_the_list_that_can_be_no_file_is_a_line_of_the_ledger(case: CaseFolder, path: str) -> None:
    case.put("exhibits/lettre.txt", "bonjour")
    case.put("bordereau.csv", f"exhibit,path\n7,{path}\n8,exhibits/lettre.txt\n")
    assert [state for _, state, _ in case.ledger()] == ["refused", "refused"]
    assert case.load().execute("SELECT why FROM main.ledger WHERE exhibit = '7'").fetchone() == ("fichier absent du dossier",)


@pytest.mark.parametrize("number", ["9" * 300, "9" * 5000, "1; DROP TABLE exhibit", "../..", "😀", "a\"b'c", "²", "{{ 7*7 }}"])
def test_a_hostile_number_is_kept_as_written_and_the_next_file_has_one_of_its_own(case: CaseFolder, number: str) -> None:
    case.put("exhibits/a.txt", "a")
    case.put("exhibits/b.txt", "b")
    quoted = '"' + number.replace('"', '""') + '"'
    case.put("bordereau.csv", f"exhibit,path\n{quoted},exhibits/a.txt\n")
    assert case.load().execute("SELECT exhibit FROM main.exhibit ORDER BY path").fetchall() == [(number,), ("1",)]
    assert [entry.exhibit for entry in bordereau.read(case.folder / "bordereau.csv").entries] == [number, "1"]


@pytest.mark.parametrize("text", ["²", "U" + "9" * 5000, "U٣", "", "1²3"])
def test_any_id_can_be_sorted(text: str) -> None:
    assert sorted(["U10", text, "U2"], key=arguments.natural).index("U2") < sorted(["U10", text, "U2"], key=arguments.natural).index("U10")


def test_a_file_that_cannot_be_opened_is_one_french_sentence(case: CaseFolder) -> None:
    (case.folder / "bordereau.csv").mkdir()
    result = CliRunner().invoke(cli.main, ["load", str(case.folder)])
    assert result.exit_code == 2
    assert "ne peut pas être lu ou écrit" in result.output
    assert "Traceback" not in result.output


@pytest.mark.skipif(os.name != "posix", reason="names that are no text exist on POSIX only")
def test_a_case_whose_path_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"dossier-\xe9")
    folder.mkdir()
    with pytest.raises(CaseError, match="pas en UTF-8"):
        Casebook(folder)


HOLDER = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def test_a_new_cache_does_not_take_the_place_of_one_at_work(case: CaseFolder) -> None:
    """The first of two loads that began together is at work on its cache when the second one ends."""
    old, new = case.folder / cache.NAME, case.folder / "new"
    for path in (old, new):
        duckdb.connect(str(path)).close()
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(old)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline().strip() == b"open"
        before = old.stat().st_ino
        with pytest.raises(duckdb.IOException):
            cache._put_in_place(new, old)
        assert old.stat().st_ino == before
        process.stdin.close()
    cache._put_in_place(new, old)
    assert not new.exists()


RULING = '[[ruling]]\nquestion = "{}"\nabout = "{}"\nstate = "{}"\nbecause = "x"\nauthor = "Dr EXEMPLE"\nat = "2026-06-01"\non = "ab"\n'


@pytest.mark.parametrize(("question", "about", "state", "says"), [
    ("information.ai_use", "Observation/obs-nodulens-2024", "zorglub", "« zorglub » n’est pas un état"),
    ("information.ai_use", "Observation/obs-nodulens-2024", "met", "« met » n’est pas un état"),
    ("information.ai_use", "Observation/obs-nodulens-2024", "error", "« error » n’est pas un état"),
    ("information.zorglub", "Observation/obs-nodulens-2024", "breach", "n’est pas un point à examiner"),
    ("information.ai_use", "it's lost", "breach", "« it's lost » n’est pas un sujet"),
])  # fmt: skip
def test_a_ruling_that_applies_to_nothing_is_said_and_leaves_the_states_as_they_are(
    nodule: Path, question: str, about: str, state: str, says: str
) -> None:
    review = nodule / "review.toml"
    before = review.read_text("utf-8")
    review.write_text(before + RULING.format(question, about, state), "utf-8")
    try:
        with Casebook(nodule) as book:
            assert [p.message for p in book.problems() if p.code == "review_astray" and says in p.message]
            assert all(finding.ruling is None for finding in book.findings())
    finally:
        review.write_text(before, "utf-8")


def test_an_answer_to_no_item_of_the_mission_is_said(nodule: Path) -> None:
    review = nodule / "review.toml"
    before = review.read_text("utf-8")
    review.write_text(before + '[[answer]]\nmission = 99\ntext = "Perdue"\nauthor = "Dr EXEMPLE"\nat = "2026-06-01"\n', "utf-8")
    try:
        with Casebook(nodule) as book:
            assert ["99" in p.message for p in book.problems() if p.code == "review_astray"] == [True]
    finally:
        review.write_text(before, "utf-8")
