"""What every page works on: the record, and counts of it that are not made anew for each reader."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from onrecord.archive.browse import Listed
from onrecord.archive.census import Stamp, Tally, stamp, tally
from onrecord.archive.database import Archive
from onrecord.web.findings import Findings
from onrecord.web.kept import Kept

__all__ = ["Elsewhere", "Page", "Site", "Tallies"]

QUICK = 0.25  # seconds that a page may spend on counting


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: where it is, what it is asked, what answers, and how that is shown; the first line of the answer's docstring tells of it."""

    path: str
    ask: type
    gives: type
    answer: Callable[..., object]
    template: str
    part: str = ""  # the template of what of it is sent alone, as a fragment
    typing: Callable[..., object] | None = None  # answers for a fragment
    menu: str = ""
    takes: type | None = None  # what can be sent there as JSON
    made: type | None = None  # what comes of it


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An answer whose page is at another address; a program gets the answer itself."""

    address: str
    answer: object


@dataclass(slots=True)
class Tallies:
    """Counts of the record: made anew when it changed, at once where that is quick, else beside, while the last ones are shown."""

    archive: Archive
    _lock: Lock = field(default_factory=Lock)
    _last: tuple[Stamp, Tally] | None = None
    _took: float = 0.0
    _running: Future[Tally] | None = None
    _beside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "counting"))

    def now(self) -> Tally:
        with self.archive.reading() as connection:
            found = stamp(connection)
        with self._lock:
            if self._last and self._last[0] == found:
                return self._last[1]
            if self._running is None or self._running.done():
                self._running = self._beside.submit(self._count)
            running, last = self._running, self._last
        if last and self._took > QUICK:
            return last[1]
        return running.result()

    def _count(self) -> Tally:
        begun = monotonic()
        with self.archive.reading() as connection:
            made = stamp(connection), tally(connection)
        with self._lock:
            self._last, self._took = made, monotonic() - begun
        return made[1]

    def close(self) -> None:
        self._beside.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Site:
    """The record that is shown, as what it is named, and whether it is gone when the page is closed."""

    archive: Archive
    tallies: Tallies
    findings: Findings
    name: str
    author: str  # who decides here
    temporary: bool = False
    listings: Kept[Listed] = field(default_factory=Kept)

    def close(self) -> None:
        self.tallies.close()
        self.findings.close()
