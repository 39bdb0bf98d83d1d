"""Overlapping marks become nested pieces, and nothing of the text is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.segments import DEEPEST, Close, Mark, Open, Words, cut, merge, nest

SIZE = 30


def mark(layer: int, number: int, start: int, end: int) -> Mark:
    return Mark(layer, (number,), Span(start, end), "x", number)


marks = st.lists(st.tuples(st.integers(0, 2), st.sets(st.integers(0, SIZE), min_size=2, max_size=2)), max_size=12).map(
    lambda found: [mark(layer, i, *sorted(ends)) for i, (layer, ends) in enumerate(found)]
)
rows = st.sets(st.integers(1, SIZE - 1), max_size=4).map(
    lambda cuts: [Span(a, b) for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), SIZE], strict=True)]
)


def drawn(found: list[Mark], text: str) -> str:
    """Marks as brackets with their number."""
    (row,) = cut([Span(0, len(text))], found)
    show = {Open: lambda e: f"{e.mark.number}[", Close: lambda e: "]", Words: lambda e: e.span.of(text)}
    return "".join(show[type(each)](each) for each in nest(row))


def test_marks_within_others_stay_whole():
    assert drawn([mark(0, 1, 0, 6), mark(0, 2, 2, 4)], "abcdef") == "1[ab2[cd]ef]"


def test_of_two_that_overlap_the_inner_is_cut():
    assert drawn([mark(0, 1, 0, 4), mark(0, 2, 2, 6)], "abcdef") == "1[ab2[cd]]2[ef]"


def test_lower_layers_stand_around_higher_ones():
    assert drawn([mark(1, 1, 0, 4), mark(0, 2, 2, 6)], "abcdef") == "1[ab]2[1[cd]ef]"


def test_a_mark_over_two_rows_begins_in_the_first_and_ends_in_the_second():
    both = [list(nest(row)) for row in cut([Span(0, 3), Span(3, 6)], [mark(0, 1, 1, 5)])]
    assert [each.first for row in both for each in row if isinstance(each, Open)] == [True, False]
    assert [each.last for row in both for each in row if isinstance(each, Close)] == [False, True]


def test_what_lies_too_deep_is_not_shown():
    (row,) = cut([Span(0, 9)], [mark(0, i, 0, 9) for i in range(50)])
    assert [each.number for each in row[0].marks] == list(range(DEEPEST))


@given(rows, marks)
def test_the_words_of_all_rows_are_the_whole_text_in_order(lines, found):
    spans = [each.span for row in cut(lines, found) for each in nest(row) if isinstance(each, Words)]
    assert [place for span in spans for place in range(span.start, span.end)] == list(range(SIZE))


@given(rows, marks)
def test_words_stand_under_just_the_marks_that_hold_them(lines, found):
    for row in cut(lines, found):
        for segment in row:
            holding = [each for each in found if each.span.meets(segment.span)]
            assert all(each.span.holds(segment.span) for each in holding)
            shown = [each for layer in range(3) for each in [each for each in holding if each.layer == layer][:DEEPEST]]
            assert list(segment.marks) == shown


@given(rows, marks)
def test_what_opens_is_closed_the_last_first(lines, found):
    for row in cut(lines, found):
        stack = []
        for each in nest(row):
            if isinstance(each, Open):
                stack.append(each.mark)
            elif isinstance(each, Close):
                assert stack.pop() is each.mark
        assert not stack


@given(marks)
def test_merged_spans_hold_the_same_characters_and_stand_apart(found):
    spans = [each.span for each in found]
    merged = merge(spans)
    places = [place for span in merged for place in range(span.start, span.end)]
    assert places == sorted({place for span in spans for place in range(span.start, span.end)})
    assert all(a.end < b.start for a, b in pairwise(merged))
