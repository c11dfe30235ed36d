"""Sources cut into passages, the units of retrieval."""

from collections.abc import Iterator

from verify.models import Passage, Source, Span
from verify.text.sentences import sentences_by_paragraph


def passages(source: Source, chars: int) -> list[Passage]:
    """The passages of `source` in order: whole sentences, filled up to about `chars` characters.

    Every sentence outside furniture is in exactly one passage, and no passage reaches over
    furniture. A paragraph is kept whole where it fits; a sentence longer than `chars` is a passage
    by itself.
    """
    return [
        Passage(
            id=f"{source.id}:{run[0].start}-{run[-1].end}",
            source_id=source.id,
            span=Span(start=run[0].start, end=run[-1].end),
            sentences=tuple(run),
        )
        for run in _runs(source, chars)
    ]


def _runs(source: Source, chars: int) -> Iterator[list[Span]]:
    barriers = [span.start for span in source.furniture]
    run: list[Span] = []
    for paragraph in sentences_by_paragraph(source.text, source.furniture):
        if run and (
            paragraph[-1].end - run[0].start > chars
            or _between(barriers, run[-1].end, paragraph[0].start)
        ):
            yield run
            run = []
        for sentence in paragraph:
            if run and sentence.end - run[0].start > chars:
                yield run
                run = []
            run.append(sentence)
    if run:
        yield run


def _between(offsets: list[int], after: int, before: int) -> bool:
    return any(after <= offset < before for offset in offsets)
