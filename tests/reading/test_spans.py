import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.quotes import canonical
from onrecord.reading.spans import Cutter, clipped, covered, holds, meets
from onrecord.records import Span


class Words:
    """A text cut as the reader cuts it, and the runs of words between two of its words."""

    def __init__(self, encoded, text: str) -> None:
        self.text = text
        self.encoded = encoded(text)
        self.cutter = Cutter(text, canonical(text), self.encoded)
        self.places = self.encoded.chars.tolist()

    def runs(self, *stretches: str) -> tuple[tuple[int, int], ...]:
        found = []
        for words in stretches:
            start = self.text.index(words)
            inside = [i for i, (a, b) in enumerate(self.places) if start <= a and b <= start + len(words)]
            found.append((inside[0], inside[-1] + 1))
        return tuple(found)

    def content(self, *stretches: str, beside: str | None = None) -> list[str]:
        at = None if beside is None else tuple(Span(self.text.index(word), self.text.index(word) + len(word)) for word in beside.split())
        return [span.of(self.text) for span in self.cutter.content(self.runs(*stretches), at)]


@pytest.fixture
def words(encoded):
    return lambda text: Words(encoded, text)


class TestEmphasis:
    @pytest.mark.parametrize(
        ("text", "labelled", "expected"),
        [
            ("**Mayor Ada Rao** said no.", "Mayor Ada Rao**", ["Mayor Ada Rao"]),
            ("**Mayor Ada Rao** said no.", "**Mayor Ada Rao**", ["Mayor Ada Rao"]),
            ("*Rao* said no.", "* said", ["said"]),
            ("Minister R** said no.", "Minister R**", ["Minister R**"]),
            ("foreign ** teams said no.", "foreign ** teams", ["foreign ** teams"]),
        ],
    )
    def test_its_marks_are_no_part_of_who_speaks(self, words, text, labelled, expected):
        found = words(text)
        assert [span.of(text) for span in found.cutter.source(found.runs(labelled))] == expected

    def test_marks_alone_are_nobody(self, words):
        found = words("*Rao* said ** no.")
        assert found.cutter.source(found.runs("**")) == ()


class TestContent:
    @pytest.mark.parametrize(
        ("text", "labelled", "expected"),
        [
            ('"We will not pay," Rao said.', 'We will not pay,"', '"We will not pay,"'),
            ('"We will not pay," Rao said.', '"We will not pay', '"We will not pay,"'),
            ('"We will not pay", Rao said.', "We will not pay", '"We will not pay"'),
            ('"We will not pay," Rao said.', '"We will not pay,', '"We will not pay,"'),
            ("“Will they pay?” Rao asked.", "“Will they pay", "“Will they pay?”"),
            ("Rao called it “a farce”.", "“a farce", "“a farce”"),
            ("Rao said the “talks failed”.", "the “talks failed", "the “talks failed”"),
            ("Rao said, ``No deal.''", "``No deal.", "``No deal.''"),
        ],
    )
    def test_a_piece_takes_in_the_marks_of_its_quotation(self, words, text, labelled, expected):
        assert words(text).content(labelled) == [expected]

    @pytest.mark.parametrize(
        ("text", "labelled", "expected"),
        [
            ("He did not rule out sending troops to Sarka. He left.", "sending troops to", ["sending troops to Sarka"]),
            ("They lost in the lower house, she said.", "They lost in the", ["They lost in the lower house"]),
            ("They agreed to, she said.", "They agreed to", ["They agreed to"]),
            ("They lost in the vote that she had called on a whim late in May.", "They lost in the", ["They lost in the"]),
            ("The quarrel is the end, she said.", "the", []),
        ],
    )
    def test_what_breaks_off_before_its_noun_goes_on_to_the_near_end_of_its_words(self, words, text, labelled, expected):
        assert words(text).content(labelled, beside="") == expected

    def test_it_does_not_go_on_over_what_says_it(self, words):
        assert words("No deal with the minister said.").content("No deal with the", beside="said") == ["No deal with the"]

    def test_a_few_words_between_two_pieces_belong_to_them_where_they_tell_neither_who_nor_how(self, words):
        text = "No deal at the table, Rao said, was made. It was late."
        assert words(text).content("No deal", "was made", beside="Rao said") == ["No deal", "was made"]
        assert words(text).content("No deal", "table", beside="Rao said") == ["No deal at the table"]
        assert words(text).content("was made", "was late", beside="Rao said") == ["was made", "was late"]

    def test_commas_and_dashes_at_its_edges_are_left_out(self, words):
        assert words("Rao said, no deal, and left.").content(", no deal,") == ["no deal"]
        assert words("Talks failed — minister").content("Talks failed —") == ["Talks failed"]

    def test_the_stop_of_the_sentence_before_is_left_out(self, words):
        assert words("Rao said. “No deal.”").content(". “No deal.”") == ["“No deal.”"]
        assert words("It cost .5 more").content(".5 more") == [".5 more"]

    def test_pieces_with_only_white_space_between_them_are_one(self, words):
        assert words("Rao said no deal was made").content("no deal", "was made") == ["no deal was made"]
        assert words("“We waited.”\n“Nobody came.”").content("“We waited.”", "“Nobody came.”") == ["“We waited.”\n“Nobody came.”"]

    def test_pieces_with_words_between_them_stay_apart(self, words):
        assert words("No deal, Rao said, was made").content("No deal", "was made") == ["No deal", "was made"]

    @pytest.mark.parametrize("mark", [".", ",", "—", '"', "?"])
    def test_a_lone_mark_is_no_content(self, words, mark):
        assert words(f"Rao said {mark} and left").content(mark) == []

    def test_nothing_labelled_is_no_content(self, words):
        assert words("No deal").cutter.content(()) == ()

    @settings(max_examples=100)
    @given(text=st.text(st.sampled_from("ab \"“”«»'.,\n—"), min_size=1, max_size=60), data=st.data())
    def test_any_words_make_pieces_in_order_with_a_letter_in_each(self, encoded, text, data):
        cut = Words(encoded, text)
        ends = sorted(data.draw(st.lists(st.integers(0, len(cut.places)), max_size=6, unique=True)))
        found = cut.cutter.content(tuple(zip(ends[::2], ends[1::2], strict=False)))
        assert all(a.end < b.start for a, b in pairwise(found))
        assert all(span.end <= len(text) and any(map(str.isalnum, span.of(text))) for span in found)
        assert not any(re.search(r"\A[\s,;–—]|[\s,;–—]\Z", span.of(text)) for span in found)


class TestSourceAndCue:
    def test_they_are_as_found(self, words):
        cut = words("Ms Rao, a minister, did not say no")
        assert cut.cutter.source(cut.runs("Ms Rao, a minister,")) == (Span(0, 19),)
        assert cut.cutter.cue(cut.runs("did not say")) == (Span(20, 31),)

    @pytest.mark.parametrize("mark", [":", "—", "–", "-"])
    def test_the_colon_or_dash_of_a_headline_is_a_cue(self, words, mark):
        cut = words(f"Minister {mark} no deal")
        assert [span.of(cut.text) for span in cut.cutter.cue(cut.runs(mark))] == [mark]

    @pytest.mark.parametrize("mark", [",", ".", '"', "?"])
    def test_no_other_lone_mark_is_one(self, words, mark):
        cut = words(f"Minister {mark} no deal")
        assert cut.cutter.cue(cut.runs(mark)) == ()

    @pytest.mark.parametrize("mark", [":", "—", ","])
    def test_no_lone_mark_is_a_source(self, words, mark):
        cut = words(f"Minister {mark} no deal")
        assert cut.cutter.source(cut.runs(mark)) == ()
        assert cut.cutter.source(cut.runs("Minister", mark)) == (Span(0, 8),)

    @pytest.mark.parametrize("mark", ["*", "**", "_"])
    def test_marks_of_emphasis_around_them_are_left_out(self, words, mark):
        cut = words(f"{mark}Mayor Rao{mark} said no deal")
        assert [span.of(cut.text) for span in cut.cutter.source(cut.runs(f"{mark}Mayor Rao{mark}"))] == ["Mayor Rao"]
        assert cut.cutter.source(cut.runs(mark)) == ()

    @settings(max_examples=300)
    @given(text=st.text(st.sampled_from("ab *_ \n.,"), min_size=1, max_size=30), data=st.data())
    def test_whatever_stands_at_their_edges_they_are_spans_with_a_letter(self, encoded, text, data):
        cut = Words(encoded, text)
        if not cut.places:
            return
        start = data.draw(st.integers(0, len(cut.places) - 1))
        runs = ((start, data.draw(st.integers(start + 1, len(cut.places)))),)
        for span in (*cut.cutter.source(runs), *cut.cutter.cue(runs)):
            assert any(map(str.isalnum, span.of(text)))


SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda t: Span(t[0], t[0] + t[1])), max_size=8)


class TestStretches:
    def test_touching_spans_are_covered_together(self):
        assert covered([Span(5, 7), Span(0, 3), Span(3, 4), Span(6, 9)]) == [Span(0, 4), Span(5, 9)]

    @settings(max_examples=100)
    @given(SPANS, st.integers(0, 70), st.integers(0, 70))
    def test_what_is_covered_is_what_a_span_has(self, spans, start, end):
        here = {i for span in spans for i in range(span.start, span.end)}
        reach = covered(spans)
        assert {i for span in reach for i in range(span.start, span.end)} == here
        assert all(a.end < b.start for a, b in pairwise(reach))
        if start < end:
            assert meets(reach, start, end) == bool(here & set(range(start, end)))

    def test_spans_are_clipped_to_others(self):
        assert clipped((Span(0, 5), Span(7, 12)), (Span(3, 9),)) == (Span(3, 5), Span(7, 9))
        assert clipped((Span(0, 3),), (Span(3, 9),)) == ()

    def test_each_span_must_stand_whole_in_one(self):
        assert holds((Span(0, 5), Span(5, 9)), (Span(1, 5), Span(5, 6)))
        assert not holds((Span(0, 5), Span(5, 9)), (Span(4, 6),))
        assert holds((), ())
