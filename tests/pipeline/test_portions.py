"""Items in portions: none is lost, none is held back."""

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline import portions as module
from onrecord.pipeline.portions import HEAVY, MOST, portions


@given(st.lists(st.integers(0, HEAVY), max_size=200))
def test_all_items_come_in_their_order_and_few_or_light_enough_at_once(weights):
    made = list(portions(weights, lambda weight: weight))
    assert [weight for portion in made for weight in portion] == weights
    assert all(1 <= len(portion) <= MOST and sum(portion[:-1]) < HEAVY for portion in made)


def test_what_comes_slowly_is_handed_on_at_once(monkeypatch):
    monkeypatch.setattr(module, "SOON", 0.01)

    def slow():
        for number in range(4):
            time.sleep(0.02)
            yield number

    assert list(portions(slow(), lambda item: 0)) == [[0], [1], [2], [3]]


def test_no_more_is_drawn_than_is_handed_on():
    drawn = []
    found = portions(map(drawn.append, range(10 * MOST)), lambda item: 0)
    next(found)
    assert len(drawn) == MOST
