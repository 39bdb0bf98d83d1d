"""A record whose every piece is told of as it is taken, so that a run can show how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from onrecord.holdings import Held, Holdings
from onrecord.records import Dossier, Part, Question

__all__ = ["Seen", "Watched"]

Seen = Callable[[Dossier | Held], None]
Item = TypeVar("Item", bound=Dossier | Held)


@dataclass(frozen=True, slots=True)
class Watched:
    """Holdings that tell of all that is taken."""

    holdings: Holdings
    seen: Seen

    @property
    def part(self) -> Part:
        return self.holdings.part

    def of(self, part: Part) -> Watched:
        return Watched(self.holdings.of(part), self.seen)

    def dossiers(self) -> Iterator[Dossier]:
        return self._told(self.holdings.dossiers())

    def meeting(self, identity: str) -> Iterator[Dossier]:
        return self._told(self.holdings.meeting(identity))

    def readings(self) -> Iterator[Dossier]:
        return self._told(self.holdings.readings())

    def rest(self) -> Iterator[Held]:
        return self._told(self.holdings.rest())

    def questions(self) -> Iterator[Question]:
        return self._told(self.holdings.questions())

    def _told(self, items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            self.seen(item)
            yield item
