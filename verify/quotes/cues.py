"""The words that say that somebody said something, as a table."""

import re
from typing import NamedTuple

from verify.lang.en.speech import (
    CUE_HEADS,
    CUE_PHRASES,
    IRREGULAR_CUES,
    REGULAR_CUES,
    SPEECH_NOUN_WORDS,
    WEAK_CUES,
)
from verify.models import Span


def _forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    doubled = verb + verb[-1]
    return verb, plural, f"{verb}ed", f"{verb}ing", f"{doubled}ed", f"{doubled}ing"


VERBS = frozenset(form for verb in REGULAR_CUES for form in _forms(verb)) | frozenset(
    IRREGULAR_CUES
)
"""Every form of every verb that can carry a quote."""
SPEECH_NOUNS = frozenset(SPEECH_NOUN_WORDS)
"""What can speak or hold speech without being a person: "the letter reads", "in a statement:"."""
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]+(?:-[a-z]+)*(?![\w’'-])")
NAMES_THE_SPEAKER_AFTER = ("according to", "in the words of", "the words of")


class Cue(NamedTuple):
    """A cue and where it stands; `word` is it in lower case."""

    start: int
    end: int
    word: str

    @property
    def weak(self) -> bool:
        return self.word in WEAK_CUES

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


def cues(text: str, lo: int, hi: int, limit: int = 50) -> list[Cue]:
    """The cues between two offsets, in order; a phrase ("went on to say") counts as one."""
    found: list[Cue] = []
    at = lo
    while len(found) < limit:
        match = _WORD.search(text, at, hi)
        if match is None:
            break
        at = match.end()
        word = match.group().lower()
        if word in CUE_HEADS:
            phrase = CUE_PHRASES.match(text[match.start() : min(hi, match.start() + 60)].lower())
            if phrase:
                at = match.start() + phrase.end()
                found.append(Cue(match.start(), at, phrase.group()))
                continue
        if word in VERBS and (match.group().islower() or _starts(text, match.start())):
            found.append(Cue(match.start(), match.end(), word))
    return found


def _starts(text: str, at: int) -> bool:
    """Whether a capital at `at` is that of a sentence ("Said Ann Roe:") and not of a name."""
    return at == 0 or text[max(0, at - 6) : at].rstrip(" \xa0\"“”'‘’(")[-1:] in (
        "",
        "\n",
        ".",
        "!",
        "?",
        "…",
        ":",
    )
