"""Reading one TOML table of the law folder key by key, keeping every mistake found instead of stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from casekit import dates

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TYPES = {str: "a text", bool: "true or false", int: "a whole number", float: "a number", list: "a list", dict: "a table"}


def is_name(text: str) -> bool:
    """Return whether a text is a lower_snake_case name."""
    return _NAME.fullmatch(text) is not None


def written_day(value: object) -> str | None:
    """Return a TOML date or a partial date (`2025-10`, `2024`) as written, or None where the value is no day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and len(value) <= len("2025-10-01") and bounds(value) is not None:
        return value
    return None


def bounds(written: str) -> tuple[date, date] | None:
    """Return the first and last day that a partial date covers, or None where it is no date."""
    try:
        span = dates.parse(written, "UTC")
    except dates.UnreadableDate:
        return None
    if span is None:
        return None
    first, last = span.day_bounds()
    return None if first is None or last is None else (first, last)


class Shape:
    """One table being read: hands out its keys with their types; `mistakes` receives a sentence for each one wrong.

    `where` names the file and the place in it. A key that is wrong comes back as an empty value, so that reading goes on;
    nothing of it is ever used, since a folder with a mistake is refused whole.
    """

    def __init__(self, where: str, content: Mapping[str, object], mistakes: list[str]) -> None:
        self.where = where
        self.mistakes = mistakes
        self._content = content
        self._asked: set[str] = set()

    def complain(self, what: str) -> None:
        """Keep one mistake of this table."""
        self.mistakes.append(f"{self.where}: {what}")

    def has(self, key: str) -> bool:
        """Return whether the key is written."""
        return key in self._content

    def value(self, key: str, kind: type) -> object | None:
        """Return the value of a key, or None, with a mistake where it is of another type."""
        self._asked.add(key)
        value = self._content.get(key)
        if value is None or (isinstance(value, kind) and not (kind is int and isinstance(value, bool))):
            return value
        self.complain(f"{key} must be {_TYPES[kind]}, not {value!r}.")
        return None

    def maybe(self, key: str) -> str | None:
        """Return an optional text; a blank one is a mistake."""
        value = self.value(key, str)
        if value is not None and not str(value).strip():
            self.complain(f"{key} is blank: write it, or leave the key out.")
        return None if value is None else str(value)

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        if not self.has(key):
            self._asked.add(key)
            self.complain(f"{key} is missing: add it.")
            return ""
        return self.maybe(key) or ""

    def name(self, key: str) -> str:
        """Return a lower_snake_case name that must be there."""
        found = self.text(key)
        if found and not is_name(found):
            self.complain(f"{key} = {found!r} is no lower_snake_case name.")
        return found

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return one word among `allowed`; `default` where the key may be left out."""
        if default is not None and not self.has(key):
            return default
        found = self.text(key)
        if found and found not in allowed:
            self.complain(f"{key} = {found!r}: write one of {', '.join(allowed)}.")
        return found

    def flag(self, key: str) -> bool | None:
        """Return an optional true or false."""
        value = self.value(key, bool)
        return None if value is None else bool(value)

    def day(self, key: str) -> str:
        """Return a day as written (a TOML date, or a partial date as text) that must be there."""
        self._asked.add(key)
        written = written_day(self._content.get(key))
        if written is None:
            self.complain(f'{key} must be a day: 2021-08-04, or "2021-08" where the day is unknown.')
        return written or ""

    def days(self, key: str) -> tuple[str, ...]:
        """Return a list of days as written, at least one."""
        found = [written_day(item) for item in self._items(key)]
        if not found or None in found:
            self.complain(f"{key} must be a list of days, at least one: [2021-08-04].")
        return tuple(item for item in found if item is not None)

    def texts(self, key: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
        """Return a list of texts that must be there."""
        found = self._items(key)
        if (not found and not (may_be_empty and self.has(key))) or not all(isinstance(item, str) and item.strip() for item in found):
            self.complain(f"{key} must be a list of texts{'' if may_be_empty else ', at least one'}.")
        return tuple(str(item) for item in found)

    def _items(self, key: str) -> list[object]:
        value = self.value(key, list)
        return list(value) if isinstance(value, list) else []

    def table(self, key: str) -> Mapping[str, object]:
        """Return a table that must be there."""
        value = self.value(key, dict)
        if not isinstance(value, dict):
            if not self.has(key):
                self.complain(f"[{key}] is missing: add it.")
            return {}
        return value

    def tables(self, key: str, *, at_least_one: str | None = None) -> list[Shape]:
        """Return the tables written `[[key]]`; `at_least_one` is what to say where there is none."""
        found = self._items(key)
        if not found and at_least_one:
            self.complain(at_least_one)
        shapes = []
        for n, item in enumerate(found, start=1):
            if isinstance(item, dict):
                shapes.append(Shape(f"{self.where}, {key} {n}", item, self.mistakes))
            else:
                self.complain(f"{key} must be written [[{key}]].")
        return shapes

    def others(self) -> dict[str, object]:
        """Return the keys not asked for, and hold them as asked for."""
        left = {key: value for key, value in self._content.items() if key not in self._asked}
        self._asked.update(left)
        return left

    def refuse(self, key: str) -> None:
        """Complain of a key that means nothing here, naming the nearest one that does."""
        near = get_close_matches(key, sorted(self._asked - {key}), n=1)
        self.complain(f"unknown key {key!r}{f': did you mean {near[0]!r}?' if near else ': remove it.'}")

    def close(self) -> None:
        """Complain of every key that nobody asked for."""
        for key in [key for key in self._content if key not in self._asked]:
            self.refuse(key)


def relative(path: Path, folder: Path) -> str:
    """Return a file's name as messages show it: from the law folder, with forward slashes."""
    return path.relative_to(folder).as_posix()
