"""A record behind a page, asked without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from onrecord.archive.database import Archive, open_archive
from onrecord.web.access import Access, access
from onrecord.web.app import make
from onrecord.web.serve import site_of
from onrecord.web.site import Site
from tests.web.browsing import Served, chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page at a port of this machine, for a real browser."""
    with served(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    place = chromium()
    with sync_playwright() as started:
        running = started.chromium.launch(executable_path=place, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, shown: Served) -> Iterator[Callable[..., Page]]:
    """Opens a page; at the end nothing may have failed, run or been fetched that is not ours."""
    contexts, faults = [], list[str]()

    def opening(place: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True, forced: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            forced_colors="active" if forced else "none",
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: faults.append(f"error {error}"))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" and "status of 40" not in said.text else None)
        page.on("request", lambda asked: None if asked.url.startswith(shown.address) else faults.append(f"asked for {asked.url}"))
        page.goto(shown.address + shown.places.get(place, place))
        return page

    yield opening
    for context in contexts:
        context.close()
    assert not faults
