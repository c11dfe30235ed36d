"""The numbered sentences of the development articles, as a judge sees them."""

from functools import cache
from pathlib import Path

from training.development import read_rows
from verify.judges.judge import Dossier, number
from verify.models import Span
from verify.sources.source import from_text


class Articles:
    """The articles that claims were written for, by their ids; each is made once."""

    def __init__(self, data: Path) -> None:
        rows = read_rows(data / "desk-sentences.jsonl.gz")
        self._sentences = {row["article"]: row["sentences"] for row in rows}
        news = read_rows(data / "news.jsonl.gz")
        self._titles = {row["id"]: row["title"] for row in news if row["id"] in self._sentences}
        self.dossier = cache(self._dossier)

    def _dossier(self, article: str) -> Dossier:
        """All sentences of an article, numbered as in the labels."""
        sentences = [" ".join(text.split()) for text in self._sentences[article]]
        source = from_text(" ".join(sentences), title=self._titles[article])
        spans, at = [], 0
        for text in sentences:
            spans.append(Span(start=at, end=at + len(text)))
            at += len(text) + 1
        return number([(source.id, span) for span in spans], {source.id: source})
