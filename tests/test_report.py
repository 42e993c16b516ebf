"""The expert's report: what it prints of the findings, of the mission and of the case, and how it says what is not known."""

from __future__ import annotations

import html
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from lxml import etree

from casekit import report, sql, views, wording
from casekit.document import Document
from casekit.findings import Argument, ConditionFound, Evidence, Finding, NormApplied, RulingGiven
from casekit.law_records import Lawbook, Norm, Question, Version
from casekit.sections import BadSection
from casekit.writers import docx

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
NB = "\u00a0"

ODD = ("CRP <5", "PaO2 < 60 & SpO2 > 90", "p<0,05", "« œdème » d'Élodie \"bis\"", f"37,2{NB}°C", "<b>gras</b>", "{{ 1 + 1 }}")

NORM = NormApplied(
    "fx-100-1", "art. FX. 100-1 du code fictif", "law", "2016-01-28", "confirmed", "JORF du 27 janvier 2016", "2026-11-02", "…"
)


@dataclass(frozen=True)
class Row:
    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Check:
    suite_title: str
    title: str
    norm: str
    severity: str
    remedy: str
    status: str
    rows: int | None
    of: int | None
    failing: tuple[Row, ...]
    why: str | None


def question(id_: str, asks: str, readers: str = "RNG") -> Question:
    missing = "fiche signée, à demander au Dr Inventé"
    return Question(id_, "ai_use", asks, ("fx-100-1",), "professional", "used_at", "L", readers, missing, ("evidence",))


QUESTIONS = {
    q.id: q
    for q in (
        question("information.ai_use", "Le patient a-t-il été informé du recours à l'IA ?"),
        question("information.risk", "Le risque a-t-il été annoncé avant l'acte ?"),
        question("consent.act", "Le consentement à l'acte a-t-il été recueilli ?"),
        question("device.certificate", "Le certificat était-il en cours de validité ?"),
        question("regime.limitation", "L'action est-elle dans le délai ?", "NG"),
    )
}


def version(cite: str) -> Version:
    start = date(2016, 1, 28)
    return Version("2016-01-28", start, start, "own", cite, "JORF", "confirmed", date(2026, 11, 2), "…", "professional")


LAW = Lawbook(
    {"fx-100-1": Norm("fx-100-1", NORM.citation, "Titre", "law", ("information",), (version(NORM.citation),))}, QUESTIONS, {}, "sha256:abcd"
)


def argument(outcome: str, says: str | None, side: str = "claimant", value: bool | None = None) -> Argument:
    condition = ConditionFound("Le patient en a été averti avant l'acte.", value, None, outcome == "contested")
    return Argument("r", side, False, NORM, "fx-100-1", outcome, says, None, (condition,))  # type: ignore[arg-type]


def finding(state: str, question_id: str = "information.ai_use", about: str = "U1", **changed: object) -> Finding:
    asked = QUESTIONS[question_id]
    base = Finding(
        question=question_id, family=asked.family, asks=asked.asks, kind="L", readers=asked.readers, about=about,
        about_label="usage de l’IA U1, 13 mai 2024", state=state, pivot="2024-05-13", norm=NORM, burden="professional",  # type: ignore[arg-type]
        arguments=(), evidence=(Evidence("3", "p. 2"),), missing=(), reservations=(), scope=None, trace_expected_from=None,
        report_says=None, law_says=None, ruling=None,
    )  # fmt: skip
    return replace(base, **changed)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and view, and no row."""
    folder = tmp_path_factory.mktemp("empty")
    facts = folder / "facts"
    facts.mkdir()
    for name in ("_logic.sql", "_declarer.sql", "chronology.sql"):
        shutil.copy(ROOT / "casekit/facts" / name, facts)
    connection = duckdb.connect(str(folder / "case.duckdb"))
    tables = sql.read_tables(ROOT / "casekit/tables")
    sql.create_tables(connection, ROOT / "casekit/tables", tables)
    views.install(connection, tables, facts)
    connection.close()
    return folder / "case.duckdb"


@pytest.fixture
def con(empty: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A small invented case: two items of mission, two parties, two exhibits, events of every kind of date."""
    connection = duckdb.connect(shutil.copy(empty, tmp_path / "case.duckdb"))
    for statement in CASE:
        connection.execute(statement)
    yield connection
    connection.close()


def moment(written: str, first: str, last: str, zone: str = "none") -> str:
    return f"""{{'written': '{written}', 'from': TIMESTAMP '{first}', 'to': TIMESTAMP '{last}', 'zone': '{zone}', 'happened': true}}"""


def day(written: str) -> str:
    return f"""{{'written': '{written}', 'from': DATE '{written}', 'to': DATE '{written}', 'zone': 'none', 'happened': true}}"""


def into(table: str, **values: str) -> str:
    listed = ", ".join(f'{value} AS "{name}"' for name, value in {"case_id": "'2026-1'", **values}.items())
    return f"INSERT INTO main.{table} BY NAME SELECT {listed}"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


THE_13 = moment("2024-05-13T10:05", "2024-05-13 10:05:00", "2024-05-13 10:05:59.999999", "assumed")
THE_14 = moment("2024-05-14", "2024-05-14 00:00:00", "2024-05-14 23:59:59.999999")
CASE = (
    into(
        "casefile", casefile="'2026-1'", title=quoted(ODD[0]), forum="'judicial_civil'", body="'Tribunal judiciaire de Fable'",
        docket="'RG 26/1'", appointed_on=day("2026-03-02"), as_of=day("2026-09-01"), zone="'Europe/Paris'", expert_name="'Dr Rapporteur'",
    ),
    into("mission", mission="1", text=quoted("Dire si la faute alléguée est établie ; " + ODD[1]), topics="'information'"),
    into("mission", mission="2", text="'Retracer la chronologie.'", topics="'chronology; prior_state; nimporte'"),
    into("person", person="'P1'", name="'Mme Alice Faute-Fictive'", role="'patient'", exhibit="'1'", locator="'p. 1'"),
    into("person", person="'P2'", name="'Dr Inventé'", role="'professional'", practice="'liberal'", exhibit="'1'", locator="'p. 1'"),
    into("party", party="'claimant'", role="'claimant'", person="'P1'", side="'claimant'", counsel="'Me Conseil'"),
    into("party", party="'d1'", role="'defendant'", person="'P2'", side="'defence'"),
    into("exhibit", exhibit="'3'", title=quoted(ODD[3]), author="'Dr Inventé'", pages="4",
         path="'exhibits/3 é.pdf'", sha256="'ab12'", produced_by="'d1'"),
    into("exhibit", exhibit="'10'", title=quoted(ODD[2])),
    into("event", event="'E1'", label=quoted(ODD[4]), occurred_at=THE_13, exhibit="'3'", locator="'p. 2'"),
    into("event", event="'E1'", label=quoted(ODD[4]), occurred_at=THE_13, exhibit="'10'", locator="'p. 1'"),
    into("event", event="'E2'", label="'Toux'", occurred_at=moment("2024-05", "2024-05-01", "2024-05-31 23:59:59.999999"),
         declared_by="'P1'"),
    into("event", event="'E3'", label=quoted(ODD[5]), exhibit="'3'", locator="'p. 3'"),
    into("event", event="'E4'", label="'Appel'", occurred_at=THE_13, exhibit="'3'", locator="'p. 4'"),
    into("event", event="'E4'", label="'Appel'", occurred_at=THE_14, exhibit="'10'", locator="'p. 5'"),
    into("record_item", item="'R1'", kind="'2a'", is_present="false", exhibit="'3'", locator="'p. 1'"),
    into("ledger", exhibit="'3'", path="'exhibits/3 é.pdf'", format="'pdf'", state="'partial'", rows="'{\"narrative\": 3}'",
         left_out="'[{\"what\": \"page 4\", \"count\": 1, \"why\": \"image seule, non lue\"}]'"),
    into("problem", code="'exhibit_missing'", message=quoted(ODD[6]), remedy="'Pièce à rattacher.'", severity="'warning'"),
)  # fmt: skip


def compose(con: duckdb.DuckDBPyConnection, *findings: Finding, validation: tuple[Check, ...] = ()) -> Document:
    tables = sql.read_tables(ROOT / "casekit/tables")
    return report.compose(con, report.Material("2026-1", findings, LAW, validation, tables, "0.1.0"), TEMPLATES, "expert", "working")


def words(document: Document, *sections: str) -> str:
    """The text of a report (of some sections), tags off, spaces as a reader sees them."""
    chosen = [s.html for s in document.sections if not sections or s.name in sections]
    spaced = re.sub(r"</(?:td|th|p|li|h\d)>|<br>", " ", " ".join(chosen))
    text = html.unescape(re.sub(r"<[^>]+>", "", spaced))
    return re.sub(r"[ \n]+", " ", text).replace(NB, " ").replace("’", "'")


def lint(document: Document) -> list[str]:
    return [str(p) for p in wording.lint(document, wording.read_words(TEMPLATES / "words.toml"))]


SENTENCES = {
    "breach": "Non conforme au vu des pièces produites, sous réserve : urgence non documentée. "
    "Seule une affiche est produite. [pièce 3, p. 2]",
    "conforming": "Conforme au vu des pièces produites. Averti la veille. [pièce 3, p. 2]",
    "exempt": "Dispense : une exception prévue par le texte ressort des pièces produites. Urgence. [pièce 3, p. 2]",
    "contested": "Pièces contradictoires : en l'état, elles ne permettent pas de conclure sur ce point. Deux dates. [pièce 3, p. 2]",
    "unproven": "Non établi par les pièces ; pièce à demander à Dr Inventé : fiche signée. [pièce 3, p. 2]",
    "open": "À apprécier par l'expert. À vérifier. "
    "Ce point ne se pose que dans le cas suivant : le système a appris sur des données. [pièce 3, p. 2]",
    "not_applicable": "Sans objet. Ce point ne se pose que dans le cas suivant : le système a appris sur des données. [pièce 3, p. 2]",
    "error": "Non évalué : l'examen de ce point n'a pas pu être mené à son terme ; il n'en est tiré aucune conclusion. [pièce 3, p. 2]",
}
FOUND = {
    "breach": finding("breach", arguments=(argument("holds", "Seule une affiche est produite."),),
                      reservations=("urgence non documentée",)),
    "conforming": finding("conforming", arguments=(argument("fails", "Averti la veille.", value=True),)),
    "exempt": finding("exempt", arguments=(argument("holds", "Urgence.", "defence", True),)),
    "contested": finding("contested", arguments=(argument("contested", "Deux dates."),)),
    "unproven": finding("unproven", arguments=(argument("undetermined", "X."),), missing=("fiche signée, à demander à Dr Inventé",)),
    "open": finding("open", arguments=(argument("undetermined", "À vérifier."),), scope="Le système a appris sur des données."),
    "not_applicable": finding("not_applicable", arguments=(argument("undetermined", "X."),), scope="Le système a appris sur des données."),
    "error": finding("error", missing=("contrôle non exécuté : Binder Error",)),
}  # fmt: skip


@pytest.mark.parametrize("state", SENTENCES)
def test_each_state_has_its_sentence_with_its_reference(con: duckdb.DuckDBPyConnection, state: str) -> None:
    document = compose(con, FOUND[state])
    assert SENTENCES[state] in words(document, "conformity")
    in_short = "Sans objet : Usage de l'IA U1" if state == "not_applicable" else SENTENCES[state]
    assert in_short in words(document, "answers")
    assert lint(document) == []


def test_what_was_looked_for_stands_beside_what_the_exhibits_show(con: duckdb.DuckDBPyConnection) -> None:
    for value, shown in ((True, "établi par les pièces"), (False, "démenti par les pièces"), (None, "les pièces ne le disent pas")):
        text = words(compose(con, finding("open", arguments=(argument("undetermined", None, value=value),))), "conformity")
        assert f"Le patient en a été averti avant l'acte. {shown}" in text


def test_an_allegation_is_said_to_be_one(con: duckdb.DuckDBPyConnection) -> None:
    alleged = replace(argument("undetermined", None), conditions=(ConditionFound("Averti.", None, True, False),))
    text = words(compose(con, finding("unproven", arguments=(alleged,))), "conformity")
    assert "Averti. allégué dans une déclaration, non documenté" in text


def test_the_text_of_that_day_comes_with_version_confidence_and_source(con: duckdb.DuckDBPyConnection) -> None:
    text = words(compose(con, FOUND["breach"]), "conformity")
    assert "Texte en vigueur le 13 mai 2024 : art. FX. 100-1 du code fictif, version en vigueur depuis le 28 janvier 2016" in text
    assert "texte vérifié ; source : JORF du 27 janvier 2016" in text


def test_without_pivot_the_text_remains_to_be_determined(con: duckdb.DuckDBPyConnection) -> None:
    text = words(compose(con, finding("open", pivot=None, norm=None)), "conformity")
    assert "La date à retenir n'est pas connue : le texte applicable reste à déterminer." in text


def test_both_readings_are_shown_where_they_differ(con: duckdb.DuckDBPyConnection) -> None:
    both = finding("breach", report_says="Un consentement est attendu.", law_says="Seule l'information l'est.")
    text = words(compose(con, both), "conformity")
    assert "Lecture de l'Académie nationale de médecine Un consentement est attendu." in text
    assert "Lecture du texte Seule l'information l'est." in text


def test_without_ruling_the_expert_has_a_gap_to_complete(con: duckdb.DuckDBPyConnection) -> None:
    assert "Appréciation de l'expert À compléter." in words(compose(con, FOUND["breach"]), "conformity")


RULING = RulingGiven("conforming", "Fiche signée vue en réunion.", "Dr Rapporteur", "2026-06-01T10:00", False)


def test_the_ruling_stands_beside_the_finding_and_replaces_it_in_the_answers(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con, replace(FOUND["breach"], ruling=RULING))
    ruled = "Conforme. Motif : Fiche signée vue en réunion. (Dr Rapporteur, le 1er juin 2026)."
    assert SENTENCES["breach"] in words(document, "conformity")
    assert ruled in words(document, "conformity")
    assert "Appréciation de l'expert : " + ruled + " [pièce 3, p. 2]" in words(document, "answers")
    assert SENTENCES["breach"] not in words(document, "answers")
    assert lint(document) == []


def test_a_ruling_given_before_the_finding_changed_is_not_applied_in_silence(con: duckdb.DuckDBPyConnection) -> None:
    text = words(compose(con, replace(FOUND["breach"], ruling=replace(RULING, is_stale=True))), "answers")
    assert SENTENCES["breach"] in text
    assert "Appréciation rendue avant que le constat ne change : à confirmer." in text


def test_an_entry_of_the_expert_without_exhibit_is_a_visible_gap(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con, finding("conforming", evidence=(Evidence(None, "tables.xlsx, feuille act, ligne 4"),)))
    html_ = next(s.html for s in document.sections if s.name == "conformity")
    assert "[saisi par l'expert, sans pièce : tables.xlsx, feuille act, ligne 4]" in words(document, "conformity")
    assert '<span class="gap">[saisi par l’expert, sans pièce' in html_
    assert lint(document) == []


def test_an_exhibit_absent_from_the_bordereau_is_said_so_and_not_linked(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con, finding("conforming", evidence=(Evidence("99", "p. 1"),)))
    assert "[pièce 99, p. 1] (absente du bordereau)" in words(document, "conformity")
    assert "#piece-99" not in "".join(s.html for s in document.sections)


def entries(*states: str, **changed: object) -> tuple[Finding, ...]:
    """As many findings of one question, each of its own subject and exhibit."""
    return tuple(replace(FOUND[state], about=f"U{n}", about_label=f"écriture {n}", evidence=(Evidence("3", f"p. {n}"),), **changed)  # type: ignore[arg-type]
                 for n, state in enumerate(states, start=1))  # fmt: skip


def part(document: Document, name: str) -> str:
    return next(s.html for s in document.sections if s.name == name)


def test_many_findings_in_which_nothing_departs_stand_in_one_table_with_their_exhibits(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con, *entries(*["conforming"] * 4))
    text = words(document, "conformity")
    assert "Sans écart relevé (4 sujets)" in text
    for n in range(1, 5):
        assert f"Écriture {n} Conforme au vu des pièces produites. Averti la veille. [pièce 3, p. {n}]" in text
        assert part(document, "conformity").count(f'id="constat-information.ai_5f_use-U{n}"') == 1
    assert text.count("version en vigueur depuis le 28 janvier 2016") == 1
    assert text.count("À compléter") == 1 and "Ce qui a été recherché" not in text
    assert "Conforme au vu des pièces produites (4 sujets) : Écriture 1 ; Écriture 2 ; Écriture 3 ; Écriture 4." in words(document, "answers")
    assert lint(document) == []


def test_three_such_findings_stand_one_by_one(con: duckdb.DuckDBPyConnection) -> None:
    text = words(compose(con, *entries("conforming", "not_applicable", "conforming")), "conformity")
    assert "sujets)" not in text and text.count("Ce qui a été recherché") == 2


def test_a_departure_beside_many_that_are_none_is_told_whole_and_first(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con, *entries("conforming", "conforming", "breach", "not_applicable", "not_applicable"))
    text = words(document, "conformity")
    assert text.index("Écriture 3 Ce qui a été recherché") < text.index("Sans écart relevé, ou sans objet (4 sujets)")
    assert "Écriture 4 Sans objet. Ce point ne se pose que dans le cas suivant" in text
    assert "Sans objet : Écriture 4 ; Écriture 5." in words(document, "answers")
    assert lint(document) == []


def test_a_reserve_or_a_ruling_keeps_a_finding_out_of_the_table(con: duckdb.DuckDBPyConnection) -> None:
    for changed in ({"reservations": ("écart à une recommandation",)}, {"ruling": RULING}, {"trace_expected_from": "fx-100-1"}):
        assert "sujets)" not in words(compose(con, *entries(*["conforming"] * 4, **changed)), "conformity")


def test_many_questions_without_object_are_said_so(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con, *entries(*["not_applicable"] * 4, report_says="Un consentement est attendu.", law_says="Seule l'information l'est."))
    text = words(document, "conformity")
    assert "Sans objet (4 sujets)" in text and text.count("Un consentement est attendu.") == 1
    assert "À compléter" not in text and lint(document) == []
    alone = compose(con, *entries(*["not_applicable"] * 4))
    assert "Appréciation" not in words(alone, "conformity") and docx.render(alone, TEMPLATES / "reference.docx")


def test_a_question_that_no_item_asks_is_listed_by_its_title_alone(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con, finding("breach", "consent.act", about="A1", about_label="acte caché"), FOUND["conforming"])
    assert "Le consentement à l'acte a-t-il été recueilli ? (non demandé par la mission)" in words(document, "not_asked")
    assert "acte caché" not in words(document)
    assert "Non conforme" not in words(document)


def test_a_question_that_is_not_for_the_expert_is_printed_nowhere(con: duckdb.DuckDBPyConnection) -> None:
    assert "L'action est-elle dans le délai" not in words(compose(con, finding("not_met", "regime.limitation")))


def test_a_question_asked_without_any_row_says_that_nothing_was_examined(con: duckdb.DuckDBPyConnection) -> None:
    assert "Aucun élément des pièces ne se rapporte à ce point : il n'a pu être examiné." in words(compose(con), "conformity")


def test_the_mission_is_verbatim_and_each_item_is_answered_or_left_to_the_expert(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con, FOUND["breach"])
    assert "Dire si la faute alléguée est établie ; PaO2 < 60 & SpO2 > 90" in words(document, "mission")
    answers = words(document, "answers")
    assert "Voir la partie « Chronologie »." in answers
    assert "Les pièces n'ont donné lieu à aucun constat sur ce chef (État antérieur) : à compléter par l'expert." in answers
    assert "Le sujet « nimporte », indiqué pour ce chef dans case.toml, n'est ni une famille de points ni une partie du rapport" in answers


def test_the_expert_s_own_answer_is_printed_as_he_wrote_it(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(into("answer", answer="'1'", mission="1", text=quoted("Il n'y a pas de faute."), author="'Dr Rapporteur'", at=THE_14))
    document = compose(con)
    assert "Réponse de l'expert (Dr Rapporteur, 14 mai 2024) Il n'y a pas de faute." in words(document, "answers")
    assert lint(document) == []


def test_every_value_of_the_case_is_printed_as_it_was_received(con: duckdb.DuckDBPyConnection) -> None:
    text = html.unescape("".join(s.html for s in compose(con).sections))
    for value in ODD:
        assert value in text


def test_every_value_of_the_case_is_read_back_from_the_word_file(con: duckdb.DuckDBPyConnection) -> None:
    found = [replace(finding, about=f"U{n}") for n, finding in enumerate(FOUND.values())]
    written = docx.render(compose(con, *found), TEMPLATES / "reference.docx")
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        text = "".join(etree.fromstring(package.read("word/document.xml")).itertext())
    for value in ODD:
        assert value in text


def test_the_chronology_keeps_partial_dates_partial_and_counts_the_undated(con: duckdb.DuckDBPyConnection) -> None:
    text = words(compose(con), "chronology")
    assert "mai 2024 (jour non précisé) Mme Alice Faute-Fictive déclare : Toux" in text
    assert "13 mai 2024 à 10 h 05 (heure locale supposée) 37,2 °C [pièce 10, p. 1] [pièce 3, p. 2]" in text
    assert "Événements non datés (1)" in text


def test_an_event_dated_two_ways_is_shown_with_both_exhibits(con: duckdb.DuckDBPyConnection) -> None:
    text = words(compose(con), "chronology")
    assert "Événements dont la date diffère d'une pièce à l'autre (1)" in text
    assert "Appel 13 mai 2024 à 10 h 05 : [pièce 3, p. 4] 14 mai 2024 : [pièce 10, p. 5]" in text


def test_what_did_not_happen_is_no_event_and_an_omitted_act_stands_at_the_day_it_was_due(con: duckdb.DuckDBPyConnection) -> None:
    never = "{'written': 'aucun', 'from': NULL, 'to': NULL, 'zone': 'none', 'happened': false}"
    given = {"consent": "'C1'", "topic": "'act'", "answer": "'given'", "given_at": THE_14}
    con.execute(into("consent", **given, withdrawn_at=never, exhibit="'3'", locator="'p. 1'"))
    con.execute(into("claim", claim="'R1'", claimed_on=never, exhibit="'3'"))
    con.execute(into("act", act="'A1'", label="'Scanner de contrôle'", status="'omitted'", due_at=THE_14, exhibit="'3'", locator="'p. 1'"))
    text = words(compose(con), "chronology")
    assert "14 mai 2024 Scanner de contrôle, acte omis [pièce 3, p. 1]" in text
    assert "14 mai 2024 Consentement, objet : l'acte ; réponse : accord [pièce 3, p. 1]" in text
    assert "retrait" not in text
    assert "Réclamation" not in text


def test_the_day_of_a_harm_covers_the_whole_day(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(into("harm", harm="'H1'", head="'DFP'", discovered_on=day("2025-01-13"), exhibit="'3'"))
    con.execute(into("harm", harm="'H2'", head="'SE'", exhibit="'3'"))
    (row,) = con.execute("SELECT occurred FROM whole.chronology WHERE source = 'harm'").fetchall()
    assert (str(row[0]["from"]), str(row[0]["to"])) == ("2025-01-13 00:00:00", "2025-01-13 23:59:59.999999")


def test_what_is_missing_is_listed_once_with_whom_to_ask(con: duckdb.DuckDBPyConnection) -> None:
    text = words(compose(con, FOUND["unproven"], replace(FOUND["unproven"], about="U2")), "exhibits")
    assert text.count("Fiche signée à Dr Inventé") == 1
    assert "Compte rendu d'hospitalisation et lettre de sortie ou de liaison destinataire à préciser" in text


def test_the_bordereau_links_each_exhibit_and_keeps_the_order_of_numbers(con: duckdb.DuckDBPyConnection) -> None:
    document = compose(con)
    html_ = next(s.html for s in document.sections if s.name == "exhibits")
    assert html_.index('id="piece-3"') < html_.index('id="piece-10"')
    assert 'href="../exhibits/3%20%C3%A9.pdf"' in html_
    assert "non datée" in words(document, "exhibits")


def test_the_annexes_say_what_was_not_read_and_what_could_not_run(con: duckdb.DuckDBPyConnection) -> None:
    undated = (Row("U1 sans date.", (Evidence("3", None),)),)
    checks = (
        Check("Suite", "Chaque usage a une date", "fx-100-1", "critical", "Demander la date.", "fail", 1, 2, undated, None),
        Check("Suite", "Chaque acte a une date", "fx-100-1", "info", "Demander.", "error", None, None, (), "table absente"),
    )  # fmt: skip
    document = compose(con, validation=checks)
    assert "Lue en partie textes : 3 Image seule, non lue : page 4 (1)" in words(document, "intake")
    assert "Chaque usage a une date En défaut 1 sur 2 Majeur" in words(document, "validation")
    assert "Chaque acte a une date Non exécuté non compté Pour information" in words(document, "validation")
    assert "U1 sans date. [pièce 3]" in words(document, "validation")
    assert lint(document) == []


def test_an_empty_case_reads_well_and_invents_nothing(empty: Path, tmp_path: Path) -> None:
    document = compose(duckdb.connect(shutil.copy(empty, tmp_path / "case.duckdb")))
    assert "La mission n'est pas renseignée" in words(document, "answers")
    assert "Aucun événement n'a pu être tiré des pièces reçues" in words(document, "chronology")
    assert lint(document) == []


def test_without_a_closing_date_the_cover_says_so(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE main.casefile SET as_of = NULL")
    assert "date d'arrêté à préciser : ce qui en dépend n'est pas conclu" in words(compose(con), "cover")


def test_the_same_inputs_give_the_same_document(con: duckdb.DuckDBPyConnection) -> None:
    assert compose(con, *FOUND.values()) == compose(con, *FOUND.values())


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The report's folder, to which a test adds one section."""
    copied = tmp_path / "templates"
    shutil.copytree(TEMPLATES, copied)
    return copied


FRONT = """{#---
title = "Essai"
for = ["expert"]
stages = ["working"]
[query]
case = "SELECT due_on, title FROM main.casefile WHERE case_id = $case_id"
---#}
"""


@pytest.mark.parametrize(
    ("section", "complaint"),
    [
        (FRONT + "<p>Pour le {{ case[0].due_on }}</p>", "None has no words of its own"),
        (FRONT + "<p>{{ case[0].nothing }}</p>", "has no attribute 'nothing'"),
        (FRONT + "<p>{{ case }}</p>", "has no words of its own"),
        (FRONT + "<p>{{ case[0].title == 'x' }}</p>", "False has no words of its own"),
        (FRONT.replace("SELECT due_on, title", "SELECT nothing"), "nothing"),
        (FRONT.replace("SELECT due_on", "DROP TABLE main.act; SELECT due_on"), "a query is one SELECT"),
        (FRONT.replace("numbered", "x").replace("stages", "stage"), "stage = ['working'] is not one of"),
        ("<p>Sans en-tête</p>", "it must open with a front matter"),
    ],
)
def test_a_section_that_would_print_an_unknown_is_refused_by_name(
    con: duckdb.DuckDBPyConnection, templates: Path, section: str, complaint: str
) -> None:
    (templates / "report/99_essai.html").write_text(section, encoding="utf-8")
    material = report.Material("2026-1", (), LAW, (), sql.read_tables(ROOT / "casekit/tables"), "0.1.0")
    with pytest.raises(BadSection, match=re.escape(complaint)) as caught:
        report.compose(con, material, templates, "expert", "working")
    assert "99_essai.html" in str(caught.value)


def test_no_section_is_for_another_audience_yet(con: duckdb.DuckDBPyConnection) -> None:
    material = report.Material("2026-1", (), LAW, (), sql.read_tables(ROOT / "casekit/tables"), "0.1.0")
    with pytest.raises(BadSection, match="no section is for"):
        report.compose(con, material, TEMPLATES, "counsel", "working")
