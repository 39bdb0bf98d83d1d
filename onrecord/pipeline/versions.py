"""The versions of a report in their order, each with what changed from the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.archive.database import Archive
from onrecord.archive.lineage import lines, steps
from onrecord.linking.versions import Change, compare
from onrecord.records import Dossier

__all__ = ["Version", "versions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a report, with its latest reading as judged, and the one before with the change from it; None for the first."""

    number: int
    of: int
    stored_at: str
    dossier: Dossier
    before: Dossier | None = None
    change: Change | None = None


def versions(archive: Archive, name: str) -> Iterator[Version]:
    """All versions of the reports that a name means (an id or its beginning, an address, a path), each report's the earliest first.

    Raises NotFound where it means none.
    """
    with archive.reading() as connection:
        for line in lines(connection, name):
            for number, (place, (dossier, before)) in enumerate(zip(line, steps(connection, line), strict=True), 1):
                change = compare(before, dossier) if before else None
                yield Version(number=number, of=len(line), stored_at=place.stored_at, dossier=dossier, before=before, change=change)
