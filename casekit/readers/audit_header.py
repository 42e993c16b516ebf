"""The header by which an access log is recognised: its words for date, user, action and object, in French and English."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from casekit.readers.typed_cells import plain

Role = Literal["date", "time", "user", "action", "object", "detail"]

# Every title that casekit recognises: lower case, without accents; what stands in parentheses is left aside.
TITLES: Mapping[Role, frozenset[str]] = {
    "date": frozenset({
        "date", "date heure", "date et heure", "date acces", "date d'acces", "date de l'acces", "date heure acces", "date et heure d'acces",
        "date consultation", "date de consultation", "date evenement", "date de l'evenement", "date operation", "date de l'operation",
        "date action", "date de l'action", "horodatage", "horodate", "timestamp", "time stamp", "datetime", "date time", "event date", "event time",
        "event datetime", "event timestamp", "access date", "access time", "access datetime", "accessed at", "accessed on", "logged at", "recorded at",
        "occurred at",
    }),
    "time": frozenset({"heure", "time", "heure acces", "heure d'acces", "heure de l'acces", "heure evenement", "heure de l'evenement"}),
    "user": frozenset({
        "utilisateur", "identifiant utilisateur", "id utilisateur", "code utilisateur", "nom utilisateur", "nom d'utilisateur",
        "nom de l'utilisateur", "login", "compte", "compte utilisateur", "agent", "acteur", "operateur", "intervenant", "professionnel",
        "accede par", "user", "user id", "userid", "user name", "username", "actor", "operator", "account", "accessed by",
    }),
    "action": frozenset({
        "action", "type action", "type d'action", "acces", "type acces", "type d'acces", "nature acces", "nature de l'acces", "mode d'acces",
        "operation", "type operation", "type d'operation", "evenement", "type evenement", "type d'evenement", "activite", "event", "event type",
        "access type", "action type", "operation type", "activity",
    }),
    "object": frozenset({
        "objet", "objet consulte", "patient", "identifiant patient", "id patient", "ipp", "numero patient", "nom patient", "nom du patient",
        "document", "document consulte", "type document", "type de document", "ressource", "type ressource", "type de ressource", "dossier",
        "numero dossier", "piece", "element", "entite", "object", "object id", "patient id", "patient name", "document id", "resource",
        "resource id", "resource type", "entity", "item", "record",
    }),
    "detail": frozenset({"detail", "details", "commentaire", "commentaires", "description", "comment", "comments", "message"}),
}  # fmt: skip

# Words that a care record uses as well: such a user and such an action together are no access log.
COMMON_WORDS = frozenset({
    "agent", "acteur", "operateur", "intervenant", "professionnel", "actor", "operator", "action", "type action", "type d'action", "operation",
    "type operation", "type d'operation", "evenement", "type evenement", "type d'evenement", "activite", "event", "event type", "action type",
    "operation type", "activity",
})  # fmt: skip

SEPARATORS = (";", ",", "\t")
_HEAD = 65_536
_PREAMBLE = 20


@dataclass(frozen=True)
class Header:
    """Where the header stands (line 1 is the first), how its file is separated, its titles, and what each column is for."""

    line: int
    separator: str
    titles: tuple[str, ...]
    roles: tuple[Role | None, ...]
    is_utc: bool

    def places(self, role: Role) -> tuple[int, ...]:
        """The positions of the columns of one role, from left to right."""
        return tuple(at for at, found in enumerate(self.roles) if found == role)


def header_of(path: Path, encoding: str | None = None) -> Header | None:
    """Return the header of an access log, looked for in the first twenty lines; None for any other file.

    A header names a date, a user and an action, one of the latter two in words of computing; the object is not always there.
    """
    with path.open("rb") as opened:
        head = opened.read(_HEAD)
    if encoding is None:
        encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig" if _is_utf8(head) else "cp1252"
    text = head.decode(encoding, errors="replace")
    if "\0" in text:
        return None
    lines = re.split(r"\r\n|\r|\n", text)[:_PREAMBLE]
    found = (_header(number, line, separator) for number, line in enumerate(lines, start=1) for separator in SEPARATORS)
    return next((header for header in found if header is not None), None)


def _is_utf8(head: bytes) -> bool:
    """True if the bytes are UTF-8, the last character perhaps cut short."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return len(head) == _HEAD and error.start >= len(head) - 3
    return True


def _header(number: int, line: str, separator: str) -> Header | None:
    if separator not in line or len(line) > 10_000:
        return None
    titles = tuple(title.strip().removeprefix("\ufeff") for title in next(csv.reader([line], delimiter=separator), []))
    roles = tuple(_role(title) for title in titles)
    telling = any(role in ("user", "action") and _bare(title) not in COMMON_WORDS for title, role in zip(titles, roles, strict=True))
    if not telling or not {"date", "user", "action"} <= set(roles):
        return None
    dated = next(title for title, role in zip(titles, roles, strict=True) if role == "date")
    return Header(number, separator, titles, roles, bool(re.search(r"\b(utc|gmt)\b", plain(dated))))


def _bare(title: str) -> str:
    bare = re.sub(r"\([^)]*\)|\b(utc|gmt)\b", " ", plain(title))
    return " ".join(re.sub(r"[^a-z0-9']+", " ", bare).split())


def _role(title: str) -> Role | None:
    bare = _bare(title)
    return next((role for role, titles in TITLES.items() if bare in titles or bare in {words.replace("'", " ") for words in titles}), None)
