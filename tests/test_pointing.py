from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotJudge
from onrecord.pointing import pointed
from onrecord.records import Span
from tests import strategies

TEXT = "Rao unsaid it. Ms Rao said “no – never”\nto us. Later, Bell said so. Rao said little; 法国总统说不."


def at(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


def found(*asked: str, near: str = "“no", apart_from: str = "") -> list[str]:
    return [f"{span.start}:{span.of(TEXT)}" for span in pointed(TEXT, asked, at(near), at(apart_from))]


def test_words_that_stand_in_several_places_mean_the_nearest():
    assert found("Rao") == ["18:Rao"]
    assert found("Rao", near="unsaid") == ["0:Rao"]
    assert found("Rao", near="little") == ["68:Rao"]


def test_words_within_what_they_should_be_apart_from_mean_another_place():
    assert found("Rao", near="Ms Rao", apart_from="Ms Rao") == ["0:Rao"]
    assert found("never", apart_from="no – never") == ["33:never"]  # there is no other


def test_whole_words_go_before_parts_of_words():
    assert found("said", near="unsaid") == ["22:said"]
    assert found("aid so", near="unsaid") == ["60:aid so"]


def test_the_very_case_goes_before_another():
    assert found("later") == ["47:Later"]
    assert found("RAO") == ["18:Rao"]


def test_parts_of_words_are_found_where_no_spaces_stand_between_words():
    assert found("总统") == ["87:总统"]


def test_white_space_quotation_marks_and_dashes_are_all_alike():
    assert found('"no -  never" to\tus') == ["27:“no – never”\nto us"]


def test_pieces_come_in_the_order_of_the_text():
    assert found("to us", "no") == ["28:no", "40:to us"]


@pytest.mark.parametrize("asked", ["15:21", " 15 : 21 "])
def test_positions_are_taken_as_they_are(asked):
    assert found(asked) == ["15:Ms Rao"]


def test_one_empty_word_is_nothing():
    assert found("") == found(" ") == []


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("Ray",), "'Ray': these words don't stand in the report: give words as they are printed there, or positions such as 120:180"),
        (("Rao", ""), "'': these words don't stand in the report"),
        (("21:15",), "'21:15': no positions in this report: it has 92 characters"),
        (("0:93",), "no positions in this report"),
        (("5:" + "9" * 5000,), "no positions in this report"),
        (("14:15",), "'14:15': there are no words there"),
        (("Ms Rao", "Rao said"), "'Ms Rao' and 'Rao said' overlap: name pieces that lie apart"),
        (("Ms Rao", "Ms Rao"), "'Ms Rao' and 'Ms Rao' overlap"),
        (("x" * 100,), f"'{'x' * 80}…'"),
    ],
)
def test_what_is_not_there_is_refused(asked, why):
    with pytest.raises(CannotJudge) as problem:
        found(*asked)
    assert why in str(problem.value)


@given(strategies.words.filter(bool), st.data())
def test_any_words_of_a_text_are_found_in_it(text, data):
    text = normalize("NFC", text)
    span = data.draw(strategies.span(len(text)))
    asked = span.of(text)
    if not asked.strip() or data.draw(st.booleans()):
        asked = f"{span.start}:{span.end}"
    try:
        (place,) = pointed(text, [asked], (span,))
    except CannotJudge:
        assert not span.of(text).strip()
    else:
        assert asked == f"{place.start}:{place.end}" or " ".join(place.of(text).split()) == " ".join(asked.split())


@given(strategies.words, st.lists(strategies.words, max_size=3), st.lists(strategies.span(60), max_size=2))
def test_whatever_is_asked_the_answer_lies_in_the_text(text, asked, near):
    try:
        spans = pointed(text, asked, tuple(near))
    except CannotJudge:
        return
    assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
