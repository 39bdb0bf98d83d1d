"""The head that tells what words mean, fitted when the tagger is done: it changes nothing of what the tagger finds.

A sentence encoder (the one that training started from; Reimers and Gurevych 2019) says what stretches of text mean, read alone.
A linear map from the tagger's layers, averaged over the same pieces, is fitted to say the same (ridge regression), in the directions in
which these meanings differ most (principal components), turned at random so that the signs alone tell much (Charikar 2002).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from onrecord.reading.encoding import Encoded, encode, windows
from onrecord.reading.pieces import Pieces
from onrecord.training.annotated import Annotated
from onrecord.training.batches import Specials
from onrecord.training.model import Tagger

LAYERS = (0, 1, 2, 3)  # whose states are read; 0 is what goes into the first
SIZE = 256
RIDGE = 1e-3  # of the mean variance
TOGETHER = 128  # stretches that the sentence encoder reads at once
_SHORTEST, _LONGEST = 4, 120  # pieces of a stretch
CLIPPED = 4.0  # standard deviations of a word's value beyond which it is cut

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The map: (layers * width, size) and (size,); `scale` is the largest value of a word that is told apart."""

    weight: Floats
    bias: Floats
    scale: float


def fit(tagger: Tagger, sentences: Tagger, tokenizer: Pieces, special: Specials, texts: Sequence[Annotated], seed: int) -> Meaning:
    """Fits the head on stretches of texts; both networks read the pieces of one tokenizer."""
    rng = random.Random(seed)
    width = len(LAYERS) * tagger.shape.width
    sums = _Sums(width, sentences.shape.width)
    words: list[Floats] = []
    for text in texts:
        encoded = encode(text.text, tokenizer)
        stretches = list(_stretches(encoded, rng))
        if stretches:
            place = rng.randrange(len(encoded.ids))
            states = _states(tagger, encoded, special, [*stretches, (place, place + 1)])
            words.append(states[-1:])
            sums.add(states[:-1], _said(sentences, special, [encoded.ids[a:b] for a, b in stretches]))
    weight, bias = sums.solved(seed)
    return Meaning(weight, bias, round(float(CLIPPED * (np.concatenate(words) @ weight + bias).std()), 4))


def _stretches(encoded: Encoded, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Ranges of pieces: half of the sentences, and a run of words out of each."""
    for start, end in pairwise([*encoded.sentences.tolist(), len(encoded.ids)]):
        if not _SHORTEST <= end - start <= _LONGEST:
            continue
        if rng.random() < 0.5:
            yield start, end
        heads = [int(head) for head in encoded.heads[np.searchsorted(encoded.heads, start) : np.searchsorted(encoded.heads, end)]]
        if len(heads) > 2 * _SHORTEST:
            first = rng.randrange(len(heads) - _SHORTEST - 1)
            yield heads[first], heads[rng.randrange(first + _SHORTEST, len(heads))]


@torch.no_grad()
def _states(tagger: Tagger, encoded: Encoded, special: Specials, stretches: Sequence[tuple[int, int]]) -> Floats:
    """(stretches, layers * width): the tagger's states as it reads the whole text, averaged over each stretch."""
    found = np.zeros((len(stretches), len(LAYERS) * tagger.shape.width), dtype=np.float32)
    todo = set(range(len(stretches)))
    for a, b in windows(encoded, 382, 96):
        ids = torch.tensor([[special.first, *encoded.ids[a:b], special.last]])
        shapes = torch.tensor([[0, *encoded.shapes[a:b], 0]])
        with torch.autocast("cpu", torch.bfloat16):
            layers = tagger.layers_of(ids, shapes)
        states = torch.cat([layers[i].float() for i in LAYERS], -1)[0]
        for k in [k for k in todo if a <= stretches[k][0] and stretches[k][1] <= b]:
            start, end = stretches[k]
            found[k] = states[start - a + 1 : end - a + 1].mean(0).numpy()
            todo.remove(k)
    return found


@torch.no_grad()
def _said(sentences: Tagger, special: Specials, stretches: Sequence[NDArray[np.int64]]) -> Floats:
    """(stretches, width): what the sentence encoder makes of each stretch alone, of length one."""
    found = np.zeros((len(stretches), sentences.shape.width), dtype=np.float32)
    order = sorted(range(len(stretches)), key=lambda k: len(stretches[k]))
    for at in range(0, len(order), TOGETHER):
        part = order[at : at + TOGETHER]
        longest = max(len(stretches[k]) for k in part)
        rows = [[special.first, *stretches[k], special.last, *[sentences.padding] * (longest - len(stretches[k]))] for k in part]
        found[part] = _pooled(sentences, torch.tensor(rows))
    return found


def _pooled(sentences: Tagger, ids: Tensor) -> Any:
    with torch.autocast("cpu", torch.bfloat16):
        last = sentences.layers_of(ids, torch.zeros_like(ids))[-1].float()
    there = (ids != sentences.padding).float()[..., None]
    return F.normalize((last * there).sum(1) / there.sum(1), dim=1).numpy()


class _Sums:
    """What the regression needs of all stretches, whatever their number."""

    def __init__(self, width: int, out: int) -> None:
        self.n = 0
        self.x, self.y = np.zeros(width), np.zeros(out)
        self.xx, self.xy, self.yy = np.zeros((width, width)), np.zeros((width, out)), np.zeros((out, out))

    def add(self, x: Floats, y: Floats) -> None:
        self.n += len(x)
        self.x += x.sum(0)
        self.y += y.sum(0)
        self.xx += x.T @ x
        self.xy += x.T @ y
        self.yy += y.T @ y

    def solved(self, seed: int) -> tuple[Floats, Floats]:
        """Weight and bias of the map to SIZE values."""
        x, y = self.x / self.n, self.y / self.n
        xx, xy, yy = (sums / self.n - np.outer(a, b) for sums, a, b in ((self.xx, x, x), (self.xy, x, y), (self.yy, y, y)))
        turned, _ = np.linalg.qr(np.random.default_rng(seed).standard_normal((SIZE, SIZE)))
        directions = np.linalg.eigh(yy)[1][:, -SIZE:] @ turned
        weight = np.linalg.solve(xx + RIDGE * np.trace(xx) / len(xx) * np.eye(len(xx)), xy) @ directions
        return weight.astype(np.float32), (y @ directions - x @ weight).astype(np.float32)
