"""What was looked at to answer a question, and what is to be said beside the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.holdings import Held
from onrecord.listings.kept import number
from onrecord.records import Dossier, Finding
from onrecord.terminal import printable, progress

__all__ = ["Looked", "lines"]

_OFTEN = 100  # reports after which the bar moves


@dataclass(slots=True)
class Looked:
    """Counts of what an analysis went through."""

    reports: int = 0
    statements: int = 0

    @contextmanager
    def following(self) -> Iterator[Callable[[Dossier | Held], None]]:
        """What to tell of each thing that is looked at; shows a bar on a terminal."""
        with progress() as (show, _):

            def seen(item: Dossier | Held) -> None:
                if isinstance(item, Dossier):
                    self.reports += 1
                    self.statements += len(item.reading.statements)
                    if self.reports % _OFTEN == 0:
                        show(self.reports, str(self))

            yield seen

    def __str__(self) -> str:
        return f"looked at {number(self.statements, 'statements')} in {number(self.reports, 'reports')}"


def lines(finding: Finding, looked: Looked) -> Iterator[str]:
    """How much was found in how much, and what the table leaves out."""
    yield f"{number(len(finding.rows), 'rows')}; {looked}"
    yield from map(printable, finding.notes)
