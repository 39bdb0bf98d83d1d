"""Initials before a turn are somebody who is named in full."""

from onrecord.reading.initials import in_full
from onrecord.reading.names import Name
from onrecord.records import Span


def test_the_turns_of_an_interview_are_those_of_whom_the_initials_are(read):
    reading = read(
        "Nora Quist spoke to the novelist Lena Marsh.\n\n"
        "NQ: Why now?\n\nLM: Because nobody asked me before.\n\nNQ: And then?\n\nLM: Then I left."
    )
    who = {speaker.id: speaker.name for speaker in reading.speakers}
    assert [who.get(said.speaker) for said in reading.statements] == ["Nora Quist", "Lena Marsh"] * 2


def test_initials_that_two_have_or_nobody_are_left_as_they_are():
    text = "Lena Marsh, Lars Moe, LM, NQ"
    names = [
        Name(Span(0, 10), ("lena", "marsh")),
        Name(Span(12, 20), ("lars", "moe")),
        Name(Span(22, 24), ("lm",)),
        Name(Span(26, 28), ("nq",)),
    ]
    assert in_full(text, names, {name.span for name in names}) == names


def test_what_is_no_label_is_no_initials():
    text = "Lena Marsh of LM"
    names = [Name(Span(0, 10), ("lena", "marsh")), Name(Span(14, 16), ("lm",))]
    assert in_full(text, names, set()) == names
    assert in_full(text, names, {Span(14, 16)})[1].words == ("lena", "marsh")
