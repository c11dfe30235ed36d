"""What several rooms' tests share."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

COUNTING = {"VERIFY_CHECKER": "none"}

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def _counting() -> Iterator[None]:
    """Desks count words and figures alone, so that what they say does not change with a network.

    Tests of the checker name their own.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name, value in COUNTING.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def labelled_data() -> Path:
    """The folder of labelled development data; skips the test where it is absent."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("labelled development data is not on this machine")
    return folder


@pytest.fixture(scope="session")
def real_articles() -> Path:
    """The folder of five real articles; skips the test where it is absent."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the five real articles are not on this machine")
    return folder


CheckerFolder = Callable[..., Path]
ANSWER = "noon"
WEIGHTS = {"confirmed": (6.0, 0.0, 0.0), "denied": (0.0, 6.0, 0.0)}
"""What the words of the tiny network add to its outputs: supports, refutes, neither."""


@pytest.fixture
def checker_folder(tmp_path: Path) -> CheckerFolder:
    """A maker of folders with a tiny cross-encoder: "confirmed" supports, "denied" refutes.

    It is an ONNX network like any other, whose outputs are sums over the words it reads; every
    other word says nothing, and "neither" begins two ahead.
    """

    def make(folder_name: str = "checker", /, **card: object) -> Path:
        folder = tmp_path / folder_name
        folder.mkdir()
        tokenizer = _tiny_tokenizer()
        tokenizer.save(str(folder / "tokenizer.json"))
        model = _tiny_network(tokenizer.get_vocab())
        (folder / "model.onnx").write_bytes(model)
        told = {
            "name": "tiny",
            "labels": ["supports", "refutes", "neither"],
            "max_tokens": 64,
            "sha256": hashlib.sha256(model).hexdigest(),
        }
        (folder / "checker.json").write_text(json.dumps(told | card), "utf-8")
        return folder

    return make


def _tiny_tokenizer() -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    special = ["<s>", "<pad>", "</s>", "[UNK]"]
    vocabulary = {word: i for i, word in enumerate([*special, *WEIGHTS, ANSWER])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    return tokenizer


def _tiny_network(vocabulary: dict[str, int]) -> bytes:
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper

    table = np.zeros((len(vocabulary), 3), np.float32)
    for word, weights in WEIGHTS.items():
        table[vocabulary[word]] = weights
    ends = np.zeros((len(vocabulary), 2), np.float32)
    ends[vocabulary[ANSWER]] = 9.0
    ends[vocabulary["<s>"]] = 3.0
    nodes = [
        helper.make_node("Gather", ["ends_table", "input_ids"], ["ends"]),
        helper.make_node("Gather", ["table", "input_ids"], ["words"]),
        helper.make_node("Cast", ["attention_mask"], ["shown"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["shown", "last"], ["mask"]),
        helper.make_node("Mul", ["words", "mask"], ["read"]),
        helper.make_node("ReduceSum", ["read", "middle"], ["sums"], keepdims=0),
        helper.make_node("Add", ["sums", "start"], ["logits"]),
    ]
    constants = {
        "table": table,
        "ends_table": ends,
        "last": np.array([2]),
        "middle": np.array([1]),
        "start": np.array([0.0, 0.0, 2.0], np.float32),
    }
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "t"])
            for name in ("input_ids", "attention_mask")
        ],
        [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 3]),
            helper.make_tensor_value_info("ends", TensorProto.FLOAT, ["n", "t", 2]),
        ],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    opsets = [helper.make_opsetid("", 20)]
    made: bytes = helper.make_model(graph, opset_imports=opsets, ir_version=9).SerializeToString()
    return made


# ------------------------------------------------------------------------------- servers of ours

FERRY = """Ferry fares rise in Kestrel Bay

KESTREL BAY, March 3, 2019 — The port board raised the ferry fare to $9 on Tuesday. Five of the \
eight members voted for it. “Nobody likes a higher fare,” said Lena Ostrow, the chairwoman."""
POOL = """Pool to stay shut

The Dunmore pool stays shut until June, the parks office said. Repairs cost $85,000."""


@pytest.fixture(scope="module")
def two_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with an article on a ferry and one on a pool."""
    from verify import Verifier

    folder = tmp_path_factory.mktemp("served")
    for name, text in {"ferry.txt": FERRY, "pool.txt": POOL}.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Verifier.open(folder / "library") as desk:
        assert not desk.add(folder / "ferry.txt", folder / "pool.txt").failed
    return folder / "library"


Served = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="session")
def served() -> Served:
    """Starts a server of `verify` with arguments and variables; gives its address."""

    @contextmanager
    def start(*arguments: str, **variables: str) -> Iterator[str]:
        command = [sys.executable, "-m", "verify", *arguments, "--port", "0"]
        environment = os.environ | variables
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as ran:
            assert ran.stderr is not None
            line = ran.stderr.readline()
            try:
                assert "serving at http://" in line, line
                yield line.split("serving at ")[1].split(";")[0]
            finally:
                ran.terminate()
                ran.stderr.read()

    return start
