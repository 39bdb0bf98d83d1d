"""Which contents only point, and how; all names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.pointers import MOVE, RULING, Pointer, Points, pointer
from onrecord.records import Span, Statement


def pointed(cue: str, content: str) -> Pointer | None:
    text = f"{cue} | {content}"
    spans = (Span(0, len(cue)),) if cue else ()
    return pointer(text, Statement(id="1", content=(Span(len(text) - len(content), len(text)),), cue=spans))


@pytest.mark.parametrize(
    ("cue", "content", "how"),
    [
        ("denied", "it", Points.BARE),
        ("thinks", "so", Points.BARE),
        ("said", "that about the quay", Points.BARE),
        ("was supported by", "This position", Points.NOUN),
        ("said", "she knew of no such warning", Points.NOUN),
        ("said", "that such a claim was absurd", Points.INSIDE),
        ("denied", "that this was true", Points.CLAUSE),
        ("said", "no", Points.ANSWER),
        ("", "It is not so. The quay was never sold.", Points.RETORT),
        ("said", "“Nobody said that. It was a joke”", Points.RETORT),
    ],
)
def test_a_content_points_in_its_way(cue, content, how):
    found = pointed(cue, content)
    assert found is not None
    assert (found.how, found.doubtful) == (how, False)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("denied", "that it had paid"),
        ("said", "that she would wait"),
        ("called", "it a ferry"),
        ("carried", "it"),
        ("hoped", "that it would"),
        ("said", "that the claim had been paid by the insurer"),
        ("", "It is for the harbour to say."),
        ("said", "that the quay was sold " + "again and " * 20 + "that was true"),
    ],
)
def test_a_content_that_says_something_does_not_point(cue, content):
    assert pointed(cue, content) is None


def test_it_may_be_a_thing_where_things_are_wanted_and_opposed():
    assert pointed("want", "it") == Pointer(Points.BARE, doubtful=True)
    assert pointed("oppose", "this") == Pointer(Points.BARE)


def test_the_noun_tells_what_kind_of_utterance_is_meant():
    assert pointed("rejected", "the accusations against him") == Pointer(Points.NOUN, "accusation")
    assert pointed("welcomed", "the ruling") == Pointer(Points.NOUN, RULING)
    assert pointed("asked", "whether such a move was wise") == Pointer(Points.INSIDE, MOVE)


@given(st.text(max_size=80), st.text(min_size=1, max_size=200))
def test_any_words_are_read(cue, content):
    found = pointed(cue, content)
    assert found is None or isinstance(found.how, Points)
