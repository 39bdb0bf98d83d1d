"""What the network is told: cross entropy on cues, on the labels of each cue's words, and on the flat labels."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.training.batches import IGNORED, Example
from onrecord.training.model import Tagger


def pair_scores(model: Tagger, out: dict[str, Tensor], row: int, example: Example) -> Tensor:
    """(cues, words, 7) scores of one window of a batch."""
    heads = torch.from_numpy(example.heads)
    cues = heads[torch.from_numpy(example.cues)]
    query, key = out["query"][row, cues].float(), out["key"][row, heads].float()
    scores = torch.einsum("clr,wlr->cwl", query, key) + out["unary"][row, heads].float()[None]
    return scores + model.distance[torch.from_numpy(example.distances)] + model.line[torch.from_numpy(example.lines)]


def losses(model: Tagger, out: dict[str, Tensor], some: list[Example]) -> dict[str, Tensor]:
    """Mean losses of a batch: `cue` a cue head, `pair` a cue (a sum over its words, scaled), `flat` a word."""
    cue = pair = flat = torch.zeros(())
    cues, words = 0.0, 0
    for row, example in enumerate(some):
        heads = torch.from_numpy(example.heads)
        anchor = out["anchor"][row, heads].float()
        cue = cue + F.binary_cross_entropy_with_logits(
            anchor, torch.from_numpy(example.anchor), torch.from_numpy(example.weight), reduction="sum"
        )
        flat = flat + F.cross_entropy(
            out["flat"][row, heads].float(), torch.from_numpy(example.flat), ignore_index=IGNORED, reduction="sum"
        )
        words += len(example.heads)
        if len(example.cues):
            scores = pair_scores(model, out, row, example)
            each = -(torch.log_softmax(scores, -1) * torch.from_numpy(example.labels)).sum((1, 2))
            pair = pair + (each * torch.from_numpy(example.sure)).sum()
            cues += float(example.sure.sum())
    return {"cue": cue / max(1, words) * 20, "pair": pair / max(1, cues) / 20, "flat": flat / max(1, words)}
