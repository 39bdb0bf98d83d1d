"""The year of a day that is printed without one."""

import pytest

from onrecord.sources.reports import Facts, freeze
from onrecord.sources.years import with_year


@pytest.mark.parametrize(
    ("text", "around", "year"),
    [
        ("Told.", {"url": "https://a.example/2024/03/07/levy"}, "2024-03-07"),
        ("Told.", {"captured": "2024-03-09T10:00:00Z"}, "2024-03-07"),
        ("He left on March 1, 2024.", {}, "2024-03-07"),
        ("Told.", {"captured": "2026-01-02"}, None),
        ("He was born on March 1, 1950 and left on March 2, 2024.", {}, None),
        ("Told.", {"url": "https://a.example/2024/09/levy"}, None),
        ("Monday, March 7: told.", {"captured": "2024-03-09"}, None),
        ("Told in 2024.", {}, None),
    ],
)
def test_is_inferred_only_from_what_tells_it(text, around, year):
    found = with_year("--03-07", text, **around)
    assert (found and found[0]) == year


@pytest.mark.parametrize("published", [None, "2024", "2024-03-07", "--02-30"])
def test_nothing_is_inferred_where_nothing_is_missing_or_there_is_no_such_day(published):
    assert with_year(published, "Told on March 1, 2024.", captured="2024-03-09") is None


def test_it_is_flagged():
    report = freeze("Told.", "x", facts=Facts(published="--03-07", captured="2024-03-09"))
    assert report.published == "2024-03-07"
    assert [flag.kind for flag in report.flags] == ["year-inferred"]
