"""What a note is: a reference, or words."""

import pytest

from onrecord.sources.footnotes import note, without_notes
from onrecord.sources.printed import Printed


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("See the toll order, p. 12.", "boilerplate"),
        ("Ibid.", "boilerplate"),
        ("J. Roe, Tolls and Tides (2031), vol. 2.", "boilerplate"),
        ("https://courier.example/tolls, accessed 3 May 2031.", "boilerplate"),
        ("The office denied this on 3 May (see p. 4).", "body"),
        ("See Karelin’s letter, in which he wrote that no ship would pay.", "body"),
        ("The toll was first raised in 1988.", "body"),
    ],
)
def test_a_note_that_only_refers_is_boilerplate(words, kind):
    assert note(words).kind == kind


def line(bottom: float, size: float, words: str, page: int = 0) -> Printed:
    return Printed(page, 60, 60 + 5 * len(words), bottom, bottom + size, words)


def test_pages_without_notes_are_left_as_they_are():
    lines = [line(700, 11, "Ships will not pay the toll, he said"), line(686, 11, "on Tuesday at a meeting."), line(40, 8, "12")]
    assert without_notes(lines) == (lines, [])
    assert without_notes([]) == ([], [])


def test_what_stands_far_below_a_note_is_none_of_it():
    lines = [
        line(700, 11, "Ships will not pay the toll, he said on Tuesday."),
        line(90, 8, "* His own words."),
        line(40, 8, "The Courier, 3 May"),
    ]
    kept, notes = without_notes(lines)
    assert [each.text for each in kept] == [lines[0].text, lines[2].text]
    assert [each.text for each in notes] == ["His own words."]
