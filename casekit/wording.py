"""The language linter: no legal qualification, no hole, no code of the program in the sentences that casekit writes."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from casekit.document import Document
from casekit.records import Problem

QUOTED = "\ufffc"
"""Stands for the words of another, which are not read: something is said there."""

_BLOCKS = frozenset({"h1", "h2", "h3", "h4", "p", "li", "td", "th", "caption", "blockquote"})
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ«\ufffc])")
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|(?P<value>\{\{.*?\}\})", re.DOTALL)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}|«\s*»")
_DOUBLED = re.compile(r"[,;:]\s*[,;:.!?]|\.\s+[.,;:]|(?<!\.)\.\.(?!\.)|[!?]\s*\.(?!\w)|(?<=[^\s.])\s+,")
_CODE = re.compile(r"(?<![\w/.@-])[a-z]+(?:_[a-z0-9]+)+(?![\w/@-])|(?<!\w)[{}]{2}|\b(?:None|NaN|NULL|True|False)\b")
_HOLES = (
    ("empty_brackets", _EMPTY, "des parenthèses ou des guillemets vides"),
    ("double_punctuation", _DOUBLED, "une ponctuation redoublée ou isolée"),
    ("code_printed", _CODE, "un code du programme"),
)


@dataclass(frozen=True)
class Words:
    """The list of words: patterns over folded text (no accent, no capital), each with what to write instead."""

    forbidden: tuple[tuple[re.Pattern[str], str], ...]
    allowed: re.Pattern[str] | None
    english: re.Pattern[str]


def read_words(path: Path) -> Words:
    """Read `words.toml`.

    Raises:
        KeyError, tomllib.TOMLDecodeError: the file is not the list that it must be.
    """
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    allowed = sorted(said["allowed"], key=len, reverse=True)
    return Words(
        forbidden=tuple((_pattern(group["forms"]), group["instead"]) for group in said["forbidden"]),
        allowed=_pattern(allowed) if allowed else None,
        english=_pattern(said["english"]["words"]),
    )


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of the forms as whole words; « * » is any end of word, a space any run of spaces and hyphens."""
    written = (r"[\s-]+".join(re.escape(w).replace(r"\*", r"\w*") for w in folded(form).split()) for form in forms)
    return re.compile(rf"(?<![\w])(?:{'|'.join(written)})(?!\w)")


def folded(text: str) -> str:
    """Return text without accents, capitals, hyphenation marks or varieties of spaces and apostrophes."""
    bare = unicodedata.normalize("NFKD", text.translate(_ZERO_WIDTH)).replace("’", "'")
    return re.sub(r"\s+", " ", "".join(c for c in bare if not unicodedata.combining(c))).casefold()


@dataclass
class _Block:
    """One block of text while it is read; `has_reference` or a gap answers for a state that it prints."""

    tag: str
    line: int
    text: str = ""
    states: bool = False
    has_reference: bool = False
    nested: bool = False


@dataclass
class _Tag:
    name: str
    quoted: bool
    block: _Block | None = field(default=None)


class _Blocks(HTMLParser):
    """Cuts a fragment into its innermost blocks, the words of another replaced by one mark."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[_Tag] = [_Tag("", False, _Block("", 1))]
        self.found: list[_Block] = []

    @property
    def block(self) -> _Block:
        return next(tag.block for tag in reversed(self.open) if tag.block is not None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given["class"] or "").split() if "class" in given else []
        if tag == "br":
            self.block.text += " "
            return
        quoted = self.open[-1].quoted or tag == "blockquote" or "verbatim" in classes
        block = None
        if tag in _BLOCKS:
            self.block.nested = True
            block = _Block(tag, self.getpos()[0])
            self.found.append(block)
        self.open.append(_Tag(tag, quoted, block))
        self.block.states |= any(name.startswith("state-") for name in classes)
        self.block.has_reference |= tag == "a" or "gap" in classes
        if quoted and tag != "blockquote" and not self.block.text.endswith(QUOTED):
            self.block.text += QUOTED

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and tag != "br":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open[-1].quoted:
            self.block.text += data
        elif data.strip() and not self.block.text.endswith(QUOTED):
            self.block.text += QUOTED


def _blocks(html: str) -> list[_Block]:
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    loose = reader.open[0].block
    assert loose is not None
    return [loose, *reader.found] if loose.text.strip() else reader.found


def lint(document: Document, words: Words) -> tuple[Problem, ...]:
    """Read every sentence of a report that casekit wrote.

    Args:
        document: as composed; `blockquote` and `class="verbatim"` (mission, quotations, names, titles and words of a norm) are skipped.
        words: the list of forbidden words.
    Returns:
        One problem per sentence and per mistake: legal_word, code_printed, empty_brackets, double_punctuation, empty_text,
        unreferenced_state. `locator` names the section, the line of its fragment and the tag.
    """
    heads = [(f"partie « {s.title or s.name} », titre", s.title) for s in document.sections if s.title]
    heads += [("titre du document", document.title)]
    found = [problem for where, text in heads for problem in lint_text(text, where, words)]
    for section in document.sections:
        for block in _blocks(section.html):
            found.extend(_read(block, f"partie « {section.title or section.name} », ligne {block.line}, <{block.tag or 'texte'}>", words))
    return tuple(found)


def _read(block: _Block, where: str, words: Words) -> Iterator[Problem]:
    if not block.text.strip() and not block.nested:
        yield _problem("empty_text", "un texte vide", "", where, "Dire en toutes lettres ce qui n'est pas connu.")
    if block.states and not block.has_reference:
        yield _problem("unreferenced_state", "un constat sans renvoi à une pièce", _shortened(block.text), where,
                       "Ajouter la référence de la pièce, ou signaler ce qui reste à compléter.")  # fmt: skip
    yield from lint_text(block.text, where, words)


def lint_text(text: str, where: str, words: Words) -> tuple[Problem, ...]:
    """Read a text that casekit writes: the words of a rule, a title, a sentence. `where` is the locator of the problems."""
    found: list[Problem] = []
    for sentence in _sentences(text):
        bare = words.allowed.sub(QUOTED, folded(sentence)) if words.allowed else folded(sentence)
        for pattern, instead in words.forbidden:
            for match in pattern.finditer(bare):
                found.append(_problem("legal_word", f"« {match[0]} »", sentence, where, f"Écrire plutôt : {instead}."))
        for match in words.english.finditer(bare):
            found.append(_problem("code_printed", f"« {match[0]} », un code du programme", sentence, where, "Le dire en français."))
        for code, hole, what in _HOLES:
            for match in hole.finditer(sentence):
                found.append(_problem(code, f"{what} (« {match[0].strip()} »)", sentence, where, "Corriger la phrase ou son modèle."))
    return tuple(found)


def lint_source(template: str, where: str, words: Words) -> tuple[Problem, ...]:
    """Read the words of a template before it is filled: legal qualifications and codes only, since it still has holes."""
    markup = _JINJA.sub(lambda m: QUOTED if m["value"] else "", template)
    problems = (p for block in _blocks(markup) for p in lint_text(block.text, f"{where}, <{block.tag or 'texte'}>", words))
    return tuple(p for p in problems if p.code in ("legal_word", "code_printed"))


def _sentences(text: str) -> list[str]:
    return [s for s in _SENTENCE_END.split(re.sub(r"\s+", " ", text.translate(_ZERO_WIDTH)).strip()) if s]


def _shortened(text: str) -> str:
    said = re.sub(r"\s+", " ", text).strip().replace(QUOTED, "…")
    return said if len(said) <= 160 else said[:159] + "…"


def _problem(code: str, what: str, sentence: str, where: str, remedy: str) -> Problem:
    quoted = f" dans : « {_shortened(sentence)} »" if sentence else ""
    return Problem(code=code, message=f"Le texte contient {what}{quoted}.", remedy=remedy, locator=where)
