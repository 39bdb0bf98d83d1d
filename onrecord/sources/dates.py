"""Dates as pages declare them and as papers print them, in ISO 8601 to the precision given."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name[:length]: number
    for number, name in enumerate("january february march april may june july august september october november december".split(), start=1)
    for length in range(3, len(name) + 1)
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )"
_YEAR = r"(?:19|20)\d\d"
_ZONE = r"(?: ?\(?\b(?:GMT|UTC|[A-Z]{1,3}[SD]?T|[A-Z]{2,4} time|local time)\b\)?)"

#: A day as English papers print it: "May 14", "14 May 2024", "Wednesday, 15 May 2024", "Feb. 2, 2024", "2024-05-14".
DAY = (
    rf"(?i:{_WEEKDAY}?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? {_YEAR})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? {_YEAR})?"
    rf"|{_YEAR}-\d\d-\d\d|{_MONTH},? {_YEAR}))"
)
#: A time of day: "16:30", "4.30pm", "4 p.m. EDT", "1630 GMT".
TIME = rf"(?i:(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{{1,2}} ?[ap]\.?m\b\.?|\d{{4}} ?(?=GMT|UTC)){_ZONE}?)"

_PRINTED = re.compile(
    rf"(?i)(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>{_YEAR}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH})(?:,? (?P<year2>{_YEAR}))?|(?P<month3>{_MONTH}),? (?P<year3>{_YEAR}))"
)
_NUMERIC = re.compile(rf"(?<![\d./-])(\d{{1,2}})([./])(\d{{1,2}})\2({_YEAR})(?![\d./-])")
_WEEKDAY_NAMED = re.compile(r"(?i)\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b")
_CLOCK = re.compile(
    r"(?i)(?<!\d)(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?(?::\d\d)?(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?\(?(?P<zone>GMT|UTC)\b)?"
)
_ISO = re.compile(r"(\d{4}|-)(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?")


def iso(value: str) -> str | None:
    """A declared date in ISO 8601 (`--03-07` too), from ISO 8601 or mail form; None where it is no date that there is."""
    value = value.strip()[:60]
    if found := _ISO.fullmatch(value):
        return _checked(*found.groups())
    if re.fullmatch(r"\d{8}", value):
        return _checked(value[:4], value[4:6], value[6:], None, None)
    try:
        return parsedate_to_datetime(value).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _checked(year: str, month: str | None, day: str | None, clock: str | None, zone: str | None) -> str | None:
    try:
        date(int(year) if year != "-" else 2000, int(month or 1), int(day or 1))  # 2000 is a leap year
        if clock:
            datetime.fromisoformat(f"2000-01-01T{clock.replace(',', '.')}")
    except ValueError:
        return None
    if year == "-" and not (month and day):
        return None
    told = "-".join(part for part in (year, month, day) if part)
    return f"{told}T{clock}{zone or ''}" if clock else told


def printed(words: str) -> str | None:
    """The date that the words give (with the time, where one stands beside a full date), or None."""
    if found := re.search(rf"(?<!\d){_YEAR}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", words):
        return iso(found[0])
    if numeric := _NUMERIC.search(words):
        return _of_numbers(numeric, words)
    found = next((found for found in _PRINTED.finditer(words) if _month_of(found)[0].isupper()), None)  # no date: "he may 3 times"
    if not found:
        return None
    part, month = found.groupdict(), _MONTHS[_month_of(found).lower().rstrip(".")]
    day, year = part["day"] or part["day2"], part["year"] or part["year2"] or part["year3"]
    told = f"{year or '-'}-{month:02}" + (f"-{int(day):02}" if day else "")
    return iso(told + _clock(words[: found.start()] + " " + words[found.end() :])) if year and day else iso(told)


def _of_numbers(found: re.Match[str], words: str) -> str | None:
    """Day and month by their order where only one is possible, or where a weekday beside them tells; with full stops the day is first."""
    first, mark, second, year = found.groups()
    orders = [(int(second), int(first)), (int(first), int(second))][: 1 if mark == "." else 2]
    days = [day for month, number in orders if (day := _date(int(year), month, number))]
    weekday = _WEEKDAY_NAMED.search(words)
    fitting = {day for day in days if not weekday or day.strftime("%a").lower() == weekday[1].lower()}
    return fitting.pop().isoformat() if len(fitting) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_of(found: re.Match[str]) -> str:
    return found["month"] or found["month2"] or found["month3"]


def _clock(words: str) -> str:
    for found in _CLOCK.finditer(words):
        hour, half = int(found["hour"]), (found["half"] or "").lower()
        if not (found["minute"] or half) or hour > (12 if half else 23) or int(found["minute"] or 0) > 59:
            continue
        hour = hour % 12 + 12 * (half == "p") if half else hour
        return f"T{hour:02}:{found['minute'] or '00'}{'Z' if found['zone'] else ''}"
    return ""
