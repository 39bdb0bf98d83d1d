"""What a pool of those who are compared takes from the record, and what it puts there: rows of the ledger, profiles and proposals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.archive import ledger, unlinked
from onrecord.archive.database import Connection
from onrecord.archive.identities import known_as
from onrecord.archive.unlinked import Suggestion
from onrecord.linking.decide import PROPOSED, RULE
from onrecord.linking.keys import keys_of
from onrecord.linking.known import Known
from onrecord.linking.pool import COMPARED, PER_KEY, Link, Pool
from onrecord.pipeline.compared import known_from, written
from onrecord.records import Judgement, Party, Verdict

__all__ = ["Shelf", "row", "save"]


@dataclass(slots=True)
class Shelf:
    """The record as a pool asks it; `places` are who stands for identities and speakers in the ledger."""

    connection: Connection
    places: dict[str, Party] = field(default_factory=dict)

    def under(self, keys: Collection[str]) -> Mapping[str, Sequence[str]]:
        return unlinked.under(self.connection, keys, PER_KEY)

    def known(self, ids: Collection[str]) -> Mapping[str, Known]:
        found = {}
        for id, data in unlinked.profiles(self.connection, ids).items():
            found[id], self.places[id] = known_from(id, data)
        return found

    def proposed(self, ids: Collection[str]) -> Collection[str]:
        return unlinked.asked(self.connection, ids, COMPARED)

    def apart(self, ids: Collection[str]) -> Collection[str]:
        return unlinked.apart(self.connection, ids)

    def met(self, ids: Collection[str], others: Collection[str]) -> bool:
        return unlinked.met(self.connection, ids, others)


def row(left: Party, right: Party, link: Link) -> Judgement:
    return Judgement(author=RULE, verdict=Verdict.SAME, left=left, right=right, score=link.found.score, reason=link.found.reason)


def save(pool: Pool, shelf: Shelf, met: int) -> int:
    """Puts what came of a pool into the record; how many proposals are new. Only for the one writer."""
    connection, places = shelf.connection, shelf.places
    ledger.add(connection, [row(places[link.left], places[link.right], link) for link in pool.links])
    became = _became(connection, pool)
    known = {became[id]: pool.known[id] for id in pool.fresh if id in became}
    data = {id: written(one, places[id]) for id, one in known.items()}
    lost = unlinked.lost(connection, data)
    unlinked.fresh(connection, lost)
    keys = {became[id]: new for id, new in pool.fresh.items() if id in became} | {id: {*keys_of(known[id])} for id in lost}
    unlinked.save(connection, data, keys, met)
    return unlinked.propose(connection, _suggestions(pool, became), PROPOSED)


def _became(connection: Connection, pool: Pool) -> dict[str, str]:
    """The ids that identities have in the record now, by those that they have in the pool; where the ledger sees it otherwise, none."""
    joined = {id: pool.at(id) for id in pool.leads}
    leads = known_as(connection, {*joined, *joined.values()})
    became = {id: id for id in pool.known if id not in {*joined.values()}}
    for kept in {*joined.values()}:
        several = {leads.get(id) for id in pool.ids(kept)}
        if len(several) == 1 and (one := several.pop()):
            became[kept] = one
    return became


def _suggestions(pool: Pool, became: Mapping[str, str]) -> list[Suggestion]:
    found: dict[frozenset[str], Suggestion] = {}
    for one, other, told in pool.proposed.values():
        left, right = became.get(pool.at(one)), became.get(pool.at(other))
        if left and right and left != right:
            found[frozenset((left, right))] = Suggestion(left, right, told.score, told.reason, RULE)
    return list(found.values())
