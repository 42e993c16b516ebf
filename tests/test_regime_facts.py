"""Which court, how serious the harm, whether the claim came in time: the facts of the regime, with every bound on both sides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import finding, state
from situations import FACTS, File

import casekit.lawbook
from casekit.law_records import Norm

Row = dict[str, Any]


def norm(name: str) -> Norm:
    return casekit.lawbook.read(FACTS.parent / "law").norms[name]


# ---- The capacity of a defendant


def defendant(file: File, kind: str | None = None, **person: Any) -> Row:
    """The one defendant d1: a person (DR1) or, where a kind is given, an organization (O1)."""
    if kind is None:
        file.person("DR1", role="professional", **person)
        file.party("d1", role="defendant", person="DR1")
    else:
        file.organization("O1", kind=kind)
        file.party("d1", role="defendant", organization="O1")
    return file.one("defendant")


@pytest.mark.parametrize(("kind", "is_public", "is_caregiver"), [
    ("public_hospital", True, True), ("authority", True, False), ("private_clinic", False, True), ("practice", False, True),
    ("manufacturer", False, False), ("laboratory", None, True), ("host", None, False),
])  # fmt: skip
def test_an_organization_is_public_or_private_by_its_kind(file: File, kind: str, is_public: bool | None, is_caregiver: bool) -> None:
    found = defendant(file, kind)
    assert (found["is_public_body"], found["is_caregiver"], found["is_insurer"], found["acted_as_agent"]) == (
        is_public,
        is_caregiver,
        False,
        False,
    )


def test_an_organization_of_unknown_kind_settles_nothing(file: File) -> None:
    file.organization("O1", name="Centre Exemple")
    file.party("d1", role="defendant", organization="O1")
    found = file.one("defendant")
    assert (found["is_public_body"], found["is_caregiver"], found["is_insurer"]) == (None, None, None)


def acted(found: Row) -> tuple[bool | None, bool | None, bool | None]:
    return found["acted_as_agent"], found["acted_as_liberal"], found["acted_as_employee"]


@pytest.mark.parametrize(("usual", "stated", "expected"), [
    ("public_hospital", None, (True, False, False)),
    ("public_hospital", "liberal", (False, True, False)),
    ("liberal", None, (False, True, False)),
    ("private_salaried", None, (False, False, True)),
    (None, "public_hospital", (True, False, False)),
    (None, None, (None, None, None)),
])  # fmt: skip
def test_the_capacity_stated_for_an_act_comes_before_the_usual_practice(
    file: File, usual: str, stated: str, expected: tuple[Any, ...]
) -> None:
    file.act("A1", professional="DR1")
    file.participant("PA1", about="A1", person="DR1", part="operator", practice=stated)
    assert acted(defendant(file, practice=usual)) == expected


def test_a_surgeon_who_saw_the_patient_privately_and_operated_in_the_service_acted_in_two_capacities(file: File) -> None:
    file.act("A1", professional="DR1")
    file.act("A2", professional="DR1")
    file.participant("PA1", about="A1", person="DR1", part="author", practice="liberal")
    assert acted(defendant(file, practice="public_hospital")) == (True, True, False)


@pytest.mark.parametrize(("kinds", "expected"), [
    (("private_clinic",), False), (("public_hospital",), True), (("private_clinic", "public_hospital"), True), ((None,), None), ((), None),
])  # fmt: skip
def test_whose_walls_a_liberal_practitioner_acted_in_is_told_by_his_acts(file: File, kinds: tuple[str | None, ...], expected: bool | None) -> None:
    for n, kind in enumerate(kinds):
        file.organization(f"H{n}", kind=kind)
        file.act(f"A{n}", professional="DR1", organization=f"H{n}")
    assert defendant(file, practice="liberal")["acted_in_public_hospital"] is expected


def test_a_person_on_no_act_of_the_file_acted_in_the_usual_capacity(file: File) -> None:
    assert acted(defendant(file, practice="liberal")) == (False, True, False)


def test_two_exhibits_on_the_capacity_contradict_each_other(file: File) -> None:
    file.act("A1", professional="DR1")
    file.participant("PA1", about="A1", person="DR1", part="operator", practice="liberal")
    file.participant("PA1", about="A1", person="DR1", part="operator", practice="public_hospital", exhibit="2")
    found = defendant(file, practice="public_hospital")
    assert acted(found) == (None, None, None)
    assert found["acted_as_agent_contested"]


def test_the_claimant_the_payer_and_the_insurer_called_by_none_are_no_defendants(file: File) -> None:
    for party, role, side in (
        ("c1", "claimant", "claimant"),
        ("p1", "payer", "none"),
        ("o1", "oniam", "defence"),
        ("t1", "third_party", "defence"),
    ):
        file.party(party, role=role, side=side, organization=f"O-{party}")
    assert [row["party"] for row in file.rows("defendant")] == ["t1"]


# ---- How serious


def harmed(file: File, *harms: Row, accident: str | None = None) -> Row:
    """What the case says of the harm, as of 1 September 2026."""
    file.casefile("X", facts_on="2024-05-13", as_of="2026-09-01")
    for cells in harms:
        file.harm(**{"victim": "P1", "accident": accident, "scale": "csp_11_2", "is_established": True, **cells})
    return file.one("gravity")


def rate(found: Row) -> tuple[float | None, float | None]:
    return found["impairment_low"], found["impairment_high"]


@pytest.mark.parametrize(("harms", "expected"), [
    ([{"value": 24}], (24, 24)),
    ([{"value": 24.1}], (24.1, 24.1)),
    ([{"value": 25, "value_low": 20, "value_high": 30}], (20, 30)),
    ([{"value": 30, "scale": "common_law"}], (None, None)),
    ([{"value": 30, "scale": None}], (None, None)),
    ([{"is_not_assessed": True}], (None, None)),
    ([{"value": 30, "is_established": False}], (0, 0)),
    ([{"value": 30, "is_established": None}], (None, 30)),
    ([{"value": 30, "is_established": None}, {"value": 20}], (20, 50)),
    ([{"value": 30, "is_established": None}, {"value": 20, "is_established": False}], (0, 30)),
    ([{"value": 30, "unit": "/7"}], (None, None)),
    ([{"value": 15}, {"value": 12}], (15, 27)),
    ([{"value": 30}, {"is_not_assessed": True}], (30, None)),
    ([{"value": 30, "prior_state_share": 0.25}], (22.5, 30)),
    ([], (None, None)),
])  # fmt: skip
def test_the_bounds_of_the_permanent_impairment(file: File, harms: list[Row], expected: tuple[Any, ...]) -> None:
    assert rate(harmed(file, *({"head": "DFP", "unit": "%", **cells} for cells in harms))) == expected


@pytest.mark.parametrize(("harms", "shown"), [
    ([{"value": 26, "value_low": 24, "value_high": 28}], "pièce : 26 % (24 à 28 %) : la fourchette comprend le seuil"),
    ([{"value": 26.5, "value_low": 22.5, "value_high": 28}], "pièce : 26,5 % (22,5 à 28 %) : la fourchette comprend le seuil"),
    ([{"value": 15}, {"value": 12}], "pièces : de 15 à 27 % : la fourchette comprend le seuil"),
    ([{"value": 32, "is_established": None}], "pièces : 32 % au plus, sans que la part de l’accident soit établie"),
    ([{"value": 26, "value_low": 24.5, "value_high": 28}], None),
    ([{"value": 22, "value_low": 20, "value_high": 24}], None),
    ([{"is_not_assessed": True}], None),
])  # fmt: skip
def test_a_rate_on_both_sides_of_the_threshold_is_shown_with_its_range(file: File, harms: list[Row], shown: str | None) -> None:
    harmed(file, *({"head": "DFP", "unit": "%", **cells} for cells in harms))
    (argument,) = [a for a in finding(file, "regime.cci").arguments if a.rule == "permanent_impairment"]
    assert [condition.unsettled for condition in argument.conditions] == [shown]


def test_a_range_of_which_the_applicable_threshold_is_not_known_is_not_compared_with_it(file: File) -> None:
    file.harm(head="DFP", unit="%", scale="csp_11_2", is_established=True, value=26, value_low=24, value_high=28)
    file.casefile("X", as_of="2026-09-01")
    (argument,) = [a for a in finding(file, "regime.cci").arguments if a.rule == "permanent_impairment"]
    assert (argument.outcome, [condition.unsettled for condition in argument.conditions]) == ("undated", [None])


@pytest.mark.parametrize(("periods", "shown"), [
    ([("2024-01", "2024-07")], "pièces : de 5 à 7 mois : la fourchette comprend le seuil"),
    ([("2024-01-01", "2024-06-30")], None), ([("2024-06-01", None)], None),
])  # fmt: skip
def test_a_stoppage_on_both_sides_of_six_months_is_shown_with_its_range(file: File, periods: list[tuple[str, str | None]], shown: str | None) -> None:
    harmed(file, *({"head": "work_stoppage", "value": 1, "from_on": first, "to_on": last} for first, last in periods))
    (argument,) = [a for a in finding(file, "regime.cci").arguments if a.rule == "work_stoppage"]
    assert [condition.unsettled for condition in argument.conditions] == [shown]


def test_two_reports_on_the_same_impairment_contradict_each_other(file: File) -> None:
    file.casefile("X")
    file.harm("H1", head="DFP", value=20, scale="csp_11_2", unit="%")
    file.harm("H1", head="DFP", value=30, scale="csp_11_2", unit="%", exhibit="2")
    found = file.one("gravity")
    assert (rate(found), found["impairment_low_contested"]) == ((None, None), True)


def stopped(
    file: File, *periods: tuple[str | None, str | None], head: str = "work_stoppage", **cells: Any
) -> tuple[float | None, float | None]:
    given = {"head": head, "value": 1 if head == "work_stoppage" else 50, "unit": None if head == "work_stoppage" else "%", **cells}
    found = harmed(file, *({**given, "from_on": first, "to_on": last} for first, last in periods))
    name = "stoppage" if head == "work_stoppage" else "deficit"
    return found[f"{name}_low"], found[f"{name}_high"]


@pytest.mark.parametrize("head", ["work_stoppage", "DFT"])
@pytest.mark.parametrize(("periods", "expected"), [
    ([("2024-01-01", "2024-06-29")], (5, 5)),
    ([("2024-01-01", "2024-06-30")], (6, 6)),
    ([("2024-08-31", "2025-02-27")], (6, 6)),
    ([("2024-08-31", "2025-02-26")], (5, 5)),
    ([("2024-01-01", "2024-03-31"), ("2024-04-01", "2024-06-30")], (6, 6)),
    ([("2024-04-01", "2024-06-30"), ("2024-01-01", "2024-04-15")], (6, 6)),
    ([("2024-06-01", "none")], (27, 27)),
    ([("2024-06-01", None)], (0, None)),
    ([(None, "2024-06-30")], (0, None)),
    ([("2024-01", "2024-07")], (5, 7)),
])  # fmt: skip
def test_months_in_one_stretch_both_days_counted(file: File, head: str, periods: list[tuple[Any, Any]], expected: tuple[Any, ...]) -> None:
    assert stopped(file, *periods, head=head) == expected


@pytest.mark.parametrize(("first", "second", "verdict"), [
    (("2024-01-01", "2024-03-31"), ("2024-06-01", "2024-09-01"), True),  # 91 + 93 = 184 days: six months however they are counted
    (("2024-01-01", "2024-03-31"), ("2024-06-01", "2024-08-31"), None),  # 183
    (("2024-01-01", "2024-03-31"), ("2024-06-01", "2024-08-28"), None),  # 180
    (("2024-01-01", "2024-03-31"), ("2024-06-01", "2024-08-27"), False),  # 179: never six months
    (("2024-01-01", "2024-03-31"), ("2024-10-01", "2025-01-01"), None),  # 184 days, of which 183 within twelve months
    (("2024-01-01", "2024-03-31"), ("2025-01-15", "2025-06-15"), False),
])  # fmt: skip
def test_months_in_several_stretches_within_twelve_months(file: File, first: Any, second: Any, verdict: bool | None) -> None:
    low, high = stopped(file, first, second)
    assert low is not None and high is not None
    assert (low >= 6, high < 6) == (verdict is True, verdict is False)


def test_the_stretches_of_two_victims_are_not_one(file: File) -> None:
    periods = [("P1", "2024-01-01", "2024-03-31"), ("P2", "2024-04-01", "2024-06-30")]
    found = harmed(file, *({"head": "work_stoppage", "value": 1, "victim": v, "from_on": a, "to_on": b} for v, a, b in periods))
    assert found["stoppage_low"] < 6 <= found["stoppage_high"]


@pytest.mark.parametrize(("cells", "expected"), [
    ({"value": 50}, (6, 6)), ({"value": 49}, (0, 0)), ({"value": 100}, (6, 6)), ({"value": None}, (0, 6)),
    ({"value": None, "value_low": 25, "value_high": 75}, (0, 6)), ({"value": 3, "unit": "classe"}, (0, 6)), ({"value": 3, "unit": None}, (0, 6)),
    ({"value": 50, "is_established": False}, (0, 0)), ({"value": 50, "is_established": None}, (0, 6)), ({"value": 49, "is_established": None}, (0, 0)),
])  # fmt: skip
def test_a_temporary_deficit_counts_from_one_half(file: File, cells: Row, expected: tuple[Any, ...]) -> None:
    assert stopped(file, ("2024-01-01", "2024-06-30"), head="DFT", **cells) == expected


def test_no_stoppage_said_is_no_stoppage_and_no_row_is_unknown(file: File) -> None:
    found = harmed(file, {"head": "work_stoppage", "value": 0}, {"head": "unfit_for_former_work", "value": 0})
    assert (found["stoppage_low"], found["stoppage_high"], found["is_unfit"]) == (0, 0, False)
    assert (found["deficit_low"], found["deficit_high"], found["is_disturbed"]) == (None, None, None)


@pytest.mark.parametrize(("died_on", "harms", "expected"), [
    ("none", [], False), (None, [], None), ("2024-06-01", [], None), ("2024-06-01", [{"head": "death"}], True),
    ("2024-06-01", [{"head": "death", "value": 0}], False), ("2024-06-01", [{"head": "death", "is_established": False}], False),
    ("2024-06-01", [{"head": "death", "is_established": None}], None),
    ("2024-06-01", [{"head": "death", "is_established": None}, {"head": "death"}], True),
    ("2024-06-01", [{"head": "death", "is_established": None, "exhibit": None}], None),  # an entry of the expert's: he has a cell to say it
])  # fmt: skip
def test_a_death_counts_where_it_is_a_harm_of_the_case(file: File, died_on: str, harms: list[Row], expected: bool | None) -> None:
    file.person("P1", role="patient", died_on=died_on)
    assert harmed(file, *harms)["has_died"] is expected


@pytest.mark.parametrize(("died_on", "claimant", "expected"), [
    (None, "P1", False), (None, "P2", None), (None, None, None), ("2024-06-01", "P1", None), ("?", "P1", None),
])  # fmt: skip
def test_a_patient_who_claims_in_person_is_alive_for_the_commission(file: File, died_on: str | None, claimant: str | None, expected: bool | None) -> None:
    file.person("P1", role="patient", died_on=died_on)
    file.person("P2", role="heir")
    if claimant:
        file.party("c", role="claimant", person=claimant)
    assert harmed(file)["has_died"] is expected


# ---- The accident


def accident(file: File, harms: tuple[Row, ...] = (), links: tuple[Row, ...] = (), kind: str = "medical_accident", **cells: Any) -> Row:
    file.organization("O1", kind="private_clinic")
    file.act("A1", performed_at="2024-05-13", organization="O1", patient="P1")
    file.accident("AC1", kind=kind, act="A1", **cells)
    for n, harm in enumerate(harms, start=1):
        file.harm(f"H{n}", **{"scale": "csp_11_2", "unit": "%", "accident": "AC1", "is_established": True, **harm})
    for link in links:
        file.link(**{"harm": "H1", **link})
    return file.one("accident", accident="AC1")


@pytest.mark.parametrize(
    ("probability", "is_improbable"), [(0.01, True), (0.03, True), (0.031, None), (0.05, None), (0.051, False), (None, None)]
)
def test_three_per_cent_is_low_and_more_than_five_is_not(file: File, probability: float, is_improbable: bool | None) -> None:
    assert accident(file, severe_event_probability=probability)["is_improbable"] is is_improbable


def test_a_harm_of_another_accident_says_nothing_of_this_one_and_a_harm_of_none_may_be_its_own(file: File) -> None:
    file.accident("AC2", kind="infection")
    found = accident(file, ({"head": "DFP", "value": 10}, {"head": "DFP", "value": 40, "accident": "AC2"}))
    assert rate(found) == (10, 10)
    file.harm("H9", head="DFP", value=30, scale="csp_11_2", unit="%", is_established=True)
    assert rate(file.one("accident", accident="AC1")) == (10, 40)


@pytest.mark.parametrize(("is_established", "expected"), [(True, "met"), (None, "open"), (False, "not_met")])
@pytest.mark.parametrize("harm", [
    {"head": "death"}, {"head": "DFP", "value": 40}, {"head": "serious_disturbance", "value": 1}, {"head": "unfit_for_former_work", "value": 1},
    {"head": "work_stoppage", "value": 1, "from_on": "2024-06-01", "to_on": "2025-06-01"},
    {"head": "DFT", "value": 60, "from_on": "2024-06-01", "to_on": "2025-06-01"},
])  # fmt: skip
def test_a_harm_that_nobody_says_established_opens_no_threshold_and_closes_none(
    file: File, harm: Row, is_established: bool | None, expected: str
) -> None:
    file.casefile("X", facts_on="2024-05-13", as_of="2026-09-01")
    file.person("P1", role="patient", died_on="2025-07-01" if harm["head"] == "death" else "none")
    none = [{"head": "DFP", "value": 0}, {"head": "DFT", "value": 0, "from_on": "2024-06-01", "to_on": "2024-06-02"},
            {"head": "work_stoppage", "value": 0}, {"head": "unfit_for_former_work", "value": 0}, {"head": "serious_disturbance", "value": 0}]  # fmt: skip
    whole = {"is_directly_imputable": True, "is_worse_than_course": True, "severe_event_probability": 0.01}
    accident(file, (*(n for n in none if n["head"] != harm["head"]), {**harm, "is_established": is_established}), **whole)
    assert state(file, "regime.cci") == expected
    # The « troubles » and the unfitness of a victim, which D. 1142-1 admits by way of exception, are criteria here too.
    assert state(file, "regime.oniam") == expected


def test_the_words_of_a_death_leave_the_link_to_be_appraised(file: File) -> None:
    harmed(file, {"head": "death"})
    (said,) = [a.says for a in finding(file, "regime.cci").arguments if a.rule == "death"]
    assert said and "est rattaché à l’accident ; ce lien reste à apprécier" in said and "a causé" not in said


@pytest.mark.parametrize(("links", "whole", "chance"), [
    ((), None, None),
    (({"mechanism": "failed_treatment", "certainty": "certain", "author": "DR1"},), True, False),
    (({"mechanism": "delayed_diagnosis", "certainty": "chance"},), False, True),
    (({"mechanism": "accident", "certainty": "certain"},), False, False),
    (({"mechanism": "delayed_diagnosis", "certainty": "indeterminate"},), None, None),
    (({"mechanism": "delayed_diagnosis", "certainty": "chance"}, {"mechanism": "accident", "certainty": "certain"}), False, True),
])  # fmt: skip
def test_the_expert_s_links_tell_a_whole_harm_from_a_lost_chance(
    file: File, links: tuple[Row, ...], whole: bool | None, chance: bool | None
) -> None:
    found = accident(file, ({"head": "DFP", "value": 40},), links)
    assert (found["is_whole_from_breach"], found["has_lost_chance"]) == (whole, chance)


def test_the_day_of_the_act_comes_before_the_day_of_the_facts(file: File) -> None:
    file.casefile("X", facts_on="2020-01-01")
    assert accident(file)["act_on"]["from"] == date(2024, 5, 13)
    file.accident("AC2", kind="infection")
    assert file.one("accident", accident="AC2")["act_on"]["from"] == date(2020, 1, 1)


# ---- The ten years

INTERIM = {"kind": "interim_expertise", "claimant": "P1", "against": "DR1"}
MERITS = {"kind": "merits", "claimant": "c1", "against": "d1"}
CCI = {"kind": "cci", "claimant": "P1"}


def limited(
    file: File,
    *proceedings: Row,
    consolidated: str | None = "2010-03-01",
    born: str | None = "1960-01-01",
    as_of: str = "2026-09-01",
    **victim: Any,
) -> Row:
    """What the ten years are against DR1, sued by P1."""
    file.casefile("X", consolidated_on=consolidated, as_of=as_of)
    file.person("P1", role="patient", born_on=born, **victim)
    file.person("DR1", role="professional", practice="liberal")
    file.party("c1", role="claimant", side="claimant", person="P1")
    file.party("d1", role="defendant", side="defence", person="DR1")
    for cells in proceedings:
        file.proceeding(**cells)
    return file.one("limitation")


def outcome(found: Row) -> tuple[bool | None, date | None]:
    return found["is_time_barred"], found["ends_on"]["from"] if found["ends_on"] else None


@pytest.mark.parametrize(
    ("filed", "expected"), [("2020-02-29", False), ("2020-03-01", False), ("2020-03-02", True), ("2020", None), (None, None)]
)
def test_ten_years_from_the_consolidation_to_the_day(file: File, filed: str, expected: bool | None) -> None:
    found = limited(file, {**MERITS, "filed_on": filed})
    assert found["is_time_barred"] is expected
    assert found["ends_on"] is None or found["ends_on"]["from"] == date(2020, 3, 1)


def test_without_a_consolidation_nothing_is_computed(file: File) -> None:
    assert outcome(limited(file, {**MERITS, "filed_on": "2030-01-01"}, consolidated=None)) == (None, None)


@pytest.mark.parametrize(("as_of", "expected"), [("2020-03-01", False), ("2020-03-02", None)])
def test_without_a_claim_on_file_the_term_may_be_shown_to_run_never_to_have_passed(file: File, as_of: str, expected: bool | None) -> None:
    assert outcome(limited(file, as_of=as_of)) == (expected, date(2020, 3, 1))


@pytest.mark.parametrize(("born", "ends"), [
    ("1992-03-01", date(2020, 3, 1)), ("1992-03-02", date(2020, 3, 2)), ("2002-06-15", date(2030, 6, 15)), (None, None), ("1992", None),
])  # fmt: skip
def test_a_minor_has_ten_years_from_majority(file: File, born: str, ends: date | None) -> None:
    found = limited(file, {**MERITS, "filed_on": "2020-02-01"}, born=born)
    assert (found["ends_on"]["from"] if found["ends_on"] else None) == ends
    assert found["was_minor"] is (None if ends is None else ends > date(2020, 3, 1))


HEIRS = "2020-03-02"


@pytest.mark.parametrize(("situation", "heirs", "filed", "expected"), [
    ("two heirs of age", ["1980-01-01", "1990-05-05"], HEIRS, True),
    ("a daughter of eight", ["1980-01-01", "2002-06-15"], HEIRS, None),
    ("eighteen on the very day", ["1992-03-01"], HEIRS, True),
    ("eighteen the day after", ["1992-03-02"], HEIRS, None),
    ("an heir of unknown age", ["1980-01-01", None], HEIRS, None),
    ("an heir of whom the year alone is known", ["1992"], HEIRS, None),
    ("a daughter of eight, and a claim in time for all", ["1980-01-01", "2002-06-15"], "2020-03-01", False),
    ("an heir of unknown age, and a claim in time for all", [None], "2020-03-01", False),
])  # fmt: skip
def test_the_time_of_the_victim_never_bars_another_who_was_a_minor(
    file: File, situation: str, heirs: list[str | None], filed: str, expected: bool | None
) -> None:
    for n, born in enumerate(heirs, start=1):
        file.person(f"H{n}", role="heir", born_on=born)
        file.party(f"h{n}", role="claimant", side="claimant", person=f"H{n}")
    found = limited(file, {**MERITS, "filed_on": filed}, died_on="2010-03-01")
    assert found["is_time_barred"] is expected, situation
    assert found["victim_ends_on"]["from"] == date(2020, 3, 1)
    assert (found["ends_on"] is None) == (found["is_claimant_minor"] is not False)


def test_a_minor_who_claims_leaves_the_limitation_to_be_appraised_for_each(file: File) -> None:
    file.person("H1", role="heir", born_on="2002-06-15")
    file.party("h1", role="claimant", side="claimant", person="H1")
    limited(file, {**MERITS, "filed_on": "2021-03-02"})
    found = finding(file, "regime.limitation")
    (said,) = [a.says for a in found.arguments if a.rule == "suspended_by_claimant_minority"]
    assert (found.state, found.term) == ("open", None)
    assert said and "15\u00a0juin\u00a02020" in said.replace(" ", "\u00a0") and "demandeur par demandeur" in said


def test_a_claim_of_the_fund_or_of_the_victim_alone_has_no_minor(file: File) -> None:
    file.party("f1", role="claimant", side="claimant", organization="O7")
    assert limited(file, {**MERITS, "filed_on": HEIRS})["is_time_barred"] is True


def test_where_the_file_names_nobody_who_claims_nothing_bars(file: File) -> None:
    file.casefile("X", consolidated_on="2010-03-01", as_of="2026-09-01")
    file.person("P1", role="patient", born_on="1960-01-01")
    file.party("d1", role="defendant", side="defence", person="DR1")
    file.proceeding(kind="merits", filed_on=HEIRS, against="d1")
    assert (file.one("limitation")["is_time_barred"], file.one("limitation")["ends_on"]) == (None, None)


@pytest.mark.parametrize(("died_on", "said"), [("2014-10-09", "le 9 octobre 2014"), ("?", "est décédé :"), ("none", None), (None, None)])
def test_a_death_without_consolidation_is_said_and_no_day_is_invented(file: File, died_on: str | None, said: str | None) -> None:
    limited(file, {**MERITS, "filed_on": "2030-01-01"}, consolidated=None, died_on=died_on)
    found = finding(file, "regime.limitation")
    (missing,) = found.missing
    assert found.state == "open" and found.term is None
    assert ("peut courir de ce jour, à dire par l’expert" in missing) == (said is not None)
    assert said is None or said in missing.replace("\u00a0", " ")


def test_an_emancipation_without_a_date_leaves_the_start_unknown(file: File) -> None:
    assert outcome(limited(file, {**MERITS, "filed_on": "2029-01-01"}, born="2002-06-15", is_emancipated=True)) == (None, None)


@pytest.mark.parametrize(("filed", "expected"), [("2021-03-01", False), ("2021-03-02", True)])
def test_the_time_before_the_cci_is_added(file: File, filed: str, expected: bool) -> None:
    cci = {**CCI, "filed_on": "2018-01-01", "ended_on": "2019-01-01"}
    found = limited(file, cci, {**MERITS, "filed_on": filed})
    assert outcome(found) == (expected, date(2021, 3, 1))
    assert found["is_before_cci"]


def test_a_cci_before_the_consolidation_or_after_the_end_adds_nothing(file: File) -> None:
    early, late = {**CCI, "filed_on": "2008-01-01", "ended_on": "2009-01-01"}, {**CCI, "filed_on": "2020-03-02", "ended_on": "2021-03-02"}
    assert outcome(limited(file, early, late, {**MERITS, "filed_on": "2020-06-01"})) == (True, date(2020, 3, 1))


def test_a_cci_that_straddles_the_consolidation_counts_from_it(file: File) -> None:
    cci = {**CCI, "filed_on": "2009-03-01", "ended_on": "2011-03-01"}
    assert outcome(limited(file, cci, {**MERITS, "filed_on": "2021-03-01"})) == (False, date(2021, 3, 1))


def test_while_the_cci_sits_the_term_does_not_end(file: File) -> None:
    found = limited(file, {**CCI, "filed_on": "2018-01-01", "ended_on": "none"})
    assert (found["is_time_barred"], found["ends_on"]["happened"]) == (False, False)


@pytest.mark.parametrize(
    "cells",
    [{"ended_on": None}, {"ended_on": "?"}, {"filed_on": None, "ended_on": "2019-01-01"}, {"ended_on": "2019-01-01", "against": "O9"}],
)
def test_a_cci_that_is_half_known_leaves_the_end_unknown(file: File, cells: Row) -> None:
    assert outcome(limited(file, {**CCI, "filed_on": "2018-01-01", **cells}, {**MERITS, "filed_on": "2024-01-01"})) == (None, None)


@pytest.mark.parametrize(("filed", "expected"), [("2029-06-30", False), ("2029-07-01", True)])
def test_an_application_for_an_expert_starts_ten_new_years_from_the_report(file: File, filed: str, expected: bool) -> None:
    interim = {**INTERIM, "filed_on": "2018-01-10", "decided_on": "2018-03-01", "ended_on": "2019-06-30"}
    found = limited(file, interim, {**MERITS, "filed_on": filed}, as_of="2031-01-01")
    assert outcome(found) == (expected, date(2029, 6, 30))
    assert found["is_interrupted"]


@pytest.mark.parametrize(("filed", "expected"), [("2020-03-01", False), ("2020-03-02", True)])
def test_an_application_made_too_late_saves_nothing(file: File, filed: str, expected: bool) -> None:
    interim = {**INTERIM, "filed_on": filed, "decided_on": "2020-06-01", "ended_on": "2021-06-30"}
    assert limited(file, interim, {**MERITS, "filed_on": "2022-01-01"})["is_time_barred"] is expected


def test_a_report_before_the_consolidation_leaves_the_consolidation_to_count(file: File) -> None:
    interim = {**INTERIM, "filed_on": "2008-07-01", "decided_on": "2008-09-01", "ended_on": "2009-06-30"}
    assert outcome(limited(file, interim, {**MERITS, "filed_on": "2020-03-02"})) == (True, date(2020, 3, 1))


def test_before_the_law_of_2008_what_the_report_does_is_left_open(file: File) -> None:
    interim = {**INTERIM, "filed_on": "2008-06-18", "decided_on": "2008-06-18", "ended_on": "2010-06-30"}
    assert outcome(limited(file, interim, {**MERITS, "filed_on": "2021-01-01"}, consolidated="2005-01-01")) == (None, None)


def test_while_the_expert_works_the_term_does_not_end(file: File) -> None:
    found = limited(file, {**INTERIM, "filed_on": "2018-01-10", "decided_on": "2018-03-01", "ended_on": "none"}, as_of="2040-01-01")
    assert (found["is_time_barred"], found["ends_on"]["happened"]) == (False, False)


@pytest.mark.parametrize(("cells", "expected"), [
    ({"against": "DR2"}, (None, date(2020, 3, 1))), ({"claimant": "O7"}, (None, date(2020, 3, 1))),
    ({"against": None}, (None, None)), ({"claimant": None}, (None, None)), ({"kind": "criminal"}, (None, None)),
])  # fmt: skip
def test_what_another_brought_or_against_another_bears_on_nobody_here(file: File, cells: Row, expected: tuple[Any, ...]) -> None:
    file.party("o7", role="payer", side="none", organization="O7")
    assert outcome(limited(file, {**MERITS, "filed_on": "2021-01-01", **cells})) == expected


@pytest.mark.parametrize(("to_on", "expected"), [("none", (False, None)), ("2012-03-01", (True, date(2022, 3, 1))), (None, (None, None))])
def test_guardianship_keeps_the_ten_years_from_running(file: File, to_on: str, expected: tuple[Any, ...]) -> None:
    found = limited(file, {**MERITS, "filed_on": "2022-03-02"}, protection="tutelle", protection_from="2009-01-01", protection_to=to_on)
    assert outcome(found) == expected
    assert found["is_guarded"]


def test_two_consolidation_dates_are_contested(file: File) -> None:
    file.casefile("X", consolidated_on="2012-03-01", exhibit="2")
    found = limited(file, {**MERITS, "filed_on": "2021-01-01"})
    assert (found["is_time_barred"], found["is_time_barred_contested"], found["consolidation_on_contested"]) == (None, True, True)


# ---- The figures of the facts are those of the law


def test_the_figures_that_the_facts_count_with_are_those_of_the_norms() -> None:
    for version in norm("csp-l1142-28").versions[1:]:
        assert {k: version.figures[k] for k in ("limitation_years", "majority_years", "expertise_suspends_from_on")} == {
            "limitation_years": 10, "majority_years": 18, "expertise_suspends_from_on": date(2008, 6, 19),
        }  # fmt: skip
    texts = {name: (FACTS / f"{name}.sql").read_text("utf-8") for name in ("started", "elapsed", "pursued", "run", "stretch", "accident")}
    assert (
        "18 * INTERVAL 1 YEAR" in texts["started"]
        and "10 * INTERVAL 1 YEAR" in texts["elapsed"]
        and "DATE '2008-06-19'" in texts["pursued"]
    )
    gravity = norm("csp-d1142-1").versions[-1].figures
    assert (gravity["temporary_deficit_percent"], gravity["stoppage_window_months"]) == (50, 12)
    assert "low >= 50" in texts["run"] and "12 * INTERVAL 1 MONTH" in texts["stretch"]
    probable = norm("jp-ce-2014-12-12").versions[-1].figures
    assert (probable["low_probability"], probable["ceiling_probability"]) == (0.03, 0.05)
    assert "<= 0.03" in texts["accident"] and "> 0.05" in texts["accident"]
