"""Findings and what changed in them, as lines of French text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from casekit import french
from casekit.findings import OUTCOME_IN_FRENCH, STATE_IN_FRENCH, Evidence, Finding

_VALUE = {True: "oui", False: "non", None: "inconnu"}
_SIDE = {"claimant": "demandeur", "defence": "défendeur"}


def states(findings: Iterable[Finding]) -> Iterator[str]:
    """One line per finding: question, subject, state, ruling."""
    for finding in findings:
        ruling = finding.ruling
        given = f"\tappréciation : {STATE_IN_FRENCH[ruling.state]}{' (rendue avant un changement)' if ruling.is_stale else ''}" if ruling else ""
        yield f"{finding.question}\t{finding.about}\t{STATE_IN_FRENCH[finding.state]}{given}"


def in_full(finding: Finding) -> Iterator[str]:
    """Everything that led to one finding: its arguments, condition by condition, its exhibits, what is missing."""
    yield f"{finding.asks}"
    yield f"Sujet : {finding.about_label} [{finding.about}]. Date-pivot : {finding.pivot or 'inconnue'}. État : {STATE_IN_FRENCH[finding.state]}."
    for argument in finding.arguments:
        norm = f"{argument.norm.citation}, rédaction du {argument.norm.version_from}" if argument.norm else argument.norm_id
        yield f"  {argument.rule} ({_SIDE[argument.raised_by]}, {norm}) : {OUTCOME_IN_FRENCH[argument.outcome]}"
        for condition in argument.conditions:
            value = "contesté" if condition.contested else _VALUE[condition.value]
            alleged = f" (allégué : {_VALUE[condition.alleged]})" if condition.alleged is not None else ""
            yield f"    {value}{alleged}\t{condition.fr}{f' [{condition.unsettled}]' if condition.unsettled else ''}"
        yield from (f"    {text}" for text in (argument.says, argument.why) if text)
    yield from (f"  {place(evidence)}" for evidence in finding.evidence)
    yield from (f"  à demander : {missing}" for missing in finding.missing)
    yield from (f"  sous réserve : {reservation}" for reservation in finding.reservations)


def place(evidence: Evidence) -> str:
    """« pièce 7, p. 12 », or the place of an entry that no exhibit supports."""
    where = f"pièce {evidence.exhibit}" if evidence.exhibit else "saisi par l’expert, sans pièce"
    said = f", déclaré par {evidence.declared_by}" if evidence.declared_by else ""
    return f"{where}{', ' + evidence.locator if evidence.locator else ''}{said}"


def summary(findings: Sequence[Finding]) -> Iterator[str]:
    """How many findings stand in each state."""
    counts = Counter(finding.concluded for finding in findings)
    counted = ", ".join(f"{STATE_IN_FRENCH[state]} {counts[state]}" for state in STATE_IN_FRENCH if counts[state])
    yield f"Points à examiner : {counted or 'aucun'}"


def between(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[str]:
    """What differs between two answers to the same questions: states, then arguments of the points that both hold."""
    first, second = ({(f.question, f.about): f for f in found} for found in (before, after))
    yield from _changed("Point", *({f"{f.question} {f.about}": STATE_IN_FRENCH[f.state] for f in found.values()} for found in (first, second)))
    both = [(first[key], second[key]) for key in first if key in second]
    yield from _changed("Moyen", *(
        {f"{a.rule} ({f.about})": OUTCOME_IN_FRENCH[a.outcome] for pair in both for f in (pair[n],) for a in f.arguments} for n in (0, 1)))  # fmt: skip


def reasons(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[tuple[str, str, str, str, str]]:
    """What a move in time changes: point, state before and after, text that decided before and after (citation and version)."""
    first = {(f.question, f.about): f for f in before}
    for finding in after:
        earlier = first.get((finding.question, finding.about))
        if earlier is not None and earlier.state != finding.state:
            yield (f"{finding.question} {finding.about}", STATE_IN_FRENCH[earlier.state], STATE_IN_FRENCH[finding.state], _text(earlier), _text(finding))


def _text(finding: Finding) -> str:
    if finding.norm is None:
        return "aucun texte en vigueur"
    return f"{finding.norm.citation}, rédaction {french.of(finding.norm.version_from)}"


def changes(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[str]:
    """What is new, changed and gone since the last `findings.json`; nothing to say of a first run."""
    if before is None:
        return
    yield from _changed("Pièce", *(_exhibits(content) for content in (before, now)))
    yield from _changed("Point", *(_states(content) for content in (before, now)))


def _exhibits(content: Mapping[str, Any]) -> dict[str, str]:
    return {f"{line['exhibit']} {line['path']}": str(line["state"]) for line in content["intake"]}


def _states(content: Mapping[str, Any]) -> dict[str, str]:
    return {f"{f['question']} {f['about']}": STATE_IN_FRENCH[f["state"]] for f in content["findings"]}


def _changed(what: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | now.keys()):
        if name not in before:
            yield f"{what} en plus : {name} ({now[name]})"
        elif name not in now:
            yield f"{what} en moins : {name}"
        elif before[name] != now[name]:
            yield f"{what} changé : {name} : {before[name]} → {now[name]}"
