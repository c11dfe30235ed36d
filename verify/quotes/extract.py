"""Quotes in a text, with who said them."""

from collections.abc import Sequence

from verify.models import Mention, Quote, Span
from verify.quotes.attribute import attributions, masked
from verify.quotes.beside import Said
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
    for piece, said in zip(pieces, attributions(plain, paragraphs, pieces), strict=True):
        block = by_start.get(piece.start)
        if block is not None and block.kind == "transcript":
            said = Said(block.speaker, block.cue)
        full = cast.fullest(said.speaker, last) if cast and said.speaker else None
        last = full or last
        found.append(_quote(text, piece, said, block, full))
    return found


def _outside(stretches: Sequence[Marked], set_apart: Sequence[Block]) -> list[Marked]:
    """The marked stretches that lie in no block."""
    spans = [block.span for block in set_apart]
    return [m for m in stretches if not any(span.overlaps(m.span) for span in spans)]


def _as_marked(block: Block) -> Marked:
    start, end = block.span.start, block.span.end
    return Marked(start, end, start, end)


def _quote(text: str, piece: Marked, said: Said, block: Block | None, full: Span | None) -> Quote:
    return Quote(
        text=piece.span.of(text),
        span=piece.span,
        kind=block.kind if block else kind_of(text, piece, said),
        speaker=_mention(text, full),
        named_as=_mention(text, said.speaker),
        cue=_mention(text, said.cue),
    )


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(text=span.of(text), span=span) if span and span.of(text).strip() else None
