"""Words that are names, and words that are not: given names, nouns, offices."""

import re

from verify.lang.en.people import (
    DAY_OR_MONTH,
    DETERMINERS,
    EPITHET,
    NAME,
    NAME_WORD,
    NO_PERSON,
    PRONOUN,
    ROLE,
    ROLE_NOUN,
    TITLES,
)

ENDS_PRONOUN = re.compile(rf"(?<![\w’'-]){PRONOUN.pattern}\Z")
SHORT_PRONOUN = re.compile(
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Yy]ou|[Ww]ho|[Ww]hich)(?![\w’'-])"
)
LINKS = {"of": True, "for": True, "from": True, "with": True, "and": True} | dict.fromkeys(
    ("at", "in", "on", "to"), False
)
"""Words that may join a noun phrase, and whether they do so without a name behind them."""
DAY_AT = re.compile(rf"{DAY_OR_MONTH}(?![\w’'-])")
WORD = re.compile(rf"{NAME_WORD}|\$?\d[\d,.]*(?:-[a-z]+)*|[^\W\d_](?:[^\W_]|[’'-](?=[^\W_]))*")
_WITHIN = r"(?:\b(?:Mrs?|Ms|Dr|St|U\.S|[A-Z])\.|[^,.;:“”\"\n])"
APPOSITION = re.compile(
    rf",[ \xa0]+(?:(?:[DRI]|Ind|Dem|Rep)[.-][^,.;]{{1,25}}|\d{{1,3}}(?=[,.])"
    rf"|(?:{'|'.join(sorted(DETERMINERS))})\b{_WITHIN}{{2,160}}|{ROLE}{_WITHIN}{{0,160}}"
    rf"|{NAME_WORD}(?:[ \xa0]{NAME_WORD}){{0,3}}(?:[’']s|(?<=s)[’'])[ \xa0][a-z]{_WITHIN}{{2,80}})"
)
PARENTHESIS = re.compile(r"[ \xa0]\([^()\n]{1,40}\)")
JOINS_ON = re.compile(r"(?:And|But|So|Then|Yet|Now|Also|Or|Even)[ \xa0,]+")
DATELINE = re.compile(
    r"\s*[A-Z][A-Z.’' -]{2,40}(?:,[^—–\n]{1,40}?)?(?:[ \xa0]\([A-Z][\w .]*\))?"
    r"[ \xa0](?:—|–|--|-)[ \xa0]"
)
"""The place and agency that open a news story, up to their dash."""
PLURAL = re.compile(r"(?:[a-z][\w-]*[ \xa0]){0,2}(?:[a-z]+s|people|men|women|police)")

LEADS_TO_NAME = re.compile(
    r"(?:(?!to\b|in\b|on\b|for\b|at\b|that\b|and\b|as\b)[a-z][\w-]*[ \xa0]){1,5}"
    rf"{NAME_WORD}"
)
APPOSED_NAME = re.compile(rf",[ \xa0]{NAME_WORD}(?:[ \xa0]{NAME_WORD}){{1,3}}(?=,|\s*\Z)")
"""The name behind a description: "the guild's head, Ann Roe,"."""
JOINED = re.compile(rf"(?:{NAME}, )?{NAME},? and \Z")


def is_role(word: str) -> bool:
    """Whether a plain word says what people are or do: "singer", "spokeswoman", "prosecutors"."""
    low = word.casefold()
    low = low[:-1] if low.endswith("s") and not low.endswith("ss") else low
    return low not in NO_PERSON and (low in TITLES or ROLE_NOUN.match(low) is not None)


def is_epithet(mention: str) -> bool:
    """Whether a mention describes a person without a name: "the Ohio Democrat"."""
    return EPITHET.fullmatch(mention) is not None
