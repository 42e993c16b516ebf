"""Makes the French page of the validation, one self-contained HTML file, from `results.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_BEFORE = re.compile(r" (?=[:;?!»])")
_AFTER = re.compile(r"(?<=«) ")


def write_page(results: Path, templates: Path, citations: Mapping[str, str]) -> Path:
    """Write `index.html` beside `results.json` and return its path; the same results give the same bytes.

    `templates` is the folder that holds `validation.html`; `citations` gives the words for a norm's id (« art. L. 1111-2
    CSP »); a norm without words is shown by its id.
    """
    suites = json.loads(results.read_text(encoding="utf-8"))["suites"]
    environment = Environment(
        loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["typeset"] = _typeset
    path = results.with_name("index.html")
    shown = environment.get_template("validation.html").render(
        suites=suites, citations=dict(citations), several_cases=len(_cases(suites)) > 1
    )
    path.write_text(shown, encoding="utf-8", newline="\n")
    return path


def _typeset(text: str) -> str:
    """Put the non-breaking spaces that French wants before « : ; ? ! » and inside quotation marks."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))


def _cases(suites: list[dict[str, Any]]) -> set[str]:
    return {row["case_id"] for suite in suites for check in suite["checks"] for row in check["failing"]}
