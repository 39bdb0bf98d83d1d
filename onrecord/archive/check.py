"""Whether a record is whole: every fault, one after another, however long the record is; and what can be made again.

What is derived of other things is compared with them by the module that makes it. `DERIVED` lists these modules; each has two functions:
`faults(connection)`, which tells in words what differs, and `rebuild(connection)`, which makes all of it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Protocol

from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import DBAPIError

from onrecord.archive import identified, index, judged, looks, vectors
from onrecord.archive.database import Archive
from onrecord.archive.faults import REPAIR, Fault
from onrecord.archive.reasons import why
from onrecord.archive.tables import forgotten, judgement, reading, refused, report, speaker, statement
from onrecord.errors import CannotKeep

__all__ = ["DERIVED", "Look", "counts", "faults", "repair"]

_COUNTED = (report, reading, statement, speaker, judgement, refused, forgotten)


Look = Callable[[Connection], Iterable[Fault]]


class Derived(Protocol):
    """A module that keeps what is made of other things."""

    def faults(self, connection: Connection) -> Iterable[str]: ...

    def rebuild(self, connection: Connection) -> None: ...


#: In the order in which they are made again.
DERIVED: dict[str, Derived] = {"judged": judged, "identities": identified, "search": index, "vectors": vectors}

_LOOKS = {
    "the database": looks.at_the_database,
    "the reports": looks.at_the_reports,
    "the versions": looks.at_the_versions,
    "the ledger": looks.at_the_ledger,
    "what was set aside": looks.at_others,
}


def counts(connection: Connection) -> dict[str, int]:
    """How many of each the record holds."""
    return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _COUNTED}


def faults(connection: Connection, beyond: Mapping[str, Look] = MappingProxyType({})) -> Iterator[Fault]:
    """All that is wrong with the record as one connection sees it; what can't be read is one fault, and the rest is looked at.

    `beyond` are looks at what only those who use the record understand.
    """
    for what, look in [*_LOOKS.items(), *((name, _derived(name, each)) for name, each in DERIVED.items()), *beyond.items()]:
        try:
            yield from look(connection)
        except (DBAPIError, CannotKeep) as problem:
            yield Fault(what, f"can't be read further: {why(problem) if isinstance(problem, DBAPIError) else problem}")
            if connection.dialect.name == "postgresql":
                return  # it answers nothing more in this transaction


def _derived(name: str, module: Derived) -> Any:
    return lambda connection: (Fault(name, what, REPAIR) for what in module.faults(connection))


def repair(archive: Archive) -> None:
    """Makes all again that is made of other things; what people, readers and reports said is left as it is. Raises CannotKeep."""
    with archive.writing() as connection:
        if not archive.on_server:
            connection.exec_driver_sql("REINDEX")
        for mend in [fault.mend for fault in looks.at_the_reports(connection) if fault.mend]:
            connection.execute(update(mend.table).where(mend.table.c.pk == mend.key).values(**mend.values))
        for each in DERIVED.values():
            each.rebuild(connection)
