from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import marks
from onrecord.reading.reader import MODEL
from onrecord.reading.statements import features, score_of, statements
from onrecord.reading.tagger import read_card
from onrecord.records import Act, Manner, Span, Statement, Zone
from tests.reading.conftest import report_of
from tests.reading.every import TEXTS, check_statements
from tests.reading.words import found_in, labelled

CARD = read_card(MODEL)


class Made:
    """The statements made of what a tagger would find in a marked text; those without a cue are for the rules to find."""

    def __init__(self, encoded, marked: str) -> None:
        self.text, self.marked = marks.parse(marked)
        self.report = report_of(self.text)
        found = found_in(self.marked, [tuple(place) for place in encoded(self.text).chars.tolist()], {})
        self.statements, self.speakers = statements(self.report, encoded(self.text), found, CARD)

    def show(self) -> str:
        number = {each.id: i for i, each in enumerate(self.statements, 1)}
        found = [marks.Marked(number[s.id], s.source, s.cue, s.content) for s in self.statements]
        return marks.show(self.text, found)

    def of(self, statement: Statement) -> str:
        return " | ".join(span.of(self.text) for span in statement.content)

    def parents(self) -> list[int | None]:
        """The place of each statement's parent, counted from 1."""
        ids = [each.id for each in self.statements]
        return [None if each.parent is None else ids.index(each.parent) + 1 for each in self.statements]

    def names(self) -> list[str | None]:
        names = {speaker.id: speaker.name for speaker in self.speakers}
        return [None if each.speaker is None else names[each.speaker] for each in self.statements]


@pytest.fixture
def made(encoded):
    return lambda marked: Made(encoded, marked)


class TestWhatTheTaggerFinds:
    @pytest.mark.parametrize(
        "marked",
        [
            '[what:1 "We will not pay,"] [who:1 Ms Rao] [said:1 said].',
            "[who:1 Ms Rao, a minister,] [said:1 did not say] [what:1 whether the talks had failed].",
            "[what:1 “We waited,”] [who:1 Rao] [said:1 said]. [what:1 “Nobody came.”]",
            "[said:1 According to] [who:1 the ministry], [what:1 no deal was made].",
            "[who:1 Rao] [said:1 noted] [what:1 that [who:2 Bell] [said:2 had warned] [what:2 of a war]].",
            "[what:1 [who:2 Austin] [said:2 hoped] [what:2 that he would win]], [who:1 Patrushev] [said:1 noted].",
            "It rained. [said:1 It is said] [what:1 that no deal was made].",
        ],
    )
    def test_a_statement_stands_where_it_was_printed(self, made, marked):
        assert made(marked).show() == marked

    def test_a_chain_is_told_by_its_parents(self, made):
        found = made(
            "[who:1 Rao] [said:1 noted] [what:1 that [who:2 Bell] [said:2 said] [what:2 that [who:3 Dorn] [said:3 denied] [what:3 it]]]."
        )
        assert found.parents() == [None, 1, 2]

    @pytest.mark.parametrize("thought", ["[who:2 we] [said:2 hope] [what:2 to win]", "[who:2 I] [said:2 don’t think] [what:2 it is over]"])
    def test_a_thought_in_the_speakers_own_mouth_is_no_statement(self, made, thought):
        assert len(made(f"[what:1 “{thought},”] [who:1 Rao] [said:1 said].").statements) == 1

    def test_what_was_said_inside_a_quotation_is_one(self, made):
        assert made("[what:1 “[who:2 I] [said:2 told] them [what:2 it was over],”] [who:1 Rao] [said:1 said].").parents() == [None, 1]

    def test_act_and_manner_are_told(self, made):
        found = made("[who:1 Rao] [said:1 denied] [what:1 it]. [what:2 “No deal was made,”] [who:2 Bell] [said:2 said].").statements
        assert [(each.act, each.manner) for each in found] == [(Act.DENY, Manner.INDIRECT), (Act.STATE, Manner.DIRECT)]
        assert {each.by for each in found} == {CARD.model}

    def test_one_name_is_one_speaker_and_so_is_the_pronoun_that_means_it(self, made):
        found = made(
            "[who:1 Rao] [said:1 said] [what:1 no]. [who:2 She] [said:2 said] [what:2 yes]. [who:3 Rao] [said:3 left] [what:3 it open]."
        )
        assert found.names() == ["Rao", "Rao", "Rao"]
        assert [speaker.name for speaker in found.speakers] == ["Rao"]


TRANSCRIPT = """[who:1 Q]: [what:1 Will they pay?]

[who:2 KARELIN]: [what:2 [who:3 She] [said:3 told] us [what:3 that [who:4 the union] [said:4 had warned] [what:4 her]]. We know.]

[who:5 Q]: [what:5 And now?]"""


class TestTurns:
    def test_a_turn_is_a_direct_statement_without_a_cue(self, made):
        found = made(TRANSCRIPT)
        turns = [each for each in found.statements if each.parent is None]
        assert found.show() == TRANSCRIPT
        assert [(each.manner, each.act, each.by) for each in turns] == [(Manner.DIRECT, Act.STATE, "rule:turn")] * 3
        assert found.names() == ["Q", "KARELIN", None, "the union", "Q"]

    def test_what_a_turn_reports_is_nested_in_it(self, made):
        assert made(TRANSCRIPT).parents() == [None, None, 2, 3, None]

    def test_no_chain_in_a_turn_is_deeper_than_three_links(self, made):
        deeper = TRANSCRIPT.replace("[what:4 her]", "[what:4 her that [who:6 Dorn] [said:6 denied] [what:6 it]]")
        assert max(depth(made(deeper).parents())) == 3


def depth(parents: list[int | None]) -> list[int]:
    depths: list[int] = []
    for parent in parents:
        depths.append(1 if parent is None else depths[parent - 1] + 1)
    return depths


class TestQuotationsAlone:
    def test_one_that_goes_on_after_a_line_break_is_a_further_piece(self, made):
        found = made(
            "[who:1 Dr Bell] [said:1 said:] [what:1 “I want to know whose chart it was.]\n\n[what:2 “We sent our figures to both of them.”]"
        )
        assert len(found.statements) == 1
        assert found.of(found.statements[0]) == "“I want to know whose chart it was. | “We sent our figures to both of them.”"

    def test_one_after_other_words_is_said_by_whoever_spoke_last(self, made):
        found = made(
            "[who:1 Dr Bell] [said:1 said] [what:1 no deal was made].\n\nIt rained.\n\n[what:2 “I have to work with both of them.”]"
        )
        assert [found.of(each) for each in found.statements] == ["no deal was made", "“I have to work with both of them.”"]
        assert found.names() == ["Bell", "Bell"]
        assert found.statements[1].source == found.statements[1].cue == ()

    def test_so_is_the_next_one(self, made):
        found = made(
            "[who:1 Dr Bell] [said:1 said] [what:1 no deal was made].\n\nIt rained.\n\n[what:2 “I have to work with both of them.”]\n\n"
            "She stood up.\n\n[what:3 “And now I have to go home.”]"
        )
        assert found.names() == ["Bell"] * 3

    def test_one_that_nobody_spoke_before_has_no_speaker(self, made):
        found = made("[what:1 “I have to work with both of them.”]\n\nIt rained.")
        assert found.names() == [None]


class TestQuotationsApart:
    RAIN = "It rained in the harbour all day long."

    def test_one_that_a_sentence_parts_from_its_statement_is_one_by_itself(self, made):
        found = made(f"[what:1 “We waited,”] [who:1 Rao] [said:1 said]. {self.RAIN} [what:1 “Nobody came to see us.”]")
        assert [found.of(each) for each in found.statements] == ["“We waited,”", "“Nobody came to see us.”"]
        assert found.names() == ["Rao", "Rao"]

    def test_one_that_two_statements_claim_is_one(self, made):
        found = made(
            f"[what:1 “We waited,”] [who:1 Rao] [said:1 said]. [who:2 Bell] [said:2 called] [what:2 it “a long time”]. {self.RAIN} "
            "[what:1 [what:2 “Nobody came to see us.”]]"
        )
        assert [found.of(each) for each in found.statements] == ["“We waited,”", "it “a long time”", "“Nobody came to see us.”"]

    def test_what_is_told_in_it_goes_with_it(self, made):
        found = made(
            f"[what:1 “We waited,”] [who:1 Rao] [said:1 said]. {self.RAIN} [what:1 “[who:2 They] [said:2 told] us [what:2 it was over].”]"
        )
        assert found.parents() == [None, None, 2]


class TestWhateverIsFound:
    @settings(max_examples=100)
    @given(text=TEXTS, heads=st.lists(st.integers(0, 200), max_size=10, unique=True), data=st.data())
    def test_the_statements_hold_together(self, encoded, text, heads, data):
        words = encoded(text).words
        found = {}
        for head in heads if words else ():
            labels = data.draw(st.text("..sccccq", min_size=1, max_size=words))
            probability = st.floats(0, 1)
            made = labelled(head, labels, (data.draw(probability), data.draw(probability)))
            found[made.head] = made
        check_statements(text, *statements(report_of(text), encoded(text), list(found.values()), CARD))


class TestIdentity:
    MARKED = "[who:1 Rao] [said:1 said] [what:1 no]. [who:2 Rao] [said:2 said] [what:2 no]."

    def test_ids_are_the_same_each_time_and_each_its_own(self, made):
        once, again = made(self.MARKED), made(self.MARKED)
        assert once.statements == again.statements
        assert len({each.id for each in once.statements}) == 2

    def test_another_text_gives_other_ids(self, made):
        ids = {each.id for each in made(self.MARKED).statements}
        assert not ids & {each.id for each in made(self.MARKED + " It rained.").statements}


class TestScore:
    def test_without_a_calibration_it_is_how_surely_the_cue_is_one(self, made):
        (found,) = found_in(marks.parse("[said:1 said] [what:1 no]")[1], [(0, 4), (5, 7)], {1: 0.7})
        assert score_of(found, ()) == 0.7

    def test_with_one_it_is_a_probability(self):
        (found,) = found_in(marks.parse("[said:1 said] [what:1 no]")[1], [(0, 4), (5, 7)], {1: 1.0})
        assert score_of(found, [0.0] * len(features(found))) == 0.5
        assert 0.5 < score_of(found, [0.0, 1.0, *[0.0] * (len(features(found)) - 2)]) <= 1

    def test_it_is_written_with_three_decimals(self, made):
        assert all(round(each.score, 3) == each.score for each in made(TRANSCRIPT).statements)


class TestEmptyPronouns:
    def test_it_of_it_is_said_is_nobody(self, made):
        found = made("[who:1 It] [said:1 is widely believed] [what:1 that the harbour will close].")
        assert found.statements[0].source == ()
        assert found.names() == [None]

    def test_it_of_a_report_that_says_something_is_its_source(self, made):
        found = made("[who:1 It] [said:1 says] [what:1 that the harbour will close].")
        assert [span.of(found.text) for span in found.statements[0].source] == ["It"]


class TestZones:
    MARKED = "[who:1 Minister] [said:1 blames] [what:1 the weather\nDr Bell went home early] on Monday.\nIt rained."

    def test_a_statement_of_a_headline_stays_in_it(self, encoded):
        text, marked = marks.parse(self.MARKED)
        line = text.index("\n")
        zones = (Zone("headline", Span(0, line)), Zone("body", Span(line + 1, len(text))))
        places = [tuple(place) for place in encoded(text).chars.tolist()]
        (found,), _ = statements(replace(report_of(text), zones=zones), encoded(text), found_in(marked, places, {}), CARD)
        assert [span.of(text) for span in found.content] == ["the weather"]

    def test_each_headline_of_a_live_page_may_name_its_speaker_by_a_colon(self, encoded):
        text = "Harbour talks go on today.\n\n14:20 It rained all morning in the harbour.\n\nRao: “We will not pay”\n\nThe talks are on."
        start = text.index("Rao")
        zones = (Zone("headline", Span(start, text.index("\n", start))),)
        (found,), (speaker,) = statements(replace(report_of(text), zones=zones), encoded(text), [], CARD)
        assert speaker.name == "Rao"
        assert [span.of(text) for span in found.content] == ["“We will not pay”"]
