"""The words of a text as comparisons see them: stems, acts, names, denials."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.quantities.lexicon import ACT_OF, thing
from verify.quantities.nouns import is_plural
from verify.text.words import NEGATIONS, STOPWORDS
from verify.text.words import Word as PlainWord
from verify.text.words import words as plain_words

# Two words that mean another act than their second word, or none.
_PAIRS = {
    ("turned", "down"): "reject", ("turn", "down"): "reject", ("voted", "down"): "reject",
    ("struck", "down"): "reject", ("shot", "down"): "reject", ("vote", "down"): "reject",
    ("laid", "off"): "lay off", ("lay", "off"): "lay off", ("laying", "off"): "lay off",
    ("let", "go"): "lay off", ("stepped", "down"): "leave", ("shut", "down"): "close",
    ("made", "up"): "", ("make", "up"): "", ("makes", "up"): "", ("set", "up"): "",
    ("up", "to"): "", ("up", "for"): "", ("end", "of"): "", ("signed", "up"): "join",
    ("open", "to"): "", ("opened", "fire"): "", ("cut", "off"): "", ("sit", "down"): "",
    ("job", "cuts"): "lay off", ("staff", "cuts"): "lay off", ("cut", "jobs"): "lay off",
    ("tax", "cut"): "", ("tax", "cuts"): "", ("price", "increase"): "up",
    ("no", "vote"): "reject", ("no", "votes"): "reject", ("voted", "no"): "reject",
    ("voted", "yes"): "approve", ("voting", "no"): "reject", ("in", "support"): "approve",
    ("end", "up"): "", ("pick", "up"): "", ("picked", "up"): "", ("given", "up"): "",
    ("gave", "up"): "", ("show", "up"): "", ("showed", "up"): "", ("come", "up"): "",
    ("break", "down"): "", ("broke", "down"): "", ("came", "up"): "", ("backed", "out"): "leave",
    ("dropped", "out"): "leave", ("pay", "raise"): "", ("pay", "raises"): "", ("cut", "short"): "",
    ("fire", "department"): "", ("on", "fire"): "", ("fire", "station"): "", ("dead", "heat"): "",
    ("pass", "away"): "kill", ("passed", "away"): "kill", ("in", "favor"): "approve",
}  # fmt: skip
_NUMERIC = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place, its stem (or "=act"), and what it does."""

    start: int
    end: int
    plain: str
    stem: str
    acts: frozenset[str]
    content: bool
    name: bool
    negates: bool


def words_of(text: str) -> list[Word]:
    """The words of `text` in order, with what they mean to a figure beside them."""
    raw = plain_words(text)
    lowered = [w.text.casefold().replace("’", "'") for w in raw]
    out = []
    for k, word in enumerate(raw):
        low = lowered[k]
        pair = _PAIRS.get((lowered[k - 1], low)) if k else None
        acts = ACT_OF.get(low, frozenset())
        if pair is not None:
            acts = frozenset((pair,)) if pair else frozenset()
        elif k + 1 < len(raw) and (follower := _PAIRS.get((low, lowered[k + 1]))) is not None:
            acts = frozenset((follower,)) if follower else frozenset()
        elif low == "no":
            acts = frozenset()
        content = low not in STOPWORDS and not _NUMERIC.search(low)
        out.append(
            Word(
                word.start,
                word.end,
                low,
                f"={min(acts)}" if acts else thing(low),
                acts,
                content,
                content and word.text[0].isupper() and not _common_opener(text, raw, k),
                low in NEGATIONS or low.endswith("n't"),
            )
        )
    return out


_MASS = frozenset(
    """unemployment inflation turnout revenue employment enrollment spending production demand
    output attendance traffic crime poverty growth income debt management congress parliament police
    support membership parking housing tuition rent oil gas gold""".split()
)
_OPENING = re.compile(r"(?:^|[.!?:;”\"]\s*|\n\s*)$")


def could_be_verb(word: Word) -> bool:
    """Whether `word` may go on with a subject before it; plurals and mass nouns do not."""
    if word.acts or word.plain in _VERBS:
        return not is_plural(word.plain)
    return not is_plural(word.plain) and word.plain not in _MASS


def _common_opener(text: str, raw: list[PlainWord], k: int) -> bool:
    """Whether the capital of word `k` only shows that a sentence opens there.

    A bare singular before a verb is taken for a name ("Ohio cut 6,500 jobs"): a common noun would
    have an article. Plurals and things without number ("Turnout rose") are common.
    """
    word = raw[k]
    if not _OPENING.search(text, max(0, word.start - 3), word.start):
        return False
    low = word.text.casefold()
    if word.text.endswith(("'s", "’s")) or (len(word.text) > 1 and word.text.isupper()):
        return False
    if k + 1 < len(raw) and raw[k + 1].text[0].isupper():
        return False
    if is_plural(low) or low in _MASS or low.endswith(("ment", "tion", "ing", "ity", "ly", "ship")):
        return True
    if k + 1 >= len(raw):
        return True
    follower = raw[k + 1].text.casefold()
    return not (follower.endswith("ed") or follower in ACT_OF or follower in _VERBS)


_VERBS = frozenset(
    """is was has had will would said says plans spent made paid built took gave got came went put
    employs runs owns makes pays holds expects wants needs lost set met drew saw led owes""".split()
)
