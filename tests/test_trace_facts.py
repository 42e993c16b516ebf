"""What was kept and written: logs, items of the record, late entries, silent days, and the version in use when an update came in silence."""

from __future__ import annotations

from typing import Any

import pytest
from asked import findings, state, states
from situations import File

STAY = ("1b", "1c", "1d", "1e", "1g", "1h", "1m", "1n", "2a", "2c")


def logs(file: File, kept_until: str | None, used: str = "2028-09-15T10:00", **system: Any) -> str:
    """The logs of one use of S1, a device of class IIb put on the market in September 2028, outside annex III."""
    file.ai_system("S1", **{"kind": "standalone", "is_medical_device": True, "device_class": "IIb", "is_annex_iii": False,
                            "placed_on_market_on": "2028-09-01", **system})  # fmt: skip
    file.system_version(system="S1", is_significant_change=False)
    file.organization("O1", kind="private_clinic")
    file.act("A1", organization="O1")
    file.ai_use("U1", system="S1", act="A1", used_at=used, logs_kept_until=kept_until)
    return state(file, "trace.logs_kept")


@pytest.mark.parametrize(("kept_until", "stands"), [
    ("2029-03-14", "breach"), ("2029-03-15", "conforming"), ("2029-03-16", "conforming"), (None, "open"), ("2029-03", "open"),
])  # fmt: skip
def test_logs_are_kept_six_months_from_the_day_of_use(file: File, kept_until: str | None, stands: str) -> None:
    assert logs(file, kept_until) == stands


@pytest.mark.parametrize(("used", "kept_until", "stands"), [("2028-08-31", "2029-02-27", "breach"), ("2028-08-31", "2029-02-28", "conforming")])
def test_six_months_from_the_last_day_of_august_end_with_february(file: File, used: str, kept_until: str, stands: str) -> None:
    assert logs(file, kept_until, used, placed_on_market_on="2028-08-15") == stands


@pytest.mark.parametrize(("used", "system", "stands"), [
    ("2026-08-03", {"is_annex_iii": True}, "not_applicable"),
    ("2027-12-01", {"is_annex_iii": True}, "not_applicable"),
    ("2027-12-02", {"is_annex_iii": True, "placed_on_market_on": "2027-12-02"}, "breach"),
    ("2028-08-01", {}, "conforming"),
    ("2028-08-02", {"placed_on_market_on": "2028-08-02"}, "breach"),
    ("2028-08-02", {"placed_on_market_on": "2028-08-01"}, "exempt"),
    ("2028-09-15", {"device_class": "I"}, "not_applicable"),
    ("2028-09-15", {"device_class": None}, "open"),
    ("2028-09-15", {"kind": "other_device", "is_annex_iii": None}, "not_applicable"),
])  # fmt: skip
def test_the_duty_comes_by_the_calendar_as_it_was_put_off(file: File, used: str, system: dict[str, Any], stands: str) -> None:
    assert logs(file, "2028-09-20" if used > "2028-09" else used, used, **system) == stands


def record(file: File, *items: dict[str, Any], kind: str | None = "inpatient", ended: str | None = "2024-05-20T11:00", holder_kind: str = "public_hospital",
           **kept: Any) -> dict[str, Any]:  # fmt: skip
    """The record H1 of one stay at O1, with what was looked for in it."""
    file.organization("O1", name="Hôpital de l’Exemple", kind=holder_kind)
    file.holding("H1", **{"holder": "O1", "patient": "P1", "is_located": True, **kept})
    if kind is not None:
        file.encounter("E1", kind=kind, patient="P1", organization="O1", started_at="2024-05-13T08:00", ended_at=ended)
    for n, cells in enumerate(items, start=1):
        file.record_item(f"I{n}", **{"holding": "H1", "encounter": "E1", **cells})
    return next(row for row in file.rows("record") if row["holding"] == "H1")


def whole(*without: str) -> list[dict[str, Any]]:
    return [{"kind": item, "is_present": True, "is_complete": True} for item in STAY if item not in without]


@pytest.mark.parametrize(("items", "has_gap"), [
    (whole(), False),
    (whole("1d"), None),
    ([*whole("1d"), {"kind": "1d", "is_present": False}], True),
    ([*whole("1d"), {"kind": "1d", "is_present": True, "is_complete": False}], True),
    ([*whole("1d"), {"kind": "1d", "is_present": True}], None),
    ([*whole(), {"kind": "1j", "is_present": False}], None),
    ([*whole(), {"kind": "1j", "is_present": False, "lacks": "compte rendu opératoire du 14 mai 2024"}], True),
    ([*whole(), {"kind": "1k", "is_present": False, "lacks": "feuille de consentement"}], None),
    ([{"kind": "1b", "is_present": False, "encounter": None}], None),
    ([], None),
])  # fmt: skip
def test_what_the_article_asks_of_every_stay_and_what_it_asks_only_where_it_happened(file: File, items: list[dict[str, Any]], has_gap: bool) -> None:
    assert record(file, *items)["has_gap"] is has_gap


@pytest.mark.parametrize(("kind", "ended", "has_gap"), [
    ("inpatient", "2024-05-20", True), ("inpatient", "none", None), ("inpatient", None, None), ("outpatient", "2024-05-13", None), (None, None, None),
])  # fmt: skip
def test_the_items_of_discharge_are_asked_of_a_stay_in_hospital_that_has_ended(file: File, kind: str | None, ended: str | None, has_gap: bool) -> None:
    assert record(file, {"kind": "2a", "is_present": False}, kind=kind, ended=ended)["has_gap"] is has_gap


def test_a_stay_still_running_is_complete_without_its_discharge_letter(file: File) -> None:
    assert record(file, *whole("2a", "2c"), ended="none")["has_gap"] is False


def test_a_second_stay_in_which_nothing_was_looked_for_leaves_the_record_unknown(file: File) -> None:
    file.encounter("E2", kind="inpatient", patient="P1", organization="O1", started_at="2023-01-10", ended_at="2023-01-12")
    assert record(file, *whole())["has_gap"] is None


def test_two_inventories_that_contradict_each_other_are_a_contest(file: File) -> None:
    record(file, *whole("1n"), {"kind": "1n", "is_present": True, "is_complete": True})
    file.record_item("I10", is_present=False, exhibit="2")
    assert state(file, "trace.record_complete") == "contested"


@pytest.mark.parametrize(("holder_kind", "setting", "order", "norms"), [
    ("public_hospital", None, "administrative", ["csp-r1112-2", "jp-ta-melun-2018-10-31"]),
    ("private_clinic", None, "civil", ["csp-r1112-2", "jp-cass-2024-10-16"]),
    ("practice", None, "civil", ["jp-cass-2024-10-16"]),
    ("private_clinic", "liberal", "civil", ["jp-cass-2024-10-16"]),
    ("public_hospital", "liberal", None, []),
])  # fmt: skip
def test_a_gap_is_read_by_the_rule_of_the_holders_order(file: File, holder_kind: str, setting: str | None, order: str | None, norms: list[str]) -> None:
    gap = {"kind": "1j", "is_present": False, "lacks": "compte rendu opératoire"}
    assert record(file, gap, holder_kind=holder_kind, setting=setting)["holder_order"] == order
    (found,) = findings(file, "trace.record_complete")
    assert [a.norm_id for a in found.arguments if a.outcome == "holds"] == norms
    assert found.state == ("breach" if norms else "open")


def test_the_stay_and_not_the_last_contact_says_which_text_applies(file: File) -> None:
    file.encounter("E1", kind="inpatient", patient="P1", organization="O1", started_at="2003-05-26", ended_at="2003-05-30")
    record(file, {"kind": "1b", "is_present": False}, kind=None, last_contact_on="2010-01-01")
    (found,) = findings(file, "trace.record_complete")
    outcomes = {a.rule: a.outcome for a in found.arguments}
    assert (outcomes["hospital_record_gap"], outcomes["record_gap_administrative"]) == ("not_in_force", "holds")


def test_what_another_holder_has_of_the_same_stay_fills_the_gap(file: File) -> None:
    file.person("P9", name="Dr Fabula EXEMPLE", practice="liberal")
    file.holding("H2", holder="P9", patient="P1")
    file.record_item("J1", holding="H2", encounter="E1", kind="1j", is_present=True)
    record(file, {"kind": "1j", "is_present": False, "lacks": "compte rendu opératoire"})
    assert states(file, "trace.record_complete")["H1"] == "exempt"


def test_another_item_missing_everywhere_is_not_filled_by_the_first(file: File) -> None:
    file.holding("H2", holder="P9", patient="P1")
    file.record_item("J1", holding="H2", encounter="E1", kind="1j", is_present=True)
    found = record(file, {"kind": "1j", "is_present": False, "lacks": "compte rendu opératoire"}, {"kind": "1n", "is_present": False})
    assert (found["is_found_elsewhere"], found["wanting"]) == (None, ["1° j (compte rendu opératoire)", "1° n (soins infirmiers)"])


def test_an_item_without_a_letter_is_named_by_its_number_alone(file: File) -> None:
    found = record(file, {"kind": "3", "is_present": False, "lacks": "courrier d’un tiers"})
    assert found["wanting"] == ["3° (courrier d’un tiers)"]


@pytest.mark.parametrize(("kept", "items", "stands"), [
    ({"is_located": False}, [], "not_applicable"),
    ({"is_located": None, "destroyed_on": "2015-01-01"}, [], "not_applicable"),
    ({"is_located": False}, whole("1d"), "unproven"),
    ({"is_located": None}, [], "open"),
    ({"is_located": None}, [{"kind": "1d", "is_present": False}], "breach"),
])  # fmt: skip
def test_a_record_that_is_gone_is_not_read_for_what_it_lacks(file: File, kept: dict[str, Any], items: list[dict[str, Any]], stands: str) -> None:
    record(file, *items, **kept)
    assert state(file, "trace.record_complete") == stands


def entry(
    file: File, *, kind: str | None = "observation", occurred: str | None = "2024-05-13T10:00", recorded: str | None = None,
    harm: str | None = None, claim: str | None = None,
) -> str:  # fmt: skip
    file.casefile("X", as_of="2026-09-01")
    file.event("EV1", occurred_at=occurred, recorded_at=recorded, kind=kind, label="Toux depuis six semaines")
    if harm:
        file.harm("D1", discovered_on=harm)
    if claim:
        file.claim("R1", claimed_on=claim)
    return states(file, "trace.late_entry")["EV1"]


@pytest.mark.parametrize(("recorded", "stands"), [
    ("2025-01-31T18:00", "conforming"), ("2025-02-01T18:00", "open"), ("2025-02-02T08:00", "breach"), ("2025-02", "open"),
    ("2024-05-13T11:00", "conforming"),
])  # fmt: skip
def test_an_entry_is_late_from_the_day_after_the_claim(file: File, recorded: str, stands: str) -> None:
    assert entry(file, recorded=recorded, harm="2025-06-01", claim="2025-02-01") == stands


@pytest.mark.parametrize(("recorded", "stands"), [("2025-01-12", "conforming"), ("2025-01-13", "open"), ("2025-01-14", "breach")])
def test_an_entry_is_late_from_the_day_after_the_damage_was_discovered(file: File, recorded: str, stands: str) -> None:
    assert entry(file, recorded=recorded, harm="2025-01-13", claim="2025-02-01") == stands


@pytest.mark.parametrize(("kind", "stands"), [
    ("observation", "breach"), ("Transmissions", "breach"), ("document", "breach"), ("acte", "breach"), ("compte rendu opératoire", "breach"),
    ("résultat", "open"), ("compte rendu", "open"), ("image", "open"), ("imagerie", "open"), ("anatomopathologie", "open"), ("diagnostic", "open"),
    ("séjour ou consultation", "open"), (None, "open"),
])  # fmt: skip
def test_a_result_or_a_report_that_comes_after_its_sample_is_not_for_that_a_late_entry(file: File, kind: str | None, stands: str) -> None:
    """The sample of 12 January, the damage discovered on the 13th, the result on the 15th."""
    assert entry(file, kind=kind, occurred="2025-01-12", recorded="2025-01-15", harm="2025-01-13", claim="2025-06-01") == stands


@pytest.mark.parametrize("recorded", ["2024-05-16", "2025-01-12"])
def test_a_result_that_came_some_days_after_its_sample_but_before_the_damage_conforms(file: File, recorded: str) -> None:
    assert entry(file, kind="résultat", recorded=recorded, harm="2025-01-13", claim="2025-02-01") == "conforming"


def test_two_exhibits_that_name_an_entry_differently_do_not_make_a_note_of_it(file: File) -> None:
    file.event("EV1", kind="résultat", exhibit="2")
    assert entry(file, recorded="2025-01-15", harm="2025-01-13", claim="2025-02-01") == "open"


@pytest.mark.parametrize(("occurred", "stands"), [("2025-01-12T23:50", "breach"), ("2025-01-13T00:10", "open"), ("2025-01-14T00:10", "conforming")])
def test_what_happened_on_the_day_of_the_discovery_may_have_come_before_it(file: File, occurred: str, stands: str) -> None:
    assert entry(file, occurred=occurred, recorded="2025-01-15", harm="2025-01-13", claim="2026-02-01") == stands


@pytest.mark.parametrize(("occurred", "stands"), [("2025-01-31", "breach"), ("2025-02-01T00:10", "open"), ("2025-02-02", "conforming")])
def test_what_happened_on_the_day_of_the_claim_may_have_come_before_it(file: File, occurred: str, stands: str) -> None:
    assert entry(file, occurred=occurred, recorded="2025-02-05", harm="2024-05-13", claim="2025-02-01") == stands


def test_a_result_written_the_same_night_is_not_late_and_nothing_is_said_of_the_discovery(file: File) -> None:
    assert entry(file, occurred="2025-01-13T00:10", recorded="2025-01-13T05:00", harm="2025-01-13", claim="2025-02-01") == "conforming"
    (found,) = findings(file, "trace.late_entry")
    late = next(a for a in found.arguments if a.rule == "entry_after_harm")
    assert late.says == "Cette écriture n’est pas d’un jour postérieur à ce qu’elle rapporte."
    assert [c.value for c in late.conditions if "découverte" in c.fr] == [None, None]


def test_what_happened_after_the_claim_may_be_written_after_it(file: File) -> None:
    assert entry(file, occurred="2025-03-01", recorded="2025-03-05", harm="2025-01-13", claim="2025-02-01") == "conforming"


def test_an_entry_of_the_same_day_is_not_late_though_nobody_knows_of_a_claim(file: File) -> None:
    assert entry(file, recorded="2024-05-13T18:00") == "conforming"


def test_an_entry_of_another_day_waits_for_the_date_of_the_claim(file: File) -> None:
    assert entry(file, recorded="2024-05-20", harm="2025-01-13") == "open"


def test_two_exhibits_that_date_what_is_told_differently_are_a_contest(file: File) -> None:
    file.event("EV1", occurred_at="2025-03-05", exhibit="2")
    assert entry(file, recorded="2025-03-05", harm="2025-01-13", claim="2025-02-01") == "contested"


def test_two_exhibits_that_date_the_writing_itself_differently_leave_the_text_undated(file: File) -> None:
    file.event("EV1", recorded_at="2024-05-13T10:30", exhibit="2")
    assert entry(file, recorded="2025-03-05", harm="2025-01-13", claim="2025-02-01") == "open"


@pytest.mark.parametrize(("claims", "recorded", "is_after"), [
    (["2025-02-01", "2025-06-01"], "2025-03-01", True),
    (["2025-06-01", None], "2025-07-01", True),
    (["2025-06-01", None], "2025-03-01", None),
    (["2025-06-01", "none"], "2025-03-01", False),
    (["none"], "2025-03-01", False),
    ([None], "2025-03-01", None),
])  # fmt: skip
def test_the_first_claim_is_the_earliest_and_an_undated_one_may_be(file: File, claims: list[str | None], recorded: str, is_after: bool) -> None:
    file.casefile("X", as_of="2026-09-01", first_claim_on="2020-01-01")
    file.event("EV1", occurred_at="2024-05-13", recorded_at=recorded)
    for day in claims:
        file.claim(claimed_on=day)
    assert file.one("entry")["is_after_claim"] is is_after


def test_the_first_claim_of_the_case_serves_where_no_claim_is_on_file(file: File) -> None:
    file.casefile("X", as_of="2026-09-01", first_claim_on="2025-02-01")
    file.event("EV1", occurred_at="2024-05-13", recorded_at="2025-03-01")
    assert file.one("entry")["is_after_claim"] is True


def test_an_event_of_which_nobody_knows_when_it_was_written_is_no_entry(file: File) -> None:
    file.casefile("X", as_of="2026-09-01")
    file.event("EV1", occurred_at="2024-05-13")
    file.event("EV2", occurred_at="2024-05-13", recorded_at="none")
    assert file.rows("entry") == []


def logged(file: File, *lines: tuple[str, str, str], claim: str = "2025-02-01", **entry: str | None) -> dict[str, str]:
    """The states of `trace.late_entry`, the case having this access log (day, operation, object) and an undated note EV1."""
    file.casefile("X", as_of="2026-09-01")
    file.claim("R1", claimed_on=claim)
    file.harm("D1", discovered_on="2025-01-13")
    file.event("EV1", **{"occurred_at": "2024-05-13T10:00", "kind": "observation", **entry})
    for n, (at, action, what) in enumerate(lines, start=1):
        file.access(f"L{n}", accessed_at=at, action=action, object=what, exhibit="7", locator=f"ligne {n}")
    return states(file, "trace.late_entry")


@pytest.mark.parametrize(("lines", "states"), [
    ([("2025-03-01T09:00", "update", "EV1")], {"EV1": "breach", "access": "open"}),
    ([("2024-05-13T10:30", "create", "EV1"), ("2025-03-01T09:00", "read", "EV1")], {"EV1": "conforming", "access": "conforming"}),
    ([("2025-02-01T09:00", "update", "EV1"), ("2025-03-01T09:00", "read", "EV1")], {"EV1": "breach", "access": "open"}),
    ([("2025-03-01T09:00", "update", "Examen 0102")], {"access": "open"}),
    ([("2024-05-13T10:30", "create", "Examen 0102")], {"access": "open"}),
    ([("2025-02-01T09:00", "update", "Examen 0102"), ("2025-03-01T09:00", "read", "Examen 0102")], {"access": "open"}),
    ([("2025-03-01T09:00", "export", "Examen 0102")], {"access": "conforming"}),
    ([("2025-03-01T09:00", None, "Examen 0102")], {"access": "open"}),
])  # fmt: skip
def test_the_access_log_dates_an_entry_it_names_and_says_only_that_something_else_was_written(
    file: File, lines: list[tuple[str, str, str]], states: dict[str, str]
) -> None:
    assert logged(file, *lines) == states


@pytest.mark.parametrize(("issued", "action", "stands"), [
    ("2024-05-13T18:00", "update", "breach"), ("2024-05-13T18:00", "delete", "breach"), ("2025-01-12T18:00", "update", "breach"),
    ("2024-05-13T18:00", "create", "open"), ("2025-01-31T18:00", "update", "breach"), ("2025-02-02T18:00", "update", "open"), (None, "update", "open"),
])  # fmt: skip
def test_a_report_is_late_where_the_log_shows_it_changed_after_it_had_been_issued(file: File, issued: str | None, action: str, stands: str) -> None:
    """Changed on 1 March 2025; the damage was discovered on 13 January, the claim came on 1 February."""
    found = logged(file, ("2025-03-01T09:00", action, "EV1"), kind="compte rendu", recorded_at=issued)
    assert found["EV1"] == stands


def test_a_long_access_log_gives_one_row_of_the_case_and_its_exhibit_once(file: File) -> None:
    file.casefile("X", as_of="2026-09-01", first_claim_on="2025-02-01")
    file.con.execute("""
        INSERT INTO main.access BY NAME
        SELECT 'X' AS case_id, 'L' || n AS access, 'read' AS action, 'Examen ' || n AS object, '7' AS exhibit, 'ligne ' || n AS locator,
            {'written': '2025-03-01', 'from': TIMESTAMP '2025-03-01', 'to': TIMESTAMP '2025-03-01 23:59:59', 'zone': 'none', 'happened': TRUE} AS accessed_at
        FROM range(20000) AS t(n)""")
    found = file.one("entry")
    assert (found["entry"], found["is_after_claim"], [e["exhibit"] for e in found["log_evidence"]]) == ("access", False, ["7"])


def stay(file: File, *days: str, kind: str = "inpatient", ended: str | None = "2024-05-16T11:00", items: tuple[dict[str, Any], ...] = ()) -> str:
    file.encounter("E1", kind=kind, patient="P1", organization="O1", started_at="2024-05-13T08:00", ended_at=ended)
    for day in days:
        file.event(occurred_at=day, encounter="E1")
    for cells in items:
        file.record_item(holding="H1", encounter="E1", **cells)
    return state(file, "trace.gap")


INCOMPLETE = {"kind": "1n", "is_present": True, "is_complete": False}
FOLLOWED = tuple({"kind": item, "is_present": True, "is_complete": True} for item in ("1g", "1n"))


@pytest.mark.parametrize(("days", "items", "stands"), [
    (("2024-05-14", "2024-05-15T06:00"), (), "conforming"),
    (("2024-05-14", "2024-05-15T06:00"), (INCOMPLETE,), "conforming"),
    (("2024-05-14",), (), "open"),
    (("2024-05-14",), (INCOMPLETE,), "breach"),
    (("2024-05-14",), FOLLOWED, "conforming"),
    (("2024-05-14",), FOLLOWED[:1], "open"),
    (("2024-05-14", "2024-05"), (INCOMPLETE,), "open"),
    (("2024-05-14", "2024-05-17"), (INCOMPLETE,), "breach"),
    ((), (INCOMPLETE,), "open"),
])  # fmt: skip
def test_a_day_without_a_trace_is_a_gap_only_where_the_follow_up_was_looked_for(
    file: File, days: tuple[str, ...], items: tuple[dict[str, Any], ...], stands: str
) -> None:
    assert stay(file, *days, items=items) == stands


@pytest.mark.parametrize("ended", ["none", None, "2024-05"])
def test_a_stay_whose_end_is_not_known_to_the_day_cannot_be_counted(file: File, ended: str | None) -> None:
    assert stay(file, "2024-05-14", ended=ended, items=(INCOMPLETE,)) == "open"


@pytest.mark.parametrize(("kind", "items", "stands"), [
    ("emergency", (), "open"),
    ("emergency", ({"kind": "1f", "is_present": True, "is_complete": True},), "conforming"),
    ("emergency", ({"kind": "1f", "is_present": True, "is_complete": False},), "breach"),
    ("emergency", (INCOMPLETE,), "open"),
    ("teleconsultation", (INCOMPLETE,), "not_applicable"),
])  # fmt: skip
def test_an_emergency_is_a_matter_of_hours_and_of_appraisal_and_a_consultation_is_no_stay(
    file: File, kind: str, items: tuple[dict[str, Any], ...], stands: str
) -> None:
    assert stay(file, "2024-05-13T09:00", "2024-05-13T14:00", kind=kind, ended="2024-05-13T18:00", items=items) == stands


@pytest.mark.parametrize(("days", "stretch"), [
    (("2024-05-14", "2024-05-15"), (None, None)),
    (("2024-05-14",), ("2024-05-15", "2024-05-15")),
    ((), ("2024-05-14", "2024-05-15")),
    (("2024-05-14", "2024-05"), ("2024-05-15", "2024-05-15")),
])  # fmt: skip
def test_the_days_without_a_trace_are_named(file: File, days: tuple[str, ...], stretch: tuple[str | None, str | None]) -> None:
    stay(file, *days)
    found = file.one("stay")
    assert tuple(day and str(day) for day in (found["silent_first_on"], found["silent_last_on"])) == stretch


def test_of_two_stretches_the_longest_is_named_and_of_two_as_long_the_first(file: File) -> None:
    stay(file, "2024-05-15", "2024-05-18", "2024-05-21", ended="2024-05-22")
    found = file.one("stay")
    assert (str(found["silent_first_on"]), str(found["silent_last_on"]), found["silent_days"]) == ("2024-05-16", "2024-05-17", 5)


@pytest.mark.parametrize(("hours", "stretch"), [
    (("2024-05-13T09:00", "2024-05-13T14:00"), "09:00 14:00"),
    (("2024-05-13T09:00:20", "2024-05-13T14:00", "2024-05-13T11"), "09:00 14:00"),
    (("2024-05-13",), "08:00 18:00"),
    (("2024-05-12T23:00", "2024-05-13T17:59"), "08:00 17:59"),
])  # fmt: skip
def test_the_interval_of_an_emergency_runs_between_two_traces_dated_to_the_minute(file: File, hours: tuple[str, ...], stretch: str) -> None:
    stay(file, *hours, kind="emergency", ended="2024-05-13T18:00")
    found = file.one("stay")
    assert f"{found['silent_from_at']:%H:%M} {found['silent_to_at']:%H:%M}" == stretch


def test_the_interval_is_measured_through_midnight(file: File) -> None:
    file.encounter("E1", kind="emergency", started_at="2024-05-13T20:00", ended_at="2024-05-14T08:00")
    for at in ("2024-05-13T23:30", "2024-05-14T00:15", "2024-05-14T05:00"):
        file.event(occurred_at=at, encounter="E1")
    found = file.one("stay")
    assert (str(found["silent_from_at"]), str(found["silent_to_at"])) == ("2024-05-14 00:15:00", "2024-05-14 05:00:00")


def silent(file: File, **register: Any) -> tuple[bool | None, bool | None]:
    """A use on 13 May 2023 of version 3.2, and one line of the register of the site."""
    file.act("A1", organization="O1")
    file.ai_use("U1", system="S1", version="3.2", used_at="2023-05-13", act="A1")
    file.system_version(**{"system": "S1", "version": "3.2", "organization": "O1", "installed_on": "2023-03-01", "removed_on": "none", **register})
    found = file.one("ai_use")
    return found["is_version_established"], found["has_silent_update"]


@pytest.mark.parametrize(("announced", "expected"), [
    ("none", (False, True)), ("2023-05-14", (False, True)), ("2023-05-13", (True, False)), ("2023-02-15", (True, False)), (None, (True, None)),
    ("2023-05", (True, None)),
])  # fmt: skip
def test_an_update_is_silent_that_was_not_announced_by_the_day_of_use(file: File, announced: str | None, expected: tuple[bool, bool]) -> None:
    assert silent(file, announced_on=announced) == expected


@pytest.mark.parametrize(("installed", "removed", "has_silent_update"), [
    ("2023-05-14", "none", False), ("2023-05-13", "none", True), ("2022-01-01", "2023-05-12", False), ("2022-01-01", "2023-05-13", True),
])  # fmt: skip
def test_a_silent_update_counts_while_it_is_in_service(file: File, installed: str, removed: str, has_silent_update: bool) -> None:
    assert silent(file, announced_on="none", version="3.3", installed_on=installed, removed_on=removed)[1] is has_silent_update


def test_the_settings_told_are_those_of_the_version_used(file: File) -> None:
    file.system_version(system="S1", version="3.1", organization="O1", settings="seuil 4 mm")
    silent(file, announced_on="2023-02-15", settings="seuil 6 mm")
    assert file.one("ai_use")["version_settings"] == "seuil 6 mm"
