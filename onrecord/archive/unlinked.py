"""What linking takes from the record and puts into it: readings whose speakers nobody has compared yet, and what others are known by.

What somebody is compared by is a text that only linking understands; it is kept with the keys under which it is looked up.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, text, update

from onrecord.archive import tallies
from onrecord.archive.fetch import readings_as_read
from onrecord.archive.identities import known_as
from onrecord.archive.parts import parts
from onrecord.archive.tables import identity, namekey, party, profile, proposal, reading, report, speaker
from onrecord.records import Dossier, Party, Span

__all__ = [
    "KNOWN",
    "Suggestion",
    "as_linked",
    "founder",
    "fresh",
    "left",
    "linked",
    "lost",
    "of_identity",
    "profiles",
    "propose",
    "readings",
    "save",
    "settled",
    "stale",
    "under",
]

KNOWN = 1 << 60  # when those in files of known ones are told to have been met: they are always among those compared
_HEAVY = 4_000_000  # characters in memory

_UNDER = (
    "SELECT k.value, n.identity FROM {keys} JOIN namekey AS n ON n.key = k.value WHERE n.met >= coalesce((SELECT m.met FROM namekey AS m"
    " WHERE m.key = k.value ORDER BY m.met DESC LIMIT 1 OFFSET :most), -1) ORDER BY k.value, n.met DESC, n.identity"
)
_KEYS = {"sqlite": "json_each(:keys) AS k", "postgresql": "json_array_elements_text(CAST(:keys AS json)) AS k(value)"}
_PROFILE = text("INSERT INTO profile (identity, data) VALUES (:identity, :data) ON CONFLICT (identity) DO UPDATE SET data = excluded.data")
_NAMEKEY = text("INSERT INTO namekey (key, met, identity) VALUES (:key, :met, :identity) ON CONFLICT DO NOTHING")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two identities that may be one: how sure that is, why, and by which rule."""

    one: str
    other: str
    score: float
    reason: str
    author: str


def left(connection: Connection) -> int:
    """How many readings are to be linked."""
    waiting = select(func.count()).select_from(reading).where(reading.c.latest == 1, reading.c.linked.is_(None))
    return int(connection.execute(waiting).scalar_one())


def readings(connection: Connection, most: int) -> Iterator[tuple[int, Dossier]]:
    """The next readings that are to be linked, with their keys, as their models left them."""
    waiting = select(reading.c.pk, reading.c.chars).where(reading.c.latest == 1, reading.c.linked.is_(None))
    rows = connection.execute(waiting.order_by(reading.c.pk).limit(most)).all()
    heavy, keys = 0, list[int]()
    for row in rows:
        heavy += row.chars
        if keys and heavy > _HEAVY:
            break
        keys.append(row.pk)
    return readings_as_read(connection, keys)


def linked(connection: Connection, keys: Sequence[int], rule: str) -> None:
    """Keeps that a rule has linked readings. Only for the one writer."""
    for part in parts(keys):
        connection.execute(update(reading).where(reading.c.pk.in_(part)).values(linked=rule))


def as_linked(connection: Connection, reports: Collection[str], rule: str) -> None:
    """Keeps that the latest readings of reports, by their ids, are linked, as another record told. Only for the one writer."""
    of = select(reading.c.pk).join(report, report.c.pk == reading.c.report).where(reading.c.latest == 1, reading.c.linked.is_(None))
    for part in parts(sorted(reports)):
        keys = list(connection.execute(of.where(report.c.id.in_(part))).scalars())
        who = set(connection.execute(select(speaker.c.identity).where(speaker.c.reading.in_(keys))).scalars())
        tallies.stale(connection, who - {None})
        linked(connection, keys, rule)


def settled(connection: Connection, own: Collection[str]) -> dict[str, str]:
    """Of speakers, by their own ids, those on whom something was decided already, with their identities."""
    found = known_as(connection, own)
    query = select(speaker.c.own, speaker.c.identity).where(speaker.c.identity != speaker.c.own)
    for part in parts(sorted(own)):
        found |= {row.own: row.identity for row in connection.execute(query.where(speaker.c.own.in_(part)))}
    return found


def under(connection: Connection, keys: Collection[str], most: int) -> dict[str, list[str]]:
    """The identities under keys: of each key so many that were met last, and all who were met when the last of these was."""
    found: dict[str, list[str]] = defaultdict(list)
    asked = text(_UNDER.format(keys=_KEYS[connection.dialect.name]))
    for key, id in connection.execute(asked, {"keys": json.dumps(sorted(keys)), "most": most}):
        found[key].append(id)
    return found


def profiles(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """What identities are compared by."""
    query = select(profile.c.identity, profile.c.data)
    return {row.identity: row.data for part in parts(sorted(ids)) for row in connection.execute(query.where(profile.c.identity.in_(part)))}


def save(connection: Connection, data: Mapping[str, str], keys: Mapping[str, Iterable[str]], met: int) -> None:
    """Keeps what identities are compared by, and keys of theirs that were not kept before. Only for the one writer."""
    if data:
        connection.execute(_PROFILE, [{"identity": id, "data": told} for id, told in data.items()])
    if rows := [{"key": key, "met": met, "identity": id} for id, of_it in keys.items() for key in sorted(of_it)]:
        connection.execute(_NAMEKEY, rows)


def stale(connection: Connection, after: str, most: int) -> list[str]:
    """The next identities whose profile must be made again, by id."""
    query = select(identity.c.id).where(identity.c.stale == 1, identity.c.id > after).order_by(identity.c.id).limit(most)
    return list(connection.execute(query).scalars())


def lost(connection: Connection, ids: Collection[str]) -> list[str]:
    """Those of some identities whose profile must be made again."""
    query = select(identity.c.id).where(identity.c.stale == 1)
    return [id for part in parts(sorted(ids)) for id in connection.execute(query.where(identity.c.id.in_(part))).scalars()]


def founder(connection: Connection, id: str) -> Party | None:
    """Who stands for an identity in the ledger, where that has named it."""
    row = connection.execute(select(party).where(party.c.id == id)).first()
    return Party(id, row.report, None if row.starts is None else Span(row.starts, row.ends)) if row else None


def fresh(connection: Connection, ids: Sequence[str]) -> None:
    """Takes out what identities were compared by, for something new to be kept. Only for the one writer."""
    for part in parts(ids):
        for table in (profile, namekey):
            connection.execute(delete(table).where(table.c.identity.in_(part)))
        connection.execute(update(identity).where(identity.c.id.in_(part)).values(stale=0))


def of_identity(connection: Connection, id: str, most: int) -> Iterator[tuple[Dossier, str]]:
    """The last reports whose speakers, by their ids in the reading, are an identity, as far as they are linked."""
    query = select(reading.c.pk, speaker.c.id).join(reading, reading.c.pk == speaker.c.reading)
    query = query.where(speaker.c.identity == id, reading.c.linked.is_not(None)).order_by(reading.c.pk.desc()).limit(most)
    of = {row.pk: row.id for row in connection.execute(query)}
    for key, dossier in readings_as_read(connection, sorted(of)):
        yield dossier, of[key]


def propose(connection: Connection, suggestions: Sequence[Suggestion]) -> None:
    """Keeps who may be one, for people to decide. Only for the one writer."""
    last = int(connection.execute(select(func.coalesce(func.max(proposal.c.n), 0))).scalar_one())
    names = Suggestion.__slots__
    rows = [
        {name: getattr(each, name) for name in names} | {"n": n, "first": each.one, "second": each.other, "settled": 0, "skipped": 0}
        for n, each in enumerate(suggestions, last + 1)
    ]
    if rows:
        connection.execute(insert(proposal), rows)
