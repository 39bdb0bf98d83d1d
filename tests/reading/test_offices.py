"""What a post is of, told on marked texts; all names are invented."""

import pytest

from onrecord import marks
from onrecord.reading.drafts import Draft
from onrecord.reading.manner import Quoted
from onrecord.reading.speakers import speakers_of
from tests.reading.conftest import report_of


def roles(marked: str, name: str) -> list[tuple[str, str | None]]:
    text, found = marks.parse(marked)
    drafts = [Draft(each.content, each.source, each.cue) for each in found]
    _, speakers = speakers_of(report_of(text), drafts, Quoted(text).outer)
    return next([(role.title, role.of) for role in speaker.roles] for speaker in speakers if speaker.name == name)


SAID = "[said:1 said] [what:1 it rained]."


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("Ports Ministry spokeswoman Ada Pell", ("spokeswoman", "Ports Ministry")),
        ("The federation president Ada Pell", ("president", "federation")),
        ("The players' union secretary Ada Pell", ("secretary", "players' union")),
        ("WHX director-general Ada Pell", ("director-general", "WHX")),
        ("Former Fenby Port director Ada Pell", ("former director", "Fenby Port")),
        ("Judge Ada Pell of the High Court", ("Judge", "High Court")),
        ("President Ada Pell of Ardovia", ("President", "Ardovia")),
        ("Opposition leader Ada Pell", ("Opposition leader", None)),
        ("Former prime minister Ada Pell", ("Former prime minister", None)),
        ("Energy minister Ada Pell", ("Energy minister", None)),
    ],
)
def test_the_body_beside_a_post_is_what_it_is_of(source: str, role: tuple[str, str | None]) -> None:
    assert roles(f"Today [who:1 {source}] {SAID}", "Ada Pell") == [role]


def test_former_before_the_body_stays_with_the_post() -> None:
    assert roles(f"Then [who:1 the former Fenby mayor Ada Pell] {SAID}", "Ada Pell") == [("former mayor", "Fenby")]


def test_its_is_of_the_first_body_of_the_sentence_or_of_the_one_before() -> None:
    after = "The Harbour Museum gave Norrline a picture. [who:1 Its director, Ada Pell,] "
    assert roles(after + SAID, "Ada Pell") == [("director", "Harbour Museum")]
    within = "The Harbour Museum lent Norrline a picture, [who:1 its director, Ada Pell,] "
    assert roles(within + SAID, "Ada Pell") == [("director", "Harbour Museum")]


def test_a_word_alone_is_the_one_longer_name_that_ends_with_it() -> None:
    text = f"The Electoral Commission met. [who:1 Commission chair Ada Pell] {SAID}"
    assert roles(text, "Ada Pell") == [("chair", "Electoral Commission")]


def test_a_description_tells_what_the_post_is_of_too() -> None:
    text = f"[who:1 Ardovia's president] {SAID} Rain fell. [who:2 President Ada Pell] [said:2 laughed at] [what:2 it]."
    assert roles(text, "Ada Pell") == [("President", "Ardovia")]


def test_a_post_told_twice_is_one() -> None:
    text = f"[who:1 Norrline director Ada Pell] {SAID} Ada Pell, the director, laughed."
    assert roles(text, "Ada Pell") == [("director", "Norrline")]


def test_two_posts_in_one_phrase_are_two() -> None:
    text = f"[who:1 Ada Pell, deputy director and head of conservation,] {SAID}"
    assert [title for title, _ in roles(text, "Ada Pell")] == ["deputy director", "head of conservation"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The quay was sold by Ada Pell, a former member of the Harbour Board, in May.", ("former member", "Harbour Board")),
        ("The quay was shown to Ada Pell, the director of the museum; it was empty.", ("director", "museum")),
        ("The secretary of the Upper Rivers Council, Ada Pell, laughed.", ("secretary", "Upper Rivers Council")),
        ("The Prime Minister, the Honourable Ada Pell, laughed.", ("Prime Minister", None)),
    ],
)
def test_posts_stand_beside_names_that_say_nothing_too(text: str, role: tuple[str, str | None]) -> None:
    assert roles(f"{text} [who:1 Boris Luik] {SAID} Ada Pell left.", "Ada Pell") == [role]
