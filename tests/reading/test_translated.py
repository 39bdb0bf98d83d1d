"""Texts that no person went over after a machine had translated them."""

from pathlib import Path

import pytest

from onrecord.reading.redactions import redactions
from onrecord.reading.translated import ENOUGH, weight

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_example_is_and_no_other_is():
    told = {path.stem for path in EXAMPLES.glob("*.txt") if weight(text := path.read_text(), redactions(text)) >= ENOUGH}
    assert told == {"translated"}


@pytest.mark.parametrize("text", ["", "Netizens " * 500, "It is worth noting that he left.", "「」", "He said “we will see”."])
def test_one_kind_of_sign_is_not_enough(text):
    assert weight(text) == 0
