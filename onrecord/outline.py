"""A reading laid out for people: its statements numbered in the order of the text, each under the one that it is told in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from onrecord.records import Dossier, Flag, Identity, Report, Span, Spans, Speaker, Statement, Zone

__all__ = ["Entry", "colours", "flags", "heading", "join", "outline", "showable", "when", "zone_at", "zones"]

GAP = " … "  # between the pieces of what was said in pieces
COLOURS = 8
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_DATE = re.compile(r"(?P<y>[0-9]{4}|-(?=-))(?:-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>[0-3][0-9])(?:[T ](?P<t>[0-9]{2}:[0-9]{2}).*)?)?)?")
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNSHOWABLE = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with its number; `depth` counts the statements it stands in, of which `teller` is the nearest."""

    number: int
    depth: int
    statement: Statement
    teller: Entry | None
    speaker: Speaker | None
    text: str = field(repr=False)  # of the report

    @property
    def source(self) -> str:
        return join(self.text, self.statement.source)

    @property
    def cue(self) -> str:
        return join(self.text, self.statement.cue)

    @property
    def content(self) -> str:
        return join(self.text, self.statement.content)

    @property
    def start(self) -> int:
        return _place(self.statement)[0]

    @property
    def unprinted(self) -> str | None:
        """The speaker's name where no word of it is printed in the source: with a pronoun, or with no source at all."""
        if not self.speaker or set(_words(self.speaker.name)) & set(_words(self.source)):
            return None
        return self.speaker.name


def outline(dossier: Dossier) -> tuple[Entry, ...]:
    """The statements in text order, each followed by those told in it; one whose parents run in a circle stands by itself."""
    statements, text = sorted(dossier.reading.statements, key=_place), dossier.report.text
    speakers = {speaker.id: _known(speaker, dossier.identities.get(speaker.id)) for speaker in dossier.reading.speakers}
    known = {statement.id for statement in statements}
    inner: dict[str, list[int]] = defaultdict(list)
    for i, statement in enumerate(statements):
        if statement.parent in known:
            inner[statement.parent or ""].append(i)
    free = [i for i, statement in enumerate(statements) if statement.parent not in known]
    todo: list[tuple[int, Entry | None]] = [(i, None) for i in [*reversed(range(len(statements))), *reversed(free)]]
    entries: dict[int, Entry] = {}
    while todo:
        i, teller = todo.pop()
        if i in entries:
            continue
        said = statements[i]
        depth = teller.depth + 1 if teller else 0
        entries[i] = Entry(len(entries) + 1, depth, said, teller, speakers.get(said.speaker or ""), text)
        todo += [(child, entries[i]) for child in reversed(inner[said.id])]
    return tuple(entries.values())


def _place(statement: Statement) -> tuple[int, int, str]:
    first = (statement.content or statement.cue or statement.source or (Span(0, 1),))[0]
    return first.start, -first.end, statement.id


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def join(text: str, spans: Spans) -> str:
    return GAP.join(span.of(text) for span in spans)


def _known(speaker: Speaker, who: Identity | None) -> Speaker:
    """The speaker as the record knows them, where it does."""
    return replace(speaker, id=who.id, name=who.name, kind=who.kind) if who else speaker


def colours(entries: Sequence[Entry]) -> dict[str, int]:
    """A number from 1 to 8 for the speakers who say the most words, the most first; the others have none."""
    said: Counter[str] = Counter()
    for entry in entries:
        if entry.speaker:
            said[entry.speaker.id] += len(_words(entry.content))
    return {speaker: number for number, (speaker, _) in enumerate(said.most_common(COLOURS), 1)}


def zones(dossier: Dossier) -> tuple[Zone, ...]:
    """Every zone known of a report, from its source or from its reading, in text order."""
    found = {*dossier.report.zones, *dossier.reading.zones}
    return tuple(sorted(found, key=lambda zone: (zone.span.start, -zone.span.end, zone.kind)))


def zone_at(found: Sequence[Zone], place: int) -> Zone | None:
    """The narrowest zone that holds a place in the text."""
    around = [zone for zone in found if zone.span.start <= place < zone.span.end]
    return min(around, key=lambda zone: zone.span.end - zone.span.start, default=None)


def flags(dossier: Dossier) -> tuple[Flag, ...]:
    """Every flag of a report, from its source or from its reading: first those about the whole, then in text order."""
    found = {*dossier.report.flags, *dossier.reading.flags}
    return tuple(sorted(found, key=lambda flag: (flag.span is not None, flag.span or Span(0, 1), flag.kind, flag.note)))


def heading(report: Report) -> str:
    """What a report is called: its title, else the name of its file, else its address, else its id."""
    return report.title or PurePath(report.path or "").name or report.url or report.id


def when(date: str) -> str:
    """A date of the records in words, to the precision known: `14 May 2024`; one that can't be understood stays as it is."""
    found = _DATE.fullmatch(date)
    if not found:
        return date
    year, day = found["y"].strip("-"), found["d"] and str(int(found["d"]))
    month = found["m"] and _MONTHS[int(found["m"]) - 1]
    words = " ".join(word for word in (day, month, year) if word)
    return words + (f", {found['t']}" if found["t"] else "") + ("" if year else ", year unknown")


def showable(text: str) -> str:
    """The text with a visible character for each that neither a terminal nor a page may show: `␛` for escape, else `�`."""
    return _UNSHOWABLE.sub(lambda found: _stand_in(ord(found[0])), text)


def _stand_in(code: int) -> str:
    return chr(0x2400 + code) if code < 32 else "␡" if code == 127 else "�"
