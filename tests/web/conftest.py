"""A record behind a page, asked without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.archive.database import Archive, open_archive
from onrecord.web.access import Access, access
from onrecord.web.app import make
from onrecord.web.serve import site_of
from onrecord.web.site import Site

HERE = "http://127.0.0.1:8321"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = open_archive(str(tmp_path / "record.db"), create=True)
    yield made
    made.close()


@pytest.fixture
def site(archive: Archive) -> Site:
    return site_of(archive, "person:ana")


@pytest.fixture
def visit(site: Site) -> Iterator[Callable[..., TestClient]]:
    """Opens the page as somebody: with what they may know, from where."""
    opened: list[TestClient] = []

    def visiting(may: Access | None = None, base: str = HERE) -> TestClient:
        client = TestClient(make(site, may or access("127.0.0.1")), base_url=base, raise_server_exceptions=True, follow_redirects=False)
        opened.append(client)
        return client

    yield visiting
    for each in opened:
        each.close()
    site.close()


@pytest.fixture
def page(visit: Callable[..., TestClient]) -> TestClient:
    """Whoever is at this machine."""
    return visit()
