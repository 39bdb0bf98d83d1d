"""The first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from onrecord.archive.catalogue import Line, Order, Wanted, lines
from onrecord.archive.census import Tally
from onrecord.web.shape import HIDDEN
from onrecord.web.site import Page, Site

__all__ = ["PAGES", "Home", "HomeAsk"]

_NEWEST = 8
_OUTLETS = 10


@dataclass(frozen=True, slots=True)
class HomeAsk:
    """Nothing is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the record holds, and what came last."""

    record: Annotated[str, "The name of the record."]
    temporary: Annotated[bool, "Whether the record is gone when the page is closed."]
    holds: Annotated[Tally, "What it holds, counted."]
    newest: Annotated[tuple[Line, ...], "The reports that came last."]
    outlets: Annotated[tuple[tuple[str, int], ...], HIDDEN]


def home(site: Site, _: HomeAsk) -> Home:
    """What the record holds, and which reports came last."""
    tally = site.tallies.now()
    with site.archive.reading() as connection:
        newest = tuple(lines(connection, Wanted(order=Order.STORED), limit=_NEWEST))
    return Home(record=site.name, temporary=site.temporary, holds=tally, newest=newest, outlets=tally.outlets[:_OUTLETS])


PAGES = (Page(path="/", ask=HomeAsk, gives=Home, answer=home, template="home.html"),)
