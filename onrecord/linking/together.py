"""Speakers of many reports linked one after the other in memory: what the record does with its tables, for measuring and for files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.linking.decide import decide
from onrecord.linking.keys import keys_of, wanted
from onrecord.linking.known import JOINED, Known, joined

__all__ = ["PER_KEY", "Together"]

PER_KEY = 40  # identities that one key brings, those met last


class Together:
    """Identities as they are met; the same speakers in the same order make the same ones."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self.of: dict[str, str] = {}  # a speaker's id to its identity's
        self.proposed: list[tuple[str, str, float, str]] = []
        self.reasons: dict[str, str] = {}
        self.identities: dict[str, Known] = {}
        self._under: dict[str, dict[str, None]] = {}
        for one in known:
            self._keep(one)

    def add(self, one: Known) -> str:
        """The id of the identity that a speaker belongs to: its own where it is new."""
        if one.kind not in JOINED:
            return self.of.setdefault(one.id, one.id)
        decision = decide(one, self._candidates(one))
        if decision.same:
            same = decision.same.id
            self.reasons[one.id] = decision.same.reason
            self._keep(joined((self.identities[same], one), id=same))
        else:
            same = one.id
            self.proposed += [(one.id, each.id, each.score, each.reason) for each in decision.proposals]
            self._keep(replace(one, id=same))
        self.of[one.id] = same
        return same

    def _candidates(self, one: Known) -> list[Known]:
        found: dict[str, None] = {}
        for key in sorted(wanted(one)):
            some = self._under.get(key, {})
            found.update(dict.fromkeys(list(some)[-PER_KEY:]))
        return [self.identities[id] for id in found]

    def _keep(self, identity: Known) -> None:
        self.identities[identity.id] = identity
        for key in keys_of(identity):
            self._under.setdefault(key, {})[identity.id] = None
