"""What the tests of judges share: a dossier of texts, a belief in nothing but the network."""

from collections.abc import Callable

import pytest

from verify.judges.deciding import Belief, Side
from verify.judges.judge import Dossier, number
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans


@pytest.fixture
def dossier_of() -> Callable[..., Dossier]:
    """The dossier of texts, each a source."""

    def dossier_of(*texts: str) -> Dossier:
        sources = [from_text(text, title=f"Article {i}") for i, text in enumerate(texts)]
        spans = [(s.id, span) for s in sources for span in sentence_spans(s.text)]
        return number(spans, {s.id: s for s in sources})

    return dossier_of


@pytest.fixture
def reading() -> Belief:
    """The network is believed from even odds on; what code doubts, never."""
    side = Side(least=0.5, doubted=1.1, bias=0.0, slope=1.0)
    return Belief(side, side, conflict=0.5, subject=0.3)
