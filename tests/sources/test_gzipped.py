"""Gzip: what is packed is read as if it were not."""

import gzip
import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import gzipped, load, messages, nested, patience
from tests.sources.containers import PAGE, TOLD, warc
from tests.sources.containers import gzipped as pack
from tests.sources.texts import check


def load_all(data, path="a.txt.gz"):
    try:
        return list(gzipped.load(data, path))
    except CannotLoad as error:
        return [Unread(path, str(error))]


@pytest.mark.parametrize(
    ("name", "data", "path"),
    [
        ("a.txt.gz", TOLD.encode(), "a.txt.gz"),
        ("a.html.gz", PAGE, "a.html.gz"),
        ("a.GZ", PAGE, "a.GZ"),
        ("a.jsonl.gz", b'{"text": "Karelin said no ship would pay.", "title": "Ships will not pay"}\n', "a.jsonl.gz#1"),
        ("a.csv.gz", b"title,text\nShips will not pay,Karelin said no ship would pay.\n", "a.csv.gz#2"),
        ("a.warc.gz", warc({}), "a.warc.gz#1"),
    ],
)
def test_the_name_before_the_ending_tells_what_is_in_it(name, data, path):
    (report,) = gzipped.load(pack(data), name)
    assert (report.path, report.title) == (path, "Ships will not pay")
    check(report)


def test_many_packed_one_after_another_are_one_file(tmp_path):
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(pack(b'{"text": "Told."}\n') + pack(b'{"text": "Told again."}\n'))
    assert [report.text for report in load(str(file))] == ["Told.", "Told again."]


def test_a_large_file_is_read_as_it_comes(tmp_path):
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(pack(b'{"text": "Told."}\n' * 1000) + b"no gzip")
    several = load(str(file))
    assert next(several).path.endswith("a.jsonl.gz#1")
    *rest, last = several
    assert len(rest) == 999
    assert "damaged" in last.why


def test_what_was_cut_off_is_read_as_far_as_it_goes():
    lines = b"".join(b'{"text": "Told %d times."}\n' % number for number in range(50_000))
    *told, last = gzipped.load(pack(lines)[:-2000], "a.jsonl.gz")
    assert len(told) > 10_000
    assert all(isinstance(item, Report) for item in told)
    assert "damaged, or cut off" in last.why


def test_a_text_that_was_cut_off_is_unread():
    (refused,) = load_all(pack(TOLD.encode() * 50)[:-6])
    assert "cut off" in refused.why


@pytest.mark.parametrize(("data", "why"), [(b"", "empty"), (PAGE, "not packed by gzip"), (b"\x1f\x8b\x08", "damaged")])
def test_what_is_no_gzip_is_refused(data, why):
    with pytest.raises(CannotLoad, match=why):
        list(gzipped.load(data, "a.txt.gz"))


def test_a_tar_is_refused_as_one():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    with pytest.raises(CannotLoad, match="a tar archive"):
        list(gzipped.load(file.getvalue(), "a.tgz"))


def test_gzip_in_gzip_ends():
    data = TOLD.encode()
    for _ in range(9):
        data = pack(data)
    (refused,) = gzipped.load(data, "a" + ".gz" * 9)
    assert "more than 4 archives" in refused.why


def test_a_bomb_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(nested, "_MOST_BYTES", 2**20)
    (refused,) = gzipped.load(pack(b"a" * 2**24), "a.jsonl.gz")
    assert "unpacks to more than" in refused.why


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("a.jsonl.gz", b"\n"),
        ("a.jsonl.gz", b'{"text": "Told."}\n' + b" \n" * 99),
        ("a.jsonl.gz", b"{}\n"),
        ("a.csv.gz", b"\n"),
        ("a.csv.gz", b",\n"),
        ("a.csv.gz", b"x,\n"),
        ("a.mbox.gz", b"\n"),
        ("a.mbox.gz", b"a\n"),
    ],
)
def test_much_of_nothing_ends_by_what_it_holds_and_not_by_its_time(monkeypatch, name, piece):
    monkeypatch.setattr(patience, "_MOST_EMPTY", 50)
    monkeypatch.setattr(patience, "_MOST_BAD", 50)
    monkeypatch.setattr(messages, "_MOST_PASSED", 100)
    monkeypatch.setattr(messages, "MAX_BYTES", 50)
    head = {"a.csv.gz": b"title,text\n", "a.mbox.gz": b"From ana@tidewater.example Tue May 14 16:30:00 2024\n\n"}.get(name, b"")
    *_, last = gzipped.load(pack(head + piece * 1000), name)
    assert "where it is left" in last.why


@given(data=st.binary(max_size=300), at=st.integers(0, 10**6))
def test_damage_anywhere_gives_reports_or_reasons(data, at):
    packed = bytearray(gzip.compress(TOLD.encode() + data, mtime=0))
    packed[at % len(packed)] ^= 1 + at % 255
    items = load_all(bytes(packed))
    assert items
    for item in items:
        check(item)
