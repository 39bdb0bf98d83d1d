"""Thresholds and scores from texts that were not trained on: where a cue counts, and how sure a statement is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation import polnear
from onrecord.reading.chains import chains
from onrecord.reading.decode import Found
from onrecord.reading.statements import features
from onrecord.reading.tagger import Tagger

Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One article: what was found at a low threshold, and each gold attribution as words of its source and content."""

    found: list[Found]
    gold: list[tuple[frozenset[int], frozenset[int]]]


def tagged(tagger: Tagger, data: Path) -> list[Tagged]:
    """The articles of a PolNeAR part as a tagger with a low threshold sees them."""
    return [_tagged(tagger, article) for article in polnear.articles(data)]


def _tagged(tagger: Tagger, article: polnear.Article) -> Tagged:
    encoded = tagger.encode(article.text)
    words = [i for i, (a, b) in enumerate(encoded.chars.tolist()) if any(c.isalnum() for c in article.text[a:b])]
    at = lambda pieces: frozenset(i for i in words for a, b in pieces if a <= encoded.chars[i, 0] and encoded.chars[i, 1] <= b)
    gold = [(at(x["source"]), at(x["content"])) for x in article.annotations[0] if x["content"]]
    kept = set(words)
    found = [replace(f, source=_lettered(f.source, kept), content=_lettered(f.content, kept)) for f in tagger.tag(encoded)]
    return Tagged(found, gold)


def _lettered(runs: Runs, kept: set[int]) -> Runs:
    return tuple((a, b) for a, b in runs if any(i in kept for i in range(a, b)))


NEAR = 0.005  # of the best link figure


def best_threshold(articles: list[Tagged], inner: float) -> float:
    """The lowest probability of an outermost cue at which the link figure (content and source right) is near its best.

    The figure is flat there. What is found with little certainty has a low score to tell it; what is left out has nothing.
    """
    grid = np.arange(0.2, 0.75, 0.05)
    figures = [_link(articles, float(t), inner) for t in grid]
    return float(round(next(t for t, f in zip(grid, figures, strict=True) if f >= max(figures) - NEAR), 2))


def _link(articles: list[Tagged], outer: float, inner: float) -> float:
    right = made = gold = 0
    for article in articles:
        marks = list(_judged(article, outer, inner))
        right += sum(ok for _, ok in marks)
        made += len(marks)
        gold += len(article.gold)
    return 2 * right / max(1, made + gold)


def _judged(article: Tagged, outer: float, inner: float) -> Iterator[tuple[Found, bool]]:
    """Every first link with whether a gold attribution has its source and content (Jaccard of words at least one half each)."""
    left = list(article.gold)
    for link in chains(article.found, outer, inner):
        if link.depth == 1:
            source, content = _words(link.found.source), _words(link.found.content)
            match = next((g for g in left if _alike(source, g[0]) and _alike(content, g[1])), None)
            if match:
                left.remove(match)
            yield link.found, match is not None


def _words(runs: Runs) -> frozenset[int]:
    return frozenset(i for a, b in runs for i in range(a, b))


def _alike(a: frozenset[int], b: frozenset[int]) -> bool:
    return len(a & b) >= 0.5 * len(a | b)


def calibration(articles: list[Tagged], outer: float, inner: float) -> list[float]:
    """Weights of the logistic curve (Platt 1999) that gives a statement's score."""
    judged = [one for article in articles for one in _judged(article, outer, inner)]
    if not judged:
        return []
    return _logistic(np.array([features(f) for f, _ in judged]), np.array([float(ok) for _, ok in judged])).round(4).tolist()


def _logistic(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Newton's method with a light ridge."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.eye(x.shape[1])
        weights -= np.linalg.solve(hessian, x.T @ (p - y) + weights)
    return weights
