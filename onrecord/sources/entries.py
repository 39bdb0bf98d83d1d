"""Live pages, newsletters and long reads: the times of entries, and the headings over stretches of a story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.sources.lines import Line, in_capitals

__all__ = ["first_entry", "headed", "led", "timed"]

_ENTRY = re.compile(
    r"(?P<time>[\[(]?(?:[01]?\d|2[0-4])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?-i: (?:GMT|UTC|[A-Z]{1,3}[SD]?T)\b)?[\])]?)(?:\s*[-–—|:]\s+|\s+|$)",
    re.IGNORECASE,
)
_MIN_ENTRIES = 3
_MAX_HEADING = 80  # characters
_LABEL = re.compile(r"(?:correction|corrected|clarification|breaking|update|exclusive|new)(?:[.!]|$)", re.IGNORECASE)
_LEAD = re.compile(r"(?P<lead>[^\Wa-z_\d][^a-z\n.?!]{2,48}[.?!])(?=\s+\S)")
_MIN_LEADS = 3
_STOP = re.compile(r"[.…;:,!?][\"”’')\]]*$")
_LISTED = re.compile(r"[•●▪*\d–—>#|-]")
_TOLD = 80  # characters from which a line is the story itself


def _entries(lines: Sequence[Line]) -> list[int]:
    """The lines that open with the time of an entry; none where they are too few, or in no order."""
    found = [(i, m) for i, line in enumerate(lines) if (m := _ENTRY.match(line.text))]
    if len(found) < _MIN_ENTRIES:
        return []
    times = [_minutes(m["time"]) for _, m in found]
    steps = [a >= b for a, b in pairwise(times)]
    in_order = max(sum(steps), len(steps) - sum(steps))
    return [i for i, _ in found] if in_order >= 0.8 * len(steps) else []


def _minutes(time: str) -> int:
    hour, minute = (int(part) for part in re.findall(r"\d+", time)[:2])
    return 60 * (hour % 12 + 12 * ("p" in time.lower()) if re.search(r"[ap]\.?m", time.lower()) else hour) + minute


def first_entry(lines: Sequence[Line]) -> int | None:
    """The first entry of a live page; None where the text is none."""
    return next(iter(_entries(lines)), None)


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
    entry = Line(line.start, line.text, line.after_gap).zoned("timestamp", 0, m.end("time"))
    told = line.text[start:]
    if follows and len(told) <= _MAX_HEADING and told[-1] not in ":,;–—":
        return entry.zoned("headline", start)
    label = _LABEL.match(told)
    if label and (label[0].isupper() or label[0][-1:] == "."):
        after = start + label.end()
        body = after + len(line.text[after:]) - len(line.text[after:].lstrip())
        entry = entry.zoned("headline", start, after)
        return entry.zoned("body", body) if body < len(line.text) else entry
    return entry.zoned("body", start)


def headed(lines: Sequence[Line]) -> list[Line]:
    """The lines with the headings of sections: short, without a stop, an empty line around, and the story before and after."""
    found = list(lines)
    for i in range(1, len(lines) - 1):
        line = lines[i]
        if line.zones is None and line.after_gap and _may_head(line.text) and _between(lines, i):
            found[i] = line.zoned("headline")
    return found


def _between(lines: Sequence[Line], i: int) -> bool:
    """Whether the story is told before a line and after it; before it is enough for words in capitals."""
    after = lines[i + 1]
    if in_capitals(lines[i].text):
        return len(lines[i - 1].text) >= _TOLD
    told = any(len(each.text) >= _TOLD for each in lines[max(0, i - 3) : i])
    return told and after.after_gap and after.zones is None and len(after.text) >= _TOLD


def _may_head(text: str) -> bool:
    words = text.split()
    starts = text[0].isupper() or text[0] in "‘“\"'„«»"
    return (
        len(words) >= 2 and len(text) <= _MAX_HEADING and starts and not _STOP.search(text) and not _LISTED.match(text) and ": " not in text
    )


def led(lines: Sequence[Line]) -> list[Line]:
    """The lines with the leads in capitals of a newsletter's paragraphs as headings; as they are where they are few."""
    leads = {i: m for i, line in enumerate(lines) if line.zones is None and (m := _LEAD.match(line.text)) and in_capitals(m["lead"])}
    found = list(lines)
    if len(leads) >= _MIN_LEADS:
        for i, m in leads.items():
            body = m.end() + len(lines[i].text[m.end() :]) - len(lines[i].text[m.end() :].lstrip())
            found[i] = lines[i].zoned("headline", 0, m.end()).zoned("body", body)
    return found
