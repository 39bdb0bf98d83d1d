"""The record asked, as a shell does it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.test_cli import EXAMPLES, objects, onrecord, said


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder with a record of one report."""
    folder = tmp_path_factory.mktemp("ask")
    shutil.copy(EXAMPLES / "wire.txt", folder)
    assert onrecord("add", str(folder / "wire.txt"), "--record", str(folder / "record.db")).returncode == 0
    return folder


def ask(folder: Path, *arguments: str, **environment: str):
    run = onrecord("ask", *arguments, "--record", str(folder / "record.db"), **environment)
    assert run.returncode == 0, said(run)
    return run


def test_the_record_is_asked_and_each_row_says_where_it_stands(place):
    run = ask(place, "speakers", "--format", "jsonl")
    text = (place / "wire.txt").read_text(encoding="utf-8")
    for found in objects(run):
        assert list(found) == ["speaker", "speaker_id", "kind", "roles", "names", "reports", "statements", "evidence"]
        assert all(text[each["start"] : each["end"]] == each["text"] for each in found["evidence"])
    first, *rest = said(run).splitlines()
    assert first == f"onrecord: {len(objects(run))} rows; looked at {_statements(place)} statements in 1 report"
    assert all(line.startswith("onrecord: ") for line in rest)


def _statements(folder: Path) -> int:
    return len(onrecord("export", "jsonl", "--record", str(folder / "record.db")).stdout.splitlines())


def test_a_table_is_the_form_for_eyes_and_the_ending_of_a_file_tells_another(place, tmp_path):
    assert ask(place, "speakers").stdout.decode().startswith("Who speaks, in what roles and under what names?\n")
    for ending, begins in ((".csv", "speaker,speaker_id"), (".jsonl", '{"speaker":'), (".html", "<!doctype html>"), (".txt", "Who speaks")):
        assert ask(place, "speakers", "--out", str(tmp_path / f"out{ending}")).stdout == b""
        assert (tmp_path / f"out{ending}").read_text(encoding="utf-8").startswith(begins)


def test_a_profile_is_of_one_speaker(place):
    rows = list(csv.DictReader(ask(place, "profile", "--speaker", "hallvane", "--format", "csv").stdout.decode().splitlines()))
    assert {row["section"] for row in rows} >= {"said", "spelled"}
    none = onrecord("ask", "profile", "--record", str(place / "record.db"))
    assert (none.returncode, "name it, with --speaker" in said(none)) == (2, True)
    nobody = onrecord("ask", "profile", "--speaker", "Nobody", "--record", str(place / "record.db"))
    assert (nobody.returncode, "Nobody: nobody of this name or id" in said(nobody)) == (1, True)


def test_a_part_is_named_with_the_options_of_find(place):
    assert objects(ask(place, "speakers", "--outlet", "nobody", "--format", "jsonl")) == []
    direct = objects(ask(place, "speakers", "--manner", "direct", "--format", "jsonl"))
    assert 0 < sum(row["statements"] for row in direct) < _statements(place)


def test_reports_are_asked_without_being_kept(place, tmp_path):
    before = (place / "record.db").read_bytes()
    run = ask(place, "speakers", str(place / "wire.txt"), "--format", "jsonl")
    assert [row["speaker"] for row in objects(run)] == [row["speaker"] for row in objects(ask(place, "speakers", "--format", "jsonl"))]
    assert (place / "record.db").read_bytes() == before
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    some = onrecord("ask", "speakers", str(place / "wire.txt"), str(tmp_path / "picture.txt"), "--format", "jsonl")
    assert (some.returncode, len(objects(some))) == (3, len(objects(run)))
    none = onrecord("ask", "speakers", str(tmp_path / "picture.txt"))
    assert (none.returncode, none.stdout) == (1, b"")


def test_what_there_is_to_ask_is_listed(place):
    assert "analyses:\n  profile " in onrecord("plugins").stdout.decode()
    run = onrecord("ask", "weather", "--record", str(place / "record.db"))
    assert (run.returncode, "'weather' is none of profile, " in said(run)) == (2, True)


def test_the_record_itself_is_never_written_over(place):
    run = onrecord("ask", "speakers", "--record", str(place / "record.db"), "--out", str(place / "record.db"))
    assert (run.returncode, "is the record itself" in said(run)) == (2, True)


def test_where_there_is_no_record_it_says_so(tmp_path):
    run = onrecord("ask", "speakers", "--record", str(tmp_path / "none.db"), "--out", str(tmp_path / "out.csv"))
    assert run.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_the_same_record_gives_the_same_bytes(place):
    for form in ("table", "html"):
        assert ask(place, "speakers", "--format", form).stdout == ask(place, "speakers", "--format", form).stdout
    assert json.loads(ask(place, "speakers", "--format", "jsonl").stdout.splitlines()[0])["statements"] > 1
