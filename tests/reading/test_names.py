import pytest

from onrecord.reading.encoding import sentence_starts
from onrecord.reading.names import folded, names
from onrecord.records import Span


def found(text: str) -> list[tuple[str, str]]:
    """The names of a text with their kinds."""
    return [(name.span.of(text), name.kind) for name in names(text, [Span(0, len(text))], sentence_starts(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met Ms Ada Pell.", [("Ada Pell", "person")]),
        ("We met Prime Minister Ada Pell.", [("Ada Pell", "person")]),
        ("We met acting ports minister Ada Pell.", [("Ada Pell", "person")]),
        ("We met Ada Pell, 58, there.", [("Ada Pell", "person")]),
        ("We met Margaret Pell there.", [("Margaret Pell", "person")]),
        ("We met Secretary of State Margaret Pell.", [("Margaret Pell", "person")]),
        ("We asked the Ministry of Ports.", [("Ministry of Ports", "organisation")]),
        ("We asked the Minister for Land and Sea.", [("Minister for Land and Sea", "office")]),
        ("We asked the Railway and Dock Workers' Union.", [("Railway and Dock Workers' Union", "organisation")]),
        ("We left New Zealand.", [("New Zealand", "country")]),
        ("We asked Rok van der Zell.", [("Rok van der Zell", "")]),
        ("They asked Jan van der Zell on Jan 5 and Jan Pell in Jan.", [("Jan van der Zell", "person"), ("Jan Pell", "person")]),
        ("Residents left. Officials stayed. In May it rained.", []),
    ],
)
def test_a_name_stands_without_its_title_and_is_of_the_kind_that_its_words_tell(text, expected):
    assert found(text) == expected


def test_the_title_is_kept_beside_the_name():
    text = "We met the acting ports minister Ada Pell."
    (name,) = names(text, [Span(0, len(text))], sentence_starts(text))
    assert name.title is not None
    assert name.title.of(text) == "acting ports minister"


def test_a_line_in_capitals_names_only_who_is_named_elsewhere():
    assert found("MAYOR ADMITS THE QUAY WAS SOLD\nIt rained.") == []
    assert ("PELL", "") in [(words, "") for words, _ in found("PELL : THE QUAY WAS SOLD\nMs Pell left.")]


def test_words_are_compared_without_case_accents_and_stops():
    assert folded("Gergő") == folded("GERGO")
    assert folded("U.K.") == "uk"


def test_a_row_of_a_thousand_capitals_is_cut_into_names_of_bearable_length():
    assert max(len(words.split()) for words, _ in found("Aa " * 1000)) <= 12
