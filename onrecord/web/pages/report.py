"""A report as published, with who says what in it; one of its statements by an address of its own; its versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from onrecord.archive.fetch import dossier_of, report_keys
from onrecord.archive.lineage import lineage
from onrecord.codec import said, to_json
from onrecord.drawing.environment import is_language, is_web_address
from onrecord.drawing.rows import Note, Row, rows
from onrecord.drawing.voices import Voice, voices
from onrecord.errors import NotFound
from onrecord.outline import Entry, colours, heading, outline
from onrecord.records import Dossier, Span, Statement
from onrecord.uniting import own_ids
from onrecord.web import addresses
from onrecord.web.contract import REPORT, TOLD
from onrecord.web.shape import HIDDEN, Asked
from onrecord.web.site import Elsewhere, Page, Site

__all__ = ["PAGES", "OneReport", "OneStatement", "ReportAsk", "StatementAsk", "dossier_at", "drawn"]


@dataclass(frozen=True, slots=True)
class ReportAsk:
    """Which report, and where to open it."""

    report: Annotated[str, Asked(help="The report’s id.", path=True)]
    at: Annotated[str | None, Asked(help="Characters that are lit: 120-180, several with commas between.")] = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page draws of a report: as the exporter’s page, with addresses."""

    dossier: Dossier
    entries: Sequence[Entry]
    tints: Mapping[str, int]
    rows: Sequence[Row]
    voices: Sequence[Voice]
    name: str = ""

    @property
    def heading(self) -> str:
        return heading(self.dossier.report)

    @property
    def headed(self) -> bool:
        return any(row.style == "headline" for row in self.rows)

    @property
    def flags(self) -> list[Note]:
        """What is to be known of the report as a whole."""
        return [note for row in self.rows for note in row.notes if note.whole]

    @property
    def language(self) -> str | None:
        found = self.dossier.report.language
        return found if is_language(found) else None

    @property
    def link(self) -> str | None:
        found = self.dossier.report.url
        return found if is_web_address(found) else None


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of a report's speakers and statements."""

    report: str
    text: str
    speakers: Mapping[str, str]  # ids across the record of those whom only the report knows
    numbers: Mapping[str, int]  # of the statements, by their ids

    def speaker(self, entry: Entry) -> str | None:
        return self.voice(entry.speaker.id) if entry.speaker else None

    def voice(self, id: str) -> str:
        return addresses.speaker(self.speakers.get(id, id))

    def meant(self, said: Statement) -> tuple[str, int | None]:
        """What something in a statement refers to: words, or the number of another statement."""
        to = said.refers_to
        return (to.of(self.text), None) if isinstance(to, Span) else ("a statement that is not shown", self.numbers.get(to or ""))

    def statement(self, entry: Entry) -> str:
        return addresses.statement(self.report, entry.statement.id)


@dataclass(frozen=True, slots=True)
class SameSpeaker:
    """Who a speaker of the report is across the record."""

    id: str
    name: str
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneReport:
    """A report with its latest reading, as people have judged it."""

    reading: Annotated[Mapping[str, Any], "The report.", REPORT]
    identities: Annotated[Mapping[str, SameSpeaker], "Who its speakers are across the record, by their ids in the report."]
    version: Annotated[int, "Which version of the report this is."]
    versions: Annotated[int, "How many versions of it are in the record."]
    sheet: Annotated[Sheet, HIDDEN]
    links: Annotated[Links, HIDDEN]


def report(site: Site, ask: ReportAsk) -> OneReport:
    """A report as published, with its statements, speakers, zones and flags."""
    dossier, place = dossier_at(site, ask.report)
    return drawn(dossier, place, ask.at)


def drawn(dossier: Dossier, place: tuple[int, int] = (1, 1), at: str | None = None) -> OneReport:
    """The page of a report, which is one version of so many; `at` tells what of it is lit."""
    found, text = dossier.report, dossier.report.text
    entries = outline(dossier)
    tints = colours(entries)
    lines = list(rows(dossier, entries, tints, "", addresses.places(at, len(text))))
    own = own_ids(found.id, text, dossier.reading.speakers)
    return OneReport(
        reading=to_json(dossier, with_text=True),
        identities={id: SameSpeaker(one.id, one.name, one.kind) for id, one in dossier.identities.items()},
        version=place[0],
        versions=place[1],
        sheet=Sheet(dossier, entries, tints, lines, list(voices(dossier, entries, tints))),
        links=Links(found.id, text, {id: one for id, (one, _) in own.items()}, {each.statement.id: each.number for each in entries}),
    )


def dossier_at(site: Site, slug: str) -> tuple[Dossier, tuple[int, int]]:
    """The report of an address, and which version it is of how many; raises NotFound."""
    id = addresses.id_of(slug)
    with site.archive.reading() as connection:
        key = report_keys(connection, id)[0]
        dossier = dossier_of(connection, key)
        line = [place.key for place in lineage(connection, key)]
    if dossier.report.id != id:
        raise NotFound(f"{id}: no report of this id in the record: it may have been forgotten; go by the list of reports")
    return dossier, (line.index(key) + 1, len(line))


@dataclass(frozen=True, slots=True)
class StatementAsk:
    """Which statement."""

    report: Annotated[str, Asked(help="The report’s id.", path=True)]
    statement: Annotated[str, Asked(help="The statement’s id.", path=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStatement:
    """A statement out of its report."""

    said: Annotated[Mapping[str, Any], "The statement.", TOLD]


def statement(site: Site, ask: StatementAsk) -> OneStatement | Elsewhere:
    """A statement by itself; as a page, its place in the report."""
    dossier, _ = dossier_at(site, ask.report)
    id = addresses.id_of(ask.statement)
    entry = next((each for each in outline(dossier) if each.statement.id == id), None)
    if entry is None:
        gone = "it may have been rejected, or a later reading may have it otherwise"
        raise NotFound(f"{id}: no statement of this id is shown in the report: {gone}; open the report")
    return Elsewhere(f"{addresses.report(dossier.report.id)}#s{entry.number}", OneStatement(said=said(dossier, entry.statement)))


PAGES = (
    Page(path="/reports/{report}", ask=ReportAsk, gives=OneReport, answer=report, template="report.html", menu="reports"),
    Page(path="/reports/{report}/statements/{statement}", ask=StatementAsk, gives=OneStatement, answer=statement, template=""),
)
