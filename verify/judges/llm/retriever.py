"""The library's search as a LangChain retriever, for anybody's chain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

    from verify.library.library import Library


def retriever(
    library: Library,
    *,
    k: int = 12,
    published_from: date | None = None,
    published_to: date | None = None,
    publisher: str | None = None,
) -> BaseRetriever:
    """A `BaseRetriever` over `library`: words and vectors, joined by rank, best first.

    A document is a passage. Its metadata has `source_id`, `start` and `end`, so that
    `library.source(source_id).text[start:end]` is its text, and `title`, `publisher`, `published`
    (an ISO date), `url` and `score`, where they are known.
    """
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever

    class LibraryRetriever(BaseRetriever):
        def _get_relevant_documents(
            self,
            query: str,
            *,
            run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
        ) -> list[Document]:
            hits = library.search(
                query,
                k=k,
                published_from=published_from,
                published_to=published_to,
                publisher=publisher,
            )
            found = []
            for hit in hits:
                source = library.source(hit.source_id)
                span = hit.passage.span
                known = {
                    "source_id": source.id,
                    "start": span.start,
                    "end": span.end,
                    "title": source.title,
                    "publisher": source.publisher,
                    "published": source.published.isoformat() if source.published else None,
                    "url": source.url,
                    "score": hit.score,
                }
                metadata = {name: value for name, value in known.items() if value is not None}
                text = span.of(source.text)
                found.append(Document(id=hit.passage.id, page_content=text, metadata=metadata))
            return found

    return LibraryRetriever()
