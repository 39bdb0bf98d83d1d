"""The tagger's network: a BERT-like encoder and heads that find cues and say which words belong to each.

For every word: is it the head of a cue (`any`), and of an outermost one (`top`)? For every cue head c and word w: which of the seven
labels (outside; begin and inside of source, cue, content) does w have in c's statement? The pair score is
u[w] + q[c].k[w] + distance[w - c] + lines[w - c], after the biaffine arc scoring of Dozat and Manning (2017), so that
statements may nest, share a source, or be parted, and the choice of the cue is learned with the boundaries.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.reading.encoding import SHAPES
from onrecord.reading.pairs import DISTANCES, LABELS, LINE_STEPS, RANK


def dropout(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout from random bytes, one mask for all windows of a batch: the built-in takes a tenth of a training step on a CPU."""
    if not training or not share:
        return x
    cut = round(share * 256)
    kept = torch.empty(x.shape[1:], dtype=torch.uint8).random_(0, 256) >= cut
    return x * (kept.to(x.dtype) * (256 / (256 - cut)))


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None, drop: float) -> Tensor:
        b, n, width = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # written out: on the CPU the backward pass of PyTorch's fused attention takes half of a training step
        scores = (q * (width // self.heads) ** -0.5) @ k.transpose(-1, -2)
        weights = torch.softmax(scores if mask is None else scores + mask.to(q.dtype), -1)
        mixed = (weights @ v).transpose(1, 2).reshape(b, n, width)
        x = self.norm1(x + dropout(self.out(mixed), drop, self.training))
        return self.norm2(x + dropout(self.down(F.gelu(self.up(x))), drop, self.training))


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder. `relative`: MPNet's bias by distance, shared by all layers; `offset`: the number of the first place."""

    vocabulary: int
    positions: int
    width: int
    layers: int
    heads: int
    inner: int
    relative: bool
    offset: int
    padding: int


class Tagger(nn.Module):
    """The encoder and its heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.offset, self.padding, self.drop = shape.offset, shape.padding, 0.1
        self.words = nn.Embedding(shape.vocabulary, width)
        self.places = nn.Embedding(shape.positions, width)
        self.looks = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.looks.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.relative = nn.Embedding(32, shape.heads) if shape.relative else None
        self.layers = nn.ModuleList(Layer(width, shape.heads, shape.inner) for _ in range(shape.layers))
        self.anchor = nn.Linear(width, 2)
        self.unary = nn.Linear(width, LABELS)
        self.query = nn.Linear(width, LABELS * RANK)
        self.key = nn.Linear(width, LABELS * RANK)
        self.distance = nn.Parameter(torch.zeros(DISTANCES, LABELS))
        self.line = nn.Parameter(torch.zeros(LINE_STEPS, LABELS))
        self.flat = nn.Linear(width, LABELS)  # only trains the encoder; not exported

    def forward(self, ids: Tensor, shapes: Tensor) -> dict[str, Tensor]:
        """ids, shapes: (batch, pieces), padded with `padding`; gives anchor (b, n, 2), unary (b, n, 7), query and key (b, n, 7, rank)."""
        x = self.encode(ids, shapes)
        b, n, _ = x.shape
        x = dropout(x, self.drop, self.training)
        return {
            "anchor": self.anchor(x),
            "unary": self.unary(x),
            "query": self.query(x).view(b, n, LABELS, RANK) / math.sqrt(RANK),
            "key": self.key(x).view(b, n, LABELS, RANK),
            "flat": self.flat(x),
        }

    def encode(self, ids: Tensor, shapes: Tensor) -> Tensor:
        return self.layers_of(ids, shapes)[-1]

    def layers_of(self, ids: Tensor, shapes: Tensor) -> list[Tensor]:
        """What goes into the first layer, and what comes out of each."""
        n = ids.shape[1]
        places = torch.arange(n) + self.offset
        x = dropout(self.norm(self.words(ids) + self.places(places) + self.looks(shapes)), self.drop, self.training)
        padded = ids == self.padding
        mask = torch.zeros(ids.shape).masked_fill(padded, -1e4)[:, None, None, :] if padded.any() or self.relative is not None else None
        if self.relative is not None and mask is not None:
            mask = mask + self.relative(_buckets(n)).permute(2, 0, 1)[None]
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], mask, self.drop))
        return states


def _buckets(n: int) -> Tensor:
    """MPNet's 32 buckets of key - query distance, as T5's: half for each side, the upper half of them logarithmic up to 128."""
    distance = torch.arange(n)[None, :] - torch.arange(n)[:, None]
    far = -distance
    side = (far < 0).long() * 16
    far = far.abs()
    log = 8 + (torch.log(far.clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
    return side + torch.where(far < 8, far, log.clamp(max=15))


def from_weights(path: Path) -> Tagger:
    """A tagger around the encoder of a safetensors file of BERT (MiniLM) or MPNet; the heads are new."""
    weights = load_file(str(path))
    mpnet = "encoder.relative_attention_bias.weight" in weights
    width = weights["embeddings.word_embeddings.weight"].shape[1]
    layers = 1 + max(int(k.split(".")[2]) for k in weights if k.startswith("encoder.layer."))
    shape = Shape(
        vocabulary=weights["embeddings.word_embeddings.weight"].shape[0],
        positions=weights["embeddings.position_embeddings.weight"].shape[0],
        width=width, layers=layers, heads=12, inner=weights["encoder.layer.0.intermediate.dense.weight"].shape[0],
        relative=mpnet, offset=2 if mpnet else 0, padding=1 if mpnet else 0,
    )  # fmt: skip
    tagger = Tagger(shape)
    tagger.load_state_dict(_renamed(weights, mpnet, layers), strict=False)
    return tagger


def _renamed(weights: dict[str, Tensor], mpnet: bool, layers: int) -> dict[str, Tensor]:
    new = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"].clone(),
    }
    if "embeddings.token_type_embeddings.weight" in weights:  # BERT: the first segment's vector goes into the places
        new["places.weight"] += weights["embeddings.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        new[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for i in range(layers):
            at = f"encoder.layer.{i}."
            names = (
                ("attention.attn.q", "attention.attn.k", "attention.attn.v")
                if mpnet
                else ("attention.self.query", "attention.self.key", "attention.self.value")
            )
            new[f"layers.{i}.qkv.{kind}"] = torch.cat([weights[f"{at}{name}.{kind}"] for name in names])
            others = {
                "out": "attention.attn.o" if mpnet else "attention.output.dense",
                "norm1": "attention.LayerNorm" if mpnet else "attention.output.LayerNorm",
                "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
            }  # fmt: skip
            for ours, theirs in others.items():
                new[f"layers.{i}.{ours}.{kind}"] = weights[f"{at}{theirs}.{kind}"]
    if mpnet:
        new["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    return new
