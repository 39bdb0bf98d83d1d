"""The measure of the page runs, small."""

import json
import subprocess
import sys

from benchmarks import serve


def test_pages_are_measured_alone_and_together(tmp_path):
    out = tmp_path / "serve.json"
    command = "-m benchmarks.serve --reports 70 --statements 700 --times 1 --users 4 --seconds 1".split()
    run = subprocess.run([sys.executable, *command, "--json", str(out)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "Alone" in run.stdout
    assert "| first page | " in run.stdout
    found = json.loads(out.read_text())
    assert {row["page"] for row in found["alone"]} >= {"first page", "report", "search as one types, new word", "speaker"}
    assert all(row["median"] > 0 and row["size"] > 0 for row in found["alone"])


def test_a_row_has_the_median_and_the_99th_percentile():
    (row,) = serve.table({"report": [(n / 1000, 10 * n) for n in range(1, 101)]})
    assert (row.requests, row.median, row.ninety_nine, row.size) == (100, 0.0505, 0.099, 505)
