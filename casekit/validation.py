"""Runs the checks as Great Expectations suites, pushed down to DuckDB on the open connection, and keeps every offending row.

The only file that imports great_expectations, and only when it runs: that import takes seconds (`warm_up` does it early,
in a thread). Nothing leaves the machine: analytics are off before the import, the context lives in memory.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, cast

import duckdb
import sqlglot
from sqlglot import exp

from casekit import sql
from casekit.checklist import BadCheck, Check, CheckSeverity, names_table, read_checks
from casekit.dialect import engine_over

Status = Literal["pass", "fail", "not_applicable", "error"]


@dataclass(frozen=True)
class Evidence:
    """Where an offending row comes from: the exhibit, the place in it, and who declared it if it is a statement."""

    exhibit: str | None
    locator: str | None
    declared_by: str | None


@dataclass(frozen=True)
class OffendingRow:
    """One thing wrong in one row: `about` is the row's id, `says` is a French sentence."""

    case_id: str
    about: str
    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class CheckResult:
    """What one check found.

    `rows` is the number of distinct rows in default and `of` the number of rows looked at, None where the check could
    not run; `failing` holds every finding (a row may have several); `why` says why the check could not run; `gx` is the
    result of Great Expectations, without times and identifiers of the run.
    """

    suite: str
    suite_title: str
    check: str
    title: str
    norm: str | None
    severity: CheckSeverity
    remedy: str
    status: Status
    rows: int | None
    of: int | None
    failing: tuple[OffendingRow, ...]
    why: str | None
    gx: Mapping[str, Any]


def warm_up() -> None:
    """Import Great Expectations, so that the first `validate` need not wait for it."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with _quiet():
        import great_expectations.expectations  # noqa: F401


def validate(con: duckdb.DuckDBPyConnection, folder: Path, macros: Mapping[str, sql.Macro]) -> tuple[CheckResult, ...]:
    """Run every check of a folder on an open connection and return the results, by suite then by name.

    `folder` holds one subfolder per suite; `macros` are those of `facts/_logic.sql`. The rows looked at are those of the
    whole file, every party's. A check that cannot run comes out as `error`, and the others run.
    Raises BadCheck for a check that is not written as it must be.
    """
    checks = read_checks(folder, lambda select: _plain(select, macros))
    warm_up()
    with _quiet():
        found = _run(con, checks)
    return tuple(_result(con, check, found[check.suite, check.name]) for check in checks)


def _plain(select: str, macros: Mapping[str, sql.Macro]) -> str:
    """Return a SELECT of a check with its macros written out, bound to the rows of the whole file."""
    tree = sqlglot.parse_one(select, read="duckdb")
    if not isinstance(tree, exp.Query):
        raise BadCheck(f"a check holds one SELECT, not: {select}")
    bound = sql.in_schemas(cast(exp.Query, sql.expand(cast(Any, tree), macros)), (), "whole")
    return bound.sql("duckdb", comments=False)


def write_results(results: Iterable[CheckResult], out: Path) -> Path:
    """Write `results.json` in the folder `out` (made if absent) and return its path; the same results give the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "results.json"
    suites = [
        {"suite": suite, "title": checks[0].suite_title, "checks": [_as_json(check) for check in checks]}
        for suite, checks in ((suite, list(group)) for suite, group in groupby(results, key=lambda result: result.suite))
    ]
    path.write_text(json.dumps({"suites": suites}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return path


def _as_json(result: CheckResult) -> dict[str, Any]:
    return {key: value for key, value in asdict(result).items() if key not in ("suite", "suite_title")}


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the log of Great Expectations to its errors while it works for us, and give it back as it was."""
    log = logging.getLogger("great_expectations")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def _run(con: duckdb.DuckDBPyConnection, checks: Sequence[Check]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the result of Great Expectations for each check, under its suite and name; one batch is one table."""
    from great_expectations.core.batch import Batch, LegacyBatchDefinition
    from great_expectations.core.id_dict import IDDict
    from great_expectations.execution_engine.sqlalchemy_batch_data import SqlAlchemyBatchData
    from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
    from great_expectations.validator.validator import Validator

    context = _context()
    engine = SqlAlchemyExecutionEngine(engine=engine_over(con))
    found: dict[tuple[str, str], dict[str, Any]] = {}
    by_table = sorted(checks, key=lambda check: check.table)
    for table, group in groupby(by_table, key=lambda check: check.table):
        schema, _, name = table.rpartition(".")
        data = SqlAlchemyBatchData(engine, schema_name=schema or None, table_name=name, create_temp_table=False)
        definition = LegacyBatchDefinition("duckdb", "open", table, IDDict())
        validator = Validator(engine, data_context=context, batches=[Batch(data=cast(Any, data), batch_definition=definition)])
        for result in validator.graph_validate([_expectation(check) for check in group], {"result_format": "SUMMARY"}):
            told = _stripped(result.to_json_dict())
            found[told["expectation_config"]["meta"]["suite"], told["expectation_config"]["meta"]["check"]] = told
    return found


def _context() -> Any:
    """Return a context that lives in memory: no file, no project of the user's, no progress bar."""
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
    from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults, ProgressBarsConfig

    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
        analytics_enabled=False,
    )
    return EphemeralDataContext(project_config=config)


def _expectation(check: Check) -> Any:
    """Return the expectation of a check: its SELECT without the evidence, which counting rows does not need."""
    from great_expectations.expectations.core.unexpected_rows_expectation import UnexpectedRowsExpectation
    from great_expectations.expectations.metadata_types import FailureSeverity

    literal = re.sub(r":(?=\w)", r"\:", check.sql).replace("{", "{{").replace("}", "}}")
    batched = names_table(check.table).sub("{batch}", literal)
    return UnexpectedRowsExpectation(
        unexpected_rows_query=f"SELECT case_id, about, says FROM ({batched}\n) AS offending",
        description=check.title,
        severity=FailureSeverity(check.severity),
        meta={"suite": check.suite, "check": check.name, "norm": check.norm, "of": check.of},
    ).configuration


def _stripped(result: dict[str, Any]) -> dict[str, Any]:
    """Return a result of Great Expectations without the identifiers, times and tracebacks of the run."""
    config = result["expectation_config"]
    kwargs = {key: value for key, value in config["kwargs"].items() if key != "batch_id"}
    return {
        "success": result["success"],
        "expectation_config": {**config, "kwargs": kwargs},
        "result": result["result"],
        "exception_info": {"raised_exception": _raised(result) is not None, "exception_message": _raised(result)},
    }


def _raised(result: dict[str, Any]) -> str | None:
    """Return the first line of the first exception raised for an expectation, or None; one may be raised per metric."""
    told = result["exception_info"]
    infos = [told] if "raised_exception" in told else list(told.values())
    message = next((str(info["exception_message"]) for info in infos if info["raised_exception"]), None)
    return None if message is None else re.sub(r"^\(\S+\) ", "", message.strip().splitlines()[0])


def _result(con: duckdb.DuckDBPyConnection, check: Check, gx: dict[str, Any]) -> CheckResult:
    """Return the result of a check, with its denominator and every finding by its own SELECT."""
    status: Status = "error"
    of: int | None = None
    failing: tuple[OffendingRow, ...] = ()
    why: str | None = gx["exception_info"]["exception_message"]
    if why is None:
        try:
            of, failing = _counted(con, check), () if gx["success"] else _failing(con, check)
        except duckdb.Error as error:
            why = str(error).splitlines()[0]
    rows = None if why is not None else len({(row.case_id, row.about) for row in failing})
    if rows is not None and of is not None and rows > of:
        why = f"{rows} lignes en défaut pour {of} lignes examinées : le dénominateur du contrôle est faux."
    elif why is None:
        status = "not_applicable" if of == 0 else "fail" if failing else "pass"
    return CheckResult(
        suite=check.suite, suite_title=check.suite_title, check=check.name, title=check.title, norm=check.norm,
        severity=check.severity, remedy=check.remedy, status=status, rows=rows, of=of, failing=failing, why=why, gx=gx,
    )  # fmt: skip


def _counted(con: duckdb.DuckDBPyConnection, check: Check) -> int:
    row = con.execute(check.of).fetchone()
    if row is None:
        raise duckdb.InvalidInputException(f"{check.suite}/{check.name}: « of » counts nothing.")
    return int(row[0])


def _failing(con: duckdb.DuckDBPyConnection, check: Check) -> tuple[OffendingRow, ...]:
    listed = f"SELECT case_id, about, says, evidence FROM ({check.sql}\n) AS offending ORDER BY ALL"
    return tuple(
        OffendingRow(case_id, about, says, tuple(Evidence(e["exhibit"], e["locator"], e["declared_by"]) for e in evidence))
        for case_id, about, says, evidence in con.execute(listed).fetchall()
    )
