"""A rule base from elsewhere is data: read like casekit's own, and refused where a text of it could do more than compare and print."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from casekit import lawbook, portable, words
from casekit.law_records import Lawbook, Rule


def read(folder: Path, macros: Container[str]) -> Lawbook:
    """Read a law folder that casekit did not ship.

    Args:
        folder: the law folder, with `norms/`, `questions/` and `rules/`.
        macros: the names of the macros of `facts/_logic.sql`, which a condition may call.
    Returns:
        The lawbook.
    Raises:
        lawbook.LawError: with every reason to refuse it: what `lawbook.read` finds, a condition or a scope that calls anything but
            the functions compared on both engines and the macros, a text whose template does more than print, test and choose.
    """
    law = lawbook.read(folder)
    found = [f"question {q.id}: scope {fault}" for q in law.questions.values() if q.scope for fault in portable.faults(q.scope, macros)]
    found += [f"question {q.id}: missing {fault}" for q in law.questions.values() for fault in words.faults(q.missing)]
    for rule in law.rules.values():
        found += [f"rule {rule.id}: {fault}" for fault in _faults(rule, macros)]
    if found:
        raise lawbook.LawError(found)
    return law


def _faults(rule: Rule, macros: Container[str]) -> Iterator[str]:
    if rule.only is not None:
        yield from (f"only {fault}" for fault in portable.faults(rule.only, macros))
    yield from (f"only_fr {fault}" for fault in words.faults(rule.only_fr or ""))
    for n, condition in enumerate(rule.when, start=1):
        yield from (f"when {n}: sql {fault}" for fault in portable.faults(condition.sql, macros))
        yield from (f"when {n}: fr {fault}" for fault in words.faults(condition.fr))
        yield from (f"when {n}: unsettled {fault}" for fault in words.faults(condition.unsettled or ""))
    for text in (rule.holds, rule.fails, rule.undetermined):
        yield from (f"then: {fault}" for fault in words.faults(text))
