"""What a report prints of the findings: which questions the mission asks, by family, and what is to be asked for and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casekit.findings import Argument, Finding, NormApplied
from casekit.law_records import Question

READER = "R"
"""The letter that marks, in `Question.readers`, a question meant for the expert's report."""

_SAID_BY_THE_REPLIES = "procedure.mission"
"""Whether each item of the mission is answered: the replies to the mission say it, item by item."""
_OWN_FAMILY = "procedure"
"""What the expert's own operations lack is asked of nobody: the proofs are his to add."""

_OF_WHOM = re.compile(r"(?P<what>.+?),? (?:à|pièce à) demander (?P<whom>(?:à|au|aux|auprès)\b.+)", re.DOTALL)
_ASK = re.compile(r"demander (?P<what>.+?) (?P<whom>(?:à|au|aux|auprès)\b.+)", re.DOTALL | re.IGNORECASE)

_DECIDES: Mapping[str, tuple[str, ...]] = {
    "breach": ("holds",), "exempt": ("holds",), "met": ("holds",), "conforming": ("fails",), "not_met": ("fails",),
    "unproven": ("undetermined",), "open": ("undetermined",), "contested": ("contested",),
}  # fmt: skip


_NOTHING_HOLDS = ("conforming", "not_met")
_FEW = 3
"""Up to so many findings of one question in which nothing departs are printed one by one; more are printed in one table."""


@dataclass(frozen=True)
class Item:
    """One item of the mission as case.toml gives it: its number, its words, and the topics that answer it."""

    n: int
    text: str | None
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """One question that the mission asks: the items that ask it, and a finding for each subject (none: the file has no such row)."""

    question: Question
    items: tuple[int, ...]
    findings: tuple[Finding, ...]

    @property
    def alike(self) -> tuple[Finding, ...]:
        """The findings in which nothing departs, nothing is reserved and nobody ruled; none where they are few enough to stand one by one."""
        found = sorted((f for f in self.findings if _departs_in_nothing(f)), key=lambda f: f.state != "conforming")
        return tuple(found) if len(found) > _FEW else ()

    @property
    def apart(self) -> tuple[Finding, ...]:
        """The others, each printed whole."""
        alike = {finding.about for finding in self.alike}
        return tuple(f for f in self.findings if f.about not in alike)


def _departs_in_nothing(finding: Finding) -> bool:
    is_settled = finding.state in ("conforming", "not_applicable") and finding.ruling is None
    return is_settled and not finding.reservations and finding.trace_expected_from is None


@dataclass(frozen=True)
class Chapter:
    """The questions of one family that the mission asks."""

    family: str
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Reply:
    """What answers one mission item: questions and sections of the report; `silent` holds the French names of the topics on
    which casekit finds nothing, `unknown` the topics that nobody knows."""

    item: Item
    points: tuple[Point, ...]
    sections: tuple[str, ...]
    silent: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Request:
    """One thing to ask for: what, of whom (« au fabricant »; None where it is not said), and the findings that need it."""

    what: str
    whom: str | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Outline:
    """The whole: chapters in the order of the families, replies in the order of the mission, and the questions left aside."""

    chapters: tuple[Chapter, ...]
    replies: tuple[Reply, ...]
    not_asked: tuple[Chapter, ...]
    requests: tuple[Request, ...]
    norms: tuple[NormApplied, ...]
    not_applied: tuple[Argument, ...]


def outline(
    items: Sequence[Item],
    findings: Sequence[Finding],
    questions: Mapping[str, Question],
    families: Mapping[str, str],
    parts: Mapping[str, str],
    sections: Iterable[str],
) -> Outline:
    """Arrange the findings of one case for a report.

    Args:
        items: the mission, in its order.
        findings: the findings of the case, in the order in which they are printed.
        questions: every question of the lawbook, by id.
        families: the French title of each family, in the order of the report.
        parts: the French title of each part that the expert writes and that a topic may name.
        sections: the names of the sections of the report, which a topic may name too.
    Returns:
        The outline. A question is printed only if a topic of an item is its family or its id (contract, section 3).
    Raises:
        ValueError: a family without a title.
    """
    known_sections = tuple(sections)
    printable = [q for q in questions.values() if READER in q.readers and q.id != _SAID_BY_THE_REPLIES]
    asked = {q.id: tuple(i.n for i in items if {q.id, q.family} & set(i.topics)) for q in printable}
    points = {
        q.id: Point(q, asked[q.id], tuple(f for f in findings if f.question == q.id)) for q in printable if asked[q.id]
    }  # fmt: skip
    shown = [f for p in points.values() for f in p.findings]
    titles = {**{q.id: q.asks for q in questions.values()}, **parts, **families}
    left_aside = [Point(q, (), ()) for q in printable if not asked[q.id]]
    return Outline(
        chapters=_chapters(points.values(), families),
        replies=tuple(_reply(item, points.values(), titles, known_sections) for item in items),
        not_asked=_chapters(left_aside, families),
        requests=_requests(shown),
        norms=_norms(shown),
        not_applied=_not_applied(shown),
    )


def _chapters(points: Iterable[Point], families: Mapping[str, str]) -> tuple[Chapter, ...]:
    by_family: dict[str, list[Point]] = {}
    for point in points:
        by_family.setdefault(point.question.family, []).append(point)
    order = list(families)
    return tuple(Chapter(f, families[f], tuple(by_family[f])) for f in sorted(by_family, key=order.index))


def _reply(item: Item, points: Iterable[Point], titles: Mapping[str, str], sections: Sequence[str]) -> Reply:
    order = list(titles)
    mine = sorted((p for p in points if item.n in p.items), key=lambda p: order.index(p.question.family))
    answered = {t for t in item.topics if t in sections or any(t in (p.question.id, p.question.family) for p in mine)}
    return Reply(
        item=item,
        points=tuple(mine),
        sections=tuple(s for s in sections if s in item.topics),
        silent=tuple(titles[t] for t in item.topics if t in titles and t not in answered),
        unknown=tuple(t for t in item.topics if t not in titles and t not in sections),
    )


def request(text: str) -> tuple[str, str | None]:
    """Read what a finding misses: what to ask for, and of whom (with its preposition), None where the words do not say.

    « notice d'utilisation, à demander au fabricant » gives (« notice d'utilisation », « au fabricant »).
    """
    words = text.strip().rstrip(".").strip()
    match = _OF_WHOM.fullmatch(words) or _ASK.fullmatch(words)
    return (match["what"].strip(), match["whom"].strip()) if match else (words, None)


def _requests(findings: Iterable[Finding]) -> tuple[Request, ...]:
    """One line for each thing to ask of the same holder, whatever the number of findings that need it; an error asks for nothing."""
    needed: dict[tuple[str, str | None], tuple[str, str | None, list[Finding]]] = {}
    for finding in (f for f in findings if f.state != "error" and f.family != _OWN_FAMILY):
        for text in finding.missing:
            what, whom = request(text)
            key = (what.casefold(), whom.casefold() if whom else None)
            needed.setdefault(key, (what, whom, []))[2].append(finding)
    return tuple(Request(what, whom, tuple(dict.fromkeys(found))) for what, whom, found in needed.values())


def readings(findings: Iterable[Finding]) -> tuple[tuple[str, str], ...]:
    """Return where the Academy's report and the law differ on several findings: each pair of readings once."""
    return tuple(dict.fromkeys((f.report_says, f.law_says) for f in findings if f.report_says is not None and f.law_says is not None))


def _norms(findings: Iterable[Finding]) -> tuple[NormApplied, ...]:
    """Every version applied, once, by citation then by start."""
    used = {n for f in findings for n in (f.norm, *(a.norm for a in f.arguments)) if n is not None}
    return tuple(sorted(used, key=lambda n: (n.citation, n.version_from)))


def _not_applied(findings: Iterable[Finding]) -> tuple[Argument, ...]:
    """One argument for each norm that could not be applied, and why; a text of another court or authority was not to be."""
    kept: dict[tuple[str, str], Argument] = {}
    for argument in (a for f in findings for a in f.arguments):
        if argument.outcome in ("undated", "unread", "not_in_force") and not argument.is_beside:
            kept.setdefault((argument.norm_id, argument.outcome), argument)
    return tuple(kept[key] for key in sorted(kept))


def weighed(finding: Finding) -> tuple[Argument, ...]:
    """Return the arguments whose conditions are shown: those whose norm was in force and that bear on the state.

    Of a determination, all: each is a criterion. Of a conforming point, the claimant's that say something; of another, all but the
    claimant's that fail.
    """
    kept = [a for a in finding.arguments if a.outcome != "not_in_force"]
    if finding.kind == "D":
        return tuple(kept)
    if finding.state in _NOTHING_HOLDS:
        return tuple(a for a in kept if a.raised_by == "claimant" and (a.outcome != "fails" or a.says))
    return tuple(a for a in kept if a.raised_by == "defence" or a.outcome != "fails")


def deciding(finding: Finding) -> tuple[Argument, ...]:
    """Return the arguments whose words explain the computed state, each said once, the claimant's before the defence's; none where none does."""
    if finding.state not in _DECIDES:
        return ()
    answers = [a for a in finding.arguments if a.raised_by == "defence" and a.outcome == "holds"]
    if finding.state == "not_met" and answers:
        return tuple(sorted(answers, key=lambda a: a.rule))
    kept = [a for a in finding.arguments if a.outcome in _DECIDES[finding.state] and a.says != ""]
    if finding.state != "exempt":
        kept = [a for a in kept if a.raised_by == "claimant"]
    once: dict[str | None, Argument] = {}
    for argument in sorted(kept, key=lambda a: (a.raised_by, a.rule)):
        once.setdefault(argument.says, argument)
    return tuple(once.values())
