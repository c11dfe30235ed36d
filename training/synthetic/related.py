"""The sentence nearest to another by its words, in the same article or in those read before."""

from collections import defaultdict
from random import Random

from training.synthetic.news import Article
from training.synthetic.windows import shared

MAX_SHARED = 0.55
MAX_SHARED_AT_HOME = 0.35
"""In the same article, more may be the same told again in other words."""
MIN_SHARED = 0.15
KEPT = 40


class Related:
    """An index of sentences by their stems; rare stems lead to those of other articles."""

    def __init__(self) -> None:
        self._places: dict[str, list[tuple[Article, int]]] = defaultdict(list)

    def add(self, article: Article) -> None:
        """Let the sentences of `article` be found."""
        for i in article.claims:
            for stem in sorted(article.stems[i]):
                if len(self._places[stem]) <= KEPT:
                    self._places[stem].append((article, i))

    def nearest(self, article: Article, at: int, rng: Random) -> tuple[Article, int] | None:
        """A sentence that shares much with sentence `at`, and too little to state it."""
        claim = article.stems[at]
        at_home = rng.random() < 0.6
        found = (
            [(article, i) for i in range(len(article.sentences)) if abs(i - at) > 2]
            if at_home
            else self._elsewhere(article, claim)
        )
        scored = [(shared(claim, other.stems[i]), other, i) for other, i in found]
        most = MAX_SHARED_AT_HOME if at_home else MAX_SHARED
        fit = [row for row in scored if MIN_SHARED <= row[0] <= most]
        if not fit or any(score > MAX_SHARED for score, _, _ in scored):
            return None
        _, other, i = max(fit, key=lambda row: row[0])
        return other, i

    def _elsewhere(self, article: Article, claim: frozenset[str]) -> list[tuple[Article, int]]:
        rare = sorted((s for s in claim if 1 < len(self._places.get(s, ())) <= KEPT), key=str)
        return [
            (other, i) for stem in rare for other, i in self._places[stem] if other is not article
        ]
