"""
Which predicted statement is which gold one.

Spans are compared by the words that they touch, so that a quotation mark or a comma more or less is no fault. Two statements are
one where content and source each share at least half of their words (Jaccard), and each statement is used once, the closest first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.evaluation.polnear import join
from onrecord.records import Manner, Span, Speaker, Statement

ENOUGH = 0.5
_WORD = re.compile(r"\w+")
_EITHER_END = frozenset("\"“”„‟«»″‘’'`")
_DOUBLE = re.compile("[\"“”„‟«»″]|``|''")
_SINGLE = re.compile(r"(?<!\w)['‘]\w.*?['’](?!\w)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    """One text with its statements as people and as the reader have them; `speakers` are the reader's."""

    text: str
    gold: tuple[Statement, ...]
    found: tuple[Statement, ...]
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a text (runs of \\w) start and end; a word is known by its number."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        spans = [match.span() for match in _WORD.finditer(text)]
        return cls(text, tuple(a for a, _ in spans), tuple(b for _, b in spans))

    def touched(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the words that share a character with one of the spans."""
        return frozenset(i for s in spans for i in range(bisect_right(self.ends, s.start), bisect_left(self.starts, s.end)))


@dataclass(frozen=True, slots=True)
class Part:
    """One role of one statement: its words, and its pieces without the punctuation at their ends."""

    words: frozenset[int]
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement, ready to be compared; `manner` is read off its quotation marks, None where the content has no word."""

    statement: Statement
    source: Part
    cue: Part
    content: Part
    manner: Manner | None


def count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def compared(words: Words, statements: Iterable[Statement]) -> tuple[Compared, ...]:
    return tuple(_compared(words, statement) for statement in statements)


def _compared(words: Words, statement: Statement) -> Compared:
    source, cue, content = (_part(words, spans) for spans in (statement.source, statement.cue, statement.content))
    return Compared(statement, source, cue, content, manner(words.text, statement) if content.words else None)


def _part(words: Words, spans: tuple[Span, ...]) -> Part:
    trimmed = (_trimmed(words.text, *piece) for piece in _joined(words.text, spans))
    return Part(words.touched(spans), tuple(piece for piece in trimmed if piece[0] < piece[1]))


def _joined(text: str, spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return join([(span.start, span.end) for span in spans], text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span from its first to its last letter or digit."""
    inside = [i for i in range(start, min(end, len(text))) if text[i].isalnum()]
    return (inside[0], inside[-1] + 1) if inside else (start, start)


def manner(text: str, statement: Statement) -> Manner:
    """Direct where the content starts and ends with a quotation mark, mixed where it holds one, else indirect."""
    words = " ".join(text[a:b] for a, b in _joined(text, statement.content)).strip()
    last = words.rstrip(".,;:!? \n")[-1:]
    if len(words) > 2 and words[0] in _EITHER_END and last in _EITHER_END:
        return Manner.DIRECT
    return Manner.MIXED if _DOUBLE.search(words) or _SINGLE.search(words) else Manner.INDIRECT


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the words of both that both have; 0 where neither has any."""
    return len(one & other) / len(one | other) if one or other else 0.0


def closeness(gold: Compared, found: Compared) -> float:
    """How much content and source agree, up to 2; 0 where one of them does not agree enough. Two absent sources agree."""
    content = jaccard(gold.content.words, found.content.words)
    if content < ENOUGH:
        return 0.0
    unsourced = not gold.source.words and not found.source.words
    source = 1.0 if unsourced else jaccard(gold.source.words, found.source.words)
    return content + source if source >= ENOUGH else 0.0


def by_content(gold: Compared, found: Compared) -> float:
    """Closeness by content alone."""
    content = jaccard(gold.content.words, found.content.words)
    return content if content >= ENOUGH else 0.0


def pairs(
    gold: Sequence[Compared],
    found: Sequence[Compared],
    close: Callable[[Compared, Compared], float] = closeness,
) -> dict[int, int]:
    """Places in `gold` to places in `found`, one to one: the closest pair first, the earlier statements where two are as close."""
    ranked = sorted(
        (-nearness, i, j) for i, one in enumerate(gold) for j, other in enumerate(found) if (nearness := close(one, other)) > 0.0
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in ranked:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken
