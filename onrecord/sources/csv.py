"""CSV: `.csv`, `.tsv`, a report a row, at `path#row` as a spreadsheet counts; columns by their usual names, or as --column says."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import BufferedReader, TextIOWrapper
from itertools import chain

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import rows
from onrecord.sources.columns import columns_of, looks_like_header
from onrecord.sources.decoding import decode
from onrecord.sources.nested import buffered
from onrecord.sources.patience import Patience
from onrecord.sources.reports import NOTHING, Facts

SUFFIXES = (".csv", ".tsv")

_MAX_ROW = 16 * 2**20  # bytes; a row of nothing but commas takes eight times as much
_DELIMITERS = ",;\t|"
_BYTES = "latin-1"  # each byte a character, until it is known what the bytes of a row are
_BOM = b"\xef\xbb\xbf".decode(_BYTES)
_WIDE = (b"\xff\xfe", b"\xfe\xff")

_Cells = tuple[Sequence[str], str | CannotLoad | None]


def knows(head: bytes) -> bool:
    """Whether a file that starts like this has a line of columns, with the text among them."""
    line = head.partition(b"\n")[0].decode(_BYTES).removeprefix(_BOM).strip()
    return looks_like_header(_cells(line, _delimiter(line)))


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """As `stream`."""
    yield from stream(buffered(data), path, around)


def stream(file: BufferedReader, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports of the rows; a bad row is Unread, and the rest goes on. Raises CannotLoad where there is no table, or it breaks off."""
    found = _rows(file)
    header, _ = next(found, ((), None))
    if not any(header):
        raise CannotLoad("empty: there is no line of columns, and nothing to read")
    columns = columns_of(header)
    places = {field: header.index(name) for field, name in columns.items()}
    number, patience = 1, Patience("rows")
    for number, (cells, note) in enumerate(found, start=2):
        at = f"{path}#{number}"
        if not any(cells) and not note:
            patience.empty()
            continue
        patience.bad()
        if isinstance(note, CannotLoad):
            yield Unread(at, str(note))
        elif any(cells[len(header) :]):
            yield Unread(at, f"{len(cells)} cells for {len(header)} columns: put cells with a separator in them in quotation marks")
        elif any(cells):
            row = {field: cells[place] for field, place in places.items() if place < len(cells)}
            item = rows.report(row, at, path, around, (note,))
            if isinstance(item, Report):
                patience.good()
            yield item
    if number == 1:
        raise CannotLoad("empty: the table has no rows")


def _rows(file: BufferedReader) -> Iterator[_Cells]:
    """The cells of each row, with a note of how they were read, or why they can't be."""
    wide = file.peek(2).startswith(_WIDE)
    text = TextIOWrapper(file, "utf-16" if wide else _BYTES, errors="replace", newline="")
    try:
        for cells in _split(_Lines(text)):
            yield (cells, None) if wide else _decoded(cells)
    except csv.Error as error:
        raise CannotLoad(f"no table, or a damaged one ({error}): save it as CSV once more") from error
    finally:
        if not file.closed:
            text.detach()  # the file is not ours to close


def _split(lines: _Lines) -> Iterator[list[str]]:
    first = next(lines, "").removeprefix(_BOM)
    delimiter = _delimiter(first)
    if first.strip().lower() == f"sep={delimiter}":  # as spreadsheets write
        first = next(lines, "")
    csv.field_size_limit(max(csv.field_size_limit(), _MAX_ROW))
    for cells in csv.reader(chain([first], lines), delimiter=delimiter):
        lines.size = 0
        yield cells


def _delimiter(line: str) -> str:
    """The character that makes most columns of the first line."""
    if line[:4].lower() == "sep=" and line[4:5] in _DELIMITERS:
        return line[4]
    return max(_DELIMITERS, key=lambda delimiter: len(_cells(line, delimiter)))


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _decoded(cells: list[str]) -> _Cells:
    data = [cell.encode(_BYTES) for cell in cells]
    try:
        return [each.decode() for each in data], None
    except UnicodeDecodeError:
        pass
    try:
        decoded = decode(b"\n".join(data))
    except CannotLoad as error:
        return (), error
    return [each.decode(decoded.encoding, "replace") for each in data], decoded.note


class _Lines:
    """Lines, of which those of one row may have so many characters and no more."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self.size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(_MAX_ROW + 1 - self.size)
        if not line:
            raise StopIteration
        self.size += len(line)
        if self.size > _MAX_ROW:
            raise CannotLoad(f"a row of more than {_MAX_ROW // 2**20} MB: look for a quotation mark that is never closed")
        return line
