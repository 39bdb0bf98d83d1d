"""How alike two names of bodies or countries are, as odds that they are one name, with the reason in words."""

from __future__ import annotations

from functools import lru_cache

from onrecord.linking.forms import Body, body
from onrecord.linking.likeness import APART, SAME, Likeness
from onrecord.linking.spelling import word_likeness
from onrecord.nations import country_named, country_of

__all__ = ["COMMON", "bodies"]

COMMON = -2.2  # odds of a name that many bodies have, such as the Board
_OPPOSED = (
    frozenset("north south east west northern southern eastern western upper lower".split()),
    frozenset("first second third fourth fifth sixth seventh one two three four five six seven eight nine ten".split()),
)


def bodies(one: str, other: str) -> Likeness:
    """How alike two names of bodies are, the same from either side."""
    return _bodies(one, other) if one <= other else _bodies(other, one)


@lru_cache(maxsize=200_000)
def _bodies(one: str, other: str) -> Likeness:
    if (state := country_named(one)) and state == country_named(other):
        return Likeness(SAME, "same country")
    a, b = body(one), body(other)
    if not a.words or not b.words:
        return APART
    if sorted(a.words) == sorted(b.words):
        many = Likeness(COMMON if len(a.words) == 1 else COMMON + 1, "same name, one that many have")
        return Likeness(SAME, "same name") if a.telling else many
    if "".join(a.words) == "".join(b.words) and a.telling and b.telling:
        return Likeness(SAME - 0.3, "same name, parted otherwise")
    if letters := _letters(a, b):
        return letters
    return _compared(a, b)


def _letters(a: Body, b: Body) -> Likeness | None:
    """One is the first letters of the other."""
    if len(a.words) == len(b.words) or 1 not in (len(a.words), len(b.words)):
        return None
    short = a if len(a.words) == 1 else b
    if short.words != (short.letters,) or a.letters != b.letters:  # of "Merlot Company" only Merlot counts, but it is no abbreviation
        return None
    return Likeness({2: 0.0, 3: 0.9}.get(len(a.letters), 2.4), "one is the first letters of the other")


def _compared(a: Body, b: Body) -> Likeness:
    if not a.telling and not b.telling:
        return _of_one_kind(a, b)
    if not a.telling or not b.telling:
        short, long = (b, a) if a.telling else (a, b)
        if {*short.words} < {*long.words}:
            return Likeness(-1.4, "a part of the other's name, one that many have")
        return APART
    odds, ours, theirs = _pairs(a.telling, b.telling)
    if (ours and theirs) or odds < -2.5:
        return APART
    if a.kinds != b.kinds and a.kinds and b.kinds:
        return Likeness(-9.0, "another kind of body", apart=True)
    if a.fields != b.fields and a.fields and b.fields:
        return APART
    if _is_others(a, b) or _is_others(b, a):
        return Likeness(-9.0, "one is a body of the other", apart=True)
    left_out = len(ours) + len(theirs) + len(a.kinds ^ b.kinds) + len(a.fields ^ b.fields)
    how = "same telling words" if odds == 0 else "telling words spelt otherwise"
    if not left_out:
        return Likeness(SAME - 0.3 + odds, how)
    return Likeness(1.5 + odds - 0.7 * left_out, f"{how}, some words left out")


def _is_others(a: Body, b: Body) -> bool:
    """Whether one is something that the other has: "Tolgan's state agency" and "Tolgan"."""
    return a.owned and not b.owned and bool(a.kinds | a.fields) and not b.kinds | b.fields


def _of_one_kind(a: Body, b: Body) -> Likeness:
    """Neither has a telling word: the same kind and field, or one without the field."""
    if a.kinds == b.kinds and (not a.fields or not b.fields or a.fields == b.fields):
        return Likeness(COMMON, "same kind of body")
    return APART


def _pairs(ones: tuple[str, ...], others: tuple[str, ...]) -> tuple[float, list[str], list[str]]:
    """What the differences of the telling words take from the odds, and the words of each side that have none beside them."""
    odds, theirs, ours = 0.0, list(others), []
    for word in ones:
        near = [(each, found) for each in theirs if (found := _word(word, each)) is not None]
        if not near:
            ours.append(word)
            continue
        best, found = max(near, key=lambda pair: pair[1])
        odds += found
        theirs.remove(best)
    return odds, ours, theirs


def _word(x: str, y: str) -> float | None:
    if any({x, y} <= group for group in _OPPOSED) and x != y:
        return None
    odds, how = word_likeness(x, y)
    if odds is None or (country_of(x) and country_of(y) and x != y) or x.isdigit() or y.isdigit():
        return 0.0 if x == y else None
    return odds if how in ("same", "spelt otherwise", "one letter apart") else None
