"""Consent to an act: given before it, refused, withdrawn, or the file does not tell; a refusal is not cured by what came before it."""

from __future__ import annotations

from typing import Any

import pytest
from situations import File


def agreed(file: File, *rows: dict[str, Any]) -> dict[str, Any]:
    """A biopsy on 10 May 2024, and what the file holds of the patient's consent to it."""
    file.act("A1", status="performed", performed_at="2024-05-10T09:00", patient="P1")
    for row in rows:
        file.consent(**{"topic": "act", "act": "A1", "patient": "P1", "given_by": "P1", **row})
    return file.one("agreement")


GIVEN = {"given": True, "answer": "given", "given_at": "2024-05-01"}
REFUSED = {"answer": "refused", "given_at": "2024-05-05"}


@pytest.mark.parametrize(("row", "status", "is_agreed"), [
    (GIVEN, "in_time", True),
    ({"answer": "given", "given_at": "2024-05-01"}, "in_time", True),
    ({**GIVEN, "given_at": "2024-05-11"}, "late", False),
    ({**GIVEN, "given_at": "2024-05-10"}, None, None),
    ({**GIVEN, "given_at": "2024-05-10", "before_act": True}, "in_time", True),
    ({**GIVEN, "given_at": None}, None, None),
    ({"given": False}, "not_given", False),
    (REFUSED, "not_given", False),
    ({"answer": "deferred"}, "not_given", False),
    ({"given": None}, None, None),
])  # fmt: skip
def test_one_row_says_whether_the_patient_agreed_before_the_act(file: File, row: dict[str, Any], status: str, is_agreed: bool) -> None:
    found = agreed(file, row)
    assert (found["status"], found["is_agreed"]) == (status, is_agreed)


def test_a_refusal_is_not_cured_by_an_earlier_consent(file: File) -> None:
    found = agreed(file, GIVEN, REFUSED)
    assert (found["status"], found["is_agreed"], found["is_refused_before"]) == ("refused", False, True)
    assert found["is_agreed_contested"] is False


def test_a_refusal_whose_place_in_time_is_unknown_contradicts_the_consent(file: File) -> None:
    found = agreed(file, GIVEN, {"answer": "refused"})
    assert (found["status"], found["is_agreed"], found["is_agreed_contested"]) == ("contested", None, True)


def test_a_refusal_after_the_act_leaves_the_consent_standing_beside_it(file: File) -> None:
    found = agreed(file, GIVEN, {"answer": "refused", "given_at": "2024-06-01", "given_by": "P2"})
    assert (found["is_agreed"], found["is_refused_before"]) == (True, False)


@pytest.mark.parametrize(("withdrawn_at", "is_agreed", "is_withdrawn_before"), [
    ("2024-05-08", False, True),
    ("2024-05-12", True, False),
    ("none", True, False),
    (None, True, None),
    ("?", True, None),
    ("2024-05-10", True, None),
])  # fmt: skip
def test_a_consent_withdrawn_before_the_act_is_no_consent(file: File, withdrawn_at: str, is_agreed: bool, is_withdrawn_before: bool) -> None:
    found = agreed(file, {**GIVEN, "withdrawn_at": withdrawn_at})
    assert (found["is_agreed"], found["is_withdrawn_before"]) == (is_agreed, is_withdrawn_before)
    assert found["status"] == ("in_time" if is_agreed else "withdrawn")


def test_a_withdrawal_undoes_every_earlier_consent(file: File) -> None:
    found = agreed(file, {**GIVEN, "withdrawn_at": "2024-05-08"}, {**GIVEN, "mode": "written"})
    assert (found["status"], found["is_agreed"], found["is_withdrawn_before"]) == ("withdrawn", False, True)


@pytest.mark.parametrize("stop", [REFUSED, {**GIVEN, "withdrawn_at": "2024-05-05"}])
def test_the_patient_may_agree_again_before_the_act(file: File, stop: dict[str, Any]) -> None:
    found = agreed(file, stop, {**GIVEN, "given_at": "2024-05-08"})
    assert (found["is_agreed"], found["is_refused_before"], found["is_withdrawn_before"] is True) == (True, False, False)


def test_a_consent_of_unknown_day_beside_a_withdrawal_is_contested(file: File) -> None:
    found = agreed(file, {**GIVEN, "withdrawn_at": "2024-05-05"}, {"answer": "given", "before_act": True})
    assert (found["is_agreed"], found["is_agreed_contested"]) == (None, True)


def test_who_agreed_is_known_only_where_the_row_says_it(file: File) -> None:
    assert agreed(file, {**GIVEN, "given_by": None})["by_patient"] is None
    file.consent(topic="act", act="A1", patient="P1", given_by="P2", **GIVEN)
    assert file.one("agreement")["by_patient"] is None
    file.consent(topic="act", act="A1", patient="P1", given_by="P1", **GIVEN)
    assert file.one("agreement")["by_patient"] is True


def test_a_consent_that_two_exhibits_tell_differently_is_contested(file: File) -> None:
    file.act("A1", performed_at="2024-05-10", patient="P1")
    file.consent("C1", topic="act", act="A1", answer="given", given_at="2024-05-01", given_by="P1")
    file.consent("C1", topic="act", act="A1", answer="refused", given_at="2024-05-01", given_by="P1", exhibit="2")
    found = file.one("act")
    assert (found["is_agreed"], found["is_agreed_contested"]) == (None, True)
    assert {e["exhibit"] for e in found["consent_evidence"]} == {"1", "2"}


def test_consent_to_the_ai_is_read_apart_from_consent_to_the_act(file: File) -> None:
    agreed(file, GIVEN)
    file.ai_use("U1", act="A1", used_at="2024-05-10T08:00")
    assert file.one("ai_use")["is_agreed"] is None
    file.consent(topic="ai_use", use="U1", patient="P1", given_by="P1", answer="given", given_at="2024-05-10T07:30")
    assert file.one("ai_use")["is_agreed"] is True


def test_no_row_is_no_answer(file: File) -> None:
    file.act("A1", performed_at="2024-05-10")
    found = file.one("act")
    assert (found["is_agreed"], found["is_refused"], found["is_withdrawn"]) == (None, None, None)


def test_the_state_of_the_patient_and_an_emergency_are_kept_as_the_record_writes_them(file: File) -> None:
    found = agreed(file, {"given": False, "exception": "unable"})
    assert (found["was_unable"], found["in_emergency"], found["has_legal_authorisation"]) == (True, False, False)
