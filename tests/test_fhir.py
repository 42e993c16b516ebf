"""FHIR R4 exports into the tables: what is read, as it was written, and what is said of the rest."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from casekit.readers import fhir, fhir_query, fhir_text
from casekit.records import Problem, Reading, Unreadable

HERE = Path(__file__).parent / "fhir"
CORPUS = os.environ.get("CASEKIT_CORPUS")
with_corpus = pytest.mark.skipif(CORPUS is None, reason="CASEKIT_CORPUS n'est pas défini")

Row = dict[str, Any]
Read = Callable[..., tuple[Reading, Callable[[str], dict[str, Row]]]]


@pytest.fixture
def con() -> Iterator[Any]:
    """A database where one AI system is already known from the typed tables."""
    con = duckdb.connect()
    con.execute("CREATE TABLE ai_system (system VARCHAR, name VARCHAR, kind VARCHAR, udi_di VARCHAR)")
    con.execute(
        "INSERT INTO ai_system VALUES ('S1', 'OsteoLecteur', 'standalone', '03700000000017'), ('S9', 'Pèse-bébé', 'other_device', NULL)"
    )
    yield con
    con.close()


@pytest.fixture
def read(con: Any, tmp_path: Path) -> Read:
    """Read a file, a text, or bytes; give the reading, and a function from a table's name to its rows by id."""

    def run(source: Path | str | bytes | dict[str, Any], name: str = "export.json") -> tuple[Reading, Callable[[str], dict[str, Row]]]:
        if not isinstance(source, Path):
            text = json.dumps(source, ensure_ascii=False) if isinstance(source, dict) else source
            path = tmp_path / name
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            source = path
        reading = fhir.read(source, con, "x1_", tmp_path / "kept")

        def rows(table: str) -> dict[str, Row]:
            if table not in reading.tables:
                return {}
            found = con.execute(reading.tables[table])
            columns = [column[0] for column in found.description]
            key = {"ai_use": "use", "ai_system": "system"}.get(table, table)
            lines = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
            return {line[key]: line for line in lines}

        return reading, rows

    return run


def bundle(*resources: dict[str, Any], kind: str = "collection") -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": kind, "entry": [{"resource": resource} for resource in resources]}


def observation(name: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": {"text": "Dosage"},
        "valueQuantity": {"value": 1, "unit": "g"},
        **more,
    }


def left(reading: Reading) -> dict[str, int]:
    return {line.what: line.count for line in reading.left_out}


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


# -- a file is recognised by what it holds


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ('{"resourceType": "Patient"}', 1.0),
        ('\ufeff\n {"id": "p", "resourceType": "Patient"}', 1.0),
        ('{"resourceType": "Patient", "name": [{"fam', 1.0),
        ('[{"resourceType": "Patient"}]', 0.9),
        ('{"exportId": "e1"}\n{"resourceType": "Patient"}', 0.9),
        ('{"exportId": "e1"}', 0.0),
        ("date;objet\n2024;resourceType", 0.0),
        ("", 0.0),
    ],
)
def test_content_not_name_tells_a_fhir_file(tmp_path: Path, text: str, certainty: float) -> None:
    path = tmp_path / "piece.bin"
    path.write_text(text, "utf-8")
    assert fhir.identify(path) == certainty


# -- values as written


def test_a_result_keeps_its_comparator_unit_and_partial_date(read: Read) -> None:
    _, rows = read(HERE / "biologie.ndjson")
    crp = rows("event")["Observation/crp"]
    assert (crp["label"], crp["occurred_at"], crp["kind"]) == ("CRP <5 mg/L", "2024-05", "résultat")
    assert rows("event")["Observation/pas"]["label"] == "Pression artérielle ; Systolique 120,0 mmHg ; Diastolique 80 mmHg"
    assert rows("event")["Observation/k"]["label"] == "Potassium : non renseigné (prélèvement hémolysé)"
    assert rows("person")["Patient/p1"]["born_on"] == "1961-04"


@pytest.mark.parametrize(
    "written", ["1.00", "1E-22", "1.000000000000000000E+245", "1000000000000000000", "-0.10", "1e999999", "12345678901234567890.10"]
)
def test_a_number_keeps_every_figure_and_takes_a_comma_in_the_chronology(read: Read, written: str) -> None:
    text = '{"resourceType":"Observation","id":"o","code":{"text":"Taux 1.50"},"valueQuantity":{"value":@,"unit":"g"}}'
    _, rows = read(text.replace("@", written))
    assert rows("event")["Observation/o"]["label"] == f"Taux 1.50 {written.replace('.', ',')} g"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1.00, "b": "x 1.00 \\" 2, \\\\", "c": [-1, 2e3, true, null], "5": "-"}',
        '{"a":"sans nombre ensuite 12"}',
        "[]",
        '{"a":"\\\\","b":1}',
    ],
)
def test_quoting_never_touches_the_inside_of_strings(text: str) -> None:
    assert json.loads(fhir_text.quote_numbers(text.encode())) == json.loads(text, parse_float=str, parse_int=str)


def test_quoting_a_broken_text_takes_linear_time() -> None:
    text = b'{"a": "' + b"abc " * 500_000
    assert fhir_text.quote_numbers(text) == text


# -- the use of an AI


def test_the_uses_of_ai_of_a_ct_scan(read: Read) -> None:
    _, rows = read(HERE / "scanner_thoracique.json")
    uses = rows("ai_use")
    assert set(uses) == {"Observation/nodule", "DiagnosticReport/cr", "Observation/prov"}
    device = "urn:uuid:00000000-0000-4000-8000-000000000003"
    nodule = uses["Observation/nodule"]
    assert (nodule["system"], nodule["version"], nodule["used_at"]) == (device, "3.2.1", "2024-05-13T10:05:00+02:00")
    assert (nodule["output"], nodule["output_kind"], nodule["output_kept"]) == ("Recherche de nodule : absence de nodule", "negative", True)
    assert (nodule["act"], nodule["professional"]) == ("Procedure/scanner", "Practitioner/radiologue")
    assert nodule["patient"] == "urn:uuid:00000000-0000-4000-8000-000000000001"
    assert rows("ai_system")[device]["name"] == "NoduloScope"
    assert rows("organization")[f"{device}/manufacturer"]["kind"] == "manufacturer"


def test_a_label_on_one_element_is_enough_and_leaves_the_system_unknown(read: Read) -> None:
    _, rows = read(HERE / "scanner_thoracique.json")
    report = rows("ai_use")["DiagnosticReport/cr"]
    assert report["system"] is None and report["used_at"] is None
    assert (report["output"], report["professional"]) == ("CRP <5, pas de nodule.", "DiagnosticReport/cr#p2")


def test_a_device_named_like_a_known_system_is_that_system(read: Read) -> None:
    _, rows = read(HERE / "scanner_thoracique.json")
    use = rows("ai_use")["Observation/prov"]
    assert (use["system"], use["version"], use["used_at"], use["output_kind"]) == ("S1", "1.00", "2024-05-14", "score")
    assert "S1" not in rows("ai_system")
    assert rows("system_version")["Device/connu/version"]["version"] == "1.00"
    assert [p["part"] for p in rows("participant").values() if p["about"] == "Observation/prov"] == ["validator"]


@pytest.mark.parametrize(
    "device",
    [
        {"identifier": [{"value": " s1 "}]},
        {"udiCarrier": [{"deviceIdentifier": "03700000000017"}]},
        {"udiCarrier": [{"carrierHRF": "(01)03700000000017(21)42"}]},
        {"deviceName": [{"name": "OSTEOLECTEUR "}]},
    ],
)
def test_identifier_udi_or_name_tie_a_contained_device_to_a_known_system(read: Read, device: dict[str, Any]) -> None:
    contained = {"resourceType": "Device", "id": "d", **device}
    _, rows = read(observation("o", contained=[contained], device={"reference": "#d"}))
    assert rows("ai_use")["Observation/o"]["system"] == "S1"


def test_the_label_on_the_resource_makes_a_use(read: Read) -> None:
    _, rows = read(observation("o", meta={"security": [{"code": "AIAST"}]}))
    assert rows("ai_use")["Observation/o"]["output"] == "Dosage 1 g"


def test_the_result_of_an_ai_is_quoted_with_its_decimal_point_and_told_with_a_comma(read: Read) -> None:
    score = observation("o", meta={"security": [{"code": "AIAST"}]}, valueQuantity={"value": 0.870, "unit": "score"})
    _, rows = read(json.dumps(score).replace("0.87", "0.870"))
    assert rows("ai_use")["Observation/o"]["output"] == "Dosage 0.870 score"
    assert rows("event")["Observation/o"]["label"] == "Dosage 0,870 score"


def test_a_software_is_listed_and_never_counted(read: Read) -> None:
    _, rows = read(HERE / "scanner_thoracique.json")
    (candidate,) = rows("candidate").values()
    assert (candidate["quote"], candidate["proposes"]) == ("VolumeCalc", "ai_use")
    proposed = json.loads(candidate["proposed"])
    assert (proposed["use"], proposed["output"]) == ("Observation/autre", "Volume <1.00 mL")
    assert "Observation/autre" not in rows("ai_use")


def test_a_plain_device_is_neither_a_use_nor_a_candidate_and_is_counted(read: Read) -> None:
    device = {"resourceType": "Device", "id": "d", "serialNumber": "42", "type": {"text": "Tensiomètre"}}
    reading, rows = read(bundle(observation("o", device={"reference": "Device/d"}), device))
    assert rows("ai_use") == {} and rows("candidate") == {}
    assert left(reading)["Device"] == 1


def test_a_device_described_elsewhere_is_listed_once(read: Read) -> None:
    reading, rows = read(bundle(observation("a", device={"reference": "Device/x"}), observation("b", device={"reference": "Device/x"})))
    (candidate,) = rows("candidate").values()
    assert candidate["quote"] == "Device/x (appareil décrit hors de ce fichier ; 2 résultat(s))"
    assert codes(reading.problems) == ["dangling_reference"]


def test_the_label_on_another_kind_of_resource_is_proposed(read: Read) -> None:
    _, rows = read({"resourceType": "Condition", "id": "c", "meta": {"security": [{"code": "AIAST"}]}, "code": {"text": "Fracture"}})
    assert rows("ai_use") == {} and rows("candidate")["Condition/c ~ AIAST"]["quote"] == "Fracture"


def test_an_entry_made_in_error_is_seen_but_is_no_use(read: Read) -> None:
    _, rows = read(observation("o", status="entered-in-error", meta={"security": [{"code": "AIAST"}]}))
    assert rows("ai_use") == {}
    assert rows("event")["Observation/o"]["label"] == "Dosage 1 g (saisi par erreur)"


def test_an_absent_value_is_no_output_kept(read: Read) -> None:
    silent = {key: value for key, value in observation("o", meta={"security": [{"code": "AIAST"}]}).items() if key != "valueQuantity"}
    use = read(silent)[1]("ai_use")["Observation/o"]
    assert use["output"] is None and use["output_kept"] is None


# -- acts, information, consent


def test_an_act_not_done_is_refused_only_where_the_record_says_so(read: Read) -> None:
    act = {"resourceType": "Procedure", "status": "not-done", "code": {"text": "Biopsie"}, "performedDateTime": "2024-01-02"}
    refused = {**act, "id": "r", "statusReason": {"coding": [{"code": "105480006"}], "text": "refus"}}
    _, rows = read(bundle({**act, "id": "n"}, refused))
    assert rows("act")["Procedure/n"]["status"] is None and rows("act")["Procedure/n"]["performed_at"] is None
    assert rows("act")["Procedure/r"]["status"] == "refused"
    assert rows("event")["Procedure/r"]["label"] == "Biopsie (non réalisé) (raison : refus)"


def test_two_operators_and_nobody_is_chosen(read: Read) -> None:
    act = {
        "resourceType": "Procedure",
        "id": "p",
        "status": "completed",
        "performer": [{"actor": {"reference": f"Practitioner/{n}"}} for n in "ab"],
    }
    people = [{"resourceType": "Practitioner", "id": n, "name": [{"text": f"Dr {n}"}]} for n in "ab"]
    _, rows = read(bundle(act, *people))
    assert rows("act")["Procedure/p"]["professional"] is None
    assert {p["person"] for p in rows("participant").values()} == {"Practitioner/a", "Practitioner/b"}


def test_what_the_patient_was_told(read: Read) -> None:
    told = read(HERE / "scanner_thoracique.json")[1]("information")["Communication/info"]
    assert (told["topic"], told["use"], told["given"], told["mode"]) == ("ai_use", "Observation/nodule", True, "interview")
    assert (told["given_at"], told["given_by"]) == ("2024-05-13T09:00:00+02:00", "Practitioner/radiologue")


def test_a_message_without_a_coded_topic_asks_the_expert(read: Read) -> None:
    patient = {"resourceType": "Patient", "id": "p"}
    message = {
        "resourceType": "Communication",
        "id": "m",
        "status": "completed",
        "recipient": [{"reference": "Patient/p"}],
        "payload": [{"contentString": "Bonjour"}],
    }
    reading, rows = read(bundle(patient, message))
    assert rows("information")["Communication/m"]["topic"] is None
    assert codes(reading.problems) == ["information_without_topic"]


def test_a_message_between_professionals_informs_no_patient(read: Read) -> None:
    doctor = {"resourceType": "Practitioner", "id": "d"}
    _, rows = read(
        bundle(doctor, {"resourceType": "Communication", "id": "m", "status": "completed", "recipient": [{"reference": "Practitioner/d"}]})
    )
    assert rows("information") == {} and "Communication/m" in rows("event")


@pytest.mark.parametrize(
    ("said", "given", "answer"),
    [
        ({"status": "active", "provision": {"type": "permit"}}, True, "given"),
        ({"status": "active", "provision": {"type": "deny"}}, False, "refused"),
        ({"status": "rejected"}, False, "refused"),
        ({"status": "active"}, None, None),
        ({"status": "inactive", "provision": {"type": "permit"}}, None, None),
    ],
)
def test_a_consent_silent_on_its_answer_stays_unknown(read: Read, said: dict[str, Any], given: bool | None, answer: str | None) -> None:
    row = read({"resourceType": "Consent", "id": "c", "scope": {"coding": [{"code": "treatment"}]}, **said})[1]("consent")["Consent/c"]
    assert (row["topic"], row["given"], row["answer"]) == ("act", given, answer)


# -- references


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("Patient/p", "Patient/p"),
        ("Patient/p/_history/2", "Patient/p"),
        ("https://chu.example/fhir/Patient/p", "Patient/p"),
        ("urn:uuid:0000", "Patient/p"),
        ("Patient?identifier=urn:ins|27", "Patient/p"),
        ("Patient/inconnu", "Patient/inconnu"),
        ("urn:uuid:9999", "urn:uuid:9999"),
        ("https://chu.example/fhir/Patient/inconnu/_history/1", "https://chu.example/fhir/Patient/inconnu/_history/1"),
    ],
)
def test_references_lead_to_a_row_or_stay_as_written(read: Read, reference: str, found: str) -> None:
    patient = {"resourceType": "Patient", "id": "p", "identifier": [{"system": "urn:ins", "value": "27"}]}
    stay = {"resourceType": "Encounter", "id": "e", "subject": {"reference": reference}}
    both = {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [{"fullUrl": "urn:uuid:0000", "resource": patient}, {"resource": stay}],
    }
    reading, rows = read(both)
    assert rows("encounter")["Encounter/e"]["patient"] == found
    assert codes(reading.problems) == ([] if found == "Patient/p" else ["dangling_reference"])


def test_a_reference_by_identifier_alone_and_one_by_name_alone(read: Read) -> None:
    doctor = {"resourceType": "Practitioner", "id": "d", "identifier": [{"system": "urn:rpps", "value": "899"}]}
    stay = {
        "resourceType": "Encounter",
        "id": "e",
        "serviceProvider": {"identifier": {"system": "urn:finess", "value": "01"}, "display": "Clinique du Rabot"},
        "participant": [{"individual": {"identifier": {"system": "urn:rpps", "value": "899"}}}],
    }
    _, rows = read(bundle(doctor, stay))
    assert rows("event")["Encounter/e"]["person"] == "Practitioner/d"
    assert rows("organization")["Organization?identifier=urn:finess|01"]["name"] == "Clinique du Rabot"
    assert rows("encounter")["Encounter/e"]["organization"] == "Organization?identifier=urn:finess|01"


def test_a_role_of_a_professional_leads_to_the_professional(read: Read) -> None:
    role = {
        "resourceType": "PractitionerRole",
        "id": "r",
        "practitioner": {"reference": "Practitioner/d"},
        "specialty": [{"text": "Radiologie"}],
    }
    act = {"resourceType": "Procedure", "id": "p", "status": "completed", "performer": [{"actor": {"reference": "PractitionerRole/r"}}]}
    _, rows = read(bundle(role, act, {"resourceType": "Practitioner", "id": "d", "name": [{"text": "Dr Rabot"}]}))
    assert rows("act")["Procedure/p"]["professional"] == "Practitioner/d"


def test_many_dangling_references_make_one_problem_a_type(read: Read) -> None:
    stays = [{"resourceType": "Encounter", "id": f"e{n}", "subject": {"reference": f"Patient/p{n}"}} for n in range(300)]
    reading, _ = read(bundle(*stays))
    assert [(p.code, p.severity) for p in reading.problems] == [("dangling_reference", "note")]
    assert reading.problems[0].message.startswith("300 références à Patient mènent hors de ce fichier")


# -- names, unknowns, versions


def test_official_name_first_death_without_date_and_declared_unknown(read: Read) -> None:
    reading, rows = read(HERE / "scanner_thoracique.json")
    patient = rows("person")["urn:uuid:00000000-0000-4000-8000-000000000001"]
    assert patient["name"] == "Odile TOURNEVIS (nom usuel : Odile MARTEAU)"
    assert (patient["died_on"], patient["born_on"]) == ("?", None)
    declared = [line for line in reading.left_out if "data-absent-reason" in line.why]
    assert [(line.what, line.count) for line in declared] == [("Patient.birthDate", 1)]
    assert "Patient._birthDate" not in left(reading)


def test_alive_in_the_export_is_not_alive_for_ever(read: Read) -> None:
    assert read({"resourceType": "Patient", "id": "p", "deceasedBoolean": False})[1]("person")["Patient/p"]["died_on"] is None


def test_an_older_version_is_kept_in_the_chronology_only(read: Read) -> None:
    versions = [
        observation("o", meta={"versionId": v, "security": [{"code": "AIAST"}]}, valueQuantity={"value": int(v), "unit": "g"})
        for v in ("2", "10")
    ]
    _, rows = read(bundle(*versions, kind="history"))
    assert set(rows("ai_use")) == {"Observation/o"} and rows("ai_use")["Observation/o"]["output"] == "Dosage 10 g"
    assert rows("event")["Observation/o/_history/2"]["label"] == "Dosage 2 g (version antérieure, remplacée depuis)"


def test_two_wordings_under_one_id_are_a_problem_and_a_plain_copy_is_not(read: Read, con: Any) -> None:
    reading, _ = read(bundle(observation("o"), observation("o"), observation("o", valueQuantity={"value": 2, "unit": "g"})))
    assert codes(reading.problems) == ["duplicate_id"]
    assert left(reading)["ressources répétées"] == 1
    assert con.execute(f"SELECT count(*) FROM ({reading.tables['event']})").fetchone() == (2,)


def test_resources_without_an_id_get_a_stable_one(read: Read) -> None:
    nameless = bundle({"resourceType": "Patient", "birthDate": "2001"}, {"resourceType": "Patient", "birthDate": "2002"})
    first, second = read(nameless)[1]("person"), read(nameless)[1]("person")
    assert len(first) == 2 and set(first) == set(second)


# -- files and texts inside


def test_base64_files_are_kept_under_their_fingerprint_and_their_text_read(read: Read, tmp_path: Path) -> None:
    reading, rows = read(HERE / "scanner_thoracique.json")
    texts = {name: row["text"] for name, row in rows("narrative").items()}
    assert texts["DocumentReference/doc/content[0]"] == "Lettre de liéson"
    assert texts["DocumentReference/doc/content[2]"] == "PaO2 < 60 & SpO2 > 90"
    kept = sorted((path for path in tmp_path.rglob("*") if path.suffix in (".html", ".txt")), key=lambda path: path.suffix)
    assert [path.suffix for path in kept] == [".html", ".txt"] and reading.attachments == ()
    assert [path.stem for path in kept] == [hashlib.sha256(path.read_bytes()).hexdigest() for path in kept]
    assert left(reading)["pièces jointes par lien"] == 1


@pytest.mark.parametrize(("period", "told"), [
    ({"start": "2025-03-10T16:00:00+01:00", "end": "2025-04-13T10:00:00+02:00"}, "2025-04-13T10:00:00+02:00"),
    ({"start": "2025-03-10"}, "2025-03-10"), ({}, "2025-04-13"),
])  # fmt: skip
def test_a_letter_tells_of_the_care_up_to_its_end(read: Read, period: dict[str, str], told: str) -> None:
    letter = {"resourceType": "DocumentReference", "id": "d", "date": "2025-04-13T10:30:00+02:00", "context": {"period": period},
              "content": [{"attachment": {"title": "Lettre de sortie", "creation": "2025-04-13"}}]}  # fmt: skip
    row = read(bundle(letter))[1]("event")["DocumentReference/d"]
    assert (row["occurred_at"], row["recorded_at"], row["kind"]) == (told, "2025-04-13T10:30:00+02:00", "document")


def test_a_link_to_a_binary_of_the_file_is_no_missing_file(read: Read) -> None:
    document = {
        "resourceType": "DocumentReference",
        "id": "d",
        "content": [{"attachment": {"contentType": "application/pdf", "url": "Binary/b"}}],
    }
    reading, _ = read(bundle(document, {"resourceType": "Binary", "id": "b", "contentType": "application/pdf", "data": "JVBERi0="}))
    assert [a.path.suffix for a in reading.attachments] == [".pdf"] and "pièces jointes par lien" not in left(reading)


def test_what_is_not_base64_is_said(read: Read) -> None:
    reading, _ = read({"resourceType": "Binary", "id": "b", "contentType": "text/plain", "data": "é#"})
    assert codes(reading.problems) == ["attachment_not_base64"] and reading.attachments == ()


def test_the_words_of_a_type_that_is_not_read_are_kept(read: Read) -> None:
    reading, rows = read(HERE / "biologie.ndjson")
    assert rows("narrative")["AllergyIntolerance/al/text"]["text"] == "Allergie à la pénicilline, PaO2 < 60 & SpO2 > 90"
    assert left(reading)["AllergyIntolerance"] == 1


def test_the_sections_of_a_document_are_kept(read: Read) -> None:
    inner = {"title": "Traitement", "text": {"status": "additional", "div": "<div><p>Repos</p></div>"}}
    document = {
        "resourceType": "Composition",
        "id": "c",
        "title": "Lettre",
        "date": "2024-05",
        "section": [{"title": "Suites", "section": [inner]}],
    }
    _, rows = read(bundle(document, kind="document"))
    assert [(n["section"], n["text"]) for n in rows("narrative").values()] == [("Traitement", "Repos")]


# -- what is not read is counted, and the count cannot drift


def test_unread_types_and_paths_are_counted(read: Read) -> None:
    reading, _ = read(HERE / "biologie.ndjson")
    counted = left(reading)
    assert counted["MedicationOrder"] == 1 and counted["ligne 3"] == 1
    assert counted["Condition.subject"] == 1
    assert "Observation.code" not in counted and "Observation.valueQuantity" not in counted


def test_every_entry_without_a_resource_is_counted(read: Read) -> None:
    answer = {"resourceType": "Bundle", "type": "transaction-response", "entry": [{"response": {"status": "201 Created"}}] * 3}
    reading, _ = read(answer)
    assert reading.tables == {} and left(reading)["Bundle.entry"] == 3


@pytest.mark.parametrize("name", sorted(fhir_query.read_types().values()))
def test_a_select_uses_every_field_it_claims_to_read(name: str) -> None:
    source = (fhir_query.FOLDER / f"{name}.sql").read_text("utf-8")
    body = re.sub(r"from_json\(json, '\{.*?\}'\)", "", source, flags=re.S)
    claimed = set(fhir_query.read_shape(name)) - set(fhir_query.COMMON)
    through_macros = (
        set(re.findall(r"\bo\.(\w+)", (fhir_query.FOLDER / "_words.sql").read_text("utf-8"))) if "fhir_result(r, " in body else set()
    )
    assert {field for field in claimed if not re.search(rf'\br\."?{field}\b', body)} - through_macros == set()


@pytest.mark.parametrize("path", sorted(fhir_query.FOLDER.glob("*.sql")), ids=lambda path: path.stem)
def test_each_file_of_sql_says_what_it_is_and_stays_short(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("-- ") and len(lines) < 80


# -- bad files


def test_bad_lines_are_named_and_the_others_load(read: Read) -> None:
    reading, rows = read(HERE / "biologie.ndjson")
    (broken,) = [p for p in reading.problems if p.code == "broken_json"]
    assert broken.locator == "ligne 6" and "colonne 1" in broken.message
    assert {"Observation/crp", "Observation/pas", "Condition/bpco"} <= set(rows("event"))


def test_a_bundle_cut_short_gives_what_came_before(read: Read) -> None:
    whole = json.dumps(bundle(observation("a"), observation("b"), observation("c")), indent=1)
    reading, rows = read(whole[: whole.index('"id": "c"')])
    assert set(rows("event")) == {"Observation/a", "Observation/b"}
    (problem,) = reading.problems
    assert "le texte s’arrête avant la fin" in problem.message and problem.locator is not None and "entry[2]" in problem.locator


def test_an_entry_that_lost_a_quote_does_not_take_the_next_with_it(read: Read) -> None:
    whole = json.dumps(bundle(observation("a"), observation("b"), observation("c")), indent=1)
    reading, rows = read(whole.replace('"id": "b"', '"id": "b'))
    assert set(rows("event")) == {"Observation/a", "Observation/c"} and codes(reading.problems) == ["broken_json"]


def test_a_stray_byte_or_a_wrong_encoding_is_said(read: Read) -> None:
    line = '{"resourceType":"Patient","id":"%s","name":[{"text":"Zoé Épée"}]}'
    reading, rows = read((line % "a").encode() + b"\n" + (line % "b").encode("latin-1"), "p.ndjson")
    assert {row["name"] for row in rows("person").values()} == {"Zoé Épée"}
    assert [(p.code, p.locator) for p in reading.problems] == [("not_utf8", "ligne 2")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_byte_order_marks_are_no_obstacle(read: Read, encoding: str) -> None:
    text = '{"resourceType":"Patient","id":"p","name":[{"text":"Zoé"}]}'
    assert read(text.encode(encoding))[1]("person")["Patient/p"]["name"] == "Zoé"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "vide"),
        (b" \n", "vide"),
        (b'{"resourceType":"Patient","id":"p","name":[{"text":"Zo', "avant la fin (ligne 1, colonne"),
        (b'{"resourceType":"Patient","id":"p",\n "name" [1]}', "fautif (ligne 2, colonne 9)"),
        (b'{"resourceType":"Patient","extension":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "trop profondément"),
        (b'{"exportId": "e1"}\n', "aucune ressource FHIR"),
    ],
)
def test_an_unreadable_file_says_why_and_what_to_do(read: Read, content: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert why in str(refused.value) and refused.value.remedy


def test_a_bundle_in_a_bundle_and_a_plain_array_are_opened(read: Read) -> None:
    _, rows = read(bundle(bundle(observation("deep"))))
    assert rows("event")["Observation/deep"]["locator"] == "Observation/deep"
    _, rows = read(json.dumps([observation("a"), observation("b")]))
    assert set(rows("event")) == {"Observation/a", "Observation/b"}


def test_reading_leaves_behind_only_the_tables_of_its_reading(read: Read, con: Any) -> None:
    reading, _ = read(HERE / "scanner_thoracique.json")
    left_behind = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()}
    assert left_behind == {f"x1_{name}" for name in reading.tables}


# -- real exports


def corpus(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted(Path(str(CORPUS), folder).glob("*json"))] if CORPUS else []


@with_corpus
def test_every_number_of_the_corpus_survives_as_written() -> None:
    compared = 0
    for path in corpus("fhir-bundle", "fhir-ndjson", "fhir-examples", "fhir-mhd", "audit-fhir"):
        for record in fhir_text.records(path):
            expected = json.loads(record.text, parse_float=str, parse_int=str)
            assert json.loads(fhir_text.quote_numbers(record.text)) == expected, (path, record.n)
            compared += 1
    assert compared > 7000


@with_corpus
def test_every_scalar_survives_the_passage_through_duckdb() -> None:
    def scalars(value: Any) -> Iterator[Any]:
        if isinstance(value, dict | list):
            for inside in value.values() if isinstance(value, dict) else value:
                yield from scalars(inside)
        else:
            yield value

    con = duckdb.connect()
    for path in corpus("fhir-examples", "fhir-mhd"):
        for record in fhir_text.records(path):
            expected = sorted(map(str, scalars(json.loads(record.text, parse_float=str, parse_int=str))))
            quoted = fhir_text.quote_numbers(record.text).decode()
            atoms = con.execute("SELECT atom::VARCHAR FROM json_tree(?::JSON) WHERE atom IS NOT NULL OR type = 'NULL'", [quoted]).fetchall()
            assert sorted(str(json.loads(atom)) if atom is not None else "None" for (atom,) in atoms) == expected, path


@with_corpus
@pytest.mark.parametrize("path", corpus("fhir-examples", "fhir-mhd", "audit-fhir"), ids=lambda path: path.stem)
def test_every_file_of_the_corpus_is_read_or_accounted_for(read: Read, path: Path) -> None:
    reading, _ = read(path)
    assert reading.tables or reading.left_out or reading.attachments


@with_corpus
def test_synthetic_patients_load_without_a_loose_end(read: Read) -> None:
    for path in corpus("fhir-bundle"):
        reading, rows = read(path)
        assert reading.problems == () and rows("encounter")
        assert {row["patient"] for row in rows("encounter").values()} == {key for key in rows("person") if key.startswith("Patient/")}
