"""What a command writes and says: its output to a file or to standard output, the rest to standard error, and its exit status."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click

from onrecord import plugins
from onrecord.records import Dossier, Unread

__all__ = ["Tally", "deliver", "form_of", "printable", "progress", "writing"]

FEW = 5  # reports that need no progress bar
SOME_SET_ASIDE = 3
_MOMENT = 0.1  # seconds between two states of the line that shows how far a run is
_WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"

Outcome = Dossier | Unread


@dataclass(slots=True)
class Tally:
    """What became of a run's inputs."""

    read: int = 0
    unread: int = 0
    chars: int = 0
    sentences: int = 0
    silent: int = 0  # sentences without a statement

    def add(self, outcome: Outcome) -> None:
        if isinstance(outcome, Unread):
            self.unread += 1
            return
        coverage = outcome.reading.coverage
        self.read += 1
        self.chars += coverage.chars_read
        self.sentences += coverage.sentences
        self.silent += coverage.sentences - coverage.sentences_with_statement

    @property
    def status(self) -> int:
        """The exit status: 0 all read, 3 some input set aside, 1 nothing could be done."""
        if not self.read:
            return 1
        return SOME_SET_ASIDE if self.unread else 0

    def __str__(self) -> str:
        if not self.read and not self.unread:
            return "no report found: name files, folders or globs that hold some"
        size = f"{self.chars:,} character{'s' * (self.chars != 1)}, {self.sentences:,} sentence{'s' * (self.sentences != 1)}"
        what = f" ({size}, {self.silent:,} of them without a statement)" if self.read else ""
        return f"{self.read:,} report{'s' * (self.read != 1)} read{what}; {self.unread:,} set aside"


def form_of(out: Path | None, kind: str = "exporters") -> str:
    """The form for a file's ending; a table where no form of the kind has such files."""
    return next((name for name, form in plugins.find(kind).items() if out and out.suffix == form.SUFFIX), "table")


def deliver(outcomes: Iterator[Outcome], form: str, out: Path | None, *, with_text: bool) -> Tally:
    """Writes outcomes as they come, in the form of an exporter; names on standard error what is unread, and closes with the tally."""
    tally = Tally()
    with closing(outcomes), writing(out) as file:  # type: ignore[type-var]
        watched = _watched(outcomes, tally, bar=not file.isatty(), name=not (form == "table" and file.isatty()))
        plugins.find("exporters")[form].write(watched, file, with_text=with_text)
    click.echo(f"onrecord: {tally}", err=True)
    return tally


@contextmanager
def writing(out: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that stands whole in its place at the end and is left as it was if anything fails before."""
    if out is None or str(out) == "-":
        if sys.stdout is None:
            raise click.UsageError("there is no standard output: give a file with --out")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = out.resolve()
    if target.exists() and not target.is_file():  # a device or a pipe can't be replaced
        with target.open("wb") as file:
            yield file
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    except OSError as error:
        error.filename = error.filename or str(target)  # a full disk does not tell whose writing it ends
        raise
    finally:
        part.unlink(missing_ok=True)


def printable(text: str) -> str:
    """Text with everything escaped that could move the cursor, hide or reorder words: names of files and reasons come from outside."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in text)


def _watched(outcomes: Iterable[Outcome], tally: Tally, *, bar: bool, name: bool) -> Iterator[Outcome]:
    """Outcomes as they are, counted; with a bar, and with the names of what is unread (a table on a terminal shows them itself)."""
    with progress(wanted=bar) as (show, say):
        for outcome in outcomes:
            tally.add(outcome)
            if name and isinstance(outcome, Unread):
                say(f"onrecord: {printable(outcome.path)}: {printable(outcome.why)}")
            show(tally.read + tally.unread, f"{tally.read:,} reports read, {tally.unread:,} set aside")
            yield outcome


@contextmanager
def progress(*, wanted: bool = True) -> Iterator[tuple[Callable[[int, str], None], Callable[[str], None]]]:
    """How to show, on a terminal, how many reports are done and in what words, and how to say a line while that is shown."""
    if not (wanted and sys.stderr.isatty()):
        yield (lambda done, words: None), (lambda line: click.echo(line, err=True))
        return
    last = 0.0

    def show(done: int, words: str) -> None:
        nonlocal last
        if done > FEW and (now := time.monotonic()) - last >= _MOMENT:
            last = now
            _over(f"{_WHEEL[int(now / _MOMENT) % len(_WHEEL)]} {words} {_clock(now - start)}")

    def say(line: str) -> None:
        _over("")
        click.echo(line, err=True)

    start = time.monotonic()
    try:
        yield show, say
    finally:
        _over("")


def _over(words: str) -> None:
    """Writes over the present line of the terminal, without breaking it."""
    room = shutil.get_terminal_size().columns - 1
    sys.stderr.write(f"\r\x1b[K{words[:room]}")
    sys.stderr.flush()


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"
