"""What is made of the latest readings and can be made again: it comes with a reading, and goes when the reading is no longer the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.archive import identities, index, judged, vectors
from onrecord.archive.parts import parts
from onrecord.archive.tables import reading, statement
from onrecord.records import Dossier, Judgement

__all__ = ["Came", "decide", "judge", "put_in", "put_in_reports", "scrub", "take_out", "take_out_reports"]


@dataclass(frozen=True, slots=True)
class Came:
    """A reading that has become its report's latest: its key, its report's, and those of its statements in their order."""

    reading: int
    report: int
    statements: range
    dossier: Dossier


def put_in(connection: Connection, came: Sequence[Came]) -> None:
    """Makes what is derived of readings that were just stored; what was judged before is carried over to them."""
    judged.put(connection, judged.changes(connection, [each.report for each in came]))
    identities.put_in(connection, came)
    index.put_in(connection, [each.reading for each in came])
    said = [pair for each in came for pair in zip(each.statements, each.dossier.reading.statements, strict=True)]
    vectors.put_in(connection, [(key, each.meaning) for key, each in said if each.meaning])


def take_out(connection: Connection, readings: Sequence[int]) -> None:
    """Takes out what is derived of readings that are still there, but soon not the latest or gone."""
    index.take_out(connection, readings)
    identities.take_out(connection, readings)
    judged.take_out(connection, readings)
    vectors.take_out(connection, readings)


def judge(connection: Connection, reports: Sequence[int]) -> None:
    """Brings what is derived of some reports, by their keys, to what the ledger says of them now."""
    if changes := judged.changes(connection, reports):
        readings = _readings(connection, list(changes))
        index.take_out(connection, readings)
        judged.put(connection, changes)
        identities.count(connection, readings)
        index.put_in(connection, readings)


def decide(connection: Connection, rows: Sequence[Judgement]) -> None:
    """Does what rows on speakers say that were just added to the ledger."""
    if any(row.left or row.undoes is not None for row in rows):
        identities.decide(connection, rows)


def _readings(connection: Connection, statements: Sequence[int]) -> list[int]:
    """The latest readings that statements are of, by their keys."""
    found = set[int]()
    for part in parts(statements):
        of = select(statement.c.reading).join(reading).where(reading.c.latest == 1, statement.c.pk.in_(part))
        found.update(connection.execute(of).scalars())
    return sorted(found)


def put_in_reports(connection: Connection, reports: Sequence[int]) -> None:
    """Makes what is derived of the texts of reports that were just stored, by their keys."""
    index.put_in_reports(connection, reports)


def take_out_reports(connection: Connection, reports: Sequence[int]) -> None:
    """Takes out what is derived of whole reports, by their keys, that soon are gone; their readings were taken out before."""
    vectors.erase(connection, reports)
    index.take_out_reports(connection, reports)


def scrub(connection: Connection) -> None:
    """Leaves no word of what was taken out where rows of an index are only marked as deleted. Only for the one writer."""
    index.scrub(connection)
