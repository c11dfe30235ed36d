"""What a judge sees of the sources, and what a judge is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from verify.models import AnswerRuling, Claim, Passage, Pick, Ruling, Shown, Source, Span
from verify.text.words import asks

_ADJACENT_CHARS = 8
"""Two sentences of one source this close together follow one another: only white space between."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Sentences in reading order, numbered from 1, source after source as search ranked them."""

    shown: tuple[Shown, ...]
    sources: Mapping[str, Source]

    def sentence(self, number: int) -> Shown | None:
        """The sentence of that number; None if there is none."""
        return self.shown[number - 1] if 1 <= number <= len(self.shown) else None

    def windows(self, longest: int = 3) -> list["Window"]:
        """Every run of 1 to `longest` sentences that follow one another in one source.

        None ends in a question.
        """
        runs: list[Window] = []
        for i in range(len(self.shown)):
            for j in range(i, min(i + longest, len(self.shown))):
                if j > i and not _follows(self.shown[j - 1], self.shown[j]):
                    break
                # A question asserts nothing; it may stand before the sentence that answers it.
                if not asks(self.shown[j].text):
                    runs.append(Window(self.shown[i : j + 1]))
        return runs


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences of one source, read as one piece of evidence."""

    sentences: tuple[Shown, ...]
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(s.text for s in self.sentences))

    @property
    def source_id(self) -> str:
        return self.sentences[0].source_id

    def at(self, offset: int) -> tuple[Shown, int]:
        """The sentence that holds `offset` of `text`, and the offset inside it."""
        for sentence in self.sentences[:-1]:
            if offset < len(sentence.text) + 1:
                return sentence, min(offset, len(sentence.text))
            offset -= len(sentence.text) + 1
        return self.sentences[-1], min(offset, len(self.sentences[-1].text))

    def pick(self, span: Span) -> Pick:
        """The words under `span` of `text`, as a pick in the sentence that they start in."""
        sentence, start = self.at(span.start)
        end = min(start + (span.end - span.start), len(sentence.text))
        return Pick(sentence=sentence.id, within=Span(start=start, end=end))


def widened(window: Window, seen: Dossier) -> Window:
    """The window with the sentence before each of its own: there stands what "they" are."""
    ids = {s.id for s in window.sentences}
    ids |= {i - 1 for i in ids}
    near = (seen.sentence(i) for i in sorted(ids))
    return Window(tuple(s for s in near if s is not None and s.source_id == window.source_id))


def _follows(one: Shown, other: Shown) -> bool:
    gap = other.span.start - one.span.end
    return one.source_id == other.source_id and 0 <= gap <= _ADJACENT_CHARS


def dossier(passages: Sequence[Passage], sources: Mapping[str, Source]) -> Dossier:
    """The sentences of `passages` as a judge sees them.

    Sources come in the order of their best passage; inside a source sentences stand in reading
    order, each once.
    """
    spans: dict[str, set[tuple[int, int]]] = {}
    for passage in passages:
        kept = spans.setdefault(passage.source_id, set())
        kept.update((s.start, s.end) for s in passage.sentences)
    ordered = [
        (source_id, Span(start=start, end=end))
        for source_id, found in spans.items()
        for start, end in sorted(found)
    ]
    return number(ordered, sources)


def number(sentences: Iterable[tuple[str, Span]], sources: Mapping[str, Source]) -> Dossier:
    """`sentences` (source id, span) numbered from 1 in the order given."""
    shown = tuple(
        Shown(
            id=i,
            source_id=source_id,
            span=span,
            text=span.of(sources[source_id].text),
            published=sources[source_id].published,
        )
        for i, (source_id, span) in enumerate(sentences, 1)
    )
    return Dossier(shown, sources)


class Judge(Protocol):
    """Decides on numbered sentences and names them; never returns text of a source.

    `name` goes into every verdict. Both methods raise JudgeError when they cannot decide.
    """

    @property
    def name(self) -> str: ...

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """What the sentences do to the claim."""
        ...

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """What the sentences say to the question."""
        ...
