"""How alike two words of a name are: spelt otherwise for one sound, damaged by a letter or two, or the same but for a woman's ending."""

from __future__ import annotations

from functools import lru_cache

from onrecord.linking.letters import skeleton, sound, sounds

__all__ = ["Odds", "is_woman_and_man", "word_likeness"]

_LONGER = 6  # letters by which a word that is cut short is shorter
_FAR = 0.4  # share of the letters of two words of one sound that differ, from which on they may be two names

#: What a difference takes from the odds that two are one, None where they are not alike; and how they differ.
Odds = tuple[float | None, str]


@lru_cache(maxsize=400_000)
def word_likeness(x: str, y: str) -> tuple[float | None, str]:
    """What it takes from the odds that two words differ, and how they do; None where they are not alike."""
    if x == y:
        return 0.0, "same"
    if abs(len(x) - len(y)) > _LONGER:
        return None, "other"
    from jellyfish import damerau_levenshtein_distance

    one, other = sound(x), sound(y)
    if one == other or x.replace("rn", "m") == y.replace("rn", "m") or (min(len(x), len(y)) > 2 and not sounds(x).isdisjoint(sounds(y))):
        far = damerau_levenshtein_distance(x, y) > _FAR * max(len(x), len(y))
        return -1.0 if far else -0.4, "spelt otherwise"
    size, bones = min(len(x), len(y)), skeleton(x) == skeleton(y)
    steps = min(damerau_levenshtein_distance(x, y), damerau_levenshtein_distance(one, other))
    if steps == 1 and (size > 3 or (bones and size > 2)):
        return (-1.0 if bones and size > 5 else -1.2 if size > 7 or bones else -1.8), "one letter apart"
    if steps == 2 and size > 4 and (bones or size > 6):
        return (-1.6 if bones and size > 7 else -2.4), "two letters apart"
    if steps == 3 and size > 6 and bones:
        return -2.4, "three letters apart, with the same consonants"
    if size > 3 and (one.startswith(other) or other.startswith(one)):
        return -2.2, "cut short"
    return None, "other"


def is_woman_and_man(x: str, y: str, endings: tuple[tuple[str, str], ...]) -> bool:
    """Whether two words differ only by the ending of a woman's name."""
    if x[:2] != y[:2] or x == y:
        return False
    for woman, man in endings:
        for she, he in ((x, y), (y, x)):
            if she.endswith(woman) and he == she[: len(she) - len(woman)] + man and len(he) > 2:
                return True
    return False
