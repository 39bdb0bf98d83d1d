"""A post and what it is of, from the words that give it: "Ardovia's acting ports minister", "secretary of the Upper Rivers Council"."""

from __future__ import annotations

import re

from onrecord.reading.descriptions import Phrase
from onrecord.reading.names import folded
from onrecord.reading.vocabulary import BODIES, DEMONYMS, MODIFIERS, POSTS

__all__ = ["title_of"]

_CLEANED = re.compile(r"^(?:.*\b(?:his|her|its|their|our|my|your)\s+)?(?:(?:the|an?|is|was|also|own|until then)\s+)*", re.I)
_EPITHET = re.compile(
    r"^(?:distinguished|embattled|beleaguered|outspoken|fiery|celebrated|noted|renowned|respected|prominent|controversial|popular|famous"
    r"|disgraced|honou?rable|citizen|comrade|lady|today|now|[^\W\d_]\w*-(?:\w+ed|prone|winning|born|loving|friendly)|\d\d-year-old) ",
    re.I,
)
_OWNS = re.compile(r"^(?:[’'](?:s\b)?)?\s*")
_TAIL = re.compile(r"(?: of$| and (?:no|not|a|an|the|former|until)\b| since\b| until\b| at the time\b|[;(]|\n).*$", re.S)
_OF = re.compile(r" (?P<word>of|for|at|in) (?:the )?(?P<of>[^,]+)$")
_PAST = re.compile(r" (?:named|who|decided|and no)\b.*$")
_POINTS = re.compile(r"(?:that|this|his|her|its|their|our|my|your) ")
_WITHIN = frozenset(["opposition"])  # "Leader of the Opposition"
_FIELDS = MODIFIERS | frozenset("state transportation affairs land ports roads works rivers forests water sea culture staff".split())
_OWN_NOUNS = frozenset(
    "defence opposition police prosecution company front house country government service state station army navy energy oil gas".split()
)
_FORMER = frozenset("former acting ex then late interim outgoing deputy".split())
_PRONOUNS = frozenset(["his", "her", "its", "their", "our", "my", "your"])


def title_of(words: str, phrase: Phrase, text: str) -> tuple[str, str | None]:
    """A post and what it is of, as printed and without article, possessor and adjective of a country."""
    of: str | None = None
    if phrase.owner and (printed := phrase.owner.of(text)).lower() not in _PRONOUNS:
        of = re.sub(r"^(?:the|The) |(?:’s|'s)$", "", printed)
        of = None if _POINTS.match(of) else of
        words = _OWNS.sub("", words[phrase.owner.end - phrase.span.start :]) or words
    words = _TAIL.sub("", _EPITHET.sub("", _CLEANED.sub("", words.strip())))
    words, tail = _without_tail(words)
    words, before = _without_owner(words)
    return words.strip(), of or tail or before


def _without_tail(words: str) -> tuple[str, str | None]:
    """Without what a post is of; a minister's field is part of the title."""
    m = _OF.search(words)
    if m is None:
        return words, None
    title, of = words[: m.start()], _PAST.sub("", m["of"])
    if _POINTS.match(of):
        return title, None
    if " the " not in m[0][:9] and of[:1].islower() and not any(_is_body(word) for word in of.split(" ")):
        return words, None  # "chief of staff", "editor in chief"
    if of.lower() in _WITHIN:
        return words, None
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
        kept = [each[0].lower()] if body > 1 and folded(each[0]) in _FORMER else []
        return " ".join(kept + each[body:]), " ".join(each[len(kept) : body])
    if len(each) > 1 and each[0][:1].isupper() and each[-1].islower() and folded(each[0]) not in _FIELDS | POSTS:
        return words[len(each[0]) + 1 :], each[0]
    return words, None


def _is_body(word: str) -> bool:
    return folded(word) in BODIES and folded(word) not in _OWN_NOUNS and folded(word) not in POSTS
