"""A report's own calendar: the day that it is counted from, and how far words like "Thursday" or "last week" can be reckoned from it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import Report

__all__ = ["MONTHS", "WEEKDAYS", "Calendar", "calendar_of", "is_day"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = "january february march april may june july august september october november december".split()
HEAD = 1500  # characters of a report in which it prints its own date
_ISO = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?)?")
_OWN = re.compile(
    rf"(?i)\b(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{'|'.join(MONTHS)})|(?P<month2>{'|'.join(MONTHS)}) (?P<day2>\d{{1,2}}))\b"
)
_FIRST, _LAST = 1000, 9000  # years of reports; far enough from the ends of the calendar to reckon with
_LEAP, _PLAIN = 2000, 2001  # years to reckon in where none is known


@dataclass(frozen=True, slots=True)
class Calendar:
    """The report's date as far as it is known; `day` stands for it, in a year of our own where the report's is not known."""

    day: date
    precision: int = 3  # parts of the date that are known: year, month, day
    yeared: bool = True
    weekdays: bool = True  # whether it is known which weekday it was

    @classmethod
    def without_year(cls) -> Calendar:
        """What is left to reckon with where the report tells no date at all: days of months."""
        return cls(date(_LEAP, 1, 1), 3, yeared=False, weekdays=False)

    def told(self, day: date, precision: int = 3) -> str | None:
        """A day in ISO 8601, no more precise than asked; None where nothing of that is left without a year."""
        if self.yeared:
            return day.isoformat()[: (4, 7, 10)[precision - 1]]
        return None if precision == 1 else f"--{day.month:02}" + (f"-{day.day:02}" if precision == 3 else "")

    def shared(self, first: date, last: date) -> str | None:
        """What all days of a stretch have in common: the day, the month or the year."""
        if first == last:
            return self.told(first)
        if (first.year, first.month) == (last.year, last.month):
            return self.told(first, 2)
        return self.told(first, 1) if first.year == last.year else None

    def ago(self, days: int) -> str | None:
        """The day so many days before the report's."""
        return self.told(self.day - timedelta(days)) if self.precision == 3 else None

    def weekday(self, name: str, *, weeks: int = 0, ahead: bool = False) -> str | None:
        """The last such day up to the report's own, or some weeks before that; or the next one."""
        if self.precision < 3:
            return None
        if not self.weekdays:
            return self.shared(self.day - timedelta(6), self.day) if not ahead else None
        back = (self.day.weekday() - WEEKDAYS.index(name.lower())) % 7
        days = -((7 - back) % 7 or 7) if ahead else back + 7 * weeks
        return self.told(self.day - timedelta(days))

    def week(self, weeks: int) -> str | None:
        """What the days of a week before the report's have in common."""
        if self.precision < 3:
            return None
        if not self.weekdays:
            return self.shared(self.day - timedelta(7 * weeks + 6), self.day - timedelta(max(7 * weeks - 6, 0)))
        monday = self.day - timedelta(self.day.weekday() + 7 * weeks)
        return self.shared(monday, min(monday + timedelta(6), self.day))

    def month(self, months: int) -> str | None:
        """The month so many months before the report's."""
        if self.precision < 2:
            return None
        count = self.day.year * 12 + self.day.month - 1 - months
        return self.told(date(count // 12, count % 12 + 1, 1), 2) if count >= 12 else None

    def year(self, years: int) -> str | None:
        return f"{self.day.year - years:04}" if self.yeared and self.day.year > years else None

    def named_month(self, month: int, *, ahead: bool = False, last: bool = False) -> str | None:
        """The latest such month up to the report's own ("last March" in a March is a year before), or the next one."""
        if not self.yeared or self.precision < 2:
            return f"--{month:02}"
        if ahead:
            year = self.day.year + (month < self.day.month)
        else:
            year = self.day.year - (month > self.day.month or (last and month == self.day.month))
        return self.told(date(year, month, 1), 2)

    def dated(self, month: int, day: int, year: int | None = None, *, ahead: bool = False) -> str | None:
        """A day of a month, in the year printed, else in the year that brings it nearest before (or after) the report's date."""
        if year is not None:
            return _made(year, month, day)
        if not self.yeared or self.precision < 2:
            return f"--{month:02}-{day:02}" if 1 <= day <= monthrange(_LEAP, month)[1] else None
        late = (month, day) > (self.day.month, self.day.day if self.precision == 3 else 31)
        year = self.day.year - (late and not ahead) + (ahead and not late)
        return _made(year, month, day)

    def day_of_month(self, day: int, *, ahead: bool = False) -> str | None:
        """ "On the 10th": the latest such day up to the report's own, or the next one."""
        if self.precision < 3:
            return self.told(self.day.replace(day=day)) if self.precision == 2 and day <= 28 else None
        count = self.day.year * 12 + self.day.month - 1 - (day > self.day.day and not ahead) + (day < self.day.day and ahead)
        year, month = divmod(count, 12)
        return self.told(date(year, month + 1, day)) if day <= monthrange(year, month + 1)[1] else None

    def moved(self, told: str, days: int) -> str | None:
        """A day told before, so many days later."""
        found = _ISO.fullmatch(told)
        if not found or not found["day"]:
            return None
        day = _date(told if found["year"] != "-" else f"{self.day.year:04}{told[1:]}")
        if day is None or not _FIRST <= day.year <= _LAST:
            return None
        return Calendar(day, yeared=found["year"] != "-").told(day + timedelta(days))


def is_day(told: str) -> bool:
    """Whether a date of ISO 8601 is precise to the day, its year known or not."""
    found = _ISO.fullmatch(told)
    return bool(found and found["day"])


def calendar_of(report: Report) -> Calendar | None:
    """The calendar of a report, None where its date is not known."""
    found = _ISO.fullmatch(report.published or "")
    if not found or (found["year"] == "-" and not found["month"]):
        return None
    yeared, precision = found["year"] != "-", 1 + bool(found["month"]) + bool(found["day"])
    month, day = int(found["month"] or 1), int(found["day"] or 1)
    if yeared:
        made = _date(f"{found['year']}-{month:02}-{day:02}")
        return Calendar(made, precision) if made and _FIRST <= made.year <= _LAST else None
    own = _own_weekday(report.text[:HEAD], month, day) if precision == 3 else None
    year = next((y for y in range(_PLAIN, _PLAIN + 28) if own is not None and _weekday(y, month, day) == own), None)
    made = _date(f"{year or (_LEAP if (month, day) == (2, 29) else _PLAIN)}-{month:02}-{day:02}")
    return Calendar(made, precision, yeared=False, weekdays=year is not None) if made else None


def _own_weekday(head: str, month: int, day: int) -> int | None:
    """The weekday that a report prints beside its own date."""
    for found in _OWN.finditer(head):
        if int(found["day"] or found["day2"]) == day and MONTHS.index((found["month"] or found["month2"]).lower()) + 1 == month:
            return WEEKDAYS.index(found["weekday"].lower())
    return None


def _weekday(year: int, month: int, day: int) -> int | None:
    made = _date(f"{year}-{month:02}-{day:02}")
    return None if made is None else made.weekday()


def _date(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _made(year: int, month: int, day: int) -> str | None:
    made = _date(f"{year:04}-{month:02}-{day:02}")
    return None if made is None else made.isoformat()
