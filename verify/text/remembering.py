"""Results of pure functions kept for texts, as much as a number of characters allows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

CHARACTERS = 2_000_000
"""Characters of the texts whose results one function keeps; a longer text is not kept at all."""


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """The same function, which keeps what it returned for the texts that it met last.

    It takes texts, or sources, and other values that can be hashed, by position. What is kept is
    bounded by the characters of those texts and not by their number, so that a few long articles
    take no more memory than many short sentences.

    >>> @remembered
    ... def shout(text: str) -> str:
    ...     return text.upper()
    >>> shout("fire")
    'FIRE'
    """
    kept: OrderedDict[tuple[object, ...], tuple[T, int]] = OrderedDict()
    lock, total = threading.Lock(), 0

    @wraps(function)
    def known(*args: P.args, **named: P.kwargs) -> T:
        nonlocal total
        if named:
            return function(*args, **named)
        with lock:
            if args in kept:
                kept.move_to_end(args)
                return kept[args][0]
        result = function(*args, **named)
        size = sum(_size(one) for one in args)
        if size > CHARACTERS:
            return result
        with lock:
            if args not in kept:
                kept[args] = (result, size)
                total += size
            while total > CHARACTERS:
                total -= kept.popitem(last=False)[1][1]
        return result

    return known


def _size(value: object) -> int:
    """The characters of a text, or of the text of a source."""
    text = value if isinstance(value, str) else getattr(value, "text", "")
    return len(text) + 1
