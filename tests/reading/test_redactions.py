"""Words taken out, told from emphasis, lists and legends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.redactions import redactions


def marks(text: str) -> list[str]:
    return [span.of(text) for span in redactions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the foreign ** teams came", ["**"]),
        ("Oskania** Karelin said so", ["Oskania**"]),
        ("sent to **?", ["**"]),
        ("f*** you and sh*t and f**k.", ["f***", "sh*t", "f**k"]),
        ("[redacted] told (name withheld)", ["[redacted]", "(name withheld)"]),
        ("The ████ agent said ██.", ["████", "██"]),
        ("it cost XXXX crowns, Mr ____ said", ["XXXX", "____"]),
        ("What the f--- is #@%! that", ["f---", "#@%!"]),
        ("They sent 30 ** soldiers to the border", ["**"]),
        ("The ** army left. ** teams stayed.", ["**", "**"]),
    ],
)
def test_marks_for_words_are_found(text, found):
    assert marks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "**Bold text** and *it* and ***both***", "* a point\n* another", "* * *", "***", "** a footnote", "a note* here", "2 * 3 and 2**3",
        "*.rpm files", "██ Party - 365\n██ Other - 2", "**10,000 Sails Plan", "Super Bowl XX", "Name: ____", "wow!!!! C#", "rated *****",
        "Prices: * before tax. ** after tax.", "a hotel of 4 ** rooms", "He gave it 3 ***.", "p < 0.05 **.", "r = 0.31 ** and more",
        "Section ** 4.", "Fares rise; ** children travel free.",
    ],
)  # fmt: skip
def test_emphasis_lists_rules_legends_and_sums_are_not(text):
    assert marks(text) == []


@given(st.text(alphabet="ab *_.█[]X\n", max_size=60))
def test_marks_stand_in_order_and_apart(text):
    found = redactions(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
