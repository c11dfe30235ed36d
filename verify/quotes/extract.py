"""Quotes in a text, with who said them."""

from collections.abc import Sequence

from verify.models import Mention, Quote, QuoteKind, Span
from verify.quotes.attribute import attributions, masked
from verify.quotes.beside import NOBODY, Said
from verify.quotes.cast import Cast
from verify.quotes.kinds import kind_of
from verify.quotes.layout import Block, blocks
from verify.quotes.marks import Marked, marked
from verify.text.sentences import paragraph_spans


def extract(text: str) -> list[Quote]:
    """The quotes in `text`, in order; each span covers the words inside the marks.

    A quote that its attribution splits, or that runs over several paragraphs, is as many quotes,
    all with the same speaker. Scare quotes and titles are among them, by their kind.
    """
    paragraphs = paragraph_spans(text)
    stretches = marked(text, paragraphs)
    set_apart = blocks(text, paragraphs)
    stretches = _outside(stretches, set_apart)
    pieces = sorted(
        [*stretches, *(_as_marked(block) for block in set_apart)], key=lambda piece: piece.start
    )
    by_start = {block.span.start: block for block in set_apart}
    plain = masked(text, pieces)
    found: list[Quote] = []
    cast = Cast(text, plain) if pieces else None
    last: Span | None = None
    said = _carried_back(pieces, attributions(plain, paragraphs, pieces))
    for piece, words in zip(pieces, said, strict=True):
        block = by_start.get(piece.start)
        kind: QuoteKind = block.kind if block else kind_of(text, piece, words)
        if block is not None and block.kind == "transcript":
            words = Said(block.speaker, block.cue)
        if kind in ("scare", "title"):
            words = NOBODY
        full = cast.fullest(words.speaker, last) if cast and words.speaker else None
        last = full or last
        found.append(
            Quote(
                text=piece.span.of(text),
                span=piece.span,
                kind=kind,
                speaker=_mention(text, full),
                named_as=_mention(text, words.speaker),
                cue=_mention(text, words.cue),
            )
        )
    return found


def _carried_back(pieces: Sequence[Marked], said: Sequence[Said]) -> list[Said]:
    """`said` with what the last paragraph of a quote says of its speaker, for those before it."""
    carried = list(said)
    for n in range(len(pieces) - 1, 0, -1):
        if pieces[n].continues and carried[n - 1].speaker is None:
            carried[n - 1] = carried[n]
    return carried


def _outside(stretches: Sequence[Marked], set_apart: Sequence[Block]) -> list[Marked]:
    """The marked stretches that lie in no block."""
    spans = [block.span for block in set_apart]
    return [m for m in stretches if not any(span.overlaps(m.span) for span in spans)]


def _as_marked(block: Block) -> Marked:
    start, end = block.span.start, block.span.end
    return Marked(start, end, start, end)


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(text=span.of(text), span=span) if span and span.of(text).strip() else None
