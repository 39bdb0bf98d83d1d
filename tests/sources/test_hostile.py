"""Files that mean harm: each is read or refused with a reason, in its time, and nothing but it is read or written."""

import io
import os
import socket
import time
import zipfile

import pytest

from onrecord.records import Report, Unread
from onrecord.sources import choose, load, nested
from tests.sources.containers import TOLD, gzipped, zipped
from tests.sources.extremes import EXTREMES, bomb, feed, laughs, newsml, page, spying, write
from tests.sources.texts import check

SECRET = "Marrowfen told nobody of the ninth key"
MEASURE = 0.002  # of what the fuzz command reads
DEEP = {
    "html of comments": 1,
    "feed of comments": 1,
    "zipped matryoshka": 0.6,
    "ninjs of items": 0.1,
    "mail of parts in parts": 0.05,
    "mail in mail": 0.05,
}


@pytest.mark.parametrize("label", EXTREMES)
def test_is_read_or_refused_in_its_time(label, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    name, maker = EXTREMES[label]
    made = maker(DEEP.get(label, MEASURE))
    with open(name, "wb") as file:
        write(file, made.replace(b"SECRET", bytes(secret)) if isinstance(made, bytes) else made)
    start = time.process_time()
    items = list(load(name))
    assert time.process_time() - start < 30
    assert items
    for item in items[:100]:
        check(item)
        assert SECRET not in getattr(item, "text", "")
        assert "beyond its reader" not in getattr(item, "why", "")
    assert sorted(os.listdir()) == sorted([name, "secret.txt"])


@pytest.mark.parametrize("comment", [b"<!---->", b"<!-->", b"<!-- a --> "])
def test_many_comments_before_nothing_do_not_keep_the_choice_of_a_source(comment):
    start = time.process_time()
    assert choose("a", comment * (4096 // len(comment))).__name__ == "onrecord.sources.text"
    assert time.process_time() - start < 5


@pytest.fixture
def listening():
    """The address of a server that waits for somebody to call; nobody may have."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/a"
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize(("name", "made"), [("a.xhtml", page), ("a.rss", feed), ("a.newsml", newsml)])
def test_entities_are_never_followed(name, made, tmp_path, listening):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    for kind in (laughs(), spying(secret.as_uri()), spying(listening)):
        (tmp_path / name).write_bytes(made(kind))
        for item in load(str(tmp_path / name)):
            assert len(getattr(item, "text", "")) < 1000
            assert SECRET not in getattr(item, "text", "") + getattr(item, "why", "")


@pytest.mark.parametrize(("name", "piece"), [("a.txt.gz", b"a "), ("a.jsonl.gz", b"\n"), ("a.csv.gz", b"a"), ("a.html.gz", b"<p>")])
def test_what_unpacks_to_too_much_is_refused(name, piece, tmp_path, monkeypatch):
    monkeypatch.setattr(nested, "_MOST_BYTES", 8 * 2**20)
    file = tmp_path / name
    with file.open("wb") as to:
        write(to, bomb(1, piece, 32 * 2**20))
    assert file.stat().st_size < 2**20
    *_, last = load(str(file))
    assert isinstance(last, Unread)


def test_a_bomb_among_files_is_refused_and_the_others_are_read(tmp_path):
    file = tmp_path / "a.zip"
    bad = b"".join(bomb(1, b"a ", 80 * 2**20))
    file.write_bytes(zipped({"a.txt": TOLD, "b.txt.gz": bad, "c.txt": TOLD}))
    before, refused, after = load(str(file))
    assert before.text == after.text == TOLD
    assert "larger than" in refused.why


def test_links_in_a_folder_are_what_they_lead_to_and_lead_nowhere_twice(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TOLD)
    (tmp_path / "b.txt").symlink_to("b.txt")
    (tmp_path / "c.txt").symlink_to("nowhere.txt")
    report, ring, nowhere = (item for path in ("a.txt", "b.txt", "c.txt") for item in load(path))
    assert isinstance(report, Report)
    assert "check the name" in ring.why
    assert "check the name" in nowhere.why


def test_a_link_in_an_archive_is_only_its_words(tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    (tmp_path / "a.zip").write_bytes(data.getvalue())
    (report,) = load(str(tmp_path / "a.zip"))
    assert report.text == "/etc/hostname"


def test_gzip_of_itself_ends(tmp_path):
    data = TOLD.encode()
    for _ in range(200):
        data = gzipped(data)
    (tmp_path / "a.gz").write_bytes(data)
    (refused,) = load(str(tmp_path / "a.gz"))
    assert isinstance(refused, Unread)
