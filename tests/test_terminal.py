"""What a person sees at a terminal: a table in colour, a bar over long work, each thing told once."""

import os
import pty
import shlex
import subprocess
from pathlib import Path

import pytest

from onrecord.records import Coverage, Dossier, Reading, Report, Unread
from onrecord.terminal import Tally, printable
from tests.test_cli import EXAMPLES, ONRECORD, PLAIN, REPORTS, WIRE, onrecord, said


def seen(*arguments: str, **to: int) -> str:
    """What comes out at a terminal, to which standard error and, unless `to` says otherwise, standard output lead."""
    ours, theirs = pty.openpty()
    shown = {"stdout": theirs, "stderr": theirs} | to
    run = subprocess.Popen([*ONRECORD, *arguments], stdin=subprocess.DEVNULL, env=PLAIN | {"TERM": "xterm"}, **shown)
    os.close(theirs)
    found = b""
    try:
        while read := os.read(ours, 65536):
            found += read
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    run.wait()
    return found.decode()


def test_a_table_has_colours_and_no_bar():
    shown = seen("read", *REPORTS)
    assert "\x1b[" in shown
    assert "reports read, " not in shown
    assert "onrecord: 6 reports read (" in shown


def test_what_is_unread_is_told_once():
    assert seen("read", WIRE, "missing.txt").count("missing.txt") == 1


def test_a_bar_tells_how_far_long_work_is():
    shown = seen("read", *REPORTS, "--format", "jsonl", stdout=subprocess.DEVNULL)
    assert "6 reports read, 0 set aside" in shown


def test_short_work_has_no_bar():
    assert "1 reports read" not in seen("read", WIRE, "--format", "jsonl", stdout=subprocess.DEVNULL)


def test_a_name_beside_a_bar_is_told_as_it_is(tmp_path):
    name = "[bold]" + "long" * 40 + ".txt"
    assert name in seen("read", *REPORTS, str(tmp_path / name), "--format", "jsonl", stdout=subprocess.DEVNULL)


def test_without_words_to_read_it_asks_for_some():
    ours, theirs = pty.openpty()
    run = subprocess.run([*ONRECORD, "read"], stdin=theirs, capture_output=True, check=False, timeout=60)
    os.close(theirs)
    os.close(ours)
    assert run.returncode == 2
    assert b"name a file or a folder" in run.stderr


def test_words_from_outside_can_not_steer_the_terminal():
    assert printable("Olá “x”\x1b[2J\u202e\ud800\n") == "Olá “x”\\x1b[2J\\u202e\\ud800\\n"


class TestTally:
    READ = Dossier(
        Report(id="r", text="One. Two.", sha256=""),
        Reading(report_id="r", model="m@1", statements=(), speakers=(), coverage=Coverage(9, 9, 2, 1)),
    )

    def tally(self, *outcomes: Dossier | Unread) -> Tally:
        counted = Tally()
        for outcome in outcomes:
            counted.add(outcome)
        return counted

    def test_counts_what_was_read_and_what_was_not(self):
        assert str(self.tally(self.READ, self.READ, Unread("a", "b"))) == (
            "2 reports read (18 characters, 4 sentences, 2 of them without a statement); 1 set aside"
        )

    def test_gives_each_end_its_status(self):
        unread = Unread("a", "b")
        assert [self.tally(*each).status for each in ([self.READ], [self.READ, unread], [unread], [])] == [0, 3, 1, 1]


def test_a_closed_output_or_input_is_told_in_a_line():
    for closed in (">&-", "<&-"):
        run = subprocess.run(
            ["sh", "-c", f"{shlex.join(ONRECORD)} read {closed}"], capture_output=True, env=PLAIN, timeout=120, check=False
        )
        assert run.returncode == 2
        assert "Traceback" not in run.stderr.decode()
    shut = subprocess.run(
        ["sh", "-c", f"{shlex.join([*ONRECORD, 'read', str(EXAMPLES / 'wire.txt')])} >&-"],
        capture_output=True,
        env=PLAIN,
        timeout=120,
        check=False,
    )
    assert (shut.returncode, b"there is no standard output: give a file with --out" in shut.stderr) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_names_what_could_not_be_written_and_what_to_do():
    run = onrecord("read", str(EXAMPLES / "wire.txt"), "--format", "jsonl", "--out", "/dev/full")
    assert run.returncode == 1
    assert "No space left on device: make room there, or write elsewhere" in said(run)
