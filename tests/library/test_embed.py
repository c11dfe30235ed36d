"""Embedders: the one that needs nothing, a server's, and one's own."""

import json
import logging
import math
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from verify.errors import LibraryError, LibraryMismatch, SettingsError
from verify.library.embed import Embedder, StaticEmbedder, embedder
from verify.library.library import Library
from verify.models import Source
from verify.settings import Settings

# ------------------------------------------------------------------------------- needs nothing


def cosine(a: list[float], b: list[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def test_the_default_gives_unit_vectors_of_the_size_it_says() -> None:
    model = embedder(Settings.load())
    for text in ("The union rejected the deal.", "", "\x00", "ﷺ", "word " * 3000):
        vector = model.embed_query(text)
        assert len(vector) == model.dimensions
        assert math.isclose(cosine(vector, vector), 1.0, abs_tol=1e-5)


def test_the_default_puts_texts_of_like_meaning_near() -> None:
    model = StaticEmbedder()
    query = model.embed_query("Teachers turned down the agreement")
    near = model.embed_query("Educators rejected the contract")
    far = model.embed_query("The dam holds nine million litres")
    assert cosine(query, near) > cosine(query, far)


def test_documents_and_queries_are_embedded_alike_and_apart() -> None:
    model = StaticEmbedder()
    texts = ["One bridge.", "", "Another, much longer, bridge over the water."]
    for text, vector in zip(texts, model.embed_documents(texts), strict=True):
        assert model.embed_query(text) == pytest.approx(vector.tolist(), abs=1e-6)
    assert len(model.embed_documents([])) == 0


def test_the_default_needs_no_network_and_leaves_logging_alone(tmp_path: Path) -> None:
    script = (
        "import logging, socket, sys\n"
        "def refuse(*args): raise SystemExit('went for the network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from verify.library.embed import StaticEmbedder\n"
        "StaticEmbedder().embed_query('bridge')\n"
        "assert logging.getLogger().level == logging.WARNING\n"
        "assert 'wordllama' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env={"HOME": str(tmp_path)})
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------------------------ settings


@pytest.mark.parametrize(
    ("name", "known", "complaint"),
    [
        ("word2vec", {}, "'word2vec' is neither"),
        ("", {}, "neither"),
        ("openai:", {}, "neither"),
        (":factory", {}, "neither"),
        ("openai:some-model", {}, "OPENAI_API_KEY.*VERIFY_BASE_URL"),
        ("no_such_module_here:make", {}, "No module named"),
        ("json:no_such_factory", {}, "no attribute"),
        ("builtins:dict", {}, "a dict, which has no embed_documents"),
    ],
)
def test_a_name_that_cannot_be_used_is_said_why(
    monkeypatch: pytest.MonkeyPatch, name: str, known: dict[str, Any], complaint: str
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SettingsError, match=complaint):
        embedder(Settings.load(embedder=name, **known))


def test_an_embedder_of_ones_own_is_named_by_module_and_factory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings, bridge: Source
) -> None:
    (tmp_path / "counting.py").write_text(
        "class Counting:\n"
        "    def embed_documents(self, texts): return [self.embed_query(t) for t in texts]\n"
        "    def embed_query(self, text): return [1.0, float(text.count('e')), len(text)]\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    own = settings.model_copy(update={"embedder": "counting:Counting"})
    with Library.open(own) as library:
        library.add([bridge])
        assert library.search("bridge", k=1)[0].vector_rank is not None
    with pytest.raises(LibraryMismatch, match="counting:Counting"):
        Library.open(settings)


# ------------------------------------------------------------------------------------- a server


class Server(HTTPServer):
    """An OpenAI-compatible server that counts letters, or fails."""

    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[dict[str, Any]] = []
        self.keys: list[str | None] = []


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.seen.append({"path": self.path, **body})
        server.keys.append(self.headers["Authorization"])
        data = [
            {"object": "embedding", "index": at, "embedding": [1.0, text.count("e"), len(text)]}
            for at, text in enumerate(body["input"])
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        answer: dict[str, Any] = {"object": "list", "data": data, "model": "m", "usage": usage}
        if server.status != 200:
            answer = {"error": {"message": "no such model", "type": "invalid_request_error"}}
        content = json.dumps(answer).encode()
        self.send_response(server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        logging.getLogger(__name__).debug("%s", args)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on the loopback."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def remote(server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings for the server's embedder."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-made-up")
    url = f"http://127.0.0.1:{server.server_port}/v1"
    return Settings.load(store=settings.store, embedder="openai:letters-3", base_url=url)


def test_a_server_is_asked_for_vectors_of_plain_texts(server: Server, remote: Settings) -> None:
    model = embedder(remote)
    assert model.embed_documents(["eel", "a"]) == [[1.0, 2.0, 3.0], [1.0, 0.0, 1.0]]
    assert model.embed_query("eel") == [1.0, 2.0, 3.0]
    assert model.name == "openai:letters-3"
    assert embedder(remote).dimensions is None, "not known before it is asked"
    assert [model.dimensions] == [3]
    first = server.seen[0]
    assert (first["path"], first["model"]) == ("/v1/embeddings", "letters-3")
    assert first["input"] == ["eel", "a"]
    assert set(server.keys) == {"Bearer sk-made-up"}


def test_a_server_of_ones_own_needs_no_key(
    server: Server, remote: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    keyless = remote.model_copy(update={"openai_api_key": None})
    assert embedder(keyless).embed_query("eel") == [1.0, 2.0, 3.0]
    assert server.keys == ["Bearer none"]


def test_a_library_with_a_servers_vectors(remote: Settings, bridge: Source) -> None:
    with Library.open(remote) as library:
        library.add([bridge])
        assert library.search("harbour bridge", k=1)[0].vector_rank == 1
    with Library.open(remote) as library:
        assert library.search("harbour bridge", k=1)[0].vector_rank == 1


def test_a_server_that_fails_is_said_to_have_failed_and_nothing_is_added(
    server: Server, remote: Settings, bridge: Source
) -> None:
    server.status = 404
    with Library.open(remote) as library:
        with pytest.raises(
            LibraryError, match=r"openai:letters-3 failed .*no such model"
        ) as caught:
            library.add([bridge])
        assert "sk-made-up" not in str(caught.value)
        assert library.sources() == []
        server.status = 200
        assert len(library.add([bridge]).added) == 1


def test_the_seam_is_three_names(remote: Settings) -> None:
    models: list[Embedder] = [StaticEmbedder(), embedder(remote)]
    assert [model.name for model in models] == ["wordllama/l2_supercat_256", "openai:letters-3"]
