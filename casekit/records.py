"""The nouns of casekit, as frozen values. Standard library only; nothing here reads a file or a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in what the user gave: where, what, and what to do. Collected, never raised.

    `code` is a stable lower_snake_case name; `exhibit` is a number of the bordereau or None; `locator` says where
    inside the file (« ligne 4, colonne given »); `message` and `remedy` are French sentences.
    """

    code: str
    message: str
    remedy: str
    exhibit: str | None = None
    locator: str | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        where = ", ".join(part for part in (f"pièce {self.exhibit}" if self.exhibit else None, self.locator) if part)
        return f"{where + ' : ' if where else ''}{self.message} {self.remedy} [{self.code}]"


@dataclass(frozen=True)
class LeftOut:
    """Something received and not carried into a table: what it is, where it stands in the format, how many times."""

    what: str
    count: int
    why: str


@dataclass(frozen=True)
class Attachment:
    """A file found inside an exhibit, kept in the cache and read in turn. `locator` is where it was found."""

    path: Path
    locator: str


@dataclass(frozen=True)
class Reading:
    """What one reader got out of one file.

    `tables` maps a table of the contract to a query over the connection given to `read`: a SELECT whose columns are
    some of that table's columns (without case_id and exhibit, with `locator`), every one of them VARCHAR, or BOOLEAN,
    or a number; dates are text, ISO 8601 as written in the source (partial dates and offsets kept). Any temporary
    table that a query needs is made by the reader in the schema `temp` under a name starting with `prefix`.
    """

    tables: Mapping[str, str]
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    attachments: tuple[Attachment, ...] = ()


class Reader(Protocol):
    """A module of `readers/`: one format, two functions."""

    FORMAT: str

    def identify(self, path: Path) -> float:
        """Return 0.0 (certainly not mine) to 1.0 (certainly mine) from the first bytes of the file."""

    def read(self, path: Path, con: Any, prefix: str, kept: Path) -> Reading:
        """Read `path`; files found inside are written under the folder `kept`."""


class Unreadable(Exception):
    """The whole file cannot be read: the message says why and where; `remedy` says what the user can do."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


LedgerState = Literal["loaded", "partial", "refused"]


@dataclass(frozen=True)
class LedgerLine:
    """What became of one exhibit (or of one file inside it)."""

    exhibit: str | None
    path: str
    format: str
    state: LedgerState
    rows: Mapping[str, int]
    left_out: tuple[LeftOut, ...]
    why: str | None


@dataclass(frozen=True)
class Column:
    """One column of a table: its SQL type, its French label, its allowed values with their labels, what it refers to.

    `is_exact` marks a text in which two different wordings are a contradiction (a version, a number).
    """

    name: str
    type: str
    label: str
    values: Mapping[str, str] = field(default_factory=dict)
    refers_to: tuple[str, ...] = ()
    may_be_none: bool = False
    is_exact: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Table:
    """One table of the contract, read from its commented `.sql` file."""

    name: str
    title: str
    group: str
    place: tuple[int, int]
    columns: tuple[Column, ...]
    note: str | None = None

    @property
    def id(self) -> str:
        """The name of the column that identifies a row: the first one."""
        return self.columns[0].name

    def column(self, name: str) -> Column | None:
        """Return the column of that name, or None."""
        return next((c for c in self.columns if c.name == name), None)
