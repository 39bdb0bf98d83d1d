"""The head of a plain text: the lines above the story, each with its zone, and what they tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.sources import datelines, entries, imprint
from onrecord.sources.lines import Line, captioned, furniture, in_capitals
from onrecord.sources.reports import Facts, fact

__all__ = ["MAX_HEAD", "head_of"]

MAX_HEAD = 15  # lines that a head may have
_MAX_UNSIGNED = 3  # of them without any sign of what they are: headline and decks
_MAX_STOPPED = 100  # characters of a headline that ends as a sentence does
_MAX_POINT = 200
_MAX_NAME = 60
_SHORT = 60  # characters after a dateline that are no sentence of a report

_TRAIL = re.compile(r"[^\W\d_][\w &'’-]{1,30}(?: ?[/>›»|] ?[^\W\d_][\w &'’-]{1,30}){1,5}")
_PRESS_OFFICE = re.compile(r"(?:press|media|information) (?:service|office|centre|center|department|release|bureau)", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:(?:the )?(?:ministry|department|embassy|secretariat|government|presidency|cabinet|office|directorate) (?:of|for)\b[^.:]*"
    r"|[^.:]{3,80}\b(?:press|media|information|publicity) (?:service|office|wing|centre|center|department|bureau|directorate))",
    re.IGNORECASE,
)
_TURN = re.compile(r"(?!LIVE\b|BREAKING\b|WATCH\b|VIDEO\b|EXCLUSIVE\b|INTERVIEW\b)(?:[QA]|[^\W\d_a-z][^\W\d_a-z .'’-]{1,40}): ")
_FINAL_STOP = re.compile(r"[.…;:,][\"”’')\]]*$")
_POINT = re.compile(r"[•●▪■‣*–-] ?\S")
_RUBRIC = re.compile(r"(?:(?:\w+ ){1,2}in brief|(?:proceedings|minutes|journal) of (?:the )?[^:]{3,40}): (?=\S)", re.IGNORECASE)

Signed = tuple[Line, Facts]


def head_of(lines: Sequence[Line]) -> tuple[list[Line], Facts]:
    """The lines above the story with their zones; empty where nothing shows that there is a head."""
    entry = entries.first_entry(lines)
    lines = lines[:entry] if entry is not None and entry <= MAX_HEAD else lines
    first = lines[: MAX_HEAD + 1]
    is_place = imprint.is_place_of("\n".join(line.text for line in lines))
    signed: list[Signed] = []
    for i, line in enumerate(first[:MAX_HEAD]):
        known = any(_is_office(above.text) for above in first[:i])  # who publishes: the next name is the place
        signed.append(_signed(line, first[i + 1 : i + 2], (lambda _: True) if known else is_place))
    signed = _points(_people(signed))
    end = _end_of_head(signed, lines, live=entry is not None)
    return _zoned(signed[:end], lines)


def _zoned(signed: Sequence[Signed], lines: Sequence[Line]) -> tuple[list[Line], Facts]:
    head: list[Line] = []
    facts, headline = Facts(), ""
    for i, (line, told) in enumerate(signed):
        facts = facts.or_else(told)
        if line.zones is None:
            outlet = _outlet(line.text, lines[i + 1 : i + 2]) if not headline else _named(line.text, headline)
            facts = facts.or_else(Facts(outlet=fact(outlet)))
            if outlet or (headline and _is_rubric(line.text, headline)):
                line = line.zoned("boilerplate")
            elif headline:
                line = line.zoned("deck")
            else:
                line, headline = _headline(line), line.text[rubric.end() :] if (rubric := _RUBRIC.match(line.text)) else line.text
                facts = facts.or_else(Facts(title=fact(headline)))
        head.append(line)
    return head, facts


def _headline(line: Line) -> Line:
    """The line as a headline, without the rubric before it."""
    rubric = _RUBRIC.match(line.text)
    return line.zoned("boilerplate", 0, rubric.end() - 1).zoned("headline", rubric.end()) if rubric else line.zoned("headline")


def _signed(line: Line, after: Sequence[Line], is_place: Callable[[str], bool]) -> Signed:
    """A line of a head by its own form; without zones where the form doesn't tell."""
    text = line.text
    if facts := datelines.timestamp(text):
        return line.zoned("timestamp"), facts
    alone = datelines.dateline_alone(text)
    if alone and not datelines.is_masthead(alone.place or "") and (is_place(alone.place or "") or "," not in text):
        return line.zoned("dateline"), alone
    dateline = datelines.dateline(text)
    if (not dateline or len(text) - dateline.end < _SHORT) and (found := imprint.cut(text, is_place)):
        for kind, start, end in found.cuts:
            line = line.zoned(kind, start, end)
        return line, found.facts
    if facts := datelines.byline(text):
        return line.zoned("byline"), facts
    if alone:
        return line.zoned("dateline"), alone
    if datelines.is_unnamed_byline(text):
        return line.zoned("byline"), Facts()
    if (len(text) < 100 and _TRAIL.fullmatch(text)) or _PRESS_OFFICE.fullmatch(text):
        return line.zoned("boilerplate"), Facts()
    if len(text) < 120 and _OFFICE.fullmatch(text) and (line.start or (after and not after[0].after_gap)):
        return line.zoned("boilerplate"), Facts(outlet=fact(text))
    if after and not after[0].after_gap and datelines.is_credit(after[0].text) and not _FINAL_STOP.search(text):
        return captioned(line), Facts()
    return furniture(line), Facts()


def _people(signed: Sequence[Signed]) -> list[Signed]:
    """Lines of names alone, below a headline and beside another sign of a head, are bylines."""
    found = list(signed)
    for i, (line, _) in enumerate(signed):
        beside = [each for each, _ in (*found[max(0, i - 1) : i], *signed[i + 1 : i + 2]) if each.zones]
        if (
            i
            and line.zones is None
            and beside
            and any(each.zones is None for each, _ in found[:i])
            and (names := datelines.people(line.text))
        ):
            found[i] = line.zoned("byline"), Facts(authors=names)
    return found


def _points(signed: Sequence[Signed]) -> list[Signed]:
    """The points under a headline, with the words over them, as decks."""
    found = list(signed)
    points = [
        i for i, (line, _) in enumerate(signed) if i and line.zones is None and len(line.text) <= _MAX_POINT and _POINT.match(line.text)
    ]
    run = [i for n, i in enumerate(points) if i == points[0] + n]
    above = [line for line, _ in signed[: run[0]] if line.zones is None] if run else []
    if len(run) < 2 or not 1 <= len(above) <= _MAX_UNSIGNED or any(len(line.text) > _MAX_POINT for line in above):
        return found
    if run[-1] + 1 < len(signed) and _POINT.match(signed[run[-1] + 1][0].text) and signed[run[-1] + 1][0].zones is None:
        return found  # a list that goes on at length is the story
    over = run[0] - 1
    if len(above) > 1 and signed[over][0].zones is None and len(signed[over][0].text) <= _MAX_NAME:
        found[over] = signed[over][0].zoned("deck"), Facts()
    for i in run:
        found[i] = signed[i][0].zoned("deck"), Facts()
    return found


def _end_of_head(signed: Sequence[Signed], lines: Sequence[Line], *, live: bool) -> int:
    """How many lines the head has: to the last signed one, a dateline's, or a headline's before an empty line."""
    end = unsigned = 0
    for i, (line, _) in enumerate(signed):
        if line.zones is not None:
            end = i + 1
            continue
        if datelines.dateline(line.text):
            return i
        unsigned += 1
        signs_follow = any(each.zones is not None for each, _ in signed[i + 1 : i + 4])
        if unsigned > _MAX_UNSIGNED or not _may_be_head(line.text, first=unsigned == 1, signs_follow=signs_follow or live):
            break
        if unsigned == 1 and end == i and ((i + 1 < len(lines) and lines[i + 1].after_gap) or (live and i + 1 == len(lines))):
            end = i + 1
    return end


def _may_be_head(text: str, *, first: bool, signs_follow: bool) -> bool:
    if _TURN.match(text) and (not signs_follow or len(text) > _MAX_NAME or _FINAL_STOP.search(text)):
        return False
    stopped = bool(_FINAL_STOP.search(text))
    return len(text) <= (_MAX_STOPPED if signs_follow and stopped else 200) and (signs_follow or not stopped) if first else len(text) <= 400


def _is_office(text: str) -> bool:
    return bool(_PRESS_OFFICE.fullmatch(text) or (len(text) < 120 and _OFFICE.fullmatch(text)) or datelines.is_masthead(text))


def _outlet(text: str, after: Sequence[Line]) -> str | None:
    """The outlet where the line is its masthead: a paper's name, or an office over the words "Press Service"."""
    if len(text) > 80 or not after:
        return None
    office = _PRESS_OFFICE.fullmatch(after[0].text)
    return text if office or (datelines.is_masthead(text) and (datelines.timestamp(after[0].text) or after[0].after_gap)) else None


def _named(text: str, headline: str) -> str | None:
    """The outlet where a line below the headline is its name: a masthead, or a name in capitals."""
    if len(text) > _MAX_NAME or _FINAL_STOP.search(text):
        return None
    shouted = in_capitals(text) and not in_capitals(headline) and text.startswith("THE ")
    return text if datelines.is_masthead(text) or shouted else None


def _is_rubric(text: str, headline: str) -> bool:
    """A section's name in capitals below a headline that is not."""
    return len(text) <= _MAX_NAME and in_capitals(text) and not in_capitals(headline) and not re.search(r"[!?:]$", text)
