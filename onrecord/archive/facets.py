"""What statements that were found are, counted: by whom, of which outlet, in which manner, doing what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from onrecord.archive.parts import parts
from onrecord.archive.tables import identity, report, speaker, statement

__all__ = ["Facets", "facets"]

Counted = tuple[tuple[str, int], ...]
MOST = 12  # values of each that are told


@dataclass(frozen=True, slots=True)
class Facets:
    """Values with how many statements have each, the most first; of how many statements in how many reports they are."""

    statements: int
    reports: int
    speakers: Counted
    outlets: Counted
    manners: Counted
    acts: Counted


def facets(connection: Connection, keys: Sequence[int]) -> Facets:
    """The facets of statements by the keys of their rows."""
    by = and_(speaker.c.reading == statement.c.reading, speaker.c.id == statement.c.speaker)
    joined = statement.join(report, report.c.pk == statement.c.report).outerjoin(speaker, by)
    joined = joined.outerjoin(identity, identity.c.id == speaker.c.identity)
    columns = (statement.c.report, func.coalesce(identity.c.name, speaker.c.name), report.c.outlet, statement.c.manner, statement.c.act)
    counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    reports = set[int]()
    for part in parts(keys):
        for key, *values in connection.execute(select(*columns).select_from(joined).where(statement.c.pk.in_(part))):
            reports.add(key)
            for counter, value in zip(counts, values, strict=True):
                if value is not None:
                    counter[value] += 1
    return Facets(len(keys), len(reports), *(_most(counter) for counter in counts))


def _most(counts: Counter[str]) -> Counted:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:MOST])
