"""Actors in CSV: a row for each, under a heading; several names, adjectives or roles in one cell are parted by `;`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from typing import BinaryIO

from onrecord.actors.actor import Actor
from onrecord.actors.rows import LINE, MOST, checked, term
from onrecord.errors import CannotLoad
from onrecord.records import Term, Unread

__all__ = ["SUFFIXES", "load"]

SUFFIXES = (".csv",)

_COLUMNS = ("id", "name", "kind", "names", "adjectives", "capital", "roles", "wikidata")


def load(file: BinaryIO, name: str) -> Iterator[Actor | Unread]:
    """The actors in their order; a row that is wrong is set aside by its line. Raises CannotLoad where it is no such file.

    A role is `title | of | from | to`, of which all but the title may be missing.
    """
    lines = TextIOWrapper(file, "utf-8-sig", newline="")
    try:
        table = csv.DictReader(_bounded(lines, name), skipinitialspace=True, strict=True)
        heading = [each.strip().casefold() for each in table.fieldnames or ()]
        if "name" not in heading:
            raise CannotLoad(f"{name}: no column name in its first line: write one of {', '.join(_COLUMNS)} above each column")
        table.fieldnames = heading
        for row in table:
            try:
                yield checked(_actor(row, name))
            except CannotLoad as problem:
                yield Unread(f"{name}#{table.line_num}", str(problem))
    except UnicodeDecodeError as problem:
        raise CannotLoad(f"{name}: not UTF-8: save it as UTF-8") from problem
    except csv.Error as problem:
        raise CannotLoad(f"{name}: not CSV ({problem}): look at line {table.line_num}") from problem
    finally:
        lines.detach()


def _bounded(lines: TextIOWrapper, name: str) -> Iterator[str]:
    for number in range(MOST + 1):
        line = lines.readline(LINE)
        if not line:
            return
        if len(line) == LINE:
            raise CannotLoad(f"{name}: line {number + 1} is longer than {LINE:,} characters: is it CSV?")
        yield line
    raise CannotLoad(f"{name}: more than {MOST:,} lines: split it, and leave out whom the news never names")


def _actor(row: Mapping[str | None, object], source: str) -> Actor:
    told = {key: str(row.get(key) or "").strip() for key in _COLUMNS}
    if None in row:
        raise CannotLoad("more cells than the heading has: put a cell with a comma into quotation marks")
    wikidata = told["wikidata"]
    return Actor(
        id=told["id"] or wikidata,
        name=told["name"],
        kind=told["kind"] or "person",
        names=_several(told["names"]),
        adjectives=_several(told["adjectives"]),
        capital=told["capital"] or None,
        roles=tuple(_role(each) for each in _several(told["roles"])),
        identifiers={"wikidata": wikidata} if wikidata else {},
        source=source,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in cell.split(";") if each.strip())


def _role(words: str) -> Term:
    parts = [each.strip() for each in words.split("|")]
    if len(parts) > 4:
        raise CannotLoad(f"roles: expected title | of | from | to, found {words[:60]!r}")
    return term(*parts)
