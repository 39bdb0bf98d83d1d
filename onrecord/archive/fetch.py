"""Takes reports and readings out of the record, as they were put in or as people have judged them, without holding them all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, or_, select

from onrecord.archive.rows import form_from, reading_from, report_from, statement_from
from onrecord.archive.tables import judged, reading, report, speaker, statement
from onrecord.errors import NotFound
from onrecord.outline import zone_at, zones
from onrecord.records import Dossier, Part, Report, Statement, Verdict

__all__ = ["all_readings", "dossier_of", "dossiers", "report_keys", "reports", "within"]

AT_ONCE = 100  # reports in memory
_AFTER_ALL = "~"  # after every character of a date
_SHORTEST = 6  # characters that may stand for an id

Rows = Sequence[RowMapping]


def dossiers(connection: Connection, part: Part | None = None) -> Iterator[Dossier]:
    """Every report with its latest reading as people have judged it, by date and id; with `part`, only the statements of that part.

    What was rejected is left out; what was accepted or corrected stands as its judge left it, and names the judge.
    """
    part = part or Part()
    for found in _pages(connection, _reports(part)):
        readings = _rows(connection, reading, reading.c.report, [row["pk"] for row in found], reading.c.latest == 1)
        for dossier in _joined(connection, found, readings, as_judged):
            kept = tuple(said for said in dossier.reading.statements if within(part, said, dossier))
            yield dossier if part == Part() else Dossier(dossier.report, replace(dossier.reading, statements=kept))


def all_readings(connection: Connection) -> Iterator[Dossier]:
    """Every report with each of its readings as they were made, the earlier ones first, by date and id of the report."""
    for found in _pages(connection, select(report)):
        readings = _rows(connection, reading, reading.c.report, [row["pk"] for row in found])
        yield from _joined(connection, found, readings, lambda statements, verdicts: tuple(statements))


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


def dossier_of(connection: Connection, key: int) -> Dossier:
    """One report with its latest reading, as people have judged it."""
    found = connection.execute(select(report).where(report.c.pk == key)).mappings().all()
    readings = _rows(connection, reading, reading.c.report, [key], reading.c.latest == 1)
    return next(_joined(connection, found, readings, as_judged))


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
    zone = zone_at(zones(dossier), said.content[0].start) if part.zone else None
    return part.zone in (None, zone and zone.kind)


def as_judged(statements: Iterable[Statement], verdicts: dict[str, RowMapping]) -> tuple[Statement, ...]:
    """The statements as the ledger leaves them; one whose teller was rejected is told by that one's teller."""
    parents = {said.id: said.parent for said in statements}
    rejected = {id for id, row in verdicts.items() if row["verdict"] == Verdict.REJECTED}
    shown = []
    for said in statements:
        if said.id in rejected:
            continue
        parent = said.parent
        while parent in rejected:
            parent = parents.get(parent or "")
        form = form_from(verdicts[said.id]["form"]) if said.id in verdicts else None
        if form:
            parts: dict[str, Any] = {name: getattr(form, name) for name in ("source", "cue", "content", "manner", "act")}
            said = replace(said, score=1.0, by=verdicts[said.id]["author"], **parts)
        shown.append(said if said.parent == parent else replace(said, parent=parent))
    return tuple(shown)


def _reports(part: Part) -> Select[Any]:
    conditions = []
    if part.outlet is not None:
        conditions.append(func.lower(report.c.outlet) == part.outlet.lower())
    if part.since is not None:
        conditions.append(report.c.dated >= part.since)
    if part.until is not None:
        conditions.append(and_(report.c.dated != "", report.c.dated <= part.until + _AFTER_ALL))
    return select(report).where(*conditions)


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


def _joined(
    connection: Connection, found: Rows, readings: Rows, shown: Callable[[list[Statement], dict[str, RowMapping]], tuple[Statement, ...]]
) -> Iterator[Dossier]:
    keys = [row["pk"] for row in readings]
    speakers = _grouped(_rows(connection, speaker, speaker.c.reading, keys), "reading")
    statements = _grouped(_rows(connection, statement, statement.c.reading, keys), "reading")
    verdict = select(statement.c.id, statement.c.reading, judged.c.verdict, judged.c.author, judged.c.form).join(
        statement, statement.c.pk == judged.c.statement
    )
    verdicts = _grouped(connection.execute(verdict.where(statement.c.reading.in_(keys))).mappings().all(), "reading")
    of_report = _grouped(readings, "report")
    for row in found:
        one = report_from(row)
        for each in of_report[row["pk"]]:
            said = [statement_from(one_row) for one_row in statements[each["pk"]]]
            told = shown(said, {one_row["id"]: one_row for one_row in verdicts[each["pk"]]})
            yield Dossier(one, reading_from(each, one.id, speakers[each["pk"]], told))


def _grouped(rows: Rows, by: str) -> dict[int, list[RowMapping]]:
    groups: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        groups[row[by]].append(row)
    return groups
