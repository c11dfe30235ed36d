"""The exported graph gives what the network gives (where training/requirements.txt is there)."""

import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training/requirements.txt is not installed")
pytest.importorskip("onnx", reason="training/requirements.txt is not installed")

import onnxruntime  # noqa: E402
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers  # noqa: E402

from training.encoder import CrossEncoder, buckets  # noqa: E402
from training.export import (  # noqa: E402
    SEVEN_BITS,
    Given,
    given,
    kept_words,
    laid_out,
    rounded,
    rows_of_bytes,
    trimmed,
)
from training.train import CHUNK, ROUNDS, Example, batches, loss_of, plan, rate_at, tensors  # noqa: E402
from training.weights import weights  # noqa: E402

WORDS = 300


@pytest.fixture(scope="module")
def network() -> CrossEncoder:
    torch.manual_seed(3)
    made = CrossEncoder(layers=2, vocabulary=WORDS, positions=140)
    made.eval()
    return made


@pytest.mark.parametrize(("exact", "near"), [(True, 0.01), (False, 0.05)])
def test_the_graph_gives_the_logits_of_the_network(
    network: CrossEncoder, exact: bool, near: float
) -> None:
    graph = laid_out(network.state_dict(), list(range(WORDS)), exact=exact)
    session = onnxruntime.InferenceSession(graph.SerializeToString())
    ids = torch.randint(5, WORDS, (3, 40))
    mask = torch.ones_like(ids)
    ids[1, 25:], mask[1, 25:] = 1, 0
    with torch.no_grad():
        wanted = network(ids, mask).numpy()
    fed = {"input_ids": ids.numpy(), "attention_mask": mask.numpy()}
    assert np.abs(session.run(None, fed)[0] - wanted).max() < near


def test_where_answers_stand_is_a_second_output(network: CrossEncoder) -> None:
    network = deepcopy(network)
    whole, scales = rows_of_bytes(network.words.weight.detach().numpy())
    network.words.weight.data = torch.tensor(whole * scales)  # words have seven bits in any graph
    graph = laid_out(network.state_dict(), list(range(WORDS)), exact=True)
    session = onnxruntime.InferenceSession(graph.SerializeToString())
    ids = torch.randint(5, WORDS, (2, 30))
    mask = torch.ones_like(ids)
    with torch.no_grad():
        logits, ends = network.with_ends(ids, mask)
    fed = {"input_ids": ids.numpy(), "attention_mask": mask.numpy()}
    given = session.run(["logits", "ends"], fed)
    assert np.abs(given[0] - logits.numpy()).max() < 0.01
    assert np.abs(given[1] - ends.numpy()).max() < 0.01


def test_weights_are_read_back_from_the_graph(network: CrossEncoder) -> None:
    state = network.state_dict()
    found = weights(laid_out(state, list(range(WORDS))))
    assert found.keys() == state.keys()
    for name, value in state.items():
        wanted = value.numpy()
        assert found[name].shape == wanted.shape, name
        assert np.abs(found[name] - wanted).max() <= np.abs(wanted).max() / SEVEN_BITS, name


PAIRS = [
    {"claim": "ab ba", "evidence": "a b " * n, "label": "supports", "weight": 1} for n in (3, 9, 20)
]


def letters() -> Tokenizer:
    """A tokenizer that knows two letters; the ids below 5 are kept for what is special."""
    words = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "<mask>": 4, "a": 5, "b": 6}
    made = Tokenizer(models.WordLevel(words, unk_token="<unk>"))  # noqa: S106
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


@pytest.fixture
def lopsided(network: CrossEncoder) -> CrossEncoder:
    """A network of a layer in which three columns are a hundred times as large as the others."""
    made = deepcopy(network)
    made.layers = made.layers[:1]
    made.normed.weight.data[[7, 70, 700]] = 100
    for layer in made.layers:
        layer.attended.weight.data[[5, 50, 500]] = 100
        layer.wide.bias.data[[9, 90, 900]] = 40
    return made


def test_large_columns_are_found_by_reading(lopsided: CrossEncoder) -> None:
    into = given(lopsided.state_dict(), letters(), PAIRS)
    assert {7, 70, 700} <= set(into["layers.0.q"].large)
    assert {5, 50, 500} <= set(into["layers.0.wide"].large)
    assert {9, 90, 900} <= set(into["layers.0.narrow"].large)
    assert into["layers.0.o"].large == ()


def test_beside_large_columns_small_ones_still_count(lopsided: CrossEncoder) -> None:
    state = lopsided.state_dict()
    ids = torch.randint(5, WORDS, (3, 40))
    with torch.no_grad():
        wanted = lopsided(ids, torch.ones_like(ids)).numpy()
    fed = {"input_ids": ids.numpy(), "attention_mask": np.ones((3, 40), np.int64)}

    def away(graph: Any) -> float:
        got = onnxruntime.InferenceSession(graph.SerializeToString()).run(["logits"], fed)[0]
        return float(np.abs(got - wanted).max())

    words = list(range(WORDS))
    careful = laid_out(state, words, given(state, letters(), PAIRS))
    assert away(careful) < away(laid_out(state, words)) / 2
    back = weights(careful)
    wide = state["layers.0.wide.weight"].numpy()
    assert (
        np.abs(back["layers.0.wide.weight"][:, [5, 50, 500]] - wide[:, [5, 50, 500]]).max() < 1e-3
    )


def test_rounding_makes_good_what_it_loses_in_weights_that_go_together() -> None:
    rng = np.random.default_rng(4)
    weight = rng.normal(size=(20, 30)).astype(np.float32)
    rows = (rng.normal(size=(400, 5)) @ rng.normal(size=(5, 30))).astype(np.float32)

    def lost(whole: np.ndarray, scales: np.ndarray) -> float:
        return float(np.abs(rows @ (whole * scales - weight).T).mean())

    careful = rounded(weight, Given((), rows.T @ rows))
    assert lost(*careful) < lost(*rows_of_bytes(weight)) / 2
    assert np.abs(careful[0]).max() <= SEVEN_BITS


def test_padding_changes_nothing(network: CrossEncoder) -> None:
    ids = torch.randint(5, WORDS, (1, 20))
    longer = torch.cat([ids, torch.ones(1, 9, dtype=ids.dtype)], 1)
    with torch.no_grad():
        alone = network(ids, torch.ones_like(ids))
        padded = network(longer, (longer != 1).long())
    assert torch.allclose(alone, padded, atol=1e-5)


def test_distances_share_buckets_the_farther_they_are() -> None:
    table = buckets(130)
    assert table[0, 0] == 0
    assert table[5, 0] == 5
    assert table[0, 5] == 21
    assert table[129, 0] == 15
    assert table[40, 0] == table[42, 0]


def test_words_left_away_are_read_in_pieces(tmp_path: Path) -> None:
    words = ["<s>", "<pad>", "</s>", "<unk>", "[UNK]", "<mask>", "union", "##s", "unions", "rare"]
    words += list("raeunios") + [f"##{c}" for c in "areunio"]
    vocabulary = {w: i for i, w in enumerate(dict.fromkeys(words))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    path = tmp_path / "tokenizer.json"
    tokenizer.save(str(path))
    kept = kept_words(tokenizer, ["union union unions"], most=len(vocabulary) - 1)
    assert vocabulary["rare"] not in kept
    smaller = Tokenizer.from_str(trimmed(path, kept))
    assert smaller.encode("unions").tokens == ["unions"]
    assert smaller.encode("rare").tokens == ["r", "##a", "##r", "##e"]
    assert smaller.token_to_id("</s>") == 2
    assert json.loads(trimmed(path, kept))["truncation"] is None


def test_a_pair_that_is_only_not_supported_may_be_refuted_or_neither() -> None:
    sure = torch.tensor([[-9.0, 9.0, 0.0], [-9.0, 0.0, 9.0], [9.0, 0.0, 0.0]])
    losses = [
        loss_of(sure[i : i + 1], [Example([0], label=3, weight=1.0)]).item() for i in range(3)
    ]
    assert losses[0] < 0.01
    assert losses[1] < 0.01
    assert losses[2] > 5


def test_every_pair_of_a_chunk_is_in_one_step_and_none_is_lost() -> None:
    chunk = [Example([1] * (5 + i % 100), label=i % 3, weight=1.0) for i in range(333)]
    found = batches(chunk, 900, random.Random(2))
    assert sorted(len(e.ids) for b in found for e in b) == sorted(len(e.ids) for e in chunk)
    assert all(tensors(b)[0].numel() <= 900 for b in found)


def test_in_a_round_the_rate_warms_up_stays_and_falls_to_nothing() -> None:
    rates = [rate_at(at, 70_000) for at in (0, 5_000, 45_000, 60_000, 69_999)]
    assert rates[0] < rates[1] == rates[2] == 1 > rates[3] > 100 * rates[4] > 0
    assert rate_at(70_000, 70_000) == 0


def test_a_plan_has_every_pair_once_round_by_round_with_the_rate_of_its_round() -> None:
    sizes = {1: 2 * CHUNK + 100, 2: 500}
    rounds = {n: [Example([n] * 30, label=0, weight=1.0)] * size for n, size in sizes.items()}
    found = list(plan(rounds))
    assert [chunk.before for chunk in found] == [0, CHUNK, 2 * CHUNK, sizes[1]]
    assert found == list(plan(rounds))
    learnt = [(rate, e.ids[0]) for chunk in found for rate, batch in chunk.steps for e in batch]
    assert [n for _, n in learnt] == [1] * sizes[1] + [2] * sizes[2]
    assert max(rate for rate, n in learnt if n == 1) == ROUNDS[1].rate
    assert max(rate for rate, n in learnt if n == 2) <= ROUNDS[2].rate
