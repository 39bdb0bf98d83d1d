"""Finds statements of the same meaning as one of the record, or as words, by the vectors that readings made."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from onrecord.archive import vectors
from onrecord.archive.fetch import statement_key
from onrecord.archive.find import Found, statement_hits, statement_keys
from onrecord.archive.tables import judged, reading, statement
from onrecord.errors import NotFound
from onrecord.records import Part, Verdict

__all__ = ["alike", "meaning_of"]

WIDEST = 200_000  # statements of a part, the newest, that are compared


def meaning_of(connection: Connection, name: str) -> tuple[int, bytes, str]:
    """The key of the statement that an id or its beginning means, its vector, and the model that made this.

    Raises NotFound where there is no such statement, or none that its reading made a vector of.
    """
    of_report, id = statement_key(connection, name)
    latest = select(statement.c.pk).join(reading, reading.c.pk == statement.c.reading).where(reading.c.latest == 1)
    key = connection.execute(latest.where(statement.c.report == of_report, statement.c.id == id)).scalar_one()
    found = vectors.of_statement(connection, key)
    if found is None:
        raise NotFound(f"{name}: its reading made no vector to compare, as one that was imported: onrecord reread makes them")
    return key, *found


def alike(connection: Connection, meaning: bytes, model: str, part: Part, *, but: int | None = None, limit: int = 20) -> Found:
    """Statements of a part of the record, those nearest in meaning first, but for one; what people rejected is not among them."""
    of_part = None if part == Part() else frozenset(statement_keys(connection, None, part, WIDEST))
    rejected = set(connection.execute(select(judged.c.statement).where(judged.c.verdict == Verdict.REJECTED.value)).scalars())
    kept = lambda keys: {key for key in keys if key not in rejected and (of_part is None or key in of_part)}
    near = vectors.nearest(connection, meaning, model, limit=limit + 2, kept=kept)
    likeness = dict([(key, value) for key, value in near if key != but][: limit + 1])
    hits = statement_hits(connection, None, list(likeness))
    found = tuple(replace(hit, likeness=value) for hit, value in zip(hits, likeness.values(), strict=True))
    widest = WIDEST if of_part is not None and len(of_part) == WIDEST else None
    return Found(found[:limit], len(found) > limit, widest)
