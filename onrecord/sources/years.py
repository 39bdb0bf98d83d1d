"""The year of a report that prints its day without one, by what stands around it; where that tells nothing, it stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.sources.dates import DAY, printed

__all__ = ["with_year"]

_YEARLESS = re.compile(r"--(\d\d)-(\d\d)(T.*)?")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])(?:[/_-]?(0?[1-9]|[12]\d|3[01]))?(?!\d)")
_DATE = re.compile(DAY)
_WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_WITH_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]*\.?,? (?=\d|[A-Z])")
_LOOKED_AT = 60_000  # characters
_SOON = timedelta(days=60)  # between a report and when it was taken down
_NEAR = timedelta(days=45)  # between a report and the days that it speaks of in full


def with_year(published: str | None, text: str, *, url: str | None = None, captured: str | None = None) -> tuple[str, str] | None:
    """The date with the year, and where that is from; None where nothing is missing, or nothing tells."""
    found = _YEARLESS.fullmatch(published or "")
    if not found:
        return None
    month, day, clock = int(found[1]), int(found[2]), found[3] or ""
    weekday = _weekday(text, month, day)
    evidence = (
        (_of_address(url, month, day), "its address"),
        (_of_capture(captured, month, day), "the day on which it was taken down"),
        (_of_text(text, month, day), "the dates that it prints in full"),
    )
    for years, source in evidence:
        fitting = {year for year in years if (each := _day(year, month, day)) and weekday in (None, each.weekday())}
        if len(fitting) == 1:
            return f"{fitting.pop()}-{month:02}-{day:02}{clock}", source
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(text: str, month: int, day: int) -> int | None:
    """The day of the week that is printed beside the day; None where none is."""
    for found in _DATE.finditer(text, 0, _LOOKED_AT):
        told = printed(found[0])
        named = _WITH_WEEKDAY.match(found[0])
        if told and named and told.endswith(f"-{month:02}-{day:02}"):
            return _WEEKDAYS.index(named[1])
    return None


def _of_address(url: str | None, month: int, day: int) -> Iterator[int]:
    for found in _IN_ADDRESS.finditer(url or ""):
        there, here = _day(int(found[1]), int(found[2]), int(found[3] or 15)), _day(int(found[1]), month, day)
        if there and here and abs(there - here) <= _NEAR:
            yield int(found[1])


def _of_capture(captured: str | None, month: int, day: int) -> Iterator[int]:
    """The year in which it was the day shortly before the report was taken down."""
    try:
        taken = date.fromisoformat((captured or "")[:10])
    except ValueError:
        return
    for year in (taken.year, taken.year - 1):
        here = _day(year, month, day)
        if here and timedelta(days=-1) <= taken - here <= _SOON:
            yield year


def _of_text(text: str, month: int, day: int) -> Iterator[int]:
    for found in _DATE.finditer(text, 0, _LOOKED_AT):
        told = printed(found[0])
        if not told or not re.fullmatch(r"\d{4}-\d\d-\d\d.*", told):
            continue
        there = date.fromisoformat(told[:10])
        here = _day(there.year, month, day)
        if here and abs(there - here) <= _NEAR:
            yield there.year
