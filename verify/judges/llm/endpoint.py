"""One model at one OpenAI-compatible endpoint: asked, its replies kept, its costs bounded.

How a server can be held to JSON differs, and it is found out by asking: a JSON schema, a tool, JSON
mode, plain text. What comes back is always read by our own reader, since LangChain's raises on
fenced replies and returns nothing for a tool that was ignored.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from verify.errors import JudgeError, LibraryError, SettingsError
from verify.judges.llm.budget import Budget, expected_tokens
from verify.judges.llm.client import Client, RefusedMethod, UnwantedSetting, asked_text
from verify.judges.llm.prompts import Prompt
from verify.judges.llm.schema import Reply, ReplyProblem, read_reply
from verify.runs.record import at_work
from verify.settings import Settings
from verify.sqlite import database, put_aside

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_SCHEMA = """
create table if not exists replies (key text primary key, reply text not null);
create table if not exists methods (endpoint text primary key, method text not null);
"""


def key_of(*parts: str) -> str:
    """The key of a request: a hash over all that a reply depends on."""
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


class ReplyCache:
    """Replies that could be used, and the way in which each endpoint replies, in one SQLite file.

    The file is made with the first reply; a damaged one is put aside, as `FILE.damaged`. May be
    used from several threads and processes. It holds replies and hashes: no key, no address, no
    source text but what a model repeated.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._open: sqlite3.Connection | None = None

    def reply(self, key: str) -> str | None:
        """The reply under `key`, if there is one."""
        found = self._read("select cast(reply as blob) from replies where key = ?", key)
        if found is not None and (record := at_work()) is not None:
            record.reply(key, found)
        return found

    def keep_reply(self, key: str, reply: str) -> None:
        """Keep a reply."""
        if (record := at_work()) is not None:
            record.reply(key, reply)
        self._write("insert or replace into replies values (?, ?)", key, reply)

    def method(self, endpoint: str) -> str | None:
        """The method that worked with an endpoint, if one is known."""
        found = self._read("select cast(method as blob) from methods where endpoint = ?", endpoint)
        if found is not None and (record := at_work()) is not None:
            record.method(endpoint, found)
        return found

    def keep_method(self, endpoint: str, method: str) -> None:
        """Remember the method that worked with an endpoint."""
        if (record := at_work()) is not None:
            record.method(endpoint, method)
        self._write("insert or replace into methods values (?, ?)", endpoint, method)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None

    def _read(self, query: str, key: str) -> str | None:
        with self._lock:
            if self._open is None and not self._path.is_file():
                return None
            try:
                row = self._connection().execute(query, (key,)).fetchone()
            except sqlite3.Error as error:
                raise self._unusable(error) from error
        # As bytes: a damaged row is no text, and is told by what reads it.
        return None if row is None or row[0] is None else bytes(row[0]).decode("utf-8", "replace")

    def _write(self, statement: str, key: str, value: str) -> None:
        with self._lock:
            try:
                self._connection().execute(statement, (key, value))
            except (sqlite3.Error, OSError) as error:
                raise self._unusable(error) from error

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._open = self._opened()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # no database, or a damaged one
                put_aside(self._path)
                self._open = self._opened()
        return self._open

    def _opened(self) -> sqlite3.Connection:
        connection = database(self._path)
        try:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(_SCHEMA)
            if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("quick_check finds damage")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _unusable(self, error: Exception) -> LibraryError:
        return LibraryError(
            f"{self._path}: the kept replies cannot be used ({error}); the file may be deleted, "
            "replies are then asked for again"
        )


LADDER = ("json_schema", "function_calling", "json_mode", "text")
"""Methods, the strictest first. A server that refuses one with 400 is asked with the next."""

R = TypeVar("R", bound=Reply)

_TRIES = 2


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
        self._finding = Lock()
        self._client = Client(settings)
        self._method: str | None = None

    def close(self) -> None:
        """Let go of connections and of the cache."""
        self._cache.close()
        self._client.close()

    def ready(self) -> None:
        """Load what the first request would load; nothing is sent."""
        self._client.ready()

    def ask(
        self, prompt: Prompt, fields: dict[str, str], schema: type[R], check: Callable[[R], None]
    ) -> R:
        """The reply to `prompt` with its `fields`, from the cache where it was given before.

        `check` raises ReplyProblem for a reply that cannot be used: the model is told and asked
        once more. Raises JudgeError when that does not help, and when the server fails.
        """
        key = self._key(prompt, fields, schema)
        if (known := self._kept(key, schema, check)) is not None:
            self.budget.count_cached()
            return known
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
        return self.known(prompt, fields, schema) is not None

    def known(self, prompt: Prompt, fields: dict[str, str], schema: type[R]) -> R | None:
        """The reply that is in the cache, if there is one that can be read."""
        return self._kept(self._key(prompt, fields, schema), schema, lambda _reply: None)

    def _kept(self, key: str, schema: type[R], check: Callable[[R], None]) -> R | None:
        """The reply that was kept; None where there is none, or what is kept is damaged."""
        kept = self._cache.reply(key)
        if kept is None:
            return None
        try:
            reply = schema.model_validate_json(kept)
            check(reply)
        except ValueError:  # ValidationError and ReplyProblem are: it is asked for again
            return None
        return reply

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
            except RefusedMethod:
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
        """One request. Raises JudgeError, or RefusedMethod for a 400."""
        number = self.budget.begin(expected_tokens(asked_text(prompt, fields))[0])
        used = (0, 0)
        try:
            said = self._client.send(method, prompt, fields, schema, again)
            used = said.tokens
        except UnwantedSetting:
            said = None
        finally:
            self.budget.end(number, *used)
        if said is None:
            return self._call(method, prompt, fields, schema, again)
        if said.refusal:
            raise JudgeError("refusal", f"{self.model} refused: {said.refusal}")
        return said.text, said.cut_off


def _told(prompt: Prompt, said: str, problem: str) -> list[BaseMessage]:
    """The messages that send a reply back with what is wrong with it."""
    from langchain_core.messages import AIMessage, HumanMessage

    asked = prompt.again.format(problem=problem)
    return [AIMessage(content=said[:4000] or "(nothing)"), HumanMessage(content=asked)]
