"""What a file that nobody reads seems to be, from its first bytes: a word for the ledger, never a reading."""

from __future__ import annotations

from pathlib import Path

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "un PDF"),
    (128, b"DICM", "une image ou un objet DICOM"),
    (0, b"\x89PNG", "une image PNG"),
    (0, b"\xff\xd8\xff", "une image JPEG"),
    (0, b"II*\x00", "une image TIFF"),
    (0, b"MM\x00*", "une image TIFF"),
    (0, b"GIF8", "une image GIF"),
    (0, b"MSH|", "un message HL7 v2"),
    (0, b"{\\rtf", "un document RTF"),
    (0, b"\xd0\xcf\x11\xe0", "un document Microsoft Office ancien ou un courriel Outlook"),
    (0, b"\x1f\x8b", "une archive gzip"),
    (0, b"7z\xbc\xaf", "une archive 7z"),
    (0, b"Rar!", "une archive RAR"),
    (257, b"ustar", "une archive tar"),
)
_INSIDE_ZIP = (
    (b"word/", "un document Word"),
    (b"xl/", "un classeur Excel"),
    (b"IHE_XDM/", "un lot IHE XDM"),
    (b"mimetypeapplication/vnd.oasis", "un document LibreOffice"),
)
_XML = (
    (b"ClinicalDocument", "un document CDA"),
    (b"AuditMessage", "un journal d’audit ATNA"),
    (b"SubmitObjectsRequest", "des métadonnées XDS"),
    (b"http://hl7.org/fhir", "une ressource FHIR en XML"),
)
_TEXT = ((b"resourceType", "du FHIR illisible"), (b"Received:", "un courriel"), (b"MIME-Version", "un courriel"))


def seems_to_be(path: Path) -> str:
    """Return a French noun phrase for the file, from at most 4 kB of it and its ending."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head:
        return "un fichier vide"
    for offset, magic, name in _MAGIC:
        if head[offset : offset + len(magic)] == magic:
            return name
    if head.startswith(b"PK\x03\x04"):
        return next((name for mark, name in _INSIDE_ZIP if mark in head), "une archive ZIP")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"MSH|"):
        return "un message HL7 v2"
    if text.startswith(b"<"):
        return next((name for mark, name in _XML if mark in head), "un document XML ou HTML")
    named = next((name for mark, name in _TEXT if mark in head), None)
    if named:
        return named
    if path.suffix.lower() in (".csv", ".tsv"):
        return "un tableau CSV dont l’en-tête n’est pas celui d’un journal d’accès"
    return "un fichier texte" if b"\0" not in head else "un fichier binaire de format inconnu"
