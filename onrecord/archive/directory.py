"""The speakers of the record as a list and one by one: what they said, what was decided about them, who may be the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from onrecord.archive.known import identities
from onrecord.archive.parts import parts
from onrecord.archive.rows import judgement_from
from onrecord.archive.tables import identity, judged, judgement, party, proposal, reading, report, speaker, spelling, statement
from onrecord.archive.who import leads_to
from onrecord.archive.words import words
from onrecord.errors import NotFound
from onrecord.records import Identity, Judgement, Verdict

__all__ = [
    "ASKED",
    "By",
    "Listed",
    "Proposed",
    "called",
    "decisions_on",
    "identity_of",
    "ledger_page",
    "ledger_size",
    "listed",
    "names_of",
    "proposals",
    "proposed",
    "said_by",
    "size",
]

MOST = 5000  # speakers that are found by name
_MOST_WORDS = 8  # of a name that is looked for
ASKED = 0.5  # what is less sure waits for nobody: so it may be by what came in since it was proposed
_WAITS = and_(proposal.c.settled == 0, proposal.c.score >= ASKED)


class By(StrEnum):
    """What speakers are ordered by."""

    STATEMENTS = "statements"
    REPORTS = "reports"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of speakers."""

    id: str
    name: str
    kind: str | None
    reports: int
    statements: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two speakers who may be one, and why somebody thinks so."""

    n: int
    one: Listed
    other: Listed
    score: float
    reason: str
    author: str


_LINE = (identity.c.id, identity.c.name, identity.c.kind, identity.c.reports, identity.c.statements)
_ORDERS: dict[By, tuple[Any, ...]] = {
    By.STATEMENTS: (identity.c.statements.desc(), identity.c.reports.desc(), identity.c.name, identity.c.id),
    By.REPORTS: (identity.c.reports.desc(), identity.c.statements.desc(), identity.c.name, identity.c.id),
    By.NAME: (identity.c.name, identity.c.id),
}


def listed(connection: Connection, *, among: Sequence[str] | None, kind: str | None, by: By, limit: int, offset: int = 0) -> list[Listed]:
    """A page of the speakers, or of those of some ids."""
    query = _chosen(select(*_LINE), among, kind).order_by(*_ORDERS[by]).limit(limit).offset(offset)
    return [Listed(*row) for row in connection.execute(query)]


def size(connection: Connection, *, among: Sequence[str] | None, kind: str | None) -> int:
    """How many speakers the whole list has."""
    return int(connection.execute(_chosen(select(func.count()).select_from(identity), among, kind)).scalar_one())


def _chosen(query: Select[Any], among: Sequence[str] | None, kind: str | None) -> Select[Any]:
    query = query.where(identity.c.reports > 0)
    if kind:
        query = query.where(identity.c.kind == kind)
    return query if among is None else query.where(identity.c.id.in_(among))


def called(connection: Connection, name: str | None) -> list[str] | None:
    """The ids of those in one of whose names all of these words stand, or begin a word; of very many, some. None where no word is given."""
    asked = words(name or "")[:_MOST_WORDS]
    if not asked:
        return None
    spelled = select(spelling.c.identity).where(*_begun(spelling.c.words, asked)).limit(MOST)
    named = or_(identity.c.named.is_not(None), identity.c.actor.is_not(None))  # all other names are spellings
    given = select(identity.c.id).where(named, *_begun(identity.c.words, asked)).limit(MOST)
    return sorted({id for query in (spelled, given) for id in connection.execute(query).scalars()})


def _begun(column: ColumnElement[str], asked: Sequence[str]) -> list[ColumnElement[bool]]:
    """That each of some words stands among those of a name, or begins one."""
    return [column.contains(f" {word}", autoescape=True) for word in asked]


def identity_of(connection: Connection, id: str) -> Identity:
    """The speaker that an id leads to, of whatever report or decision; raises NotFound."""
    leads = leads_to(connection, id) or id
    found = identities(connection, [leads]).get(leads)
    if found is None:
        raise NotFound(f"{id}: no speaker of this id in the record: look for the name in the list of speakers")
    return found


def said_by(connection: Connection, id: str, *, limit: int, offset: int = 0) -> list[int]:
    """The keys of the statements of a speaker, the newest first."""
    rejected = exists().where(judged.c.statement == statement.c.pk, judged.c.verdict == Verdict.REJECTED.value)
    by = and_(statement.c.reading == speaker.c.reading, statement.c.speaker == speaker.c.id)
    query = select(statement.c.pk).select_from(speaker).join(statement, by).join(reading, reading.c.pk == speaker.c.reading)
    query = query.join(report, report.c.pk == reading.c.report).where(speaker.c.identity == id, reading.c.latest == 1, ~rejected)
    return list(connection.execute(query.order_by(report.c.dated.desc(), statement.c.pk.desc()).limit(limit).offset(offset)).scalars())


def decisions_on(connection: Connection, id: str, limit: int) -> list[Judgement]:
    """The last rows of the ledger that name a speaker, by any of the ids that lead to it, with the undos of these."""
    ids = [id, *connection.execute(select(party.c.id).where(party.c.identity == id).limit(1000)).scalars()]
    found: dict[int, Judgement] = {}
    for part in parts(ids):
        about = select(judgement).where(or_(judgement.c.one.in_(part), judgement.c.other.in_(part)))
        rows = connection.execute(about.order_by(judgement.c.n.desc()).limit(limit)).mappings()
        found |= {row["n"]: judgement_from(row) for row in rows}
    undone = connection.execute(select(judgement).where(judgement.c.undoes.in_(found))).mappings() if found else ()
    found |= {row["n"]: judgement_from(row) for row in undone}
    return [found[n] for n in sorted(found, reverse=True)[:limit]]


def proposals(connection: Connection, id: str | None, *, limit: int, offset: int = 0) -> list[Proposed]:
    """Who may be one, the surest first; with an id, those that this speaker is one of."""
    query = select(proposal).where(_WAITS)
    if id is not None:
        query = query.where(or_(proposal.c.one == id, proposal.c.other == id))
    rows = connection.execute(query.order_by(proposal.c.skipped, proposal.c.score.desc(), proposal.c.n).limit(limit).offset(offset)).all()
    known = _lines(connection, sorted({each for row in rows for each in (row.one, row.other)}))
    return [
        Proposed(row.n, known[row.one], known[row.other], row.score, row.reason, row.author)
        for row in rows
        if row.one in known and row.other in known
    ]


def _lines(connection: Connection, ids: Sequence[str]) -> dict[str, Listed]:
    return {row.id: Listed(*row) for part in parts(ids) for row in connection.execute(select(*_LINE).where(identity.c.id.in_(part)))}


def proposed(connection: Connection) -> int:
    """How many pairs wait for a decision."""
    return int(connection.execute(select(func.count()).select_from(proposal).where(_WAITS)).scalar_one())


def ledger_page(connection: Connection, *, limit: int, offset: int) -> list[Judgement]:
    """A page of the ledger, the last row first."""
    query = select(judgement).order_by(judgement.c.n.desc()).limit(limit).offset(offset)
    return [judgement_from(row) for row in connection.execute(query).mappings()]


def ledger_size(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(judgement)).scalar_one())


def names_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The names of those whom decisions name: as a report has the one who was meant, else those of who they are now."""
    found: dict[str, str] = {}
    for part in parts(sorted(ids)):
        leads = party.outerjoin(identity, identity.c.id == party.c.identity).outerjoin(speaker, speaker.c.own == party.c.own)
        query = select(party.c.id, func.coalesce(speaker.c.name, identity.c.name)).select_from(leads).where(party.c.id.in_(part))
        found |= {id: name for id, name in connection.execute(query) if name}
        found |= {line.id: line.name for line in _lines(connection, [id for id in part if id not in found]).values()}
    return found
