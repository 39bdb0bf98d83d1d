"""How alike two words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.spelling import is_woman_and_man, word_likeness

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("pell", "pell", "same"),
        ("sergei", "serguei", "spelt otherwise"),
        ("carrneri", "cammeri", "two letters apart"),
        ("attal", "attar", "one letter apart"),
        ("prendergast", "prendregast", "one letter apart"),
        ("konstan", "konstantinos", "cut short"),
        ("pell", "marsh", "other"),
        ("ito", "ota", "other"),
    ],
)
def test_words_differ_in_ways_that_have_names(one, other, how):
    assert word_likeness(one, other)[1] == how


def test_what_differs_more_costs_more():
    costs = [word_likeness("prendergast", other)[0] for other in ("prendergast", "prendergasst", "prentergast", "prentegrast")]
    assert costs == sorted(costs, reverse=True)
    assert word_likeness("prendergast", "brandmeier")[0] is None


@given(LETTERS, LETTERS)
def test_likeness_is_the_same_from_either_side(one, other):
    assert word_likeness(one, other) == word_likeness(other, one)


@given(LETTERS)
def test_a_word_is_like_itself(word):
    assert word_likeness(word, word) == (0.0, "same")


def test_an_ending_tells_a_woman_from_a_man():
    assert is_woman_and_man("malakhova", "malakhov", (("ova", "ov"),))
    assert is_woman_and_man("malakhov", "malakhova", (("ova", "ov"),))
    assert not is_woman_and_man("malakhov", "malakhov", (("ova", "ov"),))
