"""Routes, cover and chain: what the findings say together, and what they leave open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casekit import conclusions
from casekit.casebook import read_law
from casekit.findings import Argument, Evidence, Finding

BLANK = Finding(
    "regime.order", "regime", "?", "D", "N", "d1", "d1", "met", None, None, "claimant", (), (), (), (), None, None, None, None, None
)


def holding(rule: str, says: str, concludes: str | None = None) -> Argument:
    return Argument(rule, "claimant", False, None, "loi-1790-08-16", "holds", says, None, (), concludes)


def order(defendant: str, court: str | None) -> Finding:
    if court is None:
        return replace(BLANK, about=defendant, state="open", missing=("statut d’exercice, à demander au praticien",))
    return replace(BLANK, about=defendant, arguments=(holding("r", f"Ordre {court}.", court),), concludes=court)


@pytest.mark.parametrize(
    ("courts", "expected"),
    [(["civil"], "civil"), (["civil", "civil"], "civil"), (["civil", "administrative"], "mixed"), (["civil", None], None),
     (["civil", "administrative", None], "mixed"), ([None], None)],
)  # fmt: skip
def test_two_orders_make_a_mixed_case_and_an_unknown_one_leaves_it_open(courts: list[str | None], expected: str | None) -> None:
    routes = conclusions.routing([order(f"d{n}", court) for n, court in enumerate(courts)])
    assert routes["order"] == expected
    assert [line["order"] for line in routes["orders"]] == courts


def test_an_order_says_why_or_what_to_ask() -> None:
    lines = conclusions.routing([order("d1", "civil"), order("d2", None)])["orders"]
    assert [line["why"] for line in lines] == ["Ordre civil.", "statut d’exercice, à demander au praticien"]


@pytest.mark.parametrize(("state", "admissible"), [("met", True), ("not_met", False), ("open", None), ("contested", None)])
def test_the_cci_is_open_where_the_harm_is_unknown(state: str, admissible: bool | None) -> None:
    finding = replace(BLANK, question="regime.cci", state=state, arguments=(holding("dfp", "Au-delà du seuil."),))
    cci = conclusions.routing([finding])["cci"]
    assert cci["admissible"] is admissible
    assert [criterion["rule"] for criterion in cci["criteria"]] == ["dfp"]


def test_limitation_is_one_date_only_where_all_defendants_share_it() -> None:
    first = replace(BLANK, question="regime.limitation", state="not_met", term="2034-05-13")
    assert conclusions.routing([first])["limitation"]["ends_on"] == "2034-05-13"
    shared = conclusions.routing([first, replace(first, about="d2", term="2036-01-01")])["limitation"]
    assert (shared["ends_on"], [line["ends_on"] for line in shared["defendants"]]) == (None, ["2034-05-13", "2036-01-01"])


def test_a_route_without_a_finding_has_no_key() -> None:
    assert conclusions.routing([]) == {}


@pytest.mark.parametrize(
    ("state", "word", "expected"),
    [("met", "covered", "covered"), ("not_met", "excluded", "excluded"), ("not_met", "disputable", "disputable"), ("not_met", None, "excluded"),
     ("open", "covered", "undetermined"), ("contested", None, "undetermined"), ("not_applicable", None, "undetermined")],
)  # fmt: skip
def test_a_cover_is_undetermined_until_the_policy_says(state: str, word: str | None, expected: str) -> None:
    finding = replace(BLANK, question="insurance.ai_cover", about="POL1", state=state, concludes=word)
    assert conclusions.coverage([finding])[0]["state"] == expected


def test_the_chain_tells_what_is_established_from_what_is_missing() -> None:
    exhibit = Evidence("3", "p. 2")
    breach = replace(BLANK, question="oversight.seen", kind="L", state="breach", evidence=(exhibit,), links=(("deployer", "P2"), ("establishment", "O1")))
    asked = replace(breach, question="mastery.training", state="unproven", evidence=(), missing=("attestation, à demander au Dr X",),
                    links=(("deployer", "P2"),))  # fmt: skip
    clear = replace(breach, question="consent.act", state="conforming", links=(("producer", "O2"),))
    deployer, establishment = conclusions.cascade([breach, asked, clear], read_law())
    assert (deployer["link"], deployer["id"], deployer["questions"]) == ("deployer", "P2", ["oversight.seen"])
    assert deployer["evidence"] == [{"exhibit": "3", "locator": "p. 2", "declared_by": None}]
    assert [(line["question"], line["missing"]) for line in deployer["to_settle"]] == [("mastery.training", ["attestation, à demander au Dr X"])]
    assert (establishment["questions"], establishment["to_settle"]) == (["oversight.seen"], [])


def test_an_output_never_shown_points_past_the_physician() -> None:
    unseen = replace(BLANK, question="oversight.seen", kind="L", state="not_applicable", links=(("establishment", "O1"), ("producer", "O2")))
    elsewhere = replace(unseen, question="mastery.training")
    assert [(entry["link"], entry["questions"]) for entry in conclusions.cascade([unseen, elsewhere], read_law())] == [
        ("establishment", ["oversight.seen"]), ("producer", ["oversight.seen"])]  # fmt: skip


def test_the_academy_holds_the_deployer_by_default_and_the_law_does_not() -> None:
    breach = replace(BLANK, question="oversight.seen", kind="L", state="breach", links=(("deployer", "P2"), ("producer", "O2")))
    deployer, producer = conclusions.cascade([breach], read_law())
    assert "déployeur" in deployer["report_says"] and "demandeur" in deployer["law_says"]
    assert "report_says" not in producer
