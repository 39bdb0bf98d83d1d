"""Paragraphs become a text with zones, by their kinds where these are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.sources import paragraphs
from onrecord.sources.paragraphs import Paragraph
from onrecord.sources.reports import Facts
from tests.sources.texts import check, texts

KINDS = ["headline", "deck", "byline", "dateline", "caption", "credit", "boilerplate", "promo", "timestamp"]


def zones(*parts: Paragraph, facts: Facts | None = None) -> list[tuple[str, str]]:
    report = paragraphs.report_of(parts, "a", facts=facts or Facts())
    check(report)
    return [(zone.kind, report.text[zone.span.start : zone.span.end]) for zone in report.zones]


def test_each_paragraph_is_one_line_with_an_empty_one_between():
    report = paragraphs.report_of([Paragraph(" He said\n no. "), Paragraph(" "), Paragraph("She\tdid.")], "a")
    assert report.text == "He said no.\n\nShe did."


def test_a_byline_among_known_kinds_is_found_by_its_form():
    assert zones(Paragraph("Ships", "headline"), Paragraph("By Jane Roe"), Paragraph("He said no.")) == [
        ("headline", "Ships"),
        ("byline", "By Jane Roe"),
        ("body", "He said no."),
    ]


def test_without_a_headline_the_look_of_the_text_tells_and_its_end_keeps_its_kinds():
    assert zones(
        Paragraph("Ships will not pay"), Paragraph("By Jane Roe"), Paragraph("He said no."), Paragraph("Courier 7", "boilerplate")
    ) == [
        ("headline", "Ships will not pay"),
        ("byline", "By Jane Roe"),
        ("body", "He said no."),
        ("boilerplate", "Courier 7"),
    ]


def test_given_facts_come_first_then_what_is_printed_then_what_is_around():
    report = paragraphs.report_of(
        [Paragraph("Ships", "headline"), Paragraph("By Jane Roe"), Paragraph("He said no.")],
        "a",
        facts=Facts(title="Toll"),
        around=Facts(authors=("Jo Doe",), outlet="Courier"),
    )
    assert (report.title, report.authors, report.outlet) == ("Toll", ("Jane Roe",), "Courier")


def test_a_piece_of_a_page_keeps_its_captions():
    found = paragraphs.of_page("<p>He said no.</p><figure><figcaption>Ships</figcaption></figure><p>She did.</p>", "a")
    assert found == [Paragraph("He said no."), Paragraph("Ships", "caption"), Paragraph("She did.")]


def test_plain_text_is_cut_at_empty_lines_else_at_lines():
    assert [part.text for part in paragraphs.of_plain("He said\nno.\n\nShe did.\n")] == ["He said\nno.", "She did."]
    assert [part.text for part in paragraphs.of_plain("He said no.\nShe did.\n")] == ["He said no.", "She did."]


def test_more_than_a_report_has_is_refused():
    with pytest.raises(CannotLoad, match="more than 200,000 paragraphs"):
        paragraphs.report_of((Paragraph("a") for _ in range(10**9)), "a")


@given(parts=st.lists(st.builds(Paragraph, texts, st.one_of(st.none(), st.sampled_from(KINDS))), max_size=8))
def test_any_paragraphs_become_a_sound_report_or_a_reason(parts):
    try:
        check(paragraphs.report_of(parts, "a"))
    except CannotLoad as error:
        assert "empty" in str(error) or "combining" in str(error)  # noqa: PT017 (either end is right)
