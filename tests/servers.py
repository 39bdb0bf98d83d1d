"""A real server of PostgreSQL for tests and benchmarks: made in a folder of its own, reached on this machine only, gone at the end."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Server:
    """A running server; `address` is that of its first database."""

    port: int
    log: Path

    @property
    def address(self) -> str:
        return self.of("postgres")

    def of(self, database: str) -> str:
        return f"postgresql://onrecord@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str, database: str = "postgres") -> list[tuple]:
        import psycopg

        with psycopg.connect(self.of(database), autocommit=True) as connection:
            found = connection.execute(sql)
            return found.fetchall() if found.description else []

    def new_database(self) -> str:
        """The address of a database with nothing in it."""
        name = f"record_{secrets.token_hex(6)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return self.of(name)

    def drop(self, address: str) -> None:
        self.run(f"DROP DATABASE IF EXISTS {address.rpartition('/')[2]} WITH (FORCE)")


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl, where PostgreSQL is installed."""
    places = [Path(found).parent for found in [shutil.which("pg_ctl")] if found] + sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), reverse=True
    )
    return next((place for place in places if (place / "initdb").exists()), None)


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[Server]:
    """Starts a server and ends it; `durable` syncs to the disk as a real one does, which tests need not."""
    bin = binaries()
    assert bin, "PostgreSQL is not installed"
    with TemporaryDirectory(prefix="onrecord-pg-") as folder:
        data, log = Path(folder, "data"), Path(folder, "log")
        as_who = _not_as_root(Path(folder))
        run = lambda *command: subprocess.run([*as_who, *map(str, command)], check=True, capture_output=True, cwd=folder, timeout=120)
        run(bin / "initdb", "-D", data, "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--locale", "C", "-N")
        port = _free_port()
        options = f"-p {port} -h 127.0.0.1 -k {folder}" + ("" if durable else " -c fsync=off -c full_page_writes=off")
        run(bin / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start")
        try:
            yield Server(port, log)
        finally:
            run(bin / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _not_as_root(folder: Path) -> list[str]:
    """The server refuses to run as root: then it runs as the user that its package made."""
    if os.geteuid():
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
