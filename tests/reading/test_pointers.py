"""Which contents may point, and how; all names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.pointers import Pointer, fits, pointer
from onrecord.records import Act, Span, Statement


def pointed(cue: str, content: str) -> Pointer | None:
    text = f"{cue} | {content}"
    spans = (Span(0, len(cue)),) if cue else ()
    return pointer(text, Statement(id="1", content=(Span(len(text) - len(content), len(text)),), cue=spans))


@pytest.mark.parametrize(
    ("cue", "content", "word", "look"),
    [
        ("denied", "it", "it", "it cue deny"),
        ("thinks", "so", "so", "a word in all"),
        ("never said", "that", "that", "cue not"),
        ("said", "that this was true", "this", "this it is so"),
        ("said", "no", "yes", "cue say"),
        ("called", "it “a joke”", "it", "it it as"),
        ("was supported by", "This position", "this noun", "this noun whole"),
        ("said", "she knew of no such warning", "this noun", "this noun last of an act"),
        ("said", "that such a claim was absurd", "this noun", "this noun first"),
        ("said", "he had heard nothing of the kind", "none", "none"),
        ("denied", "that it had", "it", "it it did"),
        ("repeats", "his promise", "his noun", "his noun whole of an act"),
        ("", "It is not true. The quay was never sold.", "it", "cue none"),
        ("said", "“Nobody said that. It was a joke”", "that", "that does it"),
    ],
)
def test_a_content_may_point_in_its_way(cue, content, word, look):
    found = pointed(cue, content)
    assert found is not None
    assert found.word == word
    assert look in found.looks


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("denied", "that it had paid"),
        ("said", "that she would wait"),
        ("hoped", "to sail on Monday"),
        ("said", "no boat would leave"),
        ("said", "…"),
        ("", "It is for the harbour to say, and for nobody else, however long that may take."),
        ("said", "that the quay was sold " + "again and " * 20 + "that was true"),
    ],
)
def test_a_content_that_says_something_does_not_point(cue, content):
    assert pointed(cue, content) is None


def test_a_noun_of_a_kind_fits_an_utterance_of_that_kind():
    assert fits("warning", Act.WARN, "warned", "that the ice was thin")
    assert not fits("warning", Act.STATE, "said", "that the ice was thin")
    assert fits("claim", Act.STATE, "said", "that the ice was thin") is None


def test_an_offer_is_what_somebody_would_do_and_a_ruling_what_was_ruled():
    assert fits("offer", Act.STATE, "said", "that she would pay half")
    assert fits("ruling", Act.STATE, "ruled", "that the vote was void")
    assert not fits("ruling", Act.STATE, "said", "that the vote was void")


@given(st.text(max_size=80), st.text(min_size=1, max_size=200))
def test_any_words_are_read(cue, content):
    found = pointed(cue, content)
    assert found is None or (found.word and found.looks)
