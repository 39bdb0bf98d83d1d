"""A report cut into the rows of a page: each line with its marks, its statements and its notes beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from onrecord.outline import Entry, flags, showable, zones
from onrecord.records import Dossier, Manner, Span
from onrecord.segments import Close, Mark, Open, Segment, cut, merge, nest

__all__ = ["Note", "Row", "rows"]


@dataclass(frozen=True, slots=True)
class Note:
    """A word to the reader in the margin; `own` where it is about the outlet's own voice."""

    title: str
    words: str
    own: bool = False


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
AROUND, CONTENT, INSIDE = range(3)  # layers of marks, from the outermost
CLASSES = {"source": "src", "cue": "cue", "dateline": "soft", "vague": "st vague k0", "quoted": "qd", "first": "nb"}
DEEPEST = 5  # lines under the words have places for so many more

_LINE = re.compile(r"\n*[^\n]+\n*|\n+")
_FIRST_WORD = re.compile(r"[^\w\s]{0,4}\w{0,16}")
_QUOTED = re.compile(
    '“[^”\n]*”?|"[^"\n]*"?|«[^»\n]*»?|„[^“”\n]*[“”]?|「[^」\n]*」?|『[^』\n]*』?|(?<!\\w)‘[^\n]*?’(?!\\w)|(?<!\\w)\'[^\n]*?\'(?!\\w)'
)


def rows(dossier: Dossier, entries: Sequence[Entry], tints: dict[str, int], name: str) -> Iterator[Row]:
    """The rows of a report, in text order, whose words together are its whole text; `name` stands before each id in them."""
    text = dossier.report.text
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    parts = [_parts(row, text) for row in cut(lines, _zone_marks(dossier))]
    marked = list(cut(lines, _marks(dossier, entries)))
    pen = _Pen(text, entries, _starting(entries), tints, name, _heights(marked), set())
    notes, cards = _notes(dossier, lines), _cards(entries, lines)
    before = ""
    for i, segments in enumerate(marked):
        kinds = parts[i]
        label = ", ".join(ZONES.get(kind, kind) for kind in kinds if kind).capitalize()
        known = label == before or (label == "Body" and before.endswith("body"))
        style = STYLES.get(max(kinds, key=lambda kind: kinds[kind]), "") if kinds else ""
        yield Row("" if known else label, style, "".join(pen.draw(segments)), tuple(cards[i]), tuple(notes[i]))
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


def _marks(dossier: Dossier, entries: Sequence[Entry]) -> Iterator[Mark]:
    text, said = dossier.report.text, [entry.statement for entry in entries]
    for assertion in set(dossier.reading.assertions):
        yield Mark(AROUND, (0, assertion.span.start, assertion.span.end, assertion.kind == "vague"), assertion.span, assertion.kind)
    for entry in entries:
        yield from _content(entry, text)
    groups = {
        "dateline": (zone.span for zone in zones(dossier) if zone.kind == "dateline"),
        "source": (span for statement in said for span in statement.source),
        "cue": (span for statement in said for span in statement.cue),
        "flag": (flag.span for flag in flags(dossier) if flag.span),
    }
    for order, (kind, spans) in enumerate(groups.items()):
        yield from (Mark(INSIDE, (order, span.start), span, kind) for span in merge(spans))
    yield from (Mark(INSIDE, (len(groups), span.start), span, "first") for span in _first_words(entries, text))


def _content(entry: Entry, text: str) -> Iterator[Mark]:
    for span in entry.statement.content:
        rank = entry.depth, span.start, -span.end, entry.number
        yield Mark(CONTENT, (*rank, 0, 0), span, "content", entry.number)
        if entry.statement.manner is Manner.MIXED:
            for quoted in _QUOTED.finditer(text, span.start, span.end):
                yield Mark(CONTENT, (*rank, 1, quoted.start()), Span(*quoted.span()), "quoted", entry.number)


def _first_words(entries: Sequence[Entry], text: str) -> Iterator[Span]:
    """A word, or the part of one up to the next statement, at each place where statements start: their numbers stay with it."""
    starts = sorted({entry.start for entry in entries if entry.start < len(text)})
    for start, following in pairwise([*starts, len(text)]):
        word = _FIRST_WORD.match(text, start, following)
        yield Span(start, max(start + 1, word.end() if word else 0))


def _heights(marked: Sequence[Sequence[Segment]]) -> dict[int, int]:
    """How many lines of others each statement's line has to stand below."""
    heights: dict[int, int] = defaultdict(int)
    for segment in (segment for row in marked for segment in row):
        stack = [mark for mark in segment.marks if mark.kind == "content"]
        for above, mark in enumerate(reversed(stack)):
            heights[mark.number] = max(heights[mark.number], min(above, DEEPEST))
    return heights


def _starting(entries: Sequence[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.start].append(entry)
    return found


def _cards(entries: Sequence[Entry], lines: Sequence[Span]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[_line_of(lines, entry.start)].append(entry)
    return found


def _notes(dossier: Dossier, lines: Sequence[Span]) -> dict[int, list[Note]]:
    """Notes by row: those about the whole report stand at the first."""
    found: dict[int, list[Note]] = defaultdict(list)
    vague = {each.span for each in dossier.reading.assertions}  # told of as such, with the same words
    for flag in flags(dossier):
        if flag.kind == "vague-sourcing" and flag.span in vague:
            continue
        found[_line_of(lines, flag.span.start) if flag.span else 0].append(Note(flag.kind.replace("-", " ").capitalize(), flag.note))
    for assertion in sorted(set(dossier.reading.assertions), key=lambda each: (each.span, each.kind)):
        found[_line_of(lines, assertion.span.start)].append(OWN_VOICE[assertion.kind])
    return found


def _line_of(lines: Sequence[Span], place: int) -> int:
    return max(0, bisect_right(lines, place, key=lambda line: line.start) - 1)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws marked words as HTML; `named` are the statements whose address is in it already."""

    text: str
    entries: Sequence[Entry]
    starting: dict[int, list[Entry]]
    tints: dict[str, int]
    name: str
    heights: dict[int, int]
    named: set[int]

    def draw(self, segments: Sequence[Segment]) -> Iterator[str]:
        for each in nest(segments):
            if isinstance(each, Open):
                yield self._opened(each)
            elif isinstance(each, Close):
                yield self._closed(each)
            else:
                yield escape(showable(each.span.of(self.text)))

    def _opened(self, each: Open) -> str:
        if each.mark.kind == "content":
            return self._content(each)
        if each.mark.kind == "flag":
            return '<mark class="fl">'
        if each.mark.kind == "unsourced":
            return '<span class="own-v">' + ('<i class="a"></i>' if each.first else "")
        numbers = self._numbers(each.mark.span.start) if each.mark.kind == "first" and each.first else ""
        return f'<span class="{CLASSES[each.mark.kind]}">{numbers}'

    def _closed(self, each: Close) -> str:
        if each.mark.kind == "flag":
            return "</mark>"
        return '<i class="z"></i></span>' if each.mark.kind == "unsourced" and each.last else "</span>"

    def _content(self, each: Open) -> str:
        entry = self.entries[each.mark.number - 1]
        height = f" o{self.heights[entry.number]}" if self.heights[entry.number] else ""
        address = self._address(entry) if each.mark.span == entry.statement.content[0] else ""
        return f'<span class="st {entry.statement.manner} k{tint(entry, self.tints)}{height}"{address}>'

    def _numbers(self, place: int) -> str:
        return "".join(self._number(entry) for entry in self.starting[place])

    def _number(self, entry: Entry) -> str:
        who = entry.speaker.name if entry.speaker else entry.source or "no source"
        inside = f", inside {entry.teller.number}" if entry.teller else ""
        label = escape(showable(f"Statement {entry.number}, {who}, {entry.statement.manner}{inside}"))
        link = f'href="#{self.name}c{entry.number}" aria-label="{label}"'
        return f'<a class="n k{tint(entry, self.tints)}" {link}{self._address(entry)}>{entry.number}</a>'

    def _address(self, entry: Entry) -> str:
        """The statement's address, once: at its words, or at its number where its words lie too deep to be drawn."""
        if entry.number in self.named:
            return ""
        self.named.add(entry.number)
        return f' id="{self.name}s{entry.number}"'


def tint(entry: Entry, tints: dict[str, int]) -> int:
    """The number of the speaker's colour; 0 is grey."""
    return tints.get(entry.speaker.id, 0) if entry.speaker else 0
