"""Who "I" and "you" are."""

from tests.reading.test_speakers import Told


def test_you_in_a_turn_is_whoever_answers():
    text = "[who:1 REVIEW]: [what:1 Last week [who:3 you] [said:3 said] [what:3 it would close]?]\n[who:2 TAMM]: [what:2 I did.]"
    assert Told(text, {2: 0}).names() == ["REVIEW", "TAMM", "TAMM"]


def test_i_in_a_turn_is_its_speaker():
    text = "[who:1 TAMM]: [what:1 [who:2 I] [said:2 told] her [what:2 no].]"
    assert Told(text, {1: 0}).names() == ["TAMM"] * 2


def test_i_in_what_another_is_told_to_have_asked_is_not_the_other():
    text = "[who:1 Ada Pell] [said:1 said:] "
    text += '[what:1 "[who:2 The baker] [said:2 asked] [what:2 why [who:3 I] [said:3 had refused] [what:3 him]]."]'
    assert Told(text, {1: 0, 2: 1}).names() == ["Ada Pell", "The baker", "Ada Pell"]


def test_i_in_a_quotation_that_nothing_holds_is_whoever_spoke_before():
    text = '[who:1 Ada Pell] [said:1 told] us [what:1 no]. "[who:2 I] [said:2 said] [what:2 so] twice."'
    assert Told(text).names() == ["Ada Pell"] * 2


def test_i_in_the_quoted_part_of_a_content_that_begins_outside_it_is_the_speaker():
    text = (
        "[what:1 It was], [who:1 Ada Pell] [said:1 told] her staff, [what:1 “a newspaper, and [who:2 I] [said:2 found] [what:2 it odd]”]."
    )
    assert Told(text, {1: 0}).names() == ["Ada Pell"] * 2
