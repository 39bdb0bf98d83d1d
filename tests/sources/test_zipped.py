"""Zip archives: each member is a file of its own, and none can do harm."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.records import Unread
from onrecord.sources import load, nested, zipped
from tests.sources.containers import PAGE, TOLD, gzipped, wacz, warc
from tests.sources.containers import zipped as pack
from tests.sources.texts import check


def read(members, path="a.zip", method=zipfile.ZIP_DEFLATED):
    items = list(zipped.load(pack(members, method), path))
    for item in items:
        check(item)
    return items


def until_refused(data):
    """What is told before the archive as a whole is refused, and why it is."""
    items = []
    try:
        for item in zipped.load(data, "a.zip"):
            items.append(item)
    except CannotLoad as error:
        return items, str(error)
    return items, ""


def test_members_are_read_by_their_names_in_their_order():
    items = read({"b/ships.html": PAGE, "a.txt": TOLD, "c.jsonl": '{"text": "Told."}\n{"text": 7}\n', "d": PAGE})
    assert [item.path for item in items] == ["a.zip#b/ships.html", "a.zip#a.txt", "a.zip#c.jsonl#1", "a.zip#c.jsonl#2", "a.zip#d"]
    assert isinstance(items[3], Unread)
    assert items[0].title == items[1].title == items[4].title == "Ships will not pay"


def test_archives_in_archives_are_read():
    inner = pack({"c.txt": TOLD, "d.txt.gz": gzipped(TOLD.encode()), "e.warc.gz": warc({}, packed=True)})
    assert [item.path for item in read({"b.zip": inner})] == ["a.zip#b.zip#c.txt", "a.zip#b.zip#d.txt.gz", "a.zip#b.zip#e.warc.gz#1"]
    items = read({"e.warc.gz": warc({}, packed=True), "f.wacz": wacz({})})
    assert not any(isinstance(item, Unread) for item in items)
    assert [item.path for item in items] == [
        "a.zip#e.warc.gz#1",
        "a.zip#f.wacz#archive/day.warc.gz#1",
    ]


def test_what_is_hidden_or_no_file_is_passed_over():
    items = read({"a/": "", ".b.txt": TOLD, "__MACOSX/c.txt": TOLD, "d/.e/f.txt": TOLD, "./g.txt": TOLD})
    assert [item.path for item in items] == ["a.zip#./g.txt"]


@pytest.mark.parametrize("name", ["../../etc/up.txt", "/etc/root.txt", "C:\\up.txt", "a\nb.txt", "a\x1bb.txt", "\u202etxt.a", "x" * 5000])
def test_names_are_only_ever_shown(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.zip").write_bytes(pack({name: TOLD}))
    (report,) = load("a.zip")
    assert "\n" not in report.path
    assert len(report.path) < 400
    assert [file.name for file in tmp_path.rglob("*")] == ["a.zip"]


def test_what_cannot_be_read_is_unread_in_its_place():
    before, picture, bzip, after = read({"a.txt": TOLD, "b.png": b"\x89PNG\r\n\x1a\n", "c.zip": b"no zip", "d.txt": TOLD})
    assert "an image" in picture.why
    assert "no zip archive" in bzip.why
    assert (before.path, after.path) == ("a.zip#a.txt", "a.zip#d.txt")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_have_no_bounds_are_refused(method):
    (refused,) = read({"a.txt": TOLD}, method=method)
    assert "a method that is not read here" in refused.why


def test_what_is_locked_is_unread():
    data = bytearray(pack({"a.txt": TOLD}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    (refused,) = zipped.load(bytes(data), "a.zip")
    assert "a password" in refused.why


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({}, "without a file"),
        ({"a/": ""}, "without a file"),
        ({"[Content_Types].xml": "<Types/>", "ppt/slide.xml": "<a/>"}, "a document"),
        ({"mimetype": "application/epub+zip", "a.html": PAGE}, "a document"),
    ],
)
def test_what_is_no_archive_of_reports_is_refused(members, why):
    with pytest.raises(CannotLoad, match=why):
        read(members)


def test_pages_that_are_packed_twice_over_are_one_budget(monkeypatch):
    monkeypatch.setattr(nested, "_MOST_BYTES", 3 * 2**20)
    told, why = until_refused(pack({f"{number}.txt": "a " * 2**20 for number in range(9)}))
    assert len(told) == 2
    assert "unpacks to more than" in why


def test_more_members_than_there_may_be_are_refused(monkeypatch):
    monkeypatch.setattr(zipped, "present", lambda size: nested.Budget(members=2))
    told, why = until_refused(pack({f"{number}.txt": TOLD for number in range(9)}))
    assert len(told) == 3
    assert "members: unpack it" in why


def test_a_list_of_members_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(zipped, "_MAX_LIST", 100)
    with pytest.raises(CannotLoad, match="more members than"):
        read({f"{number}.txt": TOLD for number in range(9)})


def test_members_that_share_their_bytes_are_each_read_within_the_budget():
    data = bytearray(pack({"a.txt": TOLD, "b.txt": TOLD}, zipfile.ZIP_STORED))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = bytes(4)  # where its bytes begin: at the first one's
    items = list(zipped.load(bytes(data), "a.zip"))
    assert len(items) == 2
    assert any(isinstance(item, Unread) for item in items)


def test_standard_input_can_be_an_archive(monkeypatch):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Pipe(pack({"a.txt": TOLD})))))
    (report,) = load("-")
    assert report.path == "-#a.txt"


@given(at=st.integers(0, 10**6), by=st.integers(1, 255), cut=st.integers(0, 40))
def test_damage_anywhere_gives_reports_or_reasons(at, by, cut):
    data = bytearray(pack({"a.txt": TOLD, "b.html": PAGE}))
    data[at % len(data)] ^= by
    try:
        items = list(zipped.load(bytes(data[: len(data) - cut]), "a.zip"))
    except CannotLoad as error:
        items = [Unread("a.zip", str(error))]
    assert items
    for item in items:
        check(item)
        assert "beyond its reader" not in getattr(item, "why", "")
