"""Who the speakers of new readings are: each is compared with those of the record who may be the same one, and with nobody else.

It goes portion by portion, each whole or not at all, so that a run that was stopped is gone on with by the next one.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.actors.actor import Actor
from onrecord.archive import actors, ledger, unlinked
from onrecord.archive.database import Archive, Connection
from onrecord.archive.unlinked import KNOWN
from onrecord.linking.again import look_again
from onrecord.linking.decide import RULE, Proposal, decide
from onrecord.linking.keys import keys_of, wanted
from onrecord.linking.known import Known
from onrecord.linking.pool import Link, Pool
from onrecord.pipeline.compared import actor_row, of_actor, written
from onrecord.pipeline.pooled import Shelf, row, save
from onrecord.pipeline.profiles import People, made_again
from onrecord.records import Party

__all__ = ["Linked", "is_waiting", "link"]

MOST = 200  # readings in a portion


@dataclass(frozen=True, slots=True)
class Linked:
    """What came of a portion: its speakers who were joined to known ones, those who were new, and how many proposals it made.

    `one` are those of the record who turned out to be one with others.
    """

    readings: int = 0
    joined: int = 0
    new: int = 0
    proposals: int = 0
    one: int = 0


def is_waiting(archive: Archive) -> bool:
    """Whether there are readings that are not linked yet."""
    with archive.reading() as connection:
        return unlinked.left(connection) > 0


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
        with archive.writing() as connection, _uncollected():
            done = _portion(connection)
        if done:
            yield done


@contextmanager
def _uncollected() -> Iterator[None]:
    """Has nobody look for what is tied in circles while much is made that stays: nothing here is, and looking takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _portion(connection: Connection) -> Linked | None:
    found = list(unlinked.readings(connection, MOST))
    if not found:
        return None
    people = [People.of(dossier) for _, dossier in found]
    places = {id: place for each in people for id, place in each.places.items()}
    settled = unlinked.settled(connection, places)
    shelf = Shelf(connection, dict(places))
    pool = Pool(shelf)
    pool.prepare([one for each in people for id, one in each.known.items() if id not in settled], settled.values())
    shelf.places |= {id: places[own] for own, id in settled.items() if id not in pool.known}
    counts, became_one = [0, 0], 0
    for each in people:
        for joined_one in pool.take(list(each.known.values()), settled):
            counts[joined_one] += 1
        became_one += look_again(pool)
    proposals = save(pool, shelf, max(key for key, _ in found))
    unlinked.linked(connection, [key for key, _ in found], RULE)
    return Linked(len(found), counts[True], counts[False], proposals, became_one)


def _make_again(archive: Archive) -> None:
    """Makes again what identities are compared by, where people, or another reading, changed who they are.

    Where these are few they have gained something, and are weighed again; many come of a record that was weighed where it comes from.
    """
    last = ""
    while True:
        with archive.reading() as connection:
            ids = unlinked.stale(connection, last, MOST)
        if not ids:
            return
        with archive.writing() as connection:
            known = {id: found for id in unlinked.stale(connection, last, MOST) if (found := made_again(connection, id))}
            unlinked.fresh(connection, ids)
            data = {id: written(*found) for id, found in known.items()}
            unlinked.save(connection, data, {id: keys_of(one) for id, (one, _) in known.items()}, 0)
            if not last and len(ids) < MOST:
                shelf = Shelf(connection)
                pool = Pool(shelf, gained={id: {*wanted(one)} for id, (one, _) in known.items()})
                pool.bring(known)
                look_again(pool)
                save(pool, shelf, 0)
        last = ids[-1]


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
    shelf = Shelf(connection)
    pool = Pool(shelf)
    pool.prepare(known.values())
    rows = [row(Party(one.id), shelf.places[each.id], Link(one.id, each.id, each)) for one in known.values() for each in _met(pool, one)]
    unlinked.save(
        connection, {id: written(one, Party(id)) for id, one in known.items()}, {id: keys_of(one) for id, one in known.items()}, KNOWN
    )
    ledger.add(connection, rows)
    unlinked.outdated(connection, known)


def _met(pool: Pool, one: Known) -> Iterator[Proposal]:
    """Those of the record who are surely one out of a file."""
    others = [found for id in pool.candidates(wanted(one)) if (found := pool.known[id]).actor is None]
    while same := decide(one, others).same:
        yield same
        others = [each for each in others if each.id != same.id]
