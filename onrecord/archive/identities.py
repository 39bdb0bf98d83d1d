"""Who the speakers of the latest readings are across reports, kept in tables: they follow every reading and every decision on speakers.

Each speaker has an id of its own. `party` has everybody whom the ledger names, with the speaker who stands there now and the identity that
the ledger makes of them; whom it does not name is an identity of its own id. All of it can be made again, and checked (`identified`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, delete, insert, or_, select, text, update

from onrecord.archive import tallies
from onrecord.archive.fetch import readings_as_read, readings_of
from onrecord.archive.judged import decisions
from onrecord.archive.kin import reunite
from onrecord.archive.parts import parts
from onrecord.archive.rows import judgement_from
from onrecord.archive.tables import identity, judgement, party, profile, proposal, reading, report, speaker
from onrecord.judging import as_judged
from onrecord.records import Dossier, Judgement, Party, Span, Speaker, Verdict
from onrecord.standing import is_person
from onrecord.uniting import own_ids, parties

__all__ = ["Came", "count", "decide", "forget", "known_as", "owned", "party_row", "put_in", "said_by_id", "stands", "take_out"]

_MANY = 100  # reports at once
_ROWS = 1000  # of the ledger at once
_SET = text("UPDATE speaker SET own = :own, identity = :identity, said = :said WHERE pk = :key")
_SET_SAID = text("UPDATE speaker SET said = :said WHERE pk = :key")
_SET_IDENTITY = text("UPDATE speaker SET identity = :identity WHERE own = :own")
_LEAD = text("UPDATE party SET identity = :identity WHERE id = :key")
_SET_PARTY = text("UPDATE party SET own = :own WHERE id = :key")


class Came(Protocol):
    """A reading that has become its report's latest: its key, its report's, and what it found."""

    @property
    def reading(self) -> int: ...

    @property
    def report(self) -> int: ...

    @property
    def dossier(self) -> Dossier: ...


def put_in(connection: Connection, came: Sequence[Came]) -> None:
    """Tells of readings that were just stored who their speakers are, as far as that is decided. Only for the one writer."""
    for some in parts(came, _MANY):
        keys = {(row.reading, row.id): row.pk for row in _speakers(connection, [each.reading for each in some])}
        verdicts = decisions(connection, [each.reading for each in some])
        named = _named(connection, [each.dossier.report.id for each in some])
        rows, taken = list[dict[str, Any]](), list[dict[str, Any]]()
        seeds = set[str]()
        for each in some:
            own = own_ids(each.dossier.report.id, each.dossier.report.text, each.dossier.reading.speakers)
            here = owned(named.get(each.dossier.report.id, ()), each.dossier.reading.speakers, own)
            said = said_by_id(as_judged(each.dossier, verdicts.get(each.reading, {})))
            for id, (of_it, _) in own.items():
                who = here.get(of_it, [])
                row = {"key": keys[each.reading, id], "own": of_it, "said": said[id]}
                rows.append(row | {"identity": who[0].identity if who else of_it})
                taken += [{"key": one.id, "own": of_it} for one in who]
                seeds |= {one.id for one in who} if len({one.identity for one in who}) > 1 else set()
        if rows:
            with tallies.recounted(connection, [each.report for each in some]):
                connection.execute(_SET, rows)
        if taken:
            connection.execute(_SET_PARTY, taken)
        if seeds:
            reunite(connection, seeds)


def _speakers(connection: Connection, readings: Sequence[int]) -> Sequence[Any]:
    return connection.execute(select(speaker.c.reading, speaker.c.id, speaker.c.pk).where(speaker.c.reading.in_(readings))).all()


def said_by_id(dossier: Dossier) -> Counter[str | None]:
    """How many statements each speaker of a reading makes."""
    return Counter(said.speaker for said in dossier.reading.statements)


def _named(connection: Connection, reports: Sequence[str]) -> dict[str, list[Any]]:
    """The rows of those whom the ledger names, by the id of the report in which they stand."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(select(party).where(party.c.report.in_(reports)).order_by(party.c.id)):
        found[row.report].append(row)
    return found


def owned(named: Iterable[Any], speakers: Sequence[Speaker], own: Mapping[str, tuple[str, Span | None]]) -> dict[str, list[Any]]:
    """Those of a report whom the ledger names, by the own id of the speaker who stands there now; who is nowhere is left out."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in named:
        span = None if row.starts is None else Span(row.starts, row.ends)
        if at := stands(Party(row.id, row.report, span), speakers, own):
            found[at].append(row)
    return found


def stands(named: Party, speakers: Sequence[Speaker], own: Mapping[str, tuple[str, Span | None]]) -> str | None:
    """The own id of the speaker who stands where one is named: of that id, else with that very mention, else with one that meets it."""
    if any(id == named.identity for id, _ in own.values()):
        return named.identity
    span = named.span
    if span is None:
        return None
    exact = (own[each.id][0] for each in speakers if span in each.mentions)
    near = (own[each.id][0] for each in speakers if any(span.meets(mention) for mention in each.mentions))
    return next(exact, None) or next(near, None)


def take_out(connection: Connection, readings: Sequence[int]) -> None:
    """Takes out what is known of the speakers of readings that soon are not the latest. Only for the one writer."""
    for some in parts(readings, _MANY):
        of = connection.execute(select(report.c.pk, report.c.id).join(reading).where(reading.c.pk.in_(some))).all()
        ids = [row.id for row in of]
        touched = set(connection.execute(select(speaker.c.identity).where(speaker.c.reading.in_(some)).distinct()).scalars()) - {None}
        twice = Counter(connection.execute(select(party.c.own).where(party.c.report.in_(ids), party.c.own.is_not(None))).scalars())
        seeds = connection.execute(select(party.c.id).where(party.c.own.in_([own for own, n in twice.items() if n > 1]))).scalars().all()
        with tallies.recounted(connection, [row.pk for row in of]):
            connection.execute(update(speaker).where(speaker.c.reading.in_(some)).values(own=None, identity=None, said=None))
        connection.execute(update(party).where(party.c.report.in_(ids)).values(own=None))
        tallies.stale(connection, touched)
        if seeds:
            reunite(connection, seeds)


def count(connection: Connection, readings: Sequence[int]) -> None:
    """Counts the statements of speakers again, after what people decided on these. Only for the one writer."""
    for some in parts(readings, _MANY):
        keys = {(row.reading, row.id): row.pk for row in _speakers(connection, some)}
        of = list(connection.execute(select(reading.c.report).where(reading.c.pk.in_(some))).scalars())
        rows = []
        for key, dossier in readings_of(connection, some):
            said = said_by_id(dossier)
            rows += [{"key": pk, "said": said[id]} for (of_reading, id), pk in keys.items() if of_reading == key]
        if rows:
            with tallies.recounted(connection, of):
                connection.execute(_SET_SAID, rows)


def decide(connection: Connection, rows: Sequence[Judgement]) -> None:
    """Does what rows on speakers say that were just added to the ledger. Only for the one writer."""
    about = [row for row in rows if row.left]
    seeds = _undone(connection, [row for row in rows if row.undoes is not None])
    named = {each.identity: each for each in parties(about)}
    known = known_as(connection, named)
    own = _register(connection, [each for id, each in named.items() if id not in known])
    moves: dict[str, str] = {}
    for row in about:
        if _is_one_more(row, known, own) and row.left and row.right:
            known.setdefault(row.left.identity, row.left.identity)
            known[row.right.identity] = moves[row.right.identity] = known[row.left.identity]
        else:
            for each in parties([row]):
                known.setdefault(each.identity, each.identity)
                seeds.add(each.identity)
    _move(connection, moves, named)
    if seeds:
        reunite(connection, seeds)


def _undone(connection: Connection, undos: Sequence[Judgement]) -> set[str]:
    """Whom the rows are about that are undone, or were brought back, by others."""
    found: set[str] = set()
    todo = {row.undoes for row in undos}
    while todo:
        rows = [judgement_from(row) for row in connection.execute(select(judgement).where(judgement.c.n.in_(todo))).mappings()]
        found |= {each.identity for each in parties(rows)}
        todo = {row.undoes for row in rows if row.undoes is not None}
    return found


def known_as(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The identities of those of some ids whom the ledger has named."""
    query = select(party.c.id, party.c.identity)
    return {row.id: row.identity for part in parts(sorted(ids)) for row in connection.execute(query.where(party.c.id.in_(part)))}


def _is_one_more(row: Judgement, known: Mapping[str, str], own: Mapping[str, str | None]) -> bool:
    """Whether a rule adds somebody to an identity of whom nothing was decided before: then nothing else changes."""
    if row.verdict is not Verdict.SAME or is_person(row.author) or row.left is None or row.right is None or row.right.report is None:
        return False
    fresh = row.right.identity not in known and own.get(row.right.identity) == row.right.identity
    one, left = row.left.identity, row.left
    there = one in known or (left.report is not None and own.get(one) == one)
    return fresh and there and one != row.right.identity


def _register(connection: Connection, fresh: Sequence[Party]) -> dict[str, str | None]:
    """Takes in those whom the ledger had not named before; the speakers who stand there now."""
    own: dict[str, str | None] = {each.identity: each.identity for each in fresh if each.report is None}
    for part in parts([each.identity for each in fresh]):
        own |= {id: id for id in connection.execute(select(speaker.c.own).where(speaker.c.own.in_(part))).scalars()}
    astray = [each for each in fresh if each.identity not in own]
    for some in parts(sorted({each.report or "" for each in astray}), _MANY):
        own |= _astray(connection, [each for each in astray if each.report in some], some)
    rows = [party_row(each) | {"own": own.get(each.identity), "identity": each.identity} for each in fresh]
    if rows:
        connection.execute(insert(party), rows)
    return own


def party_row(each: Party) -> dict[str, Any]:
    """The row of somebody whom the ledger names, but for who that is now."""
    start, end = (each.span.start, each.span.end) if each.span else (None, None)
    return {"id": each.identity, "report": each.report, "starts": start, "ends": end}


def _astray(connection: Connection, named: Sequence[Party], reports: Sequence[str]) -> dict[str, str | None]:
    """Where those stand now, if anywhere, whose speakers have other ids."""
    latest = select(reading.c.pk).join(report).where(report.c.id.in_(reports), reading.c.latest == 1)
    found: dict[str, str | None] = {}
    for _, dossier in readings_as_read(connection, list(connection.execute(latest).scalars())):
        one = dossier.report
        own = own_ids(one.id, one.text, dossier.reading.speakers)
        found |= {each.identity: stands(each, dossier.reading.speakers, own) for each in named if each.report == one.id}
    return found


def _move(connection: Connection, moves: Mapping[str, str], named: Mapping[str, Party]) -> None:
    """Adds speakers of whom nothing was decided before to identities."""
    for some in parts(sorted(moves)):
        ids = [named[id].report for id in some]
        of = list(connection.execute(select(report.c.pk).where(report.c.id.in_(ids))).scalars())
        compared = list(connection.execute(select(profile.c.identity).where(profile.c.identity.in_(some))).scalars())
        with tallies.recounted(connection, of):
            connection.execute(_SET_IDENTITY, [{"own": id, "identity": moves[id]} for id in some])
            connection.execute(_LEAD, [{"key": id, "identity": moves[id]} for id in some])
        tallies.stale(connection, {moves[id] for id in compared})


def forget(connection: Connection, reports: Sequence[str]) -> set[int]:
    """Takes the names and titles that people gave to those who stood in some reports, by their ids, and stand nowhere now.

    Tells the numbers of all rows on those who stood there: their reasons may quote the reports. Only for the one writer.
    """
    gone = connection.execute(select(party.c.id, party.c.identity).where(party.c.report.in_(reports))).all()
    rows: set[int] = set()
    for part in parts([row.id for row in gone]):
        rows |= set(connection.execute(select(judgement.c.n).where(or_(judgement.c.one.in_(part), judgement.c.other.in_(part)))).scalars())
    left: set[str] = set()
    for part in parts([row.identity for row in gone]):
        left |= set(connection.execute(select(identity.c.id).where(identity.c.id.in_(part), identity.c.reports == 0)).scalars())
    alone = [row.id for row in gone if row.identity in left]
    for part in parts(alone):
        connection.execute(update(judgement).where(judgement.c.one.in_(part)).values(renamed=None, role=None))
    for part in parts([*left, *(row.id for row in gone)]):
        sides = (proposal.c.one, proposal.c.other, proposal.c.first, proposal.c.second)
        connection.execute(delete(proposal).where(or_(*(side.in_(part) for side in sides))))
    if alone:
        reunite(connection, alone)
    return rows
