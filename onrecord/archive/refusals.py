"""What was set aside and why, by the place of the input: it stands here until that place is added well."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from onrecord.archive.parts import parts
from onrecord.archive.store import now
from onrecord.archive.tables import refused
from onrecord.errors import OnRecordError
from onrecord.outline import showable
from onrecord.records import Unread

__all__ = ["Refusal", "file_of", "listed", "note", "of_the_report", "open_cases", "place", "settle", "strike"]

_LONGEST = 1500  # bytes of a place: an index of PostgreSQL holds no more than some 2,700
_AT_ONCE = 500
_LINE = re.compile(r"#\d+$")
_BEYOND_LIMITS = "54"  # class of PostgreSQL's reasons


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was set aside so many times, first and last at these times by the clock; its `columns` as the user named them."""

    path: str
    why: str
    first_at: str
    last_at: str
    tries: int
    columns: Mapping[str, str] = field(default_factory=dict)


def place(path: str) -> str:
    """How an input is named here: a file by its whole path; what is too long is cut, and told apart by its hash."""
    if path.partition("#")[0] != "-" and "://" not in path:
        path = os.path.abspath(path)
    path = path.replace("\0", "␀").encode("utf-8", "replace").decode()
    if len(data := path.encode()) <= _LONGEST:
        return path
    return f"{data[: _LONGEST - 20].decode('utf-8', 'ignore')}…{sha256(data).hexdigest()[:16]}"


def file_of(path: str) -> str:
    """The file that an input stands in: `wire.jsonl` for `wire.jsonl#3`, `days.zip` for `days.zip#monday/wire.jsonl#3`."""
    if "://" in path and not os.path.lexists(path):
        return path.partition("#")[0]
    file = path
    while "#" in file and not os.path.lexists(file):
        file = file.rpartition("#")[0]
    return file if file == "-" or os.path.lexists(file) else _LINE.sub("", path)


def note(connection: Connection, unread: Iterable[Unread], columns: Mapping[str, str] | None = None) -> None:
    """Keeps that inputs were set aside, with the last reason, and how their columns were named. Only for the one writer."""
    at, named = now(), json.dumps(dict(columns), sort_keys=True) if columns else None
    for each in unread:
        told = {"why": showable(each.why), "last_at": at, "columns": named}
        again = update(refused).where(refused.c.path == place(each.path)).values(told | {"tries": refused.c.tries + 1})
        if not connection.execute(again).rowcount:
            connection.execute(insert(refused).values(told | {"path": place(each.path), "first_at": at, "tries": 1}))


def open_cases(connection: Connection, paths: Iterable[str]) -> set[str]:
    """Those of the paths that stand here, or whose file does."""
    asked = {path: {place(path), place(file_of(path))} for path in paths}
    known = {found for part in parts(sorted(set().union(*asked.values())), _AT_ONCE) for found in _standing(connection, part)}
    return {path for path, places in asked.items() if places & known}


def settle(connection: Connection, paths: Iterable[str]) -> None:
    """Takes out what was added well by now, and the files that it came from. Only for the one writer."""
    strike(connection, {place(name) for path in paths for name in (path, file_of(path))})


def strike(connection: Connection, places: Iterable[str]) -> None:
    """Takes out these places and no others. Only for the one writer."""
    for part in parts(sorted(places), _AT_ONCE):
        connection.execute(delete(refused).where(refused.c.path.in_(part)))


def listed(connection: Connection) -> Iterator[Refusal]:
    """All that stands here, in order of path."""
    told = (refused.c.path, refused.c.why, refused.c.first_at, refused.c.last_at, refused.c.tries, refused.c.columns)
    query, last = select(*told).order_by(refused.c.path).limit(_AT_ONCE), ""
    while page := connection.execute(query.where(refused.c.path > last)).all():
        yield from (Refusal(*row[:-1], json.loads(row.columns or "{}")) for row in page)
        last = page[-1].path


def of_the_report(problem: Exception) -> bool:
    """Whether what was to be stored is at fault, and not the place where it was to be stored."""
    if not isinstance(problem, OnRecordError):
        return True
    cause = problem.__cause__
    state = getattr(cause.orig, "sqlstate", None) if isinstance(cause, DBAPIError) else None
    return isinstance(cause, DataError | IntegrityError | UnicodeEncodeError) or (state or "").startswith(_BEYOND_LIMITS)


def _standing(connection: Connection, places: Sequence[str]) -> Iterable[str]:
    return connection.execute(select(refused.c.path).where(refused.c.path.in_(places))).scalars()
