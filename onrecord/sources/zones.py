"""The zones of a text, line by line: what is head, what is tail, what is told; by careful signs, and body where in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Span, Zone
from onrecord.sources import datelines
from onrecord.sources.reports import Facts, fact

MAX_LINES = 200_000  # a text of more lines is no report, and is left whole
_MAX_HEAD = 15  # lines that a head may have
_MAX_UNSIGNED = 3  # of them without any sign of what they are: headline and decks
_MAX_FURNITURE = 200  # characters

_BOILERPLATE = re.compile(
    r"(?:all news|home|news|menu|share|print|email|save|listen|advertisement|advertising|skip to (?:main )?content|sign in|log in|comments?"
    r"|read aloud|story continues below(?: advertisement)?|article continues below.{0,30}|for immediate release|unofficial translation"
    r"|press release|top stories|editorial|world|politics|business|opinion|analysis|explainer|live|breaking(?: news)?|exclusive"
    r"|all rights reserved\.?|\(?ends\)?|-30-|#{2,5}|[*=_ -]{3,})",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"[^\W\d_][\w &'’-]{1,30}(?: ?[/>›»|] ?[^\W\d_][\w &'’-]{1,30}){1,5}")
_PROMO = re.compile(
    r"[\s*>•▶→–—-]*(?:please |don[’']t forget to )?(?:subscribe\b|sign up (?:for|to|here)|follow (?:us|our|@)"
    r"|join (?:us|our|the conversation)|download (?:the|our)|like (?:this|us|and)\b|share (?:this|on|via)\b|click (?:here|on|to)\b"
    r"|read (?:more|also|next)\b|also read\b|see also\b|related:|more:|support (?:us|our|independent)|become a (?:member|subscriber)"
    r"|get (?:our|the) (?:\w+ )?(?:newsletter|app)|welcome to (?:leave|comment|follow)|leave (?:a|your) (?:comment|message|reply)"
    r"|have a (?:tip|story)\b)",
    re.IGNORECASE,
)
_CENSORED_PROMO = re.compile(r"(?<=[.!?\"”’])\s*(\*\*[^*.!?\n]{3,80})$")
_TAIL_CREDIT = re.compile(r"\((?:Additional )?(?:Reporting|Writing|Editing|Compiled) by .{3,}\)", re.IGNORECASE)
_TAIL_RIGHTS = re.compile(r"(?:©|\(c\) |copyright\b).{0,150}|.{0,100}\ball rights reserved\.?", re.IGNORECASE)
_PRESS_OFFICE = re.compile(r"(?:press|media|information) (?:service|office|centre|center|department|release|bureau)", re.IGNORECASE)
_MASTHEAD = re.compile(
    r"(?:[A-Z][\w'’-]*(?: of| the|) ){1,4}(?:Courier|Post|Times|News|Herald|Guardian|Tribune|Gazette|Chronicle|Journal|Observer|Telegraph"
    r"|Mail|Standard|Star|Sun|Mirror|Independent|Examiner|Register|Globe|Echo|Argus|Monitor|Review|Express|Dispatch|Inquirer|Bulletin|Record"
    r"|Sentinel|Mercury|Leader|Advertiser|Press)"
)
_TURN = re.compile(r"(?:[QA]|[^\W\d_a-z][^\W\d_a-z .'’-]{1,40}): ")
_FINAL_STOP = re.compile(r"[.…;:,][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the space around it; `zones` where they are known, None where they are to be found."""

    start: int
    text: str
    after_gap: bool = False
    zones: tuple[Zone, ...] | None = None

    def zoned(self, kind: str, start: int = 0, end: int | None = None) -> Line:
        """The line with one more zone over these characters of it."""
        span = Span(self.start + start, self.start + (len(self.text) if end is None else end))
        return replace(self, zones=(*(self.zones or ()), Zone(kind, span)))


@dataclass(frozen=True, slots=True)
class Layout:
    """What the look of a text tells: its zones in text order, and the facts that they print."""

    zones: tuple[Zone, ...]
    facts: Facts


def lines_of(text: str) -> list[Line]:
    """The lines of a plain text that are not blank."""
    lines, at, gap = [], 0, False
    for raw in text.split("\n"):
        if shown := raw.strip():
            lines.append(Line(at + raw.index(shown[0]), shown, gap))
        gap = not shown
        at += len(raw) + 1
    return lines


def plain(text: str) -> Layout:
    """The layout of a plain text."""
    if text.count("\n") > MAX_LINES:
        start = len(text) - len(text.lstrip())
        return Layout((Zone("body", Span(start, len(text.rstrip()))),), Facts())
    lines = lines_of(text)
    head, facts = _head(lines)
    layout = finish([*head, *lines[len(head) :]])
    return replace(layout, facts=facts.or_else(layout.facts))


def finish(lines: Sequence[Line]) -> Layout:
    """The layout of lines of which some are zoned: furniture, a dateline before the first body, the tail, and body for all the rest."""
    found = [line if line.zones is not None else _furniture(line) for line in lines]
    found, facts = _first_body(found)
    found = _tail(found)
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


def _furniture(line: Line) -> Line:
    """What a line can be anywhere: a time, a credit, a caption that ends in one, a call to subscribe, a word of the page's own."""
    text = line.text
    if len(text) > _MAX_FURNITURE:
        return line
    if datelines.timestamp(text):
        return line.zoned("timestamp")
    if datelines.is_credit(text):
        return line.zoned("credit")
    if _BOILERPLATE.fullmatch(text):
        return line.zoned("boilerplate")
    if _PROMO.match(text) and not re.search(r"[\"“”]", text):
        return line.zoned("promo")
    return captioned(line) if re.search(r"\S  \S[^.]*/|\((?:AP )?(?:Photo|Image|Illustration|Picture)", text) else line


def captioned(line: Line) -> Line:
    """The line as a caption, with the credit in it."""
    credit = datelines.credit_in(line.text)
    return line.zoned("caption").zoned("credit", *credit) if credit else line.zoned("caption")


def _first_body(lines: list[Line]) -> tuple[list[Line], Facts]:
    """The first lines of body searched for a dateline; it ends the head, so nothing past a few lines is one."""
    bodies = [i for i, line in enumerate(lines[: 2 * _MAX_HEAD]) if line.zones is None][:3]
    for i in bodies:
        if found := datelines.dateline(lines[i].text):
            line = lines[i].zoned("dateline", 0, found.end)
            rest = found.end + len(line.text[found.end :]) - len(line.text[found.end :].lstrip())
            return [*lines[:i], line.zoned("body", rest), *lines[i + 1 :]], found.facts
    return lines, Facts()


def _tail(lines: list[Line]) -> list[Line]:
    """The last lines: rights, who reported, calls to act, down to the last words of the story."""
    lines = list(lines)
    for i in range(len(lines) - 1, 0, -1):
        line = lines[i]
        if line.zones is None and _TAIL_CREDIT.fullmatch(line.text):
            lines[i] = line.zoned("credit")
        elif _TAIL_RIGHTS.fullmatch(line.text):
            lines[i] = replace(line, zones=None).zoned("boilerplate")
        elif line.zones is None:
            lines[i] = _promoted(line)
            break
        elif line.zones[0].kind not in ("promo", "boilerplate", "credit", "timestamp"):
            break
    return lines


def _promoted(line: Line) -> Line:
    """The story's last line without the advertisement that hangs on its end."""
    start = len(line.text)
    if found := _CENSORED_PROMO.search(line.text, max(0, start - _MAX_FURNITURE)):
        start = found.start(1)
    while (sentence := _last_sentence(line.text[:start])) is not None and _PROMO.match(line.text, sentence):
        start = sentence
    if start == len(line.text):
        return line
    told = line.text[:start].rstrip()
    return line.zoned("body", 0, len(told)).zoned("promo", start) if told else line.zoned("promo")


def _last_sentence(text: str) -> int | None:
    ends = [found.end() for found in re.finditer(r"[.!?][\"”’]?\s+(?=\S)", text[-400:])]
    return max(0, len(text) - 400) + ends[-1] if ends else None


def _head(lines: Sequence[Line]) -> tuple[list[Line], Facts]:
    """The lines above the story, each with its zone, and what they tell; empty where nothing shows that there is a head."""
    signed = [_signed(line, after=lines[i + 1 : i + 2]) for i, line in enumerate(lines[:_MAX_HEAD])]
    end = _end_of_head(signed, lines)
    head, facts, headlines = [], Facts(), 0
    for i, (line, told) in enumerate(signed[:end]):
        facts = facts.or_else(told)
        if line.zones is None:
            outlet = _outlet(line.text, lines[i + 1 : i + 2]) if not headlines else None
            facts = facts.or_else(Facts(outlet=fact(outlet)))
            headlines += not outlet
            line = line.zoned("boilerplate" if outlet else "headline" if headlines == 1 else "deck")
            if headlines == 1 and not outlet:
                facts = facts.or_else(Facts(title=fact(line.text)))
        head.append(line)
    return head, facts


def _signed(line: Line, after: Sequence[Line]) -> tuple[Line, Facts]:
    """A line of a head by its own form; without zones where the form doesn't tell."""
    text = line.text
    for kind, form in (("byline", datelines.byline), ("timestamp", datelines.timestamp), ("dateline", datelines.dateline_alone)):
        if facts := form(text):
            return line.zoned(kind), facts
    if (len(text) < 100 and _TRAIL.fullmatch(text)) or _PRESS_OFFICE.fullmatch(text):
        return line.zoned("boilerplate"), Facts()
    if after and not after[0].after_gap and datelines.is_credit(after[0].text) and not _FINAL_STOP.search(text):
        return captioned(line), Facts()
    return _furniture(line), Facts()


def _end_of_head(signed: Sequence[tuple[Line, Facts]], lines: Sequence[Line]) -> int:
    """How many lines the head has: to the last signed one, a dateline's, or a headline's before an empty line."""
    end = unsigned = 0
    for i, (line, _) in enumerate(signed):
        if line.zones is not None:
            end = i + 1
            continue
        if datelines.dateline(line.text):
            return i
        unsigned += 1
        if unsigned > _MAX_UNSIGNED or not _may_be_head(line.text, first=unsigned == 1):
            break
        if unsigned == 1 and i + 1 < len(lines) and lines[i + 1].after_gap and end == i:
            end = i + 1
    return end


def _may_be_head(text: str, *, first: bool) -> bool:
    if _TURN.match(text):
        return False
    return len(text) <= 200 and not _FINAL_STOP.search(text) if first else len(text) <= 400


def _outlet(text: str, after: Sequence[Line]) -> str | None:
    """The outlet where the line is its masthead: a paper's name, or an office over the words "Press Service"."""
    if len(text) > 80 or not after:
        return None
    office = _PRESS_OFFICE.fullmatch(after[0].text)
    return text if office or (_MASTHEAD.fullmatch(text) and (datelines.timestamp(after[0].text) or after[0].after_gap)) else None
