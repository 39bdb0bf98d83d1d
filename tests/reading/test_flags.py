"""What a reader should know about a report."""

from pathlib import Path

import pytest

from onrecord.reading.flags import KINDS, flags
from onrecord.records import Assertion, Flag, Span
from onrecord.sources.reports import Facts, freeze
from onrecord.sources.zones import plain

EXAMPLES = Path(__file__).parents[2] / "examples"


def flagged(text: str, assertions=(), **facts) -> list[tuple[str, str]]:
    layout = plain(text)
    report = freeze(text, "x.txt", facts=Facts(**facts).or_else(layout.facts), zones=layout.zones)
    return [(flag.kind, flag.span.of(text) if flag.span else "") for flag in flags(report, assertions)]


def test_a_clean_wire_item_has_none_but_that_nobody_signed_it():
    assert flagged((EXAMPLES / "wire.txt").read_text()) == [("no-byline", "")]


def test_a_signed_and_dated_report_has_none():
    assert flagged((EXAMPLES / "rewrite.txt").read_text()) == []


def test_the_translated_example_has_its_marks_and_its_call():
    found = flagged((EXAMPLES / "translated.txt").read_text())
    assert {"no-byline", "no-date", "machine-translated", "redacted", "promo"} == {kind for kind, _ in found}
    assert [words for kind, words in found if kind == "redacted"] == ["**", "war**", "**"]


def test_what_a_source_knew_comes_first_and_once():
    report = freeze("Told.", "x", facts=Facts(published="2024"), notes=("guessed",))
    assert flags(report, ())[0].kind == "odd-encoding"
    assert [flag.kind for flag in flags(report, ())].count("odd-encoding") == 1


@pytest.mark.parametrize(
    "line",
    ["CORRECTION. We had 86. It is 83.", "11:05 Correction: the court gave 21 days.", "An earlier version of this article had 86.",
     "This story has been corrected.", "A correction to our May issue: it is 1951."],
)  # fmt: skip
def test_a_correction_is_told(line):
    assert "correction" in {kind for kind, _ in flagged(f"He left on Friday.\n\n{line}\n")}


@pytest.mark.parametrize("line", ["The correction of the market went on.", "He corrected her.", "Corrections officers struck."])
def test_the_word_alone_is_none(line):
    assert "correction" not in {kind for kind, _ in flagged(f"He left on Friday.\n\n{line}\n")}


def test_a_claim_on_nobodys_word_has_its_words():
    text = "Experts say it leaks. He left."
    report = freeze(text, "x", facts=Facts(published="2024", authors=("Jane Roe",)))
    (flag,) = flags(report, [Assertion("vague", Span(0, 20)), Assertion("unsourced", Span(22, 29))])
    assert flag == Flag("vague-sourcing", Span(0, 20), "a claim on the word of nobody in particular")


def test_a_report_that_says_it_is_taken_over_is_told_with_the_words():
    found = flagged("He left on Friday.\n\nThis article first appeared in The Orion.\n")
    assert ("copy-of", "This article first appeared in The Orion.") in found


def test_every_kind_is_of_the_closed_list():
    assert all(kind in KINDS for path in EXAMPLES.glob("*.txt") for kind, _ in flagged(path.read_text()))
