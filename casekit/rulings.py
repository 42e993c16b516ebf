"""The expert's rulings put beside the findings that they are given on."""

from __future__ import annotations

from casekit.findings import Finding, RulingGiven, fingerprint
from casekit.law_records import DETERMINATION_STATES, DUTY_STATES
from casekit.review import Review


def states_of(kind: str) -> tuple[str, ...]:
    """Return the states that the expert may give to a question of a kind."""
    return tuple(state for state in (DETERMINATION_STATES if kind == "D" else DUTY_STATES) if state != "error")


def ruled(finding: Finding, given: Review) -> Finding:
    """Return the finding with the ruling that stands on it; one given before the finding changed is marked so."""
    standing = given.standing(finding.question, finding.about, states_of(finding.kind))
    if standing is None:
        return finding
    is_stale = standing.on != fingerprint(finding)
    return finding.with_ruling(RulingGiven(standing.state, standing.because, standing.author, standing.at, is_stale))
