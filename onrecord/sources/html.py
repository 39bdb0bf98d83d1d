"""Web pages: `.html`, `.htm`, `.xhtml`; the text is what a reader of the page reads, one block a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.errors import CannotLoad
from onrecord.records import Report
from onrecord.sources import datelines, kept, metadata, taken_over, zones
from onrecord.sources.blocks import Block, Part
from onrecord.sources.decoding import decode, is_blank, normalise
from onrecord.sources.page import Element, Page, clean, parse
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
_NO_TEXT = "no text on the page: it may be made by a script; save it as the browser shows it"
_TOP = 4  # blocks in which a headline that is none by its markup stands
_SHOWN = 1500  # characters from which a page is not made by a script
_MADE_BY_SCRIPT = 4  # how much more a page tells machines than it shows, where it is made by a script
_MAX_LEAD = 25  # characters before a link that it is the whole point of
_MAX_DECK = 600
_TOLD = 80  # characters from which a block without a kind is the story itself, past which nothing is a deck
_SIGNED_BY = re.compile(r"(?:von|par|por|di|av|af|door|przez|autor(?:in|en)?:|text:)\s+", re.IGNORECASE)  # names, not words, are looked for
_BETWEEN = " ,.|/·•()–—-"
_QUOTED = re.compile(r"[\"“”„«»‘]")
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
    said, around = _from(page, source, around)
    blocks = _told_to_machines(page, blocks, title)
    opening = _unmarked_headline(blocks, said.title) if title is None else None
    if opening:
        blocks = [replace(block, kind="headline") if block is opening else block for block in blocks]
        said = replace(said, title=fact(_told(opening.text)))
    lines = _lines(blocks, None if title is not None or opening else said.title)
    if not blocks or not lines:
        framed = any(page.of("frameset"))
        raise CannotLoad("a page of frames: save the page in it that tells" if framed else _NO_TEXT)
    layout = zones.finish(lines)
    text = "\n".join(line.text for line in lines)
    headline = _called(fact(_told(_heading(page, title, blocks))), said.title)
    facts = Facts(title=headline).or_else(said).or_else(_printed(lines)).or_else(_signed_off(layout.facts, lines)).or_else(around)
    if not facts.authors and not facts.agency:
        facts = replace(facts, authors=metadata.bylined(page, blocks[-1].element, facts))
    report = freeze(text, path, facts=replace(facts, url=_address(said.url, around.url)), zones=layout.zones, notes=(decoded.note, note))
    other = taken_over.by_another(said.url, around.url) or taken_over.by_another(metadata.origin(page), around.url or said.url)
    yield taken_over.marked(report, f"the page gives the report's own address as one on {other}") if other else report


def _from(page: Page, source: str, around: Facts) -> tuple[Facts, Facts]:
    """What the page says of itself and what is known around it, both by the address that it had before an archive or a browser kept it."""
    said = metadata.facts_of(page)
    copy = kept.of_store((around.url, said.url, *kept.bookmarks(page))).or_else(kept.of_browser(source))
    said = replace(said, url=kept.without_store(said.url))
    if copy.url and not (said.url and _site(said.url) == _site(copy.url)):
        said = replace(said, url=copy.url)
    return said, replace(around, url=kept.without_store(around.url), captured=around.captured or copy.captured)


def _told_to_machines(page: Page, blocks: list[Block], title: Element | None) -> list[Block]:
    """The blocks; those of the text that the page tells machines, where a script was to show it and a reader finds next to nothing."""
    shown = sum(len(block.text) for block in blocks)
    lines = metadata.body(page) if shown < _SHOWN else []
    if sum(map(len, lines)) <= _MADE_BY_SCRIPT * shown:
        return blocks
    return [*(block for block in blocks if block.element is title), *(Block(line, page.elements[-1]) for line in lines)]


def _unmarked_headline(blocks: Sequence[Block], declared: str | None) -> Block | None:
    """The block that opens what the page calls itself, be it with more behind it."""
    behind = r"(?:\s*[|·:•—–-]|$)"
    some = (block for block in blocks[:_TOP] if len(block.text.split()) > 2)
    return next((block for block in some if re.match(re.escape(block.text) + behind, declared or "")), None)


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


def _heading(page: Page, title: Element | None, blocks: Sequence[Block]) -> str:
    """The words of the headline, parted as the page shows them."""
    words = page.text(title) if title is not None else ""
    return next((block.text for block in blocks if block.element is title and block.text.replace(" ", "") == words.replace(" ", "")), words)


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
            kind = "promo" if block.kind is None and _leads_on(block) else block.kind
            line = _zoned(Line(at, text), kind, block.parts if text == block.text else (), told=told)
            told = told or (line.zones is None and len(text) >= _TOLD)
            lines.append(line)
            at += len(text) + 1
    return lines


def _leads_on(block: Block) -> bool:
    """Whether a line is a few words, a colon and a link, as `Also read: Ships will not pay` is in every language."""
    lead, _, rest = block.text.partition(":")
    return len(lead) <= _MAX_LEAD < len(rest) and block.links >= len(rest.strip()) and not _QUOTED.search(lead)


def _zoned(line: Line, kind: str | None, parts: tuple[Part, ...], *, told: bool) -> Line:
    """The line with the zone that its look gives; without where it says too much to be one."""
    text = line.text
    if kind is None and not told and len(text) <= _MAX_SIGNED:
        kind = "byline" if datelines.byline(text) else "timestamp" if datelines.timestamp(text) else None
    if kind in (None, "meta") and len(parts) == 1 and parts[0][1:] == (0, len(text)):
        kind = parts[0][0]
    if kind == "meta":
        return _of_the_report(line, parts)
    if kind == "headline" or (kind == "byline" and len(text) <= _MAX_SIGNED and not _SENTENCE.fullmatch(text)):
        return _beside_time(line, kind, parts)
    if kind == "caption":
        credit = next((part for part in parts if part[0] == "credit"), None)
        return line.zoned("caption").zoned(*credit) if credit else zones.captioned(line)
    if kind == "timestamp" and (datelines.timestamp(text) or (len(text) <= _MAX_STAMP and re.search(r"\d", text))):
        return line.zoned(kind)
    if (kind in ("credit", "promo") and len(text) <= _MAX_SIGNED) or (kind == "deck" and not told and len(text) <= _MAX_DECK):
        return line.zoned(kind)
    return line


def _of_the_report(line: Line, parts: tuple[Part, ...]) -> Line:
    """A line that tells of the report and not its story: who wrote it, when, or what the page has to say of it."""
    text, looks = line.text, {part[0] for part in parts}
    if len(text) > _MAX_SIGNED or _SENTENCE.fullmatch(text):
        return line
    start, _ = datelines.stamp_in(text) or (0, 0)
    if not parts and datelines.byline(text[:start].rstrip(_BETWEEN)):
        return line.zoned("byline", 0, len(text[:start].rstrip())).zoned("timestamp", start)
    if "byline" in looks or datelines.byline(text) or _SIGNED_BY.match(text):
        return _beside_time(line, "byline", parts)
    return line.zoned("timestamp" if start or "timestamp" in looks or datelines.timestamp(text) else "boilerplate")


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


def _signed_off(facts: Facts, lines: Sequence[Line]) -> Facts:
    """The facts; a word that stands alone at a page's end is a button's, unless it is known for an agency."""
    name = facts.agency
    return (
        replace(facts, agency=None)
        if name and not datelines.agency_named(name) and any(line.text == name for line in lines[-3:])
        else facts
    )


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
