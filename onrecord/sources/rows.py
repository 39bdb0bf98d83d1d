"""A row of a table becomes a report: its text as it stands there, and what its other columns say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import zones
from onrecord.sources.dates import iso, printed
from onrecord.sources.decoding import normalise
from onrecord.sources.reports import Facts, fact, file_name, freeze

__all__ = ["Row", "report"]

Row = Mapping[str, object]
"""The value of each field that the table has a column for."""

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_BETWEEN = re.compile(r"[;|]")
_BETWEEN_TOO = re.compile(r", (?:and )?| and | & ")
_LISTED = re.compile(r"\[(?:'[^']*'|\"[^\"]*\"|, )*\]")  # as Python writes a list of names


def report(row: Row, at: str, path: str, around: Facts, notes: Iterable[str | None] = ()) -> Report | Unread:
    """The report of a row at `path#number`; Unread where it has no text."""
    told = row.get("text")
    try:
        if not isinstance(told, str) or not told.strip():
            raise CannotLoad("no text in this row: fill it in, or leave the row out")
        text, note = normalise(told)
        layout = zones.plain(text)
        facts = _facts(row).or_else(layout.facts).or_else(around)
        return freeze(text, at, facts=facts, zones=layout.zones, notes=(*notes, note), name=file_name(path))
    except CannotLoad as error:
        return Unread(at, str(error))


def _facts(row: Row) -> Facts:
    told = {name: _line(row.get(name)) for name in ("outlet", "url", "agency", "title", "place", "language")}
    facts = Facts(authors=_authors(row.get("authors")), published=_day(row.get("published")), captured=_day(row.get("captured")), **told)
    return facts if facts.url is None or _ADDRESS.fullmatch(facts.url) else replace(facts, url=None)


def _line(value: object) -> str | None:
    return fact(normalise(value)[0]) if isinstance(value, str) else None


def _day(value: object) -> str | None:
    """A date in any of the usual forms; None where it is none, or one that can be taken in two ways, as 03/07/2024."""
    if isinstance(value, date):
        return value.isoformat()
    line = _line(str(value)) if isinstance(value, str | int) else None
    return iso(line) or printed(line) if line else None


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        names = [_line(name) for name in value]
    else:
        line = re.sub(r"^by\s+", "", _line(value) or "", flags=re.IGNORECASE)
        if _LISTED.fullmatch(line):
            names = [_line(name) for name in re.findall(r"'([^']*)'|\"([^\"]*)\"", line) for name in name]
        else:
            names = [_line(name) for name in (_BETWEEN if _BETWEEN.search(line) else _BETWEEN_TOO).split(line)]
    return tuple(dict.fromkeys(name for name in names if name))
