"""The mastery of a tool: trained by whom and before the use, with instructions, explained by its maker; which text asks it that day."""

from __future__ import annotations

from typing import Any

import pytest
from asked import findings
from situations import File
from test_information_facts import state


def use(file: File, *trainings: dict[str, Any], system: dict[str, Any] | None = None, user: dict[str, Any] | None = None, **cells: Any) -> None:
    """A use of S1, made by O9, on 10 March 2026, and the trainings of the one who used it."""
    file.ai_system("S1", **{"kind": "standalone", "manufacturer": "O9", **(system or {})})
    file.person("DR1", **{"role": "professional", "profession": "médecin", **(user or {})})
    file.ai_use("U1", **{"system": "S1", "used_at": "2026-03-10", "professional": "DR1", **cells})
    for training in trainings:
        file.training(**{"person": "DR1", "topic": "system", "system": "S1", "completed_on": "2025-11-20", **training})


LATE = {"completed_on": "2027-01-10"}


@pytest.mark.parametrize(("used_at", "trainings", "expected"), [
    ("1995-09-07", [LATE], "not_applicable"), ("1995-09-08", [LATE], "breach"), ("2003", [LATE], "breach"), ("2012-05-09", [LATE], "breach"),
    ("2024-05-13", [LATE], "breach"), ("2024-05-13", [], "open"), ("2026-07-27", [LATE], "breach"),
    ("2026-03-10", [{"attested": True}], "conforming"), ("2026-03-10", [{"attested": False}], "conforming"), (None, [LATE], "open"),
])  # fmt: skip
def test_the_duty_of_a_doctor_to_keep_his_knowledge_holds_at_all_dates(
    file: File, used_at: str | None, trainings: list[dict[str, Any]], expected: str
) -> None:
    use(file, *trainings, used_at=used_at)
    assert state(file, "mastery.training", "U1") == expected


@pytest.mark.parametrize(("used_at", "expected"), [
    ("2025-02-01", "open"), ("2025-02-02", "breach"), ("2026-07-26", "breach"), ("2026-07-27", "open"),
])  # fmt: skip
def test_a_nurse_answers_to_the_european_regulation_alone_until_it_is_softened(file: File, used_at: str, expected: str) -> None:
    use(file, LATE, user={"profession": "infirmière"}, used_at=used_at)
    assert state(file, "mastery.training", "U1") == expected


def test_of_a_user_whose_profession_nobody_says_the_code_of_doctors_is_not_said_to_bind_him(file: File) -> None:
    use(file, LATE, user={"profession": None}, used_at="2024-05-13")
    (found,) = [f for f in findings(file, "mastery.training") if f.about == "U1"]
    duty = next(a for a in found.arguments if a.rule == "not_trained")
    assert (found.state, duty.outcome, [c.value for c in duty.conditions]) == ("open", "undetermined", [True, None])
    assert duty.says and "ne disent pas si l’utilisateur est médecin" in duty.says
    assert "profession de l’utilisateur" in found.missing[0]


def test_of_a_nurse_the_report_says_that_another_text_rules_her_training(file: File) -> None:
    use(file, LATE, user={"profession": "infirmière"}, used_at="2024-05-13")
    (found,) = findings(file, "mastery.training")
    duty = next(a for a in found.arguments if a.rule == "not_trained")
    assert duty.conditions[1].unsettled == "l’utilisateur est d’une autre profession, dont un autre texte règle la formation"
    assert "profession de l’utilisateur" not in found.missing[0]


@pytest.mark.parametrize(("profession", "is_other"), [
    ("médecin", False), ("Médecin pharmacologue", False), ("chirurgien", False), ("Infirmier de bloc", True), ("sage-femme", True),
    ("Manipulateur en électroradiologie", True), ("chirurgien-dentiste", True), (None, None),
])  # fmt: skip
def test_another_profession_is_told_from_its_words(file: File, profession: str | None, is_other: bool | None) -> None:
    use(file, user={"profession": profession})
    assert file.one("ai_use")["is_other_profession"] is is_other


@pytest.mark.parametrize(("kind", "learned", "has_ai"), [
    ("standalone", None, True), ("robot", True, True), ("robot", None, None), ("other_device", None, False), (None, None, True),
])  # fmt: skip
def test_a_robot_holds_an_ai_where_it_has_learned(file: File, kind: str | None, learned: bool | None, has_ai: bool | None) -> None:
    use(file, system={"kind": kind, "learned_from_massive_data": learned})
    assert file.one("ai_use")["has_ai"] is has_ai


@pytest.mark.parametrize(("system", "cells", "expected"), [
    ({"kind": "other_device"}, {}, "not_applicable"),
    ({}, {"used_by_patient": True, "professional": None, "decided_by": "P1", "patient": "P1"}, "not_applicable"),
    ({}, {"used_by_patient": True, "professional": None}, "open"),
])  # fmt: skip
def test_no_training_is_asked_for_a_tool_that_the_patient_chose_or_that_holds_no_ai(
    file: File, system: dict[str, Any], cells: dict[str, Any], expected: str
) -> None:
    use(file, LATE, system=system, **cells)
    assert state(file, "mastery.training", "U1") == expected


@pytest.mark.parametrize(("training", "is_independent"), [
    ({"is_independent": True}, True),
    ({"is_independent": False}, False),
    ({}, None),
    ({"provider": "O9"}, False),
    ({"provider": "O5"}, None),
    ({"provider": "O5", "is_independent": True}, True),
    ({"provider": "O9", "is_independent": True}, None),
    ({"is_independent": True, "completed_on": "2026-04-01"}, False),
    ({"is_independent": True, "topic": "regulation"}, False),
    ({"is_independent": True, "completed_on": "2026-03-10"}, None),
])  # fmt: skip
def test_the_maker_is_no_independent_trainer(file: File, training: dict[str, Any], is_independent: bool | None) -> None:
    use(file, training)
    assert file.one("ai_use")["is_independent"] is is_independent


def test_one_independent_training_is_enough_and_two_trainers_are_no_one(file: File) -> None:
    use(file, {"provider": "O9"}, {"provider": "O5", "is_independent": True})
    found = file.one("ai_use")
    assert (found["is_independent"], found["trainer"]) == (True, None)


def test_the_trainer_is_named_where_there_is_one(file: File) -> None:
    use(file, {"provider": "O9"}, {"provider": "O9", "topic": "ai", "system": None})
    file.organization("O9", name="Fabricant Fictif")
    found = file.one("ai_use")
    assert (found["trainer"], found["trainer_name"]) == ("O9", "Fabricant Fictif")


@pytest.mark.parametrize(("used_at", "trainings", "expected"), [
    ("2026-03-10", [{"provider": "O9"}], "breach"), ("2026-03-10", [{"is_independent": True}], "conforming"), ("2026-03-10", [{}], "open"),
    ("2026-03-10", [LATE], "not_applicable"), ("2026-03-10", [], "open"), ("2025-09-30", [{"provider": "O9", "completed_on": "2025-01-01"}], "not_applicable"),
])  # fmt: skip
def test_independence_is_a_recommendation_asked_of_those_who_trained(
    file: File, used_at: str, trainings: list[dict[str, Any]], expected: str
) -> None:
    use(file, *trainings, used_at=used_at)
    assert state(file, "mastery.independent", "U1") == expected


def supplied(file: File, question: str, **cells: Any) -> str:
    file.ai_system("S1", **{"kind": "standalone", "is_medical_device": True, "learned_from_massive_data": True,
                            "placed_on_market_on": "2023-06-14", **cells})  # fmt: skip
    return state(file, question, "S1")


@pytest.mark.parametrize(("cells", "expected"), [
    ({"instructions_given": False, "device_class": "IIb"}, "breach"),
    ({"instructions_given": False, "device_class": "IIa"}, "breach"),
    ({"instructions_given": False}, "breach"),
    ({"instructions_given": True}, "conforming"),
    ({}, "unproven"),
    ({"instructions_given": False, "is_medical_device": False, "is_annex_iii": False}, "not_applicable"),
    ({"instructions_given": False, "is_medical_device": False}, "open"),
    ({"instructions_given": False, "placed_on_market_on": "1998-06-14"}, "not_applicable"),
    ({"instructions_given": False, "placed_on_market_on": "1998-06-15"}, "breach"),
    ({"instructions_given": False, "placed_on_market_on": None}, "open"),
    ({"instructions_given": False, "regulation": "ivdr"}, "unproven"),
])  # fmt: skip
def test_instructions_come_with_a_device(file: File, cells: dict[str, Any], expected: str) -> None:
    assert supplied(file, "mastery.instructions", **cells) == expected


@pytest.mark.parametrize(("placed_on", "expected"), [("2027-12-02", "breach"), ("2029-01-01", "breach")])
def test_a_system_of_annex_iii_that_is_no_device_comes_with_instructions_from_2_december_2027(file: File, placed_on: str, expected: str) -> None:
    cells = {"is_medical_device": False, "is_annex_iii": True, "instructions_given": False, "placed_on_market_on": placed_on}
    assert supplied(file, "mastery.instructions", **cells) == expected


@pytest.mark.parametrize(("cells", "may_do_without"), [
    ({"device_class": "I"}, None), ({"device_class": "IIa"}, None), ({"device_class": "IIb"}, False), ({"device_class": "III"}, False), ({}, None),
])  # fmt: skip
def test_only_the_higher_classes_are_settled_to_need_instructions(file: File, cells: dict[str, Any], may_do_without: bool | None) -> None:
    file.ai_system("S1", **cells)
    assert file.one("supplied_system")["may_do_without_instructions"] is may_do_without


@pytest.mark.parametrize(("cells", "expected"), [
    ({"explainability_given": False}, "breach"), ({"explainability_given": True}, "conforming"), ({}, "unproven"),
    ({"explainability_given": False, "placed_on_market_on": "2021-08-03"}, "not_applicable"),
    ({"explainability_given": False, "placed_on_market_on": "2021-08-04"}, "breach"),
    ({"explainability_given": False, "placed_on_market_on": "2021"}, "open"),
    ({"explainability_given": False, "learned_from_massive_data": False}, "not_applicable"),
    ({"explainability_given": False, "is_medical_device": None}, "open"),
])  # fmt: skip
def test_the_maker_explains_what_has_learned(file: File, cells: dict[str, Any], expected: str) -> None:
    assert supplied(file, "mastery.explainability", **cells) == expected


def test_a_part_of_a_device_is_supplied_as_one(file: File) -> None:
    file.ai_system("S0", is_medical_device=True)
    assert supplied(file, "mastery.explainability", is_medical_device=None, part_of="S0", explainability_given=False) == "breach"


@pytest.mark.parametrize(("version", "written"), [
    ({}, "2020-06-14"), ({"placed_on_market_on": "2024-02-15"}, "2024-02-15"), ({"placed_on_market_on": "2019-01-01"}, "2020-06-14"),
    ({"placed_on_market_on": "2020"}, "2020"), ({"placed_on_market_on": "none"}, "2020-06-14"),
    ({"placed_on_market_on": "2024-02-15", "is_significant_change": False}, "2020-06-14"),
])  # fmt: skip
def test_a_version_placed_later_is_what_its_maker_last_supplied(file: File, version: dict[str, Any], written: str) -> None:
    file.ai_system("S1", placed_on_market_on="2020-06-14")
    file.system_version(system="S1", version="2.0")
    file.system_version(system="S1", version="2.1", **version)
    assert file.one("supplied_system")["market_on"]["written"] == written


def test_a_version_placed_after_the_text_owes_an_explanation_even_where_the_system_is_older(file: File) -> None:
    file.system_version(system="S1", version="2.1", placed_on_market_on="2024-02-15")
    assert supplied(file, "mastery.explainability", placed_on_market_on="2021-06-14", explainability_given=False) == "breach"
