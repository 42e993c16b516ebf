"""Who says it: a side's own words prove nothing for it, bind it against itself, and contradict the records they deny."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from situations import MACROS, File

from casekit import sql
from casekit.arguments import describe
from casekit.compiled import RuleError, compile_fact
from casekit.law_records import Condition, Norm, Question, Rule, Version

LONG_AGO = date(2000, 1, 1)
NORM = Norm("fx-1", "art. FX. 1", "Texte fictif", "law", ("information",), (
    Version("2000-01-01", LONG_AGO, LONG_AGO, "own", "art. FX. 1", "JO fictif", "confirmed", date(2026, 1, 1), "…", "professional"),
))  # fmt: skip


def question(scope: str | None = None) -> Question:
    return Question("information.risk", "risk", "Le risque a-t-il été annoncé ?", ("fx-1",), "professional", "performed_at", "L", "RNG",
                    "le dossier", ("told_evidence",), scope)  # fmt: skip


def rule(name: str, side: str, condition: str) -> Rule:
    return Rule(name, "information.risk", side, "fx-1", ("2000-01-01",), (Condition("…", condition),), "…", "…", "…", ())


NOT_TOLD = rule("not_told", "claimant", "NOT is_told")
EMERGENCY = rule("emergency", "defence", "is_emergency")


def found(file: File, *rules: Rule, scope: str | None = None, has_declarations: bool = True) -> dict[str, Any]:
    """The outcome of each rule and the state of the question, on the one risk of the case."""
    fact = describe(file.con, "risk")
    compiled = compile_fact(fact, [question(scope)], rules or (NOT_TOLD,), {"fx-1": NORM}, lambda tree: sql.expand(tree, MACROS),
                            has_declarations=has_declarations, with_details=True)  # fmt: skip
    cursor = file.con.execute(f"SELECT * FROM ({compiled.sql}) AS found WHERE case_id = ?", [file.case_id])
    names = [column[0] for column in cursor.description or ()]
    (values,) = cursor.fetchall()
    return dict(zip(names, values, strict=True))


@pytest.fixture
def case(file: File) -> File:
    """A patient who claims, her doctor who defends, her husband, a nurse who is no party, and one risk of one act."""
    file.party("d1", role="claimant", person="P1", side="claimant")
    file.party("d2", role="defendant", person="DR", side="defence")
    file.party("d3", role="defendant", organization="O1", side="defence")
    for person, role, organization in (("P1", "patient", None), ("DR", "professional", None), ("HUSBAND", "relative", None),
                                       ("NURSE", "professional", None), ("CLERK", "professional", "O1"), ("WHO", None, None)):  # fmt: skip
        file.person(person, role=role, organization=organization)
    file.act("A1", performed_at="2024-05-13T10:05", patient="P1")
    file.risk("R1", act="A1", label="hémorragie")
    return file


def says(case: File, given: bool, by: str | None, **cells: Any) -> None:
    """One row of information, in time; `by` declares it, or it is a record."""
    case.information(**{"topic": "risk", "risk": "R1", "given": given, "given_at": "2024-05-10" if given else None,
                        "mode": "interview", "given_by": "DR", "declared_by": by, **cells})  # fmt: skip


@pytest.mark.parametrize(("given", "by", "outcome", "state"), [
    (True, None, "fails", "conforming"),
    (False, None, "holds", "breach"),
    (False, "P1", "undetermined", "unproven"),
    (False, "HUSBAND", "undetermined", "unproven"),
    (True, "DR", "undetermined", "unproven"),
    (True, "CLERK", "undetermined", "unproven"),
    (True, "P1", "fails", "conforming"),
    (True, "HUSBAND", "fails", "conforming"),
    (False, "DR", "holds", "breach"),
    (False, "CLERK", "holds", "breach"),
    (True, "NURSE", "fails", "conforming"),
    (False, "NURSE", "holds", "breach"),
    (True, "WHO", "undetermined", "unproven"),
    (False, "NOBODY", "undetermined", "unproven"),
])  # fmt: skip
def test_one_statement_alone(case: File, given: bool, by: str | None, outcome: str, state: str) -> None:
    """None: a record. P1 and HUSBAND: the claimant's side. DR and CLERK: the defence's. NURSE: a third party. Others: nobody knows."""
    says(case, given, by)
    row = found(case)
    assert (row["r0"], row["s0"]) == (outcome, state)


@pytest.mark.parametrize(("record", "by"), [(True, "P1"), (False, "DR"), (True, "NURSE"), (False, "P1"), (True, "DR")])
def test_a_statement_against_a_record_contests_it_whoever_makes_it_and_with_it_confirms_it(case: File, record: bool, by: str) -> None:
    says(case, record, None)
    says(case, not record, by)
    assert (found(case)["r0"], found(case)["s0"]) == ("contested", "contested")
    case.con.execute("DELETE FROM main.information WHERE declared_by IS NOT NULL")
    says(case, record, by)
    assert found(case)["r0"] == ("fails" if record else "holds")


def test_a_statement_contests_the_very_row_of_the_record_that_it_denies(case: File) -> None:
    case.information("I1", topic="risk", risk="R1", given=True, given_at="2024-05-10", mode="interview")
    case.information("I1", topic="risk", risk="R1", given=False, declared_by="P1", exhibit="2")
    assert found(case)["r0"] == "contested"


def test_two_sides_that_contradict_each_other_without_any_record_establish_nothing(case: File) -> None:
    says(case, True, "DR")
    says(case, False, "P1")
    row = found(case)
    assert (row["r0"], row["s0"]) == ("undetermined", "unproven")


def test_what_is_alleged_is_kept_beside_what_is_established(case: File) -> None:
    says(case, False, "P1")
    row = found(case)
    assert (row["c0_0"], row["w_c0_0"]) == (None, True)
    assert [e["declared_by"] for e in row["told_evidence"]] == ["P1"]


def test_the_defence_does_not_exempt_itself_by_its_own_words_but_the_claimant_may_admit_them(case: File) -> None:
    says(case, False, None)
    case.act("A1", is_emergency=True, declared_by="DR", exhibit="2")
    assert found(case, NOT_TOLD, EMERGENCY)["s0"] == "breach"
    case.con.execute("DELETE FROM main.act WHERE declared_by IS NOT NULL")
    case.act("A1", is_emergency=True, declared_by="P1", exhibit="2")
    assert found(case, NOT_TOLD, EMERGENCY)["s0"] == "exempt"


@pytest.mark.parametrize(("by", "state"), [("P1", "open"), ("DR", "breach"), (None, "breach"), ("NURSE", "breach")])
def test_the_scope_is_established_as_any_other_fact(case: File, by: str | None, state: str) -> None:
    says(case, False, None)
    case.risk("R1", is_serious=True, declared_by=by, exhibit="2")
    assert found(case, scope="is_serious")["s0"] == state


def test_a_person_who_belongs_to_both_sides_proves_for_neither(case: File) -> None:
    case.party("d4", role="claimant", person="CLERK", side="claimant")
    says(case, False, "CLERK")
    assert found(case)["r0"] == "undetermined"


def test_an_unrelated_statement_changes_nothing(case: File) -> None:
    case.information("I1", topic="risk", risk="R1", given=True, given_at="2024-05-10", mode="interview")
    case.information("I1", topic="risk", risk="R1", given=False, exhibit="2")
    case.act("A1", is_emergency=True)
    alone = rule("either", "claimant", "NOT is_told OR is_emergency")
    before = found(case, alone, has_declarations=False)
    case.statement("D1", person="P1", text="Je souffre.", declared_by="P1")
    after = found(case, alone)
    assert (before["r0"], after["r0"]) == ("holds", "holds")


def test_a_field_of_a_date_is_contested_with_its_date(case: File) -> None:
    case.holding("H1", setting="liberal", claimed_on="2024-01-01")
    case.holding("H1", claimed_on="none", exhibit="2")
    never = replace(rule("never", "claimant", "claimed_on.happened"), question="retention.liberal")
    asked = replace(question(), id="retention.liberal", fact="holding", pivot="last_contact_on", evidence=("evidence",))
    compiled = compile_fact(describe(case.con, "holding"), [asked], [never], {"fx-1": NORM}, lambda tree: sql.expand(tree, MACROS),
                            has_declarations=False, with_details=False)  # fmt: skip
    assert case.con.execute(f"SELECT x_c0_0 FROM ({compiled.sql}) AS found").fetchall() == [(True,)]


def test_a_rule_that_names_what_the_fact_has_not_is_refused_with_its_name(case: File) -> None:
    with pytest.raises(RuleError, match=r"late, condition 1: facts/risk.sql has no column « told_when »"):
        found(case, rule("late", "claimant", "told_when"))
