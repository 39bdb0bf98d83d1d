"""The questions that people stand on; each is replaced by what is put in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping, delete, insert, select

from onrecord.archive.tables import question
from onrecord.records import Question

__all__ = ["put", "questions"]

_PHRASES = ("about", "support", "oppose")


def put(connection: Connection, one: Question) -> Question | None:
    """Keeps a question in the place of the one of its id, which is given back where there was one. Only for the one writer."""
    of_id = question.c.id == one.id
    row = connection.execute(select(question).where(of_id)).mappings().first()
    before = _question(row) if row else None
    if before != one:
        phrases = {name: json.dumps(getattr(one, name)) for name in _PHRASES}
        connection.execute(delete(question).where(of_id))
        connection.execute(insert(question).values(id=one.id, text=one.text, **phrases))
    return before


def questions(connection: Connection) -> Iterator[Question]:
    """All questions, by id."""
    for row in connection.execute(select(question).order_by(question.c.id)).mappings():
        yield _question(row)


def _question(row: RowMapping) -> Question:
    return Question(id=row["id"], text=row["text"], **{name: tuple(json.loads(row[name])) for name in _PHRASES})
