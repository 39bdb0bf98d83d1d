"""The head that tells what words mean is fitted to what a sentence encoder says."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install '.[train]'")

from onrecord.reading.pieces import open_pieces  # noqa: E402
from onrecord.reading.reader import MODEL  # noqa: E402
from onrecord.training.annotated import own_texts  # noqa: E402
from onrecord.training.batches import specials  # noqa: E402
from onrecord.training.meaning import LAYERS, SIZE, _Sums, fit  # noqa: E402
from onrecord.training.model import Shape, Tagger  # noqa: E402


def test_a_map_that_is_linear_is_found():
    rng = np.random.default_rng(1)
    sums, true = _Sums(40, 300), rng.standard_normal((40, 300)).astype(np.float32)
    for _ in range(20):
        x = rng.standard_normal((50, 40)).astype(np.float32)
        sums.add(x, x @ true)
    weight, bias = sums.solved(seed=1)
    x = rng.standard_normal((30, 40)).astype(np.float32)
    got, wanted = x @ weight + bias, x @ true
    assert got.shape == (30, SIZE)
    likeness = lambda rows: (rows @ rows.T)[np.triu_indices(len(rows), 1)]
    assert np.corrcoef(likeness(got), likeness(wanted))[0, 1] > 0.99


def test_it_is_fitted_to_the_layers_that_are_exported():
    torch.manual_seed(1)
    tokenizer = open_pieces(MODEL / "tokenizer.json")
    small = Shape(vocabulary=30_522, positions=512, width=48, layers=3, heads=12, inner=96, relative=False, offset=0, padding=0)
    large = Shape(vocabulary=30_522, positions=512, width=288, layers=1, heads=12, inner=96, relative=False, offset=0, padding=0)
    tagger, sentences = Tagger(small).eval(), Tagger(large).eval()
    found = fit(tagger, sentences, tokenizer, specials(tokenizer, 0), own_texts()[:20], seed=1)
    assert found.weight.shape == (len(LAYERS) * 48, SIZE)
    assert found.bias.shape == (SIZE,)
    assert found.scale > 0
