"""What servers gave along with what was fetched, by which they tell the next time whether it still holds; only of what was kept whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, and_, delete, exists, insert, or_, select

from onrecord.archive.parts import parts
from onrecord.archive.refusals import place
from onrecord.archive.store import now
from onrecord.archive.tables import fetched, refused, report

__all__ = ["forget", "recall", "remember"]

_LONGEST = 2500  # bytes of an address: an index of PostgreSQL holds no more than some 2,700


def recall(connection: Connection, address: str) -> Mapping[str, str | None] | None:
    """What is known of an address, as `remember` took it; None where what came from there is not in the record any more."""
    there = or_(fetched.c.report.is_(None), exists().where(report.c.id == fetched.c.report))
    query = select(fetched.c.etag, fetched.c.modified, fetched.c.report).where(fetched.c.address == address, there)
    row = connection.execute(query).mappings().first()
    return dict(row) if row else None


def remember(connection: Connection, address: str, *, etag: str | None, modified: str | None, report: str | None) -> None:
    """Keeps the validators of an address, and the id of the one report that came from there; only where none of it is set aside.

    Only for the one writer.
    """
    connection.execute(delete(fetched).where(fetched.c.address == address))
    where = place(address)
    inside = and_(refused.c.path > f"{where}#", refused.c.path < f"{where}$")  # the sign after the other
    aside = select(refused.c.path).where(or_(refused.c.path == where, inside))
    if (etag or modified) and len(address.encode()) <= _LONGEST and not connection.execute(aside.limit(1)).first():
        told = {"address": address, "etag": etag, "modified": modified, "report": report, "fetched_at": now()}
        connection.execute(insert(fetched), told)


def forget(connection: Connection, reports: Collection[str], addresses: Iterable[str]) -> None:
    """Takes out what is known of addresses, or of where these reports, by their ids, came from. Only for the one writer."""
    for part in parts(sorted(reports)):
        connection.execute(delete(fetched).where(fetched.c.report.in_(part)))
    for part in parts(sorted({each.partition("#")[0] for each in addresses})):
        connection.execute(delete(fetched).where(fetched.c.address.in_(part)))
