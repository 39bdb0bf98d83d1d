"""
Whether `onrecord add` ends in the same state however it is stopped: killed at random moments, cut off from its database, out of room.

    python -m benchmarks.kills --kills 100
    python -m benchmarks.kills --kills 100 --database postgresql

Reports are added undisturbed once. Then they are added to other records by runs that are killed, with all their processes, or that lose
their connection, and are run again until one ends by itself; every record must then hold what the undisturbed one holds. Half of the runs
store each report by itself, so that kills meet them while they store.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import corpus
from onrecord import codec
from onrecord.archive import check, fetch, refusals
from onrecord.archive.database import Archive, open_archive
from onrecord.archive.lineage import lineage
from tests import servers

ADD = """
import sys
from onrecord import cli
from onrecord.pipeline import portions
if __name__ == "__main__":
    portions.MOST = int(sys.argv.pop(1))
    cli.main()
"""
EACH, MANY = 1, 48  # reports that are stored at once
KILLS_A_RECORD = 5
FINISHED = (0, 3)  # exit statuses of a run that came to its end
RUNS = 5  # until a record is given up
LOST = "connection was lost"


@dataclass(frozen=True)
class State:
    """All of a record that must not depend on how it came about: no times, and not how often something was tried."""

    dossiers: tuple[bytes, ...]
    versions: tuple[tuple[str, ...], ...]
    refused: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]  # what a check finds: none


@dataclass(kw_only=True)
class Tally:
    """What a row of the table says."""

    jobs: int
    kills: int = 0
    landed: int = 0  # while it ran
    stored_some: int = 0  # of those, with some but not all of the reports in the record
    lost: int = 0  # runs that ended because their connection was ended
    runs: int = 0
    records: int = 0
    same: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What is added, where new records are made, and what must come of it."""

    paths: list[str]
    new: Callable[[], str]
    expected: State
    seconds: float  # that an undisturbed run takes
    server: servers.Server | None = None


def material(folder: Path, reports: int = 40, seed: int = 1) -> list[str]:
    """Files, and JSON Lines with addresses, of which some hold a second version, the same again, or no report at all."""
    chance = Random(seed)
    texts = [corpus.report(100, chance) for _ in range(reports)]
    for number, text in enumerate(texts[: reports // 2]):
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "same.txt").write_text(texts[0], encoding="utf-8")
    lines = [{"url": f"https://news.example/{number % 7}", "text": text} for number, text in enumerate(texts[reports // 2 :])]
    rows = [json.dumps(line) for line in lines]
    rows[3:3] = [rows[1], "no report"]
    (folder / "wire.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return [str(folder), str(folder / "missing.txt"), str(folder / "000.txt")]


def start(where: str, paths: list[str], *, jobs: int = 1, at_once: int = MANY) -> subprocess.Popen[bytes]:
    """`onrecord add`, with its processes in a group of their own."""
    command = [sys.executable, "-c", ADD, str(at_once), "add", *paths, "--record", where, "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def ended(run: subprocess.Popen[bytes]) -> tuple[int, str]:
    """The exit status of a run that is waited for, and what it said."""
    said = run.communicate(timeout=300)[1].decode()
    return run.returncode, said


def finish(where: str, paths: list[str], **how: Any) -> tuple[int, str]:
    return ended(start(where, paths, **how))


def kill(run: subprocess.Popen[bytes], after: float) -> bool:
    """Kills a run and all its processes after some seconds; whether it still ran."""
    time.sleep(after)
    running = run.poll() is None
    if running:
        os.killpg(run.pid, signal.SIGKILL)
    status, _ = ended(run)
    return status == -signal.SIGKILL


def state(where: str) -> State:
    """What a record holds now."""
    with closing(open_archive(where)) as archive, archive.reading() as connection:
        return State(
            dossiers=tuple(codec.encode(dossier, with_text=True) for dossier in fetch.all_readings(connection)),
            versions=tuple(sorted(_versions(archive))),
            refused=tuple((each.path, each.why) for each in refusals.listed(connection)),
            faults=tuple(map(str, check.faults(connection))),
        )


def _versions(archive: Archive) -> Iterator[tuple[str, ...]]:
    with archive.reading() as connection:
        ids = {key: report.id for key, report in fetch.reports(connection)}
        for key in ids:
            yield tuple(ids[place.key] for place in lineage(connection, key))


def held(where: str) -> int:
    """How many reports a record holds; none where it is not there yet."""
    try:
        with closing(open_archive(where, create=True)) as archive, archive.reading() as connection:
            return sum(1 for _ in fetch.reports(connection))
    except Exception as problem:
        raise AssertionError(f"a killed run left a record that can't be opened: {problem}") from problem


def disturb(trial: Trial, tally: Tally, kills: int, chance: Random) -> None:
    """Adds to a new record by runs that are disturbed so many times, then to the end; counts what happened."""
    where = trial.new()
    tally.records += 1
    at_once = chance.choice([EACH, MANY])
    for _ in range(kills):
        run = start(where, trial.paths, jobs=tally.jobs, at_once=at_once)
        tally.runs += 1
        if trial.server and chance.random() < 0.25:
            tally.lost += cut_off(run, trial.server, where, chance)
            continue
        tally.kills += 1
        if kill(run, chance.uniform(0.1, 1.05) * trial.seconds):
            tally.landed += 1
            tally.stored_some += 0 < held(where) < len(trial.expected.dossiers)
    for _ in range(RUNS):
        status, said = finish(where, trial.paths, jobs=tally.jobs)
        tally.runs += 1
        if status in FINISHED:
            break
        tally.problems.append(said)
        print(said[-500:], file=sys.stderr, flush=True)
    found = state(where)
    tally.same += found == trial.expected
    if found != trial.expected:
        tally.problems.append(f"{where}: another end state, made with --jobs {tally.jobs}, {at_once} at once")


def cut_off(run: subprocess.Popen[bytes], server: servers.Server, where: str, chance: Random) -> bool:
    """Ends a run's connections from some moment on until it has noticed; whether it ended because of that, and said so."""
    database = where.rpartition("/")[2]
    end = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND application_name = 'onrecord'"  # noqa: S608
    time.sleep(chance.uniform(0.5, 1.5))
    while run.poll() is None:
        server.run(end)
        time.sleep(chance.uniform(0, 0.01))
    status, said = ended(run)
    return status == 1 and LOST in said


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Callable[[int], None]]:
    """A file system of so many kilobytes at a folder, with a function that gives it another size; raises OSError where none can be had."""
    run = lambda *command: subprocess.run([*command, str(folder)], check=True, capture_output=True)
    try:
        run("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs")
    except (OSError, subprocess.CalledProcessError) as problem:
        raise OSError("no file system can be mounted here: it takes root") from problem
    try:
        yield lambda size: run("mount", "-o", f"remount,size={size}k") and None
    finally:
        run("umount")


def fill_disk(trial: Trial, folder: Path, sizes: Sequence[int]) -> tuple[list[str], State]:
    """Adds to a record on a disk that has more room each time it was full, in kilobytes: what each run said, and the end state."""
    where, told = str(folder / "record.db"), []
    with small_disk(folder, sizes[0]) as resize:
        for size in sizes:
            resize(size)
            status, said = finish(where, trial.paths, at_once=EACH)
            told.append(said)
            if status in FINISHED:
                break
        return told, state(where)


def table(tallies: list[Tally]) -> str:
    heads = ["jobs", "kills", "while it ran", "while it stored", "connections lost", "runs", "records", "same end state"]
    counts = [[t.jobs, t.kills, t.landed, t.stored_some, t.lost, t.runs, t.records] for t in tallies]
    lines = [heads, *([*map(str, row), f"{t.same} of {t.records}"] for row, t in zip(counts, tallies, strict=True))]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.rjust, line, widths)) for line in lines)


@contextmanager
def records(database: str, folder: Path) -> Iterator[tuple[Callable[[], str], servers.Server | None]]:
    """Places for new records in a database, with the server where there is one."""
    if database == "sqlite":
        names = iter(range(10**6))
        yield (lambda: str(folder / f"record-{next(names)}.db")), None
        return
    with servers.postgres(durable=True) as server:
        yield server.new_database, server


def undisturbed(paths: list[str], new: Callable[[], str], server: servers.Server | None = None) -> Trial:
    """Adds once, in peace, and takes the time."""
    where = new()
    before = time.perf_counter()
    status, said = finish(where, paths)
    seconds = time.perf_counter() - before
    expected = state(where)
    assert status in FINISHED, said
    assert not expected.faults, expected.faults
    return Trial(paths=paths, new=new, expected=expected, seconds=seconds, server=server)


def main() -> int:
    options = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what was mounted and started ends with it
    chance = Random(options.seed)
    tallies = [Tally(jobs=1), Tally(jobs=2)]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for name in ("reports", "records", "disk"):
            (folder / name).mkdir()
        new, server = stack.enter_context(records(options.database, folder / "records"))
        trial = undisturbed(material(folder / "reports", options.reports), new, server)
        size = f"{len(trial.expected.dossiers)} reports, {len(trial.expected.refused)} inputs refused"
        print(f"{machine(server)}; {size}; undisturbed {trial.seconds:.1f} s", flush=True)
        while (left := options.kills - sum(tally.landed for tally in tallies)) > 0:
            tally = min(tallies, key=lambda tally: tally.landed)
            disturb(trial, tally, min(left, KILLS_A_RECORD), chance)
            print(f"{left} kills left", file=sys.stderr, flush=True)
        print(table(tallies))
        fine = all(tally.same == tally.records for tally in tallies)
        if options.database == "sqlite":
            fine = _full_disk(trial, folder / "disk") and fine
    for problem in (problem for tally in tallies for problem in tally.problems):
        print(problem)
    return 0 if fine else 1


def _full_disk(trial: Trial, folder: Path) -> bool:
    try:
        told, found = fill_disk(trial, folder, range(100, 20_000, 60))
    except OSError as problem:
        print(f"full disk: not tried: {problem}")
        return True
    same = found == trial.expected
    print(f"full disk: {len(told) - 1} runs found it full, {sum('disk is full' in said for said in told)} said so; same end state: {same}")
    return same


def machine(server: servers.Server | None) -> str:
    database = f"SQLite {sqlite3.sqlite_version}" if server is None else f"PostgreSQL {server.run('SHOW server_version')[0][0]}"
    return f"{time.strftime('%Y-%m-%d')}, Python {platform.python_version()}, {database}, {os.cpu_count()} processors"


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Kills onrecord add, and looks whether the record ends as it does undisturbed.")
    parser.add_argument("--kills", type=int, default=100, help="that meet it while it runs (%(default)s)")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite", help="%(default)s")
    parser.add_argument("--reports", type=int, default=40, help="that are added (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of all chance (%(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
