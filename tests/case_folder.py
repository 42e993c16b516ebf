"""A case folder on disk, filled file by file, and what loading it gives: shared by the tests of the intake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
from situations import CASEKIT, TABLES

from casekit import intake, received, reviewed

CASE_TOML = '[case]\nid = "X"\nzone = "Europe/Paris"\nas_of = "2026-09-01"\n'


class CaseFolder:
    """A case folder being filled, and what loading it gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.put("case.toml", CASE_TOML)

    def put(self, name: str, content: str | bytes | dict[str, Any]) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(content) if isinstance(content, dict) else content
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def load(self) -> duckdb.DuckDBPyConnection:
        con = duckdb.connect()
        attachments = self.folder / "cache"
        attachments.mkdir(exist_ok=True)
        listed, _ = received.number_exhibits(self.folder)
        intake.load(con, self.folder, attachments, CASEKIT / "tables", TABLES, listed, lambda _: None)
        reviewed.refresh(con, self.folder, CASEKIT / "tables", TABLES)
        return con

    def ledger(self) -> list[tuple[str, str, str | None]]:
        """Path, state and reason of each line."""
        return self.load().execute("SELECT path, state, why FROM main.ledger ORDER BY rowid").fetchall()

    def problems(self) -> list[tuple[str, str]]:
        """Code and text of each problem."""
        rows = self.load().execute("SELECT code, concat_ws(' ', exhibit, locator, message, remedy) FROM main.problem ORDER BY rowid").fetchall()
        return [(code, text) for code, text in rows]
