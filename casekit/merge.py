"""The rows of one table that speak of the same thing, merged by id: what they agree on, what they dispute, where it is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from casekit.records import Column, Table

Side = Literal["claimant", "defence"]

MACROS = ("agreed", "disputed", "agreed_date", "disputed_date")
VALUE = "r.value"

_COMMON = frozenset({"case_id", "exhibit", "locator", "declared_by"})


def merged_rows(table: Table, without: Side | None, forms: Mapping[str, str]) -> str:
    """Return the SELECT that merges a table by case_id and id.

    Args:
        table: the table; its first column is the id.
        without: the side whose declarations are left out (it cannot prove for itself), with those of which nobody knows the
            side; or None to keep every row.
        forms: the plain SQL of each of MACROS of `facts/_logic.sql`, applied to VALUE.
    Returns:
        Plain SQL: case_id, the table's columns, `<column>_contested` for each column in
        which exhibits can contradict each other, and `evidence`, a sorted list of {exhibit, locator, declared_by}.
    """
    columns = [c for c in table.columns if c.name not in _COMMON and c.name != table.id]
    key = f'r."{table.id}"'
    chosen = [f"r.case_id, {key} AS \"{table.id}\""]
    chosen += [f'{_agreed(c, forms)} AS "{c.name}"' for c in columns]
    chosen += [f'{_disputed(c, forms)} AS "{c.name}_contested"' for c in columns if can_be_contested(c)]
    chosen.append("list_sort(list(DISTINCT {'exhibit': r.exhibit, 'locator': r.locator, 'declared_by': r.declared_by})) AS evidence")
    return f"SELECT {', '.join(chosen)} FROM {_source(table, without)} GROUP BY r.case_id, {key}"


def single_rows(table: Table, without: Side | None) -> str:
    """Return the same SELECT as `merged_rows` for a table in which no id stands twice: nothing to agree on, nothing to dispute."""
    columns = [c for c in table.columns if c.name not in _COMMON and c.name != table.id]
    chosen = ["r.case_id", f'r."{table.id}"']
    chosen += [f"nullif(r.\"{c.name}\", '') AS \"{c.name}\"" if _is_free_text(c) else f'r."{c.name}"' for c in columns]
    chosen += [f'FALSE AS "{c.name}_contested"' for c in columns if can_be_contested(c)]
    chosen.append("[{'exhibit': r.exhibit, 'locator': r.locator, 'declared_by': r.declared_by}] AS evidence")
    return f"SELECT {', '.join(chosen)} FROM {_source(table, without)}"


def _source(table: Table, without: Side | None) -> str:
    source = f'main."{table.name}" AS r'
    if without is None:
        return source
    other = "defence" if without == "claimant" else "claimant"
    return (
        f"{source} LEFT JOIN main.declarer AS d ON d.case_id = r.case_id AND d.person = r.declared_by"
        f" WHERE r.declared_by IS NULL OR d.side IN ('none', '{other}')"
    )


def _is_free_text(column: Column) -> bool:
    return column.type == "VARCHAR" and not can_be_contested(column)


def can_be_contested(column: Column) -> bool:
    """Tell whether two different values are a contradiction; two wordings of a free text are not."""
    return column.type != "VARCHAR" or bool(column.values) or bool(column.refers_to) or column.is_exact


def _agreed(column: Column, forms: Mapping[str, str]) -> str:
    if column.type in ("DAY", "MOMENT"):
        return _applied("agreed_date", column, forms)
    if can_be_contested(column):
        return _applied("agreed", column, forms)
    value = f'r."{column.name}"'
    return f"nullif(array_to_string(list_sort(list(DISTINCT {value}) FILTER ({value} IS NOT NULL)), ' / '), '')"


def _disputed(column: Column, forms: Mapping[str, str]) -> str:
    return _applied("disputed_date" if column.type in ("DAY", "MOMENT") else "disputed", column, forms)


def _applied(macro: str, column: Column, forms: Mapping[str, str]) -> str:
    return forms[macro].replace(VALUE, f'r."{column.name}"')
