"""Who somebody is: identities looked up by a name or an id, with all that the record knows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select, union

from onrecord.archive.fetch import readings_as_read
from onrecord.archive.known import identities
from onrecord.archive.tables import actor, identity, party, proposal, reading, report, speaker, spelling
from onrecord.archive.words import words
from onrecord.errors import NotFound
from onrecord.records import Party, Span
from onrecord.uniting import own_ids

__all__ = ["Pair", "Stand", "leads_to", "named", "one", "party_of", "proposed", "stands"]

_SHOWN = 5  # of several whom a name means


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an identity stands in a report: the speaker's own id and name there."""

    own: str
    name: str
    report: str  # id
    outlet: str | None
    published: str | None
    statements: int


def leads_to(connection: Connection, id: str) -> str | None:
    """The identity that an id leads to: an identity's, a speaker's own, or one that somebody had before."""
    for query in (
        select(party.c.identity).where(party.c.id == id),
        select(speaker.c.identity).where(speaker.c.own == id),
        select(identity.c.id).where(identity.c.id == id),
    ):
        if found := connection.execute(query).scalar():
            return str(found)
    return None


def named(connection: Connection, name: str, *, most: int | None = None) -> list[str]:
    """The identities that a name means: of that id, else those one of whose names has all its words; the most reported first."""
    if found := leads_to(connection, name):
        return [found]
    asked = words(name)
    if not asked:
        return []
    own = or_(identity.c.named.is_not(None), identity.c.actor.is_not(None))  # all other names are spellings
    ids = union(
        select(spelling.c.identity).where(*_all_of(spelling.c.words, asked)),
        select(identity.c.id).where(own, *_all_of(identity.c.words, asked)),
        select(identity.c.id).join(actor, actor.c.id == identity.c.actor).where(own, *_all_of(actor.c.words, asked)),
    )
    query = select(identity.c.id).where(identity.c.id.in_(ids), identity.c.reports > 0).order_by(identity.c.reports.desc(), identity.c.id)
    return list(connection.execute(query.limit(most) if most else query).scalars())


def _all_of(column: ColumnElement[str], asked: Sequence[str]) -> list[ColumnElement[bool]]:
    return [column.contains(f" {word} ", autoescape=True) for word in dict.fromkeys(asked)]


def one(connection: Connection, name: str) -> str:
    """The one identity that a name or an id means; raises NotFound where it means none or several."""
    found = named(connection, name)
    if len(found) > 1:
        asked = words(name)
        whole = [id for id, each in identities(connection, found).items() if words(each.name) == asked]
        found = whole if len(whole) == 1 else found
    if not found:
        raise NotFound(f"{name}: nobody of this name or id in the record: try fewer words of the name; onrecord who lists who has them")
    if len(found) > 1:
        some = identities(connection, found[:_SHOWN])
        told = ", ".join(f"{id} ({some[id].name}, {_number(some[id].reports)})" for id in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise NotFound(f"{name}: {len(found)} have this name: write more of it, or the id of one: {told}{more}")
    return found[0]


def _number(reports: int) -> str:
    return f"{reports:,} report{'s' * (reports != 1)}"


def party_of(connection: Connection, name: str) -> Party:
    """Whom a decision names: of an id, whoever has it as their own, else who stands for the identity that a name means.

    Raises NotFound where the name means nobody, or several.
    """
    id = name if leads_to(connection, name) else one(connection, name)
    row = connection.execute(select(party).where(party.c.id == id)).first()
    if row:
        return Party(id, row.report, None if row.starts is None else Span(row.starts, row.ends))
    of = connection.execute(select(speaker.c.reading, speaker.c.id).where(speaker.c.own == id)).first()
    if of is None:
        return Party(id)
    _, dossier = next(readings_as_read(connection, [of.reading]))
    return Party(id, dossier.report.id, own_ids(dossier.report.id, dossier.report.text, dossier.reading.speakers)[of.id][1])


def stands(connection: Connection, id: str, most: int) -> list[Stand]:
    """The reports in which an identity stands, the newest first."""
    query = select(speaker.c.own, speaker.c.name, report.c.id, report.c.outlet, report.c.published, speaker.c.said)
    query = query.join(reading, reading.c.pk == speaker.c.reading).join(report, report.c.pk == reading.c.report)
    newest = query.where(speaker.c.identity == id).order_by(report.c.dated.desc(), report.c.id, speaker.c.pk).limit(most)
    return [Stand(*row[:5], row[5] or 0) for row in connection.execute(newest)]


@dataclass(frozen=True, slots=True)
class Pair:
    """Who is proposed to be one, by the ids that they have now; whether that is settled."""

    one: str
    other: str
    settled: bool


def proposed(connection: Connection, n: int) -> Pair | None:
    """The pair of a proposal, by its number."""
    row = connection.execute(select(proposal).where(proposal.c.n == n)).first()
    return Pair(row.one, row.other, bool(row.settled)) if row else None
