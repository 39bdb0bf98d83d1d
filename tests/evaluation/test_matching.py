import pytest

from onrecord.evaluation.matching import Words, compared, count_words, jaccard, manner, pairs
from onrecord.records import Manner, Span, Statement

from .conftest import statements


def told(marked: str) -> Manner:
    text, (statement, *_) = statements(marked)
    return manner(text, statement)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('[who:1 Rao] [said:1 said] [what:1 "We waited."]', Manner.DIRECT),
        ('[what:1 "We waited,"] [who:1 Rao] [said:1 said]. [what:1 "Nobody came."]', Manner.DIRECT),
        ("[what:1 ‘We waited’], [said:1 says] [who:1 Rao]", Manner.DIRECT),
        ("[who:1 Rao] [said:1 said] [what:1 “we waited”, and left]", Manner.MIXED),
        ("[who:1 Rao] [said:1 said] [what:1 they had ``waited'' for days]", Manner.MIXED),
        ("[who:1 Rao] [said:1 called] [what:1 the talks 'a farce']", Manner.MIXED),
        ("[who:1 Rao] [said:1 said] [what:1 the ministers' cars hadn't come]", Manner.INDIRECT),
        ("[who:1 Rao] [said:1 said] [what:1 they had waited]", Manner.INDIRECT),
    ],
)
def test_the_manner_is_read_off_the_quotation_marks(marked, expected):
    assert told(marked) is expected


def test_a_word_belongs_to_a_span_that_touches_any_of_its_characters():
    words = Words.of("no deal, said Rao")
    assert words.touched([Span(1, 4)]) == {0, 1}
    assert words.touched([Span(2, 3)]) == frozenset()
    assert words.touched([Span(7, 9)]) == frozenset()
    assert words.touched([Span(14, 900)]) == {3}


def test_words_are_counted_as_runs_of_letters_and_digits():
    assert count_words("It's 18,000 crowns. — Да!") == 6


def test_pieces_that_only_white_space_parts_are_one():
    words = Words.of("No deal\n was made")
    apart, whole = compared(
        words,
        [Statement(id="1", content=(Span(0, 7), Span(9, 17))), Statement(id="2", content=(Span(0, 17),))],
    )
    assert apart.content == whole.content


def test_quotation_marks_and_commas_at_the_ends_do_not_count():
    words = Words.of('"No deal," said Rao.')
    with_marks, without = compared(words, [Statement(id="1", content=(Span(0, 10),)), Statement(id="2", content=(Span(1, 8),))])
    assert with_marks.content == without.content


def test_absent_spans_share_nothing():
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_a_content_without_a_word_has_no_manner_and_matches_nothing():
    words = Words.of("... said Rao")
    (empty,) = compared(words, [Statement(id="1", content=(Span(0, 3),), source=(Span(9, 12),))])
    assert empty.manner is None
    assert pairs([empty], [empty]) == {}


def test_each_statement_is_used_once_and_the_closest_comes_first(compare):
    case = compare(
        "[who:1 Ann] [said:1 said] [what:1 the old bridge would close in May]",
        "[who:1 [who:2 Ann]] [said:1 [said:2 said]] [what:2 [what:1 the old bridge would close] in May]",
    )
    words = Words.of(case.text)
    assert pairs(compared(words, case.gold), compared(words, case.found)) == {0: 1}


def test_the_right_words_of_the_wrong_speaker_are_no_match(compare):
    case = compare(
        "[who:1 Ann] and Bob met. [who:1 She] [said:1 said] [what:1 it was over].",
        "Ann and [who:1 Bob] met. She [said:1 said] [what:1 it was over].",
    )
    words = Words.of(case.text)
    assert pairs(compared(words, case.gold), compared(words, case.found)) == {}


def test_two_statements_without_a_source_agree_on_that(compare):
    case = compare("[said:1 It is said] [what:1 that he left]", "[said:1 It is said] [what:1 that he left]")
    words = Words.of(case.text)
    assert pairs(compared(words, case.gold), compared(words, case.found)) == {0: 0}
