"""A record opened: its one writer, its many readers, and what can go wrong with either, in words.

SQLite: one file in WAL mode, so that readers never wait for the writer; synced at every commit, so that what was told to be stored
survives a power cut; freed pages are overwritten, so that what was forgotten is gone. PostgreSQL: a schema `onrecord`, one writer at a
time by an advisory lock, readers on a snapshot.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from onrecord.archive import migrations
from onrecord.errors import CannotKeep, MissingExtra, NotFound

__all__ = ["Archive", "named", "open_archive"]

PATIENCE = 60.0  # seconds that a writer waits for another
MARK = 0x4F6E5263  # SQLite's application_id: OnRc
LOCK = 0x4F6E5263  # PostgreSQL's advisory lock of the one writer
SCHEMA = "onrecord"
_CACHE = 64_000  # KB of SQLite's pages
_SERVER = re.compile(r"postgres(?:ql)?(?:\+\w+)?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open record; `where` is how to name it to people, without a password."""

    engine: Engine
    where: str

    @property
    def on_server(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record, whatever others write meanwhile; raises CannotKeep."""
        with self._told(), self.engine.connect() as connection:
            if self.on_server:
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that is the only writer; what it did is stored, whole, at the end, or none of it is. Raises CannotKeep."""
        with self._told(), self.engine.connect() as connection:
            connection = connection.execution_options(onrecord_writes=True)
            with connection.begin():
                if self.on_server:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
                yield connection

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as problem:
            raise CannotKeep(f"{self.where}: {_why(problem)}") from problem


def named(where: str) -> str:
    """A record's place as it may be shown: an address without its password."""
    return make_url(where).render_as_string(hide_password=True) if _SERVER.match(where) else where


def open_archive(where: str, *, create: bool = False, patience: float = PATIENCE) -> Archive:
    """The record at a path or a `postgresql://` address, brought to this version's form; `create` makes one where none is.

    Raises NotFound where there is none, CannotKeep where it is no record, damaged, of a newer version or can't be reached,
    MissingExtra where the driver of PostgreSQL is not installed.
    """
    archive = _server(where, patience) if _SERVER.match(where) else _file(where, create, patience)
    try:
        with archive._told():
            _bring_up(archive, create=create)
    except BaseException:
        archive.close()
        raise
    return archive


def _file(where: str, create: bool, patience: float) -> Archive:
    path = Path(where)
    if "://" in where:
        raise CannotKeep(f"{where}: not a record: name a file, or an address that starts with postgresql://")
    if path.is_dir():
        raise CannotKeep(f"{where}: a folder, not a record: name a file in it, such as {path / 'onrecord.db'}")
    if not path.exists():
        if not create:
            raise NotFound(f"{where}: no record here: make one with onrecord add, or name another with --record")
        if not path.parent.is_dir():
            raise CannotKeep(f"{where}: there is no folder {path.parent}: make it first")
    engine = create_engine("sqlite://", creator=partial(_connect, path, patience), poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return Archive(engine, where)


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    """Opens the file to read and write, or else to read only; a folder that can't be written to is read as it is."""
    writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    waiting = Path(f"{path}-wal").exists()  # what others wrote is not in the file yet
    mode = "rwc" if writable else "ro" if waiting else "ro&immutable=1"
    place = path.absolute().as_uri()
    connection = sqlite3.connect(f"{place}?mode={mode}", uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    for setting in ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL", f"cache_size=-{_CACHE}", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("onrecord_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _server(where: str, patience: float) -> Archive:
    if not find_spec("psycopg"):
        raise MissingExtra("a record on PostgreSQL needs its driver: pip install 'onrecord[postgres]'")
    try:
        url = make_url(where).set(drivername="postgresql+psycopg")
    except ArgumentError as problem:
        raise CannotKeep("not an address of PostgreSQL: write postgresql://user:password@host:5432/database") from problem
    options = f"-csearch_path={SCHEMA} -clock_timeout={int(patience * 1000)} -ctimezone=UTC"
    settings: dict[str, Any] = {"options": options, "connect_timeout": 10, "client_encoding": "utf8", "application_name": "onrecord"}
    return Archive(create_engine(url, connect_args=settings, poolclass=NullPool), url.render_as_string(hide_password=True))


def _bring_up(archive: Archive, *, create: bool) -> None:
    """Looks whether this is a record, of which form, and brings it to the present one."""
    with archive.reading() as connection:
        form = migrations.form_of(connection)
        if form is None:
            _check_stranger(archive, connection)
    if form is None and not create:
        raise NotFound(f"{archive.where}: no record here: make one with onrecord add, or name another with --record")
    if form is not None and form > migrations.LATEST:
        newer = f"made by a newer OnRecord (form {form}, this one knows {migrations.LATEST})"
        raise CannotKeep(f"{archive.where}: {newer}: install that one; nothing was changed")
    if form != migrations.LATEST:
        if not archive.on_server:
            _to_wal(archive)
        with archive.writing() as connection:
            migrations.bring_up(connection, MARK)


def _check_stranger(archive: Archive, connection: Connection) -> None:
    """Raises CannotKeep where a database holds something else than a record."""
    if archive.on_server:
        if (encoding := connection.exec_driver_sql("SHOW server_encoding").scalar()) != "UTF8":
            raise CannotKeep(f"{archive.where}: a database in {encoding}, which can't hold every text: make one with ENCODING 'UTF8'")
        return
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    if mark or tables:
        raise CannotKeep(f"{archive.where}: the database of another program, not a record: name another file; nothing was changed")


def _to_wal(archive: Archive) -> None:
    with archive.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        if isinstance(raw, sqlite3.Connection):
            raw.execute("PRAGMA journal_mode=WAL")  # kept in the file; not possible within a transaction


_REASONS = (
    (
        ("database is locked", "lock timeout", "locknotavailable"),
        "another process is writing to it and did not end in time: try again later",
    ),
    (
        ("disk is full", "no space left"),
        "the disk is full: make room and run it again; what was stored before is there, the rest was not begun",
    ),
    (("readonly", "read-only"), "it may only be read: give yourself the right to write to the file and its folder, or name another"),
    (("not a database",), "not a record, or its beginning is damaged: name another file, or go back to a backup; nothing was changed"),
    (("malformed", "corrupt"), "damaged: look with onrecord check, and go back to a backup"),
    (("disk i/o error",), "the disk failed to read or write: look at the disk, then run it again; what was stored before is there"),
    (("unable to open",), "it can't be opened: look at the name, and whether you may read and write there"),
    (("password", "authentication", "role "), "the server refuses the user or the password: look at both in the address"),
    (("does not exist",), "there is no such database: make it with createdb, or look at the address"),
)
_LOST = "the server can't be reached, or the connection was lost: look at the server and run it again; what was stored is skipped"


def _why(problem: DBAPIError) -> str:
    told = " ".join(str(problem.orig).split())
    for signs, why in _REASONS:
        if any(sign in told.lower() for sign in signs):
            return f"{why} ({told})"
    return f"{_LOST} ({told})" if problem.connection_invalidated or "connect" in told.lower() else told
