import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.calibration import CUTS, draw, reliability
from onrecord.evaluation.figures import Share

JUDGED = [(0.95, True)] * 19 + [(0.95, False)] + [(0.25, True), (0.25, False), (0.25, False), (0.25, False)]


def test_scores_that_mean_what_they_say_have_no_error():
    table = reliability(JUDGED)
    assert table.error == pytest.approx(0.0)
    assert (table.bins[9].mean, table.bins[9].right) == (pytest.approx(0.95), Share(19, 20))
    assert (table.bins[2].mean, table.bins[2].right) == (0.25, Share(1, 4))
    assert table.statements == 24


def test_the_error_is_the_distance_weighed_by_the_count():
    assert reliability([(0.9, False)] * 3 + [(0.5, True)]).error == pytest.approx(0.75 * 0.9 + 0.25 * 0.5)


def test_a_score_stands_in_the_bin_that_starts_with_it_and_one_in_the_last():
    bins = reliability([(tenth / 10, True) for tenth in range(11)]).bins
    assert [one.right.of for one in bins] == [1, 1, 1, 1, 1, 1, 1, 1, 1, 2]


def test_an_empty_bin_has_no_mean():
    table = reliability([])
    assert {one.mean for one in table.bins} == {None}
    assert table.error == 0.0


def test_the_cuts_tell_what_is_left_at_each_score_and_above():
    table = reliability(JUDGED)
    assert [cut.score for cut in table.cuts] == [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] == list(CUTS)
    assert {cut.right for cut in table.cuts} == {Share(19, 20)}


@pytest.mark.parametrize("score", [-0.1, 1.001, float("nan")])
def test_a_score_that_is_no_probability_is_refused(score):
    with pytest.raises(ValueError, match="from 0 to 1"):
        reliability([(score, True)])


def test_the_drawing_shows_the_share_in_its_interval_and_the_mean():
    assert draw(reliability([(0.25, True), (0.25, False), (0.95, True), (0.95, True)])).splitlines()[:3] == [
        "score         n   mean  right   0                  0.5                  1",
        "0.2-0.3       2  0.250  0.500       ------|---------o----------------",
        "0.9-1.0       2  0.950  1.000                 ------------------------|-o",
    ]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_pair_stands_in_one_bin_and_the_error_between_nought_and_one(judged):
    table = reliability(judged)
    assert table.statements == len(judged)
    assert sum(one.right.right for one in table.bins) == sum(right for _, right in judged)
    assert 0.0 <= table.error <= 1.0 + 1e-9
    assert all(one.low - 1e-9 <= one.mean <= one.high + 1e-9 for one in table.bins if one.mean is not None)
    assert draw(table)
