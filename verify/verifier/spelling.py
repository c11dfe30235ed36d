"""Typing errors in a question or a claim, read as the words of the library that they mean.

Only a word that neither the library nor the reading network knows is taken for an error, never one
that may be a name; and only a word of the library that begins alike, and is one change away (two
for a long word), is what it may mean. What was read otherwise is said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from verify.lang.en.sentences import STOPWORDS
from verify.models import Answer, Claim
from verify.text.names import proper_names
from verify.text.words import Word, words

if TYPE_CHECKING:
    from verify.library.library import Library

_SHORTEST, _SHORT, _LONG = 4, 5, 9
"""Letters that a word has at least to be corrected: in a doubled letter, in any, in two."""
_ENDINGS = {
    "s": ("",),
    "es": ("",),
    "ed": ("", "e"),
    "er": ("", "e"),
    "ing": ("", "e"),
    "ly": ("",),
}
"""Endings of forms, and what the word itself may have had in their place."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text as it was typed and as it is read; `read` are the words that were read otherwise."""

    typed: str
    text: str
    read: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What a reader should know; empty where nothing was read otherwise."""
        return f"read as: {', '.join(self.read)}" if self.read else ""

    def claim(self) -> Claim:
        """The claim as it is judged."""
        return Claim.alone(self.text).model_copy(update={"note": self.note})

    def typed_claim(self) -> Claim:
        """The claim as it was typed."""
        return Claim.alone(self.typed).model_copy(update={"note": self.note})

    def told(self, answer: Answer) -> Answer:
        """An answer to what was read, as the answer to what was typed."""
        if not self.read:
            return answer
        cautions = (self.note, *answer.cautions)
        return answer.model_copy(update={"question": self.typed, "cautions": cautions})


def spelled(text: str, library: Library) -> Spelled:
    """`text` with its typing errors read as words of `library`."""
    read: list[str] = []
    parts: list[str] = []
    end = 0
    for word in _unknown(text, library):
        meant = _meant(word.text.lower(), library)
        if meant is not None:
            parts += [text[end : word.start], meant if word.text.islower() else meant.capitalize()]
            read.append(meant)
            end = word.end
    return Spelled(text, "".join([*parts, text[end:]]), tuple(read))


def _unknown(text: str, library: Library) -> Iterator[Word]:
    """The words of `text` that may be errors: known nowhere, and no part of a name."""
    first = next(iter(words(text)), Word("", 0, 0))
    # A capital at the start of a text says nothing; the library has a name in capitals only.
    names = [n.span for n in proper_names(text) if n.text != first.text or n.span.start]
    doubtful = [
        word
        for word in words(text)
        if len(word.text) >= _SHORTEST
        and word.text.isalpha()
        and word.text.lower() not in STOPWORDS
        and (word.text.islower() or (word == first and word.text.istitle()))
        and not any(span.start < word.end and word.start < span.end for span in names)
    ]
    held = library.document_frequency(word.text.lower() for word in doubtful)
    unheld = [word for word in doubtful if not held[word.text.lower()]]
    if unheld and _common():
        yield from (word for word in unheld if word.text.lower() not in _common())


def _meant(word: str, library: Library) -> str | None:
    """The word of the library that `word` is an error for; None where none is near enough.

    Of words equally near, one whose letters are only doubled or swapped goes before others. A form
    of a common word ("planes") is an error only in a doubled letter ("planed" for "planned").
    """
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= _LONG else 1
    doubled_only = len(word) < _SHORT or not _common().isdisjoint(_bases(word))
    near = [
        (OSA.distance(word, other), not _is_slip(word, other), -times, other)
        for other, times in library.words_like(word).items()
        if other not in STOPWORDS and (not doubled_only or _undoubled(word) == _undoubled(other))
    ]
    fitting = [item for item in near if item[0] <= most]
    return min(fitting)[3] if fitting else None


def _is_slip(word: str, other: str) -> bool:
    """Whether two words differ only in letters that are doubled or swapped."""
    return _undoubled(word) == _undoubled(other) or sorted(word) == sorted(other)


def _bases(word: str) -> set[str]:
    """The words that `word` may be a form of: "planes" of "plane", "planed" of "plan" too."""
    return {
        word.removesuffix(ending) + instead
        for ending, instead_of in _ENDINGS.items()
        if word.endswith(ending)
        for instead in instead_of
    }


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


@cache
def _common() -> frozenset[str]:
    """Common words of English: those that the reading network knows as a whole."""
    from verify.checker.checker import SHIPPED

    file = SHIPPED / "tokenizer.json"
    if not file.is_file():
        return frozenset()
    vocabulary = json.loads(file.read_text("utf-8"))["model"]["vocab"]
    return frozenset(word for word in vocabulary if word.isalpha())
