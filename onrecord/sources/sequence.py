"""
What each line of a text is, all lines decided together: the likeliest sequence of kinds, by weights that are written in `weights.py`.

A line's looks speak for and against each kind, and so does the kind of the line before it. What stands above the headline (or, where
there is none, above the first words of the story) is told from the same kinds below, as a text has one headline.
`benchmarks/zones.py` fits the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import inf

from onrecord.sources import weights
from onrecord.sources.lines import Line
from onrecord.sources.looks import Looks, looks_of
from onrecord.sources.wrapping import joined, paragraphs

__all__ = ["ABOVE", "END", "KINDS", "START", "STATES", "State", "allowed", "kinds_of", "likeliest"]

State = tuple[str, bool]  # a kind, and whether it stands above the headline

KINDS = tuple("headline section deck dateline byline caption credit timestamp promo boilerplate entry body".split())
ABOVE = tuple("boilerplate timestamp byline dateline credit promo caption".split())
STATES: tuple[State, ...] = (*((kind, True) for kind in ABOVE), *((kind, False) for kind in KINDS))
START, END = "start", "end"
_OPENS = frozenset(("headline", "entry", "body", "section"))  # what may follow what stands above
# What a look rules out whatever else speaks for it.
_NEVER = {
    "entry with words": tuple(kind for kind in KINDS if kind != "entry"),
    "time of an entry": tuple(kind for kind in KINDS if kind != "timestamp"),
    "no entry": ("entry",),
    "ends in a colon": ("headline",),
    "label in capitals": ("headline",),
    "words of a speaker": ("promo", "boilerplate"),
    "says": ("byline", "timestamp", "dateline"),
    "somebody said": ("promo", "boilerplate", "headline"),
    "form of a masthead": ("headline",),
    "sentence in the head": ("byline", "timestamp", "dateline"),
    "up to any characters": ("promo", "byline", "timestamp", "dateline", "credit"),
    "just over a credit": ("headline", "deck", "byline"),
}
_MAX_LINES = 20_000  # past these, all is the story


def kinds_of(lines: Sequence[Line]) -> list[str]:
    """The kind of every line."""
    told = paragraphs(lines[:_MAX_LINES])
    if len(told) == 1:
        return ["body"] * len(lines)
    looks = looks_of([joined(lines, each) for each in told])
    kinds = [kind for each, (kind, _) in zip(told, likeliest([_scores(each) for each in looks]), strict=True) for _ in each]
    return kinds + ["body"] * (len(lines) - len(kinds))


def allowed(before: State | None, state: State) -> bool:
    """Whether a state may follow another, or open a text."""
    kind, above = state
    if before is None:
        return above or kind in ("headline", "entry", "body")
    if before[1]:
        return above or kind in _OPENS
    return not above and kind != "headline"


def _scores(looks: Looks) -> list[float]:
    """What the looks of a line say for each kind; the times of a live page's entries are no matter of weighing."""
    table, found = _table(), [0.0] * len(KINDS)
    for look in sorted(looks):  # in one order, as sums of fractions depend on it
        for at, weight in table.get(look, ()):
            found[at] += weight
    ruled_out = {kind for look, kinds in _NEVER.items() if look in looks for kind in kinds}
    return [-inf if kind in ruled_out else score for kind, score in zip(KINDS, found, strict=True)]


def likeliest(scores: Sequence[Sequence[float]]) -> list[State]:
    """The states that score most together (Viterbi)."""
    if not scores:
        return []
    start, steps, end = _steps()
    best = [start[j] + scores[0][_AT[j]] for j in range(len(STATES))]
    come: list[list[int]] = []
    for line in scores[1:]:
        told = [max([(best[i] + weight, i) for i, weight in steps[j]]) for j in range(len(STATES))]
        come.append([i for _, i in told])
        best = [score + line[_AT[j]] for j, (score, _) in enumerate(told)]
    at = max(range(len(STATES)), key=lambda j: best[j] + end[j])
    path = [at]
    for back in reversed(come):
        path.append(back[path[-1]])
    return [STATES[j] for j in reversed(path)]


_AT = tuple(KINDS.index(kind) for kind, _ in STATES)


@cache
def _table() -> dict[str, tuple[tuple[int, float], ...]]:
    """For each look, the kinds that it speaks for or against."""
    return {look: tuple((KINDS.index(kind), weight) for kind, weight in told) for look, told in _rows(weights.LOOKS)}


@cache
def _steps() -> tuple[list[float], list[list[tuple[int, float]]], list[float]]:
    """The weights of opening with each state, of each from those that may stand before it, and of closing with it."""
    told = {before: dict(row) for before, row in _rows(weights.STEPS)}
    names = [f"above {kind}" if above else kind for kind, above in STATES]
    start = [told.get(START, {}).get(name, 0.0) if allowed(None, state) else -inf for name, state in zip(names, STATES, strict=True)]
    steps = [
        [(i, told.get(names[i], {}).get(name, 0.0)) for i, before in enumerate(STATES) if allowed(before, state)]
        for name, state in zip(names, STATES, strict=True)
    ]
    return start, steps, [told.get(END, {}).get(name, 0.0) for name in names]


def _rows(table: str) -> Iterator[tuple[str, Iterable[tuple[str, float]]]]:
    """`name: kind +1.2, kind -0.3` on each line."""
    for line in table.strip().replace("\n  ", " ").splitlines():
        name, _, told = line.rpartition(": ")
        parts = (part.rsplit(" ", 1) for part in told.split(", "))
        yield name, tuple((kind, float(weight)) for kind, weight in parts)
