"""Write the learnt network as one ONNX file with whole-number weights, and its tokenizer.

    python -m training.export STATE TOKENIZER OUT --read PAIRS [--texts PAIRS --words 20000]

The graph is laid out here by hand: each matrix product is one node that takes the activations as
they come and weights as whole numbers with a scale for each output (`DynamicQuantizeMatMul`), a
quarter of the size and twice as fast. Weights use seven of the eight bits: with eight, processors
without dot products of bytes (AVX2) overflow sums of sixteen bits.

A few columns of the activations are ten to a hundred times as large as all others, and always the
same ones. Such a node has 256 steps for all values, so that with them the small ones would come to
nothing. They are found by reading the pairs of `--read` with the network, and multiplied by
themselves in 32 bits (Dettmers et al. 2022, "LLM.int8(): 8-bit Matrix Multiplication for
Transformers at Scale"). What is lost by rounding one weight is made good in those that are rounded
after it, by how the activations of these pairs go together (Frantar et al. 2023, "GPTQ: Accurate
Post-Training Quantization for Generative Pre-trained Transformers"). Rare words of the vocabulary
are left away; their pieces stand in for them.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from training.encoder import HEADS, PAD, WIDTH, CrossEncoder, buckets
from training.pairs import Pair
from training.train import tensors
from training.tune import LONGEST_PAIR, examples
from verify.checker.checker import CARD, MODEL, TOKENIZER

Floats = NDArray[np.float32]
State = dict[str, torch.Tensor]
NAME = "verify-checker"
SEVEN_BITS = 63
EXACT = ("out", "ends")
"""Parts that are multiplied in 32 bits."""
HALF_SCALE = (WIDTH // HEADS) ** -0.25
"""Half of the scale of attention, on each side of the product."""
LARGEST = {"q": 8, "wide": 8, "narrow": 16}
"""How many columns of what goes into a part are multiplied exactly; of other parts none."""
SAME = {"k": "q", "v": "q"}
"""Parts into which the same goes as into another."""
READ, AT_ONCE = 160, 16
"""Pairs that are read for what goes into each part."""
DAMPED, BLOCK = 0.01, 128
"""What is added to the sums of squares, as a share of their mean, and the columns of one step."""


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


# --------------------------------------------------------------------------------- what was read


def layers_of(state: State) -> int:
    """How many layers a network has."""
    return 1 + max(int(n.split(".")[1]) for n in state if n.startswith("layers."))


@dataclass(frozen=True, slots=True)
class Given:
    """What goes into a part: `large` are the columns that are multiplied exactly, `together` the
    sums of the products of each two columns."""

    large: tuple[int, ...]
    together: Floats


def given(state: State, tokenizer: Tokenizer, pairs: list[Pair]) -> dict[str, Given]:
    """By part ("layers.3.wide"), what goes into it while the network reads `pairs`."""
    words, places = len(state["words.weight"]), len(state["positions.weight"])
    network = CrossEncoder(layers_of(state), vocabulary=words, positions=places)
    network.load_state_dict(state)
    network.eval()
    most: dict[str, torch.Tensor] = {}
    sums: dict[str, torch.Tensor] = {}

    def watch(name: str) -> Callable[[torch.nn.Module, tuple[torch.Tensor]], None]:
        def seen(_: torch.nn.Module, into: tuple[torch.Tensor]) -> None:
            rows = into[0].flatten(0, -2)
            largest = rows.abs().amax(0)
            most[name] = torch.maximum(most.get(name, largest), largest)
            sums[name] = sums.get(name, 0) + rows.T @ rows

        return seen

    for name, part in network.named_modules():
        watched = isinstance(part, torch.nn.Linear) and name not in EXACT
        if watched and name.rpartition(".")[2] not in SAME:
            part.register_forward_pre_hook(watch(name))
    read = sorted(examples(pairs, tokenizer), key=lambda one: len(one.ids))  # little padding
    with torch.no_grad():
        for at in range(0, len(read), AT_ONCE):
            network.with_ends(*tensors(read[at : at + AT_ONCE], "cpu"))
    found = {}
    for name, largest in most.items():
        columns = largest.topk(LARGEST.get(name.rpartition(".")[2], 0)).indices.tolist()
        found[name] = Given(tuple(sorted(columns)), sums[name].numpy())
    return found


def rounded(weight: Floats, into: Given | None) -> tuple[NDArray[np.int8], Floats]:
    """`weight` (outputs by inputs) as whole numbers of seven bits, and a scale for each output.

    The large columns are nought in it. Without `into` each weight is rounded for itself.
    """
    if into is None:
        return rows_of_bytes(weight)
    large = list(into.large)
    small = weight.copy()
    small[:, large] = 0
    _, held = rows_of_bytes(small)
    left, scales = (torch.tensor(table, dtype=torch.float64) for table in (small, held))
    together = torch.tensor(into.together, dtype=torch.float64)
    together[large, :] = together[:, large] = 0
    together += torch.eye(len(together), dtype=torch.float64) * DAMPED * together.diagonal().mean()
    spread = torch.linalg.cholesky(
        torch.cholesky_inverse(torch.linalg.cholesky(together)), upper=True
    )
    whole = torch.zeros_like(left)
    for start in range(0, left.shape[1], BLOCK):
        end = min(start + BLOCK, left.shape[1])
        lost = torch.zeros(len(left), end - start, dtype=torch.float64)
        for i in range(start, end):
            column = left[:, i : i + 1]
            nearest = (column / scales).round().clamp(-SEVEN_BITS, SEVEN_BITS)
            whole[:, i : i + 1] = nearest
            lost[:, i - start : i - start + 1] = error = (column - nearest * scales) / spread[i, i]
            left[:, i:end] -= error * spread[i, i:end]
        left[:, end:] -= lost @ spread[start:end, end:]
    whole[:, large] = 0
    return whole.numpy().astype(np.int8), held


# --------------------------------------------------------------------------------------- graph


class Graph:
    """Nodes and weights as they are laid down, one after another."""

    def __init__(self, exact: bool, read: Mapping[str, Given]) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.held: list[onnx.TensorProto] = []
        self.exact = exact
        self._read = read
        self._count = 0
        self._named: dict[tuple[str, str, tuple[int, ...]], str] = {}
        self._parted: dict[tuple[str, str], tuple[str, str]] = {}
        self._rounded: dict[str, tuple[NDArray[np.int8], Floats]] = {}

    def hold(self, array: NDArray[Any], name: str = "") -> str:
        """The name under which a constant is held: its own, or a number. Each is held once."""
        content = hashlib.sha256(array.tobytes()).hexdigest()
        key = (name or content, str(array.dtype), array.shape)
        if key in self._named:
            return self._named[key]
        self._count += 1
        name = name or f"w{self._count}"
        self.held.append(numpy_helper.from_array(np.array(array, order="C"), name))
        self._named[key] = name
        return name

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """The name (or names) of what a node of that kind gives."""
        self._count += 1
        names = [f"x{self._count}_{i}" for i in range(outputs)]
        domain = "com.microsoft" if kind == "DynamicQuantizeMatMul" else ""
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, name: str, weight: Floats, bias: Floats) -> str:
        """`x` times `weight` (outputs by inputs), plus `bias`."""
        added = self.hold(bias, f"{name}.bias")
        if self.exact:
            return self.node("Add", self.node("MatMul", x, self.hold(weight.T)), added)
        base, _, part = name.rpartition(".")
        into = self._read.get(f"{base}.{SAME[part]}" if part in SAME else name)
        large = list(into.large) if into else []
        if name not in self._rounded:
            self._rounded[name] = rounded(weight, into)
        whole, scales = self._rounded[name]
        held = (self.hold(whole.T, f"{name}.whole"), self.hold(scales[:, 0], f"{name}.scale"))
        zeros = self.hold(np.zeros(len(scales), np.int8))
        if not large:
            return self.node("DynamicQuantizeMatMul", x, *held, zeros, added)
        columns = self.hold(np.array(large), f"{name}.columns")
        rest, apart = self._apart(x, columns, large, weight.shape[1])
        y = self.node("DynamicQuantizeMatMul", rest, *held, zeros, added)
        exact = self.hold(weight[:, large].T.astype(np.float16), f"{name}.large")
        exact = self.node("Cast", exact, to=TensorProto.FLOAT)
        return self.node("Add", y, self.node("MatMul", apart, exact))

    def _apart(self, x: str, columns: str, large: list[int], width: int) -> tuple[str, str]:
        """`x` without its large columns, and these by themselves; each is laid down once."""
        key = (x, str(large))
        if key not in self._parted:
            small = np.ones(width, np.float32)
            small[large] = 0
            rest = self.node("Mul", x, self.hold(small))
            self._parted[key] = (rest, self.node("Gather", x, columns, axis=2))
        return self._parted[key]

    def norm(self, x: str, name: str, weight: Floats, bias: Floats) -> str:
        """`x` normed over its last axis."""
        held = self.hold(weight, f"{name}.weight"), self.hold(bias, f"{name}.bias")
        return self.node("LayerNormalization", x, *held, axis=-1, epsilon=1e-5)


def rows_of_bytes(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """`table` as whole numbers of seven bits, and a scale for each row."""
    scales = np.abs(table).max(-1, keepdims=True) / SEVEN_BITS
    scales[scales == 0] = 1
    return np.rint(table / scales).astype(np.int8), scales.astype(np.float32)


def laid_out(
    state: State, kept: list[int], read: Mapping[str, Given] | None = None, *, exact: bool = False
) -> onnx.ModelProto:
    """The whole network as a graph from input_ids and attention_mask to logits.

    `read` says what goes into each part, for careful rounding; with `exact` nothing is rounded.

    A second output, `ends`, says where an answer starts and ends. It needs all tokens of the last
    layer; whoever asks only for `logits`, and has only that worked out, does not pay for it.
    """
    g = Graph(exact, read or {})
    held: Callable[[str], Floats] = lambda name: state[name].float().numpy()  # noqa: E731
    layers = layers_of(state)
    mask, ids = "attention_mask", "input_ids"
    # Words and places.
    whole, scales = rows_of_bytes(held("words.weight")[kept])
    words = g.node("Gather", g.hold(whole, "words.whole"), ids)
    words = g.node("Cast", words, to=TensorProto.FLOAT)
    words = g.node("Mul", words, g.node("Gather", g.hold(scales, "words.scale"), ids))
    counted = g.node("CumSum", mask, g.hold(np.array(1, np.int64)))
    place = g.node("Add", g.node("Mul", counted, mask), g.hold(np.array(PAD, np.int64)))
    longest = min(len(state["positions.weight"]) - PAD - 1, LONGEST_PAIR)
    places = g.hold(held("positions.weight")[: PAD + 1 + longest], "positions.weight")
    x = g.node("Add", words, g.node("Gather", places, place))
    x = g.norm(x, "normed", held("normed.weight"), held("normed.bias"))
    # The bias by distance, cut to the length at hand, and the mask.
    bucket = g.hold(buckets(longest).numpy().astype(np.int32))
    length = g.node("Slice", g.node("Shape", ids), *(g.hold(np.array([n])) for n in (1, 2)))
    square = g.node("Concat", length, length, axis=0)
    zeros, axes = g.hold(np.array([0, 0])), g.hold(np.array([0, 1]))
    bucket = g.node("Slice", bucket, zeros, square, axes)
    near = g.node("Gather", g.hold(held("distance.weight"), "distance.weight"), bucket)
    near = g.node("Transpose", near, perm=[2, 0, 1])
    wide = g.node("Unsqueeze", g.node("Cast", mask, to=TensorProto.FLOAT), g.hold(np.array([1, 2])))
    away = g.node("Sub", wide, g.hold(np.array(1, np.float32)))
    bias = g.node("Add", near, g.node("Mul", away, g.hold(np.array(1e4, np.float32))))
    for i in range(layers - 1):
        x = _layer(g, x, bias, held, f"layers.{i}", first_only=False)
    last = f"layers.{layers - 1}"
    first = _layer(g, x, bias, held, last, first_only=True)
    first = g.node("Gather", first, g.hold(np.array(0)), axis=1)
    pooled = g.node("Tanh", g.linear(first, "pooled", held("pooled.weight"), held("pooled.bias")))
    out = [g.hold(held(name), name) for name in ("out.weight", "out.bias")]
    g.nodes.append(helper.make_node("Gemm", [pooled, *out], ["logits"], transB=1))
    every = _layer(g, x, bias, held, last, first_only=False)
    ends = g.node("MatMul", every, g.hold(held("ends.weight").T, "ends.weight"))
    g.nodes.append(
        helper.make_node("Add", [ends, g.hold(held("ends.bias"), "ends.bias")], ["ends"])
    )
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["n", "t"]) for n in (ids, mask)]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 3]),
        helper.make_tensor_value_info("ends", TensorProto.FLOAT, ["n", "t", 2]),
    ]
    graph = helper.make_graph(g.nodes, NAME, inputs, outputs, g.held)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _layer(
    g: Graph, x: str, bias: str, held: Callable[[str], Floats], name: str, *, first_only: bool
) -> str:
    """One layer; with `first_only` only the first token is worked out, which the output reads."""
    size = WIDTH // HEADS
    if first_only:
        asking = g.node("Gather", x, g.hold(np.array([0])), axis=1)
        bias = g.node("Gather", bias, g.hold(np.array([0])), axis=2)
    else:
        asking = x

    def heads(y: str, perm: list[int]) -> str:
        split = g.node("Reshape", y, g.hold(np.array([0, 0, HEADS, size])))
        return str(g.node("Transpose", split, perm=perm))

    def linear(y: str, part: str, scale: float = 1.0) -> str:
        weight, bias = (held(f"{name}.{part}.{kind}") for kind in ("weight", "bias"))
        return g.linear(y, f"{name}.{part}", weight * np.float32(scale), bias * np.float32(scale))

    def norm(y: str, part: str) -> str:
        return g.norm(
            y, f"{name}.{part}", *(held(f"{name}.{part}.{k}") for k in ("weight", "bias"))
        )

    q = heads(linear(asking, "q", HALF_SCALE), [0, 2, 1, 3])
    k = heads(linear(x, "k", HALF_SCALE), [0, 2, 3, 1])
    v = heads(linear(x, "v"), [0, 2, 1, 3])
    weight = g.node("Softmax", g.node("Add", g.node("MatMul", q, k), bias), axis=-1)
    mixed = g.node("Transpose", g.node("MatMul", weight, v), perm=[0, 2, 1, 3])
    mixed = g.node("Reshape", mixed, g.hold(np.array([0, 0, WIDTH])))
    x = norm(g.node("Add", asking, linear(mixed, "o")), "attended")
    return norm(g.node("Add", x, linear(g.node("Gelu", linear(x, "wide")), "narrow")), "fed")


def main() -> None:
    """Read the options; write model.onnx, tokenizer.json and checker.json."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("state", type=Path)
    parser.add_argument("tokenizer", type=Path, help="the tokenizer.json that was learnt with")
    parser.add_argument("out", type=Path)
    parser.add_argument("--read", type=Path, required=True, help="pairs to round the weights for")
    parser.add_argument("--texts", type=Path, help="pairs to count words in; without, all are kept")
    parser.add_argument("--words", type=int, default=20_000, help="words of the vocabulary kept")
    parser.add_argument("--exact", action="store_true", help="32-bit weights, to compare with")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    state: State = torch.load(options.state, weights_only=True)["model"]
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    kept = list(range(len(state["words.weight"])))
    if options.texts:
        told = [json.loads(line) for line in options.texts.read_text("utf-8").splitlines()]
        kept = kept_words(tokenizer, [f"{p['claim']} {p['evidence']}" for p in told], options.words)
    read: Mapping[str, Given] = {}
    if not options.exact:
        lines = options.read.read_text("utf-8").splitlines()[:READ]
        read = given(state, tokenizer, [json.loads(line) for line in lines])
    model = laid_out(state, kept, read, exact=options.exact).SerializeToString()
    words = trimmed(options.tokenizer, kept)
    (options.out / MODEL).write_bytes(model)
    (options.out / TOKENIZER).write_text(words, "utf-8")
    card = {
        "name": NAME,
        "labels": ["supports", "refutes", "neither"],
        "max_tokens": LONGEST_PAIR,
        "sha256": hashlib.sha256(model).hexdigest(),
        "ends": "ends",
    }
    (options.out / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(f"{len(model) / 1e6:.1f} MB, {len(kept)} words")


if __name__ == "__main__":
    main()
