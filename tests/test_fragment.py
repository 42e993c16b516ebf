"""The vocabulary of a section: what it reads, what it refuses, and which spaces count."""

from __future__ import annotations

import pytest

from casekit.document import Document, Section
from casekit.writers.fragment import Bullets, Paragraph, Quote, Run, Table, blocks, paragraphs
from casekit.writers.outline import bookmark_name, outline
from casekit.writers.vocabulary import FragmentError


def texts(html: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(blocks("constatations", html))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>\n  Vu le\n  13 mai\n</p>", "Vu le 13 mai"),
        ("<p>\n  Vu le\n  <strong>\n    13 mai\n  </strong>\n  2024,  à  jeun.<br>\n  Revu.\n</p>", "Vu le 13 mai 2024,  à  jeun.\nRevu."),
        ("<p>le <em>\n 13</em>\n</p>", "le 13"),
        ("<p>le\n<em> 13</em></p>", "le 13"),
        ("<p> CRP  &lt;5 </p>", " CRP  <5 "),
        ("<p>12\u00a0h\u202f!</p>", "12\u00a0h\u202f!"),
        ("<p>a\r\nb</p>", "a b"),
        ("<blockquote>\n1. Décrire\n   l'acte ;\n2. Dire\n</blockquote>", "1. Décrire\n   l'acte ;\n2. Dire"),
        ('<p class="verbatim">  retrait\n\nsuite  </p>', "  retrait\n\nsuite  "),
        ("<blockquote>\n  <strong>a</strong>\n</blockquote>", "a"),
    ],
)
def test_layout_of_the_template_adds_no_space_and_loses_none(html: str, expected: str) -> None:
    assert texts(html) == [expected]


def test_blocks_are_read_as_written() -> None:
    html = (
        '<ul><li>a<ol><li>b</li></ol></li></ul><blockquote><p>c</p></blockquote><table class="plain" id="t"><caption>d</caption>'
        '<thead><tr><th colspan="2">e</th></tr></thead><tr id="r"><td>f</td><td><p>g</p><p>h</p></td></tr></table>'
    )
    bullets, quote, table = blocks("s", html)
    assert isinstance(bullets, Bullets) and not bullets.ordered and isinstance(bullets.items[0][1], Bullets)
    assert isinstance(quote, Quote) and quote.blocks == (Paragraph((Run("c", frozenset({"verbatim"})),)),)
    assert isinstance(table, Table) and table.plain and table.columns == 2 and len(table.head) == len(table.body) == 1
    assert [(p.text, p.ids) for p in paragraphs((table,))] == [("d", ("t",)), ("e", ()), ("f", ("r",)), ("g", ()), ("h", ())]


def test_classes_of_a_row_reach_its_text() -> None:
    (table,) = blocks("s", '<table><tr class="muted center"><td><em>a</em></td></tr></table>')
    (paragraph,) = paragraphs((table,))
    assert paragraph.classes == {"center"} and paragraph.runs[0].marks == {"muted", "em"}


def test_bookmark_names_are_fit_for_word_and_stay_apart() -> None:
    targets = ["piece-3", "piece-3 bis", "piece_3_bis", "Piece-3", "é", "3", "norme-" + "x" * 80, "norme-" + "x" * 81]
    names = [bookmark_name(target) for target in targets]
    assert names[0] == "piece_3" and len({name.lower() for name in names}) == len(targets)
    assert all(len(name) <= 40 and name.isascii() and name.replace("_", "a").isalnum() and name[0].isalpha() for name in names)


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ("<p>a</p><div>b</div>", "<div>"),
        ("<script>x</script>", "<script>"),
        ("<p style='color:red'>a</p>", "style"),
        ('<p class="rouge">a</p>', "rouge"),
        ("<p>a", "not closed"),
        ("<p>a</em></p>", "</em>"),
        ("nu", "outside a paragraph"),
        ("<td>a</td>", "<td>"),
        ("<h2><p>a</p></h2>", "<p>"),
        ("<h3>a</h3>", "skips a level"),
        ("<table><tbody><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>", "rows of"),
        ('<table data-widths="1 2"><tbody><tr><td>a</td></tr></tbody></table>', "data-widths"),
        ("<table></table>", "rows of"),
        ('<p id="x">a</p><p id="x">b</p>', "twice"),
        ('<p><a href="#nulle-part">a</a></p>', "leads nowhere"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "javascript"),
        ('<p><a href="file:///etc/passwd">a</a></p>', "file:"),
        ("<p><a>a</a></p>", "href"),
        ("<!DOCTYPE html><p>a</p>", "DOCTYPE"),
        ("<ul></ul>", "without an item"),
    ],
)
def test_fragment_out_of_the_vocabulary_names_section_and_fault(html: str, named: str) -> None:
    with pytest.raises(FragmentError, match="section constatations") as refusal:
        outline(Document("Rapport", "", {}, (Section("constatations", "Constatations", html),)))
    assert named in str(refusal.value)
