"""
Whether any file can break, stop, fill or mislead the reading of files: realistic files of every source, changed by chance.

    python -m benchmarks.fuzz --inputs 5000 --seed 1
    python -m benchmarks.fuzz --source mail --inputs 1000 --keep found
    python -m benchmarks.fuzz --extremes

Each file is read by a process whose memory and time are watched. It must become reports, each whole (offsets, zones, signs), or a reason
why not, and not "beyond its reader"; nothing may be written, connected to, or read that was not named. The same seed makes the same files.
What goes wrong is told, the files are left in `--keep`, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from random import Random

from benchmarks.mutations import mutated
from benchmarks.samples import SAMPLES
from onrecord import languages
from onrecord.records import Unread
from tests.sources.extremes import EXTREMES, Made, write

PATIENCE = 150  # seconds by the clock, after which a process is taken to hang
SLOW = 20.0  # seconds of the processor
MUCH = 1024  # MB that one file may take
ROOM = 6 * 2**30  # bytes that the process may have at all
CHECKED, SHORT = 1000, 200_000  # reports of one file that are looked through, of so many characters
SECRET = "Marrowfen told nobody of the ninth key"  # noqa: S105 (words in a file that no input may bring out)


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    reports: int = 0
    refused: int = 0
    seconds: float = 0.0
    memory: float = 0.0  # MB
    why: str = ""  # the last reason
    faults: tuple[str, ...] = ()


@dataclass
class Account:
    """What became of all files of a source."""

    files: int = 0
    read: int = 0
    refused: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    most: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        self.files += 1
        self.read += outcome.reports > 0
        self.refused += not outcome.reports
        self.seconds += outcome.seconds
        self.slowest, self.most = max(self.slowest, outcome.seconds), max(self.most, outcome.memory)
        self.faults.update(outcome.faults)


def main() -> None:
    options = parser().parse_args()
    end = time.monotonic() + 60 * options.minutes
    accounts: dict[str, Account] = defaultdict(Account)
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "secret.txt"
        secret.write_text(SECRET, encoding="utf-8")
        watched = Watched(Path(folder))
        try:
            for source, label, name, made in (extremes if options.extremes else changed)(options):
                with (Path(folder) / name).open("wb") as file:
                    write(file, made.replace(b"SECRET", bytes(secret)) if isinstance(made, bytes) else made)
                outcome = watched.read(name)
                accounts[source].add(outcome)
                report(label, outcome, Path(folder) / name, options)
                (Path(folder) / name).unlink()
                if time.monotonic() > end:
                    break
        finally:
            watched.end()
    print(told(accounts))
    sys.exit(any(account.faults for account in accounts.values()))


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("--inputs", type=int, default=5000, help="how many files in all")
    found.add_argument("--seed", type=int, default=1)
    found.add_argument("--minutes", type=float, default=float("inf"), help="stops after so many, wherever it is")
    found.add_argument("--source", choices=sorted(SAMPLES), action="append", help="only this one; may be given again")
    found.add_argument("--keep", type=Path, help="folder for the files that went wrong")
    found.add_argument("--extremes", action="store_true", help="bombs, loops and giants instead of what chance makes")
    found.add_argument("--measure", type=float, default=1.0, help="how large the extremes are; 1 is as they come")
    return found


def changed(options: argparse.Namespace) -> Iterator[tuple[str, str, str, Made]]:
    """Source, label, name and bytes of each file; every tenth is named like one of another source."""
    chosen = {source: sorted(SAMPLES[source]().items()) for source in options.source or SAMPLES}
    everything = [sample for samples in chosen.values() for sample in samples]
    for number in range(options.inputs):
        source = list(chosen)[number % len(chosen)]
        chance = Random(f"{options.seed}/{source}/{number}")
        name, data = chance.choice(chosen[source])
        other_name, other = chance.choice(everything)
        made = mutated(data, chance, other)
        yield source, f"{options.seed}-{number}", other_name if chance.random() < 0.1 else name, made


def extremes(options: argparse.Namespace) -> Iterator[tuple[str, str, str, Made]]:
    for label, (name, made) in EXTREMES.items():
        if not options.source or label.split()[0] in options.source:
            yield label.split()[0], label, name, made(options.measure)


def report(label: str, outcome: Outcome, file: Path, options: argparse.Namespace) -> None:
    """Says what went wrong, and keeps the file; of extremes says what became of each."""
    if options.extremes:
        what = f"{outcome.reports} read, {outcome.refused} refused, {outcome.seconds:.1f} s, {outcome.memory:.0f} MB"
        print(f"{label}: {what}; {outcome.why or 'no reason'}", flush=True)
    if outcome.faults:
        print(f"{label} ({file.name}): {'; '.join(outcome.faults)}", file=sys.stderr, flush=True)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, options.keep / f"{label.replace(' ', '-')}-{file.name}")


def told(accounts: dict[str, Account]) -> str:
    """A table, a source a line, and what went wrong below."""
    width = max(map(len, accounts), default=6)
    lines = [f"{'source':<{width}} {'files':>7} {'read':>7} {'refused':>8} {'seconds':>8} {'slowest':>8} {'most MB':>8} {'faults':>7}"]
    total = Account()
    for source, account in accounts.items():
        lines.append(row(source, account, width))
        total.files, total.read, total.refused = total.files + account.files, total.read + account.read, total.refused + account.refused
        total.seconds += account.seconds
        total.slowest, total.most = max(total.slowest, account.slowest), max(total.most, account.most)
        total.faults.update({f"{source}: {fault}": count for fault, count in account.faults.items()})
    lines.append(row("all", total, width))
    return "\n".join([*lines, *(f"{count} times {fault}" for fault, count in total.faults.most_common())])


def row(name: str, account: Account, width: int) -> str:
    return (
        f"{name:<{width}} {account.files:>7} {account.read:>7} {account.refused:>8} {account.seconds:>8.1f} {account.slowest:>8.2f} "
        f"{account.most:>8.0f} {account.faults.total():>7}"
    )


class Watched:
    """A process that reads files, and the next one where it broke or hung."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: SpawnProcess | None = None
        self.pipe: Connection | None = None

    def read(self, name: str) -> Outcome:
        if self.process is None or self.pipe is None:
            self.start()
        assert self.pipe is not None
        try:
            self.pipe.send(name)
            if self.pipe.poll(PATIENCE):
                outcome: Outcome = self.pipe.recv()
                return outcome
        except (EOFError, OSError):
            return Outcome(faults=(f"breaks the process ({self.end()})",))
        self.end()
        return Outcome(seconds=PATIENCE, faults=(f"hangs: more than {PATIENCE} seconds",))

    def start(self) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, str(self.folder)), daemon=True)
        self.process.start()
        theirs.close()

    def end(self) -> str:
        """Ends the process; how it ended."""
        if self.process is None or self.pipe is None:
            return "it had ended"
        self.pipe.close()  # which ends it, if it still listens
        self.process.join(2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        code, self.process = self.process.exitcode, None
        return f"exit status {code}"


def work(pipe: Connection, folder: str) -> None:
    """The life of the process: a file, what became of it, the next."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    os.chdir(folder)
    languages.detected("Les navires ne paieront pas le droit de passage cet hiver. " * 20)  # its model is unpacked to a file, once
    touched = Touched()
    sys.addaudithook(touched.look)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(outcome_of(pipe.recv(), touched))


class Touched:
    """What a process wrote to, or talked to, beside what it was asked to read."""

    def __init__(self) -> None:
        self.found: list[str] | None = None  # while a file is read

    def look(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.found is None:
            return
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if event in ("socket.connect", "socket.getaddrinfo", "os.remove", "os.rename", "os.mkdir", "os.symlink", "os.system"):
            self.found.append(f"{event} {arguments[0]!r}")
        elif writes and isinstance(arguments[0], str | bytes) and not os.fsdecode(arguments[0]).startswith("/dev/null"):
            self.found.append(f"writes {arguments[0]!r}")


def outcome_of(name: str, touched: Touched) -> Outcome:
    """What became of a file in the folder."""
    from onrecord import sources
    from tests.sources.texts import check

    before, start = memory(fresh=True), cpu()
    faults: list[str] = []
    counts, why = Counter[bool](), ""
    touched.found = []
    try:
        for item in sources.load(name):
            counts[refused := isinstance(item, Unread)] += 1
            why = item.why if isinstance(item, Unread) else why
            faults += wrong(item)
            if counts.total() <= CHECKED and (refused or len(item.text) <= SHORT):  # longer ones would take their time by the check
                check(item)
    except (Exception, RecursionError, MemoryError) as error:
        faults.append(f"raises {error!r:.200}")
    faults += touched.found
    touched.found = None
    seconds, most = cpu() - start, memory() - before
    faults += [f"takes {seconds:.0f} seconds"] if seconds > SLOW else []
    faults += [f"takes {most:.0f} MB"] if most > MUCH else []
    faults += [] if counts else ["neither report nor reason"]
    return Outcome(counts[False], counts[True], seconds, most, why[:160], tuple(dict.fromkeys(faults))[:5])


def wrong(item: object) -> list[str]:
    """What must not be said, nor come out."""
    why, text = getattr(item, "why", ""), getattr(item, "text", "")
    return [why[:200]] * ("beyond its reader" in why) + ["brings out a file that was not named"] * (SECRET in text or SECRET in why)


def cpu() -> float:
    """Seconds of the processor, those of processes that it started too."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def memory(*, fresh: bool = False) -> float:
    """The most that was in use, in MB, since it was last asked afresh; since the start where the system can't tell."""
    with suppress(OSError):
        if fresh:
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
