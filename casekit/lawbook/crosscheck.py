"""What must agree between the files of the law folder: each name that one file writes must stand in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from casekit.law_records import DETERMINATION_STATES, DUTY_STATES, Norm, Question, Rule
from casekit.lawbook.conditions import figures_named


def mistakes_between(norms: Mapping[str, Norm], questions: Mapping[str, Question], rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield one sentence for each name that leads nowhere, naming the record and what to do.

    Args:
        norms, questions, rules: as read from their files, by id; each already sound by itself.
    """
    for norm in norms.values():
        for divergence in norm.divergences:
            yield from _unknown(f"norm {norm.id}, divergence", "question", divergence.questions, questions)
    for question in questions.values():
        yield from _unknown(f"question {question.id}", "norm", question.norms, norms)
        if question.scope and figures_named(question.scope):
            yield f"question {question.id}: scope names a figure of a norm: a scope reads the fact alone."
    for rule in rules.values():
        yield from _of_rule(rule, norms, questions)


def sides_missing(questions: Mapping[str, Question], rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield one sentence for each question without an argument that establishes it, or without an answer or the reason why none.

    Args:
        questions, rules: as read from their files, without a mistake: a rule that could not be read would be missed here too.
    """
    for question in questions.values():
        raised = {rule.raised_by for rule in rules.values() if rule.question == question.id}
        if question.establishes not in raised:
            yield f"question {question.id}: no rule raised by the {question.establishes} answers it: write one."
        if bool(raised - {question.establishes}) == (question.no_defence is not None):
            yield f"question {question.id}: write no_defence where no rule answers for the other side, and only there: it says why."


def _of_rule(rule: Rule, norms: Mapping[str, Norm], questions: Mapping[str, Question]) -> Iterator[str]:
    where = f"rule {rule.id}"
    yield from _unknown(where, "question", [rule.question], questions)
    yield from _unknown(where, "norm", [rule.norm], norms)
    norm, question = norms.get(rule.norm), questions.get(rule.question)
    if norm is not None:
        yield from _versions(where, rule, norm)
    if question is not None:
        if rule.concludes is not None and question.kind != "D":
            yield f"{where}: concludes goes with a determination (kind D), and {question.id} is of kind {question.kind}."
        states = DETERMINATION_STATES if question.kind == "D" else DUTY_STATES
        for n, example in enumerate(rule.examples, start=1):
            if example.state is not None and example.state not in states:
                yield f"{where}, example {n}: state = {example.state!r}: write one of {', '.join(states)}."


def _versions(where: str, rule: Rule, norm: Norm) -> Iterator[str]:
    """The versions that a rule was read for exist, and have each figure that it names."""
    named = sorted({figure for text in _texts(rule) for figure in figures_named(text)})
    for start in rule.read_for:
        version = norm.version(start)
        if version is None:
            known = ", ".join(v.start for v in norm.versions)
            yield f"{where}: read_for names {start}, but {norm.id} has no version from that day: it has {known}."
            continue
        if version.is_repealed:
            yield f"{where}: read_for names {start}, but {norm.id} is repealed from that day: take it out."
        for figure in (figure for figure in named if figure not in version.figures):
            known = ", ".join(sorted(version.figures)) or "none"
            yield f"{where}: names norm.{figure}, but the version {start} of {norm.id} has no such figure: it has {known}."


def _texts(rule: Rule) -> Iterator[str]:
    for condition in rule.when:
        yield from (condition.fr, condition.sql, condition.unsettled or "")
    yield from (rule.holds, rule.fails, rule.undetermined, rule.trace_expected or "")


def _unknown(where: str, noun: str, named: tuple[str, ...] | list[str], known: Mapping[str, object]) -> Iterator[str]:
    for name in named:
        if name and name not in known:
            near = get_close_matches(name, sorted(known), n=1)
            yield f"{where}: names the {noun} {name!r}, which no file writes{f': did you mean {near[0]!r}?' if near else ': write it.'}"
