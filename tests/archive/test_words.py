"""What counts as a word: the same for what is stored and for what is asked."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.words import LONGEST, alone, words, words_at
from onrecord.records import Span
from tests import strategies

TEXTS = strategies.words | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Minister SAID no.", ["the", "minister", "said", "no"]),
        ("Macron's troops don’t", ["macron", "s", "troops", "don", "t"]),
        ("anti-war 10,000 U.S. #tax_cut", ["anti", "war", "10", "000", "u", "s", "tax", "cut"]),
        ("Zürich Straße ŁÓDŹ Yıldız İzmir Ærø", ["zurich", "strasse", "lodz", "yildiz", "izmir", "aero"]),
        ("Zu\u0308rich", ["zurich"]),
        ("Шойгу ещё Лук’яненко Лукʼяненко", ["шоигу", "еще", "лук", "яненко", "лук", "яненко"]),
        ("Ναί, ΝΑΙ", ["ναι", "ναι"]),
        ("שָׁלוֹם مُحَمَّد محمـد", ["שלום", "محمد", "محمد"]),
        ("हिन्दी की किताब", ["हिन्दी", "की", "किताब"]),
        ("한국 대통령은", ["한국", "대통령은"]),
        ("习近平 said 5G网络", ["习", "近", "平", "said", "5g", "网", "络"]),
        ("東京でｶﾞｽ", ["東", "京", "で", "ガ", "ス"]),
        ("ไทยที่", ["ไ", "ท", "ย", "ที่"]),
        ("１２３ ＡＢＣ x²", ["123", "abc", "x2"]),
        ("co\u00adoperation zero\u200dwidth", ["cooperation", "zerowidth"]),
        ("می‌خواهم", ["می", "خواهم"]),
        ("foreign ** teams … — “!”", ["foreign", "teams"]),
        ("👩🏽 \u0301 ’", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_without_case_and_accents(text, found):
    assert words(text) == found


def test_each_word_knows_its_place_in_the_text():
    text = "Zürich’s “anti-war” 习近平"
    assert [span.of(text) for _, span in words_at(text)] == ["Zürich", "s", "anti", "war", "习", "近", "平"]


def test_of_a_long_word_the_beginning_counts():
    assert words("a" * 1000) == ["a" * LONGEST] == [word for word, _ in words_at("a" * 1000)]
    assert list(words_at("é" * 1000)) == [("e" * LONGEST, Span(0, 1000))]


def test_characters_of_scripts_without_spaces_stand_alone():
    assert all(map(alone, words("习東京でガไ")))
    assert not any(map(alone, words("a é ш 한국 हिन्दी 5")))


@given(TEXTS)
def test_words_with_and_without_places_are_the_same(text):
    found = list(words_at(text))
    assert words(text) == [word for word, _ in found]
    assert all(before.end <= after.start for (_, before), (_, after) in pairwise(found))


@given(TEXTS, st.data())
def test_a_part_of_a_text_has_the_words_that_it_has_by_itself(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert [word for word, _ in words_at(text, start, end)] == words(text[start:end])
    assert all(start <= span.start < span.end <= end for _, span in words_at(text, start, end))


@given(TEXTS)
def test_a_word_is_found_by_what_is_printed_there(text):
    assert all(words(span.of(text)) == [word] for word, span in words_at(text))


@given(TEXTS)
def test_no_word_has_a_sign_that_a_database_could_understand(text):
    assert all(re.fullmatch(r"[0-9a-z\x80-\U0010ffff]+", word) and len(word) <= LONGEST for word in words(text))


@given(TEXTS, TEXTS)
def test_a_text_has_the_words_of_its_lines(one, other):
    assert words(f"{one}\n{other}") == words(one) + words(other)
