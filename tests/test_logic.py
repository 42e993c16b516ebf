"""The macros of unknowns against every possible world: sure only where all worlds agree, and wherever they do.

A date is the set of the days that it may be; `NEVER` (known not to have happened) is later than every day. An oracle asks each
question in each world. The macros are written out by `sql.expand` and run in DuckDB, as the facts are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import duckdb
import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st
from situations import CASEKIT, MACROS

from casekit import sql

FIRST = date(2024, 2, 26)
DAYS = [FIRST + timedelta(days=n) for n in range(6)]  # 26, 27, 28, 29 February, 1, 2 March of a leap year
NEVER = date(9999, 12, 31)
SOME_DAY = frozenset([date(1900, 1, 1), *DAYS, date(2100, 1, 1)])
INTERVALS = [(a, b) for a in DAYS for b in DAYS if a <= b]
DATES: list[Any] = [None, "never", "?", *INTERVALS]
STEPS = ("0 * INTERVAL 1 DAY", "2 * INTERVAL 1 DAY", "1 * INTERVAL 1 MONTH", "1 * INTERVAL 1 YEAR")


def worlds(x: Any) -> frozenset[date]:
    """The days that a date may be."""
    if x is None:
        return SOME_DAY | {NEVER}
    if x == "never":
        return frozenset([NEVER])
    return SOME_DAY if x == "?" else frozenset(d for d in DAYS if x[0] <= d <= x[1])


def sure(answers: Iterable[bool]) -> bool | None:
    """What all worlds answer; None where they differ."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None


def struct(x: Any, kind: str = "DAY") -> dict[str, Any] | None:
    if x is None:
        return None
    low, high = (None, None) if isinstance(x, str) else x
    if low and kind == "MOMENT":
        low, high = datetime.combine(low, datetime.min.time()), datetime.combine(high, datetime.max.time())
    return {"written": "w", "from": low, "to": high, "zone": "none", "happened": x != "never"}


def read(value: dict[str, Any] | None) -> Any:
    """A struct given back by DuckDB, as a member of DATES."""
    if value is None:
        return None
    if value["from"] is None:
        return "?" if value["happened"] else "never"
    return (value["from"], value["to"])


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    """Every date as a DAY and as a MOMENT, numbered as in DATES."""
    con = duckdb.connect()
    con.execute((CASEKIT / "tables" / "_types.sql").read_text("utf-8"))
    con.execute("CREATE TABLE d (i INTEGER, x DAY, m MOMENT)")
    con.executemany("INSERT INTO d VALUES (?, ?, ?)", [(i, struct(x), struct(x, "MOMENT")) for i, x in enumerate(DATES)])
    return con


def ask(con: duckdb.DuckDBPyConnection, query: str, parameters: Iterable[Any] = ()) -> list[Any]:
    """Run a query that calls macros, written out as plain SQL."""
    plain = sql.expand(sqlglot.parse_one(query, read="duckdb"), MACROS).sql("duckdb")
    return con.execute(plain, list(parameters)).fetchall()


@pytest.mark.parametrize("column", ["x", "m"])
def test_before_is_sure_exactly_where_every_world_agrees(con: duckdb.DuckDBPyConnection, column: str) -> None:
    found = ask(con, f"SELECT a.i, b.i, before(a.{column}, b.{column}) FROM d AS a, d AS b")
    for i, j, answer in found:
        expected = sure(x < y for x, y in product(worlds(DATES[i]), worlds(DATES[j])))
        if column == "m" and expected is False and isinstance(DATES[i], tuple) and DATES[i][0] == DATES[j][1]:
            expected = None  # two moments of one day: either may come first
        assert answer == expected, (DATES[i], DATES[j])


@pytest.mark.parametrize("column", ["x", "m"])
def test_of_two_things_of_one_day_neither_is_of_an_earlier_day(con: duckdb.DuckDBPyConnection, column: str) -> None:
    for i, j, answer in ask(con, f"SELECT a.i, b.i, on_earlier_day(on_day(a.{column}), on_day(b.{column})) FROM d AS a, d AS b"):
        worlds_of_both = list(product(worlds(DATES[i]), worlds(DATES[j])))
        is_same_day = any(x == y != NEVER for x, y in worlds_of_both)
        assert answer == (None if is_same_day else sure(x < y for x, y in worlds_of_both)), (DATES[i], DATES[j])


def later(day: date, step: str) -> date:
    """The end of the term, counted by the calendar as DuckDB does."""
    row = duckdb.execute(f"SELECT CAST(? + {step} AS DATE)", [day]).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize("step", STEPS)
def test_within_is_sure_exactly_where_every_world_agrees(con: duckdb.DuckDBPyConnection, step: str) -> None:
    ends = {day: later(day, step) for day in SOME_DAY}
    for i, j, answer in ask(con, f"SELECT a.i, b.i, within(a.x, b.x, {step}) FROM d AS a, d AS b"):
        pairs = product(worlds(DATES[i]), worlds(DATES[j]))
        expected = sure(NEVER not in (x, y) and y <= x <= ends[y] for x, y in pairs)
        assert answer == expected, (DATES[i], DATES[j], step)


@pytest.mark.parametrize("step", STEPS)
def test_the_end_of_a_term_is_an_interval_as_its_start_is(con: duckdb.DuckDBPyConnection, step: str) -> None:
    for i, end in ask(con, f"SELECT i, term(x, {step}) FROM d"):
        x = DATES[i]
        assert read(end) == ((later(x[0], step), later(x[1], step)) if isinstance(x, tuple) else x)


def test_the_day_of_a_moment_is_the_day_that_it_was_made_of(con: duckdb.DuckDBPyConnection) -> None:
    assert [read(day) for (day,) in ask(con, "SELECT on_day(m) FROM d ORDER BY i")] == DATES


def test_a_term_is_put_off_by_the_time_that_passed_and_by_no_less_or_more(con: duckdb.DuckDBPyConnection) -> None:
    chosen = [i for i, x in enumerate(DATES) if not isinstance(x, tuple) or (x[1] - x[0]).days < 3]
    con.execute(f"CREATE OR REPLACE TEMP TABLE few AS SELECT * FROM d WHERE i IN {tuple(chosen)}")
    query = "SELECT t.i, a.i, b.i, put_off(t.x, a.x, b.x) FROM d AS t, few AS a, few AS b WHERE t.i IN (0, 1, 2, 3, 8)"
    for i, j, k, found in ask(con, query):
        given = [DATES[i], DATES[j], DATES[k]]
        if not all(isinstance(x, tuple) for x in given):
            assert read(found) == (None if None in given or "never" in given else "?"), given
            continue
        ends = [d + max(timedelta(0), b - a) for d, a, b in product(*map(worlds, given))]
        assert read(found) == (min(ends), max(ends)), given


def grouped(con: duckdb.DuckDBPyConnection, expression: str, values: list[Any], kind: str) -> Any:
    """Evaluate an aggregate over the values; none of them is a group without rows."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE g (x {kind})")
    if values:
        con.executemany("INSERT INTO g VALUES (?)", [[struct(v) if kind == "DAY" else v] for v in values])
    return ask(con, f"SELECT {expression} FROM g")[0][0]


booleans = st.lists(st.sampled_from([True, False, None]), max_size=4)
few_dates = st.lists(st.sampled_from([*DATES[:3], *DATES]), max_size=4)


def settle(values: list[bool | None], combine: Callable[[Iterable[bool]], bool]) -> bool | None:
    """Fill each unknown both ways; no row at all is an unknown."""
    if not values:
        return None
    return sure(combine(w) for w in product(*([v] if v is not None else [True, False] for v in values)))


@settings(max_examples=120, deadline=None)
@given(booleans)
def test_one_and_all_are_true_as_in_every_world(con: duckdb.DuckDBPyConnection, values: list[bool | None]) -> None:
    assert grouped(con, "any_true(x)", values, "BOOLEAN") == settle(values, any)
    assert grouped(con, "all_true(x)", values, "BOOLEAN") == settle(values, all)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["adult", "minor", None]), max_size=4))
def test_the_rows_that_speak_agree_or_are_disputed_and_a_blank_contradicts_nobody(con: duckdb.DuckDBPyConnection, values: list[Any]) -> None:
    spoken = {v for v in values if v is not None}
    assert grouped(con, "agreed(x)", values, "VARCHAR") == (spoken.pop() if len(spoken) == 1 else None)
    assert grouped(con, "disputed(x)", values, "VARCHAR") is (len({v for v in values if v is not None}) > 1)


@settings(max_examples=150, deadline=None)
@given(few_dates)
def test_the_agreed_date_is_what_all_the_rows_that_speak_allow(con: duckdb.DuckDBPyConnection, values: list[Any]) -> None:
    spoken = [worlds(v) for v in values if v is not None]
    allowed = frozenset.intersection(*spoken) if spoken else None
    found = read(grouped(con, "agreed_date(x)", values, "DAY"))
    assert grouped(con, "disputed_date(x)", values, "DAY") is (allowed == frozenset())
    assert (found is None) is (not allowed)
    if allowed:
        assert worlds(found) == allowed


@settings(max_examples=150, deadline=None)
@given(few_dates)
def test_the_latest_date_is_unknown_where_one_is(con: duckdb.DuckDBPyConnection, values: list[Any]) -> None:
    found = read(grouped(con, "latest(x)", values, "DAY"))
    if not values or not all(isinstance(v, tuple) for v in values):
        assert found is None
    else:
        assert worlds(found) == frozenset(max(world) for world in product(*map(worlds, values)))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(DATES), st.sampled_from([True, True, False, None])), max_size=4))
def test_the_latest_of_some_rows_does_without_the_others(con: duckdb.DuckDBPyConnection, rows: list[tuple[Any, bool | None]]) -> None:
    chosen = [i for i, (_, is_chosen) in enumerate(rows) if is_chosen]
    con.execute("CREATE OR REPLACE TEMP TABLE g (n INTEGER, x DAY, w BOOLEAN)")
    if rows:
        con.executemany("INSERT INTO g VALUES (?, ?, ?)", [(n, struct(x), w) for n, (x, w) in enumerate(rows)])
    ((found,),) = ask(con, "SELECT latest_where(x, w) FROM g")
    con.execute(f"DELETE FROM g WHERE n NOT IN ({', '.join(map(str, chosen)) or -1})")
    assert found == ask(con, "SELECT latest(x) FROM g")[0][0]


def test_a_macro_takes_its_own_arguments_whatever_the_columns_are_called(con: duckdb.DuckDBPyConnection) -> None:
    swapped = ask(con, "SELECT before(s.b, s.a) FROM (SELECT p.x AS a, q.x AS b FROM d AS p, d AS q WHERE p.i = 3 AND q.i = 23) AS s")
    assert swapped == [(False,)]


@pytest.mark.parametrize(("low", "high", "is_above", "reaches"), [
    (23, 23, False, False), (24, 24, False, True), (25, 25, True, True), (24, 30, None, True), (20, 24, False, None), (20, 30, None, None),
    (25, None, True, True), (24, None, None, True), (None, 24, False, None), (None, 23, False, False), (None, None, None, None),
])  # fmt: skip
def test_a_measure_passes_a_bar_only_where_all_that_it_may_be_does(
    con: duckdb.DuckDBPyConnection, low: int | None, high: int | None, is_above: bool | None, reaches: bool | None
) -> None:
    said = ", ".join("NULL" if bound is None else str(bound) for bound in (low, high))
    assert ask(con, f"SELECT above({said}, 24), reaches({said}, 24)") == [(is_above, reaches)]
