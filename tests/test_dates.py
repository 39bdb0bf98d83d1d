"""Dates are ISO 8601 to the precision known, and days that there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import is_date, is_moment

DATES = "2031 2031-03 2031-03-05 --03-05 --02-29 --03 2031-03-05T09:30 2031-03-05T09:30:00+02:00 2031-03-05T09:30Z".split()


@pytest.mark.parametrize("words", DATES)
def test_a_date_has_the_precision_known(words):
    assert is_date(words)


@pytest.mark.parametrize(
    "words",
    ["", "31", "-", "2031-13", "2031-02-30", "--13-01", "5 March", "2031-3-5", "2031-03-05T25:00", "2031-03T09:30", "2031-03-05 09:30"],
)
def test_anything_else_is_none(words):
    assert not is_date(words)


@given(st.dates())
def test_every_day_is_a_date(day):
    assert is_date(day.isoformat())
    assert is_date(f"--{day:%m-%d}")


@given(st.datetimes())
def test_a_moment_has_its_hour(moment):
    assert is_moment(moment.isoformat())
    assert not is_moment(moment.date().isoformat())
