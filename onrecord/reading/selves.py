"""Whom "I", "we" and "you" mean where they are the source of a statement: who is speaking there, and who is spoken to."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.reading.casting import SELF, Casting
from onrecord.reading.identity import Identity
from onrecord.records import Span

__all__ = ["speak_for_themselves"]

_SPOKEN_TO = ("you", "your")


def speak_for_themselves(casting: Casting) -> None:
    """Gives statements whose source is a pronoun of the first or second person to whoever that is."""
    selves = [(k, phrase) for k, phrase in enumerate(casting.read) if phrase and phrase.form == "pronoun" and phrase.word in SELF]
    if not selves:
        return
    speaking = _Speaking(casting)
    for k, phrase in selves:
        casting.who[k] = who = speaking.spoken_to(k) if phrase.word in _SPOKEN_TO else speaking.speaker(k)
        if who:
            who.mention("self", phrase.span)


class _Speaking:
    """Who speaks where in a report."""

    def __init__(self, casting: Casting) -> None:
        self._casting, self._told, self._who = casting, casting.told, casting.who
        self._turns = [k for k in range(len(casting.told)) if casting.is_turn(k)]
        self._quoting: dict[Span, int] = {}  # the first statement that has words of a quotation
        for k, each in enumerate(casting.told):
            for piece in each.content if each.parent is None and (each.source or each.cue) else ():
                if around := casting.scene.quotation(piece.start):
                    self._quoting.setdefault(around, k)
        self._writer: Identity | None = None

    def speaker(self, k: int) -> Identity | None:
        """Who says "I" in the source of a statement: the speaker of what it stands in."""
        told = self._told
        parent = told[k].parent
        while parent is not None:
            who = self._who[parent]
            if (
                who
                and self._is_quoted(parent, told[k].source[0].start)
                and not (who.kind == "document" and told[parent].parent is not None)
            ):
                return who
            runs_on = told[parent].runs_on
            parent = runs_on if runs_on is not None else told[parent].parent
        if around := self._casting.scene.quotation(told[k].source[0].start):
            quoting = self._quoting.get(around, k)
            return self._who[quoting] if quoting != k else self._casting.last_before(around.start, None)
        return self._author()

    def _is_quoted(self, k: int, at: int) -> bool:
        """Whether a statement is told, at a place in it, in its speaker's own words, so that "I" there is the speaker."""
        each, scene = self._told[k], self._casting.scene
        beside = (each.source or each.cue)[:1]
        return not beside or scene.quotation(at) is not scene.quotation(beside[0].start)

    def spoken_to(self, k: int) -> Identity | None:
        """In a transcript the speaker of the next turn, or else of the one before, who is somebody else."""
        while (parent := self._told[k].parent) is not None:
            k = parent
        at = bisect_left(self._turns, k)
        if not self._casting.is_turn(k):
            return None
        beside = [*self._turns[at + 1 : at + 2], *self._turns[max(0, at - 1) : at]]
        return next((self._who[j] for j in beside if self._who[j] is not self._who[k]), None)

    def _author(self) -> Identity | None:
        """Who "I" is outside all quotations: the report's one author, where the name is printed in it."""
        authors, text, ids = self._casting.report.authors, self._casting.text, self._casting.ids
        if len(authors) != 1 or self._writer:
            return self._writer
        known = next((who for who in ids.all if any(m.of(text) == authors[0] for m in who.mentions)), None)
        at = text.find(authors[0])
        if known is None and at >= 0:
            known = Identity("person")
            known.mention("name", Span(at, at + len(authors[0])))
            known.named.append(Span(at, at + len(authors[0])))
            ids.all.append(known)
        self._writer = known
        return known
