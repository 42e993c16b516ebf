"""The norms on the command line: a norm as of a day, the list, and what remains to be read."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from casekit.casebook import read_law
from casekit.cli import main
from casekit.law_told import APPLIES_BY_IN_FRENCH


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["law", *words])


def test_a_norm_on_a_day_is_the_version_of_that_day() -> None:
    before, after = call("show", "csp-r4127-32", "--on", "2000-05-13").stdout, call("show", "csp-r4127-32", "--on", "2024-05-13").stdout
    assert "Rédaction depuis 1995-09-08" in before and "Rédaction depuis 2004-08-08" not in before
    assert "Rédaction depuis 2004-08-08" in after and "Rédaction depuis 1995-09-08" not in after


def test_a_day_before_the_first_version_says_that_nothing_was_in_force() -> None:
    assert "Aucune rédaction n’était en vigueur (première rédaction : 2021-08-04)" in call("show", "csp-l4001-3", "--on", "2021-08-03").stdout


def test_a_year_that_straddles_two_versions_shows_both_and_says_so() -> None:
    told = call("show", "csp-l1111-4", "--on", "2016").stdout
    assert "ne dit pas laquelle" in told
    assert "Rédaction depuis 2005-04-24" in told and "Rédaction depuis 2016-02-04" in told


def test_both_readings_are_shown_with_the_norm() -> None:
    told = call("show", "csp-l4001-3").stdout
    assert "Lecture de l’Académie" in told and "Lecture du texte" in told


def test_the_list_of_a_day_leaves_out_what_was_not_in_force() -> None:
    ids = {line.split("\t")[0] for line in call("list", "--on", "2020-01-01", "--family", "information").stdout.splitlines()}
    assert "csp-l1111-2" in ids and "csp-l4001-3" not in ids


def test_the_check_names_what_no_rule_read_and_counts_every_version() -> None:
    lines = [line.split("\t") for line in call("check").stdout.splitlines()]
    assert ["rédaction douteuse, non appliquée", "csp-r1112-7", "2006-01-05"] in lines
    counted = sum(int(line[2]) for line in lines if line[0] == "rédactions")
    assert counted == sum(len(norm.versions) for norm in read_law().norms.values())


def test_every_date_that_may_command_has_its_words() -> None:
    assert {v.applies_by for norm in read_law().norms.values() for v in norm.versions} <= APPLIES_BY_IN_FRENCH.keys()


@pytest.mark.parametrize(
    ("words", "says"),
    [(("show", "csp-l4001"), "csp-l4001-3"), (("show", "csp-l4001-3", "--on", "hier"), "n'est pas une date"),
     (("show", "csp-l4001-3", "--on", "?"), "ne désigne aucun jour"), (("list", "--family", "rien"), "il y a : ")],
)  # fmt: skip
def test_a_misuse_says_what_to_write(words: tuple[str, ...], says: str) -> None:
    result = call(*words)
    assert result.exit_code == 2 and says in result.stderr
