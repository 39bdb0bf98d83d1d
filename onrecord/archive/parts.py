"""Values some at a time, for databases take only so many in one question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

__all__ = ["MANY", "parts"]

MANY = 500  # values in one question to the database

Value = TypeVar("Value")


def parts(values: Sequence[Value], size: int = MANY) -> Iterator[Sequence[Value]]:
    """The values in their order, at most `size` at a time."""
    return (values[at : at + size] for at in range(0, len(values), size))
