"""The zones of a text, line by line: what is head, what is tail, what is told; by careful signs, and body where in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Span, Zone
from onrecord.sources import datelines, entries
from onrecord.sources.heads import MAX_HEAD, head_of
from onrecord.sources.lines import Line, captioned, furniture, lines_of
from onrecord.sources.reports import Facts, fact
from onrecord.sources.tails import agency_of, without_tail

__all__ = ["MAX_LINES", "Layout", "Line", "captioned", "finish", "plain"]

MAX_LINES = 200_000  # a text of more lines is no report, and is left whole


@dataclass(frozen=True, slots=True)
class Layout:
    """What the look of a text tells: its zones in text order, and the facts that they print."""

    zones: tuple[Zone, ...]
    facts: Facts


def plain(text: str) -> Layout:
    """The layout of a plain text."""
    if text.count("\n") > MAX_LINES:
        start = len(text) - len(text.lstrip())
        return Layout((Zone("body", Span(start, len(text.rstrip()))),), Facts())
    lines = lines_of(text)
    head, facts = head_of(lines)
    layout = finish([*head, *entries.headed(lines[len(head) :])], facts.authors)
    return replace(layout, facts=facts.or_else(layout.facts))


def finish(lines: Sequence[Line], authors: Sequence[str] = ()) -> Layout:
    """The layout of lines of which some are zoned: furniture, times of entries, a dateline, the tail; body for all the rest."""
    found = [line if line.zones is not None else furniture(line) for line in entries.led(entries.timed(lines))]
    found, facts = _first_body(found)
    found = without_tail(found, authors)
    facts = facts.or_else(Facts(agency=fact(agency_of(found))))
    whole = [line if line.zones is not None else line.zoned("body") for line in found]
    return Layout(tuple(_joined(zone for line in whole for zone in line.zones or ())), facts)


def _joined(zones: Iterable[Zone]) -> Iterator[Zone]:
    """Neighbouring stretches of body as one."""
    body: Zone | None = None
    for zone in zones:
        if zone.kind == "body":
            body = Zone("body", Span(body.span.start if body else zone.span.start, zone.span.end))
            continue
        if body:
            yield body
            body = None
        yield zone
    if body:
        yield body


def _first_body(lines: list[Line]) -> tuple[list[Line], Facts]:
    """The first lines of body searched for a dateline; it ends the head, so nothing past a few lines is one."""
    bodies = [i for i, line in enumerate(lines[: 2 * MAX_HEAD]) if line.zones is None][:3]
    for i in bodies:
        if found := datelines.dateline(lines[i].text):
            line = lines[i].zoned("dateline", 0, found.end)
            rest = found.end + len(line.text[found.end :]) - len(line.text[found.end :].lstrip())
            return [*lines[:i], line.zoned("body", rest), *lines[i + 1 :]], found.facts
    return lines, Facts()
