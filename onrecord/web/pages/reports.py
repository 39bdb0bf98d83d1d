"""The reports of the record as a list, and the inputs that were set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Annotated

from onrecord.archive.catalogue import Line, Order, Wanted, count, lines
from onrecord.archive.census import Tally
from onrecord.archive.refusals import Refusal, listed
from onrecord.web.addresses import with_query
from onrecord.web.paging import Pages, pages
from onrecord.web.shape import HIDDEN, Asked
from onrecord.web.site import Page, Site

__all__ = ["PAGES", "AsideAsk", "Reports", "ReportsAsk", "SetAside"]

AT_ONCE = 50
_CHOICES = 15

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ReportsAsk:
    """Which reports, in which order."""

    outlet: Annotated[str | None, Asked(help="Reports of this outlet.")] = None
    from_: Annotated[str | None, Asked(help="Reports from this year, month or day on.", date=True)] = None
    to: Annotated[str | None, Asked(help="Reports up to this year, month or day.", date=True)] = None
    flag: Annotated[str | None, Asked(help="Reports that have a flag of this kind, such as no-byline.")] = None
    order: Annotated[Order, Asked(help="What they are ordered by.")] = Order.NEWEST
    page: Annotated[int, Asked(help="Which page of the list.")] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """A page of the list of reports."""

    total: Annotated[int, "How many reports the whole list has."]
    pages: Annotated[Pages, "Which page this is."]
    reports: Annotated[tuple[Line, ...], "The reports."]
    outlets: Annotated[Counted, "The outlets with most reports in the whole record, with how many."]
    flags: Annotated[Counted, "The flags in the whole record, with how many reports have each."]
    asked: Annotated[ReportsAsk, HIDDEN]
    tally: Annotated[Tally, HIDDEN]
    orders: Annotated[Mapping[str, str], HIDDEN]


def reports(site: Site, ask: ReportsAsk) -> Reports:
    """The reports of the record, by date, outlet and flag, a page at a time."""
    tally = site.tallies.now()
    values = asdict(ask)
    wanted = Wanted(outlet=ask.outlet, since=ask.from_, until=ask.to, flag=ask.flag, order=ask.order)
    with site.archive.reading() as connection:
        known = _counted(tally, wanted)
        total = count(connection, wanted) if known is None else known
        here = pages("/reports", values, total, AT_ONCE)
        found = tuple(lines(connection, wanted, limit=AT_ONCE, offset=(here.page - 1) * AT_ONCE))
    orders = {each.value: with_query("/reports", {**values, "order": each.value, "page": None}) for each in Order}
    outlets, flags = _with(tally.outlets, ask.outlet), _with(tally.flags, ask.flag)
    return Reports(total=total, pages=here, reports=found, outlets=outlets, flags=flags, asked=ask, tally=tally, orders=orders)


def _counted(tally: Tally, wanted: Wanted) -> int | None:
    """How many reports the list has, where that was counted for the whole record already."""
    if wanted == Wanted(order=wanted.order):
        return tally.reports
    if wanted == Wanted(order=wanted.order, flag=wanted.flag):
        return dict(tally.flags).get(wanted.flag or "", 0)
    return None


def _with(counted: Sequence[tuple[str, int]], chosen: str | None) -> Counted:
    """The first of them, and the one that is chosen, wherever it is."""
    return tuple(each for i, each in enumerate(counted) if i < _CHOICES or each[0] == chosen)


@dataclass(frozen=True, slots=True)
class AsideAsk:
    """Which page of the list."""

    page: Annotated[int, Asked(help="Which page of the list.")] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A page of the list of what could not be read."""

    total: Annotated[int, "How many inputs stand there."]
    pages: Annotated[Pages, "Which page this is."]
    inputs: Annotated[tuple[Refusal, ...], "The inputs, by name, with the last reason and how often they were tried."]


def set_aside(site: Site, ask: AsideAsk) -> SetAside:
    """The inputs that were set aside, each with the reason."""
    total = site.tallies.now().refused
    here = pages("/set-aside", asdict(ask), total, AT_ONCE)
    with site.archive.reading() as connection:
        found = tuple(islice(listed(connection), (here.page - 1) * AT_ONCE, here.page * AT_ONCE))
    return SetAside(total=total, pages=here, inputs=found)


PAGES = (
    Page(path="/reports", ask=ReportsAsk, gives=Reports, answer=reports, template="reports.html", menu="reports"),
    Page(path="/set-aside", ask=AsideAsk, gives=SetAside, answer=set_aside, template="set_aside.html", menu="reports"),
)
