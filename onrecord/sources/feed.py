"""Feeds: `.rss`, `.atom`; RSS and Atom of every version, a report an entry, with what the entry itself tells of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from io import BytesIO
from itertools import islice
from time import struct_time
from typing import Any

from onrecord.errors import CannotLoad, OnRecordError
from onrecord.records import Flag, Report, Unread
from onrecord.sources import nested
from onrecord.sources.dates import iso
from onrecord.sources.decoding import decode, is_blank, normalise
from onrecord.sources.reports import NOTHING, Facts, fact
from onrecord.sources.taken_over import marked, site

SUFFIXES = (".rss", ".atom")

_MAX_FEED = 8 * 2**20  # bytes; the largest have one or two millions
_MAX_TAG = 20_000  # characters of a tag, and of a word: the parser's time grows with their square
_MAX_WORD = 1000
_MAX_ENTRIES = 20_000  # the largest have some thousands; each takes a thousandth of a second
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_MAX_TAG}}}")
_LONG_WORD = re.compile(rf"[\w.+-]{{{_MAX_WORD + 1}}}", re.ASCII)
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|(?><!--.*?-->)\s*|<!DOCTYPE[^>\[]*>\s*)*"
    rb"<(?:rss\b|(?:\w+:)?feed\b[^>]*atom|(?:\w+:)?RDF\b[^>]*(?:purl\.org/rss|netscape\.com/rdf))",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_NUMBERED = re.compile(r"&#(?:x([0-9a-fA-F]+)|(\d+));?")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is a feed."""
    return bool(_START.match(head))


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports of the entries, in their order, at `path#number`; raises CannotLoad where there is no feed, or none in it."""
    source, notes = _source(data)
    found = _parsed(source, around.url)
    if not found.entries:
        raise CannotLoad("a feed without entries: there is nothing to read" if found.version else "no feed: name one of RSS or Atom")
    alone = replace(around, url=None, title=None, authors=(), published=None)  # what tells of the feed tells nothing of an entry
    budget = nested.present()
    for number, entry in enumerate(found.entries, 1):
        at = f"{path}#{number}"
        if not _plain(entry.get("title_detail")) and not _told(entry).strip():
            yield Unread(at, "an entry without words: there is nothing to read")
            continue
        origin = _origin(entry, found.feed)
        for item in nested.inside(_page(entry, found.feed), at, budget, alone, "text/html"):
            yield _told_of(item, notes, origin) if isinstance(item, Report) else item


def _source(data: bytes) -> tuple[str, str]:
    """The text of the feed, and what is to be noted about its encoding."""
    if len(data) > _MAX_FEED:
        raise CannotLoad(f"a feed of more than {_MAX_FEED // 2**20} MB: split it")
    declared = _DECLARED.search(data[:200])
    decoded = decode(data, declared[1].decode() if declared else None)
    source, note = normalise(decoded.text)
    if is_blank(source):
        raise CannotLoad("empty: there is nothing to read")
    if sum(1 for _ in islice(_ENTRY.finditer(source), _MAX_ENTRIES + 1)) > _MAX_ENTRIES:
        raise CannotLoad(f"a feed of more than {_MAX_ENTRIES:,} entries: split it")
    if _LONG_TAG.search(source):
        raise CannotLoad(f"a tag of more than {_MAX_TAG:,} characters: no feed has that; save its reports as pages")
    source = _NUMBERED.sub(_character, source)
    if _LONG_WORD.search(source):
        raise CannotLoad(f"a word of more than {_MAX_WORD:,} letters: no feed has that; save its reports as pages")
    return source, "; ".join(each for each in (decoded.note, note) if each)


def _character(found: re.Match[str]) -> str:
    """The reference as it is, where there is such a character."""
    digits = (found[1] or found[2]).lstrip("0") or "0"
    number = int(digits, 16 if found[1] else 10) if len(digits) <= 8 else sys.maxunicode + 1
    return found[0] if number <= sys.maxunicode and not 0xD800 <= number < 0xE000 else "\ufffd"


def _parsed(source: str, address: str | None) -> Any:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"} | ({"content-location": address} if address else {})
    stream = BytesIO(source.encode())  # a string it would take for the name of a file, or for an address
    try:
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except OnRecordError:
        raise
    except Exception as error:  # it gives up on some markup in ways of its own
        raise CannotLoad(f"no feed that can be read ({type(error).__name__}: {error}): save its reports as pages") from error


def _page(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> bytes:
    """The entry as a page of its own, which says of itself what the feed says of it."""
    title, told = _plain(entry.get("title_detail")), _told(entry)
    source = entry.get("source") or {}
    outlet = _plain(source.get("title_detail") or {"value": source.get("title")}) or _plain(feed.get("title_detail"))
    meta = {
        "og:site_name": fact(outlet),
        "og:title": fact(title),
        "article:published_time": _published(entry),
        "author": "; ".join(_authors(entry)),
    }
    language = fact(_language(entry) or feed.get("language"))
    link = fact(entry.get("link"))
    head = "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in meta.items() if value)
    head += f'<link rel="canonical" href="{escape(link)}">' if link and _ADDRESS.fullmatch(link) else ""
    body = (f"<h1>{escape(title)}</h1>" if title else "") + told
    html = f'<html lang="{escape(language or "")}"><head>{head}</head><body><article>{body}</article></body></html>'
    return html.encode("utf-8", "replace")


def _told(entry: Mapping[str, Any]) -> str:
    """The fullest telling of the entry, as markup."""
    told = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    best = max(told, key=lambda each: len(each.get("value") or ""))
    value = str(best.get("value") or "")
    return "".join(f"<p>{escape(line)}</p>" for line in value.split("\n")) if best.get("type") == "text/plain" else value


def _plain(detail: Mapping[str, Any] | None) -> str:
    """The words of a title, be it markup or not."""
    value = str((detail or {}).get("value") or "")
    if (detail or {}).get("type") == "text/plain" or "<" not in value:
        return " ".join(value.split())
    from onrecord.sources.page import parse

    page = parse(f"<html><body>{value}</body></html>")
    return page.text(page.elements[0])


def _authors(entry: Mapping[str, Any]) -> list[str]:
    """The names of those who wrote it, without their addresses."""
    names = [str(each.get("name") or "") for each in entry.get("authors") or ()]
    return list(dict.fromkeys(name for each in names if (name := fact(each)) and "@" not in name))


def _published(entry: Mapping[str, Any]) -> str | None:
    for name in ("published", "updated", "created"):
        if when := iso(str(entry.get(name) or "")):
            return when
        parsed = entry.get(f"{name}_parsed")
        if isinstance(parsed, struct_time):
            return iso("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6]))
    return None


def _language(entry: Mapping[str, Any]) -> str | None:
    return next((each["language"] for each in entry.get("content") or () if each.get("language")), None)


def _origin(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    """Whose report the entry says it is, where that is not the feed's own outlet."""
    source = entry.get("source") or {}
    name = fact(_plain(source.get("title_detail") or {"value": source.get("title")}))
    theirs = site(source.get("href") or next((each.get("href") for each in source.get("links") or ()), None))
    known = [
        fact(_plain(feed.get("title_detail"))),
        *map(site, (feed.get("link"), *(each.get("href") for each in feed.get("links") or ()))),
    ]
    own = {_letters(each) for each in known if each}
    return name if name and own and _letters(name) not in own and not (theirs and _letters(theirs) in own) else None


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()


def _told_of(report: Report, note: str, origin: str | None) -> Report:
    """The report with what the feed alone tells of it."""
    if note:
        report = replace(report, flags=(*(flag for flag in report.flags if flag.kind != "odd-encoding"), Flag("odd-encoding", None, note)))
    return marked(report, f"the feed says that it is from {origin}") if origin else report
