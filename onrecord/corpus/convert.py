"""Marks as what OnRecord itself writes: a dossier, and its object in the JSON form, with when and where each statement was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from onrecord.codec import Json, to_json, written
from onrecord.corpus.affairs import find_marks, list_of, read_affair
from onrecord.corpus.form import load
from onrecord.corpus.problems import Problems
from onrecord.corpus.texts import NONE, Texts
from onrecord.corpus.values import Listed, Marked, MarkedSpeaker, MarkedStatement
from onrecord.errors import CannotLoad
from onrecord.reading.encoding import sentence_starts
from onrecord.records import Coverage, Dossier, Flag, Reading, Report, Role, Span, Speaker, Statement, Zone
from onrecord.segments import merge
from onrecord.sources.reports import Facts, freeze

__all__ = ["dossier", "facts_of", "loaded", "object_of", "statement_values", "write_jsonl"]


def loaded(paths: Iterable[Path], texts: Texts = NONE) -> Iterator[tuple[Marked, Listed | None, str]]:
    """Each marked report of files and folders, with what its affair's list says of it and the name of its folder.

    Raises BadMarks where marks are wrong, CannotLoad where the text is not here.
    """
    for path in (file for place in paths for file in find_marks(place)):
        marked = load(path, texts)
        if not marked.text:
            raise CannotLoad(f"{path}: its text is not here: give the folder of its table (--texts)")
        yield marked, _listed(path.parent, marked), path.resolve().parent.name


def _listed(folder: Path, marked: Marked) -> Listed | None:
    path = list_of(folder)
    affair = read_affair(path, Problems(str(path))) if path and marked.report else None
    return next((each for each in affair.reports if each.file == marked.report), None) if affair else None


def write_jsonl(reports: Iterable[tuple[Marked, Listed | None, str]], file: BinaryIO, *, with_text: bool = False) -> None:
    for marked, listed, folder in reports:
        file.write(written(object_of(marked, listed, folder, with_text=with_text)))


def object_of(marked: Marked, listed: Listed | None = None, folder: str = "", *, with_text: bool = False) -> Json:
    """The report in the JSON form."""
    return to_json(dossier(marked, listed, folder), with_text=with_text)


def dossier(marked: Marked, listed: Listed | None = None, folder: str = "") -> Dossier:
    """The report and its reading by hand; ids come from report, text, reader and the marks' own ids, and so stay the same."""
    report = _report(marked, listed, folder)
    by, ids = f"hand:{marked.reader}", {each.id: _id(report, marked, each.id) for each in marked.statements}
    statements = tuple(_statement(each, ids, by) for each in marked.statements)
    reading = Reading(
        report_id=report.id,
        model=f"hand@{marked.reader}",
        statements=statements,
        speakers=tuple(_speaker(each) for each in marked.speakers),
        coverage=_coverage(report.text, statements),
        zones=report.zones,
        flags=report.flags,
        assertions=marked.unsourced,
    )
    return Dossier(report, reading)


def facts_of(marked: Marked, listed: Listed | None) -> Facts:
    """What came with the report, beside its text."""
    listed = listed or Listed(file=marked.report or "", url=marked.url, published=marked.published)
    return Facts(
        outlet=listed.outlet,
        url=listed.url,
        agency=listed.agency,
        title=listed.title,
        authors=listed.authors,
        published=listed.published,
        place=listed.place,
        language=listed.language,
    )


def statement_values(marked: Marked) -> tuple[Statement, ...]:
    """The marked statements as a reader would have them, by their ids in the marks."""
    return tuple(_statement(each, {one.id: one.id for one in marked.statements}, f"hand:{marked.reader}") for each in marked.statements)


def _report(marked: Marked, listed: Listed | None, folder: str) -> Report:
    headline = next((zone.span.of(marked.text) for zone in marked.zones if zone.kind == "headline"), None)
    facts = facts_of(marked, listed).or_else(Facts(title=headline))
    name = marked.report or f"{marked.name}.txt"
    made = freeze(marked.text, f"{folder}/{name}" if folder else name, facts=facts, zones=zones(marked))
    flags = tuple(Flag("correction", each.span, f"of {each.of or 'another report'}") for each in marked.corrections)
    return Report(**{each: getattr(made, each) for each in Report.__slots__} | {"flags": flags})


def zones(marked: Marked) -> tuple[Zone, ...]:
    """The marked zones and, between them, the body."""
    body, place = [], 0
    for span in (*merge(zone.span for zone in marked.zones), Span(len(marked.text), len(marked.text) + 1)):
        between = marked.text[place : span.start]
        if words := between.strip():
            start = place + between.index(words)
            body.append(Zone("body", Span(start, start + len(words))))
        place = span.end
    return tuple(sorted((*marked.zones, *body), key=lambda zone: (zone.span.start, -zone.span.end, zone.kind)))


def _id(report: Report, marked: Marked, name: str) -> str:
    return sha256(f"{report.id}\0{report.sha256}\0hand@{marked.reader}\0{name}".encode()).hexdigest()[:16]


def _statement(marked: MarkedStatement, ids: dict[str, str], by: str) -> Statement:
    return Statement(
        id=ids[marked.id],
        content=marked.content,
        source=marked.source,
        cue=marked.cue,
        manner=marked.manner,
        act=marked.act,
        parent=ids[marked.parent] if marked.parent is not None else None,
        speaker=marked.speaker,
        said_on=marked.said_on,
        occasion=tuple(sorted(marked.occasion)),
        channel=marked.channel,
        by=by,
    )


def _speaker(marked: MarkedSpeaker) -> Speaker:
    roles = tuple(Role(role.title, role.of, role.span) for role in marked.roles)
    return Speaker(id=marked.id, name=marked.name, kind=marked.kind, roles=roles, mentions=tuple(sorted(marked.mentions)))


def _coverage(text: str, statements: tuple[Statement, ...]) -> Coverage:
    starts = [*sentence_starts(text), len(text)]
    sentences = [Span(a, b) for a, b in pairwise(starts) if text[a:b].strip()]
    pieces = merge(span for each in statements for span in (*each.source, *each.cue, *each.content))
    told = sum(any(piece.meets(sentence) for piece in pieces) for sentence in sentences)
    return Coverage(chars=len(text), chars_read=len(text), sentences=len(sentences), sentences_with_statement=told)
