"""Roles side by side: whether two are one post, and whether one person can hardly hold both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.bodies import bodies
from onrecord.linking.letters import words
from onrecord.nations import country_of
from onrecord.records import Term

__all__ = ["Post", "beside", "contrary", "post_of"]

SAME, LIKE, TITLE, OTHER, ELSEWHERE, CLASH = 2.6, 1.3, 0.4, -0.3, -1.0, -3.2  # odds
_ONE_WORD = {
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "defense": "defence", "labor": "labour", "mayoress": "mayor", "congresswoman": "congressman", "councilor": "councillor",
    "vice": "deputy", "assistant": "deputy", "ceo": "chief executive", "pm": "prime minister", "premier": "prime minister",
    "mp": "deputy-of-parliament", "boss": "head", "leader": "head", "manager": "head", "director": "head", "chief": "head",
    "finances": "finance", "sport": "sports", "economy": "economic", "adviser": "advisor", "ministry": "minister",
}  # fmt: skip
_FLAGS = frozenset("former ex then outgoing late acting interim incoming new current elect designate".split())
_WAS = re.compile(r"\b(?:former|ex|late|retired)\b", re.I)
_EMPTY = frozenset("the a an its his her their our my of for and in at to de".split())
_UNDER = frozenset(["deputy"])
_OWN = ("his ", "her ", "its ", "their ", "our ", "my ", "your ")
#: Posts of which a place has one, and one person no two places'.
_ONE_PLACE = frozenset("president minister chancellor king queen emperor mayor governor premier ambassador pope bishop archbishop".split())
#: Posts of a field, of which a person mostly has one at a time.
_KINDS = frozenset("minister secretary commissioner ambassador general officer judge prosecutor chair".split())
_WALKS = {
    word: walk
    for walk, several in {
        "sport": """
            striker goalkeeper midfielder defender player footballer runner athlete swimmer jockey boxer wrestler coach skier cyclist
            gymnast skater quarterback batsman cricketer racer
        """,
        "arts": """
            actor actress singer poet novelist painter sculptor cellist violinist musician rapper pianist designer dancer harpist anchor
        """,
        "church": "archbishop bishop priest monk nun imam rabbi pastor cardinal vicar",
        "trade": """
            baker farmer fisherman driver nurse teacher vet butcher shopkeeper chef widow widower herder shepherd postman pharmacist
            guide patient pupil student passenger
        """,
    }.items()
    for word in several.split()
}


_NEAR, _FAR = 0.34, 0.5  # shares of a name's letters: damaged up to here; surely another from there on


@dataclass(frozen=True, slots=True)
class Post:
    """A role in one wording: the words of the title, without those that only date it, and what it is of."""

    title: frozenset[str]
    place: str | None


@lru_cache(maxsize=100_000)
def post_of(title: str, of: str | None) -> Post:
    """A role in one wording; a country in the title is what it is of."""
    parts = [part for part in words(title) if part not in _FLAGS and part not in _EMPTY]
    place = of if of and not of.casefold().startswith(_OWN) and "*" not in of else None
    if len(parts) > 1:
        place = place or next((part for part in parts if country_of(part)), None)
        parts = [part for part in parts if not country_of(part)] or parts
    told = " ".join(_ONE_WORD.get(part, part) for part in parts).split()
    return Post(frozenset(told), (country_of(place) or place.removeprefix("the ")) if place else None)


def beside(ones: Iterable[Term], others: Iterable[Term]) -> tuple[float, str]:
    """What the roles of two tell of whether they are one: odds, and in words; nothing where one has none."""
    ours, theirs = [*ones], [*others]
    if not ours or not theirs:
        return 0.0, ""
    best = max((_pair(one, other) for one in ours for other in theirs), key=lambda each: each[0])
    if best[0] < LIKE - 0.5 and _apart_in_life(ours, theirs):
        best = CLASH, f"one {_told(ours[0])}, the other {_told(theirs[0])}"
    return best


def contrary(one: Term, other: Term) -> bool:
    """Whether two posts are of one kind, and yet two: ministers of two things, or mayors of two towns; former ones are no contradiction."""
    a, b = post_of(one.title, one.of), post_of(other.title, other.of)
    if any(_WAS.search(role.title) for role in (one, other)) or (a.title & _UNDER) != (b.title & _UNDER):
        return False
    if a.title == b.title:
        return _places(a.place, b.place) < 0 and bool(a.title & _ONE_PLACE)
    fields = len(a.title - b.title), len(b.title - a.title)  # of a word each: more is rather a description than a field
    return bool(a.title & b.title & _KINDS) and fields == (1, 1) and _places(a.place, b.place) >= 0


def _pair(one: Term, other: Term) -> tuple[float, str]:
    a, b = post_of(one.title, one.of), post_of(other.title, other.of)
    where = _places(a.place, b.place)
    alike = _titles(a.title, b.title)
    if alike == 2 and where > 0:
        return (SAME if where == 2 else SAME - 0.5), f"both {_told(one)}"
    if alike == 2 and where < 0 and a.title & _ONE_PLACE:
        return CLASH, f"one {_told(one)}, the other {_told(other)}"
    if alike and where > 0:
        return LIKE + 0.3, f"{_told(one)} and {_told(other)}"
    if alike and where == 0:
        return (LIKE if alike == 2 else LIKE - 0.5), f"{_told(one)} and {_told(other)}"
    if where > 0:
        return 0.6, f"both with a post of {one.of or a.place}"
    odds = OTHER if where == 0 else TITLE if alike == 2 else ELSEWHERE
    return odds, f"one {_told(one)}, the other {_told(other)}"


def _titles(a: frozenset[str], b: frozenset[str]) -> int:
    """2 for one title, 1 where one is the other's without its field or they share most words, 0 for others."""
    if a == b:
        return 2
    if (a & _UNDER) != (b & _UNDER):
        return 0
    shared, rest = a & b, a ^ b
    if len(shared) * 2 < len(a | b) or ("prime" in rest and not shared - {"minister"} and len(rest) > 1):
        return 0
    return 1


@lru_cache(maxsize=100_000)
def _places(x: str | None, y: str | None) -> int:
    """2 for one place or body, 1 for names of it that are alike, 0 where one is not told, -1 for two."""
    if x is None or y is None:
        return 0
    if x.casefold() == y.casefold():
        return 2
    if country_of(x) and country_of(y):
        return -1
    if bodies(x, y).odds > 0:
        return 1
    a, b = words(x), words(y)
    if {*a} <= {*b} or {*b} <= {*a}:
        return 1
    share = max(map(_distance, a, b)) if len(a) == len(b) else _distance("".join(a), "".join(b))
    return 1 if share <= _NEAR else 0 if share <= _FAR else -1


def _distance(x: str, y: str) -> float:
    from jellyfish import damerau_levenshtein_distance

    return damerau_levenshtein_distance(x, y) / max(len(x), len(y), 1)


def _apart_in_life(ours: Iterable[Term], theirs: Iterable[Term]) -> bool:
    """Whether their posts are of walks of life that rarely meet: sport, the arts, a trade, and public posts."""
    a, b = ({_walk(term) for term in terms if not _WAS.search(term.title)} for terms in (ours, theirs))
    return bool(a and b) and a.isdisjoint(b)


def _walk(term: Term) -> str:
    return next((_WALKS[word] for word in words(term.title) if word in _WALKS), "public")


def _told(term: Term) -> str:
    return f"{term.title} of {term.of}" if term.of else term.title
