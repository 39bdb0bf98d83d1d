import json
import subprocess
import sys
from itertools import islice

import pytest

from benchmarks import generated

from .conftest import BENCHMARKS


def test_generated_reports_are_the_same_for_the_same_seed_and_hold_together():
    some, again = (list(islice(generated.dossiers(1000, seed=7), 3)) for _ in range(2))
    assert some == again
    for each in some:
        size = len(each.report.text)
        spans = [span for said in each.reading.statements for span in (*said.source, *said.cue, *said.content)]
        assert all(span.end <= size and span.of(each.report.text).strip() == span.of(each.report.text) for span in spans)


@pytest.mark.parametrize("number", [1, 10, 60, 500])
def test_as_many_statements_are_generated_as_wanted(number):
    assert sum(len(each.reading.statements) for each in generated.dossiers(number)) == number


def test_one_command_prints_a_table_and_writes_its_figures(tmp_path):
    command = [sys.executable, "-m", "benchmarks.find", "--statements", "300", "--searches", "2", "--json", str(tmp_path / "speed.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=BENCHMARKS.parent)
    assert done.returncode == 0, done.stderr
    assert "300 statements in 12 reports on sqlite" in done.stdout
    (record,) = json.loads((tmp_path / "speed.json").read_text())["records"]
    assert {row["number"] for row in record["rows"]} == {2}
    assert min(record["command"]) > 0
    assert record["size"] > record["texts"] > 50_000
