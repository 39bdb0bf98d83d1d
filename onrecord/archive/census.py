"""What there is in the record, counted: for a first page, and for the lists of what can be chosen."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.archive import actors
from onrecord.archive.tables import forgotten, identity, judgement, reading, refused, report, statement

__all__ = ["Stamp", "Tally", "stamp", "tally"]

Stamp = tuple[int, ...]
Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much the record holds; outlets and flags with the number of reports, the most first. Dates are those of reports."""

    reports: int
    statements: int
    speakers: int
    refused: int
    first: str | None
    last: str | None
    outlets: Counted
    flags: Counted


def stamp(connection: Connection) -> Stamp:
    """Numbers that change whenever something is added, judged, forgotten or known from elsewhere, and cost nothing."""
    tops = (func.max(report.c.pk), func.max(reading.c.pk), func.max(statement.c.pk), func.max(judgement.c.n))
    counted = (select(func.count()).select_from(table) for table in (forgotten, refused))
    return (*(int(connection.execute(query).scalar() or 0) for query in (*map(select, tops), *counted)), actors.puts(connection))


def tally(connection: Connection) -> Tally:
    """Counts all there is: half a second for a hundred thousand reports."""
    outlets = select(report.c.outlet, func.count().label("reports")).where(report.c.outlet.is_not(None)).group_by(report.c.outlet)
    said = select(func.count()).select_from(statement).join(reading, reading.c.pk == statement.c.reading).where(reading.c.latest == 1)
    dates = select(func.min(report.c.dated), func.max(report.c.dated)).where(report.c.dated != "")
    first, last = connection.execute(dates).one()
    return Tally(
        reports=_number(connection.execute(select(func.count()).select_from(report)).scalar()),
        statements=_number(connection.execute(said).scalar()),
        speakers=_number(connection.execute(select(func.count()).select_from(identity).where(identity.c.reports > 0)).scalar()),
        refused=_number(connection.execute(select(func.count()).select_from(refused)).scalar()),
        first=first,
        last=last,
        outlets=_most(Counter({row.outlet: row.reports for row in connection.execute(outlets)})),
        flags=_most(_flags(connection)),
    )


def _flags(connection: Connection) -> Counter[str]:
    """How many reports have each kind of flag, by themselves or by their latest reading."""
    own = select(report.c.pk, report.c.flags).where(report.c.flags != "[]")
    read = select(reading.c.report, reading.c.flags).where(reading.c.latest == 1, reading.c.flags != "[]")
    found = {(key, kind) for query in (own, read) for key, flags in connection.execute(query) for kind, *_ in json.loads(flags)}
    return Counter(kind for _, kind in found)


def _most(counts: Counter[str]) -> Counted:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _number(found: object) -> int:
    return int(found) if isinstance(found, int) else 0
