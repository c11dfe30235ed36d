"""The words of a text as comparisons see them: stems, acts, names, denials."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_PARTED = frozenset("it them him her this that".split())
"""What may stand inside such a pair: "voted it down"."""
_NUMERIC = re.compile(r"\d")
_AMOUNT, _WORD = re.compile("[$£€]"), re.compile("[a-z]+", re.IGNORECASE)
_LEADS_TO_AMOUNT = re.compile(
    r"\b((?:comes?|came|amount(?:s|ed)?|adds? up|added up|runs?|ran)\s+to"
    r"|total(?:s|l?ed|l?ing)|worth)\s+(?:[a-z]+\s+){0,3}\Z",
    re.IGNORECASE,
)
"""Words that say of an amount only that it is one: "comes to $3", "is worth more than $3"."""
_REACH = 60
"""Characters before an amount in which such words stand."""


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
    leading = _leading(text)
    out = []
    for k, word in enumerate(raw):
        low = lowered[k]
        pair = _pair(lowered, k, -1)
        acts = ACT_OF.get(low, frozenset())
        if pair is not None:
            acts = frozenset((pair,)) if pair else frozenset()
        elif (follower := _pair(lowered, k, 1)) is not None:
            acts = frozenset((follower,)) if follower else frozenset()
        elif low == "no" or (low in _IN_NAMES and _ends_name(raw, k)):
            acts = frozenset()
        content = low not in STOPWORDS and word.start not in leading and not _NUMERIC.search(low)
        out.append(
            Word(
                word.start,
                word.end,
                low,
                f"={min(acts)}" if acts else thing(low),
                acts,
                content,
                content and word.text[0].isupper() and not _common_opener(text, raw, k),
                (low in NEGATIONS or low.endswith("n't")) and not _is_vote(lowered, k),
            )
        )
    return out


def _leading(text: str) -> set[int]:
    """Where words begin that only lead to an amount."""
    ends = (amount.start() for amount in _AMOUNT.finditer(text))
    found = (_LEADS_TO_AMOUNT.search(text, max(0, end - _REACH), end) for end in ends)
    return {word.start() for lead in found if lead for word in _WORD.finditer(text, *lead.span(1))}


_BEFORE_A_NO = frozenset(
    """a the one another its their his her say says said saying vote voted votes voting""".split()
)


_IN_NAMES = frozenset(("falls", "rose", "rise", "drop", "grant", "sales"))


def _ends_name(raw: Sequence[PlainWord], k: int) -> bool:
    """Whether word `k` ends a name, as in "Sioux Falls"; a headline has more capitals."""
    if k == 0 or not (raw[k].text[0].isupper() and raw[k - 1].text[0].isupper()):
        return False
    return sum(word.text[0].isupper() for word in raw) <= len(raw) / 2


def _is_vote(lowered: Sequence[str], k: int) -> bool:
    """Whether a "no" is a vote and denies nothing: "a no from that union", "four voted no"."""
    return lowered[k] == "no" and k > 0 and lowered[k - 1] in _BEFORE_A_NO


def _pair(lowered: Sequence[str], k: int, step: int) -> str | None:
    """The act of word `k` with the one before (`step` -1) or behind it (1); None where none is."""
    other = k + step
    if 0 <= other < len(lowered) and lowered[other] in _PARTED:
        other += step
    if not 0 <= other < len(lowered):
        return None
    first, second = sorted((k, other))
    return _PAIRS.get((lowered[first], lowered[second]))


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
