from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.quotes import canonical, quotations

MARKS = ['"', "“", "”", "„", "‟", "«", "»", "″", "＂", "「", "」", "『", "』", "‹", "›", "‘", "’", "'", "``", "''"]
PAIRS = ['""', "“”", "«»", "»«", "„“", "„”", "””", "「」", "『』", "‹›", "‟”", "＂＂"]
CLUTTER = st.lists(st.sampled_from([*MARKS, "a", "s", "B", " ", ".", ",", "\n", "—", "(", ")"]), max_size=30).map("".join)
WORDS = st.sampled_from(["We will not pay", "no deal", "It wasn’t the workers' fault", "the ‘90s", "never", "Rao's men"])


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(canonical(text))]


class TestCanonical:
    @pytest.mark.parametrize("pair", PAIRS)
    def test_a_pair_of_marks_becomes_one_kind(self, pair):
        assert canonical(f"{pair[0]}We will not pay,{pair[1]} Ms Rao said.") == "“We will not pay,” Ms Rao said."

    @pytest.mark.parametrize("pair", PAIRS)
    def test_it_does_so_after_a_word(self, pair):
        assert canonical(f"Ms Rao said {pair[0]}no{pair[1]}.") == "Ms Rao said “no”."

    def test_a_mark_of_two_characters_leaves_a_space(self):
        assert canonical("Rao said, ``No deal.''") == "Rao said, “ No deal. ”"

    @pytest.mark.parametrize(
        "text",
        [
            "‘We will not pay,’ Ms Rao said.",
            "'We will not pay,' Ms Rao said.",
        ],
    )
    def test_british_single_marks_quote(self, text):
        assert canonical(text) == "“We will not pay,” Ms Rao said."

    def test_a_single_quotation_goes_past_the_apostrophe_of_a_plural(self):
        assert canonical("‘The workers’ fault,’ he said.") == "“The workers’ fault,” he said."

    @pytest.mark.parametrize(
        "text",
        [
            "It wasn’t the minister's plan, and the ministers' cars didn’t come.",
            "O'Brien’s won't go",
            "the workers’ union and the teachers’ union",
            "’Twas the night",
            "in the '90s, or the ‘90s",
            "Rock'n'roll",
            "5' by 6'",
        ],
    )
    def test_an_apostrophe_never_quotes(self, text):
        assert canonical(text) == text

    def test_single_marks_inside_double_ones_stay(self):
        assert canonical("\"He said 'no' to 'all' of it,\" she said.") == "“He said 'no' to 'all' of it,” she said."

    def test_straight_marks_nest_by_the_side_their_word_stands_on(self):
        assert canonical('"He said "no" to it," she said.') == "“He said “no” to it,” she said."

    def test_marks_pair_within_a_paragraph(self):
        assert canonical('"We waited.\n"Nobody came," she said.') == "“We waited.\n“Nobody came,” she said."

    def test_a_german_closing_mark_that_opens_in_english_is_told_by_what_opened(self):
        assert canonical("Er sagte „nein“, und “never” later") == "Er sagte “nein”, und “never” later"

    def test_a_text_without_marks_is_itself(self):
        text = "No deal (yet) [so far] – she's sure."
        assert canonical(text) is text

    @settings(max_examples=100)
    @given(st.one_of(st.text(), CLUTTER))
    def test_the_length_and_all_other_characters_hold(self, text):
        seen = canonical(text)
        assert len(seen) == len(text)
        assert all(a == b or (a in "".join(MARKS) and b in "“” ") for a, b in zip(text, seen, strict=True))

    @settings(max_examples=100)
    @given(st.lists(st.tuples(WORDS, st.sampled_from([*PAIRS, "‘’", "''"]), WORDS, st.sampled_from([", ", ". ", "\n"])), max_size=6))
    def test_once_is_enough(self, parts):
        text = "".join(f"{before} {pair[0]}{inside}{pair[1]}{after}" for before, pair, inside, after in parts)
        assert canonical(canonical(text)) == canonical(text)

    @pytest.mark.parametrize("marks", ['"', '"a ', "'a ", "'as' ", "‘a", "„a“ “", "“", "”", "``", "'' ", "«»"])
    def test_ten_thousand_marks_in_one_line_take_no_more_than_their_share(self, marks):
        def once(text: str) -> float:
            start = process_time()
            quotations(canonical(text))
            return process_time() - start

        def seconds(times: int) -> float:
            return min(once(marks * times) for _ in range(3))  # the least: what else the machine does only adds

        assert seconds(10_000) < 2
        assert seconds(40_000) < 20 * max(seconds(5_000), 0.005)  # 8 where the time is linear, 64 where it is quadratic


class TestQuotations:
    def test_a_quotation_has_its_marks(self):
        assert quoted('"No," said Rao. "Not now."') == ['"No,"', '"Not now."']

    @pytest.mark.parametrize("pair", PAIRS)
    def test_every_kind_of_mark_makes_one(self, pair):
        assert quoted(f"Rao said {pair[0]}no deal{pair[1]} and left") == [f"{pair[0]}no deal{pair[1]}"]

    def test_an_unclosed_quotation_ends_with_its_paragraph(self):
        assert quoted('"We waited.\n"Nobody came," she said.') == ['"We waited.', '"Nobody came,"']

    def test_a_mark_that_closes_nothing_is_none(self):
        assert quoted("No deal,” said Rao. “Not now.”") == ["“Not now.”"]

    def test_a_lone_mark_at_the_end_of_a_line_is_none(self):
        assert quoted("No deal “") == []

    def test_the_outermost_of_nested_quotations_counts(self):
        assert quoted('"He said "no" to it," she said.') == ['"He said "no" to it,"']
        assert quoted("«Er sagte „nein“ dazu», sagte sie.") == ["«Er sagte „nein“ dazu»"]

    def test_where_marks_do_not_pair_the_next_one_closes(self):
        assert quoted("“We waited. “Nobody came,” she said, “or else.”") == ["“We waited. “Nobody came,”", "“or else.”"]

    @settings(max_examples=100)
    @given(st.one_of(st.text(), CLUTTER))
    def test_they_stand_in_order_and_apart_each_in_one_paragraph(self, text):
        found = quotations(canonical(text))
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(span.end <= len(text) and "\n" not in span.of(text) for span in found)
        assert all(canonical(text)[span.start] == "“" for span in found)
