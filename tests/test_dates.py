"""Dates as records write them: what Python reads, what DuckDB reads of the same texts, and how they are said in French."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from situations import CASEKIT

from casekit import dates, loading

ZONES = ("Europe/Paris", "Indian/Reunion", "America/Guadeloupe", "Pacific/Noumea", "America/Miquelon", "Australia/Lord_Howe")

DAY, CLOCK = "{:04d}-{:02d}-{:02d}".format, "{:02d}:{:02d}:{:02d}".format
years = st.one_of(st.integers(1995, 2030), st.sampled_from([0, 1, 2, 1582, 1891, 1911, 1916, 1940, 1976, 2038, 2100, 9998, 9999]))
days = st.builds(DAY, years, st.integers(0, 13), st.integers(0, 32))
recent = st.builds(DAY, st.one_of(st.integers(1970, 2030), st.sampled_from([2100, 9999])), st.integers(1, 13), st.integers(1, 31))
of_change = st.sampled_from(["2024-10-27", "2024-03-31", "1996-09-29", "1976-09-26", "2023-04-02", "2024-11-03", "9999-12-31"])
old_change = st.sampled_from(["1911-03-10", "0001-01-01"])
hours = st.one_of(st.integers(0, 25), st.integers(0, 4))
clocks = st.one_of(
    st.builds("{:02d}".format, hours),
    st.builds("{:02d}:{:02d}".format, hours, st.integers(0, 61)),
    st.builds(CLOCK, hours, st.integers(0, 59), st.integers(0, 61)),
    st.builds("{}.{}".format, st.builds(CLOCK, hours, st.integers(0, 59), st.integers(0, 59)), st.from_regex(r"[0-9]{1,10}", fullmatch=True)),
)
offsets = st.one_of(
    st.sampled_from(["Z", "+02:00", "+01:00", "-04", "+0530", "+14:00", "-12:00", "+00:00", "+23:59", "+24:00", "+99:00", "+02:99", "-0a"]),
    st.builds("{}{:02d}:{:02d}".format, st.sampled_from("+-"), st.integers(0, 26), st.integers(0, 70)),
)
# Before 1970 the zone data of two libraries differ overseas: there, an hour with an offset is not compared.
moments = st.one_of(
    st.builds("{}{}{}".format, st.one_of(days, of_change, old_change), st.sampled_from("T  t"), clocks),
    st.builds("{}T{}{}".format, st.one_of(recent, of_change), clocks, offsets),
)
partial = st.one_of(st.builds("{:04d}".format, years), st.builds("{:04d}-{:02d}".format, years, st.integers(0, 13)), days)
words = st.sampled_from(["", " ", "?", "??", "none", "NONE", "aucun", "Aucune", "néant", "13/05/2024", "2024-5-1", "20240513", "T10:05"])
junk = st.text(alphabet="0123456789-+:TZ. /?aé\t\u00a0\n٢", max_size=24)
blanks = st.sampled_from(["", " ", "\t", "\u00a0", "\r\n"])
padded = st.builds("{}{}{}".format, blanks, st.one_of(partial, moments, words), blanks)
texts = st.one_of(partial, moments, moments, words, junk, padded)


def in_python(text: str, zone: str) -> tuple[object, ...] | None:
    """What Python reads: written, first and last instant, zone, happened; None where the text is blank or no date."""
    try:
        span = dates.parse(text, zone)
    except dates.UnreadableDate:
        return None
    return None if span is None else (span.written, span.start, span.end, span.zone, span.happened)


class Reader:
    """The SQL of `_date_text.sql`, on a connection prepared for one zone."""

    def __init__(self, zone: str) -> None:
        self.con = duckdb.connect()
        loading.prepare(self.con, zone)
        self.con.execute((CASEKIT / "tables" / "_types.sql").read_text("utf-8"))
        self.sql = (CASEKIT / "tables" / "_date_text.sql").read_text("utf-8")

    def read(self, texts: list[str]) -> dict[str, tuple[object, ...]]:
        self.con.execute("CREATE OR REPLACE TEMP TABLE date_written AS SELECT DISTINCT unnest(CAST(? AS VARCHAR[])) AS x", [texts])
        self.con.execute(self.sql)
        rows = self.con.execute("SELECT x, as_moment, as_day FROM date_text").fetchall()
        assert len({row[0] for row in rows}) == len(rows), "a text read twice"
        for _, moment, day in rows:
            assert [day[key].isoformat() if day[key] else None for key in ("from", "to")] == [
                moment[key].date().isoformat() if moment[key] else None for key in ("from", "to")]  # fmt: skip
        return {x: (m["written"], m["from"], m["to"], m["zone"], m["happened"]) for x, m, _ in rows}


@pytest.fixture(scope="module", params=ZONES)
def reader(request: pytest.FixtureRequest) -> tuple[str, Reader]:
    return request.param, Reader(request.param)


@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(texts, min_size=40, max_size=120))
def test_python_and_duckdb_read_each_text_alike(reader: tuple[str, Reader], written: list[str]) -> None:
    zone, sql = reader
    found = sql.read(written)
    assert {text: found.get(text) for text in written} == {text: in_python(text, zone) for text in written}


@pytest.mark.parametrize(("text", "first", "last", "zone"), [
    ("2024", "2024-01-01T00:00:00", "2024-12-31T23:59:59.999999", "none"),
    ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59.999999", "none"),
    ("2024-05-13", "2024-05-13T00:00:00", "2024-05-13T23:59:59.999999", "none"),
    ("2024-05-13T10", "2024-05-13T10:00:00", "2024-05-13T10:59:59.999999", "assumed"),
    ("2024-05-13T10:05", "2024-05-13T10:05:00", "2024-05-13T10:05:59.999999", "assumed"),
    ("2024-05-13 10:05:07.25", "2024-05-13T10:05:07.250000", "2024-05-13T10:05:07.250000", "assumed"),
    ("2024-05-13T10:05+00:00", "2024-05-13T12:05:00", "2024-05-13T12:05:59.999999", "known"),
    ("2023-12-31T23:30Z", "2024-01-01T00:30:00", "2024-01-01T00:30:59.999999", "known"),
    ("2024-10-27T02:30", "2024-10-27T02:00:00", "2024-10-27T02:59:59.999999", "assumed"),
    ("2024-10-27T02:30+01:00", "2024-10-27T02:00:00", "2024-10-27T02:59:59.999999", "known"),
    ("1911-03-10T23:55", "1911-03-10T23:00:00", "1911-03-10T23:59:59.999999", "assumed"),
    ("2024-10-27T03:30", "2024-10-27T03:30:00", "2024-10-27T03:30:59.999999", "assumed"),
])  # fmt: skip
def test_a_date_is_the_interval_that_its_text_covers_no_more_precise_than_written(text: str, first: str, last: str, zone: str) -> None:
    span = dates.parse(text, "Europe/Paris")
    assert span == dates.Span(text, datetime.fromisoformat(first), datetime.fromisoformat(last), zone, True)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["2024-13", "2023-02-29", "2024-05-13T24:00", "2024-05-13T10:60", "13/05/2024", "2024-5", "0000", "hier",
                                  "2024-05-13T10:05+99:00", "20240513", "2024-05-13T", "9999-12-31T23:00-12:00"])  # fmt: skip
def test_what_is_no_date_is_refused_with_the_forms_that_are_read(text: str) -> None:
    with pytest.raises(dates.UnreadableDate, match="n'est pas une date lisible : écrire"):
        dates.parse(text, "Europe/Paris")


def test_a_blank_is_unknown_none_did_not_happen_and_a_question_mark_happened_some_day() -> None:
    assert dates.parse("  ", "Europe/Paris") is None
    assert dates.parse("aucun", "Europe/Paris") == dates.Span("aucun", None, None, "none", False)
    assert dates.parse("?", "Europe/Paris") == dates.Span("?", None, None, "none", True)


def test_the_clocks_of_france_show_one_hour_twice_each_autumn_and_those_of_reunion_none() -> None:
    assert dates.doubled_hours("Europe/Paris", 2023, 2024) == [datetime(2023, 10, 29, 2), datetime(2024, 10, 27, 2)]
    assert dates.doubled_hours("Indian/Reunion", 2000, 2030) == []


@pytest.mark.parametrize(("text", "said"), [
    (None, None), ("2024", "2024"), ("2024-05", "mai 2024"), ("2024-05-01", "1er mai 2024"), ("2024-05-13T10:05", "13 mai 2024 à 10 h 05"),
    ("2024-05-13T10", "13 mai 2024, entre 10 h et 11 h"), ("?", "date inconnue"), ("none", "aucune date : n'a pas eu lieu"),
])  # fmt: skip
def test_a_date_is_said_as_precisely_as_it_is_known(text: str | None, said: str | None) -> None:
    french = dates.in_french(dates.parse(text, "Europe/Paris"))
    assert french == (None if said is None else said.replace("mai 2024", "mai\u00a02024").replace("1er mai", "1er\u00a0mai")
                      .replace("13 mai", "13\u00a0mai").replace(" h", "\u00a0h").replace("h 05", "h\u00a005"))  # fmt: skip
