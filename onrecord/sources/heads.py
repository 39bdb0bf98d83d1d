"""Lines whose kind is known become zones and facts: cut where they tell several things at once, and read for who, when and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from onrecord.sources import datelines, imprint
from onrecord.sources.dates import printed
from onrecord.sources.lines import Line, captioned, furniture, in_capitals, is_furniture
from onrecord.sources.looks import looks_of
from onrecord.sources.reports import Facts, fact

__all__ = ["MAX_HEAD", "breaks_off", "outlet_of", "short_headline", "told"]

MAX_HEAD = 30  # lines in which a report says who wrote it, when and where
_NEAR = 3  # lines between a headline and the story
_MAX_NAME = 80
_SHORT = 60  # characters after a dateline that are no sentence of a report

_PRESS_OFFICE = re.compile(r"(?:press|media|information) (?:service|office|centre|center|department|release|bureau)", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:(?:the )?(?:ministry|department|embassy|secretariat|government|presidency|cabinet|office|directorate) (?:of|for)\b[^.:]*"
    r"|[^.:]{3,80}\b(?:press|media|information|publicity) (?:service|office|wing|centre|center|department|bureau|directorate))",
    re.IGNORECASE,
)
_RUBRIC = re.compile(r"(?:(?:\w+ ){1,2}in brief|(?:proceedings|minutes|journal) of (?:the )?[^:]{3,40}): (?=\S)", re.IGNORECASE)
_LEGEND = re.compile(r"[█▇■▉]{1,4}\xa0\S")  # of a map or a chart
_SHORT_HEADLINE = re.compile(r"(?=.{8,80}$)(?=.* [a-z]{4,})[\"“‘']?[^\W\d_a-z][\w'’-]*(?: [\w'’\"“”-]+)+[?!]?")
_NO_HEADLINE = re.compile(r"\.[\"”]?$|\b(?:said|says)$|[a-z]{3}[.!?][\"”]? \S|^(?:Image|Picture|Photo) \w+, ")
_BREAKS_OFF = re.compile(r"\b(?:the|an?|of|in|on|at|to|for|by|from|with|and|as)$")
_NO_TITLE = frozenset(
    "page's furniture,command,call,kind of paper,note of its own,known heading,mailing list,form of people,form of a masthead,day,year,time"
    ",job,contact,rights,signs off,lead of a byline,form of a byline,lead of a credit,trail,who was there,opening or close,order of the day"
    ",letter,I and you".split(",")
)
_MARKED = re.compile(r"^(?:#{1,6} |\*{1,3}(?=\S)|_(?=\S))+|(?<=\S)[*_]{1,3}$")

IsPlace = Callable[[str], bool]


def told(line: Line, kind: str, is_place: IsPlace) -> tuple[Line, Facts]:
    """The line with its zones, and what it says; body stays without, for what follows to look at."""
    if _LEGEND.match(line.text):
        return line.zoned("caption"), Facts()
    if kind == "body":
        return furniture(line), Facts()
    if kind == "caption":
        return captioned(line), Facts()
    if kind in ("headline", "section"):
        return _headline(line, kind)
    if kind in ("boilerplate", "timestamp", "dateline", "byline", "credit") and (found := _cut(line, kind, is_place)):
        return found
    return line.zoned(kind), _facts(line.text, kind)


def _headline(line: Line, kind: str) -> tuple[Line, Facts]:
    """The line as a headline, without the rubric before it; only the report's own is its title."""
    rubric = _RUBRIC.match(line.text)
    at = rubric.end() if rubric else 0
    zoned = line.zoned("boilerplate", 0, at - 1).zoned("headline", at) if rubric else line.zoned("headline")
    return zoned, Facts(title=fact(_MARKED.sub("", line.text[at:]))) if kind == "headline" else Facts()


def _cut(line: Line, kind: str, is_place: IsPlace) -> tuple[Line, Facts] | None:
    """The line as place and date, or cut at its separators; None where it is one thing."""
    text = line.text
    if datelines.timestamp(text) or is_furniture(text):
        return None
    alone = datelines.dateline_alone(text)
    if alone and not datelines.is_masthead(alone.place or "") and (kind == "dateline" or is_place(alone.place or "") or "," not in text):
        return line.zoned("dateline"), alone
    if found := imprint.cut(text, is_place):
        for name, start, end in found.cuts:
            line = line.zoned(name, start, end)
        return line, found.facts
    return (line.zoned("dateline"), alone) if alone and not datelines.is_masthead(alone.place or "") else None


def _facts(text: str, kind: str) -> Facts:
    """What a line of one kind says."""
    if kind == "timestamp":
        return datelines.timestamp(text) or Facts(published=printed(text))
    if kind == "byline":
        return datelines.signed(text)
    if kind == "dateline":
        return datelines.dateline_alone(text) or Facts(published=printed(text))
    if kind == "credit":
        return Facts(agency=fact(datelines.credited(text)))
    return Facts()


def short_headline(lines: Sequence[Line], kinds: Sequence[str]) -> int | None:
    """The line above the story that is a headline of few words, where none is, or but a sentence of the story or one of a picture."""
    above = list(takewhile(lambda i: kinds[i] in ("boilerplate", "byline"), range(min(len(lines), MAX_HEAD))))[-_NEAR:]
    if not above and kinds[:1] == ["body"] and len(lines) > 1 and lines[1].after_gap and not breaks_off(lines[0].text):
        above = [0]
    may_be = [i for i in above if _SHORT_HEADLINE.fullmatch(lines[i].text) and not is_furniture(lines[i].text)]
    titled = kinds.index("headline") if "headline" in kinds else None
    if titled is not None and (titled > _NEAR or not (_NO_HEADLINE.search(lines[titled].text) or breaks_off(lines[titled].text))):
        return None
    looks = looks_of(lines[:MAX_HEAD]) if may_be else ()
    return next((i for i in reversed(may_be) if looks[i].isdisjoint(_NO_TITLE)), None)


def breaks_off(text: str) -> bool:
    """Whether a line ends within its clause."""
    return bool(_BREAKS_OFF.search(text))


def outlet_of(lines: Sequence[Line], kinds: Sequence[str]) -> str | None:
    """The outlet by the first line of the head that is a paper's name, an office, or a name in capitals under the headline."""
    headline = next((line.text for line, kind in zip(lines, kinds, strict=True) if kind == "headline"), "")
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "boilerplate" and len(line.text) <= _MAX_NAME and _is_outlet(line.text, headline, lines[i + 1 : i + 2]):
            return line.text
    return None


def _is_outlet(text: str, headline: str, after: Sequence[Line]) -> bool:
    if datelines.is_rubric(text):
        return False
    if datelines.is_masthead(text) or _OFFICE.fullmatch(text) or (after and _PRESS_OFFICE.fullmatch(after[0].text)):
        return True
    return in_capitals(text) and not in_capitals(headline) and text.startswith("THE ")
