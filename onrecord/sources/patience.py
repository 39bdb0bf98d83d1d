"""How much of nothing a list of reports may hold, before it is taken to be no such list: it could go on for gigabytes."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import CannotLoad

__all__ = ["Patience"]

_MOST_EMPTY = 1_000_000  # lines or rows without a word, one after another
_MOST_BAD = 100_000  # of which no report comes; each is told of, with its reason


@dataclass(slots=True)
class Patience:
    """Counts what comes without a report in between; `what` is what the list is made of, for the reason."""

    what: str
    _empty: int = 0
    _bad: int = 0

    def empty(self) -> None:
        """Takes note of one without a word; raises CannotLoad where there are too many."""
        self._empty += 1
        if self._empty > _MOST_EMPTY:
            raise CannotLoad(f"more than {_MOST_EMPTY:,} empty {self.what} one after another, where it is left: take them out")

    def bad(self) -> None:
        """Takes note of one that is no report; raises CannotLoad where there are too many."""
        self._empty = 0
        self._bad += 1
        if self._bad > _MOST_BAD:
            raise CannotLoad(f"more than {_MOST_BAD:,} {self.what} without a report one after another, where it is left: take them out")

    def good(self) -> None:
        """Takes note of a report."""
        self._empty = self._bad = 0
