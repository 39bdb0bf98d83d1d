"""Who speaks: from the sources of a report's statements, and everybody who is named in it, to its speakers.

The rules, in the order in which they decide: name (the same full name, a surname or first name that one person has), apposition (a
description beside a name), capital (for its country), author (of a document), description (the one who is called so), turn (I and we mean
who is speaking), relative (the words before "who"), pronoun (the likeliest of those just mentioned), going on (a quotation or clause
without a source).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256

from onrecord.reading.descriptions import Phrase, described
from onrecord.reading.drafts import Draft
from onrecord.reading.encoding import sentence_starts
from onrecord.reading.identities import Identities, Identity
from onrecord.reading.names import names
from onrecord.reading.phrases import Phrases
from onrecord.reading.pronouns import PRONOUN, Antecedents, Scene
from onrecord.reading.spans import covered, meets
from onrecord.reading.vocabulary import BODIES, CAPITALS, DOCUMENTS, POSTS
from onrecord.records import Report, Span, Speaker

__all__ = ["speakers_of"]

_SILENT = {"promo", "boilerplate"}
_NAMELESS = _SILENT | {"byline", "credit", "timestamp", "dateline"}
_SELF = frozenset(["i", "me", "my", "myself", "we", "us", "our", "you", "your", "ourselves"])
_NOBODY = frozenset(["nobody", "no one", "neither", "none", "whoever", "hearsay"])
_ASKED = re.compile(r"(?:when |if )?(?:asked|pressed|questioned|quizzed)\b", re.I)
_TIMES = re.compile(r"(?:\w+day|today|yesterday|week|month|year|morning|evening|night)$", re.I)
_MEDIA = re.compile(
    r"(?:(?:some|several|many|various|local|foreign|news|press|media|earlier|recent|unconfirmed) )*(?:reports|rumou?rs)$", re.I
)
_QUOTES = "“”‘’\"'«»„‹›.,!? "
HEADS = 20  # statements at the head of a report that may quote what is told further down
LEAST_QUOTED = 12  # characters of a quotation by which it is found again
_PASSIVE = re.compile(r"\b(?:is|was|were|are|been|be|being)\b", re.I)
_HEADS = "|".join(
    sorted(POSTS | (BODIES - {"force", "front", "service", "house", "party", "daily", "post", "times", "centre", "center", "lines"}))
)
_DESCRIPTION = re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s(?:[\w-]+\s){{0,2}}?(?:{_HEADS})\b(?!-)", re.I)


def speakers_of(report: Report, told: Sequence[Draft], quotations: Sequence[Span]) -> tuple[list[str | None], tuple[Speaker, ...]]:
    """The speaker's id of each statement, and the speakers in the order of their first mention."""
    return _Casting(report, told, quotations).done()


class _Casting:
    def __init__(self, report: Report, told: Sequence[Draft], quotations: Sequence[Span]) -> None:
        self._report, self._text, self._told = report, report.text, told
        starts = sentence_starts(report.text)
        turns = covered(each.content[0] for each in told if each.source and not each.cue)
        spoken = sorted([*turns, *(q for q in quotations if not meets(turns, q.start, q.end))])
        self._scene = Scene(report.text, starts, spoken)
        found = names(report.text, _without(report, _NAMELESS), starts)
        self._phrases = Phrases(report.text, found)
        self._read = [self._phrases.read(each.source[0]) if each.source else None for each in told]
        self._ids = Identities(report.text, found)
        self._who: list[Identity | None] = [None] * len(told)
        self._sorted: list[tuple[int, int]] | None = None  # where sources end, and whose they are
        self._writer: Identity | None = None  # of the report
        self._groups: dict[str, Identity | None] = {}

    def done(self) -> tuple[list[str | None], tuple[Speaker, ...]]:
        self._ids.add_people(phrase for phrase in self._read if phrase and phrase.form == "name")
        for k, phrase in sorted(enumerate(self._read), key=lambda each: each[1].form != "name" if each[1] else True):
            if phrase and phrase.form == "name":
                self._who[k] = self._named(phrase)
        for k, phrase in enumerate(self._read):
            if phrase and phrase.form == "description":
                self._who[k] = self._by_description(phrase)
        self._add_descriptions()
        self._add_relatives()
        self._resolve()
        self._go_on()
        return self._written()

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
        who.mentions.update(dict.fromkeys(phrase.mentions))
        return who

    def _by_description(self, phrase: Phrase) -> Identity | None:
        words = phrase.span.of(self._text)
        if _MEDIA.match(words) or words.lower() in _NOBODY:
            return None
        if phrase.author and phrase.author in self._ids.of_name:
            return self._ids.of_name[phrase.author]
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
            same.mentions.update(dict.fromkeys(phrase.mentions))
        return same

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
        for stretch in _without(self._report, _SILENT):
            for m in _DESCRIPTION.finditer(self._text, stretch.start, stretch.end):
                span = Span(*m.span())
                if not meets(taken, span.start, span.end):
                    self._ids.described(described(self._text, span, []), new=False)

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

    def _resolve(self) -> None:
        """The pronouns, those outside quotations first."""
        self._sources = {span: k for k, phrase in enumerate(self._read) if phrase for span in phrase.mentions}
        self._owned: dict[Span, list[int]] = {}
        for k, phrase in enumerate(self._read):
            if phrase and phrase.form == "description" and phrase.kind == "document" and phrase.owner:
                self._owned.setdefault(phrase.owner, []).append(k)
        self._quoting: dict[Span, list[int]] = {}  # whose words a quotation is
        for k, each in enumerate(self._told):
            for piece in each.content:
                around = self._scene.quotation(piece.start)
                if around and piece.start <= around.start + 1:
                    self._quoting.setdefault(around, []).append(k)
        self._near = Antecedents(self._scene, self._ids.all)
        self._near.fill(set(self._sources))
        self._near.tell_genders()
        spots = [
            (Span(*m.span()), m[0].lower()) for s in _without(self._report, _SILENT) for m in PRONOUN.finditer(self._text, s.start, s.end)
        ]
        pronouns: dict[Span, list[int]] = {}
        known = {span for span, _ in spots}
        for k, phrase in enumerate(self._read):
            if phrase and phrase.form == "pronoun":
                pronouns.setdefault(phrase.span, []).append(k)
                if phrase.span not in known:
                    spots.append((phrase.span, phrase.word))
                    known.add(phrase.span)
        spots.sort()
        for quoted in (False, True):
            for span, word in spots:
                if (self._scene.quotation(span.start) is not None) is quoted:
                    self._pronoun(span, word, pronouns.get(span, []))
        for k, phrase in enumerate(self._read):
            if phrase and phrase.form == "pronoun" and phrase.word in _SELF:
                self._who[k] = who = self._speaking(k)
                if who:
                    who.mentions[phrase.span] = None

    def _pronoun(self, span: Span, word: str, speaks: list[int]) -> None:
        if word in _SELF:
            return
        around = self._scene.quotation(span.start)
        never = [who for k in self._quoting.get(around, ()) if (who := self._who[k])] if around else []
        who = self._near.of(word, span, source=bool(speaks), never=never)
        if who is None:
            return
        who.mentions[span] = None
        self._near.put(who, span, source=bool(speaks))
        for j in self._owned.get(span, ()):
            self._who[j] = who
        for k in speaks:
            self._who[k] = who

    def _speaking(self, k: int) -> Identity | None:
        """Who says "I" in the source of a statement: the speaker of what it stands in."""
        parent = self._told[k].parent
        while parent is not None:
            if self._who[parent]:
                return self._who[parent]
            parent = self._told[parent].runs_on if self._told[parent].runs_on is not None else self._told[parent].parent
        if self._told[k].parent is not None or self._scene.quotation(self._told[k].source[0].start):
            return None
        return self._author()

    def _author(self) -> Identity | None:
        """Who "I" is outside all quotations: the report's one author, where the name is printed in it."""
        authors = self._report.authors
        if len(authors) != 1 or self._writer:
            return self._writer
        known = next((who for who in self._ids.all if any(m.of(self._text) == authors[0] for m in who.mentions)), None)
        at = self._text.find(authors[0])
        if known is None and at >= 0:
            known = Identity("person")
            known.mentions[Span(at, at + len(authors[0]))] = None
            known.named.append(Span(at, at + len(authors[0])))
            self._ids.all.append(known)
        self._writer = known
        return known

    def _go_on(self) -> None:
        for k, each in enumerate(self._told):
            if each.runs_on is not None:
                self._who[k] = self._who[each.runs_on]
        for k, each in enumerate(self._told):
            cue = " ".join(c.of(self._text) for c in each.cue)
            if not each.source and each.runs_on is None:
                self._who[k] = self._said_again(k) or (
                    self._last_before(k) if cue and not _PASSIVE.search(cue) and not _ASKED.match(cue) else None
                )

    def _said_again(self, k: int) -> Identity | None:
        """Who says elsewhere in the report what a headline quotes."""
        words = self._told[k].content[0].of(self._text).strip(_QUOTES)
        if len(words) < LEAST_QUOTED or self._told[k].parent is not None or k > HEADS:
            return None
        told = (j for j, each in enumerate(self._told) if j != k and self._who[j] and any(words in c.of(self._text) for c in each.content))
        inner = max(told, key=lambda j: (self._told[j].parent is not None, -j), default=None)
        return None if inner is None else self._who[inner]

    def _last_before(self, k: int) -> Identity | None:
        """The speaker of the statement before, in the same sentence or the one before."""
        at, around = self._told[k].cue[0].start, self._told[k].parent
        ends = self._ends()
        for end, j in ends[max(0, bisect_right(ends, (at, len(ends))) - 12) : bisect_right(ends, (at, len(ends)))][::-1]:
            if self._told[j].parent == around and end <= at:
                near = self._scene.sentence(at) - self._scene.sentence(self._told[j].source[0].start) <= 1
                return self._who[j] if near else None
        return None

    def _ends(self) -> list[tuple[int, int]]:
        if self._sorted is None:
            self._sorted = sorted((each.source[-1].end, j) for j, each in enumerate(self._told) if each.source)
        return self._sorted

    def _written(self) -> tuple[list[str | None], tuple[Speaker, ...]]:
        speaking = {id(who) for who in self._who if who}
        kept = [who for who in self._ids.all if id(who) in speaking or (who.kind == "person" and who.mentions)]
        kept.sort(key=lambda who: min(who.mentions))
        made: dict[int, Speaker] = {}
        seen: dict[str, int] = {}
        for who in kept:
            name = self._name(who)
            key = name.casefold()
            seen[key] = seen.get(key, 0) + 1
            number = "" if seen[key] == 1 else f"\0{seen[key]}"
            made[id(who)] = Speaker(
                id="s" + sha256(f"{self._report.id}\0{key}{number}".encode()).hexdigest()[:12],
                name=name, kind=who.kind, roles=tuple(who.roles), mentions=tuple(sorted(who.mentions)),
            )  # fmt: skip
        return [made[id(who)].id if who else None for who in self._who], tuple(made.values())

    def _name(self, who: Identity) -> str:
        """The fullest form that is printed; the first of those as long."""
        spans = who.named or [m for m in who.mentions if not PRONOUN.fullmatch(m.of(self._text))] or list(who.mentions)
        printed = [" ".join(span.of(self._text).split()) for span in sorted(spans)]
        return max(printed, key=lambda words: (words not in CAPITALS, len(words.split()), not words.isupper()))


def _without(report: Report, kinds: set[str]) -> list[Span]:
    """The text without zones of some kinds."""
    found, at = [], 0
    for zone in sorted(zone.span for zone in report.zones if zone.kind in kinds):
        if zone.start > at:
            found.append(Span(at, zone.start))
        at = max(at, zone.end)
    if at < len(report.text):
        found.append(Span(at, len(report.text)))
    return found
