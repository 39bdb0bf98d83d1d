"""RSS and Atom: an entry is a report, told as the feed tells it."""

import time
from contextlib import suppress
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import sources
from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import feed
from onrecord.sources.reports import Facts
from tests.sources.texts import anything, check, texts

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Harbour Herald</title><link>https://herald.example/</link><language>en-gb</language>{}</channel></rss>"""
ITEM = """<item><title>Ships &amp; crews will not pay</title><link>https://herald.example/1</link><dc:creator>Jane Roe</dc:creator>
<pubDate>Tue, 14 May 2024 10:30:00 +0200</pubDate><description>A shorter telling.</description>
<content:encoded><![CDATA[<p>Karelin said no ship would&nbsp;pay.</p><p>&#8220;We wait,&#8221; she said.</p>]]></content:encoded></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Harbour &lt;b&gt;Herald&lt;/b&gt;</title>{}</feed>"""
ENTRY = """<entry><title>Ships will not pay</title><id>urn:1</id><link rel="alternate" href="https://herald.example/2"/>
<author><name>Jane Roe</name></author><author><name>Bo Lee</name></author><updated>2024-05-14T10:30:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Karelin said no ship would pay.</p></div></content></entry>"""


def loaded(text: str | bytes, **around: str) -> list[Report | Unread]:
    return list(feed.load(text.encode() if isinstance(text, str) else text, "news.rss", Facts(**around)))


class TestRss:
    def test_an_item_is_a_report_with_what_the_feed_tells_of_it(self):
        (report,) = loaded(RSS.format(ITEM))
        check(report)
        assert report.text == "Ships & crews will not pay\nKarelin said no ship would\u00a0pay.\n“We wait,” she said."
        assert [zone.kind for zone in report.zones] == ["headline", "body"]
        assert (report.path, report.url) == ("news.rss#1", "https://herald.example/1")
        assert (report.title, report.authors, report.outlet) == ("Ships & crews will not pay", ("Jane Roe",), "The Harbour Herald")
        assert (report.published, report.language) == ("2024-05-14T10:30:00+02:00", "en-gb")

    def test_the_fuller_telling_is_read(self):
        long, short = "Karelin said no ship would pay, and the others agreed.", "They will not pay."
        for one, other in ((long, short), (short, long)):
            item = f"<item><description>{one}</description><content:encoded>{other}</content:encoded></item>"
            (report,) = loaded(RSS.format(item))
            assert report.text == long

    def test_an_item_that_is_only_a_title_is_a_headline(self):
        (report,) = loaded(RSS.format("<item><title>Ships will not pay</title></item>"))
        assert (report.text, [zone.kind for zone in report.zones]) == ("Ships will not pay", ["headline"])

    def test_an_item_without_words_is_told_of_and_the_rest_goes_on(self):
        first, second = loaded(RSS.format("<item><guid>1</guid></item>" + ITEM))
        assert (first.path, "without words" in first.why) == ("news.rss#1", True)
        assert second.path == "news.rss#2"

    def test_an_item_of_another_paper_has_its_name(self):
        (report,) = loaded(RSS.format(ITEM.replace("<title>", '<source url="https://post.example/f">The Post</source><title>')))
        assert report.outlet == "The Post"

    def test_a_date_inside_of_the_text_is_not_the_item_s(self):
        (report,) = loaded(RSS.format(ITEM.replace("<p>Karelin", '<time datetime="1999-01-01">long ago</time><p>Karelin')))
        assert report.published == "2024-05-14T10:30:00+02:00"

    def test_an_item_s_address_may_be_written_from_the_feed_s(self):
        (report,) = loaded(RSS.format(ITEM.replace("https://herald.example/1", "/1")), url="https://h.example/feeds/all")
        assert report.url == "https://h.example/1"

    @pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "", "news/1"])
    def test_an_address_that_is_none_is_left_out(self, link):
        (report,) = loaded(RSS.format(ITEM.replace("https://herald.example/1", link)))
        assert report.url is None

    def test_what_is_known_of_the_feed_is_not_told_of_its_items_but_for_when_it_was_had(self):
        item = "<item><title>Ships will not pay</title></item>"
        (report,) = loaded(RSS.format(item), url="https://h.example/f", title="Feed", published="2024", captured="2024-05-15", digest="d")
        assert (report.url, report.published, report.title) == (None, None, "Ships will not pay")
        assert (report.captured, report.digest) == ("2024-05-15", "d")

    def test_broken_markup_is_read_as_far_as_it_goes(self):
        first, second = loaded(RSS.format(ITEM * 2).replace("&amp;", "&").replace("</item>", "", 1)[:-50])
        assert first.title == "Ships & crews will not pay"
        assert second.published == "2024-05-14T10:30:00+02:00"

    def test_its_encoding_is_as_declared(self):
        (report,) = loaded(RSS.replace("UTF-8", "windows-1251").format(ITEM.replace("Karelin", "Карелин")).encode("cp1251"))
        assert "Карелин said" in report.text
        assert not report.flags

    def test_a_guess_at_its_encoding_is_noted(self):
        (report,) = loaded(RSS.replace('encoding="UTF-8"', "").format(ITEM.replace("Karelin", "Müller")).encode("cp1252"))
        assert "Müller said" in report.text
        assert [flag.kind for flag in report.flags] == ["odd-encoding"]


class TestAtom:
    def test_an_entry_is_a_report_with_what_the_feed_tells_of_it(self):
        (report,) = loaded(ATOM.format(ENTRY))
        check(report)
        assert report.text == "Ships will not pay\nKarelin said no ship would pay."
        assert (report.url, report.authors) == ("https://herald.example/2", ("Jane Roe", "Bo Lee"))
        assert (report.outlet, report.published, report.language) == ("Harbour Herald", "2024-05-14T10:30:00Z", "en")

    def test_plain_text_is_no_markup(self):
        entry = "<entry><title>Ships</title><content type='text'>No ship under 5 &lt; 6 knots &amp;amp;\nwould pay.</content></entry>"
        (report,) = loaded(ATOM.format(entry))
        assert report.text == "Ships\nNo ship under 5 < 6 knots &amp;\nwould pay."

    def test_markup_that_is_escaped_is_markup(self):
        entry = "<entry><title>Ships</title><summary type='html'>&lt;p&gt;No ship would pay.&lt;/p&gt;</summary></entry>"
        (report,) = loaded(ATOM.format(entry))
        assert report.text == "Ships\nNo ship would pay."


class TestKnows:
    @pytest.mark.parametrize(
        "head",
        [
            RSS.encode()[:200],
            ATOM.encode()[:200],
            b"\xef\xbb\xbf\n<rss version='0.91'>",
            b'<?xml version="1.0"?><?xml-stylesheet href="a"?><!-- <html> --><rss>',
            b'<!DOCTYPE rss PUBLIC "-//Netscape"><rss>',
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">',
        ],
    )
    def test_feeds(self, head):
        assert feed.knows(head)
        assert sources.choose("news", head) is feed
        assert sources.choose("news.xml", head) is feed

    @pytest.mark.parametrize("head", [b"<html><rss>", b"rss", b"<rssx>", b'<?xml version="1.0"?><newsItem>', b"<feed>", b"<rdf:RDF>", b""])
    def test_nothing_else(self, head):
        assert not feed.knows(head)


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("Karelin said no ship would pay.", "no feed"),
            ("<html><body><p>Told.</p></body></html>", "no feed"),
            (RSS.format(""), "without entries"),
            (RSS.format(ITEM) + " " * (8 * 2**20), "more than 8 MB"),
            (RSS.format(f"<item><author>{'a.' * 20_000}</author></item>"), "a word of more than 1,000 letters"),
            (RSS.format("<item><title " + " ".join(f"a{n}='1'" for n in range(20_000)) + ">x</title></item>"), "a tag of more than 20,000"),
        ],
    )
    def test_says_why(self, text, why):
        with pytest.raises(CannotLoad, match=why):
            loaded(text)


class TestHostile:
    def test_entities_read_no_files_and_are_not_multiplied(self, tmp_path):
        (tmp_path / "secret").write_text("the secret")
        lots = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lots">{lots}<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
        text = f'{head}<rss version="2.0"><channel><item><title>Told &s; &a9;</title></item></channel></rss>'
        for item in loaded(text):
            assert "the secret" not in str(item)
            assert len(str(item)) < 2000

    @pytest.mark.parametrize("reference", ["&#xFFFFFF;", "&#99999999999999999999;", "&#x110000", "&#xD800;", "&#0;", "&#8;"])
    def test_a_character_that_there_is_not_stops_nothing(self, reference):
        for item in (f"<title>Told {reference}</title>", f"<description><![CDATA[Told {reference}]]></description>"):
            (report,) = loaded(RSS.format(f"<item>{item}</item>&bad;"))
            check(report)
            assert report.text.startswith("Told")

    def test_a_head_of_comments_is_looked_at_in_no_time(self):
        began = time.process_time()
        assert not feed.knows(b"<!---->" * 500 + b"<!--")
        assert not feed.knows(b"<?a>" * 1000)
        assert time.process_time() - began < 5

    def test_a_file_s_name_is_no_file(self, tmp_path):
        (tmp_path / "f.rss").write_text(RSS.format(ITEM))
        with pytest.raises(CannotLoad, match="no feed"):
            loaded(str(tmp_path / "f.rss"))

    @pytest.mark.parametrize(
        "inner",
        [
            "<a>" * 20_000,
            "<item>" + "<category>a</category>" * 20_000,
            "<item><description>&bad;" + "<a " * 20_000,
            "<item><description>&bad;" + "<![CDATA[" * 20_000,
            "<item><author>" + "a. " * 100_000,
            "<item><pubDate>" + "1 " * 100_000,
            "<item><title>" + "&lt;b&gt;" * 20_000,
            "<item><description>" + "&lt;b&gt;" * 20_000,
            "<item><title>a</title></item>" * 3000,
        ],
    )
    def test_is_read_or_refused_in_time(self, inner):
        began = time.process_time()
        for item in sources.take(RSS.format(inner).encode(), "news.rss", Facts()):
            check(item)
        assert time.process_time() - began < 20

    @given(inner=st.one_of(anything, texts.map(lambda text: f"<item>{text}".encode("utf-8", "replace"))))
    def test_anything_in_a_feed_becomes_reports_or_reasons(self, inner):
        with suppress(CannotLoad):
            for item in feed.load(RSS.encode().replace(b"{}", inner), "a.rss"):
                check(item)

    @given(text=texts)
    def test_words_are_kept_as_they_are(self, text):
        told = " ".join(text.replace("\0", "").split()) or "x"
        entry = f"<entry><title>Head</title><content type='text'>{escape('Karelin said: ' + told)}</content></entry>"
        for item in sources.take(ATOM.format(entry).encode("utf-8", "replace"), "a.atom", Facts()):
            check(item)
            assert isinstance(item, Report)
            assert item.text.startswith("Head\nKarelin said:")


def test_a_feed_of_more_entries_than_any_has_is_refused(monkeypatch):
    monkeypatch.setattr(feed, "_MAX_ENTRIES", 3)
    data = b'<rss version="2.0"><channel><title>a</title>' + b"<item><title>b</title></item>" * 4 + b"</channel></rss>"
    with pytest.raises(CannotLoad, match="more than 3 entries"):
        list(feed.load(data, "a.rss"))
