"""A page served for a real browser."""

from __future__ import annotations

import json
import shutil
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from onrecord.archive import refusals
from onrecord.archive.database import Archive, open_archive
from onrecord.records import Dossier, Span, Unread, Zone
from onrecord.web.access import access
from onrecord.web.serve import listening, server_of, site_of
from tests.archive.filled import fill, said
from tests.archive.people import told
from tests.builders import dossier
from tests.web.test_pages import EVIL, hostile

WIDTHS = {"wide": 1280, "narrow": 320}
PLACES = """
home reports search nothing wrong speakers speaker decisions proposals analyses analysis profile interface aside missing hostile arabic
chain lived versions sign
""".split()


@dataclass(frozen=True)
class Served:
    """A running page: its address, its record, and the addresses of one of everything."""

    address: str
    archive: Archive
    places: dict[str, str]


def long_chain() -> Dossier:
    """A statement in a statement in a statement, with a zone, in a report that is not in English letters alone."""
    made = dossier(
        "Nobody rules out fog\n\n"
        "[who:1 Secretary Ilir Brandt] [said:1 noted] that [what:1 [who:2 Minister Amal Teryn] had [said:2 warned] that [what:2 as "
        "[who:3 her own pilots] [said:3 admit], [what:3 “no ferry returns on time”]]]. It is well known that berths are blind.",
        title="Nobody rules out fog",
        outlet="The Post",
        published="2024-05-20",
    )
    return made


def lived() -> Dossier:
    """A report that goes on under further headlines, with a word as long as a line."""
    long = "wolfeschlegelstein" * 6
    made = dossier(
        f"First {long}\n\n[who:1 {long}] [said:1 said] [what:1 no ferry sails].\n\nSecond wind\n\n[what:1 Nor does any barge].",
        outlet="The Outer Strait Weekly Advertiser, Mercury, Courier and General Intelligencer",
        published="2024-05-21",
    )
    text = made.report.text
    headlines = tuple(
        Zone("headline", Span(text.index(words), text.index(words) + len(words))) for words in (f"First {long}", "Second wind")
    )
    return replace(made, report=replace(made.report, zones=headlines))


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """A record with something of everything, some of it hostile, at a free port of this machine."""
    archive = open_archive(str(folder / "record.db"), create=True)
    arabic = dossier("عنوان التقرير\n\n[what:1 «لا نستبعد شيئا»] [said:1 قالت] [who:1 إيدا نورفيك].", language="ar", outlet="صدى المرافئ")
    reports = [hostile(), arabic, long_chain(), lived(), *(said(n, outlet="Halyard") for n in range(1, 31))]
    fill(archive, [*reports, told(1, "Mayor Edda Norvik"), told(2, "Eda Norvig")])
    with archive.writing() as connection:
        refusals.note(connection, [Unread(f"/tmp/{EVIL}.pdf", "it holds no text")])
    site = site_of(archive, "person:ana")
    at = listening("127.0.0.1", 0)
    server = server_of(site, access("127.0.0.1"))
    running = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.01)
    places = {"home": "/", "reports": "/reports", "search": "/search?q=fog", "nothing": "/search?q=zebra", "wrong": "/search?q=%22a"}
    places |= {"speakers": "/speakers", "decisions": "/decisions", "proposals": "/proposals", "analyses": "/analyses"}
    places |= {
        "analysis": "/analyses/speakers",
        "interface": "/interface",
        "aside": "/set-aside",
        "missing": "/missing",
        "sign": "/sign-in",
    }
    names = ("hostile", "arabic", "chain", "lived")
    places |= {name: f"/reports/{made.report.id}" for name, made in zip(names, reports, strict=False)}
    address = f"http://127.0.0.1:{at.getsockname()[1]}"
    with urllib.request.urlopen(f"{address}/speakers.json?name=onerror") as answer:
        evil = json.load(answer)["speakers"][0]["id"]
    places |= {"speaker": f"/speakers/{evil}", "profile": f"/analyses/profile?speaker={evil}", "versions": f"{places['chain']}/versions"}
    try:
        yield Served(address, archive, places)
    finally:
        server.should_exit = True
        running.join(10)
        at.close()
        archive.close()


def chromium() -> str:
    """Where Debian's Chromium is; skips where it is not installed."""
    found = shutil.which("chromium")
    if not found:
        pytest.skip("Chromium is not installed here: apt-get install chromium")
    return found
