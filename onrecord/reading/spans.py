"""From words to characters: which characters of the report a found part takes in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.reading.decode import Run
from onrecord.reading.encoding import Encoded
from onrecord.records import Span, Spans

_LOOSE = " \t\n,;–—"  # never at the edge of a part, unless inside its quotation marks
_HEADLINE_CUES = frozenset([":", "—", "–", "-", "--"])
_RELATIVE = re.compile(r"\W (who|which)$")
_SHORT = 8  # characters of the words at which a content may break off
_BREAKS_OFF = re.compile(r"\s(?:the|an?|of|in|on|at|to|for|by|from|with|into)\Z", re.I)
_REST = re.compile(r"(?: [\w’'-]+){1,5}(?=[.,;:!?…](?:\s|$)|\n|$)")
_EMPHASIS, _EMPHASIS_ENDS = re.compile(r"[*_]{1,3}(?![*_])"), re.compile(r"(?<![*_])[*_]{1,3}\Z")
_INNER = re.compile(r"[^.!?…:;\n“”]{1,80}")
_EMPTY = frozenset(["the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "from", "with", "and", "or", "but", "as", "than"])


class Cutter:
    """Cuts parts out of one report; pieces are widened to take in the marks of their quotations and freed of loose commas."""

    def __init__(self, text: str, seen: str, encoded: Encoded) -> None:
        self.text = text
        self._seen = seen  # the text with canonical quotation marks
        self._chars = encoded.chars

    def content(self, runs: tuple[Run, ...], beside: Spans | None = None) -> Spans:
        """As found, without pieces that are an article or conjunction.

        Where it is told what is `beside` it, source and cue, a few other words between two pieces belong to them, and what breaks off
        before its noun goes on to it.
        """
        found = _merged(self.text, [s for run in runs if (s := self._quoted(*self._span(run)))])
        found = tuple(piece for piece in found if piece.of(self.text).lower() not in _EMPTY)
        return found if beside is None else self._completed(self._joined(found, beside), beside)

    def _joined(self, pieces: Spans, beside: Spans) -> Spans:
        """Pieces with a few words between them made one, where these are of the same sentence and tell neither who says it nor how."""
        found = list(pieces[:1])
        for piece in pieces[1:]:
            last = found[-1]
            apart = any(last.end <= each.start < piece.start for each in beside)
            if apart or not _INNER.fullmatch(self._seen, last.end, piece.start):
                found.append(piece)
            else:
                found[-1] = Span(last.start, piece.end)
        return tuple(found)

    def _completed(self, pieces: Sequence[Span], beside: Spans) -> Spans:
        return tuple(self._whole(piece, (*beside, *(other for other in pieces if other != piece))) for piece in pieces)

    def _whole(self, piece: Span, beside: Spans) -> Span:
        """A piece that ends in "of the" with the few words that are left of its sentence."""
        if not _BREAKS_OFF.search(self._seen, max(piece.start, piece.end - _SHORT), piece.end):
            return piece
        rest = _REST.match(self._seen, piece.end)
        whole = Span(piece.start, rest.end()) if rest else piece
        return piece if any(whole.meets(each) for each in beside) else whole

    def source(self, runs: tuple[Run, ...], beside: Spans = ()) -> Spans:
        """As found, where it has a letter or digit and is more than an article or preposition; made whole as a content is."""
        spans = [self._pronoun(span) for span in self._completed([self._unmarked(*self._span(run)) for run in runs], beside)]
        return tuple(s for s in spans if _has_letters(s.of(self.text)) and s.of(self.text).lower() not in _EMPTY)

    def _pronoun(self, source: Span) -> Span:
        """A relative pronoun is the source by itself, without the name that it stands for."""
        end = _RELATIVE.search(source.of(self.text))
        return Span(source.start + end.start(1), source.start + end.end(1)) if end else source

    def cue(self, runs: tuple[Run, ...]) -> Spans:
        """As found, where it has a letter or digit; or else the colon or dash of a headline."""
        spans = [self._unmarked(*self._span(run)) for run in runs]
        if len(spans) == 1 and spans[0].of(self.text) in _HEADLINE_CUES:
            return tuple(spans)
        return tuple(s for s in spans if _has_letters(s.of(self.text)))

    def _span(self, run: Run) -> tuple[int, int]:
        return int(self._chars[run[0], 0]), int(self._chars[run[1] - 1, 1])

    def _unmarked(self, start: int, end: int) -> Span:
        """Without the marks of emphasis around it, or that close what stands before it; marks for words taken out are left."""
        whole = Span(start, end)
        opened = _EMPHASIS.match(self.text, start, end)
        if opened and (self.text[opened.end() : opened.end() + 1].isalnum() or self.text[max(0, start - 1) : start].isalnum()):
            start = min(end, opened.end() + int(self.text[opened.end() : opened.end() + 1] == " "))
        around = _EMPHASIS_ENDS.search(self.text, max(0, start - 3), start)
        closed = _EMPHASIS_ENDS.search(self.text, start, end)
        if closed and around and around[0] == closed[0]:
            end = closed.start()
        return Span(start, end) if start < end else whole  # nothing but marks

    def _quoted(self, start: int, end: int) -> Span | None:
        seen = self._seen
        start, end = self._trimmed(start, end)
        depth = seen.count("“", start, end) - seen.count("”", start, end)
        before, after = self._opening(start), self._closing(end)
        if depth < 0:
            start -= before
        elif depth > 0 and after:
            end += after
        elif depth > 0 and seen[end : end + 1] in (",", ".", "!", "?") and (after := self._closing(end + 1)):
            end += 1 + after
        elif depth == 0 and before and after:
            start, end = start - before, end + after
        return Span(start, end) if _has_letters(self.text[start:end]) else None

    def _opening(self, at: int) -> int:
        """How many characters a mark that opens has right before a place; 0 where none stands there."""
        if self.text[max(0, at - 2) : at] == "``":
            return 2
        return int(self._seen[max(0, at - 1) : at] == "“")

    def _closing(self, at: int) -> int:
        """How many characters a mark that closes has right after a place; 0 where none stands there."""
        if self._seen[at : at + 2] == " ”" and self.text[at : at + 2] == "''":
            return 2
        return int(self._seen[at : at + 1] == "”")

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and (self.text[start] in _LOOSE or self._ends_before(start)):
            start += 1
        while end > start and self.text[end - 1] in _LOOSE:
            end -= 1
        return start, end

    def _ends_before(self, at: int) -> bool:
        """Whether the stop of the sentence before stands there."""
        return self.text[at] in ".!?:" and self.text[at + 1 : at + 2].isspace()


def _has_letters(words: str) -> bool:
    return any(c.isalnum() for c in words)


def _merged(text: str, spans: list[Span]) -> Spans:
    """In order, overlapping pieces and those with only white space between them made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def clipped(spans: Spans, to: Spans) -> Spans:
    """The parts of spans that lie in others."""
    return tuple(Span(max(a.start, b.start), min(a.end, b.end)) for a in spans for b in to if a.meets(b))


def holds(outer: Spans, inner: Spans) -> bool:
    """Whether each inner span lies whole in one of the outer ones."""
    return all(any(o.holds(i) for o in outer) for i in inner)


def covered(spans: Iterable[Span]) -> list[Span]:
    """The stretches that spans cover together, in order and apart."""
    reach: list[Span] = []
    for span in sorted(spans):
        if reach and span.start <= reach[-1].end:
            reach[-1] = Span(reach[-1].start, max(span.end, reach[-1].end))
        else:
            reach.append(span)
    return reach


def meets(reach: list[Span], start: int, end: int) -> bool:
    """Whether any of such stretches has a character from start to end."""
    k = bisect_right(reach, start, key=lambda span: span.end)
    return k < len(reach) and reach[k].start < end
