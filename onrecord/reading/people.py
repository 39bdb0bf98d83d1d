"""Which names are somebody's: by a title, a first name, a post beside it, or because it speaks and nothing makes it a body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.reading.descriptions import Phrase
from onrecord.reading.names import Name, folded
from onrecord.reading.roles import governs, has_post, is_post
from onrecord.reading.vocabulary import COUNTRIES, DEMONYMS, DOCUMENTS, ENDINGS, HONORIFICS, MEN, MODIFIERS, OPENINGS, POSTS, WOMEN
from onrecord.records import Span

__all__ = ["people"]

_ADJECTIVES = frozenset(folded(word) for word in DEMONYMS)
_COUNTRIES = frozenset(folded(word) for word in COUNTRIES)
_TEXTS = DOCUMENTS - MEN - WOMEN  # Bill and Paige Harlow are people
_GRAMMAR = frozenset("i us the is are was a an we you this that am to not no".split())
_ADDRESSES = frozenset("speaker president chairman chair minister secretary ambassador commissioner moderator".split())
_OF_SHIPS = frozenset(["dame", "lady", "sir", "lord", "captain"])
_STYLES = POSTS | MODIFIERS | HONORIFICS | {"honourable", "honorable", "member", "excellency", "lordship", "majesty", "grace", "highness"}

_AFTER = 60  # characters after a name in which a post may stand
_BEFORE = 90  # the same before it
_WHICH = re.compile(r",? which\b")
_NEAR = 160  # characters after a name in which "She" makes it a woman's
_GOES_ON = re.compile(r"[^.!?\n]*(?:[.!?][”\"’'»]?\s(?:He|She)|, (?:he|she))\b")
_OWN = re.compile(r"[^.!?\n]*?\b(?:he|she|his|her|him|himself|herself)\b")
_CALLED = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,4}?(?P<post>[\w-]+) (?:of|for) [^,.\n]{2,50}, \Z")
_WHO = re.compile(r",? who\b")


def people(text: str, names: Sequence[Name], sources: Iterable[Phrase]) -> list[Name]:
    """The names that are persons'; a surname or a first name alone may be one's too, which only the full names can tell."""
    told = _Told(text, names, {phrase.name.span: phrase for phrase in sources if phrase.name})
    return [name for name in names if told.is_person(name)]


class _Told:
    """What a text tells of its names."""

    def __init__(self, text: str, names: Sequence[Name], sources: dict[Span, Phrase]) -> None:
        self._text = text
        self._sources = sources
        self._starts = [name.span.start for name in names]
        self._beginnings = {name.words[:k] for name in names for k in range(2, len(name.words))}
        self._alone = {name.words[0] for name in names if len(name.words) == 1 and not name.begins}
        speaking = (phrase.name for phrase in sources.values() if phrase.name)
        self._spoken = {name.words[0] for name in speaking if len(name.words) == 1 and not name.kind}

    def is_person(self, name: Name) -> bool:
        """Whether a name is a person's."""
        source = self._sources.get(name.span)
        if _is_nobody(name, self._text):
            return False
        if name.kind == "person":
            return True
        if name.kind or (source and source.kind not in ("", "person")) or name.words[-1] in _COUNTRIES:
            return False
        if len(name.words) == 1 and governs(self._text, name.span.end):
            return False
        if source and len(name.words) > 1:
            if name.words in self._beginnings:
                return False  # a body's short name
            return not self._the(name) and not _WHICH.match(self._text, name.span.end)
        after = self._text[name.span.end : name.span.end + _AFTER]
        if len(name.words) > 1:
            return (
                bool(_WHO.match(after))
                or has_post(after)
                or self._after_post(name)
                or self._is_meant(name)
                or is_post(self._text, name.span.end)
                or (not self._the(name) and (name.words[-1] in self._alone or not self._spoken.isdisjoint((name.words[0], name.words[-1]))))
            )
        return bool(source) and bool(_WHO.match(after) or has_post(after) or self._is_meant(name) or self._is_he(name))

    def _is_meant(self, name: Name) -> bool:
        """Whether the next sentence begins with "he" or "she", before any other name."""
        return not self._the(name) and bool(_GOES_ON.match(self._text, name.span.end, self._next(name)))

    def _is_he(self, name: Name) -> bool:
        """Whether "he" or "her" follows in its sentence, before any other name."""
        return not self._the(name) and not name.owner and bool(_OWN.match(self._text, name.span.end, self._next(name)))

    def _next(self, name: Name) -> int:
        """Where the next name begins, not far from this one."""
        k = bisect_right(self._starts, name.span.start)
        return max(min([*self._starts[k : k + 1], name.span.end + _NEAR]), name.span.end)

    def _after_post(self, name: Name) -> bool:
        """Whether a post and a comma stand before a name: "the new minister, Ada Pell,"."""
        before = self._text[max(0, name.span.start - _BEFORE) : name.span.start]
        if before.endswith(" (") and self._text[name.span.end : name.span.end + 1] in ",)":
            return folded(before[:-2].split(" ")[-1]) in POSTS
        if not before.endswith(", ") or self._text[name.span.end : name.span.end + 1] not in ",.;":
            return False
        called = _CALLED.search(before)
        return before[:-2].split(" ")[-1].lower() in POSTS or (called is not None and called["post"].lower() in POSTS)

    def _the(self, name: Name) -> bool:
        return self._text[max(0, name.span.start - 4) : name.span.start].lower().endswith("the ")


def _is_ship(name: Name, text: str) -> bool:
    """Whether "the" stands before an honorific: "the Dame Sibyl" is a ship."""
    return text[max(0, name.start - 4) : name.start].lower() == "the " and folded(text[name.start : name.span.start].strip()) in _OF_SHIPS


def _is_nobody(name: Name, text: str) -> bool:
    """Whether the words of a name alone tell that it is a place, a thing, a people or a post; Mr Bishop is somebody."""
    words = name.words
    addressed = name.title is not None and folded(name.title.of(text).split()[-1]) in HONORIFICS
    if len(words) > 1 and (words[-1] in ENDINGS or words[0] in _TEXTS or (words[0] in OPENINGS and not name.title)):
        return True
    if not _GRAMMAR.isdisjoint(words) or (addressed and words[0] in _ADDRESSES) or (addressed and _is_ship(name, text)):
        return True
    return all(word in _ADJECTIVES for word in words) or (not addressed and all(word in _STYLES for word in words))
