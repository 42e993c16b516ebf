"""The maker that an export only names, beside the organizations that the expert typed: one organization, or two."""

from __future__ import annotations

import pytest
from case_folder import CaseFolder

MADE = "Device/d/manufacturer"
NAME = "Société Chimérique d’Exemples, SAS"
DEVICE = {
    "resourceType": "Device", "id": "d", "deviceName": [{"name": "ExempleScan"}],
    "type": {"coding": [{"system": "http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIdeviceTypeCS", "code": "Artificial-Intelligence"}]},
}  # fmt: skip


def makers(case: CaseFolder, *typed: tuple[str, str], named: str = NAME) -> tuple[set[str], set[str], list[str]]:
    """Who makes the system, the organizations of the case, and the notes, where these organizations (id, name) were typed; the first is the maker."""
    case.put("exhibits/1.json", {**DEVICE, "manufacturer": named})
    rows = "".join(f'{one},"{name}",host,1,p. 1\n' for one, name in typed)
    case.put("tables/organization.csv", f"organization,name,kind,exhibit,locator\n{rows}")
    case.put("tables/ai_system.csv", f"system,manufacturer,exhibit,locator\nDevice/d,{typed[0][0]},1,p. 1\n")
    con = case.load()
    made_by = {maker for (maker,) in con.execute("SELECT DISTINCT manufacturer FROM main.ai_system").fetchall()}
    known = {one for (one,) in con.execute("SELECT DISTINCT organization FROM main.organization").fetchall()}
    return made_by, known, [text for code, text in case.problems() if code == "same_organization"]


@pytest.mark.parametrize("name", [
    "Société Chimérique d’Exemples, SAS", "SOCIETE CHIMERIQUE D'EXEMPLES SAS", "Société  chimérique d’exemples (SAS)",
])  # fmt: skip
def test_a_maker_named_like_the_one_organization_typed_is_that_organization(case: CaseFolder, name: str) -> None:
    made_by, known, notes = makers(case, ("O1", name), ("O2", "Autre Exemple SARL"))
    assert (made_by, known) == ({"O1"}, {"O1", "O2"})
    (note,) = notes
    assert note.startswith("1 ") and "(O1)" in note and MADE in note


def test_what_the_expert_typed_of_it_stands_and_the_export_is_one_more_proof(case: CaseFolder) -> None:
    makers(case, ("O1", "SOCIETE CHIMERIQUE D’EXEMPLES SAS"))
    rows = case.load().execute("SELECT name, kind, locator FROM main.organization WHERE organization = 'O1' ORDER BY ALL").fetchall()
    assert rows == [("SOCIETE CHIMERIQUE D’EXEMPLES SAS", "host", "p. 1"), (None, None, "Device/d")]


@pytest.mark.parametrize("typed", [
    [("O1", "Société Chimérique d’Exemples SAS"), ("O2", "Société chimérique d’exemples, SAS")],  # which of the two?
    [("O1", "Société Chimérique d’Exemples SARL")],
    [("O1", "")],
])  # fmt: skip
def test_two_homonyms_or_another_name_leave_the_maker_as_the_export_gives_it(case: CaseFolder, typed: list[tuple[str, str]]) -> None:
    made_by, known, notes = makers(case, *typed)
    assert (made_by, notes) == ({"O1", MADE}, []) and MADE in known


def test_an_id_that_the_expert_typed_himself_is_another_organization(case: CaseFolder) -> None:
    made_by, known, notes = makers(case, ("O1", "Société Chimérique d’Exemples SAS"), (MADE, "Société Chimérique d’Exemples SAS"))
    assert (made_by, known, notes) == ({"O1", MADE}, {"O1", MADE}, [])


def test_names_without_a_letter_are_not_the_same(case: CaseFolder) -> None:
    made_by, _, notes = makers(case, ("O1", "—"), named="***")
    assert (made_by, notes) == ({"O1", MADE}, [])
