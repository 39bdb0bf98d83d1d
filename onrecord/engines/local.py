"""This process: one report after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from traceback import extract_tb
from typing import Protocol

from onrecord.errors import OnRecordError
from onrecord.records import Dossier, Reading, Report, Unread

__all__ = ["Reads", "read_one", "run"]


class Reads(Protocol):
    """What an engine needs of a reader."""

    def read(self, report: Report, /) -> Reading:
        """All that is found in a report; the same whatever was read before."""


def run(inputs: Iterable[Report | Unread], open_reader: Callable[[], Reads], *, jobs: int = 1) -> Iterator[Dossier | Unread]:
    """Each input in order, read; what is unread goes through. Opens one reader, whatever `jobs` says, at the first report."""
    reader = None
    for each in inputs:
        if isinstance(each, Unread):
            yield each
        else:
            reader = reader or open_reader()
            yield read_one(reader, each)


def read_one(reader: Reads, report: Report) -> Dossier | Unread:
    """A report with its reading, or why there is none: one bad report never stops the rest."""
    try:
        return Dossier(report, reader.read(report))
    except OnRecordError as problem:
        return Unread(name_of(report), str(problem))
    except Exception as problem:
        place = extract_tb(problem.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        return Unread(name_of(report), f"the reader failed with {problem!r} in {where}: this is a fault of OnRecord's; tell its authors")


def name_of(report: Report) -> str:
    """What a report is called where it could not be read."""
    return report.path or report.url or report.id
