"""Whether a quote stands in the sources, word for word, and who said it there.

Exact first, then but for typography, then with the changes that the quote itself marks, then
pieced together, then the nearest words. Likeness never makes a quote verbatim.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.lang.en.negation import CONDITION_AFTER, CONDITION_BEFORE, FREES, NEGATION_IN_QUOTE
from verify.models import (
    Citation,
    DiffPart,
    Quote,
    QuoteCheck,
    QuoteFlag,
    QuoteLabel,
    Source,
    Span,
    SpeakerCheck,
)
from verify.quotes.align import tokens
from verify.quotes.found import Found
from verify.quotes.lookup import SOURCES, Shelf
from verify.quotes.search import Search
from verify.quotes.speaker import Heard, compare, named, who_speaks
from verify.text.canonical import canonical
from verify.text.fold import DOUBLE_MARKS

REACH = 300
"""A sentence is read this far on either side of the quoted words."""
_ENDS = re.compile(r"[.!?…][\"”’')]*\s|\n")
NEAR = 9
"""A negation governs the quoted words if it stands at most so many words before them."""


def cut_off(text: str, span: Span, speech: Span | None) -> str | None:
    """The words of the same sentence that negate or condition those under `span`, and are left off.

    `speech` is the stretch in marks that the words stand in, if they do: what lies outside it is
    not the speaker's. None where nothing of the kind was cut off.
    """
    lo = max(span.start - REACH, speech.start if speech else 0, 0)
    hi = min(span.end + REACH, speech.end if speech else len(text))
    before, after = text[lo : span.start], text[span.end : hi]
    for match in _ENDS.finditer(before):
        lo = max(lo, span.start - len(before) + match.end())
    before = text[lo : span.start]
    end = _ENDS.search(after)
    after = after[: end.start() + 1] if end else after
    return _before(before) or _after(after)


def _before(words: str) -> str | None:
    negation = None
    for negation in NEGATION_IN_QUOTE.finditer(words):  # noqa: B007 - the last one governs
        pass
    if negation is not None:
        between = words[negation.end() :]
        if len(between.split()) < NEAR and not FREES.search(between):
            return words[_clause(words, negation.start()) :].strip()
    condition = CONDITION_BEFORE.match(words.lstrip(" \"“'‘"))
    if condition is not None and words.rstrip().endswith(","):
        return words.strip()
    return None


def _clause(words: str, at: int) -> int:
    """Where the clause around offset `at` starts."""
    start = 0
    for match in re.finditer(r"[,;:—–]\s*", words[:at]):
        start = match.end()
    return start


def _after(words: str) -> str | None:
    match = CONDITION_AFTER.match(words)
    return words.strip(" ,.\"”’'") if match else None


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


PLACES = 100
"""So many places are listed for one quote."""
HEARD = 24
"""At so many places it is found out who speaks."""
_LINE_MARK = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
_MARKS = "\"“”„‟«»'‘’‚‛‹›「」『』` \t\n\xa0"
_CLAUSE = 3
"""So many words can be a clause, whose meaning turns on what is left off."""
_ORDER = {"matches": 0, "unknown": 1, "differs": 2}
_HEARD_RIGHT = ("verbatim", "typographic", "ellipsis", "bracketed")
"""What a quote from a transcript that a machine made cannot be: nobody knows the words."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One place of a quote and who speaks there."""

    found: Found
    source: Source
    span: Span
    speaker: SpeakerCheck
    speech: Span | None
    heard: bool
    unread: bool = False
    unsaid: tuple[Span, ...] = ()

    @property
    def key(self) -> tuple[int, int, int, int]:
        exactness = {"verbatim": 0, "typographic": 1}.get(self.found.label, 2)
        who = _ORDER[self.speaker.label]
        said = 2 if self.speech is None else 1 if self.unsaid else 0
        return (who, exactness, said, 0 if self.heard else 1)


def check(quote: Quote, shelf: Shelf) -> QuoteCheck:
    """What the sources on `shelf` say to `quote`. They are looked up by phrases; few are read."""
    text = _LINE_MARK.sub("\n", canonical(quote.text)).strip(_MARKS)
    if not len(tokens(text)):
        return _not_found(quote, "There are no words in it to look for.")
    search = Search(text, quote.speaker, shelf)
    found = search.found()
    return _result(quote, found) if found else _not_found(quote, missing(search.nearest))


def _result(quote: Quote, found: Sequence[Found]) -> QuoteCheck:
    places = _places(quote, found)
    best = _widened(quote, places[0])
    flags = set(best.found.flags)
    if best.source.transcribed and best.found.label in _HEARD_RIGHT:
        best = replace(best, found=replace(best.found, label="as_transcribed"))
    if best.unread:
        flags.add("speaker_not_read")
    speaker = _speaker(places)
    if not any(place.speech for place in places if place.heard) and not _is_author(quote, best):
        flags.add("not_speech")
    if best.unsaid and not _is_author(quote, best):
        flags.add("not_speech")
    cut = None
    words = len(tokens(best.span.of(best.source.text)))
    whole = best.found.label not in ("altered", "stitched") and words >= _CLAUSE
    if whole and quote.kind not in ("mixed", "scare"):
        cut = cut_off(best.found.source.text, best.span, best.speech)
        if cut is not None:
            flags.add("trimmed_meaning")
    listed: list[QuoteFlag] = sorted(flags)
    cited = tuple(Citation.of(place.source, place.span) for place in places)
    same = DiffPart(op="equal", source=cited[0].exact, quote=quote.text)
    return QuoteCheck(
        quote=quote,
        label=best.found.label,
        citation=cited[0],
        places=cited,
        diff=best.found.diff or (same,),
        flags=tuple(listed),
        speaker=speaker,
        note=note(best.found, listed, speaker, len({c.source_id for c in cited}), cut),
    )


def _places(quote: Quote, found: Sequence[Found]) -> list[_Place]:
    """The places of the quote: where the named speaker says it first, then the truest."""
    places: list[_Place] = []
    each = max(1, PLACES // len(found))
    for match in found:
        where = [(match.source, span) for span in match.places] + list(match.elsewhere)
        for source, span in where[:each]:
            heard = len(places) < HEARD
            places.append(_place(quote, match, source, span, heard))
    if found[0].label == "stitched":
        return places
    return sorted(places, key=lambda place: place.key)


def _widened(quote: Quote, place: _Place) -> _Place:
    """`place`, with the words that the source does not set as speech shown as put in.

    The source may quote one word of a sentence: `the town was "broke"` gives nobody the words "the
    town was". A quote that has such inner marks itself, and no speaker, quotes the writer.
    """
    if place.found.label not in ("verbatim", "typographic") or not place.unsaid:
        return place
    has_marks = place.found.label == "verbatim" or any(m in quote.text for m in DOUBLE_MARKS)
    if (quote.speaker is None and has_marks) or _is_author(quote, place):
        return place
    text, at = place.source.text, place.span.start
    steps: list[DiffPart] = []
    for gap in place.unsaid:
        steps.append(_said(text[at : gap.start]))
        steps.append(DiffPart(op="insert", source="", quote=gap.of(text).strip(_MARKS)))
        at = gap.end
    steps.append(_said(text[at : place.span.end]))
    diff = tuple(step for step in steps if step.quote)
    return replace(place, found=replace(place.found, label="altered", diff=diff))


def _said(words: str) -> DiffPart:
    words = words.strip(_MARKS)
    return DiffPart(op="equal", source=words, quote=words)


def _place(quote: Quote, found: Found, source: Source, span: Span, heard: bool) -> _Place:
    """One place of a quote, and who speaks there where that is to be `heard`."""
    near = who_speaks(source.text, span) if heard else Heard()
    quoted = near.quote is not None and near.quote.kind in ("direct", "mixed") and near.name
    if source.turns and not quoted:
        return _turn_place(quote, found, source, span, heard)
    speaker = compare(quote.speaker, near.name, namesakes=near.namesakes)
    return _Place(found, source, span, speaker, near.speech, heard, unsaid=near.unsaid)


def _turn_place(quote: Quote, found: Found, source: Source, span: Span, heard: bool) -> _Place:
    """A place in a transcript, where whoever has the turn speaks; over two turns, both do."""
    turns = [turn for turn in source.turns if turn.span.overlaps(span)]
    unread = any(turn.speaker is None for turn in turns) or not turns
    checks = [compare(quote.speaker, turn.speaker) for turn in turns]
    worst = max(checks, key=lambda check: _ORDER[check.label], default=compare(quote.speaker, None))
    whole = Span(start=turns[0].span.start, end=turns[-1].span.end) if turns else None
    return _Place(found, source, span, worst, whole, heard, unread)


def _speaker(places: Sequence[_Place]) -> SpeakerCheck:
    """Who says it at the best place; of a quote pieced together, whoever is not the one claimed."""
    if places[0].found.label == "stitched":
        others = [place.speaker for place in places if place.speaker.label == "differs"]
        return others[0] if others else places[0].speaker
    return places[0].speaker


def _is_author(quote: Quote, place: _Place) -> bool:
    """Whether the claimed speaker is the source itself: its publisher, or what its title names."""
    if quote.speaker is None:
        return False
    source = place.source
    claimed = named(quote.speaker.text).words
    own = named(f"{source.publisher or ''} {source.title}").words
    return bool(claimed) and claimed <= own


def _not_found(quote: Quote, why: str) -> QuoteCheck:
    claimed = quote.speaker.text if quote.speaker else None
    return QuoteCheck(
        quote=quote, label="not_found", speaker=SpeakerCheck(claimed=claimed), note=why
    )
