"""Where a record is: a file of SQLite or a database on a server of PostgreSQL, and how either is connected to."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from onrecord.errors import CannotKeep, MissingExtra, NotFound

__all__ = ["FROZEN", "engine_of", "named", "nothing_here"]

FROZEN = "onrecord_frozen"  # in a connection's info: tells whether a file that is read without locks is still as it was
SCHEMA = "onrecord"
_CACHE = 64_000  # KB of SQLite's pages
_SETTINGS = ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL", f"cache_size=-{_CACHE}", "trusted_schema=OFF")
_SERVER = re.compile(r"postgres(?:ql)?(?:\+\w+)?://", re.IGNORECASE)
_SECRETS = (re.compile(r"(://[^:/@]*:).*(?=@)", re.DOTALL), re.compile(r"(password=)[^&]*", re.IGNORECASE))
_FORM = "write postgresql://user:password@host:5432/database"


def engine_of(where: str, *, create: bool, patience: float) -> Engine:
    """The engine of a record's place; raises NotFound, CannotKeep or MissingExtra where it can't be one."""
    if _SERVER.match(where):
        return _server(where, patience)
    try:
        return _file(where, create, patience)
    except OSError as problem:
        raise CannotKeep(f"{where}: it can't be opened: {problem.strerror}: name another file") from problem


def named(where: str) -> str:
    """A record's place as it may be shown: an address without its password."""
    if "://" in where:
        for secret in _SECRETS:
            where = secret.sub(r"\1***", where)
    return where


def nothing_here(where: str) -> NotFound:
    return NotFound(f"{named(where)}: no record here: make one with onrecord add, or name another with --record")


def _file(where: str, create: bool, patience: float) -> Engine:
    path = Path(where)
    if "://" in where:
        raise CannotKeep(f"{named(where)}: not a record: name a file, or an address that starts with postgresql://")
    if "\0" in where:
        raise CannotKeep(f"{where}: no name that a file can have: name another")
    if path.is_dir():
        raise CannotKeep(f"{where}: a folder, not a record: name a file in it, such as {path / 'onrecord.db'}")
    path = path.resolve()  # SQLite keeps its other files beside the file that a link leads to
    if not path.exists():
        if not create:
            raise nothing_here(where)
        if not path.parent.is_dir():
            raise CannotKeep(f"{where}: there is no folder {path.parent}: make it first")
    elif not path.is_file():
        raise CannotKeep(f"{where}: a device or a pipe, not a record: name a file")
    engine = create_engine("sqlite://", creator=partial(_connect, path, patience), poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "connect", partial(_note, path))
    return engine


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    """Opens the file to read and write, or else to read only."""
    place = f"{path.as_uri()}?mode={_mode(path)}"
    connection = sqlite3.connect(place, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except UnicodeDecodeError as problem:  # in the middle of SQLite's own words about it
        connection.close()
        raise sqlite3.DatabaseError("malformed database schema") from problem
    except BaseException:
        connection.close()
        raise
    return connection


def _mode(path: Path) -> str:
    """How a file can be opened: where nothing can be made beside it and nobody writes to it, it is read as it is, without locks."""
    if os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK):
        return "rwc"
    waiting = Path(f"{path}-wal")  # what others wrote is not in the file yet
    return "ro" if waiting.exists() else "ro&immutable=1"


def _note(path: Path, connection: Any, entry: ConnectionPoolEntry) -> None:
    if _mode(path).endswith("immutable=1"):
        before = _stamp(path)
        unchanged: Callable[[], bool] = lambda: _stamp(path) == before
        entry.info[FROZEN] = unchanged


def _stamp(path: Path) -> tuple[int, int, bool]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size, Path(f"{path}-wal").exists()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    if not options.get("onrecord_writes"):
        connection.exec_driver_sql("PRAGMA query_only=ON")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("onrecord_writes") else "BEGIN")


def _server(where: str, patience: float) -> Engine:
    if not find_spec("psycopg"):
        raise MissingExtra("a record on PostgreSQL needs its driver: pip install 'onrecord[postgres]'")
    url = _address(where)
    options = f"-csearch_path={SCHEMA} -clock_timeout={int(patience * 1000)} -ctimezone=UTC"
    settings: dict[str, Any] = {"options": options, "connect_timeout": 10, "client_encoding": "utf8", "application_name": "onrecord"}
    return create_engine(url, connect_args=settings, poolclass=NullPool)


def _address(where: str) -> URL:
    if where.partition("?")[0].count("@") > 1:  # else a part of the password would be taken for the server's name, and shown
        raise CannotKeep(f"{named(where)}: not an address of PostgreSQL: an @ in a user's name or a password is written %40")
    try:
        return make_url(where).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as problem:  # whose words may hold the password
        raise CannotKeep(f"{named(where)}: not an address of PostgreSQL: {_FORM}") from problem
