"""Who the speakers of new readings are: each is compared with those of the record who may be the same one, and with nobody else.

It goes portion by portion, each whole or not at all, so that a run that was stopped is gone on with by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from onrecord.actors.actor import Actor
from onrecord.archive import actors, ledger, unlinked
from onrecord.archive.database import Archive, Connection
from onrecord.archive.unlinked import KNOWN, Suggestion
from onrecord.linking.decide import RULE, Decision, decide
from onrecord.linking.keys import keys_of, wanted
from onrecord.linking.known import JOINED, Known, joined, of_dossier
from onrecord.pipeline.compared import actor_from, actor_row, known_from, of_actor, written
from onrecord.records import Dossier, Judgement, Party, Verdict
from onrecord.uniting import own_ids

__all__ = ["Linked", "link"]

MOST = 200  # readings in a portion
PER_KEY = 40  # identities that one key brings, those met last
COMPARED = 24  # identities that somebody is compared with
_RUNS = 8  # runs of words, at least as many as there are keys of
_AGAIN = 40  # reports that an identity is known by when that is made again


@dataclass(frozen=True, slots=True)
class Linked:
    """What came of a portion: its speakers who were joined to known ones, those who were new, and how many proposals it made."""

    readings: int = 0
    joined: int = 0
    new: int = 0
    proposals: int = 0


def link(archive: Archive, known: Iterable[Actor] = ()) -> Iterator[Linked]:
    """Links all readings that are not linked yet, after taking in known actors; what came of each portion, once it is stored.

    Close the iterator to stop early.
    """
    _take_in(archive, tuple(known))
    _make_again(archive)
    while True:
        with archive.reading() as connection:
            if not unlinked.left(connection):
                return
        with archive.writing() as connection:
            done = _portion(connection)
        if done:
            yield done


def _portion(connection: Connection) -> Linked | None:
    found = list(unlinked.readings(connection, MOST))
    if not found:
        return None
    pool = _Pool(connection, max(key for key, _ in found))
    people = [_People.of(dossier) for _, dossier in found]
    settled = unlinked.settled(connection, [id for each in people for id in each.known])
    pool.prepare([one for each in people for one in each.known.values()], settled)
    counts = [0, 0]
    for each in people:
        for joined_one in pool.take(each, settled):
            counts[joined_one] += 1
    pool.save()
    unlinked.linked(connection, [key for key, _ in found], RULE)
    return Linked(len(found), counts[True], counts[False], len(pool.proposed))


@dataclass(frozen=True, slots=True)
class _People:
    """The speakers of one report whom a machine may join to others, by their own ids, and where they stand."""

    known: Mapping[str, Known]
    places: Mapping[str, Party]

    @classmethod
    def of(cls, dossier: Dossier) -> _People:
        report, speakers = dossier.report, dossier.reading.speakers
        own = own_ids(report.id, report.text, speakers)
        told = {own[id][0]: replace(one, id=own[id][0]) for id, one in of_dossier(dossier).items() if one.kind in JOINED}
        return cls(told, {id: Party(id, report.id, at) for id, at in own.values() if id in told})


@dataclass(slots=True)
class _Pool:
    """Those with whom the speakers of a portion are compared, and what came of it."""

    connection: Connection
    met: int
    known: dict[str, Known] = field(default_factory=dict)
    places: dict[str, Party] = field(default_factory=dict)  # of identities: who stands for them in the ledger
    under: dict[str, dict[str, None]] = field(default_factory=dict)  # identities by key, those met last first
    keys: dict[str, frozenset[str]] = field(default_factory=dict)  # under which the speakers are looked for
    fresh: dict[str, set[str]] = field(default_factory=dict)  # keys that are to be kept
    rows: list[Judgement] = field(default_factory=list)
    proposed: dict[tuple[str, str], Suggestion] = field(default_factory=dict)

    def prepare(self, ones: Sequence[Known], settled: Mapping[str, str]) -> None:
        """Brings all whom they may be."""
        self.keys = {one.id: wanted(one) for one in ones if one.id not in settled}
        keys = {key for of_one in self.keys.values() for key in of_one}
        self.under = {key: dict.fromkeys(ids) for key, ids in unlinked.under(self.connection, keys, PER_KEY).items()}
        ids = {id for one in ones if one.id not in settled for id in self._nearest(one)[:COMPARED]} | set(settled.values())
        for id, data in unlinked.profiles(self.connection, ids).items():
            self.known[id], self.places[id] = known_from(id, data)

    def take(self, people: _People, settled: Mapping[str, str]) -> Iterator[bool]:
        """Decides on the speakers of one report, of whom no two are one; whether each was joined to somebody known."""
        here = {settled[id] for id in people.known if id in settled}
        for id, one in people.known.items():
            if id in settled:
                self._add(settled[id], one, people.places[id])
                continue
            decision = decide(one, [self.known[each] for each in self._candidates(one) if each not in here])
            same = decision.same.id if decision.same else id
            if decision.same:
                self.rows.append(_row(self.places[same], people.places[id], decision))
            else:
                self._propose(id, decision)
            here.add(same)
            self._add(same, one, people.places[id])
            yield decision.same is not None

    def _candidates(self, one: Known) -> list[str]:
        return [id for id in self._nearest(one) if id in self.known][:COMPARED]

    def _nearest(self, one: Known) -> list[str]:
        """Those who share most keys with somebody, and of these those met last first."""
        shared: dict[str, list[int]] = {}
        for key in sorted(self.keys[one.id]):
            for place, id in enumerate(islice(self.under.get(key, ()), PER_KEY)):
                told = shared.setdefault(id, [0, place])
                told[0] -= 1
                told[1] = min(told[1], place)
        return sorted(shared, key=lambda id: shared[id])

    def _propose(self, id: str, decision: Decision) -> None:
        for each in decision.proposals:
            self.proposed[each.id, id] = Suggestion(each.id, id, each.score, each.reason, RULE)

    def _add(self, id: str, one: Known, place: Party) -> None:
        """Adds what a report tells of somebody to what is known of an identity."""
        before = self.known.get(id)
        now = joined((before, one), id=id, actor=before.actor) if before else replace(one, id=id)
        self.places.setdefault(id, place)
        self.known[id] = now
        new = keys_of(now) if before is None else frozenset() if _looked_up(before) == _looked_up(now) else keys_of(now) - keys_of(before)
        self.fresh.setdefault(id, set()).update(new)
        for key in new:
            self.under[key] = {id: None} | self.under.get(key, {})

    def recognise(self, one: Known) -> None:
        """Joins those whom the record has to one out of a file, who is surely them."""
        others = [self.known[id] for id in self._candidates(one) if self.known[id].actor is None]
        while (decision := decide(one, others)).same:
            same = decision.same.id
            row = _row(Party(one.id), self.places[same], decision)
            self.rows.append(row)
            others = [each for each in others if each.id != same]

    def save(self) -> None:
        ledger.add(self.connection, self.rows)
        data = {id: written(self.known[id], self.places[id]) for id in self.fresh}
        lost = unlinked.lost(self.connection, data)
        unlinked.fresh(self.connection, lost)
        keys = self.fresh | {id: set(keys_of(self.known[id])) for id in lost}
        unlinked.save(self.connection, data, keys, self.met)
        unlinked.propose(self.connection, list(self.proposed.values()))


def _looked_up(one: Known) -> tuple[object, ...]:
    """What somebody's keys are made of."""
    roles = frozenset((role.title, role.of) for role in one.roles)
    return one.kind, frozenset(name for name, _ in one.names), roles, sorted(one.said)[:_RUNS]


def _row(left: Party, right: Party, decision: Decision) -> Judgement:
    same = decision.same
    assert same  # noqa: S101 - for the types
    return Judgement(author=RULE, verdict=Verdict.SAME, left=left, right=right, score=same.score, reason=same.reason)


def _make_again(archive: Archive) -> None:
    """Makes again what identities are compared by, where people, or another reading, changed who they are."""
    last = ""
    while True:
        with archive.reading() as connection:
            ids = unlinked.stale(connection, last, MOST)
        if not ids:
            return
        with archive.writing() as connection:
            known = {id: found for id in unlinked.stale(connection, last, MOST) if (found := _again(connection, id))}
            unlinked.fresh(connection, ids)
            data = {id: written(*found) for id, found in known.items()}
            unlinked.save(connection, data, {id: keys_of(one) for id, (one, _) in known.items()}, 0)
        last = ids[-1]


def _again(connection: Connection, id: str) -> tuple[Known, Party] | None:
    ones: list[Known] = []
    places: list[Party] = []
    for dossier, speaker in unlinked.of_identity(connection, id, _AGAIN):
        people = _People.of(dossier)
        own = own_ids(dossier.report.id, dossier.report.text, dossier.reading.speakers)[speaker][0]
        if own in people.known:
            ones.append(people.known[own])
            places.append(people.places[own])
    if row := actors.rows(connection, [id]).get(id):
        return joined([of_actor(actor_from(row)), *ones], id=id, actor=id), Party(id)
    if not ones:
        return None
    founder = unlinked.founder(connection, id) or next((each for each in places if each.identity == id), places[0])
    return joined(ones, id=id), founder


def _take_in(archive: Archive, given: Sequence[Actor]) -> None:
    """Takes in known actors, those that are new or changed, and looks whether somebody of the record is one of them."""
    with archive.reading() as connection:
        there = actors.rows(connection, [each.id for each in given])
    changed = [each for each in given if there.get(each.id) != actor_row(each)]
    for at in range(0, len(changed), MOST):
        with archive.writing() as connection:
            _take_in_some(connection, changed[at : at + MOST])


def _take_in_some(connection: Connection, some: Sequence[Actor]) -> None:
    actors.put(connection, [actor_row(each) for each in some])
    unlinked.fresh(connection, [each.id for each in some])
    known = {each.id: of_actor(each) for each in some}
    pool = _Pool(connection, KNOWN)
    pool.prepare(list(known.values()), {})
    for one in known.values():
        pool.known |= {one.id: one}
        pool.recognise(one)
    unlinked.save(
        connection, {id: written(one, Party(id)) for id, one in known.items()}, {id: keys_of(one) for id, one in known.items()}, KNOWN
    )
    ledger.add(connection, pool.rows)
