"""Readings by another model: which reports still lack one, and how it takes its place beside those that were made before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select, update

from onrecord.archive import derived, vectors
from onrecord.archive.fetch import dossier_as_read
from onrecord.archive.rows import report_from
from onrecord.archive.store import now, store_readings, supersede
from onrecord.archive.tables import reading, report, statement, vector
from onrecord.records import Dossier, Report

__all__ = ["outdated", "renew"]

_HEAVY = 4_000_000  # characters that are in memory at once
_MANY = 50  # reports at once


def outdated(connection: Connection, model: str, after: int = 0, *, with_meaning: bool = False) -> tuple[int, list[Report]]:
    """The next reports whose latest reading is another model's, in the order of storing, and where to go on; none at the end.

    `with_meaning` also those whose latest reading has no vector of any of its statements, as one that was imported.
    """
    wanted = reading.c.model != model
    if with_meaning:
        of_it = select(statement.c.pk).where(statement.c.reading == reading.c.pk)
        wanted = wanted | (of_it.exists() & ~of_it.join(vector, vector.c.statement == statement.c.pk).exists())
    query = select(reading.c.report, reading.c.chars).where(reading.c.latest == 1, wanted, reading.c.report > after)
    weights = connection.execute(query.order_by(reading.c.report).limit(_MANY)).all()
    keys: list[int] = []
    weight = 0
    for key, chars in weights:
        weight += chars
        if keys and weight > _HEAVY:
            break
        keys.append(key)
    rows = connection.execute(select(report).where(report.c.pk.in_(keys)).order_by(report.c.pk)).mappings().all()
    return (keys[-1] if keys else after), [report_from(row) for row in rows]


def renew(connection: Connection, made: Sequence[Dossier]) -> set[str]:
    """Makes each reading its report's latest; the ids of the reports that are still there. Only for the one writer.

    Where one by the same model is there already, from before or from another process, that one becomes the latest again.
    """
    at = now()
    new: list[tuple[int, Dossier]] = []
    rows = connection.execute(select(report.c.id, report.c.pk).where(report.c.id.in_([each.report.id for each in made])))
    known = {row.id: row.pk for row in rows}
    for dossier in made:
        key = known.get(dossier.report.id)
        if key is None:  # forgotten meanwhile
            continue
        of_model = select(reading.c.pk, reading.c.latest).where(reading.c.report == key, reading.c.model == dossier.reading.model)
        there = connection.execute(of_model).first()
        if there is None:
            new.append((key, dossier))
        elif there.latest:
            _add_meaning(connection, there.pk, dossier)
        else:
            _bring_back(connection, key, there.pk, dossier)
    store_readings(connection, new, at)
    return set(known)


def _add_meaning(connection: Connection, of: int, dossier: Dossier) -> None:
    """Keeps the vectors that a reading lacks, of the statements that were found again."""
    made = {said.id: said.meaning for said in dossier.reading.statements}
    rows = connection.execute(select(statement.c.pk, statement.c.id).where(statement.c.reading == of).order_by(statement.c.pk)).all()
    lacking = set(vectors.without(connection, [row.pk for row in rows]))
    vectors.put_in(connection, [(row.pk, data) for row in rows if row.pk in lacking and (data := made.get(row.id))])


def _bring_back(connection: Connection, of_report: int, of: int, dossier: Dossier) -> None:
    supersede(connection, [of_report])
    connection.execute(update(reading).where(reading.c.pk == of).values(latest=1))
    stored = dossier_as_read(connection, of_report)
    same = [each.id for each in stored.reading.statements] == [each.id for each in dossier.reading.statements]
    first = connection.execute(select(func.min(statement.c.pk)).where(statement.c.reading == of)).scalar() or 0
    keys = range(first, first + len(stored.reading.statements))
    derived.put_in(connection, [derived.Came(of, of_report, keys, dossier if same else stored)])  # the one just made has its vectors
