"""Which proxy the environment names for an address, and whether it is gone by: behind one nobody can tell which machine is asked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]

from onrecord.errors import CannotLoad

__all__ = ["way"]

_SPOKEN = re.compile(r"https?://[^/]", re.IGNORECASE)


def way(url: str, *, allow_private: bool) -> str | None:
    """The proxy for an address, None where it is asked directly.

    Raises CannotLoad where one is named that may not be gone by: to ask the site past it would tell the world who asks, and by it an
    address could lead to a private machine unseen.
    """
    parts, named = urlsplit(url), getproxies_environment()
    proxy = named.get(parts.scheme) or named.get("all")
    if not proxy or not parts.hostname or proxy_bypass_environment(parts.netloc, named):
        return None
    if not allow_private:
        raise CannotLoad(
            "a proxy is named in the environment, behind which it can't be checked that no private machine is asked: give --allow-private "
            f"to go by the proxy all the same, or set NO_PROXY={parts.hostname} to ask the site directly"
        )
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    if not _SPOKEN.match(proxy):
        raise CannotLoad(f"a proxy of a kind that is not spoken to ({proxy.partition(':')[0][:20]}): save the page and name the file")
    return proxy
