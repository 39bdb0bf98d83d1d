"""What a content that only points means: the statement, or else the words, that "it", "this" or "the same" takes up (G13).

Each content that may point is put beside what stands before it. How likely it means that, the weights tell (`pointing`), by how both look;
the likeliest is taken where it is likely enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from onrecord.reading.clauses import pieces_of
from onrecord.reading.encoding import sentence_starts
from onrecord.reading.pointers import Pointer, fits, pointer, printed
from onrecord.reading.pointing import LEAST, WEIGHTS
from onrecord.records import Act, Span, Statement

__all__ = ["Looks", "beside", "referred"]

FAR = 2500  # characters from the end of what is taken up to the words that take it up
TRIED = 12  # statements before, the nearest
CLAUSE = 220  # characters of words that are taken up
WORDS = 4  # of them at least, of a question one less
AT_ONCE = 30  # characters from a question's end to its answer
ABOUT = 3  # characters of a name
_LEADS = re.compile(
    r"[\s“”\"'‘’«»()—–-]*(?:(?:and|but|so|if|there (?:is|was|were|are|had been|have been) (?:a |talk|word|rumou?rs)(?:\w+ )?(?:\w+ )?that"
    r"|it (?:is|was|had been|has been) (?:\w+ )?\w+ that)[:,]? )*",
    re.I,
)
_TRAILS = re.compile(r"(?:[\s,;:.?!“”\"'‘’«»()—–-]|\b(?:and|but|because|as|though|although|or|if|who|which)\b)*$", re.I)
_TOLD = re.compile(r"\b(?:said|says|told|saying|according to)\b")
_NAME = re.compile(rf"\b(?!(?:The|She|They|His|Her|Its)\b)[A-Z][\w’'-]{{{ABOUT - 1},}}")

Looks = frozenset[str]
Target = str | Span


@dataclass(frozen=True, slots=True)
class _From:
    """A statement that points, and from where."""

    said: Statement
    how: Pointer
    start: int
    above: tuple[str, ...]
    names: tuple[str, ...]


def referred(text: str, found: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with what their contents point to, in their order."""
    targets = {id: target for id, pairs in beside(text, found) if (target := _likeliest(pairs)) is not None}
    return tuple(replace(said, refers_to=targets[said.id]) if said.id in targets else said for said in found)


def _likeliest(pairs: Sequence[tuple[Target, Looks]]) -> Target | None:
    """What is likely enough, of equals the first, which is the nearest."""
    likely = [fsum(WEIGHTS.get(look, 0.0) for look in looks) for _, looks in pairs]
    best = max(likely, default=LEAST - 1)
    return pairs[likely.index(best)][0] if best >= LEAST else None


def beside(text: str, found: Sequence[Statement]) -> Iterator[tuple[str, list[tuple[Target, Looks]]]]:
    """Each statement that may point, by its id, with all that it may mean and how both look together."""
    pointing = {said.id: how for said in found if (how := pointer(text, said)) is not None}
    if pointing:
        told = _Before(text, found, pointing)
        yield from ((id, told.beside(id)) for id in pointing)


class _Before:
    """A report's statements by the place where their contents end."""

    def __init__(self, text: str, found: Sequence[Statement], pointing: Mapping[str, Pointer]) -> None:
        self._text, self._pointing = text, pointing
        self._by_id = {said.id: said for said in found}
        self._above_of = {said.id: self._above(said) for said in found}
        self._by_end = sorted(found, key=lambda said: (said.content[-1].end, -len(self._above_of[said.id])))
        self._ends = [said.content[-1].end for said in self._by_end]
        self._starts = sentence_starts(text)
        self._holding = {said.parent for said in found}
        self._words: dict[str, tuple[str, str]] = {}

    def _above(self, said: Statement) -> tuple[str, ...]:
        """The statements that one stands in, the nearest first."""
        above: list[str] = []
        while said.parent is not None and said.parent in self._by_id and said.parent not in above:
            above.append(said.parent)
            said = self._by_id[said.parent]
        return tuple(above)

    def beside(self, id: str) -> list[tuple[Target, Looks]]:
        said = self._by_id[id]
        names = tuple(_NAME.findall(printed(self._text, said.source)))
        one = _From(said, self._pointing[id], min(pieces_of(said)).start, self._above_of[id], names)
        fitting, pairs = 0, list[tuple[Target, Looks]]()
        for rank, other in enumerate(self._nearest(one)):
            looks = self._looks(one, other, rank)
            if "fits" in looks:
                looks.append("fits first" if not fitting else "fits later")
                fitting += 1
            pairs.append((other.id, frozenset(looks)))
        return pairs + [(words, frozenset(looks)) for words, looks in self._clauses(one)]

    def _nearest(self, one: _From) -> Iterator[Statement]:
        """The statements that end before, the nearest first, but those that it stands in; nobody denies what they said themselves."""
        k = bisect_right(self._ends, one.said.content[0].start)
        tried = 0
        for other in reversed(self._by_end[max(0, k - 2 * TRIED) : k]):
            if one.start - other.content[-1].end > FAR or tried == TRIED:
                return
            if other.id == one.said.id or other.id in one.above or one.said.id in self._above_of[other.id]:
                continue
            if one.said.act is not Act.DENY or other.speaker is None or other.speaker != one.said.speaker:
                tried += 1
                yield other

    def _looks(self, one: _From, other: Statement, rank: int) -> list[str]:
        """How a statement that points and one before it look together."""
        how, said, end = one.how, one.said, other.content[-1].end
        sentences = bisect_right(self._starts, one.start) - bisect_right(self._starts, end - 1)
        inner = [id for id in self._above_of[other.id] if id not in one.above]
        own = other.speaker is not None and other.speaker == said.speaker
        kind = "noun" if how.noun else "word"
        looks = [
            *how.looks,
            f"{kind}: {min(rank, 5)} between",
            f"{kind}: {min(sentences, 5)} sentences on",
            f"{min(rank, 1)} between, {min(sentences, 4)} sentences on",
            "inner" if inner else "outer",
            *(["holds others"] if other.id in self._holding else []),
            *(["own", f"own cue {how.cue}"] if own else []),
        ]
        return looks + self._told(one, other)

    def _told(self, one: _From, other: Statement) -> list[str]:
        """What the words of a statement before say for it."""
        how, noun = one.how, one.how.noun
        cue, content = self._of(other)
        asks = other.act is Act.ASK or content.endswith("?") or self._text.startswith("?", other.content[-1].end)
        points = self._pointing.get(other.id)
        fit = fits(noun, other.act, cue, content) if noun else None
        return [
            f"{how.word} after a question" if asks else f"{how.word} after no question",
            *(["an answer at once"] if asks and how.word == "yes" and one.start - other.content[-1].end < AT_ONCE else []),
            *(["only points" if points.whole else "may point"] if points else []),
            *(["nobody told"] if not other.cue else []),
            *(["about the speaker"] if any(name in content for name in one.names) else []),
            *(["denies a charge"] if other.act is Act.ACCUSE and how.cue in ("deny", "reject") else []),
            *([] if fit is None else ["fits" if fit else "does not fit"]),
            *(["has the noun"] if len(noun) > ABOUT and noun[:4] in f"{cue} {content}".lower() else []),
        ]

    def _of(self, other: Statement) -> tuple[str, str]:
        """The words of a statement's cue and content."""
        if other.id not in self._words:
            self._words[other.id] = printed(self._text, other.cue), printed(self._text, other.content).rstrip("”\"'’» ")
        return self._words[other.id]

    def _clauses(self, one: _From) -> Iterator[tuple[Span, list[str]]]:
        """What stands before in the same sentence, and the sentence before."""
        k = bisect_right(self._starts, one.start) - 1
        places = [("clause", self._starts[k], one.start)] if k >= 0 else []
        places += [("sentence", self._starts[k - 1], self._starts[k])] if k > 0 else []
        for name, start, end in places:
            if words := self._clause(start, end):
                held = "told" if self._held(words, one) else "free"
                looks = [*one.how.looks, name, f"{name} {held}", f"{name} {one.how.word}", f"words cue {one.how.cue}"]
                looks += ["words ask", f"words ask {one.how.word}"] if self._text.startswith("?", words.end) else []
                looks += ["words tell"] if _TOLD.search(words.of(self._text)) else []
                looks += ["words and a line"] if "\n" in self._text[words.end : one.start] else []
                yield words, looks

    def _held(self, words: Span, one: _From) -> bool:
        """Whether another statement has some of the words."""
        k = bisect_left(self._ends, words.start)
        near = self._by_end[k : k + 3 * TRIED]
        return any(p.meets(words) for o in near if o.id != one.said.id and o.id not in one.above for p in pieces_of(o))

    def _clause(self, start: int, end: int) -> Span | None:
        """What stands between two places, without the words that only lead on; None where that is no short clause."""
        words = self._text[start : min(end, start + 2 * CLAUSE)]
        if "\n" in words.strip():
            return None
        left, right = _LEADS.match(words), _TRAILS.search(words)
        first, last = start + (left.end() if left else 0), start + (right.start() if right else len(words))
        if not 0 < last - first <= CLAUSE:
            return None
        asks = self._text.startswith("?", last)
        return Span(first, last) if len(self._text[first:last].split()) >= WORDS - asks else None
