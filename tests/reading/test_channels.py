import pytest

from onrecord.reading.channels import channel, is_document, is_thought


@pytest.mark.parametrize(
    ("occasion", "cue", "source", "means"),
    [
        ("in court", "said", "Luik", "court"),
        ("", "voted", "The council", "vote"),
        ("at a committee hearing", "told", "Luik", "hearing"),
        ("on state television", "said", "Luik", "broadcast"),
        ("reporters outside the courtroom", "told", "Luik", "briefing"),
        ("in an interview with the Argus", "said", "Luik", "interview"),
        ("in an email", "said", "Luik", "letter"),
        ("", "posted", "Luik", "post"),
        ("in a statement on Friday", "said", "Luik", "statement"),
        ("", "found", "A study by Nordmeter", "document"),
        ("a rally in Fenby", "told", "Luik", "speech"),
        ("by telephone", "assured", "Luik", "call"),
        ("", "read", "a banner", "other"),
        ("", "averred", "Luik", "court"),
        ("", "suspended", "The Sports Arbitration Chamber", "court"),
        ("in findings published on Monday", "said", "Luik", "document"),
        ("to my inquiry", "replied", "Luik", "interview"),
        ("deputies", "told", "Luik", None),
        ("on Monday", "said", "Luik", None),
        ("", "said", "the report's author", None),
    ],
)
def test_the_words_tell_the_means(occasion: str, cue: str, source: str, means: str | None) -> None:
    assert channel(occasion, cue, source) == means


def test_of_two_that_fit_the_first_of_the_table_counts() -> None:
    assert channel("reporters at a committee hearing", "told", "Luik") == "hearing"


def test_reports_that_nobody_is_named_for_are_no_document() -> None:
    assert not is_document("media reports")
    assert is_document("A report on the harbour")
    assert is_document("Receipt No. 114 of 3 October 1951")
    assert not is_document("Luik, author of the report")


def test_beliefs_are_thoughts_and_sayings_none() -> None:
    assert is_thought("believes")
    assert not is_thought("said")
