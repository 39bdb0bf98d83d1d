"""A marked report as a reader gets it, and what the reader makes of it in the form of marks."""

from __future__ import annotations

from onrecord.corpus.convert import facts_of
from onrecord.corpus.values import Listed, Marked, MarkedRole, MarkedSpeaker, MarkedStatement
from onrecord.records import Reading, Report
from onrecord.sources import zones
from onrecord.sources.reports import freeze

__all__ = ["reading_as_marks", "report_of"]


def report_of(marked: Marked, listed: Listed | None, folder: str) -> Report:
    """The report as `onrecord read` would have it from a plain file, with what its affair's list tells of it."""
    layout = zones.plain(marked.text)
    facts = facts_of(marked, listed).or_else(layout.facts)
    return freeze(marked.text, f"{folder}/{marked.report or marked.name}", facts=facts, zones=layout.zones)


def reading_as_marks(marked: Marked, report: Report, reading: Reading) -> Marked:
    """What a reader found of a report, in the form of the marks that it is compared with."""
    return Marked(
        name=marked.name,
        reader=reading.model,
        text=report.text,
        report=marked.report,
        url=marked.url,
        zones=tuple(zone for zone in reading.zones or report.zones if zone.kind != "body"),
        speakers=tuple(
            MarkedSpeaker(
                id=each.id,
                name=each.name,
                kind=each.kind or "",
                roles=tuple(MarkedRole(role.title, role.of, role.span) for role in each.roles if role.span),
                mentions=each.mentions,
            )
            for each in reading.speakers
        ),
        statements=tuple(
            MarkedStatement(
                id=each.id,
                content=each.content,
                manner=each.manner,
                act=each.act,
                source=each.source,
                cue=each.cue,
                parent=each.parent,
                speaker=each.speaker,
                said_on=each.said_on,
                occasion=each.occasion,
                channel=each.channel,
            )
            for each in reading.statements
        ),
        unsourced=reading.assertions,
    )
