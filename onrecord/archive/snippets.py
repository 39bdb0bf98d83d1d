"""What to show of a text in which something was found: the stretch of it where most of that stands."""

from __future__ import annotations

import re

from onrecord.records import Span, Spans

__all__ = ["LONGEST", "snippet"]

LONGEST = 280  # characters
_BEFORE = 60  # of them, before the first hit
_BREAK = re.compile(r"[^\S\n]")


def snippet(text: str, hits: Spans, within: Span) -> Span:
    """A stretch of at most some characters within another: of one paragraph where it can be, from word to word, with most hits."""
    inside = [hit for hit in hits if within.holds(hit)] or [Span(within.start, within.start + 1)]
    best = max(inside, key=lambda hit: (_hits_from(text, hit, inside, within), -hit.start))
    bounds = _paragraph(text, best, within)
    if bounds.end - bounds.start <= LONGEST:
        return bounds
    start = min(max(bounds.start, best.start - _BEFORE), bounds.end - LONGEST)
    end = start + LONGEST
    if start > bounds.start and (gap := _BREAK.search(text, start, best.start)):
        start = gap.end()
    if end < bounds.end and (cut := [gap.start() for gap in _BREAK.finditer(text, min(best.end, end), end + 1)]):
        end = cut[-1]
    return Span(start, max(end, min(best.end, start + LONGEST)))


def _hits_from(text: str, first: Span, hits: list[Span], within: Span) -> int:
    """How many hits, weighed by their length, would be shown with this one as the first."""
    end = min(_paragraph(text, first, within).end, first.start + LONGEST - _BEFORE)
    return sum(hit.end - hit.start for hit in hits if first.start <= hit.start and hit.end <= end)


def _paragraph(text: str, hit: Span, within: Span) -> Span:
    """The lines around a hit that are within a stretch, without the space around them."""
    start = max(within.start, text.rfind("\n", 0, hit.start) + 1)
    end = text.find("\n", hit.end)
    words = text[start : min(within.end, end if end >= 0 else len(text))]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())) if words.strip() else hit
