"""Dates of ISO 8601 to the precision known, as records have them: 2024, 2024-03, 2024-03-07, --03-07 where no year is known."""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = ["is_date", "is_moment"]

_DATE = re.compile(r"(\d{4}|-)(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?")


def is_date(value: str) -> bool:
    """Whether it is a date of ISO 8601 to any precision, `--03-07` and `--03` too, and one that there is."""
    found = _DATE.fullmatch(value)
    if not found or (found[1] == "-" and not found[2]):
        return False
    year, month, day, time = found.groups()
    try:
        date(int(year) if year != "-" else 2000, int(month or 1), int(day or 1))  # 2000 is a leap year
    except ValueError:
        return False
    return time is None or is_moment(f"2000-01-01{time}")


def is_moment(value: str) -> bool:
    """Whether it is a point in time of ISO 8601, with its day and its hour."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return "T" in value
