import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.pairs import DISTANCES, LINE_STEPS, distance_steps, line_steps


def test_the_cue_itself_stands_in_the_middle():
    assert distance_steps(np.array([0])).tolist() == [DISTANCES // 2]
    assert line_steps(np.array([0])).tolist() == [LINE_STEPS // 2]


def test_near_words_have_steps_of_their_own():
    assert len(set(distance_steps(np.arange(-6, 7)).tolist())) == 13


def test_words_beyond_the_last_step_share_it():
    assert distance_steps(np.array([128, 129, 10_000])).tolist() == [DISTANCES - 1] * 3
    assert distance_steps(np.array([-128, -10_000])).tolist() == [0, 0]


def test_three_lines_away_is_as_far_as_lines_are_counted():
    assert line_steps(np.array([-9, -3, -1, 1, 3, 9])).tolist() == [0, 0, 2, 4, 6, 6]


@settings(max_examples=50)
@given(st.lists(st.integers(-100_000, 100_000), min_size=1))
def test_steps_are_in_range_in_order_and_the_same_on_both_sides(after):
    words = np.array(sorted(after))
    steps = distance_steps(words)
    assert ((steps >= 0) & (steps < DISTANCES)).all()
    assert (np.diff(steps) >= 0).all()
    assert (distance_steps(-words) == DISTANCES - 1 - steps).all()
    assert ((line_steps(words) >= 0) & (line_steps(words) < LINE_STEPS)).all()
