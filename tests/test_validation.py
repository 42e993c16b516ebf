"""The checks on a small invented case, and how they behave when they fail, find nothing to look at, or cannot run."""

from __future__ import annotations

import json
import logging
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from casekit import dates, sql, views
from casekit.checklist import BadCheck
from casekit.validation import CheckResult, Evidence, validate, warm_up, write_results
from casekit.validation_page import write_page

CASEKIT = Path(views.__file__).parent
TEMPLATES = CASEKIT.parent / "templates"
TABLES = sql.read_tables(CASEKIT / "tables")
TYPES = {(table.name, column.name): column.type for table in TABLES for column in table.columns}
MACROS = sql.read_macros(CASEKIT / "facts" / "_logic.sql")


def insert(con: duckdb.DuckDBPyConnection, table: str, **cells: str | None) -> None:
    """Insert one row; dates are texts, as in a workbook; the row comes from exhibit 3, p. 12, unless it says otherwise."""
    row = {"case_id": "2026-0147", "exhibit": "3", "locator": "p. 12", **cells}
    names = ", ".join(f'"{name}"' for name in row)
    places = ", ".join(f"CAST(? AS {TYPES[table, name]})" for name in row)
    con.execute(f'INSERT INTO main."{table}" ({names}) VALUES ({places})', [_value(table, *cell) for cell in row.items()])


def _value(table: str, name: str, cell: str | None) -> Any:
    kind = TYPES[table, name]
    span = dates.parse(cell, "Europe/Paris") if kind in ("DAY", "MOMENT") else None
    if span is None:
        return cell
    first, last = span.day_bounds() if kind == "DAY" else (span.start, span.end)
    return {"written": span.written, "from": first, "to": last, "zone": span.zone, "happened": span.happened}


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables of the contract, empty, and their merged rows."""
    con = duckdb.connect()
    sql.create_tables(con, CASEKIT / "tables", TABLES)
    views.install(con, TABLES, CASEKIT / "facts")
    yield con
    con.close()


@pytest.fixture
def case(con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A patient, a radiologist, and the day the file is read at; whatever a test adds is taken back."""
    con.begin()
    insert(con, "casefile", casefile="2026-0147", as_of="2026-09-01")
    insert(con, "person", person="P1", role="patient", born_on="1960-02-03", died_on="none")
    insert(con, "person", person="P2", role="professional")
    yield con
    con.rollback()


def found(con: duckdb.DuckDBPyConnection, folder: Path, *checks: str) -> Mapping[str, CheckResult]:
    """Run the named checks of casekit, or all of them, copied into `folder`."""
    for suite in (path for path in (CASEKIT / "checks").iterdir() if path.is_dir()):
        (folder / suite.name).mkdir()
        for file in [suite / "TITLE", *suite.glob("*.sql")]:
            if not checks or file.stem in (*checks, "TITLE"):
                shutil.copy(file, folder / suite.name)
    return {result.check: result for result in validate(con, folder, MACROS)}


def test_a_documented_use_passes_and_a_bare_one_fails_each_check(case: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    insert(case, "act", act="A1", status="performed", performed_at="2024-05-13T10:05", professional="P2", patient="P1")
    insert(case, "ai_system", system="S1", is_medical_device="true", udi_di="03700000000001", intended_purpose="nodules")
    insert(case, "system_version", system_version="V1", system="S1", version="4.1", installed_on="2024-01-10")
    insert(case, "certificate", certificate="C1", about="S1", kind="ce_mdr", valid_from="2023-01-01", valid_to="2027-12-31")
    insert(case, "ai_use", use="U1", system="S1", version="4.1", used_at="2024-05-13T10:20", act="A1", professional="P2", patient="P1")
    insert(case, "information", information="I1", topic="ai_use", use="U1", given="true", given_at="2024-05-10", given_by="P2")
    insert(case, "information", information="I2", topic="risk", act="A1", given="true", given_at="2024-05-10", given_by="P2")
    insert(case, "consent", consent="K1", topic="ai_use", use="U1", given="true", given_at="2024-05-10", given_by="P1")
    insert(case, "consent", consent="K2", topic="act", act="A1", given="true", given_at="2024-05-10", given_by="P1")
    insert(case, "holding", holding="H1", holder="P2", patient="P1", setting="public_hospital", last_contact_on="2024-06",
           claimed_on="none", is_located="true")  # fmt: skip
    insert(case, "act", act="A2", exhibit="7", locator="p. 2")
    insert(case, "ai_system", system="S2", exhibit="7", locator="p. 2")
    insert(case, "ai_use", use="U2", exhibit="7", locator="p. 2")
    insert(case, "holding", holding="H2", exhibit="7", locator="p. 2")
    expected = {
        "act_date": "A2", "act_professional": "A2", "act_information_trace": "A2", "act_consent_trace": "A2",
        "ai_use_date": "U2", "ai_use_professional": "U2", "ai_use_information_trace": "U2", "ai_use_consent_trace": "U2",
        "ai_use_system": "U2", "ai_use_version": "U2", "ai_system_certificate": "S2", "ai_system_version": "S2",
        "ai_system_udi": "S2", "ai_system_intended_purpose": "S2",
        "holding_holder": "H2", "holding_last_contact": "H2", "holding_end": "H2", "holding_fate": "H2",
    }  # fmt: skip
    results = found(case, tmp_path)
    assert {check: {row.about for row in results[check].failing} for check in expected} == {k: {v} for k, v in expected.items()}
    assert all((results[check].status, results[check].rows, results[check].of) == ("fail", 1, 2) for check in expected)
    assert results["act_date"].failing[0].evidence == (Evidence("7", "p. 2", None),)
    assert [result.check for result in results.values() if result.status == "error"] == []


def test_what_a_party_declares_is_no_trace(case: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    insert(case, "ai_use", use="U1", used_at="2024-05-13")
    insert(case, "information", information="I1", topic="ai_use", use="U1", given="true", declared_by="P2")
    assert found(case, tmp_path, "ai_use_information_trace")["ai_use_information_trace"].status == "fail"


def test_two_exhibits_that_give_different_days_are_told_as_such(case: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    insert(case, "ai_use", use="U1", used_at="2024-05-13", exhibit="3")
    insert(case, "ai_use", use="U1", used_at="2024-05-14", exhibit="4")
    row = found(case, tmp_path, "ai_use_date")["ai_use_date"].failing[0]
    assert row.says == "les pièces donnent des dates d’usage différentes"
    assert [evidence.exhibit for evidence in row.evidence] == ["3", "4"]


IMPOSSIBLE: dict[str, list[tuple[str, dict[str, str]]]] = {
    "order_act": [("act", {"act": "X", "performed_at": "2031-03-20"})],
    "order_person": [("person", {"person": "X", "born_on": "1990-05", "died_on": "1990-04-30"})],
    "order_ai_use": [
        ("system_version", {"system_version": "V", "system": "S", "version": "4.1", "installed_on": "2024-06-01"}),
        ("ai_use", {"use": "X", "system": "S", "version": "4.1", "used_at": "2024-05-31T23:00"}),
    ],
    "order_system_version": [("system_version", {"system_version": "X", "placed_on_market_on": "2024-02", "installed_on": "2024-01"})],
    "order_certificate": [("certificate", {"certificate": "X", "valid_from": "2024-01-02", "valid_to": "2024-01-01"})],
    "order_encounter": [("encounter", {"encounter": "X", "started_at": "2024-05-13T10:00", "ended_at": "2024-05-13T09:00"})],
    "order_event": [("event", {"event": "X", "occurred_at": "2024-05-13", "recorded_at": "2024-05-12"})],
    "order_decision": [
        ("ai_use", {"use": "U", "used_at": "2024-05-13T10:05"}),
        ("decision", {"decision": "X", "use": "U", "output_seen_at": "2024-05-13T10:00"}),
    ],
    "order_information": [("information", {"information": "X", "given_at": "2026-09-02"})],
    "order_consent": [("consent", {"consent": "X", "given_at": "2024-05-12", "withdrawn_at": "2024-05-10"})],
    "order_holding": [("holding", {"holding": "X", "last_contact_on": "2024", "destroyed_on": "2023-12-31"})],
    "order_incident": [("incident", {"incident": "X", "occurred_at": "2024-05-13", "discovered_at": "2024-05-12"})],
}


@pytest.mark.parametrize("check", IMPOSSIBLE)
def test_dates_that_cannot_follow_each_other_are_found(case: duckdb.DuckDBPyConnection, tmp_path: Path, check: str) -> None:
    for table, cells in IMPOSSIBLE[check]:
        insert(case, table, **cells)
    result = found(case, tmp_path, check)[check]
    assert {row.about for row in result.failing} == {"X"}
    assert "au plus tard le" in result.failing[0].says and "au plus tôt le" in result.failing[0].says


def test_dates_that_may_follow_each_other_are_left_alone(case: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    insert(case, "act", act="A1", performed_at="2026", patient="P1")
    insert(case, "person", person="P3", born_on="1990", died_on="?")
    insert(case, "consent", consent="K1", given_at="2024-05-12", withdrawn_at="none")
    insert(case, "system_version", system_version="V1", placed_on_market_on="2024-02", installed_on="2024", removed_on="none")
    insert(case, "holding", holding="H1", claimed_on="none", last_contact_on="2024", destroyed_on="2024-06")
    orders = ("order_act", "order_consent", "order_holding", "order_person", "order_system_version")
    assert {check: result.status for check, result in found(case, tmp_path, *orders).items()} == dict.fromkeys(orders, "pass")


def test_a_reference_to_nothing_is_found_and_the_reserved_name_is_not(case: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    insert(case, "act", act="A1", professional="P9", patient="P1", organization="O9")
    insert(case, "claim", claim="R1", claimant="P1", against="oniam")
    results = found(case, tmp_path, "reference_act", "reference_claim")
    assert [row.says for row in results["reference_act"].failing] == [
        "praticien « P9 » introuvable parmi les personnes", "établissement « O9 » introuvable parmi les organismes",
    ]  # fmt: skip
    assert (results["reference_act"].rows, results["reference_act"].of) == (1, 1)
    assert results["reference_claim"].status == "pass"


def test_every_reference_of_the_tables_is_looked_at() -> None:
    apart = {"answer", "ledger", "problem", "ruling", "candidate"}  # written by casekit itself
    common = {"exhibit", "declared_by"}
    asked = {(t.name, c.name) for t in TABLES for c in t.columns if c.refers_to and c.name not in common and t.name not in apart}
    looked_at = {
        (path.stem.removeprefix("reference_"), name)
        for path in (CASEKIT / "checks" / "record").glob("reference_*.sql")
        for name in re.findall(r"= t\.(\w+)$", path.read_text("utf-8"), re.MULTILINE)
    }
    assert asked == looked_at


def test_every_norm_of_a_check_is_in_the_law() -> None:
    law = "\n".join(path.read_text("utf-8") for path in (CASEKIT / "law" / "norms").rglob("*.toml"))
    known = set(re.findall(r'^norm\s*=\s*"([^"]+)"', law, re.MULTILINE))
    named = {re.search(r"^-- norm: (\S+)$", path.read_text("utf-8"), re.MULTILINE) for path in (CASEKIT / "checks").rglob("*.sql")}
    assert {match[1] for match in named if match} - {"none"} <= known


# The machinery, on checks made for the purpose


@pytest.fixture
def small() -> Iterator[duckdb.DuckDBPyConnection]:
    """600 acts of an invented case, 500 of them without a day."""
    con = duckdb.connect()
    con.execute("CREATE SCHEMA said_whole")
    con.execute(
        "CREATE TABLE said_whole.act AS SELECT 'D1' AS case_id, 'A' || lpad(n::VARCHAR, 3, '0') AS act, n >= 500 AS has_day, "
        "[{'exhibit': '1', 'locator': 'p. ' || n, 'declared_by': NULL::VARCHAR}] AS evidence FROM range(600) AS r(n)"
    )
    con.execute("CREATE TABLE said_whole.lost AS SELECT * FROM said_whole.act")
    yield con
    con.close()


def check(folder: Path, name: str, body: str, of: str = "SELECT count(*) FROM said.act t", suite: str = "trial") -> Path:
    (folder / suite).mkdir(exist_ok=True)
    (folder / suite / "TITLE").write_text("Essais", "utf-8")
    header = f"-- Essai de {name}\n-- norm: fx-100-1\n-- severity: warning\n-- of: {of}\n-- remedy: Demander la pièce.\n"
    (folder / suite / f"{name}.sql").write_text(header + body, "utf-8")
    return folder


NO_DAY = "SELECT t.case_id, t.act AS about, 'sans jour' AS says, t.evidence FROM said.act t WHERE NOT t.has_day"


def test_all_500_offending_rows_are_listed(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (result,) = validate(small, check(tmp_path, "no_day", NO_DAY), MACROS)
    assert (result.status, result.rows, result.of, len(result.failing)) == ("fail", 500, 600, 500)
    assert result.failing[499].evidence == (Evidence("1", "p. 499", None),)
    assert result.gx["result"]["observed_value"] == 500
    page = write_page(write_results([result], tmp_path / "out"), TEMPLATES, {}).read_text("utf-8")
    assert all(f">A{n:03}<" in page for n in range(500)) and ">A500<" not in page


def test_a_check_whose_table_is_gone_is_an_error_and_the_others_run(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    check(tmp_path, "no_day", NO_DAY)
    check(tmp_path, "lost", NO_DAY.replace("said.act", "said.lost"), "SELECT count(*) FROM said.lost")
    check(tmp_path, "joined", NO_DAY.replace("WHERE", "ANTI JOIN said.lost l ON l.act = t.act WHERE"))
    small.execute("DROP TABLE said_whole.lost")
    results = {result.check: result for result in validate(small, tmp_path, MACROS)}
    assert {name: result.status for name, result in results.items()} == {"no_day": "fail", "lost": "error", "joined": "error"}
    assert results["lost"].why == "Catalog Error: Table with name lost does not exist!"
    assert (results["lost"].rows, results["lost"].of, results["lost"].failing) == (None, None, ())
    page = write_page(write_results(results.values(), tmp_path / "out"), TEMPLATES, {}).read_text("utf-8")
    assert "Le contrôle n’a pas pu être exécuté" in page


def test_a_check_that_breaks_while_it_runs_is_an_error(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    check(tmp_path, "cast", NO_DAY + " AND CAST(t.act AS INTEGER) > 0")
    (result,) = validate(small, tmp_path, MACROS)
    assert result.status == "error" and result.why is not None and "Conversion Error" in result.why


def test_nothing_to_look_at_is_not_applicable(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    small.execute("DELETE FROM said_whole.act")
    (result,) = validate(small, check(tmp_path, "no_day", NO_DAY), MACROS)
    assert (result.status, result.rows, result.of) == ("not_applicable", 0, 0)


def test_more_offending_rows_than_rows_looked_at_is_an_error_of_the_check(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    check(tmp_path, "no_day", NO_DAY, of="SELECT count(*) FROM said.act t WHERE t.has_day")
    (result,) = validate(small, tmp_path, MACROS)
    assert result.status == "error" and result.why == "500 lignes en défaut pour 100 lignes examinées : le dénominateur du contrôle est faux."


def test_the_open_connection_is_used_and_left_open(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    small.begin()
    small.execute("CREATE TEMP TABLE dated AS SELECT act FROM said_whole.act WHERE act < 'A490'")
    check(tmp_path, "no_day", NO_DAY.replace("WHERE", "ANTI JOIN dated ON dated.act = t.act WHERE"))
    (result,) = validate(small, tmp_path, MACROS)
    small.rollback()
    assert (result.status, result.rows) == ("fail", 10)
    assert small.execute("SELECT count(*) FROM said_whole.act").fetchone() == (600,)


def test_braces_colons_and_percents_reach_the_database_as_written(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    body = NO_DAY.replace("'sans jour'", "'{batch} à 100 % :jour a:b ''x''' || {'k': '!'}.k") + " AND t.act LIKE 'A00%'"
    (result,) = validate(small, check(tmp_path, "signs", body), MACROS)
    assert result.failing[0].says == "{batch} à 100 % :jour a:b 'x'!" and result.rows == 10


def test_no_socket_is_opened(
    small: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was asked for")

    warm_up()
    for name in ("socket", "socketpair", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    (tmp_path / "checks").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "home")
    (result,) = validate(small, check(tmp_path / "checks", "no_day", NO_DAY), MACROS)
    assert result.status == "fail"
    assert capfd.readouterr() == ("", "")
    assert list((tmp_path / "home").iterdir()) == []


def test_importing_great_expectations_reaches_nobody() -> None:
    """The whole import in a fresh interpreter, under the interpreter's own audit of sockets, local ones included."""
    program = """
import sys
reached = []
sys.addaudithook(lambda event, _: reached.append(event) if event in
                 ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname") else None)
from casekit.validation import warm_up
warm_up()
assert "great_expectations" in sys.modules
print(reached)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=CASEKIT.parent)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_great_expectations_is_imported_only_when_checks_run() -> None:
    program = "import sys, casekit.validation; print('great_expectations' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=CASEKIT.parent)
    assert done.stdout == "False\n"


def test_the_log_of_great_expectations_is_given_back_as_it_was(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    logging.getLogger("great_expectations").setLevel(logging.INFO)
    validate(small, check(tmp_path, "no_day", NO_DAY), MACROS)
    assert logging.getLogger("great_expectations").level == logging.INFO
    logging.getLogger("great_expectations").setLevel(logging.NOTSET)


# What is written


def test_the_same_results_give_the_same_bytes_without_trace_of_the_run(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    checks = tmp_path / "checks"
    checks.mkdir()
    check(checks, "no_day", NO_DAY)
    check(checks, "lost", NO_DAY.replace("said.act", "said.gone"), "SELECT count(*) FROM said.gone")
    first, second = (write_results(validate(small, checks, MACROS), tmp_path / name) for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    assert write_page(first, TEMPLATES, {}).read_bytes() == write_page(second, TEMPLATES, {}).read_bytes()
    text = first.read_text("utf-8")
    assert not re.search(r"batch_id|run_time|run_id|Traceback|site-packages", text)
    written = json.loads(text)["suites"][0]
    assert (written["suite"], written["title"]) == ("trial", "Essais")
    assert [(c["check"], c["status"], c["rows"], c["of"]) for c in written["checks"]] == [
        ("lost", "error", None, None), ("no_day", "fail", 500, 600),
    ]  # fmt: skip
    assert written["checks"][1]["gx"]["expectation_config"]["type"] == "unexpected_rows_expectation"


def test_the_page_is_french_self_contained_and_escapes_what_it_shows(case: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    insert(case, "act", act="<script>A1", status="performed", professional="CRP <5 & PaO2", exhibit=None, locator="feuille act, ligne 4")
    results = found(case, tmp_path, "act_consent_trace", "reference_act").values()
    page = write_page(write_results(results, tmp_path / "out"), TEMPLATES, {"csp-l1111-4": "art. L. 1111-4 CSP"}).read_text("utf-8")
    assert not re.search(r"https?:|//[a-z]|<script|<link|<img|@import|url\(", page)
    assert "&lt;script&gt;A1" in page and "CRP &lt;5 &amp; PaO2" in page
    assert "saisi par l’expert, sans pièce (feuille act, ligne 4)" in page
    assert "art. L. 1111-4 CSP" in page and "À faire\u00a0:" in page and "1 ligne sur 1" in page


# A check that is not written as it must be


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT 1", "trial/bad.sql: the header lacks norm, severity, of, remedy."),
        ("-- norm: n\n-- severity: info\n-- of: SELECT count(*) FROM said.act\n-- remedy: r\nSELECT 1", "trial/bad.sql: the header lacks a title."),
        (
            "-- T\n-- norm: n\n-- severity: grave\n-- of: SELECT count(*) FROM said.act\n-- remedy: r\nSELECT 1",
            "trial/bad.sql: severity is « grave »; it must be one of critical, warning, info.",
        ),
        (
            "-- T\n-- norm: n\n-- severity: info\n-- of: SELECT count(*) FROM said.act\n-- remedy: r\nSELECT 1 FROM said.action",
            "trial/bad.sql: the SELECT must read the table that « of » counts.",
        ),
        (
            "-- T\n-- norm: n\n-- severity: info\n-- of: SELECT count(*) FROM said.act\n-- remedy: r\nDROP TABLE said.act",
            "a check holds one SELECT, not: DROP TABLE said.act",
        ),
    ],
)
def test_a_badly_written_check_is_named(small: duckdb.DuckDBPyConnection, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "trial").mkdir()
    (tmp_path / "trial" / "TITLE").write_text("Essais", "utf-8")
    (tmp_path / "trial" / "bad.sql").write_text(text, "utf-8")
    with pytest.raises(BadCheck, match=re.escape(message)):
        validate(small, tmp_path, MACROS)


def test_a_suite_without_title_is_named(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    check(tmp_path, "no_day", NO_DAY)
    (tmp_path / "trial" / "TITLE").unlink()
    with pytest.raises(BadCheck, match="trial: the suite has no TITLE file"):
        validate(small, tmp_path, MACROS)
