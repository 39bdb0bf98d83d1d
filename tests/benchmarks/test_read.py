import importlib.util
import json
import subprocess
import sys

import pytest

from .conftest import BENCHMARKS


def run(*arguments):
    command = [sys.executable, "-m", "benchmarks.read", "--words", "2000", "--long", "2000", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=BENCHMARKS.parent)


def test_one_command_prints_a_table_and_writes_its_figures(tmp_path):
    done = run("--tool", "marks", "--json", str(tmp_path / "speed.json"))
    assert done.returncode == 0, done.stderr
    assert "words a CPU s" in done.stdout
    (row,) = json.loads((tmp_path / "speed.json").read_text())["rows"]
    assert row["tool"] == "marks"
    assert row["one"]["statements"] == row["several"]["statements"] > 0
    assert row["long_words"] >= 2000
    assert row["first"] > 0
    assert row["long"]["memory"] > 1_000_000


@pytest.mark.skipif(importlib.util.find_spec("textacy") is not None, reason="textacy is installed")
def test_a_tool_that_is_not_there_is_left_out_with_the_reason():
    done = run("--tool", "marks", "--tool", "textacy")
    assert done.returncode == 0, done.stderr
    assert "textacy is left out: " in done.stdout
    assert "pip install" in done.stdout


def test_a_model_that_cannot_be_read_is_told_and_the_exit_status_is_1(tmp_path):
    done = run("--tool", "onrecord", "--model", str(tmp_path))
    assert done.returncode == 1
    assert "onrecord is left out: " in done.stdout
