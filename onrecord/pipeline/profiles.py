"""What identities are compared by, made again from their reports, and whether what the record keeps of it is that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.archive import actors, unlinked
from onrecord.archive.database import Archive, Connection
from onrecord.archive.faults import REPAIR, Fault
from onrecord.linking.keys import keys_of
from onrecord.linking.known import JOINED, NAMES, ROLES, Known, joined, of_dossier
from onrecord.pipeline.compared import actor_from, known_from, of_actor, written
from onrecord.records import Dossier, Party
from onrecord.uniting import own_ids

__all__ = ["People", "faults", "made_again", "repair"]

_AGAIN = 40  # speakers of reports that an identity is known by when that is made again
_AT_ONCE = 200  # identities in memory


@dataclass(frozen=True, slots=True)
class People:
    """The speakers of one report whom a machine may join to others, by their own ids, and where they stand."""

    known: Mapping[str, Known]
    places: Mapping[str, Party]

    @classmethod
    def of(cls, dossier: Dossier) -> People:
        report, speakers = dossier.report, dossier.reading.speakers
        own = own_ids(report.id, report.text, speakers)
        told = {own[id][0]: replace(one, id=own[id][0]) for id, one in of_dossier(dossier).items() if one.kind in JOINED}
        return cls(told, {id: Party(id, report.id, at) for id, at in own.values() if id in told})


def made_again(connection: Connection, id: str) -> tuple[Known, Party] | None:
    """What an identity is compared by as its last reports tell it, and who stands for it; None where nobody may be compared with it."""
    ones: list[Known] = []
    places: list[Party] = []
    for dossier, speaker in unlinked.of_identity(connection, id, _AGAIN):
        people = People.of(dossier)
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


def faults(connection: Connection) -> Iterator[Fault]:
    """Of whom something else is kept than their reports tell."""
    yield from (Fault("linking", f"identity {id}: {what}", REPAIR) for id, what in _wrongs(connection))


def _wrongs(connection: Connection) -> Iterator[tuple[str, str]]:
    last = ""
    while some := unlinked.compared(connection, last, _AT_ONCE):
        kept = unlinked.keys_kept(connection, some)
        for id, data in some.items():
            if wrong := _wrong(connection, id, data, kept.get(id, set())):
                yield id, wrong
        last = max(some)
    for id in unlinked.lacking(connection, JOINED):
        yield id, "what it is compared by is not kept"


def _wrong(connection: Connection, id: str, data: str, keys: set[str]) -> str | None:
    try:
        one, _ = known_from(id, data)
    except (ValueError, KeyError, TypeError, IndexError):
        return "what it is compared by can't be read"
    if keys_of(one) - keys:
        return "it is not kept under all keys under which it is looked up"
    if len(one.reports) > _AGAIN or unlinked.stands_in(connection, id) > _AGAIN:
        return None  # it is known by more than what is made again
    made = made_again(connection, id)
    due = known_from(id, written(*made))[0] if made else None
    return None if due and _facts(one) == _facts(due) else "it is compared by something else than its reports tell"


def _facts(one: Known) -> tuple[object, ...]:
    """What does not depend on the order in which reports came."""
    names = frozenset(one.names) if len(one.names) < NAMES else None
    roles = frozenset(one.roles) if len(one.roles) < ROLES else None
    return names, roles, one.reports, one.companions, one.said, one.actor


def repair(archive: Archive) -> None:
    """Has what is wrong made again before it is compared."""
    with archive.reading() as connection:
        wrong = [id for id, _ in _wrongs(connection)]
    with archive.writing() as connection:
        unlinked.again(connection, wrong)
