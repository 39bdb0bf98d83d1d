"""
How fast OnRecord reads, and how fast others do, on the same reports in the same run.

    python -m benchmarks.read
    python -m benchmarks.read --words 6000 --long 10000 --model runs/model --json speed.json

Each tool reads in fresh processes of its own. Its clock starts before its libraries and its model are loaded and stops after the last
report. The processor's seconds are those of all its processes and threads; the memory is the most that one process held.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from random import Random

from benchmarks import corpus, peers

OURS = "onrecord"
ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "wire.txt"
NOTHING = 3  # exit status of a measured process that cannot measure


class CannotMeasure(Exception):
    """The tool is not here or failed; the message says why."""


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of a folder by one tool."""

    statements: int
    wall: float  # seconds
    cpu: float  # seconds
    memory: int  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the table says of a tool; `words` were read by `one` process and by several, `long_words` stand in a single report."""

    tool: str
    words: int
    long_words: int
    one: Run
    several: Run
    long: Run
    first: float  # seconds from start to the first statement


# ---- what a measured process does ----


def read_here(tool: str, folder: Path, jobs: int, model: Path | None) -> None:
    """Reads a folder and writes what it took to standard output, as one line of JSON."""
    wall, cpu = time.perf_counter(), _cpu()
    paths = sorted(map(str, folder.glob("*.txt")))
    try:
        statements = _with_onrecord(paths, jobs, model) if tool == OURS else sum(_with_peer(tool, paths, jobs))
    except peers.NotInstalled as problem:
        sys.exit(_refusal(str(problem)))
    print(json.dumps({"statements": statements, "wall": time.perf_counter() - wall, "cpu": _cpu() - cpu}), flush=True)


def _with_onrecord(paths: list[str], jobs: int, model: Path | None) -> int:
    from onrecord import Unread, pipeline

    statements = 0
    for outcome in pipeline.read(paths, model=model, jobs=jobs):
        if isinstance(outcome, Unread):
            sys.exit(_refusal(f"{outcome.path}: {outcome.why}"))
        statements += len(outcome.reading.statements)
    return statements


def _with_peer(tool: str, paths: list[str], jobs: int) -> Iterator[int]:
    if jobs == 1:
        count = peers.PEERS[tool]()
        yield from (count(_text(path)) for path in paths)
    else:
        with ProcessPoolExecutor(jobs) as pool:
            yield from pool.map(partial(_count_all, tool), [paths[i::jobs] for i in range(jobs)])


def _count_all(tool: str, paths: list[str]) -> int:
    return sum(_with_peer(tool, paths, 1))


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def _cpu() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _refusal(why: str) -> int:
    print(why, file=sys.stderr)
    return NOTHING


# ---- what measures it ----


def measure(tool: str, folder: Path, jobs: int, model: Path | None) -> Run:
    """Reads the folder in a fresh process; raises CannotMeasure where it fails."""
    command = [sys.executable, "-m", "benchmarks.read", "--read", str(folder), "--tool", tool, "--jobs", str(jobs)]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([*command, *_model(model)], stdout=subprocess.PIPE, stderr=errors, cwd=ROOT)
        assert process.stdout is not None
        out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.stdout.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if process.returncode:
            raise CannotMeasure(_last_line(errors.read()))
    taken = json.loads(out)
    return Run(taken["statements"], taken["wall"], taken["cpu"], usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def first_statement(tool: str, example: Path, model: Path | None) -> float:
    """Seconds from the start of a fresh process until it has written a first statement; the middle of three."""
    command = [sys.executable, "-m", "onrecord", "read", "--format", "jsonl", str(example)]
    if tool != OURS:
        command = [sys.executable, "-m", "benchmarks.read", "--read", str(example.parent), "--tool", tool]
    return statistics.median(_until_it_writes([*command, *_model(model)]) for _ in range(3))


def _until_it_writes(command: list[str]) -> float:
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line).get("statements"):
                took = time.perf_counter() - start
                process.stdout.read()
                return took
    raise CannotMeasure(f"no statement in {command[-1]}")


def _model(model: Path | None) -> list[str]:
    return ["--model", str(model.resolve())] if model else []


def _last_line(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return "".join(c if c.isprintable() else " " for c in lines[-1]) if lines else "it failed and did not say why"


def rows(tools: list[str], options: argparse.Namespace, folder: Path) -> Iterator[Row | str]:
    """A row for each tool, or a line on why there is none."""
    many, long, example = (folder / name for name in ("many", "long", "example"))
    for made in (many, long, example):
        made.mkdir()
    words = corpus.write(many, corpus.reports(options.words, options.seed))
    long_words = corpus.write(long, [corpus.report(options.long, Random(options.seed))])
    (example / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
    for tool in tools:
        model = options.model if tool == OURS else None
        _tell(f"{tool}: {words:,} words and a report of {long_words:,}")
        try:
            one, several = measure(tool, many, 1, model), measure(tool, many, options.jobs, model)
            row = Row(
                tool=tool,
                words=words,
                long_words=long_words,
                one=one,
                several=several,
                long=measure(tool, long, 1, model),
                first=first_statement(tool, example / EXAMPLE.name, model),
            )
        except CannotMeasure as problem:
            yield f"{tool} is left out: {problem}"
        else:
            yield row


def table(found: list[Row], jobs: int) -> str:
    """Words a second by processor and by clock, start-up, memory, and what was found for it."""
    heads = ["", "words a CPU s", "words a s", f"with {jobs} jobs", "first statement", "memory", "memory, long", "statements"]
    lines = [heads]
    for row in found:
        speeds = [row.words / row.one.cpu, row.words / row.one.wall, row.words / row.several.wall]
        memory = [f"{run.memory / 1e6:,.0f} MB" for run in (row.one, row.long)]
        lines.append([row.tool, *(f"{speed:,.0f}" for speed in speeds), f"{row.first:.2f} s", *memory, f"{row.one.statements:,}"])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() for line in lines)


def _tell(what: str) -> None:
    print(f"measuring {what}", file=sys.stderr, flush=True)


def machine() -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors, load {load} before the run"


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Words a second, start-up and memory of reading, beside others.")
    parser.add_argument("--words", type=int, default=60_000, help="words of the many reports (%(default)s)")
    parser.add_argument("--long", type=int, default=100_000, help="words of the one long report (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the generated reports (%(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="processes of the second reading (%(default)s)")
    parser.add_argument("--model", type=Path, help="OnRecord's model; by default the one that comes with it")
    parser.add_argument("--tool", action="append", choices=[OURS, *peers.PEERS], help="measure only these")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)  # what a measured process is told
    return parser.parse_args()


def main() -> int:
    options = parsed()
    if options.read:
        read_here(options.tool[0], options.read, options.jobs, options.model)
        return 0
    before = machine()
    with tempfile.TemporaryDirectory() as folder:
        results = list(rows(options.tool or [OURS, *peers.PEERS], options, Path(folder)))
    found = [one for one in results if isinstance(one, Row)]
    print(before)
    for row in found[:1]:
        print(f"{row.words:,} words in many reports, {row.long_words:,} in a long one; loading libraries and model is in every figure")
    print(table(found, options.jobs))
    print("".join(f"{one}\n" for one in results if isinstance(one, str)), end="")
    if options.json:
        options.json.write_text(json.dumps({"machine": before, "rows": [asdict(row) for row in found]}, indent=2) + "\n", encoding="utf-8")
    return 0 if any(row.tool == OURS for row in found) or OURS not in (options.tool or [OURS]) else 1


if __name__ == "__main__":
    sys.exit(main())
