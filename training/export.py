"""Write the learnt network as one ONNX file with whole-number weights, and its tokenizer.

    python -m training.export STATE MPNET OUT --texts PAIRS [--words 20000]

The graph is laid out here by hand: each matrix product is one node that takes the activations as
they come and weights as whole numbers with a scale for each output (`DynamicQuantizeMatMul`), a
quarter of the size and twice as fast. Weights use seven of the eight bits: with eight, processors
without dot products of bytes (AVX2) overflow sums of sixteen bits, which moved logits by up to 0.17
where seven bits move them by 0.01. Rare words of the vocabulary are left away; their pieces stand
in for them.
"""

import argparse
import functools
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from training.encoder import HEADS, PAD, WIDTH, buckets
from training.train import LONGEST_PAIR
from verify.checker.card import CARD, MODEL, TOKENIZER

Floats = NDArray[np.float32]
State = dict[str, torch.Tensor]
NAME = "verify-checker"
SEVEN_BITS = 63


# ---------------------------------------------------------------------------------- vocabulary


def kept_words(tokenizer: Tokenizer, texts: list[str], most: int) -> list[int]:
    """The ids of the vocabulary that stay: special ones, pieces, letters, then the most used."""
    vocabulary = tokenizer.get_vocab(with_added_tokens=True)
    used: Counter[int] = Counter()
    for encoded in tokenizer.encode_batch(texts, add_special_tokens=False):
        used.update(encoded.ids)
    special = {0, 1, 2, 3, vocabulary["[UNK]"], vocabulary["<mask>"]}
    always = special | {i for w, i in vocabulary.items() if len(w.removeprefix("##")) == 1}
    ranked = sorted(vocabulary.values(), key=lambda i: (i not in always, -used[i], i))
    return sorted(ranked[:most])


def trimmed(tokenizer: Path, kept: list[int]) -> str:
    """The tokenizer with only the words `kept`, numbered anew in the same order, as JSON."""
    told: dict[str, Any] = json.loads(tokenizer.read_text("utf-8"))
    anew = {old: new for new, old in enumerate(kept)}
    told["model"]["vocab"] = {w: anew[i] for w, i in told["model"]["vocab"].items() if i in anew}
    for added in told["added_tokens"]:
        added["id"] = anew[added["id"]]
    told["truncation"] = told["padding"] = None
    return json.dumps(told, ensure_ascii=False)


# --------------------------------------------------------------------------------------- graph


class Graph:
    """Nodes and weights as they are laid down, one after another."""

    def __init__(self, exact: bool) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.held: list[onnx.TensorProto] = []
        self.exact = exact
        self._count = 0

    def hold(self, array: NDArray[Any]) -> str:
        """The name under which a constant is held."""
        self._count += 1
        name = f"w{self._count}"
        self.held.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """The name (or names) of what a node of that kind gives."""
        self._count += 1
        names = [f"x{self._count}_{i}" for i in range(outputs)]
        domain = "com.microsoft" if kind == "DynamicQuantizeMatMul" else ""
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, weight: Floats, bias: Floats) -> str:
        """`x` times `weight` (outputs by inputs), plus `bias`."""
        if self.exact:
            return self.node("Add", self.node("MatMul", x, self.hold(weight.T)), self.hold(bias))
        whole, scales = rows_of_bytes(weight)
        held: list[NDArray[Any]] = [whole.T, scales[:, 0], np.zeros(len(scales), np.int8), bias]
        return self.node("DynamicQuantizeMatMul", x, *map(self.hold, held))

    def norm(self, x: str, weight: Floats, bias: Floats) -> str:
        """`x` normed over its last axis."""
        return self.node(
            "LayerNormalization", x, self.hold(weight), self.hold(bias), axis=-1, epsilon=1e-5
        )


def rows_of_bytes(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """`table` as whole numbers of seven bits, and a scale for each row."""
    scales = np.abs(table).max(-1, keepdims=True) / SEVEN_BITS
    scales[scales == 0] = 1
    return np.rint(table / scales).astype(np.int8), scales.astype(np.float32)


def laid_out(state: State, kept: list[int], *, exact: bool = False) -> onnx.ModelProto:
    """The whole network as a graph from input_ids and attention_mask to logits."""
    g = Graph(exact)
    held: Callable[[str], Floats] = lambda name: state[name].float().numpy()  # noqa: E731
    layers = 1 + max(int(n.split(".")[1]) for n in state if n.startswith("layers."))
    mask, ids = "attention_mask", "input_ids"
    # Words and places.
    whole, scales = rows_of_bytes(held("words.weight")[kept])
    words = g.node("Cast", g.node("Gather", g.hold(whole), ids), to=TensorProto.FLOAT)
    words = g.node("Mul", words, g.node("Gather", g.hold(scales), ids))
    counted = g.node("CumSum", mask, g.hold(np.array(1, np.int64)))
    place = g.node("Add", g.node("Mul", counted, mask), g.hold(np.array(PAD, np.int64)))
    places = g.hold(held("positions.weight")[: PAD + 1 + LONGEST_PAIR])
    x = g.node("Add", words, g.node("Gather", places, place))
    x = g.norm(x, held("normed.weight"), held("normed.bias"))
    # The bias by distance, cut to the length at hand, and the mask.
    bucket = g.hold(buckets(LONGEST_PAIR).numpy().astype(np.int32))
    length = g.node("Slice", g.node("Shape", ids), *(g.hold(np.array([n])) for n in (1, 2)))
    square = g.node("Concat", length, length, axis=0)
    zeros, axes = g.hold(np.array([0, 0])), g.hold(np.array([0, 1]))
    bucket = g.node("Slice", bucket, zeros, square, axes)
    near = g.node("Gather", g.hold(held("distance.weight")), bucket)
    near = g.node("Transpose", near, perm=[2, 0, 1])
    wide = g.node("Unsqueeze", g.node("Cast", mask, to=TensorProto.FLOAT), g.hold(np.array([1, 2])))
    away = g.node("Sub", wide, g.hold(np.array(1, np.float32)))
    bias = g.node("Add", near, g.node("Mul", away, g.hold(np.array(1e4, np.float32))))
    for i in range(layers):
        named = functools.partial(_named, state, i)
        x = _layer(g, x, bias, named, first_only=i == layers - 1)
    first = g.node("Gather", x, g.hold(np.array(0)), axis=1)
    pooled = g.linear(first, held("pooled.weight"), held("pooled.bias"))
    g.nodes.append(
        helper.make_node(
            "Gemm",
            [g.node("Tanh", pooled), g.hold(held("out.weight")), g.hold(held("out.bias"))],
            ["logits"],
            transB=1,
        )
    )
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["n", "t"]) for n in (ids, mask)]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 3])
    graph = helper.make_graph(g.nodes, NAME, inputs, [output], g.held)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _named(state: State, layer: int, name: str) -> Floats:
    return state[f"layers.{layer}.{name}"].float().numpy()


def _layer(g: Graph, x: str, bias: str, held: Callable[[str], Floats], *, first_only: bool) -> str:
    """One layer; of the last one only the first token is worked out, which the output reads."""
    size = WIDTH // HEADS
    scale = np.float32(size**-0.25)  # half of the scale on each side of the product
    if first_only:
        asking = g.node("Gather", x, g.hold(np.array([0])), axis=1)
        bias = g.node("Gather", bias, g.hold(np.array([0])), axis=2)
    else:
        asking = x

    def heads(y: str, perm: list[int]) -> str:
        split = g.node("Reshape", y, g.hold(np.array([0, 0, HEADS, size])))
        return str(g.node("Transpose", split, perm=perm))

    q = heads(g.linear(asking, held("q.weight") * scale, held("q.bias") * scale), [0, 2, 1, 3])
    k = heads(g.linear(x, held("k.weight") * scale, held("k.bias") * scale), [0, 2, 3, 1])
    v = heads(g.linear(x, held("v.weight"), held("v.bias")), [0, 2, 1, 3])
    weight = g.node("Softmax", g.node("Add", g.node("MatMul", q, k), bias), axis=-1)
    mixed = g.node("Transpose", g.node("MatMul", weight, v), perm=[0, 2, 1, 3])
    mixed = g.node("Reshape", mixed, g.hold(np.array([0, 0, WIDTH])))
    out = g.linear(mixed, held("o.weight"), held("o.bias"))
    x = g.norm(g.node("Add", asking, out), held("attended.weight"), held("attended.bias"))
    inner = g.node("Gelu", g.linear(x, held("wide.weight"), held("wide.bias")))
    fed = g.linear(inner, held("narrow.weight"), held("narrow.bias"))
    return g.norm(g.node("Add", x, fed), held("fed.weight"), held("fed.bias"))


def main() -> None:
    """Read the options; write model.onnx, tokenizer.json and checker.json."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("state", type=Path)
    parser.add_argument("mpnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, required=True, help="pairs to count words in")
    parser.add_argument("--words", type=int, default=20_000, help="words of the vocabulary kept")
    parser.add_argument("--exact", action="store_true", help="32-bit weights, to compare with")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    state: State = torch.load(options.state, weights_only=True)["model"]
    source = options.mpnet / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    told = [json.loads(line) for line in options.texts.read_text("utf-8").splitlines()]
    kept = kept_words(tokenizer, [f"{p['claim']} {p['evidence']}" for p in told], options.words)
    model = laid_out(state, kept, exact=options.exact).SerializeToString()
    (options.out / MODEL).write_bytes(model)
    (options.out / TOKENIZER).write_text(trimmed(source, kept), "utf-8")
    card = {
        "name": NAME,
        "labels": ["supports", "refutes", "neither"],
        "max_tokens": LONGEST_PAIR,
        "sha256": hashlib.sha256(model).hexdigest(),
    }
    (options.out / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(f"{len(model) / 1e6:.1f} MB, {len(kept)} words")


if __name__ == "__main__":
    main()
