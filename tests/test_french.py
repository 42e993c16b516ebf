"""French as it is printed: lists, plurals, elision, numbers, dates, and the spaces of typography."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from casekit import french
from casekit.outline import request
from casekit.words import Words

NB = "\u00a0"


def test_a_list_ends_with_its_conjunction() -> None:
    assert french.enumeration(["a"]) == "a"
    assert french.enumeration(["a", "b", "c"], "ou") == "a, b ou c"
    with pytest.raises(ValueError, match="at least one word"):
        french.enumeration([])


def test_plural_starts_at_two() -> None:
    assert [french.plural(n, "pièce") for n in (0, 1, 2, 1200)] == [f"0{NB}pièce", f"1{NB}pièce", f"2{NB}pièces", f"1{NB}200{NB}pièces"]
    assert french.plural(3, "journal", "journaux") == f"3{NB}journaux"


def test_a_vowel_elides_what_precedes() -> None:
    assert french.elide("de", "Élodie") == "d’Élodie"
    assert french.elide("que", "Bruno") == "que Bruno"


@pytest.mark.parametrize(
    ("name", "whose", "by"),
    [
        ("Dr Inventé", "du Dr Inventé", "par le Dr Inventé"), ("Mme Exemple", "de Mme Exemple", "par Mme Exemple"),
        ("Clinique du Mot", "de la Clinique du Mot", "par la Clinique du Mot"), ("Hôpital Fictif", "de l’Hôpital Fictif", "par l’Hôpital Fictif"),
        ("SELARL du Mot", "de la SELARL du Mot", "par la SELARL du Mot"),
        ("Alice Fable", "d’Alice Fable", "par Alice Fable"), ("Les Fabulistes", "des Fabulistes", "par les Fabulistes"),
    ],
)  # fmt: skip
def test_a_name_takes_its_article(name: str, whose: str, by: str) -> None:
    assert (french.belonging(name), french.agent(name)) == (whose, by)


def test_numbers_take_a_decimal_comma() -> None:
    assert (french.number(0.583), french.number(1234567), french.number(1200.5)) == ("0,583", f"1{NB}234{NB}567", f"1{NB}200,5")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-05-13", "le 13 mai 2024"), ("2024-05", "en mai 2024"), ("2024", "en 2024"), ("2024-05-13T00:10:00+02:00", "le 13 mai 2024"),
        ("2024-05-01/2024-06-15", "entre le 1er mai 2024 et le 15 juin 2024"), ("hier", "à la date « hier »"),
    ],
)  # fmt: skip
def test_a_pivot_is_said_with_its_preposition(text: str, said: str) -> None:
    assert french.on(text).replace(NB, " ") == said


@pytest.mark.parametrize(
    ("text", "since", "of"),
    [
        ("2022-04-01", "depuis le 1er avril 2022", "du 1er avril 2022"), ("2022-04", "depuis avril 2022", "d’avril 2022"),
        ("2025-10", "depuis octobre 2025", "d’octobre 2025"), ("2024-05", "depuis mai 2024", "de mai 2024"), ("2024", "depuis 2024", "de 2024"),
    ],
)  # fmt: skip
def test_a_version_is_in_force_since_a_day_or_since_a_month(text: str, since: str, of: str) -> None:
    assert (french.since(text).replace(NB, " "), french.of(text).replace(NB, " ")) == (since, of)


def struct(first: date | None, last: date | None, *, happened: bool = True) -> dict[str, object]:
    return {"written": "…", "from": first, "to": last, "zone": "none", "happened": happened}


def test_a_partial_date_says_what_it_lacks() -> None:
    assert french.when(struct(date(2024, 5, 1), date(2024, 5, 31))) == f"mai{NB}2024 (jour non précisé)"
    assert french.when(struct(date(2024, 1, 1), date(2024, 12, 31))) == "2024 (jour et mois non précisés)"
    assert french.when(struct(date(2024, 2, 1), date(2024, 4, 30))) == f"entre le 1er{NB}février{NB}2024 et le 30{NB}avril{NB}2024"
    minute = struct(datetime(2024, 5, 13, 10, 5), datetime(2024, 5, 13, 10, 5, 59, 999999))
    assert french.when(minute) == f"13{NB}mai{NB}2024 à 10{NB}h{NB}05"
    assert french.when(struct(None, None)) == "date inconnue"
    assert french.when(None) is None


def test_a_per_cent_stays_with_its_number() -> None:
    given = "<p>Un taux de 26 % (24 à 28 %) ; 9,76 € <span class=\"verbatim\">SpO2 >90 %</span></p>"
    assert french.typeset(given) == f"<p>Un taux de 26{NB}% (24 à 28{NB}%){NB}; 9,76{NB}€ <span class=\"verbatim\">SpO2 >90 %</span></p>"


@pytest.mark.parametrize(("label", "said"), [
    ("Écriture : cystographie : pas de fuite, fistule tarie.", "Écriture : cystographie : pas de fuite, fistule tarie, 20 juin 2025"),
    ("Accident médical (fistule tarie.)", "Accident médical (fistule tarie), 20 juin 2025"),
    ("Courrier du Dr R. E.", "Courrier du Dr R. E., 20 juin 2025"), ("Images, comptes rendus, etc.", "Images, comptes rendus, etc., 20 juin 2025"),
    ("Suivi…", "Suivi…, 20 juin 2025"),
])  # fmt: skip
def test_a_label_written_as_a_sentence_loses_its_full_stop_before_the_date(label: str, said: str) -> None:
    row = {"about": "E1", "label": label, "recorded_at": struct(date(2025, 6, 20), date(2025, 6, 20))}
    assert Words.subject("entry", row).replace(NB, " ") == said


def test_typography_spares_the_words_of_another() -> None:
    given = (
        "<p>Pièce n° 3 : « l'acte » (p. 12) ; art. L. 4001-3</p>"
        "<blockquote>a : b</blockquote><p><span class=\"verbatim\">l'a : b</span> ?</p>"
    )
    assert french.typeset(given) == (
        f"<p>Pièce n°{NB}3{NB}: «{NB}l’acte{NB}» (p.{NB}12){NB}; art.{NB}L.{NB}4001-3</p>"
        f"<blockquote>a : b</blockquote><p><span class=\"verbatim\">l'a : b</span>{NB}?</p>"
    )


@pytest.mark.parametrize(
    ("text", "what", "whom"),
    [
        ("notice d’utilisation, à demander au fabricant", "notice d’utilisation", "au fabricant"),
        ("Demander la notice au fabricant.", "la notice", "au fabricant"),
        ("document signé, courrier, à demander à Dr A", "document signé, courrier", "à Dr A"),
        ("journal du 13 mai", "journal du 13 mai", None),
    ],
)
def test_a_request_says_what_and_of_whom(text: str, what: str, whom: str | None) -> None:
    assert request(text) == (what, whom)
