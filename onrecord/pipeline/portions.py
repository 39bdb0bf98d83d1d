"""Items that come one by one, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

__all__ = ["portions"]

MOST = 48  # items in a portion
HEAVY = 4_000_000  # characters in a portion, but for the last item
SOON = 0.5  # seconds until an item that has come is handed on with those before it

Item = TypeVar("Item")


def portions(items: Iterable[Item], weight: Callable[[Item], int]) -> Iterator[list[Item]]:
    """All items in their order, in portions: full ones where they come fast, and each at once where they come slowly."""
    portion: list[Item] = []
    load, since = 0, monotonic()
    for item in items:
        portion.append(item)
        load += weight(item)
        if len(portion) >= MOST or load >= HEAVY or monotonic() - since >= SOON:
            yield portion
            portion, load, since = [], 0, monotonic()
    if portion:
        yield portion
