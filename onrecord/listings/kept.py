"""What became of a run's inputs: the noteworthy ones line by line as they come, and how much was read at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from onrecord.errors import OnRecordError
from onrecord.terminal import SOME_SET_ASIDE, printable, progress

if TYPE_CHECKING:
    from onrecord.linking.versions import Change
    from onrecord.pipeline.keep import Kept

__all__ = ["Account", "close", "counts", "follow", "number"]

_GO_ON = "what was stored stays: run the same command again to go on, and what is there is not read again"


@dataclass(slots=True)
class Account:
    """Counts of inputs by what became of them, and of what was read of them now."""

    states: Counter[str] = field(default_factory=Counter)
    chars: int = 0
    sentences: int = 0
    silent: int = 0  # sentences without a statement

    def add(self, kept: Kept) -> None:
        self.states[kept.state.value] += 1
        if kept.coverage:
            self.chars += kept.coverage.chars_read
            self.sentences += kept.coverage.sentences
            self.silent += kept.coverage.sentences - kept.coverage.sentences_with_statement

    @property
    def status(self) -> int:
        """The exit status: 0 all kept, or kept before; 3 some input set aside; 1 nothing could be done."""
        refused = self.states["refused"]
        if not self.states.total() or refused == self.states.total():
            return 1
        return SOME_SET_ASIDE if refused or self.states["forgotten"] else 0

    def __str__(self) -> str:
        if not self.states.total():
            return "no report found: name files, folders or globs that hold some"
        told = {"reread": "read again"} if self.states["reread"] else {"new": "new", "version": "new versions", "known": "known"}
        told |= {name: name for name in ("forgotten", "refused") if name == "refused" or self.states[name]}
        counts = ", ".join(number(self.states[name], words) for name, words in told.items())
        silent = f"{self.silent:,} of them without a statement"
        read = f"; {number(self.chars, 'characters')} read, {number(self.sentences, 'sentences')}, {silent}" if self.chars else ""
        return f"{number(self.states.total(), 'reports')} in: {counts}{read}"


def number(count: int, words: str) -> str:
    return f"{count:,} {words.removesuffix('s') if count == 1 else words}"


def follow(run: Iterator[Kept]) -> Account:
    """Takes in what became of each input, with a bar on a terminal; says on standard error what was refused and what is a new version."""
    account = Account()
    with closing(run), progress() as (show, say):  # type: ignore[type-var]
        try:
            for kept in run:
                account.add(kept)
                for line in _told(kept):
                    say(f"onrecord: {line}")
                show(account.states.total(), str(account))
        except (OnRecordError, KeyboardInterrupt):
            if account.states.total():
                say(f"onrecord: stopped after {account}")
                say(f"onrecord: {_GO_ON}")
            raise
    return account


def _told(kept: Kept) -> Iterator[str]:
    if kept.why is not None:
        yield f"{printable(kept.path)}: {printable(kept.why)}"
    elif kept.state == "forgotten":
        yield f"{printable(kept.path)}: it was forgotten, and is not let in: onrecord add --again lets it in"
    elif kept.follows:
        yield f"{printable(kept.path)}: {kept.report} is a new version of {kept.follows}{': ' + counts(kept.change) if kept.change else ''}"
    for note in kept.notes:
        yield f"{printable(kept.path)}: {printable(note)}"


def counts(change: Change) -> str:
    """How many statements came with a version, went and stayed."""
    return f"{number(len(change.came), 'statements')} came, {len(change.went):,} went, {len(change.stayed):,} stayed"


def close(account: Account) -> int:
    """Says what came of it all; the exit status."""
    click.echo(f"onrecord: {account}", err=True)
    return account.status
