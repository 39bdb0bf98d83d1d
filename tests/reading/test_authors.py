"""A document that speaks is its author, where the report told whose it is."""

import pytest

from tests.reading.test_speakers import Told

READ = "[who:2 The letter] [said:2 says] [what:2 the quay is rotten]."


@pytest.mark.parametrize(
    "before",
    [
        "In a letter dated 3 May, [who:1 Ada Pell] [said:1 warned] [what:1 the board]. ",
        "A letter signed by Ada Pell was found. [who:1 Ada Pell] [said:1 said] [what:1 nothing]. ",
        "Last week Dr Ada Pell wrote him a letter. [who:1 Residents] [said:1 said] [what:1 nothing]. ",
    ],
)
def test_the_letter_is_whoever_wrote_it(before):
    assert Told(before + READ).names()[1] == "Ada Pell"


def test_a_source_that_tells_who_made_it_is_its_maker():
    text = "[who:1 A survey carried out by the Quenna Institute in May] [said:1 found] [what:1 half against]. "
    assert Told(text + "[who:2 Quenna Institute] [said:2 said] [what:2 no].").names() == ["Quenna Institute"] * 2


def test_a_letter_of_nobody_speaks_for_itself():
    assert Told("[who:1 Dr Ada Pell] [said:1 left]. [what:1 no] " + READ).kinds()[1] == "document"
