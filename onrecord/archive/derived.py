"""What is made of the latest readings and can be made again: it comes with a reading, and goes when the reading is no longer the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.records import Dossier

__all__ = ["Came", "put_in", "take_out"]


@dataclass(frozen=True, slots=True)
class Came:
    """A reading that has become its report's latest: its key, its report's, and those of its statements in their order."""

    reading: int
    report: int
    statements: range
    dossier: Dossier


def put_in(connection: Connection, came: Sequence[Came]) -> None:
    """Makes what is derived of readings that were just stored."""


def take_out(connection: Connection, readings: Sequence[int]) -> None:
    """Takes out what is derived of readings that are still there, but soon not the latest or gone."""
