"""Live pages and newsletters: the times of entries, and the headings that stand in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.sources.lines import Line, in_capitals

__all__ = ["led", "opened", "timed"]

_ENTRY = re.compile(
    r"(?P<time>[\[(]?(?:(?:[01]?\d|2[0-4])(?:[:.]|(?-i:h))[0-5]\d(?: ?[ap]\.?m\b\.?)?(?-i: (?:GMT|UTC|[A-Z]{1,3}[SD]?T)\b)?"
    r"|(?:\d{1,2} ?|an? )(?:minutes?|mins?|m|hours?|hrs?|h) ago)[\])]?)(?:\s*[-–—|:]\s+|\s+|$)",
    re.IGNORECASE,
)
_MIN_ENTRIES = 3
_AT_LENGTH = 50  # characters of an entry; a list of shorter ones, each on its line, is a timetable
_MAX_HEADING = 80  # characters
_LABEL = re.compile(r"(?:correction|corrected|clarification|breaking|update|exclusive|new)(?:[.!:]|$)", re.IGNORECASE)
_LEAD = re.compile(r"(?P<lead>[^\Wa-z_\d][^a-z\n.?!]{2,48}[.?!])(?=\s+\S)")
_MIN_LEADS = 3


def _entries(lines: Sequence[Line]) -> list[int]:
    """The lines that open with the time of an entry; none where they are too few, in no order, or a timetable."""
    found = [(i, m) for i, line in enumerate(lines) if (m := _ENTRY.match(line.text))]
    if len(found) < _MIN_ENTRIES:
        return []
    at = {i for i, _ in found}
    told = sum(_goes_on(lines, i, m, at) for i, m in found)
    times = [_minutes(m["time"]) for _, m in found]
    steps = [a >= b for a, b in pairwise(times)]
    in_order = max(sum(steps), len(steps) - sum(steps))
    return [i for i, _ in found] if in_order >= 0.8 * len(steps) and told >= len(found) / 2 else []


def _goes_on(lines: Sequence[Line], i: int, found: re.Match[str], at: set[int]) -> bool:
    """Whether an entry says more than a row of a timetable."""
    words = len(lines[i].text) - found.end()
    follows = i + 1 < len(lines) and i + 1 not in at
    return words >= _AT_LENGTH or (follows and (not words or not lines[i + 1].after_gap))


def _minutes(time: str) -> int:
    """The minute of the day; of "2 hours ago", minutes after midnight as if the day began so long ago."""
    numbers = [int(part) for part in re.findall(r"\d+", time)[:2]] or [1]
    if "ago" in time.lower():
        return -numbers[0] * (60 if "h" in time.lower() else 1)
    hour, minute = numbers[0], numbers[1]
    return 60 * (hour % 12 + 12 * ("p" in time.lower()) if re.search(r"[ap]\.?m", time.lower()) else hour) + minute


def opened(lines: Sequence[Line]) -> dict[int, bool]:
    """The lines that open with the time of a live page's entry, and whether words follow it there."""
    return {i: (m := _ENTRY.match(lines[i].text)) is not None and m.end() < len(lines[i].text) for i in _entries(lines)}


def timed(lines: Sequence[Line]) -> list[Line]:
    """The lines with the times of a live page's entries as such, and the headings beside them."""
    found, entries = list(lines), set(_entries(lines))
    for i in entries:
        if lines[i].zones is None or [zone.kind for zone in lines[i].zones or ()] == ["timestamp"]:
            follows = i + 1 < len(lines) and i + 1 not in entries and not lines[i + 1].after_gap
            found[i] = _entry(lines[i], follows=follows)
    return found


def _entry(line: Line, *, follows: bool) -> Line:
    """The entry's first line; all of it is a heading where it is short and the entry goes on on the next."""
    m = _ENTRY.match(line.text)
    if m is None or m.end() >= len(line.text):
        return line if line.zones else line.zoned("timestamp")
    start = m.end()
    entry = Line(line.start, line.text, line.after_gap).zoned("timestamp", 0, len(m[0].rstrip()))
    told = line.text[start:]
    if follows and len(told) <= _MAX_HEADING and told[-1] not in ":,;–—":
        return entry.zoned("headline", start)
    label = _LABEL.match(told)
    if label and (label[0].isupper() or label[0][-1:] in ".:"):
        after = start + label.end()
        body = after + len(line.text[after:]) - len(line.text[after:].lstrip())
        entry = entry.zoned("headline", start, after)
        return entry.zoned("body", body) if body < len(line.text) else entry
    return entry.zoned("body", start)


def led(lines: Sequence[Line]) -> list[Line]:
    """The lines with the leads in capitals of a newsletter's paragraphs as headings; as they are where they are few."""
    leads = {i: m for i, line in enumerate(lines) if line.zones is None and (m := _LEAD.match(line.text)) and in_capitals(m["lead"])}
    found = list(lines)
    if len(leads) >= _MIN_LEADS:
        for i, m in leads.items():
            body = m.end() + len(lines[i].text[m.end() :]) - len(lines[i].text[m.end() :].lstrip())
            found[i] = lines[i].zoned("headline", 0, m.end()).zoned("body", body)
    return found
