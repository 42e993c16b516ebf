"""The Word package: same bytes, properties that say what is known, and the reference document whose styles it takes."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from lxml import etree

from casekit.document import Document, Section
from casekit.records import Unreadable
from casekit.writers import docx as writer
from casekit.writers.docx_text import STYLES

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "templates" / "reference.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def report(html: str = "<p>Texte.</p>", **properties: str) -> Document:
    return Document("Rapport d'expertise", "Trévoux c/ Halbrun", properties, (Section("constatations", "Constatations", html),))


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def test_same_report_same_bytes_in_order_without_leftovers() -> None:
    html = '<p>a <a href="https://www.legifrance.gouv.fr/">b</a></p><ol><li>c</li></ol>'
    data, again = (writer.render(report(html, author="Dr Maël Querrioux", dated="2026-09-01"), REFERENCE) for _ in range(2))
    assert data == again
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml" and names[1:] == sorted(names[1:])
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if re.search("customXml|thumbnail|stylesWithEffects", name)]


def test_properties_say_what_is_known_and_nothing_else() -> None:
    known = opened(writer.render(report(author="Dr Maël Querrioux", subject="Expertise", dated="2026-09-01"), REFERENCE)).core_properties
    assert (known.title, known.author, known.subject, known.language) == ("Rapport d'expertise", "Dr Maël Querrioux", "Expertise", "fr-FR")
    assert known.created is not None and known.created.date().isoformat() == "2026-09-01"
    silent = part(writer.render(report(), REFERENCE), "docProps/core.xml")
    assert sorted(etree.QName(child).localname for child in silent) == ["language", "title"]


def test_letterhead_keeps_its_first_page_its_numbering_and_its_lists(tmp_path: Path) -> None:
    own = docx.Document(str(REFERENCE))
    own.sections[0].different_first_page_header_footer = True
    own.sections[0].first_page_header.paragraphs[0].text = "Cabinet du Dr Querrioux"
    own.save(str(tmp_path / "papier.docx"))
    again = writer.render(report("<ul><li>a</li></ul>"), tmp_path / "papier.docx")
    (tmp_path / "second.docx").write_bytes(again)
    twice = writer.render(report("<ul><li>a</li></ul>"), tmp_path / "second.docx")
    assert opened(twice).sections[0].first_page_header.paragraphs[0].text == "Cabinet du Dr Querrioux"
    numbers = [num.get(f"{W}numId") for num in part(twice, "word/numbering.xml").iter(f"{W}num")]
    assert len(numbers) == len(set(numbers)) == 4
    assert len(part(twice, "word/numbering.xml").findall(f".//{W}lvl[{W}pStyle]")) == 4


def test_reference_that_cannot_serve_says_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "faux.docx").write_bytes(b"PK\x03\x04 pas un document")
    with pytest.raises(Unreadable, match=r"faux\.docx") as refusal:
        writer.render(report(), tmp_path / "faux.docx")
    assert "modèle" in refusal.value.remedy
    docx.Document().save(str(tmp_path / "nu.docx"))
    with pytest.raises(Unreadable, match="« Lacune »"):
        writer.render(report(), tmp_path / "nu.docx")


def test_reference_document_is_the_one_its_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("reference_docx", ROOT / "tools" / "reference_docx.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.main(tmp_path / "reference.docx")
    with zipfile.ZipFile(tmp_path / "reference.docx") as made, zipfile.ZipFile(REFERENCE) as kept:
        assert {name: made.read(name) for name in made.namelist()} == {name: kept.read(name) for name in kept.namelist()}
    names = {str(style.name).lower() for style in docx.Document(str(REFERENCE)).styles}
    assert {name.lower() for name in STYLES} <= names
