from onrecord.reading.calendars import Calendar, calendar_of, is_day
from onrecord.sources.reports import Facts, freeze


def calendar(published: str | None, text: str = "Nothing.") -> Calendar | None:
    return calendar_of(freeze(text, "a.txt", facts=Facts(published=published)))


def test_a_report_without_a_date_has_none() -> None:
    assert calendar(None) is None
    assert calendar("0001-01-01") is None


def test_a_report_known_by_its_month_tells_no_weekday() -> None:
    known = calendar("2031-03")
    assert known is not None
    assert known.weekday("monday") is None
    assert known.dated(3, 7) == "2031-03-07"


def test_a_weekday_printed_beside_a_date_without_a_year_lets_days_be_reckoned() -> None:
    known, unknown = calendar("--03-08", "The Fen Mirror\n\nSaturday, March 8\n\nWords."), calendar("--03-08")
    assert known is not None
    assert unknown is not None
    assert known.weekday("thursday") == "--03-06"
    assert unknown.weekday("thursday") == "--03"


def test_a_week_that_lies_in_two_months_gives_their_year_and_in_two_years_nothing() -> None:
    may, january = calendar("2031-05-08"), calendar("2031-01-08")
    assert may is not None
    assert january is not None
    assert may.week(1) == "2031"
    assert january.week(1) is None


def test_a_date_to_the_day_is_one_with_or_without_its_year() -> None:
    assert [is_day(told) for told in ("2031-03-07", "--03-07", "2031-03", "--03", "2031")] == [True, True, False, False, False]
