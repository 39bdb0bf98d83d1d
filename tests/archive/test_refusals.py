"""What was set aside, in order and by its place."""

import os

import pytest

from onrecord.archive import refusals
from onrecord.errors import CannotKeep
from onrecord.records import Unread


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/in/a.txt", "/in/a.txt"),
        ("/in/../a.txt", "/a.txt"),
        ("-", "-"),
        ("-#3", "-#3"),
        ("https://news.example/a/../b", "https://news.example/a/../b"),
        ("/in/\0.txt", "/in/␀.txt"),
        ("/in/\udcff.txt", "/in/?.txt"),
    ],
)
def test_a_place_is_a_whole_path_or_what_was_named(path, place):
    assert refusals.place(path) == place


def test_a_long_place_is_cut_by_a_rule_that_always_gives_the_same():
    one, other = ("/" + "界" * 2000 + end for end in "ab")
    assert refusals.place(one) == refusals.place(one) != refusals.place(other)
    assert len(refusals.place(one).encode()) <= 1500
    assert refusals.place(refusals.place(one)) == refusals.place(one)


def test_a_line_stands_in_its_file(tmp_path):
    odd = tmp_path / "a#1"
    odd.touch()
    assert refusals.file_of("/in/wire.jsonl#12") == "/in/wire.jsonl"
    assert refusals.file_of("/in/wire.jsonl") == "/in/wire.jsonl"
    assert refusals.file_of(str(odd)) == str(odd)


def test_any_number_is_listed_in_order_of_path(archive, monkeypatch):
    monkeypatch.setattr(refusals, "_AT_ONCE", 7)
    paths = [f"/in/{n:03}" for n in range(30)]
    with archive.writing() as connection:
        refusals.note(connection, [Unread(path, "why\x1b\ud800") for path in reversed(paths)])
    with archive.reading() as connection:
        found = list(refusals.listed(connection))
        assert refusals.open_cases(connection, [*paths[::2], "/in/other"]) == set(paths[::2])
    assert [each.path for each in found] == paths
    assert {(each.why, each.tries) for each in found} == {("why␛�", 1)}
    with archive.writing() as connection:
        refusals.settle(connection, paths[1:])
    with archive.reading() as connection:
        assert [each.path for each in refusals.listed(connection)] == paths[:1]


def test_what_was_to_be_stored_is_told_from_where_it_was_to_be_stored(archive):
    with pytest.raises(CannotKeep) as half, archive.writing() as connection:
        connection.exec_driver_sql("SELECT " + ("?" if not archive.on_server else "%s"), ("\ud800",))
    with pytest.raises(CannotKeep) as broken, archive.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert refusals.of_the_report(half.value)
    assert not refusals.of_the_report(broken.value)
    assert not refusals.of_the_report(CannotKeep("the disk is full"))
    assert refusals.of_the_report(ZeroDivisionError("a fault of ours"))


def test_places_are_whole_paths_of_this_machine():
    assert refusals.place("a.txt") == os.path.abspath("a.txt")
