"""A headline that begins every word with a capital tells no names by itself."""

import pytest

from onrecord.reading.title_case import apart
from onrecord.records import Report, Span
from onrecord.sources import text

BODY = (
    "President Ada Moll said on Monday that a deal was near. Moll said it was good.\n\n"
    "Opposition leader Tom Berg said she had lied. Brightwell Energy said it was not asked."
)


def loaded(words: str) -> Report:
    (report,) = text.load(words.encode(), "report.txt")
    return report


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("President Ada Moll Says Deal Is Near", "Ada Moll"),
        ("Moll Says Budget Is Reckless", "Ada Moll"),
        ("Berg Tells President Moll To Resign", "Tom Berg"),
        ("Brightwell Energy Warns Of Cuts In Dolm", "Brightwell Energy"),
    ],
)
def test_names_in_it_are_those_of_the_text(reader, title, named):
    reading = reader.read(loaded(f"{title}\n\n{BODY}"))
    assert {speaker.name for speaker in reading.speakers} == {"Ada Moll", "Tom Berg", "Brightwell Energy"}
    first = next(speaker for speaker in reading.speakers if speaker.name == named)
    assert min(first.mentions).end <= len(title)


def test_names_that_the_text_does_not_have_stay(reader):
    (speaker,) = reader.read(loaded("Ida Vance Says Budget Is Reckless\n\nThe budget was voted down on Monday.")).speakers
    assert speaker.name == "Ida Vance"


def test_what_says_that_something_is_said_is_cut_out():
    assert apart([Span(0, 10), Span(12, 20)], [Span(4, 6), Span(12, 14)]) == [Span(0, 4), Span(6, 10), Span(14, 20)]
    assert apart([Span(0, 10)], []) == [Span(0, 10)]
