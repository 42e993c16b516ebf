"""Records kept and decisions taken: what the file establishes of them, what it leaves unknown, and the order in which things happened."""

from __future__ import annotations

from typing import Any

import pytest
from asked import finding, law, state, states
from situations import FACTS, File

from casekit.outline import deciding

Row = dict[str, Any]


def holding(file: File, *rows: dict[str, Any]) -> dict[str, Any]:
    """One record of P1 kept by O1, in a case read on 1 September 2026."""
    file.casefile("X", as_of="2026-09-01")
    file.organization("O1", name="Clinique de l’Exemple")
    for n, row in enumerate(rows, start=1):
        file.holding("H1", **{"holder": "O1", "patient": "P1", "setting": "private_clinic", "exhibit": str(n), **row})
    return file.one("holding")


def day(value: dict[str, Any] | None) -> str | None:
    """The day of a date, « none », or None where it is unknown."""
    if value is None:
        return None
    return value["from"].isoformat()[:10] if value["happened"] else "none"


@pytest.mark.parametrize(("row", "destroyed_on", "looked_at_on"), [
    ({"is_located": True}, "none", "2026-09-01"),
    ({"destroyed_on": "none"}, "none", "2026-09-01"),
    ({"destroyed_on": "2015-01-01"}, "2015-01-01", "2015-01-01"),
    ({}, None, None),
    ({"is_located": False}, None, None),
])  # fmt: skip
def test_a_record_that_is_located_was_not_destroyed_and_one_that_is_not_may_have_been(
    file: File, row: dict[str, Any], destroyed_on: str | None, looked_at_on: str | None
) -> None:
    found = holding(file, row)
    assert (day(found["destroyed_on"]), day(found["looked_at_on"])) == (destroyed_on, looked_at_on)


def test_exhibits_that_dispute_the_destruction_leave_it_unknown_even_where_the_record_is_located(file: File) -> None:
    found = holding(file, {"destroyed_on": "2015-01-01"}, {"destroyed_on": "none", "is_located": True})
    assert (found["destroyed_on"], found["destroyed_on_contested"], found["looked_at_on"]) == (None, True, None)


@pytest.mark.parametrize(("setting", "is_hospital", "is_liberal"), [
    ("public_hospital", True, False), ("private_clinic", True, False), ("liberal", False, True), (None, None, None),
])  # fmt: skip
def test_the_setting_says_which_terms_apply_and_a_blank_says_nothing(file: File, setting: str | None, is_hospital: bool, is_liberal: bool) -> None:
    found = holding(file, {"setting": setting})
    assert (found["is_hospital"], found["is_liberal"], found["holder_name"]) == (is_hospital, is_liberal, "Clinique de l’Exemple")


def test_two_exhibits_that_tell_the_last_contact_with_different_precision_agree(file: File) -> None:
    found = holding(file, {"last_contact_on": "2010"}, {"last_contact_on": "2010-06"}, {})
    assert (found["last_contact_on"]["from"].isoformat(), found["last_contact_on"]["to"].isoformat()) == ("2010-06-01", "2010-06-30")
    assert found["last_contact_on_contested"] is False
    assert [e["exhibit"] for e in found["evidence"]] == ["1", "2", "3"]


@pytest.mark.parametrize(("kind", "practice", "setting", "expected"), [
    ("public_hospital", None, None, (True, False, "administrative")),
    ("private_clinic", None, None, (True, False, "civil")),
    ("practice", None, None, (False, True, "civil")),
    (None, "liberal", None, (False, True, "civil")),
    (None, "public_hospital", None, (True, False, "administrative")),
    (None, "private_salaried", None, (None, None, "civil")),
    ("public_hospital", None, "liberal", (None, True, None)),
    ("private_clinic", None, "liberal", (None, True, "civil")),
    (None, "public_hospital", "liberal", (False, True, "civil")),
    (None, None, None, (None, None, None)),
])  # fmt: skip
def test_where_the_setting_is_blank_the_holder_tells_it_and_a_liberal_practice_inside_a_hospital_stays_open(
    file: File, kind: str | None, practice: str | None, setting: str | None, expected: tuple[Any, ...]
) -> None:
    file.organization("O2", kind=kind)
    file.person("P2", practice=practice)
    found = holding(file, {"holder": "P2" if kind is None else "O2", "setting": setting})
    assert (found["is_hospital"], found["is_liberal"], found["holder_order"]) == expected


def test_two_settings_that_exhibits_dispute_are_not_settled_by_the_kind_of_the_holder(file: File) -> None:
    file.organization("O1", kind="public_hospital")
    found = holding(file, {"setting": "private_clinic"}, {"setting": "public_hospital"})
    assert (found["is_hospital"], found["holder_order"], found["holder_order_contested"]) == (None, None, True)


def test_the_usage_says_nothing_of_the_heirs_who_keep_the_archive_of_a_doctor(file: File) -> None:
    file.person("P2", role="heir")
    found = holding(file, {"holder": "P2", "setting": "liberal", "last_contact_on": "2010-01-01", "destroyed_on": "2015-01-01"})
    assert (found["is_liberal"], found["holder_order"]) == (None, "civil")
    assert state(file, "retention.liberal") == "open"


def test_a_patient_who_claims_in_person_is_alive(file: File) -> None:
    file.person("P1", role="patient", born_on="1950-03-02")
    file.party("d", role="claimant", person="P1")
    found = holding(file, {"last_contact_on": "1998-05-20", "destroyed_on": "2015-09-01", "claimed_on": "none"})
    assert (day(found["died_on"]), found["is_claimed_by_heirs"]) == ("none", False)
    assert state(file, "retention.hospital") == "breach"


def test_heirs_who_claim_are_asked_for_the_date_of_the_death(file: File) -> None:
    file.person("P1", role="patient", born_on="1950-03-02")
    file.person("P2", role="heir")
    file.party("d", role="claimant", person="P2")
    found = holding(file, {"last_contact_on": "1998-05-20", "destroyed_on": "2015-09-01", "claimed_on": "none"})
    assert (found["died_on"], found["is_claimed_by_heirs"]) == (None, True)
    (missing,) = finding(file, "retention.hospital").missing
    assert "acte de décès du patient" in missing


NO_CLAIM = {"claimed_on": "none", "claim_ended_on": "none"}


def destroyed(file: File, on: str, died: str | None = "none", born: str = "1950-03-02", setting: str = "private_clinic", **row: Any) -> tuple[str, str]:
    """How the retention of a destroyed record stands, and whether its holder may fail to produce it."""
    file.person("P1", role="patient", born_on=born, died_on=died)
    holding(file, {**NO_CLAIM, "setting": setting, "destroyed_on": on, "is_located": False, **row})
    return state(file, "retention.liberal" if setting == "liberal" else "retention.hospital"), state(file, "retention.located")


BEFORE, AFTER = ("breach", "breach"), ("conforming", "exempt")


@pytest.mark.parametrize(("on", "expected"), [("2018-05-19", BEFORE), ("2018-05-20", AFTER), ("2018-05-21", AFTER)])
def test_twenty_years_from_the_last_contact(file: File, on: str, expected: tuple[str, str]) -> None:
    assert destroyed(file, on, last_contact_on="1998-05-20") == expected


@pytest.mark.parametrize(("on", "expected"), [("2019-07-09", BEFORE), ("2019-07-10", AFTER), ("2019-07-11", AFTER)])
def test_the_twenty_eighth_birthday(file: File, on: str, expected: tuple[str, str]) -> None:
    assert destroyed(file, on, born="1991-07-10", last_contact_on="1993-02-01") == expected


@pytest.mark.parametrize(("on", "expected"), [("2016-08-14", BEFORE), ("2016-08-15", AFTER), ("2016-08-16", AFTER)])
def test_ten_years_from_a_death_within_ten_years(file: File, on: str, expected: tuple[str, str]) -> None:
    assert destroyed(file, on, died="2006-08-15", last_contact_on="2000-03-01") == expected


@pytest.mark.parametrize(("died", "expected"), [("2010-02-28", AFTER), ("2010-03-01", BEFORE), ("2010-03-02", BEFORE)])
def test_a_death_ten_years_after_the_last_contact_to_the_day_shortens_nothing(file: File, died: str, expected: tuple[str, str]) -> None:
    """Destroyed on 28 February 2020: ten years after the first of these deaths, the twenty years end on 1 March 2020."""
    assert destroyed(file, "2020-02-28", died=died, last_contact_on="2000-03-01") == expected


@pytest.mark.parametrize(("on", "expected"), [("2020-05-18", BEFORE), ("2020-05-19", AFTER), ("2020-05-20", AFTER)])
def test_a_claim_of_730_days_puts_off_the_term_by_as_many(file: File, on: str, expected: tuple[str, str]) -> None:
    claim = {"claimed_on": "2010-05-21", "claim_ended_on": "2012-05-20"}
    assert destroyed(file, on, last_contact_on="1998-05-20", **claim) == expected


@pytest.mark.parametrize(("claimed", "expected"), [("2018-05-19", BEFORE), ("2018-05-20", AFTER), ("2018-05-21", AFTER)])
def test_a_claim_still_running_suspends_only_a_term_not_yet_reached(file: File, claimed: str, expected: tuple[str, str]) -> None:
    assert destroyed(file, "2019-01-01", last_contact_on="1998-05-20", claimed_on=claimed, claim_ended_on="none") == expected


@pytest.mark.parametrize(("on", "expected"), [("2018-05-19", BEFORE), ("2018-05-20", AFTER), ("2018-05-21", AFTER)])
def test_twenty_years_of_usage_in_liberal_practice(file: File, on: str, expected: tuple[str, str]) -> None:
    assert destroyed(file, on, setting="liberal", last_contact_on="1998-05-20") == expected


@pytest.mark.parametrize(("on", "expected"), [("2006-04-30", "breach"), ("2006-05-01", "conforming"), ("2006-05-02", "conforming")])
def test_thirty_years_of_usage_before_june_2008(file: File, on: str, expected: str) -> None:
    assert destroyed(file, on, setting="liberal", last_contact_on="1976-05-01", born="1930-01-01")[0] in (expected, "open")
    terms = {a.rule: a.outcome for a in finding(file, "retention.liberal").arguments}
    assert terms["liberal_destroyed_before_usage"] == ("holds" if expected == "breach" else "fails")


@pytest.mark.parametrize(("on", "outcome"), [("2007-01-04", "undetermined"), ("2007-01-05", "holds")])
def test_a_destruction_before_the_terms_of_2007_is_not_answered_by_them(file: File, on: str, outcome: str) -> None:
    destroyed(file, on, last_contact_on="1980-05-20")
    found = finding(file, "retention.located")
    assert {a.rule: a.outcome for a in found.arguments}["destroyed_after_term"] == outcome
    assert found.state == ("breach" if outcome == "undetermined" else "exempt")


@pytest.mark.parametrize(("setting", "norms"), [
    ("public_hospital", ["csp-r1112-7", "jp-ta-melun-2018-10-31"]),
    ("private_clinic", ["csp-r1112-7", "jp-cass-2018-09-26"]),
    ("liberal", ["jp-cass-2018-09-26"]),
])  # fmt: skip
def test_a_lost_record_is_read_by_the_rule_of_the_holders_order(file: File, setting: str, norms: list[str]) -> None:
    holding(file, {"setting": setting, "is_located": False})
    found = finding(file, "retention.located")
    assert ([a.norm_id for a in found.arguments if a.outcome == "holds"], found.state) == (norms, "breach")


FOUND = {"is_located": True, "received_from": "H1"}


@pytest.mark.parametrize(("transferred", "other", "stands", "elsewhere"), [
    ("2019-04-01", FOUND, "exempt", True),
    ("2019-04-01", {**FOUND, "patient": None}, "exempt", True),
    ("2019-04-01", {**FOUND, "is_located": False}, "breach", False),
    ("2019-04-01", {**FOUND, "is_located": None}, "breach", None),
    ("2019-04-01", {"is_located": True}, "breach", None),  # another keeps a record of the same patient: his own, for all that is said
    ("2019-04-01", {"is_located": False}, "breach", False),
    ("2019-04-01", {**FOUND, "received_from": "H9"}, "breach", None),
    (None, FOUND, "breach", True),
    ("none", FOUND, "breach", True),
    ("2019-04-01", {**FOUND, "holder": "O1"}, "breach", False),
    ("2019-04-01", {"is_located": True, "patient": "P8"}, "breach", None),
])  # fmt: skip
@pytest.mark.parametrize("setting", ["private_clinic", "liberal"])
def test_a_record_found_with_the_one_who_received_it_answers_for_the_first_holder(
    file: File, setting: str, transferred: str | None, other: dict[str, Any], stands: str, elsewhere: bool | None
) -> None:
    file.holding("H2", **{"holder": "P9", "patient": "P1", **other})
    file.casefile("X", as_of="2026-09-01")
    file.holding("H1", holder="O1", patient="P1", setting=setting, transferred_on=transferred, is_located=False)
    assert (states(file, "retention.located")["H1"], file.one("holding", holding="H1")["is_located_elsewhere"]) == (stands, elsewhere)


def test_a_record_sold_twice_is_followed_to_its_last_holder(file: File) -> None:
    file.casefile("X", as_of="2026-09-01")
    file.person("P8", name="Dr Prudence DERNIÈRE-FICTIVE")
    file.holding("H1", holder="P7", patient="P1", setting="liberal", transferred_on="2016-06-30", is_located=False)
    file.holding("H2", holder="O2", patient="P1", setting="liberal", transferred_on="2020-01-01", is_located=False, received_from="H1")
    file.holding("H3", holder="P8", patient="P1", setting="liberal", is_located=True, received_from="H2")
    assert states(file, "retention.located") == {"H1": "exempt", "H2": "exempt", "H3": "conforming"}
    assert file.one("holding", holding="H1")["other_holder_name"] == "Dr Prudence DERNIÈRE-FICTIVE"


def test_two_exhibits_on_where_a_record_came_from_leave_it_unknown(file: File) -> None:
    file.casefile("X", as_of="2026-09-01")
    file.holding("H1", holder="O1", patient="P1", setting="private_clinic", transferred_on="2019-04-01", is_located=False)
    file.holding("H2", holder="P9", patient="P1", is_located=True, received_from="H1")
    file.holding("H2", received_from="H3", exhibit="2")
    found = file.one("holding", holding="H1")
    assert (found["is_located_elsewhere"], found["is_located_elsewhere_contested"]) == (None, True)


def term(file: File, born: str | None = "1950-03-02", died: str | None = "none", **row: Any) -> tuple[str | None, str | None]:
    """The day until which a clinic keeps a record last used on 20 May 1998: whatever claims were made, and with them."""
    file.person("P1", role="patient", born_on=born, died_on=died)
    found = holding(file, {"last_contact_on": "1998-05-20", **NO_CLAIM, **row})
    return day(found["base_term_on"]), day(found["term_on"])


@pytest.mark.parametrize(("patient", "row", "expected"), [
    ({}, {}, ("2018-05-20", "2018-05-20")),
    ({"born": "1991-07-10"}, {}, ("2019-07-10", "2019-07-10")),
    ({"born": None}, {}, (None, None)),
    ({"died": "2008-05-19"}, {}, ("2018-05-19", "2018-05-19")),
    ({"died": "2008-05-20"}, {}, ("2018-05-20", "2018-05-20")),  # ten years to the day: the death changes nothing
    ({"died": "2000-01-10"}, {}, ("2010-01-10", "2010-01-10")),
    ({"died": "2000-01-10", "born": None}, {}, ("2010-01-10", "2010-01-10")),
    ({"died": None}, {}, (None, None)),
    ({}, {"last_contact_on": None}, (None, None)),
    ({}, {"claimed_on": None}, ("2018-05-20", None)),
    ({}, {"claimed_on": "2010-05-21", "claim_ended_on": "2012-05-20", "is_located": True}, ("2018-05-20", "2020-05-19")),
    ({}, {"claimed_on": "2010-05-21", "claim_ended_on": "none", "is_located": True}, ("2018-05-20", "none")),
    ({}, {"claimed_on": "2010-05-21", "claim_ended_on": None, "is_located": True}, ("2018-05-20", None)),
    ({}, {"claimed_on": "2018-05-20", "claim_ended_on": "none", "is_located": True}, ("2018-05-20", "2018-05-20")),
    ({}, {"claimed_on": "2018-05-19", "claim_ended_on": "none", "is_located": True}, ("2018-05-20", "none")),
    ({}, {"claimed_on": "2010-05-21", "claim_ended_on": "none", "destroyed_on": "2010-05-21"}, ("2018-05-20", "2018-05-20")),
    ({}, {"claimed_on": "2010-05-20", "claim_ended_on": "none", "destroyed_on": "2010-05-21"}, ("2018-05-20", "none")),
    ({}, {"claimed_on": "1998-05-19", "claim_ended_on": "1999-05-20", "is_located": True}, ("2018-05-20", None)),
    ({}, {"destroyed_on": "2007-01-04"}, (None, None)),  # under another text
    ({}, {"destroyed_on": "2007-01-05"}, ("2018-05-20", "2018-05-20")),
    ({}, {"destroyed_on": "?"}, (None, None)),
    ({}, {"setting": "liberal"}, (None, None)),
])  # fmt: skip
def test_the_day_until_which_a_hospital_keeps_a_record(file: File, patient: Row, row: Row, expected: tuple[str | None, str | None]) -> None:
    assert term(file, **patient, **row) == expected


def test_the_figures_of_that_day_are_those_of_the_law() -> None:
    figures = law("retention.hospital").norms["csp-r1112-7"].versions[-1].figures
    text = (FACTS / "kept_until.sql").read_text("utf-8")
    assert [figures[name] for name in ("retention_years", "minor_until_years", "after_death_years", "death_within_years")] == [20, 28, 10, 10]
    assert all(f"{years} * INTERVAL 1 YEAR" in text for years in (20, 28, 10)) and f"DATE '{figures['terms_since']}'" in text


def test_the_finding_says_the_day_on_which_the_term_fell(file: File) -> None:
    file.person("P1", role="patient", born_on="1950-03-02", died_on="2006-08-15")
    holding(file, {"last_contact_on": "2000-03-01", **NO_CLAIM, "destroyed_on": "2014-01-20", "is_located": False})
    found = finding(file, "retention.hospital")
    assert (found.state, found.term) == ("breach", "2016-08-15")
    (said,) = [a.says for a in found.arguments if a.outcome == "holds"]
    assert said and said.replace("\u00a0", " ").endswith("; le terme tombait le 15 août 2016.")


def test_a_record_that_is_kept_is_said_so_once_with_its_term(file: File) -> None:
    file.person("P1", role="patient", born_on="1950-03-02", died_on="none")
    holding(file, {"last_contact_on": "2010-03-01", **NO_CLAIM, "is_located": True})
    (said,) = [(a.says or "").replace("\u00a0", " ") for a in deciding(finding(file, "retention.hospital"))]
    assert said == "Le dossier n’a pas été détruit ; terme de sa conservation : 1er mars 2030."
    assert [a.says for a in deciding(finding(file, "retention.located"))] == [
        "Le dossier est localisé et peut être produit.", "Ce que le dossier montre de la prise en charge peut être vérifié sur pièces."
    ]  # fmt: skip


@pytest.mark.parametrize(("holder", "links"), [("O1", (("establishment", "O1"),)), ("P2", (("deployer", "P2"),)), ("X9", ())])
def test_a_lost_record_points_to_the_establishment_or_to_the_person_who_held_it(file: File, holder: str, links: tuple[Any, ...]) -> None:
    file.person("P2", name="Dr Anatole CABINET-FICTIF", practice="liberal")
    holding(file, {"holder": holder, "setting": "liberal", "is_located": False})
    assert finding(file, "retention.located").links == links


@pytest.mark.parametrize(("holder", "by_whom"), [
    ("O1", "par la Clinique de l’Exemple"), ("P2", "par le Dr Anatole CABINET-FICTIF"), ("X9", "par son détenteur"),
])  # fmt: skip
def test_the_holder_of_a_lost_record_is_named_with_his_article(file: File, holder: str, by_whom: str) -> None:
    file.person("P2", name="Dr Anatole CABINET-FICTIF", practice="liberal")
    holding(file, {"holder": holder, "setting": "liberal", "is_located": False})
    (said,) = [a.says for a in finding(file, "retention.located").arguments if a.outcome == "holds"]
    assert said and f"le dossier tenu {by_whom} n’est pas localisé" in said


@pytest.mark.parametrize(("setting", "kind", "begins", "norm"), [
    ("private_clinic", "private_clinic", "Devant le juge civil, celui qui a pris en charge le patient", "jp-cass-2018-09-26"),
    ("liberal", "practice", "Devant le juge civil, celui qui a pris en charge le patient", "jp-cass-2018-09-26"),
    ("public_hospital", "public_hospital", "Devant le juge administratif, le demandeur garde la preuve", "jp-ta-melun-2018-10-31"),
])  # fmt: skip
def test_what_the_loss_may_do_to_the_proof_is_a_sentence_that_fits_any_holder(file: File, setting: str, kind: str, begins: str, norm: str) -> None:
    file.organization("O1", kind=kind)
    holding(file, {"setting": setting, "is_located": False})
    shift = finding(file, "retention.located").burden_may_shift
    assert shift and (shift.to, shift.norm) == ("O1", norm)
    assert shift.how.startswith(begins) and shift.how.endswith(".")


@pytest.mark.parametrize(("row", "stands"), [
    ({"transferred_on": "2012-04-01", "copy_kept": False}, "breach"),
    ({"transferred_on": "2012-04-01", "copy_kept": True}, "conforming"),
    ({"transferred_on": "2012-04-01"}, "open"),
    ({"transferred_on": "2002-03-04", "copy_kept": False}, "not_applicable"),
    ({"transferred_on": "2002-03-05", "copy_kept": False}, "breach"),
    ({"transferred_on": "none", "copy_kept": False}, "not_applicable"),
    ({"copy_kept": False}, "open"),
    ({"transferred_on": "2012-04-01", "copy_kept": False, "setting": "private_clinic"}, "not_applicable"),
])  # fmt: skip
def test_a_double_is_kept_of_an_archive_that_is_sold(file: File, row: dict[str, Any], stands: str) -> None:
    holding(file, {"setting": "liberal", **row})
    assert state(file, "retention.copy") == stands


@pytest.mark.parametrize(("on", "outcome"), [("2025-09-30", "not_in_force"), ("2025-10-15", "undated"), ("2025-11-01", "holds")])
def test_the_academy_asks_for_a_double_from_its_publication_only(file: File, on: str, outcome: str) -> None:
    holding(file, {"setting": "liberal", "transferred_on": on, "copy_kept": False})
    found = finding(file, "retention.copy")
    assert {a.rule: a.outcome for a in found.arguments}["transferred_without_copy_recommendation"] == outcome
    assert (found.state, found.report_says is not None) == ("breach", outcome == "not_in_force")


def decision(file: File, use: dict[str, Any] | None = None, **cells: Any) -> dict[str, Any]:
    file.ai_use("U1", used_at="2024-05-13T09:00", **(use or {}))
    file.decision("D1", use="U1", decided_at="2024-05-13T10:20", **cells)
    return file.one("decision")


@pytest.mark.parametrize(("seen_at", "is_seen_before"), [
    ("2024-05-13T10:05", True), ("2024-05-13T11:00", False), ("2024-05-13T10:20", None), ("2024-05-13", None), ("none", False), (None, None),
])  # fmt: skip
def test_an_output_was_seen_before_the_decision_where_the_hours_say_so(file: File, seen_at: str | None, is_seen_before: bool | None) -> None:
    assert decision(file, output_seen_at=seen_at)["is_seen_before"] is is_seen_before


@pytest.mark.parametrize(("use", "cells", "was_displayed"), [
    ({"was_displayed": False}, {}, False),
    ({}, {}, None),
    ({}, {"output_seen_at": "2024-05-13T10:05"}, True),
    ({"was_displayed": True}, {}, True),
])  # fmt: skip
def test_an_output_that_he_saw_was_shown_to_him(file: File, use: dict[str, Any], cells: dict[str, Any], was_displayed: bool | None) -> None:
    assert decision(file, use, **cells)["was_displayed"] is was_displayed


@pytest.mark.parametrize(("justification", "review", "has_reasons"), [
    ("Nodule connu, stable", None, True), (None, False, False), (None, True, None), (None, None, None),
])  # fmt: skip
def test_reasons_are_on_file_or_the_record_shows_that_there_were_none(file: File, justification: str, review: bool, has_reasons: bool) -> None:
    assert decision(file, justification=justification, critical_review=review)["has_reasons"] is has_reasons


def test_an_information_to_a_patient_under_guardianship_says_whether_the_guardian_received_it(file: File) -> None:
    file.person("P1", role="patient", protection_scope="representation", protection_from="2020-01-01", protection_to="none", represented_by="P9")
    file.person("P9", role="representative")
    file.information("I1", topic="ai_use", patient="P1", recipient="P9", given=True, given_at="2024-05-13")
    found = file.one("information")
    assert (found["is_represented"], found["is_to_patient"], found["is_to_representative"]) == (True, False, True)


@pytest.mark.parametrize(("since", "until", "is_represented"), [
    ("2024-06-01", "none", False), ("2020-01-01", "2023-01-01", False), ("2020-01-01", None, None), ("2024-05", "none", None),
])  # fmt: skip
def test_a_measure_counts_on_the_day_of_the_information(file: File, since: str, until: str | None, is_represented: bool | None) -> None:
    file.person("P1", protection_scope="representation", protection_from=since, protection_to=until)
    file.information("I1", topic="ai_use", patient="P1", given_at="2024-05-13")
    assert file.one("information")["is_represented"] is is_represented


def test_the_chronology_tells_each_thing_once_a_withdrawal_apart_and_what_is_undated_too(file: File) -> None:
    file.act("A1", kind="diagnosis", label="Scanner", status="performed", performed_at="2024-05-13T10:05")
    file.event("A1", occurred_at="2024-05-13", label="Scanner thoracique", kind="examen")
    file.event("E1", label="Appel du médecin traitant")
    file.consent("C1", topic="act", act="A1", answer="given", given_at="2024-05-01", withdrawn_at="2024-05-20")
    file.claim("R1", claimed_on="none")
    told = {(row["source"], row["id"], row["status"]): row for row in file.rows("chronology")}
    assert set(told) == {("act", "A1", "performed"), ("event", "E1", None), ("consent", "C1", "given"), ("consent", "C1", "withdrawn")}
    assert told["act", "A1", "performed"]["detail"] == "Scanner thoracique"
    assert told["event", "E1", None]["occurred"] is None


def test_an_act_of_disputed_date_stands_in_the_chronology_as_disputed(file: File) -> None:
    file.act("A1", performed_at="2024-05-13")
    file.act("A1", performed_at="2024-05-14", exhibit="2")
    (row,) = file.rows("chronology")
    assert (row["occurred"], row["is_contested"]) == (None, True)


def test_two_wordings_of_a_name_are_shown_together_and_two_patients_of_one_act_are_a_contest(file: File) -> None:
    file.person("P1", name="Odile EXEMPLE")
    file.person("P1", name="EXEMPLE Odile", exhibit="2")
    file.act("A1", professional="P1", patient="P1")
    file.act("A1", patient="P2", exhibit="2")
    assert file.one("act")["professional_name"] == "EXEMPLE Odile / Odile EXEMPLE"
    assert file.con.execute("SELECT patient, patient_contested FROM said_whole.act").fetchall() == [(None, True)]
