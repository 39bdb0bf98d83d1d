"""A table for the terminal: the first thousand rows, each with the place of its first evidence.

Where the columns have no room beside one another, or would be tall and narrow, each row is a list of its own. Words are kept from
steering the terminal, as in `onrecord.screens`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from onrecord.findings.cells import place, spoken
from onrecord.records import Finding, Row
from onrecord.screens import Cell, Line, cells, coloured, drawn, one_line, width, wrapped

__all__ = ["MOST", "SUFFIX", "write"]

SUFFIX = ".txt"
MOST = 1000  # rows for eyes
_SHORT = 16  # an id: not broken where there is room
_LEAST = 10  # of what may be broken
_TALLEST = 8  # lines of a cell
_GAP = 2

Rows = Sequence[Sequence[str]]


def write(finding: Finding, file: BinaryIO) -> None:
    """The question, the rows, and how many of them are not shown."""
    wide = width(file)
    lines: list[Line] = [[Cell(wrapped(one_line(finding.question), wide), wide, "bold")], []]
    if finding.rows:
        lines += [*_rows(finding, wide), []]
    lines += [[Cell(wrapped(words, wide), wide, "dim")] for words in _closing(finding)]
    file.write(drawn(lines, coloured=coloured(file)))


def _rows(finding: Finding, wide: int) -> Iterator[Line]:
    names = [one_line(name) for name in (*finding.columns, "evidence")]
    rows = [[one_line(words) for words in (*map(spoken, row.cells), _evidence(row))] for row in islice(finding.rows, MOST)]
    widths = [max(map(cells, column)) for column in zip(names, *rows, strict=True)]
    long = [each for each in widths if each > _SHORT]
    room = wide - _GAP * (len(names) - 1) - (sum(widths) - sum(long))  # for what may be broken
    fits = room >= _LEAST * len(long) and all(each * len(long) <= room * _TALLEST for each in long)
    return _table(names, rows, _shared(widths, room)) if fits else _lists(names, rows, wide)


def _shared(widths: Sequence[int], room: int) -> list[int]:
    """The widths, of which those that may be broken share the room: the narrow take what they need, the others the same each."""
    given = list(widths)
    left = sorted((at for at, each in enumerate(widths) if each > _SHORT), key=lambda at: widths[at])
    while left:
        at = left.pop(0)
        given[at] = min(widths[at], room // (len(left) + 1))
        room -= given[at]
    return given


def _table(names: Sequence[str], rows: Rows, widths: Sequence[int]) -> Iterator[Line]:
    numbers = [all(words.replace(".", "", 1).isdecimal() for words in column) for column in zip(*rows, strict=True)]
    yield _line(names, widths, numbers, "bold")
    yield [Cell(["─" * (sum(widths) + _GAP * (len(widths) - 1))], sum(widths), "dim")]
    for words in rows:
        yield _line(words, widths, numbers)


def _line(words: Sequence[str], widths: Sequence[int], numbers: Sequence[bool], style: str = "") -> Line:
    return [Cell(wrapped(each, wide), wide, style, _GAP, right) for each, wide, right in zip(words, widths, numbers, strict=True)]


def _lists(names: Sequence[str], rows: Rows, wide: int) -> Iterator[Line]:
    first, second = len(str(len(rows))), max(map(cells, names))
    rest = wide - first - second - 2 * _GAP
    for number, row in enumerate(rows, 1):
        if number > 1:
            yield []
        told = [(name, words) for name, words in zip(names, row, strict=True) if words]
        for at, (name, words) in enumerate(told):
            label = "" if at else str(number)
            yield [Cell([label], first, "dim", right=True), Cell([name], second, "dim"), Cell(wrapped(words, rest), rest)]


def _evidence(row: Row) -> str:
    more = f" +{len(row.evidence) - 1:,}" if len(row.evidence) > 1 else ""
    return f"{place(row.evidence[0])}{more}" if row.evidence else ""


def _closing(finding: Finding) -> Iterator[str]:
    if not finding.rows:
        yield "Nothing in the record answers it."
    if len(finding.rows) > MOST:
        yield f"{len(finding.rows) - MOST:,} more rows are not shown: the other forms have them all."
