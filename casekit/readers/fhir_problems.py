"""What is wrong with the resources of a FHIR file, in sentences: strangers, repeated ids, references that lead nowhere."""

from __future__ import annotations

from typing import Any

from casekit.records import LeftOut, Problem

SAID_IN_FULL = 50
_ELSEWHERE = "Vérifier que la pièce qui les contient a été versée ; sinon, la demander."
_NOWHERE = "Demander un export complet : ces ressources devaient se trouver dans ce fichier."


def not_fhir(con: Any, prefix: str) -> tuple[LeftOut, ...]:
    """List the lines and entries that are sound JSON without being a FHIR resource."""
    rows = con.execute(
        f"""SELECT line, place FROM temp."{prefix}found" WHERE json IS NOT NULL
            AND (json_type(json) <> 'OBJECT' OR (json ->> '$.resourceType') IS NULL) ORDER BY line, place"""
    ).fetchall()
    if not rows:
        return ()
    names = [str(line) if line is not None else str(place) for line, place in rows[:SAID_IN_FULL]]
    are_lines = rows[0][0] is not None
    where = ("lignes " if are_lines and len(rows) > 1 else "ligne " if are_lines else "") + ", ".join(names)
    return (LeftOut(where + ("…" if len(rows) > SAID_IN_FULL else ""), len(rows), "JSON sans resourceType : n'est pas une ressource FHIR"),)


def of_resources(con: Any, prefix: str) -> tuple[Problem, ...]:
    """Return the problems of the resources, gathered by kind with their counts."""
    return (*_clashes(con, prefix), *_dangling(con, prefix), *_ambiguous_devices(con, prefix), *_without_topic(con, prefix))


def _clashes(con: Any, prefix: str) -> list[Problem]:
    rows = con.execute(
        f'SELECT id, count(*) FROM temp."{prefix}repeated" WHERE is_clash AND NOT is_copy AND is_superseded IS DISTINCT FROM TRUE GROUP BY id ORDER BY id'
    ).fetchall()
    return [
        Problem(
            "duplicate_id",
            f"L'identifiant {name} désigne {count} ressources différentes du même fichier ; toutes ont été reprises, leurs désaccords seront signalés.",
            "Vérifier sur l'original laquelle fait foi.",
            locator=name,
            severity="warning",
        )
        for name, count in rows[:SAID_IN_FULL]
    ]


def _dangling(con: Any, prefix: str) -> list[Problem]:
    """Count by type the references that lead to no resource of the file, apart those that another exhibit may answer."""
    rows = con.execute(
        f"""SELECT CASE WHEN is_ambiguous THEN 'ambiguous' WHEN contains(written, '?') THEN 'conditional'
                        WHEN contains(written, '#') OR written LIKE 'urn:%' THEN 'inside' ELSE 'elsewhere' END AS kind,
                   type, count(*), min(written)
            FROM temp."{prefix}reference"
            WHERE NOT is_here AND (type IS NOT NULL OR contains(written, '#') OR written LIKE 'urn:%' OR contains(written, '?'))
            GROUP BY ALL ORDER BY ALL"""
    ).fetchall()
    return [_dangling_problem(*row) for row in rows]


def _dangling_problem(kind: str, target: str | None, count: int, example: str) -> Problem:
    what = f"{count} référence{'s' if count > 1 else ''} {f'à {target} ' if target is not None else ''}"
    ends = {
        "ambiguous": f"{'conviennent' if count > 1 else 'convient'} à plusieurs ressources du fichier",
        "conditional": f"par identifiant ne {'trouvent' if count > 1 else 'trouve'} pas de ressource dans ce fichier",
        "inside": f"ne {'mènent' if count > 1 else 'mène'} à aucune ressource de ce fichier",
        "elsewhere": f"{'mènent' if count > 1 else 'mène'} hors de ce fichier",
    }
    is_note = kind in ("elsewhere", "conditional")
    return Problem(
        "dangling_reference" if kind != "ambiguous" else "ambiguous_reference",
        f"{what}{ends[kind]} (par exemple {example}) ; gardée{'s' if count > 1 else ''} telle{'s' if count > 1 else ''} quelle{'s' if count > 1 else ''}.",
        _ELSEWHERE if is_note else _NOWHERE,
        severity="note" if is_note else "warning",
    )


def _ambiguous_devices(con: Any, prefix: str) -> list[Problem]:
    rows = con.execute(f'SELECT device FROM temp."{prefix}ai_device" WHERE is_ambiguous ORDER BY device').fetchall()
    return [
        Problem(
            "ambiguous_ai_system",
            f"L'appareil {device} correspond à plusieurs lignes de la table ai_system ; le système utilisé n'a pas été choisi.",
            "Corriger le nom ou l'identifiant dans la table ai_system.",
            locator=device,
            severity="warning",
        )
        for (device,) in rows
    ]


def _without_topic(con: Any, prefix: str) -> list[Problem]:
    count, example = con.execute(f'SELECT count(*), min(information) FROM temp."{prefix}information" WHERE topic IS NULL').fetchone()
    if not count:
        return []
    return [
        Problem(
            "information_without_topic",
            f"{count} message(s) adressé(s) au patient ou à un proche, dont l'objet n'est pas codé (par exemple {example}).",
            "Lire le message et, s'il s'agit d'une information due au patient, ajouter sa ligne à la table information avec son objet.",
            locator=example,
            severity="note",
        )
    ]
