"""Statements on their way, and where they may stand: none runs over what is no part of the story."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.spans import covered, holds
from onrecord.records import Span, Spans, Zone

__all__ = ["Draft", "fenced", "in_order", "readable"]

NEVER = frozenset(["dateline", "byline", "credit", "timestamp", "promo", "boilerplate"])  # nobody says anything there
_UNSEEN = frozenset(["credit", "promo", "boilerplate"])  # the model reads on better without them; with places, dates and authors


@dataclass(slots=True)
class Draft:
    """A statement on its way; `parent` and `runs_on` (whose speaker speaks on) are indices into the drafts."""

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    parent: int | None = None
    runs_on: int | None = None
    score: float = 1.0
    by: str = ""

    def pieces(self) -> Spans:
        return tuple(sorted(self.source + self.cue + self.content))


def readable(text: str, zones: Iterable[Zone]) -> str:
    """The text as the model reads it: as long, its lines as they are, and spaces where it has nothing to read."""
    pieces, at = list[str](), 0
    for span in covered(zone.span for zone in zones if zone.kind in _UNSEEN):
        pieces += [text[at : span.start], "\n".join(" " * len(line) for line in span.of(text).split("\n"))]
        at = span.end
    return "".join([*pieces, text[at:]])


class _Fences:
    """The zones of a report as fields: each headline, deck and caption is one by itself, all body together is another."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        self._never = covered(zone.span for zone in zones if zone.kind in NEVER)
        self._fields = covered(zone.span for zone in zones if zone.kind not in NEVER and zone.kind != "body")

    def field(self, at: int) -> Span | None:
        """The field by itself in which a place lies; None in the body."""
        return _around(self._fields, at)

    def inside(self, spans: Spans, field: Span | None) -> Spans:
        """The parts of spans that lie in a field, or in the body."""
        if field is None:
            kept = [part for span in spans for part in _without(span, self._fields)]
        else:
            kept = [Span(max(span.start, field.start), min(span.end, field.end)) for span in spans if span.meets(field)]
        return tuple(part for span in kept for part in _without(span, self._never))


def _around(spans: list[Span], at: int) -> Span | None:
    k = bisect_right(spans, at, key=lambda span: span.start) - 1
    return spans[k] if k >= 0 and at < spans[k].end else None


def _without(span: Span, cuts: list[Span]) -> Iterable[Span]:
    k, at = bisect_right(cuts, span.start, key=lambda cut: cut.end), span.start
    while k < len(cuts) and cuts[k].start < span.end:
        if at < cuts[k].start:
            yield Span(at, cuts[k].start)
        at, k = cuts[k].end, k + 1
    if at < span.end:
        yield Span(at, span.end)


def fenced(drafts: Sequence[Draft], zones: Sequence[Zone], text: str) -> list[Draft]:
    """The drafts cut to where their attributing words (or else their first words) stand; without those of which nothing is left."""
    fences = _Fences(zones)
    cut = [_cut(draft, fences, text) for draft in drafts]
    kept = [i for i, draft in enumerate(cut) if draft.content and bool(draft.cue) == bool(drafts[i].cue)]
    new = {old: i for i, old in enumerate(kept)}

    def parent(i: int) -> int | None:
        around = cut[i].parent
        while around is not None and not (around in new and holds(cut[around].content, cut[i].pieces())):
            around = cut[around].parent
        return None if around is None else new[around]

    return [replace(cut[i], parent=parent(i), runs_on=_new(cut[i].runs_on, new)) for i in kept]


def _new(index: int | None, new: dict[int, int]) -> int | None:
    return None if index is None else new.get(index)


def _cut(draft: Draft, fences: _Fences, text: str) -> Draft:
    field = fences.field((draft.cue or draft.content)[0].start)
    parts = (tuple(_trimmed(part, text) for part in fences.inside(spans, field)) for spans in (draft.content, draft.source, draft.cue))
    content, source, cue = (tuple(part for part in spans if part) for spans in parts)
    return replace(draft, content=content, source=source, cue=cue)


def _trimmed(span: Span, text: str) -> Span | None:
    """The span without the white space at its ends; None where no letter or digit is left."""
    words = span.of(text)
    if not any(character.isalnum() for character in words) and not (len(words) == 1 and not words.isspace()):
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def in_order(drafts: list[Draft]) -> list[Draft]:
    """By first character, outer before inner."""

    def depth(i: int) -> int:
        parent = drafts[i].parent
        return 0 if parent is None else 1 + depth(parent)

    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].pieces()[0].start, depth(i), i))
    new_of: dict[int | None, int | None] = {None: None} | {old: i for i, old in enumerate(order)}
    return [replace(drafts[i], parent=new_of[drafts[i].parent], runs_on=new_of[drafts[i].runs_on]) for i in order]
