"""The reports of the record as a list: filtered, in an order, a page at a time, each with what a line of a list says of it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal_column, or_, select, union_all

from onrecord.archive.entries import mark
from onrecord.archive.fetch import dated
from onrecord.archive.tables import judged, reading, report, statement
from onrecord.records import Part, Verdict

__all__ = ["Line", "Order", "Wanted", "count", "lines", "lines_of"]


class Order(StrEnum):
    """What reports are ordered by."""

    NEWEST = "newest"
    OLDEST = "oldest"
    STORED = "stored"
    OUTLET = "outlet"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which reports are listed, and in which order."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    flag: str | None = None
    order: Order = Order.NEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a list says of a report; `stored_at` is when it came into the record."""

    id: str
    title: str | None
    path: str | None
    url: str | None
    outlet: str | None
    published: str | None
    language: str | None
    stored_at: str
    statements: int
    flags: tuple[str, ...]


_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NEWEST: (report.c.dated.desc(), report.c.id.desc()),
    Order.OLDEST: (report.c.dated, report.c.id),
    Order.STORED: (report.c.pk.desc(),),
    Order.OUTLET: (report.c.outlet.is_(None), report.c.outlet, report.c.dated.desc(), report.c.id),
    Order.TITLE: (report.c.title.is_(None), report.c.title, report.c.id),
}


_FEW = 2000  # reports with a flag


def lines(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> list[Line]:
    """A page of the list."""
    keys = _chosen(connection, wanted, select(report.c.pk)).order_by(*_ORDERS[wanted.order]).limit(limit).offset(offset)
    return lines_of(connection, list(connection.execute(keys).scalars()))


def count(connection: Connection, wanted: Wanted) -> int:
    """How many reports the whole list has."""
    return int(connection.execute(_chosen(connection, wanted, select(func.count()).select_from(report))).scalar_one())


def lines_of(connection: Connection, keys: Sequence[int]) -> list[Line]:
    """The lines of reports by their keys, in that order."""
    names = ("pk", "id", "title", "path", "url", "outlet", "published", "language", "stored_at", "flags")
    rows = {row.pk: row for row in connection.execute(select(*(report.c[name] for name in names)).where(report.c.pk.in_(keys)))}
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(reading.c.report, reading.c.flags).where(reading.c.report.in_(keys), reading.c.latest == 1)):
        found[row.report] += _kinds(row.flags)
    said = _said(connection, keys)
    return [
        Line(
            **{name: getattr(rows[key], name) for name in names[1:-1]},
            statements=said[key],
            flags=tuple(sorted({*_kinds(rows[key].flags), *found[key]})),
        )
        for key in keys
        if key in rows
    ]


def _said(connection: Connection, keys: Sequence[int]) -> Counter[int]:
    """How many statements each report has as people have judged them."""
    rejected = exists().where(judged.c.statement == statement.c.pk, judged.c.verdict == Verdict.REJECTED.value)
    found = select(reading.c.report, func.count()).join(statement, statement.c.reading == reading.c.pk)
    found = found.where(reading.c.report.in_(keys), reading.c.latest == 1, ~rejected).group_by(reading.c.report)
    return Counter({key: int(number) for key, number in connection.execute(found)})


def _kinds(flags: str) -> list[str]:
    return [kind for kind, *_ in json.loads(flags)] if flags != "[]" else []


def _flagged(connection: Connection, flag: str) -> ColumnElement[bool]:
    """That a report or its latest reading has a flag: of few, these are collected; of many, reports are looked at in the list's order."""
    told = json.dumps(flag)  # the beginning of a flag in the row
    one, latest = report.alias(), reading.c.latest == literal_column("1")
    own, read = select(one.c.pk).where(*_has(one.c.flags, told)), select(reading.c.report).where(latest, *_has(reading.c.flags, told))
    some = union_all(own, read).limit(_FEW).subquery()
    if connection.execute(select(func.count()).select_from(some)).scalar_one() < _FEW:
        return report.c.pk.in_(union_all(own, read))
    return or_(and_(*_has(report.c.flags, told)), exists().where(reading.c.report == report.c.pk, latest, *_has(reading.c.flags, told)))


def _has(flags: ColumnElement[str], told: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions for a flag; the first in the words of the index of those that have any, which SQLite knows it by."""
    return flags != literal_column("'[]'"), flags.contains(f"[{told},", autoescape=True)


def _chosen(connection: Connection, wanted: Wanted, query: Select[Any]) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = dated(Part(since=wanted.since, until=wanted.until))
    if wanted.outlet is not None:
        names = connection.execute(select(report.c.outlet).where(report.c.outlet.is_not(None)).distinct()).scalars()
        conditions.append(report.c.outlet.in_([name for name in names if mark("o", name) == mark("o", wanted.outlet)]))
    if wanted.flag is not None:
        conditions.append(_flagged(connection, wanted.flag))
    return query.where(*conditions)
