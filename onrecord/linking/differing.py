"""Roles of one identity that can't both be right: what one report prints, and others of the same time print otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.roles import contrary
from onrecord.records import Term

__all__ = ["differing"]

_DAY = 10  # characters of a date without its time


def differing(roles: Sequence[Term]) -> tuple[bool, ...]:
    """Of each role whether another of the same time, given by as many reports or more, or by a person or a file, contradicts it."""
    return tuple(any(_weight(other) >= _weight(one) and _at_once(one, other) and contrary(one, other) for other in roles) for one in roles)


def _weight(role: Term) -> tuple[bool, int]:
    return role.by != "report", len(role.reports)


def _at_once(one: Term, other: Term) -> bool:
    """Whether their times meet, where both are known with their years; a year without days is all of its days."""
    return all(_has_year(role) for role in (one, other)) and _starts(one) <= _ends(other) and _starts(other) <= _ends(one)


def _has_year(role: Term) -> bool:
    return bool(role.since) and not any(date.startswith("-") for date in (role.since, role.until) if date)


def _starts(role: Term) -> str:
    return (role.since or "")[:_DAY]


def _ends(role: Term) -> str:
    return f"{(role.until or role.since or '')[:_DAY]}~"  # after every day of its year or month
