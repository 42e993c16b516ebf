"""French as it is printed: lists, plurals, elision, numbers, dates and the spaces of typography."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Literal

from casekit import dates

NBSP = "\u00a0"

_TAG = re.compile(r"(<[^>]*>)")
_BEFORE = re.compile(r"(?:(?<=\S)|^) +(?=[:;?!»%€](?!\w))")
_AFTER = re.compile(r"« *(?=\S)")
_NUMBERED = re.compile(r"(?<=n°) +|(?<=\bp\.) +(?=\d)|(?<=\bart\.) +|(?<=\b[LRD]\.) +(?=\d)")
_APOSTROPHE = re.compile(r"(?<=\w)(?:'|&#39;)(?=[\w«]|$)")
_MASCULINE = frozenset(["dr", "docteur", "pr", "professeur", "centre", "cabinet", "chu", "chru", "ch", "groupe", "service", "laboratoire", "pôle", "réseau"])
_FEMININE = frozenset(
    ["clinique", "polyclinique", "maison", "société", "mutuelle", "fondation", "caisse", "compagnie", "selarl", "selas", "sarl", "sas", "scp"]
)
_ELIDED = frozenset(["hôpital", "établissement", "institut", "association", "agence", "assistance"])
_VOWEL = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]", re.IGNORECASE)


def enumeration(words: Sequence[str], last: str = "et") -> str:
    """Join words as a sentence does: « a », « a et b », « a, b et c ».

    Raises:
        ValueError: no word; an empty list has nothing to say, the caller says so.
    """
    if not words:
        raise ValueError("an enumeration needs at least one word")
    *before, final = words
    return f"{', '.join(before)} {last} {final}" if before else final


def plural(count: int, singular: str, several: str | None = None) -> str:
    """Return « 1 pièce », « 3 pièces », « 1 200 pièces »; `several` is the plural where it is not the singular and an s."""
    return f"{number(count)}{NBSP}{singular if count < 2 else several or singular + 's'}"


def elide(word: str, following: str) -> str:
    """Return « d’Alice » for (« de », « Alice ») and « de Bruno » for (« de », « Bruno »)."""
    if word[-1:] in "ea" and _VOWEL.match(following):
        return f"{word[:-1]}’{following}"
    return f"{word} {following}"


def addressed(name: str) -> str:
    """Return a name as the one to whom something is asked: « au Dr X », « à Mme Y », « à la Clinique Z », « à l’Hôpital W »."""
    first = name.partition(" ")[0].lower()
    if first in ("le", "les"):
        return f"{'au' if first == 'le' else 'aux'} {name.partition(' ')[2]}"
    if first in _MASCULINE:
        return f"au {name}"
    if first in _FEMININE:
        return f"à la {name}"
    return f"à l’{name}" if first in _ELIDED else f"à {name}"


def belonging(name: str) -> str:
    """Return a name as the one whose it is: « du Dr X », « de Mme Y », « de la Clinique Z », « d’Alice »."""
    to = addressed(name)
    if to.startswith("au "):
        return f"du {to[3:]}"
    if to.startswith("aux "):
        return f"des {to[4:]}"
    return elide("de", name) if to == f"à {name}" else f"de {to[2:]}"


def agent(name: str) -> str:
    """Return a name as the one by whom something is done: « par le Dr X », « par Mme Y », « par la Clinique Z »."""
    to = addressed(name)
    if to.startswith("au "):
        return f"par le {to[3:]}"
    return f"par les {to[4:]}" if to.startswith("aux ") else f"par {to[2:]}"


def number(value: float) -> str:
    """Return a number with a decimal comma and spaces between thousands: « 1 200,5 »."""
    digits = f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
    return digits.replace(",", NBSP).replace(".", ",")


def span(struct: Mapping[str, Any] | None) -> dates.Span | None:
    """Return a DAY or MOMENT as DuckDB gives it (written, from, to, zone, happened) as a span, or None where it is unknown."""
    if struct is None or struct["happened"] is None:
        return None
    first, last = struct["from"], struct["to"]
    return dates.Span(
        written=str(struct["written"]),
        start=_instant(first, time.min), end=_instant(last, time.max),
        zone=struct["zone"], happened=struct["happened"],
    )  # fmt: skip


def _instant(value: date | datetime | None, at: time) -> datetime | None:
    return value if value is None or isinstance(value, datetime) else datetime.combine(value, at)


def when(struct: Mapping[str, Any] | None, *, hour: bool = True) -> str | None:
    """Say a date struct as far as it is known: « 13 mai 2024 à 10 h 05 », « mai 2024 (jour non précisé) »; None where unknown."""
    known = span(struct)
    said = dates.in_french(known, hour=hour)
    if known is None or said is None:
        return None
    missing = {"year": " (jour et mois non précisés)", "month": " (jour non précisé)"}.get(precision(known), "")
    return said + missing


def precision(known: dates.Span) -> Literal["year", "month", "day", "other"]:
    """Tell how fine a date is: a year, a month, a day or finer, or another interval (or no bounds)."""
    first, last = known.day_bounds()
    if first is None or last is None:
        return "other"
    if first == last:
        return "day"
    said = dates.in_french(known, hour=False)
    if said == str(first.year):
        return "year"
    return "month" if said is not None and not said.startswith("entre ") else "other"


def iso(text: str) -> str:
    """Say a partial ISO 8601 date (« 2024-05 ») in French, without its hour; a text that is no date stays as it is written."""
    said = dates.in_french(_read(text), hour=False)
    return text if said is None else said


def on(text: str) -> str:
    """Say « le 13 mai 2024 », « en mai 2024 », « en 2024 », or « entre le … et le … » for two dates separated by « / »."""
    first, slash, last = text.partition("/")
    if slash and _read(first) and _read(last):
        return f"entre le {iso(first)} et le {iso(last)}"
    known = _read(text)
    if known is None or known.start is None:
        return f"à la date « {text} »"
    return {"day": f"le {iso(text)}", "other": iso(text)}.get(precision(known), f"en {iso(text)}")


def since(text: str) -> str:
    """Say « depuis le 13 mai 2024 », « depuis mai 2024 », « depuis 2024 » of a partial ISO 8601 date."""
    known = _read(text)
    return f"depuis le {iso(text)}" if known is None or precision(known) == "day" else f"depuis {iso(text)}"


def of(text: str) -> str:
    """Say « du 13 mai 2024 », « de mai 2024 », « d’avril 2024 », « de 2024 » of a partial ISO 8601 date."""
    known = _read(text)
    return f"du {iso(text)}" if known is None or precision(known) == "day" else elide("de", iso(text))


def _read(text: str) -> dates.Span | None:
    """Read the day, month or year that a text opens with; no zone matters, since no hour is said."""
    try:
        return dates.parse(text[:10], "UTC")
    except dates.UnreadableDate:
        return None


def typeset(html: str) -> str:
    """Put the non-breaking spaces and the apostrophes of French typography in a fragment, outside the words of another.

    `html` is a fragment of `casekit.document`; what stands in `blockquote` or in `class="verbatim"` is left as it is.
    """
    parts = _TAG.split(html)
    open_tags: list[bool] = []
    for at, part in enumerate(parts):
        if at % 2:
            _follow(part, open_tags)
        elif part and not any(open_tags):
            spaced = _NUMBERED.sub(NBSP, _AFTER.sub("«" + NBSP, _BEFORE.sub(NBSP, part)))
            parts[at] = _APOSTROPHE.sub("’", spaced)
    return "".join(parts)


def _follow(tag: str, open_tags: list[bool]) -> None:
    """Keep, for each open tag, whether it holds the words of another."""
    if tag.startswith("</"):
        open_tags.pop()
    elif not tag.startswith("<br"):
        open_tags.append(tag.startswith("<blockquote") or bool(re.search(r'class="[^"]*\bverbatim\b', tag)))
