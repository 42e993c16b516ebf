"""The SQL of the FHIR reader: its files, the FHIR datatypes spelt out in them, and the paths that they read."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "fhir_sql"

# What every resource is asked for, whatever its type: by `_named.sql`, `_resource.sql` and `_narrative.sql`.
COMMON: dict[str, Any] = {
    "resourceType": "VARCHAR",
    "id": "VARCHAR",
    "meta": {"versionId": "VARCHAR", "lastUpdated": "VARCHAR", "security": [{"code": "VARCHAR"}]},
    "text": {"status": "VARCHAR", "div": "VARCHAR"},
}
_SHAPE = re.compile(r"from_json\(\s*([\w.]+)\s*,\s*'(\{.*?\})'\s*\)", re.S)
_TABLE = re.compile(r"\bfhir\.(\w+)")


@cache
def _datatypes() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FOLDER / "_datatypes.json").read_text("utf-8"))
    return read


def spelt_out(shape: Any) -> Any:
    """Return the shape with every FHIR datatype named in it replaced by its own fields."""
    if isinstance(shape, dict):
        return {key: spelt_out(value) for key, value in shape.items()}
    if isinstance(shape, list):
        return [spelt_out(value) for value in shape]
    return spelt_out(_datatypes()[shape]) if shape in _datatypes() else shape


@cache
def _source(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text("utf-8")


@cache
def _compiled(name: str) -> str:
    return _SHAPE.sub(lambda m: f"from_json({m[1]}, '{json.dumps(spelt_out(json.loads(m[2])), separators=(',', ':'))}')", _source(name))


def query(name: str, prefix: str) -> str:
    """Return the SQL of one file, its `fhir.<name>` standing for the temporary tables that begin with the prefix."""
    return _TABLE.sub(lambda m: f'temp."{prefix}{m[1]}"', _compiled(name))


@cache
def read_types() -> dict[str, str]:
    """Return the resource types that have a SELECT, each with the name of its file: `{'Patient': 'patient', …}`."""
    names = [path.stem for path in sorted(FOLDER.glob("*.sql")) if not path.stem.startswith("_")]
    return {re.search(r"type = '(\w+)'", _source(name))[1]: name for name in names}  # type: ignore[index]


@cache
def staged_names() -> tuple[str, ...]:
    """Return the names of the tables that `_staged.sql` creates, in its order."""
    return tuple(re.findall(r"CREATE TEMP TABLE fhir\.(\w+)", _source("_staged")))


@cache
def r4_types() -> frozenset[str]:
    """Return the names of the resource types of FHIR R4 (hl7.org/fhir/R4/resourcelist.html)."""
    return frozenset((FOLDER / "_r4_types.txt").read_text("utf-8").split())


@cache
def read_shape(name: str) -> dict[str, Any]:
    """Return the fields of a resource that its SELECT reads, taken from the SELECT itself: they cannot drift apart."""
    shape = dict(COMMON)
    for source, text in _SHAPE.findall(_source(name)):
        if source == "json":
            shape = _merged(shape, spelt_out(json.loads(text)))
    return shape


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    both = {**one, **other}
    for key in one.keys() & other.keys():
        if isinstance(one[key], dict) and isinstance(other[key], dict):
            both[key] = _merged(one[key], other[key])
    return both
