"""A page of a long list, and the addresses of those around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from onrecord.web.addresses import with_query

__all__ = ["MOST", "Pages", "pages", "unending"]

MOST = 200  # pages of a list whose end is not known


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page this is of how many, and where the others are."""

    page: int
    of: Annotated[int | None, "Null where it is not counted."]
    previous: Annotated[str | None, "The address of the page before; null for the first."]
    next: Annotated[str | None, "The address of the page after; null for the last."]


def pages(path: str, asked: Mapping[str, object], total: int, at_once: int) -> Pages:
    """The page that is asked for, or the last one, of a list of so many."""
    of = max(1, -(-total // at_once))
    wanted = asked.get("page")
    page = min(wanted, of) if isinstance(wanted, int) else 1
    previous = with_query(path, asked, page=page - 1 if page > 2 else None) if page > 1 else None
    return Pages(page, of, previous, with_query(path, asked, page=page + 1) if page < of else None)


def unending(path: str, asked: Mapping[str, object], more: bool) -> Pages:
    """A page of a list whose length nobody counts."""
    page = int(str(asked.get("page") or 1))
    previous = with_query(path, asked, page=page - 1 if page > 2 else None) if page > 1 else None
    return Pages(page, None, previous, with_query(path, asked, page=page + 1) if more and page < MOST else None)
