"""Make the exhibits, the workbook and the bordereau of the sample cases from the texts in `sources/`.

`python sample_cases/make.py` writes them in place; a folder given as argument receives them instead. `case.toml` and
`review.toml` are written by hand and are left alone. Everyone and everything in these cases is invented.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from make_log import access_log
from make_pdf import letter_pdf
from make_scan import scan_pdf
from make_workbook import filled_workbook

CASES = ("nodule_pulmonaire", "dossier_muet", "archive_detruite", "robot_urologie", "sepsis_urgences")
BUSY_DAY = "nodule_pulmonaire"


def make(case: str, into: Path) -> None:
    """Write one case's exhibits, tables and bordereau under the folder `into`."""
    source = HERE / "sources" / case
    exhibits, tables = into / "exhibits", into / "tables"
    exhibits.mkdir(parents=True, exist_ok=True)
    tables.mkdir(exist_ok=True)
    for path in sorted(source.iterdir()):
        if path.suffix == ".json":
            (exhibits / path.name).write_text(_with_attachments(path), encoding="utf-8", newline="\n")
        if path.name.endswith("_journal_acces.txt"):
            log = access_log(path.read_text(encoding="utf-8"), with_the_day=case == BUSY_DAY)
            (exhibits / f"{path.stem}.csv").write_bytes(log)
    for path in sorted((source / "letters").glob("[0-9]*.txt")):
        (exhibits / f"{path.name.removesuffix('.txt').removesuffix('.scan')}.pdf").write_bytes(_pdf(path))
    bordereau = _with_fingerprints(source / "bordereau.csv", into)
    (into / "bordereau.csv").write_text(bordereau, encoding="utf-8", newline="\n")
    references = {"exhibit": [row["exhibit"] for row in csv.DictReader(io.StringIO(bordereau))], "party": _parties(HERE / case / "case.toml")}
    (tables / "tables.xlsx").write_bytes(filled_workbook((source / "workbook.toml").read_text(encoding="utf-8"), references))


def _pdf(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    return scan_pdf(text, "Numérisation") if path.name.endswith(".scan.txt") else letter_pdf(text)


def _with_attachments(path: Path) -> str:
    """Return the FHIR export with each `@letter:NAME` replaced by that letter's PDF, in base64."""

    def attached(match: re.Match[str]) -> str:
        return base64.b64encode(_pdf(path.parent / "letters" / f"{match[1]}.txt")).decode("ascii")

    return re.sub(r"@letter:(\w+)", attached, path.read_text(encoding="utf-8"))


def _with_fingerprints(path: Path, into: Path) -> str:
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(row | {"sha256": hashlib.sha256((into / row["path"]).read_bytes()).hexdigest()})
    return out.getvalue()


def _parties(case_toml: Path) -> list[str]:
    return [party["id"] for party in tomllib.loads(case_toml.read_text(encoding="utf-8")).get("party", [])]


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name in CASES:
        make(name, target / name)
