"""Paragraphs, some of a kind that their format tells, become one text with its zones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import CannotLoad
from onrecord.records import Report, Zone
from onrecord.sources import datelines, html, zones
from onrecord.sources.decoding import is_blank, normalise
from onrecord.sources.reports import NOTHING, Facts, fact, freeze
from onrecord.sources.zones import Layout, Line

_GAP = "\n\n"
_HEAD = 15  # lines in which a byline may stand
_SPACE = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together; `kind` is their zone, None where it is to be found."""

    text: str
    kind: str | None = None


def report_of(paragraphs: Iterable[Paragraph], path: str, *, facts: Facts = NOTHING, around: Facts = NOTHING) -> Report:
    """The report of the paragraphs; `facts` come before what is printed, `around` after it."""
    lines: list[Line] = []
    notes, at = [], 0
    for paragraph in paragraphs:
        clean, note = normalise(paragraph.text)
        if shown := _SPACE.sub(" ", clean).strip():
            line = Line(at, shown, after_gap=bool(lines))
            lines.append(line.zoned(paragraph.kind) if paragraph.kind else line)
            at += len(shown) + len(_GAP)
            if len(lines) > zones.MAX_LINES:
                raise CannotLoad(f"more than {zones.MAX_LINES:,} paragraphs, which no report has: split it into single reports")
        notes += [note] if note and note not in notes else []
    text = _GAP.join(line.text for line in lines)
    layout = _layout(text, lines)
    return freeze(text, path, facts=facts.or_else(layout.facts).or_else(around), zones=layout.zones, notes=notes)


def _layout(text: str, lines: Sequence[Line]) -> Layout:
    """By the kinds where a headline is among them, else as in any plain text, but for what stands at its end and has a kind."""
    if any(line.zones and line.zones[0].kind == "headline" for line in lines):
        return _by_kinds(lines)
    told = len(lines)
    while told and lines[told - 1].zones:
        told -= 1
    end = lines[told].start if told < len(lines) else len(text)
    found = zones.plain(text[:end])
    return replace(found, zones=(*found.zones, *(zone for line in lines[told:] for zone in line.zones or ())))


def _by_kinds(lines: Sequence[Line]) -> Layout:
    facts = Facts(title=next(fact(line.text) for line in lines if line.zones and line.zones[0].kind == "headline"))
    found = list(lines)
    for i, line in enumerate(found[:_HEAD]):
        named = datelines.byline(line.text) if line.zones is None or line.zones[0].kind == "byline" else None
        timed = datelines.dateline_alone(line.text) if line.zones is None else None
        if line.zones is None and (named or timed):
            found[i] = line.zoned("byline" if named else "dateline")
        facts = facts.or_else(named or timed or datelines.timestamp(line.text) or NOTHING)
    layout = zones.finish(found)
    return replace(layout, facts=facts.or_else(layout.facts))


def of_plain(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text: what stands between empty lines, else each line."""
    parts = re.split(r"\n[ \t]*\n", text) if re.search(r"\S[ \t]*\n[ \t]*\n+[ \t]*\S", text) else text.split("\n")
    return [Paragraph(part.strip()) for part in parts if not is_blank(part)]


def of_page(source: str, path: str) -> list[Paragraph]:
    """The paragraphs of a piece of a page, each with the zone that its look gives."""
    try:
        (report,) = html.load(f"<html><body><article>{source}</article></body></html>".encode("utf-8", "replace"), path)
    except CannotLoad as error:
        raise CannotLoad(f"no text in its body ({error})") from error
    opened = {zone.span.start: zone for zone in reversed(report.zones)}
    found, at = [], 0
    for line in report.text.split("\n"):
        found.append(Paragraph(line, _kind(opened.get(at), at + len(line))))
        at += len(line) + 1
    return found


def _kind(zone: Zone | None, end: int) -> str | None:
    return zone.kind if zone and zone.kind not in ("body", "headline") and zone.span.end == end else None
