"""`findings.json`: what casekit concludes on a case, in the shape that other programs read (contract, section 6)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

import casekit
from casekit import conclusions, integrity
from casekit.findings import Finding, as_json
from casekit.law_records import Lawbook
from casekit.validation import CheckResult
from casekit.words import Words


def ledger(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return what became of each exhibit: rows loaded by table, what was left out, why."""
    rows = con.execute("SELECT exhibit, path, format, state, rows, left_out, why FROM main.ledger ORDER BY rowid").fetchall()
    return [
        {"exhibit": exhibit, "path": path, "format": form, "state": state, "rows": json.loads(count), "left_out": json.loads(left), "why": why}
        for exhibit, path, form, state, count, left, why in rows
    ]  # fmt: skip


def content(con: duckdb.DuckDBPyConnection, law: Lawbook, findings: Sequence[Finding], results: Sequence[CheckResult]) -> dict[str, Any]:
    """Return the content of `findings.json`; what is not computed has no key, the same inputs give the same content.

    Args:
        con: the connection to a loaded case.
        law: the law that the findings apply.
        findings, results: those of the case.
    """
    case = con.execute("SELECT casefile, forum, facts_on, as_of FROM main.casefile").fetchone()
    assert case is not None
    exhibits = con.execute("SELECT path, sha256 FROM main.exhibit WHERE sha256 IS NOT NULL").fetchall()
    return {
        "casekit": casekit.__version__, "law": law.fingerprint, "exhibits": f"sha256:{integrity.combined(exhibits)}",
        "as_of": Words.iso(case[3]), "case": {"id": case[0], "forum": case[1], "facts_on": Words.iso(case[2])},
        "findings": [as_json(finding) for finding in findings], "routing": conclusions.routing(findings),
        "coverage": conclusions.coverage(findings), "cascade": conclusions.cascade(findings, law), "intake": ledger(con),
        "validation": [{"suite": r.suite, "check": r.check, "status": r.status, "rows": r.rows, "of": r.of} for r in results],
    }  # fmt: skip


def last(path: Path) -> dict[str, Any] | None:
    """Return the findings of the last run, or None where there was none or they cannot be read (they are written anew)."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found if isinstance(found, dict) and {"findings", "intake"} <= found.keys() else None
