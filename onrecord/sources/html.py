"""Web pages: `.html`, `.htm`, `.xhtml`; the text is what a reader of the page reads, one block a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.errors import CannotLoad
from onrecord.records import Report
from onrecord.sources import datelines, metadata, taken_over, zones
from onrecord.sources.blocks import Block, Part
from onrecord.sources.decoding import decode, is_blank, normalise
from onrecord.sources.page import clean, parse
from onrecord.sources.reports import NOTHING, Facts, fact, freeze
from onrecord.sources.story import story_of
from onrecord.sources.zones import Line

SUFFIXES = (".html", ".htm", ".xhtml")

_MAX_PAGE = 16 * 2**20  # bytes; the largest pages have some millions
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_DECLARED_WITHIN = 16 * 1024  # bytes; browsers look at 1024, editors put it where they like
_MAX_SIGNED = 200  # characters of a byline
_MAX_STAMP = 60
_MAX_DECK = 600
_TOLD = 80  # characters from which a block without a kind is the story itself, past which nothing is a deck
_SIGNED_BY = re.compile(r"(?:von|par|por|di|av|af|door|przez|autor(?:in|en)?:|text:)\s+", re.IGNORECASE)  # names, not words, are looked for
_SENTENCE = re.compile(r".{60,}[.?!][\"”’)]?")


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is a page."""
    return bool(_START.match(head))


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report]:
    """The one report of the page; raises CannotLoad where the bytes are no page, or no text is left on it."""
    if len(data) > _MAX_PAGE:
        raise CannotLoad(f"a page of more than {_MAX_PAGE // 2**20} MB: save it as text")
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    decoded = decode(data, (declared[1] or declared[2]).decode() if declared else None)
    source, note = normalise(decoded.text)
    if is_blank(source):
        raise CannotLoad("empty: there is nothing to read")
    page = parse(source)
    blocks, title = story_of(page)
    said = metadata.facts_of(page)
    lines = _lines(blocks, None if title is not None else said.title)
    if not blocks or not lines:
        raise CannotLoad("no text on the page: it may be made by a script; save it as the browser shows it")
    layout = zones.finish(lines)
    text = "\n".join(line.text for line in lines)
    headline = _called(fact(_told(page.text(title))), said.title) if title is not None else None
    facts = Facts(title=headline).or_else(said).or_else(_printed(lines)).or_else(layout.facts).or_else(around)
    if not facts.authors and not facts.agency:
        facts = replace(facts, authors=metadata.bylined(page, facts.outlet, facts.url))
    report = freeze(text, path, facts=replace(facts, url=_address(said.url, around.url)), zones=layout.zones, notes=(decoded.note, note))
    other = taken_over.by_another(said.url, around.url) or taken_over.by_another(metadata.origin(page), around.url or said.url)
    yield taken_over.marked(report, f"the page gives the report's own address as one on {other}") if other else report


def _address(said: str | None, taken_from: str | None) -> str | None:
    """The page's own address, on the site that it was taken from: another's would make it a version of that one's report."""
    if not said or not taken_from:
        return said or taken_from
    return said if _site(said) == _site(taken_from) else taken_from


def _site(address: str) -> str:
    try:
        return re.sub(r"^(?:www|m|amp|mobile)\.", "", urlsplit(address).hostname or "")
    except ValueError:  # half an address of six bytes
        return address


def _called(heading: str | None, declared: str | None) -> str | None:
    """The heading without the line that stands over it, where the page calls itself by the rest."""
    told = heading and declared and heading != declared and heading.endswith(declared) and len(declared.split()) > 2
    return declared if told else heading


def _told(text: str) -> str:
    """Text from the tree as it is kept; character references may have brought in anything."""
    return clean(normalise(text)[0])


def _lines(blocks: Sequence[Block], title: str | None) -> list[Line]:
    """The blocks as lines, zoned where their look tells; the page's title first where it has no heading that gives it."""
    lines: list[Line] = [Line(0, title).zoned("headline")] if title else []
    at, told = len(title) + 1 if title else 0, False
    for block in blocks:
        if text := _told(block.text):
            line = _zoned(Line(at, text), block.kind, block.parts if text == block.text else (), told=told)
            told = told or (line.zones is None and len(text) >= _TOLD)
            lines.append(line)
            at += len(text) + 1
    return lines


def _zoned(line: Line, kind: str | None, parts: tuple[Part, ...], *, told: bool) -> Line:
    """The line with the zone that its look gives; without where it says too much to be one."""
    text = line.text
    if not kind and len(parts) == 1 and parts[0][1:] == (0, len(text)):
        kind = parts[0][0]
    if kind == "headline" or (kind == "byline" and len(text) <= _MAX_SIGNED and not _SENTENCE.fullmatch(text)):
        return _beside_time(line, kind, parts)
    if kind == "caption":
        credit = next((part for part in parts if part[0] == "credit"), None)
        return line.zoned("caption").zoned(*credit) if credit else zones.captioned(line)
    if kind == "timestamp" and (datelines.timestamp(text) or (len(text) <= _MAX_STAMP and re.search(r"\d", text))):
        return line.zoned(kind)
    if (kind == "credit" and len(text) <= _MAX_SIGNED) or (kind == "deck" and not told and len(text) <= _MAX_DECK):
        return line.zoned(kind)
    return line


def _beside_time(line: Line, kind: str, parts: tuple[Part, ...]) -> Line:
    """A headline or byline, and the time that stands before or after it on its line."""
    size = len(line.text)
    for what, start, end in parts:
        before, after = line.text[:start].rstrip(), line.text[end:].lstrip()
        if what == "timestamp" and start == 0 and after:
            return line.zoned(what, 0, end).zoned(kind, size - len(after))
        if what == "timestamp" and end == size and before:
            return line.zoned(kind, 0, len(before)).zoned(what, start)
    return line.zoned(kind)


def _printed(lines: Sequence[Line]) -> Facts:
    """What bylines and times on the page say in words."""
    facts = Facts()
    for line in lines:
        for zone in line.zones or ():
            words = line.text[zone.span.start - line.start : zone.span.end - line.start]
            if zone.kind == "byline":
                named = _SIGNED_BY.match(words)
                signed = re.sub(" (?:und|et) ", " and ", words[named.end() :]) if named else words
                facts = facts.or_else(datelines.byline(words) or datelines.byline(f"By {signed}") or Facts())
            elif zone.kind == "timestamp":
                facts = facts.or_else(datelines.timestamp(words) or Facts())
    return facts
