"""The two databases' own full text under one face: entries go in and out, and a query gives keys, the highest first.

SQLite: FTS5 without a copy of the words; what goes out must be told word for word as it went in. PostgreSQL: a tsvector with the letters of
the fields as weights, the marks without places, and a GIN index; of a word it keeps 255 places, so that in a statement that has one more
often a row of words after them may be missed. Both take words as they are, and know nothing of languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from onrecord.archive.entries import GAP, Entry
from onrecord.archive.query import Query, fts, tsquery

__all__ = ["REPORTS", "STATEMENTS", "Shelf", "Wanted", "clear", "keys", "keys_among", "put_in", "take_out", "tidy", "vector"]

_MANY = 1_000  # rows at once
_FULL = 900_000  # bytes of words in a tsvector, which can hold 1 MB
_WEIGHTS = "ABC"
_AMONG = 20_000  # keys that are asked for at once
_AMONG_KEYS = {
    "sqlite": "SELECT value FROM json_each(:keys)",
    "postgresql": "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:keys AS json))",
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A table of entries; `fields` are theirs, those that are searched for words first to last `searched`."""

    table: str
    fields: tuple[str, ...]
    searched: tuple[str, ...]

    def weight(self, field: str) -> str:
        return _WEIGHTS[self.fields.index(field)]


STATEMENTS = Shelf("statement_words", ("who", "cue", "content"), ("who", "cue", "content"))
REPORTS = Shelf("report_words", ("words", "zoned"), ("words",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an entry must have: words in what is searched, rows of words in one field, and marks, one of each group."""

    query: Query | None = None
    of_zone: str = ""  # what stands before each word of the query, where it is looked for in a zone
    field: str | None = None
    in_field: Query | None = None
    or_mark: str | None = None  # will do in place of the field
    marks: tuple[str, ...] = ()
    first: int = 0  # the lowest key
    last: int = (1 << 63) - 1

    @property
    def anything(self) -> bool:
        return self.query is None and self.in_field is None and self.or_mark is None and not self.marks


def put_in(connection: Connection, shelf: Shelf, entries: Iterable[Entry]) -> None:
    """Entries that are not there yet."""
    for rows in _rows(connection, shelf, entries):
        if connection.dialect.name == "sqlite":
            names = ("rowid", *shelf.fields, "marks")
            connection.execute(text(f"INSERT INTO {shelf.table} ({', '.join(names)}) VALUES ({_named(names)})"), rows)  # noqa: S608
        else:
            connection.execute(text(f"INSERT INTO {shelf.table} VALUES (:rowid, CAST(:words AS tsvector))"), rows)  # noqa: S608


def take_out(connection: Connection, shelf: Shelf, entries: Iterable[Entry]) -> None:
    """Entries that are there, the same as when they were put in."""
    for rows in _rows(connection, shelf, entries):
        if connection.dialect.name == "sqlite":
            names = ("rowid", *shelf.fields, "marks")
            delete = f"INSERT INTO {shelf.table} ({shelf.table}, {', '.join(names)}) VALUES ('delete', {_named(names)})"  # noqa: S608
            connection.execute(text(delete), rows)
        else:
            connection.execute(text(f"DELETE FROM {shelf.table} WHERE key = :rowid"), rows)  # noqa: S608


def _named(names: Sequence[str]) -> str:
    return ", ".join(f":{name}" for name in names)


def _rows(connection: Connection, shelf: Shelf, entries: Iterable[Entry]) -> Iterator[list[dict[str, Any]]]:
    """Rows of the table, by their keys: FTS5 writes what comes in another order in many small pieces."""
    row = (lambda entry: _fts_row(shelf, entry)) if connection.dialect.name == "sqlite" else _vector_row
    found = sorted(entries, key=lambda entry: entry.key)
    for at in range(0, len(found), _MANY):
        yield [row(entry) for entry in found[at : at + _MANY]]


def _fts_row(shelf: Shelf, entry: Entry) -> dict[str, Any]:
    fields = {name: " ".join(words) for name, words in zip(shelf.fields, entry.fields, strict=True)}
    return {"rowid": entry.key, "marks": " ".join(entry.marks)} | fields


def _vector_row(entry: Entry) -> dict[str, Any]:
    return {"rowid": entry.key, "words": vector(entry)}


def vector(entry: Entry) -> str:
    """An entry as a tsvector is written; what it can't hold is left out."""
    places: dict[str, list[str]] = {}
    size = place = 0
    for weight, words in zip(_WEIGHTS, entry.fields, strict=False):
        place += 1
        for word in words:
            place += 1
            if word == GAP:
                continue
            if word not in places:
                size += len(word.encode()) + 4
                if size > _FULL:
                    break
                places[word] = []
            places[word].append(f"{place}{weight}")
    told = [f"'{word}':{','.join(where)}" for word, where in places.items()]
    return " ".join([*told, *(f"'{mark}'" for mark in entry.marks)])


def keys(connection: Connection, shelf: Shelf, wanted: Wanted, limit: int, offset: int = 0) -> list[int]:
    """The highest keys of entries that have what is wanted."""
    name, (found, values) = _condition(connection, shelf, wanted)
    values = values | {"first": wanted.first, "last": wanted.last, "limit": limit, "offset": offset}
    sql = f"SELECT {name} FROM {shelf.table} WHERE {found} AND {name} BETWEEN :first AND :last"  # noqa: S608
    return list(connection.execute(text(f"{sql} ORDER BY {name} DESC LIMIT :limit OFFSET :offset"), values).scalars())


def keys_among(connection: Connection, shelf: Shelf, wanted: Wanted, some: Sequence[int], limit: int) -> list[int]:
    """The highest of some keys, which ascend, whose entries are there and have what is wanted."""
    inside = [key for key in some if wanted.first <= key <= wanted.last]
    name, found = _condition(connection, shelf, wanted)
    kept: list[int] = []
    while inside and len(kept) < limit:
        inside, part = inside[:-_AMONG], inside[-_AMONG:]
        among = _AMONG_KEYS[connection.dialect.name]
        sql = f"SELECT {name} FROM {shelf.table} WHERE {found[0]} AND {name} IN ({among}) ORDER BY {name} DESC"  # noqa: S608
        kept += connection.execute(text(sql), found[1] | {"keys": json.dumps(part)}).scalars()
    return kept[:limit]


def _condition(connection: Connection, shelf: Shelf, wanted: Wanted) -> tuple[str, tuple[str, dict[str, Any]]]:
    """The name of the key, and what must hold of an entry, with its values."""
    if connection.dialect.name == "sqlite":
        name, found, value = "rowid", f"{shelf.table} MATCH :wanted", _fts_wanted
    else:
        name, found, value = "key", "words @@ CAST(:wanted AS tsquery)", _vector_wanted
    return name, ("1 = 1", {}) if wanted.anything else (found, {"wanted": value(shelf, wanted)})


def _fts_wanted(shelf: Shelf, wanted: Wanted) -> str:
    told = [f'marks : "{mark}"' for mark in wanted.marks]
    if wanted.query:
        where = "zoned" if wanted.of_zone else f"{{{' '.join(shelf.searched)}}}"
        told.append(f"{where} : ({fts(wanted.query, wanted.of_zone)})")
    other = [f"{wanted.field} : ({fts(wanted.in_field)})"] if wanted.in_field else []
    other += [f'marks : "{wanted.or_mark}"'] if wanted.or_mark else []
    told += [f"({' OR '.join(other)})"] if other else []
    return " AND ".join(told)


def _vector_wanted(shelf: Shelf, wanted: Wanted) -> str:
    told = [f"'{mark}'" for mark in wanted.marks]
    if wanted.query:
        told.append(tsquery(wanted.query, wanted.of_zone))
    other = [tsquery(wanted.in_field, weight=shelf.weight(wanted.field or ""))] if wanted.in_field else []
    other += [f"'{wanted.or_mark}'"] if wanted.or_mark else []
    told += [f"({' | '.join(other)})"] if other else []
    return " & ".join(told)


def clear(connection: Connection, shelf: Shelf) -> None:
    """Takes out everything."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {shelf.table} ({shelf.table}) VALUES ('delete-all')")  # noqa: S608
    else:
        connection.exec_driver_sql(f"DELETE FROM {shelf.table}")  # noqa: S608


def tidy(connection: Connection, shelf: Shelf) -> None:
    """Makes one piece of the many that came with time; on SQLite, no byte of what was taken out is left then."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {shelf.table} ({shelf.table}) VALUES ('optimize')")  # noqa: S608
    else:
        connection.exec_driver_sql(f"ANALYZE {shelf.table}")
