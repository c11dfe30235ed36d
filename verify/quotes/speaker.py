"""Whether two ways to name a speaker name the same one, and who speaks at a place of a source."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from verify.models import Mention, Quote, Span, SpeakerCheck
from verify.quotes.extract import Reading
from verify.quotes.given_names import HE, SHE
from verify.quotes.noun_words import BODIES
from verify.text.titles import TITLES
from verify.text.words import STOPWORDS, stem

Verdict = Literal["matches", "differs", "unknown"]

WINDOW = 30_000
"""A long source is read this far around a place to find who speaks there."""
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_LEFT_OFF = TITLES | frozenset("jr sr ii iii iv former ex the a an of for and".split())
"""What is no part of a name in a mention of a speaker."""
_OF_A_BODY = frozenset("chief speaker sr jr private major sister brother father".split())
"""Titles that may stand in the name of a body, or mean somebody else."""
_PRONOUNS = frozenset(
    "he she they it we i you who which his her their someone somebody one others".split()
)


class Named(NamedTuple):
    """What a mention says of a speaker: names (each as its words, the surname last), and the rest.

    `words` are all its content words; `person` says that it is certainly a person's name.
    """

    names: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    person: bool
    body: bool


@lru_cache(maxsize=128)
def _reading(text: str) -> Reading:
    return Reading(text)


def quote_at(text: str, span: Span) -> tuple[Quote, Span] | None:
    """The quote of a source that holds most of `span`, and its place; None in plain prose."""
    lo = 0
    if len(text) > 2 * WINDOW:
        lo = max(0, (span.start // WINDOW - 1) * WINDOW)
        lo = text.rfind("\n", 0, lo) + 1 if lo else 0
        text = text[lo : lo + 3 * WINDOW]
    quote = _reading(text).quote_at(span.shifted(-lo))
    return (quote, quote.span.shifted(lo)) if quote else None


def compare(claimed: Mention | None, found: str | None) -> SpeakerCheck:
    """Whether the speaker that was claimed is the one that was found.

    A short name matches a long one, a body matches who speaks for it and its own initials. Two
    names that share nothing differ; a description that names nobody leaves it unknown.
    """
    name = claimed.text.strip() if claimed else None
    if not name or not found:
        return SpeakerCheck(claimed=name or None, found=found)
    return SpeakerCheck(claimed=name, found=found, label=_verdict(named(name), named(found)))


def _verdict(claimed: Named, found: Named) -> Verdict:
    if not claimed.words or not found.words:
        return "unknown"
    if not claimed.names or not found.names:
        fewer, more = sorted((claimed.words, found.words), key=len)
        return "matches" if fewer <= more else "unknown"
    pairs = [(a, b) for a in claimed.names for b in found.names]
    if any(_same_name(a, b) for a, b in pairs):
        return "matches"
    if any(_initials(a) == "".join(b) or _initials(b) == "".join(a) for a, b in pairs):
        return "matches"
    if not claimed.person and claimed.words <= found.words:
        return "matches" if claimed.body else "unknown"
    if not found.person and found.words <= claimed.words:
        return "matches" if found.body else "unknown"
    if claimed.body != found.body and not (claimed.person and found.person):
        return "unknown" if claimed.words & found.words else "differs"
    return "differs"


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) == 1 or len(b) == 1:
        one, other = sorted((a, b), key=len)
        return one[0] in (other[-1], other[0])
    if a[-1] != b[-1]:
        return False
    first, second = a[0], b[0]
    if first == second or (first[:1] == second[:1] and min(len(first), len(second)) <= 2):
        return True
    return first in b or second in a or not ({first, second} & (HE | SHE))


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@lru_cache(maxsize=1024)
def named(mention: str) -> Named:
    """The names and words in a mention; its names are in front of the first comma or bracket."""
    pieces = re.split(r"[,(;]|\s[—–-]\s", mention)
    head = next((piece for piece in pieces[:2] if _names_in(piece)[0]), pieces[0])
    names, titles = _names_in(head)
    every = [_key(match.group()) for match in _WORD.finditer(mention)]
    content = {
        stem(w) for w in every if w not in STOPWORDS and w not in _PRONOUNS and w not in _LEFT_OFF
    }
    upper = [match.group() for match in _WORD.finditer(head) if match.group()[0].isupper()]
    person = bool(titles & (TITLES - _OF_A_BODY)) or any(
        len(words) > 1 and any(w in HE or w in SHE for w in words[:-1]) for words in names
    )
    body = not person and (
        bool({w.casefold() for w in upper} & BODIES)
        or any(len(w) >= 3 and w.isupper() for w in upper)
        or (bool(upper) and mention.split()[0] in ("The", "the"))
    )
    return Named(tuple(names), frozenset(content), person, body)


def _names_in(head: str) -> tuple[list[tuple[str, ...]], set[str]]:
    """The names in a mention without its appositions, and the titles before them."""
    names: list[tuple[str, ...]] = []
    titles: set[str] = set()
    for part in re.split(r"\s(?:and|&)\s", head):
        words: list[str] = []
        for match in _WORD.finditer(part):
            key = _key(match.group())
            upper = match.group()[0].isupper()
            if key in _LEFT_OFF and not (words and key in ("of", "for")):
                titles.add(key)
            elif upper and key not in _PRONOUNS:
                words.append(key)
            elif len(words) > 1 and (words[0] in HE or words[0] in SHE):
                # "Ann Roe of the guild": what follows is no part of the name.
                break
            elif words and not upper and len(words) < 2:
                # "Roe spokeswoman Ann Bo": what stands before a plain word is not the name.
                words = []
        if words:
            names.append(tuple(words))
    return names, titles


def _key(word: str) -> str:
    key = word.casefold().replace("’", "'").strip(".")
    return key.removesuffix("'s")
