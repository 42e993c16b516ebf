"""Questions, rules and norms applied to the facts of a case: one SELECT per fact, then one finding per question and subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from casekit import french, sql
from casekit.compiled import CompiledFact, Fact, RuleError, compile_fact, is_soft
from casekit.findings import Argument, BurdenShift, ConditionFound, Evidence, Finding, NormApplied
from casekit.law_records import Condition, Lawbook, Norm, Question, Rule
from casekit.words import Words

Row = Mapping[str, Any]


def find(con: duckdb.DuckDBPyConnection, law: Lawbook, facts: Path) -> tuple[Finding, ...]:
    """Ask every question of every subject of the case.

    Args:
        con: a connection in which the tables are loaded and the facts installed.
        law: the norms, questions and rules.
        facts: the folder of the facts, for the macros of `_logic.sql`.
    Returns:
        The findings, by question in the order of the lawbook, then by subject; a fact that could not be evaluated gives
        one finding in the state `error` per question.
    """
    macros = sql.read_macros(facts / "_logic.sql")
    words, apart, heard = Words(), _told_apart(con, law), law.heard_in(_forum(con))
    found: list[Finding] = []
    for name in law.facts():
        try:
            compiled = compiled_fact(con, law, name, macros, has_declarations=name in apart, with_details=True)
            rows = _rows(con, compiled)
        except (duckdb.Error, RuleError) as error:
            found += [_not_evaluated(question, str(error)) for question in law.questions_on(name)]
            continue
        found += [_finding(row, j, compiled, heard, words) for row in rows for j in range(len(compiled.questions))]
    order = {question: n for n, question in enumerate(law.questions)}
    return tuple(sorted(found, key=lambda f: (order[f.question], natural(f.about))))


def compiled_fact(
    con: duckdb.DuckDBPyConnection, law: Lawbook, name: str, macros: Mapping[str, sql.Macro], *, has_declarations: bool, with_details: bool
) -> CompiledFact:  # fmt: skip
    """Compile every question and rule of one fact over the connection in which it is installed.

    Args:
        con, law: as for `find`.
        name: the fact.
        macros: those of `facts/_logic.sql`.
        has_declarations, with_details: as for `compiled.compile_fact`.
    Raises:
        RuleError: a condition that does not compile; duckdb.Error: no such fact.
    """
    questions = law.questions_on(name)
    rules = [rule for question in questions for rule in law.rules_of(question.id)]
    return compile_fact(describe(con, name), questions, rules, law.norms, lambda tree: sql.expand(tree, macros),
                        has_declarations=has_declarations, with_details=with_details)  # fmt: skip


def _rows(con: duckdb.DuckDBPyConnection, compiled: CompiledFact) -> list[Row]:
    cursor = con.execute(compiled.sql)
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    return sorted(rows, key=lambda row: natural(str(row["about"])))


def describe(con: duckdb.DuckDBPyConnection, name: str) -> Fact:
    """Return the columns of a fact: a fact's SELECT opens with case_id and the id of its subject."""
    described = con.execute(f'DESCRIBE whole."{name}"').fetchall()
    return Fact(name, described[1][0], {column: kind for column, kind, *_ in described})


def _forum(con: duckdb.DuckDBPyConnection) -> str | None:
    """The forum of the case; None where it is unknown, or where several cases are read."""
    found = con.execute("SELECT DISTINCT forum FROM main.casefile").fetchall()
    return found[0][0] if len(found) == 1 else None


def _told_apart(con: duckdb.DuckDBPyConnection, law: Lawbook) -> frozenset[str]:
    """The facts whose three readings may differ: not those that `views.settle` made one, since no declaration bears on them."""
    alike = con.execute(
        "SELECT view_name FROM duckdb_views() WHERE database_name = current_database() AND schema_name = 'claimant' AND view_name NOT IN "
        "(SELECT view_name FROM duckdb_views() WHERE database_name = current_database() AND schema_name = 'whole')"
    ).fetchall()
    return frozenset(law.facts()) - {name for (name,) in alike}


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key in which U2 stands before U10."""
    return tuple((0, int(part)) if part.isdecimal() and len(part) < 19 else (1, part) for part in re.split(r"(\d+)", text))


def _not_evaluated(question: Question, why: str) -> Finding:
    return Finding(
        question.id, question.family, question.asks, question.kind, question.readers, "", "", "error", None, None, question.burden,
        (), (), (f"contrôle non exécuté : {why.splitlines()[0]}",), (), question.scope_fr, None, None, None, None, None, (),
    )  # fmt: skip


def _finding(row: Row, j: int, compiled: CompiledFact, law: Lawbook, words: Words) -> Finding:
    question = compiled.questions[j]
    numbered = [(i, rule) for i, rule in enumerate(compiled.rules) if rule.question == question.id]
    arguments = tuple(_argument(row, i, rule, law, words) for i, rule in numbered)
    state = row[f"s{j}"]
    deciding = _deciding(question, state, arguments)
    return Finding(
        question=question.id, family=question.family, asks=question.asks, kind=question.kind, readers=question.readers,
        about=str(row["about"]), about_label=words.subject(question.fact, row), state=state, pivot=words.iso(row[question.pivot]),
        norm=deciding.norm if deciding else None, burden=question.burden, arguments=arguments, evidence=_evidence(row, question),
        missing=_missing(question, state, row, words), reservations=_reservations(question, state, arguments),
        scope=None if row[f"p{j}"] else question.scope_fr, trace_expected_from=_trace_expected(numbered, arguments),
        report_says=_joined(d.report_says for d in _divergences(question, arguments, law)),
        law_says=_joined(d.law_says for d in _divergences(question, arguments, law)), ruling=None,
        concludes=deciding.concludes if deciding and deciding.outcome == "holds" else None,
        links=tuple((link, str(row[column])) for link, column in question.cascade.items() if row[column] is not None),
        term=words.iso(row[question.term]) if question.term else None,
        burden_may_shift=_shift(question, state, row, arguments, law),
    )  # fmt: skip


def _argument(row: Row, i: int, rule: Rule, law: Lawbook, words: Words) -> Argument:
    norm, outcome = law.norms[rule.norm], row[f"r{i}"]
    version = norm.versions[row[f"v{i}"] - 1] if row[f"v{i}"] else None
    is_beside = bool(rule.only) and row[f"o{i}"] is False
    figures = dict(norm.versions[row[f"n{i}"] - 1].figures if rule.only and row[f"n{i}"] else version.figures if version else {})
    says = {"holds": rule.holds, "fails": rule.fails, "undetermined": rule.undetermined, "contested": rule.undetermined}.get(outcome)
    return Argument(
        rule=rule.id, raised_by="claimant" if rule.raised_by == "claimant" else "defence", is_soft=is_soft(rule, law.norms),
        norm=NormApplied(
            norm.id, version.cite, norm.kind, version.start, version.confidence, version.source, version.read_on.isoformat(), version.text
        ) if version else None,
        norm_id=norm.id, concludes=rule.concludes, outcome=outcome, says=words.render(says, row, figures) if says else None, why=_why(row, i, rule, norm),
        conditions=tuple(
            _condition(row, i, k, condition, lambda text: words.render(text, row, figures)) for k, condition in enumerate(rule.when)
        ),
        is_beside=is_beside,
    )  # fmt: skip


def _condition(row: Row, i: int, k: int, condition: Condition, said: Callable[[str], str]) -> ConditionFound:
    value, whole = row[f"c{i}_{k}"], row[f"w_c{i}_{k}"]
    contested = value is None and bool(row[f"x_c{i}_{k}"])
    alleged = whole if value is None and not contested else None
    is_unsettled = value is None and not contested and alleged is None and condition.unsettled is not None
    return ConditionFound(said(condition.fr), value, alleged, contested, (said(condition.unsettled or "") or None) if is_unsettled else None)


def _why(row: Row, i: int, rule: Rule, norm: Norm) -> str | None:
    """Why the text of an argument was not applied, or None where it was."""
    outcome, starts = row[f"r{i}"], french.enumeration([french.iso(version.start) for version in norm.versions])
    is_of, dated = (row[f"o{i}"], row[f"n{i}"]) if rule.only else (True, row[f"v{i}"])
    if outcome == "undated":
        undated = f"La date à retenir, inconnue ou imprécise, ne dit pas laquelle des rédactions s’applique (dates d’effet : {starts})."
        doubt = f"Ce texte ne vaut que pour {rule.only_fr} ; les pièces ne permettent pas de dire si c’est le cas."
        return " ".join(text for text in (undated if dated is None else "", doubt if is_of is None else "") if text)
    if outcome == "unread":
        return f"Rédaction non relue pour cette règle (relues : {', '.join(french.iso(start) for start in rule.read_for)})."
    if outcome == "not_in_force":
        return f"Ce texte ne vaut que pour {rule.only_fr}." if is_of is False else f"Texte non en vigueur à cette date (dates d’effet : {starts})."
    return None


_DECIDES: Mapping[str, tuple[str, ...]] = {
    "breach": ("holds",), "met": ("holds",), "contested": ("contested",), "unproven": ("undetermined",),
    "open": ("undetermined", "undated", "unread"),
}  # fmt: skip


def _deciding(question: Question, state: str, arguments: Sequence[Argument]) -> Argument | None:
    """The argument that decides the state: the one that holds, is contested, or waits for an exhibit; else the first in force."""
    claims = sorted((a for a in arguments if a.raised_by == question.establishes), key=lambda a: (a.is_soft, -a.met))
    answers = [a for a in arguments if a.raised_by != question.establishes and a.outcome == "holds"]
    if state == "exempt" or (state == "not_met" and answers):
        claims = answers
    chosen = [a for a in claims if a.outcome in _DECIDES.get(state, (a.outcome,))] or claims
    return next((a for a in chosen if a.outcome != "not_in_force"), chosen[0] if chosen else None)


def _shift(question: Question, state: str, row: Row, arguments: Sequence[Argument], law: Lawbook) -> BurdenShift | None:
    """Where the point stands on a decision of case law: on whom the court may put the burden, in the words of that decision."""
    holding = [a for a in arguments if a.outcome == "holds" and a.raised_by == question.establishes and a.norm and a.norm.kind == "case_law"]
    if state != "breach" or question.may_shift_to is None or row[question.may_shift_to] is None or not holding:
        return None
    return BurdenShift(str(row[question.may_shift_to]), law.norms[holding[0].norm_id].versions[-1].burden, holding[0].norm_id)


def _evidence(row: Row, question: Question) -> tuple[Evidence, ...]:
    found = {
        Evidence(item["exhibit"], item["locator"], item["declared_by"])
        for column in question.evidence
        for item in (row[column] or ())
    }  # fmt: skip
    return tuple(sorted(found, key=lambda e: (e.exhibit is None, natural(e.exhibit or ""), natural(e.locator or ""), e.declared_by or "")))


def _missing(question: Question, state: str, row: Row, words: Words) -> tuple[str, ...]:
    if state not in ("open", "unproven", "contested"):
        return ()
    return (words.render(question.missing, row, {}),)


def _reservations(question: Question, state: str, arguments: Sequence[Argument]) -> tuple[str, ...]:
    """What could still change the state: the defences not settled beside a breach, the recommendations departed from beside a conformity."""
    if state in ("breach", "met"):
        pending = [a for a in arguments if a.raised_by != question.establishes and a.outcome in ("undetermined", "contested", "undated", "unread")]
    elif state == "conforming":
        pending = [a for a in arguments if a.raised_by == "claimant" and a.is_soft and a.outcome == "holds"]
    else:
        return ()
    return tuple(a.says if a.says else str(a.why) for a in pending)


def _trace_expected(numbered: Iterable[tuple[int, Rule]], arguments: Sequence[Argument]) -> str | None:
    """The Academy's recommendation that expects a trace of which the exhibits hold nothing, or None."""
    for (_, rule), argument in zip(numbered, arguments, strict=True):
        is_absent = all(condition.value is not False for condition in argument.conditions)
        if rule.trace_expected and is_absent and argument.outcome in ("holds", "undetermined", "not_in_force"):
            return rule.norm
    return None


def _divergences(question: Question, arguments: Sequence[Argument], law: Lawbook) -> list[Any]:
    out_of_force = {a.norm_id for a in arguments if a.outcome == "not_in_force" and not a.is_beside}
    return [d for d in law.divergences_of(question.id) if d.shown == "always" or d.norm in out_of_force]


def _joined(texts: Iterable[str]) -> str | None:
    return "\n".join(dict.fromkeys(texts)) or None
