"""Speakers of many reports linked in memory, report by report: what the record does with its tables, for measuring and for files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from onrecord.linking.again import look_again
from onrecord.linking.decide import PROPOSED
from onrecord.linking.known import JOINED, Known
from onrecord.linking.pool import Nothing, Pool

__all__ = ["Together"]


class Together:
    """Identities as they are met; the same speakers in the same order make the same ones."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._pool = Pool(Nothing())
        self._of: dict[str, str] = {}  # a speaker's id to the identity that it was joined to first
        for one in known:
            self._pool.add(one.id, one)

    def take(self, ones: Iterable[Known]) -> None:
        """Links speakers; those who follow one another with the same reports are of one report."""
        for _, some in groupby(ones, key=lambda one: one.reports):
            here = [one for one in some if one.kind in JOINED]
            first = len(self._pool.links)
            list(self._pool.take(here, {}))
            self._of |= {one.id: one.id for one in here} | {each.right: each.left for each in self._pool.links[first:]}
            look_again(self._pool)

    def add(self, one: Known) -> str:
        """Links the one speaker of a report; the id of its identity."""
        self.take([one])
        return self.who(one.id)

    def who(self, id: str) -> str:
        """The identity that a speaker belongs to by now: its own where it is nobody's else."""
        return self._pool.at(self._of.get(id, id))

    @property
    def identities(self) -> Mapping[str, Known]:
        return self._pool.known

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why speakers, and identities, were joined to others."""
        return {each.right: each.found.reason for each in self._pool.links}

    @property
    def proposed(self) -> list[tuple[str, str, float, str]]:
        """Who may be one: the later, the earlier, how sure that is, and why."""
        return [(other, one, told.score, told.reason) for one, other, told in self._pool.proposed.values() if told.score >= PROPOSED]
