"""PDF exhibits: the text of each page, what has none, and files that are protected, broken or made to harm."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from pathlib import Path

import duckdb
import pypdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from casekit.readers import pdf
from casekit.records import Reading, Unreadable

CORPUS = os.environ.get("CASEKIT_CORPUS")
needs_corpus = pytest.mark.skipif(CORPUS is None, reason="CASEKIT_CORPUS is not set")

Draw = Callable[[canvas.Canvas], None]


def written(*lines: str) -> Draw:
    """A page that prints these lines."""

    def draw(page: canvas.Canvas) -> None:
        for at, line in enumerate(lines):
            page.drawString(50, 800 - 15 * at, line)

    return draw


def scanned(page: canvas.Canvas) -> None:
    """A page covered by a picture."""
    page.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, *A4)


def document(path: Path, *pages: Draw) -> Path:
    book = canvas.Canvas(str(path), pagesize=A4)
    for draw in pages:
        draw(book)
        book.showPage()
    book.save()
    return path


def raw(path: Path, *objects: str | bytes) -> Path:
    """A PDF written by hand, object by object."""
    out, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + (content if isinstance(content, bytes) else content.encode()) + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start, size = len(out), len(offsets) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer <</Size {size} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(out)
    return path


def stream(content: bytes, extra: str = "") -> bytes:
    return f"<</Length {len(content)} {extra}>>\nstream\n".encode() + content + b"\nendstream"


def read(path: Path, prefix: str = "e1_") -> tuple[Reading, list[tuple[object, ...]]]:
    con = duckdb.connect()
    reading = pdf.read(path, con, prefix, path.parent / "kept")
    return reading, con.execute(reading.tables["narrative"]).fetchall()


def test_each_page_gives_its_words_as_printed(tmp_path: Path) -> None:
    letter = document(
        tmp_path / "lettre.pdf", written("CRP <5 & p<0,05 ; PaO2 < 60", "Docteur Zoé Belvédère, œdème"), written("Seconde page")
    )
    reading, rows = read(letter)
    assert pdf.identify(letter) == 1.0
    assert rows == [
        ("e1-p1", 1, "CRP <5 & p<0,05 ; PaO2 < 60\nDocteur Zoé Belvédère, œdème", "text", "p. 1"),
        ("e1-p2", 2, "Seconde page", "text", "p. 2"),
    ]
    assert reading.left_out == () and reading.problems == ()


def test_a_word_cut_at_the_end_of_a_line_keeps_its_hyphen_and_its_line(tmp_path: Path) -> None:
    _, rows = read(document(tmp_path / "a.pdf", written("Le patient a signé le consenta-", "tion ci-", "joint")))
    assert rows[0][2] == "Le patient a signé le consenta-\ntion ci-\njoint"


def test_without_a_prefix_the_name_of_the_file_makes_the_ids(tmp_path: Path) -> None:
    _, rows = read(document(tmp_path / "lettre.pdf", written("un")), prefix="")
    assert rows[0][0] == "lettre-p1"


def test_pages_without_text_are_listed_by_what_they_are(tmp_path: Path) -> None:
    def drawn(page: canvas.Canvas) -> None:
        page.line(10, 10, 400, 400)

    reading, rows = read(document(tmp_path / "a.pdf", scanned, written("du texte"), scanned, scanned, lambda page: None, drawn))
    assert [row[1] for row in rows] == [2]
    assert [(left.what, left.count) for left in reading.left_out] == [
        ("pages 1, 3 et 4 : images seules, non lues", 3),
        ("page 6 : dessin ou texte tracé, non lu", 1),
        ("page 5 : page blanche", 1),
    ]


def test_a_stamp_over_a_scan_does_not_pass_for_the_text_of_the_page(tmp_path: Path) -> None:
    def stamped(page: canvas.Canvas) -> None:
        scanned(page)
        page.drawString(50, 50, "Reçu le 3 mai 2024")

    reading, rows = read(document(tmp_path / "a.pdf", stamped))
    assert rows[0][2:4] == ("Reçu le 3 mai 2024", "text")
    assert reading.left_out[0].what == "page 1 : image couvrant la page, non lue"


def test_words_hidden_under_a_scan_come_from_an_earlier_recognition(tmp_path: Path) -> None:
    def recognised(page: canvas.Canvas) -> None:
        scanned(page)
        words = page.beginText(50, 700)
        words.setTextRenderMode(3)
        words.textLine("Compte rendu opératoire")
        page.drawText(words)

    _, rows = read(document(tmp_path / "a.pdf", recognised))
    assert rows[0][2:4] == ("Compte rendu opératoire", "ocr")


@pytest.mark.parametrize(
    "words",
    [
        "Centre de soins le BelvØdŁre, service d'imagerie mØdicale",
        "Service dâ€™imagerie mÃ©dicale, Ã©chographie",
        "&RQFOXVLRQ 7KURPERVH SURJUHVVLYH GHV DUWqUHV GHV PHPEUHV LQIpULHXUV &RPSWH UHQGX G H[DPHQ UDGLRORJLTXH",
    ],
)
def test_a_wrongly_coded_text_layer_is_kept_and_said_to_be_unreliable(tmp_path: Path, words: str) -> None:
    pdfmetrics.registerFont(TTFont("Letters", "Vera.ttf"))

    def draw(page: canvas.Canvas) -> None:
        page.setFont("Letters", 8)
        page.drawString(30, 800, words)

    reading, rows = read(document(tmp_path / "a.pdf", written("Une page saine, écrite en français."), draw))
    assert rows[1][2] == words
    assert [(problem.code, problem.locator, problem.severity) for problem in reading.problems] == [("unreliable_text", "page 2", "warning")]


def test_names_with_foreign_letters_are_not_taken_for_wrong_coding() -> None:
    assert pdf._unreliable("Le docteur Øystein Łukasz, cœur, Æro, protéine C, IRM, TDM ; HLA-B27") is None


def test_embedded_files_notes_and_form_fields_are_counted(tmp_path: Path) -> None:
    def form(page: canvas.Canvas) -> None:
        page.drawString(50, 800, "Questionnaire")
        page.acroForm.textfield(name="poids", value="72", x=50, y=700)
        page.textAnnotation("à vérifier", Rect=[10, 10, 40, 40])

    document(tmp_path / "a.pdf", form)
    writer = pypdf.PdfWriter(clone_from=str(tmp_path / "a.pdf"))
    writer.add_attachment("resultats.xml", b"<r/>")
    writer.write(str(tmp_path / "b.pdf"))
    reading, _ = read(tmp_path / "b.pdf")
    assert [(left.what, left.count) for left in reading.left_out] == [
        ("fichiers incorporés au PDF (resultats.xml)", 1),
        ("champs de formulaire", 1),
        ("annotations", 1),
    ]


def encrypted(path: Path, user: str) -> Path:
    writer = pypdf.PdfWriter(clone_from=str(document(path, written("secret médical"))))
    writer.encrypt(user, "proprietaire", algorithm="AES-256")
    writer.write(str(path))
    return path


def test_a_password_to_open_is_a_refusal_a_password_to_print_is_a_note(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        read(encrypted(tmp_path / "a.pdf", "sesame"))
    assert "mot de passe" in refused.value.why and "mot de passe" in refused.value.remedy
    reading, rows = read(encrypted(tmp_path / "b.pdf", ""))
    assert rows[0][2] == "secret médical"
    assert [(problem.code, problem.severity) for problem in reading.problems] == [("owner_protected", "note")]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"%PDF-1.7 no more than words\n%%EOF"])
def test_an_empty_or_headless_file_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        read(tmp_path / "a.pdf")
    assert refused.value.remedy


def test_a_pdf_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read(raw(tmp_path / "a.pdf", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"))


def test_a_file_whose_end_is_lost_still_gives_its_pages_and_says_so(tmp_path: Path) -> None:
    whole = document(tmp_path / "a.pdf", written("première"), written("deuxième")).read_bytes()
    (tmp_path / "b.pdf").write_bytes(whole[: whole.rfind(b"xref\n0")])
    (tmp_path / "c.pdf").write_bytes(whole.replace(b"startxref\n", b"startxref\n99"))
    reading, rows = read(tmp_path / "b.pdf")
    assert [row[2] for row in rows] == ["première", "deuxième"]
    assert [problem.code for problem in reading.problems] == ["truncated"]
    assert [row[2] for row in read(tmp_path / "c.pdf")[1]] == ["première", "deuxième"]


PAGES = ("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>")
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = stream(b"BT /F1 12 Tf 50 700 Td (Bonjour) Tj ET")


def leaf(contents: int, more: str = "") -> str:
    return f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {contents} 0 R/Resources<</Font<</F1 5 0 R>>{more}>>>>"


def test_a_drawing_that_draws_itself_without_end_stops_its_page_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_PAGE_SECONDS", 3)
    loop = stream(b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 8 0 R>>>>")
    hostile = raw(tmp_path / "a.pdf", *PAGES, leaf(7, "/XObject<</X 8 0 R>>"), WORDS, FONT, leaf(4), stream(b"/X Do"), loop)
    reading, rows = read(hostile)
    assert [(row[1], row[2]) for row in rows] == [(2, "Bonjour")]
    assert [(problem.code, problem.locator) for problem in reading.problems] == [("damaged_page", "page 1")]
    assert reading.left_out[0].what == "page 1 : page abîmée, non lue"


def test_pages_that_are_announced_and_absent_are_named(tmp_path: Path) -> None:
    reading, rows = read(raw(tmp_path / "a.pdf", PAGES[0], "<</Type/Pages/Kids[3 0 R]/Count 900>>", leaf(4), WORDS, FONT))
    assert len(rows) == 1
    assert reading.problems[0].locator == "pages 2 à 900"


def test_a_page_tree_that_holds_itself_is_no_page(tmp_path: Path) -> None:
    reading, rows = read(raw(tmp_path / "a.pdf", PAGES[0], "<</Type/Pages/Kids[2 0 R]/Count 5>>"))
    assert rows == [] and reading.problems[0].locator == "pages 1 à 5"


def test_a_stream_that_swells_is_read_to_its_end(tmp_path: Path) -> None:
    swollen = zlib.compress(b"BT /F1 12 Tf 1 0 0 1 50 700 Tm (Bonjour) Tj ET\n" * 200_000, 9)
    reading, rows = read(raw(tmp_path / "a.pdf", *PAGES, leaf(7), WORDS, FONT, leaf(4), stream(swollen, "/Filter/FlateDecode")))
    assert [(row[1], row[2]) for row in rows] == [(1, "Bonjour"), (2, "Bonjour")] and reading.problems == ()


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    letter = document(tmp_path / "a.pdf", written("un"), scanned)
    con = duckdb.connect()
    readings = [pdf.read(letter, con, "e1_", tmp_path) for _ in range(2)]
    assert readings[0] == readings[1]
    assert con.execute(f"SELECT count(*) FROM ({readings[1].tables['narrative']})").fetchone() == (1,)


def test_what_is_no_pdf_is_left_to_others(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"PK\x03\x04" + b"0" * 2000 + b"%PDF-")
    assert pdf.identify(tmp_path / "a.pdf") == 0.0


@needs_corpus
def test_french_reports_are_read_with_their_accents_and_spaces() -> None:
    assert CORPUS is not None
    folder = Path(CORPUS) / "pdf-fr-ans"
    _, rows = read(folder / "TLM-DA_2022.01_TCG__embedded1.pdf")
    assert "Belvédère" in str(rows[0][2]) and "membres inférieurs" in str(rows[0][2])
    _, rows = read(folder / "BIO-CR-BIO_2024.01_TSH_1__embedded1.pdf")
    assert len(rows) == 3 and "Compte rendu d'examens biologiques" in str(rows[0][2])


@needs_corpus
def test_scanned_exhibits_are_listed_page_by_page() -> None:
    assert CORPUS is not None
    reading, rows = read(Path(CORPUS) / "pdf" / "multipage.pdf")
    assert [(row[1], row[3]) for row in rows] == [(4, "ocr")]
    assert reading.left_out[0].what == "pages 1 à 3, 5 et 6 : images seules, non lues"
    reading, rows = read(Path(CORPUS) / "pdf" / "DRIMbox_DOC00002_embedded.pdf")
    assert rows == [] and reading.left_out[0].what == "page 1 : image seule, non lue"
