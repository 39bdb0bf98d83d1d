"""Adding, reading again, what was refused and what changed, as a shell runs them."""

import json
import os
import pty
import re
import signal
import subprocess
import time

import pytest

from tests.test_cli import ONRECORD, PLAIN, REPORTS, WIRE, objects, onrecord, said


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder, to work in with a record in its usual place."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def talks(folder, words="had failed") -> str:
    file = folder / "talks.txt"
    file.write_text(f"Talks over\n\nMs Rao said that the talks {words}. Mr Bell denied that there had been any.\n")
    return str(file)


class TestAdd:
    def test_makes_a_record_and_says_what_it_kept(self, folder):
        run = onrecord("add", *REPORTS, WIRE)
        assert run.returncode == 0
        assert run.stdout == b""
        assert (folder / "onrecord.db").exists()
        read = said(onrecord("read", *REPORTS, "--format", "jsonl")).removeprefix("onrecord: 6 reports read (").partition(")")[0]
        chars, sentences, silent = read.split(", ")
        told = f"7 reports in: 6 new, 0 new versions, 1 known, 0 refused; {chars} read, {sentences}, {silent}"
        linked, kept = said(run).splitlines()
        assert "speakers linked: " in linked
        assert kept == f"onrecord: {told}"

    def test_again_is_free(self, folder):
        onrecord("add", *REPORTS)
        run = onrecord("add", *REPORTS, "--jobs", "2")
        assert (run.returncode, said(run)) == (0, "onrecord: 6 reports in: 0 new, 0 new versions, 6 known, 0 refused\n")

    def test_names_what_it_refuses_with_the_reason(self, folder):
        run = onrecord("add", WIRE, "missing\x1b.txt")
        assert run.returncode == 3
        first, *_, last = said(run).splitlines()
        assert first == "onrecord: missing\\x1b.txt: No such file or directory: check the name and that you may read it"
        assert "1 new, 0 new versions, 0 known, 1 refused; " in last
        assert onrecord("add", "missing.txt").returncode == 1

    def test_tells_of_a_version_what_it_follows_and_what_changed(self, folder):
        onrecord("add", talks(folder))
        first, *_, last = said(onrecord("add", talks(folder, "were over"))).splitlines()
        assert first.startswith("onrecord: ")
        assert " is a new version of " in first
        assert first.endswith(": 1 statement came, 1 went, 1 stayed")
        assert "1 new version, " in last

    def test_reads_standard_input_into_any_record(self, folder):
        run = onrecord("add", "--record", "other.db", given=b'"We waited," Ms Rao said.')
        assert run.returncode == 0, said(run)
        assert [path.name for path in folder.iterdir()] == ["other.db"]

    def test_says_that_a_report_in_another_language_is_kept_but_not_understood(self, folder):
        (folder / "zh.txt").write_text("部长说：“会谈失败了。”他否认了这一点。")
        run = onrecord("add", "zh.txt")
        assert run.returncode == 0
        assert "zh.txt: language-unread: " in said(run)
        assert "1 new" in said(run)

    def test_names_what_was_forgotten_and_lets_it_in_when_told(self, folder):
        onrecord("add", *REPORTS)
        onrecord("forget", REPORTS[0], "--yes")
        run = onrecord("add", *REPORTS)
        assert run.returncode == 3
        assert "it was forgotten" in said(run)
        assert onrecord("add", REPORTS[0], "--again").returncode == 0
        assert onrecord("add", *REPORTS).returncode == 0

    def test_has_no_report_to_keep_in_a_glob_without_files(self, folder):
        assert onrecord("add", "*.txt").returncode == 1

    @pytest.mark.parametrize("wrong", ["add --format jsonl x", "versions"])
    def test_wrong_usage_has_its_own_status(self, folder, wrong):
        assert onrecord(*wrong.split()).returncode == 2

    def test_a_file_that_is_no_record_is_left_as_it_is(self, folder):
        (folder / "onrecord.db").write_text("something else")
        run = onrecord("add", WIRE)
        assert run.returncode == 1
        assert "onrecord.db" in said(run)
        assert (folder / "onrecord.db").read_text() == "something else"

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_ctrl_c_keeps_what_was_told_and_says_how_to_go_on(self, folder, jobs):
        (folder / "in").mkdir()
        for number in range(160):  # more than any portion holds, however fast they are read
            (folder / "in" / f"{number:03}.txt").write_text(f"Ms Rao said that berth {number} was shut.")
        os.mkfifo(folder / "in" / "zzz")  # the run waits here for ever, when some of the others are stored
        command = [*ONRECORD, "add", "missing.txt", "in", "--jobs", jobs]
        with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, env=PLAIN) as run:
            assert run.stderr.readline().startswith(b"onrecord: missing.txt: ")
            time.sleep(0.3)
            os.killpg(run.pid, signal.SIGINT)
            words = run.stderr.read().decode()
        assert run.returncode == 130
        assert words.startswith("onrecord: stopped after ")
        assert "run the same command again to go on" in words
        os.unlink(folder / "in" / "zzz")
        again = onrecord("add", "in", "--jobs", "2")
        assert again.returncode == 0
        assert "160 reports in: " in said(again)

    def test_shows_how_far_it_is_on_a_terminal_only(self, folder):
        ours, theirs = pty.openpty()
        run = subprocess.Popen(
            [*ONRECORD, "add", *REPORTS], stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL, env=PLAIN | {"TERM": "xterm"}
        )
        os.close(theirs)
        found = b""
        try:
            while read := os.read(ours, 65536):
                found += read
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        assert run.wait() == 0
        assert found.count(b"6 reports in: 6 new") >= 2  # the bar, and the summary


class TestReread:
    def test_has_nothing_to_do_where_all_is_read_by_this_model(self, folder):
        onrecord("add", WIRE)
        run = onrecord("reread")
        assert (run.returncode, said(run)) == (0, "onrecord: nothing to do: the latest reading of every report is by this model\n")

    def test_says_where_there_is_no_record(self, folder):
        run = onrecord("reread")
        assert run.returncode == 1
        assert "make one with onrecord add" in said(run)


class TestColumns:
    ROWS = 'head,told\nTalks over,"Ms Rao said that the talks had failed."\n'

    def test_a_table_with_names_of_its_own_is_read_as_the_user_says(self, folder):
        (folder / "days.csv").write_text(self.ROWS)
        assert "no column that is known to hold the text" in said(onrecord("add", "days.csv"))
        run = onrecord("add", "days.csv", "--column", "text=told", "--column", "title=head")
        assert "1 new, " in said(run)
        (each,) = objects(onrecord("read", "days.csv", "--column", "text=told", "--column", "title=head", "--format", "jsonl"))
        assert each["report"]["title"] == "Talks over"

    @pytest.mark.parametrize("column", ["text", "words=told", "text=", "=told"])
    def test_what_names_no_column_is_wrong_usage(self, folder, column):
        (folder / "days.csv").write_text(self.ROWS)
        run = onrecord("add", "days.csv", "--column", column)
        assert run.returncode == 2
        assert "write text=body" in said(run)

    def test_a_column_that_is_not_there_is_told_with_those_that_are(self, folder):
        (folder / "days.csv").write_text(self.ROWS)
        run = onrecord("add", "days.csv", "--column", "text=words")
        assert run.returncode == 1
        assert "head, told" in said(run)


class TestRefused:
    def test_lists_what_was_set_aside_and_why(self, folder):
        (folder / "empty.txt").touch()
        onrecord("add", "empty.txt", WIRE)
        onrecord("add", "empty.txt")
        run = onrecord("refused")
        assert (run.returncode, said(run)) == (0, "onrecord: 1 input set aside: try again with onrecord refused --retry\n")
        path, why, tried = run.stdout.decode().splitlines()
        assert (path, why) == (f"{folder}/empty.txt", "  empty: there is nothing to read")
        assert tried.startswith("  tried 2 times, first on 20")
        (line,) = onrecord("refused", "--format", "jsonl").stdout.splitlines()
        assert json.loads(line) | {"first_at": "", "last_at": ""} == {
            "path": f"{folder}/empty.txt", "why": "empty: there is nothing to read", "first_at": "", "last_at": "",
            "tries": 2, "columns": {},
        }  # fmt: skip

    def test_retry_adds_what_can_be_read_by_now(self, folder):
        (folder / "empty.txt").touch()
        onrecord("add", "empty.txt")
        assert onrecord("refused", "--retry").returncode == 1
        talks(folder)
        (folder / "talks.txt").rename(folder / "empty.txt")
        run = onrecord("refused", "--retry")
        assert run.returncode == 0
        assert "1 new, " in said(run)
        assert said(onrecord("refused")) == "onrecord: 0 inputs set aside\n"
        assert onrecord("refused", "--retry").returncode == 0

    def test_retry_knows_how_the_columns_were_named(self, folder):
        named = ("--column", "text=told", "--column", "title=head", "--column", "outlet=who")
        (folder / "days.csv").write_text('head,told,who\nTalks over,"Ms Rao said that the talks had failed.",Herald\nEmpty,,Herald\n')
        (folder / "days.csv").rename(folder / "mended.csv")
        assert onrecord("add", "days.csv", *named).returncode == 1
        assert onrecord("add", "other.csv").returncode == 1
        first, *_ = onrecord("refused").stdout.decode().splitlines()[2:]
        assert first == "  its columns named: outlet=who, text=told, title=head"
        (folder / "mended.csv").rename(folder / "days.csv")
        (folder / "other.csv").write_text('text,outlet\n"Mr Bell denied that there had been any talks.",Star\n')
        run = onrecord("refused", "--retry")
        assert run.returncode == 3
        assert "2 new, 0 new versions, 0 known, 1 refused" in said(run)
        found = objects(onrecord("find", "talks", "--format", "jsonl"))
        assert {each["report"]["outlet"] for each in found} == {"Herald", "Star"}


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> list[str]:
    """What names a report of two versions, and its record."""
    folder = tmp_path_factory.mktemp("versions")
    for words in ("had failed", "were over"):
        onrecord("add", talks(folder, words), "--record", str(folder / "record.db"))
    return [str(folder / "talks.txt"), "--record", str(folder / "record.db")]


class TestVersions:
    def test_show_what_changed_in_words_and_in_statements(self, two):
        run = onrecord("versions", *two)
        assert run.returncode == 0, said(run)
        shown = run.stdout.decode()
        assert "version 1 of 2, stored 20" in shown
        assert "Ms Rao said that the talks [-had failed-]{+were over+}. Mr Bell denied" in shown
        assert re.search(r"^  \+ .*Ms Rao · said · .*the talks were over$", shown, re.M)
        assert re.search(r"^  - .*Ms Rao · said · .*the talks had failed$", shown, re.M)
        assert shown.endswith("  1 statement came, 1 went, 1 stayed\n")

    def test_are_written_an_object_a_line(self, two):
        first, second = map(json.loads, onrecord("versions", *two, "--format", "jsonl").stdout.splitlines())
        assert (first["version"], first["of"], first["follows"], first["edits"]) == (1, 2, None, None)
        assert second["follows"] == first["report"]["id"]
        assert [(edit["was"], edit["is"]) for edit in second["edits"]] == [("had failed", "were over")]
        assert [len(second["statements"][name]) for name in ("came", "went", "stayed")] == [1, 1, 1]

    def test_of_what_is_not_there_are_told_so(self, two):
        run = onrecord("versions", "nowhere.txt", *two[1:])
        assert run.returncode == 1
        assert "nowhere.txt: no report of this id, address or path" in said(run)
