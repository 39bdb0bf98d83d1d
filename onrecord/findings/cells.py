"""Cells of a finding in words, and the name of the report that a citation is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from onrecord.records import Cell, Citation

__all__ = ["is_number", "place", "spoken"]


def spoken(cell: Cell) -> str:
    """A cell for people: lists with commas, of an object the first value and then each other with its name; nothing for unknown."""
    if cell is None:
        return ""
    if isinstance(cell, Mapping):
        known = [(name, spoken(value)) for name, value in cell.items() if value is not None]
        return ", ".join(words if at == 0 else f"{name} {words}" for at, (name, words) in enumerate(known))
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return ("; " if any(isinstance(each, Mapping) for each in cell) else ", ").join(map(spoken, cell))
    return str(cell)


def is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float)


def place(cited: Citation) -> str:
    """Where a citation stands: the file, or else the report's id, and the characters."""
    return f"{PurePath(cited.path or '').name or cited.report}:{cited.span.start}-{cited.span.end}"
