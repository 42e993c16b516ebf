"""Writes `docs/law/`: in French, a page per norm and per question, the table of all questions, what remains to be confirmed.

`python tools/law_pages.py`: replaces the folder by what the law folder says today.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import duckdb

from casekit import french, law_told, lawbook, sql, views
from casekit.findings import OUTCOME_IN_FRENCH, STATE_IN_FRENCH
from casekit.law_records import Figure, Lawbook, Norm, Question, Rule, Version
from casekit.places import package
from casekit.words import Words

KIND = {
    "L": "texte de droit", "S": "recommandation", "C": "jurisprudence", "L/S": "texte de droit et recommandation",
    "L/C": "texte de droit et jurisprudence", "D": "détermination",
}  # fmt: skip
READER = {"R": "rapport d’expertise", "N": "note pour l’avocat", "G": "note de garantie"}
BURDEN = {
    "claimant": "le demandeur", "professional": "le professionnel", "producer": "le fabricant", "holder": "le détenteur du dossier",
    "controller": "le responsable de traitement", "insured": "l’assuré", "insurer": "l’assureur", "defence": "le défendeur",
}  # fmt: skip
SIDE = {"claimant": "Demande", "defence": "Défense"}
GOOD, BAD = ("conforming", "not_met"), ("breach", "met")


def pages(law: Lawbook) -> dict[str, str]:
    """Return every page: its path in `docs/law/`, and its Markdown."""
    columns = _columns(law)
    found = {"index.md": _joined(_index(law))}
    found |= {f"normes/{norm.id}.md": _joined(_norm(norm, law)) for norm in law.norms.values()}
    found |= {f"points/{q.id}.md": _joined(_question(q, law, dict.fromkeys(columns[q.fact]))) for q in law.questions.values()}
    return found


def _columns(law: Lawbook) -> dict[str, list[str]]:
    con, tables = duckdb.connect(), sql.read_tables(package() / "tables")
    sql.create_tables(con, package() / "tables", tables)
    views.install(con, tables, package() / "facts")
    return {fact: [name for name, *_ in con.execute(f'DESCRIBE whole."{fact}"').fetchall()] for fact in law.facts()}


def _joined(blocks: Iterator[str]) -> str:
    return "\n\n".join(block.strip() for block in blocks if block.strip()) + "\n"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    cells = [[text.replace("|", "\\|").replace("\n", " ") for text in row] for row in (head, ("---",) * len(head), *rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _index(law: Lawbook) -> Iterator[str]:
    yield "# Les points à examiner et les textes"
    yield "Page écrite par `tools/law_pages.py` d’après `casekit/law/` ; ne pas la corriger ici."
    rows = []
    for question in law.questions.values():
        rules = law.rules_of(question.id)
        norms = ", ".join(f"[{law.norms[name].cite}](normes/{name}.md)" for name in question.norms)
        rows.append((f"[{question.id}](points/{question.id}.md)", question.asks, norms, _pivot(question), str(len(rules)),
                     str(sum(len(rule.examples) for rule in rules)), _shown(rules, BAD), _shown(rules, GOOD)))  # fmt: skip
    yield _table(("Point", "Question", "Textes", "Date qui commande", "Moyens", "Exemples", "Un cas non conforme, ou réuni",
                  "Un cas conforme, ou non réuni"), rows)  # fmt: skip
    yield "## Là où le rapport de l’Académie et le droit diffèrent"
    yield _table(("Texte", "Points", "Le rapport", "Le droit"), [
        (f"[{norm.cite}](normes/{norm.id}.md)", ", ".join(d.questions) or "aucun", d.report_says, d.law_says)
        for norm in law.norms.values() for d in norm.divergences])  # fmt: skip
    yield "## Degrés de certitude"
    counts = dict.fromkeys(law_told.CONFIDENCE_IN_FRENCH.values(), 0)
    for norm in law.norms.values():
        for version in norm.versions:
            counts[law_told.CONFIDENCE_IN_FRENCH[version.confidence]] += 1
    yield _table(("Degré", "Rédactions"), [(text, str(count)) for text, count in counts.items()])


def _shown(rules: tuple[Rule, ...], states: tuple[str, ...]) -> str:
    """The first worked example that comes out in one of the states, or a dash."""
    return next((example.say for rule in rules for example in rule.examples if example.state in states), "–")


def _pivot(question: Question) -> str:
    return f"`{question.fact}.{question.pivot}`"


def _norm(norm: Norm, law: Lawbook) -> Iterator[str]:
    yield f"# {norm.cite}"
    yield f"{norm.title} ({law_told.KIND_IN_FRENCH[norm.kind]}). Identifiant : `{norm.id}`."
    for version in norm.versions:
        yield from _version(version, norm)
    for divergence in norm.divergences:
        yield f"## Le rapport de l’Académie et le droit\n\n- Le rapport : {divergence.report_says}\n- Le droit : {divergence.law_says}"
    points = [q.id for q in law.questions.values() if norm.id in q.norms]
    yield "Points qui le lisent : " + (", ".join(f"[{name}](../points/{name}.md)" for name in points) if points else "aucun") + "."


def _version(version: Version, norm: Norm) -> Iterator[str]:
    day = french.iso(version.start)
    since = f"depuis le {day}" if len(version.start) == len("2021-08-04") else f"depuis {day}"
    yield f"## Décision du {day}" if norm.kind == "case_law" else f"## {'Abrogé' if version.is_repealed else 'Rédaction'} {since}"
    yield version.text
    lines = [("Citation", version.cite), ("Date qui commande", law_told.APPLIES_BY_IN_FRENCH[version.applies_by]), ("Preuve", version.burden),
             ("Suites", version.consequence), ("Exceptions", version.exceptions), ("Source", version.source),
             ("Certitude", f"{law_told.CONFIDENCE_IN_FRENCH[version.confidence]}, lu le {french.iso(version.read_on.isoformat())}"),
             ("À confirmer", version.confirm_by)]  # fmt: skip
    lines += [(f"`{name}`", _figure(value)) for name, value in version.figures.items()]
    yield "\n".join(f"- {label} : {' '.join(text.split())}" for label, text in lines if text)


def _figure(value: Figure) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    return french.iso(value.isoformat()) if isinstance(value, date) else str(value).replace(".", ",")


def _question(question: Question, law: Lawbook, nothing: Mapping[str, None]) -> Iterator[str]:
    yield f"# {question.asks}"
    yield f"Point `{question.id}`, posé pour chaque ligne de `{question.fact}` ; {KIND[question.kind]}."
    lines = [("Date qui commande", _pivot(question)), ("Preuve", BURDEN.get(question.burden, question.burden)),
             ("Lu dans", ", ".join(READER[letter] for letter in question.readers)), ("Se pose si", question.scope_fr),
             ("Pas de moyen contraire", question.no_defence)]  # fmt: skip
    yield "\n".join(f"- {label} : {' '.join(text.split())}" for label, text in lines if text)
    yield "## Textes"
    yield "\n".join(f"- [{law.norms[name].cite}](../normes/{name}.md) : {law.norms[name].title}" for name in question.norms)
    for divergence in law.divergences_of(question.id):
        yield f"## Le rapport de l’Académie et le droit\n\n- Le rapport : {divergence.report_says}\n- Le droit : {divergence.law_says}"
    for rule in law.rules_of(question.id):
        yield from _rule(rule, law.norms[rule.norm], nothing)


def _rule(rule: Rule, norm: Norm, nothing: Mapping[str, None]) -> Iterator[str]:
    version = norm.version(rule.read_for[-1])
    assert version is not None
    words, figures = Words(), dict(version.figures)
    yield f"## {SIDE[rule.raised_by]} : {rule.id}"
    read = french.enumeration([french.iso(start) for start in rule.read_for])
    yield f"Sur [{norm.cite}](../normes/{norm.id}.md), lu dans {'sa rédaction du' if len(rule.read_for) == 1 else 'ses rédactions du'} {read}" + (
        f" ; ne vaut que pour {rule.only_fr}" if rule.only_fr else "") + (f" ; conclut : {rule.concludes}." if rule.concludes else ".")  # fmt: skip
    yield "\n".join(f"{n}. {words.render(condition.fr, nothing, figures)}" for n, condition in enumerate(rule.when, start=1))
    yield _table(("Exemple", "Ce moyen", "Le point"), [
        (example.say, OUTCOME_IN_FRENCH[example.expect], STATE_IN_FRENCH[example.state] if example.state else "–") for example in rule.examples])  # fmt: skip


def main() -> None:
    """Replace `docs/law/`."""
    folder = Path(__file__).parent.parent / "docs" / "law"
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in pages(lawbook.read(package() / "law")).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
