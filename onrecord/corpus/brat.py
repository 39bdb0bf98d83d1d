"""
Marks in the standoff form of brat: a zip with each report's text and annotations, and the configuration that names all kinds.

Offsets are characters, the end excluded; a piece that runs over line breaks is cut at them, as brat does. A statement is an event of the
kind Attribution, as in PolNeAR, with its parts as arguments; manner, act and channel are its attributes, its parent and its speaker
relations; what has no form of its own (a date, an id, a name) is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onrecord.corpus.convert import zones
from onrecord.corpus.form import CHANNELS, KINDS, UNSOURCED, VOICES, ZONES
from onrecord.corpus.values import Listed, Marked, MarkedSpeaker, MarkedStatement
from onrecord.records import Act, Manner, Spans

__all__ = ["CONFIGURATION", "standoff", "write_brat"]

EPOCH = (1980, 1, 1, 0, 0, 0)  # of every file in the zip, so that the same marks make the same bytes
PARTS = ("Source", "Cue", "Content", "Occasion")
_LINE = re.compile(r"[^\n]+")


def write_brat(reports: Iterable[tuple[Marked, Listed | None, str]], file: BinaryIO) -> None:
    """The zip, a folder an affair."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        _put(archive, "annotation.conf", CONFIGURATION)
        for marked, _, folder in reports:
            _put(archive, f"{folder}/{marked.name}.txt", marked.text)
            _put(archive, f"{folder}/{marked.name}.ann", standoff(marked))


def _put(archive: ZipFile, name: str, words: str) -> None:
    archive.writestr(ZipInfo(name, EPOCH), words.encode(), ZIP_DEFLATED)


def standoff(marked: Marked) -> str:
    """The lines of one report."""
    page = _Page(marked.text)
    for zone in zones(marked):
        page.mark(_title(zone.kind), (zone.span,))
    first = {speaker.id: _speaker(page, speaker) for speaker in marked.speakers}
    events = {statement.id: _statement(page, statement) for statement in marked.statements}
    for statement in marked.statements:
        if statement.parent is not None:
            page.tie("Within", events[statement.id], events[statement.parent])
        if statement.speaker is not None and (who := first[statement.speaker]):
            page.tie("Said_by", events[statement.id], who)
        for reference in statement.refers_to:
            mark = page.mark("Reference", (reference.span,))
            if reference.to is not None:
                page.tie("Refers_to", mark, events[reference.to])
            page.note(mark, reference.words)
    _others(page, marked)
    return "".join(f"{line}\n" for line in page.lines)


def _speaker(page: _Page, speaker: MarkedSpeaker) -> str | None:
    """Marks the mentions of a speaker, all tied to the first, which has the speaker's name; None where there are none."""
    mentions = [page.mark("Mention", (span,)) for span in sorted(speaker.mentions)]
    for mention in mentions[1:]:
        page.tie("Same_as", mention, mentions[0])
    for mention in mentions[:1]:
        page.say("Kind", mention, _title(speaker.kind))
        page.note(mention, f"{speaker.id}: {speaker.name}")
    for role in speaker.roles:
        dates = f" ({role.since or ''} to {role.until or ''})" if role.since or role.until else ""
        page.note(page.mark("Role", (role.span,)), f"{speaker.id}: {role.title}{f' of {role.of}' if role.of else ''}{dates}")
    return mentions[0] if mentions else None


def _statement(page: _Page, statement: MarkedStatement) -> str:
    """Marks a statement as an event, triggered by its cue, else by its content."""
    parts = {part: getattr(statement, part.lower()) for part in PARTS}
    arguments = [f"{part}:{page.mark(part, spans)}" for part, spans in parts.items() if spans]
    trigger = page.mark("Attribution", statement.cue or statement.content)
    event = page.event(trigger, arguments)
    page.say("Manner", event, _title(statement.manner))
    page.say("Act", event, _title(statement.act))
    if statement.channel:
        page.say("Channel", event, _title(statement.channel))
    told = {"id": statement.id, "said on": statement.said_on, "note": statement.note}
    page.note(event, "; ".join(f"{name}: {words}" for name, words in told.items() if words))
    return event


def _others(page: _Page, marked: Marked) -> None:
    for assertion in marked.unsourced:
        page.mark(_title(assertion.kind), (assertion.span,))
    for negative in marked.no_statements:
        page.note(page.mark("No_statement", (negative.span,)), negative.why)
    for wording in marked.wordings:
        mark = page.mark("Wording", (wording.span,))
        page.say("Voice", mark, _title(wording.voice))
        page.note(mark, "; ".join(filter(None, (wording.speaker, *wording.alternatives))))
    for correction in marked.corrections:
        page.note(page.mark("Correction", (correction.span,)), correction.of or "another report")


class _Page:
    """The lines of a file of annotations as they come, each kind with its own count."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] = {}
        self.lines: list[str] = []

    def mark(self, kind: str, spans: Spans) -> str:
        pieces = [line.span() for span in spans for line in _LINE.finditer(self._text, span.start, span.end)]
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        return self._add("T", f"{kind} {places}\t{words}")

    def event(self, trigger: str, arguments: Sequence[str]) -> str:
        return self._add("E", " ".join((f"Attribution:{trigger}", *arguments)))

    def tie(self, kind: str, one: str, other: str) -> None:
        self._add("R", f"{kind} Arg1:{one} Arg2:{other}")

    def say(self, kind: str, of: str, value: str) -> None:
        self._add("A", f"{kind} {of} {value}")

    def note(self, of: str, words: str | None) -> None:
        if words:
            self._add("#", f"AnnotatorNotes {of}\t{' '.join(words.split())}")

    def _add(self, letter: str, rest: str) -> str:
        self._counts[letter] = self._counts.get(letter, 0) + 1
        name = f"{letter}{self._counts[letter]}"
        self.lines.append(f"{name}\t{rest}")
        return name


def _title(word: str) -> str:
    return word.capitalize()


def _configuration() -> Iterator[str]:
    zone = [_title(each) for each in (*ZONES, "body")]
    plain = [*PARTS, "Mention", "Role", "Reference", *map(_title, UNSOURCED), "No_statement", "Wording", "Correction", *zone]
    yield from ("[entities]", *plain, "", "[relations]")
    yield "Same_as\tArg1:Mention, Arg2:Mention"
    yield "Said_by\tArg1:Attribution, Arg2:Mention"
    yield "Within\tArg1:Attribution, Arg2:Attribution"
    yield "Refers_to\tArg1:Reference, Arg2:Attribution"
    yield "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    yield from ("", "[events]", "Attribution\tSource?:Source, Cue?:Cue, Content:Content, Occasion?:Occasion", "", "[attributes]")
    lists: dict[str, Sequence[str]] = {"Manner": list(Manner), "Act": list(Act), "Channel": CHANNELS}
    for name, words in lists.items():
        yield f"{name}\tArg:Attribution, Value:{'|'.join(map(_title, words))}"
    yield f"Kind\tArg:Mention, Value:{'|'.join(map(_title, KINDS))}"
    yield f"Voice\tArg:Wording, Value:{'|'.join(map(_title, VOICES))}"


CONFIGURATION = "".join(f"{line}\n" for line in _configuration())
