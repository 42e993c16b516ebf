"""The facade: a case folder opened, its tables and facts in DuckDB, and one method for each thing a user does."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

import casekit
from casekit import (
    arguments,
    aside,
    cache,
    contract,
    lawbook,
    report,
    review,
    reviewed,
    rulebase,
    rulings,
    sql,
    told,
    validation,
    validation_page,
    wording,
)
from casekit.document import Document
from casekit.findings import Finding, fingerprint
from casekit.law_records import Lawbook
from casekit.places import content_folder, package
from casekit.records import Problem
from casekit.writers import case_toml, docx, html, workbook

Progress = Callable[[str], None]
AUDIENCES = ("expert",)
STAGES = ("working",)


class CaseError(Exception):
    """What was asked cannot be done on this case folder; the message says why and what to do."""


@dataclass(frozen=True)
class Outcome:
    """What a run gave: the content of `findings.json`, the lines that say it, and the files written."""

    findings: dict[str, Any]
    summary: tuple[str, ...]


class Casebook:
    """One case folder and its cache. Use as a context manager: the database is closed at the end.

    Args:
        folder: the case folder (contract, section 1).
        progress: told in French what is under way.
        law: a law folder to apply in place of casekit's own.
    Raises:
        CaseError: the folder does not exist.
    """

    def __init__(self, folder: Path, progress: Progress = lambda _: None, law: Path | None = None) -> None:
        if not folder.is_dir():
            raise CaseError(f"{_shown(folder)} n’est pas un répertoire. Indiquer celui du dossier, ou en créer un : casekit init {_shown(folder)}")
        if _shown(folder) != str(folder):
            raise CaseError(f"le chemin {_shown(folder)} n’est pas en UTF-8. Renommer ses répertoires, sans accents au besoin.")
        self.folder, self.progress, self._law_folder = folder, progress, law
        self._package = package()
        self._tables = sql.read_tables(self._package / "tables")
        self._con: duckdb.DuckDBPyConnection | None = None
        self._law: Lawbook | None = None

    def __enter__(self) -> Casebook:
        return self

    def __exit__(self, *_: object) -> None:
        if self._con is not None:
            self._con.close()
            self._con = None

    @property
    def law(self) -> Lawbook:
        """The norms, questions and rules that are applied: those of this version of casekit, or of the folder given."""
        if self._law is None:
            self._law = read_law(self._law_folder)
        return self._law

    @property
    def con(self) -> duckdb.DuckDBPyConnection:
        """The connection to the loaded case, loaded first where the cache is absent or out of date."""
        if self._con is None:
            try:
                self._con = cache.connect(self.folder, self._package, self._tables, self.progress)
            except duckdb.IOException as error:
                raise CaseError(f"{cache.NAME} est ouvert par un autre programme ; le fermer, puis recommencer ({error}).") from error
            asked = {question.id: (question.fact, rulings.states_of(question.kind)) for question in self.law.questions.values()}
            reviewed.check(self._con, self._package / "tables", self._tables, asked)
        return self._con

    def ledger(self) -> list[dict[str, Any]]:
        """Return what became of each exhibit: rows loaded by table, what was left out, why."""
        return contract.ledger(self.con)

    def problems(self) -> list[Problem]:
        """Return what is wrong in the case, in the order in which it was found."""
        rows = self.con.execute("SELECT code, message, remedy, exhibit, locator, severity FROM main.problem ORDER BY rowid").fetchall()
        return [Problem(*row) for row in rows]

    def findings(self) -> tuple[Finding, ...]:
        """Answer every question about every subject, with the expert's rulings beside the computed states."""
        found = arguments.find(self.con, self.law, self._package / "facts")
        given = review.read(self.folder / "review.toml")
        return tuple(rulings.ruled(finding, given) for finding in found)

    def findings_without(self, exhibits: Sequence[str]) -> tuple[Finding, ...]:
        """Answer every question as if some exhibits had not been produced; the case and its cache stay as they are.

        Raises:
            CaseError: a number that no exhibit has.
        """
        known = [exhibit for (exhibit,) in self.con.execute("SELECT exhibit FROM main.exhibit ORDER BY rowid").fetchall()]
        for exhibit in exhibits:
            if exhibit not in known:
                raise CaseError(f"pas de pièce n° {exhibit}. Les pièces : {', '.join(known) or 'aucune'}.")
        with aside.set_aside(self.con, exhibits, self._package, self._tables) as other:
            return arguments.find(other, self.law, self._package / "facts")

    def findings_when(self, facts_on: date) -> tuple[Finding, ...]:
        """Answer every question as if the facts had taken place on another day, the rest of the case moved with them.

        Raises:
            CaseError: the day of the facts is unknown, or known to the month or the year only.
        """
        row = self.con.execute("SELECT facts_on FROM main.casefile").fetchone()
        span = row[0] if row is not None else None
        if span is None or span["from"] is None or span["from"] != span["to"]:
            raise CaseError("la date des faits n’est pas connue au jour près : la préciser dans case.toml (facts_on).")
        with aside.moved(self.con, (facts_on - span["from"]).days, self._package, self._tables) as other:
            return arguments.find(other, self.law, self._package / "facts")

    def findings_on(
        self, question: str | None, about: str | None, among: Sequence[Finding] | None = None
    ) -> tuple[Finding, ...]:
        """Return the findings on one question, or on one question and one subject, among all or among those given.

        Raises:
            CaseError: no such question, or no such subject.
        """
        if question is not None and question not in self.law.questions:
            raise CaseError(f"pas de point « {question} ». Les points : {', '.join(self.law.questions)}.")
        asked = [f for f in (self.findings() if among is None else among) if question in (None, f.question)]
        chosen = tuple(f for f in asked if about in (None, f.about))
        if about is not None and not chosen:
            raise CaseError(f"pas de sujet « {about} » pour {question}. Les sujets : {', '.join(f.about for f in asked) or 'aucun'}.")
        return chosen

    def validate(self) -> tuple[validation.CheckResult, ...]:
        """Run the Great Expectations suites; the results and their page are in `out/validation/`."""
        macros = sql.read_macros(self._package / "facts" / "_logic.sql")
        results = validation.validate(self.con, self._package / "checks", macros)
        written = validation.write_results(results, self.out("validation"))
        validation_page.write_page(written, content_folder("templates"), {norm.id: norm.cite for norm in self.law.norms.values()})
        return results

    def report(self, audience: str, stage: str) -> list[Path]:
        """Write `out/report.docx` and `out/report.html` from findings and checks made anew.

        Raises:
            CaseError: an audience or a stage that this version does not write.
        """
        if audience not in AUDIENCES or stage not in STAGES:
            raise CaseError(f"cette version écrit le rapport pour : {', '.join(AUDIENCES)} ; à l’étape : {', '.join(STAGES)}.")
        return self._write_report(audience, stage, self.findings(), self.validate())

    def document(self, audience: str, stage: str, findings: Sequence[Finding], results: Sequence[validation.CheckResult]) -> Document:
        """Return the report as sections, before it is written in a format; words that it must not hold are said as progress."""
        templates = content_folder("templates")
        material = report.Material(self._case_id(), findings, self.law, results, self._tables, casekit.__version__)
        document = report.compose(self.con, material, templates, audience, stage)
        for fault in wording.lint(document, wording.read_words(templates / "words.toml")):
            self.progress(f"Vocabulaire : {fault}")
        return document

    def _write_report(self, audience: str, stage: str, findings: Sequence[Finding], results: Sequence[validation.CheckResult]) -> list[Path]:
        document = self.document(audience, stage, findings, results)
        files = dict(self.con.execute("SELECT exhibit, path FROM main.exhibit WHERE path IS NOT NULL").fetchall())
        written = [self.out() / "report.docx", self.out() / "report.html"]
        written[0].write_bytes(docx.render(document, content_folder("templates") / "reference.docx"))
        written[1].write_bytes(html.render(document, {exhibit: f"../{path}" for exhibit, path in files.items()}).encode())
        return written

    def _case_id(self) -> str:
        row = self.con.execute("SELECT casefile FROM main.casefile").fetchone()
        assert row is not None
        return str(row[0])

    def out(self, *parts: str) -> Path:
        """Return the folder `out/` of the case, or one inside it, made if need be."""
        folder = self.folder.joinpath("out", *parts)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def run(self) -> Outcome:
        """The main job: load, argue, validate, report; the checks' library is imported beside the intake."""
        warming = threading.Thread(target=validation.warm_up, daemon=True)
        warming.start()
        ledger = self.ledger()
        self.progress("Points à examiner")
        findings = self.findings()
        warming.join()
        self.progress("Contrôles de validation")
        results = self.validate()
        self.progress("Rapport")
        reports = self._write_report("expert", "working", findings, results)
        path = self.out() / "findings.json"
        before, now = contract.last(path), contract.content(self.con, self.law, findings, results)
        path.write_bytes((json.dumps(now, ensure_ascii=False, indent=1) + "\n").encode())
        lines = [f"Pièces : {len({line['exhibit'] for line in ledger})}. Anomalies : {len(self.problems())}.", *told.summary(findings)]
        lines += told.changes(before, now)
        return Outcome(now, (*lines, *(str(written) for written in (*reports, path))))

    def rule(self, question: str, about: str, state: str, because: str, author: str | None, at: datetime) -> Finding:
        """Add the expert's ruling on one finding to `review.toml`, and return the finding with it.

        Raises:
            CaseError: no such question or subject, a state that is none, no reason, or no author.
        """
        (finding,) = self.findings_on(question, about)
        states = rulings.states_of(finding.kind)
        if state not in states:
            raise CaseError(f"« {state} » n’est pas un état de ce point : choisir parmi {', '.join(states)}.")
        if not because.strip():
            raise CaseError("une appréciation se motive : --because \"…\".")
        path = self.folder / "review.toml"
        given = review.read(path)
        if given.problems:
            raise CaseError(f"rien n’est ajouté à review.toml tant qu’il ne se lit pas en entier : {given.problems[0]}")
        standing = given.standing(question, about, states)
        ruling = review.Ruling(len(given.rulings) + 1, question, about, state, because.strip(), author or self._expert(),
                               at.isoformat(timespec="minutes"), fingerprint(finding), standing.n if standing else 0)  # fmt: skip
        review.append(path, ruling)
        return rulings.ruled(finding, review.read(path))

    def _expert(self) -> str:
        row = self.con.execute("SELECT expert_name FROM main.casefile").fetchone()
        if row is None or row[0] is None:
            raise CaseError("l’auteur est inconnu : --author \"…\", ou le nom de l’expert dans case.toml.")
        return str(row[0])


def _shown(folder: Path) -> str:
    """The path as it can be printed: bytes that are no UTF-8 are question marks."""
    return str(folder).encode(errors="replace").decode()


def initialise(folder: Path) -> list[Path]:
    """Write a new case folder: `case.toml`, `tables/tables.xlsx`, `exhibits/`; nothing that exists is replaced.

    Raises:
        CaseError: the folder already holds one of them.
    """
    written = [folder / "case.toml", folder / "tables" / "tables.xlsx"]
    for path in written:
        if path.exists():
            raise CaseError(f"{path} existe déjà ; rien n’a été écrit. Choisir un autre répertoire.")
    (folder / "exhibits").mkdir(parents=True, exist_ok=True)
    (folder / "tables").mkdir(exist_ok=True)
    written[0].write_bytes(case_toml.text(folder.resolve().name).encode())
    workbook.write(written[1], sql.read_tables(package() / "tables"), {})
    return [*written, folder / "exhibits"]


def read_law(folder: Path | None = None) -> Lawbook:
    """Return the norms, questions and rules of the installed package, or those of a folder, held as data that may be hostile.

    Raises:
        CaseError: the folder is refused, with each reason.
    """
    if folder is None:
        return lawbook.read(package() / "law")
    try:
        return rulebase.read(folder, sql.read_macros(package() / "facts" / "_logic.sql"))
    except lawbook.LawError as error:
        raise CaseError("\n".join((f"la base de règles {_shown(folder)} est refusée ; corriger :", *error.mistakes))) from error
