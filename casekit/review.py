"""The expert's rulings and answers: read from `review.toml`, to which they are only ever added."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casekit.records import Problem

_RULING = ("question", "about", "state", "because", "author", "at", "on")
_ANSWER = ("mission", "text", "author", "at")


@dataclass(frozen=True)
class Ruling:
    """One ruling of the expert: `n` is its place in the file, `on` the fingerprint of the finding it was given on,
    `supersedes` the place of the ruling it replaces (0: none)."""

    n: int
    question: str
    about: str
    state: str
    because: str
    author: str
    at: str
    on: str
    supersedes: int


@dataclass(frozen=True)
class Answer:
    """The expert's own answer to one item of the mission."""

    mission: int
    text: str
    author: str
    at: str


@dataclass(frozen=True)
class Review:
    """What the expert ruled and answered, in the order of the file."""

    rulings: tuple[Ruling, ...] = ()
    answers: tuple[Answer, ...] = ()
    problems: tuple[Problem, ...] = ()

    def standing(self, question: str, about: str, states: Sequence[str]) -> Ruling | None:
        """Return the last ruling that gives one of the states to a question and a subject, or None."""
        of_it = (r for r in reversed(self.rulings) if (r.question, r.about) == (question, about))
        return next((r for r in of_it if r.state in states), None)


def read(path: Path) -> Review:
    """Read `review.toml`; an absent file holds nothing. A row that lacks a key is a problem and is left aside; the others stand."""
    try:
        found = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Review()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        return Review(problems=(Problem("review_unreadable", f"le fichier ne se lit pas : {error}.",
                                        "Corriger la ligne citée ; aucune appréciation n’est appliquée d’ici là.", locator="review.toml"),))  # fmt: skip
    problems: list[Problem] = []
    rulings = [
        Ruling(n=n, supersedes=row.get("supersedes", 0), **{key: str(row[key]) for key in _RULING})
        for n, row in _rows(found, "ruling", "appréciation", _RULING, problems)
    ]
    answers = [
        Answer(row["mission"], str(row["text"]), str(row["author"]), str(row["at"]))
        for _, row in _rows(found, "answer", "réponse", _ANSWER, problems)
    ]
    return Review(tuple(rulings), tuple(answers), tuple(problems))


def _rows(
    found: Mapping[str, Any], name: str, noun: str, keys: tuple[str, ...], problems: list[Problem]
) -> list[tuple[int, Mapping[str, Any]]]:
    """The whole rows of one kind, each with its place in the file."""
    rows = found.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(Problem("review_shape", f"« {name} » n’est pas une suite de rubriques ; rien n’en est appliqué.",
                                f"Écrire [[{name}]] au-dessus de chacune.", locator="review.toml"))  # fmt: skip
        return []
    return [(n, row) for n, row in enumerate(rows, start=1) if _is_whole(row, keys, f"review.toml, {noun} n° {n}", problems)]


def _is_whole(row: Mapping[str, Any], keys: tuple[str, ...], where: str, problems: list[Problem]) -> bool:
    absent = [key for key in keys if key not in row]
    uncounted = [key for key in ("mission", "supersedes") if key in row and type(row[key]) is not int]
    if absent:
        problems.append(Problem("review_incomplete", f"il manque {', '.join(absent)} ; la ligne n’est pas appliquée.",
                                "Compléter la ligne, ou la saisir de nouveau avec « casekit rule ».", locator=where))  # fmt: skip
    if uncounted:
        problems.append(Problem("review_number", f"{', '.join(uncounted)} doit être un nombre entier ; la ligne n’est pas appliquée.",
                                "Écrire le nombre sans guillemets.", locator=where))  # fmt: skip
    return not absent and not uncounted


def append(path: Path, ruling: Ruling) -> None:
    """Add one ruling at the end of `review.toml`; what stands there is not touched."""
    lines = ["[[ruling]]"]
    lines += [f"{key} = {_quoted(getattr(ruling, key))}" for key in _RULING]
    lines.append(f"supersedes = {ruling.supersedes}")
    before = path.read_text("utf-8") if path.exists() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(gap + "\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's, where DEL is escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
