"""Words of the record nearest to one that is in no report, the same on both databases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive import misspelt
from onrecord.archive.misspelt import apart
from onrecord.archive.query import parse
from tests.archive.filled import fill, said

WORDS = "\n\nInsurance for the harbour, assurance for the harbour master; the министр and a harbinger."


@pytest.fixture
def filled(archive):
    fill(archive, [said(1, words=WORDS), said(2)])
    return archive


def near(archive, word: str, most: int = 3) -> list[str]:
    with archive.reading() as connection:
        return misspelt.nearest(connection, word, most)


def absent(archive, typed: str) -> list[str]:
    with archive.reading() as connection:
        return misspelt.missing(connection, parse(typed))


@pytest.mark.parametrize(
    ("word", "meant"), [("insurence", "insurance"), ("hrabour", "harbour"), ("norvk", "norvik"), ("quayy", "quay"), ("минстр", "министр")]
)
def test_a_word_with_one_letter_wrong_has_the_right_one_near(filled, word, meant):
    assert near(filled, word) == [meant]


def test_of_words_as_near_the_commonest_comes_first(filled, archive):
    fill(archive, [said(number, words="\n\nThe fogs.") for number in (7, 8)] + [said(9, words="\n\nThe fogy.")])
    assert near(archive, "fogz") == ["fogs", "fogy"] or near(archive, "fogz")[0] == "fog"
    assert len(near(archive, "fogz", most=1)) == 1


def test_two_letters_wrong_after_the_same_beginning_are_near(filled):
    assert near(filled, "insrence") == ["insurance"]
    assert near(filled, "harbrou") == ["harbour"]


def test_nothing_is_near_to_what_is_far(filled):
    assert near(filled, "zebra") == []
    assert near(filled, "'\"\\:*") == []


def test_only_whole_words_that_are_nowhere_are_missing(filled):
    assert absent(filled, "insurence harbour") == ["insurence"]
    assert absent(filled, '"insurence for" OR (zebra NOT quay)') == ["insurence", "zebra"]
    assert absent(filled, "insurenc* fog xyz 10 9999") == []
    assert len(absent(filled, " ".join(f"{letter}zzzz" for letter in "abcdefgh"))) == misspelt.MOST_MISSING


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_how_far_words_are_apart_is_the_same_both_ways(one, other):
    assert apart(one, other) == apart(other, one)
    assert (apart(one, other) == 0) == (one == other)


@given(st.text("abcd", min_size=2, max_size=8), st.data())
def test_a_letter_left_out_or_two_that_changed_places_are_one_apart(word, data):
    at = data.draw(st.integers(0, len(word) - 2))
    assert apart(word, word[:at] + word[at + 1 :]) == 1
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert apart(word, swapped) == (swapped != word)
