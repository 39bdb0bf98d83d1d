"""Whom the pronouns of a report mean, those outside quotations first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reading.callings import can_vary, is_called, is_company
from onrecord.reading.casting import SELF, SILENT, Casting, without
from onrecord.reading.descriptions import Phrase
from onrecord.reading.identity import Identity
from onrecord.reading.likely import Chooses, choose
from onrecord.reading.pronouns import PRONOUN, Antecedents, pronoun_rule
from onrecord.records import Span

__all__ = ["refer"]

#: They mean things more often than speakers: where they are no source they lead on to the next pronoun, and are no mention themselves.
_DOUBTFUL = frozenset(["it", "itself", "they", "them", "themselves"])
_PEOPLE = frozenset(["they", "them", "themselves"])
_TOLD_BY = re.compile(r"^[Tt]he (?:[\w-]+ )?[\w-]+ (?:from [A-Z][\w-]+|of (?:one|two|three|four|five|six))$")


def refer(casting: Casting, choose: Chooses = choose) -> None:
    """Gives pronouns of the third person to those whom they mean, and so the statements whose sources they are."""
    _Referring(casting, choose).done()


class _Referring:
    def __init__(self, casting: Casting, choose: Chooses) -> None:
        self._casting, self._scene, self._who = casting, casting.scene, casting.who
        self._near = Antecedents(casting.scene, casting.ids.all, choose)
        self._speaks: dict[Span, list[int]] = {}  # the statements whose source a pronoun is
        self._owned: dict[Span, list[int]] = {}  # the statements of documents whose owner it is
        self._quoting: dict[Span, list[int]] = {}  # whose words a quotation is
        self._varied: dict[Span, Phrase] = {}  # "the investor", where nobody was called so before
        self._index()
        turns = {id(who): who for k in range(len(casting.told)) if casting.is_turn(k) and (who := casting.who[k])}
        self._two = list(turns.values()) if len(turns) == 2 else []  # an interview's, who say "you" to each other

    def _index(self) -> None:
        for k, phrase in enumerate(self._casting.read):
            if phrase and phrase.form == "pronoun":
                self._speaks.setdefault(phrase.span, []).append(k)
            if phrase and phrase.form == "description" and phrase.kind == "document" and phrase.owner:
                self._owned.setdefault(phrase.owner, []).append(k)
            if (
                phrase
                and phrase.form == "description"
                and _varies(phrase, self._casting.text)
                and (who := self._who[k])
                and set(who.mentions) == {phrase.span}
            ):
                self._speaks.setdefault(phrase.span, []).append(k)
                self._varied[phrase.span] = phrase
        for k, each in enumerate(self._casting.told):
            for piece in each.content:
                around = self._scene.quotation(piece.start)
                if around and piece.start <= around.start + 1:
                    self._quoting.setdefault(around, []).append(k)

    def done(self) -> None:
        self._near.fill({span for phrase in self._casting.read if phrase for span in phrase.mentions})
        self._near.tell_genders()
        text = self._casting.text
        spots = {
            Span(*m.span()): m[0].lower() for s in without(self._casting.report, SILENT) for m in PRONOUN.finditer(text, s.start, s.end)
        }
        spots |= {phrase.span: phrase.word for phrase in self._casting.read if phrase and phrase.form == "pronoun"}
        spots |= dict.fromkeys(self._varied, "")
        for quoted in (False, True):
            for span, word in sorted(spots.items()):
                if (self._scene.quotation(span.start) is not None) is not quoted:
                    continue
                if phrase := self._varied.get(span):
                    self._vary(span, phrase)
                elif word not in SELF:
                    self._refer(span, word)

    def _vary(self, span: Span, phrase: Phrase) -> None:
        """Gives a description that nobody was called by to who was just named; not within what that one is told to say."""
        speaks = self._speaks[span]
        never = [*self._never(span), *(who for k in speaks for who in self._around(k))]
        who = self._near.named(
            span, company=phrase.kind == "organisation", never=never, own=[p for k in speaks for p in self._casting.told[k].content]
        )
        if who is None:
            return
        for k in speaks:
            if old := self._who[k]:
                old.mentions.clear()
            self._who[k] = who
        who.mention("variation", span)
        self._near.put(who, span, source=True)

    def _around(self, k: int) -> Iterator[Identity]:
        """The speakers of the statements that one stands in."""
        told = self._casting.told
        while (parent := told[k].parent) is not None:
            k = parent
            if who := self._who[k]:
                yield who

    def _refer(self, span: Span, word: str) -> None:
        speaks = self._speaks.get(span, [])
        own = [piece for k in speaks for piece in self._casting.told[k].content]
        who = self._near.of(word, span, source=bool(speaks), never=self._never(span), own=own)
        if who is None:
            return
        if speaks or word not in _DOUBTFUL or (word in _PEOPLE and who.kind in ("group", "unnamed")):
            who.mention(pronoun_rule(word), span)
        self._near.put(who, span, source=bool(speaks))
        for k in [*self._owned.get(span, ()), *speaks]:
            self._who[k] = who

    def _never(self, span: Span) -> list[Identity]:
        """Those in whose own words a pronoun stands."""
        around = self._scene.quotation(span.start)
        if not around:
            return []
        quoting = self._quoting.get(around, ())
        if self._two and any(self._casting.is_turn(k) for k in quoting):
            return self._two
        return [who for k in quoting if (who := self._who[k])]


def _varies(phrase: Phrase, text: str) -> bool:
    """Whether a description may name somebody a second time who was just named, and never called so: "the investor", "the 43-year-old"."""
    if phrase.determiner != "the" or phrase.owner:
        return False
    if phrase.kind not in ("office", "unnamed"):
        return phrase.kind == "organisation" and phrase.bare and is_company(phrase.head)
    if phrase.bare:
        return can_vary(phrase.head)
    return is_called(phrase.head) and bool(_TOLD_BY.search(phrase.span.of(text)))
