"""Windows of annotated texts as arrays: what the network reads and what it should say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.reading.encoding import Encoded, encode, windows
from onrecord.reading.pairs import distance_steps, line_steps
from onrecord.reading.pieces import Pieces
from onrecord.training.annotated import Annotated, Attribution

IGNORED = -100
_ONE_HOT = np.eye(7, dtype=np.float32)
_ROLES = (("source", 1), ("cue", 3), ("content", 5))


@dataclass(frozen=True, slots=True)
class Example:
    """One window: w words, p pieces with the two specials, c cues."""

    ids: NDArray[np.int64]  # (p,)
    shapes: NDArray[np.int64]  # (p,)
    heads: NDArray[np.int64]  # (w,) piece of each word's head
    anchor: NDArray[np.float32]  # (w, 2) is it the head of a cue, of an outermost one
    weight: NDArray[np.float32]  # (w, 2) 0 where nobody knows
    cues: NDArray[np.int64]  # (c,) word of each cue's head
    sure: NDArray[np.float32]  # (c,) 1 where a person marked the cue, else the teacher's probability of it
    labels: NDArray[np.float32]  # (c, w, 7) probability of each label; one-hot where a person marked it
    flat: NDArray[np.int64]  # (w,) label of the outermost layer, IGNORED where there is no single one
    distances: NDArray[np.int64]  # (c, w)
    lines: NDArray[np.int64]  # (c, w)


@dataclass(frozen=True, slots=True)
class Specials:
    """Numbers of the vocabulary's special pieces."""

    first: int
    last: int
    mask: int
    padding: int


def specials(tokenizer: Pieces, padding: int) -> Specials:
    # MPNet's vocabulary holds BERT's specials too, unused: its own come first
    number = lambda *names: next(i for i in map(tokenizer.vocabulary.get, names) if i is not None)
    return Specials(number("<s>", "[CLS]"), number("</s>", "[SEP]"), number("<mask>", "[MASK]"), padding)


@dataclass(frozen=True, slots=True)
class Words:
    """An annotated text in words: for each cue its head and labels, as runs (label, first word, end word)."""

    encoded: Encoded
    heads: list[int]
    runs: list[list[tuple[int, int, int]]]
    outer: list[bool]
    unknown: NDArray[np.bool_]  # (w,) nobody marked inner cues here
    lesson: Lesson | None = None  # what a teacher says of the same words


@dataclass(frozen=True, slots=True)
class Lesson:
    """A teacher's probabilities for one text, and how much the people's marks count beside them."""

    anchor: NDArray[np.float16]  # (w, 2)
    labels: dict[int, tuple[int, NDArray[np.float16]]]  # by cue head: first word, (words from there, 7)
    marked: float  # share of the people's marks in what the student is told; 0 for a text without any


def in_words(text: Annotated, tokenizer: Pieces) -> Words:
    encoded = encode(text.text, tokenizer)
    starts, ends = encoded.chars[:, 0], encoded.chars[:, 1]
    span = lambda a, b: (int(np.searchsorted(ends, a, "right")), int(np.searchsorted(starts, b, "left")))
    unknown = np.zeros(encoded.words, dtype=bool)
    for a, b in text.unknown:
        unknown[slice(*span(a, b))] = True
    heads, runs, outer = [], [], []
    for x in text.attributions:
        found = _runs(x, span)
        cue = next((i for label, i, j in found if label == 3), None)
        if cue is not None:
            heads.append(cue)
            runs.append(found)
            outer.append(x.outer)
    return Words(encoded, heads, runs, outer, unknown)


def _runs(x: Attribution, span: Any) -> list[tuple[int, int, int]]:
    runs = [(label, *span(a, b)) for role, label in _ROLES for a, b in getattr(x, role)]
    return [(label, i, j) for label, i, j in runs if j > i]


def examples(words: Words, size: int, special: Specials, rng: random.Random | None) -> Iterator[Example]:
    """The windows of a text, without overlap; with `rng` they begin at a random place, so that each epoch cuts elsewhere."""
    encoded = words.encoded
    cuts = windows(encoded, size, 0)
    if rng and len(encoded.sentences) > 3:
        start = int(rng.choice(encoded.sentences[: max(1, len(encoded.sentences) // 3)].tolist()))
        cuts = _shifted(encoded, size, start)
    for a, b in cuts:
        yield _example(words, a, b, special)


def _shifted(encoded: Encoded, size: int, start: int) -> list[tuple[int, int]]:
    bounds = [s for s in encoded.sentences.tolist() if s >= start] + [len(encoded.ids)]
    cuts, a = ([(0, start)] if 0 < start <= size else []), start
    for s, following in pairwise(bounds):
        if following - a > size:
            if s > a:
                cuts.append((a, s))
            a = s
            while following - a > size:
                cuts.append((a, a + size))
                a += size
    if len(encoded.ids) > a:
        cuts.append((a, len(encoded.ids)))
    return cuts


def _example(words: Words, a: int, b: int, special: Specials) -> Example:
    encoded = words.encoded
    lo, hi = (int(i) for i in np.searchsorted(encoded.heads, [a, b]))
    n = hi - lo
    anchor = np.zeros((n, 2), dtype=np.float32)
    weight = np.ones((n, 2), dtype=np.float32)
    weight[words.unknown[lo:hi], 0] = 0
    flat = np.zeros(n, dtype=np.int64)
    cues, labels, sure = [], [], []
    for head, runs, outer in zip(words.heads, words.runs, words.outer, strict=True):
        if outer:
            _paint(flat, runs, lo, hi)
        if lo <= head < hi:
            anchor[head - lo] = (1, float(outer))
            weight[head - lo] = 1
            row = np.zeros(n, dtype=np.int64)
            _paint(row, runs, lo, hi)
            cues.append(head - lo)
            labels.append(_ONE_HOT[row])
            sure.append(1.0)
    if words.lesson:
        labels = [_taught(words.lesson, head + lo, row, lo, words.lesson.marked) for head, row in zip(cues, labels, strict=True)]
        anchor, weight = _taught_cues(words.lesson, anchor, weight, lo, hi)
        for head in sorted(words.lesson.labels.keys() - set(words.heads)):
            if lo <= head < hi:
                cues.append(head - lo)
                labels.append(_taught(words.lesson, head, _ONE_HOT[np.zeros(n, dtype=np.int64)], lo, 0.0))
                sure.append(float(words.lesson.anchor[head].max()))
        if not words.heads:
            flat[:] = IGNORED
    cue = np.array(cues, dtype=np.int64)
    after = np.arange(n)[None, :] - cue[:, None]
    lines = encoded.lines[lo:hi]
    return Example(
        ids=np.concatenate([[special.first], encoded.ids[a:b], [special.last]]),
        shapes=np.concatenate([[0], encoded.shapes[a:b], [0]]),
        heads=encoded.heads[lo:hi] - a + 1,
        anchor=anchor, weight=weight, cues=cue, sure=np.array(sure, dtype=np.float32),
        labels=np.array(labels, dtype=np.float32).reshape(len(cue), n, 7),
        flat=flat, distances=distance_steps(after), lines=line_steps(lines[None, :] - lines[cue][:, None]),
    )  # fmt: skip


def _taught(lesson: Lesson, head: int, marked: NDArray[np.float32], lo: int, share: float) -> NDArray[np.float32]:
    """A cue's labels between what people marked and what the teacher says; only marks where the teacher did not look."""
    if head not in lesson.labels:
        return marked
    first, said = lesson.labels[head]
    a, b = max(lo, first), min(lo + len(marked), first + len(said))
    mixed = marked.copy()
    if b > a:
        mixed[a - lo : b - lo] = share * marked[a - lo : b - lo] + (1 - share) * said[a - first : b - first].astype(np.float32)
    return mixed


def _taught_cues(
    lesson: Lesson, anchor: NDArray[np.float32], weight: NDArray[np.float32], lo: int, hi: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The same for cues; where nobody marked inner ones the teacher's word counts half."""
    said = lesson.anchor[lo:hi].astype(np.float32)
    share = lesson.marked * weight
    return share * anchor + (1 - share) * said, np.where(weight > 0, weight, np.float32(0.5))


def _paint(row: NDArray[np.int64], runs: list[tuple[int, int, int]], lo: int, hi: int) -> None:
    for label, i, j in runs:
        i, j = max(i, lo) - lo, min(j, hi) - lo
        if j > i:
            row[i:j] = label + 1
            row[i] = label


def collate(some: list[Example], special: Specials, rng: random.Random | None, dropped: float) -> tuple[Tensor, Tensor]:
    """ids and shapes of a batch, padded; with `rng` a share of the pieces is masked and the shapes of some windows are hidden."""
    n = max(len(e.ids) for e in some)
    ids = np.full((len(some), n), special.padding, dtype=np.int64)
    shapes = np.zeros((len(some), n), dtype=np.int64)
    for i, example in enumerate(some):
        ids[i, : len(example.ids)] = example.ids
        shapes[i, : len(example.shapes)] = example.shapes
        if rng and rng.random() < 0.08:  # all-capitals and all-lower-case text must be read too
            shapes[i] -= shapes[i] % 4
    if rng:
        hidden = np.random.default_rng(rng.getrandbits(32)).random(ids.shape) < dropped
        ids[hidden & (ids != special.padding) & (ids != special.first) & (ids != special.last)] = special.mask
    return torch.from_numpy(ids), torch.from_numpy(shapes)
