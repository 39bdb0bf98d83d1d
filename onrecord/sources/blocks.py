"""A page as blocks of text in page order: what its reader reads, and what each block is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.sources.clutter import is_machinery
from onrecord.sources.page import Element, Page, clean

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS = (
    ("byline", re.compile(r"(?:^|[\s_\-])(?:by-?lines?|authors?|author-?names?|contributors?|writers?)(?:$|[\s_\-])", re.IGNORECASE)),
    (
        "timestamp",
        re.compile(
            r"(?:^|[\s_\-])(?:timestamps?|datetime|date|date-?line|pub-?date|published(?:-?(?:date|at|on))?|publish-?date|updated(?:-?(?:date|at|on|time))?)(?:$|[\s_\-])",
            re.I,
        ),
    ),
    ("credit", re.compile(r"(?:^|[\s_\-])(?:(?:image-?|photo-?|media-?)?(?:credits?|copyright|attribution))(?:$|[\s_\-])", re.IGNORECASE)),
    (
        "caption",
        re.compile(r"(?:^|[\s_\-])(?<!has[_\-])(?:(?:image|photo|wp|media|figure)?-?_?caption(?:-?text)?)(?:$|[\s_\-])", re.IGNORECASE),
    ),
    (
        "deck",
        re.compile(
            r"(?:^|[\s_\-])(?:standfirst|deck|dek|sub-?title|sub-?head(?:line|ing)?|summary|lede|strapline|article-?(?:intro|summary|subtitle|excerpt))(?:$|[\s_\-])",
            re.I,
        ),
    ),
    (
        "caption",  # what stands in the box of a picture; a name of many parts tells of something else
        re.compile(
            r"(?:^|\s)(?!has[_\-]|with[_\-])(?:[^\s_\-]+[_\-]+){0,3}(?:images?|photos?|pictures?|img|videos?|players?)"
            r"(?:[_\-]+[^\s_\-]+){0,4}(?:$|\s)",
            re.I,
        ),
    ),
    ("meta", re.compile(r"(?:^|[\s_\-])(?:meta-?(?:data|info\w*|bar|line)?)(?:$|[\s_\-])", re.I)),
)


_UNPARTED = re.compile(r"(?:[^\W\d_A-Z]|[:.!?])\n[“„«‘]?[A-ZÀ-Þ]")
_MAX_PARTS = 20  # stretches of one line with a look of their own; more is no line of a page

Part = tuple[str, int, int]  # a kind, and from where to where in a block's text


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page; `kind` None where its look doesn't tell, `meta` where it tells of the report; `parts` have a look of their own."""

    text: str
    element: Element
    kind: str | None = None
    parts: tuple[Part, ...] = ()
    links: int = 0  # characters of it that are links


def blocks_of(page: Page, skipped: Callable[[Element], bool], named: Callable[[Element], bool] = lambda _: True) -> list[Block]:
    """The blocks of a page in page order, without machinery and what is `skipped`; names tell the look of elements that are `named`."""
    walk = _Walk(named)
    waiting: list[tuple[Element, Iterator[Element | str]]] = []
    piece: Element | str | None = page.elements[0]
    while piece is not None or waiting:
        if piece is None:
            walk.leave(waiting.pop()[0])
        elif isinstance(piece, str):
            walk.say(piece, waiting[-1][0])
        elif not (is_machinery(piece) or skipped(piece)):
            walk.enter(piece)
            waiting.append((piece, iter(piece.inside)))
        piece = next(waiting[-1][1], None) if waiting else None
    return walk.found


def is_byline(element: Element) -> bool:
    """Whether the element says of itself, by relation or name, that it tells who wrote."""
    said = element.get("rel") == "author" or element.get("itemprop") == "author"
    return said or bool(element.names and _KINDS[0][1].search(element.names))


@dataclass(slots=True)
class _Walk:
    """Where a walk over a page has got to: the elements that it is in, and the pieces of the line under way."""

    named: Callable[[Element], bool]
    found: list[Block] = field(default_factory=list)
    inside: list[tuple[Element, str | None]] = field(default_factory=list)  # the blocks around, each with its kind
    pieces: list[str] = field(default_factory=list)
    looks: list[tuple[Element, str, int]] = field(default_factory=list)  # inline elements with a look of their own, still open
    parts: list[Part] = field(default_factory=list)  # in numbers of pieces
    apart: bool = False  # whether an inline element begins or ends here
    anchors: int = 0
    links: int = 0

    def enter(self, element: Element) -> None:
        tag, look = element.tag, self._look(element)
        if tag in _BLOCKS:
            self._flush()
            self.inside.append((element, look or (self.inside[-1][1] if self.inside else None)))
        elif tag == "br":
            self._break()
        elif look and len(self.looks) < _MAX_PARTS:
            self.looks.append((element, look, len(self.pieces)))
        self.apart = tag not in _BLOCKS
        self.anchors += tag == "a"
        if tag == "q":
            self.pieces.append("“")  # as browsers show it

    def leave(self, element: Element) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            self.inside.pop()
        elif self.looks and self.looks[-1][0] is element:
            _, look, start = self.looks.pop()
            if len(self.parts) < _MAX_PARTS:
                self.parts.append((look, start, len(self.pieces)))
        self.apart = element.tag not in _BLOCKS
        self.anchors -= element.tag == "a"
        if element.tag == "q":
            self.pieces.append("”")

    def say(self, text: str, element: Element) -> None:
        lines = text.split("\n") if element.tag == "pre" else [text]
        for i, line in enumerate(lines):
            if i:
                self._flush()
            if self.apart and self._is_parted_by_look(line):
                self.pieces.append(" ")
            self.apart = False
            self.pieces.append(line)
            self.links += len(line.strip()) if self.anchors else 0

    def _is_parted_by_look(self, text: str) -> bool:
        """Whether a heading goes on in capitals where an element ends: such are shown on lines of their own."""
        in_heading = self.inside and self.inside[-1][0].tag in _HEADINGS
        return bool(in_heading and self.pieces and _UNPARTED.match(f"{self.pieces[-1][-1:]}\n{text[:2]}"))

    def _break(self) -> None:
        if self.inside and self.inside[-1][0].tag in _HEADINGS:
            self.pieces.append(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        """The pieces become a block."""
        text = clean("".join(self.pieces))
        if text and self.inside:
            element, kind = self.inside[-1]
            parts = tuple(part for part in map(self._placed, self.parts) if part[1] < part[2] <= len(text))
            self.found.append(Block(text, element, kind, parts, min(self.links, len(text))))
        self.pieces, self.parts, self.links = [], [], 0
        self.looks = [(element, look, 0) for element, look, _ in self.looks]

    def _placed(self, part: Part) -> Part:
        """The part in characters of the text."""
        look, start, end = part
        before, told = "".join(self.pieces[:start]), "".join(self.pieces[start:end])
        gap = clean(before) != "" and told[:1].isspace() and not before[-1:].isspace()
        return look, len(clean(before + "|")) - 1 + gap, len(clean(before + told))

    def _look(self, element: Element) -> str | None:
        """The kind of zone that an element announces by tag, relation or name."""
        tag = element.tag
        around = self.inside[-1][1] if self.inside else None
        if tag in _HEADINGS:
            return "caption" if around == "caption" and tag != "h1" else "headline"
        if tag == "figcaption":
            return "caption"
        if tag == "time":
            return "timestamp"
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            return "byline"
        kind = _kind_named(element.names) if element.names else None
        return kind if kind and self.named(element) else None


@lru_cache(4096)  # pages use the same names over and over
def _kind_named(names: str) -> str | None:
    return next((kind for kind, form in _KINDS if form.search(names)), None)
