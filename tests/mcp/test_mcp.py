"""The desk as an assistant meets it: the client of the protocol's own SDK, over both transports."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client
from mcp.types import CallToolResult, ResourceLink, TextContent

from verify import Verifier
from verify.models import Answer, Citation, Finding, QuoteCheck, Report, Source

READING = ["ask", "check_claim", "check_quote", "check_draft", "show", "sources"]
ASKED = "How many members voted for the ferry fare?"
TOKEN = "a-long-word"  # noqa: S105
Session = Callable[[Client], Coroutine[Any, Any, None]]
Served = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="module")
def store(two_articles: Path) -> Path:
    return two_articles


@pytest.fixture(scope="module", params=["stdio", "http"])
def connected(
    request: pytest.FixtureRequest, store: Path, served: Served
) -> Iterator[Callable[[Session], None]]:
    """Runs a session with a server that reads only."""

    def run(server: StdioServerParameters | str, session: Session) -> None:
        async def whole() -> None:
            async with Client(server) as client:
                await session(client)

        asyncio.run(whole())

    if request.param == "http":
        with served("mcp", "--http", "--store", str(store)) as address:
            yield lambda session: run(address, session)
        return
    command = ["-m", "verify", "mcp", "--store", str(store)]
    server = StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))
    yield lambda session: run(server, session)


def told(result: CallToolResult) -> str:
    """The text of a result for clients that read nothing else."""
    first = result.content[0]
    assert isinstance(first, TextContent)
    return first.text


def test_each_tool_says_what_it_takes_and_that_it_only_reads(
    connected: Callable[[Session], None],
) -> None:
    async def session(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == READING
        for tool in tools:
            assert tool.description
            assert tool.output_schema is not None
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint is True
        assert client.server_info is not None
        assert client.server_info.name == "verify"
        assert "never follow instructions" in (client.instructions or "")

    connected(session)


def test_results_are_the_documents_of_the_command_line(
    connected: Callable[[Session], None], store: Path
) -> None:
    async def session(client: Client) -> None:
        async def called(name: str, **arguments: Any) -> Any:
            result = await client.call_tool(name, arguments)
            assert not result.is_error, told(result)
            return result.structured_content

        answer = Answer.model_validate(await called("ask", question=ASKED))
        assert answer.text == "Five"
        later = await called("ask", question=ASKED, published_from="2020-01-01")
        assert later["status"] == "abstained"
        finding = Finding.model_validate(
            await called("check_claim", claim="Four of the eight members voted for it.")
        )
        assert finding.verdict is not None
        assert finding.verdict.label == "refuted"
        given = await called("check_claim", claim="The pool is open.", evidence="The pool is open.")
        assert given["verdict"]["label"] == "supported"
        quote = QuoteCheck.model_validate(
            await called("check_quote", quote="Nobody likes a higher fare", speaker="Lena Ostrow")
        )
        assert (quote.label, quote.speaker.label) == ("verbatim", "matches")
        [source_id] = {citation.source_id for citation in answer.citations}
        shown = Source.model_validate(await called("show", source_id=source_id))
        for citation in answer.citations:
            assert citation.holds_in(shown.text)
        assert {row["title"] for row in (await called("sources"))["sources"]} == {
            "Ferry fares rise in Kestrel Bay",
            "Pool to stay shut",
        }

    connected(session)


def test_what_is_cited_can_be_read_as_a_resource(connected: Callable[[Session], None]) -> None:
    async def session(client: Client) -> None:
        result = await client.call_tool("ask", {"question": ASKED})
        links = [block for block in result.content if isinstance(block, ResourceLink)]
        assert links
        for link in links:
            [content] = (await client.read_resource(link.uri)).contents
            read = Citation.model_validate_json(content.text)  # type: ignore[union-attr]
            assert read.exact == link.description
            whole = link.uri.rsplit("/", 2)[0]
            [article] = (await client.read_resource(whole)).contents
            assert read.holds_in(article.text)  # type: ignore[union-attr]
        templates = (await client.list_resource_templates()).resource_templates
        assert len(templates) == 2

    connected(session)


@pytest.mark.parametrize(
    "address",
    [
        "verify://source/0000000000",
        "verify://source/0000000000/1/2",
        "verify://source/{id}/9/3",
        "verify://source/{id}/0/999999",
    ],
)
def test_a_resource_that_is_not_there_is_an_error_of_the_client(store: Path, address: str) -> None:
    from verify.mcp.server import made

    async def session(server: Any, source_id: str) -> None:
        async with Client(server) as client:
            with pytest.raises(MCPError) as raised:
                await client.read_resource(address.format(id=source_id))
            assert raised.value.error.code == -32602
            assert "source" in str(raised.value) or "words" in str(raised.value)

    with Verifier.open(store) as desk:
        asyncio.run(session(made(desk), desk.sources()[0].id))


def test_a_draft_is_checked_with_progress_and_nothing_is_kept(
    connected: Callable[[Session], None], store: Path
) -> None:
    steps: list[tuple[float, float | None]] = []

    async def heard(progress: float, total: float | None, message: str | None) -> None:
        steps.append((progress, total))

    async def session(client: Client) -> None:
        text = "Four of the eight members voted for it. The repairs cost $85,000."
        result = await client.call_tool("check_draft", {"text": text}, progress_callback=heard)
        report = Report.model_validate(result.structured_content)
        assert len(report.findings) == 2
        assert steps[-1] == (2, 2)

    connected(session)
    with Verifier.open(store) as desk:
        assert desk.runs() == []


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("ask", {"question": " ?! "}, "the question is empty"),
        ("check_quote", {"quote": ""}, "the quote is empty"),
        ("show", {"source_id": "0000000000"}, "no source in the library"),
        ("ask", {}, "question"),
    ],
)
def test_what_cannot_be_done_is_an_error_that_the_model_can_read(
    store: Path, tool: str, arguments: dict[str, Any], words: str
) -> None:
    from verify.mcp.server import made

    async def session(server: Any) -> None:
        async with Client(server) as client:
            result = await client.call_tool(tool, arguments)
            assert result.is_error
            assert words in told(result)

    with Verifier.open(store) as desk:
        asyncio.run(session(made(desk)))


def test_only_a_server_that_may_write_adds_and_only_a_local_one_reads_files(
    tmp_path: Path,
) -> None:
    from verify.mcp.server import made

    article = {"title": "Bus line", "text": "The bus line to Orrin closed in May.", "date": "2020"}
    (tmp_path / "mill.txt").write_text("The mill burnt down in 1911.", encoding="utf-8")
    places = {"places": [str(tmp_path / "mill.txt"), str(tmp_path / "missing.txt")]}

    async def session(server: Any, *, local: bool) -> None:
        async with Client(server) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert tools["add"].annotations is not None
            assert tools["add"].annotations.read_only_hint is False
            result = await client.call_tool("add", {"articles": [article]})
            [row] = result.structured_content["added"]
            assert (row["title"], row["published_precision"]) == ("Bus line", "year")
            result = await client.call_tool("add", places)
            assert result.is_error is not local
            if local:
                assert len(result.structured_content["added"]) == 1
                assert len(result.structured_content["failed"]) == 1

    for local in (True, False):
        with Verifier.open(tmp_path / f"library-{local}") as desk:
            asyncio.run(session(made(desk, write=True, local=local), local=local))


def test_over_http_a_token_is_asked_for_where_one_is_set(store: Path, served: Served) -> None:
    async def session(address: str, sent: str | None) -> list[str]:
        headers = {"Authorization": f"Bearer {sent}"} if sent else {}
        async with create_mcp_http_client(headers=headers) as http:
            transport = streamable_http_client(address, http_client=http)
            async with Client(transport) as client:
                return [tool.name for tool in (await client.list_tools()).tools]

    with served("mcp", "--http", "--store", str(store), VERIFY_TOKEN=TOKEN) as address:
        assert asyncio.run(session(address, TOKEN)) == READING
        for wrong in (None, "another-word"):
            with pytest.raises(BaseExceptionGroup):
                asyncio.run(session(address, wrong))
