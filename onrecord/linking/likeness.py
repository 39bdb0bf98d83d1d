"""How alike two names of persons are, as odds that they are one name, with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.forms import Person, person
from onrecord.linking.given import givens
from onrecord.linking.letters import sound
from onrecord.linking.spelling import Odds, is_woman_and_man, word_likeness
from onrecord.nations import country_of

__all__ = ["ALONE", "APART", "SAME", "SURE", "Likeness", "persons"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`odds` are the logarithm of the odds that two bear one name, nothing else being known of them; `apart`: they can't be one."""

    odds: float
    words: str
    apart: bool = False


APART = Likeness(-9.0, "other name", apart=True)
SAME, TURNED, PARTS, ALONE, FIRST_ALONE = 3.0, 2.6, 2.25, 0.5, -1.0  # odds of names that are alike in such a way
SURE = 1.5  # as alike as names that differ in nothing but in how many bear them
_COMMON = -1.2  # where many bear the name
#: Endings of a woman's surname, each with what stands in its place in a man's.
_WOMAN = (
    ("ova", "ov"),
    ("eva", "ev"),
    ("ina", "in"),
    ("aya", "y"),
    ("aia", "i"),
    ("ska", "ski"),
    ("cka", "cki"),
    ("ova", ""),
    ("ova", "a"),
)
_ELDER = frozenset(["jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii"])


def persons(one: str, other: str) -> Likeness:
    """How alike two names of persons are, the same from either side."""
    return _persons(one, other) if one <= other else _persons(other, one)


@lru_cache(maxsize=200_000)
def _persons(one: str, other: str) -> Likeness:
    a, b = person(one), person(other)
    if not a.words or not b.words:
        return APART
    if a.suffix != b.suffix and {a.suffix, b.suffix} & _ELDER and (a.suffix and b.suffix):
        return Likeness(-9.0, "one is the elder, one the younger", apart=True)
    found = _full(a, b) if a.given and b.given else _short(a, b)
    return Likeness(found.odds + _COMMON, f"{found.words} (a common one)") if a.common and b.common and not found.apart else found


def _full(a: Person, b: Person) -> Likeness:
    if a.words == b.words:
        return Likeness(SAME, "same name")
    if sorted(a.words) == sorted(b.words):
        return Likeness(TURNED, "same name in another order")
    if "".join(a.words) == "".join(b.words):
        return Likeness(TURNED, "same name, parted otherwise")
    if parts := _part(a, b):
        return parts
    straight = _aligned(a, b)
    if not straight.apart:
        return straight
    turned = Person((b.surname, *b.given), (b.surname,), "".join(b.given)) if len(b.given) == 1 else None
    crossed = _aligned(a, turned) if turned else APART
    if not crossed.apart:
        return Likeness(crossed.odds - 0.5, f"{crossed.words}, in another order")
    return _run_together(a, b) or straight


def _run_together(a: Person, b: Person) -> Likeness | None:
    """Names whose words a damaged text parts otherwise: "An Selmo Tapeli"."""
    if len(a.words) == len(b.words):
        return None
    from jellyfish import damerau_levenshtein_distance

    one, other = sound("".join(a.words)), sound("".join(b.words))
    steps = damerau_levenshtein_distance(one, other)
    if min(len(one), len(other)) < 8 or steps * 5 > max(len(one), len(other)):
        return None
    return Likeness(TURNED - 0.7 * steps, "names alike, parted otherwise")


def _aligned(a: Person, b: Person) -> Likeness:
    """Surname beside surname, the last or the one before it, and first name beside first name."""
    last, how_last = _surnames(a.surname, b.surname)
    if last is None and len(a.words) != len(b.words):
        short, long = (a, b) if len(a.words) < len(b.words) else (b, a)
        before, how = _surnames(short.surname, long.words[-2]) if len(long.given) > 1 else (None, "")
        last, how_last = (before - 0.8, f"{how}, another after it,") if before is not None else (last, how_last)
    if last is None:
        return Likeness(-9.0, how_last, apart=True)
    first, how_first = givens(a.given, b.given)
    if first is None:
        return Likeness(-9.0, f"{_shown(how_last, 'surname')}, {how_first}", apart=True)
    return Likeness(SAME + last + first, f"{_shown(how_last, 'surname')}, {_shown(how_first, 'first name')}")


def _shown(how: str, what: str) -> str:
    return f"{how} {what}" if how.startswith("same") else f"{what} {how}"


def _part(a: Person, b: Person) -> Likeness | None:
    """One with a second surname that the other leaves out: same first name, and its surname among the other's names."""
    short, long = (a, b) if len(a.words) < len(b.words) else (b, a)
    if len(long.words) < 3 or len(short.surname) < 3 or short.surname not in long.words[1:]:
        return None
    rest = [word for word in short.given if word not in long.words and not any(len(word) == 1 and word == x[0] for x in long.words)]
    return None if rest else Likeness(PARTS, "same names, one of them without all")


def _short(a: Person, b: Person) -> Likeness:
    """One name or both without a first name."""
    short, long = (b, a) if a.given else (a, b)
    last, how = _surnames(short.surname, long.surname)
    if last is not None:
        left = "the first name left out" if long.given else "no first name in both"
        if country_of(short.surname):
            return Likeness(FIRST_ALONE + last, f"a country's name is all the name of one, {_shown(how, 'surname')}")
        return Likeness(ALONE + last, f"{_shown(how, 'surname')}, {left}")
    if short.surname in long.words[1:] and len(short.surname) > 3:
        return Likeness(ALONE - 0.3, "a surname of one is all the name of the other")
    if long.given and short.surname == long.given[0]:
        return Likeness(FIRST_ALONE, "same first name, the surname left out")
    return Likeness(-9.0, how, apart=True)


def _surnames(x: str, y: str) -> Odds:
    if is_woman_and_man(x, y, _WOMAN):
        return None, "a woman's and a man's form of a surname"
    odds, how = word_likeness(x, y)
    return (None, "other surname") if odds is None else (odds, how)
