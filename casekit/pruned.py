"""Facts cut down to the columns that somebody reads: unread columns go, and with them the joins that only those needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlglot import exp

Names = frozenset[str] | None
"""The names of the columns that are read; None: all of them."""


@dataclass(frozen=True)
class Sources:
    """What stands behind a FROM or a JOIN: for a name, the columns of which no two of its rows hold the same values."""

    keys: Mapping[str, frozenset[str]]

    def key(self, table: exp.Expr) -> frozenset[str] | None:
        """Return the key of the source that a join reads, or None where it is not known."""
        return self.keys.get(f"{table.db}.{table.name}" if table.db else table.name) if isinstance(table, exp.Table) else None


def prune(select: exp.Expr, read: Names, sources: Sources) -> exp.Expr:
    """Return a SELECT that gives the same rows with the columns read alone.

    Args:
        select: the SELECT of a fact, with its WITH; left as it is.
        read: the names of its columns that are read.
        sources: the keys of the tables and facts that it may join.
    Returns:
        The SELECT without the other columns, and without each LEFT JOIN on the whole key of its source of which nothing is read any more:
        such a join neither adds a row nor takes one away.
    """
    pruned = select.copy()
    with_ = pruned.args.get("with_")
    ctes = list(with_.expressions) if with_ is not None else []
    own = {cte.alias: _grouped_by(cte.this) for cte in ctes}  # a name of its own hides the fact of that name
    outside = {name: key for name, key in sources.keys.items() if name not in own}
    known = Sources({**outside, **{name: key for name, key in own.items() if key is not None}})
    _cut(pruned, read, known)
    wanted = _read_in(pruned, read, with_)
    for cte in reversed(ctes):
        _cut(cte.this, wanted, known)
        wanted = _both(wanted, _read_in(cte.this, wanted, None))
    return pruned


def columns_read(select: exp.Expr) -> Names:
    """Return the names of all the columns that a SELECT names, of whatever source; None where it gives all of one."""
    return _read_in(select, None, None)


def grouped_by(select: exp.Expr) -> frozenset[str] | None:
    """Return the columns by which the rows of a SELECT are told apart, where it groups by them."""
    return _grouped_by(select)


def _grouped_by(select: exp.Expr) -> frozenset[str] | None:
    group = select.args.get("group")
    if not isinstance(select, exp.Select) or group is None or group.args.get("all"):
        return None
    given = {(e.this if isinstance(e, exp.Alias) else e).sql(): e.alias_or_name for e in select.expressions}
    keys = [given.get(key.sql()) for key in group.expressions]
    return frozenset(key for key in keys if key) if all(keys) else None


def _read_in(select: exp.Expr, read: Names, besides: exp.Expr | None) -> Names:
    """The names that a SELECT reads of its sources; through a star, what is read of itself."""
    names: set[str] = set()
    for node in select.walk(prune=lambda node: node is besides):
        if isinstance(node, exp.Star) and not isinstance(node.parent, exp.Count):
            if read is None:
                return None
            names |= read
        elif isinstance(node, exp.Column):
            names |= {node.name, node.table}
    return frozenset(names)


def _both(first: Names, second: Names) -> Names:
    return None if first is None or second is None else first | second


def _cut(select: exp.Expr, read: Names, sources: Sources) -> None:
    """Take out of one SELECT what is not read; a UNION and a DISTINCT are left whole, and what makes several rows of one stays."""
    if not isinstance(select, exp.Select) or select.args.get("distinct") or read is None:
        return
    group = select.args.get("group")
    if group is not None and group.args.get("all"):
        return
    kept = [e for e in select.expressions if not e.alias_or_name or e.alias_or_name in read or e.is_star or e.find(exp.Explode)]
    if kept:
        select.set("expressions", kept)
    for join in reversed(list(select.args.get("joins") or ())):
        if _is_idle(join, select, sources):
            select.args["joins"].remove(join)


def _is_idle(join: exp.Join, select: exp.Select, sources: Sources) -> bool:
    """Tell a LEFT JOIN that finds one row at most, and of which nothing is read."""
    key, alias, on = sources.key(join.this), join.this.alias_or_name, join.args.get("on")
    if join.side != "LEFT" or join.kind in ("SEMI", "ANTI") or key is None or on is None or not _names_its_sources(select):
        return False
    matched = {name for part in (on.flatten() if isinstance(on, exp.And) else [on]) for name in _matched(part, alias)}
    others = [value for name, value in select.args.items() if name not in ("joins", "with_")]
    others += [[other for other in select.args["joins"] if other is not join]]
    return key <= matched and not any(alias in _qualifiers(value) for value in others)


def _matched(part: exp.Expr, alias: str) -> set[str]:
    """The column of a source that one part of an ON sets equal to what another source gives."""
    sides = [(part.this, part.expression), (part.expression, part.this)] if isinstance(part, exp.EQ) else []
    return {one.name for one, other in sides if isinstance(one, exp.Column) and one.table == alias and alias not in _qualifiers(other)}


def _names_its_sources(select: exp.Select) -> bool:
    """Tell whether each column says of which source it is: a bare name, or a star, may be of any of them."""
    joins = select.args.get("joins") or []
    aliases = {source.this.alias_or_name for source in (select.args["from_"], *joins)}
    columns = (n for n in select.walk(prune=lambda node: isinstance(node, (exp.With, exp.Subquery))) if isinstance(n, exp.Column))
    return not any(isinstance(e, exp.Star) for e in select.expressions) and all(column.parts[0].name in aliases for column in columns)


def _qualifiers(value: object) -> set[str]:
    """The names that stand before a dot, of a source or of a column that holds fields."""
    if isinstance(value, list):
        return set().union(*(_qualifiers(item) for item in value))
    columns = value.find_all(exp.Column) if isinstance(value, exp.Expr) else ()
    return {part.name for column in columns for part in column.parts[:-1]}
