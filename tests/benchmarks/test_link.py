import json
import subprocess
import sys

from .conftest import BENCHMARKS


def test_one_command_prints_a_table_and_writes_its_figures(tmp_path):
    figures = tmp_path / "link.json"
    command = [sys.executable, "-m", "benchmarks.link", "--reports", "60", "--folder", str(tmp_path), "--json", str(figures)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=BENCHMARKS.parent)
    assert done.returncode == 0, done.stderr
    assert "one more report" in done.stdout
    (row,) = json.loads(figures.read_text())["rows"]
    assert row["speakers"] == 300
    assert 0 < row["identities"] < 300
    assert row["precision"] > 0.9
    assert row["memory"] > 10_000_000
    assert [path.name for path in tmp_path.iterdir()] == ["link.json"]


def test_the_same_seed_makes_the_same_reports(script):
    link = script("link")
    assert list(link.told(5)) == list(link.told(5))
    assert [who for _, who in link.told(5)] != [who for _, who in link.told(5, seed=2)]
