"""Offices without a name: one of the same post and place; its holder only where the record names one for that time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.linking.known import Known
from onrecord.linking.roles import Post, post_of
from onrecord.nations import country_of
from onrecord.records import Term

__all__ = ["held", "posts"]

_REACH = timedelta(days=31)  # before the first and after the last report that gives somebody a role
_NOT_NOW = re.compile(r"\b(?:former|ex|late|then|retired|incoming|elect|designate)\b", re.I)
_GENERAL = frozenset("spokesman official deputy advisor member source aide diplomat officer lawyer judge expert".split())


def posts(known: Known) -> frozenset[Post]:
    """The posts that an office may be, of a place that is told; what one body has many of is none."""
    found = (post_of(term.title, term.of) for term in known.roles if not _NOT_NOW.search(term.title))
    return frozenset(post for post in found if post.place and not post.title <= _GENERAL)


def held(one: Known, other: Known) -> tuple[float, Sequence[str]]:
    """Whether an office is one that is known, or a person holds it."""
    shared = posts(one) & posts(other)
    if not shared:
        return -9.0, ["no post of one place in common"]
    post = min(shared, key=lambda each: sorted(each.title))
    told = f"both {' '.join(sorted(post.title))} of {post.place}"
    if one.kind == other.kind:
        return (3.0, [told]) if country_of(post.place or "") or one.companions & other.companions else (0.0, [told])
    if one.kind != "office":
        return -0.3, [f"{told}, but the office is told without a name"]
    if one.said & other.said:
        return 2.4, [told, "same words quoted in both"]
    terms = [term for term in other.roles if post_of(term.title, term.of) == post and not _NOT_NOW.search(term.title)]
    for day in sorted(term.since for term in one.roles if term.since):
        if any(_covers(term, day) for term in terms):
            return 2.4, [told, f"and the record names {other.name} so for {day}"]
    return -0.3, [told, "but nothing says that it was so at that time"]


def _covers(term: Term, day: str) -> bool:
    """Whether somebody has a role on a day: by a file of actors between its dates, by reports near those that give it."""
    at, since, until = _first(day), _first(term.since), _last(term.until)
    if at is None:
        return False
    if term.by == "actors":
        return (since is None or since <= at) and (until is None or at <= until)
    return since is not None and since - _REACH <= at <= (until or since) + _REACH


def _first(day: str | None) -> date | None:
    """The first day of a year, a month or a day; None where no year is known."""
    return _date(day, ("01", "01"))


def _last(day: str | None) -> date | None:
    """The last day of a year, a month or a day."""
    if day and len(day) == 7 and (first := _first(day)):
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return _date(day, ("12", "31"))


def _date(day: str | None, rest: tuple[str, str]) -> date | None:
    if not day or not day[0].isdigit():
        return None
    parts = day[:10].split("-")
    try:
        return date.fromisoformat("-".join((*parts, *rest[len(parts) - 1 :])))
    except ValueError:
        return None
