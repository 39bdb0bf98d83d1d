"""Words that somebody types, found where they stand in a report: what is not printed there can't be pointed at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.errors import CannotJudge
from onrecord.records import Span, Spans

__all__ = ["pointed"]

_POSITIONS = re.compile(r"\s*([0-9]+)\s*:\s*([0-9]+)\s*")
_ALIKE = ('"“”„‟«»「」『』', "'’‘‚‛ʼ‹›", "-‐‑‒–—―−")  # what a keyboard has one key for
_LONGEST = 80  # characters of what was asked that an error repeats


def pointed(text: str, asked: Sequence[str], near: Spans, apart_from: Spans = ()) -> Spans:
    """The spans that words, or positions such as `120:180`, point at: one for each, in the order of the text; none for one empty word.

    Words that stand in several places mean the place nearest to `near`, but not within `apart_from` if there is another. White space is
    all alike, and so are quotation marks and dashes of every kind; whole words go before parts of words, and the very case before another.
    Raises CannotJudge where they don't stand there, or where pieces overlap.
    """
    if [words.strip() for words in asked] == [""]:
        return ()
    spans = sorted(_positions(text, words) or _nearest(text, words, near, apart_from) for words in asked)
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise CannotJudge(f"{_shown(before.of(text))} and {_shown(after.of(text))} overlap: name pieces that lie apart")
    return tuple(spans)


def _positions(text: str, words: str) -> Span | None:
    found = _POSITIONS.fullmatch(words)
    if not found:
        return None
    start, end = (int(place[:12]) for place in found.groups())
    if not start < end <= len(text):
        raise CannotJudge(f"{_shown(words)}: no positions in this report: it has {len(text):,} characters, and a start is before its end")
    if not text[start:end].strip():
        raise CannotJudge(f"{_shown(words)}: there are no words there")
    return Span(start, end)


def _nearest(text: str, words: str, near: Spans, apart_from: Spans) -> Span:
    places = _places(text, words)
    if not places:
        why = "these words don't stand in the report: give words as they are printed there, or positions such as 120:180"
        raise CannotJudge(f"{_shown(words)}: {why}")
    return min(places, key=lambda place: (any(place.meets(span) for span in apart_from), _way(place, near), place))


def _places(text: str, words: str) -> Sequence[Span]:
    """Every place of words, in the first way of looking that finds one."""
    pattern = "".join(_pattern(unicodedata.normalize("NFC", words).strip()))
    whole = (r"(?<!\w)" if re.match(r"\w", words.strip()) else "") + pattern + (r"(?!\w)" if re.search(r"\w\Z", words.strip()) else "")
    ways = ((whole, 0), (whole, re.IGNORECASE), (pattern, 0), (pattern, re.IGNORECASE))
    found = ([Span(*place.span()) for place in re.finditer(way, text, flags)] for way, flags in ways if pattern)
    return next((places for places in found if places), [])


def _pattern(words: str) -> Iterator[str]:
    for piece in re.findall(r"\s+|\S", words):
        alike = next((marks for marks in _ALIKE if piece in marks), None)
        yield r"\s+" if piece.isspace() else f"[{re.escape(alike)}]" if alike else re.escape(piece)


def _way(place: Span, near: Spans) -> tuple[int, int]:
    """How far a place is from the nearest of some spans: characters between them, then between their beginnings."""
    return min(((max(0, span.start - place.end, place.start - span.end), abs(place.start - span.start)) for span in near), default=(0, 0))


def _shown(words: str) -> str:
    return repr(words if len(words) <= _LONGEST else words[:_LONGEST] + "…")
