"""The language that a text is in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.languages import detected, why_not_english

TOLD = {
    "en": "The government decided on Wednesday that taxes would not rise, the minister said in Berlin.",
    "de": "Die Regierung hat am Mittwoch beschlossen, dass die Steuern nicht erhöht werden, sagte der Minister.",
    "fr": "Le ministre a déclaré que le gouvernement ne céderait pas à la pression, a indiqué son porte-parole.",
    "es": "El presidente dijo el lunes que no habrá acuerdo con los sindicatos antes del verano.",
    "pt": "O presidente disse na segunda-feira que não haverá acordo com os sindicatos antes do verão.",
    "ru": "Министр сказал, что переговоры продолжатся и завтра.",
    "uk": "Міністр заявив, що переговори триватимуть і завтра у Києві.",
    "ar": "وزير الخارجية يقول إن المحادثات ستستمر",
    "zh": "外交部发言人表示，我们不会同意。",
}


@pytest.mark.parametrize("language", TOLD)
def test_the_language_is_told_by_the_text(language):
    assert detected(TOLD[language]) == language
    assert (why_not_english(TOLD[language]) is None) == (language == "en")


@pytest.mark.parametrize("text", ["", "Minister: no deal", "Нет", "12:40 14:20", "\U0001f6a2" * 40, "a b " * 3])
def test_what_is_too_short_to_tell_is_unknown(text):
    assert detected(text) is None


@given(st.text(max_size=300))
@settings(max_examples=100)
def test_every_text_has_one_language_or_none(text):
    assert detected(text) is None or detected(text).isalpha()
