import json
import subprocess
import sys

from .conftest import BENCHMARKS


def test_one_command_prints_a_table_and_writes_its_figures(tmp_path):
    figures = tmp_path / "keep.json"
    sizes = ["--reports", "40", "--many", "60", "--database", "sqlite", "--folder", str(tmp_path), "--json", str(figures)]
    command = [sys.executable, "-m", "benchmarks.keep", *sizes]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=BENCHMARKS.parent)
    assert done.returncode == 0, done.stderr
    assert "stored a second" in done.stdout
    usual, few, many = json.loads(figures.read_text())["rows"]
    assert usual["statements"] == 1000
    assert few["reports"] < many["reports"] <= 60
    for row in (usual, few, many):
        assert row["memory"] > 10_000_000
        assert 0 < sum(row["parts"].values()) < row["size"]
        assert all(row["parts"].values())
    assert [path.name for path in tmp_path.iterdir()] == ["keep.json"]
