"""Lists of reports, counts and facets, the same on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.archive import catalogue
from onrecord.archive.catalogue import Order, Wanted, count, lines
from onrecord.archive.census import stamp, tally
from onrecord.archive.facets import facets
from onrecord.archive.find import statement_keys
from onrecord.records import Part, Verdict
from tests.archive.filled import fill, said
from tests.archive.people import ANA


@pytest.fixture
def filled(archive):
    third = said(3, outlet="The Post", published=None)
    untitled = replace(third, report=replace(third.report, title=None))
    fill(archive, [said(1, outlet="The Post"), said(2, outlet="Halyard"), untitled, said(4)])
    return archive


def titles(archive, **wanted: object) -> list[str | None]:
    with archive.reading() as connection:
        found = lines(connection, Wanted(**wanted), limit=9)
        assert count(connection, Wanted(**wanted)) == len(found)
        return [each.title for each in found]


def test_reports_come_in_every_order(filled):
    assert titles(filled) == ["Harbour 4 shut", "Harbour 2 shut", "Harbour 1 shut", None]
    assert titles(filled, order=Order.OLDEST) == [None, "Harbour 1 shut", "Harbour 2 shut", "Harbour 4 shut"]
    assert titles(filled, order=Order.STORED) == ["Harbour 4 shut", None, "Harbour 2 shut", "Harbour 1 shut"]
    assert titles(filled, order=Order.TITLE) == ["Harbour 1 shut", "Harbour 2 shut", "Harbour 4 shut", None]
    assert titles(filled, order=Order.OUTLET) == ["Harbour 2 shut", "Harbour 1 shut", None, "Harbour 4 shut"]


def test_reports_are_filtered(filled):
    assert titles(filled, outlet="the  POST") == ["Harbour 1 shut", None]
    assert titles(filled, since="2024-05-03", until="2024-05-03") == ["Harbour 2 shut"]
    assert len(titles(filled, flag="redacted")) == 4
    assert titles(filled, flag="redact") == []
    assert titles(filled, flag='"%') == []


@pytest.mark.parametrize("few", [1, 100])
def test_a_flag_that_many_have_filters_as_one_that_few_have(filled, monkeypatch, few):
    monkeypatch.setattr(catalogue, "_FEW", few)
    assert titles(filled, flag="no-byline") == titles(filled)
    assert titles(filled, flag="no-byline", outlet="Halyard", order=Order.TITLE) == ["Harbour 2 shut"]
    assert titles(filled, flag="no-date") == []


def test_a_line_says_how_many_statements_are_shown_and_which_flags_there_are(filled):
    from onrecord.archive.fetch import report_keys, statement_key
    from onrecord.pipeline.judge import Wish, judge

    with filled.reading() as connection:
        (line,) = lines(connection, Wanted(outlet="Halyard"), limit=1)
        assert (line.statements, line.flags) == (3, ("no-byline", "redacted"))
        assert report_keys(connection, line.id)
        _, id = statement_key(connection, f"{line.id}#s3")
    judge(filled, f"{line.id}#{id}", Wish(author=ANA, verdict=Verdict.REJECTED))
    with filled.reading() as connection:
        assert lines(connection, Wanted(outlet="Halyard"), limit=1)[0].statements == 2


def test_all_is_counted(filled):
    with filled.reading() as connection:
        found = tally(connection)
    assert (found.reports, found.statements, found.refused) == (4, 12, 0)
    assert (found.first, found.last) == ("2024-05-02", "2024-05-05")
    assert found.outlets == (("The Post", 2), ("Halyard", 1))
    assert found.flags == (("no-byline", 4), ("redacted", 4))


def test_the_stamp_changes_with_the_record(filled):
    with filled.reading() as connection:
        before = stamp(connection)
        assert stamp(connection) == before
    fill(filled, [said(9)])
    with filled.reading() as connection:
        assert stamp(connection) != before


def test_an_empty_record_is_counted_too(archive):
    with archive.reading() as connection:
        found = tally(connection)
        assert (found.reports, found.statements, found.first, found.outlets) == (0, 0, None, ())
        assert facets(connection, []).statements == 0


def test_statements_are_counted_by_what_they_are(filled):
    with filled.reading() as connection:
        found = facets(connection, statement_keys(connection, None, Part(), 100))
    assert (found.statements, found.reports) == (12, 4)
    assert found.outlets == (("The Post", 6), ("Halyard", 3))
    assert dict(found.manners) == {"indirect": 8, "direct": 4}
    assert ("Ivo Pell", 4) in found.speakers
