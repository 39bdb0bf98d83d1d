"""Offices without a name, and who holds them."""

from dataclasses import replace

import pytest

from onrecord.linking.holders import held, posts
from onrecord.records import Term
from tests.linking.speakers import known

PRESIDENT = ("president", "France")


def office(day: str | None = None, **more: object):
    return known("the French president", PRESIDENT, kind="office", day=day, **more)


def test_an_office_of_one_post_and_country_is_one():
    assert held(office(), office())[0] > 2.2


def test_offices_of_two_countries_or_of_no_place_are_two():
    assert held(office(), known("the president", ("president", "Poland"), kind="office"))[0] < 0
    assert held(known("the minister", ("minister", None), kind="office"), known("the minister", ("minister", None), kind="office"))[0] < 0


def test_its_holder_is_whom_the_record_names_so_near_that_day():
    holder = known("Ada Pell", PRESIDENT, day="2031-05-01")
    odds, why = held(office("2031-05-20"), holder)
    assert odds > 2.2
    assert why == ["both president of France", "and the record names Ada Pell so for 2031-05-20"]
    assert held(office("2033-05-20"), holder)[0] < 0


def test_who_held_it_before_or_will_hold_it_is_not_its_holder():
    for title in ("former president", "ex-president", "president-elect"):
        assert held(office("2031-05-20"), known("Ada Pell", (title, "France"), day="2031-05-20"))[0] < 0


def test_without_dates_or_the_same_words_nobody_is_its_holder():
    assert held(office(), known("Ada Pell", PRESIDENT))[0] < 0
    assert held(office(said=[1]), known("Ada Pell", PRESIDENT, said=[1]))[0] > 2.2


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        ("2030-01-01", None, "2031-05-20", True),
        ("2030-01-01", None, "2029-05-20", False),
        ("2030", "2031", "2031-12-31", True),
        ("2030", "2031", "2032-01-01", False),
        ("2030-06", "2031-02", "2031-02-28", True),
        ("2030-06", "2031-02", "2031-03", False),
        (None, None, "2031", True),
        (None, None, "--05-01", False),
    ],
)
def test_a_file_of_actors_tells_since_when_and_until(since, until, day, holds):
    holder = replace(known("Ada Pell", reports=(), actor="Q1"), roles=(Term(*PRESIDENT, since, until, by="actors"),))
    assert (held(office(day), holder)[0] > 2.2) is holds


def test_a_person_is_never_joined_to_an_office():
    assert held(known("Ada Pell", PRESIDENT, day="2031-05-01"), office("2031-05-01"))[0] < 0


def test_what_a_body_has_many_of_is_no_office():
    assert not posts(known("the spokesman", ("spokesman", "Aldrava"), kind="office"))
