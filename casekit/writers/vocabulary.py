"""The vocabulary of a section's HTML and its refusals: a strict tree of tags, or an error naming the section, the line and the tag."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = frozenset({"strong", "em", "sub", "sup", "br", "span", "a"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_INNER_BLOCKS = frozenset({"p", "ul", "ol", "blockquote"})

CHILDREN: Mapping[str, frozenset[str]] = {
    "": _INNER_BLOCKS | HEADINGS | {"table"},
    **dict.fromkeys(HEADINGS | {"p", "caption", "strong", "em", "sub", "sup", "span", "a"}, INLINE),
    **dict.fromkeys(("li", "td", "th", "blockquote"), INLINE | _INNER_BLOCKS),
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    "table": frozenset({"caption", "thead", "tbody", "tr"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
    "br": frozenset(),
}
_COMMON = frozenset({"class", "id"})
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"class", "href", "data-exhibit", "data-locator"}),
    "table": _COMMON | {"data-widths"},
    "td": _COMMON | {"colspan"},
    "th": _COMMON | {"colspan"},
    **dict.fromkeys(("strong", "em", "sub", "sup", "span"), frozenset({"class"})),
    **dict.fromkeys(("br", "thead", "tbody"), frozenset[str]()),
}
RUN_CLASS = re.compile(r"gap|verbatim|small|muted|state-[a-z_]+")
BLOCK_CLASS = re.compile(r"note|center|right|keep|page-break|plain|cover-[a-z]+")

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")


class FragmentError(Exception):
    """A section goes out of the vocabulary: a mistake of its template, never of the case."""

    def __init__(self, section: str, line: int, what: str) -> None:
        super().__init__(f"section {section}, line {line}: {what}")
        self.section = section


def legal(text: str) -> str:
    """Return the text with each character that XML forbids replaced by « � », and line ends as `\\n`."""
    return _LINE_END.sub("\n", _ILLEGAL.sub("\ufffd", text))


@dataclass
class Node:
    """A tag while its section is read; `children` are nodes and pieces of text in their order."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The names in `class`."""
        return frozenset(self.attributes["class"].split()) if "class" in self.attributes else frozenset()

    def inside(self) -> list[Node]:
        """The tags directly inside this one, without the text between them."""
        return [child for child in self.children if isinstance(child, Node)]


class _Strict(HTMLParser):
    def __init__(self, section: str) -> None:
        super().__init__(convert_charrefs=True)
        self.section = section
        self.open = [Node("", 1)]

    def refuse(self, what: str) -> None:
        raise FragmentError(self.section, self.getpos()[0], what)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        top = self.open[-1]
        if tag not in CHILDREN:
            self.refuse(f"<{tag}> is not in the vocabulary")
        if tag not in CHILDREN[top.tag]:
            self.refuse(f"<{tag}> may not stand directly in {f'<{top.tag}>' if top.tag else 'a section'}")
        node = Node(tag, self.getpos()[0], self.checked(tag, attrs))
        if tag == "a" and (any(up.tag == "a" for up in self.open) or "href" not in node.attributes):
            self.refuse("<a> needs an href and may not stand in another <a>")
        top.children.append(node)
        if tag != "br":
            self.open.append(node)

    def checked(self, tag: str, attrs: list[tuple[str, str | None]]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in attrs:
            if not value or name not in ATTRIBUTES.get(tag, _COMMON):
                self.refuse(f"attribute {name} of <{tag}> is empty or not in the vocabulary")
            else:
                kept[name] = value
        for name in kept["class"].split() if "class" in kept else ():
            if not (RUN_CLASS.fullmatch(name) or BLOCK_CLASS.fullmatch(name)):
                self.refuse(f'class="{name}" of <{tag}> is not in the vocabulary')
        return kept

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag != "br":
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag != self.open[-1].tag:
            self.refuse(f"</{tag}> closes <{self.open[-1].tag}>" if len(self.open) > 1 else f"</{tag}> closes nothing")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        top = self.open[-1]
        if not INLINE & CHILDREN[top.tag]:
            if data.strip():
                self.refuse(f"text outside a paragraph: « {data.strip()[:40]} »")
            return
        top.children.append(data)

    def handle_decl(self, decl: str) -> None:
        self.refuse(f"<!{decl[:20]}> is not in the vocabulary")

    def handle_pi(self, data: str) -> None:
        self.refuse(f"<?{data[:20]}> is not in the vocabulary")

    def unknown_decl(self, data: str) -> None:
        self.refuse(f"<![{data[:20]}> is not in the vocabulary")


def tree(section: str, html: str) -> Node:
    """Read the HTML of a section into its tree.

    Args:
        section: the section's name, for the error.
        html: the fragment; characters that XML forbids come out as « � ».
    Returns: a node without a tag whose children are the section's blocks.
    Raises: FragmentError at the first tag, attribute, class or text out of the vocabulary.
    """
    parser = _Strict(section)
    parser.feed(legal(html))
    parser.close()
    if len(parser.open) > 1:
        parser.refuse(f"<{parser.open[-1].tag}> of line {parser.open[-1].line} is not closed")
    return parser.open[0]
