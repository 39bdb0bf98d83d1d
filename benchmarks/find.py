"""
How fast `onrecord find` answers on generated records of 10,000, 100,000 and a million statements.

    python -m benchmarks.find
    python -m benchmarks.find --statements 10000 --statements 100000 --database postgresql --json speed.json

The records are stored as an import stores them, portion after portion. Each search has a connection of its own and looks for words that are
there: one, two, a row of them, a beginning, NOT, OR, with a part of the record, and very common ones. Then the whole command is started
anew for some of them: with the record in the system's memory, and after telling the system to forget it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

from sqlalchemy import LargeBinary, cast, func, select

from benchmarks import generated
from onrecord.archive import fetch, store
from onrecord.archive.database import Archive, open_archive
from onrecord.archive.find import find
from onrecord.archive.query import parse
from onrecord.archive.tables import report
from onrecord.outline import join
from onrecord.records import Act, Dossier, Manner, Part, Report
from tests import servers

PORTION = 200  # reports that are stored at once
_COMMAND = """
import atexit, pathlib, sys
status = pathlib.Path("/proc/self/status")
atexit.register(lambda: print(status.read_text() if status.exists() else "", file=sys.stderr))
from onrecord.cli import main
main()
"""
SAMPLE = 1000  # reports that searches are made of
COMMANDS = 9  # times that the whole command is started
COMMON = [
    "said",
    "the",
    "of",
    "government minister",
    "the president",
    '"of the"',
    "said NOT the",
    "government OR minister",
    "that*",
    "the of to",
]


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was measured of one kind of search, in seconds."""

    kind: str
    number: int
    median: float
    p99: float
    most: float
    found: float  # share that found something


@dataclass(kw_only=True)
class Record:
    """A generated record and what was measured of it; `size` in bytes, with the database's own files."""

    statements: int
    database: str
    reports: int = 0
    made: float = 0.0  # seconds, of which `stored` were spent storing
    stored: float = 0.0
    size: int = 0
    texts: int = 0
    index: int = 0
    rows: list[Row] = field(default_factory=list)
    command: list[float] = field(default_factory=list)
    forgotten: list[float] = field(default_factory=list)  # with nothing of the record in the system's memory
    memory: int = 0  # the most that a command held


Search = tuple[str, Part]


def make(archive: Archive, record: Record, seed: int) -> None:
    """Fills a record."""
    coming = generated.dossiers(record.statements, seed)
    start = time.perf_counter()
    while portion := list(islice(coming, PORTION)):
        begin = time.perf_counter()
        with archive.writing() as connection:
            store.store(connection, portion)
        record.stored += time.perf_counter() - begin
    record.made = time.perf_counter() - start


def some_of(archive: Archive, record: Record, chance: Random) -> list[Dossier]:
    """Some of what is in a record, to make searches of."""
    with archive.reading() as connection:
        record.reports = connection.execute(select(func.count()).select_from(report)).scalar_one()
        length = func.octet_length(report.c.text) if archive.on_server else func.length(cast(report.c.text, LargeBinary))
        record.texts = int(connection.execute(select(func.sum(length))).scalar_one())
        keys = chance.sample(range(1, record.reports + 1), min(SAMPLE, record.reports))
        return [fetch.dossier_of(connection, key) for key in keys]


# ---- what is looked for ----


class Asker:
    """Makes searches out of what is in the record, as somebody does who remembers some words of it."""

    def __init__(self, some: list[Dossier], chance: Random) -> None:
        self._some, self._chance = some, chance
        self._rank = {word: rank for rank, word in enumerate(generated.language().words)}

    def kinds(self) -> dict[str, Callable[[], Search]]:
        return {
            "one word": lambda: (self._words(1), Part()),
            "two words": lambda: (self._words(2), Part()),
            "three words": lambda: (self._words(3), Part()),
            "a row": lambda: (f'"{self._row(self._chance.choice((2, 3)))}"', Part()),
            "a beginning": lambda: (f"{self._words(1)[:4]}*", Part()),
            "NOT": lambda: (f"{self._words(1)} NOT {self._words(1)}", Part()),
            "OR": lambda: (f"{self._words(1)} OR {self._words(1)}", Part()),
            "a word of a speaker": lambda: (self._words(1, said := self._said()), Part(speaker=said[1].split()[-1])),
            "a word of an outlet in a month": self._of_outlet,
            "a word, manner, act and zone": lambda: (self._words(1), Part(manner=Manner.DIRECT, act=Act.DENY, zone="body")),
            "a part without words": lambda: ("", Part(outlet=self._report().outlet, act=self._chance.choice(list(Act)))),
            "common words": lambda: (self._chance.choice(COMMON), Part()),
            "common words in a rare part": lambda: (self._chance.choice(COMMON), Part(speaker=self._said()[1], act=Act.ADMIT)),
            "a long row of common words": lambda: ('"the of in to"', Part()),
        }

    def _report(self) -> Report:
        return self._chance.choice(self._some).report

    def _said(self) -> tuple[str, str, Dossier]:
        """Words, speaker and dossier of a statement."""
        dossier = self._chance.choice(self._some)
        said = self._chance.choice(dossier.reading.statements)
        name = next(each.name for each in dossier.reading.speakers if each.id == said.speaker)
        return join(dossier.report.text, said.content), name, dossier

    def _words(self, number: int, said: tuple[str, str, Dossier] | None = None) -> str:
        """Words of one statement that are not among the most common."""
        while True:
            words = [word for word in _plain((said or self._said())[0]) if self._rank.get(word, 0) > 100]
            if len(words) >= number:
                return " ".join(self._chance.sample(words, number))
            said = None

    def _row(self, number: int) -> str:
        while True:
            words = _plain(self._said()[0])
            at = self._chance.randrange(len(words) - number + 1)
            if any(self._rank.get(word, 0) > 100 for word in words[at : at + number]):
                return " ".join(words[at : at + number])

    def _of_outlet(self) -> Search:
        said = self._said()
        report = said[2].report
        month = date.fromisoformat(report.published or "").strftime("%Y-%m")
        return self._words(1, said), Part(outlet=report.outlet, since=month, until=month)


def _plain(words: str) -> list[str]:
    return words.strip("“”,").lower().split()


def measure(archive: Archive, kind: str, searches: list[Search]) -> Row:
    times, found = [], 0
    for words, part in searches:
        begin = time.perf_counter()
        with archive.reading() as connection:
            answer = find(connection, parse(words) if words else None, part)
        times.append(time.perf_counter() - begin)
        found += bool(answer.hits)
    return Row(kind=kind, number=len(times), median=statistics.median(times), p99=_p99(times), most=max(times), found=found / len(times))


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[98] if len(times) > 1 else times[0]


def command(where: str, words: str) -> tuple[float, int]:
    """How long the command takes from start to end, and the most memory that it held, in bytes; 0 where the system does not tell."""
    begin = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", _COMMAND, "find", *words.split(), "--record", where], check=True, capture_output=True)
    took = time.perf_counter() - begin
    told = re.search(rb"VmHWM: *(\d+) kB", run.stderr.replace(b"\t", b" "))
    return took, 1024 * int(told[1]) if told else 0


def forget(path: Path) -> bool:
    """Tells the system to drop a file from its memory."""
    if not hasattr(os, "posix_fadvise") or not path.is_file():
        return False
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


# ---- one record after another ----


def run(where: str, record: Record, searches: int, seed: int) -> None:
    """Makes a record where none is there already, and measures it."""
    path = Path(where)
    with closing(open_archive(where, create=True)) as archive:
        with archive.reading() as connection:
            empty = connection.execute(select(report.c.pk).limit(1)).first() is None
        if empty:
            make(archive, record, seed)
            _settle(archive)
        record.size, record.index = _sizes(archive, path)
        chance = Random(seed)
        asker = Asker(some_of(archive, record, chance), chance)
        for kind, ask in asker.kinds().items():
            record.rows.append(measure(archive, kind, [ask() for _ in range(searches)]))
            print(_line(record.rows[-1]), flush=True)
        words = [asker._words(1 + number % 2) for number in range(COMMANDS)]
    record.command, memory = map(list, zip(*(command(where, each) for each in words), strict=True))
    record.forgotten = [command(where, each)[0] for each in words if forget(path)]
    record.memory = max(memory)


def _settle(archive: Archive) -> None:
    """What the databases do by themselves some time after much was written."""
    with archive.bare() as connection:
        connection.exec_driver_sql("VACUUM ANALYZE" if archive.on_server else "PRAGMA wal_checkpoint(TRUNCATE)")


def _sizes(archive: Archive, path: Path) -> tuple[int, int]:
    with archive.reading() as connection:
        if archive.on_server:
            parts = "pg_total_relation_size('statement_words') + pg_total_relation_size('report_words')"
            whole, index = connection.exec_driver_sql(f"SELECT pg_database_size(current_database()), {parts}").one()
            return int(whole), int(index)
        index = connection.exec_driver_sql("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%!_words!_%' ESCAPE '!'").scalar_one()
        return path.stat().st_size, int(index)


@contextmanager
def places(database: str, folder: Path) -> Iterator[Callable[[int], str]]:
    """Gives places of new records."""
    if database == "sqlite":
        yield lambda size: str(folder / f"{size}.db")
        return
    with servers.postgres(durable=True) as server:
        yield lambda size: server.new_database()


def _line(row: Row) -> str:
    times = "".join(f"{1000 * value:9.1f}" for value in (row.median, row.p99, row.most))
    return f"  {row.kind:40}{row.number:5}{times}   {row.found:5.0%}"


def _told(record: Record) -> str:
    ordinary = [row for row in record.rows if "common" not in row.kind]
    lines = [
        f"{record.statements:,} statements in {record.reports:,} reports on {record.database}"
        + (f": made in {record.made:,.0f} s, {record.reports / record.stored:,.0f} reports stored a second" if record.stored else ""),
        f"  {record.size / 1e6:,.0f} MB, {record.size / record.reports:,.0f} bytes a report,"
        f" of which text {record.texts / record.reports:,.0f} and index {record.index / record.reports:,.0f}",
        f"  slowest median of ordinary searches {1000 * max(row.median for row in ordinary):,.0f} ms,"
        f" slowest 99th percentile {1000 * max(row.p99 for row in ordinary):,.0f} ms",
        f"  the command, started anew: median {statistics.median(record.command):.2f} s, at most {max(record.command):.2f} s;"
        f" memory {record.memory / 1e6:,.0f} MB",
    ]
    if record.forgotten:
        lines.append(f"  the same with nothing of the record in memory: median {statistics.median(record.forgotten):.2f} s,"
                     f" at most {max(record.forgotten):.2f} s")  # fmt: skip
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures searches in generated records.")
    parser.add_argument("--statements", type=int, action="append", help="how many; may be given again")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--searches", type=int, default=50, help="of each kind")
    parser.add_argument("--folder", type=Path, help="where the records are made, and stay; one that is there is not made again")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="file for the figures")
    options = parser.parse_args()
    records = []
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-find-") as scratch,
        places(options.database, options.folder or Path(scratch)) as place,
    ):
        for size in options.statements or [10_000, 100_000, 1_000_000]:
            record = Record(statements=size, database=options.database)
            records.append(record)
            print(f"{'  search, ms':42}{'n':>5}{'median':>9}{'99 %':>9}{'most':>9}   found", flush=True)
            run(place(size), record, options.searches, options.seed)
            print(_told(record), flush=True)
    told = {"machine": f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors", "sqlite": sqlite3.sqlite_version}
    told |= {"python": platform.python_version(), "date": date.today().isoformat(), "records": [asdict(record) for record in records]}
    if options.json:
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    print(json.dumps({name: value for name, value in told.items() if name != "records"}))


if __name__ == "__main__":
    main()
