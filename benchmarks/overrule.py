"""What code takes back of a model's labels: right ones, which it should keep, and wrong ones.

    python benchmarks/overrule.py ../shared/data/claims-dev.jsonl.gz [--half a|b] [--limit N]

A stand-in for a model that is always right gives the true label and names the sentences that share
most with the claim. From right "supported" rows wrong claims are made by one change each (a figure,
a last name, a whole name, a "not", an opposite, a quoted word), and the stand-in goes on saying
"supported" with the same sentences. `--show KIND` prints what was lost (`supported`, `refuted`) or
missed.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from training.development import some
from verify.batch.labelled import Labelled, read_labelled
from verify.judges.dossier import Dossier
from verify.judges.llm.overrule import overruled
from verify.judges.llm.schema import ClaimReply
from verify.judges.signals import local_weight, read
from verify.models import Claim, Label
from verify.quotes.extract import extract
from verify.text.names import proper_names
from verify.text.words import negation_words, words
from verify.verifier import given

KEPT = ("supported", "refuted")
TAKEN = ("figure", "last name", "person", "not", "opposite", "quote", "any wrong")

_NAMED = 3
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w-])|(?<![\w.,-])\d{1,6}(?![\w,.-]*\d)")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|did|does|do)\b"
)
_PEOPLE = (
    "Amara Lindqvist", "Joaquin Bergstrom", "Petra Nakamura", "Silas Oyelaran", "Wanda Kowalczyk",
    "Tobias Achterberg", "Ingrid Vasquez", "Rashid Halloran",
)  # fmt: skip
_OPPOSITES = dict(
    pair.split("/")
    for pair in """increased/decreased decreased/increased increase/decrease decrease/increase
    higher/lower lower/higher more/fewer rose/fell fell/rose won/lost lost/won first/last last/first
    before/after after/before largest/smallest smallest/largest best/worst approved/rejected
    rejected/approved opened/closed closed/opened began/ended ended/began born/killed alive/dead
    dead/alive male/female female/male positive/negative negative/positive effective/ineffective
    north/south south/north east/west west/east northern/southern southern/northern safe/dangerous
    guilty/innocent legal/illegal illegal/legal accepted/refused raised/lowered reduces/increases
    reduced/increased reduce/increase increases/reduces passed/failed joined/left bought/sold
    sold/bought older/younger younger/older true/false false/true public/private private/public
    husband/wife wife/husband son/daughter daughter/son father/mother mother/father
    brother/sister sister/brother actor/actress""".split()
    for pair in (pair,)
)


def named(claim: str, seen: Dossier) -> list[int]:
    """The sentences that share most with `claim`: the best, and up to two that add to it."""
    weight = local_weight(seen.windows(1))
    asked = read(claim).content
    found: list[int] = []
    open_stems = set(asked)
    for _ in range(_NAMED):
        gains = [
            (sum(weight(s) for s in read(one.text).content & open_stems), -one.id)
            for one in seen.shown
            if one.id not in found
        ]
        best, number = max(gains, default=(0.0, 0))
        if best <= 0.0:
            break
        found.append(-number)
        open_stems -= read(seen.shown[-number - 1].text).content
    return found or [one.id for one in seen.shown[:1]]


def comes_to(claim: str, label: str, ids: Sequence[int], seen: Dossier) -> tuple[Label, str]:
    """The label that code leaves of a model's `label`, and what it said."""
    reply = ClaimReply(
        reasoning="",
        label=label,
        supporting=ids if label == "supported" else [],
        refuting=ids if label == "refuted" else [],
        reporting=[],
        missing="",
    )
    ruling = overruled(reply, Claim.alone(claim), seen, None)
    return ruling.label, " ".join((*ruling.gaps, *ruling.cautions))


# ------------------------------------------------------------------------- one change to a claim


def changed_figure(claim: str, evidence: str, chance: random.Random) -> str | None:
    """`claim` with one of its figures, which the evidence has, changed to one that it has not."""
    found = [m for m in _NUMBER.finditer(claim) if m.group() in evidence]
    if not found:
        return None
    match = chance.choice(found)
    value = int(match.group().replace(",", ""))
    year = 1500 < value < 2100 and "," not in match.group()
    for _ in range(9):
        other = value + chance.choice((3, 4, 6, 7)) if year else _about(value, chance)
        written = f"{other:,}" if "," in match.group() else str(other)
        if written not in evidence and other != value:
            return claim[: match.start()] + written + claim[match.end() :]
    return None


def _about(value: int, chance: random.Random) -> int:
    return max(1, round(value * chance.choice((0.4, 0.6, 1.5, 1.8)))) + chance.choice((0, 1))


def changed_last_name(claim: str, evidence: str, chance: random.Random) -> str | None:
    """`claim` with the last name of somebody in it, whom the evidence names in full, changed."""
    return _changed_name(claim, evidence, chance, lambda old, new: f"{old[0]} {new[1]}")


def changed_person(claim: str, evidence: str, chance: random.Random) -> str | None:
    """`claim` with a name of two words in it changed as a whole."""
    return _changed_name(claim, evidence, chance, lambda _old, new: " ".join(new))


def _changed_name(
    claim: str,
    evidence: str,
    chance: random.Random,
    made: Callable[[list[str], list[str]], str],
) -> str | None:
    for name in proper_names(claim):
        parts = name.text.split()
        if len(parts) == 2 and name.text in evidence and all(p.isalpha() for p in parts):
            new = chance.choice(_PEOPLE).split()
            return claim[: name.span.start] + made(parts, new) + claim[name.span.end :]
    return None


def denied(claim: str, _evidence: str, _chance: random.Random) -> str | None:
    """`claim` with "not" behind its first auxiliary."""
    found = _AUXILIARY.search(claim)
    if found is None or negation_words(claim):
        return None
    return f"{claim[: found.end()]} not{claim[found.end() :]}"


def turned_round(claim: str, evidence: str, _chance: random.Random) -> str | None:
    """`claim` with a word that the evidence has too turned into its opposite."""
    known = {w.text.casefold() for w in words(evidence)}
    for word in words(claim):
        other = _OPPOSITES.get(word.text)
        if other is not None and word.text in known:
            return claim[: word.start] + other + claim[word.end :]
    return None


def misquoting(claim: str, evidence: str, chance: random.Random) -> str | None:
    """`claim` with a longer word of what it quotes, and the evidence has, changed to another."""
    speech = [q for q in extract(claim) if q.kind in ("direct", "mixed") and q.text in evidence]
    found = [
        (q.span.start + w.start, q.span.start + w.end)
        for q in speech
        for w in words(q.text)
        if len(w.text) > 4 and w.text.isalpha() and w.text.islower()
    ]
    if not found:
        return None
    start, end = chance.choice(found)
    others = {w.text for w in words(evidence) if w.text.isalpha() and w.text.islower()}
    near = sorted(w for w in others if abs(len(w) - end + start) < 3 and w != claim[start:end])
    return claim[:start] + chance.choice(near) + claim[end:] if near else None


CHANGES = {
    "figure": changed_figure,
    "last name": changed_last_name,
    "person": changed_person,
    "not": denied,
    "opposite": turned_round,
    "quote": misquoting,
}


def cases(row: Labelled) -> Iterator[tuple[str, str, str]]:
    """What is asked of a row: kind, claim, and the label that the stand-in gives."""
    label, claim = row.label, row.claim
    if label in KEPT:
        yield label, claim, label
    if label != "supported":
        yield "any wrong", claim, "supported"
        return
    for kind, change in CHANGES.items():
        made = change(claim, row.evidence, random.Random(row.id + kind))  # noqa: S311
        if made is not None:
            yield kind, made, "supported"


Tally = dict[str, dict[str, Counter[bool]]]


def report(tally: Tally) -> None:
    """Print a line a source, then the mean of sources and all rows together."""
    kinds = (*KEPT, *TAKEN)
    print("kept: " + ", ".join(KEPT) + "; taken back: the rest; percent (rows)")
    print(f"{'source':22}" + "".join(f"{kind:>13}" for kind in kinds))
    for source, counts in sorted(tally.items()):
        print(f"{source:22}" + "".join(f"{_shown(counts[kind]):>13}" for kind in kinds))
    means, totals = "", ""
    for kind in kinds:
        of = [c[kind] for c in tally.values() if c[kind].total()]
        mean = sum(c[True] / c.total() for c in of) / max(1, len(of))
        means += f"{100 * mean:13.1f}"
        totals += f"{_shown(sum(of, Counter())):>13}"
    print(f"{'mean of sources':22}{means}\n{'all rows':22}{totals}")


def _shown(counts: Counter[bool]) -> str:
    total = counts.total()
    return f"{100 * counts[True] / total:.1f} ({total})" if total else "-"


def main() -> None:
    """Read the options, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--limit", type=int, default=10**9, help="rows a source")
    parser.add_argument("--source", help="only this one")
    parser.add_argument("--show", choices=(*KEPT, *TAKEN), help="print what went wrong")
    options = parser.parse_args()
    tally: Tally = defaultdict(lambda: defaultdict(Counter))
    for row in some(read_labelled(options.data), options.half, options.limit):
        source = row.source
        if (options.source or source) != source:
            continue
        seen = given(row.evidence)
        ids = named(row.claim, seen)
        for kind, claim, label in cases(row):
            left, why = comes_to(claim, label, ids, seen)
            good = (left == label) == (kind in KEPT)
            tally[source][kind][good] += 1
            if kind == options.show and not good:
                told = " | ".join(seen.shown[i - 1].text for i in ids)
                print(f"- {source} {row.id}: {claim}\n    {told[:700]}\n    {left}: {why}")
    report(tally)


if __name__ == "__main__":
    main()
