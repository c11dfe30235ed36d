"""What a claim puts in quotation marks, held word for word against the source cited for it.

The same check as of a draft's quotes, over one source: cuts and insertions that are marked are
true to it, other words are not, nor are true words in the mouth of somebody else.
"""

from __future__ import annotations

from verify.models import Quote, QuoteCheck, Source
from verify.quotes.align import tokens
from verify.quotes.check import check
from verify.quotes.extract import extract
from verify.quotes.lookup import SourcesInMemory
from verify.text.remembering import remembered

_SPEECH = ("direct", "mixed")
"""Titles and words held at arm's length say nothing of anybody's words."""
_FALSE = ("altered", "stitched", "not_found")
_TURNING = frozenset({"negation_changed", "number_changed", "trimmed_meaning"})
"""What a cut or an insertion may not do, marked or not."""
_SOME = ("a", "an", "some")
"""What opens the description of a thing or of anybody: "a letter to Ann Roe" is not Ann Roe."""
_TELLING = 4
"""Words from which on it is told whose they are: fewer are anybody's, or the name of a thing."""
_LONGEST = 80


@remembered
def misquoted(claim: str, source: Source) -> tuple[str, ...]:
    """Why what `claim` quotes is not what `source` has, or not of whom it names: a sentence each.

    Empty where the claim quotes nobody, or quotes truly.
    """
    return tuple(_wrong(one) for one in _checks(claim, source) if _is_wrong(one))


@remembered
def unspoken(claim: str, source: Source) -> tuple[str, ...]:
    """What `claim` has somebody say and `source` says itself, in the same words: a sentence each.

    No lie, since the source may tell in its own words what was said; but no quotation either.
    """
    return tuple(
        f"The words {_shown(one)} are the source's own there, nobody's speech."
        for one in _checks(claim, source)
        if one.quote.speaker and "not_speech" in one.flags and not _is_wrong(one)
    )


def _checks(claim: str, source: Source) -> list[QuoteCheck]:
    return [check(quote, _shelf(source)) for quote in extract(claim) if _is_speech(quote, claim)]


def _is_speech(quote: Quote, claim: str) -> bool:
    """Whether the claim gives words as said; not where all of it stands in marks, of nobody."""
    whole = len(tokens(quote.text)) == len(tokens(claim))
    return quote.kind in _SPEECH and not (whole and quote.speaker is None)


@remembered
def _shelf(source: Source) -> SourcesInMemory:
    return SourcesInMemory([source])


def _is_wrong(checked: QuoteCheck) -> bool:
    if checked.label in _FALSE and not _same_words(checked):
        return True
    return not _TURNING.isdisjoint(checked.flags) or _of_another(checked)


def _same_words(checked: QuoteCheck) -> bool:
    """Whether an altered quote differs in capitals, spaces and punctuation only."""
    return checked.label == "altered" and all(
        tokens(part.source).keys == tokens(part.quote).keys for part in checked.diff
    )


def _of_another(checked: QuoteCheck) -> bool:
    """Whether the source gives the words to another speaker than the claim does."""
    if checked.speaker.label != "differs" or len(tokens(checked.quote.text)) < _TELLING:
        return False
    claimed = checked.speaker.claimed or ""
    return claimed.casefold().split(maxsplit=1)[0] not in _SOME


def _wrong(checked: QuoteCheck) -> str:
    if checked.label == "not_found":
        return f"The source does not have the quoted words {_shown(checked)}."
    return f"The quoted words {_shown(checked)} do not hold: {checked.note}"


def _shown(checked: QuoteCheck) -> str:
    words = " ".join(checked.quote.text.split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]}…"
    return f"“{short}”"
