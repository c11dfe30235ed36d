"""Orders planted in sources: text that speaks to a reading machine instead of to a reader.

Finding one changes no rule: only sentences that were shown can be named, with or without it. It is
said beside the evidence, since a source that tries this is one to look at again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.lang.en.orders import PLANTED_ORDERS
from verify.models import Source
from verify.text.remembering import remembered


@dataclass(frozen=True, slots=True)
class Trick:
    """A way of planting orders: what it is called, and what it looks like."""

    name: str
    pattern: re.Pattern[str]


TRICKS = tuple(Trick(*row) for row in PLANTED_ORDERS)
"""What is looked for, in the order in which it is named."""


def planted(text: str) -> tuple[str, ...]:
    """The names of the tricks in `text`, each once."""
    return tuple(trick.name for trick in TRICKS if trick.pattern.search(text))


def orders(text: str) -> bool:
    """Whether `text` tells a machine to ignore what it was told, or how to rule."""
    return any(trick.pattern.search(text) for trick in TRICKS[:2])


@remembered
def _planted_in(title: str, text: str) -> tuple[str, ...]:
    return planted(f"{title}\n{text}")


def caution(source: Source) -> str | None:
    """What to say beside the evidence of `source`; None where nothing is planted in it."""
    found = _planted_in(source.title, source.text)
    if not found:
        return None
    return (
        f"The text of “{source.title}” holds {', '.join(found)}. It was read as data and followed "
        "in nothing; look at this source before you trust it."
    )
