"""Evidence: the sentence that decides, alone or among its neighbours."""

from collections.abc import Iterable
from random import Random

from training.synthetic.news import Article
from verify.text.words import content_stems

ALONE = 0.35
MAX_WORDS = 110
MAX_SHARED = 0.35
"""How much of a claim's content a distractor may hold before it may state the claim itself."""


def shared(claim: frozenset[str], other: frozenset[str]) -> float:
    """The share of the claim's content stems that `other` holds."""
    return len(claim & other) / len(claim) if claim else 1.0


def neighbours(article: Article, at: int, rng: Random) -> tuple[list[int], list[int]]:
    """Which sentences stand before and behind sentence `at` in a window: 0 to 2 each, not none."""
    before, behind = rng.choice(
        [(1, 0), (0, 1), (1, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2), (2, 2)]
    )
    first, last = max(0, at - before), min(len(article.sentences) - 1, at + behind)
    words = len(article.sentences[at].split())
    lead: list[int] = []
    tail: list[int] = []
    for i in range(at - 1, first - 1, -1):
        words += len(article.sentences[i].split())
        if words > MAX_WORDS:
            break
        lead.insert(0, i)
    for i in range(at + 1, last + 1):
        words += len(article.sentences[i].split())
        if words > MAX_WORDS:
            break
        tail.append(i)
    return lead, tail


def clean(
    article: Article, indexes: Iterable[int], claims: Iterable[str], words: Iterable[str]
) -> bool:
    """Whether none of the sentences may state one of `claims`, or speak of the changed `words`."""
    stems = [frozenset(content_stems(claim)) for claim in claims]
    changed = frozenset(stem for word in words for stem in content_stems(word))
    for i in indexes:
        own = article.stems[i]
        if any(shared(claim, own) > MAX_SHARED for claim in stems):
            return False
        if changed & own and any(shared(claim, own) > MAX_SHARED / 2 for claim in stems):
            return False
    return True


def joined(article: Article, lead: list[int], middle: list[str], tail: list[int]) -> str:
    """A window as text, in document order."""
    texts = article.sentences
    return " ".join([*(texts[i] for i in lead), *middle, *(texts[i] for i in tail)])
