"""The desk in LangChain, as somebody who builds with it would use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypedDict

import pytest
from langchain_core.documents import Document
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from verify import Verifier
from verify.errors import InputError, UnknownSource
from verify.langchain import as_text, ask_tool, chain, check_claim_tool, quote_tool, retriever
from verify.models import Answer, Finding, QuoteCheck

ASKED = "How many members voted for the ferry fare?"


class Scripted(GenericFakeChatModel):
    """A chat model that says what it was told to, and takes tools."""

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Any:
        return self


Says = Callable[..., Scripted]


def says(*replies: str | AIMessage) -> Scripted:
    return Scripted(messages=iter(replies))


@pytest.fixture(scope="module")
def desk(two_articles: Path) -> Iterator[Verifier]:
    with Verifier.open(two_articles) as opened:
        yield opened


def test_a_retriever_finds_documents_with_their_place(desk: Verifier) -> None:
    found = retriever(desk, k=2)
    assert isinstance(found, BaseRetriever)
    documents = found.invoke("ferry fare")
    assert "Kestrel Bay" in documents[0].page_content
    for document in documents:
        place = document.metadata
        text = desk.show(place["source_id"]).text
        assert text[place["start"] : place["end"]] == document.page_content


def test_a_retriever_stands_in_a_chain_of_the_users(desk: Verifier) -> None:
    def joined(documents: list[Document]) -> str:
        return "\n".join(document.page_content for document in documents)

    asked = {"context": retriever(desk, k=1) | joined, "question": RunnablePassthrough()}
    model = RunnableLambda(lambda step: step["context"].count("ferry"))
    assert (asked | model).invoke("What is the ferry fare?") >= 1


def test_a_tool_says_its_result_in_words_and_gives_it_as_an_artifact(desk: Verifier) -> None:
    call = {"name": "check_claim", "args": {}, "id": "1", "type": "tool_call"}
    claim = {**call, "args": {"claim": "Four of the eight members voted for it."}}
    message = check_claim_tool(desk).invoke(claim)
    assert isinstance(message.artifact, Finding)
    assert "Label: refuted" in message.content
    assert "“KESTREL BAY" in message.content or "“Five of the eight" in message.content
    quote = {**call, "args": {"quote": "Nobody likes a high fare", "speaker": "Lena Ostrow"}}
    message = quote_tool(desk).invoke(quote)
    assert isinstance(message.artifact, QuoteCheck)
    assert "Label: altered" in message.content
    message = ask_tool(desk).invoke({**call, "args": {"question": ASKED}})
    assert isinstance(message.artifact, Answer)
    assert "Five" in message.content


def test_tools_describe_themselves(desk: Verifier) -> None:
    tools = [ask_tool(desk), check_claim_tool(desk), quote_tool(desk)]
    assert [tool.name for tool in tools] == ["ask", "check_claim", "check_quote"]
    assert [set(tool.args) for tool in tools] == [{"question"}, {"claim"}, {"quote", "speaker"}]
    assert all(tool.description for tool in tools)


def test_what_a_tool_cannot_do_is_told_to_the_model(desk: Verifier) -> None:
    call = {"name": "check_claim", "args": {"claim": " ?! "}, "id": "1", "type": "tool_call"}
    message = check_claim_tool(desk).invoke(call)
    assert message.status == "error"
    assert "the claim is empty" in message.content


def test_an_agent_calls_a_tool_and_reads_what_it_says(desk: Verifier) -> None:
    from langchain.agents import create_agent

    args = {"claim": "Four of the eight members voted for it."}
    call = {"name": "check_claim", "args": args, "id": "1", "type": "tool_call"}
    model = says(AIMessage("", tool_calls=[call]), "It is refuted.")
    agent = create_agent(model, tools=[check_claim_tool(desk), quote_tool(desk)])
    messages = agent.invoke({"messages": [HumanMessage("Is it true?")]})["messages"]
    told = [message for message in messages if isinstance(message, ToolMessage)]
    assert [message.artifact.verdict.label for message in told] == ["refuted"]
    assert messages[-1].content == "It is refuted."


class Desk(TypedDict, total=False):
    """What goes through a small graph."""

    claims: list[str]
    findings: list[Finding]
    note: str


def test_it_works_in_a_graph(desk: Verifier) -> None:
    from langgraph.graph import END, START, StateGraph

    check = chain(desk)

    def checked(state: Desk) -> Desk:
        return {"findings": check.batch(state["claims"])}  # type: ignore[typeddict-item]

    def noted(state: Desk) -> Desk:
        return {"note": "\n\n".join(as_text(finding) for finding in state["findings"])}

    graph = StateGraph(Desk)
    graph.add_node("check", checked)
    graph.add_node("write", noted)
    graph.add_edge(START, "check")
    graph.add_edge("check", "write")
    graph.add_edge("write", END)
    claims = ["Four of the eight members voted for it.", "Repairs cost $85,000."]
    state = graph.compile().invoke({"claims": claims})
    assert [f.verdict.label for f in state["findings"]] == ["refuted", "supported"]
    assert "$85,000" in state["note"]


@pytest.mark.parametrize("name", ["question", "input", "query"])
def test_a_chain_answers_a_question_however_it_is_called(desk: Verifier, name: str) -> None:
    answer = chain(desk).invoke({name: ASKED})
    assert isinstance(answer, Answer)
    assert answer.text == "Five"
    assert answer == chain(desk).invoke(ASKED)
    with pytest.raises(InputError):
        chain(desk).invoke({name: " "})


def test_a_chain_may_be_taken_apart(desk: Verifier) -> None:
    names = [step.name or type(step).__name__ for step in chain(desk).steps]  # type: ignore[attr-defined]
    assert names[0] == "text"
    assert names[-1] == "decide"
    steps = [e["name"] for e in _events(chain(desk), ASKED) if e["event"].endswith("_start")]
    assert "LibraryRetriever" in steps


def _events(runnable: Any, given: str) -> list[dict[str, Any]]:
    import asyncio

    async def collected() -> list[dict[str, Any]]:
        return [event async for event in runnable.astream_events(given, version="v2")]

    return asyncio.run(collected())


def test_documents_of_another_retriever_are_cited_as_texts_of_their_own(desk: Verifier) -> None:
    given = Document("The mill burnt down in 1911.", metadata={"source": "mill.txt"})
    other: RunnableLambda[str, list[Document]] = RunnableLambda(lambda _text: [given])
    finding = chain(desk, retriever=other).invoke("The mill burnt down in 1911.")
    assert isinstance(finding, Finding)
    assert finding.verdict is not None
    [citation] = {evidence.citation for evidence in finding.verdict.evidence}
    assert (citation.title, citation.exact) == ("mill.txt", given.page_content)


def test_a_document_of_a_source_that_is_gone_is_an_error(desk: Verifier) -> None:
    gone = Document("Words.", metadata={"source_id": "0" * 16, "start": 0, "end": 5})
    with pytest.raises(UnknownSource):
        chain(desk, retriever=RunnableLambda(lambda _text: [gone])).invoke("Words were said.")


def sentence_with(words: str) -> Callable[[list[BaseMessage]], int]:
    """The number of the sentence with these words in what a model was shown."""

    def number(messages: list[BaseMessage]) -> int:
        lines = str(messages[1].content).splitlines()
        [line] = [line for line in lines if line.startswith("[") and words in line]
        return int(line[1 : line.index("]")])

    return number


class Judging(Scripted):
    """A chat model that names the sentence with some words, after a reply that is no JSON."""

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> Any:
        if len(messages) > 2:
            number = sentence_with("Five of the")(messages)
            reply = {
                "reasoning": "It says five.",
                "label": "supported",
                "supporting": [number],
                "refuting": [],
                "reporting": [],
            }
            self.messages = iter([json.dumps(reply)])
        return super()._generate(messages, *args, **kwargs)


def test_any_chat_model_may_decide_and_its_word_is_checked(desk: Verifier) -> None:
    model = Judging(messages=iter(["I cannot say."]))
    finding = chain(desk, model=model).invoke("Five of the eight members voted for the fare.")
    assert isinstance(finding, Finding)
    assert finding.verdict is not None
    assert finding.verdict.label == "supported"
    assert "Judging" in finding.verdict.judge
    [evidence] = finding.verdict.evidence
    assert "Five of the" in evidence.citation.exact


def test_a_model_without_a_usable_reply_is_a_failure_and_no_verdict(desk: Verifier) -> None:
    model = says("Yes.", "Certainly.")
    finding = chain(desk, model=model).invoke("Five of the eight members voted for the fare.")
    assert isinstance(finding, Finding)
    assert finding.status == "failed"
    assert "Status: failed" in as_text(finding)


def test_two_tools_may_be_called_at_once(desk: Verifier) -> None:
    tool = check_claim_tool(desk)
    claims: list[Any] = [{"claim": f"Repairs cost ${n},000."} for n in (85, 86, 87)]
    assert ["Label: supported" in told for told in tool.batch(claims)] == [True, False, False]
