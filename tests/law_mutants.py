"""Mutants of the rules: each condition changed in one place, and the examples that notice it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import sqlglot
from law_cases import answered, compiled_with, fact_of, law, rows_of
from sqlglot import exp

from casekit.law_records import Condition, Rule

_EDGES: dict[type[exp.Expr], type[exp.Expr]] = {
    exp.LT: exp.LTE, exp.LTE: exp.LT, exp.GT: exp.GTE, exp.GTE: exp.GT, exp.EQ: exp.NEQ, exp.NEQ: exp.EQ, exp.And: exp.Or, exp.Or: exp.And,
}  # fmt: skip
_BOUNDS = {"above": "reaches", "reaches": "above"}


@dataclass(frozen=True)
class Mutant:
    """One condition of a rule, changed: what was done to it, and how it now reads; `n` None is the subject of its text (`only`)."""

    rule: Rule
    n: int | None
    kind: str
    sql: str

    @property
    def name(self) -> str:
        return f"{self.rule.id}, {'only' if self.n is None else f'condition {self.n + 1}'}, {self.kind}: {self.sql}"


def mutants(rule: Rule) -> Iterator[Mutant]:
    """The flip of each condition, its removal, each operator of it changed for its neighbour, each operand left out."""
    written = [(n, condition.sql) for n, condition in enumerate(rule.when)]
    for n, text in [*([(None, rule.only)] if rule.only is not None else []), *written]:
        yield Mutant(rule, n, "flipped", f"NOT ({text})")
        if n is None or len(rule.when) > 1:
            yield Mutant(rule, n, "removed", "TRUE")
        for kind, changed in _changes(text):
            yield Mutant(rule, n, kind, changed)


def _changes(condition: str) -> Iterator[tuple[str, str]]:
    for k, node in enumerate(sqlglot.parse_one(condition, read="duckdb").walk()):
        for kind, other in _neighbours(node):
            tree = exp.paren(sqlglot.parse_one(condition, read="duckdb"), copy=False)
            list(tree.this.walk())[k].replace(other)
            yield kind, tree.this.sql("duckdb")


def _neighbours(node: exp.Expr) -> Iterator[tuple[str, exp.Expr]]:
    """What may stand in the place of one operator: `a < b` becomes `a <= b`, whatever writes it; AND becomes OR, or one of its operands."""
    if type(node) in _EDGES:
        other = _EDGES[type(node)](this=node.this.copy(), expression=node.expression.copy())
        yield f"{type(node).__name__} changed", _held(other)
    if isinstance(node, exp.And | exp.Or):
        yield "right operand removed", _held(node.this)
        yield "left operand removed", _held(node.expression)
    if isinstance(node, exp.Anonymous) and node.name.lower() == "before":
        first, second = node.expressions
        yield "before changed", exp.paren(exp.not_(exp.Anonymous(this="before", expressions=[second.copy(), first.copy()])))
    if isinstance(node, exp.Anonymous) and node.name.lower() in _BOUNDS:
        yield "bound changed", exp.Anonymous(this=_BOUNDS[node.name.lower()], expressions=[read.copy() for read in node.expressions])


def _held(part: exp.Expr) -> exp.Expr:
    """A copy that means the same wherever it is put."""
    return exp.paren(part) if isinstance(part, exp.Connector) else part.copy()


def survivors(rule: Rule) -> list[Mutant]:
    """The mutants of a rule that none of its own examples notices."""
    found, question = list(mutants(rule)), law().questions[rule.question]
    alone = replace(question, kind="D", burden="defence" if rule.raised_by == "defence" else "claimant", scope=None)
    changed = [replace(_as_changed(mutant), id=f"{rule.id} {i}") for i, mutant in enumerate(found)]
    given = {str(n): example.given for n, example in enumerate(rule.examples)}
    told = answered(rows_of(fact_of(rule), given), compiled_with(fact_of(rule), [alone], changed))
    noticed = [any(told[str(n)][f"r{i}"] != example.expect for n, example in enumerate(rule.examples)) for i in range(len(found))]
    return [mutant for mutant, is_noticed in zip(found, noticed, strict=True) if not is_noticed]


def _as_changed(mutant: Mutant) -> Rule:
    if mutant.n is None:
        return replace(mutant.rule, only=mutant.sql)
    when = [Condition(c.fr, mutant.sql if n == mutant.n else c.sql) for n, c in enumerate(mutant.rule.when)]
    return replace(mutant.rule, when=tuple(when))
