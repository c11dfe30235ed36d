"""The desk in LangChain: a retriever, tools, and a chain that can be taken apart.

    from verify import Verifier
    from verify.langchain import chain, check_claim_tool, quote_tool, retriever

    desk = Verifier.open("vectorstore")
    answer = chain(desk).invoke("How many homes were due for a walkout?")
    agent = create_agent(model, tools=[check_claim_tool(desk), quote_tool(desk)])

Results are the nouns of `verify.models`; `as_text` says one in words, with its citations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from langchain_core.documents import Document
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import (
    Runnable,
    RunnableLambda,
    RunnableParallel,
    RunnablePassthrough,
)
from langchain_core.tools import BaseTool, StructuredTool, ToolException

from verify.errors import InputError, JudgeError, VerifyError
from verify.judges.judge import Dossier, Judge, number
from verify.judges.llm import retriever as ours
from verify.judges.llm.prompts import Prompt, load
from verify.judges.llm.schema import Reply, ReplyProblem, read_reply
from verify.models import Answer, Citation, Claim, Finding, QuoteCheck, Source, Span, Verdict
from verify.reports.wording import byline, failure_words, one_line, quote_remarks, title_words
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans
from verify.text.words import asks
from verify.verifier import Verifier
from verify.verifier.judging import answered, judged, usable
from verify.verifier.turns import Turns

if TYPE_CHECKING:
    from verify.judges.llm.endpoint import Endpoint

__all__ = ["as_text", "ask_tool", "chain", "check_claim_tool", "quote_tool", "retriever"]

Result = Answer | Finding | QuoteCheck
R = TypeVar("R", bound=Result)
P = TypeVar("P", bound=Reply)
_INPUTS = ("question", "claim", "input", "query", "text")
_TRIES = 2
_PLACES = 3


def retriever(
    desk: Verifier,
    *,
    k: int = 12,
    published_from: date | None = None,
    published_to: date | None = None,
    publisher: str | None = None,
) -> BaseRetriever:
    """A retriever over the library of `desk`: the `k` passages that words and vectors rank highest.

    The metadata of a document has `source_id`, `start` and `end`, so that
    `desk.show(source_id).text[start:end]` is its text; and `title`, `publisher`, `published` (an
    ISO date), `url` and `score`, where they are known.

        retriever(desk, k=4, publisher="Alder Valley Wire").invoke("road fund")
    """
    return ours.retriever(
        desk.library,
        k=k,
        published_from=published_from,
        published_to=published_to,
        publisher=publisher,
    )


# ---------------------------------------------------------------------------------------- tools


def ask_tool(desk: Verifier) -> BaseTool:
    """A tool `ask` that answers a question from the sources. Its artifact is an Answer."""
    turns = Turns(desk)

    def ask(question: str) -> tuple[str, Answer]:
        """Answer a question from the user's own sources, in their words, with citations."""
        return _told(turns, lambda: desk.ask(question))

    return _tool(ask)


def check_claim_tool(desk: Verifier) -> BaseTool:
    """A tool `check_claim` that checks a claim against the sources. Its artifact is a Finding."""
    turns = Turns(desk)

    def check_claim(claim: str) -> tuple[str, Finding]:
        """Check one claim against the user's own sources: supported, refuted, conflicting or not
        enough evidence, with the exact words that decide it."""
        return _told(turns, lambda: desk.check_claim(claim))

    return _tool(check_claim)


def quote_tool(desk: Verifier) -> BaseTool:
    """A tool `check_quote` that checks a quote word for word. Its artifact is a QuoteCheck."""
    turns = Turns(desk)

    def check_quote(quote: str, speaker: str | None = None) -> tuple[str, QuoteCheck]:
        """Check whether quoted words stand in the user's own sources, word for word, and whose
        words they are."""
        return _told(turns, lambda: desk.check_quote(quote, speaker))

    return _tool(check_quote)


def _tool(function: Callable[..., Any]) -> BaseTool:
    return StructuredTool.from_function(
        function, response_format="content_and_artifact", handle_tool_error=True
    )


def _told(turns: Turns, call: Callable[[], R]) -> tuple[str, R]:
    """A result in words, for the model, and itself. Raises ToolException for what cannot be."""
    try:
        with turns.turn():
            result = call()
    except VerifyError as error:
        raise ToolException(str(error)) from error
    return as_text(result), result


# ---------------------------------------------------------------------------------------- chain


def chain(
    desk: Verifier,
    *,
    model: BaseChatModel | None = None,
    retriever: BaseRetriever | Runnable[str, list[Document]] | None = None,
) -> Runnable[Any, Answer | Finding]:
    """A chain from a question to an Answer, or from a claim to a Finding.

    Its steps are the words, the documents found for them, and the decision. What comes in is a
    text, or a mapping with one under "question", "claim", "input", "query" or "text"; what ends in
    a question mark is a question. `model` decides in the place of the judge that the settings
    name: any chat model; its word is checked like that of every judge. `retriever` may be any that
    gives documents: those of ours are cited in their source, those of others as a text of its own.

    Raises InputError, when invoked, for a text without words.

        chain(desk, model=ChatOllama(model="qwen3")).invoke("Did the board raise the fare?")
    """
    turns = Turns(desk)
    found = retriever or ours.retriever(desk.library, k=desk.settings.search_passages)
    judge = None if model is None else _judge_of(model, desk)

    def decide(step: dict[str, Any]) -> Answer | Finding:
        text, seen = step["text"], seen_in(step["documents"], desk)
        with turns.turn():
            if asks(text):
                return answered(text, seen, judge or desk.judge)
            return judged(Claim.alone(text), seen, judge or desk.judge)

    return (
        RunnableLambda(_text_of, name="text")
        | RunnableParallel({"text": RunnablePassthrough(), "documents": found})
        | RunnableLambda(decide, name="decide")
    )


def seen_in(documents: Iterable[Document], desk: Verifier) -> Dossier:
    """The sentences of `documents`, numbered, as a judge sees them, each once."""
    sources: dict[str, Source] = {}
    spans: dict[str, dict[Span, None]] = {}
    for document in documents:
        source, held = _place(document, desk)
        sources[source.id] = source
        sentences = sentence_spans(source.text, source.furniture)
        inside = (span for span in sentences if span.overlaps(held))
        spans.setdefault(source.id, {}).update(dict.fromkeys(inside))
    ordered = {name: sorted(kept, key=lambda span: span.start) for name, kept in spans.items()}
    return number(((name, span) for name, kept in ordered.items() for span in kept), sources)


def _place(document: Document, desk: Verifier) -> tuple[Source, Span]:
    """The source of a document and its place in it; of one that is not ours, a source of its own.

    Raises UnknownSource for a document whose source is no longer in the library.
    """
    known = document.metadata
    if {"source_id", "start", "end"} <= known.keys():
        source = desk.show(known["source_id"])
        return source, Span(start=known["start"], end=known["end"])
    title = str(known.get("title") or known.get("source") or "A document without a title")
    source = from_text(document.page_content, title=title)
    return source, Span(start=0, end=len(source.text))


def _text_of(given: Any) -> str:
    """The question or claim in what a chain was given. Raises InputError where there is none."""
    if isinstance(given, Mapping):
        given = next((given[name] for name in _INPUTS if name in given), None)
    if not isinstance(given, str):
        raise InputError(f"give a text, or a mapping with one of: {', '.join(_INPUTS)}")
    return usable(given, "question" if asks(given) else "claim")


def _judge_of(model: BaseChatModel, desk: Verifier) -> Judge:
    from verify.judges.llm.judge import LlmJudge

    settings = desk.settings
    judging, answering = (load(task, settings.prompts) for task in ("judge", "answer"))
    return LlmJudge(
        cast("Endpoint", _Asked(model)),  # what the judge uses of one
        judging,
        answering,
        chars=settings.llm_max_chars,
        rarity=desk.library.weight,
    )


class _Asked:
    """Any chat model in the place of an endpoint of ours: prompted, and read by our own reader."""

    def __init__(self, chat: BaseChatModel) -> None:
        self._chat = chat
        self.model = str(
            getattr(chat, "model_name", None) or getattr(chat, "model", chat.get_name())
        )

    def ask(
        self, prompt: Prompt, fields: dict[str, str], schema: type[P], check: Callable[[P], None]
    ) -> P:
        """The reply to `prompt`. Raises JudgeError where it cannot be used, twice."""
        template = ChatPromptTemplate.from_messages(
            [("system", prompt.system), ("human", prompt.user), ("placeholder", "{again}")]
        )
        again: list[BaseMessage] = []
        problem = ""
        for _ in range(_TRIES):
            message = (template | self._chat).invoke({**fields, "again": again})
            try:
                reply = read_reply(message.text, schema)
                check(reply)
            except ReplyProblem as error:
                problem = str(error)
                told = prompt.again.format(problem=problem)
                again = [AIMessage(message.text or "(nothing)"), HumanMessage(told)]
            else:
                return reply
        raise JudgeError("reply", f"{self.model} gave no usable reply, twice: {problem}")


# ---------------------------------------------------------------------------------------- words


def as_text(result: Result) -> str:
    """A result in words, a line each, and then what it cites: for a model, or for people."""
    said, cited = _said(result)
    lines = [line for line in said if line]
    return "\n".join([*lines, *(_cited(n, citation) for n, citation in enumerate(cited, 1))])


def _said(result: Result) -> tuple[Sequence[str], Sequence[Citation]]:
    """The lines about a result, and what it cites."""
    if isinstance(result, QuoteCheck):
        return [f"Label: {result.label}", *quote_remarks(result)], result.places[:_PLACES]
    if isinstance(result, Finding) and result.verdict is None:
        failed = [] if result.failure is None else [failure_words(result.failure)]
        return ["Status: failed", *failed], ()
    if isinstance(result, Answer):
        head = [f"Status: {result.status}", one_line(result.text or result.reason or "")]
        return [*head, *_besides(result)], result.citations or result.nearest
    verdict = result.verdict
    assert verdict is not None  # noqa: S101  # a finding without one has failed
    head = [f"Label: {verdict.label}", one_line(verdict.rationale), *map(one_line, verdict.gaps)]
    cited = [evidence.citation for evidence in verdict.evidence]
    return [*head, *_besides(verdict)], cited or verdict.nearest


def _besides(result: Answer | Verdict) -> Iterator[str]:
    yield from (f"Working: {one_line(calculation.text)}" for calculation in result.calculations)
    yield from (f"Take care: {one_line(caution)}" for caution in result.cautions)


def _cited(place: int, citation: Citation) -> str:
    words = one_line(citation.exact)
    where = f"{citation.source_id}:{citation.start}-{citation.end}"
    return f"[{place}] “{words}” ({title_words(citation)}; {byline(citation)}; {where})"
