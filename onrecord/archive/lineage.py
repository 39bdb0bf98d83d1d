"""The versions of a report, from the first to the last."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.archive.fetch import dossier_of, report_keys
from onrecord.archive.tables import report
from onrecord.errors import NotFound
from onrecord.records import Dossier

__all__ = ["Place", "lineage", "lines", "steps"]


@dataclass(frozen=True, slots=True)
class Place:
    """A report's place among its versions: its key, that of the one before, and when it was stored, by the clock of then."""

    key: int
    follows: int | None
    stored_at: str


def lineage(connection: Connection, key: int) -> list[Place]:
    """All versions of the report with this key, each after the one that it follows; those that follow the same in the order of storing."""
    first = key
    seen = {key}
    while (before := connection.execute(select(report.c.follows).where(report.c.pk == first)).scalar()) and before not in seen:
        first = before
        seen.add(first)
    columns = select(report.c.pk, report.c.follows, report.c.stored_at).order_by(report.c.pk)
    found = {row.pk: Place(*row) for row in connection.execute(columns.where(report.c.pk == first))}
    todo = list(found)
    while todo:
        later = [Place(*row) for row in connection.execute(columns.where(report.c.follows.in_(todo))) if row.pk not in found]
        found |= {place.key: place for place in later}
        todo = [place.key for place in later]
    return list(found.values())


def lines(connection: Connection, name: str) -> Iterator[list[Place]]:
    """The versions of each report that a name means: an id or its beginning, an address, a path. Raises NotFound where it means none."""
    try:
        keys = report_keys(connection, name)
    except NotFound:
        if not os.path.exists(name):
            raise
        keys = report_keys(connection, os.path.abspath(name))
    done: set[int] = set()
    for key in keys:
        if key not in done:
            line = lineage(connection, key)
            done.update(place.key for place in line)
            yield line


def steps(connection: Connection, line: list[Place]) -> Iterator[tuple[Dossier, Dossier | None]]:
    """Each version, as judged, with the one that it follows, two at a time in memory."""
    last: tuple[int | None, Dossier | None] = (None, None)
    for place in line:
        before = last[1] if place.follows == last[0] else dossier_of(connection, place.follows) if place.follows else None
        dossier = dossier_of(connection, place.key)
        yield dossier, before
        last = place.key, dossier
