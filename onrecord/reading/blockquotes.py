"""Block quotations without quotation marks: set off by `>`, by indenting, or as a paragraph after a colon, in the words of who is named.

What the model found of one is its first sentence; the whole of it belongs to that statement, and what is attributed inside is told by its
speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Manner, Span, Spans, Statement

__all__ = ["set_off"]

_LINE = re.compile(r"[^\n]*\n?")
_MARKED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_INDENT = re.compile(r"(?: {4,}|\t)[ \t]*")
_LED_IN = re.compile(r":[*_]{0,2}[ \t]*$")
_QUOTED = re.compile(r"[\"“”„«»「」]")
_MOST_LINES = 200  # of one quotation
_NEAR = 4  # characters by which the model may take the sign that sets it off for words
_DEEPEST = 3  # links of a chain


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span | None  # its words, without what sets it off; None where there are none
    kind: str  # marked, indented or plain


def set_off(text: str, found: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, those that introduce a block quotation with the whole of it as their content."""
    told = {said.id: said for said in found}
    for block in _blocks(text):
        reach = Span(block[0].start, block[-1].end)
        opener = next((said for said in told.values() if _introduces(said, reach)), None)
        inside = [said for said in told.values() if opener and said.parent is None and said is not opener and _meets(said, reach)]
        if opener and all(_lies_in(said, block) and _depth(said, told) < _DEEPEST for said in inside):
            told[opener.id] = replace(opener, content=block, manner=Manner.DIRECT)
            told |= {said.id: replace(said, parent=opener.id) for said in inside}
    return tuple(told.values())


def _blocks(text: str) -> Iterator[Spans]:
    """The pieces of each stretch that is set off, line by line."""
    lines = [_line(text, found.span()) for found in _LINE.finditer(text) if found[0]]
    before: _Line | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        led = before is not None and before.kind == "plain" and before.span is not None and bool(_LED_IN.search(before.span.of(text)))
        end = _end(lines, at) if line.span and (line.kind == "marked" or (led and line.kind == "indented")) else at
        if end > at:
            yield tuple(each.span for each in lines[at : min(end, at + _MOST_LINES)] if each.span)
        elif led and line.span and not _QUOTED.search(line.span.of(text)):
            yield (_unstopped(text, line.span),)
        before = line if line.span else before
        at = max(end, at + 1)


def _end(lines: Sequence[_Line], start: int) -> int:
    """Past the last line of the same kind; empty lines between such lines are of it."""
    end = at = start
    while at < len(lines) and (lines[at].kind == lines[start].kind or lines[at].span is None):
        at += 1
        end = at if lines[at - 1].span and lines[at - 1].kind == lines[start].kind else end
    return end


def _line(text: str, bounds: tuple[int, int]) -> _Line:
    start, end = bounds
    words = text[start:end]
    mark = _MARKED.match(words) or _INDENT.match(words)
    kind = ("marked" if ">" in mark[0] else "indented") if mark else "plain"
    shown = words[mark.end() if mark else 0 :]
    first = end - len(shown.lstrip())
    return _Line(Span(first, start + len(words.rstrip())) if shown.strip() else None, kind)


def _unstopped(text: str, span: Span) -> Span:
    """Without the final stop, which a content in the outlet's line leaves out."""
    words = span.of(text).rstrip(".")
    return Span(span.start, span.start + len(words)) if words.strip() else span


def _introduces(said: Statement, block: Span) -> bool:
    """Whether somebody is introduced before the block, and it begins with what is found of their words."""
    led = said.cue and said.source and said.parent is None and all(piece.end < block.start for piece in (*said.cue, *said.source))
    return bool(led) and abs(said.content[0].start - block.start) <= _NEAR and said.content[-1].start < block.end


def _meets(said: Statement, block: Span) -> bool:
    return any(piece.meets(block) for piece in (*said.source, *said.cue, *said.content))


def _lies_in(said: Statement, block: Spans) -> bool:
    return all(any(piece.holds(part) for piece in block) for part in (*said.source, *said.cue, *said.content))


def _depth(said: Statement, told: dict[str, Statement]) -> int:
    """How many links hang on a statement, itself among them."""
    return 1 + max((_depth(each, told) for each in told.values() if each.parent == said.id), default=0)
