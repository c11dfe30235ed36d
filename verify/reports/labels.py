"""How each label looks everywhere: its words, its symbol, its tone and how bad it is.

Every report says a label in words and with a symbol; colour only repeats them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from verify.models import (
    Answer,
    Checked,
    Claim,
    Decision,
    Finding,
    Item,
    Quote,
    QuoteCheck,
    QuoteFlag,
    Report,
    Stance,
)

Tone = Literal["bad", "warn", "plain", "good", "failed"]


@dataclass(frozen=True, slots=True)
class Look:
    """A label as a reader meets it; `rank` 0 is what an editor must see first."""

    words: str
    symbol: str
    tone: Tone
    rank: int


ODDITIES = "Does not go together inside a cited source"
"""The heading over figures of one source that contradict each other."""

FAILED = Look("Could not be checked", "!", "failed", 2)
SPEAKER_DIFFERS = Look("Right words, another speaker", "≠", "bad", 0)
PENDING = Look("Not checked", "…", "plain", 9)
LOOKS: dict[str, Look] = {
    "refuted": Look("Refuted", "✗", "bad", 0),
    "altered": Look("Altered", "≠", "bad", 0),
    "stitched": Look("Stitched together", "~", "warn", 1),
    "conflicting": Look("Sources conflict", "⇄", "warn", 1),
    "failed": FAILED,
    "not_found": Look("Not found in the sources", "?", "warn", 3),
    "not_enough_evidence": Look("Not enough evidence", "?", "plain", 4),
    "as_transcribed": Look("As a machine transcribed it", "≈", "plain", 4),
    "bracketed": Look("Word for word, with a marked insertion", "✓", "good", 5),
    "ellipsis": Look("Word for word, with a marked cut", "✓", "good", 5),
    "typographic": Look("Word for word, set differently", "✓", "good", 6),
    "supported": Look("Supported", "✓", "good", 7),
    "verbatim": Look("Word for word", "✓", "good", 7),
}
STANCES: dict[Stance, Look] = {
    "refutes": Look("Refutes", "✗", "bad", 0),
    "supports": Look("Supports", "✓", "good", 1),
    "reports": Look("Only reports that it was said", "○", "plain", 2),
}
ANSWERS: dict[str, Look] = {
    "answered": Look("Answer", "✓", "good", 0),
    "abstained": Look("No answer in the sources", "?", "plain", 1),
    "failed": Look("Could not be answered", "!", "failed", 2),
}
FLAGS: dict[QuoteFlag, str] = {
    "number_changed": "a number was changed",
    "negation_changed": "a negation was added or dropped",
    "name_changed": "a name was changed",
    "tense_changed": "the tense was changed",
    "hedge_dropped": "a hedge was dropped",
    "trimmed_meaning": "what was cut changes the meaning",
    "not_speech": "the source does not set these words as speech",
    "speaker_not_read": "who says this in the transcript could not be read",
}
_CHANGED = {
    str(flag): Look(f"{words[0].upper()}{words[1:]}", "≠", "warn", 8)
    for flag, words in FLAGS.items()
}
OUTCOMES = {**LOOKS, "differs": Look("Another speaker", "≠", "bad", 0), **_CHANGED}
"""Everything that a row of a batch can come to."""


def look_of(result: Finding | QuoteCheck | Answer) -> Look:
    """The look of a result; right words from the wrong mouth look as bad as wrong words."""
    if isinstance(result, Answer):
        return ANSWERS[result.status]
    if isinstance(result, Finding):
        return LOOKS[result.verdict.label] if result.verdict else FAILED
    look = LOOKS[result.label]
    if result.speaker.label == "differs" and look.tone == "good":
        return SPEAKER_DIFFERS
    return look


def decided_look(result: Checked, decision: Decision | None) -> Look:
    """The look of a result after what somebody decided about it."""
    if decision is not None and decision.label is not None:
        return LOOKS[decision.label]
    if decision is not None and decision.result is not None:
        return look_of(decision.result)
    return look_of(result)


def standing_look(item: Checked | Item, decision: Decision | None) -> Look:
    """The look of a result after what was decided, or of what nobody came to."""
    if isinstance(item, Claim | Quote):
        return PENDING
    return decided_look(item, decision)


def worst_first(report: Report) -> list[tuple[int, Finding | QuoteCheck]]:
    """Everything found in a draft with its number in draft order (from 1), the worst first."""
    return sorted(numbered(report), key=lambda item: (look_of(item[1]).rank, item[0]))


def numbered(report: Report) -> list[tuple[int, Finding | QuoteCheck]]:
    """Everything that was checked in a draft, each with its number in draft order (from 1)."""
    return [(n, item) for n, item in report.numbered() if isinstance(item, Finding | QuoteCheck)]


def unchecked(report: Report) -> list[tuple[int, Claim | Quote]]:
    """What nobody came to, each with its number in draft order (from 1)."""
    return [(n, item) for n, item in report.numbered() if isinstance(item, Claim | Quote)]


def tally(
    report: Report, decided: Mapping[int, Decision] = MappingProxyType({})
) -> list[tuple[Look, int]]:
    """How many claims and quotes of a draft have each look, the worst look first.

    `decided` has what was decided, by number, where it is to count.
    """
    counts: dict[Look, int] = {}
    for number, item in report.numbered():
        look = standing_look(item, decided.get(number))
        counts[look] = counts.get(look, 0) + 1
    return sorted(counts.items(), key=lambda pair: (pair[0].rank, pair[0].words))


def about(decisions: Sequence[Decision], number: int) -> list[Decision]:
    """The decisions about one result, in the order in which they were made."""
    return [decision for decision in decisions if decision.number == number]
