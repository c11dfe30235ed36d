"""Files and pages read for the library, and the words around a citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verify.errors import SourceError
from verify.models import Citation, Source
from verify.settings import Settings

if TYPE_CHECKING:
    from verify.judges.judge import Dossier

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
    from verify.judges.judge import number
    from verify.sources.source import from_text
    from verify.text.sentences import sentence_spans

    source = from_text(evidence, title=_EVIDENCE_TITLE)
    spans = sentence_spans(source.text, source.furniture)
    return number(((source.id, span) for span in spans), {source.id: source})


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of everything that was to be added: nothing is missing from the three lists."""

    added: tuple[tuple[Source, int], ...] = ()
    unchanged: tuple[Source, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: AddResult) -> AddResult:
        """What became of both."""
        return AddResult(
            self.added + other.added,
            self.unchanged + other.unchanged,
            self.failed + other.failed,
        )


def read_all(
    wheres: Iterable[str | Path],
    settings: Settings,
    failed: list[tuple[str, str]],
    *,
    transcribed: bool = False,
) -> Iterator[Source]:
    """The sources in files, folders and URLs; those that cannot be read go to `failed`.

    `transcribed` marks them as written down by a machine.
    """
    from verify.sources.read import read

    for where in wheres:
        for source in _sorted_out(read(where, settings), failed):
            yield source.model_copy(update={"transcribed": True}) if transcribed else source


def uploaded(
    name: str, data: bytes, settings: Settings, failed: list[tuple[str, str]]
) -> Iterator[Source]:
    """The sources in an uploaded file; those that cannot be read go to `failed`."""
    from verify.sources.upload import read_upload

    yield from _sorted_out(read_upload(name, data, settings), failed)


def _sorted_out(
    items: Iterator[Source | SourceError], failed: list[tuple[str, str]]
) -> Iterator[Source]:
    try:
        for item in items:
            if isinstance(item, SourceError):
                failed.append((item.where, item.what))
            else:
                yield item
    except SourceError as error:
        failed.append((error.where, error.what))
