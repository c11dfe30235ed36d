"""Embedders: text in, vectors out. The default needs no key, no network and no download.

Chosen by measuring whether the evidence text of 2,425 human-written claims (AVeriTeC, Check-COVID,
Climate-FEVER, FEVER-Symmetric, FoolMeTwice, HealthVer, WiCE) is among the first 1, 5 and 12 of
4,804 passages, as the mean over the seven sets; and the CPU time to embed a passage:

                                         alone              with BM25          CPU
    BM25                                 .415 .704 .763
    WordLlama, 256 dimensions, static    .358 .644 .719     .396 .689 .772     0.2 ms
    all-MiniLM-L6-v2, int8               .425 .733 .823     .445 .747 .833     50 ms

MiniLM is the better one, but a thousand news articles (10,700 passages) would take it nine minutes
of CPU instead of two seconds. WordLlama adds recall where BM25 has too few words in common, and
costs nothing; its own rank 1 is worse than that of BM25. Weighting its tokens by rarity, or its
ranks by less than one, moved the last figure by .01 at most. `module:factory` takes a better model.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from verify.errors import LibraryError, SettingsError
from verify.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """What turns passages and queries into vectors, with LangChain's two method names.

    `name` is recorded in the library; a library is only ever read with the embedder that made it.
    `dimensions` is None as long as nothing has been embedded by a model whose size is not known.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int | None: ...

    def embed_documents(self, texts: list[str]) -> Any: ...

    def embed_query(self, text: str) -> Any: ...


def embedder(settings: Settings) -> Embedder:
    """The embedder that `settings.embedder` names; nothing is loaded before the first text.

    Raises SettingsError for a name that cannot be used.
    """
    kind, _, rest = settings.embedder.partition(":")
    if settings.embedder == "wordllama":
        return StaticEmbedder()
    if kind == "openai" and rest:
        return _openai(settings.embedder, rest, settings)
    if kind and rest:
        return LangchainEmbedder(settings.embedder, _made_by(kind, rest))
    raise SettingsError(
        f"setting embedder: {settings.embedder!r} is neither 'wordllama' nor 'openai:MODEL' nor "
        "'module:factory' (argument, VERIFY_EMBEDDER or verify.toml)"
    )


class StaticEmbedder:
    """WordLlama's 256-dimensional static token vectors, averaged over the text, of unit length."""

    name = "wordllama/l2_supercat_256"
    dimensions = 256

    def embed_documents(self, texts: list[str]) -> NDArray[np.float32]:
        """One row for each text; all texts without a token share one."""
        import numpy as np

        tokenizer, table = _static_model()
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, encoded in zip(
            rows, tokenizer.encode_batch_fast(texts, add_special_tokens=False), strict=True
        ):
            if encoded.ids:
                row[:] = table[encoded.ids].mean(axis=0)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows[lengths[:, 0] == 0, 0] = 1.0
        rows /= np.where(lengths == 0, 1.0, lengths)
        return rows

    def embed_query(self, text: str) -> list[float]:
        """The vector of one text."""
        return [float(x) for x in self.embed_documents([text])[0]]


_LOADING = Lock()


def _static_model() -> tuple[Any, NDArray[np.float32]]:
    """WordLlama's tokenizer and table, from the files in its package; loaded once a process.

    Not by its own `load`: that imports an HTTP client to download what is already there, sets the
    level of the root logger, and takes 0.55 s for what takes 0.35 s here; the vectors are equal.
    """
    with _LOADING:
        return _load_static_model()


@lru_cache(maxsize=1)
def _load_static_model() -> tuple[Any, NDArray[np.float32]]:
    from importlib.util import find_spec
    from pathlib import Path

    import numpy as np
    from safetensors import safe_open
    from tokenizers import Tokenizer

    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise LibraryError("the package wordllama is not installed: pip install wordllama")
    root = Path(spec.submodule_search_locations[0])
    tokenizer = Tokenizer.from_file(str(root / "tokenizers" / "l2_supercat_tokenizer_config.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with safe_open(root / "weights" / "l2_supercat_256.safetensors", framework="np") as file:
        table = file.get_tensor("embedding.weight").astype(np.float32)
    return tokenizer, table


class LangchainEmbedder:
    """Any LangChain `Embeddings` under a name.

    Of its errors, `failures` become a LibraryError; the others are the model's own affair.
    """

    def __init__(self, name: str, model: Any, failures: tuple[type[Exception], ...] = ()) -> None:
        self.name = name
        self.dimensions: int | None = None
        self._model = model
        self._failures = failures

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector for each text, in order."""
        vectors: list[list[float]] = self._asked(self._model.embed_documents, texts)
        if vectors:
            self.dimensions = len(vectors[0])
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of one query."""
        vector: list[float] = self._asked(self._model.embed_query, text)
        self.dimensions = len(vector)
        return vector

    def _asked(self, embed: Callable[[Any], Any], what: list[str] | str) -> Any:
        try:
            return embed(what)
        except self._failures as error:
            raise LibraryError(
                f"the embedder {self.name} failed ({type(error).__name__}: {error}); "
                "nothing was lost, try again"
            ) from error


def _openai(name: str, model: str, settings: Settings) -> LangchainEmbedder:
    key = settings.openai_api_key
    if key is None and settings.base_url is None:
        raise SettingsError(
            f"setting embedder: {name} needs OPENAI_API_KEY, or VERIFY_BASE_URL for a server of "
            "your own; 'wordllama' needs neither"
        )
    from langchain_openai import OpenAIEmbeddings
    from openai import OpenAIError
    from pydantic import SecretStr

    embeddings = OpenAIEmbeddings(
        model=model,
        openai_api_key=SecretStr("none") if key is None else key,
        openai_api_base=settings.base_url,
        # Else texts are cut into tokens by a vocabulary that would have to be downloaded.
        check_embedding_ctx_length=False,
        request_timeout=30.0,
        max_retries=2,
    )
    return LangchainEmbedder(name, embeddings, (OpenAIError,))


def _made_by(module: str, factory: str) -> Any:
    try:
        made = getattr(import_module(module), factory)()
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"setting embedder: {module}:{factory}: {error}") from error
    if not hasattr(made, "embed_documents") or not hasattr(made, "embed_query"):
        raise SettingsError(
            f"setting embedder: {module}:{factory} made a {type(made).__name__}, which has no "
            "embed_documents and embed_query"
        )
    return made
