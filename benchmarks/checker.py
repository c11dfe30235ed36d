"""How fast the checker reads, beside the bare session it runs.

    python benchmarks/checker.py [CHECKER] [--pairs 64]

Pairs of 64 tokens, one at a time as the judge has them read, each in turn by onnxruntime alone and
by the checker (tokenizer, session, cache), so that both meet the same machine. Printed: pairs a
second of each, and what the checker adds.
"""

import argparse
import statistics
import time
from pathlib import Path

import numpy as np
from rich.console import Console

from verify.checker.checker import SHIPPED, Checker

TOKENS = 64
_CLAIM = "The harbour board told the pilots that the offer of the spring would stand"


def window(checker: Checker, number: int) -> str:
    """Text that makes a pair of 64 tokens with the claim, another one for each number."""
    network = checker._network
    text = f"{number}"
    while len(network._encoded(_CLAIM, [text])[0].ids) < TOKENS:
        text += " pilot"
    return text


def main() -> None:
    """Read the options, run both in turn, print the two."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checker", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--pairs", type=int, default=64)
    options = parser.parse_args()
    checker = Checker(options.checker)
    texts = [window(checker, i) for i in range(options.pairs)]
    network = checker._network
    ours: list[float] = []
    bare: list[float] = []
    for text in texts:
        (pair,) = network._encoded(_CLAIM, [text])
        columns = (pair.ids, pair.attention_mask, pair.type_ids)
        given = {
            name: np.array([column], np.int64)
            for name, column in zip(
                ("input_ids", "attention_mask", "token_type_ids"), columns, strict=True
            )
            if name in network.takes
        }
        for kept, run in (
            (bare, lambda g=given: network.session.run(None, g)),
            (ours, lambda t=text: checker.score(_CLAIM, [t])),
        ):
            clock = time.perf_counter()
            run()
            kept.append(time.perf_counter() - clock)
    mine, theirs = statistics.median(ours), statistics.median(bare)
    told = Console(width=100).print
    told(f"{checker.name}: pairs of {TOKENS} tokens, one at a time, two threads")
    told(f"checker {1 / mine:.1f} pairs/s ({mine * 1000:.1f} ms each)")
    told(f"bare session {1 / theirs:.1f} pairs/s ({theirs * 1000:.1f} ms each)")
    told(f"the checker takes {mine / theirs:.2f} times as long")


if __name__ == "__main__":
    main()
