"""The rules of the law folder: each worked example comes out as it says, and every outcome and state that can occur is shown."""

from __future__ import annotations

from functools import cache

import pytest
import sqlglot
from law_cases import PACKAGE, answers, compiled, examples, fact_of, facts, law
from sqlglot import exp

from casekit import wording
from casekit.law_records import Example, Question, Rule
from casekit.words import Words

TEMPLATES = PACKAGE.parent / "templates"


def outcome_of(rule: Rule, n: int) -> tuple[str, str]:
    """The outcome of the rule and the state of its question in one example."""
    select, row = compiled(fact_of(rule)), answers(fact_of(rule))[f"{rule.id} {n}"]
    i = [r.id for r in select.rules].index(rule.id)
    j = [q.id for q in select.questions].index(rule.question)
    return row[f"r{i}"], row[f"s{j}"]


@pytest.mark.parametrize(("rule", "n", "example"), [pytest.param(*e, id=f"{e[0].id}-{e[1]}-{e[2].expect}") for e in examples()])
def test_example(rule: Rule, n: int, example: Example) -> None:
    unknown = set(example.given) - set(facts()[fact_of(rule)].columns)
    assert not unknown, f"{example.say}: facts/{fact_of(rule)}.sql has no column {sorted(unknown)}"
    outcome, state = outcome_of(rule, n)
    assert outcome == example.expect, example.say
    assert example.state in (None, state), f"{example.say}: {rule.question} stands at {state}"


def reachable(rule: Rule) -> set[str]:
    """The outcomes that a rule can have, from the versions of its norm and the columns that it reads."""
    norm, columns = law().norms[rule.norm], facts()[fact_of(rule)].columns
    found = {"holds", "fails", "undetermined"}
    read = {c.table or c.name for condition in rule.when for c in sqlglot.parse_one(condition.sql, read="duckdb").find_all(exp.Column)}
    if any(f"{name}_contested" in columns for name in read):
        found.add("contested")
    if norm.versions[0].applies_by != "always" or rule.only is not None:
        found |= {"undated", "not_in_force"}
    if any(v.start not in rule.read_for and not v.is_repealed for v in norm.versions):
        found.add("unread")
    return found


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in law().rules.values()])
def test_a_rule_shows_every_outcome_it_can_have(rule: Rule) -> None:
    assert {example.expect for example in rule.examples} == reachable(rule)


def states_shown(question: Question) -> set[str]:
    return {outcome_of(rule, n)[1] for rule in law().rules_of(question.id) for n in range(1, len(rule.examples) + 1)}


@pytest.mark.parametrize("question", [pytest.param(q, id=q.id) for q in law().questions.values()])
def test_a_question_shows_every_state_it_can_have(question: Question) -> None:
    claims = [rule for rule in law().rules_of(question.id) if rule.raised_by == question.establishes]
    dated = [law().norms[rule.norm].versions[0].applies_by != "always" for rule in claims]
    expected = {"met", "not_met", "open"} if question.kind == "D" else {"breach", "conforming"}
    if any("contested" in reachable(rule) for rule in claims):
        expected.add("contested")
    if question.scope or any(dated):
        expected.add("open")
    if question.scope or all(dated):
        expected.add("not_applicable")
    if question.kind != "D":
        expected.add("open" if question.burden == "claimant" else "unproven")
        expected |= set() if question.no_defence else {"exempt"}
    assert states_shown(question) == expected


@pytest.mark.parametrize("question", [pytest.param(q, id=q.id) for q in law().questions.values()])
def test_a_question_reads_what_its_fact_has(question: Question) -> None:
    columns = facts()[question.fact].columns
    assert question.pivot in columns
    assert [name for name in question.evidence if name not in columns or not columns[name].endswith("[]")] == []
    named = (*question.cascade.values(), question.term, question.may_shift_to)
    assert [column for column in named if column is not None and column not in columns] == []
    assert [rule.norm for rule in law().rules_of(question.id) if rule.norm not in question.norms] == []


@cache
def forbidden() -> wording.Words:
    return wording.read_words(TEMPLATES / "words.toml")


def assert_reads_well(text: str, where: str, question: Question) -> None:
    """Words without holes; those that an expert's report may print qualify nothing in law."""
    assert text.strip() == text and text, f"{where}: an empty or loose text"
    assert "  " not in text, f"{where}: two spaces in « {text} »"
    if "R" in question.readers:
        assert wording.lint_text(text, where, forbidden()) == (), where


def texts_of(rule: Rule) -> dict[str, str]:
    return {"holds": rule.holds, "fails": rule.fails, "undetermined": rule.undetermined}


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in law().rules.values()])
def test_the_words_of_a_rule_read_well_where_nothing_is_known(rule: Rule) -> None:
    nothing = dict.fromkeys(facts()[fact_of(rule)].columns)
    for start in rule.read_for:
        version = law().norms[rule.norm].version(start)
        assert version is not None
        for name, text in texts_of(rule).items():
            assert_reads_well(Words().render(text, nothing, version.figures), f"{rule.id}, {name}", law().questions[rule.question])
    for condition in rule.when:
        assert_reads_well(Words().render(condition.fr, nothing, {}), f"{rule.id}, condition", law().questions[rule.question])
        assert Words().render(condition.unsettled or "", nothing, {}) == "", rule.id
    if rule.only_fr is not None:
        assert_reads_well(rule.only_fr, f"{rule.id}, only_fr", law().questions[rule.question])


@pytest.mark.parametrize(("rule", "n"), [pytest.param(rule, n, id=f"{rule.id}-{n}") for rule, n, _ in examples()])
def test_the_words_of_an_outcome_read_well_on_its_example(rule: Rule, n: int) -> None:
    select, row = compiled(fact_of(rule)), answers(fact_of(rule))[f"{rule.id} {n}"]
    version = row[f"v{[r.id for r in select.rules].index(rule.id)}"]
    figures = law().norms[rule.norm].versions[version - 1].figures if version else {}
    said = {**texts_of(rule), "contested": rule.undetermined}
    outcome, _ = outcome_of(rule, n)
    text = Words().render(said.get(outcome, ""), row, figures)
    if text or outcome in ("holds", "undetermined", "contested"):  # an argument that fails beside the point may say nothing
        assert_reads_well(text, f"{rule.id}, {outcome}", law().questions[rule.question])
    for condition in rule.when:
        assert_reads_well(Words().render(condition.fr, row, figures), f"{rule.id}, condition", law().questions[rule.question])
        if shown := Words().render(condition.unsettled or "", row, figures):
            assert_reads_well(f"{shown}.", f"{rule.id}, condition", law().questions[rule.question])
    assert_reads_well(Words().render(law().questions[rule.question].missing, row, {}), f"{rule.question}, missing", law().questions[rule.question])


@pytest.mark.parametrize("question", [pytest.param(q, id=q.id) for q in law().questions.values()])
def test_a_question_asks_in_words_that_qualify_nothing(question: Question) -> None:
    assert_reads_well(question.asks, question.id, question)
    assert question.asks.endswith("?")
    assert_reads_well(question.scope_fr if question.scope_fr is not None else "Toujours.", f"{question.id}, scope", question)
    nothing = dict.fromkeys(facts()[question.fact].columns)
    missing = Words().render(question.missing, nothing, {})
    assert_reads_well(missing, f"{question.id}, missing", question)
    assert ", à demander a" in missing or ", à demander à" in missing, "says of whom to ask it"


def test_a_rule_asks_for_the_piece_that_would_settle_it() -> None:
    silent = [
        rule.id for rule in law().rules.values() if not any(word in rule.undetermined for word in ("demander", "ce que peut dire"))
    ]
    assert silent == []


def test_a_rule_fits_on_one_screen() -> None:
    """The rule itself; the worked examples that follow it are its tests, as many as its bounds ask for."""
    rules = {path.stem: path.read_text("utf-8").partition("\n[[example]]")[0] for path in (PACKAGE / "law" / "rules").rglob("*.toml")}
    assert {name: n for name, text in rules.items() if (n := text.count("\n")) >= 60} == {}
