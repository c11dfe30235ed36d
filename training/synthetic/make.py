"""How many pairs of which kind, taken from which sentences."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from random import Random

from training.synthetic.news import Article, article
from training.synthetic.pairs import RECIPES, Pair, Place
from training.synthetic.related import Related

_SHARES = """
copy 2 | two-facts 3 | contraction 1.2 | synonym 3.5 | order 2 | said 2.5 | reported .7 | voice .5
filler 1 | clause 2.2 | opening 1.5 | aside 1.6 | half 1 | rounded 1.2 | figure .5 | title .7
given-name .8 | number-in-both 1.5 | bound-in-both 1 | date-in-both 1 | person-in-both 1.2
name-in-both 1 | negation-in-both 2 | opposite-in-both 1.5 | quantifier-in-both .8
roles-in-both .3
hedge-kept 1.5 | claimed-kept .8 | accused-kept .4 | condition-kept .3 | hedge-dropped-in-both 1
claimed-dropped-in-both .3 | accused-dropped-in-both .4 | condition-dropped-in-both .2

number 3.6 | bound 1.6 | date 2.6 | person 2.6 | name 2 | negation 4 | opposite 3.4 | quantifier 1.6
roles .6 | number-in-evidence 1.6 | bound-in-evidence .8 | date-in-evidence 1.2
person-in-evidence 1.2 | name-in-evidence 1 | negation-in-evidence 1.8 | opposite-in-evidence 1.5
quantifier-in-evidence .8 | roles-in-evidence .3 | figure-of-another-beside 1
one-of-two-changed 1.5

neighbour 3.5 | same-topic 5 | figure-of-another 1 | one-of-two 2 | number-elsewhere .8
bound-elsewhere .2 | date-elsewhere .5 | person-elsewhere .6 | name-elsewhere .5
negation-elsewhere 1 | opposite-elsewhere .6 | quantifier-elsewhere .3 | roles-elsewhere .1
clause-missing 2 | opening-missing 1 | aside-missing 1 | half-missing .8 | rounded-missing .6
figure-missing .4 | hedge-dropped 3.5 | claimed-dropped 1.6 | accused-dropped .6
condition-dropped .4
"""
SHARES = {
    name: float(share)
    for line in _SHARES.replace("|", "\n").splitlines()
    if line.strip()
    for name, share in [line.split()]
}
"""What every kind is to have of the whole."""
PER_ARTICLE = 16
PER_SENTENCE = 2


@dataclass(frozen=True)
class Row:
    """A pair as it is written to a file."""

    id: str
    claim: str
    evidence: str
    label: str
    source: str

    def as_json(self) -> dict[str, str]:
        """The fields by name."""
        return asdict(self)


def make(rows: list[dict[str, str]], count: int, seed: int) -> list[Row]:
    """`count` pairs, or as many as the articles give, the same for the same seed."""
    rng = Random(seed)
    order = rng.sample(rows, len(rows))
    related, made = Related(), Counter[str]()
    found: list[Row] = []
    for row in order:
        if len(found) >= count:
            break
        read = article(row)
        found += _of_article(read, related, made, rng)
        related.add(read)
    found = found[:count]
    rng.shuffle(found)
    return found


def _of_article(read: Article, related: Related, made: Counter[str], rng: Random) -> Iterator[Row]:
    left = PER_ARTICLE
    for at in rng.sample(read.claims, len(read.claims)):
        place = Place(read, at, related)
        for kind, pair in _of_sentence(place, made, rng):
            made[kind] += 1
            left -= 1
            yield Row(
                f"{read.id}-{at}-{kind}", pair.claim, pair.evidence, pair.label, f"news:{kind}"
            )
        if left <= 0:
            return


def _of_sentence(place: Place, made: Counter[str], rng: Random) -> Iterator[tuple[str, Pair]]:
    """The pairs of the kinds that are furthest behind, as far as the sentence gives them."""
    left = PER_SENTENCE
    behind = sorted(SHARES, key=lambda kind: made[kind] / SHARES[kind])
    for kind in behind[: len(behind) * 2 // 3]:
        pair = RECIPES[kind](place, rng)
        if pair is not None and pair.claim and pair.evidence:
            yield kind, pair
            left -= 1
            if not left:
                return
