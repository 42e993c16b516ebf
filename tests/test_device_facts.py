"""The device used: certificate on the two days that count, version on the register, training of the one who used it."""

from __future__ import annotations

from typing import Any

import pytest
from situations import File

CE = {"kind": "ce_mdr", "valid_from": "2021-06-01", "valid_to": "2023-12-31", "status": "valid"}


def certified(file: File, *certificates: dict[str, Any], placed: str | None = "2022-01-10", installed: str | None = "2022-03-01",
              used: str = "2023-05-13T09:00", regulation: str | None = "mdr", version: str | None = "3.2") -> dict[str, Any]:  # fmt: skip
    """A use of version 3.2 of S1, installed at O1, and the certificates on file."""
    file.ai_system("S1", regulation=regulation)
    file.act("A1", organization="O1")
    file.ai_use("U1", system="S1", version=version, used_at=used, act="A1")
    file.system_version("V1", system="S1", version="3.2", organization="O1", placed_on_market_on=placed, installed_on=installed)
    for cells in certificates:
        file.certificate(about="S1", **cells)
    return file.one("ai_use")


def outcome(found: dict[str, Any]) -> tuple[bool | None, bool | None, bool | None]:
    return found["is_certified"], found["is_certificate_settled"], found["is_certified_on_use"]


@pytest.mark.parametrize(("situation", "dates", "expected"), [
    ("in force on both days and at use", {}, (True, True, True)),
    ("in force on both days, expired at use: both readings", {"used": "2024-05-13"}, (True, True, False)),
    ("in force on neither day", {"placed": "2024-02-01", "installed": "2024-03-01", "used": "2024-05-13"}, (False, True, False)),
    ("placed in time, installed too late: open", {"installed": "2024-03-01", "used": "2024-05-13"}, (None, None, False)),
    ("placed unknown: the installation decides", {"placed": None}, (True, True, True)),
    ("installation unknown: the placing decides", {"installed": None, "used": "2024-05-13"}, (True, True, False)),
    ("installation unknown, placed too late", {"placed": "2024-02-01", "installed": None, "used": "2024-05-13"}, (False, True, False)),
    ("both unknown, valid at use", {"placed": None, "installed": None}, (True, True, True)),
    ("both unknown, expired at use: not established", {"placed": None, "installed": None, "used": "2024-05-13"}, (None, True, False)),
    ("a day that straddles the end of the certificate", {"placed": None, "installed": "2023"}, (True, True, True)),
    ("a year that straddles its beginning", {"placed": None, "installed": "2021"}, (None, True, True)),
    ("the last day of validity counts", {"placed": None, "installed": "2023-12-31"}, (True, True, True)),
])  # fmt: skip
def test_the_two_days_that_count(file: File, situation: str, dates: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert outcome(certified(file, CE, **dates)) == expected, situation


@pytest.mark.parametrize(("status", "since", "expected"), [
    ("suspended", "2023-01-01", (False, True, False)),
    ("withdrawn", "2023-05-13", (False, True, False)),
    ("suspended", "2023-06-01", (True, True, True)),
    ("suspended", None, (None, True, None)),
    (None, None, (None, True, None)),
    (None, "none", (True, True, True)),
])  # fmt: skip
def test_a_certificate_suspended_by_the_day_of_use_covers_nothing(file: File, status: str, since: str, expected: tuple[Any, ...]) -> None:
    assert outcome(certified(file, {**CE, "status": status, "status_on": since})) == expected


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
    found = file.one("ai_use")
    assert (found["is_certified"], found["is_certified_contested"]) == (None, True)


def test_a_renewed_certificate_takes_over_on_its_own_days(file: File) -> None:
    renewed = {**CE, "valid_from": "2024-01-01", "valid_to": "2028-12-31"}
    assert outcome(certified(file, CE, renewed, installed="2024-03-01", used="2024-05-13")) == (True, True, True)


def test_what_order_two_will_settle_stays_unsettled(file: File) -> None:
    legacy = {**CE, "kind": "ce_mdd"}
    assert certified(file, legacy, installed="2024-03-01", placed="2024-02-01", regulation="mdd")["is_certificate_settled"] is None
    file.con.rollback()
    file.con.begin()
    assert certified(file, {"kind": "declaration"})["is_certificate_settled"] is None


def test_without_any_certificate_on_file_nothing_is_concluded(file: File) -> None:
    found = certified(file)
    assert (found["is_certified"], found["is_certificate_settled"]) == (None, True)


def test_where_the_site_is_unknown_two_installations_are_no_contradiction(file: File) -> None:
    file.ai_use("U1", system="S1", version="3.2", used_at="2023-05-13")
    for site, day in (("O1", "2022-01-01"), ("O2", "2024-02-01")):
        file.system_version(system="S1", version="3.2", organization=site, installed_on=day)
    file.certificate(about="S1", **CE)
    found = file.one("ai_use")
    assert (found["is_certified"], found["is_certified_contested"]) == (None, False)


def versioned(file: File, **register: Any) -> bool | None:
    file.act("A1", organization="O1")
    file.ai_use("U1", system="S1", version="3.2", used_at="2023-05-13", act="A1")
    if register:
        file.system_version(**{"system": "S1", "version": "3.2", "organization": "O1", "announced_on": "2022-01-01", **register})
    found: bool | None = file.one("ai_use")["is_version_established"]
    return found


@pytest.mark.parametrize(("register", "is_established"), [
    ({}, True),
    ({"installed_on": "2022-03-01", "removed_on": "none"}, True),
    ({"installed_on": "2023-06-01"}, False),
    ({"installed_on": "2022-03-01", "removed_on": "2023-01-01"}, False),
    ({"installed_on": "2022-03-01", "removed_on": "none", "version": "3.1"}, False),
    ({"installed_on": "2022-03-01"}, True),
    ({"installed_on": "2023-06-01", "organization": "O2"}, True),
])  # fmt: skip
def test_the_version_named_stands_unless_the_register_of_the_site_says_otherwise(file: File, register: dict[str, Any], is_established: bool) -> None:
    assert versioned(file, **register) is is_established


def trained(file: File, *trainings: dict[str, Any]) -> tuple[bool | None, bool | None]:
    file.ai_use("U1", system="S1", used_at="2024-05-13", professional="DR1")
    for cells in trainings:
        file.training(**{"person": "DR1", "topic": "system", "system": "S1", **cells})
    found = file.one("ai_use")
    return found["is_trained"], found["is_attested"]


@pytest.mark.parametrize(("cells", "expected"), [
    ({"completed_on": "2024-01-10", "attested": True}, (True, True)),
    ({"completed_on": "2024-01-10", "attested": False}, (True, False)),
    ({"completed_on": "2024-01-10"}, (True, None)),
    ({"completed_on": "2024-06-10", "attested": True}, (False, False)),
    ({"completed_on": "2024-05-13", "attested": True}, (None, None)),
    ({"attested": False}, (None, False)),
    ({"completed_on": "2024-01-10", "attested": True, "topic": "ai", "system": None}, (True, True)),
    ({"completed_on": "2024-01-10", "attested": True, "topic": "regulation"}, (False, False)),
    ({"completed_on": "2024-01-10", "attested": True, "system": "S2"}, (False, False)),
    ({"completed_on": "2024-01-10", "attested": True, "system": None}, (None, None)),
])  # fmt: skip
def test_training_counts_before_the_use_and_for_that_system(file: File, cells: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert trained(file, cells) == expected


def test_training_of_another_person_or_of_nobody_says_nothing(file: File) -> None:
    assert trained(file, {"person": "DR2", "completed_on": "2024-01-10", "attested": True}) == (None, None)
