"""Which files are meant, and how each becomes reports or a reason."""

import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import sources
from onrecord.records import Report, Unread
from onrecord.sources import expand, load
from tests.sources.texts import anything, check


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to be in, with reports in it and below it."""
    for name in ("b.txt", "a.txt", "below/deep/c.html", "below/d.txt", ".hidden/e.txt", ".f.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<html><p>Told.</p></html>" if name.endswith("html") else "Told.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestExpand:
    def test_a_folder_means_all_files_below_it_in_order_but_not_the_hidden(self, folder):
        assert list(expand(["."])) == ["./a.txt", "./b.txt", "./below/d.txt", "./below/deep/c.html"]

    def test_a_hidden_file_that_is_named_is_read(self, folder):
        assert list(expand([".f.txt"])) == [".f.txt"]

    def test_inputs_keep_their_order(self, folder):
        assert list(expand(["b.txt", "-", "a.txt", "b.txt"])) == ["b.txt", "-", "a.txt", "b.txt"]

    @pytest.mark.parametrize(
        ("pattern", "files"),
        [
            ("*.txt", ["a.txt", "b.txt"]),
            ("[ab].txt", ["a.txt", "b.txt"]),
            ("bel*", ["below/d.txt", "below/deep/c.html"]),
            ("**/*.html", ["below/deep/c.html"]),
            ("below/**", ["below/d.txt", "below/deep/c.html"]),
        ],
    )
    def test_a_glob_means_what_it_matches(self, folder, pattern, files):
        assert list(expand([pattern])) == files

    @pytest.mark.parametrize("path", ["none.txt", "none/*.txt", "https://a.example/b"])
    def test_what_means_no_file_stands_for_itself(self, folder, path):
        assert list(expand([path])) == [path]

    def test_an_empty_folder_stands_for_itself(self, folder):
        (folder / "empty").mkdir()
        assert list(expand(["empty"])) == ["empty"]
        (refused,) = load("empty")
        assert "folder" in refused.why

    def test_a_name_with_signs_of_a_glob_is_a_name_where_there_is_such_a_file(self, folder):
        (folder / "[x].txt").write_text("Told.")
        assert list(expand(["[x].txt", "*]*"])) == ["[x].txt", "[x].txt"]

    def test_a_file_called_like_standard_input_is_a_file_where_a_glob_finds_it(self, folder):
        (folder / "-").write_text("Told.")
        assert list(expand(["?"])) == ["./-"]

    def test_a_ring_of_links_ends(self, folder):
        (folder / "below" / "ring").symlink_to(folder)
        assert len(list(expand(["below"]))) == 2


class TestLoad:
    def test_a_pipe_in_a_folder_is_left_alone_for_it_would_be_waited_for(self, folder):
        os.mkfifo(folder / "below" / "pipe.txt")
        assert list(expand(["below"])) == ["below/d.txt", "below/deep/c.html"]
        assert list(expand(["below/pipe.txt"])) == ["below/pipe.txt"]

    def test_the_path_is_as_it_was_given(self, folder):
        (report,) = load("./below/../a.txt")
        assert report.path == "./below/../a.txt"

    @pytest.mark.parametrize(
        ("name", "content", "source"),
        [
            ("a.txt", b"<html><p>Told.</p></html>", "text"),
            ("a.HTM", b"Told.", "html"),
            ("a.ndjson", b"", "jsonl"),
            ("a.xyz", b" <!DOCTYPE html><p>Told.</p>", "html"),
            ("a", b"\xef\xbb\xbf<!-- saved --><html>", "html"),
            ("a", b'<?xml version="1.0"?>\n<html xmlns="x">', "html"),
            ("-", b'{"text": "Told."}\n', "jsonl"),
            ("-", b"[Laughter] Told.", "text"),
            ("a.xyz", b"Told <html> again.", "text"),
            (".txt", b"<html>", "html"),
        ],
    )
    def test_the_plug_in_is_chosen_by_suffix_and_then_by_content(self, name, content, source):
        assert sources.choose(name, content).__name__ == f"onrecord.sources.{source}"

    @pytest.mark.parametrize(
        ("path", "why"),
        [
            ("none.txt", "No such file"),
            ("https://a.example/b", "an address"),
            ("below", "folder"),
            ("a\0.txt", "no name"),
            ("a.txt/b", "Not a directory"),
            ("x" * 5000, "too long"),
        ],
    )
    def test_what_cannot_be_opened_is_unread(self, folder, path, why):
        (refused,) = load(path)
        assert refused.path == path
        assert why in refused.why

    @pytest.mark.skipif(os.geteuid() == 0, reason="whoever may read everything is refused nothing")
    def test_what_may_not_be_read_is_unread(self, folder):
        (folder / "a.txt").chmod(0)
        (refused,) = load("a.txt")
        assert "Permission denied" in refused.why

    def test_a_name_that_is_no_unicode_can_be_shown(self, folder):
        name = os.fsdecode(b"caf\xe9.txt")
        (folder / name).write_text("Told.")
        (report,) = load(name)
        assert report.path == "caf\ufffd.txt"

    def test_endless_input_ends(self):
        (refused,) = load("/dev/zero")
        assert isinstance(refused, Unread)

    def test_standard_input_is_read_and_left_open(self, monkeypatch):
        given = io.TextIOWrapper(io.BytesIO("“Nø.”".encode()))
        monkeypatch.setattr(sys, "stdin", given)
        (report,) = load("-")
        assert (report.text, report.path) == ("“Nø.”", "-")
        assert not given.buffer.closed

    def test_without_standard_input_it_is_unread(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", None)
        (refused,) = load("-")
        assert "no standard input" in refused.why

    def test_a_plug_in_that_fails_stops_nothing(self, folder, monkeypatch):
        def fails(data, path):
            yield Report(id="1", text="a", sha256="b")
            raise KeyError("x")

        monkeypatch.setattr("onrecord.sources.text.load", fails)
        report, refused = load("a.txt")
        assert report.text == "a"
        assert "KeyError" in refused.why

    def test_a_large_file_of_many_reports_is_read_as_it_comes(self, folder):
        (folder / "many.jsonl").write_bytes(b'{"text": "Told."}\n' * 1000)
        several = load("many.jsonl")
        assert next(several).path == "many.jsonl#1"
        assert sum(1 for _ in several) == 999

    @given(data=anything, suffix=st.sampled_from([".txt", ".html", ".jsonl", ".xyz", ""]))
    def test_nothing_is_raised_for_any_file(self, tmp_path_factory, data, suffix):
        file = tmp_path_factory.getbasetemp() / f"any{suffix}"
        file.write_bytes(data)
        items = list(load(str(file)))
        assert items or suffix == ".jsonl"
        for item in items:
            check(item)
