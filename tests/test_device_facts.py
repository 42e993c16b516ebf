"""The device used: version on the register, training of the one who used it."""

from __future__ import annotations

from typing import Any

import pytest
from situations import File


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
