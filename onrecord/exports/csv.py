"""Comma-separated values: one row a statement, for spreadsheets and statistics, with what the record knows of report and speaker.

The columns of `onrecord read --format csv` come first, and cells are kept from being run as formulas in the same way.
"""

from __future__ import annotations

from typing import BinaryIO

from onrecord.holdings import Holdings
from onrecord.outline import Entry
from onrecord.records import Report
from onrecord.spreadsheet import COLUMNS as OF_READING
from onrecord.spreadsheet import Cells, line, rows

__all__ = ["COLUMNS", "SUFFIX", "write"]

SUFFIX = ".csv"

COLUMNS = (*OF_READING, "speaker_id", "speaker_kind", "url", "agency", "authors", "place", "language", "sha256", "chars")
"""Authors are joined by `; `."""


def write(record: Holdings, file: BinaryIO, *, with_text: bool = False) -> None:
    """A heading and a row for each statement; `with_text` adds a last column with the text of the whole report."""
    file.write(line([*COLUMNS, "text"] if with_text else COLUMNS))
    for dossier in record.dossiers():
        about, text = _about(dossier.report), (dossier.report.text,) if with_text else ()
        for entry, cells in rows(dossier):
            file.write(line((*cells, *_who(entry), *about, *text)))


def _who(entry: Entry) -> Cells:
    return (entry.speaker.id, entry.speaker.kind) if entry.speaker else (None, None)


def _about(report: Report) -> Cells:
    return report.url, report.agency, "; ".join(report.authors), report.place, report.language, report.sha256, len(report.text)
