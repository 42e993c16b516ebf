"""What a FHIR file holds that no table takes: resource types, paths, declared unknowns, entries without a resource."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from casekit.readers import fhir_query
from casekit.records import LeftOut

NOT_TAKEN = "ne correspond à aucune colonne des tables"
TYPE_NOT_TAKEN = "type de ressource non repris dans les tables (son texte, s'il en a un, est repris)"
TYPE_NOT_R4 = "type inconnu de FHIR R4 (autre version du standard ?) : rien n'en est repris, sauf son texte"
UNKNOWN_AT_SOURCE = "déclaré inconnu par la source (data-absent-reason) : laissé vide"


def left_out(con: Any, prefix: str) -> tuple[LeftOut, ...]:
    """Count what was received and not carried, by resource type and path, in number of resources that hold it."""
    unknown = _declared_unknown(con, prefix)
    paths = _unread_paths(con, prefix)
    for path, count in unknown.items():
        head, _, tail = path.rpartition(".")
        paths[f"{head}._{tail}"] -= count
    lines = [LeftOut(path, count, NOT_TAKEN) for path, count in sorted(paths.items()) if count > 0]
    lines += [LeftOut(path, count, UNKNOWN_AT_SOURCE) for path, count in sorted(unknown.items())]
    return (*_unread_types(con, prefix), *_plain_devices(con, prefix), *_around(con, prefix), *lines)


def _rows(con: Any, sql: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = con.execute(sql).fetchall()
    return rows


def _unread_types(con: Any, prefix: str) -> list[LeftOut]:
    counted = _rows(con, f'SELECT type, count(*) FROM temp."{prefix}resource" GROUP BY type ORDER BY type')
    reasons = {"Medication": "lu pour nommer le médicament des prescriptions ; le reste n'est pas repris"}
    return [
        LeftOut(kind, count, reasons.get(kind, TYPE_NOT_TAKEN if kind in fhir_query.r4_types() else TYPE_NOT_R4))
        for kind, count in counted
        if kind not in fhir_query.read_types()
    ]


def _plain_devices(con: Any, prefix: str) -> list[LeftOut]:
    count = _rows(
        con,
        f"""SELECT count(*) FROM temp."{prefix}staged_device" d
            WHERE NOT EXISTS (SELECT 1 FROM temp."{prefix}ai_device" a WHERE a.device = d.device)
              AND NOT EXISTS (SELECT 1 FROM temp."{prefix}tie" t WHERE t.device = d.device AND t.is_software)""",
    )[0][0]
    return [LeftOut("Device", count, "appareil non déclaré comme IA et dont aucun résultat ne vient d'un logiciel")] if count else []


def _around(con: Any, prefix: str) -> list[LeftOut]:
    found = f'temp."{prefix}found"'
    besides = _rows(con, f"SELECT b, count(*) FROM (SELECT unnest(beside) AS b FROM {found}) GROUP BY b ORDER BY b")
    lines = [LeftOut(f"Bundle.entry.{name}", count, NOT_TAKEN) for name, count in besides]
    empty, deleted, copies = _rows(
        con,
        f"SELECT count(*) FILTER (json IS NULL AND is_deletion IS NULL), count(*) FILTER (json IS NULL AND is_deletion),"
        f' (SELECT count(*) FROM temp."{prefix}repeated" WHERE is_copy) FROM {found}',
    )[0]
    if empty:
        lines.append(LeftOut("Bundle.entry", empty, "entrée sans ressource"))
    if deleted:
        lines.append(
            LeftOut("Bundle.entry (DELETE)", deleted, "entrée qui demande ou rapporte la suppression d'une ressource, sans son contenu")
        )
    if copies:
        lines.append(LeftOut("ressources répétées", copies, "répétition mot pour mot d'une ressource du même fichier"))
    return lines


def _unread_paths(con: Any, prefix: str) -> Counter[str]:
    """Walk the distinct structures of each type beside the fields that its SELECT reads."""
    shapes = {kind: fhir_query.read_shape(name) for kind, name in fhir_query.read_types().items()}
    shapes["Bundle"] = {"resourceType": "VARCHAR", "type": "VARCHAR"}
    kinds = ", ".join(f"'{kind}'" for kind in shapes)
    structures = _rows(
        con,
        f"""SELECT type, json_structure(json)::VARCHAR, count(*) FROM temp."{prefix}resource" WHERE type IN ({kinds}) GROUP BY ALL
            UNION ALL
            SELECT 'Bundle', json_structure(json)::VARCHAR, count(*) FROM temp."{prefix}raw" WHERE kind = 'envelope' AND json_valid(json) GROUP BY ALL""",
    )
    counted: Counter[str] = Counter()
    for kind, structure, count in structures:
        for path in _unread(json.loads(structure), shapes[kind], kind):
            counted[path] += count
    return counted


def _unread(found: Any, read: Any, path: str) -> set[str]:
    if isinstance(found, list):
        return _unread(found[0], read[0] if isinstance(read, list) else read, path) if found else set()
    if not isinstance(found, dict):
        return {path} if isinstance(read, dict | list) and found not in ("NULL", "JSON") else set()
    if not isinstance(read, dict):
        return {path} if found and read != "JSON" else set()
    unread: set[str] = set()
    for key, inside in found.items():
        if key == "contained" or inside == "NULL":
            continue
        below = f"{path}.{key}"
        unread |= _unread(inside, read[key], below) if key in read else {below}
    return unread


def _declared_unknown(con: Any, prefix: str) -> Counter[str]:
    rows = _rows(
        con,
        f"""SELECT type, regexp_replace(regexp_replace(path, '\\[[0-9]+\\]|^\\$\\.|\\.?extension\\[[0-9]+\\]$', '', 'g'), '(^|\\.)_', '\\1', 'g') AS at,
                   count(*)
            FROM (SELECT r.type, t.path
                  FROM (SELECT type, json FROM temp."{prefix}resource" WHERE contains(json, 'data-absent-reason')) r, json_tree(r.json) t
                  WHERE t.key = 'url' AND (t.atom ->> '$') = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
                    AND NOT contains(t.path, '.contained['))
            GROUP BY ALL""",
    )
    return Counter({f"{kind}.{at}": count for kind, at, count in rows})
