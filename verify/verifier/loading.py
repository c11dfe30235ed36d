"""What threads would otherwise load at the same time, loaded before they start.

Libraries are imported where they are first used. Two threads that meet the same one at once may see
it half made (numpy, asked for by Chroma in one and by the checker in the other, ends in an
ImportError): so one rehearsal comes first, of everything but a model's reply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from verify.judges.llm.pace import in_order
from verify.models import Claim
from verify.verifier.around import given

if TYPE_CHECKING:
    from verify.verifier.desk import Verifier

A = TypeVar("A")
B = TypeVar("B")

_LOADING = Lock()
_REHEARSED = "Four of the 15 unions in Hartford met on June 4, 2012."


def spread(desk: Verifier, call: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
    """`call` of each item, as many at once as the desk's judge bears, in the order of the items."""
    if desk.at_once > 1:
        load(desk)
    return in_order(call, items, desk.at_once)


def load(desk: Verifier) -> None:
    """Load what a claim, a quote and a request to a model need; again, it costs little."""
    with _LOADING:
        desk.library.search(_REHEARSED, k=1)
        desk.bench.rehearse(Claim.alone(_REHEARSED), given(_REHEARSED))
        desk.check_quote(_REHEARSED)
