"""What every change gives back, and how a table of makers is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from training.synthetic.cast import Cast


@dataclass(frozen=True)
class Change:
    """A changed sentence, with the words that went and the words that came."""

    text: str
    old: str
    new: str


Maker = Callable[[str, Cast, Random], Change | None]
"""A sentence and the cast of its article in, a changed sentence out; None where it does not fit."""


def swap(text: str, start: int, end: int, new: str) -> Change:
    """`text` with the words from `start` to `end` replaced by `new`."""
    return Change(text=text[:start] + new + text[end:], old=text[start:end], new=new)


def capitalised(text: str) -> str:
    """`text` with its first letter in upper case, be it behind a quotation mark or not."""
    at = 1 if text[:1] in '“"' else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


_LOWERED = frozenset(
    """The A An In On At After Before During Since While When As By For From With Under Over Despite
    Although Though Some Many Most Few All Both Several Police Officials Critics Lawmakers Voters
    Investigators Prosecutors More Less Fewer Nearly About Almost Authorities Protesters
    Experts Supporters Opponents Researchers Students Workers Residents Analysts There His Her Their
    Its Those These This That Two Three Four Five Six Seven Eight Nine Ten Last Next Earlier Early
    Late""".split()
)


def uncapitalised(text: str) -> str | None:
    """`text` as it goes on inside a sentence; None if its first word may be an ordinary word."""
    first = text.split(" ", 1)[0].rstrip(",")
    if first in _LOWERED:
        return text[0].lower() + text[1:]
    return text if _is_name(text) else None


def _is_name(text: str) -> bool:
    from verify.text.names import proper_names

    found = proper_names(text)
    if not found or found[0].span.start > 12:
        return False
    name = found[0]
    words = name.text.split()
    titled = name.span.start > 0
    return titled or len(words) > 1 or (len(words[0]) > 1 and text.count(words[0]) > 1)
