"""An organization that an exhibit only names is the one typed under that name: written as it everywhere, once everything is loaded."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import duckdb

from casekit.records import Problem, Table

BY_NAME = "/manufacturer"
"""How the id ends that a reader makes for an organization of which a record gives the name and nothing else."""


def settle(con: duckdb.DuckDBPyConnection, tables: Sequence[Table], typed: Collection[str]) -> list[Problem]:
    """Write each organization known by its name alone as the one typed organization that has the same name.

    Names are the same where their letters and figures are, whatever the case, the accents and the punctuation. Two typed
    organizations of one name leave it as it is; so does an id that was typed: the expert has then said which one it is.

    Args:
        con: the database, everything loaded.
        tables: the tables of the contract.
        typed: the ids of the organizations typed in.
    Returns:
        A note for each organization so recognized.
    """
    found = _recognized(con, sorted(typed))
    for made, known, *_ in found:
        con.execute("UPDATE main.organization SET name = NULL, kind = NULL WHERE organization = ?", [made])
        for table, column in _places(tables):
            con.execute(f'UPDATE main."{table}" SET "{column}" = ? WHERE "{column}" = ?', [known, made])
    return [_note(*row) for row in found]


def _recognized(con: duckdb.DuckDBPyConnection, typed: Sequence[str]) -> list[tuple[str, str, str, str | None, str | None]]:
    """Each id made from a name, the typed id of the same name, that name, and where it was read."""
    return con.execute(
        """
        WITH named AS (
            SELECT organization AS id, name, exhibit, locator, list_contains($typed::VARCHAR[], organization) AS is_typed,
                trim(regexp_replace(lower(strip_accents(name)), '[^\\p{L}\\p{N}]+', ' ', 'g')) AS folded
            FROM main.organization WHERE name IS NOT NULL
        ), made AS (
            SELECT id, min(folded) AS folded, min(name) AS name, min(exhibit) AS exhibit, min(locator) AS locator
            FROM named WHERE NOT is_typed AND ends_with(id, $by_name) GROUP BY id HAVING count(DISTINCT folded) = 1
        ), known AS (
            SELECT folded, min(id) AS id FROM named WHERE is_typed AND folded <> '' GROUP BY folded HAVING count(DISTINCT id) = 1
        )
        SELECT m.id, k.id, m.name, m.exhibit, m.locator FROM made AS m JOIN known AS k ON k.folded = m.folded ORDER BY m.id""",
        {"typed": list(typed), "by_name": BY_NAME},
    ).fetchall()


def _places(tables: Sequence[Table]) -> list[tuple[str, str]]:
    """The id of an organization, then every column that may hold one."""
    return [("organization", "organization")] + [
        (table.name, column.name) for table in tables for column in table.columns if "organization" in column.refers_to and column.name != table.id
    ]


def _note(made: str, known: str, name: str, exhibit: str | None, locator: str | None) -> Problem:
    return Problem(
        "same_organization", f"« {name} », que la pièce ne fait que nommer, est lu comme l’organisme saisi sous ce nom ({known}).",
        f"Si ce sont deux organismes, saisir celui de la pièce dans la table organization, sous l’identifiant « {made} ».",
        exhibit, locator, "note",
    )  # fmt: skip
