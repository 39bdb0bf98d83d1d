"""The page served until somebody stops it."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

import uvicorn

from onrecord.archive.database import Archive
from onrecord.errors import CannotKeep
from onrecord.web.access import Access
from onrecord.web.app import make
from onrecord.web.findings import Findings
from onrecord.web.site import Site, Tallies

__all__ = ["listening", "serve_at", "server_of", "site_of"]

BACKLOG = 128
AT_ONCE = 500  # connections; others are told to come back
KEPT_OPEN = 30  # seconds that a connection waits for the next request
QUIT_WITHIN = 5  # seconds that requests have to end


def site_of(archive: Archive, author: str, *, temporary: bool = False) -> Site:
    return Site(archive, Tallies(archive), Findings(archive), archive.where, author, temporary)


def listening(host: str, port: int) -> socket.socket:
    """A socket at an address; raises CannotKeep, saying what to do, where it can't be had."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as problem:
        raise CannotKeep(f"{host}: no address of this machine ({problem}): leave out --host, or name one that it has") from problem
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # told so, it sends at once
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(address)
        made.listen(BACKLOG)
    except OSError as problem:
        made.close()
        why = "another program is there" if problem.errno == errno.EADDRINUSE else problem.strerror or str(problem)
        raise CannotKeep(f"{host}, port {port}: {why}: name another port with --port, 0 for any that is free") from problem
    return made


def server_of(site: Site, access: Access) -> uvicorn.Server:
    """What answers; it runs at sockets until its `should_exit` is set."""
    config = uvicorn.Config(
        make(site, access),
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=KEPT_OPEN,
        timeout_graceful_shutdown=QUIT_WITHIN,
        h11_max_incomplete_event_size=64 * 1024,
        lifespan="on",
    )
    return uvicorn.Server(config)


def serve_at(at: socket.socket, site: Site, access: Access, told: Callable[[str], None]) -> None:
    """Answers at a socket until this process is told to stop; tells the address first."""
    host, port = at.getsockname()[:2]
    shown = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(host, host)  # noqa: S104
    told(f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/")
    server_of(site, access).run(sockets=[at])
