"""What the operators of a site let programs fetch, by its robots.txt (RFC 9309); asked once a site and run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import protego

from onrecord.errors import CannotLoad

__all__ = ["Robots"]

_MOST_PATIENT = 30.0  # seconds between two requests, whatever a site asks for
_SAVE = "save the page in a browser and name the file"

#: The status of a site's robots.txt, and its text.
Told = tuple[int, str]


@dataclass(slots=True)
class _Site:
    rules: protego.Protego | None  # None where all is allowed
    why_not: str | None = None
    last: float | None = None  # when it was asked for a page


class Robots:
    """The rules of the sites of a run, for one program by its name."""

    def __init__(self, name: str, ask: Callable[[str], Told], sleep: Callable[[float], None] = time.sleep) -> None:
        self._name, self._ask, self._sleep = name, ask, sleep
        self._sites: dict[str, _Site] = {}

    def check(self, url: str) -> float:
        """Waits as the site wishes before the page is asked for, and says how long; raises CannotLoad where it may not be asked for."""
        parts = urlsplit(url)
        origin = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        if origin not in self._sites:
            self._sites[origin] = self._site(*self._ask(f"{origin}/robots.txt"))
        site = self._sites[origin]
        if site.why_not:
            raise CannotLoad(site.why_not)
        if site.rules and not site.rules.can_fetch(url, self._name):
            raise CannotLoad(f"the robots.txt of {parts.netloc} asks programs not to fetch it: {_SAVE}")
        return self._wait(site)

    def _site(self, status: int, text: str) -> _Site:
        if 200 <= status < 300:
            return _Site(protego.Protego.parse(text))
        if status == 429 or status >= 500:  # not known, so nothing is allowed
            return _Site(None, f"its robots.txt can't be had now ({status}), so nothing is fetched: try again later, or {_SAVE}")
        return _Site(None)

    def _wait(self, site: _Site) -> float:
        delay = (site.rules and site.rules.crawl_delay(self._name)) or 0.0
        pause = site.last + min(delay, _MOST_PATIENT) - time.monotonic() if site.last is not None else 0.0
        pause = pause if pause > 0 else 0.0  # nothing and NaN too
        if pause:
            self._sleep(pause)
        site.last = time.monotonic()
        return pause
