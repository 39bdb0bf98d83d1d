"""Words that name a day, a month or a year, and the date that they give, reckoned from the report's own (docs/annotation.md, G12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.reading.calendars import MONTHS, WEEKDAYS, Calendar, is_day
from onrecord.records import Span

__all__ = ["Day", "days"]

_WEEKDAY = rf"\b(?:{'|'.join(map(str.capitalize, WEEKDAYS))}\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
_MONTH = rf"\b(?:{'|'.join(map(str.capitalize, MONTHS))}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?!\w)"
_YEAR = r"(?:1[5-9]|20)\d\d\b"
_DAY = r"(?:st|nd|rd|th)?(?![\d%]|:\d|[,.]\d\d\d|\.\d)"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|a couple of)"
_HOUR = r"(?:morning|afternoon|evening|night)"
_NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2}
_DAYS = {"yesterday": 1, "last night": 1, "overnight": 0, "the day before yesterday": 2}  # others are the report's own
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
_ORDINALS += (
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth".split()
)
_ORDINALS += "twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split()
_UNITS = {"day": 1, "week": 7, "fortnight": 14}

# what stands right before
_AHEAD = re.compile(r"(?i)\b(?:will|would|is to|are to|was to|were to|due|set|expected|scheduled|planned|plans)\b[^.;:]{0,20}$")
_REPEATED = re.compile(
    r"(?i)\b(?:every|each|until|till|since|between|most|once|from|for|whole|all|throughout|more than|less than)(?: the| last)? $"
    r"|\bbetween [^.]{1,16} and $|\bby the time [^.]{0,24}$"
)
_BY = re.compile(r"(?i)\bby (?:the |last |this )?$")

Told = tuple[str | None, int | None]  # a date; days from one told before


@dataclass(frozen=True, slots=True)
class Day:
    """Words that give a date: `said` in ISO 8601, None where it can't be reckoned; `shift` is days from a day told before."""

    span: Span
    said: str | None = None
    shift: int | None = None


def days(text: str, start: int, end: int, calendar: Calendar | None) -> Iterator[Day]:
    """The dates in a stretch of text, in order; what needs the report's own date is None without it."""
    found = [(each.start(), rank, each, make) for rank, (form, make) in enumerate(_FORMS) for each in form.finditer(text, start, end)]
    place = start
    for at, _, each, make in sorted(found, key=lambda one: one[:2]):
        before = text[max(start, at - 30) : at]
        if at < place or _REPEATED.search(before):
            continue
        place = each.end()
        said, shift = make(each, calendar, bool(_AHEAD.search(before)))
        yield Day(Span(at, each.end()), said[:-3] if said and is_day(said) and _BY.search(before) else said, shift)


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else _NUMBERS[" ".join(words.lower().split())]


def _month(words: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(words[:3].lower()))


def _weekday(words: str) -> str:
    return next(name for name in WEEKDAYS if name.startswith(words[:3].lower()))


def _iso(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    year, month, day = map(int, found[0].split("-"))
    return (calendar or _NO_YEAR).dated(month, day, year) if 1 <= month <= 12 else None, None


def _dated(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    month, day, year = _month(found["month"]), int(found["day"]), found["year"]
    return (calendar or _NO_YEAR).dated(month, day, int(year) if year else None, ahead=ahead), None


def _ordinal(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    month, year = _month(found["month"]), found["year"]
    return (calendar or _NO_YEAR).dated(month, _ORDINALS.index(found["nth"]) + 1, int(year) if year else None, ahead=ahead), None


def _month_of_year(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return f"{found['year']}-{_month(found['month']):02}", None


def _ago(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    count, unit = _number(found["count"]), found["unit"].lower()
    if calendar is None:
        return None, None
    if unit == "day" or (unit in _UNITS and found["count"].isdecimal() is False and count == 1 and found["just"]):
        return calendar.ago(count * _UNITS[unit]), None
    if unit in _UNITS:
        return calendar.week(count * _UNITS[unit] // 7), None
    return calendar.month(count) if unit == "month" else calendar.year(count), None


def _weekday_before(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return calendar.weekday(_weekday(found["weekday"]), weeks=1) if calendar else None, None


def _on_weekday(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    which, name = (found["which"] or "").lower(), _weekday(found["weekday"])
    if calendar is None:
        return None, None
    again = which.startswith("last") and calendar.weekdays and calendar.precision == 3 and WEEKDAYS[calendar.day.weekday()] == name
    return calendar.weekday(name, weeks=int(again), ahead=ahead or which.startswith("next")), None


def _nth(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return calendar.day_of_month(int(found["day"]), ahead=ahead) if calendar and 1 <= int(found["day"]) <= 31 else None, None


def _year(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return found["year"], None


def _last(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    back, what = int(found["which"].lower() == "last"), found["what"].lower()
    if calendar is None:
        return None, None
    if what in ("week", "month"):
        return calendar.week(back) if what == "week" else calendar.month(back), None
    return calendar.year(back if what == "year" or (what in ("autumn", "winter", "fall") and calendar.day.month < 9) else 0), None


def _named(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    last = (found["which"] or "").lower() == "last"
    return calendar.named_month(_month(found["month"]), ahead=ahead and not last, last=last) if calendar else None, None


def _season(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return calendar.year(0) if calendar else None, None


def _near(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return calendar.ago(_DAYS.get(" ".join(found[0].lower().split()), 0)) if calendar else None, None


def _same(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return None, 0


def _after(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return None, 1


def _day_before(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return None, -1


def _some_days(found: re.Match[str], calendar: Calendar | None, ahead: bool) -> Told:
    return None, _number(found["count"]) * (1 if found["way"].lower() == "later" else -1)


_NO_YEAR = Calendar.without_year()
# of two that begin at one place the first counts
_FORMS: list[tuple[re.Pattern[str], Callable[[re.Match[str], Calendar | None, bool], Told]]] = [
    (re.compile(form), make)
    for form, make in (
        (r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])", _iso),
        (rf"(?:{_WEEKDAY},? )?(?P<month>{_MONTH}) (?:the )?(?P<day>\d{{1,2}}){_DAY}(?:,? (?P<year>{_YEAR}))?", _dated),
        (
            rf"(?:{_WEEKDAY},? )?(?:the )?(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?",
            _dated,
        ),
        (rf"(?i:the )?\b(?P<nth>{'|'.join(_ORDINALS)}) of (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?", _ordinal),
        (rf"(?P<month>{_MONTH})(?:,| of)? (?P<year>{_YEAR})", _month_of_year),
        (rf"(?i:(?P<just>just |only |exactly )?\b(?P<count>{_COUNT}) (?P<unit>day|week|fortnight|month|year)s? ago\b)", _ago),
        (rf"(?P<weekday>{_WEEKDAY}) (?:a week ago|last week|of last week)\b", _weekday_before),
        (rf"(?i:\ba week ago (?:on |last )?|\blast week on )(?P<weekday>{_WEEKDAY})", _weekday_before),
        (rf"(?i:\b(?P<which>last|this|next|the previous|the following) )?(?P<weekday>{_WEEKDAY})(?: {_HOUR}\b)?", _on_weekday),
        (r"\b(?i:on )?the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?!(?:in|at|by|that|when|before|after|and|as|with|to)\b)[a-z])(?!-)", _nth),
        (rf"\b(?i:in|of|dated|back in|in early|in late) (?P<year>{_YEAR})(?! [a-z]*(?:people|men|women|dollars|euros|met))", _year),
        (r"(?i:\b(?:earlier )?(?P<which>last|this) (?P<what>week|month|year|spring|summer|autumn|fall|winter)\b)", _last),
        (rf"\b(?P<which>[Ll]ast|[Tt]his) (?P<month>{_MONTH})", _named),
        (
            rf"\b(?i:in|during|late|early|mid|as late as|back in)(?:[ -](?:early|late|mid))?[ -](?P<which>)(?P<month>{_MONTH})(?! \d)",
            _named,
        ),
        (r"(?i:\bin the (?:spring|summer|autumn|winter)\b)", _season),
        (rf"(?i:\b(?:the day before yesterday|yesterday|today|tonight|this {_HOUR}|last night|overnight)\b)", _near),
        (rf"(?i:\b(?:on )?(?:the |that |this )+(?:very )?same (?:day|{_HOUR})\b|\b(?:on )?that (?:day|{_HOUR})\b)", _same),
        (
            r"(?i:\b(?:minutes|seconds|hours|moments|an hour|half an hour|a few (?:minutes|seconds|hours)) (?:later|earlier)\b"
            r"|\bwithin hours\b)",
            _same,
        ),
        (rf"(?i:\bthe (?:next|following) (?:day|{_HOUR})\b|\bthe day after\b(?! tomorrow))", _after),
        (rf"(?i:\bthe (?:previous|preceding) (?:day|{_HOUR})\b|\bthe (?:day|{_HOUR}) before\b(?! (?:the|a|an|yesterday)\b))", _day_before),
        (rf"(?i:\b(?P<count>{_COUNT}) days? (?P<way>before|earlier|later)\b(?! (?:the|a|an|his|her|its)\b))", _some_days),
    )
]
