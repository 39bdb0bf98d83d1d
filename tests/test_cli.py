"""The commands as a shell runs them: their output, their words, their exit status."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord import __version__, plugins
from onrecord.cli import commands

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = [str(EXAMPLES / name) for name in ("briefing.txt", "live.html", "rewrite.txt", "state.txt", "translated.txt", "wire.txt")]
WIRE = str(EXAMPLES / "wire.txt")
ONRECORD = [sys.executable, "-W", "error", "-m", "onrecord"]
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("ONRECORD_", "COLUMNS"))}


def onrecord(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*ONRECORD, *arguments], input=given, capture_output=True, env=PLAIN | environment, timeout=120, check=False)


def said(run: subprocess.CompletedProcess[bytes]) -> str:
    """What a run wrote on standard error, which is never the inside of the program."""
    words = run.stderr.decode()
    assert "Traceback" not in words
    return words


def objects(run: subprocess.CompletedProcess[bytes]) -> list[dict]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def running(group: int) -> list[str]:
    """The processes of a group, but for those that have ended and only wait to be told of."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout.splitlines()
    return [line for line in listed if line.split()[0] == str(group) and not line.split()[1].startswith("Z")]


@pytest.fixture(scope="module")
def six() -> subprocess.CompletedProcess[bytes]:
    return onrecord("read", *REPORTS, "--format", "jsonl", "--with-text")


class TestRead:
    def test_writes_one_object_a_report_in_the_order_of_the_input(self, six):
        assert six.returncode == 0
        assert [each["report"]["path"] for each in objects(six)] == REPORTS

    def test_every_span_shows_words_of_its_report(self, six):
        for each in objects(six):
            for statement in each["statements"]:
                for start, end in statement["source"] + statement["cue"] + statement["content"]:
                    assert each["text"][start:end].strip() == each["text"][start:end] != ""

    def test_says_what_it_read(self, six):
        chars = sum(each["coverage"]["chars_read"] for each in objects(six))
        sentences = sum(each["coverage"]["sentences"] for each in objects(six))
        assert said(six).startswith(f"onrecord: 6 reports read ({chars:,} characters, {sentences:,} sentences, ")
        assert said(six).endswith("; 0 set aside\n")

    @pytest.mark.parametrize("jobs", ["0", "1", "3"])
    def test_writes_the_same_bytes_with_any_number_of_processes(self, six, jobs):
        assert onrecord("read", *REPORTS, "--format", "jsonl", "--with-text", "--jobs", jobs).stdout == six.stdout

    def test_a_report_reads_the_same_alone_and_among_others(self, six):
        assert onrecord("read", WIRE, "--format", "jsonl", "--with-text").stdout == six.stdout.splitlines(keepends=True)[-1]

    def test_without_a_form_it_is_a_table(self):
        run = onrecord("read", WIRE)
        assert "Karelin" in run.stdout.decode()
        assert run.stdout == onrecord("read", WIRE, "--format", "table").stdout

    @pytest.mark.parametrize("form", plugins.find("exporters"))
    def test_every_form_is_written_to_a_file_as_to_standard_output(self, form, tmp_path):
        file = tmp_path / "said"
        run = onrecord("read", WIRE, "--format", form, "--out", str(file))
        assert (run.returncode, run.stdout) == (0, b"")
        assert file.read_bytes() == onrecord("read", WIRE, "--format", form).stdout != b""

    def test_the_ending_of_a_file_tells_its_form(self, tmp_path):
        onrecord("read", WIRE, "--out", str(tmp_path / "said.jsonl"))
        assert json.loads((tmp_path / "said.jsonl").read_bytes())["version"] == 1

    def test_the_environment_sets_what_no_option_does(self):
        assert onrecord("read", WIRE, ONRECORD_FORMAT="jsonl").stdout.startswith(b"{")
        assert not onrecord("read", WIRE, "--format", "table", ONRECORD_FORMAT="jsonl").stdout.startswith(b"{")

    @pytest.mark.parametrize("paths", [["-"], []], ids=["asked for", "nothing named"])
    def test_reads_standard_input(self, paths):
        run = onrecord("read", *paths, "--format", "jsonl", given=b'"We waited," Ms Rao said.')
        (each,) = objects(run)
        assert (run.returncode, each["report"]["path"]) == (0, "-")

    def test_the_module_is_the_command(self):
        script = Path(sys.executable).with_name("onrecord")
        if not script.exists():
            pytest.skip("the package is not installed here, only on the path")
        assert subprocess.run([script, "--version"], capture_output=True, check=True).stdout == onrecord("--version").stdout


class TestWhatCantBeRead:
    def test_is_named_with_its_reason_and_the_rest_goes_on(self, tmp_path):
        (tmp_path / "empty.txt").touch()
        run = onrecord("read", str(tmp_path / "missing.txt"), WIRE, str(tmp_path / "empty.txt"), "--format", "jsonl")
        assert run.returncode == 3
        missing, wire, empty = objects(run)
        assert missing["unread"]
        assert wire["statements"]
        assert empty["unread"]
        lines = said(run).splitlines()
        assert lines[0].startswith(f"onrecord: {tmp_path}/missing.txt: ")
        assert lines[1].startswith(f"onrecord: {tmp_path}/empty.txt: ")
        assert lines[2].endswith("; 2 set aside")

    @pytest.mark.parametrize("there", ["missing.txt", "folder", "*.txt"])
    def test_alone_is_nothing_done(self, tmp_path, there):
        (tmp_path / "folder").mkdir()
        run = onrecord("read", str(tmp_path / there))
        assert run.returncode == 1
        assert there in said(run)

    def test_is_named_without_what_would_steer_a_terminal(self, tmp_path):
        run = onrecord("read", str(tmp_path / "\x1b[2J\u202e.txt"))
        assert "\\x1b[2J\\u202e.txt" in said(run)
        assert "\x1b" not in said(run)

    def test_a_name_that_is_no_text_is_read_and_written(self, tmp_path):
        file = os.path.join(os.fsencode(tmp_path), b"odd-\xff.txt")
        with open(file, "wb") as odd:
            odd.write(b"The minister said it was over.")
        run = subprocess.run([*ONRECORD, "read", file, "--format", "jsonl"], capture_output=True, timeout=60, check=False)
        assert (run.returncode, len(objects(run))) == (0, 1)

    def test_a_model_that_is_none_is_told_and_leaves_the_output_as_it_was(self, tmp_path):
        file = tmp_path / "said.jsonl"
        file.write_text("earlier")
        run = onrecord("read", WIRE, "--model", str(tmp_path), "--out", str(file))
        assert run.returncode == 1
        assert str(tmp_path) in said(run)
        assert [each.name for each in tmp_path.iterdir()] == ["said.jsonl"]
        assert file.read_text() == "earlier"

    def test_an_output_that_can_t_be_written_is_told(self, tmp_path):
        run = onrecord("read", WIRE, "--out", str(tmp_path / "no" / "folder.jsonl"))
        assert run.returncode == 1
        assert "no/" in said(run)
        assert "No such file or directory" in said(run)


class TestOutput:
    def test_goes_through_a_link_and_keeps_it(self, tmp_path):
        (tmp_path / "link.jsonl").symlink_to("real.jsonl")
        onrecord("read", WIRE, "--out", str(tmp_path / "link.jsonl"))
        assert (tmp_path / "link.jsonl").is_symlink()
        assert (tmp_path / "real.jsonl").stat().st_size

    def test_goes_into_a_pipe_without_replacing_it(self, tmp_path):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as cat:
            onrecord("read", WIRE, "--format", "jsonl", "--out", str(pipe))
            assert cat.stdout.read().startswith(b"{")
        assert pipe.is_fifo()

    def test_a_reader_that_goes_away_is_no_error(self):
        command = [*ONRECORD, "read", *REPORTS * 3, "--format", "jsonl", "--with-text"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            run.stdout.read(10)
            run.stdout.close()
            assert run.stderr.read() == b""
        assert run.returncode == 141

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_ctrl_c_stops_in_a_word_and_leaves_nothing(self, tmp_path, jobs):
        command = [*ONRECORD, "read", WIRE, "-", "--jobs", jobs, "--out", str(tmp_path / "said.jsonl")]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
            while not list(tmp_path.iterdir()):
                assert run.poll() is None
                time.sleep(0.05)
            time.sleep(0.5)
            os.killpg(run.pid, signal.SIGINT)
            assert run.stderr.read() == b"onrecord: stopped\n"
        assert run.returncode == 130
        assert list(tmp_path.iterdir()) == []
        for _ in range(100):
            if not (left := running(run.pid)):
                break
            time.sleep(0.05)
        assert not left


@pytest.mark.parametrize("wrong", ["read --loud", "read x --format word", "read x --jobs -1", "evaluate", "train", "sing"])
def test_wrong_usage_has_its_own_status(wrong):
    run = onrecord(*wrong.split())
    assert run.returncode == 2
    assert "Error: " in said(run)


def test_evaluate_measures_on_marked_texts(tmp_path):
    (tmp_path / "one.txt").write_text("[who:1 Ms Rao] [said:1 said] [what:1 the talks had failed].\n")
    text = onrecord("evaluate", "--marked", str(tmp_path))
    assert text.returncode == 0, said(text)
    assert "link (sourced)" in text.stdout.decode()
    figures = onrecord("evaluate", "--marked", str(tmp_path / "one.txt"), "--format", "json")
    assert json.loads(figures.stdout)["marked"]["scores"]["texts"] == 1


@pytest.mark.skipif(find_spec("torch") is not None, reason="PyTorch is installed here")
def test_train_says_what_to_install(tmp_path):
    run = onrecord("train", "--data", str(tmp_path), "--out", str(tmp_path / "model"))
    assert run.returncode == 1
    assert "pip install 'onrecord[train]'" in said(run)


def test_plugins_are_shown_with_what_they_read_and_write():
    shown = onrecord("plugins").stdout.decode()
    assert all(re.search(rf"^  {name} ", shown, re.M) for kind in ("sources", "exporters") for name in plugins.find(kind))


@pytest.mark.parametrize("name", ["", *commands.commands])
def test_help_gives_an_example(name):
    run = onrecord(*([name] if name else []), "--help")
    assert run.returncode == 0
    assert f"For example:\n    onrecord {name}" in run.stdout.decode()


def test_the_version_is_told():
    assert onrecord("--version").stdout.decode() == f"onrecord {__version__}\n"
