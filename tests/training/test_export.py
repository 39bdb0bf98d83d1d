"""The exported graph says what the network says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install '.[train]'")
pytest.importorskip("onnx", reason="onnx is not installed: pip install '.[train]'")

import onnxruntime  # noqa: E402

from onrecord.training.export import build, export  # noqa: E402
from onrecord.training.meaning import LAYERS, SIZE, Meaning  # noqa: E402
from onrecord.training.model import Shape, Tagger  # noqa: E402

SMALL = Shape(vocabulary=60, positions=40, width=48, layers=3, heads=12, inner=96, relative=False, offset=0, padding=0)


def test_the_graph_in_32_bits_gives_the_scores_of_the_network(tmp_path):
    torch.manual_seed(5)
    model = Tagger(SMALL).eval()
    ids, shapes = torch.randint(1, 60, (1, 17)), torch.randint(0, 16, (1, 17))
    export(model, tmp_path / "model.onnx", int8=False)
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    heads = ["anchor", "unary", "query", "key"]
    got = session.run(heads, {"ids": ids.numpy(), "shapes": shapes.numpy(), "places": np.arange(17)})
    with torch.no_grad():
        wanted = model(ids, shapes)
    for name, value in zip(heads, got, strict=True):
        scale = 48**0.5 if name == "query" else 1.0  # the graph leaves this to the reader
        np.testing.assert_allclose(value.reshape(-1), (wanted[name] * scale).numpy().reshape(-1), atol=2e-3)


def test_an_encoder_with_relative_places_is_refused():
    model = Tagger(replace(SMALL, relative=True))
    with pytest.raises(ValueError, match="distil"):
        build(model)


def test_the_head_of_meanings_reads_the_layers_that_it_was_fitted_to(tmp_path):
    torch.manual_seed(5)
    model, rng = Tagger(SMALL).eval(), np.random.default_rng(3)
    weight = rng.standard_normal((len(LAYERS) * 48, SIZE)).astype(np.float32)
    meaning = Meaning(weight, rng.standard_normal(SIZE).astype(np.float32), 1.0)
    ids, shapes = torch.randint(1, 60, (1, 17)), torch.randint(0, 16, (1, 17))
    export(model, tmp_path / "model.onnx", meaning, int8=False)
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    (got,) = session.run(["meaning"], {"ids": ids.numpy(), "shapes": shapes.numpy(), "places": np.arange(17)})
    with torch.no_grad():
        states = torch.cat([model.layers_of(ids, shapes)[i] for i in LAYERS], -1)[0].numpy()
    np.testing.assert_allclose(got[0], states @ weight + meaning.bias, atol=5e-3)
