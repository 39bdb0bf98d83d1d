"""Puts into the record what an import brings, each thing once: to bring it again changes nothing."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import groupby
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, insert, select

from onrecord.archive import derived, ledger, questions
from onrecord.archive.database import Archive
from onrecord.archive.incoming import bring
from onrecord.archive.refusals import of_the_report
from onrecord.archive.rows import judgement_row
from onrecord.archive.store import AddressOf, now
from onrecord.archive.succession import relate
from onrecord.archive.tables import forgotten, judgement, refused, report
from onrecord.holdings import Fate, Line, Outcome, Refused
from onrecord.records import Dossier, Forgotten, Judgement, Question, Versions
from onrecord.soundness import of_form

__all__ = ["Intake"]

_ANYWHERE = 2**31 - 1  # the longest text that there may be, for judgements of reports that are not there


@dataclass(slots=True)
class _Memory:
    """What later lines of a file need to know of earlier ones."""

    ids: MutableMapping[str, str] = field(default_factory=dict)  # of reports that the record has under another id
    numbers: MutableMapping[int, int] = field(default_factory=dict)  # of judgements: the file's, and the record's
    same: MutableMapping[bytes, tuple[int, ...]] = field(default_factory=dict)  # the record's judgements that say the same
    met: MutableMapping[bytes, int] = field(default_factory=dict)  # how many of the file said the same
    last: int = 0  # judgement of the record that is known here

    def on_trial(self) -> _Memory:
        """A memory to be added to, over this one, which stays as it is."""
        return _Memory(ChainMap({}, self.ids), ChainMap({}, self.numbers), ChainMap({}, self.same), ChainMap({}, self.met), self.last)

    def keep(self, trial: _Memory) -> None:
        """Takes over what was added."""
        for name in ("ids", "numbers", "same", "met"):
            getattr(self, name).update(getattr(trial, name).maps[0])
        self.last = trial.last


@dataclass(frozen=True, slots=True)
class Intake:
    """One import under way, into a record in which reports are filed under the addresses that `address_of` tells."""

    archive: Archive
    address_of: AddressOf
    memory: _Memory = field(default_factory=_Memory)

    def take(self, groups: Sequence[Sequence[Line]]) -> list[Outcome]:
        """Stores what lines bring, all or nothing; where something can't be stored, each by itself, so that only that is set aside.

        The lines of a group, one report's, belong together where they can. Raises CannotKeep where the record takes nothing at all.
        """
        try:
            return self._take([line for group in groups for line in group])
        except Exception as problem:
            if not of_the_report(problem):
                raise
            parts = [[group] for group in groups] if len(groups) > 1 else [[[line]] for line in groups[0]]
            if len(parts) > 1:
                return [outcome for part in parts for outcome in self.take(part)]
            return [Outcome(groups[0][0], Fate.ASIDE, f"the record can't hold it: {problem}")]

    def _take(self, lines: Sequence[Line]) -> list[Outcome]:
        trial = self.memory.on_trial()
        with self.archive.writing() as connection:
            outcomes = list(self._taken(connection, lines, trial))
        self.memory.keep(trial)
        return outcomes

    def _taken(self, connection: Connection, lines: Sequence[Line], memory: _Memory) -> Iterator[Outcome]:
        for kind, of_kind in groupby(lines, lambda line: type(line.item)):
            if kind is Dossier:
                yield from bring(connection, list(of_kind), memory.ids, self.address_of)
            elif kind is Judgement:
                yield from _judgements(connection, list(of_kind), memory)
            else:
                for line in of_kind:
                    fate = _TAKERS[kind](connection, line.item, memory)
                    yield Outcome(line, fate or Fate.ASIDE, "" if fate else "none of its reports is in the record")


def _judgements(connection: Connection, lines: Sequence[Line], memory: _Memory) -> Iterator[Outcome]:
    """Rows of the ledger, numbered anew; of rows that say the same, each is one of those that the record has, as far as these go."""
    _learn(connection, memory)
    places: dict[str, _Place] = {}
    added: list[Judgement] = []
    for line in lines:
        if isinstance(line.item, Judgement):
            id = memory.ids.get(line.item.report or "", line.item.report or "")
            places[id] = places.get(id) or _place(connection, id)
            yield _judgement(line, line.item, places[id], memory, added)
    if added:
        connection.execute(insert(judgement), [judgement_row(row) for row in added])
        about = {row.report for row in added}
        derived.judge(connection, [place.key for id, place in places.items() if place.key is not None and id in about])


@dataclass(frozen=True, slots=True)
class _Place:
    """What the record has of a report that was judged: nothing, perhaps, and perhaps that it is forgotten."""

    id: str
    key: int | None
    size: int
    forgotten: bool


def _place(connection: Connection, id: str) -> _Place:
    found = connection.execute(select(report.c.pk, report.c.text).where(report.c.id == id)).first()
    gone = connection.execute(select(forgotten.c.report).where(forgotten.c.report == id)).first()
    return _Place(id, found.pk if found else None, len(found.text) if found else _ANYWHERE, gone is not None)


def _judgement(line: Line, row: Judgement, place: _Place, memory: _Memory, added: list[Judgement]) -> Outcome:
    if row.n in memory.numbers:
        return Outcome(line, Fate.ASIDE, f"judgement.n: {row.n} is the number of one before: import each record's file by itself")
    if row.undoes is not None and row.undoes not in memory.numbers:
        return Outcome(line, Fate.ASIDE, f"judgement.undoes: no judgement before has the number {row.undoes}")
    for form in (row.object, row.form):
        for fault in of_form(form, place.size) if form else ():
            return Outcome(line, Fate.ASIDE, f"judgement: {fault}")
    if place.forgotten and place.key is None:  # then its words, which may quote the report, are not let in either
        row = replace(row, reason=None)
    undoes = None if row.undoes is None else memory.numbers[row.undoes]
    here = replace(row, n=0, report=None if row.report is None else place.id, undoes=undoes)
    same, met = memory.same.get(_digest(here), ()), memory.met.get(_digest(here), 0)
    memory.met[_digest(here)] = met + 1
    if met < len(same):
        memory.numbers[row.n] = same[met]
        return Outcome(line, Fate.KNOWN)
    memory.last += 1
    memory.numbers[row.n] = memory.last
    memory.same[_digest(here)] = (*same, memory.last)
    added.append(replace(here, n=memory.last))
    return Outcome(line, Fate.NEW)


def _learn(connection: Connection, memory: _Memory) -> None:
    """Looks at the judgements that came into the record since the last time."""
    for row in ledger.rows(connection, memory.last):
        same = _digest(replace(row, n=0))
        memory.same[same] = (*memory.same.get(same, ()), row.n)
        memory.last = row.n


def _digest(row: Judgement) -> bytes:
    return blake2b(repr(row).encode(), digest_size=16).digest()


def _versions(connection: Connection, item: Versions, memory: _Memory) -> Fate | None:
    changed = relate(connection, item, memory.ids)
    return None if changed is None else Fate.NEW if changed else Fate.KNOWN


def _question(connection: Connection, item: Question, memory: _Memory) -> Fate:
    before = questions.put(connection, item)
    return Fate.NEW if before is None else Fate.KNOWN if before == item else Fate.CHANGED


def _refused(connection: Connection, item: Refused, memory: _Memory) -> Fate:
    if connection.execute(select(refused.c.path).where(refused.c.path == item.path)).first():
        return Fate.KNOWN
    at = now()
    connection.execute(insert(refused).values(path=item.path, why=item.why, first_at=at, last_at=at, tries=1))
    return Fate.NEW


def _forgotten(connection: Connection, item: Forgotten, memory: _Memory) -> Fate:
    if connection.execute(select(forgotten.c.report).where(forgotten.c.report == item.report)).first():
        return Fate.KNOWN
    connection.execute(insert(forgotten).values({name: getattr(item, name) for name in Forgotten.__slots__}))
    return Fate.NEW


_TAKERS: Mapping[type, Callable[[Connection, Any, _Memory], Fate | None]] = MappingProxyType(
    {Versions: _versions, Question: _question, Refused: _refused, Forgotten: _forgotten}
)
