"""Where the content of casekit stands: in the installed package, or beside it in the source tree."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import casekit


def package() -> Path:
    """Return the folder of the installed package."""
    return Path(str(resources.files(casekit)))


def content_folder(name: str) -> Path:
    """Return `templates/` or `sample_cases/`: inside the installed package, or beside it in the source tree."""
    inside = package() / name
    return inside if inside.is_dir() else package().parent / name
