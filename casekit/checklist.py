"""Reads a folder of checks: one subfolder is one suite, one `.sql` file is one check, its header says what it looks for.

A file opens with comment lines: the French title, then `norm:` (an id, or `none` where the check is about coherence
alone), `severity:`, `of:` (a SELECT that counts the rows looked at) and `remedy:` (French: what to ask for, of whom); a
value may run over several lines. One SELECT of the offending rows follows: `case_id`, `about` (the row's id), `says`
(French: what is wrong) and `evidence`; a row with several things wrong comes out several times.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

CheckSeverity = Literal["critical", "warning", "info"]
HEADER = ("norm", "severity", "of", "remedy")
_KEY = re.compile(rf"({'|'.join(HEADER)}):\s*(.*)")
_COUNTED = re.compile(r"\bFROM\s+((?:\w+\.)?\w+)", re.IGNORECASE)


class BadCheck(Exception):
    """A check that is not written as it must be: the message names the file and what it lacks."""


@dataclass(frozen=True)
class Check:
    """One check, as its file says it. `table` is the table whose rows it looks at, `of` and `sql` are plain SQL."""

    suite: str
    suite_title: str
    name: str
    title: str
    norm: str | None
    severity: CheckSeverity
    remedy: str
    table: str
    of: str
    sql: str


def read_checks(folder: Path, expand: Callable[[str], str]) -> tuple[Check, ...]:
    """Return the checks of every suite of a folder, by suite then by name.

    `expand` turns a SELECT that uses the macros of `facts/_logic.sql` into plain SQL. Raises BadCheck.
    """
    suites = sorted(path for path in folder.iterdir() if path.is_dir())
    return tuple(_read(file, _suite_title(suite), expand) for suite in suites for file in sorted(suite.glob("*.sql")))


def _suite_title(suite: Path) -> str:
    title = suite / "TITLE"
    if not title.is_file():
        raise BadCheck(f"{suite.name}: the suite has no TITLE file (one line, its French title).")
    return title.read_text(encoding="utf-8").strip()


def _read(file: Path, suite_title: str, expand: Callable[[str], str]) -> Check:
    lines = file.read_text(encoding="utf-8").splitlines()
    size = next((n for n, line in enumerate(lines) if not line.startswith("--")), len(lines))
    title, said = _header([line[2:].strip() for line in lines[:size]])
    where = f"{file.parent.name}/{file.name}"
    lacking = [key for key in HEADER if not said.get(key)]
    if not title or lacking:
        raise BadCheck(f"{where}: the header lacks {', '.join(lacking) or 'a title'}.")
    severity = next((known for known in get_args(CheckSeverity) if known == said["severity"]), None)
    if severity is None:
        raise BadCheck(f"{where}: severity is « {said['severity']} »; it must be one of {', '.join(get_args(CheckSeverity))}.")
    of, sql = expand(said["of"]), expand("\n".join(lines[size:]).strip())
    table = _COUNTED.search(of)
    if table is None or not names_table(table.group(1)).search(sql):
        raise BadCheck(f"{where}: the SELECT must read the table that « of » counts.")
    return Check(
        suite=file.parent.name, suite_title=suite_title, name=file.stem, title=title, norm=None if said["norm"] == "none" else said["norm"], severity=severity,
        remedy=said["remedy"], table=table.group(1), of=of, sql=sql,
    )  # fmt: skip


def _header(comments: list[str]) -> tuple[str, dict[str, str]]:
    """Return the title and the values of the header, continued lines joined."""
    title, said, key = "", {}, None
    for comment in comments:
        if found := _KEY.fullmatch(comment):
            key = found.group(1)
            said[key] = found.group(2)
        elif key:
            said[key] = f"{said[key]} {comment}".strip()
        else:
            title = f"{title} {comment}".strip()
    return title, said


def names_table(table: str) -> re.Pattern[str]:
    """Return the pattern that finds a table by its whole name in a SELECT."""
    return re.compile(rf"(?<![\w.]){re.escape(table)}(?![\w.(])")
