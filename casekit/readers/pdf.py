"""PDF letters and reports: the text layer of each page into `narrative`; what has no text layer is listed, never passed over."""

from __future__ import annotations

import json
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from casekit.records import LeftOut, Problem, Reading, Unreadable

FORMAT = "pdf"

_HEAD = 1024
_BATCH = 500
_MOST_PAGES = 100_000
_OPENING_SECONDS = 120
_PAGE_SECONDS = 15
_MOST_RESTARTS = 5
_FEW_CHARACTERS = 200
_PASSWORD = 4
# Letters that a wrong code table puts in French words (é as Ø, è as Ł), and UTF-8 read as Latin-1.
_WRONG_LETTERS = re.compile("(?<=[a-zà-ÿ])[ØŁŒÆ](?=[a-z\\s]|$)|Ã[\u0080-\u00bf©¨ª§]|â€")
_NO_CHARACTERS = re.compile("[\ufffd\ue000-\uf8ff\u0001-\u0008\u000e-\u001f]|\\(cid:\\d+\\)")


@dataclass
class _Seen:
    """What was seen page by page, gathered while reading: page numbers by remark, and counts."""

    image_only: list[int] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    behind: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    unreliable: list[int] = field(default_factory=list)
    example: str | None = None
    fields: int = 0
    notes: int = 0


def identify(path: Path) -> float:
    """Return 1.0 where the mark of a PDF stands in the first kilobyte, else 0.0."""
    with path.open("rb") as opened:
        return 1.0 if b"%PDF-" in opened.read(_HEAD) else 0.0


def read(path: Path, con: duckdb.DuckDBPyConnection, prefix: str, kept: Path) -> Reading:
    """Read the text layer of each page into `narrative`, line breaks kept; « p. 12 » is its locator.

    Args:
        path: the PDF.
        con: where the temporary table is made.
        prefix: how its name, and the ids of the passages, begin.
        kept: left as it is: files inside a PDF are listed, not read.
    Raises:
        Unreadable: the file is empty, protected by a password, damaged beyond repair, or has no page.
    """
    lines = _document(path)
    document = next(lines)
    con.execute(
        f'CREATE OR REPLACE TEMP TABLE "{prefix}narrative" (narrative VARCHAR, page INTEGER, text VARCHAR, method VARCHAR, locator VARCHAR)'
    )
    seen = _Seen()
    while batch := list(islice(lines, _BATCH)):
        for page in batch:
            _look(page, seen)
        _insert(con, [page for page in batch if page["text"] is not None and page["text"].strip()], prefix, path)
    return Reading(
        tables={"narrative": f'SELECT narrative, page, text, method, locator FROM temp."{prefix}narrative"'},
        left_out=_left_out(seen, document),
        problems=_problems(seen, document, path),
    )


def _insert(con: duckdb.DuckDBPyConnection, pages: Sequence[dict[str, Any]], prefix: str, path: Path) -> None:
    name = prefix.rstrip("_") or path.stem
    numbers = [page["page"] for page in pages]
    con.execute(
        f'INSERT INTO "{prefix}narrative" SELECT unnest(?::VARCHAR[]), unnest(?::INTEGER[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[])',
        [
            [f"{name}-p{number}" for number in numbers],
            numbers,
            [page["text"] for page in pages],
            ["ocr" if page["is_ocr"] else "text" for page in pages],
            [f"p. {number}" for number in numbers],
        ],
    )


def _document(path: Path) -> Iterator[dict[str, Any]]:
    """Yield what is known of the document, then each page; a page that the parser cannot finish is yielded without text."""
    if path.stat().st_size == 0:
        raise Unreadable("le fichier est vide", "Demander un nouvel exemplaire à qui l'a produit.")
    first, count, restarts = 1, None, 0
    while count is None or first <= count:
        for line in _run(path, first):
            if "page" not in line:
                if count is None:
                    _refuse(line)
                    count = line["pages"]
                    yield line
                continue
            first = line["page"] + 1
            yield line
        if count is None:
            raise Unreadable(
                "le lecteur de PDF s'est arrêté à l'ouverture du fichier", "L'ouvrir dans un lecteur de PDF et l'imprimer en PDF."
            )
        if first <= count:
            yield {"page": first, "text": None}
            first, restarts = first + 1, restarts + 1
        if restarts > _MOST_RESTARTS:
            yield from ({"page": number, "text": None} for number in range(first, count + 1))
            return


def _refuse(line: dict[str, Any]) -> None:
    remedy = "L'ouvrir dans un lecteur de PDF ; s'il s'ouvre, l'imprimer en PDF ; sinon demander un nouvel exemplaire."
    if "error" in line:
        if line["error"] == _PASSWORD:
            raise Unreadable(
                "le PDF est protégé par un mot de passe", "Demander le mot de passe, et verser une copie enregistrée sans protection."
            )
        raise Unreadable("le PDF est tronqué, abîmé ou sans page : rien n'a pu être ouvert", remedy)
    if line["pages"] == 0:
        raise Unreadable("le PDF ne contient aucune page", remedy)
    if line["pages"] > _MOST_PAGES:
        raise Unreadable(
            f"le PDF annonce {line['pages']} pages, plus que casekit n'en lit ({_MOST_PAGES})", "Le scinder en plusieurs fichiers."
        )


def _run(path: Path, first: int) -> Iterator[dict[str, Any]]:
    """Yield the lines of one run of the parser, in a process of its own; stop where it says nothing more in time."""
    script = str(Path(__file__).with_name("pdf_pages.py"))
    command = [sys.executable, "-P", script, str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL) as process:
        said: queue.Queue[bytes] = queue.Queue()
        listener = threading.Thread(target=_listen, args=(process.stdout, said), daemon=True)
        listener.start()
        seconds = _OPENING_SECONDS
        try:
            while (line := said.get(timeout=seconds)).endswith(b"\n"):
                seconds = _PAGE_SECONDS
                yield json.loads(line)
        except queue.Empty:
            return
        finally:
            process.kill()
            listener.join()


def _listen(stream: Any, said: queue.Queue[bytes]) -> None:
    for line in stream:
        said.put(line)
    said.put(b"")


def _look(page: dict[str, Any], seen: _Seen) -> None:
    """Note what a page is, besides its text."""
    number, text = page["page"], page["text"]
    if text is None:
        seen.damaged.append(number)
        return
    seen.fields += page["fields"]
    seen.notes += page["notes"]
    if not text.strip():
        kind = seen.image_only if page["has_image"] else seen.blank if page["is_blank"] else seen.drawn
        kind.append(number)
    elif page["is_scan"] and not page["is_ocr"] and len(text.strip()) < _FEW_CHARACTERS:
        seen.behind.append(number)
    wrong = _unreliable(text)
    if wrong is not None:
        seen.unreliable.append(number)
        seen.example = seen.example or wrong


def _unreliable(text: str) -> str | None:
    """A word that shows the text layer to be wrongly coded, or None: two wrong letters, one character in fifty without meaning, no vowels."""
    letters = list(_WRONG_LETTERS.finditer(text))
    empty = list(_NO_CHARACTERS.finditer(text))
    if len(letters) >= 2:
        return _word(text, letters[0].start())
    if empty and len(empty) * 50 >= len(text.strip()):
        return _word(text, empty[0].start())
    alphabetic = [c for c in text.casefold() if c.isalpha()]
    vowels = sum(c in "aeiouyàâäéèêëîïôöùûüœæ" for c in alphabetic)
    if len(alphabetic) >= 80 and vowels * 5 < len(alphabetic) and all(c < "ɐ" for c in alphabetic):
        return " ".join(text.split())[:30]
    return None


def _word(text: str, at: int) -> str:
    before, after = text[max(0, at - 30) : at].split(), text[at : at + 30].split()
    joined = text[at - 1 : at].strip() != ""
    return ((before[-1] if before and joined else "") + (after[0] if after else "")).replace("\ufffd", "□")


def _numbers(pages: Sequence[int]) -> str:
    """« page 3 », « pages 1, 3 à 7 et 12 »."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], page]
        else:
            runs.append([page])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} {'et' if run[1] == run[0] + 1 else 'à'} {run[1]}" for run in runs]
    return ("page " if len(pages) == 1 else "pages ") + ", ".join(parts)


def _left_out(seen: _Seen, document: dict[str, Any]) -> tuple[LeftOut, ...]:
    pages = (
        (seen.image_only, "image seule, non lue", "images seules, non lues", "aucune couche de texte"),
        (seen.drawn, "dessin ou texte tracé, non lu", "dessins ou textes tracés, non lus", "aucune couche de texte"),
        (seen.blank, "page blanche", "pages blanches", "rien n'y est imprimé"),
        (seen.behind, "image couvrant la page, non lue", "images couvrant la page, non lues", "seul le texte posé par-dessus est repris"),
        (seen.damaged, "page abîmée, non lue", "pages abîmées, non lues", "le lecteur de PDF n'en vient pas à bout"),
    )
    left = [
        LeftOut(f"{_numbers(found)} : {one if len(found) == 1 else several}", len(found), why)
        for found, one, several, why in pages if found
    ]  # fmt: skip
    if document["embedded"]:
        names = ", ".join(document["embedded"])
        left.append(LeftOut(f"fichiers incorporés au PDF ({names})", len(document["embedded"]), "les extraire et les verser comme pièces"))
    if seen.fields:
        left.append(LeftOut("champs de formulaire", seen.fields, "ce qui y est saisi n'est pas dans la couche de texte"))
    if seen.notes:
        left.append(LeftOut("annotations", seen.notes, "commentaires et surlignages ne sont pas lus"))
    return tuple(left)


def _problems(seen: _Seen, document: dict[str, Any], path: Path) -> tuple[Problem, ...]:
    problems = []
    if seen.damaged:
        message = "Page que le lecteur de PDF n'a pas pu lire jusqu'au bout : son texte manque."
        problems.append(
            Problem("damaged_page", message, "La consulter sur l'original ; demander un nouvel exemplaire.", locator=_numbers(seen.damaged))
        )
    if seen.unreliable:
        message = f"Couche de texte mal codée (par exemple « {seen.example} ») : le texte repris n'est pas fiable."
        remedy = "Citer d'après l'image de la page, non d'après le texte repris."
        problems.append(Problem("unreliable_text", message, remedy, locator=_numbers(seen.unreliable), severity="warning"))
    if not _ends_well(path):
        message = f"La fin du fichier manque : le PDF est peut-être tronqué ({document['pages']} page(s) retrouvée(s))."
        problems.append(Problem("truncated", message, "Comparer le nombre de pages à l'original.", severity="warning"))
    if document["is_protected"]:
        message = "PDF protégé par un mot de passe de propriétaire (copie ou impression limitée) : son texte est lu."
        problems.append(Problem("owner_protected", message, "Aucune action n'est nécessaire.", severity="note"))
    return tuple(problems)


def _ends_well(path: Path) -> bool:
    with path.open("rb") as opened:
        opened.seek(max(0, path.stat().st_size - _HEAD))
        return b"%%EOF" in opened.read()
