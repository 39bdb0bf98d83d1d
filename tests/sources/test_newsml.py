"""NewsML-G2 and NITF: fields, bodies, and items that were stopped."""

import pytest

from onrecord import sources
from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import newsml
from tests.sources.documents import newsml_item
from tests.sources.texts import check

NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf><head><title>Toll</title><docdata management-status="usable"><date.issue norm="20240514T163000Z"/></docdata></head>
<body><body.head><hedline><hl1>Ships will not pay</hl1><hl2>Owners reject the toll</hl2></hedline><byline>By Jane Roe</byline>
<distributor>Halyard</distributor></body.head><body.content><media><media-metadata name="a">x</media-metadata>
<media-caption><p>Ships in the harbour</p></media-caption><media-producer>Jo Doe/Halyard</media-producer></media>
<block><p>Karelin said <em>no</em> ship would pay.</p><hl2>What now</hl2><p>Nobody knows.</p></block></body.content>
<body.end><tagline>x</tagline></body.end></body></nitf>"""


def read(data: bytes, path: str = "a.newsml") -> list[Report | Unread]:
    items = list(newsml.load(data, path))
    for item in items:
        check(item)
    return items


def zones(report: Report) -> list[tuple[str, str]]:
    return [(zone.kind, report.text[zone.span.start : zone.span.end]) for zone in report.zones]


class TestItem:
    def test_its_fields_are_the_facts_and_the_head(self):
        (report,) = read(
            newsml_item(
                "Ships will not pay",
                "Karelin said no ship would pay.",
                item_meta='<provider qcode="nprov:HAL"><name>Halyard</name></provider><versionCreated>2024-05-14T16:30:00Z</versionCreated>'
                '<pubStatus qcode="stat:usable"/>',
                content_meta="<located><name>Port Anselm</name></located><by>By Jane Roe</by><dateline>PORT ANSELM, May 14</dateline>",
            )
        )
        assert zones(report) == [
            ("headline", "Ships will not pay"),
            ("byline", "By Jane Roe"),
            ("dateline", "PORT ANSELM, May 14"),
            ("body", "Karelin said no ship would pay."),
        ]
        assert (report.outlet, report.published, report.place) == ("Halyard", "2024-05-14T16:30:00Z", "Port Anselm")
        assert (report.authors, report.language, report.url, report.path) == (("Jane Roe",), "en", None, "a.newsml")

    @pytest.mark.parametrize(
        "content",
        [
            '<inlineXML contenttype="application/xhtml+xml"><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>'
            "<h:p>Karelin said no.</h:p><h:p>He told nobody why.</h:p></h:body></h:html></inlineXML>",
            '<inlineData contenttype="text/plain">Karelin said no.\n\nHe told nobody why.</inlineData>',
            '<inlineData contenttype="text/html">&lt;p&gt;Karelin said no.&lt;/p&gt;&lt;p&gt;He told nobody why.&lt;/p&gt;</inlineData>',
        ],
        ids=["XHTML", "plain", "HTML"],
    )
    def test_its_body_may_have_any_form(self, content):
        (report,) = read(newsml_item("Ships", content=content))
        assert report.text == "Ships\n\nKarelin said no.\n\nHe told nobody why."

    def test_what_its_body_says_again_stands_once(self):
        (report,) = read(newsml_item("Ships", "SHIPS", "Karelin said no."))
        assert report.text == "Ships\n\nKarelin said no."

    @pytest.mark.parametrize(
        ("meta", "why"),
        [
            ('<pubStatus qcode="stat:canceled"/>', "canceled by its agency"),
            ('<pubStatus qcode="stat:withheld"/>', "withheld by its agency"),
            ('<pubStatus qcode="stat:usable"/><edNote>MANDATORY KILL: the quotes are not his</edNote>', "stopped by its agency"),
        ],
    )
    def test_one_that_was_stopped_is_refused_with_that_reason(self, meta, why):
        with pytest.raises(CannotLoad, match=why):
            read(newsml_item("Ships", "Karelin said no.", item_meta=meta))

    @pytest.mark.parametrize("meta", ["<edNote>Corrects the name in paragraph two</edNote>", '<signal qcode="sig:correction"/>'])
    def test_one_that_corrects_another_has_the_flag(self, meta):
        (report,) = read(newsml_item("Ships", "Karelin said no.", item_meta=meta))
        assert [flag.kind for flag in report.flags] == ["correction"]

    @pytest.mark.parametrize(
        ("content", "why"),
        [("", "without a text"), ('<remoteContent href="a.jpg"/>', "another file"), ("<inlineXML/>", "without a text")],
    )
    def test_one_without_a_text_is_refused(self, content, why):
        with pytest.raises(CannotLoad, match=why):
            read(newsml_item("Ships", content=content))


class TestSeveral:
    def test_items_of_a_message_are_reports_at_their_numbers(self):
        items = [
            newsml_item("One", "Told."),
            newsml_item("Two", item_meta='<pubStatus qcode="stat:canceled"/>'),
            newsml_item("Three", "Told."),
        ]
        inner = b"".join(item.partition(b"?>")[2] for item in items)
        found = read(b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>' + inner + b"</itemSet></newsMessage>")
        assert [item.path for item in found] == ["a.newsml#1", "a.newsml#2", "a.newsml#3"]
        assert [isinstance(item, Report) for item in found] == [True, False, True]


class TestNitf:
    def test_a_file_of_its_own_is_read(self):
        (report,) = read(NITF.encode())
        assert zones(report) == [
            ("headline", "Ships will not pay"),
            ("deck", "Owners reject the toll"),
            ("byline", "By Jane Roe"),
            ("caption", "Ships in the harbour"),
            ("credit", "Jo Doe/Halyard"),
            ("body", "Karelin said no ship would pay.\n\nWhat now\n\nNobody knows."),
        ]
        assert (report.outlet, report.published, report.authors) == ("Halyard", "2024-05-14T16:30:00Z", ("Jane Roe",))

    def test_one_that_was_canceled_is_refused(self):
        with pytest.raises(CannotLoad, match="canceled"):
            read(NITF.replace('"usable"', '"canceled"').encode())


class TestXml:
    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"<nitf>", "not XML"),
            (b"<rss/>", "without a newsItem"),
            (b"<nitf/>", "without a text"),
            (b"<nitf>" + b"<a>" * 10_000, "fill the memory|depth"),
            (b'<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><nitf><body.content><p>&b;</p></body.content></nitf>', "entities"),
            (b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><nitf><p>&a;</p></nitf>', "entities"),
            (b"<nitf>" + b"<p>a</p>" * 2_200_000, "split"),
            (b"<nitf>" + b"<p>a</p>" * 300_000 + b"</nitf>", "more than 200,000 paragraphs"),
        ],
        ids=["cut", "other", "empty", "deep", "laughs", "file", "large", "long"],
    )
    def test_what_cannot_be_read_is_refused(self, data, why):
        with pytest.raises(CannotLoad, match=why):
            read(data)

    def test_xml_of_an_agency_is_known_by_its_first_lines(self, tmp_path):
        for name, data in (("a.xml", newsml_item("Ships", "Told.")), ("b", NITF.encode())):
            (tmp_path / name).write_bytes(data)
            (report,) = sources.load(str(tmp_path / name))
            assert report.title.startswith("Ships")
