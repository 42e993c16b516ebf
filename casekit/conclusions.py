"""What the findings of a case say together: which court for whom, whether the CCI may be seized, which policy covers, who in the chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from casekit.findings import Argument, Evidence, Finding
from casekit.law_records import LINKS, Lawbook

_POINTS = ("breach", "met")
_UNSETTLED = ("unproven", "open", "contested")
_NOT_SHOWN = "oversight.seen"
"""Where an output was not shown to the one who decided, this question has no object for him, and points to the others of the chain."""
_ADMISSIBLE = {"met": True, "not_met": False}


def routing(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return the routes of the case (contract, section 6): `order` and `orders`, `cci`, `limitation`.

    Args:
        findings: those of one case; only the questions `regime.*` are read.
    Returns:
        `order` is the one order of all defendants, `mixed` where they differ, None where one is not established. `cci.admissible`
        is None where the exhibits do not settle it. A route of which the case has no finding has no key.
    """
    by_question: dict[str, list[Finding]] = {}
    for finding in findings:
        by_question.setdefault(finding.question, []).append(finding)
    routes: dict[str, Any] = {}
    if "regime.order" in by_question:
        orders = [_order(finding) for finding in by_question["regime.order"]]
        routes |= {"order": _common_order([line["order"] for line in orders]), "orders": orders}
    for finding in by_question.get("regime.cci", ()):
        routes["cci"] = {"admissible": _ADMISSIBLE.get(finding.concluded), "criteria": [_criterion(a) for a in finding.arguments],
                         "missing": list(finding.missing)}  # fmt: skip
    terms = [{"defendant": f.about, "ends_on": f.term, "state": f.concluded} for f in by_question.get("regime.limitation", ())]
    if terms:
        judged = [term for term in terms if term["state"] != "not_applicable"]
        ends, states = {term["ends_on"] for term in judged}, {term["state"] for term in judged}
        routes["limitation"] = {"ends_on": ends.pop() if len(ends) == 1 else None, "state": states.pop() if len(states) == 1 else None,
                                "defendants": terms}  # fmt: skip
    return routes


def _order(finding: Finding) -> dict[str, Any]:
    is_known = finding.concluded == "met" and finding.concludes is not None
    why = [a.says for a in finding.arguments if a.outcome == "holds" and a.concludes == finding.concludes and a.says] if is_known else finding.missing
    return {"defendant": finding.about, "order": finding.concludes if is_known else None, "why": " ".join(why)}


def _common_order(orders: Sequence[str | None]) -> str | None:
    known = {order for order in orders if order is not None}
    if len(known) > 1:
        return "mixed"
    return known.pop() if known and None not in orders else None


def _criterion(argument: Argument) -> dict[str, Any]:
    return {"rule": argument.rule, "outcome": argument.outcome, "norm": argument.norm_id, "says": argument.says or argument.why}


def coverage(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return, for each policy, `covered`, `excluded`, `disputable` or `undetermined`, why, and what is missing to say."""
    return [
        {"policy": f.about, "state": _cover(f), "why": [a.says for a in f.arguments if a.outcome == "holds" and a.says], "missing": list(f.missing),
         "reservations": list(f.reservations)}
        for f in findings if f.question == "insurance.ai_cover"
    ]  # fmt: skip


def _cover(finding: Finding) -> str:
    if finding.concluded not in ("met", "not_met"):
        return "undetermined"
    return finding.concludes or ("covered" if finding.concluded == "met" else "excluded")


def cascade(findings: Iterable[Finding], law: Lawbook) -> list[dict[str, Any]]:
    """Return, for each link of the chain, the questions that point to it, on which evidence, and what is missing to say.

    Args:
        findings: those of one case; `Finding.links` says to whom each may point.
        law: whose divergences on a link give the Academy's reading beside the law's.
    Returns:
        One entry per link and id, in the order of `law_records.LINKS`: `questions` (established), `to_settle` (what is missing).
    """
    pointing: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        for link in finding.links:
            if finding.concluded in (*_POINTS, *_UNSETTLED) or _is_passed_on(finding):
                pointing.setdefault(link, []).append(finding)
    return [_link(link, one, pointing[link, one], law) for link, one in sorted(pointing, key=lambda key: (LINKS.index(key[0]), key[1]))]


def _is_passed_on(finding: Finding) -> bool:
    return finding.question == _NOT_SHOWN and finding.concluded == "not_applicable"


def _link(link: str, one: str, findings: Sequence[Finding], law: Lawbook) -> dict[str, Any]:
    established = [f for f in findings if f.concluded in _POINTS or _is_passed_on(f)]
    evidence: dict[Evidence, None] = {e: None for f in established for e in f.evidence}
    readings = [d for norm in law.norms.values() for d in norm.divergences if link in d.links]
    entry: dict[str, Any] = {
        "link": link, "id": one, "questions": list(dict.fromkeys(f.question for f in established)),
        "evidence": [asdict(e) for e in evidence],
        "to_settle": [{"question": f.question, "about": f.about, "state": f.concluded, "missing": list(f.missing)}
                      for f in findings if f.concluded in _UNSETTLED],
    }  # fmt: skip
    for reading in readings:
        entry |= {"report_says": reading.report_says, "law_says": reading.law_says}
    return entry
