"""The language linter: what no sentence of casekit may say, what it may, and what it must not leave in the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from casekit import wording
from casekit.document import Document, Section

TEMPLATES = Path(__file__).parents[1] / "templates"
WORDS = wording.read_words(TEMPLATES / "words.toml")


def codes(html: str) -> list[str]:
    document = Document("Rapport", "en-tête", sections=(Section("essai", "Essai", html),))
    return [problem.code for problem in wording.lint(document, WORDS)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Une faute est relevée.", "Des FAUTES sont relevées.", "Un comportement fautif.", "Une abstention fautive.",
        "Le médecin est responsable.", "Sa responsabilité est engagée.", "Cela engage la responsabilité de l’établissement.",
        "Il a fait preuve de négligence.", "Un geste négligent.", "Il a été négligé.", "Une imprudence.", "Une conduite imprudente.",
        "La charge de la preuve pèse sur lui.", "La charge\n  de la\u00a0preuve.", "Le fardeau de la preuve.",
        "La preuve incombe au praticien.",
        "Une présomption de manquement.", "Il est présumé informé.", "PRÉSUMÉE conforme.", "Il est coupable.", "Sa culpabilité.",
        "C’est à tort que l’examen a été différé.", "Une infraction.", "Un acte quasi-délictuel.", "Cela engage sa res\u00adponsabilité.",
        "Un dommage imputable à faute.", "Un manquement illicite.", "Il devait établir, à défaut de preuve, le contraire.",
    ],
)  # fmt: skip
def test_a_legal_qualification_is_found_whatever_its_form(sentence: str) -> None:
    assert "legal_word" in codes(f"<p>{sentence}</p>")


def test_a_word_cut_by_a_mark_of_emphasis_is_still_found() -> None:
    assert codes("<p>Une f<strong>au</strong>te est relevée.</p>") == ["legal_word"]


def test_a_word_spread_over_a_line_break_is_still_found() -> None:
    assert codes("<p>La charge<br>de la preuve.</p>") == ["legal_word"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Il s’agit d’un accident médical non fautif.", "Les accidents médicaux non fautifs.",
        "Le responsable de traitement a été interrogé.",
        "Contrat de responsabilité civile professionnelle.", "La prise en charge n’est pas conforme ; un manquement est relevé.",
        "Le dommage est imputable à l’acte.", "Une route tortueuse, un torticolis.", "Le défaut d’information est établi par les pièces.",
        "L’épreuve d’effort est normale (p. 12).", "Le dossier, etc., a été lu… Il est complet.",
        "Texte en vigueur : art. L. 4001-3 ; source : JO.",
        "La valeur est de 1,5 (voir p. 3) ; 10 h 05.", "manifest-sha256.txt et tables.xlsx", "Que faire ? Demander la pièce.",
    ],
)  # fmt: skip
def test_the_words_of_an_expert_pass(sentence: str) -> None:
    assert codes(f"<p>{sentence}</p>") == []


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>Dire si une faute engage la responsabilité du praticien (None) ;</blockquote>",
        '<p>Selon <span class="verbatim">Me Coupable, négligent</span>.</p>',
        '<p>Pièce : <span class="small verbatim">faute.pdf <strong>présumé</strong></span>.</p>',
        "<blockquote><p>La charge de la preuve.</p><ul><li>faute</li></ul></blockquote>",
    ],
)
def test_the_words_of_another_are_not_read(html: str) -> None:
    assert codes(html) == []


def test_what_follows_a_quotation_is_read_again() -> None:
    assert codes("<blockquote>faute</blockquote><p>Une faute.</p>") == ["legal_word"]
    assert codes('<p><span class="verbatim">faute</span> est une faute.</p>') == ["legal_word"]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>Examen du None.</p>", "code_printed"), ("<p>Valeur nan.</p>", "code_printed"), ("<p>Valeur NaN.</p>", "code_printed"),
        ("<p>Informé : True</p>", "code_printed"), ("<p>Constat : unproven.</p>", "code_printed"), ("<p>Constat : not_applicable.</p>",
        "code_printed"),
        ("<p>Objet ai_use.</p>", "code_printed"), ("<p>Voir {{ row }}.</p>", "code_printed"), ("<p>Constat : Breach</p>", "code_printed"),
        ("<p>Examen () du jour.</p>", "empty_brackets"), ("<p>Lu « \u00a0 ».</p>", "empty_brackets"), ("<p>Liste [ ].</p>",
        "empty_brackets"),
        ("<p>Un, , deux.</p>", "double_punctuation"), ("<p>Un ; .</p>", "double_punctuation"), ("<p>Fini. .</p>", "double_punctuation"),
        ("<p>Fini..</p>", "double_punctuation"), ("<p>Un , deux.</p>", "double_punctuation"), ("<p>Voir :.</p>", "double_punctuation"),
        ("<p> </p>", "empty_text"), ("<ul><li></li></ul>", "empty_text"), ("<table><tr><td><span></span></td></tr></table>", "empty_text"),
        ('<p><span class="verbatim">Nom</span>, , suite.</p>', "double_punctuation"),
    ],
)  # fmt: skip
def test_a_hole_in_a_sentence_is_found(html: str, code: str) -> None:
    assert code in codes(html)


def test_a_quoted_value_fills_the_brackets_around_it() -> None:
    assert codes('<p>Examen (<span class="verbatim">CRP &lt;5</span>).</p>') == []


def test_a_conclusion_needs_an_exhibit_or_a_gap() -> None:
    bare = '<p><span class="state-breach">Non conforme</span> au vu des pièces.</p>'
    assert codes(bare) == ["unreferenced_state"]
    assert codes(bare.replace(".</p>", ' <a href="#piece-3" data-exhibit="3">[pièce 3]</a>.</p>')) == []
    assert codes(bare.replace(".</p>", ' <span class="gap">[référence à compléter]</span>.</p>')) == []


def test_a_problem_says_where_and_what_to_write_instead() -> None:
    document = Document("Rapport", "", sections=(Section("essai", "Essai", "<p>Bien.</p>\n<p>Une\nfaute est là. Rien ici.</p>"),))
    (problem,) = wording.lint(document, WORDS)
    assert str(problem) == (
        "partie « Essai », ligne 2, <p> : Le texte contient « faute » dans : « Une faute est là. ». "
        "Écrire plutôt : écart aux règles de l’art, non-conformité, manquement. [legal_word]"
    )


def test_titles_are_read_too() -> None:
    document = Document("Rapport de faute", "", sections=(Section("essai", "Responsabilité", "<p>Bien.</p>"),))
    assert [p.code for p in wording.lint(document, WORDS)] == ["legal_word", "legal_word"]


def test_the_words_of_a_rule_are_read_at_their_source() -> None:
    (problem,) = wording.lint_text("Le praticien est présumé informé.", "late_information.toml, holds", WORDS)
    assert problem.locator == "late_information.toml, holds"


def test_a_template_is_read_without_its_code() -> None:
    source = '{#---\ntitle = "faute"\n---#}\n{% if breach %}<p>Le {{ row.breach }} est une <em>faute</em>.</p>{% endif %}'
    assert [p.code for p in wording.lint_source(source, "50_essai.html", WORDS)] == ["legal_word"]


@pytest.mark.parametrize("path", [*sorted((TEMPLATES / "report").glob("*.html")), TEMPLATES / "_words.html"], ids=lambda path: path.name)
def test_the_templates_hold_no_legal_word_and_no_code(path: Path) -> None:
    assert wording.lint_source(path.read_text(encoding="utf-8"), path.name, WORDS) == ()
