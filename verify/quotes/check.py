"""Whether a quote stands in the sources, word for word, and who said it there.

Exact first, then but for typography, then with the changes that the quote itself marks, then the
nearest words. Only the first two and the marked ones can be found true; likeness never makes a
quote verbatim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
from verify.quotes import align, marked_changes
from verify.quotes.align import Tokens, tokens
from verify.quotes.diff import flags_between, flags_of, word_diff
from verify.quotes.shelf import Shelf
from verify.quotes.speaker import compare, is_speech, quote_at
from verify.text.canonical import canonical
from verify.text.locate import exactly, prepare, typographically

SOURCES = 40
"""So many sources are looked at for one quote."""
PLACES = 100
"""So many places are listed."""
_MARKS = "\"“”„‟«»'‘’‚‛‹›「」『』` \t\n\xa0"


@dataclass(slots=True)
class Found:
    """A quote as one source has it."""

    label: QuoteLabel
    source: Source
    spans: list[Span]
    diff: tuple[DiffPart, ...] = ()
    flags: set[QuoteFlag] = field(default_factory=set)
    share: float = 1.0


def check(quote: Quote, shelf: Shelf) -> QuoteCheck:
    """What the sources on `shelf` say to `quote`. They are looked up by phrases; few are read."""
    text = canonical(quote.text).strip(_MARKS)
    wanted = tokens(text)
    if not wanted.items:
        return _not_found(quote, "There are no words to look for.")
    pieces = marked_changes.parts(text)
    candidates = _candidates(wanted, pieces, shelf)
    sources = [shelf.source(id_) for id_ in candidates]
    found = [match for source in sources for match in _whole(text, source)]
    if not found and (len(pieces) > 1 or "[" in text):
        found = [m for source in sources if (m := _marked(pieces, source)) is not None]
    if not found and "(" in text:
        pieces = marked_changes.parts(text, round_brackets=True)
        if len(pieces) > 1:
            found = [m for source in sources if (m := _marked(pieces, source)) is not None]
    if not found:
        near = [m for source in sources if (m := _near(text, wanted, source)) is not None]
        found = sorted(near, key=lambda m: -m.share)[:1]
    if not found:
        return _not_found(quote, "No source has these words, or words near them.")
    return _result(quote, found)


def _candidates(wanted: Tokens, pieces: Sequence[marked_changes.Part], shelf: Shelf) -> list[str]:
    found: dict[str, None] = {}
    for phrase in _phrases(wanted, pieces):
        found.update(dict.fromkeys(shelf.sources_with_phrase(phrase, SOURCES)))
        if len(found) >= SOURCES:
            break
    if len(found) < 5:
        keys = sorted(set(wanted.keys()), key=lambda key: -len(key))[:24]
        found.update(dict.fromkeys(shelf.sources_like(keys, 8)))
    return list(found)[: 2 * SOURCES]


def _phrases(wanted: Tokens, pieces: Sequence[marked_changes.Part]) -> Iterable[list[str]]:
    """Runs of words of the quote to look up: from its middle, its end and its beginning."""
    lists = [tokens(piece.text).keys() for piece in pieces if piece.text] or [wanted.keys()]
    seen: set[tuple[str, ...]] = set()
    for keys in lists[:6]:
        size = min(5, len(keys))
        middle = max(0, (len(keys) - size) // 2)
        for at in (middle, max(0, len(keys) - size), 0):
            phrase = tuple(keys[at : at + size])
            if phrase and phrase not in seen:
                seen.add(phrase)
                yield list(phrase)


def _whole(text: str, source: Source) -> list[Found]:
    spans = exactly(source.text, text, PLACES)
    if spans:
        return [Found("verbatim", source, spans)]
    prepared = prepare(source.text)
    spans = typographically(prepared, text, PLACES)
    if not spans and text[-1] in ",.":
        spans = [
            span
            for span in typographically(prepared, text.rstrip(",. "), PLACES)
            if source.text[span.end : span.end + 1] not in ("?", "!")
        ]
    return [Found("typographic", source, spans)] if spans else []


def _marked(pieces: Sequence[marked_changes.Part], source: Source) -> Found | None:
    spans = marked_changes.in_order(pieces, prepare(source.text))
    if spans is None:
        return None
    label: QuoteLabel = "bracketed" if any(p.before == "bracket" for p in pieces) else "ellipsis"
    if any(p.open_start or p.open_end for p in pieces):
        label = "bracketed"
    diff: list[DiffPart] = []
    flags: set[QuoteFlag] = set()
    spoken = [piece for piece in pieces if piece.text]
    for n, (piece, span) in enumerate(zip(spoken, spans, strict=True)):
        if n:
            gap = source.text[spans[n - 1].end : span.start]
            new = piece.inserted.strip("[]()")
            op = "replace" if gap.strip() and new else ("delete" if gap.strip() else "insert")
            diff.append(DiffPart(op=op, source=gap.strip(), quote=piece.inserted))
            if not any(mark in gap for mark in ".!?\n") or piece.before == "bracket":
                flags |= flags_between(tokens(gap).keys(), tokens(new).keys()) - {"tense_changed"}
        diff.append(DiffPart(op="equal", source=span.of(source.text), quote=piece.text))
    return Found(label, source, spans, tuple(diff), flags)


def _near(text: str, wanted: Tokens, source: Source) -> Found | None:
    have = tokens(source.text)
    aligned = align.nearest(wanted, have)
    if aligned is None:
        return None
    share = aligned.matched / len(wanted.items)
    if share < 0.5 or (aligned.matched < 2 and len(wanted.items) > 2):
        return None
    span = have.span(aligned.start, aligned.end)
    return Found(
        "altered",
        source,
        [span],
        word_diff(aligned.steps, text, wanted, source.text, have),
        flags_of(aligned.steps, text, wanted, source.text, have),
        share,
    )


def _result(quote: Quote, found: Sequence[Found]) -> QuoteCheck:
    ranked: list[tuple[tuple[int, ...], Found, Span, SpeakerCheck]] = []
    order = {"matches": 0, "unknown": 1, "differs": 2}
    for match in found:
        spans = match.spans if match.label in ("verbatim", "typographic") else [_hull(match.spans)]
        for n, span in enumerate(spans[:PLACES]):
            said = quote_at(match.source.text, span) if n < 8 else None
            who = said.speaker.text if said and said.speaker else None
            speaker = compare(quote.speaker, who)
            key = (
                order[speaker.label],
                0 if match.label == "verbatim" else 1,
                0 if is_speech(said) else 1,
                len(ranked),
            )
            ranked.append((key, match, span, speaker))
    ranked.sort(key=lambda item: item[0])
    ranked = ranked[:PLACES]
    _, best, span, speaker = ranked[0]
    flags = set(best.flags)
    if all(item[0][2] for item in ranked):
        flags.add("not_speech")
    places = tuple(Citation.of(match.source, place) for _, match, place, _ in ranked)
    return QuoteCheck(
        quote=quote,
        label=best.label,
        citation=places[0],
        places=places,
        diff=best.diff
        or (DiffPart(op="equal", source=span.of(best.source.text), quote=quote.text),),
        flags=tuple(sorted(flags)),
        speaker=speaker,
        note=_note(best, speaker),
    )


def _hull(spans: Sequence[Span]) -> Span:
    return Span(start=spans[0].start, end=spans[-1].end)


def _note(found: Found, speaker: SpeakerCheck) -> str:
    said = {
        "verbatim": "Word for word in the source",
        "typographic": "In the source but for typography",
        "ellipsis": "In the source with the cuts that it marks",
        "bracketed": "In the source with the insertions that it marks",
        "stitched": "Pieced together from separate words of the source",
        "altered": "The source has other words",
        "not_found": "Not in the sources",
    }[found.label]
    if speaker.label == "differs":
        return f"{said}, but said by {speaker.found}, not by {speaker.claimed}."
    return f"{said}."


def _not_found(quote: Quote, note: str) -> QuoteCheck:
    claimed = quote.speaker.text if quote.speaker else None
    return QuoteCheck(
        quote=quote, label="not_found", speaker=SpeakerCheck(claimed=claimed), note=note
    )
