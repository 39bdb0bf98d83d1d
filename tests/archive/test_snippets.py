"""What is shown of a text: whole words of one paragraph, around most of what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.snippets import LONGEST, snippet
from onrecord.records import Span
from tests.strategies import spans

WORDS = " ".join(f"w{number}" for number in range(1000))


def shown(text, *words, within=None):
    hits = tuple(sorted(Span(text.index(word), text.index(word) + len(word)) for word in words))
    return snippet(text, hits, within or Span(0, len(text))).of(text)


def test_a_short_text_is_shown_whole():
    assert shown("  Fog is back. \n", "Fog") == "Fog is back."


def test_a_paragraph_is_shown_by_itself():
    assert shown("One.\nFog is back.\nThree.", "back") == "Fog is back."


def test_of_a_long_paragraph_whole_words_around_what_was_found_are_shown():
    part = shown(WORDS, "w500")
    assert "w500" in part
    assert LONGEST - 10 <= len(part) <= LONGEST
    assert set(part.split(" ")) <= set(WORDS.split(" "))


def test_where_most_was_found_is_shown():
    text = f"Fog. {WORDS} ferry bridge"
    assert "ferry bridge" in shown(text, "Fog", "ferry", "bridge")
    assert shown(text, "Fog", "bridge").startswith("w9")


def test_nothing_beyond_the_statement_is_shown():
    text = "Ms Rao said: fog is back, and more."
    assert shown(text, "fog", "Rao", within=Span(13, 24)) == "fog is back"


@pytest.mark.parametrize("text", ["国" * 1000, "a" * 1000, "\n" * 10, " x"])
def test_text_without_words_is_cut_anywhere(text):
    assert 0 < len(snippet(text, (Span(0, 1),), Span(0, len(text))).of(text)) <= LONGEST


@given(st.text("ab \n国", min_size=1, max_size=900), st.data())
def test_some_of_what_was_found_is_always_shown(text, data):
    within = data.draw(spans(len(text), 1))[0]
    hits = tuple(span for span in data.draw(spans(len(text))) if span.of(text).strip())
    part = snippet(text, hits, within)
    assert within.holds(part)
    assert part.end - part.start <= LONGEST
    inside = [hit for hit in hits if within.holds(hit)]
    assert not inside or any(part.meets(hit) for hit in inside)
