"""JSON Lines: one object a statement, with its words, its report and its speaker; with the texts, all that the record holds.

Reports come by date and id, and a report's statements in the order of the text, each followed by those told in it, in every form the same.

With the texts there is one line for each reading, the form of `onrecord read --format jsonl --with-text`, as the model made it, and a
report's latest one last; then the lines of `onrecord.holdings`. From that file `onrecord import jsonl` makes the same record again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from onrecord.codec import encode, said, written
from onrecord.holdings import Holdings, Source, line
from onrecord.outline import flags, outline, zones
from onrecord.records import Dossier

__all__ = ["SUFFIX", "write"]

SUFFIX = ".jsonl"


def write(record: Holdings, file: BinaryIO, *, with_text: bool = False) -> None:
    """One line a statement, or all that brings the record back."""
    for each in _whole(record) if with_text else _statements(record):
        file.write(each)


def _statements(record: Holdings) -> Iterator[bytes]:
    for dossier in record.dossiers():
        for entry in outline(dossier):
            yield written(said(dossier, entry.statement))


def _whole(record: Holdings) -> Iterator[bytes]:
    for _, of_report in groupby(record.readings(), lambda dossier: dossier.report.id):
        readings = tuple(of_report)
        report = readings[0].report
        if any(_more(dossier) for dossier in readings):
            yield written(line(Source(report.id, report.zones, report.flags)))
        yield from (encode(dossier, with_text=True) for dossier in readings)
    yield from (written(line(item)) for item in record.rest())


def _more(dossier: Dossier) -> bool:
    """Whether the line of a reading has zones or flags that the report does not have by itself."""
    report = dossier.report
    return set(zones(dossier)) != set(report.zones) or set(flags(dossier)) != set(report.flags)
