"""Whether a page or feed says that what it tells is another site's: by the address that it gives as its own, or by its source."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.records import Flag, Report

__all__ = ["by_another", "marked", "site"]

_SECOND = re.compile(r"(?:com?|org|net|gov|edu|ac|gob|go|or|ne|gen|nom|asso)")  # before a country's two letters, as in co.uk
_NUMBER = re.compile(r"[\d.]+|.*:.*")


def site(address: str | None) -> str:
    """The name by which readers know the site, the same for its editions and countries; "" where it has none."""
    try:
        host = (urlsplit(address or "").hostname or "").removesuffix(".")
    except ValueError:  # half an address of six bytes
        return ""
    labels = host.split(".")
    if _NUMBER.fullmatch(host) or len(labels) < 2:
        return ""
    second = len(labels) > 2 and len(labels[-1]) == 2 and _SECOND.fullmatch(labels[-2])
    return labels[-3 if second else -2]


def by_another(said: str | None, taken_from: str | None) -> str | None:
    """The host of the address that a page says is its own, where that is another site's than it was taken from, and no store of pages."""
    theirs, here = site(said), site(taken_from)
    host = urlsplit(said or "").hostname if theirs else None
    if not host or not here or theirs == here:
        return None
    plain = re.sub(r"\W", "", (taken_from or "").casefold())
    return None if re.sub(r"\W", "", host.removeprefix("www.")) in plain else host


def marked(report: Report, why: str) -> Report:
    """The report with the flag `copy-of`."""
    return replace(report, flags=(*report.flags, Flag("copy-of", None, why)))
