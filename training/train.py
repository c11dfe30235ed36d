"""Teach the network the pairs, in their order; go on from the last checkpoint where there is one.

    python -m training.train PAIRS MPNET OUT [--until N] [--threads 2]

The rate warms up, stays, and falls to nothing over the last part; so a run may be stopped at any
checkpoint and its end decided later. Every 1,500 pairs the state is written to OUT.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder import CrossEncoder, start

LAYERS, FROZEN = 10, 4
CHUNK = 1500
TOKENS, MOST = 900, 24
"""Tokens and pairs of one step, at most."""
LONGEST_CLAIM, LONGEST_PAIR = 60, 128
RATE, DECAY, SMOOTH = 3e-5, 0.01, 0.05
WARM = 1600
ROUNDS = (19_500, 43_500)
"""Pairs that the first two rounds end with; the third goes to the end."""
LABELS = {"supports": 0, "refutes": 1, "neither": 2, "not_supports": 3}


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as numbers."""

    ids: list[int]
    label: int
    weight: float


def examples(pairs: list[dict[str, object]], tokenizer: Tokenizer) -> list[Example]:
    """The pairs tokenised as the checker does it: the claim is kept, evidence is cut at the end."""
    claims = tokenizer.encode_batch([str(p["claim"]) for p in pairs], add_special_tokens=False)
    texts = tokenizer.encode_batch([str(p["evidence"]) for p in pairs], add_special_tokens=False)
    made = []
    for pair, claim, text in zip(pairs, claims, texts, strict=True):
        first = claim.ids[:LONGEST_CLAIM]
        second = text.ids[: LONGEST_PAIR - 4 - len(first)]
        ids = [0, *first, 2, 2, *second, 2]
        made.append(Example(ids, LABELS[str(pair["label"])], float(str(pair["weight"]))))
    return made


def batches(chunk: list[Example], rng: random.Random) -> list[list[Example]]:
    """A chunk in steps of pairs of like length, in random order."""
    found: list[list[Example]] = []
    now: list[Example] = []
    for example in sorted(chunk, key=lambda e: len(e.ids)):
        if now and (len(now) == MOST or (len(now) + 1) * len(example.ids) > TOKENS):
            found.append(now)
            now = []
        now.append(example)
    found.append(now)
    rng.shuffle(found)
    return found


def tensors(batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Ids and mask, padded to the longest."""
    length = max(len(e.ids) for e in batch)
    ids = torch.tensor([e.ids + [1] * (length - len(e.ids)) for e in batch])
    mask = torch.tensor([[1] * len(e.ids) + [0] * (length - len(e.ids)) for e in batch])
    return ids, mask


def loss_of(logits: Tensor, batch: list[Example]) -> Tensor:
    """Weighted mean cross-entropy; "not supported" only says that it is not the first."""
    logs = functional.log_softmax(logits, -1)
    labels = torch.tensor([e.label for e in batch])
    weights = torch.tensor([e.weight for e in batch])
    three = logs.gather(1, labels.clamp(max=2)[:, None])[:, 0] * (1 - SMOOTH)
    three = three + SMOOTH * logs.mean(-1)
    other = torch.logsumexp(logs[:, 1:], -1)
    losses = -torch.where(labels == 3, other, three)
    return (losses * weights).sum() / weights.sum()


def rate_at(seen: int, total: int, fall: int) -> float:
    """The learning rate after `seen` pairs: in each of three rounds it warms up, stays, and falls.

    It falls to nothing over the last `fall` pairs of a round (Wen et al. 2024, "Understanding
    warmup-stable-decay learning rates": what a round ends with is where the next one starts).
    """
    ends = (0, *(end for end in ROUNDS if end < total), total)
    began, end = next((a, b) for a, b in pairwise(ends) if seen < b or b == total)
    return RATE * min(1.0, (seen - began + 1) / WARM, max(0.0, (end - seen) / fall))


def trainable(model: CrossEncoder) -> list[torch.nn.Parameter]:
    """The parameters that learn: words, places and the lowest layers stay as they are."""
    frozen = (model.words, model.positions, model.normed, model.distance, *model.layers[:FROZEN])
    for part in frozen:
        part.requires_grad_(False)
    return [p for p in model.parameters() if p.requires_grad]


def chunks(examples: list[Example]) -> Iterator[tuple[int, list[Example]]]:
    """The examples by chunk, with the number of those before."""
    for at in range(0, len(examples), CHUNK):
        yield at, examples[at : at + CHUNK]


def main() -> None:
    """Read the options and learn."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("mpnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--total", type=int, default=64_500, help="pairs to learn in all")
    parser.add_argument("--fall", type=int, default=9_000, help="over so many the rate falls")
    parser.add_argument("--until", type=int, default=10**9, help="stop after so many")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.mpnet / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    lines = options.pairs.read_text("utf-8").splitlines()[: options.total]
    todo = examples([json.loads(line) for line in lines], tokenizer)
    model = start(options.mpnet, LAYERS)
    learning = trainable(model)
    optimizer = torch.optim.AdamW(learning, lr=RATE, weight_decay=DECAY, fused=True)
    state, seen = options.out / "state.pt", 0
    if state.exists():
        held = torch.load(state, weights_only=True)
        model.load_state_dict(held["model"])
        optimizer.load_state_dict(held["optimizer"])
        seen = held["seen"]
    clock, began, mean = time.perf_counter(), seen, 0.0
    for at, chunk in chunks(todo):
        if at < seen or at >= options.until:
            continue
        for batch in batches(chunk, random.Random(at)):
            for group in optimizer.param_groups:
                group["lr"] = rate_at(seen, options.total, options.fall)
            loss = loss_of(model(*tensors(batch)), batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += len(batch)
            mean += 0.02 * (loss.item() - mean) if mean else loss.item()
        pace = (seen - began) / (time.perf_counter() - clock)
        print(f"{seen} pairs, loss {mean:.3f}, {pace:.2f} pairs/s", flush=True)
        held = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "seen": seen}
        torch.save(held, state.with_suffix(".new"))
        state.with_suffix(".new").replace(state)


if __name__ == "__main__":
    main()
