"""Statements that mean alike, found by the vectors that their readings made.

Each statement's vector is kept whole (int8). The signs of its numbers, one bit each, of all statements of latest readings stand together
in few rows, so that a million are looked through at once: those that differ least (Charikar 2002) are then compared exactly, by cosine.
A record of few statements is compared exactly as a whole. numpy does both; an index of a graph would need a second file, minutes to build
and a package many times as large.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select

from onrecord.archive.parts import MANY, parts
from onrecord.archive.tables import codes, reading, statement, vector

__all__ = ["erase", "faults", "nearest", "of_statement", "put_in", "rebuild", "take_out", "without"]

EXACT = 4_000  # statements up to which all are compared exactly
CANDIDATES = 1_000  # of the others, those that are
TOGETHER = 8_192  # statements whose signs stand in one row

_JOINED = vector.join(statement, statement.c.pk == vector.c.statement).join(reading, reading.c.pk == statement.c.reading)

Codes = NDArray[np.uint64]
Kept = Callable[[Sequence[int]], Container[int]]


def put_in(connection: Connection, items: Sequence[tuple[int, bytes]]) -> None:
    """Keeps the vectors of statements that were just stored, or brought back, by their keys, which ascend."""
    if items:
        lacking = set(without(connection, [key for key, _ in items]))
        if new := [{"statement": key, "data": data} for key, data in items if key in lacking]:
            connection.execute(insert(vector), new)
        _add(connection, items)


def without(connection: Connection, keys: Sequence[int]) -> list[int]:
    """Those of some statements, by their keys, that have no vector."""
    known: set[int] = set()
    for part in parts(keys):
        known.update(connection.execute(select(vector.c.statement).where(vector.c.statement.in_(part))).scalars())
    return [key for key in keys if key not in known]


def take_out(connection: Connection, readings: Sequence[int]) -> None:
    """Takes the statements of readings out of what is looked through; their vectors stay, as long as the readings do."""
    theirs = select(vector.c.statement).select_from(_JOINED).where(reading.c.pk.in_(readings))
    keys = list(connection.execute(theirs).scalars())
    for first in {_row_of(connection, key) for key in keys}:
        if first is None:
            continue
        held, bits = _decoded(connection.execute(select(codes).where(codes.c.first == first)).mappings().one())
        stay = ~np.isin(held, keys)
        connection.execute(delete(codes).where(codes.c.first == first))
        if stay.any():
            connection.execute(insert(codes), _encoded(held[stay], bits[stay]))


def erase(connection: Connection, reports: Sequence[int]) -> None:
    """Deletes the vectors of whole reports, by their keys, whose readings were taken out before."""
    theirs = select(statement.c.pk).where(statement.c.report.in_(reports))
    connection.execute(delete(vector).where(vector.c.statement.in_(theirs)))


def _row_of(connection: Connection, key: int) -> int | None:
    return connection.execute(select(func.max(codes.c.first)).where(codes.c.first <= key)).scalar()


def _add(connection: Connection, items: Sequence[tuple[int, bytes]]) -> None:
    """Adds signs in the order of their keys: to the row that is there while it has room, else in rows of their own."""
    keys = np.array([key for key, _ in items], dtype=np.int64)
    bits = _signs(np.stack([np.frombuffer(data, dtype=np.int8) for _, data in items]))
    first = _row_of(connection, int(keys[0]))
    if first is None:
        return _put(connection, keys, bits)
    held, before = _decoded(connection.execute(select(codes).where(codes.c.first == first)).mappings().one())
    behind, same = held[-1] < keys[0], before.shape[1] == bits.shape[1]
    if behind and not (same and len(held) + len(keys) <= TOGETHER):
        return _put(connection, keys, bits)
    connection.execute(delete(codes).where(codes.c.first == first))
    at = int(np.searchsorted(held, keys[0]))
    if same:
        _put(connection, np.insert(held, at, keys), np.concatenate([before[:at], bits, before[at:]]))
    else:  # brought back among those of another model
        for part in ((held[:at], before[:at]), (keys, bits), (held[at:], before[at:])):
            _put(connection, *part)


def _put(connection: Connection, keys: NDArray[np.int64], bits: Codes) -> None:
    for at in range(0, len(keys), TOGETHER):
        connection.execute(insert(codes), _encoded(keys[at : at + TOGETHER], bits[at : at + TOGETHER]))


def _signs(vectors: NDArray[np.int8]) -> Codes:
    """(n, size) numbers as (n, size / 64) whole words of bits."""
    return np.ascontiguousarray(np.packbits(vectors > 0, axis=1)).view(np.uint64)


def _encoded(keys: NDArray[np.int64], bits: Codes) -> dict[str, Any]:
    return {"first": int(keys[0]), "statements": keys.astype("<i8").tobytes(), "signs": bits.tobytes()}


def _decoded(row: Any) -> tuple[NDArray[np.int64], Codes]:
    keys = np.frombuffer(row["statements"], dtype="<i8")
    return keys, np.frombuffer(row["signs"], dtype=np.uint64).reshape(len(keys), -1)


def of_statement(connection: Connection, key: int) -> tuple[bytes, str] | None:
    """The vector of a statement and the model that made it; None where its reading made none, as one that was imported."""
    found = connection.execute(select(vector.c.data, reading.c.model).select_from(_JOINED).where(vector.c.statement == key)).first()
    return (found.data, found.model) if found else None


def nearest(connection: Connection, meaning: bytes, model: str, *, limit: int, kept: Kept | None = None) -> list[tuple[int, float]]:
    """Keys of statements of latest readings by a model, and the cosine of their vectors with `meaning`, the nearest first.

    `kept` tells which of some keys may be shown; more are looked at until there are enough.
    """
    asked = np.frombuffer(meaning, dtype=np.int8)
    keys, far = _distances(connection, _signs(asked[None]))
    order = np.argsort(far, kind="stable")
    size = len(keys) if len(keys) <= EXACT else max(CANDIDATES, 20 * limit)
    found: list[tuple[int, float]] = []
    for part in _growing(len(keys), size):
        some = [int(key) for key in keys[order[part]]]
        allowed = kept(some) if kept else some
        found += _compared(connection, [key for key in some if key in allowed] if kept else some, model, asked)
        if len(found) >= limit:
            break
    return sorted(found, key=lambda one: (-one[1], one[0]))[:limit]


def _growing(size: int, first: int) -> Iterator[slice]:
    """Stretches of an order, each as long as all before it together, and four times more."""
    done, wide = 0, max(1, first)
    while done < size:
        yield slice(done, done + wide)
        done, wide = done + wide, 4 * (done + wide)


def _distances(connection: Connection, asked: Codes) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    """Every key, and in how many signs its vector differs, of those that have as many; row by row, which the processor's cache can hold."""
    keys, far = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.uint16)]
    for row in connection.execute(select(codes).order_by(codes.c.first)).mappings():
        held, bits = _decoded(row)
        if bits.shape[1] == asked.shape[1]:
            differ = np.bitwise_count(bits ^ asked)
            keys.append(held)
            far.append(sum((differ[:, k] for k in range(1, differ.shape[1])), differ[:, 0].astype(np.uint16)))
    return np.concatenate(keys), np.concatenate(far)


def _compared(connection: Connection, keys: Sequence[int], model: str, asked: NDArray[np.int8]) -> Iterator[tuple[int, float]]:
    one = asked.astype(np.float32)
    one /= np.linalg.norm(one)
    by_model = select(vector).select_from(_JOINED).where(reading.c.model == model)
    for part in parts(keys):
        rows = connection.execute(by_model.where(vector.c.statement.in_(part))).all()
        if rows:
            others = np.stack([np.frombuffer(row.data, dtype=np.int8) for row in rows]).astype(np.float32)
            likeness = others @ one / np.linalg.norm(others, axis=1)
            yield from ((row.statement, round(float(value), 3)) for row, value in zip(rows, likeness, strict=True))


def rebuild(connection: Connection) -> None:
    """Makes the rows of signs again from the vectors. Only for the one writer."""
    connection.execute(delete(codes))
    last = 0
    while rows := connection.execute(_latest().where(vector.c.statement > last).order_by(vector.c.statement).limit(TOGETHER)).all():
        _add(connection, [(row.statement, row.data) for row in rows])
        last = rows[-1].statement


def _latest() -> Any:
    return select(vector.c.statement, vector.c.data).select_from(_JOINED).where(reading.c.latest == 1)


def faults(connection: Connection) -> Iterator[str]:
    """Where the rows of signs are not what the vectors of the latest readings make; a row at a time."""
    firsts = list(connection.execute(select(codes.c.first).order_by(codes.c.first)).scalars())
    for first, after in pairwise([None, *firsts, None]):
        row = connection.execute(select(codes).where(codes.c.first == first)).mappings().first() if first is not None else None
        keys, bits = _decoded(row) if row else (np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.uint64))
        held = {int(key): bits[i].tobytes() for i, key in enumerate(keys)}
        beyond = [vector.c.statement >= first] if first is not None else []
        beyond += [vector.c.statement < after] if after is not None else []
        for key, data in connection.execute(_latest().where(*beyond).execution_options(yield_per=MANY)):
            if held.pop(key, None) != _signs(np.frombuffer(data, dtype=np.int8)[None])[0].tobytes():
                yield f"statement {key}: its vector's signs are missing or others"
        for key in held:
            yield f"statement {key}: signs of a vector that is not there, or not of a latest reading"
