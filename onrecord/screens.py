"""What a terminal may be shown, how wide it is, whether in colours, and words laid out on it in columns.

Widths are in cells: a wide character takes two, a combining one none (Unicode's East Asian Width, by the wcwidth library).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import BinaryIO

import click

from onrecord.outline import showable

__all__ = ["NARROWEST", "Cell", "Line", "cells", "coloured", "drawn", "one_line", "width", "wrapped"]

NARROWEST, _USUAL = 40, 100
_STEERING = re.compile("[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN_WIDE = re.compile("(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60])(?=[\u3040-\u30fb\u3400-\u9fff\u3008\u300a\u300c\u300e“‘（])")
_ATTRIBUTES = ("bold", "dim", "italic")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its lines, in a column of a width, in a style (`bold`, `dim`, `italic` or a colour), and the room to the next."""

    lines: Sequence[str]
    width: int
    style: str = ""
    gap: int = 2
    right: bool = False


Line = Sequence[Cell]


def one_line(words: str) -> str:
    """The words on one line: characters that would steer the terminal as signs, those that would reorder its line left out."""
    return showable(_STEERING.sub("", " ".join(words.split())))


def width(file: BinaryIO) -> int:
    """Columns of what is written to: as COLUMNS says, else the terminal's, else 100."""
    asked = os.environ.get("COLUMNS", "")
    found = int(asked) if asked.isdecimal() else os.get_terminal_size(file.fileno()).columns if file.isatty() else _USUAL
    return max(NARROWEST, found)


def coloured(file: BinaryIO) -> bool:
    return file.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def cells(words: str) -> int:
    """How many cells the words take."""
    if words.isascii():
        return len(words)
    from wcwidth import wcswidth, wcwidth

    found = wcswidth(words)
    return found if found >= 0 else sum(max(0, wcwidth(each)) for each in words)


def wrapped(words: str, width: int) -> list[str]:
    """The words in lines of a width in cells: broken at spaces, between wide characters, and inside what is too long by itself."""
    lines, used = [""], 0
    for word in words.split(" "):
        space = " "
        for part in _BETWEEN_WIDE.split(word):
            for piece in [part] if cells(part) <= width else _chopped(part, width):
                size = cells(piece)
                if used and used + len(space) + size > width:
                    lines.append("")
                    used = 0
                before = space if used else ""
                lines[-1] += before + piece
                used += len(before) + size
                space = ""
    return lines


def _chopped(words: str, width: int) -> Iterator[str]:
    """Pieces of at most a width; a character that takes no cell stays with the one before."""
    piece, used = "", 0
    for each in words:
        size = cells(each)
        if piece and used + size > width:
            yield piece
            piece, used = "", 0
        piece += each
        used += size
    if piece:
        yield piece


def drawn(rows: Iterable[Line], *, coloured: bool) -> bytes:
    """Rows of cells as lines; one without a cell is an empty line."""
    lines = (line for row in rows for line in (_lines(row, coloured) if row else [""]))
    return "".join(line + "\n" for line in lines).encode("utf-8", "replace")


def _lines(row: Line, coloured: bool) -> Iterator[str]:
    for words in zip_longest(*(_isolated(cell.lines) for cell in row), fillvalue=""):
        parts: list[str] = []
        blank = 0  # cells before the next words: none are left at the end of a line
        for each, cell in zip(words, row, strict=True):
            left = cell.width - cells(each)
            if bare := each.rstrip():
                parts += [" " * (blank + left * cell.right), _styled(bare, cell.style) if coloured else bare]
                blank = len(each) - len(bare) + left * (not cell.right) + cell.gap
            else:
                blank += len(each) + left + cell.gap
        yield "".join(parts)


def _styled(words: str, style: str) -> str:
    known = {name: True for name in _ATTRIBUTES if name == style}
    return click.style(words, fg=style if style and not known else None, **known)


def _isolated(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a cell; with letters that run from right to left, between marks that keep them from moving the columns."""
    if not any(_RIGHT_TO_LEFT.search(line) for line in lines):
        return lines
    first = _LETTER.search(" ".join(lines))
    opening = "\u2067" if first and _RIGHT_TO_LEFT.match(first[0]) else "\u2066"
    return [f"{opening}{line}\u2069" if line else "" for line in lines]
