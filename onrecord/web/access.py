"""Who may open the page: whoever is at this machine; from anywhere else only who has the token or the password."""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path

from onrecord.errors import OnRecordError

__all__ = ["WINDOW", "Access", "Keys", "NotSafe", "Pass", "access", "is_loopback"]

SHORTEST = 8  # characters of a token or a password
LONGEST = 1024
STAYS = 12 * 3600  # seconds that somebody stays signed in
TRIES, WINDOW = 5, 60.0  # failed attempts from one machine, in so many seconds
_MACHINES = 1000  # whose attempts are remembered
_LOOPBACK_NAMES = frozenset(("localhost", "127.0.0.1", "::1"))
_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^:\[\]\s/@]+))(?::[0-9]{1,5})?")


class NotSafe(OnRecordError):
    """The page would be open to whoever finds it."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@dataclass(frozen=True, slots=True)
class Access:
    """Under which names the page answers, whether under every number, too, and the hash of what must be known, if anything."""

    names: frozenset[str]
    numbers: bool
    secret: bytes | None

    def answers_to(self, host: str | None) -> bool:
        """Whether a request for this host is meant for us; else a name that leads here may be another site's, which reads along."""
        found = _HOST.fullmatch(host or "")
        if not found:
            return False
        name = (found["six"] or found["name"]).rstrip(".").lower()
        return name in self.names or (self.numbers and _is_number(name))

    def lets_in(self, offered: str) -> bool:
        return self.secret is not None and hmac.compare_digest(_hashed(offered), self.secret)


def access(host: str, token: Path | None = None, password: Path | None = None, names: tuple[str, ...] = ()) -> Access:
    """The access to a page at an address; raises NotSafe where everybody could open it."""
    if token and password:
        raise NotSafe(f"{token} and {password}: one secret opens the page to people and to programs: name a token or a password, not both")
    secret = _secret(token, "token") if token else _secret(password, "password") if password else None
    if is_loopback(host):
        return Access(_LOOPBACK_NAMES | {host.lower()} | {name.lower() for name in names}, False, secret)
    if secret is None:
        raise NotSafe(
            f"{host}: others could read the record there, and decide in it: write a password into a file and name it with --password-file"
            " (or a token for programs, with --token-file), or leave out --host to serve this machine alone"
        )
    return Access(frozenset({host.lower(), *_LOOPBACK_NAMES, *(name.lower() for name in names)}), True, secret)


def _secret(path: Path, what: str) -> bytes:
    """The hash of the first line of a file; raises NotSafe where there is none that is safe."""
    try:
        with path.open("rb") as file:
            found = file.read(LONGEST * 4).decode("utf-8", "replace").partition("\n")[0].strip()
    except OSError as problem:
        raise NotSafe(f"{path}: {problem.strerror or problem}: name a file whose first line is the {what}") from problem
    if not SHORTEST <= len(found) <= LONGEST:
        told = f"{len(found)} characters" if found else "nothing"
        raise NotSafe(f"{path}: its first line has {told}: write a {what} of at least {SHORTEST} characters there")
    return _hashed(found)


def _hashed(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "replace")).digest()


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Pass:
    """A visit: its own number, until when it lasts, and whether somebody signed in."""

    id: str
    until: int
    signed_in: bool


@dataclass(slots=True)
class Keys:
    """Makes and knows passes, and the marks of forms that only our own pages can have; both end with this process."""

    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _failed: dict[str, deque[float]] = field(default_factory=dict)

    def new(self, *, signed_in: bool) -> Pass:
        return Pass(secrets.token_urlsafe(16), int(time.time()) + STAYS, signed_in)

    def written(self, one: Pass) -> str:
        told = f"{one.id}.{one.until}.{int(one.signed_in)}"
        return f"{told}.{self._sign('pass', told)}"

    def known(self, cookie: str | None) -> Pass | None:
        """The pass that a cookie is, if it is ours and not over."""
        told, _, sign = (cookie or "").rpartition(".")
        if not told.isascii() or not sign.isascii() or not hmac.compare_digest(sign, self._sign("pass", told)):
            return None
        id, until, signed_in = told.split(".")
        return Pass(id, int(until), signed_in == "1") if int(until) > time.time() else None

    def mark(self, one: Pass) -> str:
        """What a form on a page of this visit must bring."""
        return self._sign("form", one.id)

    def marked(self, one: Pass | None, mark: str) -> bool:
        return one is not None and mark.isascii() and hmac.compare_digest(mark, self.mark(one))

    def _sign(self, what: str, told: str) -> str:
        return hmac.new(self._key, f"{what}:{told}".encode(), sha256).hexdigest()

    def may_try(self, machine: str) -> bool:
        """Whether a machine has not failed too often in the last minute."""
        times = self._failed.get(machine, deque())
        while times and times[0] < time.monotonic() - WINDOW:
            times.popleft()
        return len(times) < TRIES

    def failed(self, machine: str) -> None:
        if machine not in self._failed and len(self._failed) >= _MACHINES:
            del self._failed[next(iter(self._failed))]
        self._failed.setdefault(machine, deque(maxlen=TRIES)).append(time.monotonic())
