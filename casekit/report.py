"""Composes a report: reads its sections, asks the database what each needs, and puts them into words. The writers print it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from casekit import french, outline, phrases
from casekit.document import Document, Section
from casekit.findings import STATE_IN_FRENCH, Finding
from casekit.law_records import Lawbook
from casekit.records import Table
from casekit.sections import BadSection, SectionFile, read_sections


@dataclass(frozen=True)
class Material:
    """What a report is made of besides the database: the findings of one case, the law, the results of the checks.

    `validation` holds one result per check (suite_title, title, norm, severity, remedy, status, rows, of, failing, why);
    `version` is casekit's.
    """

    case_id: str
    findings: Sequence[Finding]
    law: Lawbook
    validation: Sequence[Any]
    tables: Sequence[Table]
    version: str


def compose(con: duckdb.DuckDBPyConnection, material: Material, templates: Path, audience: str, stage: str) -> Document:
    """Write the report of one case.

    Args:
        con: an open connection with the tables (`main`), the merged rows (`said_whole`) and the facts (`whole`) of the case.
        material: the findings and what surrounds them.
        templates: the folder of `labels.toml`, `_words.html` and `report/<nn>_<section>.html`.
        audience: for whom (`expert`).
        stage: of the report (`working`).
    Returns:
        The document; the same inputs give the same document.
    Raises:
        BadSection: no section for this audience and stage, or a section that is not well written, or that prints an unknown.
    """
    sections = read_sections(templates, audience, stage)
    if not sections:
        raise BadSection(f"{templates / 'report'}: no section is for = {audience!r}, stages = {stage!r}.")
    labels = tomllib.loads((templates / "labels.toml").read_text(encoding="utf-8"))
    words = _phrases(con, material, labels)
    environment = _environment(templates, words)
    shown = outline.outline(
        _items(con, material.case_id), material.findings, material.law.questions,
        labels["family"], labels["part"], [s.name for s in sections],
    )  # fmt: skip
    shared = {
        "outline": shown, "material": material, "titles": {s.name: s.title for s in sections},
        "stage": stage, "states": STATE_IN_FRENCH,
    }  # fmt: skip
    written = tuple(_write(con, environment, section, material.case_id, shared) for section in sections)
    return Document(**_head(con, material.case_id, labels["audience"][audience], labels["stage"][stage]), sections=written)


def rows(con: duckdb.DuckDBPyConnection, query: str, case_id: str) -> list[dict[str, Any]]:
    """Return the rows of one SELECT with the parameter `$case_id`, each as a mapping from column to value.

    Raises:
        BadSection: not one SELECT, or one that DuckDB refuses.
    """
    try:
        statements = con.extract_statements(query)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise BadSection("a query is one SELECT")
        result = con.execute(statements[0], {"case_id": case_id})
    except duckdb.Error as error:
        raise BadSection(str(error)) from error
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def _items(con: duckdb.DuckDBPyConnection, case_id: str) -> list[outline.Item]:
    found = rows(con, "SELECT mission, text, topics FROM main.mission WHERE case_id = $case_id ORDER BY mission", case_id)
    return [outline.Item(row["mission"], row["text"], _topics(row["topics"])) for row in found]


def _topics(listed: str | None) -> tuple[str, ...]:
    return () if listed is None else tuple(dict.fromkeys(t for part in listed.split(";") if (t := part.strip())))


def _phrases(con: duckdb.DuckDBPyConnection, material: Material, labels: Mapping[str, Mapping[str, str]]) -> phrases.Phrases:
    names = rows(con, _NAMES, material.case_id)
    exhibits = rows(con, "SELECT exhibit FROM main.exhibit WHERE case_id = $case_id", material.case_id)
    return phrases.Phrases(
        names={row["id"]: row["name"] for row in names},
        exhibits=frozenset(row["exhibit"] for row in exhibits),
        tables={table.name: table for table in material.tables},
        labels=labels,
        citations={norm.id: norm.cite for norm in material.law.norms.values()},
    )


_NAMES = """
    WITH named AS (
        SELECT case_id, person AS id, name FROM said_whole.person UNION ALL
        SELECT case_id, organization, name FROM said_whole.organization
    )
    SELECT id, name FROM named WHERE case_id = $case_id AND name IS NOT NULL
    UNION ALL
    SELECT party, name FROM main.party AS y
    JOIN named AS n ON n.case_id = y.case_id AND n.id IN (y.person, y.organization)
    WHERE y.case_id = $case_id AND n.name IS NOT NULL
"""


def _environment(templates: Path, words: phrases.Phrases) -> Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, finalize=phrases.said,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(words.filters())
    environment.globals.update(
        gap=phrases.gap, anchor=phrases.anchor, plural=french.plural, deciding=outline.deciding, readings=outline.readings, elide=french.elide
    )
    return environment


def _write(
    con: duckdb.DuckDBPyConnection, environment: Environment, section: SectionFile, case_id: str, shared: Mapping[str, Any]
) -> Section:
    try:
        found = {name: rows(con, query, case_id) for name, query in section.queries.items()}
        html = environment.get_template(section.file).render(**shared, **found, section=section)
    except (BadSection, phrases.Unsaid, TemplateError, TypeError, KeyError) as error:
        raise BadSection(f"{section.file}: {error}") from error
    return Section(section.name, section.title, french.typeset(html), section.numbered, section.landscape)


def _head(con: duckdb.DuckDBPyConnection, case_id: str, title: str, stage: str) -> dict[str, Any]:
    """Return the title, the running header and the properties of the document, each with what is known."""
    found = rows(con, "SELECT title, docket, as_of, expert_name FROM main.casefile WHERE case_id = $case_id", case_id)
    case = found[0] if found else {"title": None, "docket": None, "as_of": None, "expert_name": None}
    day = french.span(case["as_of"])
    known = {
        "author": case["expert_name"],
        "subject": case["title"],
        "dated": day.start.date().isoformat() if day and day.start and french.precision(day) == "day" else None,
    }
    parts = [title, case["docket"] if case["docket"] is not None else case_id, stage]
    return {
        "title": f"{title} ({stage})",
        "header": " – ".join(parts),
        "properties": {key: value for key, value in known.items() if value is not None},
    }
