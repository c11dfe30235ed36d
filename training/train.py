"""Teach the network the pairs, in their order; go on from the last checkpoint where there is one.

    python -m training.train PAIRS MPNET OUT [--threads 2]

In each round the rate warms up, stays, and falls to nothing over its last part; in the second the
steps are smaller. Every 3,000 pairs the state is written to OUT. Where the processor multiplies in
sixteen bits (bfloat16), products are worked out so; sums and weights have 32 everywhere.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder import CrossEncoder, start

LAYERS, FROZEN = 10, 4
CHUNK = 3000
MOST = 48
"""Pairs of one step, at most."""
LONGEST_CLAIM, LONGEST_PAIR = 60, 128
DECAY, SMOOTH = 0.01, 0.05
WARM, FALL = 3000, 0.3
"""Pairs over which the rate rises, and the share of a round over which it falls."""
LABELS = {"supports": 0, "refutes": 1, "neither": 2, "not_supports": 3}


@dataclass(frozen=True, slots=True)
class Round:
    """How a round learns: the highest rate, and the tokens of one step at most."""

    rate: float
    tokens: int


ROUNDS = {1: Round(4e-5, 1600), 2: Round(3e-5, 900)}


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


def batches(chunk: list[Example], tokens: int, rng: random.Random) -> list[list[Example]]:
    """A chunk in steps of pairs of like length, in random order."""
    found: list[list[Example]] = []
    now: list[Example] = []
    for example in sorted(chunk, key=lambda e: len(e.ids)):
        if now and (len(now) == MOST or (len(now) + 1) * len(example.ids) > tokens):
            found.append(now)
            now = []
        now.append(example)
    found.append(now)
    rng.shuffle(found)
    return found


class Labelled(Protocol):
    """A pair as numbers, with that of its label, and what it counts."""

    @property
    def ids(self) -> list[int]: ...
    @property
    def label(self) -> int: ...
    @property
    def weight(self) -> float: ...


def tensors(batch: Sequence[Labelled], device: str = "cpu") -> tuple[Tensor, Tensor]:
    """Ids and mask, padded to the longest."""
    length = max(len(e.ids) for e in batch)
    rests = [length - len(e.ids) for e in batch]
    ids = [e.ids + [1] * rest for e, rest in zip(batch, rests, strict=True)]
    mask = [[1] * (length - rest) + [0] * rest for rest in rests]
    return torch.tensor(ids, device=device), torch.tensor(mask, device=device)


def loss_of(logits: Tensor, batch: Sequence[Labelled]) -> Tensor:
    """Weighted mean cross-entropy; "not supported" only says that it is not the first."""
    logs = functional.log_softmax(logits, -1)
    labels = torch.tensor([e.label for e in batch], device=logits.device)
    weights = torch.tensor([e.weight for e in batch], device=logits.device)
    three = logs.gather(1, labels.clamp(max=2)[:, None])[:, 0] * (1 - SMOOTH)
    three = three + SMOOTH * logs.mean(-1)
    other = torch.logsumexp(logs[:, 1:], -1)
    losses = -torch.where(labels == 3, other, three)
    return (losses * weights).sum() / weights.sum()


def rate_at(seen: int, total: int) -> float:
    """The share of a round's rate after `seen` pairs of its `total`.

    It warms up, stays, and falls to nothing (Wen et al. 2024, "Understanding warmup-stable-decay
    learning rates": what a round ends with is where the next one starts).
    """
    return min(1.0, (seen + 1) / WARM, (total - seen) / (FALL * total))


def trainable(model: CrossEncoder) -> list[torch.nn.Parameter]:
    """The parameters that learn: words, places and the lowest layers stay as they are."""
    frozen = (model.words, model.positions, model.normed, model.distance, *model.layers[:FROZEN])
    for part in frozen:
        part.requires_grad_(False)
    return [p for p in model.parameters() if p.requires_grad]


@dataclass(frozen=True, slots=True)
class Chunk:
    """The steps between two checkpoints, each with its rate; `before` pairs were learnt before."""

    before: int
    steps: list[tuple[float, list[Example]]]


def plan(rounds: Mapping[int, list[Example]]) -> Iterator[Chunk]:
    """All that is to be learnt, in order; the same for the same pairs."""
    before = 0
    for number, learnt in ROUNDS.items():
        todo = rounds[number]
        for at in range(0, len(todo), CHUNK):
            seen, steps = at, []
            for batch in batches(todo[at : at + CHUNK], learnt.tokens, random.Random(at)):
                steps.append((learnt.rate * rate_at(seen, len(todo)), batch))
                seen += len(batch)
            yield Chunk(before + at, steps)
        before += len(todo)


def short_products() -> bool:
    """Whether the processor multiplies in bfloat16 itself.

    Else it is much slower than 32 bits: two pairs a second against five to eight, on a Xeon with
    AVX-512 that has no bfloat16.
    """
    can = torch.cpu.get_capabilities()
    return any(can.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16", "sve_bf16"))


def keep(state: Path, model: CrossEncoder, optimizer: torch.optim.Optimizer, seen: int) -> None:
    """Write where learning stands; what was written before stays until that is done."""
    held = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "seen": seen}
    torch.save(held, state.with_suffix(".new"))
    state.with_suffix(".new").replace(state)


def read_rounds(path: Path, tokenizer: Tokenizer) -> dict[int, list[Example]]:
    """The pairs of a file, by the round in which they are learnt."""
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {n: examples([p for p in pairs if p["round"] == n], tokenizer) for n in ROUNDS}


def main() -> None:
    """Read the options and learn."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("mpnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.mpnet / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = start(options.mpnet, LAYERS)
    learning = trainable(model)
    optimizer = torch.optim.AdamW(learning, weight_decay=DECAY, fused=True)
    state, seen = options.out / "state.pt", 0
    if state.exists():
        held = torch.load(state, weights_only=True)
        model.load_state_dict(held["model"])
        optimizer.load_state_dict(held["optimizer"])
        seen = held["seen"]
    short = short_products()
    print(f"products in {'bfloat16' if short else '32 bits'}", flush=True)
    clock, began, mean = time.perf_counter(), seen, 0.0
    for chunk in plan(read_rounds(options.pairs, tokenizer)):
        if chunk.before < seen:
            continue
        for rate, batch in chunk.steps:
            for group in optimizer.param_groups:
                group["lr"] = rate
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
                logits = model(*tensors(batch))
            loss = loss_of(logits.float(), batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += len(batch)
            mean += 0.02 * (loss.item() - mean) if mean else loss.item()
        pace = (seen - began) / (time.perf_counter() - clock)
        print(f"{seen} pairs, loss {mean:.3f}, {pace:.2f} pairs/s", flush=True)
        keep(state, model, optimizer, seen)


if __name__ == "__main__":
    main()
