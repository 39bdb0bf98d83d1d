"""Those who are known out of files, as plain rows: an identity that one of them is in bears its id and its name."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select, text

from onrecord.archive import tallies
from onrecord.archive.parts import parts
from onrecord.archive.tables import actor, identity

__all__ = ["ActorRow", "put", "puts", "rows"]

_IDENTITY = text(
    "INSERT INTO identity (id, name, words, reports, statements, decided, stale, actor) VALUES (:id, '', '', 0, 0, '[]', 0, :id)"
    " ON CONFLICT (id) DO UPDATE SET actor = excluded.actor"
)


#: SQLite has a number for whatever a program likes; PostgreSQL counts rows that came by itself, those that were taken back, too.
_PUTS = {
    "sqlite": "SELECT user_version FROM pragma_user_version",
    "postgresql": "SELECT n_tup_ins FROM pg_stat_all_tables WHERE relid = to_regclass('actor')",
}


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A known one; `names` are a list as JSON, `roles` and `facts` are JSON that only those who put it there understand."""

    id: str
    name: str
    kind: str | None
    names: str
    roles: str
    facts: str
    source: str


def rows(connection: Connection, ids: Collection[str]) -> dict[str, ActorRow]:
    """Those of some ids, by id."""
    found = (connection.execute(select(actor).where(actor.c.id.in_(part))).all() for part in parts(sorted(ids)))
    return {row.id: ActorRow(**{name: getattr(row, name) for name in ActorRow.__slots__}) for some in found for row in some}


def puts(connection: Connection) -> int:
    """A number that is another whenever known ones were put in."""
    return int(connection.exec_driver_sql(_PUTS[connection.dialect.name]).scalar() or 0)


def put(connection: Connection, given: Sequence[ActorRow]) -> None:
    """Keeps known ones in the place of those of their ids. Only for the one writer."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version={(puts(connection) + 1) % 2**31}")
    for part in parts(given):
        ids = [each.id for each in part]
        connection.execute(delete(actor).where(actor.c.id.in_(ids)))
        connection.execute(insert(actor), [asdict(each) | {"words": _words(each)} for each in part])
        connection.execute(_IDENTITY, [{"id": id} for id in ids])
        of_them = set(connection.execute(select(identity.c.id).where(identity.c.actor.in_(ids))).scalars())
        tallies.refresh(connection, of_them)


def _words(each: ActorRow) -> str:
    names = json.loads(each.names)
    return "".join(tallies.worded(name) for name in (each.name, *names))
