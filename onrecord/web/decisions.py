"""Decisions of the ledger in words, for pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from onrecord.outline import when
from onrecord.records import Judgement, Term, Verdict
from onrecord.standing import Standing, is_person, undoing
from onrecord.web.shape import HIDDEN

__all__ = ["ON_SPEAKERS", "Decided", "decided", "parties_in"]

ON_SPEAKERS = (Verdict.SAME, Verdict.DIFFER, Verdict.RENAME, Verdict.ROLE, Verdict.NO_ROLE, Verdict.SKIP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A row of the ledger; `one` and `other` are ids of speakers, where it is about them."""

    n: int
    at: str
    author: str
    verdict: Verdict
    report: str | None
    one: str | None
    other: str | None
    name: Annotated[str | None, "The new name, where it is a rename; the title, where it is about a role."]
    undoes: int | None
    reason: str | None
    score: float | None
    undone: Annotated[bool, "Whether another row made it void."]
    words: Annotated[tuple[tuple[str, str], ...], HIDDEN]
    by_person: Annotated[bool, HIDDEN]

    @property
    def can_be_undone(self) -> bool:
        """Whether the page offers it: decisions on speakers, and what undid one, that stand."""
        return not self.undone and (self.verdict in ON_SPEAKERS or (self.verdict is Verdict.UNDO and self.report is None))


def parties_in(rows: Iterable[Judgement]) -> set[str]:
    """The ids of the speakers that rows name."""
    return {each.identity for row in rows for each in (row.left, row.right) if each}


def decided(rows: Iterable[Judgement], names: Mapping[str, str]) -> tuple[Decided, ...]:
    """The rows in their order; `names` are those of speakers by the ids that rows name."""
    found = list(rows)
    undone = {n for n, standing in undoing(sorted(found, key=lambda row: row.n)).items() if standing is Standing.UNDONE}
    return tuple(_decided(row, names, row.n in undone) for row in found)


def _decided(row: Judgement, names: Mapping[str, str], undone: bool) -> Decided:
    one, other = (each.identity if each else None for each in (row.left, row.right))
    name = row.name or (row.role.title if row.role else None)
    return Decided(
        n=row.n,
        at=row.at,
        author=row.author,
        verdict=row.verdict,
        report=row.report,
        one=one,
        other=other,
        name=name,
        undoes=row.undoes,
        reason=row.reason,
        score=row.score,
        undone=undone,
        words=tuple(_words(row, one, other, names)),
        by_person=is_person(row.author),
    )


def _words(row: Judgement, one: str | None, other: str | None, names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """What was decided, in pieces of words, each with the id of the speaker that it names, or nothing."""
    left = (names.get(one or "", one or ""), one or "")
    right = (names.get(other or "", other or ""), other or "")
    match row.verdict:
        case Verdict.SAME:
            yield from (left, (" and ", ""), right, (" are one", ""))
        case Verdict.DIFFER:
            yield from (left, (" and ", ""), right, (" are two", ""))
        case Verdict.RENAME:
            yield from (left, (f" is called “{row.name}”", ""))
        case Verdict.ROLE | Verdict.NO_ROLE:
            yield from (left, (f" {'has' if row.verdict is Verdict.ROLE else 'has not'} the role {_role(row.role)}", ""))
        case Verdict.SKIP:
            yield from (left, (" and ", ""), right, (": put off", ""))
        case Verdict.UNDO:
            yield (f"row {row.undoes} is undone", "")
        case _:
            yield (f"a statement: {row.verdict}", "")


def _role(role: Term | None) -> str:
    """A role with what it is of and its dates, as far as they were decided."""
    if role is None:
        return ""
    dates = (f"{word} {when(day)}" for word, day in (("from", role.since), ("to", role.until)) if day)
    return ", ".join((f"{role.title} of {role.of}" if role.of else role.title, *dates))
