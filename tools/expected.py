"""Writes `expected/` of each sample case: what the case must give, as CSV and text that a domain reader can review in a diff.

`python tools/expected.py`: runs each sample in a temporary folder and replaces its `expected/`.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml import html as lxml_html

from casekit.casebook import Casebook
from casekit.document import Document
from casekit.findings import STATE_IN_FRENCH, Finding
from casekit.places import content_folder
from casekit.told import place
from casekit.validation import CheckResult

_BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "tr", "caption", "blockquote")


def outputs(case: Path) -> dict[str, str]:
    """Run a copy of a case and return what is compared: file name to text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / case.name
        shutil.copytree(case, folder, ignore=shutil.ignore_patterns("expected", "out", "cache", "case.duckdb"))
        with Casebook(folder) as book:
            findings, results = book.findings(), book.validate()
            return {
                "findings.csv": _csv(("question", "about", "state", "norm", "version", "outcomes", "missing"), map(_finding, findings)),
                "evidence.csv": _csv(("question", "about", "evidence"), _evidence(findings)),
                "chronology.csv": _csv(("occurred", "source", "id", "label", "detail", "who", "evidence"), _chronology(book)),
                "intake.csv": _csv(("exhibit", "path", "state", "rows", "left_out", "why"), _intake(book)),
                "problems.txt": "".join(f"{problem}\n" for problem in book.problems()),
                "validation.csv": _csv(("suite", "check", "status", "rows", "of"), map(_check, results)),
                "report.txt": _text(book.document("expert", "working", findings, results)),
            }


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _finding(finding: Finding) -> tuple[object, ...]:
    outcomes = " ".join(f"{argument.rule}={argument.outcome}" for argument in finding.arguments)
    norm = (finding.norm.id, finding.norm.version_from) if finding.norm else ("", "")
    return (finding.question, finding.about, STATE_IN_FRENCH[finding.state], *norm, outcomes, " | ".join(finding.missing))


def _evidence(findings: Iterable[Finding]) -> Iterable[tuple[object, ...]]:
    return ((finding.question, finding.about, place(evidence)) for finding in findings for evidence in finding.evidence)


def _chronology(book: Casebook) -> Iterable[tuple[object, ...]]:
    return book.con.execute("""
        SELECT CASE WHEN occurred."from" = occurred."to" OR occurred."from" IS NULL THEN CAST(occurred."from" AS VARCHAR)
                    ELSE strftime(occurred."from", '%Y-%m-%d %H:%M:%S') || ' / ' || strftime(occurred."to", '%Y-%m-%d %H:%M:%S') END,
               source, id, label, detail, who,
               array_to_string(list_transform(evidence, lambda e: concat_ws(', ', 'pièce ' || e.exhibit, e.locator)), ' | ')
        FROM whole.chronology ORDER BY occurred."from" NULLS LAST, source, id""").fetchall()


def _intake(book: Casebook) -> Iterable[tuple[object, ...]]:
    for line in book.ledger():
        rows = " ".join(f"{table}={count}" for table, count in line["rows"].items())
        left_out = " | ".join(f"{item['what']} × {item['count']}" for item in line["left_out"])
        yield line["exhibit"], line["path"], line["state"], rows, left_out, line["why"]


def _check(result: CheckResult) -> tuple[object, ...]:
    return result.suite, result.check, result.status, result.rows, result.of


def _text(document: Document) -> str:
    """The words of a report, a line per block; the fingerprint of the law is left out, it changes with every comment."""
    lines: list[str] = []
    for section in document.sections:
        lines += ["", f"# {section.title}"]
        for block in lxml_html.fragment_fromstring(section.html, create_parent="div").iter(*_BLOCKS):
            if not any(child.tag in _BLOCKS for child in block.iterdescendants()):
                for line_break in block.iter("br"):
                    line_break.tail = f" / {line_break.tail or ''}"
                cells = block.findall("td") + block.findall("th") if block.tag == "tr" else [block]
                lines.append(" ¦ ".join(" ".join(cell.text_content().split(" ")).replace("\n", " ").strip() for cell in cells))
    return "\n".join(line for line in lines if "sha256:" not in line) + "\n"


def main() -> None:
    """Replace `expected/` of every sample case."""
    for case in sorted(path.parent for path in content_folder("sample_cases").glob("*/case.toml")):
        folder = case / "expected"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in outputs(case).items():
            (folder / name).write_bytes(text.encode())
        print(f"{folder}: written")


if __name__ == "__main__":
    main()
