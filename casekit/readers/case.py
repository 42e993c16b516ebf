"""Reads `case.toml`: who asked what about whom, the parties, the mission, the key dates."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from casekit.dates import UnreadableDate, parse
from casekit.records import Problem, Table

DEFAULT_ZONE = "Europe/Paris"
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
Cells = dict[str, str | None]


@dataclass(frozen=True)
class CaseFile:
    """What `case.toml` says: the case's id and zone, then its rows as text for the tables casefile, party and mission."""

    id: str
    zone: str
    rows: Mapping[str, tuple[Cells, ...]]
    problems: tuple[Problem, ...]


def read(folder: Path, tables: Mapping[str, Table]) -> CaseFile:
    """Read the `case.toml` of a case folder. What is absent or wrong is a problem; the folder's name stands for a missing id."""
    problems: list[Problem] = []
    found = _toml(folder / "case.toml", problems)
    case = _section(found, "case", problems)
    identity = _text(case.get("id"))
    if identity is None:
        identity = folder.resolve().name
        problems.append(_problem("case_without_id", "le dossier n’a pas d’identifiant ; le nom du répertoire en tient lieu.",
                                 "Écrire id = \"…\" sous [case].", "[case]"))  # fmt: skip
    zone = _zone(_text(case.get("zone")), problems)
    expert = _section(found, "expert", problems)
    row = {**case, "casefile": identity, "zone": zone, "expert_name": expert.get("name"), "expert_title": expert.get("title")}
    row.pop("id", None)
    rows = {
        "casefile": (_cells(row, tables["casefile"], zone, "[case]", problems),),
        "party": _many(found, "party", tables["party"], {"id": "party"}, zone, problems),
        "mission": _many(found, "mission", tables["mission"], {"n": "mission"}, zone, problems),
    }
    return CaseFile(identity, zone, rows, tuple(problems))


def _toml(path: Path, problems: list[Problem]) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        problems.append(_problem("case_toml_absent", "le fichier est absent.", "Le créer avec « casekit init »."))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        problems.append(_problem("case_toml_unreadable", f"le fichier ne se lit pas : {error}.",
                                 "Corriger la ligne citée et enregistrer en UTF-8 ; les pièces sont lues quand même."))  # fmt: skip
    return {}


def _section(found: Mapping[str, Any], name: str, problems: list[Problem]) -> dict[str, Any]:
    section = found.get(name, {})
    if isinstance(section, dict):
        return dict(section)
    problems.append(_problem("case_toml_shape", f"[{name}] n’est pas une rubrique.", f"Écrire [{name}] puis une ligne par valeur."))
    return {}


def _zone(zone: str | None, problems: list[Problem]) -> str:
    if zone is None:
        return DEFAULT_ZONE
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        problems.append(_problem("unknown_zone", f"le fuseau « {zone} » n’existe pas ; les heures sont lues à l’heure de Paris.",
                                 "Écrire un nom tel que Europe/Paris ou Indian/Reunion.", "[case], zone"))  # fmt: skip
        return DEFAULT_ZONE
    return zone


def _many(
    found: Mapping[str, Any], name: str, table: Table, renamed: Mapping[str, str], zone: str, problems: list[Problem]
) -> tuple[Cells, ...]:
    items = found.get(name, [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        problems.append(_problem("case_toml_shape", f"[[{name}]] n’est pas une suite de rubriques.", f"Écrire [[{name}]] pour chacune."))
        return ()
    rows: dict[str, Cells] = {}
    is_counted = table.columns[0].type == "INTEGER"
    for n, item in enumerate(items, start=1):
        where = f"[[{name}]] n° {n}"
        cells = _cells({renamed.get(key, key): value for key, value in item.items()}, table, zone, where, problems)
        identity = cells[table.id]
        if is_counted and identity is not None:
            identity = cells[table.id] = str(int(identity)) if _COUNT.fullmatch(identity) else None
        if identity is None or identity in rows:
            own = "un numéro qui lui soit propre" if is_counted else "un identifiant qui lui soit propre"
            message = f"identifiant absent, illisible ou déjà pris ({identity or 'vide'}) ; rubrique non retenue."
            problems.append(_problem("case_toml_id", message, f"Donner à chaque rubrique {own}.", where))
        else:
            rows[identity] = cells
    return tuple(rows.values())


def _cells(row: Mapping[str, Any], table: Table, zone: str, where: str, problems: list[Problem]) -> Cells:
    for name in row:
        if table.column(name) is None:
            problems.append(_problem("unknown_key", f"« {name} » n’est pas une valeur connue ; elle n’est pas lue.",
                                     f"Les valeurs connues : {', '.join(c.name for c in table.columns[:-4])}.", where))  # fmt: skip
    cells: Cells = {column.name: _text(row.get(column.name)) for column in table.columns if column.name not in ("case_id", "exhibit")}
    for column in table.columns:
        value = cells.get(column.name)
        if value is None:
            continue
        if column.values and value not in column.values:
            problems.append(_problem("unknown_value", f"« {value} » n’est pas une valeur de {column.name} ; la case est laissée vide.",
                                     f"Choisir parmi : {', '.join(column.values)}.", f"{where}, {column.name}"))  # fmt: skip
            cells[column.name] = None
        elif column.type in ("DAY", "MOMENT"):
            cells[column.name] = _date(value, zone, f"{where}, {column.name}", problems)
    cells["locator"] = f"case.toml, {where}"
    return cells


def _date(value: str, zone: str, where: str, problems: list[Problem]) -> str | None:
    try:
        parse(value, zone)
    except UnreadableDate as error:
        problems.append(_problem("unreadable_date", f"{error} La case est laissée vide.", "Corriger la date.", where))
        return None
    return value


def _text(value: Any) -> str | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ";".join(text for item in value if (text := _text(item)) is not None) or None
    return str(value).strip()


def _problem(code: str, message: str, remedy: str, where: str | None = None) -> Problem:
    return Problem(code, message, remedy, locator=", ".join(part for part in ("case.toml", where) if part))
