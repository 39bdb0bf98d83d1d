"""Quotation marks of all kinds, seen as one kind.

`canonical` gives a text of the same length in which every mark that quotes is `“` or `”`, so that offsets hold; `quotations`
gives the spans between them. Marks pair within a paragraph: one left open ends with it, as in quotations of several paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from onrecord.records import Span

_ANY = re.compile(r"``|''|[\"“”„‟«»″＂「」『』‹›]|(?<!\w)[‘'](?=\w)")
_ALWAYS_OPEN = "„「『"
_ALWAYS_CLOSE = "」』"
_CLOSER = re.compile(r"[’'](?!\w)")
_CANONICAL = re.compile("[“”]")
_LINE = re.compile(r"[^\n]+")


def canonical(text: str) -> str:
    """The text with its quotation marks made `“` and `”`; the same length, every other character unchanged.

    Of a mark of two characters (TeX) the other one becomes a space.
    """
    if not _ANY.search(text):
        return text
    out = list(text)
    for line in _LINE.finditer(text):
        _Paragraph(text, line.start(), line.end()).make_one_kind(out)
    return "".join(out)


class _Paragraph:
    """A paragraph with what its marks need to know of it, looked up once."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        low = text.find("„", start, end)
        self._low = end if low < 0 else low  # where the first German mark opens

    def make_one_kind(self, out: list[str]) -> None:
        opened = 0  # how many double marks are open
        for mark in _ANY.finditer(self._text, self._start, self._end):
            a, b = mark.span()
            if mark[0] in ("‘", "'"):
                if not opened and (close := self._single_close(b)) is not None:
                    out[a], out[close] = "“", "”"
                continue
            opens = self._opens(a, b, opened)
            opened = opened + 1 if opens else max(0, opened - 1)
            out[a:b] = ["“", " "][: b - a] if opens else [" ", "”"][-(b - a) :]

    def _opens(self, a: int, b: int, opened: int) -> bool:
        mark = self._text[a:b]
        if mark in _ALWAYS_OPEN or mark == "``":
            return True
        if mark in _ALWAYS_CLOSE or mark in ("”", "''"):
            return mark in ("”", "''") and not opened and self._at_word(b) and not self._after_word(a)
        if mark == "“":  # German closes with it what „ opened
            return not (opened and self._low < a and not self._at_word(b))
        before, after = self._after_word(a), self._at_word(b)
        return after if before != after else not opened

    def _at_word(self, i: int) -> bool:
        return i < self._end and not self._text[i].isspace() and self._text[i] not in ",.;:!?)"

    def _after_word(self, i: int) -> bool:
        return i > self._start and not self._text[i - 1].isspace() and self._text[i - 1] not in "([—–-"

    def _single_close(self, start: int) -> int | None:
        """Where a single-quoted stretch ends: after a stop or comma where it can be told from an apostrophe."""
        closers, sure = self._single_closers
        for marks in (sure, closers[-1:]):
            k = bisect_left(marks, start)
            if k < len(marks):
                return marks[k]
        return None

    @cached_property
    def _single_closers(self) -> tuple[list[int], list[int]]:
        """Where a single mark may close, and where it surely does; an apostrophe after an s is not sure."""
        closers = [m.start() for m in _CLOSER.finditer(self._text, self._start, self._end)]
        return closers, [c for c in closers if self._text[c - 1 : c] not in ("s", "S")]


def quotations(canonical_text: str) -> list[Span]:
    """Spans from `“` to its `”`, marks included, outermost only; one left open runs to the end of its paragraph."""
    found = []
    for line in _LINE.finditer(canonical_text):
        found += _outermost(canonical_text, line.start(), line.end())
    return found


def _outermost(text: str, start: int, end: int) -> list[Span]:
    """The quotations of one paragraph; where its marks do not pair, the next `”` closes whatever is open."""
    found, depth, begin = [], 0, start
    marks = [(m.start(), m[0] == "“") for m in _CANONICAL.finditer(text, start, end)]
    pairs = _pair(marks)
    for i, opens in marks:
        if opens:
            begin = begin if depth else i
            depth = depth + 1 if pairs else 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(Span(begin, i + 1))
    if depth and begin + 1 < end:
        found.append(Span(begin, end))
    return found


def _pair(marks: list[tuple[int, bool]]) -> bool:
    """Whether every mark that opens is closed and every mark that closes was opened."""
    depth = 0
    for _, opens in marks:
        depth += 1 if opens else -1
        if depth < 0:
            return False
    return not depth
