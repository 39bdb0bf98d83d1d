"""
How fast `onrecord find --like` answers on a generated record, and how many of the nearest it finds.

    python -m benchmarks.like --statements 10000 --statements 100000 --statements 1000000

The record is made as in `benchmarks.find`; its vectors are drawn in groups, so that there is something near to find. Each search has a
connection of its own. What it finds is compared with comparing all vectors exactly, which is timed in the same run, as the peer.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from benchmarks import generated
from benchmarks.find import PORTION, command
from onrecord.archive import store, vectors
from onrecord.archive.database import Archive, open_archive
from onrecord.archive.like import alike, meaning_of
from onrecord.archive.tables import reading, statement, vector
from onrecord.records import Part

SIZE = 256
GROUP = 50  # statements that mean about the same
SPREAD = 0.8  # of a statement around the middle of its group, whose length is 1
LIMIT = 20


def drawn(number: int, seed: int) -> Iterator[bytes]:
    """Vectors in groups, as a reader makes them, in an order that has nothing to do with the groups."""
    chance = np.random.default_rng(seed)
    middles = chance.standard_normal((max(1, number // GROUP), SIZE)).astype(np.float32)
    for _ in range(number):
        row = middles[chance.integers(len(middles))] + SPREAD * chance.standard_normal(SIZE, dtype=np.float32)
        yield np.rint(row * (127 / np.abs(row).max())).astype(np.int8).tobytes()


def fill(archive: Archive, wanted: int, seed: int) -> None:
    """Makes reports where there are none, and vectors where statements lack them."""
    with archive.reading() as connection:
        there = connection.execute(select(func.count()).select_from(statement)).scalar_one()
    coming = generated.dossiers(wanted, seed) if not there else iter(())
    while portion := list(islice(coming, PORTION)):
        with archive.writing() as connection:
            store.store(connection, portion)
    with archive.reading() as connection:
        keys = list(connection.execute(select(statement.c.pk).order_by(statement.c.pk)).scalars())
        if connection.execute(select(vector.c.statement).limit(1)).first():
            return
    meanings = drawn(len(keys), seed)
    for at in range(0, len(keys), 20_000):
        with archive.writing() as connection:
            vectors.put_in(connection, list(zip(keys[at : at + 20_000], meanings, strict=False)))


def measure(archive: Archive, searches: int, seed: int) -> str:
    """Times searches, and exact ones over all vectors held in memory; the share of the exact ones' answers that were found."""
    with archive.reading() as connection:
        rows = connection.execute(select(vector.c.statement, vector.c.data).order_by(vector.c.statement)).all()
        ids = {row.pk: row.id for row in connection.execute(select(statement.c.pk, statement.c.id))}
        model = connection.execute(select(reading.c.model).limit(1)).scalar_one()
    keys = [row.statement for row in rows]
    everything = np.stack([np.frombuffer(row.data, dtype=np.int8) for row in rows])
    times, peers, found = [], [], 0
    for place in Random(seed).sample(range(len(keys)), searches):
        begin = time.perf_counter()
        with archive.reading() as connection:
            _, meaning, _ = meaning_of(connection, ids[keys[place]])
            answer = alike(connection, meaning, model, Part(), but=keys[place], limit=LIMIT)
        times.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        nearest = {ids[keys[k]] for k in exact(everything, everything[place]) if k != place}
        peers.append(time.perf_counter() - begin)
        found += len(nearest & {hit.statement.id for hit in answer.hits if hit.statement})
    ms = lambda seconds: f"{1000 * seconds:8.1f}"
    p99 = lambda taken: statistics.quantiles(taken, n=100, method="inclusive")[98]
    shown = " ".join((ms(statistics.median(times)), ms(p99(times)), ms(statistics.median(peers))))
    return f"{len(keys):>10,} {shown} {100 * found / (searches * LIMIT):7.1f} %"


def exact(everything: NDArray[np.int8], asked: NDArray[np.int8]) -> list[int]:
    """The places of the nearest by cosine, all compared."""
    likeness = np.concatenate(
        [
            part.astype(np.float32) @ asked.astype(np.float32) / np.linalg.norm(part.astype(np.float32), axis=1)
            for part in np.array_split(everything, max(1, len(everything) // 50_000))
        ]
    )
    return [int(k) for k in np.argsort(-likeness)[: LIMIT + 1]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().partition("\n")[0])
    parser.add_argument("--statements", type=int, action="append", metavar="N")
    parser.add_argument("--record", type=Path, help="a generated record that is there already, to be given vectors and measured")
    parser.add_argument("--searches", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"{date.today()}, Python {sys.version.split()[0]}, numpy {np.__version__}, SQLite; {LIMIT} nearest, {asked.searches} searches")
    print("statements   median, ms  99 %   all compared   of the nearest found")
    with tempfile.TemporaryDirectory(prefix="onrecord-like-") as folder:
        for number in [0] if asked.record else asked.statements or [10_000, 100_000]:
            where = str(asked.record or Path(folder) / f"{number}.db")
            with closing(open_archive(where, create=True)) as archive:
                fill(archive, number, asked.seed)
                print(measure(archive, asked.searches, asked.seed), flush=True)
                with archive.reading() as connection:
                    one = connection.execute(select(statement.c.id).limit(1)).scalar_one()
            took, memory = min(command(where, f"--like {one}") for _ in range(3))
            print(f"{'':10} the command, started anew: {took:.2f} s, {memory / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
