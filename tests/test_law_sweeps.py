"""Every rule swept across time: the day before each version, the day, the day after; no gap and no overlap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import sqlglot
from law_cases import answered, compiled, facts, law, rows_of
from sqlglot import exp

from casekit.law_records import Norm, Rule

DAY = timedelta(days=1)


def column_of(rule: Rule) -> str | None:
    """The date that chooses the version for a rule, as its question and its norm say; None for case law."""
    applies_by = law().norms[rule.norm].versions[0].applies_by
    if applies_by == "always":
        return None
    return law().questions[rule.question].pivot if applies_by == "own" else f"{applies_by}_on"


def days_around(norm: Norm) -> Iterator[date]:
    for version in norm.versions:
        yield from (version.start_from - DAY, version.start_from, version.start_to, version.start_to + DAY)


def sweeps(name: str) -> Iterator[tuple[Rule, date]]:
    for rule in compiled(name).rules:
        if column_of(rule) is not None:
            yield from ((rule, day) for day in dict.fromkeys(days_around(law().norms[rule.norm])))


def concerned(rule: Rule) -> dict[str, object]:
    """A subject of which the text of the rule speaks, as the first example in which it holds gives it."""
    if rule.only is None:
        return {}
    example = next(example for example in rule.examples if example.expect == "holds")
    return {c.name: example.given[c.name] for c in sqlglot.parse_one(rule.only, read="duckdb").find_all(exp.Column)}


@cache
def swept(name: str) -> dict[str, dict[str, Any]]:
    given = {f"{rule.id} {day}": {**concerned(rule), str(column_of(rule)): day.isoformat()} for rule, day in sweeps(name)}
    return answered(rows_of(name, given), compiled(name))


@pytest.mark.parametrize("name", sorted(facts()))
def test_each_day_is_that_of_one_version_and_of_the_right_one(name: str) -> None:
    number = {rule.id: i for i, rule in enumerate(compiled(name).rules)}
    for rule, day in sweeps(name):
        norm, row = law().norms[rule.norm], swept(name)[f"{rule.id} {day}"]
        candidates = norm.on(day)
        expected = None if len(candidates) > 1 else 0 if candidates[0] is None else norm.versions.index(candidates[0]) + 1
        assert row[f"v{number[rule.id]}"] == expected, f"{rule.id} on {day}"


@pytest.mark.parametrize("name", sorted(facts()))
def test_a_rule_speaks_only_for_the_versions_it_was_read_against(name: str) -> None:
    number = {rule.id: i for i, rule in enumerate(compiled(name).rules)}
    for rule, day in sweeps(name):
        candidates, outcome = law().norms[rule.norm].on(day), swept(name)[f"{rule.id} {day}"][f"r{number[rule.id]}"]
        if len(candidates) > 1:
            assert outcome == "undated", f"{rule.id} on {day}"
            continue
        version = candidates[0]
        is_out = version is None or version.is_repealed
        is_read = version is not None and version.start in rule.read_for and version.confidence != "doubtful"
        expected = {"not_in_force"} if is_out else {"holds", "fails", "undetermined"} if is_read else {"unread"}
        assert outcome in expected, f"{rule.id} on {day}"


@pytest.mark.parametrize("norm", [pytest.param(norm, id=norm.id) for norm in law().norms.values()])
def test_the_versions_of_a_norm_leave_no_gap_and_do_not_overlap(norm: Norm) -> None:
    for earlier, later in pairwise(norm.versions):
        assert norm.on(later.start_to) == (later,)
        assert norm.on(later.start_from - DAY)[-1] is earlier
        assert earlier not in norm.on(later.start_to + DAY)
