"""Which notes to editors stop an item, which tell of a correction, and which do neither."""

import pytest

from onrecord.errors import CannotLoad
from onrecord.sources import wire
from onrecord.sources.paragraphs import Paragraph
from onrecord.sources.reports import NOTHING


def item(**fields: str) -> wire.Item:
    return wire.Item(body=[Paragraph("He said no.")], **fields)


@pytest.mark.parametrize("status", ["canceled", "cancelled", "WITHHELD", "stat:canceled", "http://a.example/stat/withheld", " killed "])
def test_a_stopped_item_is_refused(status):
    with pytest.raises(CannotLoad, match="by its agency: leave it out"):
        wire.report_of(item(status=status), "a", NOTHING)


@pytest.mark.parametrize(
    "note", ["KILL", "BULLETIN KILL - wrong man named", "Editors: withhold until told", "NOT FOR PUBLICATION before noon"]
)
def test_a_note_that_stops_it_is_told(note):
    with pytest.raises(CannotLoad, match="stopped by its agency"):
        wire.report_of(item(note=note), "a", NOTHING)


@pytest.mark.parametrize(
    "note", ["Killer storms are told of in the sidebar", "With pictures. Cancels the item of Monday", "Killing of a whale", ""]
)
def test_a_note_that_only_sounds_like_it_does_not(note):
    assert wire.report_of(item(note=note, status="usable"), "a", NOTHING).flags == ()


@pytest.mark.parametrize("note", ["CORRECTS date in third paragraph", "Correction: he is 41", "(Clarifies who paid)"])
def test_a_correction_is_a_flag_that_says_why(note):
    (flag,) = wire.report_of(item(note=note), "a", NOTHING).flags
    assert (flag.kind, flag.span) == ("correction", None)
    assert note in flag.note


def test_a_byline_with_an_agency_tells_both():
    report = wire.report_of(item(byline="By Jane Roe, Reuters", headline="Ships"), "a", NOTHING)
    assert (report.authors, report.agency) == (("Jane Roe",), "Reuters")
