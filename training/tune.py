"""Tune a network that has learnt the public sets on claims and questions written for news.

    python -m training.tune PAIRS START TOKENIZER OUT --positions MPNET [--device cpu]

PAIRS come from `training.desk`. START is the state to go on from (`training.weights` reads it back
from a shipped file); MPNET gives the places behind those that START has. The state is written to
OUT after every 1,500 pairs, and learning goes on from there after an interruption.
"""

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder import CrossEncoder
from training.train import (
    DECAY,
    LABELS,
    LONGEST_CLAIM,
    keep,
    loss_of,
    short_products,
    tensors,
)

FROZEN = 4
CHUNK = 1500
MOST, TOKENS = 24, 1500
"""Pairs and tokens of one step, at most."""
LONGEST_PAIR = 192
RATE, WARM, FALL = 4e-5, 1500, 0.6
"""The highest rate, the pairs over which it rises, and the share of all over which it falls."""
SPANS = 0.5
"""Weight of finding the place of an answer beside that of telling whether there is one."""
NEW = 25.0
"""How many times the rate an output learns at that no network had before."""
NO_SPAN = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as numbers; `ends` are the first and last token of the answer, 0 for none."""

    ids: list[int]
    label: int
    weight: float
    asked: bool
    ends: tuple[int, int]


def examples(pairs: list[dict[str, object]], tokenizer: Tokenizer) -> list[Example]:
    """The pairs tokenised as the checker does it: the claim is kept, evidence is cut at the end."""
    claims = tokenizer.encode_batch([str(p["claim"]) for p in pairs], add_special_tokens=False)
    texts = tokenizer.encode_batch([str(p["evidence"]) for p in pairs], add_special_tokens=False)
    made = []
    for pair, claim, text in zip(pairs, claims, texts, strict=True):
        first = claim.ids[:LONGEST_CLAIM]
        second = text.ids[: LONGEST_PAIR - 4 - len(first)]
        ids = [0, *first, 2, 2, *second, 2]
        asked, ends = "span" in pair, (NO_SPAN, NO_SPAN)
        span = pair.get("span")
        if asked and span is None and pair["label"] == "neither":
            ends = (0, 0)
        elif isinstance(span, list):
            start, end = span
            within = [
                i for i, (a, b) in enumerate(text.offsets[: len(second)]) if a < end and b > start
            ]
            if within:
                ends = (len(first) + 3 + within[0], len(first) + 3 + within[-1])
        weight = float(str(pair["weight"]))
        made.append(Example(ids, LABELS[str(pair["label"])], weight, asked, ends))
    return made


def batches(chunk: list[Example], rng: random.Random) -> list[list[Example]]:
    """A chunk in steps of pairs of like length, in random order; questions by themselves."""
    found: list[list[Example]] = []
    now: list[Example] = []
    for example in sorted(chunk, key=lambda e: (e.asked, len(e.ids))):
        full = len(now) == MOST or (len(now) + 1) * len(example.ids) > TOKENS
        if now and (full or now[0].asked != example.asked):
            found.append(now)
            now = []
        now.append(example)
    found.append(now)
    rng.shuffle(found)
    return found


def span_loss(ends: Tensor, mask: Tensor, batch: list[Example]) -> Tensor:
    """Mean cross-entropy of the first and of the last token of the answer."""
    ends = ends + (mask[:, :, None].to(ends.dtype) - 1) * 1e4
    wanted = torch.tensor([e.ends for e in batch], device=ends.device)
    if not (wanted != NO_SPAN).any():
        return ends.sum() * 0
    return functional.cross_entropy(ends, wanted, ignore_index=NO_SPAN)


def rate_at(seen: int, total: int) -> float:
    """The rate after `seen` pairs of `total`: it rises, stays, and falls to nothing."""
    return RATE * min(1.0, (seen + 1) / WARM, (total - seen) / (FALL * total))


def begun(start: Path, mpnet: Path, layers: int = 10) -> CrossEncoder:
    """A network with the weights of `start`, and as many places as a pair may need."""
    held = torch.load(start, weights_only=True)["model"]
    places = load_file(mpnet / "model.safetensors")["embeddings.position_embeddings.weight"]
    places = places[: LONGEST_PAIR + 2].clone()
    places[: len(held["positions.weight"])] = held["positions.weight"]
    model = CrossEncoder(layers, vocabulary=len(held["words.weight"]), positions=len(places))
    new = {name: value for name, value in model.state_dict().items() if name.startswith("ends.")}
    model.load_state_dict(new | held | {"positions.weight": places})  # `ends` may be new
    return model


def trainable(model: CrossEncoder) -> list[torch.nn.Parameter]:
    """The parameters that learn: words, places and the lower layers stay as they are."""
    frozen = (model.words, model.positions, model.normed, model.distance, *model.layers[:FROZEN])
    for part in frozen:
        part.requires_grad_(False)
    return [p for p in model.parameters() if p.requires_grad]


def grouped(model: CrossEncoder, learning: list[torch.nn.Parameter]) -> list[dict[str, Any]]:
    """What learns, and how many times the rate it takes: the output for answers is new."""
    new = list(model.ends.parameters())
    known = [p for p in learning if not any(p is one for one in new)]
    return [{"params": known, "times": 1.0}, {"params": new, "times": NEW}]


def main() -> None:
    """Read the options and learn."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--positions", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = begun(options.start, options.positions).to(options.device)
    learning = trainable(model)
    optimizer = torch.optim.AdamW(grouped(model, learning), weight_decay=DECAY, fused=True)
    state, seen = options.out / "state.pt", 0
    if state.exists():
        held = torch.load(state, weights_only=True)
        model.load_state_dict(held["model"])
        groups = optimizer.state_dict()["param_groups"]
        optimizer.load_state_dict(held["optimizer"] | {"param_groups": groups})
        seen = held["seen"]
    pairs = [json.loads(line) for line in options.pairs.read_text("utf-8").splitlines()]
    todo = examples(pairs, tokenizer)
    kind = torch.device(options.device).type
    short = kind != "cpu" or short_products()
    print(
        f"{sum(len(e.ids) for e in todo)} tokens, products in {'bfloat16' if short else '32 bits'}",
        flush=True,
    )
    clock, began, mean = time.perf_counter(), seen, 0.0
    for at in range(0, len(todo), CHUNK):
        if at < seen:
            continue
        for batch in batches(todo[at : at + CHUNK], random.Random(at)):
            for group in optimizer.param_groups:
                group["lr"] = group["times"] * rate_at(seen, len(todo))
            ids, mask = tensors(batch, options.device)
            with torch.autocast(kind, dtype=torch.bfloat16, enabled=short):
                if batch[0].asked:
                    logits, ends = model.with_ends(ids, mask)
                    loss = loss_of(logits.float(), batch)
                    loss = loss + SPANS * span_loss(ends.float(), mask, batch)
                else:
                    loss = loss_of(model(ids, mask).float(), batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += len(batch)
            mean += 0.02 * (loss.item() - mean) if mean else loss.item()
        pace = (seen - began) / (time.perf_counter() - clock)
        print(f"{seen} of {len(todo)} pairs, loss {mean:.3f}, {pace:.2f} pairs/s", flush=True)
        keep(state, model, optimizer, seen)


if __name__ == "__main__":
    main()
