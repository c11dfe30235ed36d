"""Quotes in a text, with who said them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from verify.lang.en.people import IN_A_PLACE
from verify.lang.en.speech import MORE, SMALL_WORDS, SO_CALLED, WORKS
from verify.models import Mention, Quote, QuoteKind, Span
from verify.quotes.attribute import Block, attributions, blocks, masked
from verify.quotes.beside import NOBODY, Said
from verify.quotes.cast import REACH, Cast
from verify.quotes.cues import SPEECH_NOUNS
from verify.quotes.marks import Marked, marked
from verify.text.fold import APOSTROPHES
from verify.text.locate import UNSPACED
from verify.text.sentences import paragraph_spans

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
SCARE_WORDS = 5
"""Unattributed words in marks inside a sentence, as few as this, are no speech."""


def kind_of(text: str, stretch: Marked, said: Said) -> QuoteKind:
    """The kind of the words under `stretch`, given who is said to have said them."""
    inner = text[stretch.start : stretch.end]
    words = _WORD.findall(inner)
    before = text[max(0, stretch.opened - 60) : stretch.opened]
    led = before.rstrip().endswith((",", ":")) and said.cue is not None
    if _titled(inner, words) and not led and not said.follows:
        several = len(words) > 1 and _speaker_is_far(stretch, said)
        if several or WORKS.search(text[max(0, stretch.opened - 40) : stretch.start]):
            return "title"
    whole = inner.rstrip("\"”’' ").endswith((",", ".", "!", "?", "—", "…", "-", "–"))
    opens = _opens(text, stretch)
    if said.speaker is None and not UNSPACED.search(inner):
        held = len(words) <= SCARE_WORDS and not (opens and whole)
        if held or (not opens and SO_CALLED.search(before)):
            return "scare"
    if opens and said.follows and len(words) > 2 and inner[:1].isupper():
        return "direct"
    if (opens or led or said.follows) and whole and inner.lstrip("\"“‘'([… .")[:1].isupper():
        return "direct"
    return "direct" if opens and len(words) > SCARE_WORDS else "mixed"


def _titled(inner: str, words: list[str]) -> bool:
    """Whether the words are set like a title: every one but the small ones with a capital."""
    if not words or len(words) > 12 or inner.rstrip().endswith(("!", "?")):
        return False
    big = [word for word in words if word.casefold() not in SMALL_WORDS]
    return (
        bool(big) and words[0][:1].isupper() and all(w[:1].isupper() or w[0].isdigit() for w in big)
    )


def _speaker_is_far(stretch: Marked, said: Said) -> bool:
    return said.cue is None or not 0 <= stretch.opened - said.cue.end <= 3


def _opens(text: str, stretch: Marked) -> bool:
    """Whether the stretch starts its paragraph or its sentence."""
    before = text[max(0, stretch.opened - 8) : stretch.opened].rstrip(" \xa0([")
    return not before or before.endswith(("\n", ".", "!", "?", "…", "”", '"', "—", "–", "―", ":"))


_TAIL_OF_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s[ \xa0]")
"""What stands before "senior author Ann Roe" where a possessive was cut in two."""


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

    def outside_marks(self, span: Span) -> list[Span]:
        """The stretches of `span` with words in them that are no quote's."""
        i = bisect_right(self._starts, span.end)
        gaps: list[Span] = []
        at = span.start
        for piece in (p for p in self._pieces[max(0, i - 40) : i] if p.end > span.start):
            gaps.append(Span(start=at, end=max(at, piece.start)))
            at = max(at, piece.end)
        gaps.append(Span(start=at, end=max(at, span.end)))
        return [gap for gap in gaps if any(char.isalnum() for char in gap.of(self._text))]

    def has_namesakes(self, mention: str) -> bool:
        """Whether the text has people of other given names with the surname in `mention`."""
        return self._cast.has_namesakes(mention)

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
            if words.speaker is not None and _is_where(self._text, words.speaker):
                words = Said(None, words.cue, words.follows)
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
        if span is None:
            return None
        cut = _TAIL_OF_POSSESSIVE.match(self._text, max(0, span.start - 1))
        start = cut.end() if cut and cut.end() < span.end else span.start
        more = MORE.search(self._text, start, span.end)
        end = more.start() if more else span.end
        words = self._text[start:end]
        return Mention(text=words, span=Span(start=start, end=end)) if words.strip() else None


def _is_where(text: str, speaker: Span) -> bool:
    """Whether a mention says where something is, and not who speaks: "in Southern Brenn"."""
    said = speaker.of(text)
    held = said.split()[-1].casefold() in SPEECH_NOUNS if said.split() else True
    before = text[max(0, speaker.start - 16) : speaker.start]
    return said[:1].isupper() and not held and IN_A_PLACE.search(before) is not None


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
