"""
How much two readers agree, beyond counting: alpha for labels and for characters, B-cubed for who is whom.

- alpha: Krippendorff's alpha for nominal data and two observers without gaps (K. Krippendorff, "Computing Krippendorff's
  Alpha-Reliability", 2011): 1 minus the observed disagreement over that which is expected of the same labels dealt out by chance.
- on characters, each character of the texts is a unit with the label whether it is in a span of the layer. That is not Krippendorff's
  alpha for unitizing (Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of unitizing textual continua", 2016): where two
  spans of one reader touch, or one of them lies inside the other, it sees one stretch.
- b_cubed: Bagga and Baldwin, "Algorithms for scoring coreference chains" (1998). A mention that one reader alone marked counts as wrong for
  that reader, so that finding mentions is measured as well.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluation.figures import Figure, ratio

__all__ = ["Agreed", "agreed", "agreed_cells", "b_cubed"]


@dataclass(frozen=True, slots=True)
class Agreed:
    """So many labels, the share that is the same, and alpha; both are None where there is nothing to compare."""

    units: int
    share: float | None
    alpha: float | None


def agreed(pairs: Iterable[tuple[Hashable, Hashable]]) -> Agreed:
    """The agreement of two readers' labels for the same things."""
    return agreed_cells(Counter(pairs))


def agreed_cells(cells: Mapping[tuple[Hashable, Hashable], int]) -> Agreed:
    """The same, of how often each pair of labels was given; where all have one label, agreement is whole and alpha is 1."""
    units = sum(cells.values())
    if not units:
        return Agreed(0, None, None)
    different = sum(count for (one, other), count in cells.items() if one != other)
    if not different:
        return Agreed(units, 1.0, 1.0)
    labels: Counter[Hashable] = Counter()
    for (one, other), count in cells.items():
        labels[one] += count
        labels[other] += count
    values = 2 * units
    by_chance = values * values - sum(count * count for count in labels.values())  # ordered pairs of different labels
    return Agreed(units, (units - different) / units, 1 - (values - 1) * 2 * different / by_chance)


def b_cubed(one: Sequence[Collection[Hashable]], other: Sequence[Collection[Hashable]]) -> Figure:
    """Precision over the other's mentions, recall over the first's; a mention in several clusters is in all of them together."""
    ours, theirs = _together(one), _together(other)
    return Figure(_overlap(theirs, ours), _overlap(ours, theirs), len(theirs), len(ours))


def _together(clusters: Iterable[Collection[Hashable]]) -> dict[Hashable, frozenset[Hashable]]:
    found: dict[Hashable, frozenset[Hashable]] = {}
    for cluster in clusters:
        for mention in cluster:
            found[mention] = found.get(mention, frozenset()) | frozenset(cluster)
    return found


def _overlap(of: Mapping[Hashable, frozenset[Hashable]], among: Mapping[Hashable, frozenset[Hashable]]) -> float:
    none: frozenset[Hashable] = frozenset()
    return ratio(math.fsum(len(cluster & among.get(mention, none)) / len(cluster) for mention, cluster in of.items()), len(of))
