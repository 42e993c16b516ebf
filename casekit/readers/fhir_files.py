"""The files carried inside FHIR resources in base64: kept under their fingerprint, their text read where it is text."""

from __future__ import annotations

import base64
import binascii
import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

from casekit.records import Attachment, LeftOut, Problem

_ENDINGS = {
    "application/dicom": ".dcm",
    "application/fhir+json": ".json",
    "application/fhir+xml": ".xml",
    "application/hl7-v3+xml": ".xml",
    "application/xml": ".xml",
    "application/rtf": ".rtf",
    "image/jpeg": ".jpg",
    "text/xml": ".xml",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
}
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True)
class Kept:
    """What came of the attachments: files left to another reader, texts (locator, id, section, text, is a page of HTML), and problems."""

    attachments: tuple[Attachment, ...]
    texts: tuple[tuple[str, str, str, str, bool], ...]
    problems: tuple[Problem, ...]


def keep(con: Any, prefix: str, folder: Path) -> Kept:
    """Write each attachment given in base64 as `<sha256>.<ending>` under the folder; what is text is read here, the rest is left to its reader."""
    unread: dict[Path, Attachment] = {}
    texts: list[tuple[str, str, str, str, bool]] = []
    problems: list[Problem] = []
    for locator, name, content_type, data, title in _carried(con, prefix):
        try:
            content = base64.b64decode("".join(data.split()), validate=True)
        except (binascii.Error, ValueError):
            problems.append(_undecodable(locator, name))
            continue
        kind, charset = _kind(content_type)
        path = folder / (hashlib.sha256(content).hexdigest() + _ending(kind))
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if text := _text(content, kind, charset):
            texts.append((locator, name, title if title is not None else "Pièce jointe", text, kind in _PAGE_TYPES))
        else:
            unread.setdefault(path, Attachment(path, f"{locator}, {name}"))
    return Kept(tuple(unread.values()), tuple(texts), tuple(problems))


def linked_only(con: Any, prefix: str) -> list[LeftOut]:
    """Count the attachments given by an address alone that no resource of the file answers."""
    rows = con.execute(
        f"""SELECT split_part(locator, ' (', 1) AS at, a.attachment, a.url FROM temp."{prefix}staged_attachment" a
            WHERE data IS NULL AND NOT EXISTS (SELECT 1 FROM temp."{prefix}key" k WHERE k.written IN (a.url, fhir_tail(a.url)))"""
    ).fetchall()
    if not rows:
        return []
    examples = ", ".join(url for _, _, url in rows[:3])
    return [
        LeftOut(
            "pièces jointes par lien",
            len(rows),
            f"fichier désigné par une adresse et non fourni ({examples}{'…' if len(rows) > 3 else ''}) : à demander",
        )
    ]


def _carried(con: Any, prefix: str) -> Iterator[tuple[str, str, str | None, str, str | None]]:
    names = con.execute(f'SELECT rowid FROM temp."{prefix}staged_attachment" WHERE data IS NOT NULL ORDER BY rowid').fetchall()
    for (row,) in names:
        yield con.execute(
            f'SELECT locator, attachment, content_type, data, title FROM temp."{prefix}staged_attachment" WHERE rowid = ?', [row]
        ).fetchone()


def _kind(content_type: str | None) -> tuple[str | None, str | None]:
    if content_type is None:
        return None, None
    header = Message()
    header["content-type"] = content_type.replace("\n", " ").replace("\r", " ")
    return header.get_content_type(), header.get_content_charset()


def _ending(kind: str | None) -> str:
    if kind is None:
        return ".bin"
    known = _ENDINGS.get(kind)
    guessed = known if known is not None else mimetypes.guess_extension(kind)
    return guessed if guessed is not None else ".bin"


def _text(content: bytes, kind: str | None, charset: str | None) -> str | None:
    if kind not in _PAGE_TYPES and (kind is None or not kind.startswith("text/") or kind in ("text/xml", "text/rtf")):
        return None
    for name in (charset, "utf-8-sig", "cp1252"):
        try:
            return content.decode(name) if name is not None else content.decode("utf-8-sig")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")


def _undecodable(locator: str, name: str) -> Problem:
    return Problem(
        "attachment_not_base64",
        f"La pièce jointe {name} n'est pas du base64 lisible ; elle n'a pas été reprise.",
        "Demander à nouveau l'export, ou le fichier lui-même.",
        locator=locator,
    )
