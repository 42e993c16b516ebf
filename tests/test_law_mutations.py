"""Each condition of each rule counts: change it in one place, and one of the rule's worked examples comes out otherwise."""

from __future__ import annotations

import pytest
from law_cases import law
from law_mutants import survivors

from casekit.law_records import Rule

EQUIVALENT: dict[str, str] = {}
"""The changes that no example could notice, by `Mutant.name`, each with the reason why no outcome depends on it."""


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in law().rules.values()])
def test_an_example_notices_each_change_of_a_rule(rule: Rule) -> None:
    assert [mutant.name for mutant in survivors(rule) if mutant.name not in EQUIVALENT] == []


def test_what_is_said_equivalent_is_a_change_that_no_example_notices() -> None:
    unnoticed = {mutant.name for rule in law().rules.values() if any(rule.id in name for name in EQUIVALENT) for mutant in survivors(rule)}
    assert set(EQUIVALENT) - unnoticed == set()
