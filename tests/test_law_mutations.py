"""Each condition of each rule counts: change it in one place, and one of the rule's worked examples comes out otherwise."""

from __future__ import annotations

import pytest
from law_cases import law
from law_mutants import survivors

from casekit.law_records import Rule

ALWAYS = "Every version that the rule was read for says yes; the figure stands there for a version that would say no."
EQUIVALENT = {
    "instructions_not_supplied_ai_act, condition 1, right operand removed: is_ai AND ((is_annex_iii) OR "
    "(is_medical_device AND is_third_party_assessed AND norm.covers_medical_devices))": ALWAYS,
    "logs_not_kept, condition 1, right operand removed: (is_annex_iii) OR (is_assessed_device AND norm.covers_medical_devices)": ALWAYS,
    "transferred_without_copy_recommendation, condition 1, left operand removed: NOT copy_kept": ALWAYS,
    "transferred_without_copy_usage, condition 1, left operand removed: NOT copy_kept": ALWAYS,
}
"""The changes that no example could notice, by `Mutant.name`, each with the reason why no outcome depends on it."""


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in law().rules.values()])
def test_an_example_notices_each_change_of_a_rule(rule: Rule) -> None:
    assert [mutant.name for mutant in survivors(rule) if mutant.name not in EQUIVALENT] == []


def test_what_is_said_equivalent_is_a_change_that_no_example_notices() -> None:
    unnoticed = {
        mutant.name
        for rule in law().rules.values()
        if any(name.startswith(f"{rule.id},") for name in EQUIVALENT)
        for mutant in survivors(rule)
    }
    assert set(EQUIVALENT) - unnoticed == set()
