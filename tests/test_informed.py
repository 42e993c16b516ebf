"""From several rows of information to one answer: told in time, late, not told, contested, or the file does not tell."""

from __future__ import annotations

from typing import Any

import pytest
from situations import File

ACT_AT = "2024-05-13T10:05"


def use(file: File) -> None:
    """A scan read with an AI on 13 May 2024 at 10:05."""
    file.act("A1", status="performed", performed_at=ACT_AT, patient="P1")
    file.ai_use("U1", system="S1", act="A1", used_at=ACT_AT, patient="P1")


def told(file: File, **cells: Any) -> None:
    file.information(**{"topic": "ai_use", "use": "U1", "patient": "P1", "mode": "interview", **cells})


def informed(file: File, topic: str = "ai_use") -> dict[str, Any]:
    return file.one("informed", topic=topic)


@pytest.mark.parametrize(("rows", "status", "is_told"), [
    ([{"given": True, "given_at": "2024-05-12"}], "in_time", True),
    ([{"given": True, "given_at": "2024-05-13T09:30"}], "in_time", True),
    ([{"given": True, "given_at": "2024-05-14"}], "late", False),
    ([{"given": True, "given_at": "2024-05-13"}], None, None),
    ([{"given": True, "given_at": "2024-05-13", "before_act": True}], "in_time", True),
    ([{"given": True, "given_at": "2024-05-13", "before_act": False}], "late", False),
    ([{"given": True, "before_act": True}], "in_time", True),
    ([{"given": True, "given_at": "2024-05"}], None, None),
    ([{"given": True}], None, None),
    ([{"given": None, "given_at": "2024-05-12"}], None, None),
    ([{"given": False}], "not_given", False),
    ([{"given": False}, {"given": None}], "not_given", False),
    ([{"given": True, "given_at": "2024-05-12"}, {"given": True, "given_at": "2024-05-20"}], "in_time", True),
    ([{"given": True, "given_at": "2024-05-14"}, {"given": True, "given_at": "2024-05-20"}], "late", False),
    ([{"given": True, "given_at": "2024-05-14"}, {"given": True}], None, None),
    ([{"given": True, "given_at": "2024-05-14"}, {"given": False}], "late", False),
])  # fmt: skip
def test_rows_on_one_use_are_read_together(file: File, rows: list[dict[str, Any]], status: str | None, is_told: bool | None) -> None:
    use(file)
    for n, row in enumerate(rows):
        told(file, **{"given_by": f"DR{n}", **row})
    found = informed(file)
    assert (found["status"], found["is_told"]) == (status, is_told)
    assert found["is_told_contested"] is False


@pytest.mark.parametrize(("first", "second", "status"), [
    ("DR1", "DR1", "contested"),
    ("DR1", None, "contested"),
    (None, "DR1", "contested"),
    (None, None, "contested"),
    ("DR1", "DR2", "in_time"),
])  # fmt: skip
def test_given_and_not_given_contradict_each_other_unless_two_givers_speak(file: File, first: str, second: str, status: str) -> None:
    use(file)
    told(file, given=True, given_at="2024-05-12", given_by=first)
    told(file, given=False, given_by=second)
    found = informed(file)
    assert found["status"] == status
    assert found["is_told"] is (None if status == "contested" else True)
    assert found["is_told_contested"] is (status == "contested")


def test_no_row_is_no_answer(file: File) -> None:
    use(file)
    assert file.rows("informed") == []
    assert file.one("ai_use")["is_told"] is None


@pytest.mark.parametrize("topic", ["ai_use", "ai_interpretation"])
@pytest.mark.parametrize("mode", ["poster", "booklet"])
def test_a_poster_alone_tells_nobody(file: File, topic: str, mode: str) -> None:
    use(file)
    told(file, topic=topic, given=True, given_at="2024-01-01", mode=mode)
    found = informed(file, topic)
    assert (found["is_told"], found["is_told_individually"], found["by_poster_only"]) == (False, False, True)


def test_a_poster_alone_tells_nobody_whenever_it_was_hung(file: File) -> None:
    use(file)
    told(file, given=True, mode="poster")
    assert (informed(file)["is_told"], informed(file)["by_poster_only"]) == (False, True)


def test_a_poster_does_not_contradict_the_patient_who_says_that_nobody_told_her(file: File) -> None:
    use(file)
    told(file, given=True, given_at="2024-01-01", mode="poster")
    told(file, given=False)
    assert (informed(file)["is_told"], informed(file)["is_told_contested"]) == (False, False)


def test_a_poster_beside_an_interview_in_time_is_enough(file: File) -> None:
    use(file)
    told(file, given=True, given_at="2024-01-01", mode="poster", given_by="DR1")
    told(file, given=True, given_at="2024-05-12", mode="interview", given_by="DR1")
    found = informed(file)
    assert (found["is_told"], found["is_told_individually"], found["by_poster_only"]) == (True, True, False)


def test_a_poster_beside_an_interview_that_may_not_have_taken_place_leaves_the_question_open(file: File) -> None:
    use(file)
    told(file, given=True, given_at="2024-01-01", mode="poster")
    told(file, given=None, mode="interview")
    assert (informed(file)["is_told"], informed(file)["by_poster_only"]) == (None, False)


def test_a_poster_beside_an_interview_held_too_late_is_not_a_poster_alone(file: File) -> None:
    use(file)
    told(file, given=True, given_at="2024-01-01", mode="poster")
    told(file, given=True, given_at="2024-06-01", mode="interview")
    assert (informed(file)["is_told"], informed(file)["by_poster_only"]) == (False, False)


def test_a_blank_mode_leaves_only_the_individual_question_open(file: File) -> None:
    use(file)
    told(file, given=True, given_at="2024-05-12", mode=None)
    found = informed(file)
    assert (found["is_told"], found["is_told_individually"], found["by_poster_only"]) == (True, None, False)


def test_the_interpretation_has_no_term(file: File) -> None:
    use(file)
    told(file, topic="ai_interpretation", given=True, given_at="2024-06-01")
    assert (informed(file, "ai_interpretation")["status"], informed(file, "ai_interpretation")["is_told"]) == ("in_time", True)


def test_where_the_hour_of_use_is_blank_the_act_gives_the_term(file: File) -> None:
    file.act("A1", performed_at="2024-05-13", patient="P1")
    file.ai_use("U1", act="A1")
    told(file, given=True, given_at="2024-05-14")
    assert informed(file)["status"] == "late"


def test_where_two_exhibits_dispute_the_day_of_use_the_act_does_not_decide(file: File) -> None:
    file.act("A1", performed_at="2024-05-13", patient="P1")
    file.ai_use("U1", act="A1", used_at="2024-05-10")
    file.ai_use("U1", act="A1", used_at="2024-05-20", exhibit="2")
    told(file, given=True, given_at="2024-05-12")
    found = informed(file)
    assert (found["status"], found["is_told"], found["is_told_contested"]) == ("contested", None, True)


def test_two_exhibits_that_dispute_whether_it_was_given_are_a_contest(file: File) -> None:
    use(file)
    file.information("I1", topic="ai_use", use="U1", patient="P1", given=True, given_at="2024-05-12")
    file.information("I1", topic="ai_use", use="U1", patient="P1", given=False, exhibit="2")
    found = informed(file)
    assert (found["status"], found["is_told"], found["is_told_contested"]) == ("contested", None, True)
    assert [e["exhibit"] for e in found["evidence"]] == ["1", "2"]


def test_an_information_on_the_act_bears_on_the_ai_used_in_it(file: File) -> None:
    use(file)
    file.information(topic="ai_use", act="A1", given=True, given_at="2024-05-12", mode="letter")
    assert informed(file)["status"] == "in_time"


def test_a_risk_is_named_before_the_act_and_alternatives_may_be_told_by_a_booklet(file: File) -> None:
    use(file)
    file.risk("R1", act="A1", is_serious=True)
    file.information(topic="risk", risk="R1", given=True, given_at="2024-05-01", mode="booklet")
    file.information(topic="alternative", act="A1", given=True, given_at="2024-05-01", mode="booklet")
    assert (file.one("risk")["is_told"], file.one("risk")["by_poster_only"]) == (False, True)
    assert file.one("act")["is_told_alternative"] is True


def test_an_exception_written_in_the_record_is_kept_and_a_blank_is_unknown(file: File) -> None:
    use(file)
    told(file, given=False, exception="emergency")
    assert (informed(file)["in_emergency"], informed(file)["was_impossible"]) == (True, False)
    told(file, given=None, exception=None)
    assert (informed(file)["in_emergency"], informed(file)["was_impossible"]) == (True, None)
