"""What was written out of the record, and what came into it: each line that is set aside, as it comes, and how much of each at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from onrecord.errors import OnRecordError
from onrecord.holdings import Fate, Held, Line, Outcome, Proposal, Refused
from onrecord.records import Dossier, Forgotten, Judgement, Question, Unread, Versions
from onrecord.terminal import SOME_SET_ASIDE, printable, progress

__all__ = ["Brought", "Written", "follow"]

_OFTEN = 100  # reports after which the bar moves
_GO_ON = "what came in stays: run the same command again to go on"
_NAMES: Mapping[type, str] = MappingProxyType(
    {
        Dossier: "readings",
        Versions: "addresses",
        Judgement: "judgements",
        Proposal: "proposals",
        Question: "questions",
        Refused: "refusals",
        Forgotten: "forgotten reports",
    }
)


@dataclass(slots=True)
class Written:
    """Counts of what was written; readings are told of where `whole` reports are."""

    whole: bool
    counts: Counter[str] = field(default_factory=Counter)
    last: str | None = None  # report

    def add(self, item: Dossier | Held) -> None:
        if not isinstance(item, Dossier):
            self.counts[_NAMES[type(item)]] += 1
            return
        said = len(item.reading.statements)
        if (said or self.whole) and item.report.id != self.last:
            self.counts["reports"] += 1
            self.last = item.report.id
        self.counts["readings"] += self.whole
        self.counts["statements"] += said

    @contextmanager
    def following(self, *, bar: bool) -> Iterator[Callable[[Dossier | Held], None]]:
        """What to tell of each thing that is written; shows a bar on a terminal."""
        with progress(wanted=bar) as (show, _):

            def seen(item: Dossier | Held) -> None:
                self.add(item)
                if self.counts["reports"] % _OFTEN == 0:
                    show(self.counts["reports"], str(self))

            yield seen

    def __str__(self) -> str:
        told = [_number(self.counts[name], name) for name in ("reports", "readings", "statements", *_NAMES.values()) if self.counts[name]]
        return f"written: {', '.join(dict.fromkeys(told)) or 'nothing, for there is nothing of it in the record'}"


@dataclass(slots=True)
class Brought:
    """Counts of what came, by its kind and by what became of it."""

    fates: Counter[tuple[str, Fate]] = field(default_factory=Counter)
    aside: int = 0  # lines

    def add(self, outcome: Outcome | Unread) -> None:
        if isinstance(outcome, Unread):
            self.aside += 1
        elif outcome.fate is Fate.ASIDE:
            self.aside += len(outcome.line.numbers)
        else:
            self.fates[_NAMES[type(outcome.line.item)], outcome.fate] += 1

    @property
    def status(self) -> int:
        """The exit status: 0 all came in or was there, 3 some was set aside, 1 nothing else was there."""
        if not self.aside:
            return 0
        return SOME_SET_ASIDE if self.fates else 1

    def __str__(self) -> str:
        told = [self._of(name) for name in _NAMES.values() if any(self.fates[name, fate] for fate in Fate)]
        return "; ".join([*(told or ["nothing came in"]), f"{_number(self.aside, 'lines')} set aside"])

    def _of(self, name: str) -> str:
        counts = {fate: self.fates[name, fate] for fate in Fate if self.fates[name, fate]}
        return f"{_number(sum(counts.values()), name)}: {', '.join(f'{count:,} {fate}' for fate, count in counts.items())}"


def _number(count: int, words: str) -> str:
    one = {"addresses": "address", "refusals": "refusal"}.get(words, words.removesuffix("s"))
    return f"{count:,} {one if count == 1 else words}"


def follow(run: Iterator[Outcome | Unread], name: str) -> Brought:
    """Takes in what became of each thing, with a bar on a terminal; says on standard error what was set aside, and why."""
    account = Brought()
    with closing(run), progress() as (show, say):  # type: ignore[type-var]
        try:
            for outcome in run:
                account.add(outcome)
                if told := _told(outcome, name):
                    say(f"onrecord: {told}")
                show(account.fates.total(), str(account))
        except (OnRecordError, KeyboardInterrupt):
            if account.fates:
                say(f"onrecord: stopped after {account}")
                say(f"onrecord: {_GO_ON}")
            raise
    return account


def _told(outcome: Outcome | Unread, name: str) -> str | None:
    if isinstance(outcome, Unread):
        return f"{printable(outcome.path)}: {printable(outcome.why)}"
    if outcome.fate is Fate.ASIDE:
        return f"{printable(name)}#{_numbers(outcome.line)}: {printable(outcome.why)}"
    return None


def _numbers(line: Line) -> str:
    first, last = line.numbers[0], line.numbers[-1]
    return str(first) if first == last else f"{first}-{last}"
