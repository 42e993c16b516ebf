"""One file of `law/norms/` read into a norm with its dated versions and its divergences."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from casekit import law_records
from casekit.law_records import Divergence, Figure, Norm, Version
from casekit.lawbook.shape import Shape, bounds, is_name

_FIRST_DAY = (date.min, date.min)


def read(shape: Shape, path: Path) -> list[Norm]:
    """Return the norm of one file; what is wrong in it is among the mistakes of `shape`."""
    norm_id = shape.text("norm")
    expected = f"{path.parent.name}-{path.stem.replace('_', '-')}"
    if norm_id and norm_id != expected:
        shape.complain(f"the file is that of {expected}, but norm = {norm_id!r}: rename one of them.")
    cite = shape.text("cite")
    kind = shape.choice("kind", law_records.NORM_KINDS)
    parts = shape.tables("version", at_least_one="no [[version]]: a norm has at least one, with its start date.")
    versions = tuple(_version(part, cite, kind) for part in parts)
    _check_order(shape, versions)
    return [
        Norm(
            id=norm_id,
            cite=cite,
            title=shape.text("title"),
            kind=kind,
            families=shape.texts("families"),
            versions=versions,
            divergences=tuple(_divergence(part, norm_id) for part in shape.tables("divergence")),
        )
    ]


def _version(shape: Shape, cite: str, kind: str) -> Version:
    start = shape.day("from")
    start_from, start_to = bounds(start) or _FIRST_DAY
    applies_by = shape.choice("applies_by", law_records.APPLIES_BY)
    if (applies_by == "always") != (kind == "case_law"):
        shape.complain('applies_by = "always" goes with kind = "case_law", and only with it.')
    confidence = shape.choice("confidence", law_records.CONFIDENCES)
    confirm_by = shape.maybe("confirm_by")
    if confidence != "confirmed" and confirm_by is None:
        shape.complain(f"confidence = {confidence!r}: add confirm_by, saying what would confirm it.")
    return Version(
        start=start,
        start_from=start_from,
        start_to=start_to,
        applies_by=applies_by,
        cite=shape.maybe("cite") or cite,
        source=shape.text("source"),
        confidence=confidence,
        read_on=(bounds(shape.day("read_on")) or _FIRST_DAY)[0],
        text=shape.text("text"),
        burden=shape.text("burden"),
        confirm_by=confirm_by,
        consequence=shape.maybe("consequence"),
        exceptions=shape.maybe("exceptions"),
        is_repealed=shape.flag("repealed") is True,
        figures=_figures(shape),
    )


def _figures(shape: Shape) -> dict[str, Figure]:
    """Every other key of a version is a figure of the text: a number, a day, or a yes-or-no that says so in its name."""
    figures: dict[str, Figure] = {}
    for key, value in shape.others().items():
        if isinstance(value, bool) and not key.startswith(("is_", "has_", "requires_", "covers_")):
            shape.complain(f"{key} = {str(value).lower()}: a yes-or-no figure is named is_, has_, requires_ or covers_….")
        elif isinstance(value, (bool, int, float, date)) and not isinstance(value, datetime) and is_name(key):
            figures[key] = value
        else:
            shape.refuse(key)
    return figures


def _check_order(shape: Shape, versions: tuple[Version, ...]) -> None:
    for earlier, later in pairwise(versions):
        if later.start_from <= earlier.start_to:
            shape.complain(f"version {later.start} comes after {earlier.start}: write the versions in the order of time.")
        if earlier.is_repealed:
            shape.complain(f"version {earlier.start} repeals the norm, but {later.start} follows: repealed stands on the last.")


def _divergence(shape: Shape, norm_id: str) -> Divergence:
    divergence = Divergence(
        norm=norm_id,
        questions=shape.texts("questions", may_be_empty=True),
        report_says=shape.text("report_says"),
        law_says=shape.text("law_says"),
        shown=shape.choice("shown", ("always", "before_publication"), default="always"),
        links=shape.texts("links") if shape.has("links") else (),
        forums=shape.texts("forums") if shape.has("forums") else (),
    )
    for link in set(divergence.links) - set(law_records.LINKS):
        shape.complain(f"links names {link!r}: a link is one of {', '.join(law_records.LINKS)}.")
    for forum in set(divergence.forums) - set(law_records.FORUMS):
        shape.complain(f"forums names {forum!r}: a forum is one of {', '.join(law_records.FORUMS)}.")
    shape.close()
    return divergence
