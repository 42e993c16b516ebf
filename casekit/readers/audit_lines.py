"""The lines of an exported CSV copied as UTF-8, one record to a line, each with the number of the line where it begins."""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

LINE_BREAK = "\u2028"

_MAX_LINES = 200
_MAX_CHARACTERS = 1_000_000
_BLOCK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_IN_CP1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))


@dataclass(frozen=True)
class Copied:
    """What was copied: how many records, and the lines that could not be (a quote that never closes, a line beyond measure)."""

    records: int
    broken: tuple[int, ...]


def encoding_of(path: Path) -> str:
    """Return `utf-8`, `utf-8-sig`, `utf-16`, or `cp1252` (`latin-1` where a byte has no meaning in it) for a file of any size."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, fallback = True, "cp1252"
    with path.open("rb") as opened:
        block = opened.read(_BLOCK)
        for mark, encoding in _MARKS:
            if block.startswith(mark):
                return encoding
        while block:
            if is_utf8:
                try:
                    decoder.decode(block)
                except UnicodeDecodeError:
                    is_utf8 = False
            if block.translate(None, _NOT_IN_CP1252) != block:
                fallback = "latin-1"
            block = opened.read(_BLOCK)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        is_utf8 = False
    return "utf-8" if is_utf8 else fallback


def copy_numbered(source: Path, target: Path, encoding: str, separator: str, after: int) -> Copied:
    """Copy the records that follow a line.

    Args:
        source: the CSV as received; it is streamed, never held whole.
        target: the file to write, UTF-8: number, separator, record; a line break inside a cell becomes U+2028.
        encoding: how `source` is encoded.
        separator: one character.
        after: the number of the header's line, the first being 1.
    Returns:
        The count of records and the numbers of the lines left out. Blank lines are neither.
    """
    count = 0
    broken: list[int] = []
    with (
        source.open("r", encoding=encoding, errors="replace") as opened,
        target.open("w", encoding="utf-8", newline="\n") as written,
    ):
        for number, record in _records(opened, separator, after):
            if record is None:
                broken.append(number)
            else:
                written.write(f"{number}{separator}{record}\n")
                count += 1
    return Copied(count, tuple(broken))


def _records(opened: TextIO, separator: str, after: int) -> Iterator[tuple[int, str | None]]:
    blank = f'{separator} \t\n"'
    again: deque[tuple[int, str]] = deque()
    fresh = enumerate(opened, start=1)
    while True:
        number, line = again.popleft() if again else next(fresh, (0, ""))
        if number == 0:
            return
        if number <= after or not line.strip(blank):
            continue
        if len(line) > _MAX_CHARACTERS:
            yield number, None
        elif '"' not in line:
            yield number, _bare(line)
        else:
            yield number, _whole(line, separator, again, fresh)


def _bare(line: str) -> str:
    line = line.removesuffix("\n")
    return line.replace("\0", "\ufffd") if "\0" in line else line


def _whole(line: str, separator: str, again: deque[tuple[int, str]], fresh: Iterator[tuple[int, str]]) -> str | None:
    """The record that begins with this line, with the lines that its quotes span; None (the lines given back) if they never close."""
    following: list[tuple[int, str]] = []
    whole = _bare(line)
    while (is_open := _is_open(whole, separator)) and len(following) < _MAX_LINES and len(whole) < _MAX_CHARACTERS:
        number, more = again.popleft() if again else next(fresh, (0, ""))
        if number == 0:
            break
        following.append((number, more))
        whole += LINE_BREAK + _bare(more)
    if is_open is False:
        return whole
    again.extendleft(reversed(following))
    return None


def _is_open(text: str, separator: str) -> bool | None:
    """True where the text ends inside a quoted cell, None where words follow a closing quote; only a quote that stands first opens a cell."""
    at = 0
    while True:
        if text.startswith('"', at):
            at = _after_quotes(text, at + 1)
            if at < 0:
                return True
            if at < len(text) and text[at] != separator:
                return None
        at = text.find(separator, at)
        if at < 0:
            return False
        at += 1


def _after_quotes(text: str, at: int) -> int:
    """Where a quoted cell that is read from `at` ends, or -1; a doubled quote does not close it."""
    close = text.find('"', at)
    while close >= 0 and text.startswith('""', close):
        close = text.find('"', close + 2)
    return close + 1 if close >= 0 else -1
