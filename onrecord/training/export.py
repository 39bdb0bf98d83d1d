"""From a trained network to the folder that ships: `model.onnx` in int8 with its tokenizer.

The graph is written by hand with ONNX Runtime's fused operators, which is smaller and faster than what tracing gives; a test
compares its scores with PyTorch's. Weights are int8 by channel, activations are quantised as the model runs; the heads stay in
32 bits. A window is run alone: a scale taken over a batch would let one report change another's scores.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.training.meaning import LAYERS, Meaning
from onrecord.training.model import Tagger

_FUSED = "com.microsoft"
_HEADS = ("anchor", "unary", "query", "key")


class _Graph:
    """Nodes and weights as they are added; each node is named after its one output."""

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, name: str, *, turned: bool = False) -> str:
        array = self.weights[name].T if turned else self.weights[name]
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def add(self, kind: str, inputs: list[str], output: str, **options: Any) -> str:
        domain = _FUSED if kind in ("Attention", "SkipLayerNormalization", "BiasGelu") else ""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, name=output, **options))
        return output

    def linear(self, x: str, name: str, output: str) -> str:
        product = self.add("MatMul", [x, self.constant(f"{name}.weight", turned=True)], f"{output}_product")
        return self.add("Add", [product, self.constant(f"{name}.bias")], output)


def build(model: Tagger, meaning: Meaning | None = None) -> onnx.ModelProto:
    """The graph in 32 bits: ids, shapes (1, n) and places (n,) in; the heads out. Only for encoders without relative bias."""
    if model.relative is not None:
        raise ValueError("only a BERT-like student is exported; distil an MPNet teacher into one")
    graph = _Graph({k: v.detach().float().numpy() for k, v in model.state_dict().items()})
    states = [_embedded(graph)]
    for i in range(model.shape.layers):
        states.append(_layer(graph, i, states[-1], model.shape.heads))
    for head in _HEADS:
        graph.linear(states[-1], head, head)
    heads = [*_HEADS, *(["meaning"] if meaning else [])]
    if meaning:
        graph.weights |= {"meaning.weight": meaning.weight.T, "meaning.bias": meaning.bias}
        graph.linear(graph.add("Concat", [states[i] for i in LAYERS], "states", axis=-1), "meaning", "meaning")
    info = helper.make_tensor_value_info
    inputs = [
        info("ids", TensorProto.INT64, [1, "n"]),
        info("shapes", TensorProto.INT64, [1, "n"]),
        info("places", TensorProto.INT64, ["n"]),
    ]
    outputs = [info(head, TensorProto.FLOAT, [1, "n", graph.weights[f"{head}.weight"].shape[0]]) for head in heads]
    body = helper.make_graph(graph.nodes, "onrecord", inputs, outputs, list(graph.constants.values()))
    made = helper.make_model(body, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)])
    made.ir_version = 8
    return made


def _embedded(graph: _Graph) -> str:
    words = graph.add("Gather", [graph.constant("words.weight"), "ids"], "words")
    looks = graph.add("Gather", [graph.constant("looks.weight"), "shapes"], "looks")
    places = graph.add("Gather", [graph.constant("places.weight"), "places"], "placed")
    total = graph.add("Add", [graph.add("Add", [words, looks], "seen"), places], "embedded")
    return graph.add("LayerNormalization", [total, graph.constant("norm.weight"), graph.constant("norm.bias")], "x", axis=-1, epsilon=1e-12)


def _layer(graph: _Graph, i: int, x: str, heads: int) -> str:
    name = lambda part: f"layers.{i}.{part}"
    qkv = [x, graph.constant(name("qkv.weight"), turned=True), graph.constant(name("qkv.bias"))]
    mixed = graph.add("Attention", qkv, f"mixed{i}", num_heads=heads)
    out = graph.add("MatMul", [mixed, graph.constant(name("out.weight"), turned=True)], f"out{i}")
    x = _normed(graph, [out, x], name("norm1"), name("out.bias"), f"first{i}")
    up = graph.add("MatMul", [x, graph.constant(name("up.weight"), turned=True)], f"up{i}")
    bent = graph.add("BiasGelu", [up, graph.constant(name("up.bias"))], f"bent{i}")
    down = graph.add("MatMul", [bent, graph.constant(name("down.weight"), turned=True)], f"down{i}")
    return _normed(graph, [down, x], name("norm2"), name("down.bias"), f"second{i}")


def _normed(graph: _Graph, both: list[str], norm: str, bias: str, output: str) -> str:
    inputs = [*both, graph.constant(f"{norm}.weight"), graph.constant(f"{norm}.bias"), graph.constant(bias)]
    return graph.add("SkipLayerNormalization", inputs, output, epsilon=1e-12)


def export(model: Tagger, target: Path, meaning: Meaning | None = None, *, int8: bool = True) -> None:
    """Writes the model to `target`; `int8=False` keeps 32 bits, to see what quantisation costs."""
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(build(model.eval(), meaning), str(plain if int8 else target))
        if int8:
            quantize_dynamic(
                plain,
                target,
                op_types_to_quantize=["MatMul", "Attention", "Gather"],
                weight_type=QuantType.QInt8,
                per_channel=True,
                nodes_to_exclude=[*(f"{head}_product" for head in ("anchor", "unary")), "looks", "placed"],
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
