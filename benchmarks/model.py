"""What our chain costs over the bare client, and what a thousand claims with failures come to.

    python benchmarks/model.py [--rounds 200] [--claims 1000]

Both talk to the scripted server on loopback, which answers at once; the two kinds of call are
interleaved. The chain's time holds prompt, cache, reading and bookkeeping, not search or checks.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

from machine import describe
from openai import OpenAI

from verify.judges.judge import Dossier
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.prompts import load
from verify.judges.llm.schema import ClaimReply
from verify.judges.llm.shown import sheet
from verify.settings import Settings
from verify.testing import Request, Scripted, ScriptedServer, choosy, fail, say
from verify.verifier import Verifier, given

REPLY = {
    "reasoning": "r", "label": "not_enough_evidence", "supporting": [], "refuting": [],
    "reporting": [], "missing": "",
}  # fmt: skip


def evidence() -> Dossier:
    """Twelve passages' worth of sentences."""
    return given(
        " ".join(f"The old hall number {n} has {n + 3} doors and a roof." for n in range(60))
    )


def overhead(rounds: int) -> None:
    """Median milliseconds of a call, bare and through the chain."""
    prompt, seen = load("judge"), evidence()
    bare: list[float] = []
    chained: list[float] = []
    with tempfile.TemporaryDirectory() as folder, ScriptedServer(choosy(REPLY)) as server:
        settings = Settings.load(store=Path(folder), base_url=server.url, model="m", judge="llm")
        endpoint = Endpoint(settings)
        client = OpenAI(base_url=server.url, api_key="none")
        for n in range(-5, rounds):
            fields = {"claim": f"Hall {n} is old.", "sentences": sheet(seen, "hall", 40_000).text}
            clock = time.perf_counter()
            client.chat.completions.create(
                model="m",
                messages=[
                    {"role": "system", "content": prompt.system},
                    {"role": "user", "content": prompt.user.format(**fields)},
                ],
            )
            middle = time.perf_counter()
            endpoint.ask(prompt, fields, ClaimReply, lambda _reply: None)
            if n >= 0:
                bare.append((middle - clock) * 1000)
                chained.append((time.perf_counter() - middle) * 1000)
        client.close()
        endpoint.close()
    extra = [b - a for a, b in zip(bare, chained, strict=True)]
    for name, values in (("bare client", bare), ("our chain", chained), ("difference", extra)):
        tail = sorted(values)[int(len(values) * 0.95)]
        print(f"{name:14} p50 {statistics.median(values):6.2f} ms   p95 {tail:6.2f} ms")


def losses(count: int) -> None:
    """What becomes of `count` claims when a tenth of the requests fail."""
    chance = random.Random(11)  # noqa: S311

    def script(_request: Request) -> Scripted:
        return fail(500) if chance.random() < 0.1 else say(REPLY)

    how = {"judge": "llm", "model": "m", "llm_retries": 0, "llm_concurrency": 8}
    with (
        tempfile.TemporaryDirectory() as folder,
        ScriptedServer(script) as server,
        Verifier.open(folder, base_url=server.url, **how) as desk,
    ):
        (Path(folder) / "hall.txt").write_text("The old hall has nine doors and a roof.")
        desk.add(Path(folder) / "hall.txt")
        draft = "\n\n".join(f"The old hall number {n} has {n + 3} doors." for n in range(count))
        report = desk.check_draft(draft)
    came = Counter(f.failure.stage if f.failure else "judged" for f in report.findings)
    rate = count / report.run.seconds
    print(f"{count} claims, a tenth of requests failing: {dict(came)}, {rate:.0f} claims/s")


def main() -> None:
    """Read the options, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--claims", type=int, default=1000)
    options = parser.parse_args()
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        os.environ.pop(name, None)
    print(describe())
    overhead(options.rounds)
    losses(options.claims)


if __name__ == "__main__":
    main()
