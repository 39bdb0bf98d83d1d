"""A report that takes too long is refused with that reason, and the rest goes on."""

import os
import re
import signal
import threading
import time

import pytest

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import deadline, jsonl, load, text
from onrecord.sources.deadline import bounded
from tests.sources.containers import PAGE, TOLD, gzipped, warc
from tests.sources.containers import zipped as pack

SLOW = "Slow words."
PATIENCE = 0.2
pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such timer")


def think(seconds=20.0):
    """Keeps the processor busy, as a loop in Python does."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def match():
    """Keeps it busy in one call, as a pattern does that tries everything."""
    assert not re.match(r"(a|a)*b", "a" * 40)


@pytest.fixture(params=[think, match])
def slow(request, monkeypatch):
    """Texts with slow words in them take a time without end, in whatever file they are."""
    monkeypatch.setattr(deadline, "_SECONDS", PATIENCE)
    plain = text.zones.plain

    def slowly(words):
        if SLOW in words:
            request.param()
        return plain(words)

    monkeypatch.setattr(text.zones, "plain", slowly)
    yield
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def read(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [(item.path.removeprefix(str(tmp_path)), getattr(item, "why", None)) for item in load(str(file))]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", SLOW, ["/a.txt !"]),
        ("a.jsonl", f'{{"text": "Told."}}\n{{"text": "{SLOW}"}}\n{{"text": "Told."}}\n', ["/a.jsonl#1", "/a.jsonl#2 !", "/a.jsonl#3"]),
        ("a.csv", f"title,text\na,Told.\nb,{SLOW}\nc,Told.\n", ["/a.csv#2", "/a.csv#3 !", "/a.csv#4"]),
        ("a.zip", pack({"a.txt": TOLD, "b.txt": SLOW, "c.txt": TOLD}), ["/a.zip#a.txt", "/a.zip#b.txt !", "/a.zip#c.txt"]),
        ("b.zip", pack({"a.zip": pack({"b.txt": SLOW, "c.txt": TOLD})}), ["/b.zip#a.zip#b.txt !", "/b.zip#a.zip#c.txt"]),
        ("a.txt.gz", gzipped(SLOW.encode()), ["/a.txt.gz !"]),
        (
            "a.warc",
            warc(*({"body": body, "headers": {"Content-Type": "text/plain"}} for body in (b"Told.", SLOW.encode(), b"Told again."))),
            ["/a.warc#1", "/a.warc#2 !", "/a.warc#3"],
        ),
    ],
    ids=["text", "jsonl", "csv", "zip", "zip in zip", "gzip", "warc"],
)
def test_what_takes_too_long_is_refused_and_the_rest_goes_on(slow, tmp_path, name, data, expected):
    start = time.process_time()
    found = read(tmp_path, name, data)
    assert [path + " !" * bool(why) for path, why in found] == expected
    assert all("takes more than" in why for _, why in found if why)
    assert time.process_time() - start < 10


def test_a_reader_that_goes_on_all_the_same_is_told_again(tmp_path, monkeypatch):
    def stubborn(data, path):
        try:
            think()
        except Exception:
            think()
        yield from ()

    monkeypatch.setattr(deadline, "_SECONDS", PATIENCE)
    monkeypatch.setattr(deadline, "_AGAIN", PATIENCE)
    monkeypatch.setattr(text, "load", stubborn)
    ((_, why),) = read(tmp_path, "a.txt", TOLD)
    assert "takes more than" in why


def test_each_report_has_all_of_the_time(tmp_path, monkeypatch):
    def careful(words):
        think(PATIENCE / 3)
        return plain(words)

    monkeypatch.setattr(deadline, "_SECONDS", PATIENCE)
    plain = jsonl.zones.plain
    monkeypatch.setattr(jsonl.zones, "plain", careful)
    assert [why for _, why in read(tmp_path, "a.jsonl", '{"text": "Told."}\n' * 6)] == [None] * 6


def test_what_is_passed_over_in_a_capture_does_not_count(tmp_path, monkeypatch):
    def careful(record):
        think(PATIENCE / 3)
        return capture_of(record)

    from onrecord.sources import warc as source

    monkeypatch.setattr(deadline, "_SECONDS", PATIENCE)
    capture_of = source.capture_of
    monkeypatch.setattr(source, "capture_of", careful)
    pictures = [{"headers": {"Content-Type": "image/png"}}] * 6
    assert read(tmp_path, "a.warc", warc(*pictures, {"body": PAGE})) == [("/a.warc#7", None)]


def test_time_that_the_reader_of_the_reports_takes_does_not_count(tmp_path, monkeypatch):
    monkeypatch.setattr(deadline, "_SECONDS", PATIENCE)
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "Told."}\n' * 3)
    for item in load(str(file)):
        assert isinstance(item, Report)
        think(2 * PATIENCE)


def test_time_spent_in_waiting_does_not_count(tmp_path, monkeypatch):
    monkeypatch.setattr(deadline, "_SECONDS", PATIENCE)
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)

    def tell():
        with pipe.open("wb") as file:
            time.sleep(2 * PATIENCE)
            file.write(TOLD.encode())

    teller = threading.Thread(target=tell)
    teller.start()
    (report,) = load(str(pipe))
    teller.join()
    assert report.text == TOLD


def test_work_of_other_threads_does_not_count(monkeypatch):
    monkeypatch.setattr(deadline, "_SECONDS", PATIENCE)

    def made():
        worker = threading.Thread(target=think, args=(3 * PATIENCE,))
        worker.start()
        worker.join()
        yield 1

    assert list(bounded(made())) == [1]


def test_in_another_thread_all_is_read_unbounded(slow, monkeypatch, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(TOLD)
    found = []
    worker = threading.Thread(target=lambda: found.extend(load(str(file))))
    worker.start()
    worker.join()
    assert [item.text for item in found] == [TOLD]


def test_a_program_that_uses_the_timer_itself_keeps_it():
    heard = []
    before = signal.signal(signal.SIGPROF, lambda number, frame: heard.append(number))
    try:
        signal.setitimer(signal.ITIMER_PROF, 0.1)
        assert list(bounded(iter([1, 2]))) == [1, 2]
        think(0.3)
        assert heard == [signal.SIGPROF]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def test_an_error_of_the_maker_comes_through_and_the_timer_is_off():
    def fails():
        yield 1
        raise CannotLoad("x")

    items = bounded(fails())
    assert next(items) == 1
    with pytest.raises(CannotLoad, match="x"):
        next(items)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_files_that_are_read_while_one_is_being_read_are_bounded_too(tmp_path, slow):
    (tmp_path / "outer.jsonl").write_text('{"text": "Told."}\n' * 2)
    (tmp_path / "inner.txt").write_text(SLOW)
    for item in load(str(tmp_path / "outer.jsonl")):
        assert isinstance(item, Report)
        (refused,) = load(str(tmp_path / "inner.txt"))
        assert isinstance(refused, Unread)
