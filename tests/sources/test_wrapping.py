"""Which line ends only the width made."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.lines import lines_of
from onrecord.sources.wrapping import joined, paragraphs, unwrapped
from tests.sources.documents import set_in
from tests.sources.texts import texts

STORY = (
    "Captain Ilya Karelin said on Tuesday that no ship of his would pay the new toll, and that he had told the harbour office so in April."
)


def test_a_paragraph_set_in_a_width_is_whole_again():
    told = "\n".join(set_in(STORY, 72))
    assert told.count("\n") == 1
    assert unwrapped(f"{told}\n\n{told}\n") == f"{STORY}\n\n{STORY}\n"


def test_lines_that_had_room_for_more_were_ended_on_purpose():
    told = "Ships will not pay\nBy Jane Roe\n14 May 2024\n" + "\n".join(set_in(STORY, 72))
    assert unwrapped(told) == f"Ships will not pay\nBy Jane Roe\n14 May 2024\n{STORY}"


def test_quoted_and_listed_lines_stand_by_themselves():
    told = "\n".join([*set_in(STORY, 72), "> " + STORY[:60], "- " + STORY[:60], "  " + STORY[:60]])
    assert unwrapped(told).count("\n") == 3


def test_long_lines_are_left_alone():
    told = f"{STORY}\n{STORY}"
    assert unwrapped(told) == told


def test_flowed_lines_end_in_a_space():
    assert unwrapped("He said \nno.\nShe did not.\n-- \nJane \nRoe", flowed=True) == "He said no.\nShe did not.\n-- \nJane Roe"


@given(text=texts, flowed=st.booleans())
def test_no_word_is_lost_or_joined_to_another(text, flowed):
    assert unwrapped(text, flowed=flowed).split() == text.split()


def test_a_column_of_print_is_read_by_its_paragraphs():
    lines = lines_of("Ships will not pay\nBy Jane Roe\n" + "\n".join(set_in(STORY, 40)) + "\n14 May 2024")
    told = paragraphs(lines)
    assert [len(each) for each in told] == [1, 1, len(lines) - 3, 1]
    assert joined(lines, told[2]).text == STORY


def test_lines_of_any_length_are_paragraphs_of_their_own():
    lines = lines_of(f"Ships will not pay\nBy Jane Roe\n{STORY}\n{STORY}\nno more\nnothing")
    assert paragraphs(lines) == [[i] for i in range(len(lines))]


@given(texts)
def test_every_line_is_of_one_paragraph(text):
    lines = lines_of(text)
    assert [i for each in paragraphs(lines) for i in each] == list(range(len(lines)))
