"""What linking takes from the record and puts into it: readings whose speakers nobody has compared yet, and what others are known by.

What somebody is compared by is a text that only linking understands; it is kept with the keys under which it is looked up.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, exists, func, insert, or_, select, text, update

from onrecord.archive import tallies
from onrecord.archive.fetch import readings_as_read
from onrecord.archive.identities import known_as
from onrecord.archive.kin import undoes
from onrecord.archive.parts import parts
from onrecord.archive.rows import judgement_from
from onrecord.archive.tables import identity, judgement, namekey, party, profile, proposal, reading, report, speaker
from onrecord.records import Dossier, Judgement, Party, Span, Verdict
from onrecord.standing import Standing, undoing

__all__ = [
    "KNOWN",
    "Suggestion",
    "again",
    "apart",
    "as_linked",
    "asked",
    "compared",
    "founder",
    "fresh",
    "keys_kept",
    "lacking",
    "left",
    "linked",
    "lost",
    "met",
    "of_identity",
    "outdated",
    "profiles",
    "propose",
    "readings",
    "save",
    "settled",
    "stale",
    "stands_in",
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
_ASKED = text(
    "SELECT -score, n, other FROM proposal WHERE one = :id AND settled = 0 UNION ALL"
    " SELECT -score, n, one FROM proposal WHERE other = :id AND settled = 0 ORDER BY 1, 2 LIMIT :most"
)
_SCORE = text("UPDATE proposal SET score = :score, reason = :reason, author = :author WHERE n = :key")
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


def compared(connection: Connection, after: str, most: int) -> dict[str, str]:
    """What the next identities are compared by, by id."""
    query = select(profile.c.identity, profile.c.data).where(profile.c.identity > after).order_by(profile.c.identity).limit(most)
    return {row.identity: row.data for row in connection.execute(query)}


def keys_kept(connection: Connection, ids: Collection[str]) -> dict[str, set[str]]:
    """The keys under which identities are kept."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in parts(sorted(ids)):
        for row in connection.execute(select(namekey.c.identity, namekey.c.key).where(namekey.c.identity.in_(part))):
            found[row.identity].add(row.key)
    return found


def lacking(connection: Connection, kinds: Collection[str]) -> Iterator[str]:
    """Identities of speakers of some kinds who are linked, of whom nothing is kept that they are compared by, and nothing is awaited."""
    there = exists().where(profile.c.identity == identity.c.id)
    linked_ones = exists().where(
        speaker.c.identity == identity.c.id, speaker.c.kind.in_(kinds), reading.c.pk == speaker.c.reading, reading.c.linked.is_not(None)
    )
    query = select(identity.c.id).where(identity.c.stale == 0, ~there, linked_ones).order_by(identity.c.id)
    yield from connection.execute(query).scalars()


def stands_in(connection: Connection, id: str) -> int:
    """How many speakers of linked readings an identity is."""
    query = select(func.count()).select_from(speaker).join(reading, reading.c.pk == speaker.c.reading)
    return int(connection.execute(query.where(speaker.c.identity == id, reading.c.linked.is_not(None))).scalar_one())


def again(connection: Connection, ids: Collection[str]) -> None:
    """Has what identities are compared by made again before they are compared. Only for the one writer."""
    tallies.stale(connection, ids)


def outdated(connection: Connection, ids: Collection[str]) -> None:
    """Has what those of some identities are compared by who stand in reports made again. Only for the one writer."""
    query = select(identity.c.id).where(identity.c.reports > 0)
    for part in parts(sorted(ids)):
        tallies.stale(connection, list(connection.execute(query.where(identity.c.id.in_(part))).scalars()))


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
    of: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        of[row.pk].append(row.id)
    for key, dossier in readings_as_read(connection, sorted(of)):
        yield from ((dossier, id) for id in of[key])


def asked(connection: Connection, ids: Collection[str], most: int) -> list[str]:
    """Those of whom it waits for a decision whether they are one of some identities, the surest first."""
    rows = [row for id in ids for row in connection.execute(_ASKED, {"id": id, "most": most})]
    return [id for _, _, id in sorted(rows)[:most]]


def apart(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those whom people told from one of some identities: not the same, not now, or a link to them undone."""
    mine = select(party.c.id).where(party.c.identity.in_(ids))
    undo = judgement.alias()
    undone = and_(judgement.c.verdict == Verdict.SAME.value, exists().where(undo.c.undoes == judgement.c.n))
    telling = or_(judgement.c.verdict.in_([Verdict.DIFFER.value, Verdict.SKIP.value]), undone)
    found: dict[int, Judgement] = {}
    for side in (judgement.c.one, judgement.c.other):
        rows = connection.execute(select(judgement).where(side.in_(mine), telling)).mappings()
        found |= {row.n: row for row in map(judgement_from, rows)}
    if not found:
        return set()
    void = undoing(sorted([*found.values(), *undoes(connection, found)], key=lambda row: row.n))
    holds = [row for row in found.values() if (void.get(row.n) is Standing.UNDONE) == (row.verdict is Verdict.SAME)]
    named = {each.identity for row in holds for each in (row.left, row.right) if each}
    return {id for id in known_as(connection, named).values() if id not in ids}


def met(connection: Connection, ids: Collection[str], others: Collection[str]) -> bool:
    """Whether a report has somebody of some identities and somebody of others."""
    one, other = speaker.alias(), speaker.alias()
    both = select(one.c.pk).join(other, other.c.reading == one.c.reading).where(one.c.identity.in_(ids), other.c.identity.in_(others))
    return connection.execute(both.limit(1)).first() is not None


def propose(connection: Connection, suggestions: Sequence[Suggestion], least: float = 0.0) -> int:
    """Keeps who may be one, for people to decide; who was proposed gets the score and reason of now. How many are new.

    What is less sure than `least` is not proposed, and no longer told where it was. Only for the one writer.
    """
    there = _proposed(connection, {each.one for each in suggestions})
    again = [
        {"key": n, "score": each.score, "reason": each.reason, "author": each.author}
        for each in suggestions
        for n in there.get(frozenset((each.one, each.other)), ())
    ]
    if again:
        connection.execute(_SCORE, again)
    last = int(connection.execute(select(func.coalesce(func.max(proposal.c.n), 0))).scalar_one())
    names = Suggestion.__slots__
    new = [each for each in suggestions if each.score >= least and frozenset((each.one, each.other)) not in there]
    rows = [
        {name: getattr(each, name) for name in names} | {"n": n, "first": each.one, "second": each.other, "settled": 0, "skipped": 0}
        for n, each in enumerate(new, last + 1)
    ]
    if rows:
        connection.execute(insert(proposal), rows)
    return len(rows)


def _proposed(connection: Connection, ids: Collection[str]) -> dict[frozenset[str], set[int]]:
    """The numbers of the proposals that wait for a decision on some identities, by the pair."""
    found: dict[frozenset[str], set[int]] = defaultdict(set)
    waiting = select(proposal.c.n, proposal.c.one, proposal.c.other).where(proposal.c.settled == 0)
    for part in parts(sorted(ids)):
        for row in connection.execute(waiting.where(or_(proposal.c.one.in_(part), proposal.c.other.in_(part)))):
            found[frozenset((row.one, row.other))].add(row.n)
    return found
