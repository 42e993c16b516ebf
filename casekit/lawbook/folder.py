"""The law folder read into norms, questions and rules; everything wrong in it is gathered, then raised at once."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from casekit import law_records
from casekit.law_records import Condition, Example, Lawbook, Norm, Question, Rule
from casekit.lawbook import conditions, crosscheck, norms
from casekit.lawbook.shape import Shape, is_name, relative

Noun = TypeVar("Noun", Norm, Question, Rule)
_FIRST_DAY = (date.min, date.min)


class LawError(Exception):
    """The law folder cannot be used: `mistakes` holds every fault found, each naming its file and what to do."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join((f"{len(self.mistakes)} mistake(s) in the law folder:", *self.mistakes)))


def read(folder: Path) -> Lawbook:
    """Read a law folder: `norms/<code>/<article>.toml`, `questions/<family>.toml`, `rules/<family>/<rule>.toml`.

    Args:
        folder: the law folder.
    Returns:
        The lawbook; `fingerprint` is `sha256:` and 64 digits over every file of the folder, names and bytes.
    Raises:
        LawError: with all the mistakes found: in one file (keys, types, order of versions, SQL of a condition) and between
            files (two norms with one id, a rule naming an unknown norm, version or question, …).
    """
    mistakes: list[str] = []
    found = _read_each(folder, "norms/*/*.toml", norms.read, mistakes)
    questions = _read_each(folder, "questions/*.toml", _questions, mistakes)
    rules = _read_each(folder, "rules/*/*.toml", _rules, mistakes)
    if not found:
        mistakes.append(f"{folder}: no norm found: expected norms/<code>/<article>.toml.")
    for path in _strays(folder):
        mistakes.append(f"{relative(path, folder)}: not where it is read: norms/<code>/, questions/ or rules/<family>/.")
    mistakes.extend(crosscheck.mistakes_between(found, questions, rules))
    if not mistakes:
        mistakes.extend(crosscheck.sides_missing(questions, rules))
    if mistakes:
        raise LawError(mistakes)
    return Lawbook(norms=found, questions=questions, rules=_soft_where_norm_is(rules, found), fingerprint=fingerprint(folder))


def _soft_where_norm_is(rules: dict[str, Rule], norms: dict[str, Norm]) -> dict[str, Rule]:
    """A rule on a soft-law norm is a soft argument, whether its file says so or not."""
    return {key: replace(rule, is_soft=rule.is_soft or norms[rule.norm].kind == "soft_law") for key, rule in rules.items()}


def fingerprint(folder: Path) -> str:
    """Return `sha256:` and the digest of every file of a folder, hidden ones apart: sorted relative paths, sizes and bytes."""
    digest = hashlib.sha256()
    found = {relative(p, folder): p for p in folder.rglob("*") if p.is_file()}
    for name in sorted(name for name in found if not any(part.startswith((".", "__")) for part in name.split("/"))):
        content = found[name].read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def _strays(folder: Path) -> list[Path]:
    """TOML files that no pattern reads: misplaced, they would be lost in silence."""
    seen = {p for pattern in ("norms/*/*.toml", "questions/*.toml", "rules/*/*.toml") for p in folder.glob(pattern)}
    return sorted(p for p in folder.rglob("*.toml") if p not in seen)


def _read_each(folder: Path, pattern: str, make: Callable[[Shape, Path], list[Noun]], mistakes: list[str]) -> dict[str, Noun]:
    """Read every file of a pattern; return its nouns by id, as the files give them; two of one id are a mistake naming both files."""
    found: dict[str, Noun] = {}
    home: dict[str, str] = {}
    for path in sorted(folder.glob(pattern)):
        name = relative(path, folder)
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            mistakes.append(f"{name}: no valid TOML in UTF-8: {error}.")
            continue
        shape = Shape(name, content, mistakes)
        for noun in make(shape, path):
            if noun.id in home:
                mistakes.append(f"{name}: {noun.id} is already written in {home[noun.id]}: keep one.")
            found.setdefault(noun.id, noun)
            home.setdefault(noun.id, name)
        shape.close()
    return found


def _questions(shape: Shape, path: Path) -> list[Question]:
    parts = shape.tables("question", at_least_one="no [[question]]: add one, or remove the file.")
    questions = [_question(part) for part in parts]
    for part, question in zip(parts, questions, strict=True):
        if question.id and (question.family != path.stem or not is_name(question.id.replace(".", "_", 1))):
            part.complain(f"id = {question.id!r} must be {path.stem}.<name> in this file.")
        part.close()
    return questions


def _question(shape: Shape) -> Question:
    scope, scope_fr = shape.maybe("scope"), shape.maybe("scope_fr")
    if (scope is None) != (scope_fr is None):
        shape.complain("scope and scope_fr go together: the expression, and the sentence that says it.")
    for fault in conditions.faults(scope) if scope else []:
        shape.complain(f"scope {fault}.")
    readers = shape.text("readers")
    if not set(readers) <= set("RNG") or len(set(readers)) != len(readers):
        shape.complain(f"readers = {readers!r}: write letters of RNG, each once.")
    return Question(
        id=shape.text("id"),
        fact=shape.name("fact"),
        asks=shape.text("asks"),
        norms=shape.texts("norms"),
        burden=shape.name("burden"),
        pivot=shape.name("pivot"),
        kind=shape.choice("kind", law_records.QUESTION_KINDS),
        readers=readers,
        missing=shape.text("missing"),
        evidence=shape.texts("evidence"),
        scope=scope,
        scope_fr=scope_fr,
        no_defence=shape.maybe("no_defence"),
        cascade=_cascade(shape),
        term=shape.name("term") if shape.has("term") else None,
        may_shift_to=shape.name("may_shift_to") if shape.has("may_shift_to") else None,
    )


def _cascade(shape: Shape) -> dict[str, str]:
    """The links of the chain that a finding points to, each with the fact's column of its id."""
    if not shape.has("cascade"):
        return {}
    found = {}
    for link, column in shape.table("cascade").items():
        if link not in law_records.LINKS or not isinstance(column, str) or not is_name(column):
            shape.complain(f"cascade.{link} = {column!r}: a link is one of {', '.join(law_records.LINKS)}, with the fact's column of its id.")
        else:
            found[link] = column
    return found


def _rules(shape: Shape, path: Path) -> list[Rule]:
    rule = _rule(shape)
    if rule.id and rule.id != path.stem:
        shape.complain(f"rule = {rule.id!r}: the file is that of {path.stem!r}: rename one of them.")
    family = rule.question.partition(".")[0]
    if family and family != path.parent.name:
        shape.complain(f"question = {rule.question!r} belongs in rules/{family}/: move the file.")
    return [rule]


def _rule(shape: Shape) -> Rule:
    then = Shape(f"{shape.where}, then", shape.table("then"), shape.mistakes)
    when = shape.tables("when", at_least_one="no [[when]]: a rule has at least one condition.")
    examples = shape.tables("example", at_least_one="no [[example]]: add its worked situations, one for each outcome.")
    rule = Rule(
        id=shape.name("rule"),
        question=shape.text("question"),
        raised_by=shape.choice("raised_by", law_records.SIDES),
        norm=shape.text("norm"),
        read_for=shape.days("read_for"),
        when=tuple(_condition(part) for part in when),
        holds=then.text("holds"),
        fails=then.text("fails"),
        undetermined=then.text("undetermined"),
        trace_expected=then.maybe("trace_expected"),
        examples=tuple(_example(part) for part in examples),
        is_soft=shape.flag("soft") is True,
        concludes=shape.name("concludes") if shape.has("concludes") else None,
        only=_only(shape),
        only_fr=shape.maybe("only_fr"),
    )
    then.close()
    return rule


def _only(shape: Shape) -> str | None:
    """The subjects of which the text of a rule speaks, where not of all."""
    only = shape.maybe("only")
    if (only is None) != (shape.maybe("only_fr") is None):
        shape.complain("only and only_fr go together: the expression, and the words that name what it lets in.")
    for fault in [*(conditions.faults(only) if only else []), *(["names a figure of a norm"] if only and conditions.figures_named(only) else [])]:
        shape.complain(f"only {fault}.")
    return only


def _condition(shape: Shape) -> Condition:
    condition = Condition(fr=shape.text("fr"), sql=shape.text("sql"), unsettled=shape.maybe("unsettled"))
    for fault in conditions.faults(condition.sql) if condition.sql.strip() else []:
        shape.complain(f"sql {fault}.")
    shape.close()
    return condition


def _example(shape: Shape) -> Example:
    given = shape.table("given")
    for key in sorted(key for key, value in given.items() if isinstance(value, (date, dict))):
        shape.complain(f'given.{key}: write a date as text ("2024-05-13"), and no table.')
    state = shape.maybe("state")
    example = Example(say=shape.text("say"), given=given, expect=shape.choice("expect", law_records.OUTCOMES), state=state)
    shape.close()
    return example
