"""What becomes of a row of the ledger, whatever it is about, and whose word counts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from onrecord.records import Judgement, Verdict

__all__ = ["Standing", "is_person", "may_undo", "undoing"]


class Standing(StrEnum):
    """What has become of a row of the ledger."""

    IN_FORCE = "in force"
    OUTVOTED = "outvoted"
    UNDONE = "undone"
    ORPHANED = "orphaned"


def is_person(author: str) -> bool:
    return author.startswith("person:")


def may_undo(author: str, row: Judgement) -> bool:
    """Whether somebody's undo counts: what a person decided is undone by a person only."""
    return is_person(author) or not is_person(row.author)


def undoing(rows: Sequence[Judgement]) -> dict[int, Standing]:
    """What became of undos and of what they undo, of rows by their number. The last ones are looked at first: an undo can be undone."""
    known = {row.n: row for row in rows}
    standings: dict[int, Standing] = {}
    for row in reversed(rows):
        if row.verdict is not Verdict.UNDO or row.n in standings:
            continue
        undone = known.get(row.undoes or 0)
        if undone is None or undone.n >= row.n:
            standings[row.n] = Standing.ORPHANED
        elif not may_undo(row.author, undone):
            standings[row.n] = Standing.OUTVOTED
        else:
            standings |= {row.n: Standing.IN_FORCE, undone.n: Standing.UNDONE}
    return standings
