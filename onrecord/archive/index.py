"""The index of search: the statements of the latest readings, as people have judged them, and the texts of all reports.

It is derived: it comes and goes with what it is made of, can be made again, and be compared with what it must hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from onrecord.archive import agreement, entries, fulltext
from onrecord.archive.entries import Entry
from onrecord.archive.fetch import readings_of, reports
from onrecord.archive.fulltext import REPORTS, STATEMENTS
from onrecord.archive.parts import parts
from onrecord.archive.tables import reading, report, statement

__all__ = ["faults", "put_in", "put_in_reports", "rebuild", "scrub", "take_out", "take_out_reports"]

AT_ONCE = 100  # reports in memory


def put_in(connection: Connection, readings: Sequence[int]) -> None:
    """Puts in the statements of readings, by their keys, as they are judged now. Only for the one writer."""
    for part in parts(readings, AT_ONCE):
        fulltext.put_in(connection, STATEMENTS, _of_readings(connection, part))


def take_out(connection: Connection, readings: Sequence[int]) -> None:
    """Takes out the statements of readings; before anything changes that they were put in with, verdicts too. Only for the one writer."""
    for part in parts(readings, AT_ONCE):
        fulltext.take_out(connection, STATEMENTS, _of_readings(connection, part))


def put_in_reports(connection: Connection, keys: Sequence[int]) -> None:
    """Puts in the texts of reports, by their keys. Only for the one writer."""
    for part in parts(keys, AT_ONCE):
        fulltext.put_in(connection, REPORTS, _of_reports(connection, part))


def take_out_reports(connection: Connection, keys: Sequence[int]) -> None:
    """Takes out the texts of reports that are still there. Only for the one writer."""
    for part in parts(keys, AT_ONCE):
        fulltext.take_out(connection, REPORTS, _of_reports(connection, part))


def _of_readings(connection: Connection, readings: Sequence[int]) -> Iterator[Entry]:
    rows = connection.execute(select(statement.c.reading, statement.c.id, statement.c.pk).where(statement.c.reading.in_(readings)))
    keys: dict[int, dict[str, int]] = {}
    for of, id, pk in rows:
        keys.setdefault(of, {})[id] = pk
    for of, dossier in readings_of(connection, readings):
        yield from entries.of_statements(dossier, keys.get(of, {}))


def _of_reports(connection: Connection, keys: Sequence[int]) -> Iterator[Entry]:
    for key, one in reports(connection, report.c.pk.in_(keys)):
        yield from entries.of_report(key, one)


def rebuild(connection: Connection) -> None:
    """Makes all of it again. Only for the one writer."""
    for shelf in (STATEMENTS, REPORTS):
        fulltext.clear(connection, shelf)
    for part in _pages(connection, select(reading.c.pk).where(reading.c.latest == 1), reading.c.pk):
        put_in(connection, part)
    for part in _pages(connection, select(report.c.pk), report.c.pk):
        put_in_reports(connection, part)
    scrub(connection)


def scrub(connection: Connection) -> None:
    """Leaves nothing of what was taken out in the pages of the database that are in use. Only for the one writer."""
    for shelf in (STATEMENTS, REPORTS):
        fulltext.tidy(connection, shelf)


def _pages(connection: Connection, query: Any, key: Any) -> Iterator[list[int]]:
    last = 0
    while part := list(connection.execute(query.where(key > last).order_by(key).limit(AT_ONCE)).scalars()):
        yield part
        last = part[-1]


def faults(connection: Connection) -> Iterator[str]:
    """What differs from what the index must hold, in words: entries that lack or are too many, or have other words."""
    latest = select(reading.c.pk).where(reading.c.latest == 1)
    yield from agreement.faults(
        connection, STATEMENTS, (_of_readings(connection, part) for part in _pages(connection, latest, reading.c.pk))
    )
    every = select(report.c.pk)
    yield from agreement.faults(connection, REPORTS, (_of_reports(connection, part) for part in _pages(connection, every, report.c.pk)))
