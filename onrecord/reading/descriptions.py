"""A description of somebody taken apart: the noun that it is about, what stands with it, and what kind of speaker that makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.callings import STYLES, can_vary, is_company
from onrecord.reading.names import Name, folded
from onrecord.reading.vocabulary import (
    BODIES,
    DEMONYMS,
    DOCUMENTS,
    GROUPS,
    MODIFIERS,
    NUMBERS,
    POSTS,
    PRIVATE,
    STATE,
    UNNAMED_MANY,
)
from onrecord.records import Span

__all__ = ["DETERMINERS", "Phrase", "described"]

_STOPPERS = frozenset(
    """of for in from at with who that which whom whose on to by about close familiar briefed near inside outside under against where within
    among between involved responsible speaking working living not over after before during since as standing attached annexed
    into abroad elsewhere seen made sent taken held written shown drawn given
    known found kept put brought told below above behind beside beyond
    around across along opposite throughout""".split()
)
DETERMINERS = frozenset("the a an this that these those his her its their our my your another one some any no every each".split())
_OWNERS = frozenset("his her its their our my your".split())
_WORD = re.compile(r"[^\s,;:“”\"()]+")
_BY = re.compile(r" (?:by|from|of) (?:the )?$")
_NUMBER = re.compile(
    r"(?:the|a|an|any|some)(?: [\w-]+)? (?:number|majority|minority|rest|share|handful|series|host|bulk|pair|couple) of (?=\w)", re.I
)
_INSIDE = re.compile(
    r"(?:people|those) (?:(?:familiar|close|briefed|involved|present|aware)\b|who (?:were|was|works?|worked|sat|saw|took|attended)\b"
    r"|with knowledge\b|in the (?:room|know)\b)",
    re.I,
)
_OWNS = re.compile(r"(?:’s|'s|’|')$")
_OWNED = re.compile(r"(?:’s|'s|s’|s') ")


@dataclass(slots=True)
class Phrase:
    """Who a source names; `form` is pronoun, name or description. `mentions` are the words in it that mean the speaker."""

    span: Span
    form: str
    word: str = ""  # the pronoun
    name: Name | None = None
    head: str = ""  # the noun that a description is about
    modifiers: frozenset[str] = frozenset()
    determiner: str = ""
    place: str = ""  # of what, where a capital tells it: "Sorkhan's minister", "the Sorkhani minister"
    owner: Span | None = None  # whose it is
    author: Span | None = None  # by whom a document is
    kind: str = ""
    mentions: list[Span] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)  # words that give a post
    bare: bool = False  # nothing stands behind the head

    @property
    def many(self) -> bool:
        return self.kind == "group" or self.head in UNNAMED_MANY or self.head.endswith("people")


def described(text: str, part: Span, names: Sequence[Name]) -> Phrase:
    """A description taken apart: its head is the last word before what it is of or what is told of it; of a number of them, they."""
    if number_of := _NUMBER.match(part.of(text)):
        counted = described(text, Span(part.start + number_of.end(), part.end), names)
        if counted.kind in ("group", "unnamed") and counted.head.endswith(("s", "people", "men", "women")):
            counted.mentions = counted.mentions if number_of[0].lower().startswith("the number") else [part]
            counted.kind, counted.span = "unnamed" if counted.head in UNNAMED_MANY else "group", part
            return counted
    words = [(m[0], part.start + m.start(), part.start + m.end()) for m in _WORD.finditer(part.of(text))]
    determiner = words[0][0].lower() if words and words[0][0].lower() in DETERMINERS else ""
    number = bool(words) and words[0][0].lower() in NUMBERS
    owner = Span(words[0][1], words[0][2]) if determiner in _OWNERS else None
    first = 1 if determiner else 0
    for k, (word, _, end) in enumerate(words[:-1]):
        if word.lower() in _STOPPERS:
            break
        if word.endswith(("’s", "'s", "s’", "s'")) and end - part.start > 2:
            owner, first = Span(part.start, end - (2 if word[-1] == "s" else 1)), k + 1
    inner, place = (
        list[str](),
        folded(owner.of(text).split(" ")[-1])
        if owner and owner.of(text)[-1:].isalpha() and owner.of(text).split(" ")[-1][:1].isupper()
        else "",
    )
    for k, (word, *_) in enumerate(words[first:]):
        low = word.lower()
        if (low in _STOPPERS and not (word.isupper() and len(word) > 1)) or (k and low.endswith(("ed", "ing")) and low not in MODIFIERS):
            break
        key = folded(_OWNS.sub("", word))
        if (
            word[0].isupper()
            and key not in MODIFIERS
            and key not in POSTS
            and key not in BODIES
            and key not in DOCUMENTS
            and k + first + 1 < len(words)
        ):
            place = place or (key if k + first or word in DEMONYMS or folded(words[1][0]) in POSTS else "")
        inner.append(key)
    if not place and (m := re.search(r" (?:of|for) (?:the )?([A-Z]\w+)", part.of(text))):
        place = folded(m[1])
    if len(inner) > 1 and inner[0] == place:
        inner = inner[1:]
    head = inner[-1] if inner else folded(words[0][0]) if words else ""
    if len(inner) > 1 and head.isdigit():
        inner = inner[:-1]
        head = inner[-1]
    phrase = Phrase(part, "description", head=head, modifiers=frozenset(inner[:-1]), determiner=determiner or ("number" if number else ""))
    phrase.owner = owner
    phrase.place = place
    phrase.bare = folded(_OWNS.sub("", words[-1][0])) == head if words else False
    phrase.mentions = [part]
    phrase.kind = _kind(phrase, text, part, inner)
    if phrase.kind == "document":
        phrase.author = _author(text, part, names)
    return phrase


def _kind(phrase: Phrase, text: str, part: Span, inner: list[str]) -> str:
    head, single = phrase.head, phrase.determiner in ("a", "an", "another", "one")
    definite = (
        phrase.determiner in ("the", "this", "that") or phrase.owner is not None or (not phrase.determiner and text[part.start].isupper())
    )
    if head in STATE and phrase.determiner != "a":
        return "country"
    if head in STYLES and phrase.owner is not None:
        return "office"
    if head in UNNAMED_MANY or _spoke_singly(phrase, text, part):
        return "unnamed"
    if head in DOCUMENTS:
        return "document"
    if (head in GROUPS and not single) or head in ("team", "group", "gang", "crowd", "couple", "pair"):
        return "group"
    if is_company(head) and (definite or head not in POSTS):
        return "organisation"
    if head in POSTS:
        return "office" if (definite or not phrase.determiner) and not single else "unnamed"
    if head in PRIVATE or single:
        return "organisation" if head in BODIES else "unnamed"
    if head in BODIES:
        return "organisation"
    if phrase.determiner == "number" or head.endswith("s"):
        return "group"
    capital = bool(inner) and text[part.end - 1].isalpha() and part.of(text).split(" ")[-1][:1].isupper()
    return "organisation" if capital and not can_vary(head) else "unnamed"


def _spoke_singly(phrase: Phrase, text: str, part: Span) -> bool:
    """Whether several people spoke as single persons: "two allies", "three of those who were there", "people familiar with the talks"."""
    if phrase.head in ("people", "those") and _INSIDE.match(text, part.start):
        return True
    counted = text[part.start : part.end].split(" ")[0].lower() in ("two", "three", "four", "five")
    return counted and (phrase.head in ("two", "three", "four", "five") or (phrase.head in GROUPS and phrase.head[:-1] not in BODIES))


def _author(text: str, part: Span, names: Sequence[Name]) -> Span | None:
    """Whose name stands as the author of a document: "Adaro's report", "a statement from Norrline", "a Norrline statement"."""
    for name in names:
        after, before = text[name.span.end : part.end], text[part.start : name.start]
        if (
            _OWNED.match(after)
            or _BY.search(before)
            or (name.kind != "country" and len(after.split()) == 1 and after.strip().lower() in DOCUMENTS)
        ):
            return name.span
    return None
