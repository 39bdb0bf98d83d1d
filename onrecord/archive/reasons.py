"""What databases say when they can't go on, in words that tell what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from sqlalchemy.exc import DBAPIError

__all__ = ["DAMAGED", "NO_RIGHTS", "why"]

DAMAGED = "damaged: onrecord check tells what is whole; go back to a backup"
_LOCKED = "another process is writing to it and did not end in time: try again later"
_FULL = "the disk is full: make room and run it again; what was stored before is there, the rest was not begun"
_READ_ONLY = "it may only be read: give yourself the right to write to the file and its folder, or name another"
_NO_RECORD = "not a record, or its beginning is damaged: name another file, or go back to a backup; nothing was changed"
_DISK = "the disk failed to read or write: look at the disk, then run it again; what was stored before is there"
_UNOPENED = "it can't be opened: look at the name, and whether you may read and write there"
_CHANGED = "its tables are not those of a record of this form: onrecord check tells more; go back to a backup"
_REFUSED = "the server refuses the user or the password: look at both in the address"
_NO_DATABASE = "there is no such database: make it with createdb, or look at the address"
NO_RIGHTS = "the server does not let this user do that: ask its administrator for the right to make and fill the schema onrecord"
_LOST = "the server can't be reached, or the connection was lost: look at the server and run it again; what was stored is skipped"

#: What SQLite says, or the name of its error, in small letters: the first that is found tells why.
_OF_FILES = (
    ("database is locked", _LOCKED),
    ("database schema is locked", _LOCKED),
    ("disk is full", _FULL),
    ("readonly", _READ_ONLY),
    ("not a database", _NO_RECORD),
    ("unsupported file format", _NO_RECORD),
    ("malformed", DAMAGED),
    ("corrupt", DAMAGED),
    ("could not decode", DAMAGED),
    ("too big", DAMAGED),
    ("ioerr_shmsize", _FULL),
    ("disk i/o error", _DISK),
    ("unable to open", _UNOPENED),
    ("no such table", _CHANGED),
    ("no such column", _CHANGED),
    ("already exists", _CHANGED),
    ("no such module", "this Python's SQLite can't search text: use another Python, or build it with FTS5"),
)

#: The beginnings of what PostgreSQL gives as SQLSTATE.
_OF_SERVERS = (
    ("55P03", _LOCKED),
    ("40001", _LOCKED),
    ("40P01", _LOCKED),
    ("53100", _FULL),
    ("25006", "the server may only be read: name the one that is written to"),
    ("XX", DAMAGED),
    ("42P01", _CHANGED),
    ("42703", _CHANGED),
    ("28", _REFUSED),
    ("3D000", _NO_DATABASE),
    ("42501", NO_RIGHTS),
    ("57P", _LOST),
    ("08", _LOST),
)

#: What it says before there is a connection, where no SQLSTATE comes.
_OF_CONNECTING = (
    ("password", _REFUSED),
    ("authentication", _REFUSED),
    ("pg_hba.conf", _REFUSED),
    ("role ", _REFUSED),
    ("database ", _NO_DATABASE),
    ("permission denied", NO_RIGHTS),
)


def why(problem: DBAPIError | sqlite3.Error) -> str:
    """The reason and what to do, with the database's own words behind it."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    told = " ".join(str(cause).split())
    if isinstance(cause, sqlite3.Error):
        signs = f"{told} {getattr(cause, 'sqlite_errorname', '')}".lower()
        reason = _first(_OF_FILES, lambda sign: sign in signs)
    elif state := getattr(cause, "sqlstate", None):
        reason = _first(_OF_SERVERS, state.startswith)
    else:
        reason = _of_connecting(told, lost=isinstance(problem, DBAPIError) and problem.connection_invalidated)
    return f"{reason} ({told})" if reason else told


def _of_connecting(told: str, *, lost: bool) -> str | None:
    """Why there is no connection; what the server answers begins with FATAL, and what follows can be names that others chose."""
    answer = told.partition("FATAL:")[2]
    if answer:
        return _first(_OF_CONNECTING, lambda sign: sign in answer)
    if "no password supplied" in told:
        return _REFUSED
    if "invalid connection option" in told or "invalid port" in told:
        return "the address can't be understood: write postgresql://user:password@host:5432/database"
    return _LOST if lost or "connect" in told or "resolve" in told else None


def _first(reasons: Iterable[tuple[str, str]], said: Callable[[str], bool]) -> str | None:
    return next((reason for sign, reason in reasons if said(sign)), None)
