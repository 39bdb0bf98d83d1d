"""Finds what means the same: as a statement of the record, or as words that the present model reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from onrecord.archive.database import Archive
from onrecord.archive.like import alike, meaning_of
from onrecord.errors import NotFound
from onrecord.records import Part

if TYPE_CHECKING:
    from onrecord.archive.find import Found

__all__ = ["Means", "like"]

_ID = re.compile(r"(?:\S+#)?(?=[a-f]*[0-9])[0-9a-f]{6,16}")  # with a digit: decade and facade are words


class Means(Protocol):
    """What is needed of a reader."""

    @property
    def model(self) -> str: ...

    def meaning(self, words: str, /) -> bytes | None: ...


def like(archive: Archive, asked: str, part: Part, *, limit: int, open_reader: Callable[[], Means]) -> Found:
    """Statements that mean the same as that of an id, or as words; a reader is opened for words only.

    Raises NotFound where an id is no statement's, or a model makes no vectors.
    """
    if _ID.fullmatch(asked):
        with archive.reading() as connection:
            key, meaning, model = meaning_of(connection, asked)
            return alike(connection, meaning, model, part, but=key, limit=limit)
    reader = open_reader()
    of_words = reader.meaning(asked)
    if of_words is None:
        raise NotFound(f"{asked}: no words to compare, or {reader.model} makes no vectors: give words, or a model that does")
    with archive.reading() as connection:
        return alike(connection, of_words, reader.model, part, limit=limit)
