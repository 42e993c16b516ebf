"""Fingerprints of what was received, in the form that `sha256sum -c` checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

MANIFEST = "manifest-sha256.txt"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, read by blocks.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def manifest(fingerprints: Mapping[str, str]) -> str:
    """Return the text of a manifest: one line per file, in the order of the paths, checkable with `sha256sum -c`.

    Args:
        fingerprints: path relative to the case folder, with `/`, to its SHA-256.
    Source: GNU coreutils, sha256sum: a path that holds a backslash or a line feed is escaped, its line starts with a backslash.
    """
    return "".join(_line(path, fingerprint) for path, fingerprint in sorted(fingerprints.items()))


def _line(path: str, fingerprint: str) -> str:
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{chr(92) if escaped != path else ''}{fingerprint}  {escaped}\n"


def combined(fingerprints: Iterable[tuple[str, str]]) -> str:
    """Return one SHA-256 over (path, SHA-256) pairs, in the order of the paths."""
    digest = hashlib.sha256()
    for path, fingerprint in sorted(fingerprints):
        digest.update(f"{fingerprint}  {path}\0".encode())
    return digest.hexdigest()


def folder(path: Path, suffixes: Iterable[str]) -> str:
    """Return one SHA-256 over the files of a folder that bear one of the suffixes."""
    wanted = tuple(suffixes)
    return combined((f.relative_to(path).as_posix(), sha256(f)) for f in path.rglob("*") if f.is_file() and f.suffix in wanted)
