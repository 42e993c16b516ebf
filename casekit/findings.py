"""What casekit concludes on one question about one subject: the finding, its arguments and where they come from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

Outcome = Literal["holds", "fails", "undetermined", "contested", "undated", "not_in_force", "unread", "error"]
State = Literal[
    "error", "not_applicable", "open", "exempt", "breach", "contested", "unproven", "conforming", "met", "not_met"
]  # fmt: skip

STATE_IN_FRENCH: dict[str, str] = {
    "error": "non évalué",
    "not_applicable": "sans objet",
    "open": "à apprécier",
    "exempt": "dispense",
    "breach": "non conforme",
    "contested": "pièces contradictoires",
    "unproven": "non établi",
    "conforming": "conforme",
    "met": "condition réunie",
    "not_met": "condition non réunie",
}
OUTCOME_IN_FRENCH: dict[str, str] = {
    "holds": "tient",
    "fails": "ne tient pas",
    "undetermined": "à établir",
    "contested": "pièces contradictoires",
    "undated": "texte applicable indéterminé",
    "not_in_force": "texte non applicable",
    "unread": "version du texte non relue",
    "error": "non évalué",
}


@dataclass(frozen=True)
class Evidence:
    """Where a fact comes from: an exhibit and a place in it, and who declares it where it is only a declaration.

    `exhibit` None is an entry typed by the expert: `locator` is then its file, sheet and line.
    """

    exhibit: str | None
    locator: str | None
    declared_by: str | None = None


@dataclass(frozen=True)
class NormApplied:
    """The version of a norm in force on the pivot date."""

    id: str
    citation: str
    kind: str
    version_from: str
    confidence: str
    source: str
    read_on: str
    text: str


@dataclass(frozen=True)
class ConditionFound:
    """One condition of an argument: its sentence and what the exhibits say of it (None: they do not tell).

    `alleged` is what a declaration that cannot establish it says; `contested` is true where exhibits disagree; `unsettled` is what
    the exhibits show where they leave it unknown (« 26 % (24 à 28 %) : la fourchette comprend le seuil »).
    """

    fr: str
    value: bool | None
    alleged: bool | None
    contested: bool
    unsettled: str | None = None


@dataclass(frozen=True)
class Argument:
    """One rule applied to one subject. `says` are the words of its outcome; `why` explains undated, unread, not_in_force.

    `is_beside` where its text speaks of another subject than this one (another court, another authority).
    """

    rule: str
    raised_by: Literal["claimant", "defence"]
    is_soft: bool
    norm: NormApplied | None
    norm_id: str
    outcome: Outcome
    says: str | None
    why: str | None
    conditions: tuple[ConditionFound, ...]
    concludes: str | None = None
    is_beside: bool = False

    @property
    def met(self) -> int:
        """How many of its conditions the exhibits meet: of two arguments that fail, the nearer one is that of the case."""
        return sum(condition.value is True for condition in self.conditions)


@dataclass(frozen=True)
class RulingGiven:
    """The expert's ruling on this finding; `is_stale` where the finding has changed since."""

    state: str
    because: str
    author: str
    at: str
    is_stale: bool


@dataclass(frozen=True)
class BurdenShift:
    """On whom the court may put the burden (`to`, an id), what case law says of it, and which decision."""

    to: str
    how: str
    norm: str


@dataclass(frozen=True)
class Finding:
    """One question asked of one row of a fact. `about_label` names the subject in French; `pivot` is a partial ISO date.

    `scope` says when the question arises, where the exhibits do not show that it does.
    `state` is what the rules compute; `concluded` is the expert's ruling where one stands, else `state`. `concludes` is the
    word of a determination (`administrative`, `excluded`), from the argument that decides it. `links` are the persons and
    organizations of the chain that the finding points to, by the name of their link. `term`: the day on which the term that it is
    about ends.
    """

    question: str
    family: str
    asks: str
    kind: str
    readers: str
    about: str
    about_label: str
    state: State
    pivot: str | None
    norm: NormApplied | None
    burden: str
    arguments: tuple[Argument, ...]
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    reservations: tuple[str, ...]
    scope: str | None
    trace_expected_from: str | None
    report_says: str | None
    law_says: str | None
    ruling: RulingGiven | None
    concludes: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    burden_may_shift: BurdenShift | None = None
    term: str | None = None

    @property
    def concluded(self) -> str:
        """Return the state that the conclusions use."""
        return self.ruling.state if self.ruling and not self.ruling.is_stale else self.state

    def with_ruling(self, ruling: RulingGiven) -> Finding:
        """Return the finding with the expert's ruling beside the computed state."""
        return replace(self, ruling=ruling)


def as_json(finding: Finding) -> dict[str, Any]:
    """Return the finding in the shape of `findings.json` (contract, section 6)."""
    norm = finding.norm
    return {
        "question": finding.question, "about": finding.about, "about_label": finding.about_label, "state": finding.state,
        "pivot": finding.pivot,
        "norm": {"id": norm.id, "from": norm.version_from, "citation": norm.citation, "kind": norm.kind, "confidence": norm.confidence}
        if norm else None,
        "burden": finding.burden, "trace_expected_from": finding.trace_expected_from, "reservations": list(finding.reservations),
        "arguments": [_argument_json(argument) for argument in finding.arguments],
        "evidence": [asdict(evidence) for evidence in finding.evidence], "missing": list(finding.missing),
        "ruling": asdict(finding.ruling) if finding.ruling else None,
        "report_says": finding.report_says, "law_says": finding.law_says,
        "burden_may_shift": asdict(finding.burden_may_shift) if finding.burden_may_shift else None,
        **({"concludes": finding.concludes} if finding.kind == "D" else {}),
    }  # fmt: skip


def _argument_json(argument: Argument) -> dict[str, Any]:
    return {
        "rule": argument.rule, "raised_by": argument.raised_by, "norm": argument.norm_id, "outcome": argument.outcome,
        "says": argument.says, "why": argument.why,
        "conditions": [_condition_json(condition) for condition in argument.conditions],
    }  # fmt: skip


def _condition_json(condition: ConditionFound) -> dict[str, Any]:
    found = asdict(condition)
    return found if condition.unsettled is not None else {key: value for key, value in found.items() if key != "unsettled"}


def fingerprint(finding: Finding) -> str:
    """Return the SHA-256 of the finding's JSON without its ruling: what a ruling is given on."""
    content = {key: value for key, value in as_json(finding).items() if key != "ruling"}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
