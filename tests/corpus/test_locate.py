"""Words that annotators write become places, exactly, or an error that helps."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.corpus.locate import Misplaced, cuts, locate
from onrecord.records import Span

TEXT = (
    "The minister said he would not go. “He won’t go,” the aide told us.\n\n"
    "In the end, he went | alone. Horváth’s aide said the minister had gone."
)
texts = st.text(st.sampled_from("ab é’“ \n-—.,|~é伊"), min_size=1, max_size=80)


def found(piece: str, region: Span | None = None, text: str = TEXT) -> str:
    return locate(piece, text, region).span.of(text)


def refused(piece: str, region: Span | None = None, text: str = TEXT) -> Misplaced:
    with pytest.raises(Misplaced) as caught:
        locate(piece, text, region)
    return caught.value


class TestWords:
    def test_stand_where_they_are_printed(self):
        assert locate("would not go", TEXT).span == Span(21, 33)

    def test_are_counted_as_whole_words(self):
        assert locate("he | he would", TEXT).span == Span(18, 20)

    def test_may_hold_line_breaks(self):
        assert found("us.\n\nIn the end") == "us.\n\nIn the end"

    def test_may_be_written_with_letters_and_marks_apart(self):
        assert found("Horva\u0301th") == "Horváth"

    def test_may_end_at_an_apostrophe(self):
        assert found("Horváth") == "Horváth"

    def test_may_hold_a_printed_bar(self):
        assert found("went | alone") == "went | alone"

    def test_that_stand_several_times_are_shown_with_their_surroundings(self):
        problem = refused("minister")
        assert '"minister" stands 2 times' in problem.says
        assert [detail[:10] for detail in problem.details] == ["1. line 1:", "2. line 3:"]
        assert "[minister] said he would" in problem.details[0]

    def test_that_cut_a_word_are_told(self):
        assert "cuts a word" in refused("he would not g").says

    def test_that_stand_outside_the_region_only_are_told_where(self):
        problem = refused("alone", Span(0, 40))
        assert "elsewhere" in problem.says
        assert "[alone]" in problem.details[0]

    def test_with_other_quotation_marks_are_met_with_the_printed_ones(self):
        assert 'nearest: "“He won’t go,”"' in refused('"He won\'t go,"').says

    def test_without_their_accent_are_met_with_the_printed_ones(self):
        assert 'nearest: "Horváth"' in refused("Horvath").says

    def test_that_are_nearly_there_are_met_with_what_is_printed(self):
        assert 'nearest: "the aide told us"' in refused("the aide told them").says

    def test_that_are_far_from_all_that_is_printed_are_just_not_there(self):
        assert refused("zyx").says == '"zyx" does not stand here'

    def test_must_be_some(self):
        assert "empty" in refused("  ").says


class TestContexts:
    def test_tell_one_place_from_another(self):
        assert locate("minister | minister had", TEXT).span.start > 100

    def test_must_stand_once(self):
        assert refused("said | said").says.startswith('the context "said" stands 2 times')

    def test_may_be_stretches_themselves(self):
        assert found("aide | Horváth ~~ gone") == "aide"

    def test_hold_the_words_once(self):
        assert "stands 2 times" in refused("go | would not go. “He won’t go").says


class TestStretches:
    def test_go_from_the_first_words_to_the_next_place_of_the_last(self):
        assert found("In the end ~~ alone.") == "In the end, he went | alone."

    def test_begin_at_the_first_place_of_their_first_words_and_say_so(self):
        place = locate("said ~~ go", TEXT)
        assert place.span.of(TEXT) == "said he would not go"
        assert "first of 2 places" in place.remark

    def test_say_nothing_of_it_where_the_place_is_narrowed(self):
        assert locate("said ~~ go | The minister ~~ go.", TEXT).remark is None

    def test_need_both_ends(self):
        assert "~~" in refused("said ~~").says

    def test_have_one_tie(self):
        assert "too many" in refused("said ~~ he ~~ go").says

    def test_without_an_end_show_what_follows(self):
        problem = refused("alone ~~ minister said")
        assert "does not stand after" in problem.says
        assert "Horváth" in problem.details[0]


class TestWhateverTheText:
    @given(texts, st.data())
    def test_words_at_word_borders_are_found_or_stand_several_times(self, text, data):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        words = text[start:end]
        assume(words == words.strip() and not cuts(text, start) and not cuts(text, end) and "~~" not in words)
        try:
            place = locate(words, text).span
        except Misplaced as problem:
            place = None
            told = problem.says
        assert place.of(text) == words if place else "times" in told

    @given(texts, texts)
    def test_a_piece_that_is_found_is_whole_words_of_the_region(self, piece, text):
        try:
            place = locate(piece, text).span
        except Misplaced:
            return
        assert not cuts(text, place.start)
        assert not cuts(text, place.end)
        assert 0 <= place.start < place.end <= len(text)

    @given(texts, st.data())
    def test_a_region_only_narrows(self, text, data):
        start = data.draw(st.integers(0, len(text) - 1))
        region = Span(start, data.draw(st.integers(start + 1, len(text))))
        piece = data.draw(texts)
        try:
            place = locate(piece, text, region).span
        except Misplaced:
            return
        assert region.holds(place)

    def test_a_long_text_takes_no_long_time_to_be_refused(self):
        text = "one two three four five six seven " * 3000
        assert "does not stand" in refused("one two three four five six eight " * 20, text=text).says
