"""The norms as lines of French text: one norm on a day, the list of those in force, and what remains to be read or confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from casekit.dates import Span
from casekit.law_records import Lawbook, Norm, Version

CONFIDENCE_IN_FRENCH = {
    "confirmed": "texte vérifié",
    "partly_confirmed": "texte vérifié en partie",
    "general_knowledge": "connaissance générale, à vérifier",
    "doubtful": "douteux, montré et non appliqué",
}
APPLIES_BY_IN_FRENCH = {
    "own": "celle du fait examiné",
    "act": "celle de l’acte",
    "facts": "celle des faits",
    "claim": "celle de la première réclamation",
    "consolidation": "celle de la consolidation",
    "contract": "celle de la conclusion ou du renouvellement du contrat",
    "market": "celle de la mise sur le marché",
    "mission": "celle de la mission",
    "always": "aucune : jurisprudence, lue à sa date de lecture",
}
KIND_IN_FRENCH = {"law": "texte", "soft_law": "recommandation ou usage", "case_law": "jurisprudence"}


def days(span: Span) -> tuple[date, date] | None:
    """Return the first and last day that a date may be, or None where it has no bounds."""
    first, last = span.day_bounds()
    return (first, last) if first is not None and last is not None else None


def norm(one: Norm, on: tuple[date, date] | None) -> Iterator[str]:
    """Say a norm: every version, or those that may be in force between two days."""
    yield f"{one.cite} – {one.title} [{one.id}] ({KIND_IN_FRENCH[one.kind]})"
    chosen: Iterable[Version | None] = one.versions if on is None else one.on(*on)
    candidates = list(chosen)
    if on is not None and len(candidates) > 1:
        yield "Cette date ne dit pas laquelle de ces rédactions s’applique :"
    for version in candidates:
        yield from _version(version, one)
    for divergence in one.divergences:
        yield f"  Lecture de l’Académie : {divergence.report_says}"
        yield f"  Lecture du texte : {divergence.law_says}"


def _version(version: Version | None, one: Norm) -> Iterator[str]:
    if version is None:
        yield f"  Aucune rédaction n’était en vigueur (première rédaction : {one.versions[0].start})."
        return
    if version.is_repealed:
        yield f"  Abrogé depuis {version.start}."
    yield f"  Rédaction depuis {version.start} ({CONFIDENCE_IN_FRENCH[version.confidence]} ; lu le {version.read_on.isoformat()})"
    yield f"    {version.text}"
    yield f"    Date qui commande : {APPLIES_BY_IN_FRENCH[version.applies_by]}. Preuve : {version.burden}"
    yield from (f"    {name} = {value}" for name, value in version.figures.items())
    yield from (f"    {label} : {text}" for label, text in (
        ("Suites", version.consequence), ("Exceptions", version.exceptions), ("À confirmer", version.confirm_by), ("Source", version.source)
    ) if text)  # fmt: skip


def listed(law: Lawbook, family: str | None, on: tuple[date, date] | None) -> Iterator[str]:
    """One line per norm: id, citation, the versions concerned, their confidence."""
    for one in law.norms.values():
        if family is not None and family not in one.families:
            continue
        versions = list(one.versions) if on is None else [v for v in one.on(*on) if v is not None and not v.is_repealed]
        if versions:
            starts = ", ".join(version.start for version in versions)
            confidence = ", ".join(dict.fromkeys(CONFIDENCE_IN_FRENCH[version.confidence] for version in versions))
            yield f"{one.id}\t{one.cite}\t{starts}\t{confidence}"


def checked(law: Lawbook) -> Iterator[str]:
    """What remains: versions that no rule was read against, norms that no rule uses, doubtful versions, the count by confidence."""
    used: dict[str, set[str]] = {}
    for rule in law.rules.values():
        used.setdefault(rule.norm, set()).update(rule.read_for)
    for name, read in sorted(used.items()):
        unread = [v.start for v in law.norms[name].versions if v.start not in read and not v.is_repealed and v.confidence != "doubtful"]
        if unread:
            yield f"rédaction que nulle règle n’a lue\t{name}\t{', '.join(unread)}"
    cited = {name for question in law.questions.values() for name in question.norms}
    yield from (f"norme sans règle\t{name}\t{'citée par une question' if name in cited else ''}" for name in law.norms if name not in used)
    for one in law.norms.values():
        yield from (f"rédaction douteuse, non appliquée\t{one.id}\t{v.start}" for v in one.versions if v.confidence == "doubtful")
    counts = Counter(version.confidence for one in law.norms.values() for version in one.versions)
    for confidence, words in CONFIDENCE_IN_FRENCH.items():
        yield f"rédactions\t{words}\t{counts[confidence]}"
