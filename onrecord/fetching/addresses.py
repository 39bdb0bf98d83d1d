"""Which addresses are asked: of the web, without secrets in them, and on machines that the whole world may reach."""

from __future__ import annotations

import re
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

from onrecord.errors import CannotLoad

__all__ = ["checked", "is_address", "is_public", "resolved"]

_LONGEST = 2000  # characters
_MOST_MACHINES = 4  # of one name that are tried
_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNFIT = re.compile(r"[\x00-\x20\x7f]")
_PATIENCE = 10.0  # seconds in which a name is looked up; where names work, that takes less than one
_PRIVATE = "--allow-private lets it in, if you trust it"

_GLOBAL = IPv6Network("2000::/3")  # all that is given out so far
_TEREDO, _SIX_TO_FOUR, _TRANSLATED = IPv6Network("2001::/32"), IPv6Network("2002::/16"), IPv6Network("64:ff9b::/96")
_DOCUMENTATION = IPv6Network("3fff::/20")

Address = IPv4Address | IPv6Address
Found = tuple[Any, ...]


def is_address(path: str) -> bool:
    """Whether it is an address of the web and not the name of a file."""
    return bool(_WEB.match(path))


def checked(url: str) -> str:
    """The address without its fragment; raises CannotLoad where it is none that is asked."""
    url = url.partition("#")[0]
    if not is_address(url):
        raise CannotLoad("no address of the web: only http:// and https:// are fetched")
    if len(url) > _LONGEST:
        raise CannotLoad(f"an address of more than {_LONGEST:,} characters: save the page and name the file")
    try:
        parts = urlsplit(url)
        host, secret, _ = parts.hostname, parts.username is not None, parts.port
    except ValueError as error:
        raise CannotLoad(f"no address that can be asked ({error}): check it") from error
    if not host or _UNFIT.search(url):
        raise CannotLoad("no address that can be asked: check it")
    if secret:
        raise CannotLoad("an address with a name or password in it, which the record would keep: save the page and name the file")
    return url


def resolved(host: str, port: int, *, allow_private: bool, within: float = _PATIENCE) -> list[str]:
    """The machines of a name, as numbers; raises CannotLoad where there are none in so many seconds, or where any of them is not public."""
    try:
        found = _looked_up(host, port, min(within, _PATIENCE))
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no name that a machine can have"
        raise CannotLoad(f"{host} is not found ({why}): check the address, or try again later") from error
    machines = list(dict.fromkeys(str(address[0]) for *_, address in found))
    for machine in machines:
        if not allow_private and not is_public(ip_address(machine)):
            shown = host if host == machine else f"{host} ({machine})"
            raise CannotLoad(f"{shown} is on a private network or this machine, which is not asked: {_PRIVATE}")
    return machines[:_MOST_MACHINES]


def _looked_up(host: str, port: int, within: float) -> list[Found]:
    """What the system says of a name; it may take a minute to say nothing, so it is asked from a thread that is left behind then."""
    told: list[list[Found] | Exception] = []

    def ask() -> None:
        try:
            told.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            told.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(within)
    if not told:
        raise CannotLoad(
            f"{host} could not be looked up in {within:.2g} seconds: check your connection and the address, or try again later"
        )
    if isinstance(told[0], Exception):
        raise told[0]
    return told[0]


def is_public(address: Address) -> bool:
    """Whether the whole world can reach a machine there; one that stands for another is as that one."""
    if isinstance(address, IPv6Address):
        if (inner := _inner(address)) is not None:
            return is_public(inner)
        if address not in _GLOBAL or address in _TEREDO or address in _DOCUMENTATION or address.scope_id:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The older address that a newer one carries."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _SIX_TO_FOUR:
        return address.sixtofour
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED else None
