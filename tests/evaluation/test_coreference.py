"""Mentions put together are scored as in the papers that define the figures, on examples worked out by hand."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.coreference import assign, score

# Gold {1 2 3 4 5}, {6 7}, {8 9 10 11 12}; found the first, and the two others as one: the first response that Bagga and Baldwin
# (1998) discuss. MUC: recall (4 + 1 + 4) / 9, precision (4 + 5) / 10.
GOLD = ["12345", "67", "89abc"]
ONE = ["12345", "6789abc"]
TWO = ["1234589abc", "67"]  # their second response: as good for MUC, worse for B-cubed


def test_muc_of_two_responses_is_the_same():
    for found in (ONE, TWO):
        muc = score([(GOLD, found)]).muc
        assert (muc.precision, muc.recall) == (pytest.approx(9 / 10), 1.0)


def test_b_cubed_tells_them_apart():
    one, two = (score([(GOLD, found)]).b_cubed for found in (ONE, TWO))
    assert one.recall == two.recall == 1.0
    assert one.precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)  # 0.76
    assert two.precision == pytest.approx((5 * 5 / 10 + 5 * 5 / 10 + 2) / 12)  # 0.58


def test_ceaf_pairs_each_cluster_with_one():
    found = score([(GOLD, ONE)]).ceaf_e
    assert found.precision == pytest.approx((1 + 2 * 5 / 12) / 2)
    assert found.recall == pytest.approx((1 + 2 * 5 / 12) / 3)


def test_the_conll_score_is_the_mean_of_three():
    found = score([(GOLD, ONE)])
    assert found.conll == pytest.approx((found.muc.f1 + found.b_cubed.f1 + found.ceaf_e.f1) / 3)


def test_a_mention_that_nobody_marked_lowers_precision_and_a_missed_one_recall():
    found = score([(["abc", "de"], ["abx", "de"])])
    assert (found.mentions.precision, found.mentions.recall) == (0.8, 0.8)
    assert found.muc.recall == pytest.approx((1 + 1) / 3)
    assert found.b_cubed.precision == pytest.approx((4 / 3 + 2) / 5)
    assert found.ceaf_e.recall == pytest.approx((2 * 2 / 6 + 1) / 2)


def test_texts_are_counted_together():
    both = score([(GOLD, ONE), (["ab"], ["ab"])])
    assert both.texts == 2
    assert both.muc.precision == pytest.approx(10 / 11)


def test_nothing_against_nothing_is_nothing():
    assert score([([], [])]).conll == 0.0


clusters = st.lists(st.sets(st.integers(0, 20), min_size=1), max_size=5).map(
    lambda sets: [kept for k, each in enumerate(sets) if (kept := each - set().union(*sets[:k]))]
)


@given(clusters, clusters)
def test_every_figure_is_a_share_and_swaps_with_its_sides(gold, found):
    here, there = score([(gold, found)]), score([(found, gold)])
    for one, other in ((here.muc, there.muc), (here.b_cubed, there.b_cubed), (here.ceaf_e, there.ceaf_e)):
        assert 0 <= one.precision <= 1 + 1e-9
        assert one.precision == pytest.approx(other.recall)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(st.floats(0, 1), min_size=n, max_size=n), min_size=1, max_size=4)))
def test_no_other_pairing_is_worth_more(worth):
    pairs = assign(worth)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == min(len(worth), len(worth[0]))
    short, long = (worth, len(worth[0])) if len(worth) <= len(worth[0]) else ([*zip(*worth, strict=True)], len(worth))
    best = max(sum(row[j] for row, j in zip(short, chosen, strict=True)) for chosen in permutations(range(long), len(short)))
    assert sum(worth[i][j] for i, j in pairs) == pytest.approx(best)
