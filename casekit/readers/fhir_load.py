"""The records of a FHIR file, numbers quoted, in a temporary table of DuckDB; those that cannot be read become problems."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from casekit.readers import fhir_text
from casekit.records import Problem

BATCH = 8 << 20
SAID_IN_FULL = 20
_AGAIN = "Demander un nouvel export de ce fichier ; le reste a été chargé."


@dataclass
class _Batch:
    """Records of one kind on their way to DuckDB, sent together."""

    kind: str
    numbers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, record: fhir_text.Record, text: str) -> None:
        self.numbers.append(record.n)
        self.texts.append(text)
        self.size += len(text)


@dataclass(frozen=True)
class Loaded:
    """How many records the file holds, whether one of them is the envelope of a Bundle, and what went wrong."""

    records: int
    has_envelope: bool
    problems: tuple[Problem, ...]


def load(path: Path, con: Any, prefix: str) -> Loaded:
    """Fill the temporary table `<prefix>raw` (kind, n, json) with the records of the file, memory bounded by its largest record."""
    con.execute(f'CREATE OR REPLACE TEMP TABLE "{prefix}raw" (kind VARCHAR, n BIGINT, json VARCHAR)')
    batch, problems, count, has_envelope = _Batch(""), [], 0, False
    foreign: list[fhir_text.Record] = []
    for record in fhir_text.records(path):
        has_envelope = has_envelope or record.kind == "envelope"
        count += record.kind != "envelope"
        if not record.is_whole or fhir_text.SEPARATOR in record.text:
            problems.append(_broken(record))
            continue
        text, is_utf8 = _decoded(fhir_text.quote_numbers(record.text))
        if not is_utf8:
            foreign.append(record)
        if batch.size > BATCH or batch.kind != record.kind:
            _send(batch, con, prefix)
            batch = _Batch(record.kind)
        batch.add(record, text)
    _send(batch, con, prefix)
    problems += list(_invalid(path, con, prefix)) + _misencoded(foreign)
    return Loaded(count, has_envelope, tuple(_gathered(problems)))


def _send(batch: _Batch, con: Any, prefix: str) -> None:
    if batch.texts:
        con.execute(
            f'INSERT INTO temp."{prefix}raw" SELECT ?, unnest(?::BIGINT[]), unnest(?::VARCHAR[])', [batch.kind, batch.numbers, batch.texts]
        )


def _decoded(text: bytes) -> tuple[str, bool]:
    """Read the bytes as UTF-8; where they are not, as Windows-1252, unless other accents show that they mostly are."""
    try:
        return text.decode("utf-8"), True
    except UnicodeDecodeError:
        lenient = text.decode("utf-8", "replace")
        damaged = lenient.count("\ufffd")
        accents = sum(1 for letter in lenient if letter > "\x7f") - damaged
        return (lenient if accents > damaged else text.decode("cp1252", "replace")), False


def _place(record: fhir_text.Record) -> str:
    return f"ligne {record.line}" + (f", entry[{record.n}]" if record.kind == "entry" else "")


def _broken(record: fhir_text.Record) -> Problem:
    """Say why a record that does not close, or nests too deep, cannot be read, with line and column where known."""
    try:
        json.loads(record.text)
    except RecursionError:
        fault = "les crochets s'emboîtent trop profondément"
    except UnicodeDecodeError:
        fault = "le texte est coupé ou abîmé"
    except json.JSONDecodeError as error:
        is_end = error.pos >= len(record.text.decode("utf-8", "replace").rstrip()) - 1 or error.msg.startswith("Unterminated")
        line = record.line + error.lineno - 1
        fault = f"{'le texte s’arrête avant la fin' if is_end else 'le JSON est fautif'} (ligne {line}, colonne {error.colno})"
    else:
        fault = f"les crochets s'emboîtent sur plus de {fhir_text.DEEPEST} niveaux, ou un caractère est interdit ou incomplet (\\u…)"
    return Problem("broken_json", f"Une partie du fichier est illisible : {fault}.", _AGAIN, locator=_place(record))


def _invalid(path: Path, con: Any, prefix: str) -> Iterator[Problem]:
    """Find the records that DuckDB cannot parse, and look for the fault in their original text."""
    wrong = {n for (n,) in con.execute(f"SELECT n FROM temp.\"{prefix}raw\" WHERE kind <> 'envelope' AND NOT json_valid(json)").fetchall()}
    if wrong:
        found = (record for record in fhir_text.records(path) if record.kind != "envelope" and record.n in wrong)
        yield from map(_broken, islice(found, len(wrong)))


def _misencoded(foreign: list[fhir_text.Record]) -> list[Problem]:
    if not foreign:
        return []
    lines = ", ".join(str(record.line) for record in foreign[:SAID_IN_FULL]) + ("…" if len(foreign) > SAID_IN_FULL else "")
    return [
        Problem(
            "not_utf8",
            f"Le texte n'est pas en UTF-8, seul codage admis en FHIR ; il a été lu comme du Windows-1252 (ligne {lines}).",
            "Vérifier les lettres accentuées sur l'original, ou demander un export en UTF-8.",
            locator=f"ligne {foreign[0].line}",
            severity="warning",
        )
    ]


def _gathered(problems: list[Problem]) -> list[Problem]:
    """Keep the first problems of a kind in full, and count the others."""
    if len(problems) <= SAID_IN_FULL:
        return problems
    rest = len(problems) - SAID_IN_FULL
    more = Problem("broken_json", f"{rest} autres parties du fichier sont illisibles.", _AGAIN)
    return [*problems[:SAID_IN_FULL], more]


def expand(con: Any, prefix: str, deepest: int, opened: str) -> None:
    """Add to `<prefix>found` the entries of Bundles inside Bundles, level by level, with the SELECT given."""
    for _ in range(deepest):
        before = con.execute(f'SELECT count(*) FROM temp."{prefix}found"').fetchone()[0]
        con.execute(f'INSERT INTO temp."{prefix}found" BY NAME {opened}')
        if con.execute(f'SELECT count(*) FROM temp."{prefix}found"').fetchone()[0] == before:
            return
