"""What a number counts: the noun phrase behind it, read without a tagger."""

from __future__ import annotations

from typing import NamedTuple

from verify.lang.en.nouns import (
    CLAUSE_ENDS,
    FINITE,
    IRREGULAR_PLURALS,
    MEASURES_OF_SIZE,
    NOT_IN_A_NOUN,
    NOT_NOUNS_EITHER,
    NOT_PLURAL,
    RELATIVE_PRONOUNS,
    SKIPPED_BEFORE_A_NOUN,
)
from verify.lang.en.numbers import NUMBER_WORDS
from verify.lang.en.sentences import STOPWORDS
from verify.quantities.tokens import HYPHENS, Token, touching

MAX_WORDS = 6


class Phrase(NamedTuple):
    """The noun phrase in the tokens from `start` to `end`, exclusive; its head is the last one."""

    start: int
    end: int
    head: int


def is_plural(word: str) -> bool:
    """Whether a lower-case `word` looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in NOT_PLURAL
        and word not in STOPWORDS
    )


def counted_phrase(tokens: tuple[Token, ...], i: int, *, one: bool = False) -> Phrase | None:
    """The noun phrase that begins at token `i`, directly behind a number; None where none does.

    The head is the first plural that another plural does not follow ("sales representatives"):
    a verb behind a plural subject has no -s. With `one`, and where no plural comes, the head is
    the last word before a function word or a verb.
    """
    at = i
    hyphened = at < len(tokens) and tokens[at].text in HYPHENS and touching(tokens, at)
    if hyphened:
        at += 1
    start, last, words = at, -1, 0
    while at < len(tokens) and words < MAX_WORDS:
        token = tokens[at]
        if token.text in HYPHENS and touching(tokens, at) and touching(tokens, at + 1) and words:
            at += 1
            continue
        if words and last < 0 and not (one or hyphened) and _joins_name(tokens, at):
            at += 1
            continue
        stops = token.lower in NOT_NOUNS_EITHER and not _is_named(tokens, at)
        if token.kind != "word" or stops or token.lower in NUMBER_WORDS:
            break
        plural = not one and is_plural(token.lower)
        if last >= 0 and not plural:
            break
        if _is_verbal(token.lower) and words and not _goes_on(tokens, at):
            break
        at += 1
        words += 1
        if plural:
            last = at - 1
    if last >= 0:
        return _with_second(tokens, Phrase(start, last + 1, last))
    if words == 0 or not (one or hyphened):
        return None
    end = start + 1 if hyphened else _singular_end(tokens, start, at)
    return Phrase(start, end, end - 1)


def _has_capital(tokens: tuple[Token, ...], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind == "word" and tokens[i].text[0].isupper()


def _joins_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word at `at` is the "of" of a name: "212 Port Authority of Vell workers"."""
    if tokens[at].lower != "of":
        return False
    return _has_capital(tokens, at - 1) and _has_capital(tokens, at + 1)


def _is_named(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an adjective is part of a name: "300 Vell High School pupils"."""
    return (
        tokens[at].lower in MEASURES_OF_SIZE
        and _has_capital(tokens, at)
        and _has_capital(tokens, at + 1)
    )


def _with_second(tokens: tuple[Token, ...], first: Phrase) -> Phrase:
    """`first` with a second plural that "and" joins to it: "12 clerks and guards"."""
    at = first.end
    if at + 1 >= len(tokens) or tokens[at].lower not in ("and", "or"):
        return first
    second = tokens[at + 1]
    if second.kind != "word" or not is_plural(second.lower) or second.lower in NOT_NOUNS_EITHER:
        return first
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    closed = behind is None or behind.kind in ("mark", "blank") or behind.lower in NOT_NOUNS_EITHER
    return Phrase(first.start, at + 2, at + 1) if closed else first


def _is_verbal(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and not word.endswith(("eed", "red"))


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word behind a participle is a plural noun ("retired state employees")."""
    for token in tokens[at + 1 : at + 4]:
        if token.kind != "word" or token.lower in NOT_NOUNS_EITHER:
            return False
        if is_plural(token.lower):
            return True
    return False


def _singular_end(tokens: tuple[Token, ...], start: int, stop: int) -> int:
    """The end of a singular noun phrase: before the first word that looks like a verb."""
    for at in range(start + 1, stop):
        word = tokens[at].lower
        if word.endswith("s") and not word.endswith("ss"):
            return at
        if word.endswith(("ed", "ing")):
            return at
    return min(stop, start + 4)


def object_phrase(tokens: tuple[Token, ...], i: int) -> Phrase | None:
    """The noun phrase of "of ..." or "in ..." at token `i`, articles and owners left off.

    For "57 percent of those who cast votes" it is "those who cast votes".
    """
    if i >= len(tokens) or tokens[i].lower not in ("of", "in"):
        return None
    at = i + 1
    if tokens[i].lower == "in" and (at >= len(tokens) or not _in_kind(tokens[at])):
        return None
    if at < len(tokens) and tokens[at].lower in ("those", "people", "all", "them"):
        relative = _relative(tokens, at)
        if relative is not None:
            return relative
    while at < len(tokens) and (
        tokens[at].lower in SKIPPED_BEFORE_A_NOUN or tokens[at].lower in ("all", "a", "an", "any")
    ):
        at += 1
    return _plain(tokens, at)


def _in_kind(token: Token) -> bool:
    """Whether "in" opens what a sum is in ("in savings"), not where or when."""
    return token.kind == "word" and token.text.islower() and token.lower not in NOT_IN_A_NOUN


def _relative(tokens: tuple[Token, ...], at: int) -> Phrase | None:
    """ "those who cast votes": the pronoun and its clause, to the next mark or conjunction."""
    behind = at + 1
    if tokens[at].lower == "all" and behind < len(tokens):
        behind += tokens[behind].lower in ("those", "people")
    if behind >= len(tokens):
        return None
    subordinate = tokens[behind].lower in RELATIVE_PRONOUNS
    if is_plural(tokens[behind].lower):
        return None  # "those units" are units
    participle = tokens[at].lower == "those" and tokens[behind].kind == "word"
    if not (subordinate or participle):
        return None
    end, verbs = behind, int(not subordinate)
    if participle and not subordinate:
        end += 1
    while end < len(tokens) and end - at < 7 and tokens[end].kind == "word":
        word = tokens[end].lower
        if word in CLAUSE_ENDS or (verbs and _is_finite(word)):
            break
        verbs += _is_finite(word)
        end += 1
    return Phrase(at, end, at) if end > behind else None


def _is_finite(word: str) -> bool:
    return word in FINITE or (_is_verbal(word) and not word.endswith("eed"))


def _plain(tokens: tuple[Token, ...], at: int) -> Phrase | None:
    start, last = at, -1
    while at < len(tokens) and at - start < MAX_WORDS:
        token = tokens[at]
        if token.text in HYPHENS and touching(tokens, at) and at > start:
            at += 1
            continue
        if token.kind == "num" and at == start:
            at += 1
            continue
        if token.kind != "word" or token.lower in NOT_NOUNS_EITHER:
            break
        if last >= 0 and is_plural(tokens[last].lower) and not is_plural(token.lower):
            break
        if last >= 0 and _is_verbal(token.lower) and not _goes_on(tokens, at):
            break
        last = at
        at += 1
    return Phrase(start, last + 1, last) if last >= 0 else None
