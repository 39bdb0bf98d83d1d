"""The sentences that statements stand in, and what is left of each beside the pieces that statements have taken."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.reading.encoding import sentence_starts
from onrecord.records import Span, Spans, Statement

__all__ = ["Clause", "Sentences", "pieces_of"]


LONG = 2000  # characters; the few pieces that are longer are kept apart
NEAR = 20  # pieces before a place, one of which may reach into a sentence
WIDE = 600  # characters of a sentence before and after a statement's own words; no sentence needs more


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement's own pieces, and the gaps beside them in its sentence: what no statement has taken."""

    own: Spans
    cue: Spans
    content: Spans
    gaps: Spans


def pieces_of(said: Statement) -> Spans:
    return said.source + said.cue + said.content


class Sentences:
    """A report's sentences with the pieces of all its statements."""

    def __init__(self, text: str, found: Sequence[Statement], datelines: Sequence[Span] = ()) -> None:
        self._starts = sorted({*sentence_starts(text), *(line.end for line in datelines), len(text)})
        self._content = {said.id: said.content for said in found}
        self._pieces = sorted((piece, said.id) for said in found for piece in pieces_of(said))
        self._long = [each for each in self._pieces if each[0].end - each[0].start > LONG]
        self._begins = [piece.start for piece, _ in self._pieces]

    def end(self, place: int) -> int:
        """Where the sentence ends whose last character stands before a place."""
        return self._starts[min(bisect_right(self._starts, place - 1), len(self._starts) - 1)]

    def untold_before(self, place: int) -> Span | None:
        """The sentence before the one that holds a place, if no statement has words in it."""
        k = bisect_right(self._starts, place) - 1
        if k < 1:
            return None
        start, end = self._starts[k - 1], self._starts[k]
        last = bisect_right(self._begins, end - 1) - 1
        if any(piece.end > start for piece, _ in (*self._long, *self._pieces[max(0, last - NEAR) : last + 1]) if piece.start < end):
            return None
        return Span(start, end) if end - start <= WIDE else None

    def apart(self, one: Statement, other: Statement) -> int:
        """How many sentences later another statement begins."""
        ends = max(piece.end for piece in pieces_of(one))
        return bisect_right(self._starts, min(pieces_of(other)).start) - bisect_right(self._starts, ends - 1)

    def clause(self, said: Statement) -> Clause:
        """The clause of a statement: the sentence of its source and cue, inside what it is nested in."""
        head = min(said.source + said.cue or said.content)
        last = (said.cue or (head,))[-1].end
        start = max(self._starts[bisect_right(self._starts, head.start) - 1], head.start - WIDE)
        end = min(self.end(last), last + WIDE)
        grounds = self._content.get(said.parent or "", (Span(start, end),))
        low, high = bisect_right(self._begins, start - LONG - 1), bisect_right(self._begins, end)
        others = (
            piece
            for piece, whose in chain(self._long, self._pieces[low:high])
            if whose != said.id and piece.end > start and not piece.holds(head)
        )
        taken = sorted({*pieces_of(said), *others})
        own = sorted(pieces_of(said))
        begins, ends = {piece.start for piece in own}, {piece.end for piece in own}
        gaps = (gap for ground in grounds for gap in _gaps(taken, max(start, ground.start), min(end, ground.end)))
        return Clause(tuple(own), said.cue, said.content, tuple(gap for gap in gaps if gap.start in ends or gap.end in begins))


def _gaps(taken: Sequence[Span], place: int, end: int) -> list[Span]:
    """What of a stretch no piece has taken."""
    gaps = []
    for piece in taken:
        if piece.end <= place or piece.start >= end:
            continue
        if piece.start > place:
            gaps.append(Span(place, piece.start))
        place = max(place, piece.end)
    return [*gaps, Span(place, end)] if place < end else gaps
