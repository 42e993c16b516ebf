"""Dates as records give them: partial, with or without a zone, kept as written and as an interval, both ends included."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Zone = Literal["known", "assumed", "none"]

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin",
          "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip
NEVER = frozenset({"none", "aucun", "aucune"})

_BLANKS = " \t\r\n\u00a0"
_TICK, _HOUR = timedelta(microseconds=1), timedelta(hours=1)
_NBSP = "\u00a0"
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d{1,9}))?)?)?"
    r"(?P<offset>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?)?)?",
    re.ASCII,
)


class UnreadableDate(ValueError):
    """The text is no date: holds the text and says which forms are read."""

    def __init__(self, text: str) -> None:
        super().__init__(f"« {text} » n'est pas une date lisible : écrire 2024, 2024-05, 2024-05-13 ou 2024-05-13T10:05.")
        self.text = text


@dataclass(frozen=True)
class Span:
    """A moment known to lie between `start` and `end` (wall time of the case's zone, both included).

    `happened` is False for « aucun » (known not to have happened); True with no bounds for « ? » (on an unknown day).
    `zone`: known (an offset was written), assumed (a time without offset), none (a date without a time).
    """

    written: str
    start: datetime | None
    end: datetime | None
    zone: Zone
    happened: bool

    def day_bounds(self) -> tuple[date | None, date | None]:
        """Return the first and last possible day."""
        return (self.start.date() if self.start else None, self.end.date() if self.end else None)


def parse(text: str | None, zone: str) -> Span | None:
    """Read one date as written.

    Args:
        text: partial ISO 8601, « aucun », « ? », or blank.
        zone: IANA name of the case's zone, in which wall times are kept.
    Returns:
        The span, or None where the text is blank (unknown).
    Raises:
        UnreadableDate: the text is no date of the calendar.
    Source: ISO 8601-1 and FHIR R4 dateTime (reduced precision).
    """
    written = text.strip(_BLANKS) if text is not None else ""
    if not written:
        return None
    if written.lower() in NEVER:
        return Span(written, None, None, "none", False)
    if written == "?":
        return Span(written, None, None, "none", True)
    match = _ISO.fullmatch(written)
    if match is None:
        raise UnreadableDate(written)
    offset, home = match["offset"], ZoneInfo(zone)
    try:
        start, end = _bounds(match)
        if offset:
            start, end = (_to_wall(moment, offset, home) for moment in (start, end))
    except (ValueError, OverflowError) as error:
        raise UnreadableDate(written) from error
    if match["hour"]:
        start, end = _widen_doubled_hour(start, end, home)
    return Span(written, start, end, "known" if offset else "assumed" if match["hour"] else "none", True)


def _bounds(match: re.Match[str]) -> tuple[datetime, datetime]:
    """First and last microsecond that the written text covers."""
    year, month, day = (int(match[k]) if match[k] else None for k in ("year", "month", "day"))
    assert year is not None
    if month is None:
        return datetime(year, 1, 1), datetime(year, 12, 31, 23, 59, 59, 999999)
    if day is None:
        return datetime(year, month, 1), datetime.combine(date(year, month, monthrange(year, month)[1]), time.max)
    if match["hour"] is None:
        return datetime(year, month, day), datetime.combine(date(year, month, day), time.max)
    start = datetime(year, month, day, int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0))
    if match["fraction"]:
        exact = start + int(match["fraction"][:6].ljust(6, "0")) * _TICK
        return exact, exact
    width = timedelta(seconds=1) if match["second"] else timedelta(minutes=1) if match["minute"] else _HOUR
    return start, start + (width - _TICK)


def _to_wall(moment: datetime, offset: str, home: ZoneInfo) -> datetime:
    iso = "+00:00" if offset == "Z" else offset[:3] + ":" + (offset[3:].strip(":") or "00")
    return datetime.fromisoformat(moment.isoformat(timespec="microseconds") + iso).astimezone(home).replace(tzinfo=None)


def _offset_of(wall: datetime, home: ZoneInfo, fold: int = 0) -> timedelta:
    offset = wall.replace(tzinfo=home, fold=fold).utcoffset()
    assert offset is not None
    return offset


def _is_doubled(hour: datetime, home: ZoneInfo) -> bool:
    """Tell whether the clocks show a part of this hour twice: in every zone, its beginning or its end."""
    ends = (hour, hour + (_HOUR - _TICK))
    return any(_offset_of(end, home) > _offset_of(end, home, fold=1) for end in ends)


def doubled_hours(zone: str, first_year: int = 1900, last_year: int = 2100) -> list[datetime]:
    """Return the wall-time hours that the clocks of `zone` show twice: the ends of summer time, one a year at most."""
    home, day, week = ZoneInfo(zone), timedelta(days=1), timedelta(days=7)
    found: list[datetime] = []
    start = datetime(first_year, 1, 1)
    while start.year <= last_year:
        if _offset_of(start, home) != _offset_of(start + week, home):
            days = (start + n * day for n in range(7))
            turned = [d for d in days if _offset_of(d, home) > _offset_of(d + day, home)]
            found.extend(d + n * _HOUR for d in turned for n in range(24) if _is_doubled(d + n * _HOUR, home))
        start += week
    return found


def _widen_doubled_hour(start: datetime, end: datetime, home: ZoneInfo) -> tuple[datetime, datetime]:
    """A wall time in the hour that the clocks repeat in autumn may be either: the whole hour is possible."""
    first, last = (moment.replace(minute=0, second=0, microsecond=0) for moment in (start, end))
    return (first if _is_doubled(first, home) else start), (last + (_HOUR - _TICK) if _is_doubled(last, home) else end)


def in_french(span: Span | None, *, hour: bool = True) -> str | None:
    """Say a date as a French expert writes it: « 13 mai 2024 à 10 h 05 », « mai 2024 », « en 2024 », or None if unknown."""
    if span is None:
        return None
    if not span.happened:
        return "aucune date : n'a pas eu lieu"
    if span.start is None or span.end is None:
        return "date inconnue"
    first, last = span.start.date(), span.end.date()
    if first == last:
        return _day(first) + (_hour(span) if hour else "")
    if first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1]):
        return f"{MONTHS[first.month - 1]}{_NBSP}{first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"entre le {_day(first)} et le {_day(last)}"


def _day(day: date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{_NBSP}{MONTHS[day.month - 1]}{_NBSP}{day.year}"


def _hour(span: Span) -> str:
    assert span.start is not None and span.end is not None
    width = span.end - span.start + _TICK
    if width > timedelta(hours=1):
        return ""
    clock = f"{span.start.hour}{_NBSP}h"
    if width == timedelta(hours=1):
        return f", entre {clock} et {(span.start.hour + 1) % 24}{_NBSP}h"
    clock += f"{_NBSP}{span.start.minute:02d}"
    if width < timedelta(minutes=1) and span.start.second:
        clock += f"{_NBSP}min{_NBSP}{span.start.second:02d}{_NBSP}s"
    return f" à {clock}"
