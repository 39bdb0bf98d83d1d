"""A statement out of its report: never its content without who says it how, in the order printed."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.drawing.pen import INSIDE, Pen, content, spread
from onrecord.outline import Entry
from onrecord.records import Span, Spans, Speaker, Statement
from onrecord.segments import Mark, cut, merge

__all__ = ["excerpt", "passage"]

LONGEST = 700  # characters of a statement that are shown; the rest is in its report
_BETWEEN = 60  # characters between two parts that are shown with them
_GAP = '<span class="gap"> … </span>'


def excerpt(text: str, said: Statement, speaker: Speaker | None, tint: int, hits: Spans = ()) -> str:
    """Source, cue and content as they stand in the report, drawn; what is far between them, or too long, is left out with a sign."""
    entry = Entry(1, 0, said, None, speaker, text)
    pieces, cut_off = _pieces(text, said)
    groups = {"source": said.source, "cue": said.cue, "hit": hits}
    marks = [*content(entry, text), *spread(groups)]
    pen = Pen(text, (entry,), {}, {speaker.id: tint} if speaker else {}, "x", {}, {0, 1})
    drawn = ["".join(pen.draw(segments)).strip() for segments in cut(pieces, marks)]
    return _GAP.join(drawn) + (_GAP.rstrip() if cut_off else "")


def passage(text: str, shown: Span, hits: Spans) -> str:
    """A stretch of a report with what was looked for in it."""
    pen = Pen(text, (), {}, {}, "x", {}, {0})
    marks = [Mark(INSIDE, (0, hit.start), hit, "hit") for hit in merge(hits)]
    (segments,) = cut([shown], marks)
    return f"{_GAP if shown.start else ''}{''.join(pen.draw(segments))}{_GAP if shown.end < len(text.rstrip()) else ''}"


def _pieces(text: str, said: Statement) -> tuple[list[Span], bool]:
    """The stretches to show, and whether there is more."""
    shown, left = list[Span](), LONGEST
    for piece in _joined(text, merge((*said.source, *said.cue, *said.content))):
        if left <= 0:
            return shown, True
        if piece.end - piece.start > left:
            end = text.rfind(" ", piece.start + left // 2, piece.start + left)
            return [*shown, Span(piece.start, end if end > 0 else piece.start + left)], True
        shown.append(piece)
        left -= piece.end - piece.start
    return shown, False


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last and span.start - last.end <= _BETWEEN and "\n\n" not in text[last.end : span.start]:
            last = Span(last.start, span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
