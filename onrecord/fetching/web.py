"""Asks addresses of the web, politely; whatever the other side does, there is an answer, or a reason, in bounded time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType

import httpcore
import httpx

from onrecord import __version__
from onrecord.errors import CannotLoad
from onrecord.fetching.addresses import checked
from onrecord.fetching.body import CODINGS, whole
from onrecord.fetching.robots import Robots, Told
from onrecord.fetching.wire import Deadline, Transport

__all__ = ["NAME", "Answer", "Limits", "Validators", "Web"]

#: By this sites know it, in their logs and in their robots.txt.
NAME = "OnRecord"

_AGENT = f"{NAME}/{__version__} (reads news reports that a person names; obeys robots.txt)"
_MOVED = (301, 302, 303, 307, 308)
_MOST_RULES = 500 * 1024  # bytes of a robots.txt, as RFC 9309 has it
_LONGEST_TAG = 500  # characters of a validator
_SAVE = "save the page in a browser and name the file"
_LATER = "try again later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one address may cost: seconds a step and in all, bytes, and how often it may lead elsewhere."""

    step: float = 20.0
    total: float = 90.0
    size: int = 64 * 2**20
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave along with an answer, by which it tells later whether that still holds."""

    etag: str | None = None
    modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came from an address in the end; no `data` where all is as it was when the validators were given."""

    url: str
    captured: str
    data: bytes | None = None
    media: str | None = None
    charset: str | None = None
    validators: Validators = Validators()

    @property
    def digest(self) -> str | None:
        return None if self.data is None else f"sha256:{sha256(self.data).hexdigest()}"


class Web:
    """The web for one run: connections are kept, and each site's robots.txt is asked for once. To be used in `with`."""

    def __init__(self, *, allow_private: bool = False, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._deadline = Deadline()
        self._client = httpx.Client(
            transport=Transport(self._deadline, allow_private=allow_private),
            headers={"user-agent": _AGENT, "accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-encoding": CODINGS},
            timeout=self._limits.step,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            trust_env=False,
        )
        self._robots = Robots(NAME, self._rules)

    def __enter__(self) -> Web:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def get(self, url: str, known: Validators | None = None) -> Answer:
        """What is at an address, or that it is as it was known; raises CannotLoad with the reason why it is not had."""
        self._deadline.set(self._limits.total)
        told = known or Validators()
        headers = {"if-none-match": told.etag, "if-modified-since": told.modified}
        with self._led(url, {name: value for name, value in headers.items() if value}, politely=True) as (at, response):
            if response.status_code == HTTPStatus.NOT_MODIFIED and told:
                return Answer(url=at, captured=_now(), validators=told)
            _refuse(response)
            return self._answer(at, response)

    def _answer(self, at: str, response: httpx.Response) -> Answer:
        size, most = response.headers.get("content-length", ""), self._limits.size
        data, more = (b"", True) if size.isdecimal() and len(size) < 20 and int(size) > most else self._body(response, most)
        if more:
            raise CannotLoad(f"more than {most / 2**20:.3g} MB: no report has as much; save what you want of it, and name the file")
        return Answer(
            url=at,
            captured=_now(),
            data=data,
            media=response.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
            charset=response.charset_encoding,
            validators=Validators(_tag(response, "etag"), _tag(response, "last-modified")),
        )

    def _body(self, response: httpx.Response, most: int) -> tuple[bytes, bool]:
        return whole(response.iter_raw(), response.headers.get("content-encoding", ""), most)

    def _rules(self, url: str) -> Told:
        with self._led(url, {}, politely=False) as (_, response):
            text = self._body(response, _MOST_RULES)[0].decode("utf-8", "replace") if response.is_success else ""
            return response.status_code, text

    @contextmanager
    def _led(self, url: str, headers: dict[str, str], *, politely: bool) -> Iterator[tuple[str, httpx.Response]]:
        """Where an address leads in the end, each step of the way checked as the first."""
        at, seen = checked(url), set[str]()
        with _in_words():
            while at not in seen and len(seen) <= self._limits.redirects:
                seen.add(at)
                if politely:
                    self._deadline.put_off(self._robots.check(at))
                with self._client.stream("GET", at, headers=headers, follow_redirects=False) as response:
                    if response.status_code not in _MOVED or "location" not in response.headers:
                        yield at, response
                        return
                    at = _next(at, response.headers["location"])
        raise CannotLoad(f"it leads on and on, or round in a circle ({len(seen)} addresses, the last {_shown(at)}): {_SAVE}")


def _next(at: str, location: str) -> str:
    try:
        return checked(str(httpx.URL(at).join(location)))
    except CannotLoad as error:
        raise CannotLoad(f"it leads to {_shown(location)}: {error}") from error


def _refuse(response: httpx.Response) -> None:
    """Raises CannotLoad, in plain words, where the answer is none that holds a report."""
    status = response.status_code
    if status in (200, 203):
        return
    words = f"{status}, {httpx.codes.get_reason_phrase(status) or 'which is no known status'}"
    if status in (404, 410):
        raise CannotLoad(f"nothing is there ({words}): check the address")
    if status in (401, 402, 403, 407, 451):
        raise CannotLoad(f"the site does not show it to programs ({words}): {_SAVE}")
    if status == 429 or status >= 500:
        wait = response.headers.get("retry-after", "")
        when = f"in {int(wait):,} seconds" if wait.isdecimal() and len(wait) < 7 else "later"
        raise CannotLoad(f"the site can't answer now ({words}): try again {when}")
    raise CannotLoad(f"the site sends no page ({words}): {_SAVE}")


@contextmanager
def _in_words() -> Iterator[None]:
    """Errors of the network as reasons that a reader understands."""
    try:
        yield
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise CannotLoad(f"the site did not answer in time: {_LATER}") from error
    except httpcore.ConnectError as error:
        if "CERTIFICATE" in str(error).upper():
            raise CannotLoad(f"the site can't prove that it is who it says ({_shown(str(error))}): {_SAVE}, if you trust it") from error
        raise CannotLoad(f"the site can't be reached ({_shown(str(error))}): check the address, or {_LATER}") from error
    except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
        raise CannotLoad(f"the answer broke off, or is none of the web's ({_shown(str(error))}): {_LATER}") from error
    except (httpx.InvalidURL, httpx.HTTPError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, UnicodeError) as error:
        raise CannotLoad(f"no address that can be asked ({_shown(str(error))}): check it") from error


def _tag(response: httpx.Response, name: str) -> str | None:
    value = response.headers.get(name, "")
    return value if 0 < len(value) <= _LONGEST_TAG and value.isascii() and value.isprintable() else None


def _shown(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:119]}…"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
