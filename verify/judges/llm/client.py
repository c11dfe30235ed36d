"""One request to a model through LangChain, and what came of it: words, tokens, or a JudgeError.

Only the SDK's blocking client is used. Its async one belongs to the event loop that it was first
used in, and fails in the next; so there is no way to it from here, and a desk may be used from any
thread, inside a running loop, and in one loop after another.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from verify.errors import JudgeError
from verify.judges.llm.budget import guessed_tokens
from verify.judges.llm.prompts import Prompt
from verify.judges.llm.schema import Reply, json_schema, whole
from verify.settings import Settings
from verify.text.canonical import printable

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.runnables import Runnable
    from langchain_openai import ChatOpenAI
    from openai import DefaultHttpxClient
    from openai.types.chat import ChatCompletion

_USERINFO = re.compile(r"//[^/@\s]*@")
_UNWANTED = re.compile(r"\b(temperature|seed)\b", re.IGNORECASE)
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What LangChain and the SDK raise on a reply that is no chat completion."""

_HINTS = {
    "APITimeoutError": "VERIFY_LLM_TIMEOUT says how long it may take.",
    "APIConnectionError": "Is the server running, and VERIFY_BASE_URL right?",
    "AuthenticationError": "Look at OPENAI_API_KEY.",
    "NotFoundError": "Look at VERIFY_MODEL and VERIFY_BASE_URL.",
    "RateLimitError": "VERIFY_REQUESTS_PER_MINUTE and VERIFY_TOKENS_PER_MINUTE keep a pace.",
}
"""What to do next, by the SDK's name of the error; the first that fits."""


class RefusedMethod(JudgeError):
    """The server answered 400: perhaps to the method, perhaps to the request."""


class UnwantedSetting(JudgeError):
    """The server does not take a temperature or a seed; the next request goes without."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a model said, whether it was cut off, and the tokens in and out that it took.

    `refusal` is why it says nothing, in its words.
    """

    text: str
    cut_off: bool
    tokens: tuple[int, int]
    refusal: str = ""


class Client:
    """The model that the settings name, behind one pool of connections, for several threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._making = Lock()
        self._steady = True
        self._chat: ChatOpenAI | None = None
        self._http: DefaultHttpxClient | None = None

    def close(self) -> None:
        """Let go of the connections."""
        self._chat = None
        if self._http is not None:
            self._http.close()
            self._http = None

    def ready(self) -> None:
        """Load what the first request would load; nothing is sent."""
        from langchain_core.prompts import ChatPromptTemplate

        ChatPromptTemplate.from_messages([("system", ""), ("placeholder", "{again}")]).invoke({})
        self._model()

    def send(
        self,
        method: str,
        prompt: Prompt,
        fields: dict[str, str],
        schema: type[Reply],
        again: list[BaseMessage],
    ) -> Said:
        """What the model says to `prompt`, held to `schema` by `method`.

        Raises RefusedMethod for a 400, UnwantedSetting where the same request has to be sent once
        more, and any other JudgeError for a server that fails.
        """
        import openai

        try:
            message = self._chain(method, prompt, schema).invoke({**fields, "again": again})
            text = _words(message)
            tokens = _tokens(message, asked_text(prompt, fields), text)
        except openai.LengthFinishReasonError as error:
            return _cut_off(error.completion)
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            if self._steady and _UNWANTED.search(str(error)):
                # Some models take only their own temperature; what is lost is repeatability.
                self._steady, self._chat = False, None
                raise UnwantedSetting("model", self._failed(error)) from error
            raise RefusedMethod("model", self._failed(error)) from error
        except openai.OpenAIError as error:
            raise JudgeError("model", self._failed(error), retryable=_passing(error)) from error
        except _MALFORMED as error:
            raise JudgeError(
                "model", f"{self._where()} sent no chat completion ({type(error).__name__})"
            ) from error
        refusal = self._safe(str(message.additional_kwargs.get("refusal") or ""))
        return Said(
            text, message.response_metadata.get("finish_reason") == "length", tokens, refusal
        )

    def _chain(
        self, method: str, prompt: Prompt, schema: type[Reply]
    ) -> Runnable[dict[str, Any], AIMessage]:
        """Prompt and model, bound to reply in `schema` by `method`."""
        from langchain_core.prompts import ChatPromptTemplate

        template = ChatPromptTemplate.from_messages(
            [("system", prompt.system), ("human", prompt.user), ("placeholder", "{again}")]
        )
        return template | self._model().bind(**_bound(method, schema))

    def _model(self) -> ChatOpenAI:
        with self._making:
            self._chat = self._chat or self._made()
            return self._chat

    def _made(self) -> ChatOpenAI:
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        from verify.judges.llm.transport import bounded_client

        settings = self._settings
        # LangChain's own client is shared by all that go to the same address: closing it
        # would close theirs, not closing it would leave its connections open.
        self._http = self._http or bounded_client(settings.llm_timeout)
        steady: dict[str, Any] = {"temperature": 0, "seed": 7} if self._steady else {}
        return ChatOpenAI(
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

    # ------------------------------------------------------------------------------ errors

    def _where(self) -> str:
        address = self._settings.base_url or "the OpenAI API"
        return f"{self._settings.model} at {_USERINFO.sub('//', address)}"

    def _failed(self, error: Exception) -> str:
        what = type(error).__name__.removeprefix("OpenAI")
        said = f"{self._where()} failed ({what}): {self._safe(str(error))}"
        return " ".join(part for part in (said, _hint(error)) if part)

    def _safe(self, text: str) -> str:
        """`text` of a server, short, and without the key should it repeat it."""
        key = self._settings.openai_api_key
        if key is not None and key.get_secret_value():
            text = text.replace(key.get_secret_value(), "(key)")
        return _USERINFO.sub("//", printable(" ".join(text.split())))[:300]


def asked_text(prompt: Prompt, fields: dict[str, str]) -> str:
    """All that a request shows to the model, to count it."""
    return "".join([prompt.system, prompt.user, *fields.values()])


def _passing(error: Exception) -> bool:
    """Whether the same request may succeed later."""
    import openai

    passing = (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError)
    return isinstance(error, passing)


def _hint(error: Exception) -> str:
    import openai

    return next((h for name, h in _HINTS.items() if isinstance(error, getattr(openai, name))), "")


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


def _words(message: AIMessage) -> str:
    """The words of a reply: the arguments of its first tool call, else its text."""
    if message.tool_calls:
        return whole(json.dumps(message.tool_calls[0]["args"]))
    if message.invalid_tool_calls:
        return whole(message.invalid_tool_calls[0]["args"] or "")
    content = message.content
    return whole(content if isinstance(content, str) else message.text)


def _tokens(message: AIMessage, asked: str, said: str) -> tuple[int, int]:
    """Tokens in and out as the server counts them, else as they can be guessed."""
    counted = message.usage_metadata
    if counted:
        return counted["input_tokens"], counted["output_tokens"]
    return guessed_tokens(asked), guessed_tokens(said)


def _cut_off(completion: ChatCompletion) -> Said:
    """What there is of a reply that was cut off; the SDK raises for it."""
    usage = completion.usage
    tokens = (usage.prompt_tokens, usage.completion_tokens) if usage else (0, 0)
    return Said(completion.choices[0].message.content or "", True, tokens)
