"""A report cut into the rows of a page: each line with its marks, its statements and its notes beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.drawing.pen import AROUND, INSIDE, Pen, content, heights, spread, starting
from onrecord.outline import Entry, flags, zones
from onrecord.records import Dossier, Flag, Span, Spans
from onrecord.segments import Mark, Segment, cut, merge

__all__ = ["Note", "Row", "rows"]


@dataclass(frozen=True, slots=True)
class Note:
    """A word to the reader in the margin; `own` where it is about the outlet's own voice, `whole` where about the whole report."""

    title: str
    words: str
    own: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: the zones it lies in, how it is set, its words as HTML, and what stands beside it."""

    zone: str
    style: str
    html: str
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]


ZONES = {"promo": "Promotion", "boilerplate": "Page furniture"}
STYLES = {
    **{"headline": "headline", "deck": "deck", "caption": "aside", "credit": "aside"},
    **{"byline": "small", "timestamp": "small", "dateline": "small", "promo": "off", "boilerplate": "off"},
}
OWN_VOICE = {
    "unsourced": Note("Own voice", "On nobody’s word.", own=True),
    "vague": Note("Vague source", "It names nobody in particular.", own=True),
}
LONG = 40  # characters of a flag
_LINE = re.compile(r"\n*[^\n]+\n*|\n+")
_FIRST_WORD = re.compile(r"[^\w\s]{0,4}\w{0,16}")


def rows(dossier: Dossier, entries: Sequence[Entry], tints: Mapping[str, int], name: str, hits: Spans = ()) -> Iterator[Row]:
    """The rows of a report, in text order, whose words together are its whole text; `name` stands before each id in them.

    Where `hits` are given, the first of them has the id `at`.
    """
    text = dossier.report.text
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    parts = [_parts(row, text) for row in cut(lines, _zone_marks(dossier))]
    marked = list(cut(lines, _marks(dossier, entries, hits)))
    pen = Pen(text, entries, starting(entries), tints, name, heights(marked), set())
    notes, cards = _notes(dossier, lines), _cards(entries, lines)
    before = ""
    for i, segments in enumerate(marked):
        kinds = parts[i]
        label = ", ".join(ZONES.get(kind, kind) for kind in kinds if kind).capitalize()
        known = label == before or (label == "Body" and before.endswith("body"))
        style = STYLES.get(max(kinds, key=lambda kind: kinds[kind]), "") if kinds else ""
        yield Row("" if known else label, style, "".join(pen.draw(segments)), tuple(cards[i]), tuple(notes.get(i, ())))
        before = before if known else label


def _zone_marks(dossier: Dossier) -> list[Mark]:
    return [Mark(0, (i,), zone.span, zone.kind) for i, zone in enumerate(zones(dossier))]


def _parts(row: Sequence[Segment], text: str) -> Counter[str]:
    """The kinds of zone in a row, in its order, with how many characters are of each (the innermost) or of none (``)."""
    kinds: Counter[str] = Counter()
    for segment in row:
        if size := len(segment.span.of(text).strip()):
            kinds[segment.marks[-1].kind if segment.marks else ""] += size
    return kinds


def _marks(dossier: Dossier, entries: Sequence[Entry], hits: Spans) -> Iterator[Mark]:
    text, said = dossier.report.text, [entry.statement for entry in entries]
    flagged = [flag.span for flag in _told(dossier) if flag.span]
    for assertion in set(dossier.reading.assertions):
        yield Mark(AROUND, (0, assertion.span.start, assertion.span.end, assertion.kind == "vague"), assertion.span, assertion.kind)
    for entry in entries:
        yield from content(entry, text)
    groups = {
        "dateline": [zone.span for zone in zones(dossier) if zone.kind == "dateline"],
        "source": [span for statement in said for span in statement.source],
        "cue": [span for statement in said for span in statement.cue],
        "flag": [span for span in flagged if span.end - span.start <= LONG],
        "hit": hits,
    }
    yield from spread(groups)
    for span in merge(span for span in flagged if span.end - span.start > LONG):  # a box around much stands outside of all
        yield Mark(AROUND, (-1, span.start, span.end, 0), span, "flag")
    yield from (Mark(INSIDE, (len(groups), span.start), span, "first") for span in _first_words(entries, text))


def _first_words(entries: Sequence[Entry], text: str) -> Iterator[Span]:
    """A word, or the part of one up to the next statement, at each place where statements start: their numbers stay with it."""
    starts = sorted({entry.start for entry in entries if entry.start < len(text)})
    for start, following in pairwise([*starts, len(text)]):
        word = _FIRST_WORD.match(text, start, following)
        yield Span(start, max(start + 1, word.end() if word else 0))


def _cards(entries: Sequence[Entry], lines: Sequence[Span]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[_line_of(lines, entry.start)].append(entry)
    return found


def _notes(dossier: Dossier, lines: Sequence[Span]) -> dict[int, list[Note]]:
    """Notes by row: those about the whole report stand at the first."""
    found: dict[int, list[Note]] = defaultdict(list)
    for flag in _told(dossier):
        note = Note(flag.kind.replace("-", " ").capitalize(), flag.note, whole=flag.span is None)
        found[_line_of(lines, flag.span.start) if flag.span else 0].append(note)
    for assertion in sorted(set(dossier.reading.assertions), key=lambda each: (each.span, each.kind)):
        found[_line_of(lines, assertion.span.start)].append(OWN_VOICE[assertion.kind])
    return {row: _once(notes) for row, notes in found.items()}


def _told(dossier: Dossier) -> list[Flag]:
    """The flags but for those on vague sources, which are told of and drawn as such with the same words."""
    vague = {each.span for each in dossier.reading.assertions}
    return [flag for flag in flags(dossier) if flag.kind != "vague-sourcing" or flag.span not in vague]


def _once(notes: Sequence[Note]) -> list[Note]:
    """Notes with the same words as one, which tells in how many places they hold."""
    return [replace(note, title=f"{note.title}, {count} places") if count > 1 else note for note, count in Counter(notes).items()]


def _line_of(lines: Sequence[Span], place: int) -> int:
    return max(0, bisect_right(lines, place, key=lambda line: line.start) - 1)
