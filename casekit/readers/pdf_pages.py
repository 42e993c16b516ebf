"""The pages of one PDF as lines of JSON, written by a process of its own: a page that hangs or crashes the parser stops nothing else.

Run as a script: `python -P pdf_pages.py FILE FIRST_PAGE`. It imports nothing of casekit.
"""

from __future__ import annotations

import json
import re
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_MOST_OBJECTS = 5_000
_INVISIBLE = 3
_SCAN_SHARE = 0.5
_CATALOGUE = re.compile(rb"(\d+)\s+(\d+)\s+obj\s*<<(?:(?!endobj).){0,2000}?/Type\s*/Catalog\b", re.DOTALL)
_NO_WORDS = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)


def main(path: str, first: int) -> None:
    """Write one line for the document (pages, embedded files, protection, or the error that PDFium gives), then one per page from `first`."""
    try:
        document = _opened(path)
    except pypdfium2.PdfiumError as error:
        _say({"error": getattr(error, "err_code", None)})
        return
    names = [document.get_attachment(at).get_name() for at in range(document.count_attachments())]
    _say({"pages": len(document), "embedded": names, "is_protected": pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0})
    for at in range(first - 1, len(document)):
        try:
            _say(_page(document, at))
        except pypdfium2.PdfiumError:
            _say({"page": at + 1, "text": None})


def _opened(path: str) -> Any:
    """The document; where the end of the file is lost, with an end put back that names the catalogue found in what remains."""
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        content = Path(path).read_bytes()
        catalogue = _CATALOGUE.search(content)
        if catalogue is None:
            raise
        return pypdfium2.PdfDocument(content + b"\ntrailer <</Root %s %s R>>\nstartxref\n0\n%%%%EOF\n" % catalogue.groups())


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _page(document: Any, at: int) -> dict[str, Any]:
    page = document[at]
    try:
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        text_page.close()
        kinds, is_scan, is_visible = _objects(page)
        annotations = _annotations(page)
    finally:
        page.close()
    return {
        "page": at + 1,
        "text": _as_printed(text),
        "is_ocr": pdfium.FPDF_PAGEOBJ_TEXT in kinds and not is_visible and is_scan,
        "is_scan": is_scan,
        "has_image": pdfium.FPDF_PAGEOBJ_IMAGE in kinds,
        "is_blank": not kinds - {pdfium.FPDF_PAGEOBJ_TEXT},
        "fields": annotations.count(pdfium.FPDF_ANNOT_WIDGET),
        "notes": sum(kind != pdfium.FPDF_ANNOT_WIDGET and kind not in _NO_WORDS for kind in annotations),
    }


def _as_printed(text: str) -> str:
    """The text with its line breaks; PDFium writes U+FFFE for a hyphen at the end of a line and joins the next line to it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-\n").replace("\x00", "\ufffd")


def _objects(page: Any) -> tuple[set[int], bool, bool]:
    """The kinds of objects on a page, whether an image covers most of it, whether some of its text is visible."""
    width, height = page.get_size()
    kinds: set[int] = set()
    is_scan = is_visible = False
    for item in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
        kinds.add(item.type)
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE and not is_scan:
            left, bottom, right, top = item.get_bounds()
            is_scan = (min(right, width) - max(left, 0)) * (min(top, height) - max(bottom, 0)) >= _SCAN_SHARE * width * height
        elif item.type == pdfium.FPDF_PAGEOBJ_TEXT and not is_visible:
            is_visible = pdfium.FPDFTextObj_GetTextRenderMode(item.raw) != _INVISIBLE
    return kinds, is_scan, is_visible


def _annotations(page: Any) -> list[int]:
    kinds = []
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
        kinds.append(pdfium.FPDFAnnot_GetSubtype(annotation))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return kinds


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
