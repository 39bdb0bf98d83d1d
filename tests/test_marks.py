import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BadMarks
from onrecord.marks import Marked, parse, parse_all, show
from onrecord.records import Span


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


class TestParse:
    def test_a_statement_is_its_source_its_cue_and_its_content(self):
        text, (one,) = parse("[who:1 Ms Rao] [said:1 did not say] [what:1 whether the talks had failed].")
        assert text == "Ms Rao did not say whether the talks had failed."
        assert words(text, one.source) == ["Ms Rao"]
        assert words(text, one.cue) == ["did not say"]
        assert words(text, one.content) == ["whether the talks had failed"]
        assert (one.number, one.parent, one.speaker_of) == (1, None, None)

    def test_pieces_of_one_role_are_put_together_in_text_order(self):
        text, (one,) = parse('[what:1 "We waited,"] [who:1 Rao] [said:1 said]. [what:1 "Nobody came."]')
        assert words(text, one.content) == ['"We waited,"', '"Nobody came."']
        assert words(text, one.pieces()) == ['"We waited,"', "Rao", "said", '"Nobody came."']

    def test_a_statement_inside_anothers_content_has_it_for_its_parent(self):
        _, statements = parse(
            "[what:1 [who:2 Austin] [said:2 expressed confidence] [what:2 that he won]], [who:1 Patrushev] [said:1 noted]."
        )
        assert [(each.number, each.parent) for each in statements] == [(1, None), (2, 1)]

    def test_the_parent_is_the_nearest_of_several(self):
        _, statements = parse("[said:1 said] [what:1 [said:2 told] [what:2 that [said:3 denied] [what:3 it]] then]")
        assert [each.parent for each in statements] == [None, 1, 2]

    def test_a_statement_of_which_a_piece_stands_outside_is_no_child(self):
        _, statements = parse("[who:2 Bell] [said:1 said] [what:1 he [said:2 denied] [what:2 it]]")
        assert [each.parent for each in statements] == [None, None]

    def test_a_source_of_two_statements_is_marked_twice(self):
        text, (one, two) = parse("[who:1 [who:2 Newsweek]] [said:1 announced] [what:1 rates] and [said:2 said] [what:2 it will expand].")
        assert one.source == two.source
        assert words(text, one.source) == ["Newsweek"]

    def test_a_quotation_may_borrow_the_speaker_of_another_statement(self):
        _, (_, two) = parse('[who:1 Rao] [said:1 said] [what:1 no]. [what:2@1 "We waited."]')
        assert two.speaker_of == 1
        assert (two.source, two.cue) == ((), ())

    def test_statements_come_in_order_of_number(self):
        assert [each.number for each in parse("[what:10 no] [what:2 yes]")[1]] == [2, 10]

    def test_literal_brackets_and_backslashes_are_written_with_a_backslash(self):
        text, (one,) = parse(r"\[inaudible\] C:\temp \\ [what:1 \[no\]]")
        assert text == r"[inaudible] C:\temp \ [no]"
        assert words(text, one.content) == ["[no]"]

    def test_a_text_without_marks_has_no_statements(self):
        assert parse("No deal.") == ("No deal.", [])
        assert parse("") == ("", [])

    @pytest.mark.parametrize(
        ("marked", "why"),
        [
            ("[who:1 Rao] said] no", "stray bracket"),
            ("Rao [said] no", "stray bracket"),
            ("Rao [sad:1 said] no", "stray bracket"),
            ("[who:1 Rao [said:1 said] [what:1 no]", "never closed"),
            ("[what:1 ] no", "empty mark"),
            ("[who:1 Rao] [said:1 said] no", "statement 1 has no content"),
        ],
    )
    def test_marks_that_contradict_themselves_are_refused(self, marked, why):
        with pytest.raises(BadMarks, match=why):
            parse(marked)

    @settings(max_examples=100)
    @given(st.text(st.sampled_from("a [] \\:1\n@whosaidwt"), max_size=60))
    def test_any_text_is_parsed_or_refused(self, marked):
        try:
            text, statements = parse(marked)
        except BadMarks:
            return
        assert all(span.end <= len(text) for each in statements for span in each.pieces())


class TestParseAll:
    def test_texts_are_parted_by_a_line_of_three_dashes(self):
        found = list(parse_all("[what:1 No].\n---\nNo statement\nhere.\n---\n[what:1 Yes].\n"))
        assert [text for text, _ in found] == ["No.", "No statement\nhere.", "Yes."]

    def test_comments_above_a_text_are_no_text(self):
        assert [text for text, _ in parse_all("# a wire report\n# in two lines\nNo.\n---\n# another\nYes.\n# this is text")] == [
            "No.",
            "Yes.\n# this is text",
        ]

    def test_a_piece_without_text_is_none(self):
        assert list(parse_all("---\n\n---\n# only a comment\n---\n")) == []

    def test_dashes_in_a_line_of_text_part_nothing(self):
        assert [text for text, _ in parse_all("No --- deal\n---- \nnow")] == ["No --- deal\n---- \nnow"]


PLAIN = st.text(st.sampled_from("ab .\n[]\\“”é😀"), min_size=1, max_size=8)


@st.composite
def marked_texts(draw) -> tuple[str, list[Marked]]:
    """A text whose statements have marks that nest: each takes words of its own, and perhaps another inside its content."""
    text, statements = "", []

    def piece(depth: int) -> None:
        nonlocal text
        text += draw(PLAIN)
        if depth < 3 and draw(st.booleans()):
            one = Marked(len(statements) + 1)
            statements.append(one)
            for role in draw(st.sampled_from([("content",), ("source", "cue", "content"), ("content", "source", "content")])):
                start = len(text)
                piece(depth + 1) if role == "content" else piece(3)
                setattr(one, role, (*getattr(one, role), Span(start, len(text))))
                text += draw(PLAIN)

    for _ in range(draw(st.integers(0, 3))):
        piece(0)
    return text, statements


class TestShow:
    @settings(max_examples=100)
    @given(marked_texts())
    def test_what_is_shown_is_parsed_back(self, made):
        text, statements = made
        again, found = parse(show(text, statements))
        assert again == text
        assert [(f.source, f.cue, f.content) for f in found] == [(s.source, s.cue, s.content) for s in statements]

    @pytest.mark.parametrize(
        "marked",
        [
            "[who:1 Ms Rao] [said:1 did not say] [what:1 whether the talks had failed].",
            "[what:1 [who:2 Austin] [said:2 hoped] [what:2 that he won]], [who:1 Patrushev] [said:1 noted].",
            '[who:1 Rao] [said:1 said] [what:1 no]. [what:2@1 "We waited."]',
            r"[who:1 PESKOV]: [what:1 \[inaudible\] no]",
            "No deal.",
        ],
    )
    def test_marks_are_shown_as_they_are_written(self, marked):
        assert show(*parse(marked)) == marked

    def test_marks_that_cross_cannot_be_shown(self):
        with pytest.raises(BadMarks, match="cross"):
            show("No deal now", [Marked(1, content=(Span(0, 7),)), Marked(2, content=(Span(3, 11),))])
