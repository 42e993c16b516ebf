"""The sample cases: made from their texts to the byte, readable as their readers find them, and citing only what their exhibits say."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from casekit.readers import typed
from casekit.sql import read_tables

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_cases"
CASES = ("nodule_pulmonaire", "dossier_muet", "sepsis_urgences", "robot_urologie", "archive_detruite")
SCANS = {"12_avis_de_reception.pdf", "06_avis_arret_travail.pdf", "02_compte_rendu_mammographie_2007.pdf"}
WITHOUT_AI = {"archive_detruite"}
IN_THE_LOG = {"nodule_pulmonaire": "Examen VF-2405-0117", "robot_urologie": "Intervention VA-2503-0311"}
TABLES = read_tables(ROOT / "casekit" / "tables")
MISSION_AT_LEAST = {"nodule_pulmonaire": 14, "dossier_muet": 12, "sepsis_urgences": 16, "robot_urologie": 14, "archive_detruite": 14}


def bordereau(case: str) -> dict[str, dict[str, str]]:
    with (SAMPLES / case / "bordereau.csv").open(encoding="utf-8", newline="") as opened:
        return {row["exhibit"]: row for row in csv.DictReader(opened)}


def case_toml(case: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLES / case / "case.toml").read_text(encoding="utf-8"))


def rows(case: str) -> Iterator[tuple[str, typed.Row]]:
    for table, some in typed.read_folder(SAMPLES / case, TABLES).rows.items():
        for row in some:
            yield table, row


def resources(case: str) -> list[dict[str, Any]]:
    (path,) = (SAMPLES / case / "exhibits").glob("*.json")
    return [entry["resource"] for entry in json.loads(path.read_text(encoding="utf-8"))["entry"]]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def words_of(case: str, exhibit: str, page: int) -> str:
    return flat(PdfReader(SAMPLES / case / bordereau(case)[exhibit]["path"]).pages[page - 1].extract_text())


@pytest.fixture(scope="module")
def made_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, str(SAMPLES / "make.py"), str(folder)], check=True)
    return folder


@pytest.mark.parametrize("case", CASES)
def test_the_same_texts_give_the_same_bytes(case: str, made_again: Path) -> None:
    made = sorted(path.relative_to(made_again / case) for path in (made_again / case).rglob("*") if path.is_file())
    kept = sorted(path.relative_to(SAMPLES / case) for part in ("exhibits", "tables") for path in (SAMPLES / case / part).rglob("*") if path.is_file())
    assert [path for path in made if path != Path("bordereau.csv")] == kept
    differing = [str(path) for path in made if (made_again / case / path).read_bytes() != (SAMPLES / case / path).read_bytes()]
    assert not differing, f"lancer « python sample_cases/make.py » : {', '.join(differing)}"


@pytest.mark.parametrize("case", CASES)
def test_the_bordereau_lists_every_exhibit_with_its_fingerprint(case: str) -> None:
    listed = bordereau(case)
    assert {row["path"] for row in listed.values()} == {f"exhibits/{path.name}" for path in (SAMPLES / case / "exhibits").iterdir()}
    for row in listed.values():
        assert hashlib.sha256((SAMPLES / case / row["path"]).read_bytes()).hexdigest() == row["sha256"]
        if row["pages"]:
            assert len(PdfReader(SAMPLES / case / row["path"]).pages) == int(row["pages"])
        assert row["produced_by"] in {"", *(party["id"] for party in case_toml(case)["party"])}


@pytest.mark.parametrize("case", CASES)
def test_every_page_has_words_but_the_scan(case: str) -> None:
    for path in sorted((SAMPLES / case / "exhibits").glob("*.pdf")):
        for page in PdfReader(path).pages:
            assert bool(page.extract_text().strip()) is (path.name not in SCANS), path.name
            assert bool(page.images) is (path.name in SCANS), path.name


def test_accents_and_comparisons_survive_in_the_text_layer() -> None:
    assert "PaO2 < 60 & SpO2 > 90 %" in words_of("nodule_pulmonaire", "5", 1)
    assert "CRP <5 mg/L" in words_of("nodule_pulmonaire", "5", 2)
    assert "p<0,05" in words_of("nodule_pulmonaire", "6", 1)
    assert "Pr Côme SCÉNARIO" in words_of("nodule_pulmonaire", "5", 1)
    assert "« tout allait bien »" in words_of("nodule_pulmonaire", "7", 1)


@pytest.mark.parametrize("case", CASES)
def test_the_workbook_is_read_without_a_remark(case: str) -> None:
    found = typed.read_folder(SAMPLES / case, TABLES)
    assert not found.problems
    source = tomllib.loads((SAMPLES / "sources" / case / "workbook.toml").read_text(encoding="utf-8"))
    assert {table: len(some) for table, some in found.rows.items()} == {table: len(some) for table, some in source.items()}


@pytest.mark.parametrize("case", CASES)
def test_every_row_cites_what_its_exhibit_says(case: str) -> None:
    for table, row in rows(case):
        about = f"{table} {next(iter(row.values()))}"
        exhibit, locator = row["exhibit"], row["locator"]
        assert exhibit and locator, about
        path = SAMPLES / case / bordereau(case)[exhibit]["path"]
        if path.suffix == ".pdf":
            cited = re.fullmatch(r"p\. (\d+)(?: « (.+) »)?", locator)
            assert cited, f"{about}: {locator}"
            assert (cited[2] or "") in words_of(case, exhibit, int(cited[1])), about
        elif path.suffix == ".json":
            assert locator in {f"{one['resourceType']}/{one['id']}" for one in resources(case)}, about
        else:
            lines = path.read_text(encoding="latin-1").splitlines()
            numbers = [int(n) for n in re.findall(r"\d+", locator)]
            assert locator.startswith("ligne") and all(IN_THE_LOG.get(case, ";") in lines[n - 1] for n in numbers), about


def test_a_date_taken_from_the_log_is_the_date_of_its_line() -> None:
    lines = (SAMPLES / "nodule_pulmonaire" / "exhibits" / "11_journal_acces.csv").read_text(encoding="latin-1").splitlines()
    dated = [(row, at) for _, row in rows("nodule_pulmonaire") if row["exhibit"] == "11" for at in row.values() if at and at.startswith("2024-05-13T")]
    assert len(dated) == 3
    for row, at in dated:
        line = lines[int(re.findall(r"\d+", row["locator"] or "")[0]) - 1]
        assert line.startswith(f"{datetime.fromisoformat(at):%d/%m/%Y %H:%M:%S};A.INVENTE;Lecture;")


@pytest.mark.parametrize("case", CASES)
def test_every_reference_leads_to_a_row_or_a_resource(case: str) -> None:
    known = {f"{one['resourceType']}/{one['id']}" for one in resources(case)} | {party["id"] for party in case_toml(case)["party"]}
    known |= {value for _, row in rows(case) for value in [next(iter(row.values()))] if value} | set(bordereau(case))
    columns = {(table.name, column.name) for table in TABLES for column in table.columns if column.refers_to}
    for table, row in rows(case):
        for name, value in row.items():
            if value and ((table, name) in columns or name == "declared_by"):
                assert value in known, f"{table}.{name}: {value}"
    for party in case_toml(case)["party"]:
        assert (party.get("person") or party.get("organization")) in known


@pytest.mark.parametrize("case", CASES)
def test_the_export_labels_the_output_that_an_ai_asserts_where_one_served(case: str) -> None:
    labelled = [one for one in resources(case) if any(label["code"] == "AIAST" for label in one.get("meta", {}).get("security", []))]
    assert [one["resourceType"] for one in labelled] == ([] if case in WITHOUT_AI else ["Observation"])
    if case in WITHOUT_AI:
        return
    assert f"Observation/{labelled[0]['id']}" in {row["use"] for table, row in rows(case) if table == "ai_use"}


def test_every_reference_of_the_export_is_in_the_export() -> None:
    found = resources("nodule_pulmonaire")
    known = {f"{one['resourceType']}/{one['id']}" for one in found}
    cited = re.findall(r'"reference": "([^"#]+)"', json.dumps(found))
    assert cited and {reference.split("/_history/")[0] for reference in cited} <= known


def test_the_attachment_of_the_export_is_a_pdf_with_words() -> None:
    (document,) = (one for one in resources("nodule_pulmonaire") if one["resourceType"] == "DocumentReference")
    content = base64.b64decode(document["content"][0]["attachment"]["data"], validate=True)
    assert "Confirmation de rendez-vous" in flat(PdfReader(io.BytesIO(content)).pages[0].extract_text())


def test_the_silent_export_dates_nothing_and_names_no_version() -> None:
    (observation,) = (one for one in resources("dossier_muet") if one["resourceType"] == "Observation")
    assert "effectiveDateTime" not in observation and "device" not in observation and "issued" not in observation


def test_the_log_is_latin_1_in_order_of_time_and_long_enough() -> None:
    content = (SAMPLES / "nodule_pulmonaire" / "exhibits" / "11_journal_acces.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    header, *lines = content.decode("latin-1").splitlines()
    assert header == "Date;Utilisateur;Action;Objet"
    assert len(lines) >= 300
    times = [datetime.strptime(line.split(";")[0], "%d/%m/%Y %H:%M:%S") for line in lines]
    assert times == sorted(times)


@pytest.mark.parametrize("case", CASES)
def test_the_mission_is_numbered_and_each_item_names_its_topics(case: str) -> None:
    mission = case_toml(case)["mission"]
    assert [item["n"] for item in mission] == list(range(1, len(mission) + 1))
    assert len(mission) >= MISSION_AT_LEAST[case]
    assert all(item["text"].strip() and item["topics"] for item in mission)


def test_the_drop_down_lists_of_the_workbook_are_kept_when_it_is_filled_in() -> None:
    book = openpyxl.load_workbook(SAMPLES / "nodule_pulmonaire" / "tables" / "tables.xlsx")
    assert book["information"].data_validations.dataValidation
    assert book["information"].freeze_panes


def test_the_samples_are_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 5_000_000
