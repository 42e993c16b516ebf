"""Insurance: the first claim that counts, the policy that answers on that day, its run-off, its limits and its clause on AI."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from situations import MACROS, File, struct

from casekit import casebook, sql
from casekit.arguments import describe
from casekit.compiled import compile_fact
from casekit.law_records import Lawbook

POLICY = {"insurer": "INS", "insured": "DR", "line": "medical_liability", "concluded_on": "2023-01-01", "renewed_on": "2024-01-01",
          "from_on": "2023-01-01", "to_on": "none", "covers_activity": True, "known_at_conclusion": False, "ai_clause": "silent",
          "limit_per_claim_eur": 8_000_000.0, "limit_per_year_eur": 15_000_000.0}  # fmt: skip
ENDED = {"from_on": "2015-01-01", "to_on": "2023-12-31", "ended_because": "cancelled", "run_off_years": 5}


@cache
def law() -> Lawbook:
    return casebook.read_law()


def state_of(file: File, question: str, about: str) -> tuple[str, set[str]]:
    """The state of a question, and what the arguments that hold conclude (their rules, where they conclude nothing)."""
    asked = law().questions[question]
    rules, fact = law().rules_of(question), describe(file.con, asked.fact)
    compiled = compile_fact(fact, [asked], rules, law().norms, lambda tree: sql.expand(tree, MACROS), has_declarations=False, with_details=True)
    cursor = file.con.execute(f"SELECT * FROM ({compiled.sql}) AS found WHERE case_id = ? AND about = ?", [file.case_id, about])
    names = [column[0] for column in cursor.description or ()]
    (values,) = cursor.fetchall()
    row = dict(zip(names, values, strict=True))
    return row["s0"], {rule.concludes or rule.id for i, rule in enumerate(compiled.rules) if row[f"r{i}"] == "holds"}


@pytest.fixture
def case(file: File) -> File:
    """A patient claims against a liberal doctor, who used an AI in May 2024; a clinic with a salaried nurse; an insurer."""
    file.casefile("X", forum="judicial_civil", facts_on="2024-05-13", as_of="2026-09-01", appointed_on="2026-03-02")
    file.person("P1", role="patient", name="Mme Odile EXEMPLE-FICTIF")
    file.person("DR", role="professional", practice="liberal", name="Dr Anselme INVENTÉ")
    file.person("NURSE", role="professional", practice="private_salaried", organization="CLINIC", name="Mme Zoé FICTIVE")
    file.organization("CLINIC", kind="private_clinic", name="Clinique Fictive")
    file.organization("INS", kind="insurer", name="Mutuelle Imaginaire")
    file.party("claimant", role="claimant", person="P1", side="claimant")
    file.party("doctor", role="defendant", person="DR", side="defence")
    file.party("payer", role="payer", organization="FUND", side="none")
    return file


def happened(file: File, on: str) -> None:
    """The facts are of another day than the one that the case file gave."""
    file.con.execute("UPDATE main.casefile SET facts_on = CAST(? AS DAY)", [struct(on, "DAY")])


def claim(file: File, on: str | None, against: str | None = "DR", **cells: Any) -> None:
    file.claim(claimant="P1", against=against, claimed_on=on, **cells)


def first_claim(file: File, insured: str = "DR") -> str | None:
    found = file.one("first_claim", insured=insured)["claim_on"]
    if found is None or not found["happened"]:
        return None if found is None else "none"
    return f"{found['from']}" if found["from"] == found["to"] else f"{found['from']}/{found['to']}"


@pytest.mark.parametrize(("situation", "claims", "expected"), [
    ("one claim", [{"on": "2025-02-01"}], "2025-02-01"),
    ("the earlier of two", [{"on": "2025-02-01"}, {"on": "2024-11-20"}], "2024-11-20"),
    ("a claim against the party is one against the person", [{"on": "2025-02-01", "against": "doctor"}], "2025-02-01"),
    ("addressed to his insurer, against him", [{"on": "2025-02-01", "addressed_to": "insurer"}], "2025-02-01"),
    ("one of the two has no date", [{"on": "2025-02-01"}, {"on": None}], None),
    ("a month and a later day", [{"on": "2025-02"}, {"on": "2025-06-01"}], "2025-02-01/2025-02-28"),
    ("two months that may be the same day", [{"on": "2025-02"}, {"on": "2025-02-20"}], "2025-02-01/2025-02-20"),
    ("known not to have been made", [{"on": "none"}], "none"),
    ("on an unknown day", [{"on": "?"}], None),
    ("against another only", [{"on": "2025-02-01", "against": "CLINIC"}], None),
    ("against nobody knows whom, earlier", [{"on": "2025-02-01"}, {"on": "2024-12-01", "against": None}], None),
    ("against nobody knows whom, later", [{"on": "2025-02-01"}, {"on": "2025-03-01", "against": None}], "2025-02-01"),
    ("against an insurer, earlier: of whom?", [{"on": "2025-02-01"}, {"on": "2024-12-01", "against": "INS"}], None),
])  # fmt: skip
def test_the_first_claim_that_counts(case: File, situation: str, claims: list[dict[str, Any]], expected: str | None) -> None:
    for cells in claims:
        claim(case, **cells)
    case.policy("POL1", **POLICY)
    assert first_claim(case) == expected, situation


@pytest.mark.parametrize(("on", "expected"), [("2024-12-01", None), ("2025-02-01", "2025-02-01"), ("2025-03-01", "2025-02-01")])
def test_the_recourse_of_a_payer_is_no_claim_of_the_victim(case: File, on: str, expected: str | None) -> None:
    claim(case, "2025-02-01")
    case.claim(claimant="payer", against="DR", claimed_on=on)
    assert first_claim(case) == expected


def test_the_date_of_the_case_file_serves_only_where_no_claim_is_on_file(file: File) -> None:
    file.casefile("X", first_claim_on="2025-01-15")
    file.policy("POL1", **POLICY)
    assert first_claim(file) == "2025-01-15"
    claim(file, None)
    assert first_claim(file) is None


def test_a_claim_against_a_salaried_nurse_is_one_against_her_clinic(case: File) -> None:
    claim(case, "2025-02-01", against="NURSE")
    claim(case, "2025-04-01", against="CLINIC")
    assert (first_claim(case, "NURSE"), first_claim(case, "CLINIC")) == ("2025-02-01", "2025-02-01")


def test_two_exhibits_that_date_one_claim_otherwise_are_contradictory(case: File) -> None:
    for exhibit, day in (("1", "2025-02-01"), ("2", "2025-03-01")):
        case.claim("C1", exhibit=exhibit, claimant="P1", against="DR", claimed_on=day)
    found = case.one("first_claim", insured="DR")
    assert found["claim_on"] is None and found["claim_on_contested"]


@pytest.mark.parametrize(("on", "in_force", "expected"), [
    ("2022-06-30", False, ("not_met", {"excluded"})),
    ("2022-07-01", True, ("met", {"covered"})),
    ("2023-12-31", True, ("met", {"covered"})),
    ("2024-01-01", False, ("not_met", {"excluded"})),
    ("2023", True, ("met", {"covered"})),
    ("2022", None, ("open", set())),
    (None, None, ("open", set())),
])  # fmt: skip
def test_the_policy_in_force_at_the_first_claim(case: File, on: str | None, in_force: bool | None, expected: tuple[str, set[str]]) -> None:
    """The facts of May 2024 come after this policy ended: no run-off answers for them."""
    claim(case, on)
    case.policy("POL1", **{**POLICY, "from_on": "2022-07-01", "to_on": "2023-12-31", "ended_because": "cancelled"})
    assert case.one("cover")["is_in_force"] is in_force
    assert state_of(case, "insurance.ai_cover", "POL1") == expected


@pytest.mark.parametrize(("on", "because", "state"), [
    ("2028-12-31", "cessation", "met"), ("2029-01-01", "cessation", "met"), ("2033-12-31", "death", "met"), ("2034-01-01", "death", "not_met"),
])  # fmt: skip
def test_the_last_contract_of_a_liberal_answers_for_ten_years(case: File, on: str, because: str, state: str) -> None:
    claim(case, on)
    case.policy("POL1", **{**POLICY, **ENDED, "ended_because": because, "to_on": "2023-12-31"})
    happened(case, "2022")
    assert state_of(case, "insurance.ai_cover", "POL1")[0] == state


@pytest.fixture
def replaced(case: File) -> File:
    """The doctor's policy ended in 2023 and another began, with the facts in 2022 and the first claim in February 2025."""
    claim(case, "2025-02-01")
    happened(case, "2022")
    case.policy("OLD", **{**POLICY, **ENDED, "ended_because": "replaced"})
    return case


@pytest.mark.parametrize(("situation", "cells", "old", "new"), [
    ("the new policy answers: it is called first", {}, ("not_met", {"excluded"}), ("met", {"covered"})),
    ("the new policy excludes AI: the old one answers, the exclusion is disputable", {"ai_clause": "excluded"}, ("met", {"covered"}), ("met", {"disputable"})),
    ("the fact was known when the new one was concluded", {"known_at_conclusion": True}, ("met", {"covered"}), ("not_met", {"covered", "excluded"})),
    ("nobody knows whether it was", {"known_at_conclusion": None}, ("not_met", {"excluded"}), ("met", {"covered"})),
    ("the clause of the new one is not produced", {"ai_clause": None}, ("open", set()), ("open", set())),
    ("the new one began after the claim", {"from_on": "2025-02-02"}, ("met", {"covered"}), ("not_met", {"excluded"})),
])  # fmt: skip
def test_the_policy_in_force_comes_before_the_run_off_of_the_earlier_one(
    replaced: File, situation: str, cells: dict[str, Any], old: tuple[str, set[str]], new: tuple[str, set[str]]
) -> None:
    replaced.policy("NEW", **{**POLICY, "from_on": "2024-01-01", **cells})
    assert (state_of(replaced, "insurance.ai_cover", "OLD"), state_of(replaced, "insurance.ai_cover", "NEW")) == (old, new), situation


def test_where_no_other_policy_is_on_file_the_run_off_of_a_replaced_one_is_left_open(replaced: File) -> None:
    assert replaced.one("cover")["is_other_called"] is None
    assert state_of(replaced, "insurance.ai_cover", "OLD") == ("open", set())


@pytest.mark.parametrize(("situation", "cells", "expected"), [
    ("silent, compulsory", {}, ("met", {"covered"})),
    ("named, compulsory", {"ai_clause": "covered"}, ("met", {"covered"})),
    ("excluded, compulsory", {"ai_clause": "excluded"}, ("met", {"disputable"})),
    ("condition met", {"ai_clause": "conditional", "ai_condition_met": True}, ("met", {"covered"})),
    ("condition not met, compulsory", {"ai_clause": "conditional", "ai_condition_met": False}, ("met", {"disputable"})),
    ("condition unknown", {"ai_clause": "conditional"}, ("open", set())),
    ("clause not produced", {"ai_clause": None}, ("open", set())),
    ("excluded, cyber", {"line": "cyber", "ai_clause": "excluded"}, ("not_met", {"excluded"})),
    ("condition not met, cyber", {"line": "cyber", "ai_clause": "conditional", "ai_condition_met": False}, ("not_met", {"excluded"})),
    ("named, cyber", {"line": "cyber", "ai_clause": "covered"}, ("met", {"covered"})),
    ("excluded, line unknown", {"line": None, "ai_clause": "excluded"}, ("open", set())),
    ("activity not declared", {"covers_activity": False}, ("not_met", {"excluded"})),
    ("activities unknown", {"covers_activity": None}, ("open", set())),
    ("known at conclusion", {"known_at_conclusion": True}, ("not_met", {"covered", "excluded"})),
    ("product line of a doctor: not compulsory for him", {"line": "product", "ai_clause": "excluded"}, ("not_met", {"excluded"})),
])  # fmt: skip
def test_the_clause_on_ai_is_read_against_the_line_of_cover(
    case: File, situation: str, cells: dict[str, Any], expected: tuple[str, set[str]]
) -> None:
    claim(case, "2025-02-01")
    case.policy("POL1", **{**POLICY, **cells})
    assert state_of(case, "insurance.ai_cover", "POL1") == expected, situation


@pytest.mark.parametrize(("retroactive_from", "state"), [("2022-05-13", "met"), ("2022-05-14", "not_met"), ("2022", "open"), (None, "open")])
def test_retroactive_cover_counts_outside_the_compulsory_one(case: File, retroactive_from: str | None, state: str) -> None:
    claim(case, "2025-02-01")
    happened(case, "2022-05-13")
    case.policy("CYBER", **{**POLICY, "line": "cyber", "retroactive_from": retroactive_from})
    case.policy("RCP", **{**POLICY, "retroactive_from": retroactive_from})
    assert state_of(case, "insurance.ai_cover", "CYBER")[0] == state
    assert state_of(case, "insurance.ai_cover", "RCP")[0] == "met"


def test_the_personal_policy_of_a_salaried_nurse_is_no_compulsory_one(case: File) -> None:
    claim(case, "2025-02-01", against="NURSE")
    case.policy("POL1", **{**POLICY, "insured": "NURSE", "ai_clause": "excluded"})
    assert case.one("cover")["is_compulsory"] is False
    assert state_of(case, "insurance.ai_cover", "POL1") == ("not_met", {"excluded"})


@pytest.mark.parametrize(("makes_device", "is_compulsory"), [(True, True), (False, False), (None, None)])
def test_the_product_cover_of_a_maker_is_compulsory_where_it_makes_a_medical_device(case: File, makes_device: bool, is_compulsory: bool) -> None:
    case.organization("MAKER", kind="manufacturer")
    case.ai_system("S1", manufacturer="MAKER", is_medical_device=makes_device)
    case.policy("POL1", **{**POLICY, "insured": "MAKER", "line": "product"})
    assert case.one("cover")["is_compulsory"] is is_compulsory


@pytest.mark.parametrize(("amounts", "exceeds"), [
    ([8_000_000.0], False), ([8_000_001.0], True), ([None], None), ([9_000_000.0, None], True), ([100_000.0, 200_000.0], None),
])  # fmt: skip
def test_the_fund_above_the_limit(case: File, amounts: list[float | None], exceeds: bool | None) -> None:
    for amount in amounts:
        claim(case, "2025-02-01", amount_eur=amount)
    case.policy("POL1", **POLICY)
    assert case.one("cover")["exceeds_limit"] is exceeds
    assert state_of(case, "insurance.ai_cover", "POL1")[0] == "met"


@pytest.mark.parametrize(("concluded", "renewed", "state"), [
    ("2011-12-31", "2011-12-31", "conforming"), ("2011-12-31", "2012-01-01", "breach"), ("2012-01-01", None, "breach"),
    ("2011-12-31", None, "open"), (None, None, "open"), ("2011-12-31", "none", "conforming"), ("2012-01-01", "none", "breach"), (None, "none", "open"),
    ("2011-12-31", "?", "open"), ("2012-06-01", "2012-01-01", "open"), ("2003-03-29", "2003-03-29", "not_applicable"),
])  # fmt: skip
def test_the_limits_are_those_of_the_last_conclusion_or_renewal(case: File, concluded: str, renewed: str, state: str) -> None:
    case.policy("POL1", **{**POLICY, "concluded_on": concluded, "renewed_on": renewed, "limit_per_claim_eur": 3_000_000.0, "limit_per_year_eur": 10_000_000.0})
    assert state_of(case, "insurance.limits", "POL1")[0] == state


@pytest.mark.parametrize(("cells", "state"), [
    ({}, "conforming"), ({"limit_per_claim_eur": 7_999_999.0}, "breach"), ({"limit_per_year_eur": 14_999_999.0}, "breach"),
    ({"limit_per_year_eur": None}, "unproven"), ({"insured": "CLINIC", "limit_per_claim_eur": 1.0}, "not_applicable"),
    ({"line": "cyber", "limit_per_claim_eur": 1.0}, "not_applicable"), ({"line": None}, "open"),
])  # fmt: skip
def test_the_minimum_of_the_limits_of_a_liberal(case: File, cells: dict[str, Any], state: str) -> None:
    case.policy("POL1", **{**POLICY, **cells})
    assert state_of(case, "insurance.limits", "POL1")[0] == state


@pytest.mark.parametrize(("situation", "cells", "expected"), [
    ("in force", {}, ("conforming", set())),
    ("ended the day before", {"to_on": "2025-01-31"}, ("breach", {"not_insured_at_first_claim"})),
    ("ended that day", {"to_on": "2025-02-01"}, ("conforming", set())),
    ("began the day after", {"from_on": "2025-02-02"}, ("breach", {"not_insured_at_first_claim"})),
    ("its end is not known", {"to_on": None}, ("unproven", set())),
    ("of another line only", {"line": "cyber"}, ("unproven", set())),
    ("ended with the practice, seven years before", {"from_on": "2010-01-01", "to_on": "2018-01-31", "ended_because": "cessation"},
     ("exempt", {"not_insured_at_first_claim", "run_off_of_last_contract"})),
    ("ended with the practice, ten years and a day before", {"from_on": "2010-01-01", "to_on": "2015-01-31", "ended_because": "cessation", "run_off_years": 10},
     ("breach", {"not_insured_at_first_claim"})),
])  # fmt: skip
def test_the_compulsory_cover_of_a_liberal_doctor(case: File, situation: str, cells: dict[str, Any], expected: tuple[str, set[str]]) -> None:
    claim(case, "2025-02-01")
    case.policy("POL1", **{**POLICY, **cells})
    assert state_of(case, "insurance.compulsory", "DR") == expected, situation


def test_with_no_policy_on_file_nothing_is_concluded(case: File) -> None:
    claim(case, "2025-02-01")
    assert state_of(case, "insurance.compulsory", "DR") == ("unproven", set())


def test_the_cover_of_a_salaried_nurse_is_that_of_her_clinic(case: File) -> None:
    claim(case, "2025-02-01", against="NURSE")
    case.policy("POL1", **{**POLICY, "insured": "CLINIC"})
    found = case.one("insured", insured="NURSE")
    assert (found["holder"], found["is_on_staff"], found["is_in_force"]) == ("CLINIC", True, True)
    assert state_of(case, "insurance.compulsory", "NURSE")[0] == "conforming"


@pytest.mark.parametrize(("practice", "holder", "state"), [
    ("liberal", "DR", "unproven"), ("private_salaried", "CLINIC", "conforming"), (None, "DR", "unproven"),
])  # fmt: skip
def test_the_capacity_in_which_one_acted_comes_before_the_usual_one(case: File, practice: str | None, holder: str, state: str) -> None:
    case.person("DR", organization="CLINIC", exhibit="2")
    case.participant(about="A1", person="DR", part="author", practice=practice)
    claim(case, "2025-02-01")
    case.policy("POL1", **{**POLICY, "insured": "CLINIC"})
    assert case.one("insured", insured="DR")["holder"] == holder
    assert state_of(case, "insurance.compulsory", "DR")[0] == state


@pytest.mark.parametrize(("waiver", "state"), [
    (None, "breach"), ({"valid_from": "2010-01-01", "valid_to": "2030-01-01", "status": "valid"}, "exempt"),
    ({"valid_from": "2010-01-01", "valid_to": "2025-01-31", "status": "valid"}, "breach"),
    ({"valid_from": "2010-01-01", "valid_to": "2025-02-01", "status": "valid"}, "exempt"),
    ({"valid_from": "2010-01-01", "valid_to": "2030-01-01", "status": "withdrawn", "status_on": "2025-02-01"}, "breach"),
])  # fmt: skip
def test_a_public_hospital_may_be_waived_by_the_minister(case: File, waiver: dict[str, Any] | None, state: str) -> None:
    case.organization("HOSPITAL", kind="public_hospital")
    claim(case, "2025-02-01", against="HOSPITAL")
    case.policy("POL1", **{**POLICY, "insured": "HOSPITAL", "to_on": "2020-12-31"})
    if waiver is not None:
        case.certificate(about="HOSPITAL", kind="insurance_waiver", **waiver)
    assert state_of(case, "insurance.compulsory", "HOSPITAL")[0] == state


@pytest.mark.parametrize(("kind", "state"), [("host", "not_applicable"), ("authority", "not_applicable"), (None, "open"), ("laboratory", "unproven")])
def test_who_must_insure(case: File, kind: str | None, state: str) -> None:
    case.organization("O9", kind=kind)
    claim(case, "2025-02-01", against="O9")
    assert state_of(case, "insurance.compulsory", "O9")[0] == state


def test_an_insurer_a_patient_and_one_whom_nobody_names_are_not_asked(case: File) -> None:
    claim(case, "2025-02-01")
    case.party("insurer", role="insurer", organization="INS", side="defence")
    assert {row["insured"] for row in case.rows("insured")} == {"DR"}


@pytest.mark.parametrize(("role", "asked"), [("payer", False), ("oniam", False), ("insurer", False), ("third_party", True), (None, True)])
def test_who_is_called_only_to_pay_is_asked_for_no_cover_of_its_own(case: File, role: str | None, asked: bool) -> None:
    claim(case, "2025-02-01")
    case.organization("O9", kind=None, name="Caisse de l’Exemple")
    case.party("o9", role=role, organization="O9", side="none")
    assert ("O9" in {row["insured"] for row in case.rows("insured")}) is asked


def test_a_hospital_that_is_sued_and_paid_too_is_asked_all_the_same(case: File) -> None:
    claim(case, "2025-02-01")
    case.organization("O9", kind="public_hospital")
    case.party("o9", role="payer", organization="O9", side="none")
    case.party("d9", role="defendant", organization="O9", side="defence")
    assert "O9" in {row["insured"] for row in case.rows("insured")}


def test_two_cases_do_not_meet(case: File) -> None:
    claim(case, "2025-02-01")
    case.policy("POL1", **POLICY)
    other = File(case.con, "Y")
    other.policy("POL1", **POLICY)
    assert other.one("cover")["claim_on"] is None
