"""
Garbled names: a table of invented speakers, each with the one that it truly is, to measure how spellings and namesakes are told.

A row is a speaker of a report of its own: its name as printed, kind, title and what it is of, and a mark where it says the same words as
another. Rows of one `who` are one; a name of a case (`kin-3` of `kin-3.b`) that is another `who` is a namesake or lookalike. All rows of a
part are linked in one go, in an order that chance fixed once, so that cases meet each other too.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from onrecord.corpus.coefficients import b_cubed
from onrecord.errors import CannotLoad
from onrecord.evaluation.figures import Figure, counted
from onrecord.linking.known import Known
from onrecord.linking.together import Together
from onrecord.records import Term

__all__ = ["COLUMNS", "Garbled", "Row", "measure", "read"]

COLUMNS = ("part", "sort", "who", "kind", "name", "title", "of", "said")
_RUNS = 8  # runs of words that two who say the same share
_LARGEST = 2**24  # bytes


@dataclass(frozen=True, slots=True)
class Row:
    """A speaker as a report prints it."""

    part: str
    sort: str
    who: str
    kind: str
    name: str
    title: str
    of: str
    said: str

    @property
    def case(self) -> str:
        return self.who.rpartition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Garbled:
    """B-cubed over the rows of a part, and pairs: those joined of those that are one, and joined ones that are not."""

    part: str
    linked: Figure
    floor: Figure
    pairs: Figure  # joined, of all that are one
    namesakes: int  # pairs of a case that are two
    sorts: dict[str, Figure]  # pairs of one sort of damage


def read(path: Path) -> list[Row]:
    """The rows of a table; raises CannotLoad where it is none."""
    if path.stat().st_size > _LARGEST:
        raise CannotLoad(f"{path}: larger than {_LARGEST // 2**20} MB: is it a table of names?")
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        if tuple(table.fieldnames or ()) != COLUMNS:
            raise CannotLoad(f"{path}: expected the columns {', '.join(COLUMNS)}")
        rows = [Row(**{name: row[name] or "" for name in COLUMNS}) for row in table]
    if not rows:
        raise CannotLoad(f"{path}: no names in it")
    return rows


def measure(path: Path, part: str, actors: Iterable[Known] = ()) -> Garbled:
    """Links the rows of a part with one another and with known actors; raises CannotLoad where there are none."""
    rows = [row for row in read(path) if row.part == part]
    if not rows:
        raise CannotLoad(f"{path}: no names of the part {part!r}")
    order = random.Random(7).sample(range(len(rows)), len(rows))  # noqa: S311 - an order, not a secret
    together = Together(actors)
    ones = {place: _known(place, rows[place]) for place in order}
    together.take(ones.values())
    found = {place: together.who(one.id) for place, one in ones.items()}
    gold = _clusters(enumerate(row.who for row in rows))
    one = {pair for pair in combinations(range(len(rows)), 2) if rows[pair[0]].who == rows[pair[1]].who}
    joined = {pair for pair in combinations(range(len(rows)), 2) if found[pair[0]] == found[pair[1]]}
    return Garbled(
        part=part,
        linked=b_cubed(gold, _clusters(found.items())),
        floor=b_cubed(gold, [[place] for place in range(len(rows))]),
        pairs=counted(len(one & joined), len(joined), len(one)),
        namesakes=sum(rows[a].case == rows[b].case and rows[a].who != rows[b].who for a, b in combinations(range(len(rows)), 2)),
        sorts={sort: _of_sort(rows, sort, one, joined) for sort in dict.fromkeys(row.sort for row in rows)},
    )


def _of_sort(rows: Sequence[Row], sort: str, one: set[tuple[int, int]], joined: set[tuple[int, int]]) -> Figure:
    right, made = ({pair for pair in pairs if rows[pair[0]].sort == sort} for pairs in (one, joined))
    return counted(len(right & made), len(made), len(right))


def _clusters(of: Iterable[tuple[int, str]]) -> list[list[Hashable]]:
    found: dict[str, list[Hashable]] = {}
    for place, who in of:
        found.setdefault(who, []).append(place)
    return list(found.values())


def _known(place: int, row: Row) -> Known:
    said = (sha256(f"{row.said} {k}".encode()).digest()[:6] for k in range(_RUNS)) if row.said else ()
    return Known(
        id=f"{place:04}",
        kind=row.kind,
        names=((row.name, 1),),
        roles=(Term(row.title, row.of or None, None, None),) if row.title else (),
        reports=frozenset([str(place)]),
        said=frozenset(int.from_bytes(run, "big") for run in said),
    )
