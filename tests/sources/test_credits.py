"""Who wrote, told from those who took pictures, edited or helped."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.credits import is_of_others, writers


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Words by Jane Roe. Pictures by John Doe.", "Words by Jane Roe"),
        ("Interview by Jane Roe, portrait by John Doe", "Interview by Jane Roe"),
        ("Pictures: John Doe / Words: Jane Roe", "Words: Jane Roe"),
        ("By Jane Roe / Photographs by John Doe", "By Jane Roe"),
        ("Reporting by Jane Roe in Sund; additional reporting by Per Moe; editing by John Doe", "Reporting by Jane Roe in Sund; Per Moe"),
        ("By Jane Roe and Per Moe", "By Jane Roe and Per Moe"),
        ("Text: Jane Roe", "Text: Jane Roe"),
    ],
)
def test_only_those_who_wrote_are_left(line, left):
    assert writers(line) == left


@pytest.mark.parametrize("line", ["Additional reporting by Jane Roe; editing by John Doe", "Editing by John Doe", "Jane Roe"])
def test_a_line_of_helpers_names_no_writer(line):
    assert is_of_others(line)


@given(st.lists(st.sampled_from(["By ", "Jane Roe", "; ", " and ", "editing by ", "Photos: ", "(", "Words by ", ". "]), max_size=60))
def test_nothing_is_told_that_the_line_does_not_print(pieces):
    line = "".join(pieces)
    assert set(re.findall(r"\w+", writers(line))) <= set(re.findall(r"\w+", line))
