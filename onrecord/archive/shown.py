"""Single statements as people have judged them, each with its report and its speaker, without reading all of each report's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, select

from onrecord.archive.fetch import readings_of
from onrecord.archive.rows import report_from, speaker_from, statement_from
from onrecord.archive.tables import judged, report, speaker, statement
from onrecord.errors import CannotKeep
from onrecord.records import Report, Speaker, Statement

__all__ = ["shown"]

Shown = tuple[Report, Statement, Speaker | None]


def shown(connection: Connection, keys: Sequence[int]) -> Iterator[Shown]:
    """The statements of these rows, in their order; none of them rejected. Raises CannotKeep where one is not there any more."""
    rows = {row["pk"]: row for row in connection.execute(select(statement).where(statement.c.pk.in_(keys))).mappings()}
    decided = select(statement.c.reading).join(judged, judged.c.statement == statement.c.pk)
    readings = set(connection.execute(decided.where(statement.c.reading.in_({row["reading"] for row in rows.values()}))).scalars())
    found = {
        (row["reading"], row["id"]): one
        for row, one in _as_read(connection, [row for row in rows.values() if row["reading"] not in readings])
    }
    for of, dossier in readings_of(connection, sorted(readings)):
        who = {each.id: each for each in dossier.reading.speakers}
        found |= {(of, said.id): (dossier.report, said, who.get(said.speaker or "")) for said in dossier.reading.statements}
    if gone := [key for key in keys if key not in rows or (rows[key]["reading"], rows[key]["id"]) not in found]:
        raise CannotKeep(
            f"search finds {len(gone)} statements that are not there: onrecord check tells more; onrecord check --repair mends it"
        )
    return (found[rows[key]["reading"], rows[key]["id"]] for key in keys)


def _as_read(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[tuple[RowMapping, Shown]]:
    """Statements of readings in which nothing was judged."""
    of_reports = select(report).where(report.c.pk.in_({row["report"] for row in rows}))
    reports = {row["pk"]: report_from(row) for row in connection.execute(of_reports).mappings()}
    of_readings = select(speaker).where(speaker.c.reading.in_({row["reading"] for row in rows}))
    wanted = {(row["reading"], row["speaker"]) for row in rows}
    speakers = connection.execute(of_readings).mappings()
    named = {(row["reading"], row["id"]): speaker_from(row) for row in speakers if (row["reading"], row["id"]) in wanted}
    for row in rows:
        yield row, (reports[row["report"]], statement_from(row), named.get((row["reading"], row["speaker"])))
