"""What was worked out for a page and holds until the record changes: the last of it is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

from onrecord.archive.census import Stamp

__all__ = ["Kept"]

MOST = 100

Value = TypeVar("Value")


@dataclass(slots=True)
class Kept(Generic[Value]):
    """Values by what was asked for, those that were asked for last; all go when the record is another."""

    _lock: Lock = field(default_factory=Lock)
    _of: Stamp | None = None
    _values: OrderedDict[Hashable, Value] = field(default_factory=OrderedDict)

    def get(self, now: Stamp, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key in a state of the record; made where it is not there."""
        with self._lock:
            if self._of != now:
                self._values.clear()  # it may hold what has been forgotten since
                self._of = now
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            if self._of == now:
                self._values[key] = made
                while len(self._values) > MOST:
                    self._values.popitem(last=False)
        return made
