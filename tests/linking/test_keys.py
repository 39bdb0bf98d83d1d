"""Under which keys somebody is looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.keys import LONGEST, keys, keys_of, wanted
from tests.linking.speakers import known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaspard Vottar", "Gaspard Vottal"),
        ("Stefan Bejou", "Stéphane Béjourneau"),
        ("Sergei Malyutin", "Сергей Малютин"),
        ("Bánfalvi Gergely", "Gergely Bánfalvi"),
        ("Oluwadare", "Babatunde Oluwadare"),
        ("J. K. Oduya", "John Kato Oduya"),
        ("Bill Ravenscroft", "William Ravenscroft"),
        ("Catalina Robles Villaseñor", "Catalina Robles"),
        ("Jean-Marc Tissandier", "Jeanmarc Tissandier"),
    ],
)
def test_who_may_be_one_is_found_from_either_side(one, other):
    a, b = known(one), known(other)
    assert wanted(a) & keys_of(b)
    assert wanted(b) & keys_of(a)


def test_who_has_a_first_name_is_not_compared_with_all_of_its_surname():
    assert not wanted(known("Mirela Brezovic")) & keys_of(known("Jasna Brezovic"))
    assert wanted(known("Brezovic")) & keys_of(known("Jasna Brezovic"))


@pytest.mark.parametrize(("one", "other"), [("Trebovan Holding", "Trebovan"), ("Joint Rail Tariff Board", "JRTB"), ("United States", "US")])
def test_bodies_share_a_telling_word_letters_or_a_country(one, other):
    assert keys(one, "organisation") & keys(other, "organisation")


def test_a_common_word_is_no_key_of_its_own():
    assert not keys("Ministry of Fish", "organisation") & keys("Ministry of Coal", "organisation")


def test_an_office_is_looked_up_by_its_post_and_so_is_who_holds_it():
    office = known("the French president", ("president", "France"), kind="office")
    assert wanted(office) & keys_of(known("Ada Pell", ("president", "France")))


def test_who_says_the_same_words_is_found_whatever_its_name():
    assert wanted(known("Ada Pell", said=[5, 6])) & keys_of(known("Ivo Marsh", said=[5, 6]))


def test_groups_and_people_without_a_name_have_no_keys():
    assert not keys_of(known("officials", kind="unnamed"))
    assert not wanted(known("two ministers", kind="group"))


@given(st.text(max_size=60), st.sampled_from(["person", "organisation", "country"]))
def test_any_name_has_short_keys(name, kind):
    assert all(0 < len(key) <= LONGEST for key in keys(name, kind))
