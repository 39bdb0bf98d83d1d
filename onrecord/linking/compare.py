"""How sure it is that two are one: the likeness of their names, their roles, whom they are named with, and what they said."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.linking.bodies import bodies
from onrecord.linking.company import company
from onrecord.linking.forms import person
from onrecord.linking.holders import held
from onrecord.linking.known import JOINED, Known
from onrecord.linking.likeness import ALONE, APART, SAME, SURE, Likeness, persons
from onrecord.linking.roles import beside
from onrecord.nations import country_of

__all__ = ["Proposal", "Weighed", "alike", "compare", "proposal", "weigh"]

_RARE = 8  # times rarer than the commonest
_SPELLINGS = 8  # of each that are compared
_ASKED = 2.0  # odds at most, where no first name tells who it is and something speaks against it
_OF_ROLES = 1.0  # from here on the roles tell who it is
_WHOSE = frozenset("my your his her its our their whose".split())
_SAID = (1.8, 0.15, 3.2)  # odds of any words in common, of each run, and of all at most


Names = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A known one that somebody may be, how sure that is from 0 to 1, and in one sentence why."""

    id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """The odds that two are one, those of their names alone, and in words why."""

    odds: float
    names: float
    words: tuple[str, ...]


def compare(one: Known, other: Known) -> Proposal:
    """How sure it is that somebody is a known one, and why."""
    return proposal(weigh(one, other), other)


def proposal(found: Weighed, other: Known) -> Proposal:
    return Proposal(other.id, round(1 / (1 + math.exp(-found.odds)), 3), "; ".join(each for each in found.words if each))


def weigh(one: Known, other: Known) -> Weighed:
    """All that speaks for and against two being one."""
    if one.kind not in JOINED or other.kind not in JOINED:
        return Weighed(-9.0, -9.0, ("groups, documents and people without a name are never joined",))
    if _is_whose(one.name) or _is_whose(other.name):
        return Weighed(-9.0, -9.0, ("what is called by whose it is may be another's in each report",))
    if one.reports & other.reports:
        return Weighed(-9.0, -9.0, ("one report tells them apart",))
    if "office" in (one.kind, other.kind):
        odds, words = held(one, other)
        return Weighed(odds, odds, tuple(words))
    like = alike(one, other)
    return Weighed(like.odds, like.odds, (like.words,)) if like.apart else _with_evidence(one, other, like)


@lru_cache(maxsize=100_000)
def _is_whose(name: str) -> bool:
    """Whether a name says no more than whose it is: "his office"."""
    return name.partition(" ")[0].lower() in _WHOSE


def _with_evidence(one: Known, other: Known, like: Likeness) -> Weighed:
    shared, companions = company(one, other)
    said, words = _said(one, other)
    role, posts = beside(one.roles, other.roles) if one.roles and other.roles and one.kind == other.kind == "person" else (0.0, "")
    odds = like.odds + shared + said + role
    reasons: tuple[str, ...] = (like.words, f"but {posts}" if role < 0 else posts, words, companions)
    if like.odds <= ALONE and one.kind != other.kind and not said:
        odds = min(odds, _ASKED)
    elif like.odds <= ALONE and one.kind == "person" and role < _OF_ROLES:
        if role < 0:
            odds = min(odds, _ASKED)
        elif _namesake(one) or _namesake(other):
            odds, reasons = min(odds, _ASKED), (*reasons, "but somebody else of that surname is named with one of them")
    return Weighed(odds, like.odds, reasons)


def _namesake(one: Known) -> bool:
    """Whether somebody else of the same surname is named with somebody."""
    return any(person(name).surname in one.companions for name, _ in one.names[:_SPELLINGS])


def _said(one: Known, other: Known) -> tuple[float, str]:
    common = len(one.said & other.said)
    if not common:
        return 0.0, ""
    least, each, most = _SAID
    return min(least + each * common, most), "same words quoted in both"


def alike(one: Known, other: Known) -> Likeness:
    """The likeness of the names that are most alike, whole ones first; apart where more reports print whole names that can't be one."""
    if one.kind != other.kind:
        return _across(one, other)
    if one.kind != "person":
        if one.kind == "country" and (state := country_of(one.name)) and state == country_of(other.name):
            return Likeness(SAME, "same country")
        pairs = (_rarely(bodies(x, y), one, n, other, m) for x, n in one.names[:_SPELLINGS] for y, m in other.names[:_SPELLINGS])
        return max(pairs, key=lambda each: each.odds, default=APART)
    ours, theirs = _whole(one), _whole(other)
    if len(ours) == len(theirs) == 1:
        return persons(ours[0][0], theirs[0][0])
    found = [(persons(x, y), n + m) for x, n in ours for y, m in theirs]
    best = max((each for each, _ in found), key=lambda each: each.odds, default=APART)
    if best.apart or best.odds >= SURE:
        return best
    return APART if sum(n if each.apart else -n for each, n in found) > 0 else best


def _rarely(like: Likeness, one: Known, n: int, other: Known, m: int) -> Likeness:
    """The likeness of two spellings, less where one is rare among those that reports print of somebody: it may be a slip."""
    rare = (n * _RARE < one.names[0][1] and not one.actor) or (m * _RARE < other.names[0][1] and not other.actor)
    return replace(like, odds=like.odds - 1.0) if rare and not like.apart else like


def _whole(one: Known) -> Names:
    """The names of a person that have a first name; all where none has."""
    if "whole" not in one.derived:
        some = one.names[:_SPELLINGS]
        one.derived["whole"] = tuple(each for each in some if person(each[0]).given) or some
    found: Names = one.derived["whole"]
    return found


def _across(one: Known, other: Known) -> Likeness:
    """Of two kinds only one and the same whole name counts, since a reader may mistake a kind; a surname alone is only asked about."""
    ours, theirs = _folded(one), _folded(other)
    kinds = {one.kind, other.kind}
    if ours & theirs and kinds == {"organisation", "country"}:
        return Likeness(2.4, "same name, told as of another kind")
    if any(len(name.split()) > 1 for name in ours & theirs):
        return Likeness(SURE, "same name, told as of another kind")
    if kinds == {"person", "organisation"}:
        who, what = (one, other) if one.kind == "person" else (other, one)
        words = person(what.name).words
        if len(words) == 1 and any(person(name).surname == words[0] for name, _ in who.names[:_SPELLINGS]):
            return Likeness(0.0, "a surname, told as a body's name")
    return APART


def _folded(one: Known) -> frozenset[str]:
    if "folded" not in one.derived:
        one.derived["folded"] = frozenset(_plain(name for name, _ in one.names[:_SPELLINGS]))
    found: frozenset[str] = one.derived["folded"]
    return found


def _plain(names: Iterable[str]) -> Iterable[str]:
    return (name.casefold().removeprefix("the ") for name in names)
