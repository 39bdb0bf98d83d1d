"""How many reports and statements each identity has, under which names and in which roles: kept as sums over reports.

What a report adds to the sums follows from its latest reading's speakers and who they are. So whoever changes that for some reports does
it within `recounted`, and only what these add is counted anew.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, insert, select, text, update

from onrecord.archive.parts import parts
from onrecord.archive.tables import actor, identity, namekey, party, profile, reading, report, speaker, spelling, term
from onrecord.archive.words import words
from onrecord.uniting import fullest

__all__ = ["Sums", "counted", "names", "nobody", "recounted", "refresh", "stale", "term_row", "worded"]

LONGEST = 300  # characters of a name or a title that are kept here: an index of PostgreSQL holds no more than some 2,700 bytes

_ADD_IDENTITY = text(
    "INSERT INTO identity (id, name, words, reports, statements, decided, stale) VALUES (:id, '', '', :reports, :statements, '[]', 0)"
    " ON CONFLICT (id) DO UPDATE SET reports = identity.reports + excluded.reports,"
    " statements = identity.statements + excluded.statements"
)
_ADD_SPELLING = text(
    "INSERT INTO spelling (identity, name, kind, words, reports) VALUES (:identity, :name, :kind, :words, :reports)"
    " ON CONFLICT (identity, name, kind) DO UPDATE SET reports = spelling.reports + excluded.reports"
)
_ADD_TERM = text(
    "INSERT INTO term (identity, title, of, since, until, reports) VALUES (:identity, :title, :of, :since, :until, :reports)"
    " ON CONFLICT (identity, title, of) DO UPDATE SET reports = term.reports + excluded.reports,"
    " since = CASE WHEN excluded.since <> '' AND (term.since = '' OR excluded.since < term.since)"
    " THEN excluded.since ELSE term.since END,"
    " until = CASE WHEN excluded.until > term.until THEN excluded.until ELSE term.until END"
)

Key = tuple[str, str, str]


@dataclass(slots=True)
class Sums:
    """What reports add: to identities by id, to their names by id, name and kind, to their roles by id, title, of and date."""

    reports: Counter[str] = field(default_factory=Counter)
    statements: Counter[str] = field(default_factory=Counter)
    spellings: Counter[Key] = field(default_factory=Counter)
    terms: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def add(self, other: Sums) -> None:
        for name in Sums.__slots__:
            getattr(self, name).update(getattr(other, name))

    def subtract(self, other: Sums) -> None:
        for name in Sums.__slots__:
            getattr(self, name).subtract(getattr(other, name))


def counted(connection: Connection, reports: Sequence[int]) -> Sums:
    """What some reports, by their keys, add as they are."""
    sums = Sums()
    columns = (speaker.c.identity, speaker.c.name, speaker.c.kind, speaker.c.roles, speaker.c.said, reading.c.report, report.c.dated)
    query = select(*columns).join(reading, reading.c.pk == speaker.c.reading).join(report, report.c.pk == reading.c.report)
    for part in parts(reports):
        seen: set[tuple[Any, ...]] = set()
        rows = connection.execute(query.where(reading.c.report.in_(part), speaker.c.identity.is_not(None)))
        for who, name, kind, roles, said, of_report, dated in rows:
            sums.statements[who] += said or 0
            told = [(who,), (who, name[:LONGEST], kind or ""), *_titles(who, roles, dated)]
            for each in told:
                if (of_report, each) in seen:
                    continue
                seen.add((of_report, each))
                _count(sums, each)
    return sums


def _titles(who: str, roles: str, dated: str) -> list[tuple[str, str, str, str]]:
    return [(who, title[:LONGEST], (of or "")[:LONGEST], dated) for title, of, _, _ in json.loads(roles)] if roles != "[]" else []


def _count(sums: Sums, told: tuple[Any, ...]) -> None:
    counters: Mapping[int, Counter[Any]] = {1: sums.reports, 3: sums.spellings, 4: sums.terms}
    counters[len(told)][told[0] if len(told) == 1 else told] += 1


@contextmanager
def recounted(connection: Connection, reports: Collection[int]) -> Iterator[None]:
    """Counts anew what some reports add, once what is done within has changed it. Only for the one writer."""
    keys = sorted(reports)
    before = counted(connection, keys)
    yield
    after = counted(connection, keys)
    after.subtract(before)
    _add(connection, after)


def _add(connection: Connection, sums: Sums) -> None:
    if more := [
        {"id": id, "reports": sums.reports[id], "statements": sums.statements[id]}
        for id in dict.fromkeys((*sums.reports, *sums.statements))
        if sums.reports[id] or sums.statements[id]
    ]:
        connection.execute(_ADD_IDENTITY, more)
    if spelled := [
        {"identity": who, "name": name, "kind": kind, "words": worded(name), "reports": count}
        for (who, name, kind), count in sums.spellings.items()
        if count
    ]:
        connection.execute(_ADD_SPELLING, spelled)
    _add_terms(connection, sums.terms)
    gone = sorted({who for (who, _, _), count in sums.spellings.items() if count < 0})
    for part in parts(gone):
        connection.execute(delete(spelling).where(spelling.c.identity.in_(part), spelling.c.reports <= 0))
    refresh(connection, {key[0] for key, count in sums.spellings.items() if count} | {str(row["id"]) for row in more})


def _add_terms(connection: Connection, terms: Mapping[tuple[str, str, str, str], int]) -> None:
    rows: dict[Key, dict[str, Any]] = {}
    fewer: set[str] = set()
    for (who, title, of, dated), count in terms.items():
        if not count:
            continue
        row = rows.setdefault((who, title, of), {"identity": who, "title": title, "of": of, "since": "", "until": "", "reports": 0})
        row["reports"] += count
        if count < 0:
            fewer.add(who)
        elif dated:
            row["since"] = min(row["since"] or dated, dated)
            row["until"] = max(row["until"], dated)
    if rows:
        connection.execute(_ADD_TERM, list(rows.values()))
    for part in parts(sorted(fewer)):
        _again(connection, part)


def _again(connection: Connection, ids: Sequence[str]) -> None:
    """Makes the roles of identities again: from when to when can't be told from what went."""
    query = select(speaker.c.identity, speaker.c.roles, report.c.dated, report.c.pk)
    query = query.join(reading, reading.c.pk == speaker.c.reading).join(report, report.c.pk == reading.c.report)
    found: dict[Key, dict[int, str]] = defaultdict(dict)
    for who, roles, dated, of_report in connection.execute(query.where(speaker.c.identity.in_(ids), speaker.c.roles != "[]")):
        for _, title, of, _ in _titles(who, roles, dated):
            found[who, title, of][of_report] = dated
    connection.execute(delete(term).where(term.c.identity.in_(ids)))
    if rows := [term_row(key, of.values()) for key, of in found.items()]:
        connection.execute(insert(term), rows)


def term_row(key: Key, dates: Iterable[str]) -> dict[str, Any]:
    """The row of a role that reports of these dates give."""
    told = list(dates)
    known = sorted(date for date in told if date)
    since, until = (known[0], known[-1]) if known else ("", "")
    return dict(zip(("identity", "title", "of"), key, strict=True)) | {"since": since, "until": until, "reports": len(told)}


def refresh(connection: Connection, ids: Collection[str]) -> None:
    """Gives identities the names and kinds that follow from what is counted; those of whom nothing is left go. Only for the one writer."""
    for part in parts(sorted(ids)):
        connection.execute(delete(identity).where(identity.c.id.in_(part), nobody()))
        rows = names(connection, part)
        if rows:
            connection.execute(_NAME, rows)
        left = {row["key"] for row in rows}
        if gone := [id for id in part if id not in left]:
            for table in (profile, namekey):
                connection.execute(delete(table).where(table.c.identity.in_(gone)))


_NAME = text("UPDATE identity SET name = :name, words = :words, kind = :kind WHERE id = :key")


def nobody() -> ColumnElement[bool]:
    """The condition on an identity that nobody is it, nothing was decided of it, and no file tells of it."""
    decided, known = exists().where(party.c.identity == identity.c.id), exists().where(actor.c.id == identity.c.id)
    return and_(identity.c.reports <= 0, ~decided, ~known)


def names(connection: Connection, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The name and kind that each of some identities, by `key`, is to have."""
    spelled: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for row in connection.execute(select(spelling).where(spelling.c.identity.in_(ids))):
        spelled[row.identity].append((row.name, row.kind, row.reports))
    known = (actor.c.name.label("known"), actor.c.kind.label("known_kind"))
    query = select(identity.c.id, identity.c.named, *known).outerjoin(actor, actor.c.id == identity.c.actor)
    rows = []
    for row in connection.execute(query.where(identity.c.id.in_(ids))):
        counts: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        for name, kind, count in spelled[row.id]:
            counts[name] += count
            kinds[kind] += count
        commonest = min((each for each in kinds if each), key=lambda each: (-kinds[each], each), default=None)
        called = row.named or row.known or fullest(counts.items())
        rows.append({"key": row.id, "name": called, "words": worded(called), "kind": row.known_kind or commonest})
    return rows


@lru_cache(maxsize=1 << 14)
def worded(name: str) -> str:
    """The words of a name as they are looked for."""
    return f" {' '.join(words(name))} "


def stale(connection: Connection, ids: Collection[str]) -> None:
    """Has what identities are compared by made again before they are compared. Only for the one writer."""
    for part in parts(sorted(ids)):
        for table in (profile, namekey):
            connection.execute(delete(table).where(table.c.identity.in_(part)))
        connection.execute(update(identity).where(identity.c.id.in_(part)).values(stale=1))
