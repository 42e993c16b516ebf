"""Set a letter kept as plain text into a PDF with a real text layer; the same text always gives the same bytes.

A letter is a head of `key: value` lines (title, author, font, footer), a line `---`, then blocks separated by blank lines:

    # Title            > set to the right      ^ centred           - item of a list
    ## Heading         _ small italic          ! boxed notice      | cell | cell | row of a table
    === on a line of its own starts a new page; a line that ends with a backslash breaks there
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

INK = Color(0.1, 0.1, 0.15)
LINE = Color(0.55, 0.55, 0.6)
FONTS = {"helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"), "times": ("Times-Roman", "Times-Bold", "Times-Italic")}
MARKS = ("##", "#", ">", "^", "_", "!", "-", "|")


def french_spaces(text: str) -> str:
    """Return the text with typographic apostrophes and the no-break spaces of French typesetting."""
    text = text.replace("'", "’").replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" - ", " – ")
    text = re.sub(r" ([:;?!%€])", "\u00a0\\1", text)
    return re.sub(r"(?<=\d) (?=(?:mm|cm|mL|mg|mmHg|L/min|Gy|kg|ans|mois|h|paquets)\b|\d{3}\b)", "\u00a0", text)


def letter_pdf(source: str) -> bytes:
    """Return the PDF of a letter written in the small markup above, on A4 pages, with the standard PDF fonts."""
    head, _, body = source.partition("\n---\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines() if line)
    styles = _styles(meta["font"])
    out = BytesIO()
    page = SimpleDocTemplate(out, pagesize=A4, leftMargin=24 * mm - 6, rightMargin=24 * mm, topMargin=20 * mm, bottomMargin=22 * mm,
                             title=meta["title"], author=meta["author"], invariant=1, pageCompression=0)

    def foot(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont(styles["body"].fontName, 8)
        canvas.setFillColor(LINE)
        canvas.drawString(24 * mm, 12 * mm, french_spaces(meta["footer"]))
        canvas.drawRightString(A4[0] - 26 * mm, 12 * mm, f"p. {canvas.getPageNumber()}")

    page.build(list(_story(body, styles)), onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def _styles(font: str) -> dict[str, ParagraphStyle]:
    roman, bold, italic = FONTS[font]
    body = ParagraphStyle("body", fontName=roman, fontSize=10.5, leading=14.5, textColor=INK, spaceAfter=7)
    return {
        "body": body,
        "#": ParagraphStyle("#", body, fontName=bold, fontSize=14, leading=18, alignment=1, spaceBefore=10, spaceAfter=12),
        "##": ParagraphStyle("##", body, fontName=bold, fontSize=11, spaceBefore=8, spaceAfter=4, keepWithNext=1),
        ">": ParagraphStyle(">", body, leftIndent=88 * mm),
        "^": ParagraphStyle("^", body, alignment=1),
        "_": ParagraphStyle("_", body, fontName=italic, fontSize=9, leading=12),
        "!": ParagraphStyle("!", body, fontName=bold, fontSize=12, leading=17, alignment=1),
        "-": ParagraphStyle("-", body, leftIndent=6 * mm, bulletIndent=1.5 * mm, spaceAfter=3),
        "|": ParagraphStyle("|", body, fontSize=9.5, leading=12, spaceAfter=0),
    }


def _story(body: str, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    for block in re.split(r"\n\s*\n", body.strip()):
        if block.strip() == "===":
            yield PageBreak()
            continue
        for mark, lines in groupby(block.replace("\\\n", "\\").splitlines(), key=_mark):
            texts = [line[len(mark):].strip() for line in lines]
            yield from _flowables(mark, texts, styles)


def _mark(line: str) -> str:
    return next((mark for mark in MARKS if line.startswith(mark + " ")), "")


def _flowables(mark: str, texts: list[str], styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    if mark == "-":
        for text in texts:
            yield Paragraph(_xml(text), styles["-"], bulletText="–")
    elif mark == "|":
        yield _table([[cell.strip() for cell in text.strip("| ").split("|")] for text in texts], styles["|"])
    elif mark == "!":
        yield KeepTogether([Spacer(1, 4), _box(Paragraph("<br/>".join(map(_xml, texts)), styles["!"])), Spacer(1, 10)])
    else:
        text = " ".join(texts) if mark == "" else "\\".join(texts)
        yield Paragraph(_xml(text), styles[mark or "body"])


def _xml(text: str) -> str:
    return "<br/>".join(escape(french_spaces(part.strip())) for part in text.split("\\"))


def _table(rows: list[list[str]], style: ParagraphStyle) -> Flowable:
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                       ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)])
    shares = (0.34, 0.66) if len(rows[0]) == 2 else [1 / len(rows[0])] * len(rows[0])
    cells = [[Paragraph(_xml(cell), style) for cell in row] for row in rows]
    return Table(cells, colWidths=[share * 159 * mm for share in shares], style=grid, hAlign="LEFT", spaceBefore=2, spaceAfter=9)


def _box(notice: Paragraph) -> Flowable:
    frame = TableStyle([("BOX", (0, 0), (-1, -1), 1.2, INK), ("TOPPADDING", (0, 0), (-1, -1), 12),
                        ("BOTTOMPADDING", (0, 0), (-1, -1), 14), ("LEFTPADDING", (0, 0), (-1, -1), 14),
                        ("RIGHTPADDING", (0, 0), (-1, -1), 14)])
    return Table([[notice]], colWidths=[130 * mm], style=frame, hAlign="CENTER")
