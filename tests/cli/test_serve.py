"""The page, opened as a shell does it."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.test_cli import EXAMPLES, onrecord, said


@contextmanager
def serving(*arguments: str, folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A running page by its address."""
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as running:
        told = ""
        try:
            for line in running.stderr or ():
                told += line
                if found := re.search(r"open (http://\S+) in a browser", line):
                    yield found[1], running
                    return
            pytest.fail(told)
        finally:
            running.kill()


def asked(address: str):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return json.load(answer)


def test_reports_are_read_into_a_passing_record_and_shown(tmp_path):
    shutil.copy(EXAMPLES / "wire.txt", tmp_path)
    with serving("wire.txt", folder=tmp_path) as (address, running):
        found = asked(f"{address}index.json")
        assert (found["temporary"], found["holds"]["reports"]) == (True, 1)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) in (0, 130)
    assert [each.name for each in tmp_path.iterdir()] == ["wire.txt"]


def test_speakers_of_a_passing_record_are_who_they_are_across_its_reports(tmp_path):
    for name in ("wire.txt", "briefing.txt"):
        shutil.copy(EXAMPLES / name, tmp_path)
    with serving("wire.txt", "briefing.txt", folder=tmp_path) as (address, _):
        first = asked(f"{address}speakers.json?name=karelin")["speakers"][0]
        assert (first["name"], first["reports"]) == ("Ledomir Karelin", 2)


def test_those_who_are_known_have_the_names_of_their_file(tmp_path):
    shutil.copy(EXAMPLES / "wire.txt", tmp_path)
    (tmp_path / "people.csv").write_text("id,name,aliases,kind\nX-1,Ledomir Arkady Karelin,Ledomir Karelin,person\n")
    with serving("wire.txt", "--actors", "people.csv", folder=tmp_path) as (address, _):
        assert asked(f"{address}speakers.json?name=karelin")["speakers"][0]["name"] == "Ledomir Arkady Karelin"


def test_an_empty_record_is_made_and_filled_from_another_terminal(tmp_path):
    shutil.copy(EXAMPLES / "wire.txt", tmp_path)
    with serving("--record", "new.db", folder=tmp_path) as (address, _):
        assert asked(f"{address}index.json")["holds"]["reports"] == 0
        assert onrecord("add", str(tmp_path / "wire.txt"), "--record", str(tmp_path / "new.db")).returncode == 0
        assert asked(f"{address}index.json")["holds"]["reports"] == 1


def test_another_address_without_a_password_is_refused_with_the_reason(tmp_path):
    run = onrecord("serve", "--host", "0.0.0.0", "--record", str(tmp_path / "record.db"))
    assert run.returncode == 1
    assert "others could read the record" in said(run)
    assert "--password-file" in said(run)
    assert not (tmp_path / "record.db").exists()


def test_a_port_that_is_taken_is_told(tmp_path):
    with serving("--record", "new.db", folder=tmp_path) as (address, _):
        port = address.rstrip("/").rpartition(":")[2]
        run = onrecord("serve", "--port", port, "--record", str(tmp_path / "other.db"))
        assert run.returncode == 1
        assert "another program is there" in said(run)


def test_what_can_not_be_read_at_all_opens_nothing(tmp_path):
    run = onrecord("serve", str(tmp_path / "nowhere.txt"), "--port", "0")
    assert run.returncode == 1
    assert "nowhere.txt" in said(run)
