"""How often each kind of objection is right, where a model says "supported" to everything.

    python benchmarks/overrule.py ../shared/data [--half a|b] [--limit N] [--checker none]
        [--show KIND]

Claims and twins for news, with the sentences that decide them, and public claims, with the
sentences that share most with them; and claims that are made wrong by one change each (a figure, a
last name, a whole name, a "not", an opposite, a quoted word). For each kind: how often it was
raised against a support that is wrong, and against one that is right. A kind is proof where at
least .95 of the first are (`HARD` in `verify/judges/objections.py`); `docs/experiments.md` has the
table. `--show` prints what a kind objects to wrongly.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles import Articles

from training.development import half_of, read_rows, some
from verify.batch.measure import read_labelled
from verify.checker.checker import Checker, chosen
from verify.judges.judge import Dossier
from verify.judges.llm.examined import Examiner, examined
from verify.judges.llm.schema import ClaimReply
from verify.judges.objections import Objection
from verify.judges.signals import local_weight, read
from verify.models import Claim
from verify.quotes.extract import extract
from verify.text.names import proper_names
from verify.text.words import negation_words, words
from verify.verifier import given

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


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim with its true label, the sentences `ids` that decide it or seem to, and its set."""

    claim: str
    label: str
    ids: tuple[int, ...]
    seen: Dossier
    group: str

    @property
    def right(self) -> bool:
        """Whether it is right to call it supported."""
        return self.label == "supported"


def against(case: Labelled, checker: Checker | None) -> tuple[Objection, ...]:
    """What code objects to a "supported" of that case."""
    reply = ClaimReply(
        reasoning="", label="supported", supporting=list(case.ids), refuting=[], reporting=[],
        working="", missing="",
    )  # fmt: skip
    found = examined(reply, Examiner(Claim.alone(case.claim), case.seen, None, checker))
    return tuple(objection for _, objection in found.objections)


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


def desk_cases(data: Path, half: str | None, limit: int) -> Iterator[Labelled]:
    """The claims and twins for news, with their sentences."""
    shown = Articles(data)
    for name in ("claims", "twins"):
        rows = read_rows(data / f"desk-{name}-dev.jsonl.gz")
        rows = [row for row in rows if half in (None, half_of(row["article"]))]
        random.Random(3).shuffle(rows)  # noqa: S311
        for row in rows[:limit]:
            seen = shown.dossier(row["article"])
            ids = tuple(row["sentences"])
            yield Labelled(row["claim"], row["label"], ids, seen, f"news {name}")


def public_cases(data: Path, half: str | None, limit: int) -> Iterator[Labelled]:
    """The public claims, `limit` in all, and what one change makes of those that are right."""
    of_each = max(1, limit // 18)
    for row in some(read_labelled(data / "claims-dev.jsonl.gz"), half, of_each):
        seen = given(row.evidence)
        ids = tuple(named(row.claim, seen))
        yield Labelled(row.claim, row.label, ids, seen, "public")
        if row.label == "supported":
            for kind, change in CHANGES.items():
                made = change(row.claim, row.evidence, random.Random(row.id + kind))  # noqa: S311
                if made is not None:
                    yield Labelled(made, "refuted", ids, seen, "changed")


Counts = dict[str, dict[str, Counter[bool]]]


def report(counts: Counts) -> None:
    """Print a line a kind: raised against wrong and against right ones, and the share of wrong."""
    groups = list(counts["all"])
    print(f"{'kind':12}" + "".join(f"{group:>22}" for group in groups) + f"{'together':>22}")
    for kind, of in counts.items():
        cells = "".join(f"{_shown(of[group]):>22}" for group in groups)
        natural = sum((of[group] for group in groups if group != "changed"), Counter[bool]())
        print(f"{kind:12}{cells}{_shown(natural):>22}")


def _shown(counts: Counter[bool]) -> str:
    total = counts.total()
    return f"{counts[False]}/{counts[True]}: {counts[False] / total:.2f}" if total else "-"


def main() -> None:
    """Read the options, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--limit", type=int, default=400, help="rows a file")
    parser.add_argument("--checker", default=None, help="'none' for words and figures alone")
    parser.add_argument("--show", help="print what this kind objects to wrongly")
    options = parser.parse_args()
    checker, _ = chosen(options.checker)
    counts: Counts = defaultdict(lambda: defaultdict(Counter))
    limits = (options.data, options.half, options.limit)
    for case in (*desk_cases(*limits), *public_cases(*limits)):
        found = against(case, checker)
        kinds = {str(o.kind) for o in found}
        for kind in {"all", *(kinds or {"none"})}:
            counts[kind][case.group][case.right] += 1
        if case.right:
            for objection in (o for o in found if o.kind == options.show):
                told = " | ".join(case.seen.shown[i - 1].text for i in case.ids)
                print(f"- {case.group}: {case.claim}\n    {told[:600]}\n    {objection.why}")
    report(counts)


if __name__ == "__main__":
    main()
