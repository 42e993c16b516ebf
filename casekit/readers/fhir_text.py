"""The text of a FHIR JSON file, cut into records without parsing it, and its numbers put between quotes."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

DEEPEST = 60  # brackets inside brackets; real resources stay under 25, and DuckDB overflows its stack on hostile ones
PIECE = 4 << 20
SEPARATOR = b"\x1e"  # not allowed raw in JSON, hence never part of a sound record

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_OPEN_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)'
_NUMBER = re.compile(rb'((?:[^"0-9-]++|' + _OPEN_STRING + rb")*+)([-0-9][0-9.eE+-]*|\Z)", re.S)


def _bracketed(depth: int) -> re.Pattern[bytes]:
    inside = rb'(?:[^"{}\[\]]++|' + _STRING + rb")*+"
    for _ in range(depth - 1):
        inside = rb'(?:[^"{}\[\]]++|' + _STRING + rb"|[{\[]" + inside + rb"[}\]])*+"
    return re.compile(rb"[{\[]" + inside + rb"[}\]]", re.S)


_VALUE = _bracketed(DEEPEST)
_KEY = re.compile(rb"[\s,]*(" + _STRING + rb")\s*:\s*", re.S)
_SCALAR = re.compile(_STRING + rb'|[^\s"{}\[\],:]+', re.S)
_BETWEEN = re.compile(rb"[\s,]*")
_NEXT_ENTRY = re.compile(rb'\{\s*"(?:fullUrl|resource|search|request|response)"\s*:')
_TYPE = re.compile(
    rb'\s*\{\s*(?:"(?:id|meta|_?\w+)"\s*:\s*(?:' + _STRING + rb'|\{[^{}]*\})\s*,\s*)*?"resourceType"\s*:\s*"([A-Za-z]+)"', re.S
)


@dataclass(frozen=True)
class Record:
    """One piece of JSON text: a line of an NDJSON, an entry of a Bundle, or a whole document.

    `n` counts from 1 for lines and from 0 for entries; `line` is the line of the file where the text begins; `is_whole`
    is False where the text ends, or nests too deep, before its closing bracket.
    """

    kind: str
    n: int
    line: int
    text: bytes
    is_whole: bool = True


def quote_numbers(text: bytes) -> bytes:
    """Return the JSON text with every number between quotes, the inside of strings untouched: `1.00` stays `1.00`."""
    return _NUMBER.sub(rb'\1"\2"', text + SEPARATOR)[:-5]


def resource_type(head: bytes) -> str | None:
    """Return the resourceType that the first bytes of an object declare, or None."""
    found = _TYPE.match(head)
    return found[1].decode("ascii") if found else None


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of the file as UTF-8 without a byte-order mark; UTF-16, known by its mark, is transcoded."""
    first = file.read(PIECE)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        yield decoder.decode(first).encode("utf-8", "replace")
        while more := file.read(PIECE):
            yield decoder.decode(more).encode("utf-8", "replace")
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    while more := file.read(PIECE):
        yield more


class _Text:
    """A window over the pieces of a file that grows on demand and forgets what was cut off."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self.source = source
        self.buffer = b""
        self.line = 1

    def more(self, count: int = 1) -> bool:
        """Lengthen the window by some pieces; return False at the end of the file."""
        added = list(islice(self.source, count))
        self.buffer = b"".join([self.buffer, *added])
        return bool(added)

    def match(self, pattern: re.Pattern[bytes], at: int) -> re.Match[bytes] | None:
        """Match at a place, reading on, ever more at a time, while the window ends before the match does."""
        count = 1
        while True:
            found = pattern.match(self.buffer, at)
            if found is not None and found.end() < len(self.buffer):
                return found
            if not self.more(count):
                return found
            count *= 2

    def forget(self, upto: int) -> None:
        """Drop the text before a place, counting its lines."""
        self.line += self.buffer.count(b"\n", 0, upto)
        self.buffer = self.buffer[upto:]


def is_lines(path: Path) -> bool:
    """Tell an NDJSON from one document: among its first lines, one is a whole object with a resourceType, with others around it."""
    with path.open("rb") as file:
        text = next(pieces(file))
    lines = [line.rstrip(b"\r") for line in text.split(b"\n")]
    if len(text) < PIECE - 3 and len([line for line in lines if line.strip()]) < 2:
        return path.suffix.lower() in (".ndjson", ".jsonl")
    whole = (line for line in lines[:20] if line.startswith(b"{") and resource_type(line))
    return path.suffix.lower() in (".ndjson", ".jsonl") or any(_VALUE.fullmatch(line.rstrip()) for line in whole)


def records(path: Path) -> Iterator[Record]:
    """Cut a FHIR JSON file into records, reading it by pieces: lines, entries of a Bundle, or the document itself."""
    with path.open("rb") as file:
        source = pieces(file)
        yield from _lines(source) if is_lines(path) else _documents(_Text(source))


def _lines(source: Iterator[bytes]) -> Iterator[Record]:
    kept, n = b"", 0
    for piece in source:
        *whole, kept = (kept + piece).split(b"\n") if b"\n" in piece else [kept + piece]
        for text in whole:
            n += 1
            if record := _line(n, text):
                yield record
    if record := _line(n + 1, kept):
        yield record


def _line(n: int, text: bytes) -> Record | None:
    text = text.strip()
    if not text:
        return None
    is_shallow = text.count(b"{") + text.count(b"[") <= DEEPEST
    return Record("line", n, n, text, is_shallow or _VALUE.fullmatch(text) is not None)


def _documents(text: _Text) -> Iterator[Record]:
    text.more()
    n = 0
    while True:
        start = _skip(text, 0)
        text.forget(start)
        if not text.buffer:
            return
        if resource_type(text.buffer[:65536]) == "Bundle":
            yield from _bundle(text)
        elif text.buffer[:1] == b"[":
            text.forget(1)
            yield from _elements(text, "element")
            text.forget(1)
        else:
            found = text.match(_VALUE, 0)
            end = found.end() if found else len(text.buffer)
            yield Record("document", n, text.line, text.buffer[:end], found is not None)
            text.forget(end)
        n += 1


def _skip(text: _Text, at: int) -> int:
    found = text.match(_BETWEEN, at)
    return found.end() if found else at


def _bundle(text: _Text) -> Iterator[Record]:
    """Walk the members of the Bundle: each element of `entry` is a record, the rest is one record, the envelope."""
    line, envelope, at, is_sound = text.line, [], 1, True
    while key := text.match(_KEY, at):
        if key[1] == b'"entry"' and text.buffer[key.end() : key.end() + 1] == b"[":
            text.forget(key.end() + 1)
            for record in _elements(text, "entry"):
                is_sound = record.is_whole
                yield record
            at = 1 if text.buffer[:1] == b"]" else 0
            continue
        is_nested = text.buffer[key.end() : key.end() + 1] in (b"{", b"[")
        value = text.match(_VALUE if is_nested else _SCALAR, key.end())
        if value is None:
            break
        envelope.append(key[1] + b":" + value[0])
        at = value.end()
    at = _skip(text, at)
    is_closed = text.buffer[at : at + 1] == b"}"
    yield Record("envelope", 0, line, b"{" + b",".join(envelope) + b"}")
    if is_sound and not is_closed:
        yield Record("end", 0, text.line, text.buffer[at:], False)
    text.forget(at + 1 if is_closed else len(text.buffer))


def _elements(text: _Text, kind: str) -> Iterator[Record]:
    """Yield the objects of an array, up to its closing bracket; after a broken one, go on at the next that looks like an entry."""
    n = at = counted = 0
    line = text.line
    while True:
        at = _skip(text, at)
        line, counted = line + text.buffer.count(b"\n", counted, at), at
        if text.buffer[at : at + 1] in (b"]", b""):
            break
        found = text.match(_VALUE, at)
        end = found.end() if found and not _swallows(found[0]) else _resumption(text.buffer, at)
        yield Record(kind, n, line, text.buffer[at:end], found is not None and end == found.end())
        at, n = end, n + 1
        if at > PIECE:
            line, counted = line + text.buffer.count(b"\n", counted, at), 0
            text.forget(at)
            at = 0
    text.forget(at)


def _swallows(entry: bytes) -> bool:
    """Tell whether an entry that has lost a quote or a bracket took in the ones that follow."""
    if entry.count(b'"resource"') < 2:
        return False
    try:
        json.loads(entry)
    except (ValueError, RecursionError):
        return True
    return False


def _resumption(buffer: bytes, at: int) -> int:
    found = _NEXT_ENTRY.search(buffer, at + 1)
    return found.start() if found else len(buffer)
