"""From a case folder to tables: each exhibit read by the one reader that knows it, and the ledger of what was read and what was not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from case_folder import CaseFolder

from casekit import intake
from casekit.readers import audit
from casekit.records import Attachment, LeftOut, Problem, Reading, Unreadable

PATIENT = {"resourceType": "Patient", "id": "p1", "name": [{"family": "EXEMPLE", "given": ["Odile"]}], "birthDate": "1960-02"}
LOG = "date;utilisateur;action;objet\n13/05/2024 10:05;DR-INVENTE;lecture;scanner\n"


def test_each_exhibit_goes_to_its_reader_and_the_ledger_counts_its_rows(case: CaseFolder) -> None:
    case.put("exhibits/export.json", PATIENT)
    case.put("exhibits/journal.csv", LOG)
    con = case.load()
    lines = con.execute("SELECT exhibit, format, state, rows FROM main.ledger ORDER BY rowid").fetchall()
    assert [(e, f, s, json.loads(r)) for e, f, s, r in lines] == [("1", "fhir", "loaded", {"person": 1}), ("2", "access_log", "loaded", {"access": 1})]
    born = con.execute("SELECT case_id, exhibit, born_on.written, born_on.\"from\"::VARCHAR FROM main.person").fetchall()
    assert born == [("X", "1", "1960-02", "1960-02-01")]
    assert con.execute("SELECT accessed_at.\"from\"::VARCHAR, accessed_at.zone, locator FROM main.access").fetchall() == [
        ("2024-05-13 10:05:00", "assumed", "ligne 2")]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "seems"), [
    ("vide.json", b"", "un fichier vide"),
    ("image.dcm", b"\0" * 128 + b"DICM" + b"\0" * 20, "une image ou un objet DICOM"),
    ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "une image PNG"),
    ("lettre.docx", b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "un document Word"),
    ("message.hl7", b"MSH|^~\\&|LABO|", "un message HL7 v2"),
    ("cda.xml", b"<?xml version='1.0'?><ClinicalDocument/>", "un document CDA"),
    ("comptes.csv", b"poste;montant\nDFT;1200\n", "un tableau CSV"),
    ("notes.txt", "Notes prises à la main".encode("latin-1"), "un fichier texte"),
    ("sans_nom", bytes(range(256)), "un fichier binaire"),
])  # fmt: skip
def test_a_file_that_nobody_claims_is_a_line_that_says_what_it_seems_to_be(case: CaseFolder, name: str, content: bytes, seems: str) -> None:
    case.put(f"exhibits/{name}", content)
    ((path, state, why),) = case.ledger()
    assert (path, state) == (f"exhibits/{name}", "refused")
    assert why is not None and seems in why


@pytest.mark.parametrize(("name", "content"), [
    ("tronque.json", json.dumps(PATIENT)[:-10].encode()),
    ("binaire.json", b'{"resourceType": "Patient", "id": "\xff\xfe\x00"}'),
    ("profond.json", b'{"resourceType": "Bundle", "entry": ' + b"[" * 5000 + b"]" * 5000 + b"}"),
    ("tronque.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"),
    ("entete.pdf", b"%PDF-1.4"),
    ("casse.csv", b"date;utilisateur;action;objet\n\"13/05/2024;DR;lecture" + b"\0\xff" * 100),
])  # fmt: skip
def test_a_broken_file_costs_nothing_to_the_others_and_is_never_silent(case: CaseFolder, name: str, content: bytes) -> None:
    case.put(f"exhibits/a_{name}", content)
    case.put("exhibits/z_patient.json", PATIENT)
    con = case.load()
    assert con.execute("SELECT person FROM main.person").fetchall() == [("Patient/p1",)]
    state, rows, left_out, why = con.execute("SELECT state, rows, left_out, why FROM main.ledger WHERE exhibit = '1'").fetchone() or ()
    problem = con.execute("SELECT 1 FROM main.problem WHERE exhibit = '1'").fetchone()
    assert (state == "refused" and why) or left_out != "[]" or problem, (state, rows)


def reader(name: str, certainty: float, read: Callable[..., Reading]) -> SimpleNamespace:
    return SimpleNamespace(FORMAT=name, identify=lambda _: certainty, read=read)


def act(identity: str = "A1", **cells: str) -> Reading:
    chosen = ", ".join(f"'{value}' AS {name}" for name, value in {"act": identity, "locator": "p. 1", **cells}.items())
    return Reading({"act": f"SELECT {chosen}"})


@pytest.fixture
def readers(case: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Stand these readers in the place of those of casekit; one file is received."""
    case.put("exhibits/piece.bin", b"\x00\x01")

    def stand(*known: SimpleNamespace) -> None:
        monkeypatch.setattr(intake, "known_readers", lambda: known)

    return stand


def test_two_readers_that_claim_one_file_alike_are_named_and_neither_reads_it(case: CaseFolder, readers: Callable[..., None]) -> None:
    readers(reader("alpha", 0.9, lambda *_: act()), reader("beta", 0.9, lambda *_: act()), reader("gamma", 0.2, lambda *_: act()))
    ((_, state, why),) = case.ledger()
    assert state == "refused" and why == "deux lecteurs le reconnaissent également : alpha et beta"
    assert [code for code, _ in case.problems()] == ["file_refused"]


def test_the_surer_of_two_readers_reads_the_file_and_an_unsure_one_does_not(case: CaseFolder, readers: Callable[..., None]) -> None:
    readers(reader("alpha", 0.9, lambda *_: act("A1")), reader("beta", 0.8, lambda *_: act("B1")))
    assert case.load().execute("SELECT act FROM main.act").fetchall() == [("A1",)]
    readers(reader("alpha", 0.4, lambda *_: act("A1")))
    assert case.ledger()[0][1] == "refused"


@pytest.mark.parametrize("error", [Unreadable("page 3 illisible", "La redemander."), OSError("disque"), ValueError("valeur"), RecursionError("trop")])
def test_a_reader_that_gives_up_refuses_its_file_only(case: CaseFolder, readers: Callable[..., None], error: Exception) -> None:
    def give_up(*_: Any) -> Reading:
        raise error

    readers(reader("alpha", 0.9, give_up))
    ((_, state, why),) = case.ledger()
    assert state == "refused" and why is not None and str(error) in why
    assert case.problems()[0][0] == "file_refused"


def test_what_is_read_of_a_file_is_in_the_tables_whole_or_not_at_all(case: CaseFolder, readers: Callable[..., None]) -> None:
    broken = Reading({"act": "SELECT 'A1' AS act, 'p. 1' AS locator", "person": "SELECT no_such_column FROM no_such_table"})
    readers(reader("alpha", 0.9, lambda *_: broken))
    con = case.load()
    assert con.execute("SELECT count(*) FROM main.act").fetchone() == (0,)
    assert con.execute("SELECT state FROM main.ledger").fetchall() == [("refused",)]


def test_what_is_left_out_makes_a_file_partly_read(case: CaseFolder, readers: Callable[..., None]) -> None:
    left = Reading({}, left_out=(LeftOut("Immunization", 4, "type non repris"),))
    readers(reader("alpha", 0.9, lambda *_: left))
    rows = case.load().execute("SELECT state, left_out FROM main.ledger").fetchall()
    assert rows == [("partial", '[{"count": 4, "what": "Immunization", "why": "type non repris"}]')]


def test_a_file_found_in_another_is_read_in_its_place(case: CaseFolder, readers: Callable[..., None]) -> None:
    inner = case.put("cache/inner.bin", b"inner")

    def read(path: Path, *_: Any) -> Reading:
        if path == inner:
            return act("A2", locator="p. 7")
        return Reading({"act": "SELECT 'A1' AS act, 'entrée 3' AS locator"}, attachments=(Attachment(inner, "entrée 3"),))

    readers(reader("alpha", 0.9, read))
    con = case.load()
    assert con.execute("SELECT act, exhibit, locator FROM main.act ORDER BY act").fetchall() == [("A1", "1", "entrée 3"), ("A2", "1", "entrée 3, p. 7")]
    assert [path for path, _, _ in case.ledger()] == ["exhibits/piece.bin", "exhibits/piece.bin › entrée 3"]


def test_files_that_hold_each_other_without_end_are_stopped_and_said(case: CaseFolder, readers: Callable[..., None]) -> None:
    again = case.put("cache/again.bin", b"again")
    readers(reader("alpha", 0.9, lambda *_: Reading({}, attachments=(Attachment(again, "soi-même"),))))
    lines = case.ledger()
    assert len(lines) == intake.DEEPEST + 2 and lines[-1][1] == "refused" and "emboîtés" in str(lines[-1][2])


def test_a_cell_that_no_one_can_read_is_unknown_and_said_with_its_place(case: CaseFolder, readers: Callable[..., None]) -> None:
    readers(reader("alpha", 0.9, lambda *_: act(performed_at="2024-13-45", is_emergency="peut-être", label="Scanner")))
    con = case.load()
    assert con.execute("SELECT label, performed_at, is_emergency FROM main.act").fetchall() == [("Scanner", None, None)]
    texts = [text for code, text in case.problems() if code == "unreadable_cell"]
    assert len(texts) == 2 and all(text.startswith("1 p. 1, act.") for text in texts)
    assert "« 2024-13-45 » n’est pas une date lisible" in texts[0] and "« peut-être » n’est pas oui ou non" in texts[1]


def test_a_problem_of_a_reader_keeps_its_exhibit_and_its_place(case: CaseFolder, readers: Callable[..., None]) -> None:
    readers(reader("alpha", 0.9, lambda *_: Reading({}, problems=(Problem("odd", "étrange.", "Voir.", locator="p. 2"),))))
    assert case.problems() == [("odd", "1 p. 2 étrange. Voir.")]


def test_a_path_of_the_list_that_leads_out_of_the_exhibits_is_not_opened(case: CaseFolder) -> None:
    case.put("secret.json", PATIENT)
    case.put("exhibits/lettre.txt", "…")
    absolute = (case.folder / "secret.json").resolve()
    case.put("bordereau.csv", f"exhibit,path\n1,secret.json\n2,exhibits/../secret.json\n3,{absolute}\n4,exhibits/lettre.txt\n")
    assert case.load().execute("SELECT count(*) FROM main.person").fetchone() == (0,)
    assert [(path, state) for path, state, _ in case.ledger()][:3] == [
        ("secret.json", "refused"), ("exhibits/../secret.json", "refused"), (absolute.as_posix(), "refused")]  # fmt: skip


def test_every_module_of_the_folder_that_names_a_format_is_a_reader() -> None:
    known = intake.known_readers()
    assert audit in known and len({reader.FORMAT for reader in known}) == len(known) >= 3
