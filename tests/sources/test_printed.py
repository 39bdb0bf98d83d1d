"""Printed lines become paragraphs: where one ends, which hyphens stay, what is furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.paragraphs import Paragraph
from onrecord.sources.printed import Printed, lines_of, paragraphs_of

LONG = "The harbour office said on Tuesday that no ship would have to pay before June"


def printed(*lines: str, page: int = 0, left: float = 60, size: float = 14, step: float = 14) -> list[Printed]:
    """Lines under one another, as wide as they are long."""
    return [
        Printed(page, left, left + 5 * len(text), 700 - step * number, 700 - step * number + size, text)
        for number, text in enumerate(lines)
    ]


def texts(lines: list[Printed]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(lines, None) if paragraph.kind != "boilerplate"]


class TestParagraphs:
    def test_lines_that_are_full_go_on(self):
        assert texts(printed(LONG, LONG, "and so on.")) == [f"{LONG} {LONG} and so on."]

    def test_a_line_with_room_for_the_next_word_ends_one(self):
        assert texts(printed(LONG, "and so it was.", LONG)) == [f"{LONG} and so it was.", LONG]

    def test_an_indent_begins_one(self):
        first, second, third = printed(LONG, LONG, LONG)
        second = Printed(0, 75, second.right + 15, second.bottom, second.top, LONG)
        assert texts([first, second, third]) == [LONG, f"{LONG} {LONG}"]

    def test_a_gap_begins_one_but_not_in_the_middle_of_a_sentence(self):
        lines = printed(LONG, LONG, LONG)
        lower = [Printed(0, 60, 400, 600, 614, "And then."), Printed(0, 60, 400, 500, 514, "and no more.")]
        assert texts([*lines, lower[0]])[-1] == "And then."
        assert texts([*lines, lower[1]]) == [f"{LONG} {LONG} {LONG} and no more."]

    def test_a_sentence_goes_on_over_the_page(self):
        assert texts([*printed(LONG, LONG), *printed("before June, and so on.", page=1)]) == [f"{LONG} {LONG} before June, and so on."]

    def test_pieces_of_one_row_are_one_line(self):
        assert texts([Printed(0, 60, 100, 700, 714, "Karelin"), Printed(0, 104, 140, 700, 714, "said no.")]) == ["Karelin said no."]


class TestHyphens:
    @pytest.mark.parametrize(
        ("first", "second", "elsewhere", "told"),
        [
            ("the govern-", "ment said", "", "the government said"),
            ("a long-", "term plan", "", "a long-term plan"),
            ("the sea-", "side town", "a sea-side town", "the sea-side town"),
            ("the long-", "shore men", "longshore men", "the longshore men"),
            ("in Port-", "Anselm now", "", "in Port-Anselm now"),
            ("the govern\u00ad", "ment said", "", "the government said"),
            ("from 1990 -", "or so", "", "from 1990 - or so"),
        ],
    )
    def test_one_at_the_end_of_a_line_stays_only_where_the_word_has_it(self, first, second, elsewhere, told):
        lines = printed(LONG, f"{LONG[: -len(first)]}{first}", f"{second} and {elsewhere} no more.")
        assert told in texts(lines)[0]

    def test_a_word_cut_twice_is_whole(self):
        lines = printed(LONG, f"{LONG[:-6]}gov-", "ern-", "ment said no more of it.")
        assert "government said" in texts(lines)[0]


class TestFurniture:
    def test_what_repeats_at_the_edges_of_pages_is_apart(self):
        pages = [
            [Printed(n, 60, 200, 800, 809, f"Courier, page {n}"), *printed(LONG, LONG, f"On page {n} it ends.", page=n)] for n in range(3)
        ]
        found = paragraphs_of([line for lines in pages for line in lines], None)
        assert [paragraph.text for paragraph in found if paragraph.kind == "boilerplate"] == [f"Courier, page {n}" for n in range(3)]

    def test_first_lines_that_repeat_in_the_text_are_not(self):
        lines = [line for n in range(3) for line in printed(LONG, LONG, f"It ends {'so' * n}.", page=n)]
        assert all(paragraph.kind is None for paragraph in paragraphs_of(lines, None))

    def test_the_headline_that_the_running_head_repeats_stays(self):
        first = [Printed(0, 60, 300, 760, 790, "Ships will not pay"), *printed(LONG, LONG, LONG)]
        rest = [[Printed(n, 60, 300, 800, 809, "Ships will not pay"), *printed(LONG, LONG, LONG, page=n)] for n in (1, 2, 3)]
        found = paragraphs_of([*first, *(line for lines in rest for line in lines)], None)
        assert found[0] == Paragraph("Ships will not pay", "headline")


numbers = st.floats(-100, 1000)
words = st.text(st.sampled_from("ab -.­ﬁA1\n\ud800\u0301"), min_size=1, max_size=12)


@given(pages=st.lists(st.lists(st.tuples(numbers, numbers, numbers, numbers, words), max_size=6), max_size=3))
def test_all_letters_of_any_page_are_kept(pages):
    lines = lines_of(pages)
    told = "".join(paragraph.text for paragraph in paragraphs_of(lines, None))
    assert sorted(c for c in told if c.isalnum()) == sorted(c for line in lines for c in line.text if c.isalnum())
