"""Those with whom speakers are compared, report by report: whom each of them is, and who of the known turn out to be one after all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

from onrecord.linking.decide import Proposal, decide
from onrecord.linking.keys import keys_of, lowest, wanted
from onrecord.linking.known import Known, joined

__all__ = ["COMPARED", "PER_KEY", "Link", "Nothing", "Pool", "Record"]

PER_KEY = 40  # identities that one key brings, those met last
COMPARED = 24  # identities that somebody is compared with
_SHARED = 1000  # more than places under a key


class Record(Protocol):
    """What is known beyond those whom a pool has met."""

    def under(self, keys: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The identities under keys, those met last first."""

    def known(self, ids: Collection[str]) -> Mapping[str, Known]:
        """What identities are compared by."""

    def proposed(self, ids: Collection[str]) -> Collection[str]:
        """Who was proposed to be one with somebody of these ids, and not decided on."""

    def apart(self, ids: Collection[str]) -> Collection[str]:
        """Whom people told from somebody of these ids."""

    def met(self, ids: Collection[str], others: Collection[str]) -> bool:
        """Whether a report has both as two."""


class Nothing:
    """A record in which nobody is."""

    def under(self, keys: Collection[str]) -> Mapping[str, Sequence[str]]:
        return {}

    def known(self, ids: Collection[str]) -> Mapping[str, Known]:
        return {}

    def proposed(self, ids: Collection[str]) -> Collection[str]:
        return ()

    def apart(self, ids: Collection[str]) -> Collection[str]:
        return ()

    def met(self, ids: Collection[str], others: Collection[str]) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody who is an identity, and why: one report's speaker, or all that was another identity."""

    left: str
    right: str
    found: Proposal


@dataclass(slots=True)
class Pool:
    """Identities as they come to be; the same reports in the same order make the same ones."""

    record: Record
    known: dict[str, Known] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    proposed: dict[frozenset[str], tuple[str, str, Proposal]] = field(default_factory=dict)
    fresh: dict[str, set[str]] = field(default_factory=dict)  # the keys that are new, of those of whom anything is
    gained: dict[str, set[str]] = field(default_factory=dict)  # who is to be weighed again, with the keys that are new
    leads: dict[str, str] = field(default_factory=dict)  # identities that were joined to others
    _asked: dict[str, dict[str, None]] = field(default_factory=dict)  # who is proposed, from either side
    _under: dict[str, dict[str, None]] = field(default_factory=dict)  # identities by key, those met last at the end
    _brought: set[str] = field(default_factory=set)  # keys that were asked for

    def prepare(self, ones: Iterable[Known], ids: Collection[str] = ()) -> None:
        """Asks at once for all whom speakers may be who are soon taken, and for identities."""
        keys = [wanted(one) for one in ones]
        self._ask(frozenset().union(*keys))
        self.bring({*ids, *(id for each in keys for id in self._nearest(each)[:COMPARED])})

    def take(self, ones: Sequence[Known], settled: Mapping[str, str]) -> Iterator[bool]:
        """Decides on the speakers of one report, of whom no two are one; whether each who was not settled is somebody known."""
        here = {self.at(settled[one.id]) for one in ones if one.id in settled}
        for one in ones:
            if one.id in settled:
                self.add(self.at(settled[one.id]), one)
                continue
            decision = decide(one, [self.known[id] for id in self.candidates(wanted(one)) if id not in here])
            same = decision.same.id if decision.same else one.id
            if decision.same:
                self.links.append(Link(same, one.id, decision.same))
            for each in decision.proposals:
                self.propose(each.id, one.id, each)
            here.add(same)
            self.add(same, one)
            yield decision.same is not None

    def add(self, id: str, one: Known) -> None:
        """Adds what a report tells of somebody to what is known of an identity."""
        before = self.known.get(id)
        now = joined((before, one), id=id, actor=before.actor) if before else replace(one, id=id)
        self._keep(before, now)
        if before and _told(now) - _told(before):
            self.gained.setdefault(id, set()).update(wanted(now) - wanted(before))

    def _keep(self, before: Known | None, now: Known) -> None:
        self.known[now.id] = now
        new = keys_of(now) if before is None else frozenset() if _looked_up(before) == _looked_up(now) else keys_of(now) - keys_of(before)
        self.fresh.setdefault(now.id, set()).update(new)
        for key in new:
            under = self._under.setdefault(key, {})
            under.pop(now.id, None)
            under[now.id] = None

    def join(self, kept: str, gone: str, found: Proposal) -> set[str]:
        """Joins two identities; the keys under which they are looked for from now on, and one of them was not."""
        one, other = self.known[kept], self.known.pop(gone)
        now = joined((one, other), id=kept, actor=one.actor or other.actor)
        self.links.append(Link(kept, gone, found))
        self.leads[gone] = kept
        self._keep(one, now)
        self.fresh[kept] |= self.fresh.pop(gone, set()) | keys_of(now)
        self.gained.pop(gone, None)
        for each in self._asked.pop(gone, {}):
            self.proposed.pop(frozenset((gone, each)), None)
            self._asked.setdefault(kept, {})[each] = None
        return {*(wanted(now) - wanted(one)), *(wanted(now) - wanted(other))}

    def propose(self, one: str, other: str, found: Proposal) -> None:
        self.proposed[frozenset((one, other))] = one, other, found
        self._asked.setdefault(one, {})[other] = None
        self._asked.setdefault(other, {})[one] = None

    def asked(self, id: str) -> list[str]:
        """Who is proposed to be one with somebody, by who they are now."""
        some = [*self.record.proposed(self.ids(id)), *self._asked.get(id, ())]
        return [each for each in dict.fromkeys(map(self.at, some)) if each != id]

    def at(self, id: str) -> str:
        """The identity that one has become."""
        while id in self.leads:
            id = self.leads[id]
        return id

    def ids(self, id: str) -> list[str]:
        """An identity with all that became it."""
        return [id, *(each for each in self.leads if self.at(each) == id)]

    def candidates(self, keys: Collection[str], *, beyond: bool = False) -> list[str]:
        """Who shares keys: of those whom the pool has met, or of all in the record."""
        if beyond:
            self._ask(keys)
            self.bring(self._nearest(keys)[:COMPARED])
        return [id for id in self._nearest(keys) if id in self.known][:COMPARED]

    def bring(self, ids: Iterable[str]) -> None:
        if lacking := {id for id in ids if id not in self.known and id not in self.leads}:
            self.known |= self.record.known(lacking)

    def _ask(self, keys: Collection[str]) -> None:
        new = {*keys} - self._brought
        for key, ids in self.record.under(new).items() if new else ():
            self._under[key] = dict.fromkeys(reversed(ids)) | self._under.get(key, {})
        self._brought |= new

    def _nearest(self, keys: Collection[str]) -> list[str]:
        """Those who share most of some keys, and of these those met last first."""
        shared: dict[str, int] = {}
        for key in sorted(keys):
            under = self._under.get(key)
            for place, id in enumerate(islice(reversed(under), PER_KEY)) if under else ():
                if self.leads:
                    id = self.at(id)
                before = shared.get(id, _SHARED)
                shared[id] = before - _SHARED - max(before % _SHARED - place, 0) if id in shared else place - _SHARED
        return sorted(shared, key=shared.__getitem__)


def _told(one: Known) -> frozenset[object]:
    """What tells who somebody is."""
    if "told" not in one.derived:
        told = (*(name for name, _ in one.names), *((role.title, role.of) for role in one.roles), ("", one.actor))
        one.derived["told"] = frozenset(told)
    found: frozenset[object] = one.derived["told"]
    return found


def _looked_up(one: Known) -> tuple[object, ...]:
    """What somebody's keys are made of."""
    return one.kind, _told(one), lowest(one)
