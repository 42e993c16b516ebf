"""The HTML report: one page that stands alone, with every word in it and each reference opening its exhibit."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, StrictUndefined

from casekit.document import Document, Section
from casekit.writers import html as writer
from casekit.writers.vocabulary import FragmentError

AWKWARD = (
    "CRP <5",
    "PaO2 < 60 & SpO2 > 90",
    "p<0,05",
    "« à jeun »\u00a0: 38,5\u202f°C",
    'O\'Sullivan "dit"',
    "🫀",
    "]]>",
    "&amp;lt;",
    "<b>non</b>",
)
EXHIBITS = {"3": "../exhibits/compte rendu n°3.pdf", "4": "../exhibits/acces.csv"}


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, and the text of each leaf block."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, tag: str, name: str) -> list[str]:
        return [str(attributes[name]) for found, attributes in self.tags if found == tag and name in attributes]


def rendered(*fragments: str, **properties: str) -> str:
    sections = tuple(Section(f"s{n}", f"Titre {n}", html) for n, html in enumerate(fragments, 1))
    return writer.render(Document("Rapport", "Trévoux c/ Halbrun", properties, sections), EXHIBITS)


@pytest.mark.parametrize("value", AWKWARD)
@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ v }}</p>",
        "<h2>{{ v }}</h2>",
        "<ul><li>\n {{ v }}\n</li></ul>",
        "<table><tr><td>{{ v }}</td></tr></table>",
        "<blockquote>{{ v }}</blockquote>",
    ],
)
def test_every_value_is_read_back_exactly(value: str, template: str) -> None:
    fragment = Environment(autoescape=True, undefined=StrictUndefined).from_string(template).render(v=value)
    assert value in Page(rendered(fragment)).texts


def test_page_stands_alone() -> None:
    page = Page(rendered('<p>a <a href="https://www.legifrance.gouv.fr/x">Légifrance</a></p>'))
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "video", "form"}
    style = page.texts[[text.lstrip().startswith(":root") for text in page.texts].index(True)]
    assert "url(" not in style and "@import" not in style and "http" not in style
    assert page.values("html", "lang") == ["fr"]


def test_reference_opens_the_exhibit_at_its_page() -> None:
    links = (
        '<p><a href="#piece-3" data-exhibit="3" data-locator="p. 12">[pièce 3, p. 12]</a> '
        '<a href="#piece-3" data-exhibit="3">[pièce 3]</a> '
        '<a href="#piece-4" data-exhibit="4" data-locator="ligne 4">[pièce 4, ligne 4]</a> '
        '<a href="#piece-5" data-exhibit="5" data-locator="p. 1">[pièce 5]</a> '
        '<a href="#piece-9" data-exhibit="9">[pièce 9]</a></p><table><tr id="piece-5"><td>5</td></tr></table>'
    )
    page = Page(rendered(links))
    assert [href for href in page.values("a", "href") if "_Toc" not in href] == [
        "../exhibits/compte%20rendu%20n%C2%B03.pdf#page=12",
        "../exhibits/compte%20rendu%20n%C2%B03.pdf",
        "../exhibits/acces.csv",
        "#piece-5",
    ]
    assert ("span", {"class": "gap"}) in page.tags and "[pièce 9]" in page.texts


def test_contents_list_every_heading_with_its_number() -> None:
    page = rendered("<h2>Faits</h2><h3>Acte</h3><h4>Détail</h4>", "<p>x</p>")
    nav = page[page.index("<nav") : page.index("</nav>")]
    assert re.findall(r'<span class="number">([\d.]+)</span> <span>(.+?)</span>', nav) == [
        ("1", "Titre 1"),
        ("1.1", "Faits"),
        ("1.1.1", "Acte"),
        ("2", "Titre 2"),
    ]
    seen = Page(page)
    targets = [str(attributes["id"]) for _, attributes in seen.tags if "id" in attributes]
    assert len(targets) == len(set(targets))
    assert {href[1:] for href in seen.values("a", "href") if href.startswith("#")} <= set(targets)


def test_unknown_properties_are_not_written() -> None:
    assert Page(rendered("<p>x</p>")).values("meta", "name") == ["viewport"]
    assert Page(rendered("<p>x</p>", author="Dr Maël Querrioux", dated="2026-09")).values("meta", "content")[1:] == [
        "Dr Maël Querrioux",
        "2026-09",
    ]


def test_cover_comes_before_the_contents_and_wide_sections_are_turned() -> None:
    sections = (
        Section("cover", "", '<p class="cover-title">Rapport</p>', numbered=False),
        Section("w", "Accès", "<p>x</p>", landscape=True),
    )
    page = writer.render(Document("Rapport", "h", {}, sections), {})
    assert page.index('class="cover-title"') < page.index("<nav") < page.index('<section class="landscape">')


def test_same_report_same_page() -> None:
    assert rendered("<p>a</p>") == rendered("<p>a</p>")


def test_forbidden_characters_are_replaced_visibly() -> None:
    assert "a\ufffdb" in Page(rendered("<p>a\x08b</p>")).texts


def test_fragment_out_of_the_vocabulary_is_refused() -> None:
    with pytest.raises(FragmentError, match="section s1, line 2: <iframe>"):
        rendered("<p>a</p>\n<iframe src='https://x'></iframe>")
