"""Turn typewritten text into a PDF that is only a picture, as a scanner without character recognition gives."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas

SIZE = (496, 702)
"""Dots of a page, at 60 dots to the inch."""


def scan_pdf(source: str, title: str) -> bytes:
    """Return a PDF with one black-and-white picture a page; pages are separated by a line `===`. There is no text layer."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(title)
    for number, text in enumerate(source.split("\n===\n"), start=1):
        _place(canvas, _page(text, number), f"scan{number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _page(text: str, number: int) -> Image.Image:
    """Return the page as dots, with the specks and the slight slant of a worn scanner."""
    image = Image.new("1", SIZE, 1)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default_imagefont()
    for row, line in enumerate(text.splitlines()):
        draw.text((36, 36 + 13 * row), line, font=font, fill=0)
    slanted = image.transform(SIZE, Image.Transform.AFFINE, (1, 0.008, -3, -0.008, 1, 2), fillcolor=1)
    for x, y in _specks(number, 140):
        slanted.putpixel((x, y), 0)
    return slanted


def _specks(seed: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield points scattered over the page, always the same for one seed."""
    state = seed
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        yield (state >> 8) % SIZE[0], (state >> 18) % SIZE[1]


def _place(canvas: Canvas, image: Image.Image, name: str) -> None:
    """Draw the dots over the whole page, written in hexadecimal so that no compressor has a say in the bytes."""
    dots = PDFImageXObject(name)
    dots.width, dots.height = image.size
    dots._filters = ("ASCIIHexDecode",)
    dots.streamContent = image.tobytes().hex() + ">"
    inner = canvas._doc.getXObjectName(name)
    canvas._doc.Reference(dots, inner)
    canvas._doc.addForm(name, dots)
    canvas.saveState()
    canvas.transform(A4[0], 0, 0, A4[1], 0, 0)
    canvas._code.append(f"/{inner} Do")
    canvas.restoreState()
    canvas._formsinuse.append(name)
