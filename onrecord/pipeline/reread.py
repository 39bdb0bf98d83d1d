"""The record read again with the present model: a new reading for each report that lacks one, and the old ones stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Protocol

from onrecord import pipeline
from onrecord.archive import rereading
from onrecord.archive.database import Archive
from onrecord.archive.store import State
from onrecord.engines.local import Reads, name_of
from onrecord.pipeline.keep import Kept
from onrecord.pipeline.portions import portions
from onrecord.records import Dossier, Report, Unread

__all__ = ["reread"]

_KEEPS = "its earlier reading stays"


class Named(Reads, Protocol):
    """A reader that knows its model's name and version."""

    @property
    def model(self) -> str: ...


def reread(archive: Archive, *, model: Path | None = None, jobs: int = 1, open_reader: Callable[[], Named] | None = None) -> Iterator[Kept]:
    """Reads every report whose latest reading is another model's, and stores what is found as its latest, in the order of storing.

    A reading of the same model that lacks the vectors which the model makes, as one that was imported, is given them.

    What the reader fails on keeps its reading, and comes as refused. A run that was stopped is gone on with by running it again.
    Raises CannotKeep or CannotRead where it can't go on. Close the iterator to stop early.
    """
    opening: Callable[[], Named] = open_reader or partial(pipeline.open_reader, model)
    reader = opening()
    here: Callable[[], Named] = lambda: reader
    inputs = _outdated(archive, reader.model, _makes_vectors(reader))
    with closing(pipeline.engine(jobs)(inputs, here if jobs == 1 else opening, jobs=jobs)) as outcomes:  # type: ignore[type-var]
        for portion in portions(outcomes, lambda each: len(each.report.text) if isinstance(each, Dossier) else 0):
            yield from _stored(portion, archive)


def _makes_vectors(reader: object) -> bool:
    meaning = getattr(reader, "meaning", None)
    return meaning is not None and meaning("word") is not None


def _outdated(archive: Archive, model: str, with_meaning: bool) -> Iterator[Report]:
    """A page at a time: a state of the record that is looked at for hours would keep what is written meanwhile from its place."""
    after = 0
    while True:
        with archive.reading() as connection:
            after, page = rereading.outdated(connection, model, after, with_meaning=with_meaning)
        if not page:
            return
        yield from page


def _stored(portion: list[Dossier | Unread], archive: Archive) -> Iterator[Kept]:
    there: set[str] = set()
    if made := [each for each in portion if isinstance(each, Dossier)]:
        with archive.writing() as connection:
            there = rereading.renew(connection, made)
    for each in portion:
        if isinstance(each, Unread):
            yield Kept(path=each.path, state=State.REFUSED, why=f"{each.why}; {_KEEPS}")
        else:
            gone = each.report.id not in there
            yield Kept(
                path=name_of(each.report),
                state=State.FORGOTTEN if gone else State.REREAD,
                report=each.report.id,
                coverage=None if gone else each.reading.coverage,
            )
