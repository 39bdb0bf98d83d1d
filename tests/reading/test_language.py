"""A report that the model cannot read says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.language import unread_language

GERMAN = (
    "Die Regierung hat am Mittwoch beschlossen, dass die Steuern nicht erhöht werden, sagte der Minister in Berlin. Das war ein Fehler."
)
FRENCH = (
    "Le ministre a déclaré que le gouvernement ne céderait pas à la pression, a indiqué son porte-parole lundi à Paris devant la presse."
)
ENGLISH = (
    "The government decided on Wednesday that taxes would not rise, the minister said in Berlin. It was a mistake, the opposition said."
)


@pytest.mark.parametrize("text", [GERMAN, FRENCH, "外交部发言人表示，我们不会同意。", "Министр сказал, что переговоры продолжатся."])
def test_another_language_is_flagged(text):
    (flag,) = unread_language(text)
    assert flag.kind == "language-unread"
    assert flag.span is None


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.upper(), "Minister: no deal", "", "12:40 14:20", "\U0001f6a2" * 40])
def test_english_and_what_is_too_short_to_tell_is_not(text):
    assert unread_language(text) == ()


def test_the_reading_of_such_a_report_carries_the_flag(read):
    assert "language-unread" in [flag.kind for flag in read(GERMAN).flags]
    assert "language-unread" not in [flag.kind for flag in read(ENGLISH).flags]


@given(st.text(max_size=300))
@settings(max_examples=100)
def test_every_text_has_at_most_one_such_flag(text):
    assert len(unread_language(text)) <= 1
