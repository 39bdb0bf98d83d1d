"""Copies of pages that an archive or a browser kept: the address that the page had, and when it was taken down."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.sources.dates import iso
from onrecord.sources.page import Page
from onrecord.sources.reports import Facts, fact

__all__ = ["bookmarks", "of_browser", "of_store", "without_store"]

_AT_START = 2000  # characters in which a browser says where it saved a page from
_MAX_ADDRESS = 2000
_STORED = re.compile(r"https?://[^\s/]+/(?:[^\s/]+/){0,3}(\d{14})(?:[a-z]{2}_)?/(https?:/{1,2}[^\s<>\"]+)", re.IGNORECASE)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]+)")
_SAVED_WHEN = re.compile(
    r"<!--\s+Page saved with SingleFile\s+url: (https?://[^\s<>\"]+)\s+saved date: (\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4})"
)


def of_store(addresses: Iterable[str | None]) -> Facts:
    """What the first of the addresses tells that is a store's, with a time and the page's own address in it, as archives of pages have."""
    for address in addresses:
        if found := _STORED.fullmatch((address or "")[:_MAX_ADDRESS]):
            day, clock = found[1][:8], found[1][8:]
            when = iso(f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}Z")
            return Facts(url=_whole(found[2]), captured=when)
    return Facts()


def without_store(address: str | None) -> str | None:
    """The address that a page had, where this is that of a copy in a store."""
    return of_store([address]).url or address


def of_browser(source: str) -> Facts:
    """What a browser wrote at the start of a page that it saved."""
    start = source[:_AT_START]
    if found := _SAVED_WHEN.search(start):
        _, month, day, year, clock, zone = found[2].split()
        return Facts(url=fact(found[1]), captured=iso(f"{day} {month} {year} {clock} {zone.removeprefix('GMT')}"))
    saved = _SAVED.search(start)
    return Facts(url=fact(saved[1])) if saved else Facts()


def bookmarks(page: Page) -> Iterable[str]:
    """The addresses that a page gives as the lasting ones of itself."""
    return (link.get("href") for link in page.of("link") if link.get("rel").lower() == "bookmark")


def _whole(address: str) -> str | None:
    return fact(re.sub(r"^(https?):/+", r"\1://", address))
