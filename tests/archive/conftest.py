"""Records on both databases: what holds on one holds on the other."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.archive.database import Archive, open_archive
from tests import servers


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    """A server of PostgreSQL; skips where it is not installed."""
    if not servers.binaries():
        pytest.skip("PostgreSQL is not installed here (initdb and pg_ctl are not found)")
    if not find_spec("psycopg"):
        pytest.skip("psycopg is not installed: pip install 'onrecord[postgres]'")
    with servers.postgres() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The place of a record that is not there yet, on either database."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.db")
        return
    server: servers.Server = request.getfixturevalue("server")
    address = server.new_database()
    yield address
    server.drop(address)


@pytest.fixture
def archive(where: str) -> Iterator[Archive]:
    """An empty record on either database."""
    made = open_archive(where, create=True)
    yield made
    made.close()


@pytest.fixture
def opened() -> Iterator[Callable[..., Archive]]:
    """`open_archive`, with all that it opened closed at the end."""
    made: list[Archive] = []

    def opening(where: str, **options: object) -> Archive:
        made.append(open_archive(where, **options))
        return made[-1]

    yield opening
    for each in made:
        each.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte; skips where none can be mounted."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
