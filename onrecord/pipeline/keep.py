"""Reports read and kept: what is in the record already is not read again, and what came of an input is told once it is stored.

What is stored is stored in portions, each whole or not at all, so that a run that was stopped is gone on with by running it again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from onrecord import pipeline
from onrecord.archive import fetched, refusals
from onrecord.archive.database import Archive
from onrecord.archive.fetch import dossier_of, report_keys
from onrecord.archive.store import State, Stored, states, store
from onrecord.engines.local import Reads, name_of
from onrecord.errors import NotFound
from onrecord.linking.versions import Change, compare
from onrecord.outline import flags
from onrecord.pipeline.inputs import Inputs, inputs
from onrecord.pipeline.online import Fetched, Known, Unchanged
from onrecord.pipeline.portions import portions
from onrecord.records import Coverage, Dossier, Report, Unread

__all__ = ["Kept", "add", "address_of", "retry"]

_LONGEST = 1000  # characters of an address
_LARGEST = 2500  # bytes of it: an index of PostgreSQL holds no more than some 2,700
_BESIDE = ("", "-wal", "-shm", "-journal")  # files of SQLite


_NOTED = ("odd-encoding", "language-unread")  # flags that say that the reading may mean little; the others are the report's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of one input, and what was read of it now; a version's change is from the one that it follows."""

    path: str
    state: State
    report: str | None = None  # its id in the record
    follows: str | None = None
    why: str | None = None
    coverage: Coverage | None = None
    change: Change | None = None
    notes: tuple[str, ...] = ()  # of the flags about the report as a whole


@dataclass(frozen=True, slots=True)
class _Skipped(Unread):
    """A report that need not be read: engines let it through in its place."""

    told: Stored
    open_case: bool  # whether it was set aside before


_Outcome = Dossier | Unread
_REFUSED = Stored(State.REFUSED, "")


def add(
    paths: Iterable[str] | Inputs,
    archive: Archive,
    *,
    model: Path | None = None,
    jobs: int = 1,
    again: bool = False,
    open_reader: Callable[[], Reads] | None = None,
) -> Iterator[Kept]:
    """Everything that is in files, folders, globs, addresses or standard input (`-`), read and stored: what became of each, in order.

    `again` lets in what was forgotten. Raises CannotKeep or CannotRead where it can't go on; what was told until then is stored.
    Close the iterator to stop early.
    """
    given = inputs(paths)
    loaded = given.load(leaving=_ours(archive.where), recall=partial(_recalled, archive, again))
    found = _unknown(loaded, archive, again)
    opening = open_reader or partial(pipeline.open_reader, model)
    with closing(pipeline.engine(jobs)(found, opening, jobs=jobs)) as outcomes:  # type: ignore[type-var]
        for portion in portions(outcomes, _weight):
            for outcome, told in _stored(portion, archive, again, given.columns):
                if not isinstance(outcome, Fetched):
                    yield _kept(outcome, told, archive)


def retry(archive: Archive, *, model: Path | None = None, jobs: int = 1, allow_private: bool = False) -> Iterator[Kept]:
    """Tries again what was set aside; what is no longer there to be set aside, as a line of a file that was mended, is struck off."""
    with archive.reading() as connection:
        aside = {each.path: each.columns for each in refusals.listed(connection)}
    places = {path: refusals.file_of(path) for path in aside}
    again = {path for path, file in places.items() if file == "-"}
    for path in sorted(again):
        yield Kept(path=path, state=State.REFUSED, why="it came by standard input: give it once more with onrecord add")
    files = {file: tuple(aside[path].items()) for path, file in places.items() if file != "-"}
    for columns in dict.fromkeys(files.values()):  # each as it was named when it was set aside
        alike = Inputs(tuple(file for file, named in files.items() if named == columns), dict(columns), allow_private)
        for kept in add(alike, archive, model=model, jobs=jobs):
            if kept.state == State.REFUSED:
                again.add(refusals.place(kept.path))
            yield kept
    with archive.writing() as connection:
        refusals.strike(connection, [path for path, file in places.items() if path not in again and file not in again])


def address_of(report: Report) -> str | None:
    """Where later versions of a report are looked for: its address, else its file's whole path; not where it came with others."""
    address = report.url
    if address is None and report.path not in (None, "-") and os.path.isfile(report.path):
        address = os.path.abspath(report.path)
    fits = address is not None and len(address) <= _LONGEST and len(address.encode("utf-8", "replace")) <= _LARGEST
    return address if fits else None


def _ours(record: str) -> set[str]:
    """The files of the record itself, which may lie among the inputs."""
    return {whole(record) + end for whole in (os.path.abspath, os.path.realpath) for end in _BESIDE}


def _recalled(archive: Archive, again: bool, address: str) -> Known | None:
    """What is known of an address; nothing where what was forgotten is let in, for it is to be sent once more."""
    with archive.reading() as connection:
        known = None if again else fetched.recall(connection, address)
    return Known(**known) if known else None


def _unknown(inputs: Iterator[Report | Unread], archive: Archive, again: bool) -> Iterator[Report | Unread]:
    """The inputs with those that need not be read as such."""
    for portion in portions(inputs, lambda each: len(each.text) if isinstance(each, Report) else 0):
        reports = [each for each in portion if isinstance(each, Report)]
        with archive.reading() as connection:
            told = iter(states(connection, reports, forget_nothing=again))
            cases = refusals.open_cases(connection, map(name_of, reports))
        for each in portion:
            known = next(told) if isinstance(each, Report) else None
            if isinstance(each, Report) and known:
                yield _Skipped(name_of(each), "", known, name_of(each) in cases)
            elif isinstance(each, Unchanged):
                yield _Skipped(each.path, "", Stored(State.KNOWN, each.report or ""), True)
            else:
                yield each


def _weight(outcome: _Outcome) -> int:
    return len(outcome.report.text) if isinstance(outcome, Dossier) else 0


def _stored(portion: Sequence[_Outcome], archive: Archive, again: bool, columns: Mapping[str, str]) -> list[tuple[_Outcome, Stored]]:
    """Stores a portion; where something in it can't be stored, each of it by itself, so that only that one is set aside."""
    try:
        return _store(portion, archive, again, columns)
    except Exception as problem:
        if not refusals.of_the_report(problem):
            raise
        if len(portion) > 1:
            return [pair for each in portion for pair in _stored([each], archive, again, columns)]
        if not isinstance(portion[0], Dossier):
            raise
        return _store([Unread(name_of(portion[0].report), f"the record can't hold it: {problem}")], archive, again, columns)


def _store(portion: Sequence[_Outcome], archive: Archive, again: bool, columns: Mapping[str, str]) -> list[tuple[_Outcome, Stored]]:
    read = [each for each in portion if isinstance(each, Dossier)]
    skipped = [each for each in portion if isinstance(each, _Skipped)]
    ended = [each for each in portion if isinstance(each, Fetched)]
    unread = [each for each in portion if isinstance(each, Unread) and not isinstance(each, _Skipped | Fetched)]
    well = [name_of(each.report) for each in read] + [each.path for each in skipped if each.open_case]
    told: Iterator[Stored] = iter(())
    if read or unread or well or ended:
        with archive.writing() as connection:
            told = iter(store(connection, read, address_of, forget_nothing=again))
            refusals.settle(connection, well)
            refusals.note(connection, unread, columns)
            for each in ended:
                fetched.remember(connection, each.path, **asdict(each.known))
    return [(each, next(told) if isinstance(each, Dossier) else each.told if isinstance(each, _Skipped) else _REFUSED) for each in portion]


def _kept(outcome: _Outcome, told: Stored, archive: Archive) -> Kept:
    if isinstance(outcome, Unread):
        return Kept(path=outcome.path, state=told.state, report=told.id or None, why=outcome.why or None)
    name = name_of(outcome.report)
    if told.state not in (State.NEW, State.VERSION):
        return Kept(path=name, state=told.state, report=told.id)
    change = _change(told.follows, outcome, archive) if told.follows else None
    coverage = outcome.reading.coverage
    notes = tuple(f"{flag.kind}: {flag.note}" for flag in flags(outcome) if flag.kind in _NOTED)
    return Kept(path=name, state=told.state, report=told.id, follows=told.follows, coverage=coverage, change=change, notes=notes)


def _change(before: str, dossier: Dossier, archive: Archive) -> Change | None:
    try:
        with archive.reading() as connection:
            return compare(dossier_of(connection, report_keys(connection, before)[0]), dossier)
    except NotFound:  # forgotten meanwhile
        return None
