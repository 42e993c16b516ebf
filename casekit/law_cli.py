"""The commands that read the law itself: one norm on a date, the list, what remains to be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from casekit import law_told
from casekit.dates import UnreadableDate, parse
from casekit.law_records import Lawbook

LAW = click.option(
    "--law", "rules", metavar="PATH", type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Une autre base de règles : des données, refusées si elles font plus que comparer.",
)  # fmt: skip


def _read(rules: Path | None) -> Lawbook:
    from casekit.casebook import read_law

    return read_law(rules)


@click.group()
def law() -> None:
    """Lire les textes : une norme à une date, la liste, ce qui reste à relire."""


ON = click.option("--on", "day", metavar="DATE", help="La date, même partielle : 2024-05-13, 2024-05, 2024.")


@law.command()
@click.argument("norm")
@ON
@LAW
def show(norm: str, day: str | None, rules: Path | None) -> None:
    """Montrer une norme : toutes ses rédactions, ou celle d’une date."""
    book = _read(rules)
    if norm not in book.norms:
        near = [name for name in book.norms if norm.lower() in name]
        raise click.UsageError(f"pas de norme « {norm} »." + (f" Voir : {', '.join(near)}." if near else " La liste : casekit law list."))
    _print_lines(law_told.norm(book.norms[norm], _days(day)))


@law.command("list")
@ON
@click.option("--family", help="La famille de points à examiner : information, consent, device…")
@LAW
def list_(day: str | None, family: str | None, rules: Path | None) -> None:
    """Lister les normes, toutes ou celles en vigueur à une date."""
    book = _read(rules)
    families = sorted({name for norm in book.norms.values() for name in norm.families})
    if family is not None and family not in families:
        raise click.UsageError(f"pas de famille « {family} » ; il y a : {', '.join(families)}.")
    _print_lines(law_told.listed(book, family, _days(day)))


@law.command()
@LAW
def check(rules: Path | None) -> None:
    """Dire ce qui reste : rédactions non relues, normes sans règle, textes douteux, degrés de certitude."""
    _print_lines(law_told.checked(_read(rules)))


def _days(day: str | None) -> tuple[date, date] | None:
    if day is None:
        return None
    try:
        span = parse(day, "Europe/Paris")
    except UnreadableDate as error:
        raise click.UsageError(str(error)) from error
    found = law_told.days(span) if span is not None else None
    if found is None:
        raise click.UsageError(f"« {day} » ne désigne aucun jour.")
    return found


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
