"""The zones of a text, line by line: what is head, what is tail, what is told; by careful signs, and body where in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from onrecord.records import Span, Zone
from onrecord.sources import datelines, entries, heads, imprint, sequence
from onrecord.sources.lines import Line, captioned, furniture, lines_of
from onrecord.sources.reports import Facts, fact
from onrecord.sources.tails import agencies_in, agency_of, authors_of, is_of_the_desk, is_sign_off, without_tail

__all__ = ["MAX_LINES", "Layout", "Line", "captioned", "finish", "plain"]

_TOLD = 120  # characters of a line that opens with a dateline, from which it is the story
_OVER_CREDIT = frozenset(("boilerplate", "byline", "section", "deck"))
_SIGNED = frozenset(("byline", "caption", "credit", "dateline"))
_SIGNED_BY = re.compile(r"(?:(?:written |reported |words |text |story |exclusive:? )?by|from) ", re.IGNORECASE)
_AT_FOOT = frozenset(("boilerplate", "byline", "section", "credit"))
_TURN = re.compile(
    r"(?!(?:NOTES?|CONTACTS?|EDITORS?|COPYRIGHT|SOURCE|CREDIT|PHOTO)\b)[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){1,40}(?: \([^()]{1,60}\))?: "
    r".*[.!?…—-][\"”’)]*"
)
_CONVERSATION = 3  # turns
_PICTURES = 4  # in a row
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
    kinds = _settled(lines, sequence.kinds_of(lines))
    is_place = imprint.is_place_of(text)
    told, facts = list[Line](), Facts()
    for i, (line, kind) in enumerate(zip(entries.timed(lines), kinds, strict=True)):
        if line.zones is None:
            line, said = heads.told(line, kind, is_place)
            facts = facts.or_else(said) if i < heads.MAX_HEAD or kind == "credit" else facts
        told.append(line)
    told, opened = _first_body(list(entries.led(told)))
    told = without_tail(told, facts.authors)
    outlet = fact(heads.outlet_of(lines[: heads.MAX_HEAD], kinds[: heads.MAX_HEAD]))
    if _signers(told) > 1:
        facts = replace(facts, authors=())  # letters: none of those who sign wrote the others
    facts = facts.or_else(opened).or_else(Facts(outlet=outlet, agency=fact(agency_of(told)), authors=authors_of(told)))
    return Layout(tuple(_joined(_whole(told))), facts)


def _settled(lines: Sequence[Line], kinds: Sequence[str]) -> list[str]:
    """The kinds, where a neighbour or the end of the text tells for certain: a picture's line over its credit, an agency's name."""
    found = list(kinds)
    last = max((i for i, kind in enumerate(kinds) if kind == "body"), default=0)
    for i, line in enumerate(lines[1:], start=1):
        picture = furniture(line).zones if kinds[i] in _OVER_CREDIT else None
        if picture and (picture[0].kind == "caption" or (picture[0].kind == "credit" and i < last)):
            found[i] = picture[0].kind
        if found[i] == "boilerplate" and i < heads.MAX_HEAD and _SIGNED_BY.match(line.text) and _is_byline(line.text):
            found[i] = "byline"
        if found[i] == "boilerplate" and len(line.text) > _TOLD and datelines.dateline(line.text):
            found[i] = "body"
        if i > last and found[i] in _AT_FOOT and is_of_the_desk(line.text):
            found[i] = "credit"
        over = found[i] == "credit" and i > 1 and not line.after_gap and datelines.is_credit(line.text)
        if over and found[i - 1] in (*_OVER_CREDIT, "credit") and not datelines.is_credit(lines[i - 1].text):
            found[i - 1] = "caption"
    if (short := heads.short_headline(lines, found)) is not None:
        found = [_under(lines, found, i) if kind == "headline" else kind for i, kind in enumerate(found)]
        found[short] = "headline"
    first = found.index("body") if last else 0
    in_head = "headline" in kinds[:first] and not _SIGNED.isdisjoint(found[first + 1 : first + 4])
    if in_head and first < last and lines[first].text[-1].isalpha():
        found[first] = "deck"  # no sentence of the story, as the head goes on under it
    turns = [i for i, line in enumerate(lines) if _TURN.fullmatch(line.text)]
    spoken = [i for i in turns if found[i] == "body"]
    if len(spoken) >= _CONVERSATION:
        for i in turns:
            found[i] = "body" if i > spoken[0] and found[i] in _AT_FOOT else found[i]
    for run in _runs(found, "caption"):
        if len(run) > _PICTURES:
            for i in run:
                found[i] = "body"  # pictures do not tell a story at length
    if len(lines) > 1 and found[-1] in _AT_FOOT:
        signed = is_sign_off(lines[-1].text, agencies_in(lines))
        found[-1] = "credit" if signed else "boilerplate" if found[-1] == "credit" and lines[-1].text.isalpha() else found[-1]
    return found


def _under(lines: Sequence[Line], kinds: Sequence[str], i: int) -> str:
    """What a line under the headline is that was taken for it: a deck where the head goes on, else the story."""
    goes_on = i + 1 < len(lines) and (kinds[i + 1] in _SIGNED or datelines.dateline(lines[i + 1].text))
    return "deck" if goes_on and not heads.breaks_off(lines[i].text) else "body"


def _is_byline(text: str) -> bool:
    return datelines.byline(text) is not None or datelines.is_unnamed_byline(text)


def _runs(kinds: Sequence[str], kind: str) -> Iterator[list[int]]:
    """The lines of one kind that follow each other."""
    for same, run in groupby(range(len(kinds)), lambda i: kinds[i] == kind):
        if same:
            yield list(run)


def _signers(lines: Sequence[Line]) -> int:
    """How many sign what stands above their name."""
    kinds = [line.zones[0].kind if line.zones else "body" for line in lines]
    return sum(kind == "byline" and before == "body" for before, kind in pairwise(kinds))


def finish(lines: Sequence[Line], authors: Sequence[str] = ()) -> Layout:
    """The layout of lines of which some are zoned: furniture, times of entries, a dateline, the tail; body for all the rest."""
    found = [line if line.zones is not None else furniture(line) for line in entries.led(entries.timed(lines))]
    found, facts = _first_body(found)
    found = without_tail(found, authors)
    facts = facts.or_else(Facts(agency=fact(agency_of(found)), authors=authors_of(found)))
    return Layout(tuple(_joined(_whole(found))), facts)


def _whole(lines: Iterable[Line]) -> Iterator[Zone]:
    """All zones of the lines, of which the rest is body."""
    for line in lines:
        yield from (line if line.zones is not None else line.zoned("body")).zones or ()


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
    bodies = [i for i, line in enumerate(lines[: heads.MAX_HEAD]) if line.zones is None][:3]
    for i in bodies:
        if found := datelines.dateline(lines[i].text):
            line = lines[i].zoned("dateline", 0, found.end)
            rest = found.end + len(line.text[found.end :]) - len(line.text[found.end :].lstrip())
            return [*lines[:i], line.zoned("body", rest), *lines[i + 1 :]], found.facts
    return lines, Facts()
