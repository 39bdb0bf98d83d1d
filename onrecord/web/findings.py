"""What analyses found: worked out beside the pages, one at a time, and kept until the record changes."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass, field
from threading import Lock

from onrecord.archive.census import Stamp, stamp
from onrecord.archive.database import Archive
from onrecord.errors import BadQuery
from onrecord.pipeline.ask import ask
from onrecord.records import Finding, Part

__all__ = ["Findings"]

KEPT = 6  # findings
WAITING = 8  # that are being worked out or wait for it
PATIENCE = 1.5  # seconds that a page waits for one

Key = tuple[str, Part, Stamp]


@dataclass(slots=True)
class Findings:
    """The last findings; `get` begins one that is not there."""

    archive: Archive
    _lock: Lock = field(default_factory=Lock)
    _begun: OrderedDict[Key, Future[Finding]] = field(default_factory=OrderedDict)
    _beside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "asking"))

    def get(self, analysis: str, part: Part, patience: float = PATIENCE) -> Finding | None:
        """What an analysis finds, None where that takes longer. Raises what the analysis does, BadQuery where too many are waited for."""
        with self.archive.reading() as connection:
            key = analysis, part, stamp(connection)
        try:
            return self._future(key).result(timeout=patience)
        except TooLate:
            return None

    def _future(self, key: Key) -> Future[Finding]:
        with self._lock:
            if key in self._begun:
                self._begun.move_to_end(key)
                return self._begun[key]
            if sum(not each.done() for each in self._begun.values()) >= WAITING:
                raise BadQuery(f"{WAITING} questions are being worked out already: wait for one of them, then ask again")
            analysis, part, now = key
            done = [one for one, future in self._begun.items() if future.done()]
            for old in [one for one in done if one[2] != now] or done[: max(0, len(self._begun) - KEPT + 1)]:
                del self._begun[old]  # what the record was holds words that may have been forgotten since
            self._begun[key] = self._beside.submit(ask, self.archive, analysis, part=part)
            return self._begun[key]

    def close(self) -> None:
        self._beside.shutdown(wait=False, cancel_futures=True)
