"""Quotes in a text, with who said them."""

from verify.models import Mention, Quote, Span
from verify.quotes.attribute import Said, attributions
from verify.quotes.marks import Marked, marked
from verify.text.sentences import paragraph_spans


def extract(text: str) -> list[Quote]:
    """The quotes in `text`, in order; each span covers the words inside the marks."""
    paragraphs = paragraph_spans(text)
    stretches = marked(text, paragraphs)
    said = attributions(text, paragraphs, stretches)
    return [_quote(text, *pair) for pair in zip(stretches, said, strict=True)]


def _quote(text: str, stretch: Marked, said: Said) -> Quote:
    return Quote(
        text=stretch.span.of(text),
        span=stretch.span,
        speaker=_mention(text, said.speaker),
        cue=_mention(text, said.cue),
    )


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(text=span.of(text), span=span) if span and span.of(text).strip() else None
