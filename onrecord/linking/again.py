"""Two who were left apart, weighed again when one of them gained something that tells who it is: a name, a role, the word of a file.

It is weighed against those to whom it was proposed and those who share what it is looked up by from now on. Where that makes it sure, from
either side and with the rivals of both, they are joined; what is not sure is proposed, with the score and the reason of now.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.linking.compare import proposal, weigh
from onrecord.linking.decide import LINKED, PROPOSED, Proposal, Ranked, decide, in_doubt, worth_asking
from onrecord.linking.keys import wanted
from onrecord.linking.known import Known
from onrecord.linking.likeness import SURE
from onrecord.linking.pool import COMPARED, Pool

__all__ = ["look_again"]

_ROUNDS = 8  # of joining others to one
_FIRM = 0.97  # from here on two are one whose names alone don't say so: more is at stake than one report's speaker
_MOST = 3  # proposals that are new


def look_again(pool: Pool) -> int:
    """Weighs again those of a pool who gained something; how many were joined to others."""
    joined = 0
    while pool.gained:
        id = next(iter(pool.gained))
        joined += _look(pool, id, pool.gained.pop(id))
    return joined


def _look(pool: Pool, id: str, keys: Collection[str]) -> int:
    for done in range(_ROUNDS):
        asked = pool.asked(id)[:COMPARED]
        pool.bring(asked)
        few = dict.fromkeys((*(each for each in asked if each in pool.known), *pool.candidates(keys, beyond=True)))
        ranked = _ranked(pool, id, [pool.known[each] for each in few if each != id])
        sure = (each for each in ranked if proposal(*each).score >= (LINKED if each[0].names >= SURE else _FIRM))
        found = next(((other.id, why) for _, other in sure if (why := _why(pool, id, other.id))), None)
        if found is None:
            _propose(pool, id, ranked, {*asked})
            return done
        id, keys = _joined(pool, id, *found)
    return _ROUNDS


def _ranked(pool: Pool, id: str, others: Sequence[Known]) -> list[Ranked]:
    """Others as they are weighed now, the surest first."""
    one = pool.known[id]
    found = [(weigh(other, one) if other.kind == "office" else weigh(one, other), other) for other in others]
    return sorted(found, key=lambda each: (-each[0].odds, each[1].id))


def _why(pool: Pool, id: str, other: str) -> Proposal | None:
    """Why two are surely one; None where that is not sure, where people told them apart, or a report does."""
    one, two = pool.known[id], pool.known[other]
    of_office = (one.kind == "office") != (two.kind == "office")  # one report's word on who holds it says little of all its reports
    if (one.actor and two.actor) or of_office:
        return None
    found = _decided(pool, one, two)
    if not found or not _decided(pool, two, one) or pool.record.met(pool.ids(id), pool.ids(other)):
        return None
    return found


def _decided(pool: Pool, one: Known, other: Known) -> Proposal | None:
    """Whether of all whom somebody may be it is the other."""
    apart = {pool.at(each) for each in pool.record.apart(pool.ids(one.id))}
    ids = dict.fromkeys((other.id, *pool.candidates(wanted(one), beyond=True)))
    same = decide(one, [pool.known[each] for each in ids if each not in apart]).same
    return same if same and same.id == other.id else None


def _joined(pool: Pool, id: str, other: str, why: Proposal) -> tuple[str, set[str]]:
    """Joins two: to a known one out of a file, else to whom more reports name."""
    one, two = pool.known[id], pool.known[other]
    kept, gone = (one, two) if (bool(one.actor), len(one.reports)) >= (bool(two.actor), len(two.reports)) else (two, one)
    return kept.id, pool.join(kept.id, gone.id, why)


def _propose(pool: Pool, id: str, ranked: Sequence[Ranked], asked: Collection[str]) -> None:
    """Gives what is proposed the score of now, and proposes the best of those who were not."""
    likely = worth_asking([each for each in ranked if proposal(*each).score >= PROPOSED])
    new = [other.id for _, other in likely if other.id not in asked]
    apart = {pool.at(each) for each in pool.record.apart(pool.ids(id))} if new else set()
    told = {*asked, *[each for each in new if each not in apart][:_MOST]}
    for found, other in ranked:
        if other.id in told:
            now = proposal(found, other)
            pool.propose(other.id, id, in_doubt(now) if now.score >= LINKED else now)
