"""One model at one OpenAI-compatible endpoint, asked through LangChain.

How a server can be held to JSON differs, and it is found out by asking: a JSON schema, a tool, JSON
mode, plain text. What comes back is always read by our own reader, since LangChain's raises on
fenced replies and returns nothing for a tool that was ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from verify.errors import JudgeError, SettingsError
from verify.judges.llm.budget import Budget, expected_tokens, guessed_tokens
from verify.judges.llm.cache import ReplyCache, key_of
from verify.judges.llm.prompts import Prompt
from verify.judges.llm.schema import Reply, ReplyProblem, json_schema, read_reply
from verify.settings import Settings
from verify.text.canonical import printable

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.runnables import Runnable
    from langchain_openai import ChatOpenAI
    from openai import DefaultHttpxClient

LADDER = ("json_schema", "function_calling", "json_mode", "text")
"""Methods, the strictest first. A server that refuses one with 400 is asked with the next."""

R = TypeVar("R", bound=Reply)

_TRIES = 2
_USERINFO = re.compile(r"//[^/@\s]*@")
_UNWANTED = re.compile(r"\b(temperature|seed)\b", re.IGNORECASE)
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What LangChain and the SDK raise on a reply that is no chat completion."""


class Endpoint:
    """A model behind an address, with its cache and its budget. May be used from several threads.

    Raises SettingsError where neither a key nor an address is set, or where a limit in dollars is
    set for a model without a known price.
    """

    def __init__(self, settings: Settings) -> None:
        if not (settings.openai_api_key or settings.base_url):
            raise SettingsError(
                "setting judge: a model needs OPENAI_API_KEY, or VERIFY_BASE_URL for a server of "
                "your own; judge 'embedded' needs neither"
            )
        price = settings.prices.get(settings.model)
        if settings.max_cost is not None and price is None:
            raise SettingsError(
                f"setting max_cost: no price is known for {settings.model}; set VERIFY_PRICES to "
                f'{{"{settings.model}": [dollars for a million tokens in, and out]}}'
            )
        self.model = settings.model
        self.budget = Budget(
            max_calls=settings.max_calls,
            max_cost=settings.max_cost,
            price=price,
            requests_per_minute=settings.requests_per_minute,
            tokens_per_minute=settings.tokens_per_minute,
        )
        self._settings = settings
        self._cache = ReplyCache(settings.store / "replies.sqlite")
        self._id = key_of(settings.base_url or "", settings.model)
        self._finding, self._making = Lock(), Lock()
        self._steady = True
        self._client: ChatOpenAI | None = None
        self._http: DefaultHttpxClient | None = None
        self._method: str | None = None

    def close(self) -> None:
        """Let go of connections and of the cache."""
        self._cache.close()
        self._client = None
        if self._http is not None:
            self._http.close()
            self._http = None

    # ------------------------------------------------------------------------------ asking

    def ask(
        self, prompt: Prompt, fields: dict[str, str], schema: type[R], check: Callable[[R], None]
    ) -> R:
        """The reply to `prompt` with its `fields`, from the cache where it was given before.

        `check` raises ReplyProblem for a reply that cannot be used: the model is told and asked
        once more. Raises JudgeError when that does not help, and when the server fails.
        """
        key = self._key(prompt, fields, schema)
        if (kept := self._cache.reply(key)) is not None:
            reply = schema.model_validate_json(kept)
            check(reply)
            self.budget.count_cached()
            return reply
        again: list[BaseMessage] = []
        problem = ""
        for _ in range(_TRIES):
            text, cut_off = self._text(prompt, fields, schema, again)
            try:
                reply = read_reply(text, schema)
                check(reply)
            except ReplyProblem as error:
                problem = f"{error} It was cut off." if cut_off else str(error)
                again = _told(prompt, text, problem)
                continue
            self._cache.keep_reply(key, reply.model_dump_json())
            return reply
        raise JudgeError("reply", f"{self.model} gave no usable reply, twice: {problem}")

    def is_known(self, prompt: Prompt, fields: dict[str, str], schema: type[Reply]) -> bool:
        """Whether the reply is in the cache."""
        return self._cache.reply(self._key(prompt, fields, schema)) is not None

    def _key(self, prompt: Prompt, fields: dict[str, str], schema: type[Reply]) -> str:
        values = [f"{name}={fields[name]}" for name in sorted(fields)]
        return key_of(self._id, prompt.digest, schema.__name__, *values)

    def _text(
        self, prompt: Prompt, fields: dict[str, str], schema: type[Reply], again: list[BaseMessage]
    ) -> tuple[str, bool]:
        """What the model said, and whether it was cut off, by the method that its server takes."""
        if self._method is None:
            with self._finding:
                if self._method is None:
                    return self._found_out(prompt, fields, schema, again)
        return self._call(self._method, prompt, fields, schema, again)

    def _found_out(
        self, prompt: Prompt, fields: dict[str, str], schema: type[Reply], again: list[BaseMessage]
    ) -> tuple[str, bool]:
        if self._settings.llm_method != "auto":
            self._method = self._settings.llm_method
            return self._call(self._method, prompt, fields, schema, again)
        known = self._cache.method(self._id)
        for method in dict.fromkeys([known, *LADDER[:-1]] if known in LADDER else LADDER[:-1]):
            try:
                text = self._call(method, prompt, fields, schema, again)
            except _RefusedMethod:
                continue
            self._remember(method)
            return text
        text = self._call(LADDER[-1], prompt, fields, schema, again)
        self._remember(LADDER[-1])
        return text

    def _remember(self, method: str) -> None:
        self._method = method
        self._cache.keep_method(self._id, method)

    def _call(
        self,
        method: str,
        prompt: Prompt,
        fields: dict[str, str],
        schema: type[Reply],
        again: list[BaseMessage],
    ) -> tuple[str, bool]:
        """One request. Raises JudgeError, or _RefusedMethod for a 400."""
        import openai

        text = "".join([prompt.system, prompt.user, *fields.values()])
        number = self.budget.begin(expected_tokens(text)[0])
        used = (0, 0)
        try:
            message = self._chain(method, prompt, schema).invoke({**fields, "again": again})
            said = _said(message)
            counted = message.usage_metadata
            used = (
                (counted["input_tokens"], counted["output_tokens"])
                if counted
                else (guessed_tokens(text), guessed_tokens(said))
            )
        except openai.LengthFinishReasonError as error:
            completion = error.completion
            if completion.usage is not None:
                used = (completion.usage.prompt_tokens, completion.usage.completion_tokens)
            return completion.choices[0].message.content or "", True
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            if self._steady and _UNWANTED.search(str(error)):
                # Some models take only their own temperature; what is lost is repeatability.
                self._steady, self._client = False, None
                self.budget.end(number)
                return self._call(method, prompt, fields, schema, again)
            raise _RefusedMethod("model", self._failed(error)) from error
        except openai.OpenAIError as error:
            raise JudgeError("model", self._failed(error), retryable=_passing(error)) from error
        except _MALFORMED as error:
            raise JudgeError(
                "model", f"{self._where()} sent no chat completion ({type(error).__name__})"
            ) from error
        finally:
            self.budget.end(number, *used)
        refusal = message.additional_kwargs.get("refusal")
        if refusal:
            raise JudgeError("refusal", f"{self.model} refused: {self._safe(str(refusal))}")
        return said, message.response_metadata.get("finish_reason") == "length"

    # ------------------------------------------------------------------------------ the chain

    def _chain(
        self, method: str, prompt: Prompt, schema: type[Reply]
    ) -> Runnable[dict[str, Any], AIMessage]:
        """Prompt and model, bound to reply in `schema` by `method`."""
        from langchain_core.prompts import ChatPromptTemplate

        template = ChatPromptTemplate.from_messages(
            [("system", prompt.system), ("human", prompt.user), ("placeholder", "{again}")]
        )
        return template | self._chat().bind(**_bound(method, schema))

    def _chat(self) -> ChatOpenAI:
        with self._making:
            return self._client or self._made()

    def _made(self) -> ChatOpenAI:
        from langchain_openai import ChatOpenAI
        from openai import DefaultHttpxClient
        from pydantic import SecretStr

        settings = self._settings
        # LangChain's own client is shared by all that go to the same address: closing it
        # would close theirs, not closing it would leave its connections open.
        self._http = self._http or DefaultHttpxClient()
        steady: dict[str, Any] = {"temperature": 0, "seed": 7} if self._steady else {}
        self._client = ChatOpenAI(
            model=settings.model,
            base_url=settings.base_url,
            api_key=settings.openai_api_key or SecretStr("none"),
            timeout=settings.llm_timeout,
            max_retries=settings.llm_retries,
            max_completion_tokens=settings.llm_max_tokens,
            http_client=self._http,
            openai_proxy="",
            use_responses_api=False,
            cache=False,
            **steady,
        )
        return self._client

    # ------------------------------------------------------------------------------ errors

    def _where(self) -> str:
        address = self._settings.base_url or "the OpenAI API"
        return f"{self.model} at {_USERINFO.sub('//', address)}"

    def _failed(self, error: Exception) -> str:
        what = type(error).__name__.removeprefix("OpenAI")
        return f"{self._where()} failed ({what}): {self._safe(str(error))}"

    def _safe(self, text: str) -> str:
        """`text` of a server, short, and without the key should it repeat it."""
        key = self._settings.openai_api_key
        if key is not None and key.get_secret_value():
            text = text.replace(key.get_secret_value(), "(key)")
        return _USERINFO.sub("//", printable(" ".join(text.split())))[:300]


class _RefusedMethod(JudgeError):
    """The server answered 400: perhaps to the method, perhaps to the request."""


def _passing(error: Exception) -> bool:
    """Whether the same request may succeed later."""
    import openai

    passing = (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError)
    return isinstance(error, passing)


def _bound(method: str, schema: type[Reply]) -> dict[str, Any]:
    """What a request carries for `method`."""
    name = "reply"
    if method == "json_schema":
        described = {"name": name, "schema": json_schema(schema), "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": described}}
    if method == "function_calling":
        tool = {"name": name, "description": "Reply.", "parameters": json_schema(schema)}
        return {
            "tools": [{"type": "function", "function": tool}],
            "tool_choice": {"type": "function", "function": {"name": name}},
        }
    return {"response_format": {"type": "json_object"}} if method == "json_mode" else {}


def _said(message: AIMessage) -> str:
    """The words of a reply: the arguments of its first tool call, else its text."""
    import json

    if message.tool_calls:
        return json.dumps(message.tool_calls[0]["args"])
    if message.invalid_tool_calls:
        return message.invalid_tool_calls[0]["args"] or ""
    content = message.content
    return content if isinstance(content, str) else message.text


def _told(prompt: Prompt, said: str, problem: str) -> list[BaseMessage]:
    """The messages that send a reply back with what is wrong with it."""
    from langchain_core.messages import AIMessage, HumanMessage

    asked = prompt.again.format(problem=problem)
    return [AIMessage(content=said[:4000] or "(nothing)"), HumanMessage(content=asked)]
