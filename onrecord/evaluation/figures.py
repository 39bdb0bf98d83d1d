"""The numbers that an evaluation is told in: precision and recall, shares, and how sure a share is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_Z = 1.959963984540054  # 95 per cent of a normal distribution lie within so many deviations


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision and recall (0 to 1) over so many predicted and gold things; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    predicted: int
    gold: int

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right, self.of)


def ratio(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def counted(hits: int, predicted: int, gold: int) -> Figure:
    """The figure of things that are right or wrong as a whole, one to one."""
    return Figure(ratio(hits, predicted), ratio(hits, gold), predicted, gold)


def averaged(predicted: Iterable[float], gold: Iterable[float]) -> Figure:
    """The figure of things that are right by a share each; the order of the shares changes nothing."""
    one, other = list(predicted), list(gold)
    return Figure(ratio(math.fsum(one), len(one)), ratio(math.fsum(other), len(other)), len(one), len(other))


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927), which holds for small counts too; all of 0 to 1 for none."""
    if not 0 <= right <= of:
        raise ValueError(f"{right} of {of} is not a share")
    if not of:
        return 0.0, 1.0
    share, squared = right / of, _Z * _Z
    centre = (share + squared / (2 * of)) / (1 + squared / of)
    reach = _Z / (1 + squared / of) * math.sqrt(share * (1 - share) / of + squared / (4 * of * of))
    # the ends meet 0 and 1 only but for rounding, and a share must lie within its own interval
    return (max(0.0, min(centre - reach, share)), min(1.0, max(centre + reach, share)))
