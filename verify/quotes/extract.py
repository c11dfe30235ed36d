"""Quotes in a text, with who said them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from verify.models import Mention, Quote, QuoteKind, Span
from verify.quotes.attribute import attributions, masked
from verify.quotes.beside import NOBODY, Said
from verify.quotes.cast import REACH, Cast
from verify.quotes.kinds import kind_of
from verify.quotes.layout import Block, blocks
from verify.quotes.marks import Marked, marked
from verify.text.sentences import paragraph_spans


def extract(text: str) -> list[Quote]:
    """The quotes in `text`, in order; each span covers the words inside the marks.

    A quote that its attribution splits, or that runs over several paragraphs, is as many quotes,
    all with the same speaker. Scare quotes and titles are among them, by their kind.
    """
    return Reading(text).quotes()


class Reading:
    """A text whose marks have been read; who speaks is found where it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraphs = paragraph_spans(text)
        set_apart = blocks(text, self._paragraphs)
        self._blocks = {block.span.start: block for block in set_apart}
        stretches = _outside(marked(text, self._paragraphs), set_apart)
        apart = [_as_marked(block) for block in set_apart]
        self._pieces = sorted([*stretches, *apart], key=lambda piece: piece.start)
        self._starts = [piece.start for piece in self._pieces]

    @cached_property
    def _plain(self) -> str:
        return masked(self._text, self._pieces)

    @cached_property
    def _cast(self) -> Cast:
        return Cast(self._text, self._plain)

    def quotes(self) -> list[Quote]:
        """All the quotes, in order."""
        return self._quotes(self._paragraphs, self._pieces) if self._pieces else []

    def quote_at(self, span: Span) -> Quote | None:
        """The quote that holds most of `span`; None in the writer's own prose.

        Reads no further back than a pronoun may reach.
        """
        i = bisect_right(self._starts, span.end)
        near = self._pieces[max(0, i - 20) : i]
        held = max(near, key=lambda piece: _shared(piece, span), default=None)
        if held is None or _shared(held, span) * 2 < min(_size(span), held.end - held.start):
            return None
        first = bisect_left(self._starts, held.start - REACH)
        last = self._pieces.index(held, first)
        after = last + 1
        while after < len(self._pieces) and self._pieces[after].continues:
            after += 1
        lo, hi = self._starts[first], self._pieces[after - 1].end
        paragraphs = [p for p in self._paragraphs if p.end >= lo - REACH and p.start <= hi]
        return self._quotes(paragraphs, self._pieces[first:after])[last - first]

    def _quotes(self, paragraphs: Sequence[Span], pieces: Sequence[Marked]) -> list[Quote]:
        self._cast.forget()
        found: list[Quote] = []
        last: Span | None = None
        said = _carried_back(pieces, attributions(self._plain, paragraphs, pieces))
        for piece, words in zip(pieces, said, strict=True):
            block = self._blocks.get(piece.start)
            kind: QuoteKind = block.kind if block else kind_of(self._text, piece, words)
            if block is not None and block.kind == "transcript":
                words = Said(block.speaker, block.cue)
            if kind in ("scare", "title"):
                words = NOBODY
            full = self._cast.fullest(words.speaker, last) if words.speaker else None
            last = full or last
            found.append(
                Quote(
                    text=piece.span.of(self._text),
                    span=piece.span,
                    kind=kind,
                    speaker=self._mention(full),
                    named_as=self._mention(words.speaker),
                    cue=self._mention(words.cue),
                )
            )
        return found

    def _mention(self, span: Span | None) -> Mention | None:
        words = span.of(self._text) if span else ""
        return Mention(text=words, span=span) if span and words.strip() else None


def _shared(piece: Marked, span: Span) -> int:
    return min(span.end, piece.end) - max(span.start, piece.start)


def _size(span: Span) -> int:
    return span.end - span.start


def _carried_back(pieces: Sequence[Marked], said: Sequence[Said]) -> list[Said]:
    """`said` with what the last paragraph of a quote says of its speaker, for those before it."""
    carried = list(said)
    for n in range(len(pieces) - 1, 0, -1):
        if pieces[n].continues and carried[n - 1].speaker is None:
            carried[n - 1] = carried[n]
    return carried


def _outside(stretches: Sequence[Marked], set_apart: Sequence[Block]) -> list[Marked]:
    """The marked stretches that lie in no block; blocks are in order and do not overlap."""
    starts = [block.span.start for block in set_apart]
    kept: list[Marked] = []
    for stretch in stretches:
        i = bisect_left(starts, stretch.end)
        if i == 0 or set_apart[i - 1].span.end <= stretch.start:
            kept.append(stretch)
    return kept


def _as_marked(block: Block) -> Marked:
    start, end = block.span.start, block.span.end
    return Marked(start, end, start, end)
