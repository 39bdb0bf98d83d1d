"""ninjs of all versions: fields, bodies, associated items, and items that were stopped."""

import json

import pytest

from onrecord import sources
from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import ninjs
from tests.sources.texts import check

FIRST = {
    "uri": "https://halyard.example/1",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2024-05-14T16:30:00Z",
    "language": "en",
    "located": "Port Anselm",
    "byline": "Jane Roe and Jo Doe",
    "copyrightholder": "Halyard",
    "headline": "Ships will not pay",
    "body_text": "Karelin said no ship would pay. He told nobody why.",
    "body_xhtml": "<p>Karelin said no ship would pay.</p><p>He told nobody why.</p>",
}
THIRD = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "https://halyard.example/1",
    "type": "text",
    "pubStatus": "usable",
    "versionCreated": "2024-05-14T16:30:00Z",
    "language": "en",
    "located": "Port Anselm",
    "by": "Jane Roe and Jo Doe",
    "infoSources": [{"name": "Halyard"}],
    "headlines": [{"role": "subheadline", "value": "Owners reject"}, {"role": "main", "value": "Ships will not pay"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "Karelin said no ship would pay. He told nobody why."},
        {
            "role": "rich",
            "contentType": "application/xhtml+xml",
            "value": "<p>Karelin said no ship would pay.</p><p>He told nobody why.</p>",
        },
    ],
}


def read(item: object, path: str = "a.json") -> list[Report | Unread]:
    items = list(ninjs.load(item if isinstance(item, bytes) else json.dumps(item).encode(), path))
    for found in items:
        check(found)
    return items


def zones(report: Report) -> list[tuple[str, str]]:
    return [(zone.kind, report.text[zone.span.start : zone.span.end]) for zone in report.zones]


class TestItem:
    @pytest.mark.parametrize("item", [FIRST, THIRD], ids=["version 1", "version 3"])
    def test_its_fields_are_the_facts_and_the_head(self, item):
        (report,) = read(item)
        assert zones(report)[0] == ("headline", "Ships will not pay")
        assert zones(report)[-2:] == [("byline", "Jane Roe and Jo Doe"), ("body", "Karelin said no ship would pay.\n\nHe told nobody why.")]
        assert (report.outlet, report.url, report.place, report.language) == ("Halyard", "https://halyard.example/1", "Port Anselm", "en")
        assert (report.published, report.authors, report.path) == ("2024-05-14T16:30:00Z", ("Jane Roe", "Jo Doe"), "a.json")

    def test_a_second_headline_is_a_deck(self):
        assert ("deck", "Owners reject") in zones(read(THIRD)[0])

    def test_without_markup_its_plain_body_is_read_paragraph_by_paragraph(self):
        (report,) = read(
            {"uri": "a", "headline_main": "Ships", "body_main": "PORT ANSELM, May 14 (Halyard) - He said no.\n\nNobody knows why."}
        )
        assert zones(report) == [
            ("headline", "Ships"),
            ("dateline", "PORT ANSELM, May 14 (Halyard) -"),
            ("body", "He said no.\n\nNobody knows why."),
        ]
        assert report.agency == "Halyard"

    def test_an_address_that_no_browser_opens_is_none(self):
        assert read(FIRST | {"uri": "urn:newsml:halyard.example:1"})[0].url is None

    @pytest.mark.parametrize(
        ("fields", "why"),
        [
            ({"pubstatus": "canceled"}, "canceled by its agency"),
            ({"pubstatus": "stat:withheld"}, "withheld by its agency"),
            ({"ednote": "KILL KILL KILL. The quotes are not his."}, "stopped by its agency"),
            ({"ednote": "Editors: please do not use; replacement follows"}, "stopped by its agency"),
        ],
    )
    def test_one_that_was_stopped_is_refused_with_that_reason(self, fields, why):
        with pytest.raises(CannotLoad, match=why):
            read(FIRST | fields)

    @pytest.mark.parametrize("note", ["Replaces the item that was withdrawn on Monday", "Photos follow", " "])
    def test_any_other_note_stops_nothing(self, note):
        (report,) = read(FIRST | {"ednote": note})
        assert report.flags == ()

    def test_one_that_corrects_another_has_the_flag(self):
        (report,) = read(FIRST | {"ednote": "CORRECTS spelling of the name in paragraph two"})
        assert [(flag.kind, "spelling" in flag.note) for flag in report.flags] == [("correction", True)]

    @pytest.mark.parametrize(
        ("item", "why"),
        [
            ({"uri": "a", "pubstatus": "usable", "type": "picture", "description_text": "Ships"}, "kind picture"),
            ({"uri": "a", "pubstatus": "usable"}, "without a body"),
            ({"uri": "a", "body_html": "<script>x</script>"}, "no text in its body"),
            ({"name": "a", "dependencies": {}}, "neither an item"),
            ([], "neither an item"),
            (7, "neither an item"),
        ],
    )
    def test_what_has_no_text_is_refused(self, item, why):
        with pytest.raises(CannotLoad, match=why):
            read(item)


class TestSeveral:
    def test_associated_texts_are_reports_of_their_own(self):
        associated = {
            "sidebar": {"type": "text", "headline": "Toll put off", "body_text": "The office said so."},
            "photo": {"type": "picture"},
        }
        found = read(FIRST | {"associations": associated})
        assert [(item.path, item.title) for item in found] == [("a.json", "Ships will not pay"), ("a.json#sidebar", "Toll put off")]

    def test_a_package_is_what_is_in_it(self):
        associated = [
            {"name": "one", "bodies": [{"value": "Told."}]},
            {"name": "two", "pubStatus": "canceled", "bodies": [{"value": "Told."}]},
        ]
        found = read({"uri": "a", "type": "composite", "pubStatus": "usable", "associations": associated})
        assert [(item.path, isinstance(item, Report)) for item in found] == [("a.json#one", True), ("a.json#two", False)]

    def test_items_of_a_list_are_reports_at_their_numbers(self):
        found = read([FIRST, FIRST | {"pubstatus": "canceled"}, FIRST])
        assert [(item.path, isinstance(item, Report)) for item in found] == [("a.json#1", True), ("a.json#2", False), ("a.json#3", True)]

    def test_items_in_items_end(self):
        item = {"uri": "a", "body_text": "Told."}
        for _ in range(50):
            item = {"uri": "a", "body_text": "Told.", "associations": {"a": item}}
        assert len(read(item)) == 6


class TestJson:
    def test_an_object_with_a_text_is_read_as_a_line_of_json_lines(self):
        (report,) = read(json.dumps({"text": "He said no.", "outlet": "Courier"}, indent=1).encode())
        assert (report.text, report.outlet, report.path) == ("He said no.", "Courier", "a.json#1")

    def test_objects_one_a_line_are_json_lines(self):
        assert len(read(b'{"text": "He said no."}\n{"text": "She said yes."}\n')) == 2

    @pytest.mark.parametrize("data", [b"{", b"[" * 100_000, b'{"uri": ' + b"9" * 20_000 + b"}"])
    def test_what_is_no_json_is_refused(self, data):
        with pytest.raises(CannotLoad, match="not JSON"):
            list(ninjs.load(data, "a.ninjs"))

    @pytest.mark.parametrize("indent", [None, 2])
    def test_an_item_is_known_by_its_first_lines(self, tmp_path, indent):
        (tmp_path / "a").write_text(json.dumps(FIRST, indent=indent))
        (report,) = sources.load(str(tmp_path / "a"))
        assert report.title == "Ships will not pay"
