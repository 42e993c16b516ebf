"""What was received: the files of `exhibits/`, fingerprinted and numbered, without a byte of them being touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casekit import bordereau, integrity
from casekit.records import Problem

_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def number_exhibits(folder: Path) -> tuple[bordereau.Bordereau, dict[str, str]]:
    """Fingerprint every file of `exhibits/`, number what is new, and write `bordereau.csv` and the manifest where they change.

    Returns:
        The bordereau, and the fingerprint of each file by its path in the case folder ("" where the file cannot be read).
    Raises:
        OSError: the case folder cannot be written.
    """
    problems: list[Problem] = []
    prints = {path.relative_to(folder).as_posix(): _fingerprint(path, problems) for path in _files(folder / "exhibits", problems)}
    listed = bordereau.reconcile(bordereau.read(folder / "bordereau.csv"), prints)
    if listed.is_readable:
        _write_if_new(folder / "bordereau.csv", bordereau.text(listed))
    _write_if_new(folder / integrity.MANIFEST, integrity.manifest({e.path: e.sha256 for e in listed.entries if e.sha256}))
    return replace(listed, problems=(*listed.problems, *problems)), prints


def _files(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files received, in the order of their names; what is set aside is said."""
    inside = root.resolve()
    for path in sorted(root.rglob("*")):
        shown = str(path.relative_to(root.parent)).encode(errors="replace").decode()
        if path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(inside)):
            problems.append(Problem("exhibit_link", f"{shown} est un lien vers un répertoire, hors du dossier ou vers rien ; il n’est pas suivi.",
                                    "Copier dans exhibits/ les fichiers eux-mêmes.", severity="warning"))  # fmt: skip
        elif path.is_file() and path.name not in _SYSTEM:
            if shown == str(path.relative_to(root.parent)):
                yield path
            else:
                problems.append(Problem("exhibit_name", f"{shown} : le nom du fichier n’est pas en UTF-8 ; le fichier n’est pas lu.",
                                        "Renommer le fichier, sans accents au besoin."))  # fmt: skip


def _fingerprint(path: Path, problems: list[Problem]) -> str:
    try:
        return integrity.sha256(path)
    except OSError as error:
        problems.append(Problem("exhibit_unreadable", f"{path.name} ne s’ouvre pas ({error.strerror}) ; il n’a pas d’empreinte.",
                                "Fermer le programme qui l’utilise ou rétablir le droit de le lire, puis recommencer."))  # fmt: skip
        return ""


def _write_if_new(path: Path, text: str) -> None:
    """Write a file whole or not at all: what stood there is put aside only once the new text is on the disk."""
    raw = text.encode()
    if not path.exists() or path.read_bytes() != raw:
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.write_bytes(raw)
        beside.replace(path)
