"""Somebody as linking compares them, in one line."""

from __future__ import annotations

from itertools import count

from onrecord.linking.known import Known
from onrecord.records import Term

_NUMBERS = count(1)


def known(name: str, *roles: tuple[str, str | None], kind: str = "person", day: str | None = None, **more: object) -> Known:
    """A speaker of a report of its own, or of the `reports` that are given; `said` and `companions` are lists."""
    number = next(_NUMBERS)
    fields = {"id": f"k{number}", "reports": {f"r{number}"}} | more
    sets = {key: frozenset(fields.get(key, ())) for key in ("reports", "companions", "said")}
    terms = tuple(Term(title, of, day, day) for title, of in roles)
    return Known(kind=kind, names=((name, 1),), roles=terms, **fields | sets)
