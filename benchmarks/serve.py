"""
How fast the page answers, and how much it sends, on a generated record: alone, and with fifty readers.

    python -m benchmarks.serve
    python -m benchmarks.serve --reports 10000 --statements 100000 --users 50 --seconds 60 --json serve.json
    python -m benchmarks.serve --record kept.db        # made once, and used again

The record is made as an import makes it, portion after portion. `onrecord serve` runs as a process of its own. First every page is asked
for again and again by one reader; then by users who each ask for some page every five seconds, at moments of chance. What is measured is
the time to the first byte of the answer, on the same machine, and the bytes of the whole. Style and script come once, and are told apart.
What a search found is kept by the page: so there are words that all users share, and new ones, of which hardly any is asked for twice.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import httpx

from benchmarks import generated
from onrecord.archive import store
from onrecord.archive.database import open_archive

PORTION = 200  # reports that are stored at once
EVERY = 5.0  # seconds between two requests of a user
NEW = 600  # words that nobody has asked for
ONCE = ("/static/page.css", "/static/page.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the table says of a kind of page: seconds to the first byte, and bytes."""

    page: str
    requests: int
    median: float
    ninety_nine: float
    size: int


def make(where: Path, statements: int, reports: int) -> None:
    """A record of so many statements in so many reports."""
    with closing(open_archive(str(where), create=True)) as archive:
        made = generated.dossiers(statements, each=max(1, statements // reports))
        while portion := list(islice(made, PORTION)):
            with archive.writing() as connection:
                store.store(connection, portion)


@contextmanager
def serving(where: Path) -> Iterator[str]:
    """The page of a record, by its address."""
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(where), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            for line in running.stderr or ():
                if found := re.search(r"open (http://\S+)/ in", line):
                    yield found[1]
                    return
            sys.exit("onrecord serve did not start")
        finally:
            running.terminate()


def places(address: str) -> dict[str, list[str]]:
    """Pages of every kind: words that are common, rarer or begun; reports and speakers from all over the record."""
    with httpx.Client(base_url=address, timeout=120) as client:
        total = client.get("/reports.json").json()["total"]
        pages = [client.get(f"/reports.json?page={number}").json()["reports"] for number in (1, max(1, total // 100), max(1, total // 50))]
        ids = [line["id"] for lines in pages for line in lines[:8]]
        speakers = [each["id"] for each in client.get("/speakers.json").json()["speakers"][:12]]
        read = [client.get(f"/reports/{id}.json").json()["reading"] for id in ids[:12]]
        names = [each["name"] for each in client.get("/speakers.json?page=5").json()["speakers"][:12]]
    every = list(dict.fromkeys(word for each in read for word in re.findall(r"[a-z]{5,}", each["text"])))
    Random(1).shuffle(every)
    words, new = every[:24], every[24 : 24 + NEW]
    return {
        "first page": ["/"],
        "reports": [
            "/reports",
            "/reports?page=7",
            "/reports?order=outlet",
            f"/reports?page={max(1, total // 60)}",
            "/reports?from=2018&to=2019",
        ],
        "report": [f"/reports/{id}" for id in ids],
        "report as JSON": [f"/reports/{id}.json" for id in ids],
        "search, one word": [f"/search?q={word}" for word in words],
        "search, two words": [f"/search?q={one}+{other}" for one, other in pairwise(words)],
        "search, common word": ["/search?q=said", "/search?q=government", "/search?q=the"],
        "search, new word": [f"/search?q={word}" for word in new[::2]],
        "search, of one speaker": [f"/search?{urlencode({'speaker': name})}" for name in names],
        "search as one types": [f"/search.fragment?q={word[:4]}" for word in words],
        "search as one types, new word": [f"/search.fragment?q={word[:4]}" for word in new[1::2]],
        "speakers": ["/speakers", "/speakers?page=3", "/speakers?order=name"],
        "speakers by name": [f"/speakers?name={word[:4]}" for word in words[:8]],
        "speaker": [f"/speakers/{id}" for id in speakers],
        "decisions": ["/decisions", "/proposals"],
    }


async def _ask(client: httpx.AsyncClient, place: str) -> tuple[float, int]:
    begun = time.perf_counter()
    async with client.stream("GET", place) as answer:
        first, size = None, 0
        async for chunk in answer.aiter_raw():
            first = first or time.perf_counter()
            size += len(chunk)
    if answer.status_code != 200:
        raise RuntimeError(f"{place}: {answer.status_code}")
    return (first or time.perf_counter()) - begun, size


Measured = dict[str, list[tuple[float, int]]]


async def alone(address: str, kinds: dict[str, list[str]], times: int) -> Measured:
    """Every page asked for, one after another."""
    found: Measured = defaultdict(list)
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        for kind, all_of_it in kinds.items():
            await _ask(client, all_of_it[0])
            for i in range(max(times, min(len(all_of_it), 2 * times))):
                found[kind].append(await _ask(client, all_of_it[i % len(all_of_it)]))
        for place in ONCE:
            found[place].append(await _ask(client, place))
    return found


async def together(address: str, kinds: dict[str, list[str]], users: int, seconds: float) -> Measured:
    """What users get who each ask for some page every five seconds."""
    found: Measured = defaultdict(list)

    async def user(number: int) -> None:
        chance = Random(number)
        end = time.monotonic() + seconds
        await asyncio.sleep(chance.uniform(0, EVERY))
        async with httpx.AsyncClient(base_url=address, timeout=120) as client:
            while time.monotonic() < end:
                begun = time.monotonic()
                kind = chance.choice(list(kinds))
                found[kind].append(await _ask(client, chance.choice(kinds[kind])))
                await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - begun)))

    await asyncio.gather(*map(user, range(users)))
    return found


def table(measured: Measured) -> list[Row]:
    return [
        Row(
            page=kind,
            requests=len(found),
            median=round(statistics.median(took for took, _ in found), 4),
            ninety_nine=round(sorted(took for took, _ in found)[max(0, -(-len(found) * 99 // 100) - 1)], 4),
            size=round(statistics.median(size for _, size in found)),
        )
        for kind, found in measured.items()
    ]


def show(title: str, rows: Sequence[Row]) -> None:
    print(f"\n{title}")
    print(f"{'page':30} {'requests':>8} {'median ms':>10} {'99% ms':>8} {'KB':>7}")
    for row in rows:
        print(f"{row.page:30} {row.requests:8} {1000 * row.median:10.0f} {1000 * row.ninety_nine:8.0f} {row.size / 1000:7.1f}")


def told(one: Sequence[Row], many: Sequence[Row]) -> Iterator[str]:
    """The table as the documentation has it: milliseconds, median and 99th percentile."""
    together = {row.page: row for row in many}
    for row in one:
        pairs = (f"{1000 * each.median:.0f}, {1000 * each.ninety_nine:.0f}" if each else "" for each in (row, together.get(row.page)))
        yield f"| {row.page} | {' | '.join(pairs)} | {row.size / 1000:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=20, help="how often each kind of page is asked for, alone")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--record", type=Path, help="where the record is kept; made where it is not there")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = given.record or Path(folder) / "record.db"
        if not where.exists():
            make(where, given.statements, given.reports)
        with serving(where) as address:
            kinds = places(address)
            one = table(asyncio.run(alone(address, kinds, given.times)))
            show("Alone", one)
            many = table(asyncio.run(together(address, kinds, given.users, given.seconds)))
            show(f"{given.users} users, each a request every {EVERY:g} seconds", many)
            print("", "| page | alone | together | KB |", "|---|---|---|---|", *told(one, many), sep="\n")
    if given.json:
        found = {"machine": platform.processor() or platform.machine(), "alone": [asdict(row) for row in one]}
        given.json.write_text(json.dumps(found | {"together": [asdict(row) for row in many]}, indent=1))


if __name__ == "__main__":
    main()
