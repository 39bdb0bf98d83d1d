"""Who is who made again for those whom a decision touches, by way of all decisions that tie them to others, and for nobody else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, or_, select, text

from onrecord.archive import tallies
from onrecord.archive.parts import parts
from onrecord.archive.rows import judgement_from, role_row
from onrecord.archive.tables import judgement, party, proposal, reading, speaker
from onrecord.records import Judgement, Party, Verdict
from onrecord.standing import Standing
from onrecord.uniting import Union, Unions, parties, unite

__all__ = ["Kin", "decided", "everything", "kin", "reunite", "undoes"]

_MANY = 200  # reports at once
_SET_IDENTITY = text("UPDATE speaker SET identity = :identity WHERE pk = :key")
_SET_PARTY = text("UPDATE party SET identity = :identity WHERE id = :key")
_SETTLE = text("UPDATE proposal SET one = :one, other = :other, settled = :settled, skipped = :skipped WHERE n = :key")
_KEEP = text(
    "INSERT INTO identity (id, name, words, reports, statements, decided, stale, actor, named)"
    " VALUES (:id, '', '', 0, 0, :decided, 0, :actor, :named)"
    " ON CONFLICT (id) DO UPDATE SET decided = excluded.decided, actor = excluded.actor, named = excluded.named"
)


@dataclass(slots=True)
class Kin:
    """Ids that decisions tie together, with all rows that name one of them; and who stands there now, for all ids of these rows."""

    ids: set[str] = field(default_factory=set)
    rows: dict[int, Judgement] = field(default_factory=dict)
    own: dict[str, str | None] = field(default_factory=dict)

    def united(self) -> Unions:
        return unite(self.rows.values(), self.now)

    def now(self, each: Party) -> str | None:
        return each.identity if each.report is None else self.own.get(each.identity)


def kin(connection: Connection, seeds: Collection[str]) -> Kin:
    """All that has to do with some ids, which may be own ids of speakers."""
    found = Kin()
    todo = set(seeds)
    while todo:
        fresh: set[str] = set()
        for part in parts(sorted(todo)):
            of_them = select(party.c.id, party.c.own).where(or_(party.c.id.in_(part), party.c.own.in_(part)))
            fresh |= {row.id for row in connection.execute(of_them)}
        fresh -= found.ids
        found.ids |= fresh
        found.own |= _owns(connection, fresh)
        todo = {own for id in fresh if (own := found.own[id]) and own != id} | _tied(connection, fresh, found) - found.ids
    others = {each.identity for each in parties(found.rows.values())} - found.own.keys()
    found.own |= _owns(connection, others)
    found.rows |= {row.n: row for row in undoes(connection, found.rows)}
    return found


def everything(connection: Connection) -> Kin:
    """All rows on speakers, with those that undo them."""
    found = Kin(own={row.id: row.own for row in connection.execute(select(party.c.id, party.c.own))})
    found.ids |= found.own.keys()
    about = select(judgement).where(or_(judgement.c.one.is_not(None), judgement.c.report.is_(None)))
    streamed = connection.execute(about, execution_options={"yield_per": 1000}).mappings()
    found.rows |= {row.n: row for row in map(judgement_from, streamed)}
    return found


def _owns(connection: Connection, ids: Iterable[str]) -> dict[str, str | None]:
    query = select(party.c.id, party.c.own)
    return {row.id: row.own for part in parts(sorted(ids)) for row in connection.execute(query.where(party.c.id.in_(part)))}


def _tied(connection: Connection, ids: set[str], found: Kin) -> set[str]:
    """Takes in the rows that name some ids; the ids that they say are the same."""
    tied: set[str] = set()
    for part in parts(sorted(ids)):
        rows = connection.execute(select(judgement).where(or_(judgement.c.one.in_(part), judgement.c.other.in_(part))))
        for row in map(judgement_from, rows.mappings()):
            found.rows[row.n] = row
            if row.verdict is Verdict.SAME:
                tied |= {each.identity for each in parties([row])}
    return tied


def undoes(connection: Connection, rows: Iterable[int]) -> list[Judgement]:
    """The rows that undo some rows, by their numbers, and those that undo these, and so on."""
    found: dict[int, Judgement] = {}
    todo = sorted(rows)
    while todo:
        fresh: list[int] = []
        for part in parts(todo):
            for row in map(judgement_from, connection.execute(select(judgement).where(judgement.c.undoes.in_(part))).mappings()):
                if row.n not in found:
                    found[row.n] = row
                    fresh.append(row.n)
        todo = fresh
    return list(found.values())


def reunite(connection: Connection, seeds: Collection[str]) -> set[str]:
    """Makes again who is who, for some ids and all whom decisions tie to them, and tells the ids of all these. Only for the one writer."""
    found = kin(connection, seeds)
    united = found.united()
    unions = united.of
    due = {id: unions[id] for id in found.ids if id in unions}
    before = _move_parties(connection, due)
    owns = {own: union.id for id, union in due.items() if (own := found.own.get(id))}
    if kept := {union.id: _kept(union) for union in due.values()}:
        connection.execute(_KEEP, list(kept.values()))
    moved = _move_speakers(connection, owns)
    touched = before | moved | {union.id for union in due.values()}
    tallies.refresh(connection, touched)
    tallies.stale(connection, touched)
    _settle(connection, found, united)
    return found.ids


def _settle(connection: Connection, found: Kin, united: Unions) -> None:
    """Lets what is proposed follow who is who, what people set apart, and what they skipped."""
    rows = [
        row
        for part in parts(sorted(found.ids))
        for row in connection.execute(select(proposal).where(or_(proposal.c.first.in_(part), proposal.c.second.in_(part))))
    ]
    if not rows:
        return
    others = {id for row in rows for id in (row.first, row.second)} | {each.identity for each in parties(found.rows.values())}
    leads = {id: id for id in others} | _leads(connection, others)
    apart: set[frozenset[str]] = set()
    skips: Counter[frozenset[str]] = Counter()
    for row in found.rows.values():
        if row.left and row.right and united.standings[row.n] in (Standing.IN_FORCE, Standing.ORPHANED):
            pair = frozenset((leads[row.left.identity], leads[row.right.identity]))
            apart |= {pair} if row.verdict is Verdict.DIFFER else set()
            skips[pair] += row.verdict is Verdict.SKIP
    changes = []
    seen = set(apart)
    for each in sorted({row.n: row for row in rows}.values(), key=lambda row: (-row.score, row.n)):
        one, other = leads[each.first], leads[each.second]
        pair = frozenset((one, other))
        settled = one == other or pair in seen
        seen.add(pair)
        changes.append({"key": each.n, "one": one, "other": other, "settled": int(settled), "skipped": skips[pair]})
    connection.execute(_SETTLE, changes)


def _leads(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    query = select(party.c.id, party.c.identity)
    return {row.id: row.identity for part in parts(sorted(ids)) for row in connection.execute(query.where(party.c.id.in_(part)))}


def _kept(union: Union) -> dict[str, Any]:
    return {"id": union.id, "actor": union.actor, "named": union.name, "decided": decided(union.roles)}


def decided(roles: Iterable[Judgement]) -> str:
    """The decisions on roles as they are kept."""
    return json.dumps([[row.verdict.value, role_row(row.role)] for row in roles])


def _move_parties(connection: Connection, due: Mapping[str, Union]) -> set[str]:
    """Lets ids lead to their identities; the identities that some led to before."""
    left: set[str] = set()
    moved = []
    for part in parts(sorted(due)):
        for row in connection.execute(select(party.c.id, party.c.identity).where(party.c.id.in_(part))):
            if row.identity != due[row.id].id:
                left.add(row.identity)
                moved.append({"key": row.id, "identity": due[row.id].id})
    if moved:
        connection.execute(_SET_PARTY, moved)
    return left


def _move_speakers(connection: Connection, owns: Mapping[str, str]) -> set[str]:
    """Gives speakers, by their own ids, their identities; the identities that some had before."""
    moves: dict[int, list[dict[str, Any]]] = {}
    left: set[str] = set()
    query = select(speaker.c.pk, speaker.c.own, speaker.c.identity, reading.c.report).join(reading, reading.c.pk == speaker.c.reading)
    for part in parts(sorted(owns)):
        for row in connection.execute(query.where(speaker.c.own.in_(part))):
            if row.identity != owns[row.own]:
                left.add(row.identity)
                moves.setdefault(row.report, []).append({"key": row.pk, "identity": owns[row.own]})
    for some in parts(sorted(moves), _MANY):
        with tallies.recounted(connection, some):
            connection.execute(_SET_IDENTITY, [move for each in some for move in moves[each]])
    return left
