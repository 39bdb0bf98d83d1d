"""How machines are reached: each name is looked up once, what it means is checked, and just that is connected to; all by a deadline.

Where addresses need no check, they are asked by the proxy that the environment names.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

import httpcore
import httpx

from onrecord.errors import CannotLoad
from onrecord.fetching.addresses import resolved
from onrecord.fetching.proxies import way

__all__ = ["Deadline", "Transport"]


class Deadline:
    """The moment by which an answer must be whole, however slowly it drips."""

    def __init__(self) -> None:
        self._at = 0.0

    def set(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def put_off(self, seconds: float) -> None:
        self._at += seconds

    def left(self, timeout: float | None) -> float:
        """How long one step may wait; raises httpcore.TimeoutException where no time is left."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("no time is left")
        return left if timeout is None else min(left, timeout)


class Transport(httpx.BaseTransport):
    """Carries requests over connections to checked machines, or by a proxy where they need no check."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._backend = _Backend(deadline, allow_private)
        self._context = httpx.create_ssl_context()
        self._pools: dict[str | None, httpcore.ConnectionPool] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        answer = self._pool(way(str(url), allow_private=self._allow_private)).handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Portions(answer), extensions=answer.extensions)

    def close(self) -> None:
        for pool in self._pools.values():
            pool.close()

    def _pool(self, proxy: str | None) -> httpcore.ConnectionPool:
        """The connections by a proxy, or without one."""
        if proxy not in self._pools:
            told: dict[str, Any] = {"network_backend": self._backend, "max_keepalive_connections": 0}  # each is checked by itself
            self._pools[proxy] = (
                httpcore.HTTPProxy(**_named(proxy), ssl_context=self._context, **told)
                if proxy
                else (httpcore.ConnectionPool(self._context, **told))
            )
        return self._pools[proxy]


def _named(proxy: str) -> dict[str, Any]:
    """The proxy as the library wants it: where it is, and who asks, where it has to know that."""
    url = httpx.URL(proxy)
    secret = (unquote(url.username), unquote(url.password)) if url.username or url.password else None
    return {"proxy_url": str(url.copy_with(userinfo=b"")), "proxy_auth": secret}


class _Portions(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._deadline, self._allow_private = deadline, allow_private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        machines = resolved(host, port, allow_private=self._allow_private, within=self._deadline.left(timeout))
        for machine in machines:
            try:
                return _Stream(self._sockets.connect_tcp(machine, port, self._deadline.left(timeout)), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if machine == machines[-1]:
                    raise
        raise CannotLoad(f"{host} is not found: check the address, or try again later")


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
