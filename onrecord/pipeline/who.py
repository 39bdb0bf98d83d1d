"""Who is who, as people decide it: what somebody types becomes rows of the ledger that name those who are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.archive import directory, ledger, who
from onrecord.archive.database import Archive, Connection
from onrecord.archive.directory import Proposed
from onrecord.archive.known import identities, with_reports
from onrecord.archive.who import Stand
from onrecord.errors import CannotJudge, NotFound
from onrecord.records import Identity, Judgement, Party, Term, Verdict

__all__ = ["Answer", "Decided", "answer", "decide", "look", "pair", "waiting"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a name means: one with the reports where they stand and what was decided on them, or several."""

    found: tuple[Identity, ...]
    stands: tuple[Stand, ...] = ()
    decisions: tuple[Judgement, ...] = ()
    names: tuple[tuple[str, str], ...] = ()  # of those whom the decisions name, by id


@dataclass(frozen=True, slots=True)
class Decided:
    """A row that was added, and the identities of those whom it names, as they are now."""

    row: Judgement
    now: tuple[Identity, ...]


def look(archive: Archive, name: str, *, most: int) -> Answer:
    """Those whom a name or an id means, the most reported first; raises NotFound where it means nobody."""
    with archive.reading() as connection:
        ids = who.named(connection, name, most=most)
        if not ids:
            raise NotFound(f"{name}: nobody of this name or id in the record: try fewer words of the name")
        known = identities(connection, ids)
        found = tuple(known[id] for id in ids if id in known)
        found = tuple(with_reports(connection, each, most) for each in found)
        if len(found) != 1:
            return Answer(found)
        decisions = directory.decisions_on(connection, found[0].id, most)
        ids = [each.identity for row in decisions for each in (row.left, row.right) if each]
        names = directory.names_of(connection, ids)
        return Answer(found, tuple(who.stands(connection, found[0].id, most)), tuple(decisions), tuple(names.items()))


def pair(archive: Archive, verdict: Verdict, one: str, other: str, author: str, reason: str | None = None) -> Decided:
    """Decides that two whom names or ids mean are the same, or that they are not.

    Raises NotFound where a name means nobody or several, CannotJudge where nothing would change.
    """
    with archive.writing() as connection:
        left, right = who.party_of(connection, one), who.party_of(connection, other)
        _check(connection, verdict, left, right)
        return _added(connection, Judgement(author=author, verdict=verdict, left=left, right=right, reason=reason))


def _check(connection: Connection, verdict: Verdict, left: Party, right: Party) -> None:
    """Raises what makes a decision on two senseless."""
    leads = [who.leads_to(connection, each.identity) for each in (left, right)]
    if verdict is Verdict.SAME and leads[0] == leads[1]:
        name = identities(connection, [leads[0] or ""])[leads[0] or ""].name
        raise CannotJudge(f"both are one already: {name} ({leads[0]})")
    if verdict is Verdict.DIFFER and left.identity == right.identity:
        raise CannotJudge(
            f"both mean {left.identity}: to take one report's speaker out, name them by the id that onrecord who shows beside the report"
        )


def decide(archive: Archive, verdict: Verdict, name: str, author: str, reason: str | None = None, **what: Any) -> Decided:
    """Gives somebody a name (`name`) or a role, or takes a role (`role`); raises NotFound, and CannotJudge where it makes no sense."""
    with archive.writing() as connection:
        left = who.party_of(connection, name)
        return _added(connection, Judgement(author=author, verdict=verdict, left=left, reason=reason, **_given(what, author)))


def _given(what: dict[str, Any], author: str) -> dict[str, Any]:
    if role := what.get("role"):
        return {"role": Term(role.title, role.of, role.since, role.until, by=author)}
    return {"name": " ".join(what["called"].split())}


def _added(connection: Connection, row: Judgement) -> Decided:
    (added,) = ledger.add(connection, [row])
    ids = [who.leads_to(connection, each.identity) for each in (row.left, row.right) if each]
    now = identities(connection, [id for id in ids if id])
    return Decided(added, tuple(now[id] for id in dict.fromkeys(ids) if id in now))


def waiting(archive: Archive, most: int) -> tuple[Sequence[Proposed], int]:
    """The proposals that are to be decided, the surest first and those that were skipped last; and how many there are."""
    with archive.reading() as connection:
        return directory.proposals(connection, None, limit=most), directory.proposed(connection)


def answer(archive: Archive, n: int, verdict: Verdict, author: str, reason: str | None = None) -> Decided:
    """Decides on a proposal by its number; raises NotFound where there is none, CannotJudge where it is decided."""
    with archive.writing() as connection:
        found = who.proposed(connection, n)
        if found is None:
            raise NotFound(f"{n}: no proposal has this number: onrecord proposals lists them")
        if found.settled:
            raise CannotJudge(f"{n}: this was decided: onrecord who {found.one} shows how; onrecord undo takes a decision back")
        left, right = who.party_of(connection, found.one), who.party_of(connection, found.other)
        return _added(connection, Judgement(author=author, verdict=verdict, left=left, right=right, reason=reason))
