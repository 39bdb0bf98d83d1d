"""Every command of the benchmarks starts, as `make` starts it."""

import re
import subprocess
import sys

import pytest

from .conftest import BENCHMARKS

MAKEFILE = (BENCHMARKS.parent / "Makefile").read_text(encoding="utf-8")
COMMANDS = sorted(
    {
        *re.findall(r"python -m benchmarks\.(\w+)", MAKEFILE),
        *(path.stem for path in BENCHMARKS.glob("*.py") if "ArgumentParser" in path.read_text()),
    }
)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_benchmark_starts_and_says_what_it_measures(name):
    command = [sys.executable, "-W", "error", "-m", f"benchmarks.{name}", "--help"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=BENCHMARKS.parent, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(f"usage: {name}.py")


def test_make_bench_runs_those_that_are_there():
    assert {"read", "keep", "find", "like", "pages", "fuzz", "kills"} <= set(COMMANDS)
