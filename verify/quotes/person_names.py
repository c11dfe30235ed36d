"""Names of people as running text gives them: without titles, with the surname last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verify.models import Span
from verify.quotes.cues import VERBS
from verify.quotes.given_names import HE, SHE
from verify.quotes.noun_words import NAME_WORD
from verify.text.titles import TITLES

PERSON = re.compile(
    rf"{NAME_WORD}(?:[ \xa0](?:(?:de|la|del|da|di|van|der|von|bin|al|el|ibn|ben)[ \xa0])"
    rf"{{0,2}}{NAME_WORD})*"
)
_TITLES = TITLES | frozenset(
    """leader attorney director manager strategist adviser advisor pollster candidate nominee host
    reporter""".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands. `words` is it without titles, folded; the last is the surname."""

    span: Span
    words: tuple[str, ...]
    titles: frozenset[str]

    @property
    def surname(self) -> str:
        return self.words[-1]


def name_at(text: str, match: re.Match[str]) -> Name | None:
    """The name under a run of capitalised words, without what is not part of it."""
    start, end = match.span()
    words: list[str] = []
    titles: set[str] = set()
    at = start
    for piece in re.finditer(r"[^ \xa0]+", match.group()):
        word = (
            piece.group()
            .casefold()
            .strip(".,")
            .replace("’", "'")
            .removesuffix("'s")
            .removesuffix("'")
        )
        if word in _TITLES and (not words or not _given(words[0])):
            titles.add(word)
            words = []
        elif not words and (word in _NOT_NAMES or word in VERBS):
            at = start + piece.end() + 1
        elif word not in _SUFFIXES:
            words.append(word)
    if not words or at >= end:
        return None
    text_end = end - 2 if text[end - 2 : end] in ("’s", "'s") else end
    return Name(Span(start=at, end=max(at + 1, text_end)), tuple(words), frozenset(titles))


_NOT_NAMES = frozenset(
    """the a an in on at but and so then when while after before as for if it he she they we you
    i his her their our my this that these those there here what who why how not no yes
    asked also meanwhile however still now later earlier last both most many some all one
    two three monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december with from by to
    of or yet although though because since until during over under despite""".split()
)


def _given(word: str) -> bool:
    return word in HE or word in SHE


def compatible(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names with the same surname may be one person's."""
    if len(a) == 1 or len(b) == 1:
        return True
    return (
        a[0] == b[0]
        or (a[0][:1] == b[0][:1] and (len(a[0]) <= 2 or len(b[0]) <= 2))
        or a[-2] == b[-2]
    )


def weight(words: Sequence[str], mention: str) -> tuple[int, int]:
    """How full a mention is: by its given names, then by what it says of the bearer."""
    return (min(len(words), 3), 1 if "," in mention else 0) if len(words) > 1 else (0, 0)
