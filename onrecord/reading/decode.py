"""From the model's scores to statements in words: one best labelling for each cue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.pairs import LABELS, distance_steps, line_steps

Floats = NDArray[np.float32]
Run = tuple[int, int]  # first word, end word


@dataclass(frozen=True, slots=True)
class Heads:
    """What the model says of a window's w words."""

    anchor: Floats  # (w, 2) logits: head of a cue, of an outermost one
    unary: Floats  # (w, 7)
    query: Floats  # (w, 7, rank)
    key: Floats  # (w, 7, rank)


@dataclass(frozen=True, slots=True)
class Biases:
    """The model's weights for how far a word is from a cue."""

    distance: Floats  # (DISTANCES, 7)
    line: Floats  # (LINE_STEPS, 7)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a window's w words stand: how many line breaks and how many beginnings of sentences are before each."""

    lines: NDArray[np.int64]  # (w,)
    sentences: NDArray[np.int64]  # (w,)


@dataclass(frozen=True, slots=True)
class Found:
    """One statement in words of the report; `certain` holds what the score is made of."""

    head: int
    source: tuple[Run, ...]
    cue: tuple[Run, ...]
    content: tuple[Run, ...]
    any: float  # probability that the cue is one
    top: float  # probability that it is an outermost one
    certain: tuple[float, float, float]  # mean log probability of source, cue and content


def log_softmax(x: Floats) -> Floats:
    x = x - x.max(-1, keepdims=True)
    return np.asarray(x - np.log(np.exp(x).sum(-1, keepdims=True)), dtype=np.float32)


def pair_scores(heads: Heads, biases: Biases, cues: NDArray[np.int64], lines: NDArray[np.int64]) -> Floats:
    """(cues, words, 7) log probabilities of the labels."""
    n = len(heads.unary)
    query = heads.query[cues].transpose(1, 0, 2)
    key = heads.key.transpose(1, 2, 0)
    scores = np.matmul(query, key).transpose(1, 2, 0) + heads.unary[None]
    after = np.arange(n)[None, :] - cues[:, None]
    scores = scores + biases.distance[distance_steps(after)] + biases.line[line_steps(lines[None, :] - lines[cues][:, None])]
    return log_softmax(scores)


def best_labels(scores: Floats) -> NDArray[np.int8]:
    """The best labelling of each row of (cues, words, 7) where an inside follows a begin or an inside of its kind (Viterbi)."""
    c, n, _ = scores.shape
    best = scores[:, 0].copy()
    best[:, 2::2] = -1e9
    back = np.zeros((n, c, LABELS), dtype=np.int8)
    inside = np.array([2, 4, 6])
    for t in range(1, n):
        arg = best.argmax(1)
        top = best[np.arange(c), arg]
        new = np.repeat(top[:, None], LABELS, axis=1)
        back[t] = arg[:, None]
        stay = best[:, inside] >= best[:, inside - 1]
        new[:, inside] = np.where(stay, best[:, inside], best[:, inside - 1])
        back[t][:, inside] = np.where(stay, inside, inside - 1)
        best = new + scores[:, t]
    labels = np.zeros((c, n), dtype=np.int8)
    rows = np.arange(c)
    labels[:, -1] = best.argmax(1)
    for t in range(n - 1, 0, -1):
        labels[:, t - 1] = back[t][rows, labels[:, t]]
    return labels


def runs(labels: NDArray[np.int8], begin: int) -> tuple[Run, ...]:
    """The stretches of one kind: `begin` is 1 for source, 3 for cue, 5 for content."""
    found: list[Run] = []
    for i in np.flatnonzero((labels == begin) | (labels == begin + 1)).tolist():
        if labels[i] == begin + 1 and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return tuple(found)


def decode(heads: Heads, biases: Biases, places: Places, cues: NDArray[np.int64], first: int) -> list[Found]:
    """Statements of the given cue heads of a window whose first word is word `first` of the report."""
    lines = places.lines
    if not len(cues):
        return []
    scores = pair_scores(heads, biases, cues, lines)
    labels = best_labels(scores)
    chosen = np.take_along_axis(scores, labels[:, :, None].astype(np.int64), axis=2)[:, :, 0]
    probability = 1 / (1 + np.exp(-heads.anchor[cues]))
    found = []
    for k, cue in enumerate(cues.tolist()):
        parts = _parts(labels[k], scores[k], chosen[k], cue, places.sentences)
        certain = (_sureness(chosen[k], parts[0]), _sureness(chosen[k], parts[1]), _sureness(chosen[k], parts[2]))
        source, words, content = (tuple((a + first, b + first) for a, b in part) for part in parts)
        found.append(Found(cue + first, source, words, content, float(probability[k, 0]), float(probability[k, 1]), certain))
    return found


FILLED = 4  # words; so short a gap in a content, with no source or cue in it and within a sentence, is a slip of the labels


def _parts(labels: NDArray[np.int8], scores: Floats, chosen: Floats, cue: int, sentences: NDArray[np.int64]) -> list[tuple[Run, ...]]:
    """Source, cue and content as runs. A source or cue has one: the cue's holds its head, the source's most outweighs being none."""
    sources, cues, contents = (runs(labels, begin) for begin in (1, 3, 5))
    sources = _joined(sources)
    if len(sources) > 1:
        sources = (max(sources, key=lambda run: float((chosen[run[0] : run[1]] - scores[run[0] : run[1], 0]).sum())),)
    if len(cues) > 1:
        cues = (next((run for run in cues if run[0] <= cue < run[1]), max(cues, key=lambda run: run[1] - run[0])),)
    return [sources, cues, _filled(contents, sources + cues, sentences)]


def _joined(sources: tuple[Run, ...]) -> tuple[Run, ...]:
    """Stretches that touch made one: "the premier" and "Ms Rao" in a row are one source."""
    joined = list(sources[:1])
    for a, b in sources[1:]:
        if a == joined[-1][1]:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return tuple(joined)


def _filled(contents: tuple[Run, ...], others: tuple[Run, ...], sentences: NDArray[np.int64]) -> tuple[Run, ...]:
    filled = list(contents[:1])
    for a, b in contents[1:]:
        end = filled[-1][1]
        if a - end <= FILLED and sentences[end - 1] == sentences[a] and not any(c < a and end < d for c, d in others):
            filled[-1] = (filled[-1][0], b)
        else:
            filled.append((a, b))
    return tuple(filled)


def _sureness(chosen: Floats, part: tuple[Run, ...]) -> float:
    """Mean over a part's pieces of the least log probability in each, its borders included."""
    return float(np.mean([chosen[a - (a > 0) : b + 1].min() for a, b in part])) if part else 0.0
