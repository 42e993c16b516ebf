"""A device certified or declared under the directive, carried over by article 120: each class and each condition, the day before, the day, the day after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from asked import findings
from situations import File

from casekit.findings import Finding

CERTIFICATE = {"kind": "ce_mdd", "valid_from": "2019-02-01", "valid_to": "2024-05-20", "status": "valid"}
DECLARATION = {"kind": "declaration", "valid_from": "2019-02-01"}
CONDITIONS = {
    "application_lodged_on": "2024-03-12",
    "qms_on": "2023-10-02",
    "agreement_signed_on": "2024-07-01",
    "significant_change_on": "none",
}
SILENT = dict.fromkeys(CONDITIONS)


@dataclass(frozen=True)
class Situation:
    """A version placed on the market and installed on one day (or placed earlier), used a month later; its certificate is of the directive."""

    says: str
    installed: str
    state: str
    device_class: str | None = "IIa"
    document: dict[str, Any] = field(default_factory=lambda: CERTIFICATE)
    but: dict[str, Any] = field(default_factory=dict)
    placed: str | None = None
    regulation: str | None = "mdr"
    kind: str | None = "standalone"
    is_significant_change: bool | None = None
    also: tuple[dict[str, Any], ...] = ()

    def tell(self, file: File, n: int) -> None:
        used = date.fromisoformat(self.installed) + timedelta(days=30)
        file.ai_system(
            f"S{n}", is_medical_device=True, device_class=self.device_class, regulation=self.regulation, kind=self.kind, manufacturer="O9"
        )
        file.ai_use(f"U{n}", system=f"S{n}", version="3.2", used_at=used.isoformat())
        file.system_version(
            system=f"S{n}", version="3.2", placed_on_market_on=self.placed or self.installed, installed_on=self.installed,
            is_significant_change=self.is_significant_change,
        )  # fmt: skip
        for document in ({**self.document, **CONDITIONS, **self.but}, *self.also):
            file.certificate(about=f"S{n}", **document)


def around(day: str) -> tuple[str, str, str]:
    """The day before, the day, the day after."""
    middle = date.fromisoformat(day)
    return (middle - timedelta(days=1)).isoformat(), day, (middle + timedelta(days=1)).isoformat()


def by_class() -> Iterator[Situation]:
    """The last day of the transition, class by class."""
    for name, last, before, after, cells in (
        ("class III", "2027-12-31", "conforming", "breach", {"device_class": "III"}),
        ("class IIb, a software", "2027-12-31", "conforming", "conforming", {"device_class": "IIb"}),
        ("class IIb, a software", "2028-12-31", "conforming", "breach", {"device_class": "IIb"}),
        ("class IIb, may be implantable", "2027-12-31", "conforming", "unproven", {"device_class": "IIb", "kind": "embedded"}),
        ("class IIb, may be implantable", "2028-12-31", "unproven", "breach", {"device_class": "IIb", "kind": "embedded"}),
        ("class IIa", "2027-12-31", "conforming", "conforming", {"device_class": "IIa"}),
        ("class IIa", "2028-12-31", "conforming", "breach", {"device_class": "IIa"}),
        ("class I, certified (sterile or measuring)", "2028-12-31", "conforming", "breach", {"device_class": "I"}),
        ("class not told", "2027-12-31", "conforming", "unproven", {"device_class": None}),
        ("class not told", "2028-12-31", "unproven", "breach", {"device_class": None}),
        ("class IIa of the directive, not that of the regulation", "2027-12-31", "conforming", "unproven", {"regulation": "mdd"}),
        ("class I declared, now class IIa", "2028-12-31", "conforming", "breach", {"document": DECLARATION}),
        ("class I declared, now class III", "2028-12-31", "conforming", "breach", {"document": DECLARATION, "device_class": "III"}),
        ("class I declared under the directive, class of the regulation not told", "2028-12-31", "conforming", "unproven",
         {"document": DECLARATION, "device_class": "I", "regulation": "mdd"}),
        ("class I of the regulation, declared", "2028-12-31", "conforming", "conforming", {"document": DECLARATION, "device_class": "I"}),
    ):  # fmt: skip
        for day, state in zip(around(last), (before, before, after), strict=True):
            yield Situation(f"{name}, placed on {day}", day, state, **cells)


def by_condition() -> Iterator[Situation]:
    """Each condition met the day before its term, on that day, the day after, and unknown; then the copy placed around that term."""
    for column, term in (("application_lodged_on", "2024-05-26"), ("qms_on", "2024-05-26"), ("agreement_signed_on", "2024-09-26")):
        for day, state in zip(around(term), ("conforming", "conforming", "breach"), strict=True):
            yield Situation(f"{column} = {day}", "2024-10-07", state, but={column: day})
        yield Situation(f"{column} unknown", "2024-10-07", "unproven", but={column: None})
        for day, late, unknown in zip(
            around(term), ("conforming", "conforming", "breach"), ("conforming", "conforming", "unproven"), strict=True
        ):
            yield Situation(f"{column} late, placed on {day}", day, late, but={column: "2025-01-06"})
            yield Situation(f"{column} unknown, placed on {day}", day, unknown, but={column: None})
            yield Situation(f"{column} late, a declaration, placed on {day}", day, late, document=DECLARATION, but={column: "2025-01-06"})


def by_certificate() -> Iterator[Situation]:
    """The certificate: issued from 25 May 2017, valid on 26 May 2021, not expired before 20 March 2023 unless an agreement came first."""
    signed = {"agreement_signed_on": "2021-01-05"}
    for day, state in zip(around("2017-05-25"), ("breach", "conforming", "conforming"), strict=True):
        yield Situation(f"issued on {day}", "2024-06-03", state, but={"valid_from": day})
    for day, state in zip(around("2021-05-26"), ("breach", "conforming", "conforming"), strict=True):
        yield Situation(f"valid until {day}, agreement before", "2024-06-03", state, but={"valid_to": day, **signed})
    for day, state in zip(around("2023-03-20"), ("breach", "conforming", "conforming"), strict=True):
        yield Situation(f"valid until {day}, agreement after", "2024-06-03", state, but={"valid_to": day})
    for day, state in zip(around("2022-06-30"), ("conforming", "breach", "breach"), strict=True):
        yield Situation(
            f"expired on 30 June 2022, agreement signed on {day}",
            "2024-06-03",
            state,
            but={"valid_to": "2022-06-30", "agreement_signed_on": day},
        )
    yield Situation(
        "expired in 2022, agreement unknown", "2024-06-03", "unproven", but={"valid_to": "2022-06-30", "agreement_signed_on": None}
    )
    yield Situation("dates of the certificate unknown", "2024-06-03", "unproven", but={"valid_from": None, "valid_to": None})
    for day, state in zip(around("2023-03-20"), ("breach", "conforming", "conforming"), strict=True):
        yield Situation(
            f"expired early, agreement before, placed on {day}",
            day,
            state,
            but={"valid_to": "2022-06-30", "agreement_signed_on": "2022-03-07"},
        )
    yield Situation("withdrawn by the day of use", "2024-06-03", "breach", but={"status": "withdrawn", "status_on": "2024-06-20"})
    yield Situation(
        "withdrawn after the use",
        "2024-05-06",
        "conforming",
        but={"status": "withdrawn", "status_on": "2024-12-01", "valid_to": "2024-09-30"},
    )
    yield Situation("status unknown", "2024-06-03", "unproven", but={"status": None})


def by_change() -> Iterator[Situation]:
    """No significant change from 26 May 2021 on, whatever the date that the certificate bears."""
    for day, state in zip(around("2021-05-26"), ("conforming", "breach", "breach"), strict=True):
        yield Situation(f"changed on {day}", "2022-11-07", state, but={"significant_change_on": day})
        yield Situation(f"changed on {day}, after 20 March 2023", "2023-11-06", state, but={"significant_change_on": day})
    yield Situation("changed after the version was placed", "2022-11-07", "conforming", but={"significant_change_on": "2023-01-09"})
    yield Situation("not told whether it was changed", "2022-11-07", "unproven", but=SILENT)
    yield Situation("not told whether it was changed, placed under the directive", "2020-11-09", "conforming", but=SILENT)
    yield Situation("the version is itself a significant change", "2022-11-07", "breach", but=SILENT, is_significant_change=True)
    yield Situation(
        "the version is a significant change of the directive's time", "2020-11-09", "conforming", but=SILENT, is_significant_change=True
    )
    yield Situation("two exhibits on the change", "2022-11-07", "contested", is_significant_change=True)


def by_declaration() -> Iterator[Situation]:
    """A declaration alone: before 26 May 2021 it opens the transition; the directive too wanted a certificate from class IIa on."""
    for day, state in zip(around("2021-05-26"), ("conforming", "breach", "breach"), strict=True):
        yield Situation(f"declared on {day}, class IIa", "2022-11-07", state, document=DECLARATION, but={"valid_from": day})
    for day, anew, then in zip(
        around("2021-05-26"), ("unproven", "conforming", "conforming"), ("breach", "unproven", "unproven"), strict=True
    ):
        yield Situation(f"declared, class IIa of the regulation, placed on {day}", day, anew, document=DECLARATION)
        yield Situation(f"declared, class IIa of the directive, placed on {day}", day, then, document=DECLARATION, regulation="mdd")
    yield Situation("declared after it was placed, class I", "2022-11-07", "breach", "I", DECLARATION, {"valid_from": "2022-12-05"})
    yield Situation("declared on a day unknown, class IIa", "2022-11-07", "unproven", document=DECLARATION, but={"valid_from": None})
    yield Situation("declared in 2022, class not told", "2022-11-07", "unproven", None, DECLARATION, {"valid_from": "2022-09-05"})
    yield Situation("class I under the directive, in its time", "2020-11-09", "conforming", "I", DECLARATION, SILENT, regulation="mdd")


def by_two_days() -> Iterator[Situation]:
    """Placed on one day, installed on another."""
    regulation = {"kind": "ce_mdr", "valid_from": "2024-09-02", "valid_to": "2029-09-01", "status": "valid"}
    yield Situation("both days in the transition", "2024-06-03", "conforming", placed="2022-11-07")
    yield Situation(
        "placed while in force, installed after, nothing of the transition", "2024-06-03", "open", placed="2023-11-06", but=SILENT
    )
    yield Situation("placed in time, application late, installed after", "2024-06-03", "unproven", placed="2023-11-06",
                    but={"application_lodged_on": "2024-06-01"})  # fmt: skip
    yield Situation("in force under the directive on both days", "2023-11-13", "conforming", placed="2023-11-06")
    yield Situation(
        "under the directive, expired on both days", "2020-09-07", "breach", placed="2020-07-06", but={"valid_to": "2020-06-30"}
    )
    yield Situation(
        "under the directive, placed in time, installed after",
        "2020-09-07",
        "open",
        placed="2020-06-01",
        but={"valid_to": "2020-06-30", **SILENT},
    )
    yield Situation(
        "placed under the directive, installed under the regulation", "2024-10-07", "conforming", placed="2023-11-06", also=(regulation,)
    )
    yield Situation("certified by the regulation on both days: the directive no longer matters", "2024-10-07", "conforming", placed="2024-09-16",
                    but={**SILENT, "status": "withdrawn", "status_on": "2024-09-02"}, also=(regulation,))  # fmt: skip
    yield Situation(
        "expired under the directive, installed under the regulation", "2024-10-07", "conforming", placed="2024-08-05", also=(regulation,)
    )
    yield Situation("the certificate renewed under the directive is the one that counts", "2024-06-03", "conforming",
                    also=({**CERTIFICATE, "valid_from": "2014-02-01", "valid_to": "2019-01-31"},))  # fmt: skip


SITUATIONS = [*by_class(), *by_condition(), *by_certificate(), *by_change(), *by_declaration(), *by_two_days()]


@pytest.fixture(scope="module")
def found(empty: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Finding]]:
    """What is found of each situation, all told in one case."""
    empty.begin()
    file = File(empty)
    for n, situation in enumerate(SITUATIONS):
        situation.tell(file, n)
    yield {finding.about: finding for finding in findings(file, "device.certificate")}
    empty.rollback()


@pytest.mark.parametrize("n", [pytest.param(n, id=situation.says) for n, situation in enumerate(SITUATIONS)])
def test_the_transition_of_the_directive(found: dict[str, Finding], n: int) -> None:
    finding = found[f"U{n}"]
    told = [(a.rule, a.outcome) for a in finding.arguments if a.outcome != "fails"]
    assert finding.state == SITUATIONS[n].state, told


def test_a_condition_unknown_asks_the_maker_for_the_document_that_settles_it(found: dict[str, Finding]) -> None:
    asked = {"application_lodged_on": "confirmation", "qms_on": "système de qualité", "agreement_signed_on": "confirmation"}
    for n, situation in enumerate(SITUATIONS):
        for column, document in asked.items():
            if situation.says == f"{column} unknown":
                (said,) = [a.says for a in found[f"U{n}"].arguments if a.outcome == "undetermined" and a.raised_by == "claimant"]
                assert said is not None and "demander au fabricant" in said and document in said
                assert document in found[f"U{n}"].missing[0] and found[f"U{n}"].missing[0].endswith("à demander au fabricant")
