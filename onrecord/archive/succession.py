"""Which version follows which, as the record that is imported has it: stored reports come in another order than their versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from onrecord.archive.parts import parts
from onrecord.archive.tables import report
from onrecord.records import Versions

__all__ = ["relate"]


Follows = dict[int, int | None]  # keys of reports


@dataclass(frozen=True, slots=True)
class _Place:
    """A report that is in the record: its key, its address, and the key of the version before it."""

    key: int
    address: str | None
    follows: int | None


def relate(connection: Connection, told: Versions, ids: Mapping[str, str]) -> bool | None:
    """Whether the record did not yet have these reports follow one another at this address; None where it has none of them.

    `ids` are those of reports that the record has under another id. What a report follows in this record stays where the import tells of
    none that both have, and nothing comes to follow itself. Only for the one writer.
    """
    wanted = {ids.get(id, id): ids.get(before or "", before) for id, before in told.reports}
    places = _places(connection, [*wanted, *(before for before in wanted.values() if before)])
    if not any(id in places for id in wanted):
        return None
    here = {id: place for id, place in places.items() if place.address in (None, told.address)}
    now = {here[id].key: here[id].follows for id in wanted if id in here}
    keys = {place.key for place in here.values()}
    due = {here[id].key: _due(here[id], here.get(before or ""), keys) for id, before in wanted.items() if id in here}
    due = _without_circles(connection, due)
    moved = [place.key for id, place in here.items() if id in wanted and place.address is None]
    for key in moved:
        connection.execute(update(report).where(report.c.pk == key).values(address=told.address))
    changed = [key for key in due if due[key] != now[key]]
    for key in changed:
        connection.execute(update(report).where(report.c.pk == key).values(follows=due[key]))
    return bool(moved or changed)


def _places(connection: Connection, ids: list[str]) -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    columns = (report.c.id, report.c.pk, report.c.address, report.c.follows)
    for part in parts(ids):
        for row in connection.execute(select(*columns).where(report.c.id.in_(part))):
            found[row.id] = _Place(row.pk, row.address, row.follows)
    return found


def _due(place: _Place, before: _Place | None, told: set[int]) -> int | None:
    """What a report is to follow: what the import tells, else what it does follow, if the import does not tell of that."""
    if before:
        return before.key
    return place.follows if place.follows not in told else None


def _without_circles(connection: Connection, due: Follows) -> Follows:
    """The same, but that a report follows none where else it would, by way of others, follow itself."""
    sound: set[int] = set()
    open_ended = dict(due)
    for start in due:
        path: dict[int, None] = {}
        key: int | None = start
        while key is not None and key not in sound:
            if key in path:
                open_ended[start] = None
                break
            path[key] = None
            key = open_ended[key] if key in open_ended else _follows(connection, key)
        sound.update(path)
    return open_ended


def _follows(connection: Connection, key: int) -> int | None:
    return connection.execute(select(report.c.follows).where(report.c.pk == key)).scalar()
