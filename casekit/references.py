"""Ids that no row has, and entries without an exhibit: found in the tables once everything is loaded."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from casekit.records import Column, Problem, Table

SHOWN = 20
RESERVED = ("oniam",)
# The expert's own appraisals need no exhibit.
_APPRAISALS = frozenset({"link", "estimate", "examination", "opinion"})


def check(con: duckdb.DuckDBPyConnection, tables: Sequence[Table]) -> list[Problem]:
    """Return a problem for each reference that leads nowhere and each entry that no exhibit supports."""
    problems: list[Problem] = []
    by_name = {table.name: table for table in tables}
    for table in tables:
        for column in table.columns:
            if column.refers_to and column.name != table.id:
                problems += _dangling(con, table, column, by_name)
        if table.place[0] > 0 and table.name not in _APPRAISALS:
            problems += _unsupported(con, table)
    return problems


def _dangling(con: duckdb.DuckDBPyConnection, table: Table, column: Column, tables: dict[str, Table]) -> list[Problem]:
    ids = " UNION ALL ".join(f'SELECT CAST("{tables[name].id}" AS VARCHAR) AS id FROM main."{name}"' for name in column.refers_to)
    rows = con.execute(
        f'SELECT exhibit, locator, CAST(r."{column.name}" AS VARCHAR) FROM main."{table.name}" AS r'
        f' ANTI JOIN ({ids}) AS known ON known.id = CAST(r."{column.name}" AS VARCHAR)'
        f' WHERE r."{column.name}" IS NOT NULL AND CAST(r."{column.name}" AS VARCHAR) NOT IN ({", ".join(repr(r) for r in RESERVED)})'
        " ORDER BY ALL"
    ).fetchall()
    wanted = " ou ".join(tables[name].title.partition(" : ")[0].lower() for name in column.refers_to)
    problems = [
        Problem("unknown_reference", f"« {value} » ({table.name}.{column.name}) ne désigne aucune ligne de : {wanted}.",
                "Corriger l’identifiant, ou ajouter la ligne qui manque.", exhibit, locator, "warning")
        for exhibit, locator, value in rows[:SHOWN]
    ]  # fmt: skip
    if len(rows) > SHOWN:
        problems.append(Problem("unknown_reference", f"{len(rows) - SHOWN} autres valeurs de {table.name}.{column.name} ne désignent aucune ligne.",
                                "Demander l’export des données auxquelles elles renvoient.", severity="warning"))  # fmt: skip
    return problems


def _unsupported(con: duckdb.DuckDBPyConnection, table: Table) -> list[Problem]:
    rows = con.execute(
        f'SELECT CAST("{table.id}" AS VARCHAR), locator FROM main."{table.name}" WHERE exhibit IS NULL AND declared_by IS NULL ORDER BY ALL'
    ).fetchall()
    return [
        Problem("entry_without_exhibit", f"pièce à rattacher : « {identity} » est saisi par l’expert, sans pièce.",
                "Écrire le numéro de la pièce et la page dans les colonnes exhibit et locator.", None, locator, "warning")
        for identity, locator in rows
    ]  # fmt: skip
