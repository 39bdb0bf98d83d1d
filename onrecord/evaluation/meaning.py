"""Whether a model's vectors tell which sentences mean alike: against people, on pairs of the STS benchmark's form (Cer et al. 2017)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import CannotLoad

Floats = NDArray[np.float64]


class Means(Protocol):
    """What is measured: a reader that can say what words mean."""

    def meaning(self, words: str, /) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Meaning:
    """Spearman's rank correlation with people's judgements: of the cosine, and of the share of equal signs, by which many are searched."""

    pairs: int
    cosine: float
    signs: float


def measure(reader: Means, pairs: Path) -> Meaning | None:
    """Measures on a CSV of two sentences and a likeness a row; None where the model makes no vectors. Raises CannotLoad."""
    found = list(_pairs(pairs))
    vectors = [(reader.meaning(first), reader.meaning(second)) for first, second, _ in found]
    known = [(a, b) for a, b in vectors if a is not None and b is not None]
    if len(known) < len(found):
        return None
    one, other = (np.stack([np.frombuffer(row, dtype=np.int8) for row in side]).astype(np.float64) for side in zip(*known, strict=True))
    likeness = np.array([score for _, _, score in found])
    cosine = (one * other).sum(1) / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)
    return Meaning(len(found), rank_correlation(cosine, likeness), rank_correlation(((one > 0) == (other > 0)).mean(1), likeness))


def _pairs(path: Path) -> Iterator[tuple[str, str, float]]:
    number = 0
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file), 1):
            try:
                first, second, score = row
                yield first, second, float(score)
            except ValueError as problem:
                raise CannotLoad(
                    f"{path}, row {number}: not two sentences and a number: give a file of the STS benchmark's form"
                ) from problem
    if not number:
        raise CannotLoad(f"{path}: empty: give a file of the STS benchmark's form")


def rank_correlation(a: Floats, b: Floats) -> float:
    """Spearman's, with equal values sharing a rank; 0 where one side never differs."""
    x, y = (_ranks(side) for side in (a, b))
    spread = float(x.std() * y.std())
    return float(((x - x.mean()) * (y - y.mean())).mean() / spread) if spread else 0.0


def _ranks(values: Floats) -> Floats:
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(count) - (count + 1) / 2)[place], dtype=np.float64)
