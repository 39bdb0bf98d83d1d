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
        ("Pensioner Ada Pell left. “No,” said Ada Pell.", [("Ada Pell", "person"), ("Ada Pell", "")]),
        ("Ex-boxer Ada Pell left. Ex-Mayor Rok Zell stayed.", [("Ada Pell", "person"), ("Rok Zell", "person")]),
        ("We met Mayor Jan Pell.", [("Jan Pell", "person")]),
        ("Champion Jockey Ada Pell left.", [("Ada Pell", "person")]),
        ("Republican National Committee members left.", [("Republican National Committee", "organisation")]),
        ("Victim Support left.", [("Victim Support", "")]),
        ("Carmaker Velo closed.", [("Velo", "organisation")]),
        ("Newspaper Le Phare closed.", [("Le Phare", "organisation")]),
        ("Publisher Margaret Pell left.", [("Margaret Pell", "person")]),
        ("Survivor Series began. We saw Survivor Series.", [("Survivor Series", ""), ("Survivor Series", "")]),
        ("Ministers Ada Pell and Rok Zell left.", [("Ada Pell", "person"), ("Rok Zell", "")]),
        ("Banks Nord Kredit and Velm Kredit left.", [("Nord Kredit", ""), ("Velm Kredit", "")]),
        ("The Teachers' Federation left.", [("Teachers' Federation", "organisation")]),
        ("The Migrants’ Rights Network left.", [("Migrants’ Rights Network", "organisation")]),
        ("The Netherlands' Council left.", [("Netherlands", "country"), ("Council", "organisation")]),
        ('We met Ada "The Crow" Pell.', [('Ada "The Crow" Pell', "")]),
        ("We met Ada ‘Iron’ Pell.", [("Ada ‘Iron’ Pell", "")]),
        ("We told Ada “no” Pell heard.", [("Ada", ""), ("Pell", "")]),
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


def test_a_trade_that_begins_a_sentence_is_the_title_and_a_nickname_is_no_word_to_compare():
    text = 'Pensioner Ada "The Crow" Pell left.'
    (name,) = names(text, [Span(0, len(text))], sentence_starts(text))
    assert name.words == ("ada", "pell")
    assert name.title is not None
    assert name.title.of(text) == "Pensioner"


def test_a_line_in_capitals_names_only_who_is_named_elsewhere():
    assert found("MAYOR ADMITS THE QUAY WAS SOLD\nIt rained.") == []
    assert ("PELL", "") in [(words, "") for words, _ in found("PELL : THE QUAY WAS SOLD\nMs Pell left.")]


def test_words_are_compared_without_case_accents_and_stops():
    assert folded("Gergő") == folded("GERGO")
    assert folded("U.K.") == "uk"


def test_a_row_of_a_thousand_capitals_is_cut_into_names_of_bearable_length():
    assert max(len(words.split()) for words, _ in found("Aa " * 1000)) <= 12
