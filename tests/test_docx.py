"""The Word file: every word of the report stands in it exactly, and Word's own machinery works."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from lxml import etree

from casekit.document import Document, Section
from casekit.writers import docx as writer

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "templates" / "reference.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AWKWARD = (
    "CRP <5",
    "PaO2 < 60 & SpO2 > 90",
    "p<0,05",
    "œdème aigu, « à l’entrée » : 38,5\u00a0°C\u202f!",
    'O\'Sullivan a dit "rien"',
    "patient 🫀 👩\u200d⚕️ revu",
    "]]>",
    "&amp;lt;",
    "{{ 7 * 7 }} {% raw %}",
    "<script>alert(1)</script>",
    "C:\\dossier\\n",
    "deux  espaces",
    "art. R. 4127-34 CSP",
    "cé\u0301dille et trait\u00adunion\u2011fixe",
)


def fragment(template: str, **values: object) -> str:
    """A section's HTML as the report makes it: Jinja2, escaped, no unknown variable."""
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(template).render(**values)


def report(*sections: Section, **properties: str) -> Document:
    return Document("Rapport d'expertise", "Trévoux c/ Halbrun – document de travail", properties, sections)


def section(html: str, title: str = "Constatations", **more: bool) -> Section:
    return Section("constatations", title, html, **more)


def typeset(*sections: Section, **properties: str) -> bytes:
    return writer.render(report(*sections, **properties), REFERENCE)


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))


def paragraph_texts(data: bytes) -> list[str]:
    """Each paragraph of the body, tables included, its breaks and tabs as characters."""
    signs = {f"{W}t": None, f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
    texts = []
    for paragraph in part(data).iter(f"{W}p"):
        pieces = [node for node in paragraph.iter(*signs) if node.getparent().tag == f"{W}r"]
        texts.append("".join(signs[node.tag] or node.text or "" for node in pieces))
    return texts


@pytest.mark.parametrize("value", AWKWARD)
@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ value }}</p>",
        "<h2>{{ value }}</h2>",
        "<ul>\n  <li>{{ value }}</li>\n</ul>",
        "<table><tbody><tr><td>\n  {{ value }}\n</td></tr></tbody></table>",
        '<table><thead><tr id="piece-1"><th><strong>{{ value }}</strong></th></tr></thead></table>',
        "<blockquote>\n  <p>{{ value }}</p>\n</blockquote>",
        '<p class="cover-title">{{ value }}</p>',
    ],
)
def test_every_value_is_read_back_exactly(value: str, template: str) -> None:
    assert value in paragraph_texts(typeset(section(fragment(template, value=value))))


@pytest.mark.parametrize("value", AWKWARD)
def test_title_and_header_are_read_back_exactly(value: str) -> None:
    data = writer.render(Document(value, value, {"author": value}, (Section("s", value, "<p>Texte.</p>"),)), REFERENCE)
    word = opened(data)
    assert word.sections[0].header.paragraphs[0].text == value
    assert [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Heading 1"] == [value]
    assert (word.core_properties.title, word.core_properties.author) == (value, value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(blacklist_characters="\r", blacklist_categories=("Cs",)), max_size=40), min_size=1, max_size=4))
def test_words_of_another_keep_every_character_that_xml_allows(values: list[str]) -> None:
    html = fragment('{% for v in values %}<p class="verbatim">|{{ v }}|</p>{% endfor %}', values=values)
    forbidden = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    expected = ["|" + forbidden.sub("\ufffd", value) + "|" for value in values]
    assert [text for text in paragraph_texts(typeset(section(html))) if text.startswith("|")] == expected


def test_characters_that_xml_forbids_are_shown_as_replaced_not_dropped() -> None:
    assert "CRP\ufffd5\ufffd\ufffd" in paragraph_texts(typeset(section("<p>CRP\x005\x0b\ufffe</p>")))


def test_headings_are_real_and_numbered_by_word() -> None:
    data = typeset(
        section("<h2>Faits</h2><h3>Acte</h3><h4>Détail</h4>", "Discussion"), Section("a", "Annexe", "<h2>Textes</h2>", numbered=False)
    )
    headings = [p for p in opened(data).paragraphs if p.style is not None and p.style.name.startswith("Heading")]
    names = [(p.style.name, p.text) for p in headings if p.style is not None]
    assert names == [
        ("Heading 1", "Discussion"),
        ("Heading 2", "Faits"),
        ("Heading 3", "Acte"),
        ("Heading 4", "Détail"),
        ("Heading 1", "Annexe"),
        ("Heading 2", "Textes"),
    ]
    unnumbered = [p.text for p in headings if p._p.find(f"{W}pPr/{W}numPr/{W}numId[@{W}val='0']") is not None]
    assert unnumbered == ["Annexe", "Textes"]
    styles = {s.get(f"{W}styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    levels = part(data, "word/numbering.xml").findall(f".//{W}lvl[{W}pStyle]")
    linked = {lvl.find(f"{W}pStyle").get(f"{W}val"): lvl.find(f"{W}lvlText").get(f"{W}val") for lvl in levels}
    assert linked == {"Heading1": "%1", "Heading2": "%1.%2", "Heading3": "%1.%2.%3", "Heading4": "%1.%2.%3.%4"}
    assert all(styles[name].find(f"{W}pPr/{W}numPr/{W}numId") is not None for name in linked)


def test_table_of_contents_is_a_field_already_filled_in() -> None:
    data = typeset(section("<h2>Faits</h2>", "Discussion"), Section("a", "Annexe", "<p>x</p>", numbered=False))
    instructions = [node.text.strip() for node in part(data).iter(f"{W}instrText")]
    assert r'TOC \o "1-3" \h \z \u' in instructions
    lines = [p.text for p in opened(data).paragraphs if p.style is not None and p.style.name.startswith("toc")]
    assert lines == ["1\tDiscussion", "1.1\tFaits", "Annexe"]
    assert part(data, "word/settings.xml").find(f"{W}updateFields").get(f"{W}val") == "true"
    marks = Counter(node.get(f"{W}fldCharType") for node in part(data).iter(f"{W}fldChar"))
    assert marks["begin"] == marks["separate"] == marks["end"] == 1


def test_report_without_a_section_still_opens() -> None:
    assert [p.text for p in opened(typeset()).paragraphs] == ["Rapport d'expertise", "Sommaire", ""]


def test_pages_are_a4_french_hyphenated_numbered_and_turned_where_asked() -> None:
    cover = Section("cover", "", '<p class="cover-title">Rapport</p>', numbered=False)
    data = typeset(cover, section("<p>a</p>"), section("<p>b</p>", landscape=True), section("<p>c</p>"))
    pages = opened(data).sections
    assert [(s.page_width.mm, s.page_height.mm) for s in pages if s.page_width and s.page_height] == [
        (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1)),
        (pytest.approx(297, abs=0.1), pytest.approx(210, abs=0.1)),
        (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1)),
    ]
    assert [s.different_first_page_header_footer for s in pages] == [True, False, False]
    assert {s.header.paragraphs[0].text for s in pages} == {"Trévoux c/ Halbrun – document de travail"}
    assert {s.footer.paragraphs[0].text for s in pages} == {"Page\u00a01 sur 1"}
    assert part(data, "word/settings.xml").find(f"{W}autoHyphenation").get(f"{W}val") == "true"
    assert part(data, "word/styles.xml").find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == "fr-FR"


def test_rows_do_not_split_and_heads_are_repeated() -> None:
    html = fragment(
        "<table><caption>Chronologie</caption><thead><tr><th>Date</th><th>Fait</th></tr></thead><tbody>"
        "{% for n in range(300) %}<tr><td>{{ n }}</td><td>{{ 'mot ' * 500 if n == 7 else 'fait' }}</td></tr>{% endfor %}</tbody></table>"
    )
    rows = part(typeset(section(html))).findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 300
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert whole.count(False) == 1 and not whole[8], "only the row that might outgrow a page may split"


def test_a_short_table_stays_whole_with_the_opening_of_the_plain_table_that_it_explains() -> None:
    rows = "<tr><td>un</td></tr><tr><td>deux</td></tr>"
    plain = f'<table class="plain">{rows}<tr><td>trois</td></tr></table>'
    body = part(typeset(section(f"<table>{rows}</table>{plain}<table>{rows}</table>")))
    kept = [[p.find(f".//{W}keepNext") is not None for p in table.iter(f"{W}p")] for table in body.iter(f"{W}tbl")]
    assert kept == [[True, True], [False, True, False], [True, False]]


def test_caption_has_its_style_and_number() -> None:
    html = "<table><caption>Pièces</caption><tbody><tr><td>1</td></tr></tbody></table>" * 2
    captions = [p for p in opened(typeset(section(html))).paragraphs if p.style is not None and p.style.name == "Caption"]
    assert [p.text for p in captions] == ["Tableau\u00a01 – Pièces", "Tableau\u00a02 – Pièces"]


def test_columns_fill_the_page_and_follow_what_is_asked() -> None:
    html = '<table data-widths="1 3"><tbody><tr><td>a</td><td>b</td></tr><tr><td colspan="2">c</td></tr></tbody></table>'
    body = part(typeset(section(html)))
    widths = [int(col.get(f"{W}w")) for col in body.iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 2 * 1361 and widths[1] == pytest.approx(3 * widths[0], abs=2)
    assert [span.get(f"{W}val") for span in body.iter(f"{W}gridSpan")] == ["2"]


def test_very_long_word_and_a_cell_of_a_million_characters_are_kept() -> None:
    word, cell = "x" * 20_000, "long " * 200_000
    texts = paragraph_texts(typeset(section(f"<table><tbody><tr><td>{word}</td><td>{cell}</td></tr></tbody></table>")))
    assert word in texts and cell in texts


def test_references_lead_to_bookmarks_and_files() -> None:
    html = (
        '<p>Vu <a href="#piece-3" data-exhibit="3" data-locator="p. 2">[pièce 3, p. 2]</a> et '
        '<a href="#norme-csp-l4001-3">[art. L. 4001-3 CSP]</a>, <a href="#pièce A.1 bis">autre</a>.</p>'
        '<table><tbody><tr id="piece-3"><td>3</td><td><a href="../exhibits/compte rendu.pdf">compte rendu.pdf</a></td></tr>'
        '<tr id="pièce A.1 bis"><td>A.1</td><td>é</td></tr></tbody></table><p id="norme-csp-l4001-3">Texte.</p>'
    )
    data = typeset(section(html))
    names = [mark.get(f"{W}name") for mark in part(data).iter(f"{W}bookmarkStart")]
    anchors = [link.get(f"{W}anchor") for link in part(data).iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert len(names) == len(set(names)) and set(anchors) <= set(names)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name, re.ASCII) for name in names)
    starts, ends = ([mark.get(f"{W}id") for mark in part(data).iter(f"{W}bookmark{end}")] for end in ("Start", "End"))
    assert len(starts) == len(set(starts)) and sorted(starts) == sorted(ends)
    targets = [link.target_ref for link in opened(data).part.rels.values() if link.is_external]
    assert targets == ["../exhibits/compte%20rendu.pdf"]


def test_reference_to_an_exhibit_that_is_not_listed_stays_visible_without_a_link() -> None:
    body = part(typeset(section('<p><a href="#piece-99" data-exhibit="99">[pièce 99]</a></p>')))
    run = next(node.getparent() for node in body.iter(f"{W}t") if node.text == "[pièce 99]")
    assert run.getparent().tag == f"{W}p"
    assert run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "Lacune"


def test_reference_of_several_looks_is_one_link() -> None:
    html = '<p id="piece-3">3</p><p>Vu <a href="#piece-3" data-exhibit="3">[pièce <span class="verbatim">3</span>, <em>p. 2</em>]</a>.</p>'
    links = [link for link in part(typeset(section(html))).iter(f"{W}hyperlink") if link.get(f"{W}anchor") == "piece_3"]
    assert ["".join(link.itertext()) for link in links] == ["[pièce 3, p. 2]"]


def test_only_a_paragraph_or_block_of_quoted_words_is_set_apart() -> None:
    html = '<p class="verbatim">a</p><blockquote>b</blockquote><p><span class="verbatim">c</span></p>'
    styles = {p.text: p.style.name for p in opened(typeset(section(html))).paragraphs if p.style is not None}
    assert (styles["a"], styles["b"], styles["c"]) == ("Quote", "Quote", "Normal")


def test_states_gaps_and_small_print_have_their_looks() -> None:
    html = '<p><span class="gap">à compléter</span><span class="state-breach">non conforme</span><span class="small">note</span></p>'
    runs = next(p for p in opened(typeset(section(html))).paragraphs if p.text.startswith("à compléter")).runs
    assert [(run.text, run.style.name if run.style else None) for run in runs[:2]] == [
        ("à compléter", "Lacune"),
        ("non conforme", "État : écart"),
    ]
    assert runs[2].font.size is not None and runs[2].font.size.pt == 8.5


def test_each_ordered_list_starts_again_and_nests() -> None:
    data = typeset(section("<ol><li>un</li><li>deux<ul><li>deux bis</li></ul></li></ol><p>x</p><ol><li>un</li></ol>"))
    marks = [(p.find(f"{W}pPr/{W}numPr"), "".join(p.itertext())) for p in part(data).iter(f"{W}p")]
    found = [(text, num.find(f"{W}ilvl").get(f"{W}val"), num.find(f"{W}numId").get(f"{W}val")) for num, text in marks if num is not None]
    assert [(text, depth) for text, depth, _ in found] == [("un", "0"), ("deux", "0"), ("deux bis", "1"), ("un", "0")]
    assert found[0][2] == found[1][2] != found[3][2]
    nums = {num.get(f"{W}numId") for num in part(data, "word/numbering.xml").iter(f"{W}num")}
    assert {number for _, _, number in found} <= nums


def test_libreoffice_opens_it_and_shows_every_part(tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("soffice or pdftotext is not installed")
    html = "<h2>Biologie</h2><p>CRP &lt;5 mg/L</p>"
    html += "<table><thead><tr><th>Date</th></tr></thead><tbody><tr><td>13 mai 2024</td></tr></tbody></table>"
    (tmp_path / "rapport.docx").write_bytes(typeset(section(html), Section("w", "Annexe", "<p>large</p>", numbered=False, landscape=True)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "rapport.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=120
    )
    text = subprocess.run([reader, "-layout", "rapport.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert text.count("Biologie") == 2, "once in the table of contents, once in its place"
    for words in ("1.1", "CRP <5 mg/L", "13 mai 2024", "Annexe", "sur 3", "document de travail"):
        assert words in text
