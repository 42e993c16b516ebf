"""The certification of the version used: certificates on the two days that count, by version, site and state; declarations, in-house, in vitro."""

from __future__ import annotations

from typing import Any

import asked
import pytest
from situations import FACTS, File

CE = {"kind": "ce_mdr", "valid_from": "2021-06-01", "valid_to": "2023-12-31", "status": "valid"}
NEXT_CE = {**CE, "valid_from": "2024-01-01", "valid_to": "2028-12-31"}


def certified(file: File, *certificates: dict[str, Any], placed: str | None = "2022-01-10", installed: str | None = "2022-03-01",
              used: str = "2023-05-13T09:00", version: str | None = "3.2", **system: Any) -> dict[str, Any]:  # fmt: skip
    """A use of version 3.2 of S1, installed at O1, and the certificates on file."""
    file.ai_system("S1", **{"regulation": "mdr", "is_medical_device": True, "manufacturer": "O9", **system})
    file.act("A1", organization="O1")
    file.ai_use("U1", system="S1", version=version, used_at=used, act="A1")
    file.system_version("V1", system="S1", version="3.2", organization="O1", placed_on_market_on=placed, installed_on=installed)
    for cells in certificates:
        file.certificate(about="S1", **cells)
    return file.one("certification")


def outcome(found: dict[str, Any]) -> tuple[bool | None, bool | None, bool | None]:
    return found["is_certified"], found["is_settled"], found["is_certified_on_use"]


def state(file: File) -> str:
    return asked.state(file, "device.certificate")


@pytest.mark.parametrize(("situation", "dates", "expected"), [
    ("in force on both days and at use", {}, (True, True, True)),
    ("in force on both days, expired at use: both readings", {"used": "2024-05-13"}, (True, True, False)),
    ("in force on neither day", {"placed": "2024-02-01", "installed": "2024-03-01", "used": "2024-05-13"}, (False, True, False)),
    ("placed in time, installed too late: open", {"installed": "2024-03-01", "used": "2024-05-13"}, (None, None, False)),
    ("placed too early, installed in time: open", {"placed": "2021-05-31"}, (None, None, True)),
    ("placed unknown: the installation decides", {"placed": None}, (True, True, True)),
    ("installation unknown: the placing decides", {"installed": None, "used": "2024-05-13"}, (True, True, False)),
    ("installation unknown, placed too late", {"placed": "2024-02-01", "installed": None, "used": "2024-05-13"}, (False, True, False)),
    ("both unknown, valid at use", {"placed": None, "installed": None}, (True, True, True)),
    ("both unknown, expired at use: not established", {"placed": None, "installed": None, "used": "2024-05-13"}, (None, True, False)),
    ("a day that straddles the end of the certificate", {"placed": None, "installed": "2023"}, (True, True, True)),
    ("a year that straddles its beginning", {"placed": None, "installed": "2021"}, (None, True, True)),
    ("the last day of validity counts", {"placed": None, "installed": "2023-12-31"}, (True, True, True)),
    ("the day after does not", {"placed": None, "installed": "2024-01-01", "used": "2024-05-13"}, (False, True, False)),
])  # fmt: skip
def test_the_two_days_that_count(file: File, situation: str, dates: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert outcome(certified(file, CE, **dates)) == expected, situation


@pytest.mark.parametrize(("dates", "expected"), [
    ({"used": "2024-05-13"}, "conforming"),
    ({"placed": "2024-02-01", "installed": "2024-03-01", "used": "2024-05-13"}, "breach"),
    ({"installed": "2024-03-01", "used": "2024-05-13"}, "open"),
    ({"placed": None, "installed": None}, "conforming"),
    ({"placed": None, "installed": None, "used": "2024-05-13"}, "unproven"),
    ({"is_medical_device": False}, "not_applicable"),
    ({"is_medical_device": None}, "open"),
])  # fmt: skip
def test_what_the_two_days_give(file: File, dates: dict[str, Any], expected: str) -> None:
    certified(file, CE, **dates)
    assert state(file) == expected


def test_expired_at_use_shows_both_readings(file: File) -> None:
    certified(file, CE, used="2024-05-13")
    finding = asked.finding(file, "device.certificate")
    assert any(a.says and "expiré au jour de l’usage" in a.says and "Académie" in a.says for a in finding.arguments)
    assert finding.report_says and "au jour de l’utilisation" in finding.report_says and finding.law_says
    assert finding.links == (("producer", "O9"), ("establishment", "O1"))


def test_placed_in_time_and_installed_too_late_shows_both_readings(file: File) -> None:
    certified(file, CE, installed="2024-03-01", used="2024-05-13")
    finding = asked.finding(file, "device.certificate")
    assert [a.says for a in finding.arguments if a.says and "deux lectures" in a.says and "demander au fabricant" in a.says]


@pytest.mark.parametrize(("status", "since", "is_stopped", "expected"), [
    ("suspended", "2023-01-01", True, "breach"),
    ("withdrawn", "2023-05-13", True, "breach"),
    ("withdrawn", "2023-05-14", False, "conforming"),
    ("suspended", "2023-06-01", False, "conforming"),
    ("suspended", "2023", None, "unproven"),
    ("suspended", None, None, "unproven"),
    (None, None, None, "unproven"),
    (None, "none", False, "conforming"),
    ("valid", None, False, "conforming"),
])  # fmt: skip
def test_a_certificate_suspended_or_withdrawn_by_the_day_of_use(
    file: File, status: str | None, since: str | None, is_stopped: bool | None, expected: str
) -> None:
    assert certified(file, {**CE, "status": status, "status_on": since})["is_stopped"] is is_stopped
    assert state(file) == expected


def test_a_certificate_withdrawn_when_another_took_its_place_is_no_withdrawal(file: File) -> None:
    withdrawn = {**CE, "status": "withdrawn", "status_on": "2024-02-01"}
    found = certified(file, withdrawn, NEXT_CE, used="2024-05-13")
    assert (found["is_certified"], found["is_stopped"], state(file)) == (True, False, "conforming")


def test_a_certificate_already_suspended_on_the_day_of_installation_covers_nothing(file: File) -> None:
    assert certified(file, {**CE, "status": "suspended", "status_on": "2022-01-01"})["is_certified"] is False


@pytest.mark.parametrize(("versions", "is_certified"), [
    (None, True), ("3.2", True), ("3.*", True), ("2.9;3.2", True), ("3.1", False), ("3.20", False), ("2.*;4.*", False),
])  # fmt: skip
def test_the_versions_that_a_certificate_lists(file: File, versions: str | None, is_certified: bool) -> None:
    assert certified(file, {**CE, "versions": versions})["is_certified"] is is_certified


def test_a_certificate_of_other_versions_does_not_cover_even_where_no_day_is_known(file: File) -> None:
    assert outcome(certified(file, {**CE, "versions": "2.*"}, placed=None, installed=None)) == (False, True, False)


def test_an_unknown_version_may_be_one_of_those_listed(file: File) -> None:
    assert certified(file, {**CE, "versions": "3.2"}, version=None)["is_certified"] is None


def test_versions_that_two_exhibits_list_differently_are_contested(file: File) -> None:
    certified(file)
    file.certificate("C1", about="S1", **CE, versions="3.2")
    file.certificate("C1", about="S1", **CE, versions="2.9", exhibit="2")
    found = file.one("certification")
    assert (found["is_certified"], found["is_certified_contested"], state(file)) == (None, True, "contested")


def test_a_renewed_certificate_takes_over_on_its_own_days(file: File) -> None:
    assert outcome(certified(file, CE, NEXT_CE, installed="2024-03-01", used="2024-05-13")) == (True, True, True)


def test_a_document_of_unknown_kind_may_be_the_one_that_covers(file: File) -> None:
    late = {"placed": "2024-02-01", "installed": "2024-03-01", "used": "2024-05-13"}
    assert (
        certified(file, CE, {"kind": None, "status": "valid", "valid_from": "2024-01-01", "valid_to": "2028-12-31"}, **late)["is_certified"]
        is None
    )
    assert state(file) == "unproven"


def test_without_any_certificate_on_file_nothing_is_concluded(file: File) -> None:
    found = certified(file)
    assert (found["is_certified"], found["is_settled"], found["is_stopped"], state(file)) == (None, True, None, "unproven")


def test_the_certificate_of_a_host_or_of_another_system_says_nothing(file: File) -> None:
    certified(file)
    file.certificate(about="S1", kind="hds", valid_from="2020-01-01", valid_to="2030-01-01", status="valid")
    file.certificate(about="S2", **CE)
    assert (file.one("certification")["is_certified"], state(file)) == (None, "unproven")


def test_each_site_has_its_own_installation(file: File) -> None:
    certified(file, CE, placed=None, installed="2022-03-01")
    file.system_version(system="S1", version="3.2", organization="O2", installed_on="2024-03-01")
    assert file.one("certification")["is_certified"] is True


def test_where_the_site_is_unknown_two_installations_are_no_contradiction(file: File) -> None:
    file.ai_use("U1", system="S1", version="3.2", used_at="2023-05-13")
    for site, day in (("O1", "2022-01-01"), ("O2", "2024-02-01")):
        file.system_version(system="S1", version="3.2", organization=site, installed_on=day)
    file.certificate(about="S1", **CE)
    found = file.one("certification")
    assert (found["is_certified"], found["is_certified_contested"]) == (None, False)


@pytest.mark.parametrize(("situation", "declared", "system", "expected"), [
    ("class I, declared before it was placed", "2021-11-02", {"device_class": "I"}, "conforming"),
    ("class I, declared that day", "2022-01-10", {"device_class": "I"}, "conforming"),
    ("class I, declared after the installation", "2022-03-02", {"device_class": "I"}, "breach"),
    ("class I, declared between the two days", "2022-02-01", {"device_class": "I"}, "unproven"),
    ("class I, declared on a day unknown", None, {"device_class": "I"}, "unproven"),
    ("class IIa, declared under the regulation", "2021-11-02", {"device_class": "IIa"}, "breach"),
    ("class III, declared under the regulation", "2021-11-02", {"device_class": "III"}, "breach"),
    ("class unknown", "2021-11-02", {"device_class": None}, "unproven"),
])  # fmt: skip
def test_a_declaration_alone(file: File, situation: str, declared: str | None, system: dict[str, Any], expected: str) -> None:
    certified(file, {"kind": "declaration", "valid_from": declared}, **system)
    assert state(file) == expected, situation


def test_the_declaration_that_goes_with_a_certificate_does_not_replace_it(file: File) -> None:
    declaration = {"kind": "declaration", "valid_from": "2021-06-02"}
    late = {"placed": "2024-02-01", "installed": "2024-03-01", "used": "2024-05-13", "device_class": "IIa"}
    certified(file, CE, declaration, **late)
    assert state(file) == "breach"


def test_the_declaration_that_goes_with_a_certificate_in_force_changes_nothing(file: File) -> None:
    certified(file, CE, {"kind": "declaration", "valid_from": "2021-06-02"}, device_class="IIa")
    assert state(file) == "conforming"


@pytest.mark.parametrize(("situation", "cells", "maker", "used", "expected"), [
    ("made and used in the same establishment, quality system in place", {"qms_on": "2022-01-03"}, "O1", "2023-05-13", "exempt"),
    ("quality system in place that day", {"qms_on": "2023-05-13"}, "O1", "2023-05-13", "exempt"),
    ("quality system in place the day after", {"qms_on": "2023-05-14"}, "O1", "2023-05-13", "breach"),
    ("made by another establishment", {"qms_on": "2022-01-03"}, "O2", "2023-05-13", "breach"),
    ("another version", {"qms_on": "2022-01-03", "versions": "2.*"}, "O1", "2023-05-13", "breach"),
    ("under the directive, which did not settle it", {"qms_on": "2019-01-07"}, "O1", "2021-05-25", "unproven"),
    ("the first day of the regulation", {"qms_on": "2019-01-07"}, "O1", "2021-05-26", "exempt"),
])  # fmt: skip
def test_a_device_that_the_establishment_made_for_itself(
    file: File, situation: str, cells: dict[str, Any], maker: str, used: str, expected: str
) -> None:
    certified(file, {"kind": "in_house", **cells}, manufacturer=maker, used=used, placed=None, installed="2021-01-04")
    assert state(file) == expected, situation


def test_an_unknown_condition_of_the_in_house_device_is_reserved(file: File) -> None:
    certified(file, {"kind": "in_house"}, manufacturer="O1")
    finding = asked.finding(file, "device.certificate")
    assert finding.state == "breach"
    assert [r for r in finding.reservations if "fabriqué par l’établissement" in r]


IVDR = {"kind": "ce_ivdr", "valid_from": "2022-06-01", "valid_to": "2024-12-31", "status": "valid"}
IN_2022 = {"placed": "2022-09-01", "installed": "2022-10-03"}


@pytest.mark.parametrize(("situation", "certificate", "dates", "expected"), [
    ("certified by its own regulation on both days", IVDR, IN_2022, "conforming"),
    ("the same, withdrawn by the day of use", {**IVDR, "status": "withdrawn", "status_on": "2023-01-09"}, IN_2022, "open"),
    ("its certificate over before both days", IVDR, {"placed": "2025-01-01", "installed": "2025-02-03", "used": "2025-03-03"}, "breach"),
    ("installed on the last day", IVDR, {"placed": None, "installed": "2024-12-31", "used": "2025-03-03"}, "conforming"),
    ("placed before its certificate: was it a device of the directive?", IVDR, {"placed": "2022-05-02", "installed": "2022-05-09"}, "open"),
    ("certified under the directive", {**IVDR, "kind": "ce_ivdd"}, IN_2022, "open"),
    ("declared by its maker", {"kind": "declaration", "valid_from": "2021-01-04"}, IN_2022, "open"),
])  # fmt: skip
def test_an_in_vitro_diagnostic_device(
    file: File, situation: str, certificate: dict[str, Any], dates: dict[str, Any], expected: str
) -> None:
    certified(file, certificate, regulation="ivdr", **dates)
    assert state(file) == expected, situation


def test_an_installation_recorded_before_the_placing_situates_nothing(file: File) -> None:
    certified(
        file, {**CE, "kind": "ce_mdd", "agreement_signed_on": "2024-07-01"}, placed="2024-10-07", installed="2022-03-01", used="2024-11-04"
    )
    assert file.one("certification")["unit_on"] is None


@pytest.mark.parametrize(("used", "is_asked"), [("2007-11-14", False), ("2021-05-25", False), ("2021-05-26", True), ("2021-05", True), ("2023-05-13", True)])
def test_the_class_of_the_regulation_is_not_asked_for_before_it_applied(file: File, used: str, is_asked: bool) -> None:
    found = certified(file, placed="2005-04-04", installed="2005", used=used, regulation="mdd", device_class="IIa")
    assert found["is_before_regulation"] is (not is_asked)
    missing = " ".join(asked.finding(file, "device.certificate").missing)
    assert ("au sens du règlement (UE) 2017/745" in missing) is is_asked


WHOLE = {"placed": "2022-09-01", "installed": "2022-10-03", "used": "2023-05-13", "regulation": "mdr", "device_class": "IIa"}


@pytest.mark.parametrize(("certificate", "dates", "asked_for"), [
    (None, {}, ["certificat et déclaration de conformité couvrant la version employée", "état du certificat au jour de l’usage"]),
    ({"status": None}, {}, ["état du certificat au jour de l’usage"]),
    ({"valid_to": None}, {}, ["dates de délivrance et de fin du certificat"]),
    ({}, {"installed": None, "placed": "2021"}, ["date de mise sur le marché de cette version", "date d’installation de cette version"]),
    ({}, {"installed": "2021", "device_class": None},
     ["classe du dispositif au sens du règlement (UE) 2017/745", "date d’installation de cette version"]),
])  # fmt: skip
def test_only_what_is_unknown_is_asked_for(
    file: File, certificate: dict[str, Any] | None, dates: dict[str, Any], asked_for: list[str]
) -> None:
    produced = [] if certificate is None else [{**CE, **certificate}]
    certified(file, *produced, **{**WHOLE, **dates})
    (missing,) = asked.finding(file, "device.certificate").missing
    what, _, whom = missing.rpartition(", à demander ")
    assert (what.split(" ; "), whom) == (asked_for, "au fabricant")


def test_that_day_is_the_day_of_the_law() -> None:
    starts = {version.start for version in asked.whole().norms["mdr-application"].versions}
    assert "2021-05-26" in starts and "DATE '2021-05-26'" in (FACTS / "certification.sql").read_text("utf-8")
