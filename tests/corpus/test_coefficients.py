"""The coefficients are those of their authors, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.coefficients import Agreed, agreed, agreed_cells, b_cubed

labels = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")))
clusters = st.lists(st.frozensets(st.integers(0, 9), min_size=1), max_size=5)


class TestAlpha:
    def test_is_that_of_ten_units_with_two_labels(self):
        # two readers of ten units, as in Krippendorff 2011, part B: 0 1 0 0 0 0 0 0 1 0 and 1 1 1 0 0 1 0 0 0 0
        # of 20 values 14 are 0 and 6 are 1; four units differ: 1 - 19 * 8 / (2 * 14 * 6)
        found = agreed(zip("0100000010", "1110010000", strict=True))
        assert found.units == 10
        assert found.share == 0.6
        assert found.alpha == pytest.approx(1 - 19 * 8 / 168) == pytest.approx(0.095, abs=0.0005)

    def test_is_that_of_twelve_units_with_five_labels(self):
        # two readers of twelve units, as in Krippendorff 2011, part C; of 24 values 4 are a, 6 b, 6 c, 6 d and 2 e; three units differ
        found = agreed(zip("aabbdcccedda", "babbbccceddd", strict=True))
        assert found.share == 0.75
        assert found.alpha == pytest.approx(1 - 23 * 6 / (24 * 24 - (16 + 36 + 36 + 36 + 4))) == pytest.approx(0.692, abs=0.0005)

    def test_is_one_where_all_agree_on_one_label(self):
        assert agreed([("a", "a")] * 3) == Agreed(3, 1.0, 1.0)

    def test_is_below_nothing_where_readers_never_agree(self):
        assert agreed([("a", "b"), ("b", "a")]).alpha == pytest.approx(1 - 3 * 4 / 8)

    def test_is_none_of_nothing(self):
        assert agreed([]) == Agreed(0, None, None)

    @given(labels)
    def test_is_the_same_from_both_sides(self, pairs):
        assert agreed(pairs) == agreed((b, a) for a, b in pairs)

    @given(labels.filter(bool))
    def test_is_one_of_a_reading_with_itself_and_never_more(self, pairs):
        assert agreed((a, a) for a, _ in pairs).alpha == 1.0
        assert agreed(pairs).alpha <= 1.0

    @given(labels)
    def test_counts_units_however_they_come(self, pairs):
        assert agreed_cells({pair: pairs.count(pair) for pair in pairs}) == agreed(pairs)


class TestBCubed:
    def test_is_that_of_bagga_and_baldwin(self):
        # key {1..5} {6,7} {8..12}; response {1..5} {6..12}: precision (5*1 + 2*2/7 + 5*5/7) / 12, recall 1
        key, response = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}], [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
        figure = b_cubed(key, response)
        assert figure.precision == pytest.approx((5 + 4 / 7 + 25 / 7) / 12) == pytest.approx(0.762, abs=0.0005)
        assert figure.recall == 1.0

    def test_counts_a_mention_of_one_reader_alone_as_wrong(self):
        figure = b_cubed([{1, 2}], [{1, 2, 3}])
        assert figure.precision == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
        assert figure.recall == 1.0

    @given(clusters, clusters)
    def test_changes_precision_and_recall_with_the_sides(self, one, other):
        figure, swapped = b_cubed(one, other), b_cubed(other, one)
        assert (figure.precision, figure.recall) == (swapped.recall, swapped.precision)
        assert 0 <= figure.f1 <= 1

    @given(clusters.filter(bool))
    def test_is_one_of_a_reading_with_itself(self, one):
        assert b_cubed(one, one).f1 == pytest.approx(1.0)
