"""The command line: parse, call one method of the casebook, print. Data on standard output, talk on standard error."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import casekit
from casekit import told
from casekit.findings import as_json as contract_form
from casekit.law_cli import LAW, law

if TYPE_CHECKING:
    from casekit.casebook import Casebook

FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
JSON = click.option("--json", "as_json", is_flag=True, help="Écrire en JSON sur la sortie standard.")
STRICT = click.option("--strict", is_flag=True, help="Sortir avec le code 1 si le dossier présente une anomalie.")


class _Group(click.Group):
    """Says what failed in one French sentence, with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        from casekit.casebook import CaseError

        try:
            return super().invoke(ctx)
        except CaseError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            what = f"« {error.filename} »" if error.filename is not None else "un fichier du dossier"
            raise click.ClickException(f"{what} ne peut pas être lu ou écrit ({error.strerror or error}).") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(casekit.__version__)
def main() -> None:
    """casekit : du dossier médical exporté au rapport d’expertise, chaque phrase rattachée à sa pièce."""
    click.ClickException.exit_code = 2
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


def _progress(message: str) -> None:
    click.echo(message, err=True)


def _with(folder: Path, use: Callable[[Casebook], None], rules: Path | None = None) -> None:
    from casekit.casebook import Casebook

    with Casebook(folder, _progress, rules) as book:
        use(book)


@main.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--case", "name", default="nodule_pulmonaire", show_default=True, help="Le dossier d’exemple.")
def demo(folder: Path | None, name: str) -> None:
    """Copier un dossier d’exemple et le traiter en entier."""
    from casekit.places import content_folder

    samples = sorted(path.parent.name for path in content_folder("sample_cases").glob("*/case.toml"))
    if name not in samples:
        raise click.UsageError(f"pas de dossier d’exemple « {name} » ; il y a : {', '.join(samples)}.")
    target = folder or Path(name)
    if target.exists() and any(target.iterdir()):
        click.echo(f"{target} existe déjà : il est traité tel quel.", err=True)
    else:
        shutil.copytree(content_folder("sample_cases") / name, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected"))
    _with(target, _run_and_print)


@main.command()
@FOLDER
def init(folder: Path) -> None:
    """Créer un dossier vide : case.toml commenté, tables.xlsx à remplir, exhibits/ pour les pièces."""
    from casekit.casebook import initialise

    for path in initialise(folder):
        click.echo(path)


@main.command()
@FOLDER
@LAW
@JSON
@STRICT
def run(folder: Path, rules: Path | None, as_json: bool, strict: bool) -> None:
    """Traiter le dossier en entier : lecture, contrôles, points à examiner, rapport."""
    _with(folder, lambda book: _run_and_print(book, as_json, strict), rules)


def _run_and_print(book: Casebook, as_json: bool = False, strict: bool = False) -> None:
    outcome = book.run()
    if as_json:
        _print_json(outcome.findings)
    else:
        for line in outcome.summary:
            click.echo(line)
    _exit_if_strict(book, strict)


@main.command()
@FOLDER
@JSON
@STRICT
def load(folder: Path, as_json: bool, strict: bool) -> None:
    """Lire les pièces et les tables ; dire ce qui a été lu, et ce qui ne l’a pas été."""

    def use(book: Casebook) -> None:
        ledger = book.ledger()
        if as_json:
            _print_json({"intake": ledger, "problems": [asdict(problem) for problem in book.problems()]})
        else:
            _print_intake(book, ledger)
        _exit_if_strict(book, strict)

    _with(folder, use)


def _print_intake(book: Casebook, ledger: list[dict[str, Any]]) -> None:
    states = {"loaded": "lue", "partial": "lue en partie", "refused": "non lue"}
    for line in ledger:
        rows = ", ".join(f"{table} {count}" for table, count in line["rows"].items())
        detail = line["why"] or rows or "aucune ligne"
        click.echo(f"pièce {line['exhibit']}\t{line['path']}\t{states[line['state']]}\t{detail}")
        for item in line["left_out"]:
            click.echo(f"\tnon repris\t{item['what']} × {item['count']}\t{item['why']}")
    for problem in book.problems():
        click.echo(str(problem), err=True)


@main.command()
@FOLDER
@JSON
@STRICT
def validate(folder: Path, as_json: bool, strict: bool) -> None:
    """Exécuter les contrôles de validation ; la page est dans out/validation/."""

    def use(book: Casebook) -> None:
        results = book.validate()
        if as_json:
            _print_json([asdict(result) for result in results])
        else:
            for result in results:
                found = "" if result.rows is None else f"{result.rows} sur {result.of}"
                click.echo(f"{result.suite}\t{result.check}\t{result.status}\t{found}\t{result.why or result.title}")
        _exit_if_strict(book, strict)

    _with(folder, use)


@main.command()
@FOLDER
@click.argument("question", required=False)
@click.argument("about", required=False)
@click.option("--without", "exhibits", multiple=True, metavar="PIÈCE", help="Dire ce qui changerait sans cette pièce ; répétable.")
@LAW
@JSON
def argue(folder: Path, question: str | None, about: str | None, exhibits: tuple[str, ...], rules: Path | None, as_json: bool) -> None:
    """Dire l’état de chaque point à examiner ; avec QUESTION et ABOUT, ses moyens condition par condition."""

    def use(book: Casebook) -> None:
        found = book.findings_on(question, about)
        if exhibits:
            without = book.findings_on(question, None, book.findings_without(exhibits))
            lines = told.between(found, [f for f in without if about in (None, f.about)])
            _print_json(list(lines)) if as_json else _print_lines(lines, "Rien ne change.")
        elif as_json:
            _print_json([contract_form(finding) for finding in found])
        else:
            _print_lines(told.in_full(found[0]) if about is not None else told.states(found))

    _with(folder, use, rules)


@main.command()
@FOLDER
@click.option("--for", "audience", default="expert", show_default=True, help="Le destinataire : expert.")
@click.option("--stage", default="working", show_default=True, help="L’étape : working (document de travail).")
def report(folder: Path, audience: str, stage: str) -> None:
    """Écrire le rapport, en Word et en HTML, dans out/."""

    def use(book: Casebook) -> None:
        for path in book.report(audience, stage):
            click.echo(path)

    _with(folder, use)


@main.command()
@FOLDER
@click.argument("question")
@click.argument("about")
@click.argument("state")
@click.option("--because", required=True, help="Les motifs de l’appréciation.")
@click.option("--author", help="L’auteur ; par défaut, l’expert nommé dans case.toml.")
def rule(folder: Path, question: str, about: str, state: str, because: str, author: str | None) -> None:
    """Inscrire l’appréciation de l’expert sur un point dans review.toml."""

    def use(book: Casebook) -> None:
        for line in told.states((book.rule(question, about, state, because, author, datetime.now()),)):
            click.echo(line)

    _with(folder, use)


def _print_lines(lines: Iterable[str], otherwise: str | None = None) -> None:
    printed = tuple(lines) or ((otherwise,) if otherwise is not None else ())
    for line in printed:
        click.echo(line)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def _exit_if_strict(book: Casebook, strict: bool) -> None:
    if strict and book.problems():
        sys.exit(1)


main.add_command(law)
