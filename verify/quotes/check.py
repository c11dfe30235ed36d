"""Whether a quote stands in the sources, word for word, and who said it there.

Exact first, then but for typography, then with the changes that the quote itself marks, then
pieced together, then the nearest words. Likeness never makes a quote verbatim.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.models import (
    Citation,
    DiffPart,
    Quote,
    QuoteCheck,
    QuoteFlag,
    Source,
    Span,
    SpeakerCheck,
)
from verify.quotes.align import tokens
from verify.quotes.found import Found
from verify.quotes.note import missing, note
from verify.quotes.search import Search
from verify.quotes.shelf import Shelf
from verify.quotes.speaker import Heard, compare, named, who_speaks
from verify.quotes.trimmed import cut_off
from verify.text.canonical import canonical
from verify.text.fold import DOUBLE_MARKS

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
