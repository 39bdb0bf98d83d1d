"""Searching as a shell does it, on both databases."""

import json
import subprocess

import pytest

from tests.archive.filled import fill
from tests.archive.filled import said as told
from tests.test_cli import ONRECORD, PLAIN
from tests.test_terminal import seen


@pytest.fixture
def find(archive):
    """Runs the command on a record of six reports; gives its output and what it said."""
    fill(archive, [told(number, outlet=("Herald", "Star")[number % 2]) for number in range(1, 7)])

    def run(*arguments, status=0):
        settings = {"ONRECORD_RECORD": archive.where, "PYTHONUTF8": "1"}
        done = subprocess.run([*ONRECORD, "find", *arguments], capture_output=True, env=PLAIN | settings, timeout=60, check=False)
        words = done.stderr.decode()
        assert (done.returncode, "Traceback" in words) == (status, False), words
        return done.stdout.decode(), words.removeprefix("onrecord: ").strip()

    return run


def ids(output):
    return [(line["report"]["title"], line["statement"] and line["statement"]["id"]) for line in map(json.loads, output.splitlines())]


def test_shows_statements_with_the_words_in_brackets(find):
    shown, words = find("fog", "norvik", "--limit", "1")
    assert shown.splitlines() == [
        "7 May 2024 · Herald · Harbour 6 shut",
        "  Mayor [Norvik] said: that the pilots of berth 6 had warned of [fog]",
        "  statement s1",
    ]
    assert words == "1 shown; there are more: --limit 5"


def test_writes_json_to_a_file(find, tmp_path):
    shown, words = find("berth 6", "--out", str(tmp_path / "found.jsonl"))
    assert (shown, words) == ("", "2 shown")
    assert ids((tmp_path / "found.jsonl").read_text()) == [("Harbour 6 shut", "s1"), ("Harbour 6 shut", "s2")]


def test_takes_what_the_shell_kept_together_as_a_row(find):
    assert len(ids(find("nobody asked", "--format", "jsonl")[0])) == 6
    assert find("asked nobody")[0] == ""
    assert len(ids(find("asked AND nobody", "--format", "jsonl")[0])) == 6
    assert len(ids(find("nobody asked", "quay", "NOT", "quay 3", "--format", "jsonl")[0])) == 5


def test_takes_a_hyphen_before_a_word_for_not(find):
    found = ids(find("quay", "-3", "-4", "--format", "jsonl")[0])
    assert [title for title, _ in found] == [f"Harbour {number} shut" for number in (6, 5, 2, 1)]


def test_takes_parts_of_the_record(find):
    parts = ("--speaker", "pell", "--outlet", "herald", "--from", "2024-05-03", "--to", "2024-05", "--manner", "direct", "--act", "state")
    assert ids(find("quay", *parts, "--format", "jsonl")[0]) == [(f"Harbour {number} shut", "s3") for number in (6, 4, 2)]
    assert ids(find("harbour", "--zone", "headline", "--limit", "1", "--format", "jsonl")[0]) == [("Harbour 6 shut", None)]
    assert len(ids(find("--outlet", "Star", "--format", "jsonl")[0])) == 9


def test_says_that_nothing_was_found_and_what_to_try(find):
    shown, words = find("zebra")
    assert shown == ""
    assert words.startswith("nothing found: all words must occur in one statement or report")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "say what to look for: words, or a part of the record such as --speaker NAME"),
        (("(fog",), "an opening parenthesis without a closing one"),
        (("NOT", "fog"), "NOT takes away from what is looked for"),
        (("fog", "--speeker", "x"), "No such option '--speeker'"),
        (("fog", "--from", "yesterday"), "write 2024, 2024-03 or 2024-03-07"),
        (("fog", "--limit", "0"), "not in the range"),
    ],
)
def test_words_that_make_no_search_are_wrong_usage(find, arguments, words):
    assert words in find(*arguments, status=2)[1]


def test_without_a_record_it_says_how_to_make_one(tmp_path):
    settings = {"ONRECORD_RECORD": str(tmp_path / "none.db")}
    done = subprocess.run([*ONRECORD, "find", "fog"], capture_output=True, env=PLAIN | settings, timeout=60, check=False)
    assert done.returncode == 1
    assert b"no record here: make one with onrecord add" in done.stderr


def test_a_terminal_shows_the_words_in_colour(tmp_path, opened):
    place = str(tmp_path / "record.db")
    fill(opened(place, create=True), [told(1)])
    assert "\x1b[33m\x1b[1mfog\x1b[0m" in seen("find", "fog", "--record", place)


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE statement; --", "NEAR(fog, 1)", "who:norvik", "fog\\", "{who} : fog", "fog:*", "^fog + f'og"]
)
def test_hostile_words_are_only_words(find, words):
    find(words)
    assert len(ids(find("fog", "--format", "jsonl")[0])) == 12
