"""Numbers that are neither figures nor dates: parts of names, identifiers, years out of range.

They count nothing, but a claim that gets one wrong is wrong: "District 1991" for "District 1199".
"""

from functools import lru_cache

from verify.models import Span
from verify.quantities.comparison import Comparison
from verify.quantities.date_scan import written_dates
from verify.quantities.names import is_list_marker, phone_spans
from verify.quantities.number_words import TENS, UNITS
from verify.quantities.parse import parse
from verify.quantities.stretches import Stretches
from verify.quantities.tokens import Token, tokenize

_WORDS = {**UNITS, **TENS}
_TOO_COMMON = frozenset("zero one".split())


def unread_numbers(text: str) -> list[Span]:
    """The numbers of `text` that are in no quantity, date or telephone number, in order."""
    tokens = tokenize(text)
    numbers = [k for k, t in enumerate(tokens) if _is_number(t)]
    if not numbers:
        return []
    covered = [
        *((q.span.start, q.span.end) for q in parse(text)),
        *((tokens[w.first].start, tokens[w.end - 1].end) for w in written_dates(text)),
        *phone_spans(text),
    ]
    held = Stretches(covered)
    return [
        Span(start=tokens[k].start, end=tokens[k].end)
        for k in numbers
        if tokens[k].start not in held and not (k == 0 and is_list_marker(tokens, k))
    ]


def _is_number(token: Token) -> bool:
    if token.kind == "word":
        return token.lower in _WORDS and token.lower not in _TOO_COMMON
    return token.kind == "num"


def same_number(number: str, evidence: str) -> Span | None:
    """Where `evidence` has the same number, in digits or in words; None where it has not."""
    return _numbers(evidence).get(_plain(number.casefold()))


@lru_cache(maxsize=512)
def _numbers(text: str) -> dict[str, Span]:
    """The numbers of `text`, each where it first stands."""
    found: dict[str, Span] = {}
    for token in tokenize(text):
        if _is_number(token):
            found.setdefault(_plain(token.lower), Span(start=token.start, end=token.end))
    return found


def _plain(number: str) -> str:
    return str(_WORDS[number]) if number in _WORDS else number.replace(",", "")


def compare_unread(number: Span, claim: str, evidence: str) -> Comparison:
    """A number that is no figure ("District 1199"): the evidence has it, or it does not."""
    there = same_number(number.of(claim), evidence)
    text = number.of(claim)
    if there is None:
        reason = f"the evidence does not have “{text}”"
        return Comparison("incomparable", reason, number, kind="name")
    return Comparison("agree", f"the evidence has “{text}”", number, there, kind="name", cover=1.0)
