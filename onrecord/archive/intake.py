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

from onrecord.archive import derived, ledger, questions, unlinked
from onrecord.archive.database import Archive
from onrecord.archive.incoming import bring
from onrecord.archive.kin import reunite
from onrecord.archive.refusals import of_the_report
from onrecord.archive.rows import judgement_row
from onrecord.archive.store import AddressOf, now
from onrecord.archive.succession import relate
from onrecord.archive.tables import forgotten, judgement, proposal, refused, report
from onrecord.holdings import Fate, Line, Outcome, Proposal, Refused
from onrecord.records import Dossier, Forgotten, Judgement, Party, Question, Versions
from onrecord.soundness import of_form
from onrecord.uniting import own_id, parties

__all__ = ["Intake"]

LINKER = "rule:link@"  # the beginning of the name of what links
_ANYWHERE = 2**31 - 1  # the longest text that there may be, for judgements of reports that are not there


@dataclass(slots=True)
class _Memory:
    """What later lines of a file need to know of earlier ones."""

    ids: MutableMapping[str, str] = field(default_factory=dict)  # of reports that the record has under another id
    numbers: MutableMapping[int, int] = field(default_factory=dict)  # of judgements: the file's, and the record's
    same: MutableMapping[bytes, tuple[int, ...]] = field(default_factory=dict)  # the record's judgements that say the same
    met: MutableMapping[bytes, int] = field(default_factory=dict)  # how many of the file said the same
    last: int = 0  # judgement of the record that is known here
    linked_by: str | None = None  # the rule that linked the readings that came
    came: set[str] = field(default_factory=set)  # ids of their reports

    def on_trial(self) -> _Memory:
        """A memory to be added to, over this one, which stays as it is."""
        return _Memory(
            ChainMap({}, self.ids), ChainMap({}, self.numbers), ChainMap({}, self.same), ChainMap({}, self.met), self.last, self.linked_by
        )

    def keep(self, trial: _Memory) -> None:
        """Takes over what was added."""
        for name in ("ids", "numbers", "same", "met"):
            getattr(self, name).update(getattr(trial, name).maps[0])
        self.last, self.linked_by = trial.last, trial.linked_by
        self.came |= trial.came


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

    def close(self) -> None:
        """Keeps that the readings that came are linked, where the file brought what linking said of them."""
        if self.memory.linked_by:
            with self.archive.writing() as connection:
                unlinked.as_linked(connection, self.memory.came, self.memory.linked_by)

    def _take(self, lines: Sequence[Line]) -> list[Outcome]:
        trial = self.memory.on_trial()
        with self.archive.writing() as connection:
            outcomes = list(self._taken(connection, lines, trial))
        self.memory.keep(trial)
        return outcomes

    def _taken(self, connection: Connection, lines: Sequence[Line], memory: _Memory) -> Iterator[Outcome]:
        for kind, of_kind in groupby(lines, lambda line: type(line.item)):
            if kind is Dossier:
                items = list(of_kind)
                yield from bring(connection, items, memory.ids, self.address_of)
                ids = (line.item.report.id for line in items if isinstance(line.item, Dossier))
                memory.came |= {memory.ids.get(id, id) for id in ids}
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
            item = _here(line.item, memory.ids)
            for id in {item.report or "", *(each.report or "" for each in parties([item]))}:
                places[id] = places.get(id) or _place(connection, id)
            yield _judgement(replace(line, item=item), item, places, memory, added)
    if added:
        connection.execute(insert(judgement), [judgement_row(row) for row in added])
        about = {row.report for row in added}
        derived.judge(connection, [place.key for id, place in places.items() if place.key is not None and id in about])
        derived.decide(connection, added)


def _here(row: Judgement, ids: Mapping[str, str]) -> Judgement:
    """The row with the ids that its reports have in this record, and the own ids of their speakers that follow from these."""
    left, right = (_party(each, ids) if each else None for each in (row.left, row.right))
    return replace(row, report=ids.get(row.report or "", row.report), left=left, right=right)


def _party(each: Party, ids: Mapping[str, str]) -> Party:
    report = ids.get(each.report or "", each.report)
    if report is None or report == each.report or each.span is None:
        return each
    return Party(own_id(report, each.span.start, each.span.end), report, each.span)


@dataclass(frozen=True, slots=True)
class _Place:
    """What the record has of a report that was judged: nothing, perhaps, and perhaps that it is forgotten."""

    id: str
    key: int | None
    size: int
    forgotten: bool

    @property
    def is_gone(self) -> bool:
        return self.forgotten and self.key is None


def _place(connection: Connection, id: str) -> _Place:
    found = connection.execute(select(report.c.pk, report.c.text).where(report.c.id == id)).first()
    gone = connection.execute(select(forgotten.c.report).where(forgotten.c.report == id)).first()
    return _Place(id, found.pk if found else None, len(found.text) if found else _ANYWHERE, gone is not None)


def _judgement(line: Line, row: Judgement, places: Mapping[str, _Place], memory: _Memory, added: list[Judgement]) -> Outcome:
    if row.n in memory.numbers:
        return Outcome(line, Fate.ASIDE, f"judgement.n: {row.n} is the number of one before: import each record's file by itself")
    if row.undoes is not None and row.undoes not in memory.numbers:
        return Outcome(line, Fate.ASIDE, f"judgement.undoes: no judgement before has the number {row.undoes}")
    for form in (row.object, row.form):
        for fault in of_form(form, places[row.report or ""].size) if form else ():
            return Outcome(line, Fate.ASIDE, f"judgement: {fault}")
    for each in parties([row]):
        if each.span and each.span.end > (size := places[each.report or ""].size):
            return Outcome(line, Fate.ASIDE, f"judgement: a speaker stands beyond the {size:,} characters of the report's text")
    undoes = None if row.undoes is None else memory.numbers[row.undoes]
    here = replace(_let_in(row, places), n=0, undoes=undoes)
    if row.left and row.author.startswith(LINKER):
        memory.linked_by = row.author
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


def _let_in(row: Judgement, places: Mapping[str, _Place]) -> Judgement:
    """The row without words that may quote a report that is forgotten."""
    if not any(places[id].is_gone for id in {row.report or "", *(each.report or "" for each in parties([row]))}):
        return row
    of_left = row.left is not None and places[row.left.report or ""].is_gone
    return replace(row, reason=None, name=None if of_left else row.name, role=None if of_left else row.role)


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


def _proposal(connection: Connection, item: Proposal, memory: _Memory) -> Fate:
    memory.linked_by = item.author
    same = (proposal.c.first == item.one, proposal.c.second == item.other, proposal.c.author == item.author)
    if connection.execute(select(proposal.c.n).where(*same)).first():
        return Fate.KNOWN
    told = {name: getattr(item, name) for name in Proposal.__slots__}
    unlinked.propose(connection, [unlinked.Suggestion(**told)])
    reunite(connection, [item.one, item.other])
    return Fate.NEW


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
    {Versions: _versions, Proposal: _proposal, Question: _question, Refused: _refused, Forgotten: _forgotten}
)
