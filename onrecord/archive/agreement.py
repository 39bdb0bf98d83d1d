"""Whether a table of full text holds what it must: every entry, no other, and the words that they were put in with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, text

from onrecord.archive.entries import Entry
from onrecord.archive.fulltext import STATEMENTS, Shelf, vector

__all__ = ["faults"]

_MASK = (1 << 64) - 1


def faults(connection: Connection, shelf: Shelf, due: Iterable[Iterable[Entry]]) -> Iterator[str]:
    """What is wrong, in words; `due` gives all that must be there, some at a time, so that no more is in memory."""
    what = "statements" if shelf is STATEMENTS else "texts of reports"
    there = missing = wrong = words = 0
    for some in due:
        entries = list(some)
        lacking, different = _compared(connection, shelf, entries)
        there, missing, wrong = there + len(entries) - lacking, missing + lacking, wrong + different
        words = (words + sum(_weight(name, word) for entry in entries for name, word in _words(shelf, entry))) & _MASK
    more = connection.execute(text(f"SELECT count(*) FROM {_rows_of(connection, shelf)}")).scalar_one() - there  # noqa: S608
    if missing:
        yield f"{missing:,} {what} can't be found by their words"
    if more:
        yield f"{more:,} {what} can be found that are not there, or not any more"
    if wrong:
        yield f"{wrong:,} {what} have other words in it than they have"
    if not (missing or more or wrong) and connection.dialect.name == "sqlite" and words != _kept_words(connection, shelf):
        yield f"{what} have other words in it than they have"


def _rows_of(connection: Connection, shelf: Shelf) -> str:
    return f"{shelf.table}_docsize" if connection.dialect.name == "sqlite" else shelf.table


def _compared(connection: Connection, shelf: Shelf, entries: Sequence[Entry]) -> tuple[int, int]:
    """How many of the entries are not there, and how many are otherwise, as far as that can be seen entry by entry."""
    if connection.dialect.name == "sqlite":
        sizes = text(f"SELECT id, sz FROM {shelf.table}_docsize WHERE id IN :keys").bindparams(bindparam("keys", expanding=True))  # noqa: S608
        kept = {row.id: row.sz for row in connection.execute(sizes, {"keys": [entry.key for entry in entries]})}
        return sum(entry.key not in kept for entry in entries), sum(kept.get(entry.key, _size(entry)) != _size(entry) for entry in entries)
    compared = text(
        "SELECT count(*) FILTER (WHERE kept.key IS NULL), count(*) FILTER (WHERE kept.words <> CAST(due.words AS tsvector))"  # noqa: S608
        f" FROM json_to_recordset(CAST(:due AS json)) AS due (key BIGINT, words TEXT) LEFT JOIN {shelf.table} kept USING (key)"
    )
    due = json.dumps([{"key": entry.key, "words": vector(entry)} for entry in entries])
    missing, wrong = connection.execute(compared, {"due": due}).one()
    return int(missing), int(wrong)


def _size(entry: Entry) -> bytes:
    """How FTS5 keeps the numbers of words of an entry's columns."""
    return b"".join(_number(len(words)) for words in (*entry.fields, entry.marks))


def _number(value: int) -> bytes:
    """A number as SQLite writes it: seven bits a byte, the highest first."""
    written = bytes([value & 127])
    while value := value >> 7:
        written = bytes([value & 127 | 128]) + written
    return written


def _words(shelf: Shelf, entry: Entry) -> Iterator[tuple[str, str]]:
    for name, words in zip((*shelf.fields, "marks"), (*entry.fields, entry.marks), strict=True):
        yield from ((name, word) for word in words)


def _weight(name: str, word: str) -> int:
    """A number that stands for a word of a column; the sum over all words tells whether they are the same ones, in any order."""
    return hash((name, word))


def _kept_words(connection: Connection, shelf: Shelf) -> int:
    counted = connection.execute(text(f"SELECT col, term, cnt FROM {shelf.table}_terms"))  # noqa: S608
    return sum(_weight(row.col, row.term) * int(row.cnt) for row in counted) & _MASK
