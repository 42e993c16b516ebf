"""The nouns of the law as data: norms with their dated versions, questions, and rules with their examples. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

Figure = int | float | bool | date
"""What a version counts with: a number of years, a threshold, a date set by the text, a yes or no of its scope."""

NORM_KINDS = ("law", "soft_law", "case_law")
APPLIES_BY = ("own", "act", "facts", "claim", "consolidation", "contract", "market", "mission", "always")
CONFIDENCES = ("confirmed", "partly_confirmed", "general_knowledge", "doubtful")
QUESTION_KINDS = ("L", "S", "C", "D", "L/S", "L/C")
SIDES = ("claimant", "defence")
FORUMS = ("judicial_civil", "judicial_criminal", "administrative", "disciplinary", "cci", "amicable")
LINKS = ("deployer", "prescriber", "establishment", "producer", "host", "trainer", "insurer")
OUTCOMES = ("holds", "fails", "undetermined", "contested", "undated", "not_in_force", "unread", "error")
DUTY_STATES = ("error", "not_applicable", "open", "exempt", "breach", "contested", "unproven", "conforming")
DETERMINATION_STATES = ("met", "not_met", "open", "contested", "not_applicable", "error")


@dataclass(frozen=True)
class Version:
    """What a norm says from one day on, until the next version starts.

    `start` is as written (`2021-08-04`, or `2025-10` where the day is unknown); `start_from` and `start_to` are the first
    and last day that it may be. `cite` is the citation of that time (the norm's own, unless the article then had another
    number). `figures` are the numbers, dates and yes-or-no of the text, which rules name as `norm.<figure>`.
    """

    start: str
    start_from: date
    start_to: date
    applies_by: str
    cite: str
    source: str
    confidence: str
    read_on: date
    text: str
    burden: str
    confirm_by: str | None = None
    consequence: str | None = None
    exceptions: str | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    is_repealed: bool = False


@dataclass(frozen=True)
class Divergence:
    """Where the Academy's report of 2025 and the law read otherwise: both readings, and the questions they bear on.

    `shown` is `always`, or `before_publication`: only where the norm was not yet in force on the pivot. `links` are the links of
    the chain of which it speaks. `forums`: the only ones for whose experts it stands; none: all.
    """

    norm: str
    questions: tuple[str, ...]
    report_says: str
    law_says: str
    shown: str = "always"
    links: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()


@dataclass(frozen=True)
class Norm:
    """One norm (article, decision, recommendation) with all its known versions in the order of time."""

    id: str
    cite: str
    title: str
    kind: str
    families: tuple[str, ...]
    versions: tuple[Version, ...]
    divergences: tuple[Divergence, ...] = ()

    def version(self, start: str) -> Version | None:
        """Return the version that starts on that day, as written, or None."""
        return next((v for v in self.versions if v.start == start), None)

    def on(self, first: date, last: date | None = None) -> tuple[Version | None, ...]:
        """Return every version that may be in force between two days, both included.

        Args:
            first: the first possible day of the pivot.
            last: the last possible day; `first` where the day is known.
        Returns:
            The candidates in the order of time, None standing for « before the first version ». One element: the
            version is certain. Several: which text applies cannot be told. A version with `is_repealed` means that no
            text is in force any more.
        """
        end = last or first
        candidates: list[Version | None] = [None] if not self.versions or first < self.versions[0].start_to else []
        for version, following in zip(self.versions, (*self.versions[1:], None), strict=True):
            is_over = following is not None and following.start_to <= first
            if version.start_from <= end and not is_over:
                candidates.append(version)
        return tuple(candidates)


@dataclass(frozen=True)
class Question:
    """One point to examine, asked of each row of one fact; `evidence` names the fact's lists of exhibits that bear on it.

    `no_defence` says in French why no rule answers for the other side, where none does. `cascade` names, for each link of the
    chain that the finding may point to, the fact's column that holds the id of that person or organization. `term` names the
    fact's column of the day on which a term ends, where the question is about one. `may_shift_to` names the column of the id on whom
    the court may put the burden where the point stands and case law holds.
    """

    id: str
    fact: str
    asks: str
    norms: tuple[str, ...]
    burden: str
    pivot: str
    kind: str
    readers: str
    missing: str
    evidence: tuple[str, ...]
    scope: str | None = None
    scope_fr: str | None = None
    no_defence: str | None = None
    cascade: Mapping[str, str] = field(default_factory=dict)
    term: str | None = None
    may_shift_to: str | None = None

    @property
    def establishes(self) -> str:
        """The side whose arguments establish the point: a breach, or the condition of a determination."""
        return "defence" if self.kind == "D" and self.burden in ("defence", "insurer") else "claimant"

    @property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]


@dataclass(frozen=True)
class Condition:
    """One condition of a rule: a French sentence beside one line of SQL.

    `unsettled`: what the exhibits show where they leave it unknown (a range on both sides of a threshold); blank where they show nothing.
    """

    fr: str
    sql: str
    unsettled: str | None = None


@dataclass(frozen=True)
class Example:
    """A worked situation: what is given of the fact's columns, the outcome expected, and the question's state if stated."""

    say: str
    given: Mapping[str, object]
    expect: str
    state: str | None = None


@dataclass(frozen=True)
class Rule:
    """One argument: who raises it, on which norm, under which conditions, and the words for each outcome.

    `concludes`: the word that a determination takes where this argument decides it (`administrative`, `excluded`). `only`: the
    subjects of which its text speaks, as an expression over the fact; of another, the text is not in force. `only_fr` names them
    (« une expertise civile »).
    """

    id: str
    question: str
    raised_by: str
    norm: str
    read_for: tuple[str, ...]
    when: tuple[Condition, ...]
    holds: str
    fails: str
    undetermined: str
    examples: tuple[Example, ...]
    trace_expected: str | None = None
    is_soft: bool = False
    concludes: str | None = None
    only: str | None = None
    only_fr: str | None = None


@dataclass(frozen=True)
class Lawbook:
    """The whole law folder, read and consistent; every mapping in the order of its files."""

    norms: Mapping[str, Norm]
    questions: Mapping[str, Question]
    rules: Mapping[str, Rule]
    fingerprint: str

    def rules_of(self, question: str) -> tuple[Rule, ...]:
        """Return the rules of one question, the claimant's before the defence's, then by name."""
        return tuple(sorted((r for r in self.rules.values() if r.question == question), key=lambda r: (r.raised_by, r.id)))

    def facts(self) -> tuple[str, ...]:
        """Return the names of the facts that the questions read, sorted."""
        return tuple(sorted({question.fact for question in self.questions.values()}))

    def questions_on(self, fact: str) -> tuple[Question, ...]:
        """Return the questions asked of one fact, in the order of their files."""
        return tuple(question for question in self.questions.values() if question.fact == fact)

    def heard_in(self, forum: str | None) -> Lawbook:
        """Return the lawbook without the divergences of other forums; where the forum is unknown, of any one forum."""
        norms = {n.id: replace(n, divergences=tuple(d for d in n.divergences if not d.forums or forum in d.forums)) for n in self.norms.values()}
        return replace(self, norms=norms)

    def divergences_of(self, question: str) -> tuple[Divergence, ...]:
        """Return where the Academy's report and the law differ on one question, by norm."""
        return tuple(d for n in self.norms.values() for d in n.divergences if question in d.questions)
