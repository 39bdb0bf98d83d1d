"""Posts: how they are called, where they stand beside a name, what they are of, and whether two descriptions can mean one holder."""

from __future__ import annotations

import re

from onrecord.reading.descriptions import Phrase
from onrecord.reading.names import folded
from onrecord.reading.vocabulary import DEMONYMS, POSTS
from onrecord.records import Span

__all__ = ["SINGLE", "Called", "appositions", "fits", "governs", "has_post", "kinds_fit", "same_post", "states", "title_of"]

#: Head, modifiers and place of what somebody is called.
Called = tuple[str, frozenset[str], str]

SINGLE = ("person", "office", "unnamed")
_SAME_POST = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman"}
BEFORE = 60  # characters before a name in which what it is called may begin
_LOOSE = frozenset(["former", "then", "outgoing", "late", "ex"])
_APPOSED = re.compile(r", (?P<who>(?:(?:the|its|his|her|their|our|[^\W\d_]\w+(?:’s|'s)) )?[\w’' -]{3,60}?)(?=[,.\n]| who\b)")
_APPOSES = re.compile(
    r"(?:(?<=\s)|(?<=[“\"‘])|^)(?P<who>(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[^\W\d_]\w+(?:’s|'s)) (?:[\w-]+ ){0,4}?[\w-]+), \Z"
)
_CLEANED = re.compile(r"^(?:the|an?|his|her|its|their|our|my|your|late)\s+", re.I)
_GOVERNS = re.compile(r"(?:’s|'s) (?:[\w-]+ ){0,2}(?:minister|premier|government|parliament|ambassador|army|navy|embassy)\b")
_STATES = re.compile(
    rf"\b(?P<has>[A-Z]\w{{1,30}}(?: [A-Z]\w{{1,30}})?){_GOVERNS.pattern}|\b(?:[Gg]overnment|[Rr]epublic|[Kk]ingdom) of (?P<of>[A-Z]\w+)"
)


def states(text: str) -> set[tuple[str, ...]]:
    """The names that a text tells to have ministers, an army or a government."""
    found = (m["has"] or m["of"] for m in _STATES.finditer(text))
    return {tuple(folded(word) for word in name.split(" ")) for name in found}


def has_post(after: str) -> bool:
    """Whether a post in an apposition follows: ", a spokesman for"."""
    m = re.match(r", ((?:the|an?|its|his|her|their|\w+(?:’s|'s)) )?((?:[\w-]+ ){0,3}?[\w-]+)(?=,| of | for | at | in |\.| who )", after)
    return bool(m) and m is not None and m[2].split(" ")[-1].lower() in POSTS


def fits(called: Called, head: str, mods: frozenset[str], place: str, *, exactly: bool = False) -> bool:
    """Whether a description can mean somebody who is called otherwise: "the minister" the foreign minister, but of no other country."""
    post, known, of = called
    if post != head or (of and place and of[:4] != place[:4]):
        return False
    mods, known = mods - _LOOSE, known - _LOOSE
    if exactly:
        return mods == known and (not place or of[:4] == place[:4])
    return mods <= known or (known <= mods and bool(known))


def kinds_fit(kind: str, phrase: Phrase) -> bool:
    if phrase.kind in ("office", "unnamed") and not phrase.many:
        return kind in SINGLE
    if phrase.kind == "country":
        return kind == "country"
    return kind == phrase.kind


def title_of(words: str, phrase: Phrase, text: str) -> tuple[str, str | None]:
    """A post and what it is of, as printed and without article, possessor and adjective of a country."""
    of: str | None = None
    if phrase.owner and phrase.owner.end - phrase.span.start > 5:
        printed = phrase.owner.of(text)
        of, words = re.sub(r"^(?:the|The) ", "", printed), words[phrase.owner.end - phrase.span.start :].lstrip("’'s ") or words
    words = _CLEANED.sub("", words.strip())
    if m := re.search(r" (?:of|for) (?:the )?(?P<of>[^,]+)$", words):
        tail = m["of"]
        if not words[: m.start()].lower().endswith(("minister", "secretary")):
            of, words = of or tail, words[: m.start()]
    first = words.split(" ")[0]
    if first in DEMONYMS and " " in words:
        of, words = of or DEMONYMS[first], words[len(first) + 1 :]
    return words.strip(), of


def governs(text: str, at: int) -> bool:
    """Whether the name that ends at a place has ministers, an army or a government."""
    return bool(_GOVERNS.match(text, at))


def same_post(head: str) -> str:
    """One word for posts that differ by who holds them alone."""
    return _SAME_POST.get(head, head)


def appositions(text: str, start: int, end: int) -> list[Span]:
    """What stands beside a name, from its title's start to its end, between commas: ", the union's leader," or "its foreign minister, "."""
    after = _APPOSED.match(text, end)
    before = _APPOSES.search(text, max(0, start - BEFORE), start) if text.startswith(", ", start - 2) else None
    return [Span(*m.span("who")) for m in (after, before) if m]
