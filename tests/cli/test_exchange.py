"""The record written out and brought in, as a shell does it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.test_cli import EXAMPLES, onrecord, said

REPORTS = ("wire.txt", "rewrite.txt", "state.txt", "briefing.txt", "translated.txt")
QUESTION = '[[question]]\nid = "levy"\ntext = "A charge for pilotage"\nabout = ["the charge"]\n'


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder with a record of five reports, some of which garble names (so that something is left to decide)."""
    folder = tmp_path_factory.mktemp("exchange")
    reports = [shutil.copy(EXAMPLES / name, folder) for name in REPORTS]
    assert onrecord("add", *map(str, reports), "--record", str(folder / "record.db")).returncode == 0
    return folder


def export(folder: Path, *arguments: str, record: str = "record.db") -> bytes:
    run = onrecord("export", *arguments, "--record", str(folder / record))
    assert run.returncode == 0, said(run)
    return run.stdout


def brought(kinds: Counter[str], fate: str) -> str:
    """What is told of an import of a record of five reports."""
    counts = {"reading": 5, "address": 5, "judgement": kinds["judgement"], "proposal": kinds["proposal"]}
    told = (f"{n} {what}{'' if n == 1 else 'es' if what.endswith('s') else 's'}: {n} {fate}" for what, n in counts.items())
    return f"onrecord: {'; '.join(told)}; 0 lines set aside\n"


def test_a_record_goes_out_and_comes_back(place, tmp_path):
    whole = tmp_path / "whole.jsonl"
    assert export(place, "jsonl", "--with-text", "--out", str(whole)) == b""
    run = onrecord("import", "jsonl", str(whole), "--record", str(tmp_path / "new.db"))
    kinds = Counter(next(iter(json.loads(line))) for line in whole.read_bytes().splitlines())
    assert min(kinds["judgement"], kinds["proposal"]) > 0  # who is who
    assert (run.returncode, said(run)) == (0, brought(kinds, "new"))
    assert export(tmp_path, "jsonl", "--with-text", record="new.db") == whole.read_bytes()
    assert export(tmp_path, "jsonl", record="new.db") == export(place, "jsonl") != b""
    again = onrecord("import", "jsonl", "-", "--record", str(tmp_path / "new.db"), given=whole.read_bytes())
    assert (again.returncode, said(again)) == (0, brought(kinds, "known"))


def test_what_read_wrote_is_imported_too(tmp_path):
    run = onrecord("read", str(EXAMPLES / "wire.txt"), "--format", "jsonl", "--with-text")
    came = onrecord("import", "jsonl", "-", "--record", str(tmp_path / "new.db"), given=run.stdout)
    assert came.returncode == 0
    assert " linked: " in said(came)
    statements = json.loads(run.stdout)["statements"]
    told = [json.loads(line)["statement"]["id"] for line in export(tmp_path, "jsonl", record="new.db").splitlines()]
    assert sorted(told) == sorted(statement["id"] for statement in statements)


def test_a_part_is_named_with_the_options_of_find(place):
    lines = [json.loads(line) for line in export(place, "jsonl", "--speaker", "karelin", "--manner", "direct").splitlines()]
    assert lines
    assert {line["statement"]["manner"] for line in lines} == {"direct"}
    assert all("Karelin" in line["speaker"]["name"] for line in lines)
    assert export(place, "jsonl", "--outlet", "nobody") == b""
    assert export(place, "csv", "--from", "2024-05", "--to", "2024-05-13").count(b"\r\n") == 1


def test_what_was_written_is_told(place):
    run = onrecord("export", "csv", "--record", str(place / "record.db"))
    count = run.stdout.decode().count("\r\n") - 1
    assert said(run) == f"onrecord: written: 5 reports, {count} statements\n"
    none = onrecord("export", "jsonl", "--zone", "advert", "--record", str(place / "record.db"))
    assert said(none) == "onrecord: written: nothing, for there is nothing of it in the record\n"


def test_questions_are_imported_again_and_listed(place, tmp_path):
    file = tmp_path / "questions.toml"
    file.write_text(QUESTION)
    record = str(tmp_path / "new.db")
    assert said(onrecord("import", "questions", str(file), "--record", record)) == "onrecord: 1 question: 1 new; 0 lines set aside\n"
    file.write_text(QUESTION.replace("A charge", "A levy"))
    assert "1 changed" in said(onrecord("import", "questions", str(file), "--record", record))
    assert b'text = "A levy for pilotage"' in export(tmp_path, "questions", record="new.db")


def test_a_line_that_is_wrong_is_named_without_what_would_steer_a_terminal(place, tmp_path):
    whole = [line for line in export(place, "jsonl", "--with-text").splitlines(keepends=True) if b'"model"' in line]
    file = tmp_path / "a\x1b[2J.jsonl"
    file.write_bytes(whole[0] + b'{"refused":{"path":"a","why":["\\u202e"]}}\n' + whole[1])
    run = onrecord("import", "jsonl", str(file), "--record", str(tmp_path / "new.db"))
    assert run.returncode == 3
    first, linked, last = said(run).splitlines()
    assert " linked: " in linked
    assert first == f"onrecord: {tmp_path}/a\\x1b[2J.jsonl#2: refused.why: expected words, found ['\\u202e']"
    assert last == "onrecord: 2 readings: 2 new; 1 line set aside"
    assert "\x1b" not in said(run)


def test_what_is_set_aside_alone_is_nothing_done(tmp_path):
    run = onrecord("import", "jsonl", "-", "--record", str(tmp_path / "new.db"), given=b"{}\n")
    assert run.returncode == 1
    assert said(run).endswith("onrecord: nothing came in; 1 line set aside\n")
    empty = onrecord("import", "jsonl", "-", "--record", str(tmp_path / "new.db"))
    assert empty.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "jsonl", "--record", "none.db"], "no record here"),
        (["import", "jsonl", "none.jsonl", "--record", "new.db"], "none.jsonl: No such file"),
        (["import", "questions", "bad.toml", "--record", "new.db"], "bad.toml: not TOML"),
        (["import", "jsonl", "bad.toml", "--record", "other.db"], "database of another program"),
    ],
)
def test_what_can_not_be_done_is_told_in_a_line(tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.toml").write_text("question")
    with closing(sqlite3.connect(tmp_path / "other.db")) as stranger:
        stranger.execute("CREATE TABLE t (x)")
    run = onrecord(*arguments)
    assert run.returncode == 1
    assert words in said(run)


@pytest.mark.parametrize(
    "wrong",
    [
        "export",
        "export word",
        "export jsonl --from May",
        "export jsonl --manner loud",
        "export jsonl --act sing",
        "import jsonl",
        "import csv x",
    ],
)
def test_wrong_usage_has_its_own_status(wrong):
    run = onrecord(*wrong.split())
    assert run.returncode == 2
    assert "Error: " in said(run)


def test_an_export_that_fails_leaves_an_earlier_file_as_it_was(tmp_path):
    file = tmp_path / "said.jsonl"
    file.write_text("earlier")
    assert onrecord("export", "jsonl", "--record", str(tmp_path / "none.db"), "--out", str(file)).returncode == 1
    assert file.read_text() == "earlier"
    assert [each.name for each in tmp_path.iterdir()] == ["said.jsonl"]


def test_the_record_itself_is_never_written_over(place):
    before = (place / "record.db").read_bytes()
    run = onrecord("export", "csv", "--record", str(place / "record.db"), "--out", str(place / ".." / place.name / "record.db"))
    assert (run.returncode, "is the record itself" in said(run)) == (2, True)
    assert (place / "record.db").read_bytes() == before


def test_plugins_shows_the_forms_of_the_record():
    shown = onrecord("plugins").stdout.decode()
    for words in ("exports:\n  csv ", "imports:\n  jsonl ", "onrecord import questions"):
        assert words in shown
