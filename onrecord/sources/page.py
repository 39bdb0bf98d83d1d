"""A page as a tree of elements in page order, built from lxml's events: its own tree takes a minute over twenty thousand attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from onrecord.errors import CannotLoad

_MAX_ELEMENTS = 300_000  # the largest pages have some tens of thousands; each takes memory and time
_MAX_DEPTH = 1000  # the deepest have some dozens; libxml2 gives up at 2048
_MAX_NAMES = 400  # characters of classes and ids that are looked at
_IN_HEAD = frozenset("title meta link script style base noscript template object basefont bgsound isindex".split())
_NAMES = ("class", "id", "data-component", "data-testid")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOPICS = re.compile(r"(?:^|\s)(?:tag|category)-\S+")
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True, eq=False)
class Element:
    """An element with what is inside it, text and elements; `last` is the number of the last element inside."""

    tag: str
    attributes: dict[str, str]
    around: Element | None
    number: int
    names: str  # what its builders call it: classes, ids and the like, `ShareBar` as `Share-Bar`
    last: int = 0
    inside: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""

    def holds(self, other: Element) -> bool:
        return self.number <= other.number <= self.last

    def ancestors(self) -> Iterator[Element]:
        around = self.around
        while around is not None:
            yield around
            around = around.around


@dataclass(slots=True)
class Page:
    """The elements in page order; the first is the root."""

    elements: list[Element] = field(default_factory=list)

    def of(self, tag: str) -> Iterator[Element]:
        return (element for element in self.elements if element.tag == tag)

    def text(self, element: Element) -> str:
        """All text in an element, on one line."""
        pieces, waiting = [], [iter(element.inside)]
        while waiting:
            piece = next(waiting[-1], None)
            if piece is None:
                waiting.pop()
            elif isinstance(piece, str):
                pieces.append(piece)
            else:
                waiting.append(iter(piece.inside))
        return clean("".join(pieces))


def clean(text: str) -> str:
    """White space as browsers show it, and words without the signs of where they may be parted."""
    return _SPACE.sub(" ", text.replace("\xad", "")).strip()


def parse(source: str) -> Page:
    """The page of a source; raises CannotLoad where it has no markup, or more or deeper markup than a page can have."""
    from lxml import etree

    builder = _Builder()
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, target=cast("Any", builder))
    with suppress(etree.LxmlError):  # what was built until then is the page
        etree.fromstring(source.encode(), parser)
    if not builder.page.elements:
        raise CannotLoad("no page: there is no markup that can be read; if it is plain text, name it .txt")
    for element in reversed(builder.page.elements):
        element.last = max(element.last, element.number)
        if element.around is not None:
            element.around.last = max(element.around.last, element.last)
    return builder.page


@lru_cache(4096)  # pages use the same names over and over
def _told_apart(names: str) -> str:
    """Names in parts, without what a report is about, as WordPress lists it among them."""
    return _HUMP.sub("-", _TOPICS.sub("", names) if "hentry" in names else names)


class _Builder:
    """What the parser tells of its events."""

    def __init__(self) -> None:
        self.page = Page()
        self.open: list[Element] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.page.elements) >= _MAX_ELEMENTS:
            raise CannotLoad(f"more than {_MAX_ELEMENTS} elements: no page of news has that many; save it as text")
        if len(self.open) >= _MAX_DEPTH:
            raise CannotLoad("markup nested too deeply to be a page: save it as text")
        around = self.open[-1] if self.open else None
        if around is not None and around.tag == "head" and tag not in _IN_HEAD:
            around = around.around  # the page's makers left out where its body begins, and the parser does not know what does
        names = " ".join(attributes[name][:_MAX_NAMES] for name in _NAMES if name in attributes)[:_MAX_NAMES]
        element = Element(tag, dict(attributes), around, len(self.page.elements), _told_apart(names) if names else "")
        self.page.elements.append(element)
        self.open.append(element)
        if around is not None:
            around.inside.append(element)

    def end(self, tag: str) -> None:
        if self.open:
            self.open.pop()

    def data(self, text: str) -> None:
        if self.open:
            self.open[-1].inside.append(text)

    def close(self) -> Page:
        return self.page
