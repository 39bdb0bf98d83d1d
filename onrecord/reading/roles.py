"""Posts: how they are called, where they stand beside a name, what they are of, and whether two descriptions can mean one holder."""

from __future__ import annotations

import re

from onrecord.reading.descriptions import Phrase
from onrecord.reading.names import folded
from onrecord.reading.vocabulary import BODIES, POSTS
from onrecord.records import Span

__all__ = [
    "SINGLE",
    "Called",
    "appositions",
    "does",
    "fits",
    "governs",
    "has_post",
    "is_post",
    "kinds_fit",
    "predicated",
    "same_post",
    "states",
]

#: Head, modifiers and place of what somebody is called.
Called = tuple[str, frozenset[str], str]

SINGLE = ("person", "office", "unnamed")
_SAME_POST = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman"}
BEFORE = 90  # characters before a name in which what it is called may begin
_LOOSE = frozenset(["same", "former", "then", "outgoing", "late", "ex"])
_APPOSED = re.compile(r", (?P<who>(?:(?:the|an?|its|his|her|their|our|[^\W\d_]\w+(?:’s|'s)) )?[\w’' -]{3,70}?)(?=[,.;:)\n]| [–—(]| who\b)")
_APPOSES = re.compile(
    r"(?:(?<=\s)|(?<=[“\"‘])|^)(?P<who>(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[^\W\d_]\w+(?:’s|'s)) (?:[\w’'-]+ ){0,8}?[\w’'-]+), "
    r"(?:the )?\Z"
)
_IS = re.compile(
    r"(?:,? who)? (?:is|was|became|has been) (?P<who>(?:(?:the|its|his|her|their|[^\W\d_]\w+(?:’s|'s)) )?"
    r"(?!an? )[\w’-]+(?: (?!and|but|who|that)[\w’'-]+){0,6})(?=[,.;:\n]| and | but | who | that |$)"
)
_DOERS = {
    "chairs": "chair", "chaired": "chair", "heads": "head", "headed": "head", "leads": "leader", "led": "leader", "edits": "editor",
    "directs": "director", "manages": "manager", "commands": "commander",
}  # fmt: skip
_DOES = re.compile(
    rf", who (?P<verb>{'|'.join(_DOERS)}) (?:the |its |his |her |their |[^\W\d_][\w’'-]*(?:’s|'s) )?(?P<what>[\w’'-]+(?: [\w’'-]+){{0,4}}?)"
    r"(?=[,.;\n]| \(| (?:and|said|says|told|has|had|was|is)\b)"
)
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
        return kind in SINGLE or (kind == "organisation" and phrase.head in BODIES)
    if phrase.kind == "country":
        return kind == "country"
    return kind == phrase.kind


def governs(text: str, at: int) -> bool:
    """Whether the name that ends at a place has ministers, an army or a government."""
    return bool(_GOVERNS.match(text, at))


def same_post(head: str) -> str:
    """One word for posts that differ by who holds them alone."""
    return _SAME_POST.get(head, head)


def predicated(text: str, end: int) -> Span | None:
    """What somebody is told to be right after the name: "is the union's leader", "who was finance director of"."""
    m = _IS.match(text, end)
    return Span(*m.span("who")) if m else None


def is_post(text: str, end: int) -> bool:
    """Whether somebody is told to be a post right after the name: "is the coach"."""
    m = _IS.match(text, end)
    return m is not None and m["who"].split(" ")[-1].lower() in POSTS


def does(text: str, end: int) -> tuple[str, Span] | None:
    """The post that a verb after a name tells, and what it is of: chair for "who chairs the ports committee"."""
    m = _DOES.match(text, end)
    return (_DOERS[m["verb"]], Span(*m.span("what"))) if m else None


def appositions(text: str, start: int, end: int) -> list[Span]:
    """What stands beside a name, from its title's start to its end, between commas: ", the union's leader," or "its foreign minister, "."""
    after = _APPOSED.match(text, end)
    before = _APPOSES.search(text, max(0, start - BEFORE), start) if start > 2 and text.startswith((", ", "e "), start - 2) else None
    return [Span(*m.span("who")) for m in (after, before) if m]
