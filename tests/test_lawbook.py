"""The law folder: what a sound one gives, and what each mistake in one is told as."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from casekit import lawbook

NORM = """\
# La réflexion à laisser avant un acte (norme fictive).
norm     = "fx-100-1"
cite     = "art. FX. 100-1 du code fictif"
title    = "Délai de réflexion"
kind     = "law"
families = ["information"]

[[version]]
from       = 2002-03-05
applies_by = "own"
cite       = "art. FX. 90 du code fictif"
source     = "JORF fictif du 5 mars 2002"
confidence = "general_knowledge"
read_on    = 2026-11-02
confirm_by = "Relire le texte."
text       = "On informe avant l'acte."
burden     = "Le professionnel."

[[version]]
from            = "2016-01"
applies_by      = "own"
source          = "JORF fictif de janvier 2016"
confidence      = "confirmed"
read_on         = 2026-11-02
text            = "On informe quinze jours avant l'acte."
burden          = "Le professionnel."
reflection_days = 15
requires_form   = true
ends_on         = 2030-01-01

[[divergence]]
questions   = ["information.risk"]
report_says = "Trente jours."
law_says    = "Quinze jours."
"""

QUESTIONS = """\
[[question]]
id       = "information.risk"
fact     = "risk"
asks     = "Le risque a-t-il été annoncé avant l'acte ?"
scope    = "is_foreseeable AND (is_frequent OR is_serious)"
scope_fr = "Le risque est prévisible, et fréquent ou grave."
no_defence = "Le texte ne connaît pas d’exception."
norms    = ["fx-100-1"]
burden   = "professional"
pivot    = "performed_at"
kind     = "L"
readers  = "RNG"
missing  = "document signé, à demander à {{ professional }}"
evidence = ["evidence"]
"""

RULE = """\
# Le demandeur : l'information est venue trop tard.
rule      = "late_information"
question  = "information.risk"
raised_by = "claimant"
norm      = "fx-100-1"
read_for  = ["2016-01"]

[[when]]
fr  = "L'acte n'a pas été pratiqué en urgence."
sql = "NOT is_emergency"

[[when]]
fr  = "L'information a été donnée moins de {{ norm.reflection_days }} jours avant l'acte."
sql = "informed_days_before < norm.reflection_days"

[then]
holds        = "L'information est tardive."
fails        = "L'information est venue à temps."
undetermined = "La date de l'information est à demander."

[[example]]
say    = "Le dossier est muet : on ne conclut pas."
given  = { performed_at = "2018-03", is_emergency = false }
expect = "undetermined"
state  = "unproven"
"""

NORM_FILE, QUESTION_FILE, RULE_FILE = (
    "norms/fx/100_1.toml",
    "questions/information.toml",
    "rules/information/late_information.toml",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound law folder of one norm, one question and one rule."""
    law = tmp_path / "law"
    for name, content in ((NORM_FILE, NORM), (QUESTION_FILE, QUESTIONS), (RULE_FILE, RULE)):
        write(law, name, content)
    return law


def write(law: Path, name: str, content: str) -> None:
    path = law / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def change(law: Path, name: str, old: str, new: str) -> None:
    content = (law / name).read_text(encoding="utf-8")
    assert old in content, f"the test changes {old!r}, which {name} does not hold"
    write(law, name, content.replace(old, new))


def mistakes(law: Path) -> tuple[str, ...]:
    with pytest.raises(lawbook.LawError) as caught:
        lawbook.read(law)
    return caught.value.mistakes


def test_a_sound_folder_reads_into_records(folder: Path) -> None:
    book = lawbook.read(folder)
    norm, question, rule = book.norms["fx-100-1"], book.questions["information.risk"], book.rules["late_information"]
    assert [(v.start, v.start_from, v.start_to) for v in norm.versions] == [
        ("2002-03-05", date(2002, 3, 5), date(2002, 3, 5)),
        ("2016-01", date(2016, 1, 1), date(2016, 1, 31)),
    ]
    assert [v.cite for v in norm.versions] == ["art. FX. 90 du code fictif", "art. FX. 100-1 du code fictif"]
    assert dict(norm.versions[1].figures) == {"reflection_days": 15, "requires_form": True, "ends_on": date(2030, 1, 1)}
    assert (question.family, question.pivot, question.norms) == ("information", "performed_at", ("fx-100-1",))
    assert [c.sql for c in rule.when] == ["NOT is_emergency", "informed_days_before < norm.reflection_days"]
    assert (rule.examples[0].expect, rule.examples[0].state, rule.is_soft) == ("undetermined", "unproven", False)
    assert book.rules_of("information.risk") == (rule,)
    assert [d.report_says for d in book.divergences_of("information.risk")] == ["Trente jours."]


def test_a_rule_on_soft_law_is_a_soft_argument_without_saying_so(folder: Path) -> None:
    change(folder, NORM_FILE, 'kind     = "law"', 'kind     = "soft_law"')
    assert lawbook.read(folder).rules["late_information"].is_soft


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2001, 1, 1), None, [None]),
        (date(2002, 3, 5), None, ["2002-03-05"]),
        (date(2015, 12, 31), None, ["2002-03-05"]),
        (date(2016, 1, 15), None, ["2002-03-05", "2016-01"]),
        (date(2016, 1, 31), None, ["2016-01"]),
        (date(2002, 1, 1), date(2002, 12, 31), [None, "2002-03-05"]),
        (date(2000, 1, 1), date(2020, 12, 31), [None, "2002-03-05", "2016-01"]),
    ],
)
def test_the_versions_that_may_be_in_force_on_a_pivot(folder: Path, first: date, last: date | None, expected: list[str | None]) -> None:
    found = lawbook.read(folder).norms["fx-100-1"].on(first, last)
    assert [v.start if v else None for v in found] == expected


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (NORM_FILE, "applies_by = \"own\"\ncite", "apply_by = \"own\"\ncite", "100_1.toml, version 1: unknown key 'apply_by': did you mean 'applies_by'?"),
        (NORM_FILE, "title    =", "titel    =", "100_1.toml: title is missing: add it."),
        (NORM_FILE, "from       = 2002-03-05", "from       = 2017-03-05", "version 2016-01 comes after 2017-03-05"),
        (NORM_FILE, "from       = 2002-03-05", 'from       = "mars 2002"', "version 1: from must be a day"),
        (NORM_FILE, 'confirm_by = "Relire le texte."\n', "", "version 1: confidence = 'general_knowledge': add confirm_by"),
        (NORM_FILE, 'confidence = "general_knowledge"', 'confidence = "sure"', "write one of confirmed, partly_confirmed"),
        (NORM_FILE, 'kind     = "law"', 'kind     = "case_law"', 'applies_by = "always" goes with kind = "case_law"'),
        (NORM_FILE, "requires_form   = true", "form   = true", "form = true: a yes-or-no figure is named is_"),
        (NORM_FILE, "reflection_days = 15", "reflection_days = 15\nrepealed = 1", "version 2: repealed must be true or false"),
        (NORM_FILE, 'norm     = "fx-100-1"', 'norm     = "fx-100-2"', "the file is that of fx-100-1, but norm = 'fx-100-2'"),
        (NORM_FILE, '["information.risk"]', '["information.risks"]', "which no file writes: did you mean 'information.risk'?"),
        (NORM_FILE, "[[divergence]]", "[[divergence]", "100_1.toml: no valid TOML in UTF-8"),
        (NORM_FILE, "[[divergence]]", '[[divergence]]\nforums = ["civil"]', "forums names 'civil': a forum is one of judicial_civil"),
        (QUESTION_FILE, '["fx-100-1"]', '["fx-100-9"]', "question information.risk: names the norm 'fx-100-9'"),
        (QUESTION_FILE, 'readers  = "RNG"', 'readers  = "RX"', "readers = 'RX': write letters of RNG"),
        (QUESTION_FILE, 'id       = "information.risk"', 'id       = "consent.risk"', "must be information.<name> in this file"),
        (QUESTION_FILE, "scope_fr =", "scope_en =", "scope and scope_fr go together"),
        (QUESTION_FILE, "no_defence =", "# no_defence =", "write no_defence where no rule answers for the other side"),
        (QUESTION_FILE, 'evidence = ["evidence"]', 'evidence = ["evidence"]\ncascade = { maker = "x" }', "cascade.maker = 'x': a link is one of deployer"),
        (RULE_FILE, 'raised_by = "claimant"', 'raised_by = "defence"', "no rule raised by the claimant answers it: write one"),
        (RULE_FILE, 'raised_by = "claimant"', 'raised_by = "claimant"\nconcludes = "met"', "concludes goes with a determination (kind D)"),
        (RULE_FILE, 'raised_by = "claimant"', 'raised_by = "claimant"\nonly = "is_public"', "only and only_fr go together"),
        (RULE_FILE, 'raised_by = "claimant"', 'raised_by = "claimant"\nonly_fr = "un acte public"', "only and only_fr go together"),
        (RULE_FILE, 'raised_by = "claimant"', 'raised_by = "claimant"\nonly = "days < norm.reflection_days"\nonly_fr = "un acte tardif"',
         "only names a figure of a norm"),
        (RULE_FILE, 'raised_by = "claimant"', 'raised_by = "claimant"\nonly = "EXISTS (SELECT 1)"\nonly_fr = "un acte"', "only holds a sub-query or a table"),
        (QUESTION_FILE, "is_foreseeable AND", "EXISTS (SELECT 1) AND", "scope holds a sub-query or a table"),
        (RULE_FILE, 'norm      = "fx-100-1"', 'norm      = "fx-100-9"', "rule late_information: names the norm 'fx-100-9'"),
        (RULE_FILE, '["2016-01"]', "[2017-01-01]", "read_for names 2017-01-01, but fx-100-1 has no version from that day: it has 2002-03-05, 2016-01."),
        (RULE_FILE, '["2016-01"]', '[2002-03-05, "2016-01"]',
         "names norm.reflection_days, but the version 2002-03-05 of fx-100-1 has no such figure: it has none."),
        (RULE_FILE, '"information.risk"', '"information.unknown"', "rule late_information: names the question 'information.unknown'"),
        (RULE_FILE, '"information.risk"', '"consent.act"', "belongs in rules/consent/: move the file."),
        (RULE_FILE, 'rule      = "late_information"', 'rule      = "late"', "the file is that of 'late_information': rename one of them."),
        (RULE_FILE, 'expect = "undetermined"', 'expect = "breach"', "expect = 'breach': write one of holds, fails"),
        (RULE_FILE, 'state  = "unproven"', 'state  = "met"', "example 1: state = 'met': write one of error, not_applicable"),
        (RULE_FILE, 'performed_at = "2018-03"', "performed_at = 2018-03-20", "given.performed_at: write a date as text"),
        (RULE_FILE, "NOT is_emergency", "performed_at > DATE '2016-01-01'", "when 1: sql holds the literal date 2016-01-01"),
        (RULE_FILE, "< norm.reflection_days", "< 15", "when 2: sql holds the figure 15"),
        (RULE_FILE, "NOT is_emergency", "a > INTERVAL 8 DAY", "when 1: sql holds the figure 8"),
        (RULE_FILE, "NOT is_emergency", "act IN (SELECT act FROM acts)", "when 1: sql holds a sub-query or a table"),
        (RULE_FILE, "NOT is_emergency", "NOT COALESCE(is_emergency, false)", "when 1: sql holds COALESCE"),
        (RULE_FILE, "NOT is_emergency", "bool_or(is_emergency)", "when 1: sql holds an aggregate"),
        (RULE_FILE, "NOT is_emergency", "performed_at < now()", "when 1: sql reads a clock"),
        (RULE_FILE, "NOT is_emergency", "TRUE; DROP TABLE act", "when 1: sql must be one SQL expression"),
        (RULE_FILE, "NOT is_emergency", "NOT (is_emergency", "when 1: sql is no SQL expression"),
        (RULE_FILE, 'fails        = "L\'information est venue à temps."\n', "", "then: fails is missing: add it."),
    ],
)  # fmt: skip
def test_each_mistake_names_its_file_and_what_to_do(folder: Path, name: str, old: str, new: str, told: str) -> None:
    change(folder, name, old, new)
    assert any(told in mistake for mistake in mistakes(folder)), mistakes(folder)


def test_a_rule_without_an_example_is_refused(folder: Path) -> None:
    write(folder, RULE_FILE, RULE.partition("[[example]]")[0])
    assert mistakes(folder) == (f"{RULE_FILE}: no [[example]]: add its worked situations, one for each outcome.",)


def test_a_norm_without_a_version_is_refused(folder: Path) -> None:
    write(folder, "norms/fx/200.toml", NORM.partition("[[version]]")[0].replace("fx-100-1", "fx-200"))
    assert mistakes(folder) == ("norms/fx/200.toml: no [[version]]: a norm has at least one, with its start date.",)


def test_two_norms_with_one_id_name_both_files(folder: Path) -> None:
    write(folder, "norms/fx/100-1.toml", NORM)
    assert f"{NORM_FILE}: fx-100-1 is already written in norms/fx/100-1.toml: keep one." in mistakes(folder)


def test_two_rules_with_one_name_name_both_files(folder: Path) -> None:
    write(folder, "questions/consent.toml", QUESTIONS.replace("information.risk", "consent.act"))
    write(folder, "rules/consent/late_information.toml", RULE.replace("information.risk", "consent.act"))
    assert mistakes(folder) == (f"{RULE_FILE}: late_information is already written in rules/consent/late_information.toml: keep one.",)


def test_a_repeal_stands_last_and_no_rule_is_read_for_it(folder: Path) -> None:
    change(folder, NORM_FILE, "reflection_days = 15", "reflection_days = 15\nrepealed = true")
    assert mistakes(folder) == ("rule late_information: read_for names 2016-01, but fx-100-1 is repealed from that day: take it out.",)
    change(folder, NORM_FILE, "repealed = true", "")
    change(folder, NORM_FILE, 'confirm_by = "Relire le texte."', 'confirm_by = "Relire le texte."\nrepealed = true')
    assert mistakes(folder) == (f"{NORM_FILE}: version 2002-03-05 repeals the norm, but 2016-01 follows: repealed stands on the last.",)


def test_all_the_mistakes_of_all_the_files_are_told_at_once(folder: Path) -> None:
    change(folder, NORM_FILE, "title    =", "titel    =")
    change(folder, QUESTION_FILE, 'kind     = "L"', 'kind     = "Z"')
    change(folder, RULE_FILE, "raised_by", "raisedby")
    found = mistakes(folder)
    assert {m.partition(":")[0] for m in found} == {NORM_FILE, f"{QUESTION_FILE}, question 1", RULE_FILE}
    with pytest.raises(lawbook.LawError, match=f"{len(found)} mistake"):
        lawbook.read(folder)


def test_a_file_out_of_place_is_not_lost_in_silence(folder: Path) -> None:
    write(folder, "rules/orphan.toml", RULE)
    assert mistakes(folder) == ("rules/orphan.toml: not where it is read: norms/<code>/, questions/ or rules/<family>/.",)


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / NORM_FILE).write_bytes(NORM.encode("latin-1"))
    assert any(m.startswith(f"{NORM_FILE}: no valid TOML in UTF-8") for m in mistakes(folder))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert "no norm found" in mistakes(tmp_path)[0]


def test_the_fingerprint_follows_every_byte_and_every_name(folder: Path, tmp_path: Path) -> None:
    before = lawbook.read(folder).fingerprint
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", before)
    assert lawbook.fingerprint(Path(shutil.copytree(folder, tmp_path / "copy"))) == before
    change(folder, NORM_FILE, "JORF fictif du 5 mars", "JORF fictif du 6 mars")
    changed = lawbook.fingerprint(folder)
    write(folder, "CHANGES.md", "# Changements\n")
    assert len({before, changed, lawbook.fingerprint(folder)}) == 3
