"""What a content that only points means: the statement, or else the words, that "it", "this" or "the same" takes up (G13)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from onrecord.reading.clauses import pieces_of
from onrecord.reading.encoding import sentence_starts
from onrecord.reading.pointers import ACTS, MOVE, RULING, Pointer, Points, pointer
from onrecord.records import Act, Span, Spans, Statement

__all__ = ["referred"]

NEAR = 200  # characters from the end of what is taken up to the words that take it up
FAR = 600  # the same where something is contradicted or granted, or a noun stands for it
FARTHER = 2000  # the same where the noun tells the kind of utterance
TRIED = 30  # statements before, the nearest
AT_ONCE = 20  # characters from a question's end to its answer
CLAUSE = 200  # characters of words that are taken up
WORDS = 4  # of them at least
QUESTION = 3  # the same of a question
LONG = 400  # characters; what is longer, a turn say, is no one thing to take up
_LEADS = re.compile(r"[\s“”\"'‘’«»()—–-]*(?:(?:and|but|so|if you ask me now|there is (?:a|talk|word)(?: \w+)? that)[:,]? )*", re.I)
_TRAILS = re.compile(r"(?:[\s,;:.?!“”\"'‘’«»()—–-]|\b(?:and|but|because|as|though|although|or|if|who|which)\b)*$", re.I)
_WOULD = re.compile(r"\b(?:would|will|could|if)\b")
_MOVED = re.compile(r"\b(?:move[ds]?|tabled)\b")
_RULED = re.compile(
    r"\b(?:rul(?:ed|es|ing)|order(?:ed|s)|reject(?:ed|s)|dismiss(?:ed|es)|upheld|held|quashed|granted|decided|decreed|barred)\b"
)
_PLANS = frozenset([Act.PROMISE, Act.PROPOSE, Act.DEMAND])
_FRAMES = re.compile(r"\b(?:that|said|says|told|saying|according to|by)$", re.I)
_CONTRARY = frozenset([Act.DENY, Act.REJECT, Act.ADMIT, Act.SUPPORT, Act.OPPOSE])


def referred(text: str, found: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with what their contents point to, in their order."""
    pointing = {said.id: how for said in found if (how := pointer(text, said)) is not None}
    if not pointing:
        return tuple(found)
    told = _Before(text, found, pointing)
    targets = {id: told.taken_up(id) for id in pointing}
    return tuple(replace(said, refers_to=targets[said.id]) if targets.get(said.id) else said for said in found)


class _Before:
    """A report's statements by the place where their contents end."""

    def __init__(self, text: str, found: Sequence[Statement], pointing: Mapping[str, Pointer]) -> None:
        self._text, self._pointing = text, pointing
        self._by_id = {said.id: said for said in found}
        self._by_end = sorted(found, key=lambda said: (said.content[-1].end, len(self._above(said))))
        self._starts = sentence_starts(text)
        self._ends = [said.content[-1].end for said in self._by_end]

    def _above(self, said: Statement) -> tuple[str, ...]:
        """The statements that one stands in, the nearest first."""
        above: list[str] = []
        while said.parent is not None and said.parent in self._by_id and said.parent not in above:
            above.append(said.parent)
            said = self._by_id[said.parent]
        return tuple(above)

    def taken_up(self, id: str) -> str | Span | None:
        """The nearest statement before of the kind that is named, or words that nobody is told to have said, where they stand nearer.

        Of a chain, what is denied or granted is the outermost.
        """
        said, how = self._by_id[id], self._pointing[id]
        if how.doubtful:
            return None
        start = min(pieces_of(said)).start
        other, words = self._statement(said, how, start), self._words(said, how, start)
        if how.how is Points.ANSWER:
            asked = other is not None and other.act is Act.ASK and start - other.content[-1].end < AT_ONCE
            return other.id if other and asked else words
        if words and (other is None or other.content[-1].end <= words.start):
            return words
        if other is None:
            return None
        whole = said.act in _CONTRARY or how.how is Points.CLAUSE
        return self._outermost(other, self._above(said)) if whole else other.id

    def _statement(self, said: Statement, how: Pointer, start: int) -> Statement | None:
        """The nearest statement of the kind that is named, which is no pointer and, where it is denied or granted, somebody else's."""
        above, reach = self._above(said), self._reach(said, how)
        turns = how.how in (Points.RETORT, Points.ANSWER)
        for other in self._nearest(start):
            if start - other.content[-1].end > reach:
                return None
            if other.id == said.id or other.id in above or (other.cue and other.cue == said.cue) or self._only_points(other.id):
                continue
            own = said.act in _CONTRARY and other.speaker is not None and other.speaker == said.speaker
            if not own and self._is_one(other, turns=turns) and self._fits(other, how.noun):
                return other
        return None

    def _reach(self, said: Statement, how: Pointer) -> int:
        """How many characters before it what a content points to may end."""
        if how.noun in ACTS or how.noun == RULING:
            return FARTHER
        return FAR if said.act in _CONTRARY or how.how in (Points.NOUN, Points.RETORT) or how.noun == MOVE else NEAR

    def _fits(self, other: Statement, noun: str) -> bool:
        """Whether a statement is of the kind that a noun names."""
        cue, content = (" ".join(piece.of(self._text) for piece in part) for part in (other.cue, other.content))
        if noun == RULING:
            return bool(_RULED.search(cue))
        if noun == MOVE:
            return other.act in _PLANS or bool(_WOULD.search(content))
        wanted = ACTS.get(noun, ())
        by_words = (noun == "offer" and _WOULD.search(content)) or (noun == "motion" and _MOVED.search(cue))
        return not wanted or other.act in wanted or bool(by_words)

    def _words(self, said: Statement, how: Pointer, start: int) -> Span | None:
        """The clause or the sentence right before that no statement holds but those that this one stands in."""
        if how.how not in (Points.BARE, Points.ANSWER):
            return None
        k = bisect_right(self._starts, start) - 1
        same = self._clause(self._starts[k], start) if k >= 0 else None
        if same is None and (said.act in _CONTRARY or k < 1):
            return None
        words = same or self._clause(self._starts[k - 1], self._starts[k])
        if words is None or (how.how is Points.ANSWER and not self._asks(words)):
            return None
        return None if self._held(words, {said.id, *self._above(said)}) else words

    def _asks(self, words: Span) -> bool:
        return self._text.startswith("?", words.end)

    def _held(self, words: Span, above: Set[str]) -> bool:
        """Whether a statement other than those has some of the words."""
        k = bisect_left(self._ends, words.start)
        near = self._by_end[max(0, k - TRIED) : k + 2 * TRIED]
        return any(piece.meets(words) for other in near if other.id not in above for piece in pieces_of(other))

    def _clause(self, start: int, end: int) -> Span | None:
        """What stands between two places, without the words that only lead on; None where that is no short clause."""
        words = self._text[start:end]
        if end - start > LONG or "\n" in words.strip():
            return None
        left, right = _LEADS.match(words), _TRAILS.search(words)
        first, last = start + (left.end() if left else 0), start + (right.start() if right else len(words))
        if not 0 < last - first <= CLAUSE:
            return None
        span = Span(first, last)
        if _FRAMES.search(span.of(self._text)) or self._text[span.start].isdigit():
            return None
        return span if len(span.of(self._text).split()) >= (QUESTION if self._asks(span) else WORDS) else None

    def _only_points(self, id: str) -> bool:
        """Whether a statement points, and is not what another may mean: "that it was a joke"."""
        how = self._pointing.get(id)
        says = how is not None and how.how is Points.CLAUSE and self._by_id[id].content[0].of(self._text).startswith(("it", "that", "this"))
        return how is not None and not says

    def _is_one(self, other: Statement, *, turns: bool) -> bool:
        """Whether a statement is one thing to take up: told to be said, or a turn that asks."""
        asks = turns and (self._asks(other.content[-1]) or other.content[-1].of(self._text).rstrip("”\"'’» ").endswith("?"))
        return (bool(other.cue) or asks) and _length(other.content) <= LONG

    def _nearest(self, start: int) -> Iterator[Statement]:
        k = bisect_left(self._ends, start + 1)
        yield from self._by_end[max(0, k - TRIED) : k][::-1]

    def _outermost(self, other: Statement, above: tuple[str, ...]) -> str:
        while other.parent is not None and other.parent in self._by_id and other.parent not in above:
            if _length(self._by_id[other.parent].content) > LONG:
                break
            other = self._by_id[other.parent]
        return other.id


def _length(content: Spans) -> int:
    return sum(piece.end - piece.start for piece in content)
