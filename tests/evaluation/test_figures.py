import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.figures import Figure, Share, averaged, counted, wilson


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    figure = counted(hits=3, predicted=4, gold=6)
    assert (figure.precision, figure.recall, figure.f1) == (0.75, 0.5, 0.6)


def test_nothing_found_and_nothing_to_find_are_nought_not_an_error():
    assert counted(0, 0, 0) == Figure(0.0, 0.0, 0, 0)
    assert counted(0, 0, 0).f1 == 0.0
    assert averaged([], []).f1 == 0.0
    assert Share(0, 0).value == 0.0


def test_shares_of_spans_are_averaged_on_each_side_alone():
    assert averaged([1.0, 0.5], [0.0, 0.25, 0.5]) == Figure(0.75, 0.25, 2, 3)


def test_wilsons_interval_is_the_published_one():
    low, high = wilson(81, 263)  # Newcombe (1998), table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    low, high = wilson(0, 20)
    assert (low, round(high, 4)) == (0.0, 0.1611)
    assert wilson(0, 0) == (0.0, 1.0)


def test_more_right_than_there_are_is_refused():
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


@given(st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_between_nought_and_one(count):
    low, high = wilson(*count)
    assert 0.0 <= low <= Share(*count).value <= high <= 1.0
