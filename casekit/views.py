"""The views of a case: rows merged by id, and facts, each in three readings of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import sqlglot

from casekit import pruned, sql
from casekit.merge import MACROS, VALUE, Side, merged_rows, single_rows
from casekit.records import Table

# whole: every row; claimant: what the claimant may rely on, without the declarations of his own side; defence: likewise.
READINGS: dict[str, Side | None] = {"whole": None, "claimant": "claimant", "defence": "defence"}


# Of what is not typed in, the facts read these only.
_CASE_TABLES = frozenset({"casefile", "party", "mission", "answer"})
# Put in anew each time a case is opened: whatever reads them stays a view.
_PUT_IN_ANEW = frozenset({"said.answer"})
_READING, _QUOTE = "_any_reading_", "'"


def without_merging(con: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> frozenset[str]:
    """Return the names of the tables in which no id stands twice today: `install` may read their rows as they are."""
    twice = "SELECT 1 FROM main.\"{}\" GROUP BY case_id, \"{}\" HAVING count(*) > 1 LIMIT 1"
    return frozenset(table.name for table in tables if con.execute(twice.format(table.name, table.id)).fetchone() is None)


def install(con: duckdb.DuckDBPyConnection, tables: Iterable[Table], facts: Path, single: Container[str] = ()) -> list[str]:
    """Create the schemas `said_<reading>` (rows merged by id) and `<reading>` (facts) as views over the tables of the connection.

    Args:
        con: an open connection in which the tables exist.
        tables: the tables of the contract.
        facts: the folder of `<fact>.sql`, with `_logic.sql` and `_declarer.sql`.
        single: the tables in which no id stands twice, nor will: what `without_merging` returns once all is loaded.
    Returns:
        The names of the facts, each after those it reads.
    Raises:
        sql.SqlError: a file that is not one SELECT, or facts that read each other in a circle.
    """
    plan = _plan(con, tables, facts)
    for reading in READINGS:
        _create(con, plan, reading, "VIEW", single, frozenset())
    return list(plan.facts)


def settle(con: duckdb.DuckDBPyConnection, tables: Iterable[Table], facts: Path) -> None:
    """Create the same schemas over a case that is loaded, as tables: read often, they are computed once.

    Where nobody's declaration bears on a table or a fact, its three readings are one. The expert's answers, and the facts that
    read them, stay views.

    Args:
        con, tables, facts: as for `install`. What is loaded later, the answers apart, is no longer seen.
    """
    plan = _plan(con, tables, facts)
    single = without_merging(con, plan.tables)
    declared = {table.name for table in plan.tables if _has_declarations(con, table)}
    touched = _reading(plan, {f"said.{name}" for name in declared})
    for reading in READINGS:
        alike = frozenset() if reading == "whole" else frozenset({*plan.facts, *(f"said.{table.name}" for table in plan.tables)} - touched)
        _create(con, plan, reading, "TABLE", single, alike)


def share(
    con: duckdb.DuckDBPyConnection, tables: Iterable[Table], facts: Path, read: Mapping[str, frozenset[str]],
    cases: tuple[str, str], single: Container[str],
) -> None:  # fmt: skip
    """Create the reading `whole` over some of many loaded cases: only what is read, a fact that several others read computed once, without evidence.

    Args:
        con, tables, facts, single: as for `install`. What is loaded later is no longer seen.
        read: the columns of each fact that are asked for; a fact that nothing asks for is left out.
        cases: the first and the last `case_id`, in the order of text: what bounds the memory, however many there are.
    """
    plan = _plan(con, tables, facts)
    cut = _cut(facts, _texts(facts), tuple((table.name, table.id) for table in plan.tables), tuple(sorted(read.items())))
    within = " AND ".join((f"case_id >= '{cases[0].replace(_QUOTE, _QUOTE * 2)}'", f"case_id <= '{cases[1].replace(_QUOTE, _QUOTE * 2)}'"))
    con.execute("CREATE SCHEMA IF NOT EXISTS said_whole; CREATE SCHEMA IF NOT EXISTS whole")
    for table in plan.tables:
        rows = single_rows(table, None) if table.name in single else merged_rows(table, None, plan.forms)
        con.execute(f'CREATE OR REPLACE VIEW said_whole."{table.name}" AS SELECT * FROM ({rows}) AS rows WHERE {within}')
    readers = Counter(source for fact in cut for source in plan.reads[fact])
    for fact in (fact for fact in plan.facts if fact in cut):
        con.execute(f'CREATE OR REPLACE {"TABLE" if readers[fact] > 1 else "VIEW"} whole."{fact}" AS {cut[fact]}')


@lru_cache(maxsize=2)
def _cut(
    facts: Path, texts: tuple[tuple[str, str], ...], tables: tuple[tuple[str, str], ...], read: tuple[tuple[str, frozenset[str]], ...]
) -> Mapping[str, str]:
    """The plain SQL of each fact that is asked for, or that one of those reads, with the columns that are read of it."""
    macros, (written, reads, _) = sql.read_macros(facts / "_logic.sql"), _written(facts, texts)
    selects = {name: sql.expand(query, macros) for name, query in sql.read_selects(facts).items()}
    keys = {f"said.{name}": frozenset({"case_id", key}) for name, key in tables}
    keys |= {name: key for name, query in selects.items() if (key := pruned.grouped_by(query)) is not None}
    wanted: dict[str, pruned.Names] = {fact: names | {"case_id"} for fact, names in read}
    cut: dict[str, str] = {}
    for fact in (fact for fact in reversed(list(written)) if fact in wanted):
        less = pruned.prune(selects[fact], wanted[fact], pruned.Sources(keys))
        cut[fact], names = sql.in_schemas(less, selects, "whole").sql("duckdb"), pruned.columns_read(less)
        for source in (source for source in reads[fact] if source in selects):
            before = wanted.get(source, frozenset())
            wanted[source] = None if names is None or before is None else names | before
    return cut


@dataclass(frozen=True)
class _Plan:
    """The SQL of every fact in the order of what they read, with a mark where the reading is named, and the tables they stand on."""

    tables: Sequence[Table]
    facts: Mapping[str, str]
    reads: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]


def _reading(plan: _Plan, sources: Set[str]) -> frozenset[str]:
    """The tables named, and every fact that reads one of them, itself or through another fact."""
    found = set(sources)
    for fact, read in plan.reads.items():
        found |= {fact} if read & found else set()
    return frozenset(found)


def _plan(con: duckdb.DuckDBPyConnection, tables: Iterable[Table], facts: Path) -> _Plan:
    con.execute(f"CREATE OR REPLACE VIEW main.declarer AS {(facts / '_declarer.sql').read_text('utf-8')}")
    written, reads, forms = _written(facts, _texts(facts))
    return _Plan([table for table in tables if table.place[0] > 0 or table.name in _CASE_TABLES], written, reads, forms)


def _texts(facts: Path) -> tuple[tuple[str, str], ...]:
    return tuple((path.stem, path.read_text("utf-8")) for path in sorted(facts.glob("*.sql")) if path.stem != "_declarer")


@lru_cache(maxsize=2)
def _written(
    facts: Path, _texts: tuple[tuple[str, str], ...]
) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]], Mapping[str, str]]:
    """The plain SQL of the facts in order, what each reads, and the forms of the macros: worked out once for the same texts."""
    macros = sql.read_macros(facts / "_logic.sql")
    selects = {name: sql.expand(query, macros) for name, query in sql.read_selects(facts).items()}
    with duckdb.connect() as con:
        named = {name: sql.tables_read(con, query.sql("duckdb")) for name, query in selects.items()}
    order = sql.in_order({name: {t for s, t in read if not s} & set(selects) for name, read in named.items()})
    return (
        {name: sql.in_schemas(selects[name], selects, _READING).sql("duckdb") for name in order},
        {name: frozenset(f"said.{t}" if s == "said" else t for s, t in named[name]) for name in order},
        {name: sql.expand(sqlglot.parse_one(f"{name}({VALUE})", read="duckdb"), macros).sql("duckdb") for name in MACROS},
    )


def _create(
    con: duckdb.DuckDBPyConnection, plan: _Plan, reading: str, kind: str, single: Container[str], alike: Container[str]
) -> None:
    """Create one reading; what is `alike` in the whole file is read there."""
    con.execute(f"CREATE SCHEMA IF NOT EXISTS said_{reading}")
    con.execute(f"CREATE SCHEMA IF NOT EXISTS {reading}")
    without, anew = READINGS[reading], _reading(plan, _PUT_IN_ANEW)
    for table in plan.tables:
        if f"said.{table.name}" in alike:
            con.execute(f'CREATE OR REPLACE VIEW said_{reading}."{table.name}" AS FROM said_whole."{table.name}"')
            continue
        rows = single_rows(table, without) if table.name in single else merged_rows(table, without, plan.forms)
        made = "VIEW" if f"said.{table.name}" in anew else kind
        con.execute(f'CREATE OR REPLACE {made} said_{reading}."{table.name}" AS {rows}')
    for fact, select in plan.facts.items():
        text = f'FROM whole."{fact}"' if fact in alike else select.replace(_READING, reading)
        con.execute(f'CREATE OR REPLACE {"VIEW" if fact in alike or fact in anew else kind} {reading}."{fact}" AS {text}')


def _has_declarations(con: duckdb.DuckDBPyConnection, table: Table) -> bool:
    return con.execute(f'SELECT 1 FROM main."{table.name}" WHERE declared_by IS NOT NULL LIMIT 1').fetchone() is not None
