"""Words with their marks as HTML that nests; all that came from outside is escaped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from onrecord.outline import Entry, showable
from onrecord.records import Manner, Span
from onrecord.segments import Close, Mark, Open, Segment, merge, nest

__all__ = ["AROUND", "CONTENT", "INSIDE", "Pen", "content", "heights", "spread", "starting", "tint"]

AROUND, CONTENT, INSIDE = range(3)  # layers of marks, from the outermost
DEEPEST = 5  # lines under the words have places for so many more
_CLASSES = {"source": "src", "cue": "cue", "dateline": "soft", "vague": "st vague k0", "quoted": "qd", "first": "nb"}
_MARKED = {"flag": "fl", "hit": "hit"}  # drawn as <mark>
_QUOTED = re.compile(
    '“[^”\n]*”?|"[^"\n]*"?|«[^»\n]*»?|„[^“”\n]*[“”]?|「[^」\n]*」?|『[^』\n]*』?|(?<!\\w)‘[^\n]*?’(?!\\w)|(?<!\\w)\'[^\n]*?\'(?!\\w)'
)


def tint(entry: Entry, tints: Mapping[str, int]) -> int:
    """The number of the speaker's colour; 0 is grey."""
    return tints.get(entry.speaker.id, 0) if entry.speaker else 0


def content(entry: Entry, text: str) -> Iterator[Mark]:
    """The marks of what is said, and of what is quoted in it where it is told in both ways."""
    for span in entry.statement.content:
        rank = entry.depth, span.start, -span.end, entry.number
        yield Mark(CONTENT, (*rank, 0, 0), span, "content", entry.number)
        if entry.statement.manner is Manner.MIXED:
            for quoted in _QUOTED.finditer(text, span.start, span.end):
                yield Mark(CONTENT, (*rank, 1, quoted.start()), Span(*quoted.span()), "quoted", entry.number)


def spread(groups: Mapping[str, Iterable[Span]]) -> Iterator[Mark]:
    """Marks that stand within all others, a kind in the next."""
    for order, (kind, spans) in enumerate(groups.items()):
        yield from (Mark(INSIDE, (order, span.start), span, kind) for span in merge(spans))


def heights(marked: Sequence[Sequence[Segment]]) -> dict[int, int]:
    """How many lines of others each statement's line has to stand below."""
    found: dict[int, int] = defaultdict(int)
    for segment in (segment for row in marked for segment in row):
        stack = [mark for mark in segment.marks if mark.kind == "content"]
        for above, mark in enumerate(reversed(stack)):
            found[mark.number] = max(found[mark.number], min(above, DEEPEST))
    return found


def starting(entries: Sequence[Entry]) -> dict[int, list[Entry]]:
    """The entries by the place where their words start."""
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.start].append(entry)
    return found


def _heard(words: str) -> str:
    return f'<i class="e" data-e="{words}"></i>'


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws marked words; `named` are the statements, and the first words that were looked for, whose address is there already.

    Where statements have numbers, those who listen are told, too, where one ends: by the style alone, so that no word stands among the
    report's own.
    """

    text: str
    entries: Sequence[Entry]
    starting: Mapping[int, Sequence[Entry]]
    tints: Mapping[str, int]
    name: str
    heights: Mapping[int, int]
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
        kind = each.mark.kind
        if kind == "content":
            return self._content(each)
        if kind in _MARKED:
            return f'<mark class="{_MARKED[kind]}"{self._found() if kind == "hit" else ""}>'
        if kind == "unsourced":
            return '<span class="own-v">' + ('<i class="a"></i>' if each.first else "")
        numbers = self._numbers(each.mark.span.start) if kind == "first" and each.first else ""
        said = _heard("vague source: ") if kind == "vague" and each.first else ""
        return f'<span class="{_CLASSES[kind]}">{numbers}{said}'

    def _closed(self, each: Close) -> str:
        if each.mark.kind in _MARKED:
            return "</mark>"
        if each.mark.kind == "content":
            return f"{self._end(each)}</span>"
        return '<i class="z"></i></span>' if each.mark.kind == "unsourced" and each.last else "</span>"

    def _content(self, each: Open) -> str:
        entry = self.entries[each.mark.number - 1]
        height = f" o{self.heights[entry.number]}" if self.heights.get(entry.number) else ""
        address = self._address(entry) if each.mark.span == entry.statement.content[0] else ""
        lit = f' data-s="{entry.number}"' if not self.name else ""
        again = each.first and each.mark.span != entry.statement.content[0] and self.starting
        heard = _heard(f"statement {entry.number} goes on: ") if again else ""
        return f'<span class="st {entry.statement.manner} k{tint(entry, self.tints)}{height}"{address}{lit}>{heard}'

    def _end(self, each: Close) -> str:
        if not each.last or not self.starting:
            return ""
        over = each.mark.span == self.entries[each.mark.number - 1].statement.content[-1]
        return _heard(f" end of statement {each.mark.number} " if over else f" statement {each.mark.number} breaks off ")

    def _numbers(self, place: int) -> str:
        return "".join(self._number(entry) for entry in self.starting.get(place, ()))

    def _number(self, entry: Entry) -> str:
        who = entry.speaker.name if entry.speaker else entry.source or "no source"
        inside = f", inside {entry.teller.number}" if entry.teller else ""
        label = escape(showable(f"Statement {entry.number}, {who}, {entry.statement.manner}{inside}"))
        link = f'href="#{self.name}c{entry.number}" aria-label="{label}"'
        return f'<a class="n k{tint(entry, self.tints)}" {link}{self._address(entry)}>{entry.number}</a>'

    def _address(self, entry: Entry) -> str:
        """The statement's address, once: at its words, or at its number where its words lie too deep to be drawn."""
        return self._once(entry.number, f"{self.name}s{entry.number}")

    def _found(self) -> str:
        return self._once(0, f"{self.name}at")

    def _once(self, number: int, address: str) -> str:
        if number in self.named:
            return ""
        self.named.add(number)
        return f' id="{address}"'
