"""Which of the statements that were found come first: those that are most about what was looked for, of equal ones the newest.

The measure is BM25 over three fields: what a word weighs depends on the field it stands in, on how often, and on how long the field is; a
row that few of the statements have weighs more than one that most have. It needs no counts of the whole record, and so is the same on
both databases and costs the same at any size. Rows that stand close together in the content, in their order, add to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Any

from sqlalchemy import Connection, and_, select

from onrecord.archive.parts import parts
from onrecord.archive.query import Query, Row, rows
from onrecord.archive.tables import judged, report, speaker, statement
from onrecord.archive.words import words

__all__ = ["ranked"]

_SATURATION, _LENGTH = 1.2, 0.6
_USUAL = (4.0, 2.0, 20.0)  # words of who, cue and content
_WEIGHTS = (0.7, 0.3, 1.0)
_NEAR = 0.5

Piece = list[str]
Fields = tuple[list[Piece], list[Piece], list[Piece]]


@dataclass(frozen=True, slots=True)
class _Counted:
    """How often each row stands in a statement, weighed, and how close together."""

    key: int
    often: tuple[float, ...]
    near: float


def ranked(connection: Connection, query: Query, keys: Sequence[int]) -> list[int]:
    """Keys of statements' rows, which come the newest first, the best first."""
    wanted = list(dict.fromkeys(rows(query)))
    counted = [_counted(key, wanted, fields) for key, fields in _fields(connection, keys)]
    have = [sum(each.often[i] > 0 for each in counted) for i in range(len(wanted))]
    weights = [log(1 + len(counted) / max(1, number)) for number in have]
    scores = {each.key: sum(w * o for w, o in zip(weights, each.often, strict=True)) * (1 + _NEAR * each.near) for each in counted}
    return sorted(keys, key=lambda key: -round(scores.get(key, 0.0), 6))


def _fields(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Fields]]:
    """The words of who, cue and content of statements as they are shown."""
    for part in parts(keys):
        found = _rows(connection, part)
        of_reports = select(report.c.pk, report.c.text).where(report.c.pk.in_({row.report for row in found}))
        texts = {row.pk: row.text for row in connection.execute(of_reports)}
        for row in found:
            text, name = texts[row.report], [words(row.name or "")]
            form = json.loads(row.form or f'{{"source":{row.source},"cue":{row.cue},"content":{row.content}}}')
            who, cue, content = ([words(text[start:end]) for start, end in form[name_of]] for name_of in ("source", "cue", "content"))
            yield row.pk, (who + name, cue, content)


def _rows(connection: Connection, keys: Sequence[int]) -> Sequence[Any]:
    by = and_(speaker.c.reading == statement.c.reading, speaker.c.id == statement.c.speaker)
    joined = statement.outerjoin(speaker, by).outerjoin(judged, judged.c.statement == statement.c.pk)
    parts = (statement.c.pk, statement.c.report, statement.c.source, statement.c.cue, statement.c.content)
    query = select(*parts, speaker.c.name, judged.c.form).select_from(joined)
    return connection.execute(query.where(statement.c.pk.in_(keys))).all()


def _counted(key: int, wanted: Sequence[Row], fields: Fields) -> _Counted:
    often = []
    for row in wanted:
        weighed = 0.0
        for pieces, usual, weight in zip(fields, _USUAL, _WEIGHTS, strict=True):
            if number := sum(len(_places(row, piece)) for piece in pieces):
                length = sum(map(len, pieces))
                weighed += weight * number / (1 - _LENGTH + _LENGTH * length / usual)
        often.append(weighed * (_SATURATION + 1) / (weighed + _SATURATION))
    return _Counted(key, tuple(often), _nearness(wanted, fields[-1]) if len(wanted) > 1 else 0.0)


def _places(row: Row, piece: Piece) -> list[int]:
    """Where a row begins in a piece."""
    *whole, last = row.words
    if not whole and not row.open:
        return [at for at, word in enumerate(piece) if word == last] if last in piece else []
    size = len(row.words)
    return [
        at
        for at in range(len(piece) - size + 1)
        if piece[at : at + size - 1] == whole and (piece[at + size - 1] == last or (row.open and piece[at + size - 1].startswith(last)))
    ]


def _nearness(wanted: Sequence[Row], content: Sequence[Piece]) -> float:
    """From 0 to 1: how close each row follows the one before in the content, on average."""
    near = 0.0
    for before, after in pairwise(wanted):
        gaps = [
            b - a - len(before.words)
            for piece in content
            for a in _places(before, piece)
            for b in _places(after, piece)
            if b >= a + len(before.words)
        ]
        near += 1 / (1 + min(gaps)) if gaps else 0.0
    return near / (len(wanted) - 1)
