"""
How well mentions are put together: MUC (Vilain 1995), B-cubed (Bagga and Baldwin 1998), CEAF-e (Luo 2005), and their mean, the CoNLL score.

Counts are of all texts together, so that a long text weighs more than a short one. A mention that only one side has is in no cluster of
the other. Clusters are sets of mentions; which mentions are one is settled before.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.evaluation.figures import Figure, ratio

__all__ = ["Clusters", "Coreference", "assign", "score"]

Cluster = Collection[Hashable]
Clusters = Sequence[Cluster]


@dataclass(frozen=True, slots=True)
class Coreference:
    """The three figures, and of the mentions by themselves how many both sides have."""

    texts: int
    mentions: Figure
    muc: Figure
    b_cubed: Figure
    ceaf_e: Figure

    @property
    def conll(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


@dataclass(slots=True)
class _Sums:
    """What a figure is made of: a share of what was found is right, and a share of what was to be found is there."""

    right: float = 0.0
    found: int = 0
    there: float = 0.0
    gold: int = 0

    def figure(self) -> Figure:
        return Figure(ratio(self.right, self.found), ratio(self.there, self.gold), self.found, self.gold)


def score(texts: Iterable[tuple[Clusters, Clusters]]) -> Coreference:
    """The figures over texts, each as people have it and as it was found."""
    mentions, muc, b_cubed, ceaf = _Sums(), _Sums(), _Sums(), _Sums()
    count = 0
    for gold, found in texts:
        count += 1
        ours, theirs = ({mention for cluster in side for mention in cluster} for side in (gold, found))
        _add(mentions, len(ours & theirs), len(theirs), len(ours & theirs), len(ours))
        _add(muc, _links(found, gold), sum(len(set(each)) - 1 for each in found if each), _links(gold, found), _all_links(gold))
        _add(b_cubed, _overlap(found, gold), len(theirs), _overlap(gold, found), len(ours))
        alike = _aligned(gold, found)
        _add(ceaf, alike, len(found), alike, len(gold))
    return Coreference(count, mentions.figure(), muc.figure(), b_cubed.figure(), ceaf.figure())


def _add(sums: _Sums, right: float, found: int, there: float, gold: int) -> None:
    sums.right, sums.found = sums.right + right, sums.found + found
    sums.there, sums.gold = sums.there + there, sums.gold + gold


def _of(side: Clusters) -> dict[Hashable, int]:
    """The number of each mention's cluster."""
    return {mention: k for k, cluster in enumerate(side) for mention in cluster}


def _all_links(side: Clusters) -> int:
    return sum(len(set(each)) - 1 for each in side if each)


def _links(one: Clusters, other: Clusters) -> int:
    """Of the links that hold each cluster together, how many the other side has: its size less the parts that the other cuts it into."""
    where = _of(other)
    kept = 0
    for cluster in one:
        parts = {where[mention] for mention in cluster if mention in where}
        alone = sum(mention not in where for mention in set(cluster))
        kept += len(set(cluster)) - len(parts) - alone
    return kept


def _overlap(one: Clusters, other: Clusters) -> float:
    """The sum over mentions of the share of their cluster that the other side puts with them."""
    where = _of(other)
    shares = []
    for cluster in map(set, one):
        shared = Counter(where[mention] for mention in cluster if mention in where)
        shares += [n * n / len(cluster) for n in shared.values()]
    return math.fsum(shares)


def _aligned(gold: Clusters, found: Clusters) -> float:
    """How alike clusters are (twice what both have over both sizes), each paired with one at most, in the best of all pairings."""
    ours, theirs = [set(each) for each in gold], [set(each) for each in found]
    alike = [[2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0 for b in theirs] for a in ours]
    return math.fsum(alike[i][j] for i, j in assign(alike))


def assign(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs of rows and columns, one to one, whose worth is the greatest together (Kuhn and Munkres, by shortest paths)."""
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        return sorted((i, j) for j, i in assign(list(zip(*worth, strict=True))))
    rows, columns = len(worth), len(worth[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_at = [0] * (columns + 1)  # the row that a column is given to; rows and columns count from 1
    for row in range(1, rows + 1):
        row_at[0] = row
        came_from, column = _shortest(worth, row_at, of_row, of_column)
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    return sorted((row - 1, column - 1) for column, row in enumerate(row_at) if column and row)


def _shortest(worth: Sequence[Sequence[float]], row_at: list[int], of_row: list[float], of_column: list[float]) -> tuple[list[int], int]:
    """The cheapest way from the row at column 0 to a column that is free: the column before each, and that column."""
    columns = len(of_column) - 1
    least, came_from, done = [math.inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while row_at[column]:
        done[column] = True
        row = row_at[column]
        for j in range(1, columns + 1):
            if not done[j] and (cost := -worth[row - 1][j - 1] - of_row[row] - of_column[j]) < least[j]:
                least[j], came_from[j] = cost, column
        following = min((j for j in range(1, columns + 1) if not done[j]), key=least.__getitem__)
        step = least[following]
        for j in range(columns + 1):
            if done[j]:
                of_row[row_at[j]] += step
                of_column[j] -= step
            else:
                least[j] -= step
        column = following
    return came_from, column
