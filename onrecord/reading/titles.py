"""A post and what it is of, from the words that give it: "Ardovia's acting ports minister", "secretary of the Upper Rivers Council"."""

from __future__ import annotations

import re

from onrecord.reading.descriptions import Phrase
from onrecord.reading.names import folded
from onrecord.reading.vocabulary import BODIES, DEMONYMS, MODIFIERS, POSTS

__all__ = ["title_of"]

_CLEANED = re.compile(r"^(?:(?:the|an?|his|her|its|their|our|my|your|is|was|also)\s+)+", re.I)
_OWNS = re.compile(r"^(?:[’'](?:s\b)?)?\s*")
_TAIL = re.compile(r"(?: of$| and (?:no|not|a|an|the|former|until)\b| since\b| until\b| at the time\b|[;(]|\n).*$", re.S)
_OF = re.compile(r" (?P<word>of|for|at|in) (?:the )?(?P<of>[^,]+)$")
_FIELDS = MODIFIERS | frozenset("state transportation affairs land ports roads works rivers forests water sea culture staff".split())
_OWN_NOUNS = frozenset(["defence", "opposition", "police", "prosecution", "company", "front", "house", "country", "government", "service"])


def title_of(words: str, phrase: Phrase, text: str) -> tuple[str, str | None]:
    """A post and what it is of, as printed and without article, possessor and adjective of a country."""
    of: str | None = None
    if phrase.owner and phrase.owner.end - phrase.span.start > 5:
        printed = phrase.owner.of(text)
        of, words = re.sub(r"^(?:the|The) ", "", printed), _OWNS.sub("", words[phrase.owner.end - phrase.span.start :]) or words
    words = _TAIL.sub("", _CLEANED.sub("", words.strip()))
    words, tail = _without_tail(words)
    words, before = _without_owner(words)
    return words.strip(), of or tail or before


def _without_tail(words: str) -> tuple[str, str | None]:
    """Without what a post is of; a minister's field is part of the title."""
    m = _OF.search(words)
    if m is None:
        return words, None
    title, of = words[: m.start()], m["of"]
    field = m["word"] == "for" or (folded(of.split(" ")[0]) in _FIELDS and not any(_is_body(word) for word in of.split(" ")[1:]))
    if title.lower().endswith(("minister", "secretary", "commissioner")) and field:
        inner = re.search(r" of (?:the )?(?P<of>[A-Z][^,]*)$", of)
        return (words[: m.start("of") + inner.start()], inner["of"]) if inner else (words, None)
    return title, of


def _without_owner(words: str) -> tuple[str, str | None]:
    """Without the country or the body whose post it is, before it: "Ardovian minister", "museum spokeswoman"."""
    each = words.split(" ")
    if each[0] in DEMONYMS and len(each) > 1:
        return words[len(each[0]) + 1 :], DEMONYMS[each[0]]
    body = next((k for k in range(len(each) - 1, 0, -1) if _is_body(each[k - 1]) and folded(each[-1]) in POSTS), 0)
    if body:
        return " ".join(each[body:]), " ".join(each[:body])
    if len(each) > 1 and each[0][:1].isupper() and each[-1].islower() and folded(each[0]) not in _FIELDS | POSTS:
        return words[len(each[0]) + 1 :], each[0]
    return words, None


def _is_body(word: str) -> bool:
    return folded(word) in BODIES and folded(word) not in _OWN_NOUNS and folded(word) not in POSTS
