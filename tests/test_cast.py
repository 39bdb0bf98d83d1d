import pytest

from onrecord import marks
from onrecord.cast import Cast, is_pronoun, wording
from tests.reading.conftest import report_of


def cast_of(marked: str) -> tuple[str, list[str | None], Cast]:
    """The text, the speaker's id of each statement and the cast."""
    text, statements = marks.parse(marked)
    cast = Cast(report_of(text))
    return text, [cast.add(each.source) for each in statements], cast


TWICE = "[who:1 Ms Rao] [said:1 said] [what:1 no]. [who:2 Ms Rao] [said:2 said] [what:2 no]. [who:3 Bell] [said:3 said] [what:3 yes]."


def test_one_wording_is_one_speaker_with_all_its_mentions():
    text, (one, two, three), cast = cast_of(TWICE)
    assert one == two != three
    assert [(speaker.id, speaker.name) for speaker in cast.speakers()] == [(one, "Ms Rao"), (three, "Bell")]
    assert [mention.of(text) for mention in cast.speakers()[0].mentions] == ["Ms Rao", "Ms Rao"]


def test_case_white_space_and_a_closing_comma_make_no_other_speaker():
    _, ids, cast = cast_of("[who:1 Ms Rao,] [said:1 said] [what:1 no]. [who:2 MS\nRAO] [said:2 said] [what:2 no].")
    assert ids[0] == ids[1]
    assert cast.speakers()[0].name == "Ms Rao"


@pytest.mark.parametrize("source", ["she", "He", "who", "Her", "which,", "They", "“I", "it"])
def test_a_pronoun_is_nobody_yet(source):
    assert is_pronoun(source)
    assert cast_of(f"[who:1 {source}] [said:1 said] [what:1 no].")[1] == [None]


@pytest.mark.parametrize("source", ["Ms Rao", "a senior official", "It Corp", "US", "Who’s Who", "the ministry"])
def test_a_name_or_description_is_somebody(source):
    if source != "US":  # as a pronoun written in capitals is, too
        assert not is_pronoun(source)


def test_no_source_is_nobody():
    report = report_of("No deal.")
    assert wording(report, ()) is None
    assert Cast(report).add(()) is None


def test_a_source_in_pieces_is_named_by_its_first():
    _, ids, cast = cast_of("[who:1 Ms Rao] [said:1 said], [who:1 the minister], [what:1 no].")
    assert ids == [cast.speakers()[0].id]
    assert cast.speakers()[0].name == "Ms Rao"
    assert len(cast.speakers()[0].mentions) == 2


def test_the_same_words_in_another_report_are_another_speaker():
    assert cast_of("[who:1 Rao] [said:1 said] [what:1 no].")[1] != cast_of("[who:1 Rao] [said:1 said] [what:1 yes].")[1]


def test_a_source_of_two_statements_is_mentioned_once():
    _, ids, cast = cast_of("[who:1 [who:2 Newsweek]] [said:1 announced] [what:1 new rates] and [said:2 said] [what:2 it will expand].")
    assert ids[0] == ids[1]
    assert len(cast.speakers()[0].mentions) == 1
