"""Lines that were cut at a width, as mail programs do, become paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.sources.lines import Line

__all__ = ["paragraphs", "unwrapped"]

_NARROWEST, _WIDEST = 50, 100  # characters that texts are cut to
_NARROWEST_COLUMN = 32
_FULL = 0.75  # of the width, that a line has which was cut
_CUTS, _SHARE = 3, 0.15  # lines of a text that go on with a small letter, and their share
_ENDED = re.compile(r"[.!?:…][\"”’»)\]*_]*$")
_APART = re.compile(r"[>|*•\-–—\d(\s]")  # quoted, listed or indented lines stand by themselves


def unwrapped(text: str, *, flowed: bool = False) -> str:
    """The text with a space where only the width ended a line; `flowed` where the sender marked such ends with a space (RFC 3676)."""
    if flowed:
        return re.sub(r"(?m)^(?![>\s])(?!-- $)(.*\S) \n(?=[^>\s])", r"\1 ", text)
    lines = text.split("\n")
    width = max((len(line) for line in lines if not line.startswith(">") and " " in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    told = [lines[0]]
    for before, line in pairwise(lines):
        told.append((" " if _goes_on(before, line, width) else "\n") + line)
    return "".join(told)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether the next line's first word had no place on the line before."""
    if not before.strip() or not line.strip() or _APART.match(line) or before.startswith(">") or before == "-- ":
        return False
    return len(before.rstrip()) + 1 + len(line.split(None, 1)[0]) > width


def paragraphs(lines: Sequence[Line]) -> list[list[int]]:
    """The lines of a text as it was printed, those together that only the width of its column parts in the midst of a sentence."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 4 // 5] if lengths else 0
    cut = [False, *(_is_cut(before, line, width) for before, line in pairwise(lines))]
    surely = sum(goes_on and line.text[0].islower() for goes_on, line in zip(cut, lines, strict=False))
    if not _NARROWEST_COLUMN <= width <= _WIDEST or surely < max(_CUTS, _SHARE * len(lines)):
        cut = [False] * len(lines)
    found: list[list[int]] = []
    for i, goes_on in enumerate(cut):
        if goes_on:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _is_cut(before: Line, line: Line, width: int) -> bool:
    """Whether a sentence goes on from a full line to the next."""
    return not line.after_gap and len(before.text) >= _FULL * width and not _ENDED.search(before.text) and not _APART.match(line.text)


def joined(lines: Sequence[Line], paragraph: Sequence[int]) -> Line:
    """A paragraph as one line."""
    first = lines[paragraph[0]]
    return first if len(paragraph) == 1 else replace(first, text=" ".join(lines[i].text for i in paragraph))
