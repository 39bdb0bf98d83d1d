"""What a terminal is shown."""

import io

import pytest

from onrecord import screens


def test_words_stay_on_one_line_and_steer_nothing():
    assert screens.one_line("a\n b\x1b[31m\u202ec\u200f") == "a b␛[31mc"


@pytest.mark.parametrize(("asked", "wide"), [("70", 70), ("7", 40), ("", 100), ("many", 100)])
def test_the_width_is_what_columns_says_but_never_too_narrow(monkeypatch, asked, wide):
    monkeypatch.setenv("COLUMNS", asked)
    assert screens.width(io.BytesIO()) == wide


def test_a_file_has_no_colours():
    assert not screens.coloured(io.BytesIO())
