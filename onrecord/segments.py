"""Marks that overlap as they like, cut into pieces that nest: what a page needs that can only put one thing inside another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from onrecord.records import Span

__all__ = ["Close", "Mark", "Open", "Segment", "Words", "cut", "merge", "nest"]

DEEPEST = 6  # marks of one layer over the same words that are shown; what lies deeper is not


@dataclass(frozen=True, slots=True)
class Mark:
    """Something about a stretch of the text. Lower layers, and in a layer lower ranks, stand around higher ones; no two have the same."""

    layer: int
    rank: tuple[int, ...]
    span: Span
    kind: str
    number: int = 0  # of what it is about, for who draws it


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under the same marks, the outermost first."""

    span: Span
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins; `first` where it does so in the text too, and is not only taken up again."""

    mark: Mark
    first: bool


@dataclass(frozen=True, slots=True)
class Close:
    """A mark ends; `last` where it does so in the text too."""

    mark: Mark
    last: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the text without anything inside it."""

    span: Span


def cut(rows: Sequence[Span], marks: Iterable[Mark]) -> Iterator[list[Segment]]:
    """For each row, in order and one after another, its segments; together they are the whole row."""
    coming = sorted(marks, key=lambda mark: mark.span.start, reverse=True)
    under: dict[int, list[Mark]] = {layer: [] for layer in sorted({mark.layer for mark in coming})}
    ends: list[tuple[int, int, tuple[int, ...]]] = []
    for row in rows:
        segments, place = [], row.start
        while place < row.end:
            while ends and ends[0][0] <= place:
                _, layer, rank = heappop(ends)
                del under[layer][bisect_left(under[layer], rank, key=_rank)]
            while coming and coming[-1].span.start <= place:
                mark = coming.pop()
                if mark.span.end > place:
                    insort(under[mark.layer], mark, key=_rank)
                    heappush(ends, (mark.span.end, mark.layer, mark.rank))
            end = min([row.end, *(each[0] for each in ends[:1]), *(mark.span.start for mark in coming[-1:])])
            shown = tuple(mark for layer in under.values() for mark in layer[:DEEPEST])
            segments.append(Segment(Span(place, end), shown))
            place = end
        yield segments


def _rank(mark: Mark) -> tuple[int, ...]:
    return mark.rank


def nest(segments: Sequence[Segment]) -> Iterator[Open | Close | Words]:
    """The segments of a row as what opens, closes and stands between; all that opens is closed, the last first."""
    open_marks: tuple[Mark, ...] = ()
    for segment in segments:
        kept = _common(open_marks, segment.marks)
        yield from _closed(open_marks[kept:], segment.span.start)
        for mark in segment.marks[kept:]:
            yield Open(mark, mark.span.start == segment.span.start)
        yield Words(segment.span)
        open_marks = segment.marks
    if segments:
        yield from _closed(open_marks, segments[-1].span.end)


def _common(before: tuple[Mark, ...], after: tuple[Mark, ...]) -> int:
    same = 0
    while same < min(len(before), len(after)) and before[same] is after[same]:
        same += 1
    return same


def _closed(marks: tuple[Mark, ...], place: int) -> Iterator[Close]:
    return (Close(mark, mark.span.end == place) for mark in reversed(marks))


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans as few as can be over the same characters."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
