"""A quote as one source has it: whole, with marked changes, pieced together, or altered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.lang.en.sentences import STOPWORDS
from verify.models import DiffPart, QuoteFlag, QuoteLabel, Source, Span
from verify.quotes import align, stitch
from verify.quotes.align import Alignment, Tokens, tokens
from verify.quotes.diff import flags_between, flags_of, word_diff
from verify.quotes.lookup import Part, in_order, places_of
from verify.text.locate import exactly, prepare, typographically

PLACES = 100
"""So many places of a quote are listed for one source."""
NEAR = 0.5
"""The nearest place must have this share of the quote's words, function words counting less."""
_FUNCTION_WORD = 0.25
_ALL_BUT = 0.75


@dataclass(slots=True)
class Found:
    """What one source has of a quote. `spans` are places of the whole, or one place in parts.

    Of the quote's words, the place has the `share` and the longest run `held` of `matched` words in
    all; `foreign` is the longest run that it lacks. Pieces of other sources stand `elsewhere`.
    """

    label: QuoteLabel
    source: Source
    spans: list[Span]
    diff: tuple[DiffPart, ...] = ()
    flags: set[QuoteFlag] = field(default_factory=set)
    share: float = 1.0
    matched: int = 0
    held: Sequence[str] = ()
    foreign: Sequence[str] = ()
    elsewhere: tuple[tuple[Source, Span], ...] = ()

    def clearly(self, share: float) -> bool:
        """Whether the place is what was quoted, and not only what a part was taken from."""
        return self.share > share and len(self.foreign) < stitch.MIN_RUN

    @property
    def places(self) -> list[Span]:
        """The stretches of the source to cite."""
        if self.label in ("verbatim", "typographic", "as_transcribed", "stitched"):
            return self.spans
        return [Span(start=self.spans[0].start, end=self.spans[-1].end)]


def whole(text: str, source: Source) -> Found | None:
    """The places that have the quote word for word, or but for typography.

    A comma or full stop at the end of the quote may be the house's own: "..., he said" becomes
    "... ." at the end of a sentence. A question mark may not go.
    """
    spans = exactly(source.text, text, PLACES)
    if spans:
        return Found("verbatim", source, spans)
    prepared = prepare(source.text)
    spans = typographically(prepared, text, PLACES)
    if not spans and text[-1] in ",.":
        spans = [
            span
            for span in typographically(prepared, text.rstrip(",. "), PLACES)
            if source.text[span.end : span.end + 1] not in ("?", "!")
        ]
    return Found("typographic", source, spans) if spans else None


def marked(pieces: Sequence[Part], source: Source) -> Found | None:
    """The place that has every part in order; ellipses and brackets stand for the rest."""
    spans = in_order(pieces, prepare(source.text))
    if spans is None:
        return None
    bracketed = any(
        piece.before == "bracket" or piece.open_start or piece.open_end for piece in pieces
    )
    diff: list[DiffPart] = []
    flags: set[QuoteFlag] = set()
    spoken = [piece for piece in pieces if piece.text]
    for n, (piece, span) in enumerate(zip(spoken, spans, strict=True)):
        if n:
            gap = source.text[spans[n - 1].end : span.start].strip()
            flags |= _step(diff, gap, piece)
        elif piece.inserted:
            diff.append(DiffPart(op="insert", source="", quote=piece.inserted))
        diff.append(DiffPart(op="equal", source=span.of(source.text), quote=piece.text))
    if not pieces[-1].text:
        diff.append(DiffPart(op="insert", source="", quote=pieces[-1].inserted))
    return Found("bracketed" if bracketed else "ellipsis", source, spans, tuple(diff), flags)


def _step(diff: list[DiffPart], gap: str, piece: Part) -> set[QuoteFlag]:
    """Adds what a marked change did to `diff`; gives the flags it earns.

    A cut within a sentence must not take a "not" along; whole sentences may be cut.
    """
    new = piece.inserted.strip("[]()")
    if gap or piece.inserted:
        op = "replace" if gap and piece.inserted else ("delete" if gap else "insert")
        diff.append(DiffPart(op=op, source=gap, quote=piece.inserted))
    if piece.before != "bracket" and any(mark in gap for mark in ".!?\n"):
        return set()
    flags = flags_between(tokens(gap).keys, tokens(new).keys)
    return flags & {"negation_changed", "number_changed"} if new else flags & {"negation_changed"}


def scattered(pieces: Sequence[Part], sources: Sequence[Source]) -> Found | None:
    """Marked parts that are each verbatim, but out of order or in different sources."""
    spoken = [piece for piece in pieces if len(piece.text.split()) >= 3]
    if len(spoken) < 2 or len(spoken) < sum(1 for piece in pieces if piece.text):
        return None
    best: list[tuple[Source, Span]] = []
    for piece in spoken:
        places = [(s, found[0]) for s in sources if (found := places_of(piece, prepare(s.text)))]
        if not places:
            return None
        same = [place for place in places if best and place[0].id == best[0][0].id]
        best.append((same or places)[0])
    return _pieced(best, [piece.text for piece in spoken])


def stitched(text: str, wanted: Tokens, sources: Sequence[Source]) -> Found | None:
    """A quote made up of runs of words from several places or sources."""
    have = [tokens(source.text) for source in sources]
    runs = stitch.pieces(wanted, have)
    if runs is None:
        return None
    places = [(sources[run.source], have[run.source].span(run.c, run.d)) for run in runs]
    return _pieced(places, [wanted.span(run.a, run.b).of(text) for run in runs])


def _pieced(places: Sequence[tuple[Source, Span]], quoted: Sequence[str]) -> Found:
    first = places[0][0]
    diff = tuple(
        DiffPart(op="equal", source=span.of(source.text), quote=words)
        for (source, span), words in zip(places, quoted, strict=True)
    )
    elsewhere = tuple((source, span) for source, span in places if source.id != first.id)
    spans = [span for source, span in places if source.id == first.id]
    return Found("stitched", first, spans, diff, elsewhere=elsewhere)


def near(text: str, wanted: Tokens, source: Source, slack: int = 0) -> Found | None:
    """The place with the nearest words: altered, or stitched where whole stretches are left out."""
    have = tokens(source.text)
    aligned = align.nearest(wanted, have, slack)
    if aligned is None:
        return None
    share = _share(wanted, aligned)
    if share < NEAR or not _tied(wanted, aligned):
        return None
    label: QuoteLabel = "altered"
    if stitch.cut_inside(aligned, len(wanted)):
        label = "stitched"
    return Found(
        label,
        source,
        [have.span(aligned.start, aligned.end)],
        word_diff(aligned.steps, text, wanted, source.text, have),
        flags_of(aligned.steps, text, wanted, source.text, have),
        share,
        aligned.matched,
        max((wanted.keys[s.a : s.b] for s in aligned.steps if s.same), key=len),
        max((wanted.keys[s.a : s.b] for s in aligned.steps if not s.same), key=len, default=()),
    )


def _share(wanted: Tokens, aligned: Alignment) -> float:
    """The share of the quote's words that the place has, function words counting a quarter."""
    weights = [_FUNCTION_WORD if key in STOPWORDS else 1.0 for key in wanted.keys]
    held = sum(sum(weights[step.a : step.b]) for step in aligned.steps if step.same)
    return held / sum(weights)


def _tied(wanted: Tokens, aligned: Alignment) -> bool:
    """Whether the equal words hang together, are not strewn over the place, and say something."""
    size = len(wanted)
    runs = [step.b - step.a for step in aligned.steps if step.same]
    held = {key for step in aligned.steps if step.same for key in wanted.keys[step.a : step.b]}
    if held <= STOPWORDS and sum(runs) < _ALL_BUT * size:
        return False
    return max(runs) >= min(3, size - 1, max(1, size // 3)) and sum(runs) >= min(2, size)
