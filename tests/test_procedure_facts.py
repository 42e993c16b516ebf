"""The expert's own duties: parties summoned in time and with proof, the pre-report sent to each, observations and mission answered."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb
import pytest
from asked import finding
from situations import CASEKIT, FACTS, MACROS, TABLES, File

from casekit import casebook, sql, views
from casekit.arguments import describe
from casekit.compiled import compile_fact
from casekit.law_records import Lawbook

FORUMS = ("judicial_civil", "judicial_criminal", "administrative", "disciplinary", "cci", "amicable")


@cache
def law() -> Lawbook:
    return casebook.read_law()


def state_of(file: File, question: str, about: str) -> str:
    """The state of a question about one subject of the case."""
    asked = law().questions[question]
    fact = describe(file.con, asked.fact)
    compiled = compile_fact(fact, [asked], law().rules_of(question), law().norms, lambda tree: sql.expand(tree, MACROS),
                            has_declarations=False, with_details=False)  # fmt: skip
    (row,) = file.con.execute(f"SELECT s0 FROM ({compiled.sql}) AS found WHERE case_id = ? AND about = ?", [file.case_id, about]).fetchall()
    return str(row[0])


@pytest.fixture
def case(file: File) -> File:
    """A patient and a doctor, two parties, and one meeting on 20 May 2026 at ten."""
    file.person("P1", role="patient", name="Mme Odile EXEMPLE-FICTIF")
    file.person("DR", role="professional", name="Dr Anselme INVENTÉ")
    file.party("claimant", role="claimant", person="P1", side="claimant", counsel="Me Prosper PSEUDONYME")
    file.party("doctor", role="defendant", person="DR", side="defence")
    file.meeting("R1", held_at="2026-05-20T10:00")
    return file


def opened(file: File, forum: str | None = "judicial_civil", appointed_on: str | None = "2026-03-02") -> None:
    file.casefile("X", forum=forum, appointed_on=appointed_on)


def summon(file: File, on: str | None, party: str | None = "doctor", proof: str | None = "12", meeting: str | None = "R1", **cells: Any) -> None:
    file.dispatch(kind="summons", party=party, meeting=meeting, sent_on=on, proof_exhibit=proof, **cells)


def summoned(file: File, party: str = "doctor") -> bool | None:
    found: bool | None = file.one("summons", summons=f"R1/{party}")["is_summoned"]
    return found


def test_every_party_is_asked_about_at_every_meeting(case: File) -> None:
    opened(case)
    case.meeting("R2", held_at="2026-06-20T10:00")
    assert {row["summons"] for row in case.rows("summons")} == {"R1/claimant", "R1/doctor", "R2/claimant", "R2/doctor"}


def test_with_no_summons_on_file_nothing_is_concluded(case: File) -> None:
    opened(case)
    assert summoned(case) is None
    assert state_of(case, "procedure.summons", "R1/doctor") == "open"


def test_a_list_of_summons_that_does_not_name_a_party_shows_that_it_was_not_summoned(case: File) -> None:
    opened(case)
    summon(case, "2026-04-20", party="claimant")
    assert (summoned(case, "claimant"), summoned(case, "doctor")) == (True, False)
    assert state_of(case, "procedure.summons", "R1/doctor") == "breach"


@pytest.mark.parametrize("blank", [{"party": None}, {"meeting": None}])
def test_a_summons_that_does_not_say_to_whom_or_for_when_may_be_the_one(case: File, blank: dict[str, None]) -> None:
    opened(case)
    summon(case, "2026-04-20", party="claimant")
    summon(case, "2026-04-20", **blank)
    assert summoned(case) is None
    assert state_of(case, "procedure.summons", "R1/doctor") == "open"


def test_the_summons_to_another_meeting_is_no_list_of_this_one(case: File) -> None:
    opened(case)
    case.meeting("R2", held_at="2026-06-20T10:00")
    summon(case, "2026-04-20", meeting="R2")
    assert summoned(case) is None


@pytest.mark.parametrize(("sent", "proof", "state"), [
    ("2026-05-19", "12", "conforming"), ("2026-05-20", "12", "breach"), ("2026-05-21", "12", "breach"), ("2026-05", "12", "open"),
    ("2026-04-20", None, "open"), (None, "12", "open"), ("2026-05-20", None, "breach"),
])  # fmt: skip
def test_a_civil_summons_leaves_before_the_day_of_the_meeting_with_proof(case: File, sent: str, proof: str | None, state: str) -> None:
    opened(case)
    summon(case, sent, proof=proof)
    assert state_of(case, "procedure.summons", "R1/doctor") == state


@pytest.mark.parametrize(("sent", "state"), [
    ("2026-05-15", "conforming"), ("2026-05-16", "conforming"), ("2026-05-17", "breach"), ("2026-05-20", "breach"), ("2026-05", "open"),
])  # fmt: skip
def test_an_administrative_summons_leaves_four_days_before_the_meeting(case: File, sent: str, state: str) -> None:
    opened(case, "administrative")
    summon(case, sent)
    assert state_of(case, "procedure.summons", "R1/doctor") == state


def test_the_first_of_two_summons_counts_and_one_without_date_leaves_it_unknown(case: File) -> None:
    opened(case, "administrative")
    summon(case, "2026-05-10")
    summon(case, "2026-05-18")
    assert state_of(case, "procedure.summons", "R1/doctor") == "conforming"
    summon(case, None)
    assert case.one("summons", party="doctor")["sent_on"] is None


@pytest.mark.parametrize("forum", FORUMS)
def test_the_forums_whose_text_has_the_expert_summon_the_parties(case: File, forum: str) -> None:
    opened(case, forum)
    summon(case, "2026-04-20", party="claimant")
    expected = "breach" if forum in ("judicial_civil", "administrative", "cci") else "not_applicable"
    assert state_of(case, "procedure.summons", "R1/doctor") == expected


@pytest.mark.parametrize(("forum", "appointed", "expected"), [(None, "2026-03-02", "open"), ("judicial_civil", None, "open")])
def test_an_unknown_forum_or_day_of_appointment_leaves_it_open(case: File, forum: str, appointed: str, expected: str) -> None:
    opened(case, forum, appointed)
    summon(case, "2026-05-20")
    assert state_of(case, "procedure.summons", "R1/doctor") == expected


@pytest.mark.parametrize(("forum", "present", "state"), [
    ("judicial_civil", True, "exempt"), ("judicial_civil", False, "breach"), ("judicial_civil", None, "breach"), ("administrative", True, "breach"),
])  # fmt: skip
def test_a_party_that_came_to_a_civil_meeting_could_discuss(case: File, forum: str, present: bool | None, state: str) -> None:
    opened(case, forum)
    summon(case, "2026-05-20")
    case.attendance(meeting="R1", party="doctor", was_present=present)
    assert state_of(case, "procedure.summons", "R1/doctor") == state


def test_two_sheets_that_disagree_on_who_was_present_are_contradictory(case: File) -> None:
    opened(case)
    for exhibit, present in (("1", True), ("2", False)):
        case.attendance("F1", exhibit=exhibit, meeting="R1", party="doctor", was_present=present)
    found = case.one("summons", party="doctor")
    assert found["was_present"] is None and found["was_present_contested"]


@pytest.mark.parametrize(("forum", "text", "has_pre_report"), [
    ("judicial_civil", "Adresser aux parties un pré-rapport.", True), ("judicial_civil", "Adresser une NOTE DE SYNTHÈSE.", True),
    ("judicial_civil", "Entendre les parties.", None), ("judicial_civil", None, None),
    ("administrative", "Établir un prérapport.", True), ("administrative", "Entendre les parties.", False), ("administrative", None, None),
    ("cci", "Entendre les parties.", False), ("amicable", "Rédiger un pré-rapport.", True),
    ("judicial_criminal", "Rédiger un pré-rapport.", False), (None, "Rédiger un pré-rapport.", None),
])  # fmt: skip
def test_whether_the_expertise_has_a_pre_report(case: File, forum: str, text: str | None, has_pre_report: bool | None) -> None:
    opened(case, forum)
    if text is not None:
        case.mission(1, text=text)
    assert case.one("pre_report", party="doctor")["has_pre_report"] is has_pre_report


@pytest.mark.parametrize(("addressees", "state"), [
    (["claimant", "doctor"], "conforming"), (["claimant"], "breach"), ([], "open"), (["claimant", None], "open"),
])  # fmt: skip
def test_the_pre_report_goes_to_every_party(case: File, addressees: list[str | None], state: str) -> None:
    opened(case)
    case.mission(1, text="Adresser aux parties un pré-rapport.")
    for party in addressees:
        case.dispatch(kind="pre_report", party=party, sent_on="2026-07-01")
    assert state_of(case, "procedure.pre_report", "doctor") == state


@pytest.fixture
def observed(case: File) -> File:
    """Two observations of the doctor, received on 20 July 2026 for a deadline on the 31st; the first is answered."""
    case.submission("D1", party="doctor", n=1, received_on="2026-07-20", deadline_on="2026-07-31")
    case.point("D1-1", submission="D1", text="Le scanner n’a pas été relu.", answer="Il l’a été en réunion.")
    case.point("D1-2", submission="D1", text="La durée du retard est surévaluée.")
    return case


@pytest.mark.parametrize("forum", FORUMS)
def test_a_point_awaits_its_answer_until_the_report_is_sent(observed: File, forum: str) -> None:
    opened(observed, forum)
    is_due = forum in ("judicial_civil", "administrative", "cci")
    assert state_of(observed, "procedure.submissions", "D1-1") == ("conforming" if is_due else "not_applicable")
    assert state_of(observed, "procedure.submissions", "D1-2") == ("open" if is_due else "not_applicable")
    observed.dispatch(kind="report", party="doctor", sent_on="2026-09-01")
    assert state_of(observed, "procedure.submissions", "D1-2") == ("breach" if is_due else "not_applicable")


@pytest.mark.parametrize(("sent", "answered"), [("2026-07-19", None), ("2026-07-20", False), ("2026-07-21", False), (None, None)])
def test_a_point_that_came_after_the_report_awaits_nothing(observed: File, sent: str | None, answered: bool | None) -> None:
    opened(observed)
    observed.dispatch(kind="report", party="doctor", sent_on=sent)
    assert observed.one("point", point="D1-2")["is_answered"] is answered


def test_where_no_answer_at_all_is_on_file_nothing_is_concluded(case: File) -> None:
    opened(case)
    case.submission("D1", party="doctor", n=1, received_on="2026-07-20")
    case.point("D1-1", submission="D1", text="Le scanner n’a pas été relu.")
    case.dispatch(kind="report", party="doctor", sent_on="2026-09-01")
    assert case.one("point")["is_answered"] is None


@pytest.mark.parametrize(("received", "state"), [("2026-07-30", "breach"), ("2026-07-31", "breach"), ("2026-08-01", "exempt"), ("2026-07", "breach")])
def test_a_civil_observation_that_came_after_the_deadline_needs_no_answer(observed: File, received: str, state: str) -> None:
    opened(observed)
    observed.submission("D2", party="claimant", n=1, received_on=received, deadline_on="2026-07-31")
    observed.point("D2-1", submission="D2", text="Le préjudice est sous-évalué.")
    observed.dispatch(kind="report", party="doctor", sent_on="2026-09-01")
    assert state_of(observed, "procedure.submissions", "D2-1") == state


def test_exhibits_that_disagree_on_what_was_sent_are_contradictory(observed: File) -> None:
    opened(observed)
    for exhibit, kind in (("1", "report"), ("2", "pre_report")):
        observed.dispatch("E1", exhibit=exhibit, kind=kind, party="doctor", sent_on="2026-09-01")
    assert state_of(observed, "procedure.submissions", "D1-2") == "contested"


@pytest.mark.parametrize("forum", FORUMS)
def test_a_mission_item_awaits_its_answer_until_the_report_is_sent(case: File, forum: str) -> None:
    opened(case, forum)
    for n in (1, 2):
        case.mission(n, text="Décrire l’état antérieur.")
    case.answer("1", mission=1, text="Aucun état antérieur.")
    assert [state_of(case, "procedure.mission", f"mission:{n}") for n in (1, 2)] == ["conforming", "open"]
    case.dispatch(kind="report", party="doctor", sent_on="2026-09-01")
    assert [state_of(case, "procedure.mission", f"mission:{n}") for n in (1, 2)] == ["conforming", "breach"]


@pytest.mark.parametrize(("forum", "norm"), [
    ("judicial_civil", "cpc-238"), ("administrative", "cja-r621-1"), ("judicial_criminal", "cpp-158"),
    ("cci", "csp-r4127-108"), ("disciplinary", "csp-r4127-108"), ("amicable", "csp-r4127-108"),
])  # fmt: skip
def test_a_finding_names_the_text_of_its_own_forum_alone(case: File, forum: str, norm: str) -> None:
    opened(case, forum)
    case.mission(1, text="Décrire l’état antérieur.")
    case.answer("1", mission=1, text="Aucun état antérieur.")
    found = finding(case, "procedure.mission")
    assert found.norm is not None
    assert (found.state, found.norm.id) == ("conforming", norm)
    assert {a.norm_id for a in found.arguments if not a.is_beside} == {norm}
    assert all(a.why is not None and a.why.startswith("Ce texte ne vaut que pour une expertise") for a in found.arguments if a.is_beside)


@pytest.mark.parametrize(("appointed", "expected"), [
    ("2000-12-31", "not_applicable"), ("2001-01-01", "conforming"), ("2000", "not_applicable"), ("2001", "conforming"),
])  # fmt: skip
def test_the_text_of_another_forum_does_not_stand_in_for_one_not_yet_in_force(case: File, appointed: str, expected: str) -> None:
    opened(case, "administrative", appointed)
    case.mission(1, text="Décrire l’état antérieur.")
    case.answer("1", mission=1, text="Aucun état antérieur.")
    assert state_of(case, "procedure.mission", "mission:1") == expected


def test_of_an_unknown_forum_no_text_is_named_and_no_date_is_blamed(case: File) -> None:
    opened(case, None)
    case.mission(1, text="Décrire l’état antérieur.")
    found = finding(case, "procedure.mission")
    assert (found.state, found.norm) == ("open", None)
    whys = [a.why for a in found.arguments]
    assert "Ce texte ne vaut que pour une expertise civile ; les pièces ne permettent pas de dire si c’est le cas." in whys
    assert not any("date" in str(why) for why in whys)


def test_of_an_unknown_forum_and_day_both_are_said(case: File) -> None:
    opened(case, None, None)
    case.mission(1, text="Décrire l’état antérieur.")
    (why, *_) = [str(a.why) for a in finding(case, "procedure.mission").arguments]
    assert why.startswith("La date à retenir, inconnue ou imprécise")
    assert "ne vaut que pour une expertise civile" in why


def test_an_answer_without_text_or_mission_answers_nothing(case: File) -> None:
    opened(case)
    case.mission(1, text="Décrire l’état antérieur.")
    case.answer("1", mission=1)
    case.answer("2", text="Une réponse sans numéro.")
    case.dispatch(kind="report", party="doctor", sent_on="2026-09-01")
    assert case.one("mission")["is_answered"] is None


def test_an_answer_given_after_the_load_is_seen_once_the_facts_are_settled() -> None:
    """The answers are put in anew at each opening: what reads them is computed anew."""
    con = duckdb.connect()
    sql.create_tables(con, CASEKIT / "tables", TABLES)
    file = File(con)
    opened(file)
    file.mission(1, text="Décrire l’état antérieur.")
    views.settle(con, TABLES, FACTS)
    assert file.one("mission")["is_answered"] is None
    file.answer("1", mission=1, text="Aucun état antérieur.")
    assert file.one("mission")["is_answered"] is True
    con.close()


@pytest.mark.parametrize("forum", [*FORUMS, None])
def test_what_binds_the_expert_of_a_civil_court_is_told_in_his_report_alone(file: File, forum: str | None) -> None:
    opened(file, forum)
    file.decision("D1", decided_at="2024-05-13")
    found = finding(file, "state_of_art.decision")
    assert (found.law_says is not None and "L’expert civil" in found.law_says) is (forum == "judicial_civil")


def test_the_law_is_shown_with_every_divergence_whatever_the_forum() -> None:
    assert "judicial_civil" in {forum for divergence in law().divergences_of("procedure.mission") for forum in divergence.forums}
