"""
How fast reports that are read already are kept, how large a record of them is, and how much memory that takes, on each database.

    python -m benchmarks.keep
    python -m benchmarks.keep --reports 5000 --many 100000 --database sqlite --json keep.json

Reports and their readings are made beforehand (see `generated`), with a vector of 384 numbers for each statement. Then a process of its own
adds the reports, a file of JSON Lines, as `onrecord add` does, but with a reader that takes each reading from a file. Its clock runs from
the first report to the last one stored. The seconds of the processor are its own, not a server's; how many the loading of both files takes
by itself is measured before, and taken off. The memory is the most that the process held. The databases sync to the disk as ever, and the
server has what its package sets.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import generated
from onrecord import sources
from onrecord.archive.database import Archive, open_archive
from onrecord.pipeline import keep
from onrecord.records import Dossier, Reading, Report
from tests import servers

DIMENSIONS = 384
SHORT = 3  # statements of the reports that are many
PARTS = {
    "text": ("report",),
    "readings": ("reading", "speaker", "statement"),
    "index": ("statement_words", "report_words"),
    "vectors": ("vector", "codes"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the table says of a run: seconds, those of the processor, bytes, and bytes of each part of the record."""

    database: str
    reports: int
    statements: int
    chars: int
    seconds: float
    cpu: float
    memory: int
    size: int
    parts: dict[str, int]


class Ready:
    """A reader whose readings were made before; it is given the reports in their order."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")

    def read(self, report: Report, /) -> Reading:
        sha256, reading = pickle.load(self._file)  # noqa: S301 - this run made it
        if sha256 != report.sha256:
            raise ValueError("readings and reports do not go together")
        return replace(reading, report_id=report.id)

    def close(self) -> None:
        self._file.close()


# ---- what is made beforehand ----


def make(folder: Path, dossiers: Iterable[Dossier], seed: int) -> tuple[int, int, int]:
    """Writes reports and readings; how many, with how many statements and characters."""
    chance, totals = np.random.default_rng(seed), [0, 0, 0]
    with (folder / "reports.jsonl").open("wb") as lines, (folder / "readings").open("wb") as readings:
        for dossier in dossiers:
            one = dossier.report
            facts = {"url": f"https://example.org/{one.id}", "outlet": one.outlet, "title": one.title, "published": one.published}
            lines.write(json.dumps({"text": one.text} | facts).encode() + b"\n")
            pickle.dump((one.sha256, _with_vectors(dossier.reading, chance)), readings)
            for i, more in enumerate((1, len(dossier.reading.statements), len(one.text))):
                totals[i] += more
    return totals[0], totals[1], totals[2]


def _with_vectors(reading: Reading, chance: np.random.Generator) -> Reading:
    vectors = chance.integers(-127, 128, (len(reading.statements), DIMENSIONS), dtype=np.int8)
    said = (replace(said, meaning=vector.tobytes()) for said, vector in zip(reading.statements, vectors, strict=True))
    return replace(reading, statements=tuple(said))


# ---- what a measured process does ----


def add_here(folder: Path, where: str) -> None:
    """Adds what is in a folder, and writes what it took to standard output, as one line of JSON."""
    _, loading = _timed(lambda: _load(folder))
    with closing(open_archive(where, create=True)) as archive, closing(Ready(folder / "readings")) as ready:
        seconds, cpu = _timed(lambda: _add(folder, archive, ready))
    print(json.dumps({"seconds": seconds, "cpu": cpu - loading, "memory": _memory()}), flush=True)


def _load(folder: Path) -> None:
    with closing(Ready(folder / "readings")) as ready:
        for report in sources.load(str(folder / "reports.jsonl")):
            assert isinstance(report, Report), report
            ready.read(report)


def _add(folder: Path, archive: Archive, ready: Ready) -> None:
    for kept in keep.add([str(folder / "reports.jsonl")], archive, open_reader=lambda: ready):
        assert kept.state == "new", kept


def _timed(act: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - cpu


def _memory() -> int:
    """The most bytes that this process has held; what the system counts for it includes what the process held that started it."""
    try:
        held = Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return int(held) * 1024


# ---- what the measuring process does ----


def measure(database: str, where: str, folder: Path, totals: tuple[int, int, int]) -> Row:
    command = [sys.executable, "-m", "benchmarks.keep", "--add", str(folder), "--where", where]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    if done.returncode:
        sys.exit(done.stderr)
    size, parts = sizes(where)
    reports, statements, chars = totals
    told: dict[str, Any] = json.loads(done.stdout)
    return Row(database=database, reports=reports, statements=statements, chars=chars, size=size, parts=parts, **told)


def sizes(where: str) -> tuple[int, dict[str, int]]:
    """Bytes of a record, and of each of its parts with their indexes."""
    with closing(open_archive(where)) as archive:
        with archive.bare() as connection:
            connection.exec_driver_sql("VACUUM FULL" if archive.on_server else "PRAGMA wal_checkpoint(TRUNCATE)")
        with archive.reading() as connection:
            if archive.on_server:
                each = "SELECT tablename, pg_total_relation_size(tablename::regclass) FROM pg_tables WHERE schemaname = 'onrecord'"
            else:
                each = "SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_master USING (name) GROUP BY tbl_name"
            tables = [(str(name), int(size)) for name, size in connection.exec_driver_sql(each)]
    parts = {part: sum(size for name, size in tables if _belongs(name, names)) for part, names in PARTS.items()}
    return sum(size for _, size in tables) if "://" in where else Path(where).stat().st_size, parts


def _belongs(table: str, names: Sequence[str]) -> bool:
    return table in names or any(table.startswith(f"{name}_") for name in names if name.endswith("_words"))


@contextmanager
def places(database: str, folder: Path) -> Iterator[Callable[[str], str]]:
    """Gives places of new records."""
    if database == "sqlite":
        yield lambda name: str(folder / f"{name}.db")
        return
    with servers.postgres(durable=True) as server:
        yield lambda name: server.new_database()


def table(rows: Sequence[Row]) -> str:
    heads = "database,reports,statements each,characters each,stored a second,a CPU second,memory MB,bytes a report".split(",")
    lines = [[*heads, *PARTS]]
    for row in rows:
        told = [row.statements / row.reports, row.chars / row.reports, row.reports / row.seconds, row.reports / row.cpu]
        told += [row.memory / 1e6, row.size / row.reports, *(row.parts[part] / row.reports for part in PARTS)]
        lines.append([row.database, f"{row.reports:,}", *(f"{value:,.0f}" for value in told)])
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in lines)


def machine() -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors, load {load} before the run"


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Reports stored a second, bytes a report and memory, on each database.")
    parser.add_argument(
        "--reports", type=int, default=2_000, help="of the usual length, to measure speed and size on; 0 for none (%(default)s)"
    )
    parser.add_argument(
        "--many", type=int, default=100_000, help=f"short reports, of {SHORT} statements, for the memory; 0 for none (%(default)s)"
    )
    parser.add_argument("--database", action="append", choices=["sqlite", "postgresql"], help="measure only this one")
    parser.add_argument("--seed", type=int, default=1, help="of the generated reports (%(default)s)")
    parser.add_argument("--folder", type=Path, help="where all is made that is gone at the end; by default the system's place for such")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--add", type=Path, help=argparse.SUPPRESS)  # what a measured process is told
    parser.add_argument("--where", help=argparse.SUPPRESS)
    return parser.parse_args()


def run(options: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """The usual reports on each database; then few short ones and many, whose memory must be the same, on the first."""
    databases = options.database or ["sqlite", "postgresql"]
    wanted = [(options.reports, generated.STATEMENTS, databases)]
    wanted += [(number, SHORT, databases[:1]) for number in (options.many // 10, options.many)]
    for number, each, on in wanted:
        if not number:
            continue
        (made := folder / f"{number}-{each}").mkdir()
        totals = make(made, generated.dossiers(number * each, options.seed, each), options.seed)
        for database in on:
            with places(database, made) as place:
                yield measure(database, place("record"), made, totals)


def main() -> int:
    options = parsed()
    if options.add:
        add_here(options.add, options.where)
        return 0
    before, rows = machine(), []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for row in run(options, Path(folder)):
            rows.append(row)
            print(f"{row.database}: {row.reports:,} reports in {row.seconds:,.1f} s", file=sys.stderr, flush=True)
    print(before)
    print(table(rows))
    if options.json:
        options.json.write_text(json.dumps({"machine": before, "rows": [asdict(row) for row in rows]}, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
