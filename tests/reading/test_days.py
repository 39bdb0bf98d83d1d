from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import is_date
from onrecord.reading.calendars import Calendar
from onrecord.reading.days import days

WEDNESDAY = Calendar(date(2031, 3, 12))


def said(words: str, calendar: Calendar | None = WEDNESDAY) -> list[str | None]:
    return [day.said for day in days(words, 0, len(words), calendar)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Thursday", "2031-03-06"),
        ("on Wednesday", "2031-03-12"),
        ("last Wednesday", "2031-03-05"),
        ("late on Tuesday evening", "2031-03-11"),
        ("yesterday", "2031-03-11"),
        ("this morning", "2031-03-12"),
        ("three days ago", "2031-03-09"),
        ("in a letter dated Feb. 26", "2031-02-26"),
        ("on 14 May", "2030-05-14"),
        ("Tuesday, May 3, 2022", "2022-05-03"),
        ("on the first of April 2031", "2031-04-01"),
        ("on the 10th", "2031-03-10"),
        ("on the 26th", "2031-02-26"),
        ("on the 10th in front of the cameras", "2031-03-10"),
        ("last week", "2031-03"),
        ("two weeks ago", "2031"),
        ("three weeks ago", "2031-02"),
        ("in January", "2031-01"),
        ("in November", "2030-11"),
        ("last August", "2030-08"),
        ("last year", "2030"),
        ("two years ago", "2029"),
        ("in 1951", "1951"),
        ("by Friday", "2031-03"),
    ],
)
def test_words_give_the_latest_day_up_to_the_reports_own(words: str, day: str) -> None:
    assert said(words) == [day]


@pytest.mark.parametrize(
    "words", ["every Monday", "since Tuesday", "until 5 May", "between 1 and 5 March", "he may march", "120 March Street 5"]
)
def test_what_names_no_single_day_gives_none(words: str) -> None:
    assert [day for day in said(words) if day and len(day) > 7] == []


def test_a_day_to_come_is_the_next_one() -> None:
    assert said("will be announced on Friday") == ["2031-03-14"]


def test_without_a_year_what_is_known_is_told() -> None:
    calendar = Calendar(date(2003, 3, 8), yeared=False, weekdays=True)
    assert said("on Thursday and yesterday, and in 2028", calendar) == ["--03-06", "--03-07", "2028"]


def test_without_the_reports_date_nothing_is_reckoned_from_it() -> None:
    assert said("yesterday, on Monday, on May 3, last week", None) == [None, None, "--05-03", None]


def test_days_counted_from_another_day_tell_how_many_they_are() -> None:
    assert [day.shift for day in days("the next morning", 0, 16, None)] == [1]
    assert [day.shift for day in days("three days before", 0, 17, None)] == [-3]
    assert WEDNESDAY.moved("2031-03-01", -1) == "2031-02-28"
    assert WEDNESDAY.moved("2031-03", 1) is None


@given(
    st.lists(
        st.sampled_from(
            "on in the May March 0 31 45 99 3rd 2031 0000-00-00 Monday last next week 999 years months ago by of a , - 29 February".split()
        )
    ).map(" ".join),
    st.dates(date(1000, 1, 1), date(9000, 1, 1)),
    st.integers(1, 3),
    st.booleans(),
)
def test_whatever_is_told_is_a_date_that_there_is(words: str, day: date, precision: int, yeared: bool) -> None:
    for told in said(words, Calendar(day, max(precision, 1 if yeared else 2), yeared=yeared, weekdays=yeared)):
        assert told is None or is_date(told)
