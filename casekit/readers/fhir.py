"""FHIR R4 in JSON (Bundle, NDJSON, single resource) into the tables: one SELECT per resource type, run by DuckDB."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from casekit.readers import fhir_files, fhir_left, fhir_load, fhir_problems, fhir_query, fhir_text
from casekit.records import LeftOut, Problem, Reading, Unreadable

FORMAT = "fhir"
BUNDLES_INSIDE = 5  # Bundles inside Bundles that are opened; deeper ones stay closed and are counted
AS_IT_WAS = ("event", "narrative", "attachment")  # kept of older versions and of entries made in error; they feed no other table
TABLES = (
    "person", "organization", "encounter", "event", "act", "ai_system", "system_version", "ai_use", "participant", "information", "consent",
    "narrative", "candidate",
)  # fmt: skip
_RAW = ("raw", "found", "named", "repeated", "resource", "key", "known_ai")
_STEPS = ("reference", "office", "player", "who", "ai_device", "tie", "ai_use")


def identify(path: Path) -> float:
    """Return how surely the file is FHIR in JSON, from its first bytes, whatever its name: 1.0, 0.9 or 0.0."""
    with path.open("rb") as file:
        head = next(fhir_text.pieces(file))[:65536]
    text = head.lstrip()
    if fhir_text.resource_type(text):
        return 1.0
    if not text.startswith((b"{", b"[")) or b'"resourceType"' not in text:
        return 0.0
    lines = text.split(b"\n")
    starts = (text.removeprefix(b"[").lstrip(), *lines[:20])
    if any(fhir_text.resource_type(start) for start in starts if start.startswith(b"{")):
        return 0.9
    return 0.5 if b'"entry"' in text or path.suffix.lower() in (".ndjson", ".json") else 0.0


def read(path: Path, con: Any, prefix: str, kept: Path) -> Reading:
    """Read a FHIR file into the tables.

    `con` holds the rows already typed in (`main.ai_system` tells which devices are an AI); temporary tables begin with
    `prefix`; attachments are written under the folder `kept`. Raises Unreadable where nothing can be read.
    """
    loaded = fhir_load.load(path, con, prefix)
    if loaded.records == 0 and not loaded.has_envelope:
        raise Unreadable("le fichier est vide", "Demander à nouveau l'export.")
    _resources(con, prefix)
    strangers = fhir_problems.not_fhir(con, prefix)
    _refuse_if_nothing(con, prefix, loaded, strangers)
    _staged(con, prefix)
    files = fhir_files.keep(con, prefix, kept)
    _told(con, prefix, files.texts)
    for name in dict.fromkeys((*_STEPS, *TABLES)):
        _make(con, prefix, name)
    _unescape(con, prefix)
    reading = Reading(
        tables={name: f'SELECT * FROM temp."{prefix}{name}"' for name in TABLES if _count(con, prefix, name)},
        left_out=(*strangers, *fhir_left.left_out(con, prefix), *fhir_files.linked_only(con, prefix)),
        problems=(*loaded.problems, *fhir_problems.of_resources(con, prefix), *files.problems),
        attachments=files.attachments,
    )
    _forget(con, prefix, reading)
    return reading


def _make(con: Any, prefix: str, name: str) -> None:
    con.execute(f'CREATE OR REPLACE TEMP TABLE "{prefix}{name}" AS {fhir_query.query("_" + name, prefix)}')


def _drop(con: Any, prefix: str, name: str) -> None:
    con.execute(f'DROP TABLE temp."{prefix}{name}"')


def _count(con: Any, prefix: str, name: str) -> int:
    count: int = con.execute(f'SELECT count(*) FROM temp."{prefix}{name}"').fetchone()[0]
    return count


def _forget(con: Any, prefix: str, reading: Reading) -> None:
    """Drop the temporary tables that the reading no longer needs."""
    for name in (*_RAW, *_STEPS, *TABLES, *fhir_query.staged_names()):
        if name not in reading.tables:
            con.execute(f'DROP TABLE IF EXISTS temp."{prefix}{name}"')


def _resources(con: Any, prefix: str) -> None:
    """Turn the raw records into resources with a row id, older versions and contained resources told apart."""
    for macros in ("_words", "_links"):
        con.execute(fhir_query.query(macros, prefix))
    _make(con, prefix, "found")
    fhir_load.expand(con, prefix, BUNDLES_INSIDE, fhir_query.query("_nested", prefix))
    con.execute(f"DELETE FROM temp.\"{prefix}raw\" WHERE kind <> 'envelope'")
    for name in ("named", "repeated", "resource", "key"):
        _make(con, prefix, name)
    _drop(con, prefix, "named")


def _refuse_if_nothing(con: Any, prefix: str, loaded: fhir_load.Loaded, strangers: tuple[LeftOut, ...]) -> None:
    if _count(con, prefix, "resource") or (loaded.has_envelope and not loaded.problems):
        return
    if loaded.problems:
        first: Problem = loaded.problems[0]
        raise Unreadable(f"{first.message} Aucune ressource n'a pu être lue", "Demander un nouvel export de ce fichier.")
    if strangers:
        raise Unreadable(
            "le fichier est du JSON, mais aucune ressource FHIR ne s'y trouve", "Vérifier qu'il s'agit bien de l'export du dossier."
        )


def _staged(con: Any, prefix: str) -> None:
    """Run the SELECT of each resource type that the file holds, and share out its lists of rows."""
    for statement in fhir_query.query("_staged", prefix).replace("CREATE TEMP TABLE", "CREATE OR REPLACE TEMP TABLE").split(";"):
        con.execute(statement)
    _known_systems(con, prefix)
    present = {kind for (kind,) in con.execute(f'SELECT DISTINCT type FROM temp."{prefix}resource"').fetchall()}
    for kind, name in fhir_query.read_types().items():
        if kind in present:
            _share(con, prefix, name)


def _share(con: Any, prefix: str, name: str) -> None:
    con.execute(f'CREATE OR REPLACE TEMP TABLE "{prefix}given" AS {fhir_query.query(name, prefix)}')
    columns = [column for (column, *_) in con.execute(f'DESCRIBE temp."{prefix}given"').fetchall()]
    for table in columns[4:]:
        also = ", is_superseded" if table == "event" else ""
        which = "TRUE" if table in AS_IT_WAS else "stands AND NOT is_superseded"
        con.execute(
            f'INSERT INTO temp."{prefix}staged_{table}" BY NAME '
            f'SELECT locator{also}, unnest("{table}", max_depth := 2) FROM temp."{prefix}given" WHERE {which}'
        )
    _drop(con, prefix, "given")


def _known_systems(con: Any, prefix: str) -> None:
    exists = con.execute(
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'main' AND table_name = 'ai_system'"
    ).fetchone()[0]
    source = (
        "main.ai_system"
        if exists
        else "(SELECT NULL::VARCHAR AS system, NULL::VARCHAR AS name, NULL::VARCHAR AS udi_di, NULL::VARCHAR AS kind) WHERE FALSE"
    )
    con.execute(f'CREATE OR REPLACE TEMP TABLE "{prefix}known_ai" AS SELECT system, name, udi_di, kind FROM {source}')


def _told(con: Any, prefix: str, texts: tuple[tuple[str, str, str, str, bool], ...]) -> None:
    for locator, name, section, text, is_page in texts:
        con.execute(
            f"INSERT INTO temp.\"{prefix}staged_narrative\" SELECT ?, ?, ?, {'fhir_plain(?)' if is_page else '?'}, 'text'",
            [locator, name, section, text],
        )


def _unescape(con: Any, prefix: str) -> None:
    """Turn the entities of HTML (`&lt;`, `&eacute;`) into their characters, in the texts that come from HTML."""
    if not con.execute(f"SELECT count(*) FROM temp.\"{prefix}narrative\" WHERE contains(text, '&')").fetchone()[0]:
        return
    con.create_function(f"{prefix}unescape", html.unescape, ["VARCHAR"], "VARCHAR")
    con.execute(f'UPDATE temp."{prefix}narrative" SET text = "{prefix}unescape"(text) WHERE contains(text, \'&\')')
    con.remove_function(f"{prefix}unescape")
