import pytest

from onrecord.reading.calendars import calendar_of
from onrecord.reading.sittings import Sitting, sitting_of
from onrecord.records import Span, Statement
from onrecord.sources.reports import Facts, freeze


def turns(text: str) -> list[Statement]:
    found, place = [], 0
    for line in text.split("\n"):
        label, colon, words = line.partition(": ")
        if colon and label.isupper():
            start = place + len(label) + 2
            found.append(Statement(id=str(place), source=(Span(place, place + len(label)),), content=(Span(start, start + len(words)),)))
        place += len(line) + 1
    return found


def sitting(head: str, rest: str = "LUIK: Yes.\nTAMM: No.\nLUIK: Good.\n") -> Sitting | None:
    text = f"{head}\n\n{rest}"
    report = freeze(text, "a.txt", facts=Facts(published="2031-03-12"))
    return sitting_of(report, turns(text), calendar_of(report))


def test_a_transcript_tells_its_day_and_means_in_its_head() -> None:
    assert sitting("Briefing on the quay: transcript\nFenby, Monday 10 March 2031") == Sitting("2031-03-10", "briefing")


@pytest.mark.parametrize(
    ("head", "channel"),
    [
        ("IN THE HIGH COURT OF FENBY", "court"),
        ("Oral evidence: the cost of the quay", "hearing"),
        ("The Long Pier (podcast), episode 4", "broadcast"),
        ("Five questions for a harbour master", "interview"),
        ("The Fen Review | Conversations", "interview"),
        ("What the harbour said", None),
    ],
)
def test_a_transcript_s_head_tells_by_what_means_it_was_said(head: str, channel: str | None) -> None:
    assert sitting(head) == Sitting(None, channel)


def test_the_day_of_printing_alone_is_not_the_day_of_the_saying() -> None:
    assert sitting("Interview with a harbour master\nThe Fen Mirror, 12 March 2031") == Sitting(None, "interview")


def test_the_line_that_tells_of_the_interview_gives_its_day() -> None:
    told = sitting("The Fen Mirror, 12 March 2031\nOn 1 March he left. He received us in Fenby on the second of March.")
    assert told == Sitting("2031-03-02", "interview")


def test_a_record_of_a_sitting_is_one_without_labels_too() -> None:
    told = sitting("OFFICIAL RECORD\nThirty-First Sitting: Monday 10 March 2031", "Mr LUIK said that it was safe.")
    assert told == Sitting("2031-03-10", "speech")


def test_entries_with_times_make_a_live_page() -> None:
    entries = "\n".join(f"{hour}:05 Luik says it is safe." for hour in range(10, 16))
    assert sitting("Quay live", entries) == Sitting("2031-03-12", None, live=True)


def test_an_ordinary_report_is_of_no_one_sitting() -> None:
    assert sitting("Quay is safe", "Luik said it was safe.") is None
