"""Reports of one occasion: transcripts, interviews, records of a sitting, live pages; their day and means, from the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.calendars import Calendar, is_day
from onrecord.reading.days import days
from onrecord.reading.spans import covered, meets
from onrecord.records import Report, Statement

__all__ = ["Sitting", "sitting_of"]

HEAD = 1500  # characters in which a report tells what it is of
LEAST = 3  # turns, or times before entries, that make one
LINE = 600  # characters of a line that tells it; a longer one is a paragraph of the text
SHARE = 0.5  # of all statements that are turns
_CLOCK = re.compile(r"(?m)^[ \t•*-]{0,9}\d{1,2}[:.h]\d\d\b")
_LABEL = re.compile(r"[^\n]{0,60}:\s*|\.\**\s+")
_RECORD = re.compile(r"(?i)\b(?:official record|proceedings of|question time|hansard|\w+ sitting:|took the chair|order paper)\b")
_HELD = re.compile(
    r"(?i)\b(?:sitting|question time|interview(?:ed)?(?: by)?|received (?:us|me)|recorded|held|took place|spoke|conversation|we met)\b"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_MEANS = (
    (
        "court",
        re.compile(r"(?i)\b(?:transcript of (?:the )?(?:trial|proceedings)|(?:high|supreme|district|crown) court|court transcript)\b"),
    ),
    ("briefing", re.compile(r"(?i)\b(?:briefing|press conference|news conference)\b")),
    ("speech", re.compile(r"(?i)\b(?:question time|proceedings|sitting|hansard|debate|plenary)\b")),
    ("hearing", re.compile(r"(?i)\b(?:committee|inquiry|hearing|tribunal|oral evidence)\b")),
    (
        "broadcast",
        re.compile(
            r"(?i)\b(?:on (?:the )?(?:radio|television|air)|broadcast|podcast|(?:programme|rush) transcript"
            r"|(?:radio|television) interview)\b"
        ),
    ),
    (
        "interview",
        re.compile(
            r"(?i)\b(?:interview(?:s|ed)?|receive[sd]? (?:us|me)|conversations?|spoke (?:to|with)|talk(?:s|ed) (?:to|with)"
            r"|answers? (?:our|the) questions|q ?(?:&|and) ?a|\w+ questions (?:for|to|with))\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What all of a report was said at; `live` where its entries are, each by itself, of the day that it was written."""

    day: str | None
    channel: str | None
    live: bool = False


def sitting_of(report: Report, found: Sequence[Statement], calendar: Calendar | None) -> Sitting | None:
    """The one occasion of a report, None where it is of several or of none."""
    heads = covered(zone.span for zone in report.zones if zone.kind in ("headline", "deck"))
    outer = [said for said in found if said.parent is None and not meets(heads, said.content[0].start, said.content[0].end)]
    turns = [said for said in outer if _is_turn(report.text, said)]
    bare = [said for said in outer if not said.source and not said.cue]
    first = turns or bare
    end = min([HEAD, *(min(said.source + said.content).start for said in first[:1])])
    if len(turns) >= LEAST and len(turns) >= SHARE * len(outer):
        return Sitting(_day(report, end, calendar), _means(report.text[:end]))
    if _RECORD.search(report.text[:HEAD]):
        return Sitting(_day(report, HEAD if not turns else end, calendar), "speech")
    if len(bare) >= LEAST * 2 and len(bare) >= SHARE * len(outer) and _MEANS[-1][1].search(report.text[:HEAD]):
        return Sitting(_day(report, HEAD, calendar), "interview")
    return _live(report, calendar)


def _is_turn(text: str, said: Statement) -> bool:
    label = said.source[-1].end if said.source else 0
    return not said.cue and 0 < label <= said.content[0].start and bool(_LABEL.fullmatch(text, label, said.content[0].start))


def _means(head: str) -> str | None:
    """What the head names first, for what stands above is nearer to a title."""
    found = ((at.start(), name) for name, sign in _MEANS if (at := sign.search(head)))
    return min(found, default=(0, None))[1]


def _day(report: Report, end: int, calendar: Calendar | None) -> str | None:
    """The day that the head prints with its weekday, or where it tells of the sitting; a date alone is that of the printing."""
    given: list[tuple[int, int, str]] = []
    place = 0
    for line in report.text[:end].split("\n"):
        held = _HELD.search(line) if len(line) < LINE else None
        for day in days(report.text, place, place + len(line), calendar):
            if day.said and is_day(day.said) and (held or _WEEKDAY.search(day.span.of(report.text))):
                before = held is None or day.span.start < place + held.start()
                given.append((2 * (held is None) + before, day.span.start, day.said))
        place += len(line) + 1
    return min(given)[2] if given else None


def _live(report: Report, calendar: Calendar | None) -> Sitting | None:
    if calendar is None or calendar.precision < 3:
        return None
    times = max(sum(zone.kind == "timestamp" for zone in report.zones), len(_CLOCK.findall(report.text)))
    return Sitting(calendar.told(calendar.day), None, live=True) if times > LEAST else None
