"""A page of what was found together with what all of it is, for who narrows a search step by step."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.archive.facets import Facets, facets
from onrecord.archive.find import Found, find, statement_hits, statement_keys
from onrecord.archive.query import Query
from onrecord.archive.ranking import ranked
from onrecord.records import Part

__all__ = ["COUNTED", "Browsed", "Listed", "browse", "listed", "reach"]

COUNTED = 1000  # the newest statements that facets are counted of, where a reader does not ask for fewer


@dataclass(frozen=True, slots=True)
class Listed:
    """The keys of the statements that were found, in their order, and their facets; it holds as long as the record does not change."""

    keys: tuple[int, ...]
    counted: Facets
    more: bool  # whether there are more than are counted
    ranked: int | None  # how many of the newest were put in order


@dataclass(frozen=True, slots=True)
class Browsed:
    """The hits of a page, and the facets of the newest statements; `more` where there are more of these than are counted."""

    found: Found
    counted: Facets
    more: bool


def reach(limit: int, offset: int, counted: int = COUNTED) -> int:
    """How many statements must be listed for a page: as many for most of them."""
    return max(counted, offset + limit) + 1


def listed(connection: Connection, query: Query | None, part: Part, *, most: int, best: int, count: int = COUNTED) -> Listed:
    """The newest statements, so many of them put in order and so many counted."""
    keys = statement_keys(connection, query, part, most)
    counted = facets(connection, keys[:count])
    if query:
        keys = ranked(connection, query, keys[:best]) + keys[best:]
    return Listed(tuple(keys), counted, len(keys) > count, best if query else None)


def browse(connection: Connection, query: Query | None, part: Part, known: Listed, *, limit: int, offset: int) -> Browsed:
    """As `find`, but that only so many of the newest statements are put in order; `known` is what was listed for the page."""
    if len(known.keys) < offset + limit + 1:  # few enough for all of them to be put in order, with the reports that come after
        return Browsed(find(connection, query, part, limit=limit, offset=offset), known.counted, more=False)
    hits = tuple(statement_hits(connection, query, known.keys[offset : offset + limit]))
    return Browsed(Found(hits, more=True, ranked=known.ranked), known.counted, known.more)
