"""Figures of one word: multiples and ranks."""

from __future__ import annotations

from decimal import Decimal

from verify.quantities.nouns import counted_phrase
from verify.quantities.numbers import Numeral
from verify.quantities.reading import Found, Reading
from verify.quantities.tokens import HYPHENS, touching

MULTIPLES: dict[str, int | Decimal] = {
    "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3, "triples": 3,
    "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "halved": Decimal("0.5"),
    "halving": Decimal("0.5"), "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "double": 2, "triple": 3, "sixfold": 6,
}  # fmt: skip
_ORDINAL_BEFORE = frozenset("the a an his her its their our my your this that in".split())


def multiple(reading: Reading, i: int) -> Found:
    """ "doubled", "twice", "threefold"."""
    lower = reading.lower(i)
    adjectival = lower in ("double", "triple")
    if adjectival and reading.lower(i + 1) not in (
        "the",
        "its",
        "their",
        "what",
        "that",
        "his",
        "her",
    ):
        return [], i + 1
    if touching(reading.tokens, i + 1) and reading.tokens[i + 1].text in HYPHENS:
        return [], i + 1
    value = Decimal(MULTIPLES[lower])
    return [reading.build(i, i + 1, value, Decimal(1), "multiple", "times", None, i + 1)], i + 1


def ordinal(reading: Reading, i: int, numeral: Numeral) -> Found:
    spelled = reading.tokens[i].kind == "word"
    before = reading.lower(i - 1)
    if spelled and before not in _ORDINAL_BEFORE and not before.endswith("'s"):
        return [], i + 1
    ranked = i + 2 < len(reading.tokens) and reading.lower(i + 2).endswith("est")
    if spelled and reading.lower(i + 1) in HYPHENS and not ranked:
        return [], i + 1  # "third-party", "second-hand"
    if any(k in reading.masked for k in range(i, numeral.end)):
        return [], i + 1
    found = counted_phrase(reading.tokens, numeral.end, one=True)
    if found is None and spelled:
        return [], i + 1
    of = (found.start, found.end) if found else None
    end = numeral.end
    built = reading.build(
        i, end, numeral.value, numeral.step, "ordinal", None, of, found.end if found else end
    )
    return [built], end
