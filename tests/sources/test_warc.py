"""Web archives: the pages in them, where and when they were taken down, and what is no page."""

import base64
import gzip
import io
from hashlib import sha1

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad, MissingExtra
from onrecord.records import Report, Unread
from onrecord.sources import load, warc
from onrecord.sources.decoding import MAX_BYTES
from tests.sources.containers import PAGE, brotlied, wacz
from tests.sources.containers import warc as made
from tests.sources.texts import check

URL = "https://courier.example/ships"
DIGEST = "sha1:" + base64.b32encode(sha1(PAGE).digest()).decode()


def read(*records, packed=False, path="a.warc"):
    items = list(warc.load(made(*records, packed=packed), path))
    for item in items:
        check(item)
    return items


@pytest.mark.parametrize("packed", [False, True])
def test_a_capture_keeps_address_time_and_digest(packed):
    (report,) = read({}, packed=packed)
    assert (report.path, report.title) == ("a.warc#1", "Ships will not pay")
    assert (report.url, report.captured, report.digest) == (URL, "2024-05-14T10:00:00Z", DIGEST)


def test_what_a_page_says_of_itself_comes_first():
    (report,) = read({"body": PAGE.replace(b"<body>", b"<link rel=canonical href=https://courier.example/1><body>")})
    assert report.url == "https://courier.example/1"


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "resource", "media": "text/html", "body": PAGE},
        {"kind": "conversion", "media": "text/plain", "body": b"Ships will not pay\n\nKarelin said no ship would pay.\n"},
        {"headers": {"Content-Encoding": "gzip"}, "body": gzip.compress(PAGE)},
        {"headers": {"Content-Encoding": "br"}, "body": brotlied(PAGE)},
        {"headers": {"Content-Encoding": "gzip"}, "body": PAGE},
        {"headers": {"Content-Encoding": "br"}, "body": PAGE},
        {"headers": {"Transfer-Encoding": "chunked"}, "body": b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)},
        {"headers": {"Transfer-Encoding": "chunked"}, "body": PAGE},
        {"headers": {"Content-Type": "application/xhtml+xml"}},
        {"url": f"<{URL}>"},
    ],
    ids=["resource", "conversion", "gzip", "brotli", "not gzip", "not brotli", "chunked", "not chunked", "xhtml", "brackets"],
)
def test_pages_are_read_however_they_were_kept(record):
    first, after = read(record, {"url": "https://courier.example/after"})
    assert (first.title, first.url) == ("Ships will not pay", URL)
    assert "Karelin said no ship would pay." in first.text
    assert after.url == "https://courier.example/after"


def test_the_encoding_that_the_server_names_holds():
    page = "<html><h1>Корабли</h1><p>Карелин сказал «нет».</p></html>".encode("cp1251")
    (report,) = read({"body": page, "headers": {"Content-Type": "text/html; charset=windows-1251"}})
    assert "Карелин сказал «нет»." in report.text
    assert not report.flags


def test_what_is_no_page_is_passed_over_and_a_page_that_was_not_given_is_unread():
    items = read(
        {"kind": "warcinfo", "media": "application/warc-fields", "body": b"software: x\r\n"},
        {"kind": "request", "media": "application/http; msgtype=request", "body": b"GET / HTTP/1.1\r\n\r\n"},
        {"headers": {"Content-Type": "image/png"}, "body": b"\x89PNG"},
        {"headers": {"Content-Type": "text/css"}, "body": b"p {}"},
        {"status": "301 Moved", "headers": {"Location": URL}},
        {"url": "https://courier.example/robots.txt", "headers": {"Content-Type": "text/plain"}, "body": b"User-agent: *"},
        {"status": "404 Not Found"},
        {"status": "206 Partial Content"},
        {},
    )
    assert [item.path for item in items] == ["a.warc#7", "a.warc#8", "a.warc#9"]
    assert "an error (404)" in items[0].why
    assert "a part of the page (206)" in items[1].why
    assert isinstance(items[2], Report)


def test_a_revisit_is_noted_where_the_first_capture_is_not_there():
    again = {"kind": "revisit", "body": b"", "told": {"WARC-Payload-Digest": DIGEST} | {"WARC-Refers-To-Date": "2024-05-13T10:00:00Z"}}
    elsewhere = again | {"url": "https://courier.example/other", "told": {"WARC-Refers-To-Date": "2024-05-13T10:00:00Z"}}
    first, other = read({}, again, elsewhere)
    assert isinstance(first, Report)
    assert (other.path, "2024-05-13T10:00:00Z" in other.why) == ("a.warc#3", True)


def test_a_bomb_is_unread_and_the_rest_is_read():
    zeros = bytes(MAX_BYTES + 1)
    packed = [("br", brotlied(zeros)), ("gzip", gzip.compress(zeros, 1))]
    *bombs, last = read(*({"headers": {"Content-Encoding": name}, "body": body} for name, body in packed), {})
    assert all(isinstance(bomb, Unread) for bomb in bombs)
    assert all("64 MB" in bomb.why for bomb in bombs)
    assert isinstance(last, Report)


def test_a_damaged_page_is_unread():
    cut, chunk, last = read(
        {"headers": {"Content-Encoding": "gzip"}, "body": gzip.compress(PAGE)[:-12]},
        {"headers": {"Transfer-Encoding": "chunked"}, "body": b"ffff\r\n" + PAGE},
        {},
    )
    assert "damaged, or cut off" in cut.why
    assert "damaged, or cut off" in chunk.why
    assert isinstance(last, Report)


def test_a_wacz_is_read_whatever_it_is_called(tmp_path):
    for name in ("a.wacz", "a.zip", "a"):
        (tmp_path / name).write_bytes(wacz({}))
        (report,) = load(str(tmp_path / name))
        assert report.path == f"{tmp_path / name}#archive/day.warc.gz#1"
        assert report.captured == "2024-05-14T10:00:00Z"


def test_a_stream_is_read_as_it_comes(monkeypatch):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Pipe(made({}, {})))))
    assert [item.path for item in load("-")] == ["-#1", "-#2"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (PAGE, "no web archive"),
        (b"WARC/1.0\r\n", "damaged|without a page"),
        (made({"headers": {"Content-Type": "image/png"}}), "without a page"),
        (b"WARC/1.0\r\nX: " + b"a" * 2**21, "damaged"),
    ],
)
def test_what_has_no_page_is_refused(data, why):
    with pytest.raises(CannotLoad, match=why):
        list(warc.load(data, "a.warc"))


def test_what_comes_before_the_damage_is_read(tmp_path):
    whole = made({}, {"url": "https://courier.example/2"})
    (tmp_path / "a.warc").write_bytes(whole[: whole.rindex(b"WARC/1.0")] + b"nonsense\r\n" * 9)
    first, last = load(str(tmp_path / "a.warc"))
    assert first.url == URL
    assert "damaged, or cut off" in last.why


@given(at=st.integers(0, 10**6), by=st.integers(1, 255), cut=st.integers(0, 90), packed=st.booleans())
def test_damage_anywhere_gives_reports_or_reasons(at, by, cut, packed):
    data = bytearray(made({}, {"headers": {"Content-Encoding": "gzip"}, "body": gzip.compress(PAGE, mtime=0)}, packed=packed))
    data[at % len(data)] ^= by
    try:
        items = list(warc.load(bytes(data[: len(data) - cut]), "a.warc"))
    except CannotLoad as error:
        items = [Unread("a.warc", str(error))]
    for item in items:
        check(item)
        assert "beyond its reader" not in getattr(item, "why", "")


def test_half_an_address_is_an_address_like_any_other(tmp_path):
    (tmp_path / "a.warc").write_bytes(made({}, {"url": "https://[courier.example/2"}))
    assert [item.path.rpartition("#")[2] for item in load(str(tmp_path / "a.warc"))] == ["1", "2"]


def test_without_its_library_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(warc, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[warc\]'"):
        list(warc.load(b"WARC/1.0\r\n", "a.warc"))
