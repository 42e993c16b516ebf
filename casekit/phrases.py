"""What the words of a section may call: references to exhibits, labels of codes, unknowns said as such, the words of another."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import Any
from urllib.parse import quote

from jinja2 import Undefined
from markupsafe import Markup, escape

from casekit import french
from casekit.outline import request, weighed
from casekit.records import Table

_BY_HAND = "saisi par l'expert, sans pièce"
_AS_SEEN = "Au vu des pièces produites, "


class Unsaid(Exception):
    """A section prints a value that has no words: the unknown must be said in French by the template."""


def said(value: object) -> object:
    """Return what is printed of a value; the last step of every expression of a section.

    Raises:
        Unsaid: an unknown, a blank text, a boolean, a list or a struct: the template must say it in words.
    """
    if isinstance(value, (Undefined, Markup)):
        return value
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not isnan(value):
        return french.number(value)
    raise Unsaid(f"{value!r} has no words of its own: say the unknown with or_gap, or_unknown or as_written, a list with enumeration")


def anchor(*parts: object) -> str:
    """Return the name of a target of the report: « piece-3 »; characters that an address would change are written in hexadecimal."""
    return "-".join(re.sub(r"[^A-Za-z0-9.-]", lambda m: f"_{ord(m[0]):x}_", str(part)) for part in parts)


def verbatim(text: object) -> Markup:
    """Mark words that are not casekit's: a name, a title, a quotation."""
    return Markup('<span class="verbatim">{}</span>').format(text)


def gap(text: str) -> Markup:
    """Mark what the expert has to complete."""
    return Markup('<span class="gap">{}</span>').format(text)


def is_known(value: object) -> bool:
    """Tell whether a value says anything: neither NULL nor a blank text."""
    return value is not None and not (isinstance(value, str) and not value.strip())


def or_gap(value: object, text: str) -> object:
    """Return the value, or a gap to complete where it is unknown."""
    return value if is_known(value) else gap(text)


def or_unknown(value: object, text: str = "non renseigné") -> object:
    """Return the value, or the words that say it unknown."""
    return value if is_known(value) else Markup('<span class="muted">{}</span>').format(text)


def as_written(value: object, otherwise: str = "non renseigné") -> Markup:
    """Return a text of the case as the words of another, or the words that say it unknown."""
    return verbatim(value) if is_known(value) else Markup(or_unknown(None, otherwise))


def yes_no(value: bool | None) -> str | None:
    """Return « oui », « non », or None where it is unknown."""
    return None if value is None else "oui" if value else "non"


def file_address(path: str) -> str:
    """Return the address of an exhibit's file seen from `out/`, percent-encoded."""
    return quote("../" + (path if path.startswith("exhibits/") else f"exhibits/{path}"))


def place(evidence: Any) -> tuple[str | None, str | None, str | None]:
    """Return (exhibit, locator, declared_by) of an Evidence, or of its struct as DuckDB gives it."""
    if isinstance(evidence, Mapping):
        return evidence["exhibit"], evidence["locator"], evidence["declared_by"]
    return evidence.exhibit, evidence.locator, evidence.declared_by


def _unbroken(locator: str) -> str:
    """A place in an exhibit, its quotation marks and page number kept with the words beside them."""
    return re.sub(r"\b(p\.|ligne|lignes|feuille) (?=\d)", "\\1\u00a0", locator).replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def lower_first(text: str) -> str:
    """Return the words as they continue a sentence: « L’outil est… » becomes « l’outil est… », « IA » stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in "’'" else text


def continued(text: str) -> str:
    """Return a sentence as it follows « … au vu des pièces produites. », without saying it again."""
    return upper_first(text.removeprefix(_AS_SEEN)) if text.startswith(_AS_SEEN) else text


def upper_first(text: str) -> str:
    """Return the text with a capital first letter, still marked as it was."""
    raised = re.sub(r"^((?:<[^>]*>)*)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)
    return Markup(raised) if isinstance(text, Markup) else raised


@dataclass(frozen=True)
class Phrases:
    """The words that depend on the case. `names` gives the name of each person, organization and party by id; `exhibits`
    the numbers of the bordereau; `labels` the French of the codes that no table carries."""

    names: Mapping[str, str]
    exhibits: frozenset[str]
    tables: Mapping[str, Table]
    labels: Mapping[str, Mapping[str, str]]
    citations: Mapping[str, str]

    @cached_property
    def named(self) -> re.Pattern[str] | None:
        """The names of the case, the longest first; None where there is none."""
        known = sorted({name for name in self.names.values() if len(name) > 2}, key=lambda name: (-len(name), name))
        return re.compile(f"({'|'.join(map(re.escape, known))})") if known else None

    def spoken(self, text: str) -> Markup:
        """Return a sentence of casekit with the names of the case marked as such."""
        if self.named is None:
            return escape(text)
        pieces = self.named.split(text)
        return Markup("").join(verbatim(piece) if at % 2 else escape(piece) for at, piece in enumerate(pieces))

    def name(self, person: str | None) -> Markup | None:
        """Return the name behind an id (the id itself where no row names it), or None."""
        return None if person is None else verbatim(self.names.get(person, person))

    def belonging(self, person: str) -> Markup:
        """Return the name behind an id as the one whose it is: « du Dr X », « de Mme Y »."""
        name = self.names.get(person, person)
        before, article, _ = french.belonging(name).rpartition(name)
        return Markup("{}{}").format(before, verbatim(name)) if article else verbatim(french.belonging(name))

    def reference(self, evidence: Any) -> Markup:
        """Return « [pièce 7, p. 12] », with its link; an entry of the expert without exhibit is a gap."""
        exhibit, locator, declared_by = place(evidence)
        whose = Markup(", déclaration {}").format(self.belonging(declared_by)) if declared_by is not None else Markup("")
        where = Markup(", {}").format(verbatim(_unbroken(locator))) if locator is not None else Markup("")
        if exhibit is None and declared_by is not None:
            return Markup('<span class="gap">[déclaration {}, sans pièce{}]</span>').format(self.belonging(declared_by), where)
        if exhibit is None:
            where = Markup(" : {}").format(verbatim(locator)) if locator is not None else Markup("")
            return Markup('<span class="gap">[{}{}]</span>').format(_BY_HAND, where)
        words = Markup("[pièce\u00a0{}{}{}]").format(verbatim(exhibit), where, whose)
        if exhibit not in self.exhibits:
            return Markup('<span class="gap">{} (absente du bordereau)</span>').format(words)
        place_in = Markup(' data-locator="{}"').format(locator) if locator is not None else Markup("")
        return Markup('<a href="#{}" data-exhibit="{}"{}>{}</a>').format(anchor("piece", exhibit), exhibit, place_in, words)

    def references(self, evidence: Iterable[Any]) -> Markup:
        """Return every reference once, in their order, separated by spaces; nothing where there is none."""
        return Markup(" ").join(dict.fromkeys(self.reference(e) for e in evidence))

    def label(self, code: object, of: str) -> Markup | str | None:
        """Return the French label of a value of a table's column (`of` is « act.status »), or of a set of labels; None if unknown.

        A value that the column does not list is given as it was written.
        """
        if not is_known(code):
            return None
        table, _, column = of.partition(".")
        found = self.tables[table].column(column) if table in self.tables else None
        values = found.values if found is not None else self.labels[of]
        return values[str(code)] if str(code) in values else verbatim(code)

    def tables_filled(self, rows: str | None) -> Markup | None:
        """Return « actes : 2 ; usages de l’IA : 1 » for the JSON count of rows by table, or None where nothing was read."""
        counts = json.loads(rows) if rows is not None else {}
        filled = [f"{self.title(table)} : {french.number(n)}" for table, n in sorted(counts.items()) if n]
        return escape(" ; ".join(filled)) if filled else None

    def title(self, table: str) -> str:
        """Return the French name of a table, in lower case: « usages de l’IA »."""
        name = self.tables[table].title.split(" :")[0].rstrip(".") if table in self.tables else table
        return name[:1].lower() + name[1:]

    def cite(self, norm: str) -> str:
        """Return the citation of a norm given by its id, or the words themselves where they are no id."""
        return self.citations.get(norm, norm)

    def declarants(self, evidence: Iterable[Any]) -> list[Markup]:
        """Return who declares a row, each once, where every mention of it is a declaration; nobody where a document says it."""
        declared = [place(e)[2] for e in evidence]
        if not declared or None in declared:
            return []
        return [name for person in dict.fromkeys(declared) if (name := self.name(person)) is not None]

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Return everything a section may call, under the name by which it calls it."""
        return {
            "as_written": as_written, "or_gap": or_gap, "or_unknown": or_unknown, "oui_non": yes_no, "verbatim": verbatim,
            "spoken": self.spoken, "reference": self.reference, "references": self.references, "label": self.label,
            "name": self.name, "declarants": self.declarants, "tables_filled": self.tables_filled, "cite": self.cite,
            "french_date": french.when, "iso_date": french.iso, "on_date": french.on, "since_date": french.since, "of_date": french.of,
            "enumeration": french.enumeration,
            "weighed": weighed, "continued": continued, "upper_first": upper_first, "lower_first": lower_first,
            "file_address": file_address, "request": request, "from_json": json.loads, "is_known": is_known,
        }  # fmt: skip
