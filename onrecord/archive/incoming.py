"""Readings that an import brings: each is stored once, with its report if that is not there, in the order that the import tells."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from sqlalchemy import Connection, select

from onrecord.archive.rows import report_from
from onrecord.archive.store import AddressOf, State, Stored, now, store, store_readings
from onrecord.archive.tables import reading, report, statement
from onrecord.holdings import Fate, Line, Outcome
from onrecord.records import Dossier, Report

__all__ = ["bring"]


@dataclass(slots=True)
class _Place:
    """A report of the record: its key and hash, the statements of its readings by model as far as asked for, and its latest reading's."""

    key: int
    sha256: str
    readings: dict[str, int | Dossier] = field(default_factory=dict)  # by model: the key, or one that is to be stored
    latest: str = ""


@dataclass(slots=True)
class _Due:
    """Readings that are to be stored: before what is the latest of their report, and as its latest."""

    earlier: list[tuple[int, Dossier]] = field(default_factory=list)
    latest: dict[int, Dossier] = field(default_factory=dict)

    def add(self, key: int, dossier: Dossier, *, latest: bool) -> None:
        if latest and key in self.latest:
            self.earlier.append((key, self.latest[key]))
        if latest:
            self.latest[key] = dossier
        else:
            self.earlier.append((key, dossier))


def bring(connection: Connection, lines: Sequence[Line], ids: MutableMapping[str, str], address_of: AddressOf) -> list[Outcome]:
    """Stores the readings that lines bring; what became of each. Notes in `ids` what the record has under another id.

    Lines of one report that follow one another are its readings from the first to the latest: one that is not in the record comes before
    the latest there, if that follows it in the lines; else the last one becomes the latest. Only for the one writer.
    """
    items = [line.item for line in lines if isinstance(line.item, Dossier)]
    stored = store(connection, items, address_of)
    places = _places(connection, {told.id for told in stored})
    due, outcomes = _Due(), list[Outcome]()
    for id, of_report in groupby(zip(lines, items, stored, strict=True), lambda each: each[2].id):
        group = list(of_report)
        ids.update({item.report.id: id for _, item, _ in group if item.report.id != id})
        outcomes += _group(connection, group, places.get(id), due)
    at = now()
    store_readings(connection, _on_stored(connection, due.earlier), at, latest=False)
    store_readings(connection, _on_stored(connection, list(due.latest.items())), at)
    return outcomes


def _group(connection: Connection, group: Sequence[tuple[Line, Dossier, Stored]], place: _Place | None, due: _Due) -> Iterator[Outcome]:
    """What becomes of the readings of one report."""
    fresh: list[tuple[int, Dossier]] = []
    of_latest = -1
    for at, (line, item, told) in enumerate(group):
        if told.state is State.FORGOTTEN or place is None:
            yield Outcome(line, Fate.FORGOTTEN)
        elif item.report.sha256 != place.sha256:
            yield Outcome(
                line, Fate.ASIDE, f"report.id: the record has another text under {told.id}: the line is another report's, or was changed"
            )
        elif told.state is not State.KNOWN:
            of_latest = at
            yield Outcome(line, Fate.NEW)
        elif item.reading.model in place.readings:
            of_latest = at if item.reading.model == place.latest else of_latest
            yield from _known(connection, line, item, place.readings[item.reading.model])
        else:
            place.readings[item.reading.model] = item
            fresh.append((at, item))
            yield Outcome(line, Fate.NEW)
    for at, item in fresh:
        if place:
            due.add(place.key, item, latest=at > of_latest and item is fresh[-1][1])
            place.latest = item.reading.model if at > of_latest else place.latest


def _known(connection: Connection, line: Line, item: Dossier, kept: int | Dossier) -> Iterator[Outcome]:
    """A reading that is there already; lines with one statement each may have some that are not in it."""
    if not line.partial:
        yield Outcome(line, Fate.KNOWN)
        return
    there = _statements(connection, kept) if isinstance(kept, int) else {said.id for said in kept.reading.statements}
    numbered = list(zip(line.numbers, item.reading.statements, strict=True))
    if known := tuple(number for number, said in numbered if said.id in there):
        yield Outcome(replace(line, numbers=known), Fate.KNOWN)
    why = f"the record has a reading by {item.reading.model} without this statement: a report's lines must stand together"
    for number, said in numbered:
        if said.id not in there:
            yield Outcome(replace(line, numbers=(number,)), Fate.ASIDE, why)


def _statements(connection: Connection, of: int) -> set[str]:
    return set(connection.execute(select(statement.c.id).where(statement.c.reading == of)).scalars())


def _places(connection: Connection, ids: set[str]) -> dict[str, _Place]:
    rows = connection.execute(select(report.c.id, report.c.pk, report.c.sha256).where(report.c.id.in_(ids)))
    places = {row.id: _Place(row.pk, row.sha256) for row in rows}
    by_key = {place.key: place for place in places.values()}
    for row in connection.execute(
        select(reading.c.pk, reading.c.report, reading.c.model, reading.c.latest).where(reading.c.report.in_(by_key))
    ):
        by_key[row.report].readings[row.model] = row.pk
        if row.latest:
            by_key[row.report].latest = row.model
    return places


def _on_stored(connection: Connection, items: Sequence[tuple[int, Dossier]]) -> list[tuple[int, Dossier]]:
    """The readings on their reports as the record has them, which may know other facts and zones."""
    rows = connection.execute(select(report).where(report.c.pk.in_({key for key, _ in items}))).mappings()
    reports: dict[int, Report] = {row["pk"]: report_from(row) for row in rows}
    return [(key, Dossier(reports[key], replace(item.reading, report_id=reports[key].id))) for key, item in items]
