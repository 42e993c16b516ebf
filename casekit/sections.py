"""The sections of a report, one file each: a TOML front matter in a Jinja comment says whom it is for and what it asks of the database."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FILE = re.compile(r"(?P<place>\d\d)_(?P<name>[a-z_]+)\.html")
_FRONT = re.compile(r"\{#---\n(?P<toml>.*?)\n---#\}\n", re.DOTALL)
_KEYS = {"title": str, "for": list, "stages": list, "numbered": bool, "landscape": bool, "query": dict}


class BadSection(Exception):
    """A section is not written as it must be: the message names the file, and what to mend in it."""


@dataclass(frozen=True)
class SectionFile:
    """One section as its file says it. `queries` maps the name that the words use to a SELECT with the parameter `$case_id`."""

    name: str
    file: str
    title: str
    audiences: tuple[str, ...]
    stages: tuple[str, ...]
    numbered: bool
    landscape: bool
    queries: Mapping[str, str]


def read_sections(folder: Path, audience: str, stage: str) -> tuple[SectionFile, ...]:
    """Return the sections of `folder/report` meant for an audience at a stage, in the order of their numbers.

    Raises:
        BadSection: a file whose name or front matter is not of the form `<nn>_<section>.html`, or two of one name.
    """
    found = [_read(path) for path in sorted((folder / "report").glob("*.html"))]
    names = [section.name for section in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadSection(f"{folder / 'report'}: two files for the section {', '.join(twice)}.")
    return tuple(section for section in found if audience in section.audiences and stage in section.stages)


def _read(path: Path) -> SectionFile:
    name = _FILE.fullmatch(path.name)
    front = _FRONT.match(path.read_text(encoding="utf-8"))
    if name is None:
        raise BadSection(f"{path.name}: a section is named <nn>_<section>.html, in lower case.")
    if front is None:
        raise BadSection(f"{path.name}: it must open with a front matter, from « {{#--- » to « ---#}} », alone on their lines.")
    try:
        said: dict[str, Any] = tomllib.loads(front["toml"])
    except tomllib.TOMLDecodeError as error:
        raise BadSection(f"{path.name}: the front matter is not TOML: {error}.") from error
    for key, value in said.items():
        if key not in _KEYS or not isinstance(value, _KEYS[key]):
            raise BadSection(f"{path.name}: {key} = {value!r} is not one of {', '.join(_KEYS)}, or not of its type.")
    lacking = [key for key in ("title", "for", "stages") if key not in said]
    if lacking:
        raise BadSection(f"{path.name}: the front matter lacks {', '.join(lacking)}.")
    queries = said.get("query", {})
    return SectionFile(
        name=name["name"], file=f"report/{path.name}", title=said["title"],
        audiences=tuple(said["for"]), stages=tuple(said["stages"]),
        numbered=said.get("numbered", True),
        landscape=said.get("landscape", False),
        queries=queries,
    )  # fmt: skip
