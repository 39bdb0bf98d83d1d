"""How certain the rules are."""

import pytest

from onrecord.reading.rules import PRECISION, least_certain


def test_the_least_certain_rule_is_told_with_its_share():
    assert least_certain(["name", "pronoun", "surname"]) == f"rule:pronoun {PRECISION['pronoun']:.2f}"


@pytest.mark.parametrize("rule", PRECISION)
def test_every_rule_is_a_share_between_none_and_all(rule):
    assert 0 < PRECISION[rule] < 1
    assert least_certain([rule]).startswith(f"rule:{rule} 0.")
