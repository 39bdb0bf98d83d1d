"""Whose a document is that speaks as "the letter" or "the report": its author or issuer, where the report told that before."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.reading.casting import Casting
from onrecord.reading.descriptions import Phrase
from onrecord.reading.identity import Identity
from onrecord.records import Span

__all__ = ["find_authors"]

FAR = 2500  # characters back in which the document is looked for
NEAR = 80  # characters before it in which words tell how it came to be
TOLD = 8  # places in which it may have been told, the nearest
_DEFINITE = ("the", "this", "that", "its", "same")
_BY = re.compile(r"(?: [\w’'-]+){0,6}? (?:by|from|of|to which) (?:the |an? )?")
_IN = re.compile(r"\b(?:in|by|through|via) (?:an?|the|its|his|her|their) (?:[\w-]+ ){0,4}\Z", re.I)
_MADE = re.compile(
    r"\b(?:\w+ed|made|sent|drawn up|put together|written|carried out) by (?:the )?\Z|\bstatement from (?:the [\w ]{2,40}, )?\Z"
)
_SENT = re.compile(r"\b(?:wrote|sent|published|posted|issued|released|put out|handed in) [^.!?\n]{0,40}\Z")
_OF_NOBODY = frozenset(["report", "reports", "law", "act", "bill", "treaty", "constitution", "agreement", "proverb", "saying", "rumour"])


def find_authors(casting: Casting) -> None:
    """Gives the statements of documents whose author was told before to that author."""
    documents = [(k, phrase) for k, phrase in enumerate(casting.read) if phrase and _is_bare(phrase)]
    if not documents:
        return
    beginnings = sorted((each.source[0].start, k) for k, each in enumerate(casting.told) if each.source)
    for k, phrase in documents:
        who = casting.who[k]
        if who and who.kind == "document" and (author := _author(casting, phrase, casting.told[k].source[0], beginnings)):
            casting.who[k] = author


def _is_bare(phrase: Phrase) -> bool:
    """Whether a phrase is a document that is told to be somebody's only elsewhere."""
    return (
        phrase.form == "description"
        and phrase.kind == "document"
        and phrase.determiner in (*_DEFINITE, "a", "an")
        and phrase.owner is None
        and phrase.author is None
        and phrase.head not in _OF_NOBODY
    )


def _author(casting: Casting, phrase: Phrase, source: Span, beginnings: list[tuple[int, int]]) -> Identity | None:
    text, at = casting.text, phrase.span.start
    if who := _maker(casting, source):
        return who
    word = re.compile(rf"\b{re.escape(phrase.head)}\b", re.I)
    places = [m.span() for m in word.finditer(text, max(0, at - FAR), at)]
    for start, end in places[::-1][:TOLD]:
        if by := _BY.match(text, end):
            for name in casting.phrases.within(by.end(), min(len(text), by.end() + 80)):
                if name.start == by.end() and (who := casting.ids.of_name.get(name.span)):
                    return who
        near = max(0, start - NEAR)
        if _IN.search(text, near, start) and (who := _whose_clause(casting, Span(start, end), beginnings)) and who.kind != "document":
            return who
        if (sent := _SENT.search(text, near, start)) and (who := _sender(casting, sent.start())):
            return who
    return None


def _maker(casting: Casting, source: Span) -> Identity | None:
    """Who made it, as the source itself tells: "a survey carried out by the Quenna Centre", "sent by Norrline"."""
    for name in casting.phrases.within(source.start, source.end):
        if _MADE.search(casting.text, source.start, name.start) and (who := casting.ids.of_name.get(name.span)):
            return who
    return None


def _sender(casting: Casting, at: int) -> Identity | None:
    """Who is named last, in the same sentence, before a verb of sending; a body only where no person is."""
    start = casting.scene.start_of(casting.scene.sentence(at))
    named = [who for name in casting.phrases.within(start, at)[::-1] if (who := casting.ids.of_name.get(name.span))]
    return next((who for who in named if who.kind == "person"), named[0] if named else None)


def _whose_clause(casting: Casting, place: Span, beginnings: list[tuple[int, int]]) -> Identity | None:
    """Who makes the statement beside whose words, in its sentence, a document is named: "in a letter dated 3 May, Ada Pell said"."""
    scene = casting.scene
    sentence = scene.sentence(place.start)
    k = bisect_right(beginnings, (scene.start_of(sentence), -1))
    while k < len(beginnings) and scene.sentence(beginnings[k][0]) == sentence:
        told = casting.told[beginnings[k][1]]
        if told.parent is None and not any(piece.meets(place) for piece in told.content):
            return casting.who[beginnings[k][1]]
        k += 1
    return None
