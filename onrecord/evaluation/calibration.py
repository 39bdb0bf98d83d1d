"""
Whether scores mean what they say: of the statements with a score near 0.8, are about eight in ten right?

The expected calibration error is the mean distance between score and share right over the bins, each weighed by its count
(Naeini, Cooper and Hauskrecht, AAAI 2015; Guo, Pleiss, Sun and Weinberger, ICML 2017).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.evaluation.figures import Share

BINS = 10
CUTS = tuple(hundredth / 100 for hundredth in range(50, 100, 5))
_WIDTH = 41  # columns of the drawing, so that 0, a half and 1 have one each

Judged = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose score is at least `low` and below `high` (the last bin takes 1 in); `mean` is None where there are none."""

    low: float
    high: float
    mean: float | None
    right: Share


@dataclass(frozen=True, slots=True)
class Cut:
    """What is kept by showing only statements with this score or above."""

    score: float
    right: Share


@dataclass(frozen=True, slots=True)
class Reliability:
    bins: tuple[Bin, ...]
    cuts: tuple[Cut, ...]
    error: float  # expected calibration error

    @property
    def statements(self) -> int:
        return sum(one.right.of for one in self.bins)


def reliability(judged: Iterable[Judged]) -> Reliability:
    """The table of (score, right) pairs; raises ValueError where a score is not from 0 to 1."""
    pairs = list(judged)
    if odd := [score for score, _ in pairs if not 0.0 <= score <= 1.0]:
        raise ValueError(f"a score is from 0 to 1, not {odd[0]}")
    binned: list[list[Judged]] = [[] for _ in range(BINS)]
    for score, right in pairs:
        binned[min(int(score * BINS), BINS - 1)].append((score, right))
    bins = tuple(_bin(i, members) for i, members in enumerate(binned))
    gaps = [one.right.of * abs(one.mean - one.right.value) for one in bins if one.mean is not None]
    return Reliability(bins, tuple(_cut(s, pairs) for s in CUTS), math.fsum(gaps) / len(pairs) if pairs else 0.0)


def _bin(place: int, members: Sequence[Judged]) -> Bin:
    mean = math.fsum(score for score, _ in members) / len(members) if members else None
    return Bin(place / BINS, (place + 1) / BINS, mean, Share(sum(right for _, right in members), len(members)))


def _cut(at: float, pairs: Sequence[Judged]) -> Cut:
    kept = [right for score, right in pairs if score >= at]
    return Cut(at, Share(sum(kept), len(kept)))


def draw(table: Reliability) -> str:
    """The curve as text, a row a bin: `o` the share right in its 95 % interval, `|` the mean score; where they meet, `@`."""
    head = f"{'score':9}{'n':>6}{'mean':>7}{'right':>7}   0{'0.5':^{_WIDTH - 2}}1"
    return "\n".join([head, *(_row(one) for one in table.bins if one.mean is not None), *_cumulative(table)])


def _row(one: Bin) -> str:
    low, high = one.right.interval
    line = [" "] * _WIDTH
    for column in range(_column(low), _column(high) + 1):
        line[column] = "-"
    mean = one.mean or 0.0
    line[_column(mean)] = "|"
    line[_column(one.right.value)] = "@" if _column(mean) == _column(one.right.value) else "o"
    return f"{one.low:.1f}-{one.high:.1f}  {one.right.of:6}{mean:7.3f}{one.right.value:7.3f}   {''.join(line).rstrip()}"


def _column(share: float) -> int:
    return round(share * (_WIDTH - 1))


def _cumulative(table: Reliability) -> list[str]:
    lines = [f"{one.score:.2f} or above: {one.right.of:6} statements, {100 * one.right.value:5.1f} % right" for one in table.cuts]
    return [*lines, f"expected calibration error {table.error:.3f} over {table.statements} statements"]
