"""The eight situations of Price, Gerke and Cohen (JAMA 2019;322:1765) in French law, as whole invented cases: rows, facts, states.

An advice of the AI is right or wrong for this patient, within the usual care or outside it, followed or set aside. In each of the eight the
practitioner is careful (he documents his examination and his reasons), careless (the record shows that he did neither) or silent (the
record says nothing of it). A departure is said even where it harmed nobody: what follows from it is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb
import pytest
from situations import CASEKIT, FACTS, File, database

from casekit import arguments, lawbook
from casekit.findings import Finding
from casekit.law_records import Lawbook

BREACH, GOOD, OPEN, NONE = "breach", "conforming", "open", "not_applicable"

# n: the advice is right, it is usual care, it is followed.
SITUATIONS = {
    1: (True, True, True), 2: (True, True, False), 3: (False, True, True), 4: (False, True, False),
    5: (True, False, True), 6: (True, False, False), 7: (False, False, True), 8: (False, False, False),
}  # fmt: skip

MANNERS: Mapping[str, Mapping[str, Any]] = {
    "careful": {"critical_review": True, "justification": "Images relues, lésion connue et stable", "is_recorded": True},
    "careless": {"critical_review": False, "is_recorded": True},
    "silent": {},
}

# What each situation comes to: a wrong advice followed, a right advice set aside, the data acquired by science, the recommendation.
EXPECTED = {
    1: {"careful": (NONE, NONE, GOOD, GOOD), "careless": (NONE, NONE, GOOD, GOOD), "silent": (NONE, NONE, GOOD, GOOD)},
    2: {"careful": (NONE, GOOD, BREACH, GOOD), "careless": (NONE, BREACH, BREACH, BREACH), "silent": (NONE, OPEN, BREACH, OPEN)},
    3: {"careful": (GOOD, NONE, GOOD, GOOD), "careless": (BREACH, NONE, GOOD, GOOD), "silent": (OPEN, NONE, GOOD, GOOD)},
    4: {"careful": (NONE, NONE, BREACH, GOOD), "careless": (NONE, NONE, BREACH, BREACH), "silent": (NONE, NONE, BREACH, OPEN)},
    5: {"careful": (NONE, NONE, BREACH, GOOD), "careless": (NONE, NONE, BREACH, BREACH), "silent": (NONE, NONE, BREACH, OPEN)},
    6: {"careful": (NONE, GOOD, GOOD, GOOD), "careless": (NONE, BREACH, GOOD, GOOD), "silent": (NONE, OPEN, GOOD, GOOD)},
    7: {"careful": (GOOD, NONE, BREACH, GOOD), "careless": (BREACH, NONE, BREACH, BREACH), "silent": (OPEN, NONE, BREACH, OPEN)},
    8: {"careful": (NONE, NONE, GOOD, GOOD), "careless": (NONE, NONE, GOOD, GOOD), "silent": (NONE, NONE, GOOD, GOOD)},
}
DEPENDING = ("oversight.overreliance", "oversight.unreasoned_override", "state_of_art.decision", "state_of_art.guideline")

# What does not depend on the situation, but on the practitioner alone: seen, examined, entered in the record.
ALWAYS = {"careful": (GOOD, GOOD, GOOD), "careless": (GOOD, BREACH, GOOD), "silent": (GOOD, OPEN, OPEN)}
BY_MANNER = ("oversight.seen", "oversight.critical_review", "oversight.justified")

# One thing left blank: a wrong advice followed, a right advice set aside, the data acquired, the recommendation.
UNKNOWN: Mapping[str, Mapping[int, tuple[str | None, ...]]] = {
    "output_was_correct": {
        n: (OPEN if follows else NONE, NONE if follows else OPEN, None, None) for n, (_, _, follows) in SITUATIONS.items()
    },
    "follows_output": {n: (NONE if right else OPEN, OPEN if right else NONE, None, None) for n, (right, _, _) in SITUATIONS.items()},
    "meets_standard": dict.fromkeys(SITUATIONS, (None, None, OPEN, None)),
    "follows_guideline": dict.fromkeys(SITUATIONS, (None, None, None, OPEN)),
}


def tell(con: duckdb.DuckDBPyConnection, key: str, n: int, manner: str, **changes: Any) -> None:
    """One of the eight, in a case of its own: a scan read with a tool, under a recommendation published two years before."""
    right, usual, follows = SITUATIONS[n]
    file = File(con, key)
    file.person(f"P-{key}", name="Dr Alix EXEMPLE", role="professional", practice="liberal")
    file.organization(f"O-{key}", name="Clinique de l’Exemple", kind="private_clinic")
    file.ai_system(f"S-{key}", name="ExempleScan", kind="standalone", is_medical_device=True, device_class="IIa", manufacturer="M1")
    file.act(f"A-{key}", kind="diagnosis", label="Lecture de scanner", status="performed", performed_at="2024-05-13T10:20", professional=f"P-{key}",
             organization=f"O-{key}", is_proportionate=True)  # fmt: skip
    file.ai_use(f"U-{key}", system=f"S-{key}", act=f"A-{key}", used_at="2024-05-13T09:50", purpose="diagnosis", professional=f"P-{key}",
                input_was_adequate=True, was_displayed=True, output_kind="positive", output_kept=True,
                output_was_correct=changes.pop("output_was_correct", right))  # fmt: skip
    file.standard(
        f"R-{key}",
        issuer="Société savante fictive",
        published_on="2022-03-01",
        withdrawn_on="none",
        act_kind="diagnosis",
        recommends="other",
    )
    conforms = usual == follows
    file.decision(f"D-{key}", **{
        "act": f"A-{key}", "use": f"U-{key}", "professional": f"P-{key}", "decided_at": "2024-05-13T10:20", "output_seen_at": "2024-05-13T10:05",
        "follows_output": follows, "follows_guideline": conforms, "meets_standard": conforms, **MANNERS[manner], **changes})  # fmt: skip


def part_of_the_law() -> Lawbook:
    whole = lawbook.read(CASEKIT / "law")
    questions = {key: q for key, q in whole.questions.items() if q.family in ("oversight", "state_of_art")}
    return Lawbook(whole.norms, questions, {key: r for key, r in whole.rules.items() if r.question in questions}, whole.fingerprint)


@pytest.fixture(scope="module")
def found() -> Iterator[Mapping[tuple[str, str], Finding]]:
    """The findings of every case told below, by question and case."""
    con = database()
    for n in SITUATIONS:
        for manner in MANNERS:
            tell(con, f"{n}-{manner}", n, manner)
        for blank in UNKNOWN:
            tell(con, f"{n}-{blank}", n, "silent", **{blank: None})
    findings = arguments.find(con, part_of_the_law(), FACTS)
    yield {(finding.question, finding.about.partition("-")[2]): finding for finding in findings}
    con.close()


def states(found: Mapping[tuple[str, str], Finding], key: str, questions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(found[question, key].state for question in questions)


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("n", SITUATIONS)
def test_a_situation_and_a_manner_give_their_states(found: Mapping[tuple[str, str], Finding], n: int, manner: str) -> None:
    key = f"{n}-{manner}"
    assert states(found, key, DEPENDING) == EXPECTED[n][manner]
    assert states(found, key, BY_MANNER) == ALWAYS[manner]


@pytest.mark.parametrize("blank", UNKNOWN)
@pytest.mark.parametrize("n", SITUATIONS)
def test_what_is_not_known_is_left_open_where_it_matters_and_there_only(
    found: Mapping[tuple[str, str], Finding], n: int, blank: str
) -> None:
    expected = tuple(new or old for new, old in zip(UNKNOWN[blank][n], EXPECTED[n]["silent"], strict=True))
    assert states(found, f"{n}-{blank}", DEPENDING) == expected


@pytest.mark.parametrize("n", SITUATIONS)
def test_what_none_of_the_eight_changes(found: Mapping[tuple[str, str], Finding], n: int) -> None:
    rest = ("oversight.input", "oversight.record_draft", "state_of_art.proportionality", "state_of_art.ai_unused")
    assert states(found, f"{n}-careful", rest) == (GOOD, NONE, GOOD, NONE)


def test_every_question_of_the_two_families_is_asked_of_each_case(found: Mapping[tuple[str, str], Finding]) -> None:
    asked = {question for question, _ in found}
    assert asked == set(part_of_the_law().questions)
    assert len(found) == len(asked) * len(SITUATIONS) * (len(MANNERS) + len(UNKNOWN))


def test_a_careful_practitioner_is_never_told_to_have_failed_for_having_followed_or_not(found: Mapping[tuple[str, str], Finding]) -> None:
    about_following = ("oversight.overreliance", "oversight.unreasoned_override", "oversight.seen", "oversight.critical_review")
    assert {state for n in SITUATIONS for state in states(found, f"{n}-careful", about_following)} == {GOOD, NONE}


def test_the_truth_of_the_output_known_afterwards_does_not_say_whether_the_review_was_careful(
    found: Mapping[tuple[str, str], Finding],
) -> None:
    for manner in MANNERS:
        assert len({states(found, f"{n}-{manner}", BY_MANNER) for n in SITUATIONS}) == 1


def test_a_finding_of_each_situation_points_to_the_practitioner_and_names_its_text(found: Mapping[tuple[str, str], Finding]) -> None:
    seventh = found["oversight.overreliance", "7-careless"]
    assert seventh.links == (("deployer", "P-7-careless"),)
    assert seventh.norm is not None and (seventh.norm.id, seventh.norm.version_from) == ("csp-l1110-5", "2016-02-04")
    second = found["oversight.unreasoned_override", "2-careless"]
    assert second.norm is not None and second.norm.id == "csp-r4127-32"


def test_the_eight_situations_stand_as_worked_examples_of_the_rules() -> None:
    told = [(n, rule.question, example.given, follows, right) for rule in part_of_the_law().rules.values() for example in rule.examples
            for n, (right, _, follows) in SITUATIONS.items() if example.say.startswith(f"Situation {n} sur 8")]  # fmt: skip
    assert [
        given for _, _, given, follows, right in told if (given["output_was_correct"], given["follows_output"]) != (right, follows)
    ] == []
    for n in SITUATIONS:
        questions = {question for told_n, question, *_ in told if told_n == n}
        assert "state_of_art.decision" in questions
        assert questions & {"oversight.overreliance", "oversight.unreasoned_override"}
