"""Names in Latin letters, and how they sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.letters import latin, skeleton, sound, sounds, words


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Žofia Kľučárová", "zofia klucarova"),
        ("Søren Ålgård", "soren algard"),
        ("Łukasz Weißhäupl", "lukasz weisshaupl"),
        ("Сергей Йовович", "sergey yovovich"),
        ("Пётр Щербак", "petr shcherbak"),
        ("Ιούλιος Μπαλτάς", "ioulios baltas"),
        ("გიორგი წერელაძე", "giorgi tsereladze"),
        ("Արամ Կոչար", "aram kochar"),
        ("يوسف", "ywsf"),
        ("Nguyễn Thị Lan", "nguyen thi lan"),
        ("ČAPUTOVÁ", "caputova"),
    ],
)
def test_a_name_of_any_of_our_scripts_is_written_in_latin_letters(name, plain):
    assert latin(name) == plain


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jean-Marc O’Brien", ("jean", "marc", "obrien")),
        ("Haldmark's U.S. desk", ("haldmark", "us", "desk")),
        ("Wi11iam F0ster", ("william", "foster")),
        ("Local 77", ("local", "77")),
        ("--- !", ()),
    ],
)
def test_words_are_parted_by_hyphens_and_lose_marks_and_a_scanners_digits(name, parts):
    assert words(name) == parts


@pytest.mark.parametrize(
    "spellings",
    [
        ("sergei", "sergey", "serguei"),
        ("shevchuk", "shevtchouk"),
        ("gerasimov", "guerassimov"),
        ("christersson", "kristerson"),
        ("abdulaziz", "abdelaziz"),
        ("fedor", "phedor"),
        ("yusuf", "jusuf"),
    ],
)
def test_spellings_of_one_sound_are_one(spellings):
    assert len({sound(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("joukovets", "zhukovets"), ("ouazzani", "wazzani"), ("rachidani", "rashidani"), ("cyril", "kiril")]
)
def test_letters_that_two_languages_read_otherwise_are_heard_both_ways(one, other):
    assert sounds(one) & sounds(other)


def test_a_skeleton_holds_the_classes_of_the_consonants():
    assert skeleton("attal") == skeleton("attar")
    assert skeleton("urban") == skeleton("orbany")[: len(skeleton("urban"))]
    assert skeleton("pell") != skeleton("pott")


@given(st.text(max_size=30))
def test_any_text_has_words_sounds_and_skeletons(text):
    for word in words(text):
        assert word
        assert isinstance(sound(word), str)
        assert skeleton(word)
        assert sound(word) in sounds(word)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψω ", max_size=30))
def test_cyrillic_and_greek_leave_only_latin_letters(text):
    assert latin(text).isascii()
