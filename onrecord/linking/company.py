"""Whom somebody is named with: two reports that name the same others are about the same affair."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from onrecord.linking.forms import COMMON_SURNAMES
from onrecord.linking.known import Known
from onrecord.linking.letters import skeleton, sound
from onrecord.nations import country_of

__all__ = ["company"]

_MOST = 3.2  # odds
_EACH = 0.75
_FIRST = 0.6  # of the first name, since some are named everywhere
_SHOWN = 2
_MANY = 40  # companions beyond which each tells less
_BONES = 3  # consonants by which a damaged name is still met


def company(one: Known, other: Known) -> tuple[float, str]:
    """What shared company tells of whether two are one: odds, and in words; none is no evidence."""
    if not one.companions or not other.companions:
        return 0.0, ""
    ours, theirs = _heard(one), _heard(other)
    shared = {ours[key]: key[:1] for key in sorted(ours.keys() & theirs.keys())}  # by sound last, which counts more
    if not shared:
        return 0.0, ""
    exact = one.companions & other.companions
    weights = {name: _weight(name) * (1.0 if name in exact or how == "s" else 0.5) for name, how in shared.items()}
    size = min(len(one.companions), len(other.companions))
    odds = min(_MOST, _EACH * max(sum(weights.values()) - _FIRST, 0.0) * min(1.0, _MANY / size))
    shown = sorted(weights, key=lambda name: (-weights[name], -len(name), name))[:_SHOWN]
    return odds, "both named with " + " and ".join(name.title() for name in shown)


def _heard(one: Known) -> Mapping[str, str]:
    """Companions by their sound and, where that is long enough, by their consonants; a name by the last key that it has."""
    if "heard" not in one.derived:
        one.derived["heard"] = {key: name for name in sorted(one.companions) for key in _sounds(name)}
    found: Mapping[str, str] = one.derived["heard"]
    return found


@lru_cache(maxsize=100_000)
def _sounds(name: str) -> tuple[str, ...]:
    parts = name.split(" ")
    bones, heard = " ".join(map(skeleton, parts)), " ".join(map(sound, parts))
    return (f"b {bones}", f"s {heard}") if len(bones) >= _BONES else (f"s {heard}",)


@lru_cache(maxsize=100_000)
def _weight(name: str) -> float:
    """How much a name tells of an affair: a country little, a common surname some."""
    if country_of(name):
        return 0.15
    return 0.35 if name in COMMON_SURNAMES or len(name) < 4 else 1.0
