"""Folders of `.sql` files: read the tables, expand the macros, sort the views by what each reads, create them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import exp

from casekit.records import Column, Table

_COLUMN = re.compile(r'^\s*"?(?P<name>\w+)"?\s+(?P<type>[A-Z]+),?\s*--\s*(?P<comment>.+)$')
_PLACE = re.compile(r"^-- place: (\d+)\.(\d+) (.+)$", re.MULTILINE)


class SqlError(Exception):
    """A `.sql` file of casekit is not what its folder asks for; the message names the file and the mend."""


@dataclass(frozen=True)
class Macro:
    """A named expression with parameters, kept as a tree so that it can be written out wherever it is used."""

    name: str
    parameters: tuple[str, ...]
    body: exp.Expr


def read_tables(folder: Path) -> tuple[Table, ...]:
    """Read every `<table>.sql` of the folder, with the columns of `_every.sql` added, in the order of the workbook.

    Raises:
        SqlError: a file without title, place or columns.
    """
    common = _columns((folder / "_every.sql").read_text("utf-8"))
    tables = [_table(path, common) for path in sorted(folder.glob("[!_]*.sql"))]
    return tuple(sorted(tables, key=lambda table: (table.place, table.name)))


def _table(path: Path, common: Sequence[Column]) -> Table:
    text = path.read_text("utf-8")
    place, columns = _PLACE.search(text), _columns(text)
    if place is None or not columns or not text.startswith("-- "):
        raise SqlError(f"{path.name}: a table opens with « -- title » and « -- place: 3.2 group », then its commented columns.")
    names = {column.name for column in columns}
    return Table(
        name=path.stem,
        title=text.splitlines()[0].removeprefix("-- ").strip(),
        group=place[3].strip(),
        place=(int(place[1]), int(place[2])),
        columns=(*columns, *(column for column in common if column.name not in names)),
    )


def _columns(text: str) -> tuple[Column, ...]:
    return tuple(_column(match) for line in text.splitlines() if (match := _COLUMN.match(line)))


def _column(match: re.Match[str]) -> Column:
    comment, _, note = match["comment"].partition(" | ")
    comment, _, refers_to = comment.partition(" -> ")
    label, values, flags = comment, {}, set()
    for bracket in re.findall(r"\[([^\]]*)\]", comment):
        label = label.replace(f"[{bracket}]", "")
        if "=" in bracket:
            values = dict(_pair(part) for part in bracket.split(";"))
        else:
            flags.add(bracket.strip())
    return Column(
        name=match["name"], type=match["type"], label=label.strip(), values=values,
        refers_to=tuple(part.strip() for part in refers_to.split(",") if part.strip()),
        may_be_none="none" in flags, is_exact="exact" in flags, note=note.strip() or None,
    )  # fmt: skip


def _pair(part: str) -> tuple[str, str]:
    value, _, label = part.partition("=")
    return value.strip(), label.strip()


def create_tables(con: duckdb.DuckDBPyConnection, folder: Path, tables: Iterable[Table]) -> None:
    """Create the types DAY and MOMENT and every table, empty."""
    con.execute((folder / "_types.sql").read_text("utf-8"))
    for table in tables:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        con.execute(f'CREATE TABLE main."{table.name}" ({columns})')


def read_macros(path: Path) -> dict[str, Macro]:
    """Read the `CREATE MACRO name(a, b) AS expression` statements of a file."""
    macros: dict[str, Macro] = {}
    for statement in sqlglot.parse(path.read_text("utf-8"), read="duckdb"):
        if not isinstance(statement, exp.Create) or not isinstance(statement.this, exp.UserDefinedFunction):
            raise SqlError(f"{path.name}: only CREATE MACRO stands here.")
        name = statement.this.this.name.lower()
        macros[name] = Macro(name, tuple(p.name for p in statement.this.expressions), statement.expression)
    return macros


def expand(tree: exp.Expr, macros: Mapping[str, Macro]) -> exp.Expr:
    """Return the tree with every call of a macro replaced by the macro's body, inner calls first."""
    for call in reversed(list(tree.find_all(exp.Anonymous))):
        macro = macros.get(call.name.lower())
        if macro is None:
            continue
        if len(call.expressions) != len(macro.parameters):
            raise SqlError(f"{macro.name} takes {len(macro.parameters)} arguments, not {len(call.expressions)}: {call.sql('duckdb')}")
        body = expand(_with_arguments(macro, call.expressions), macros)
        if call is tree:
            return body
        call.replace(exp.paren(body, copy=False))
    return tree


def _with_arguments(macro: Macro, arguments: Sequence[exp.Expr]) -> exp.Expr:
    given = dict(zip(macro.parameters, arguments, strict=True))
    holder = exp.paren(macro.body.copy(), copy=False)
    for column in list(holder.find_all(exp.Column)):
        owner = column.table or column.name
        if owner not in given:
            continue
        value = given[owner].copy()
        if not isinstance(value, (exp.Column, exp.Literal, exp.Boolean, exp.Null)):
            value = exp.paren(value, copy=False)
        is_field = bool(column.table) and not isinstance(value, exp.Null)  # a field of NULL is NULL
        column.replace(exp.Dot(this=value, expression=column.this.copy()) if is_field else value)
    body: exp.Expr = holder.this
    return body


def read_selects(folder: Path) -> dict[str, exp.Query]:
    """Read every `<name>.sql` of the folder (files whose name starts with `_` apart): one SELECT each.

    Raises:
        SqlError: a file that holds anything but one SELECT.
    """
    selects: dict[str, exp.Query] = {}
    for path in sorted(folder.glob("[!_]*.sql")):
        statements = [s for s in sqlglot.parse(path.read_text("utf-8"), read="duckdb") if s is not None]
        if len(statements) != 1 or not isinstance(statements[0], exp.Query):
            raise SqlError(f"{path.name}: one SELECT stands here, and nothing else.")
        selects[path.stem] = statements[0]
    return selects


def tables_read(con: duckdb.DuckDBPyConnection, sql: str) -> set[tuple[str, str]]:
    """Return (schema, name) of every table that a SELECT reads, as DuckDB itself parses it; schema is "" where none is written.

    The names that the SELECT gives to its own sub-queries (WITH) are left out.
    """
    row = con.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    assert row is not None
    found: set[tuple[str, str]] = set()
    own: set[tuple[str, str]] = set()
    _collect(json.loads(row[0]), found, own)
    return found - own


def _collect(node: object, found: set[tuple[str, str]], own: set[tuple[str, str]]) -> None:
    if isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            found.add((node["schema_name"], node["table_name"]))
        own |= {("", entry["key"]) for entry in node.get("cte_map", {}).get("map", [])}
        for child in node.values():
            _collect(child, found, own)
    elif isinstance(node, list):
        for child in node:
            _collect(child, found, own)


def in_order(reads: Mapping[str, Iterable[str]]) -> list[str]:
    """Sort names so that each stands after those it reads.

    Raises:
        SqlError: views that read each other in a circle, named.
    """
    try:
        return list(TopologicalSorter({name: sorted(read) for name, read in sorted(reads.items())}).static_order())
    except CycleError as error:
        raise SqlError("these facts read each other in a circle: " + " → ".join(error.args[1])) from error


def in_schemas(query: exp.Expr, facts: Iterable[str], reading: str) -> exp.Expr:
    """Return the query with `said.<table>` and bare fact names bound to the schemas of one reading."""
    bound, names = query.copy(), set(facts)
    own = {cte.alias for cte in bound.find_all(exp.CTE)}
    for table in bound.find_all(exp.Table):
        if table.db == "said":
            table.set("db", exp.to_identifier(f"said_{reading}"))
        elif not table.db and table.name in names and table.name not in own:
            table.set("db", exp.to_identifier(reading))
    return bound
