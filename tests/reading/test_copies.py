"""Reports that say of themselves that they are copies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.copies import declared_copies
from onrecord.records import Span, Zone
from onrecord.sources.reports import Facts, freeze

STORY = "The ferry will not sail before June, the harbour master said on Friday.\n\nNobody has seen the timetable."


def told(notice: str, **facts) -> list[str]:
    report = freeze(f"{STORY}\n\n{notice}\n", "x.txt", facts=Facts(**facts))
    return [span.of(report.text) for span, _ in declared_copies(report)]


@pytest.mark.parametrize(
    "notice",
    [
        "This article was originally published by The Brackwater Orion.",
        "This story first appeared in the Brackwater Orion on 3 May 2031.",
        "This piece originally appeared on orion.example and is used here with thanks.",
        "A version of this essay was first published in German by Die Wacht.",
        "An earlier version of this story was first published on the website of the Brackwater Orion.",
        "This article is republished from The Orion under a Creative Commons licence.",
        "Republished from The Orion.",
        "Reprinted with permission.",
        "Reprinted by kind permission of the Brackwater Orion.",
        "Originally published in The Brackwater Orion, 3 May 2031.",
        "First published by Orion Magazine.",
        "Cross-posted from Harbour Notes.",
        "Syndicated from Harbour Notes with permission.",
        "The post Ferry will not sail before June appeared first on Harbour Notes.",
        "The post “Will it sail?” first appeared on Harbour Notes.",
        "This report has been reproduced with the permission of Harbour Notes.",
        "This interview, by Jane Roe, was first published in The Brackwater Orion.",
        "Jane Roe teaches at Fenby and writes for The Brackwater Orion, where this piece was first published.",
        "Reprinted courtesy of Tollan Books, an imprint of Harrow & Sons.",
        "This op-ed was originally published at harbournotes.example.",
    ],
)
def test_a_report_that_says_it_is_a_copy_is_believed_and_shown(notice):
    assert told(notice) == [notice]


def test_the_notice_is_told_without_what_stands_around_it():
    assert told("(This article first appeared in The Orion.) More tomorrow.") == ["This article first appeared in The Orion."]
    assert told("Editor’s note: This story was republished from The Orion.") == [
        "Editor’s note: This story was republished from The Orion."
    ]
    assert told("*Originally published in The Orion*") == ["Originally published in The Orion"]


@pytest.mark.parametrize(
    "line",
    [
        "This article was first published on 3 May 2031.",
        "This story was originally published May 3, 2031, 5:00 AM.",
        "This article was originally published in May and has been updated.",
        "A version of this article appeared in print on May 3, Section A, Page 1.",
        "This article was first published on Thursday at 5pm.",
        "The study was first published in The Annals of Tides.",
        "His story first appeared in The Orion in 1951.",
        "First published in The Orion, the poem made her famous.",
        "Originally published in Norwegian, it has been translated into forty languages.",
        "Her letters were republished by The Orion last year.",
        "The leaflet was reprinted with permission of the council.",
        "Syndicated columnists disagree.",
        "“This article was first published by The Orion,” the judge read out.",
        "(Halyard) - The quay is closed.",
        "(Reporting by Jane Roe; Editing by Tom Poole)",
        "Additional reporting by Halyard.",
        "Dispatch staff and Halyard",
        "This story was written by Jane Roe.",
        "The report was first published by the Ministry of Works.",
    ],
)
def test_days_books_studies_and_agencies_are_no_copies(line):
    assert told(line) == []


def test_a_report_is_no_copy_of_its_own_outlet():
    notice = "This story first appeared in The Brackwater Orion."
    assert told(notice, outlet="Brackwater Orion") == []
    assert told(notice, outlet="Harbour Notes") == [notice]
    assert told("The post Ferries appeared first on orion.example.", url="https://www.orion.example/a") == []


def test_a_picture_may_be_reprinted_without_the_report_being_so():
    text = f"{STORY}\n\nReproduced with permission of the Orion Archive."
    at = text.index("Reproduced")
    report = freeze(text, "x.txt", facts=Facts(), zones=(Zone("credit", Span(at, len(text))),))
    assert list(declared_copies(report)) == []


@given(
    st.lists(
        st.sampled_from(["This article ", "was ", "first published ", "republished ", "by ", "The Orion", ". ", "\n", "“", "(", "from "])
    )
)
def test_every_notice_lies_in_the_text_and_begins_and_ends_with_words(pieces):
    report = freeze("Told. " + "".join(pieces), "x.txt", facts=Facts())
    for span, flag in declared_copies(report):
        assert flag.span == span
        assert span.of(report.text) == span.of(report.text).strip()
        assert "\n" not in span.of(report.text)
