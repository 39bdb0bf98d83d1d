"""Who speaks: from the sources of a report's statements, and everybody who is named in it, to its speakers.

The rules, in the order in which they decide: name (the same full name, a surname or first name that one person has), apposition (a
description beside a name), capital (for its country), author (of a document), description (the one who is called so), turn (I and we mean
who is speaking), relative (the words before "who"), pronoun (the likeliest of those just mentioned), variation ("the investor" for who was
just named), going on (a quotation or clause without a source).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.reading.authors import find_authors
from onrecord.reading.casting import SILENT, Casting, without
from onrecord.reading.descriptions import Phrase, described
from onrecord.reading.drafts import Draft
from onrecord.reading.going_on import go_on
from onrecord.reading.identity import Identity
from onrecord.reading.leads import join_leads
from onrecord.reading.likely import Chooses, choose
from onrecord.reading.offices import find_offices
from onrecord.reading.pronouns import PRONOUN
from onrecord.reading.referring import refer
from onrecord.reading.rules import least_certain
from onrecord.reading.selves import speak_for_themselves
from onrecord.reading.spans import covered, meets
from onrecord.reading.vocabulary import BODIES, CAPITALS, DOCUMENTS, POSTS
from onrecord.records import Report, Span, Speaker

__all__ = ["Cast", "cast_of", "speakers_of"]

_NOBODY = frozenset(["nobody", "no one", "neither", "none", "whoever", "hearsay"])
_TIMES = re.compile(r"(?:\w+day|today|yesterday|week|month|year|morning|evening|night)$", re.I)
_MEDIA = re.compile(
    r"(?:(?:some|several|many|various|local|foreign|news|press|media|earlier|recent|unconfirmed) )*(?:reports|rumou?rs)$", re.I
)
_MORE = re.compile(r" (?!(?:of|in|on|for|and|among|between|with|this|last)\b)[a-z]")
_MADE_BY = re.compile(r"\b(?:by|from) (?:the )?\Z")
_HEADS = "|".join(
    sorted(POSTS | (BODIES - {"force", "front", "service", "house", "party", "daily", "post", "times", "centre", "center", "lines"}))
)
_DESCRIPTION = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s(?:[\w-]+\s){{0,2}}?(?:{_HEADS})\b(?!-)"
    r"(?-i:(?: of| for)(?: the)?(?: [A-Z]\w+)+|(?! (?:of|for) \w))",  # with what it is of, or nothing of the kind behind it
    re.I,
)


def speakers_of(report: Report, told: Sequence[Draft], quotations: Sequence[Span]) -> tuple[list[str | None], tuple[Speaker, ...]]:
    """The speaker's id of each statement, and the speakers in the order of their first mention."""
    cast = cast_of(report, told, quotations)
    return list(cast.ids), cast.speakers


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of a report in the order of their first mention, and by which rule each mention of each came."""

    ids: tuple[str | None, ...]  # of each statement's speaker
    speakers: tuple[Speaker, ...]
    rules: tuple[Mapping[Span, str], ...]


def cast_of(report: Report, told: Sequence[Draft], quotations: Sequence[Span], choose: Chooses = choose) -> Cast:
    """The same with the rules; `choose` tells whom "he" and "she" mean."""
    casting = Casting(report, told, quotations)
    _Naming(casting).done()
    refer(casting, choose)
    find_authors(casting)
    speak_for_themselves(casting)
    go_on(casting)
    find_offices(casting)
    return _written(casting)


class _Naming:
    """The step from sources with a name or a description to identities, and what is written of them."""

    def __init__(self, casting: Casting) -> None:
        self._casting, self._text, self._ids = casting, casting.text, casting.ids
        self._read, self._who, self._phrases = casting.read, casting.who, casting.phrases
        self._groups: dict[str, Identity | None] = {}

    def done(self) -> None:
        self._ids.add_people(phrase for phrase in self._read if phrase and phrase.form == "name")
        for k, phrase in sorted(enumerate(self._read), key=lambda each: each[1].form != "name" if each[1] else True):
            if phrase and phrase.form == "name":
                self._who[k] = self._named(phrase)
        heads = covered(zone.span for zone in self._casting.report.zones if zone.kind in ("headline", "deck"))
        described = [(k, phrase) for k, phrase in enumerate(self._read) if phrase and phrase.form == "description"]
        for k, phrase in sorted(described, key=lambda each: meets(heads, each[1].span.start, each[1].span.end)):
            self._who[k] = self._by_description(phrase)
        join_leads(self._casting)
        self._ids.add_bodies()
        self._add_descriptions()
        self._add_relatives()

    def _named(self, phrase: Phrase) -> Identity | None:
        name = phrase.name
        if name is None:
            return None
        who = self._ids.of_name.get(name.span)
        if who is None or who.kind != "person":
            who = self._ids.body(phrase)
        else:
            for role in phrase.roles:
                self._ids.add_role(who, role)
        who.mention("name", *phrase.mentions)
        return who

    def _by_description(self, phrase: Phrase) -> Identity | None:
        words = phrase.span.of(self._text)
        if _MEDIA.match(words) or words.lower() in _NOBODY:
            return None
        if phrase.author and (author := self._author(phrase.author, phrase.span.end)):
            return author
        if phrase.kind == "document" and phrase.owner and (owner := self._owner(phrase.owner)):
            return owner
        if phrase.kind == "document" and not phrase.owner and (bodies := phrase.modifiers & BODIES):
            body = Phrase(
                phrase.span, "description", head=min(bodies), modifiers=phrase.modifiers - bodies - DOCUMENTS, kind="organisation"
            )
            if issuer := self._ids.described(body, new=False):
                return issuer
        if phrase.kind != "group":
            return self._ids.described(phrase)
        same = self._groups.get(words.casefold())
        if same is None:
            same = self._groups[words.casefold()] = self._ids.described(phrase)
        elif same:
            same.mention("description", *phrase.mentions)
        return same

    def _author(self, span: Span, end: int) -> Identity | None:
        """Who made a document: somebody named already, or a body that is named there first; not "MVA inspectors"."""
        for name in self._phrases.within(span.start, span.end):
            new = name.span == span and span not in self._ids.of_name and name.kind in ("", "organisation")
            by = _MADE_BY.search(self._text, max(0, span.start - len("from the ")), span.start)
            if new and by and not _MORE.match(self._text, span.end, end):
                self._ids.body(Phrase(span, "name", name=name, kind="organisation"))
        return self._ids.of_name.get(span)

    def _owner(self, span: Span) -> Identity | None:
        """Who is behind a document that is told to be somebody's."""
        if _TIMES.search(span.of(self._text)):
            return None
        owner = self._phrases.read(span)
        if owner is None or owner.form == "pronoun":
            return None
        return self._named(owner) if owner.form == "name" else self._by_description(owner)

    def _add_descriptions(self) -> None:
        """Definite descriptions outside the sources, of those who are called so."""
        taken = covered(m for who in self._ids.all for m in who.mentions)
        titles = {name.title.end for name in self._ids.names if name.title}
        bodies = {name.span.end for name in self._ids.names if name.kind == "organisation"}
        for stretch in without(self._casting.report, SILENT):
            for m in _DESCRIPTION.finditer(self._text, stretch.start, stretch.end):
                span = Span(*m.span())
                if not meets(taken, span.start, span.end) and span.end not in titles and span.end not in bodies:
                    phrase = described(self._text, span, [])
                    self._ids.described(phrase, new=phrase.kind == "organisation")

    def _add_relatives(self) -> None:
        """Whom "who" or "which" as a source means, where the words before it are nobody yet."""
        known = sorted(m.end for who in self._ids.all for m in who.mentions)
        for phrase in self._read:
            if phrase and phrase.form == "pronoun" and phrase.word in ("who", "which", "that"):
                at = phrase.span.start
                k = bisect_right(known, at) - 1
                if k >= 0 and not self._text[known[k] : at].strip(' ,—–-”"’s)'):
                    continue
                if before := self._phrases.before(at):
                    if before.form == "name":
                        self._named(before)
                    elif before.kind:
                        self._ids.described(before)


def _written(casting: Casting) -> Cast:
    speaking = {id(who) for who in casting.who if who}
    kept = [who for who in casting.ids.all if id(who) in speaking or (who.kind == "person" and who.mentions)]
    kept.sort(key=lambda who: min(who.mentions))
    made: dict[int, Speaker] = {}
    seen: dict[str, int] = {}
    for who in kept:
        name = _name(casting.text, who)
        key = name.casefold()
        seen[key] = seen.get(key, 0) + 1
        number = "" if seen[key] == 1 else f"\0{seen[key]}"
        made[id(who)] = Speaker(
            id="s" + sha256(f"{casting.report.id}\0{key}{number}".encode()).hexdigest()[:12],
            name=name, kind=who.kind, roles=tuple(who.roles), mentions=tuple(sorted(who.mentions)),
            by=least_certain(who.mentions.values()),
        )  # fmt: skip
    ids = tuple(made[id(who)].id if who else None for who in casting.who)
    return Cast(ids, tuple(made.values()), tuple(who.mentions for who in kept))


def _name(text: str, who: Identity) -> str:
    """The fullest form that is printed; the first of those as long."""
    spans = who.named or [m for m in who.mentions if not PRONOUN.fullmatch(m.of(text))] or list(who.mentions)
    printed = [" ".join(span.of(text).split()) for span in sorted(spans)]
    return max(printed, key=lambda words: (words not in CAPITALS, len(words.split()), not words.isupper()))
