"""Whether somebody is one who is known: two left apart are better than two wrongly made one, so in doubt it is only proposed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.linking.compare import Proposal, Weighed, alike, compare, proposal, weigh
from onrecord.linking.known import JOINED, Known
from onrecord.linking.likeness import ALONE, SURE
from onrecord.linking.roles import ELSEWHERE, beside

__all__ = ["LINKED", "PROPOSED", "RULE", "Decision", "Proposal", "Ranked", "compare", "decide", "in_doubt", "worth_asking"]

RULE = "rule:link@1"
LINKED = 0.9  # from here on one is the other
PROPOSED = 0.5  # from here on it is asked
ASKED = math.log(PROPOSED / (1 - PROPOSED))  # the same as odds
_MOST = 3  # proposals for one
_RIVALS = 8  # of the best that are looked at
_MARGIN = 1.0  # of odds, by which the best must be ahead of one that is somebody else

Ranked = tuple[Weighed, Known]


@dataclass(frozen=True, slots=True)
class Decision:
    """Who it is: `same` where it is sure enough; else proposals, best first, or nothing: somebody new."""

    same: Proposal | None = None
    proposals: tuple[Proposal, ...] = ()


def decide(candidate: Known, others: Sequence[Known]) -> Decision:
    """Which of some known ones somebody is, if any."""
    if candidate.kind not in JOINED:
        return Decision()
    found = ((weigh(candidate, other), other) for other in others if other.id != candidate.id)
    ranked = worth_asking(sorted((pair for pair in found if pair[0].odds >= ASKED), key=_rank))
    told = tuple(proposal(*pair) for pair in ranked[:_MOST])
    if not told or told[0].score < LINKED:
        return Decision(None, told)
    if any(_is_rival(ranked[0], pair) for pair in ranked[1:_RIVALS]):
        return Decision(None, tuple(in_doubt(each) for each in told))
    return Decision(told[0])


def worth_asking(ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """Those for whom more speaks than a surname alone, unless one alone bears it."""
    supported = [pair for pair in ranked if pair[0].names > ALONE or pair[0].odds > pair[0].names]
    return supported if supported or len(ranked) > 1 else ranked


def _rank(pair: Ranked) -> tuple[float, bool, int, str]:
    """The surest first; of equals an actor, then whom most reports name."""
    found, other = pair
    return -round(found.odds, 2), other.actor is None, -len(other.reports), other.id


def _is_rival(best: Ranked, pair: Ranked) -> bool:
    """Whether somebody fits nearly as well as the best, and is not called the same: then nobody can tell who is meant."""
    (first, who), (found, other) = best, pair
    if first.odds - found.odds >= _MARGIN or first.names - found.names >= _MARGIN:
        return False
    like = alike(who, other)
    return like.apart or like.odds < SURE or beside(who.roles, other.roles)[0] <= ELSEWHERE


def in_doubt(each: Proposal) -> Proposal:
    """What is sure but for another one who fits as well."""
    return Proposal(each.id, min(each.score, LINKED - 0.01), f"{each.reason}; but it fits another one as well")
