"""Names of protected sources left out of a report before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from verify.errors import InputError
from verify.lang.en.sentences import STOPWORDS
from verify.models import Citation, Report
from verify.reports.orders import Order

COVER = "█"
_LEAST_LETTERS = 3
_ADDRESSES = frozenset("url fragment_url path".split())
_OURS = frozenset("source_id label status stance method op kind action judge version".split())
"""Fields that hold words of ours alone."""


def protected(order: Order, names: Sequence[str]) -> Order:
    """`order` with each of `names`, and each of their words, covered wherever it stands.

    Each character is covered by one, so that offsets hold; an address that has a name in it is left
    out. The draft's own file, which a comment is written into, keeps its words. Raises InputError
    for a name without a word of three letters.
    """
    if not names:
        return order
    cover = covering(names)
    tell = tuple(word.casefold() for word in _telling(names))

    def veiled(citation: Citation) -> tuple[str, str, str]:
        before, exact, after = order.context(citation)
        return cover(before), cover(exact), cover(after)

    told = _covered(order.report.model_dump(), cover, tell)
    return replace(order, report=Report.model_validate(told), context=veiled, veil=cover)


def covering(names: Sequence[str]) -> Callable[[str], str]:
    """A function that covers `names`, and each of their words, in a text.

    Raises InputError for a name without a word of three letters.
    """
    longest = sorted(_telling(names), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda m: COVER * len(m[0]), text)


def _telling(names: Sequence[str]) -> set[str]:
    """The words of `names` that tell who is meant."""
    words: set[str] = set()
    for name in names:
        found = [w for w in re.findall(r"\w+", name) if len(w) >= _LEAST_LETTERS]
        telling = {w for w in found if w.casefold() not in STOPWORDS}
        if not telling:
            raise InputError(
                f"--protect {name!r}: give a name of at least {_LEAST_LETTERS} letters"
            )
        words |= telling
    return words


def _covered(value: Any, cover: Callable[[str], str], tell: Sequence[str], field: str = "") -> Any:
    if isinstance(value, str):
        if field in _OURS:
            return value
        if field in _ADDRESSES:
            address = unquote(value).casefold()
            return None if any(word in address for word in tell) else value
        return cover(value)
    if isinstance(value, dict):
        return {key: _covered(item, cover, tell, str(key)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_covered(item, cover, tell, field) for item in value]
    return value
