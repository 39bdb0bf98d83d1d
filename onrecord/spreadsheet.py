"""Statements as rows for spreadsheets: the columns that every table of them has, and cells that no spreadsheet would run.

The form is UTF-8 after RFC 4180: fields with a comma, a quotation mark or a line break are quoted, lines end in CRLF.

A spreadsheet would run a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break as a formula. Such words get an apostrophe in
front, as do those that start with apostrophes and then one of these, and no others: who takes one apostrophe off again, where such a
beginning follows it, has the words as they were printed. Numbers are never touched.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from onrecord.outline import Entry, outline, zone_at, zones
from onrecord.records import Dossier

__all__ = ["COLUMNS", "Cells", "line", "rows"]

Cells = tuple[object, ...]

COLUMNS = (
    *("report", "path", "outlet", "title", "published"),
    *("statement", "parent", "depth", "speaker", "source", "cue", "content", "manner", "act", "said_on", "channel"),
    *("zone", "score", "start", "end", "by"),
)
"""`report`, `statement` and `parent` are ids, `speaker` is a name; pieces are joined by ` … `, `start` is the first's, `end` the last's."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def rows(dossier: Dossier) -> Iterator[tuple[Entry, Cells]]:
    """The statements in the order of the text, each with its cells of `COLUMNS`."""
    report, places = dossier.report, zones(dossier)
    about = (report.id, report.path, report.outlet, report.title, report.published)
    for entry in outline(dossier):
        zone = zone_at(places, entry.start)
        yield entry, (*about, *_said(entry), zone.kind if zone else None, *_measured(entry))


def _said(entry: Entry) -> Cells:
    said, name = entry.statement, entry.speaker.name if entry.speaker else None
    kind = said.manner.value, said.act.value, said.said_on, said.channel
    return said.id, said.parent, entry.depth, name, entry.source, entry.cue, entry.content, *kind


def _measured(entry: Entry) -> Cells:
    said = entry.statement
    ends = (said.content[0].start, said.content[-1].end) if said.content else (None, None)
    return f"{said.score:.3f}", *ends, said.by


def line(cells: Iterable[object]) -> bytes:
    """A row as the file has it."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return written.getvalue().encode("utf-8", "backslashreplace")


def _harmless(words: str) -> str:
    return f"'{words}" if _FORMULA.match(words) else words
