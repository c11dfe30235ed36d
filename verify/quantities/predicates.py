"""Shares in words without a number: most, a majority, all, none, unanimously.

They are not figures of a text, so `parse` leaves them out; a comparison reads them as bounds on a
share.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.models import Span
from verify.quantities.nouns import counted_phrase, object_phrase
from verify.quantities.quantity import Modifier, Quantity
from verify.quantities.tokens import tokenize

_HALF = Decimal("0.5")
_READINGS: tuple[tuple[str, Decimal, Modifier], ...] = (
    (
        r"an? (?:vast|large|clear|overwhelming|wide|huge|strong) majority",
        Decimal("0.6"),
        "more_than",
    ),
    (r"(?:a|the|its|their) majority", _HALF, "more_than"),
    (r"(?:a|the) minority", _HALF, "less_than"),
    (r"(?:nearly|almost|virtually) (?:all|every)", Decimal("0.9"), "at_least"),
    (r"(?:the )?most(?= of\b| [A-Za-z])", _HALF, "more_than"),
    (r"more than half", _HALF, "more_than"),
    (r"(?:all|every one|each)(?= of\b| the\b| [A-Za-z])", Decimal(1), "exactly"),
    (r"every(?= [A-Za-z])", Decimal(1), "exactly"),
    (r"none|not one|not a single", Decimal(0), "exactly"),
    (r"no(?= [a-z]+s?\b)", Decimal(0), "exactly"),
    (r"unanimous(?:ly)?", Decimal(1), "exactly"),
)
_ANY = re.compile(
    "|".join(rf"(?P<r{n}>\b(?:{pattern})\b)" for n, (pattern, _, _) in enumerate(_READINGS)),
    re.IGNORECASE,
)
_NOT_A_SHARE = re.compile(r"\b(?:at|the|one|two|among|of)\s+$", re.IGNORECASE)
_NOT_NOUNS = frozenset(
    """important likely recent common popular expensive famous notable powerful dangerous serious
    probably certainly notably recently likely longer more one other less fewer part time kinds
    sorts comment doubt sense matter way plans plan wonder question stranger idea immediate
    significant severe controversial successful prominent""".split()
)


def quantifiers(text: str) -> list[Quantity]:
    """The worded shares of `text`, in order, as quantities of the kind "predicate"."""
    found = []
    for match in _ANY.finditer(text):
        reading = int((match.lastgroup or "r0")[1:])
        _, value, modifier = _READINGS[reading]
        quantity = _quantifier(text, match, value, modifier)
        if quantity is not None:
            found.append(quantity)
    return found


def _quantifier(
    text: str, match: re.Match[str], value: Decimal, modifier: Modifier
) -> Quantity | None:
    word = match.group().casefold()
    if word.startswith("the most") or _NOT_A_SHARE.search(text, 0, match.start()):
        return None
    tokens = tokenize(text)
    at = next((k for k, t in enumerate(tokens) if t.start >= match.end()), len(tokens))
    of = None
    if not word.startswith("unanimous"):
        phrase = object_phrase(tokens, at)
        if phrase is None:
            while at < len(tokens) and tokens[at].lower in (
                "the",
                "its",
                "their",
                "these",
                "those",
            ):
                at += 1
            if at >= len(tokens) or tokens[at].lower in _NOT_NOUNS or tokens[at].kind != "word":
                return None
            phrase = counted_phrase(tokens, at, one=word in ("no", "every", "each"))
        if phrase is None:
            return None
        of = Span(start=tokens[phrase.start].start, end=tokens[phrase.end - 1].end)
    span = Span(start=match.start(), end=match.end())
    return Quantity(
        text=match.group(),
        span=span,
        value=value,
        kind="predicate",
        of=of.of(text) if of else None,
        of_span=of,
        modifier=modifier,
        step=Decimal("0.01"),
        phrase=Span(start=span.start, end=of.end if of else span.end),
    )
