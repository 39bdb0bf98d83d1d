"""A real server of pages on this machine, which answers just as it is told, however badly."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser

Request = tuple[str, dict[str, str]]
Answer = bytes | Callable[[socket.socket, Request], None]


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """The bytes of an answer; a header's name is written with low lines."""
    data = body.encode() if isinstance(body, str) else body
    told = {"content-length": str(len(data)), "content-type": "text/html"} | {
        name.replace("_", "-"): text for name, text in headers.items()
    }
    return f"HTTP/1.1 {status}\r\n{''.join(f'{name}: {text}' + chr(13) + chr(10) for name, text in told.items())}\r\n".encode() + data


@dataclass
class Site:
    """Answers by path; what is not there is a 404. `asked` has every request, in order."""

    listening: socket.socket
    tls: ssl.SSLContext | None = None
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    @property
    def port(self) -> int:
        return self.listening.getsockname()[1]

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http{'s' if self.tls else ''}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The pages that were asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def drip(self, data: bytes, start: bytes = b"", pause: float = 0.05) -> Answer:
        """An answer that goes on and on, in drops, until nobody listens."""

        def dripping(connection: socket.socket, _: Request) -> None:
            connection.sendall(start)
            while not self.stopped.wait(pause):
                connection.sendall(data)

        return dripping

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._one, args=(connection,))
            self.threads.append(thread)
            thread.start()

    def _one(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError), connection:
            connection.settimeout(10)
            if self.tls is None:
                self._told(connection)
                return
            with self.tls.wrap_socket(connection, server_side=True) as inner:
                self._told(inner)

    def _told(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            if not (portion := connection.recv(65536)):
                return
            head += portion
            if not head.startswith(b"G"):
                connection.sendall(answer(status="400 Bad Request"))
                return
        first, _, rest = head.partition(b"\r\n")
        path = first.split()[1].decode()
        request = (path, {name.lower(): text for name, text in BytesHeaderParser().parsebytes(rest).items()})
        self.asked.append(request)
        told = self.pages.get(path, answer(status="404 Not Found"))
        if callable(told):
            told(connection, request)
        else:
            connection.sendall(told)


@contextmanager
def site(host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that is up."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listening:
        one = Site(listening, tls)
        thread = threading.Thread(target=one.serve)
        thread.start()
        try:
            yield one
        finally:
            one.stopped.set()
            listening.shutdown(socket.SHUT_RDWR)
            for each in (thread, *one.threads):
                each.join(20)
