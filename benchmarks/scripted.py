"""What becomes of the labels of four scripted models: right, "supported", random, and copying.

    python benchmarks/scripted.py ../shared/data [--half a|b] [--limit N] [--checker none]

All talk to a scripted server on loopback; claims and twins for news come with the sentences that
decide them. "right" gives the true label and keeps it; "supported" says so of everything and keeps
it; "random" says and keeps anything; "copying" says "supported" and, asked once more, gives the
claim's own figure as its working. Printed for each: how many right labels stay, how many wrong
"supported" have a caution, how many a proof takes back and how many of these are wrong, and calls
for a claim.
"""

import argparse
import json
import os
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from overrule import Labelled, desk_cases

from verify.checker.checker import chosen
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.judge import LlmJudge
from verify.judges.llm.prompts import load
from verify.models import Claim
from verify.settings import Settings
from verify.testing import Request, Scripted, ScriptedServer, say

LABELS = ("supported", "refuted", "not_enough_evidence")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def reply(label: str, ids: Sequence[int]) -> dict[str, Any]:
    """A reply of that label, by those sentences."""
    return {
        "label": label,
        "supporting": list(ids) if label == "supported" else [],
        "refuting": list(ids) if label == "refuted" else [],
    }


def first_label(model: str, truth: str, chance: random.Random) -> str:
    """What a model says at first."""
    if model == "right":
        return "not_enough_evidence" if truth == "nei" else truth
    return chance.choice(LABELS) if model == "random" else "supported"


def second(model: str, case: Labelled, chance: random.Random) -> dict[str, Any]:
    """What a model says when it is asked once more."""
    if model == "random" and chance.random() < 0.5:
        return {"decision": "change", **reply(chance.choice(LABELS), case.ids)}
    found = _NUMBER.search(case.claim) if model == "copying" else None
    working = f"{found.group()} * 1 = {found.group()}" if found else ""
    return {"decision": "keep", "working": working}


def script(model: str, cases: dict[str, Labelled]) -> Callable[[Request], Scripted]:
    """A model that knows each claim by its words."""

    def answer(request: Request) -> Scripted:
        told = str(request["messages"][1]["content"])
        claim = told.split("Claim:\n", 1)[1].split("\n\n<<<SOURCES", 1)[0]
        case, chance = cases[claim], random.Random(claim + model)  # noqa: S311
        if "What the checks object:" in told:
            return say(json.dumps(second(model, case, chance)))
        return say(json.dumps(reply(first_label(model, case.label, chance), case.ids)))

    return answer


def measure(model: str, cases: Sequence[Labelled], checker: str | None) -> str:
    """A line of figures for one model."""
    count: Counter[str] = Counter()
    known = {case.claim: case for case in cases}
    prompts = {task: load(task) for task in ("judge", "answer", "review")}
    with tempfile.TemporaryDirectory() as folder, ScriptedServer(script(model, known)) as server:
        settings = Settings.load(store=Path(folder), base_url=server.url, model=model, judge="llm")
        endpoint = Endpoint(settings)
        judge = LlmJudge(
            endpoint, prompts["judge"], prompts["answer"], chars=settings.llm_max_chars,
            reviewing=prompts["review"], checker=chosen(checker)[0],
        )  # fmt: skip
        for case in known.values():
            said = first_label(model, case.label, random.Random(case.claim + model))  # noqa: S311
            ruling = judge.judge(Claim.alone(case.claim), case.seen)
            count["claims"] += 1
            true = "not_enough_evidence" if case.label == "nei" else case.label
            if said == true and said != "not_enough_evidence":
                count["right"] += 1
                count["right kept"] += ruling.label == true
            if said == "supported" != true:
                count["wrong"] += 1
                count["wrong marked"] += bool(ruling.cautions)
            if any("a check proves otherwise" in caution for caution in ruling.cautions):
                count["proved"] += 1
                count["proved wrong"] += said != true
        calls = len(server.requests)
        endpoint.close()
    return (
        f"{model:10} right kept {count['right kept']}/{count['right']}, wrong supported marked "
        f"{count['wrong marked']}/{count['wrong']}, proofs {count['proved']} of which "
        f"{count['proved wrong']} right, calls for a claim {calls / max(1, count['claims']):.2f}"
    )


def main() -> None:
    """Read the options, print a line for each model."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--limit", type=int, default=200, help="rows a file")
    parser.add_argument("--checker", default=None, help="'none' for words and figures alone")
    options = parser.parse_args()
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        os.environ.pop(name, None)
    cases = list(desk_cases(options.data, options.half, options.limit))
    for model in ("right", "supported", "random", "copying"):
        print(measure(model, cases, options.checker), flush=True)


if __name__ == "__main__":
    main()
