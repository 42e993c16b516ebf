"""The words of the law filled in with the facts of a case: an unknown is said, never printed as nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from casekit import french

_SUBJECTS = {
    "ai_use": "usage de l’IA",
    "tool": "usage de l’IA",
    "ai_system": "système d’IA",
    "decision": "décision",
    "act": "acte",
    "risk": "risque",
    "information": "information",
    "holding": "dossier",
    "casefile": "affaire",
    "hosting": "hébergement",
    "data_request": "demande du patient",
    "data_breach": "violation de données",
    "processing": "traitement de données",
    "certification": "usage de l’IA",
    "disclosed_use": "usage de l’IA",
    "departure": "décision",
    "damage_told": "dommage",
    "supplied_system": "système d’IA",
    "record": "dossier",
    "logged_use": "usage de l’IA",
    "ai_input": "usage de l’IA",
    "ai_draft": "texte rédigé par l’IA",
    "measured_act": "acte",
    "disclosure": "communication de données à l’outil",
    "report_due": "déclaration à une autorité",
    "incident": "incident",
}
_BY_WHICH = {
    "interview": "entretien", "signed_sheet": "fiche signée", "record_entry": "mention au dossier",
    "letter": "courrier", "poster": "affiche", "booklet": "livret",
}  # fmt: skip
_DATED_BY = {
    "ai_use": "used_at", "decision": "decided_at", "act": "performed_at", "information": "given_at", "tool": "used_at", "data_request": "received_on",
    "data_breach": "discovered_at", "disclosure": "used_at", "incident": "occurred_at", "summons": "held_at", "disclosed_use": "used_at",
    "departure": "decided_at", "damage_told": "discovered_on", "certification": "used_at", "ai_input": "used_at", "ai_draft": "used_at",
    "measured_act": "acted_at", "logged_use": "used_at", "stay": "started_at", "entry": "recorded_at",
}  # fmt: skip

_ENDED = re.compile(r"(?<![A-ZÀ-Ý.])(?<!\betc)\.(?=\)?$)")
"""The full stop of a label written as a sentence, where the label goes on into a date; that of an initial or of « etc. » stays."""

# What a text of the law may do: print a value, test it, choose between words. No loop, no call, no macro, no import.
_PRINTING: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.If, nodes.CondExpr,
    nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.List, nodes.Tuple,
    nodes.Assign,
)  # fmt: skip


def faults(template: str) -> list[str]:
    """Return why a text of the law is refused, each as the end of a sentence; an empty list where it only prints, tests and chooses."""
    try:
        tree = ImmutableSandboxedEnvironment().parse(template)
    except jinja2.TemplateError as error:
        return [f"is no template: {error}"]
    found = {f"holds a {type(node).__name__}: a text prints, tests and chooses, nothing more"
             for node in (tree, *tree.find_all(nodes.Node)) if not isinstance(node, _PRINTING)}  # fmt: skip
    return sorted(found | {f"reads « {node.attr} »: a value has no hidden part" for node in tree.find_all(nodes.Getattr) if node.attr.startswith("_")})


class Words:
    """Renders French templates over one row of a fact.

    Filters: `sinon("…")` gives the words for an unknown, `date` writes a date as a French expert does, `jour` gives the day of an instant,
    `le` says on which day (« le 13 mai 2024 », « en mai 2024 »), `a_qui` says to whom (« au Dr X », « à Mme Y »), `par_qui` by whom
    (« par le Dr X »), `nombre` writes a number (« 8 000 000 »). Printing an unknown without one of them is an error of the rule, and raises.
    """

    def __init__(self) -> None:
        self._environment = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False, finalize=_refuse_unknown)
        self._environment.filters["sinon"] = lambda value, otherwise: otherwise if value is None else value
        self._environment.filters["date"] = in_words
        self._environment.filters["jour"] = lambda moment: moment.date() if isinstance(moment, datetime) else moment
        self._environment.filters["le"] = lambda value: None if (day := self.iso(value)) is None else french.on(day)
        self._environment.filters["a_qui"] = french.addressed
        self._environment.filters["par_qui"] = french.agent
        self._environment.filters["nombre"] = lambda value: None if value is None else french.number(value)

    def render(self, template: str, row: Mapping[str, Any], figures: Mapping[str, Any]) -> str:
        """Return the text with its placeholders filled in.

        Raises:
            jinja2.TemplateError: a placeholder that the fact does not have.
            ValueError: an unknown printed without `sinon`.
        """
        return " ".join(self._environment.from_string(template).render({**row, "norm": figures}).split(" "))

    @staticmethod
    def subject(fact: str, row: Mapping[str, Any]) -> str:
        """Name the subject of a finding in French: its label where one is known, its id, its date."""
        label = row.get("label")
        name = _ENDED.sub("", str(label)) if label is not None else f"{_SUBJECTS.get(fact, fact)} (référence {row['about']})"
        if fact in ("holding", "record") and row.get("holder_name") is not None:
            name = f"Dossier tenu {french.agent(str(row['holder_name']))}"
        if fact == "information" and label is not None:
            name = name.replace(f"({row['about']})", _manner(row))
        dated = in_words(row[_DATED_BY[fact]]) if fact in _DATED_BY else None
        return f"{name}, {dated}" if dated else name

    @staticmethod
    def iso(value: Any) -> str | None:
        """Return a date struct as partial ISO 8601 text: as written where one text wrote it, else `from/to`."""
        if value is None or not value["happened"] or value["from"] is None:
            return None
        first, last = (bound.isoformat()[:10] for bound in (value["from"], value["to"]))
        if value["written"] is not None:
            return str(value["written"])
        return first if first == last else f"{first}/{last}"


def _manner(row: Mapping[str, Any]) -> str:
    """How an item of information was given and by whom, in brackets; the id of the row where nothing says it."""
    known = ["non donnée"] if row["given"] is False else [_BY_WHICH.get(row["mode"], row["mode"])] if row["mode"] is not None else []
    known += [str(row["professional_name"])] if row["professional_name"] is not None else []
    known += ["selon une déclaration"] if known and row["evidence"] and all(e["declared_by"] for e in row["evidence"]) else []
    return f"({', '.join(known)})" if known else f"(référence {row['about']})"


def in_words(value: Any) -> str | None:
    """Write a date struct {written, from, to, zone, happened} (or a plain date) in French; None where it is unknown."""
    if isinstance(value, date):
        value = {"written": value.isoformat(), "from": value, "to": value, "zone": "none", "happened": True}
    return french.when(value)


def _refuse_unknown(value: Any) -> Any:
    if value is None:
        raise ValueError("an unknown would be printed: use « sinon » to say it")
    return value
