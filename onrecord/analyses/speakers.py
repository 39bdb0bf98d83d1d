"""Who speaks, in what roles and under what names?

Counted are the statements and reports of the part that was asked about; names and roles are those of the whole record. A row cites at
most three statements, of each of three reports the first that names its source, and the words that give each of at most three roles.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.analyses.evidence import cite, identities, question
from onrecord.holdings import Holdings
from onrecord.outline import join
from onrecord.records import Cell, Citation, Dossier, Finding, Identity, Report, Row, Speaker, Statement, Term

__all__ = ["CITED", "COLUMNS", "analyse"]

COLUMNS = ("speaker", "speaker_id", "kind", "roles", "names", "reports", "statements")
CITED = 3  # statements, and roles, of one speaker


@dataclass(slots=True)
class _Heard:
    """What is kept of one speaker while the record goes by."""

    who: Identity
    reports: int = 0
    statements: int = 0
    words: tuple[Citation, ...] = ()
    titles: dict[tuple[str, str | None], Citation] = field(default_factory=dict)

    def hear(self, report: Report, said: list[Statement]) -> None:
        self.reports += 1
        self.statements += len(said)
        if self.reports <= CITED:
            first = next((each for each in said if self._names(report, each)), said[0])
            self.words += cite(report, first.source or first.content[:1], first)

    def _names(self, report: Report, said: Statement) -> bool:
        words = join(report.text, said.source)
        return any(name in words for name, _ in self.who.names)

    def call(self, report: Report, speaker: Speaker) -> None:
        for role in speaker.roles:
            if len(self.titles) < CITED and (role.title, role.of) not in self.titles:
                (self.titles[role.title, role.of],) = cite(report, [role.span])

    def row(self) -> Row:
        roles, names = tuple(_role(term) for term in self.who.roles), tuple(name for name, _ in self.who.names)
        cells = (self.who.name, self.who.id, self.who.kind, roles, names, self.reports, self.statements)
        return Row(cells, (*self.words, *self.titles.values()))


def analyse(holdings: Holdings) -> Finding:
    """A row for each speaker, who says most first; what is kept grows with the number of speakers, not with what they say."""
    heard: dict[str, _Heard] = {}
    given = unknown = 0
    for dossier in holdings.dossiers():
        given += len(dossier.reading.statements)
        unknown += _hear(dossier, heard)
    loudest = sorted(heard.values(), key=lambda each: (-each.statements, -each.reports, each.who.name, each.who.id))
    return Finding(question(__doc__), COLUMNS, tuple(each.row() for each in loudest), _notes(given, unknown))


def _hear(dossier: Dossier, heard: dict[str, _Heard]) -> int:
    """Takes in who speaks in a report; how many statements are nobody's whom the reading knows."""
    report, known = dossier.report, identities(dossier)
    said: dict[str, list[Statement]] = defaultdict(list)
    for each in dossier.reading.statements:
        if who := known.get(each.speaker or ""):
            said[who.id].append(each)
    for speaker in dossier.reading.speakers:
        if (who := known[speaker.id]).id in said:
            heard.setdefault(who.id, _Heard(who)).call(report, speaker)
    for id, statements in said.items():
        heard[id].hear(report, statements)
    return len(dossier.reading.statements) - sum(map(len, said.values()))


def _role(term: Term) -> Cell:
    return {"title": term.title, "of": term.of, "from": _day(term.since), "to": _day(term.until)}


def _day(date: str | None) -> str | None:
    """A date without its time of day."""
    return date and date.partition("T")[0]


def _notes(given: int, unknown: int) -> tuple[str, ...]:
    if not given:
        return ()
    left_out = f"{unknown:,} of {given:,} statements have no speaker that is known, and are in no row"
    return left_out, f"a row cites at most {CITED} statements and the words of {CITED} roles"
