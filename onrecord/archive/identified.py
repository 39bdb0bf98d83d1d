"""Whether what is kept of who is who follows from the ledger and the latest readings; and all of it made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from onrecord.archive import tallies
from onrecord.archive.fetch import readings_as_read
from onrecord.archive.identities import known_as, owned, party_row, put_in, said_by_id
from onrecord.archive.judged import decisions
from onrecord.archive.kin import decided, everything, reunite
from onrecord.archive.parts import parts
from onrecord.archive.rows import judgement_from
from onrecord.archive.tables import actor, identity, judgement, namekey, party, profile, proposal, reading, speaker, spelling, term
from onrecord.archive.tallies import Sums, counted
from onrecord.judging import as_judged
from onrecord.records import Dossier, Judgement, Party
from onrecord.uniting import Union, own_ids, parties

__all__ = ["faults", "rebuild"]

_MANY = 100  # reports at once
_ROWS = 1000  # of the ledger at once


@dataclass(frozen=True, slots=True)
class _Latest:
    """A report's latest reading."""

    reading: int
    report: int
    dossier: Dossier


def rebuild(connection: Connection) -> None:
    """Makes all of it again from the ledger and the latest readings. Only for the one writer."""
    for table in (party, spelling, term):
        connection.execute(delete(table))
    connection.execute(update(speaker).where(speaker.c.own.is_not(None)).values(own=None, identity=None, said=None))
    connection.execute(update(identity).values(reports=0, statements=0, actor=None, named=None, decided="[]"))
    connection.execute(update(identity).where(identity.c.id.in_(select(actor.c.id))).values(actor=identity.c.id))
    ids: list[str] = []
    for rows in _ledger(connection):
        fresh = {each.identity: each for each in parties(rows)}
        new = [fresh[id] for id in sorted(fresh.keys() - known_as(connection, fresh).keys())]
        if new:
            connection.execute(insert(party), [party_row(each) | {"own": _actor(each), "identity": each.identity} for each in new])
        ids += [each.identity for each in new]
    for some in _latest(connection):
        put_in(connection, some)
    done: set[str] = set()
    for part in parts(ids):
        if todo := set(part) - done:
            done |= reunite(connection, todo)
    _clear(connection)


def _actor(each: Party) -> str | None:
    return each.identity if each.report is None else None


def _ledger(connection: Connection) -> Iterator[list[Judgement]]:
    last = 0
    page = select(judgement).where(judgement.c.one.is_not(None)).order_by(judgement.c.n).limit(_ROWS)
    while rows := [judgement_from(row) for row in connection.execute(page.where(judgement.c.n > last)).mappings()]:
        yield rows
        last = rows[-1].n


def _latest(connection: Connection) -> Iterator[list[_Latest]]:
    last = 0
    page = select(reading.c.pk, reading.c.report).where(reading.c.latest == 1).order_by(reading.c.pk).limit(_MANY)
    while rows := connection.execute(page.where(reading.c.pk > last)).all():
        of = {row.pk: row.report for row in rows}
        yield [_Latest(key, of[key], dossier) for key, dossier in readings_as_read(connection, list(of))]
        last = rows[-1].pk


def _clear(connection: Connection) -> None:
    """Leaves nothing of identities that are not there."""
    connection.execute(delete(identity).where(tallies.nobody()))
    for column in (profile.c.identity, namekey.c.identity, proposal.c.one, proposal.c.other):
        connection.execute(delete(column.table).where(column.not_in(select(identity.c.id))))
    unlinked = select(speaker.c.identity).join(reading).where(reading.c.linked.is_(None), speaker.c.identity.is_not(None))
    compared = select(speaker.c.identity).join(reading).where(reading.c.linked.is_not(None), speaker.c.identity.is_not(None))
    lacking = select(identity.c.id).where(
        identity.c.id.not_in(select(profile.c.identity)), or_(identity.c.id.in_(compared), identity.c.id.not_in(unlinked))
    )
    tallies.stale(connection, list(connection.execute(lacking).scalars()))


def faults(connection: Connection) -> Iterator[str]:
    """What differs from what must be kept, in words."""
    unions = everything(connection).united().of
    yield from _of_parties(connection, unions)
    sums = Sums()
    for some in _latest(connection):
        yield from _of_speakers(connection, some, unions)
        sums.add(counted(connection, [each.report for each in some]))
    strays = select(speaker.c.own).join(reading).where(reading.c.latest == 0, speaker.c.own.is_not(None))
    for own in connection.execute(strays).scalars():
        yield f"speaker {own}: it is of a reading that is not its report's latest"
    yield from _of_sums(connection, sums)
    yield from _of_identities(connection, sums, unions)


def _of_parties(connection: Connection, unions: Mapping[str, Union]) -> Iterator[str]:
    kept = {row["id"]: dict(row) for row in connection.execute(select(party)).mappings()}
    due: dict[str, dict[str, Any]] = {}
    for rows in _ledger(connection):
        due |= {each.identity: party_row(each) for each in parties(rows) if each.identity not in due}
    for id in sorted(due.keys() | kept.keys()):
        if id not in due or id not in kept:
            yield f"{id}: the ledger {'names it, but it is not kept' if id in due else 'does not name it'}"
        elif {name: kept[id][name] for name in due[id]} != due[id]:
            yield f"{id}: it is kept with another place than the ledger names"
        elif id in unions and kept[id]["identity"] != unions[id].id:
            yield f"{id}: kept as {kept[id]['identity']}, but by the ledger it is {unions[id].id}"


def _of_speakers(connection: Connection, some: Sequence[_Latest], unions: Mapping[str, Union]) -> Iterator[str]:
    """Of the speakers of some reports, and of those whom the ledger names there."""
    columns = (speaker.c.reading, speaker.c.id, speaker.c.own, speaker.c.identity, speaker.c.said)
    keys = [each.reading for each in some]
    kept = {(row.reading, row.id): row[2:] for row in connection.execute(select(*columns).where(speaker.c.reading.in_(keys)))}
    ids = [each.dossier.report.id for each in some]
    rows = connection.execute(select(party).where(party.c.report.in_(ids)).order_by(party.c.id)).all()
    verdicts = decisions(connection, keys)
    for each in some:
        one, made = each.dossier.report, each.dossier.reading
        own = own_ids(one.id, one.text, made.speakers)
        here = owned([row for row in rows if row.report == one.id], made.speakers, own)
        said = said_by_id(as_judged(each.dossier, verdicts.get(each.reading, {})))
        for id, (of_it, _) in own.items():
            who = unions[here[of_it][0].id].id if of_it in here else of_it
            if tuple(kept[each.reading, id]) != (due := (of_it, who, said[id])):
                yield f"report {one.id}, speaker {id}: kept as {tuple(kept[each.reading, id])}, but it is {due}"
        now = {row.id: of_it for of_it, found in here.items() for row in found}
        for row in rows:
            if row.report == one.id and row.own != now.get(row.id):
                yield f"{row.id}: kept as {row.own} of report {one.id}, but there it is {now.get(row.id)}"


def _of_sums(connection: Connection, sums: Sums) -> Iterator[str]:
    """Names and roles with their counts."""
    spelled = {(row.identity, row.name, row.kind): row.reports for row in connection.execute(select(spelling))}
    titled = {(row.identity, row.title, row.of): (row.since, row.until, row.reports) for row in connection.execute(select(term))}
    dates: dict[tuple[str, str, str], list[str]] = {}
    for (who, title, of, dated), count in sums.terms.items():
        dates.setdefault((who, title, of), []).extend([dated] * count)
    due = {key: tallies.term_row(key, days) for key, days in dates.items()}
    told = {key: (row["since"], row["until"], row["reports"]) for key, row in due.items()}
    for what, kept, wanted in (("names", spelled, sums.spellings), ("roles", titled, told)):
        wrong = sorted({key[0] for key in kept.keys() | wanted.keys() if kept.get(key) != wanted.get(key)})
        yield from (f"identity {id}: its {what} are kept otherwise than reports have them" for id in wrong)


def _of_identities(connection: Connection, sums: Sums, unions: Mapping[str, Union]) -> Iterator[str]:
    by_id = {union.id: union for union in unions.values()}
    known = set(connection.execute(select(actor.c.id)).scalars())
    ids = {*sums.reports, *by_id, *(known - unions.keys())}
    streamed = iter(connection.execute(select(identity).order_by(identity.c.id), execution_options={"yield_per": _ROWS}).mappings())
    while rows := list(islice(streamed, _ROWS)):
        named = {row["key"]: row for row in tallies.names(connection, [row["id"] for row in rows])}
        for row in rows:
            if row["id"] not in ids:
                yield f"identity {row['id']}: it is kept, but nobody is it"
            ids.discard(row["id"])
            if tuple(row[name] for name in _FACTS) != _facts(row["id"], sums, by_id.get(row["id"]), known):
                yield f"identity {row['id']}: its counts, or what was decided of it, are kept otherwise than they are"
            if any(row[name] != named[row["id"]][name] for name in ("name", "words", "kind")):
                yield f"identity {row['id']}: its name or kind is kept otherwise than follows from its names"
    yield from (f"identity {id}: it is not kept" for id in sorted(ids))
    for table in (profile, namekey):
        for id in connection.execute(select(table.c.identity).where(table.c.identity.not_in(select(identity.c.id))).distinct()).scalars():
            yield f"identity {id}: what it is compared by is kept, but there is no such identity"


_FACTS = ("reports", "statements", "actor", "named", "decided")


def _facts(id: str, sums: Sums, union: Union | None, known: set[str]) -> tuple[Any, ...]:
    told = (union.actor, union.name, decided(union.roles)) if union else (id if id in known else None, None, "[]")
    return (sums.reports[id], sums.statements[id], *told)
