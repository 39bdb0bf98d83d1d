"""What every source owes to whoever calls it, so that a new format is a file and nothing else."""

import inspect
import time
from types import ModuleType

import pytest
from hypothesis import given, settings

from onrecord import plugins
from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from tests.sources import containers
from tests.sources.documents import mail, newsml_item, pdf, word
from tests.sources.texts import anything, check, texts

SOURCES = plugins.find("sources")
SAMPLES = {
    "feed": b'<rss version="2.0"><channel><item><title>Ships will not pay</title>'
    b"<description>Karelin said no ship would pay.</description></item></channel></rss>",
    "text": b"Ships will not pay\n\nKarelin said no ship would pay.\n",
    "html": b"<html><body><h1>Ships will not pay</h1><p>Karelin said no ship would pay.</p></body></html>",
    "jsonl": b'{"text": "Ships will not pay\\n\\nKarelin said no ship would pay.\\n"}\n',
    "newsml": newsml_item("Ships will not pay", "Karelin said no ship would pay."),
    "mail": mail("Ships will not pay", "Karelin said no ship would pay.\n").as_bytes(),
    "pdf": pdf([(60, 60, 20, "Ships will not pay"), (60, 100, 11, "Karelin said no ship would pay.")]),
    "word": word(("Ships will not pay", "Title"), "Karelin said no ship would pay."),
    "ninjs": b'{"uri": "urn:a", "headline": "Ships will not pay", "body_text": "Karelin said no ship would pay."}',
    "csv": b"title,text\nShips will not pay,Karelin said no ship would pay.\n",
    "gzipped": containers.gzipped(containers.PAGE),
    "parquet": containers.parquet({"title": ["Ships will not pay"], "text": ["Karelin said no ship would pay."]}),
    "warc": containers.warc({}),
    "zipped": containers.zipped({"ships.txt": containers.TOLD}),
}


def loaded(source: ModuleType, data: bytes, path: str = "a.file") -> list[Report | Unread]:
    """What a source makes of the bytes; a refusal of all of them as Unread."""
    try:
        return list(source.load(data, path))
    except CannotLoad as error:
        return [Unread(path, str(error))]


@pytest.mark.parametrize("name", SOURCES)
class TestEverySource:
    def test_says_what_it_is(self, name):
        source = SOURCES[name]
        assert source.__doc__.strip()
        assert source.SUFFIXES
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in source.SUFFIXES)
        assert list(inspect.signature(source.load).parameters) == ["data", "path", "around"]

    def test_reads_its_format(self, name):
        (report,) = loaded(SOURCES[name], SAMPLES[name])
        assert "Karelin said no ship would pay." in report.text
        assert report.title == "Ships will not pay"
        check(report)

    def test_names_the_input(self, name):
        (report,) = loaded(SOURCES[name], SAMPLES[name], "news/a.file")
        assert report.path.startswith("news/a.file")

    def test_gives_the_same_for_the_same(self, name):
        assert loaded(SOURCES[name], SAMPLES[name]) == loaded(SOURCES[name], SAMPLES[name])

    @pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\x8b\n"])
    def test_refuses_what_is_empty(self, name, data):
        (refused,) = loaded(SOURCES[name], data)
        assert isinstance(refused, Unread)

    @pytest.mark.parametrize(
        "data", [b"%PDF-1.7\n%\xe2\xe3", b"PK\x03\x04" + bytes(50), b"\x89PNG\r\n\x1a\n" + bytes(50), bytes(range(256)) * 9]
    )
    def test_refuses_what_is_no_text(self, name, data):
        assert all(isinstance(item, Unread) for item in loaded(SOURCES[name], data))

    @settings(max_examples=150)
    @given(data=anything)
    def test_makes_reports_or_reasons_of_any_bytes(self, name, data):
        for item in loaded(SOURCES[name], data):
            check(item)

    @settings(max_examples=50)
    @given(text=texts)
    def test_does_not_depend_on_what_was_read_before(self, name, text):
        fresh = loaded(SOURCES[name], text.encode("utf-8", "replace"))
        loaded(SOURCES[name], SAMPLES[name])
        assert loaded(SOURCES[name], text.encode("utf-8", "replace")) == fresh


class TestEnormousInput:
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("text", b"word " * 4_000_000),
            ("text", "слово ".encode("cp1251") * 1_000_000),
            ("jsonl", b'{"text": "' + b"word " * 4_000_000 + b'"}'),
            ("html", b"<p>" + b"word " * 1_000_000),
        ],
        ids=["one line", "one line in windows-1251", "one line of JSON", "one paragraph"],
    )
    def test_of_twenty_megabytes_is_read(self, name, data):
        (report,) = loaded(SOURCES[name], data)
        assert len(report.text) > 4_000_000
        assert [zone.kind for zone in report.zones] == ["body"]

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("text", b"a" * (64 * 2**20 + 1)),
            ("html", b"<p>" + b"a" * 16 * 2**20),
            ("html", b"<div>" * 100_000 + b"deep"),
            ("html", b"<p>a" * 400_000),
            ("text", ("a" + "\u0301\u0323" * 1_000_000).encode()),
        ],
        ids=["too long", "too long a page", "too deep", "too many elements", "too many accents"],
    )
    def test_beyond_bounds_is_refused_at_once(self, name, data):
        start = time.process_time()
        (refused,) = loaded(SOURCES[name], data)
        assert isinstance(refused, Unread)
        assert time.process_time() - start < 20

    @pytest.mark.parametrize(
        "page",
        [
            b"<p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">told</p>",
            b"<p>told" + b"<time>1</time>" * 20_000,
            b"<span class=byline>" * 900 + b"told<br>" * 20_000,
            b"<b>" * 900 + b"<p>told" * 20_000,
            b'<p class="' + b"share " * 100_000 + b'x">other</p><p>told</p>',
        ],
        ids=["attributes", "times", "names", "depth", "classes"],
    )
    def test_of_hostile_markup_is_read_in_time(self, page):
        start = time.process_time()
        (report,) = loaded(SOURCES["html"], b"<html><body>" + page)
        assert "told" in report.text
        assert time.process_time() - start < 20
