"""Takes a report out of the record for good: its text, its readings and all that is derived of them, and the bytes that they were.

What stays: that it was forgotten, when, by whom and why, with its id and the hash of its text, by which it is not let in again; and of
what was decided about it the verdict, the author, the time and the places, but not the words, which may quote it.

Two steps. `take_out` is one transaction. `erase` then overwrites what the database has left where the rows were: on SQLite the whole file
is written anew and its log is cut to nothing; on PostgreSQL all tables of the record are, and the statistics, which hold samples of
texts. What is not erased yet, because somebody still reads an older state, is marked so, and can be erased later.

Beyond reach: backups made before, here and by the server's administrator; PostgreSQL's log of changes (WAL), replicas and archives, which
the server drops in its own time; and the free blocks of a disk, which a file system that is encrypted makes unreadable.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, text, update

from onrecord.archive import derived, fetch, fetched, identities
from onrecord.archive.database import Archive
from onrecord.archive.parts import parts
from onrecord.archive.refusals import place
from onrecord.archive.store import now
from onrecord.archive.tables import forgotten, judged, judgement, reading, refused, report, speaker, statement
from onrecord.errors import CannotKeep, NotFound

__all__ = ["Found", "TakenOut", "erase", "find", "take_out", "unerased"]

_SHORTEST = 6  # characters that may stand for an id
_FORGOTTEN = "the report that came from here was forgotten"
_READ = "somebody still reads an older state of it"
_OWNS = "SELECT pg_has_role(datdba, 'MEMBER') FROM pg_database WHERE datname = current_database()"
_SAMPLES = "the server's statistics may hold samples of it: have the owner of the database run onrecord check --repair"
_LATER = "once that is over, onrecord check --repair overwrites the rest"


@dataclass(frozen=True, slots=True)
class Found:
    """What a name means: reports by key, with their ids and titles, or the id of one that is forgotten already."""

    reports: tuple[tuple[int, str, str | None], ...] = ()
    already: str | None = None


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The ids of the reports that were taken out, and of how many judgements the words went with them."""

    reports: tuple[str, ...]
    words: int


def find(connection: Connection, name: str) -> Found:
    """The reports that an id, an address or a path means, an address all its versions; raises NotFound."""
    try:
        keys = fetch.report_keys(connection, name)
    except NotFound:
        if (already := _already(connection, name)) is None:
            raise
        return Found(already=already)
    named = select(report.c.pk, report.c.id, report.c.title).order_by(report.c.pk)
    rows = [row for part in parts(keys) for row in connection.execute(named.where(report.c.pk.in_(part)))]
    return Found(tuple((row.pk, row.id, row.title) for row in rows))


def _already(connection: Connection, name: str) -> str | None:
    same = forgotten.c.report == name
    if len(name) >= _SHORTEST:
        same = forgotten.c.report.startswith(name, autoescape=True)
    found = connection.execute(select(forgotten.c.report).where(same).limit(2)).scalars().all()
    return found[0] if len(found) == 1 else None


def take_out(connection: Connection, keys: Sequence[int], *, author: str, reason: str | None = None) -> TakenOut:
    """Takes reports out, by their keys, and keeps that it was done. Only for the one writer; `erase` must follow."""
    words, ids = 0, list[str]()
    for part in parts(keys):
        gone = connection.execute(select(report).where(report.c.pk.in_(part)).order_by(report.c.pk)).all()
        _relink(connection, {row.pk: row.follows for row in gone})
        _delete(connection, [row.pk for row in gone])
        for row in gone:
            _note(connection, row.id, row.sha256, author, reason)
        words += _erase_words(connection, [row.id for row in gone])
        places = {name for row in gone for name in (row.path, row.url, row.address) if name}
        fetched.forget(connection, [row.id for row in gone], places)
        _erase_refusals(connection, places)
        ids += [row.id for row in gone]
    return TakenOut(tuple(ids), words)


def _relink(connection: Connection, gone: dict[int, int | None]) -> None:
    """Lets the versions after those that go follow the ones before."""
    later = select(report.c.pk, report.c.follows).where(report.c.follows.in_(gone), report.c.pk.not_in(gone))
    for key, before in connection.execute(later).all():
        seen = set[int]()
        while before in gone and before not in seen:
            seen.add(before)
            before = gone[before]
        connection.execute(update(report).where(report.c.pk == key).values(follows=None if before in gone else before))


def _delete(connection: Connection, keys: Sequence[int]) -> None:
    readings = connection.execute(select(reading.c.pk, reading.c.latest).where(reading.c.report.in_(keys)).order_by(reading.c.pk)).all()
    derived.take_out(connection, [row.pk for row in readings if row.latest])
    derived.take_out_reports(connection, keys)
    own = select(statement.c.pk).where(statement.c.report.in_(keys))
    connection.execute(delete(judged).where(judged.c.statement.in_(own)))
    connection.execute(delete(statement).where(statement.c.report.in_(keys)))
    connection.execute(delete(speaker).where(speaker.c.reading.in_(select(reading.c.pk).where(reading.c.report.in_(keys)))))
    connection.execute(delete(reading).where(reading.c.report.in_(keys)))
    connection.execute(delete(report).where(report.c.pk.in_(keys)))


def _note(connection: Connection, id: str, sha256: str, author: str, reason: str | None) -> None:
    at = now()
    connection.execute(delete(forgotten).where(forgotten.c.report == id))  # let in again meanwhile
    told = {"report": id, "sha256": sha256, "author": author, "at": at, "reason": reason, "unerased_since": at}
    connection.execute(insert(forgotten), told)


def _erase_words(connection: Connection, ids: Sequence[str]) -> int:
    """Takes the words from what was judged on reports, and from what undid that; of how many rows."""
    todo = set(connection.execute(select(judgement.c.n).where(judgement.c.report.in_(ids))).scalars())
    todo |= identities.forget(connection, ids)
    erased = 0
    while todo:
        for part in parts(sorted(todo)):
            worded = update(judgement).where(judgement.c.n.in_(part), judgement.c.reason.is_not(None))
            erased += connection.execute(worded.values(reason=None)).rowcount
        undone = [connection.execute(select(judgement.c.n).where(judgement.c.undoes.in_(part))).scalars() for part in parts(sorted(todo))]
        todo = {n for found in undone for n in found if n > min(todo)}
    return erased


def _erase_refusals(connection: Connection, paths: Iterable[str]) -> None:
    for part in parts(sorted({each for path in paths for each in (path, place(path))})):
        connection.execute(update(refused).where(refused.c.path.in_(part)).values(why=_FORGOTTEN))


def unerased(connection: Connection) -> int:
    """How many reports were taken out whose bytes may still be in the files of the database."""
    waiting = select(func.count()).select_from(forgotten).where(forgotten.c.unerased_since.is_not(None))
    return int(connection.execute(waiting).scalar_one())


def erase(archive: Archive) -> None:
    """Overwrites what was taken out; raises CannotKeep where something of it may still be there, and why. It can be done again."""
    with archive.writing() as connection:
        if not unerased(connection):
            return
        derived.scrub(connection)
    (_erase_on_server if archive.on_server else _erase_in_file)(archive)
    with archive.writing() as connection:
        connection.execute(update(forgotten).values(unerased_since=None))


def _erase_in_file(archive: Archive) -> None:
    with archive.bare() as connection:
        connection.exec_driver_sql("VACUUM")  # secure_delete leaves copies of rows that once moved from page to page
        busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if busy:
        raise CannotKeep(f"{archive.where}: {_READ}: {_LATER}")


def _erase_on_server(archive: Archive) -> None:
    with archive.bare() as connection:
        _wait_for_readers(archive, connection)
        tables = connection.exec_driver_sql("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'onrecord'")
        for name in list(tables.scalars()):
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {name}")
        if not connection.exec_driver_sql(_OWNS).scalar_one():  # the server would leave it with a warning
            raise CannotKeep(f"{archive.where}: {_SAMPLES}")
        connection.exec_driver_sql("VACUUM FULL pg_catalog.pg_statistic")


def _wait_for_readers(archive: Archive, connection: Connection) -> None:
    """Waits for those who may still see what was taken out: for them the server would keep it. As long as for a lock."""
    mine = connection.exec_driver_sql("SELECT pg_current_xact_id()::xid::text").scalar_one()
    patience = connection.exec_driver_sql("SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout'").scalar_one() / 1000
    older = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND backend_type <> 'autovacuum worker' AND age(backend_xmin) >= age(CAST(:mine AS xid))"
    )
    until = time.monotonic() + patience
    while connection.execute(older, {"mine": mine}).scalar_one():
        if time.monotonic() > until:
            raise CannotKeep(f"{archive.where}: {_READ}: {_LATER}")
        time.sleep(0.1)
