"""Takes reports and readings out of the record, as they were put in or as people have judged them, without holding them all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, or_, select

from onrecord.archive.entries import mark
from onrecord.archive.judged import decisions
from onrecord.archive.known import speakers_of
from onrecord.archive.rows import reading_from, report_from, statement_from
from onrecord.archive.tables import reading, report, speaker, statement
from onrecord.archive.words import words
from onrecord.errors import NotFound
from onrecord.judging import as_judged
from onrecord.outline import join, zone_at, zones
from onrecord.records import Dossier, Part, Report, Statement

__all__ = [
    "all_readings",
    "dossier_as_read",
    "dossier_of",
    "dossiers",
    "readings_as_read",
    "readings_of",
    "report_keys",
    "reports",
    "reports_of",
    "said_by",
    "statement_key",
    "within",
]

AT_ONCE = 100  # reports in memory
_AFTER_ALL = "~"  # after every character of a date
_BEYOND = "\U0010ffff"  # after every other character
_SHORTEST = 6  # characters that may stand for an id

Rows = Sequence[RowMapping]


def dossiers(connection: Connection, part: Part | None = None, *, meeting: str | None = None) -> Iterator[Dossier]:
    """Every report with its latest reading as people have judged it, by date and id; with `part`, only the statements of that part.

    `meeting` is the id of an identity: only the reports in which it stands.

    What was rejected is left out; what was accepted or corrected stands as its judge left it, and names the judge.
    """
    part = part or Part()
    query = _reports(connection, part)
    if meeting is not None:
        there = select(reading.c.report).join(speaker, speaker.c.reading == reading.c.pk).where(speaker.c.identity == meeting)
        query = query.where(report.c.pk.in_(there))
    for found in _pages(connection, query):
        readings = _rows(connection, reading, reading.c.report, [row["pk"] for row in found], reading.c.latest == 1)
        for dossier in _judged(connection, _joined(connection, found, readings)):
            kept = tuple(said for said in dossier.reading.statements if within(part, said, dossier))
            yield dossier if part == Part() else replace(dossier, reading=replace(dossier.reading, statements=kept))


def all_readings(connection: Connection, part: Part | None = None) -> Iterator[Dossier]:
    """Every report with each of its readings as they were made, the latest one last, by date and id of the report.

    With `part`, the reports of that part which have a statement of it, as people have judged them, where it is about statements at all.
    """
    part = part or Part()
    for page in _pages(connection, _reports(connection, part)):
        found = _with_statements(connection, part, page)
        readings = _rows(connection, reading, reading.c.report, [row["pk"] for row in found])
        in_order = sorted(readings, key=lambda row: (row["latest"], row["pk"]))
        yield from (dossier for _, dossier in _joined(connection, found, in_order))


def _with_statements(connection: Connection, part: Part, found: Rows) -> Rows:
    """The reports that have statements of a part, or all, where the part is not about statements."""
    if (part.speaker, part.manner, part.act, part.zone) == (None,) * 4:
        return found
    latest = _rows(connection, reading, reading.c.report, [row["pk"] for row in found], reading.c.latest == 1)
    judged = _judged(connection, _joined(connection, found, latest))
    there = {each.report.id for each in judged if any(within(part, said, each) for said in each.reading.statements)}
    return [row for row in found if row["id"] in there]


def reports(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[tuple[int, Report]]:
    """Reports with their keys, in the order of storing."""
    last = 0
    while (
        page := connection.execute(select(report).where(report.c.pk > last, *conditions).order_by(report.c.pk).limit(AT_ONCE))
        .mappings()
        .all()
    ):
        yield from ((row["pk"], report_from(row)) for row in page)
        last = page[-1]["pk"]


def reports_of(connection: Connection, ids: Collection[str]) -> dict[str, Report]:
    """The reports of these ids that there are, by id; not many at once."""
    return {row["id"]: report_from(row) for row in connection.execute(select(report).where(report.c.id.in_(ids))).mappings()}


def dossier_of(connection: Connection, key: int) -> Dossier:
    """One report with its latest reading, as people have judged it."""
    return next(_judged(connection, _latest(connection, key)))


def dossier_as_read(connection: Connection, key: int) -> Dossier:
    """One report with its latest reading, as its model left it."""
    return next(_latest(connection, key))[1]


def readings_of(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Dossier]]:
    """Readings by their keys, with these and their reports, as people have judged them; not many at once."""
    verdicts = decisions(connection, keys)
    return ((key, as_judged(dossier, verdicts.get(key, {}))) for key, dossier in readings_as_read(connection, keys))


def readings_as_read(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Dossier]]:
    """The same, as their models left them."""
    readings = _rows(connection, reading, reading.c.pk, list(keys))
    found = _rows(connection, report, report.c.pk, [row["report"] for row in readings])
    return _joined(connection, found, readings)


def statement_key(connection: Connection, name: str) -> tuple[int, str]:
    """The report's key and the whole id of the statement that a name means: an id or its beginning, of a latest reading.

    Where several reports have statements of that id, as imported ones may, the report's id and `#` go before it. Raises NotFound where
    there is none, or several.
    """
    of_report, _, id = name.rpartition("#")
    query = select(statement.c.report, statement.c.id).join(reading, reading.c.pk == statement.c.reading).where(reading.c.latest == 1)
    if of_report:
        query = query.where(statement.c.report.in_(report_keys(connection, of_report)))
    found = connection.execute(query.where(statement.c.id == id).limit(2)).all()
    if not found and len(id) >= _SHORTEST:
        found = connection.execute(query.where(statement.c.id >= id, statement.c.id < id + _BEYOND).limit(2)).all()
    if not found:
        raise NotFound(f"{name}: no statement of this id in the latest readings: onrecord find shows ids, of which six characters will do")
    if len(found) > 1:
        raise NotFound(f"{name}: several statements' ids are or begin like this: write more of it, or the report's id and # before it")
    return found[0].report, found[0].id


def report_keys(connection: Connection, name: str) -> list[int]:
    """The keys of the reports that a name means, in the order of storing: an id or its beginning, an address, a path.

    Raises NotFound where there is none, or where the beginning of an id is that of several.
    """
    keys = list(connection.execute(select(report.c.pk).where(report.c.id == name)).scalars())
    for column in (report.c.url, report.c.address, report.c.path):
        keys = keys or list(connection.execute(select(report.c.pk).where(column == name).order_by(report.c.pk)).scalars())
    if not keys and len(name) >= _SHORTEST:
        keys = list(connection.execute(select(report.c.pk).where(report.c.id.startswith(name, autoescape=True)).limit(2)).scalars())
        if len(keys) > 1:
            raise NotFound(f"{name}: several reports' ids begin like this: write more of it")
    if not keys:
        raise NotFound(f"{name}: no report of this id, address or path in the record: onrecord find shows ids")
    return keys


def within(part: Part, said: Statement, dossier: Dossier) -> bool:
    """Whether a statement is of a part of the record, as far as it is about statements and not about reports."""
    if part.manner not in (None, said.manner) or part.act not in (None, said.act):
        return False
    if part.speaker is not None and not said_by(part.speaker, said, dossier):
        return False
    zone = zone_at(zones(dossier), said.content[0].start) if part.zone else None
    return part.zone is None or mark("z", part.zone) == mark("z", zone and zone.kind)


def said_by(name: str, said: Statement, dossier: Dossier) -> bool:
    """Whether a statement is by the speaker of an id, or by one in one of whose names all of these words are, whatever this report prints.

    Words of the source do as well, together with those of the name.
    """
    if said.speaker is not None and mark("s", said.speaker) == mark("s", name):
        return True
    asked = set(words(name))
    who = dossier.identities.get(said.speaker or "")
    if who and (who.id == name or any(asked and asked <= set(words(each)) for each in (who.name, *(spelled for spelled, _ in who.names)))):
        return True
    names = (each.name for each in dossier.reading.speakers if each.id == said.speaker)
    told = {word for words_of in (*names, join(dossier.report.text, said.source)) for word in words(words_of)}
    return bool(asked) and asked <= told


def dated(part: Part) -> list[ColumnElement[bool]]:
    """The conditions on a report's date."""
    conditions: list[ColumnElement[bool]] = []
    if part.since is not None:
        conditions.append(report.c.dated >= part.since)
    if part.until is not None:
        conditions.append(and_(report.c.dated != "", report.c.dated <= part.until + _AFTER_ALL))
    return conditions


def _reports(connection: Connection, part: Part) -> Select[Any]:
    query = select(report).where(*dated(part))
    if part.outlet is None:
        return query
    names = connection.execute(select(report.c.outlet).where(report.c.outlet.is_not(None)).distinct()).scalars()
    return query.where(report.c.outlet.in_([name for name in names if mark("o", name) == mark("o", part.outlet)]))


def _pages(connection: Connection, query: Select[Any]) -> Iterator[Rows]:
    after: tuple[str, str] | None = None
    while True:
        page = query.order_by(report.c.dated, report.c.id).limit(AT_ONCE)
        if after:
            page = page.where(or_(report.c.dated > after[0], and_(report.c.dated == after[0], report.c.id > after[1])))
        found = connection.execute(page).mappings().all()
        if not found:
            return
        yield found
        after = found[-1]["dated"], found[-1]["id"]


def _rows(connection: Connection, table: Any, column: Any, keys: list[int], *conditions: ColumnElement[bool]) -> Rows:
    return connection.execute(select(table).where(column.in_(keys), *conditions).order_by(table.c.pk)).mappings().all()


def _latest(connection: Connection, key: int) -> Iterator[tuple[int, Dossier]]:
    found = connection.execute(select(report).where(report.c.pk == key)).mappings().all()
    return _joined(connection, found, _rows(connection, reading, reading.c.report, [key], reading.c.latest == 1))


def _joined(connection: Connection, found: Rows, readings: Rows) -> Iterator[tuple[int, Dossier]]:
    """Each reading, by its key, with its report."""
    keys = [row["pk"] for row in readings]
    speakers = _grouped(_rows(connection, speaker, speaker.c.reading, keys), "reading")
    statements = _grouped(_rows(connection, statement, statement.c.reading, keys), "reading")
    of_report = _grouped(readings, "report")
    for row in found:
        one = report_from(row)
        for each in of_report[row["pk"]]:
            key = each["pk"]
            yield key, Dossier(one, reading_from(each, one.id, speakers[key], map(statement_from, statements[key])))


def _judged(connection: Connection, joined: Iterator[tuple[int, Dossier]]) -> Iterator[Dossier]:
    found = list(joined)
    verdicts = decisions(connection, [key for key, _ in found])
    known = speakers_of(connection, [key for key, _ in found])
    return (replace(as_judged(dossier, verdicts.get(key, {})), identities=known.get(key, {})) for key, dossier in found)


def _grouped(rows: Rows, by: str) -> dict[int, list[RowMapping]]:
    groups: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        groups[row[by]].append(row)
    return groups
