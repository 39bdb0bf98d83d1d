"""Comma-separated values, one row a statement, for spreadsheets and statistics.

How words are kept from being run as formulas, and got back as they were printed: `onrecord.spreadsheet`.

A table of statements has no place for inputs that could not be read: the command names them, with the reason, on standard error.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.records import Dossier, Unread
from onrecord.spreadsheet import COLUMNS, line, rows

__all__ = ["COLUMNS", "SUFFIX", "write"]

SUFFIX = ".csv"


def write(dossiers: Iterable[Dossier | Unread], file: BinaryIO, *, with_text: bool = False) -> None:
    """A heading and a row for each statement; `with_text` adds a last column with the text of the whole report."""
    file.write(line([*COLUMNS, "text"] if with_text else COLUMNS))
    for item in dossiers:
        if isinstance(item, Dossier):
            text = (item.report.text,) if with_text else ()
            for _, cells in rows(item):
                file.write(line((*cells, *text)))
