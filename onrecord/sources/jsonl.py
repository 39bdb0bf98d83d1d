"""JSON Lines: `.jsonl`, `.ndjson`, a report a line, with `text` and any fields of the report object, or as `read --with-text` writes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from onrecord.errors import CannotLoad
from onrecord.fields import Field
from onrecord.records import Report, Unread, Zone
from onrecord.sources import zones
from onrecord.sources.dates import iso
from onrecord.sources.decoding import MAX_BYTES, normalise
from onrecord.sources.patience import Patience
from onrecord.sources.reports import NOTHING, Facts, fact, file_name, freeze

SUFFIXES = (".jsonl", ".ndjson")

_FACTS = ("outlet", "url", "agency", "title", "published", "place", "language")
_ADDRESS = re.compile(r"(?:https?|ftp)://|[^:/?#]*(?:[/?#]|$)", re.IGNORECASE)
_MAX_OBJECTS, _MAX_QUOTES = 1_000_000, 4_000_000  # in one piece of JSON: each takes up to two hundred bytes
_LINE_NUMBER = re.compile(r"#\d+$")
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_OF_AGENCY = re.compile(rb'"(?:pubstatus|versioncreated|body_[a-z]+|bodies|headlines)"\s*:', re.IGNORECASE)  # ninjs


def knows(head: bytes) -> bool:
    """Whether a file that starts like this looks like JSON objects."""
    return bool(_OPENING.match(head)) and not _OF_AGENCY.search(head)


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports of the lines, at `path#line`; a bad line is Unread there, and the rest goes on."""
    yield from stream(BytesIO(data), path, around)


def stream(file: BinaryIO, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """As `load`, line by line, so that a file may be of any size; raises CannotLoad where it is no JSON Lines at all."""
    number, found, patience = 0, False, Patience("lines")
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        at = f"{path}#{number}"
        if len(line) > MAX_BYTES:
            found = True
            patience.bad()
            _pass_over(line, file)
            yield Unread(at, f"a line of more than {MAX_BYTES // 2**20} MB: split it into single reports")
        elif told := line.strip(b" \t\r\n\xef\xbb\xbf"):
            if not found:
                _check_first(told)
            found = True
            item = _line(line, at, path, around)
            (patience.good if isinstance(item, Report) else patience.bad)()
            yield item
        else:
            patience.empty()
    if not found:
        raise CannotLoad("empty: there is nothing to read")


def _check_first(line: bytes) -> None:
    if b"\0" in line:
        raise CannotLoad("not JSON Lines but binary data or UTF-16: save it as UTF-8")
    if line in (b"{", b"[", b"[{"):
        raise CannotLoad("JSON over several lines: write one object on one line, without a list around them")


def _pass_over(line: bytes, file: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(MAX_BYTES)


def _line(line: bytes, at: str, path: str, around: Facts) -> Report | Unread:
    try:
        return _report(_object(line), at, path, around)
    except CannotLoad as error:
        return Unread(at, str(error))


def parsed(text: str) -> Any:
    """The value that JSON gives; raises CannotLoad where it would fill the memory, and ValueError or RecursionError where it is none."""
    if text.count("[") + text.count("{") > _MAX_OBJECTS or text.count('"') > _MAX_QUOTES:
        raise CannotLoad(f"more than {_MAX_OBJECTS:,} lists and objects, or as many strings: split it into single reports")
    return json.loads(text)


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = parsed(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CannotLoad("not UTF-8, which JSON Lines must be: save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise CannotLoad(f"not JSON ({error}): write one object on one line") from error
    except (ValueError, RecursionError) as error:
        raise CannotLoad("not JSON that is read (thousands of digits in a row, or of lists in lists): write plain objects") from error
    if not isinstance(found, dict):
        raise CannotLoad('not an object: write {"text": "..."} on one line')
    return found


def _report(found: dict[str, Any], at: str, path: str, around: Facts) -> Report:
    given = found.get("report", found)
    text = found.get("text", given.get("text") if isinstance(given, dict) else None)
    if isinstance(found.get("unread"), str):
        raise CannotLoad(f"set aside when it was read: {found['unread'][:200]}")
    if not isinstance(given, dict) or not isinstance(text, str):
        raise CannotLoad('no "text": give the words of the report as a string')
    kept, note = normalise(text)
    layout = zones.plain(kept)
    known = _zones(found["zones"], len(kept)) if given is not found and kept == text and "zones" in found else layout.zones
    name = _LINE_NUMBER.sub("", file_name(normalise(given["path"])[0])) if isinstance(given.get("path"), str) else ""
    return freeze(
        kept, at, facts=_facts(given).or_else(layout.facts).or_else(around), zones=known, notes=(note,), name=name or file_name(path)
    )


def _zones(given: object, size: int) -> tuple[Zone, ...]:
    """The zones that an earlier reading wrote, in its form."""
    return tuple(Zone(zone["kind"].string(), zone.span(size)) for zone in Field(given, "zones"))


def _facts(given: dict[str, Any]) -> Facts:
    told = {name: _line_of(given.get(name), name) for name in _FACTS}
    authors = given.get("authors") or []
    if not isinstance(authors, list):
        authors = [authors]
    facts = Facts(authors=tuple(name for author in authors if (name := _line_of(author, "authors"))), **told)
    if facts.url and not _ADDRESS.match(facts.url):
        raise CannotLoad(f'"url" is not an address of the web ({facts.url[:60]!r}): write https://..., or leave it out')
    published = iso(facts.published) if facts.published else None
    if facts.published and not published:
        raise CannotLoad(f'"published" is not a date of ISO 8601 ({facts.published[:60]!r}): write 2024, 2024-03, 2024-03-07 or --03-07')
    return replace(facts, published=published)


def _line_of(value: object, name: str) -> str | None:
    """A field's value on one line; raises CannotLoad where it is no string, or too long for what it is."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise CannotLoad(f'"{name}" is not a string: write it in quotation marks, or leave it out')
    line = fact(normalise(value)[0])
    if value.strip() and not line:
        raise CannotLoad(f'"{name}" is too long: shorten it, or leave it out')
    return line
