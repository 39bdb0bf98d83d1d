"""Dates to the precision given, and never beyond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.dates import iso, printed


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-07", "2024-03-07"),
        ("--03-07", "--03-07"),
        ("--02-29", "--02-29"),
        ("20240307", "2024-03-07"),
        ("2024-03-07T09:15", "2024-03-07T09:15"),
        ("2024-03-07 09:15:01", "2024-03-07T09:15:01"),
        (" 2024-03-07T09:15:01.250Z ", "2024-03-07T09:15:01.250Z"),
        ("2024-03-07T09:15:00+0200", "2024-03-07T09:15:00+0200"),
        ("Thu, 07 Mar 2024 09:15:00 +0200", "2024-03-07T09:15:00+02:00"),
        ("2023-02-29", None),
        ("2024-13-01", None),
        ("2024-03-07T25:00", None),
        ("--03", None),
        ("-", None),
        ("yesterday", None),
        ("", None),
        ("9" * 100, None),
    ],
)
def test_a_declared_date_is_checked_and_kept_to_its_precision(value, date):
    assert iso(value) == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("May 14", "--05-14"),
        ("March 7.", "--03-07"),
        ("Feb. 2, 2024", "2024-02-02"),
        ("14 May 2024, 16:30", "2024-05-14T16:30"),
        ("Wednesday, 15 May 2024", "2024-05-15"),
        ("Thursday 16 May 2024, 3.50pm", "2024-05-16T15:50"),
        ("May 14th, 2024 at 12:05 a.m. EDT", "2024-05-14T00:05"),
        ("1 Sept 2024 1630 GMT", "2024-09-01T16:30Z"),
        ("June 2024", "2024-06"),
        ("Updated 2024-05-14T16:30:00+02:00", "2024-05-14T16:30:00+02:00"),
        ("31 February 2024", None),
        ("Tuesday", None),
        ("he may 3 times", None),
        ("15:42", None),
    ],
)
def test_a_printed_date_is_read_to_its_precision(words, date):
    assert printed(words) == date


@given(st.text())
def test_any_words_have_a_date_of_iso_8601_or_none(words):
    for date in (iso(words), printed(words)):
        assert date is None or iso(date) == date


@given(st.datetimes())
def test_every_moment_is_itself(moment):
    assert iso(moment.isoformat()) == moment.isoformat()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("17.09.2031 11:48", "2031-09-17"),
        ("25/08/2029 - 18:20", "2029-08-25"),
        ("MON 03/06/2030", "2030-06-03"),
        ("03/06/2030", None),
        ("45.09.2031", None),
    ],
)
def test_a_day_in_numbers_is_told_where_only_one_order_is_possible(words, day):
    assert printed(words) == day
