"""The result of a check as one plain sentence."""

from collections.abc import Sequence

from verify.models import DiffPart, QuoteFlag, QuoteLabel, SpeakerCheck
from verify.quotes.found import Found
from verify.quotes.lookup import SOURCES

_OPENING: dict[QuoteLabel, str] = {
    "verbatim": "Word for word in {title}",
    "typographic": "In {title} but for typography",
    "ellipsis": "In {title}, with cuts that the quote marks",
    "bracketed": "In {title}, with changes that the quote marks in brackets",
    "as_transcribed": "In {title} as a machine transcribed it; listen to it before you print it",
    "stitched": "Pieced together from {parts} of {title}",
    "altered": "{title} has other words",
}
LONGEST = 60


def note(
    found: Found,
    flags: Sequence[QuoteFlag],
    speaker: SpeakerCheck,
    sources: int,
    cut: str | None,
) -> str:
    """What came of the check. `sources` counts those that have the words; `cut` was left off."""
    parts = sum(part.op == "equal" for part in found.diff)
    said = _OPENING[found.label].format(title=_title(found), parts=f"{parts} places")
    if found.label == "altered":
        said += _change(found.diff)
    if found.elsewhere:
        said += f" and {_count(sources - 1, 'other source')}"
    elif sources > 1:
        least = "at least " if sources >= SOURCES else ""
        said += f" and in {least}{_count(sources - 1, 'other source')}"
    if speaker.label == "differs":
        said += f", but said by {speaker.found}, not by {speaker.claimed}"
    if "not_speech" in flags:
        said += "; these are the source's own words, not speech"
    if "speaker_not_read" in flags:
        said += "; who says it there could not be read"
    if cut is not None:
        said += f"; what was left off turns the meaning: “{_short(cut)}”"
    return f"{said}."


def missing(nearest: Found | None) -> str:
    """What to say of a quote that no source has; `nearest` is as close as any comes."""
    if nearest is None:
        return "No source has these words, or words near them."
    words = nearest.places[0].of(nearest.source.text)
    return f"No source has these words; nearest is “{_short(words)}” in {_title(nearest)}."


def _title(found: Found) -> str:
    return f"“{_short(found.source.title)}”"


def _change(diff: Sequence[DiffPart]) -> str:
    changes = [part for part in diff if part.op != "equal"]
    if not changes:
        return ""
    first = max(changes[:20], key=lambda part: part.op == "replace")
    more = f" and {_count(len(changes) - 1, 'other change')}" if len(changes) > 1 else ""
    if first.op == "replace":
        return f": “{_short(first.source)}” became “{_short(first.quote)}”{more}"
    if first.op == "delete":
        return f": “{_short(first.source)}” was left out{more}"
    return f": “{_short(first.quote)}” was put in{more}"


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
