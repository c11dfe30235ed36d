"""What the tuning learns from a pair: its label, and where the answer to a question stands."""

import random

import pytest

torch = pytest.importorskip("torch", reason="training/requirements.txt is not installed")
pytest.importorskip("safetensors", reason="training/requirements.txt is not installed")

from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: E402

from training.train import tensors  # noqa: E402
from training.tune import (  # noqa: E402
    NO_SPAN,
    RATE,
    TOKENS,
    Example,
    batches,
    examples,
    rate_at,
    span_loss,
)

WORDS = "who leads ann roe the board on monday".split()


def tokenizer() -> Tokenizer:
    vocabulary = {word: i for i, word in enumerate(["<s>", "<pad>", "</s>", "[UNK]", *WORDS])}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def pair(**told: object) -> dict[str, object]:
    known = {"claim": "who leads the board", "evidence": "on monday ann roe leads the board"}
    return known | {"label": "supports", "weight": 1.0} | told


def test_the_answer_is_where_its_words_stand_behind_the_question() -> None:
    (one,) = examples([pair(span=[10, 17])], tokenizer())
    first, last = one.ends
    words = [["<s>", "<pad>", "</s>", "[UNK]", *WORDS][i] for i in one.ids]
    assert words[first : last + 1] == ["ann", "roe"]


@pytest.mark.parametrize(
    ("told", "ends"),
    [
        ({"span": None, "label": "neither"}, (0, 0)),
        ({"span": None}, (NO_SPAN, NO_SPAN)),
        ({}, (NO_SPAN, NO_SPAN)),
    ],
    ids=["no answer there", "answered, but not where", "a claim"],
)
def test_without_words_that_answer_the_first_token_or_nothing_is_learnt(
    told: dict[str, object], ends: tuple[int, int]
) -> None:
    (one,) = examples([pair(**told)], tokenizer())
    assert one.ends == ends
    assert one.asked == ("span" in told)


def test_questions_are_learnt_apart_from_claims_and_no_pair_is_lost() -> None:
    chunk = [Example([1] * (5 + i % 150), 0, 1.0, i % 3 == 0, (0, 0)) for i in range(200)]
    found = batches(chunk, random.Random(1))
    assert sorted(len(e.ids) for of in found for e in of) == sorted(len(e.ids) for e in chunk)
    for of in found:
        assert len({e.asked for e in of}) == 1
        assert tensors(of, "cpu")[0].numel() <= TOKENS


def test_an_answer_that_is_found_costs_nothing() -> None:
    batch = [Example([0, 5, 6, 7], 0, 1.0, True, (2, 3))]
    _, mask = tensors(batch, "cpu")
    ends = torch.zeros(1, 4, 2)
    ends[0, 2, 0] = ends[0, 3, 1] = 20
    assert span_loss(ends, mask, batch).item() < 1e-6
    assert span_loss(-ends, mask, batch).item() > 10


def test_the_rate_rises_stays_and_falls_to_nothing() -> None:
    rates = [rate_at(at, 20_000) for at in (0, 2_000, 7_000, 15_000, 19_999)]
    assert rates[0] < rates[1] == rates[2] == RATE > rates[3] > rates[4] > 0
