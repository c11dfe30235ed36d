"""The words around a citation, and evidence that comes with a claim, as a judge sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.models import Citation, Source

if TYPE_CHECKING:
    from verify.judges.dossier import Dossier

_EVIDENCE_TITLE = "Evidence given with the claim"


def around(source: Source, citation: Citation, sentences: int = 1) -> tuple[str, str, str]:
    """The words before, in, and after a citation, whole sentences, `sentences` - 1 on each side."""
    from verify.text.sentences import sentence_spans

    spans = sentence_spans(source.text, source.furniture)
    held = [i for i, span in enumerate(spans) if span.overlaps(citation.span)]
    if not held:
        return citation.prefix, citation.exact, citation.suffix
    first = spans[max(0, held[0] - sentences + 1)]
    last = spans[min(len(spans) - 1, held[-1] + sentences - 1)]
    return (
        source.text[min(first.start, citation.start) : citation.start],
        citation.exact,
        source.text[citation.end : max(last.end, citation.end)],
    )


def given(evidence: str) -> Dossier:
    """The dossier of evidence that came with a claim: all of it, as one source."""
    from verify.judges.dossier import number
    from verify.sources.source import from_text
    from verify.text.sentences import sentence_spans

    source = from_text(evidence, title=_EVIDENCE_TITLE)
    spans = sentence_spans(source.text, source.furniture)
    return number(((source.id, span) for span in spans), {source.id: source})
