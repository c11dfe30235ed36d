"""How well figures are read, and how well a changed figure is told from an unchanged one.

    python benchmarks/quantities.py [--data DIR] [--pairs N] [--show]

Reading: value F1 and value-with-unit F1 on the labelled sentences of quantities-dev.jsonl.gz, and
CPU time a sentence, beside quantulum3 measured in the same run where it is installed (it is no
dependency of the project). Of a range the first number counts. The labels leave out scores, ranks
and words such as "doubled", so these kinds are left out of our answers.

Telling: N sentences with a figure from news.jsonl.gz, each against its own paragraph; in half of
them one figure is changed, by a rule that looks at characters only. "Kept" is the share of the
unchanged whose every comparison agrees, "caught" the share of the changed of which one does not.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from verify.quantities.compare import compare
from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity
from verify.text.sentences import paragraph_spans, sentence_spans
from verify.text.words import stem, words

Reading = tuple[float, str | None]
"""A value and the name of its unit or of what it counts."""

_NOT_LABELLED = ("score", "ordinal", "multiple")
_CURRENCIES = {
    "USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "CNY": "chinese yuan",
    "CAD": "canadian dollar", "AUD": "australian dollar", "MYR": "malaysian ringgit",
    "ILS": "shekel", "DKK": "danish krone", "percent": "percentage", "byte": "byte",
}  # fmt: skip


class Score(NamedTuple):
    """Precision, recall and F1 of values, F1 of values with units, and median milliseconds."""

    precision: float
    recall: float
    value_f1: float
    unit_f1: float
    milliseconds: float


def ours(text: str) -> list[Reading]:
    """What `parse` reads, as values and unit names."""
    return [(_first(q), _unit(q)) for q in parse(text) if q.kind not in _NOT_LABELLED]


def _first(quantity: Quantity) -> float:
    value = quantity.value
    return float(value[0] if isinstance(value, tuple) else value)


def _unit(quantity: Quantity) -> str | None:
    if quantity.unit is None:
        return quantity.of
    base, _, per = quantity.unit.partition(" per ")
    return _CURRENCIES.get(base, base) + (f" per {per}" if per else "")


def quantulum() -> Callable[[str], list[Reading]] | None:
    """The same from quantulum3, or None where it is not installed."""
    try:
        reader: Any = importlib.import_module("quantulum3.parser")
    except ImportError:
        return None

    def read(text: str) -> list[Reading]:
        return [
            (float(q.value), None if q.unit.name == "dimensionless" else q.unit.name)
            for q in reader.parse(text)
        ]

    return read


def labelled(path: Path) -> list[tuple[str, list[tuple[float, str]]]]:
    """The sentences with their labelled values (the first of a range) and units."""
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold = []
            for quantity in row["quantities"]:
                number = re.match(r"-?[\d.]+(?:e[+-]?\d+)?", quantity["value"])
                if number:
                    names = f"{quantity['unit']} {quantity['normalized_unit']}"
                    gold.append((float(number.group()), names))
            rows.append((row["text"], gold))
    return rows


def same_unit(read: str | None, gold: str) -> bool:
    """Whether the head of the unit read is among the labelled unit's words, rates with rates."""
    gold = gold.replace("-", " ")
    names = {stem(w.text) for w in words(gold)} | ({"%"} if "%" in gold else set())
    if read is None:
        return not names
    main, _, per = read.partition(" per ")
    found = words(main.replace("-", " "))
    if not found or bool(per) != ("per" in gold.split()):
        return False
    return stem(found[-1].text) in names


def score(
    read: Callable[[str], list[Reading]],
    rows: list[tuple[str, list[tuple[float, str]]]],
    *,
    show: bool,
) -> Score:
    """How well `read` finds the labelled figures of `rows`."""
    right = with_unit = read_count = gold_count = 0
    times = []
    for text, gold in rows:
        started = time.process_time()
        found = read(text)
        times.append(1000 * (time.process_time() - started))
        read_count, gold_count = read_count + len(found), gold_count + len(gold)
        left, missed = list(found), []
        for value, names in gold:
            same = [f for f in left if abs(f[0] - value) <= 1e-6 * max(1, abs(value))]
            if not same:
                missed.append((value, names))
                continue
            best = next((f for f in same if same_unit(f[1], names)), same[0])
            left.remove(best)
            right += 1
            unit_right = same_unit(best[1], names)
            with_unit += unit_right
            if show and not unit_right:
                print(f"  unit: {best} for {names!r}: {text[:150]}")
        if show and (left or missed):
            print(f"  missed {missed}, read too much {left}: {text[:200]}")
    return Score(
        right / max(1, read_count),
        right / max(1, gold_count),
        _f1(right, read_count, gold_count),
        _f1(with_unit, read_count, gold_count),
        median(times),
    )


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / max(1, found + gold)


# ------------------------------------------------------------------------- changed and unchanged


class Pair(NamedTuple):
    """A sentence and the paragraph it came from; `changed` is the figure put in, or None."""

    sentence: str
    paragraph: str
    changed: str | None


_DIGITS = r"(?<![\w.,/:#-])\d[\d,]*(?:\.\d+)?(?![\w/:]|-\d|,\d|\.\d)"
_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty".split()
_FIGURE = re.compile(
    rf"(?P<money>(?<=[$£€])\d[\d,]*(?:\.\d+)?)|(?P<digits>{_DIGITS})(?=(?:%| [a-z]|[-.,;) ]))"
    rf"|\b(?P<word>{'|'.join(_WORDS)})\b(?= [a-z])",
)
_IN_NAME = re.compile(r"(?:[A-Z][\w.&’']*|No\.|section|chapter|page|article)\s+$")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+$")


def pairs(path: Path, number: int, seed: int = 20) -> Iterator[Pair]:
    """`number` pairs, changed and unchanged in turn, at most one of an article."""
    chance = random.Random(seed)  # noqa: S311
    made = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if made >= number:
                return
            pair = _pair(json.loads(line)["text"], chance, change=made % 2 == 1)
            if pair is not None:
                made += 1
                yield pair


def _pair(text: str, chance: random.Random, *, change: bool) -> Pair | None:
    options = []
    for span in paragraph_spans(text):
        paragraph = span.of(text)
        if 80 <= len(paragraph) <= 1500:
            options += [
                (sentence.of(paragraph), paragraph)
                for sentence in sentence_spans(paragraph)
                if 40 <= sentence.end - sentence.start <= 400
            ]
    chance.shuffle(options)
    for sentence, paragraph in options:
        figures = [m for m in _FIGURE.finditer(sentence) if not _is_name(sentence, m)]
        if not figures:
            continue
        if not change:
            return Pair(sentence, paragraph, None)
        match = chance.choice(figures)
        new = _other(match.group(), chance)
        if new is not None:
            altered = sentence[: match.start()] + new + sentence[match.end() :]
            return Pair(altered, paragraph, f"{match.group()} -> {new}")
    return None


def _is_name(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[: match.start()]
    return bool(_IN_NAME.search(before)) and not _MONTH.search(before) and not match["money"]


def _other(figure: str, chance: random.Random) -> str | None:
    """Another figure of the same shape: a digit changed, two digits swapped, or another word."""
    if figure in _WORDS:
        return chance.choice([w for w in _WORDS if w != figure])
    places = [k for k, c in enumerate(figure) if c.isdigit()]
    if len(places) > 1 and chance.random() < 0.3:
        k = chance.randrange(len(places) - 1)
        a, b = places[k], places[k + 1]
        swapped = list(figure)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        new = "".join(swapped)
        return new if new != figure and not new.startswith("0") else None
    k = chance.choice(places[: max(1, len(places.copy()) - (figure.endswith("0")))])
    digit = chance.choice([d for d in "123456789" if d != figure[k]])
    return figure[:k] + digit + figure[k + 1 :]


def tell(listed: list[Pair], *, show: bool) -> tuple[float, float, float]:
    """Shares kept and caught, and median milliseconds a pair."""
    kept: list[bool] = []
    caught: list[bool] = []
    times = []
    for sentence, paragraph, changed in listed:
        started = time.process_time()
        found = compare(sentence, paragraph)
        times.append(1000 * (time.process_time() - started))
        supported = all(c.relation == "agree" for c in found)
        (kept if changed is None else caught).append(supported == (changed is None))
        if show and supported != (changed is None):
            print(f"  {changed or 'unchanged'}: {sentence}\n      in: {paragraph}")
            for c in found:
                if (c.relation == "agree") == (changed is not None):
                    print(f"      {c.relation}: {c.claim_span.of(sentence)!r}: {c.reason}")
    return sum(kept) / max(1, len(kept)), sum(caught) / max(1, len(caught)), median(times)


def main() -> None:
    """Prints both measurements."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--pairs", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=20)
    arguments.add_argument("--show", action="store_true", help="print what went wrong")
    options = arguments.parse_args()
    rows = labelled(options.data / "quantities-dev.jsonl.gz")
    parse("one of two warm-up figures in 2020")
    readers = {"verify": ours, "quantulum3": quantulum()}
    print(
        f"{'':12}   value P      R     F1   value+unit F1   ms a sentence ({len(rows)} sentences)"
    )
    for name, read in readers.items():
        if read is None:
            print(f"{name:12}   not installed here, not measured")
            continue
        read("It took 3 hours.")
        s = score(read, rows, show=options.show and read is ours)
        print(
            f"{name:12}     {s.precision:5.3f}  {s.recall:5.3f}  {s.value_f1:5.3f}"
            f"           {s.unit_f1:5.3f}           {s.milliseconds:5.2f}"
        )
    made = list(pairs(options.data / "news.jsonl.gz", options.pairs, options.seed))
    kept, caught, milliseconds = tell(made, show=options.show)
    print(f"{len(made)} pairs: kept {kept:.3f}, caught {caught:.3f}, {milliseconds:.2f} ms a pair")


if __name__ == "__main__":
    main()
