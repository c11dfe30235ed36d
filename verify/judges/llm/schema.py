"""What a model may reply, and how a reply is read out of whatever a server sends.

Reasoning comes before the label: what is written first is what the rest is written from.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from verify.models import Label


class ReplyProblem(ValueError):
    """Why a reply cannot be used, in words that the model is told."""


def _number(value: object) -> object:
    """The number in "[3]", "3" or 3."""
    if isinstance(value, str) and (found := re.fullmatch(r"\s*\[?\s*(\d{1,6})\s*\]?\s*", value)):
        return int(found[1])
    return value


def _listed(value: object) -> object:
    """A list, also where a single number or nothing was given; each number once."""
    if value is None or value == "":
        return []
    if not isinstance(value, list):
        value = [value]
    numbers = [_number(item) for item in value]
    if any(isinstance(n, bool) or not isinstance(n, int) for n in numbers):
        raise ValueError("has something that is not the number of a sentence")
    return list(dict.fromkeys(numbers))


def whole(text: str) -> str:
    """`text` with a question mark for every half of a character, which nothing can store."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _text(value: object) -> object:
    if isinstance(value, str):
        return whole(value)
    return "" if value is None else value


def _label(value: object) -> object:
    if value is None:
        return ""
    return re.sub(r"[\s-]+", "_", value.strip().casefold()) if isinstance(value, str) else value


Ids = Annotated[list[int], BeforeValidator(_listed)]
Words = Annotated[str, BeforeValidator(_text)]


class Reply(BaseModel):
    """What both replies have in common: unknown keys are dropped, lists may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wanted: ClassVar[str]
    """The key without which an object is no reply."""

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        optional = {
            name: [] if name in _ID_FIELDS else ""
            for name in cls.model_fields
            if name != cls.wanted
        }
        return optional | {name: v for name, v in given.items() if name in cls.model_fields}


_ID_FIELDS = frozenset({"supporting", "refuting", "reporting", "sentences", "computed_from"})


class ClaimReply(Reply):
    """A model's word on a claim, in numbers of sentences."""

    wanted = "label"

    reasoning: Words
    label: Annotated[Label, BeforeValidator(_label)]
    supporting: Ids
    refuting: Ids
    reporting: Ids
    working: Words
    missing: Words


class ReviewReply(Reply):
    """A model's word on its own reply, once it has heard what checks by code object."""

    wanted = "decision"

    reasoning: Words
    decision: Annotated[Literal["keep", "change"], BeforeValidator(_label)]
    label: Annotated[
        Literal["supported", "refuted", "conflicting", "not_enough_evidence", ""],
        BeforeValidator(_label),
    ]
    supporting: Ids
    refuting: Ids
    reporting: Ids
    working: Words
    missing: Words


class AnswerReply(Reply):
    """A model's word on a question; an empty answer is an abstention."""

    wanted = "answer"

    reasoning: Words
    answer: Words
    sentences: Ids
    computed_from: Ids
    working: Words


class SplitClaim(BaseModel):
    """One claim of a numbered sentence of a draft, in the draft's words."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    sentence: Annotated[int, BeforeValidator(_number)]
    claim: Words
    check_worthy: bool = True
    ambiguous: bool = False


class SplitReply(Reply):
    """The claims that a model finds in the sentences of a draft."""

    wanted = "claims"

    claims: list[SplitClaim]


R = TypeVar("R", bound=Reply)

_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_OPEN_THOUGHT = re.compile(r"\A.*</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)


def read_reply(text: str, schema: type[R]) -> R:
    """The one reply in `text`: bare JSON, or within fences, thoughts or prose.

    Raises ReplyProblem that says what is wrong with it. Several objects that differ are none.
    """
    wanted = schema.wanted
    plain = _OPEN_THOUGHT.sub("", _THOUGHT.sub("", text))
    found = [o for o in _objects(plain) if wanted in o]
    distinct = {json.dumps(o, sort_keys=True): o for o in found}
    if not distinct:
        raise ReplyProblem(f'it holds no complete JSON object with the key "{wanted}".')
    if len(distinct) > 1:
        raise ReplyProblem("it holds several JSON objects that differ.")
    try:
        return schema.model_validate(found[0])
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or wanted
        raise ReplyProblem(f'"{where}": {first["msg"]}.') from None


def _objects(text: str) -> list[dict[str, Any]]:
    """The outermost JSON objects in `text`, in order."""
    decoder = json.JSONDecoder(strict=False)
    found: list[dict[str, Any]] = []
    at = text.find("{")
    tries = 0
    while at >= 0 and tries < 200:
        tries += 1
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            found.append(value)
        at = text.find("{", end)
    return found


def json_schema(schema: type[Reply]) -> dict[str, Any]:
    """The JSON schema of a reply, as servers that constrain their output take it."""
    made = schema.model_json_schema()
    return _closed(made, made.get("$defs", {}))


def _closed(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A part of a schema with what it refers to in its place, its objects closed."""
    if "$ref" in schema:
        return _closed(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions)
    kept = {k: v for k, v in schema.items() if k not in _NOT_SENT}
    if "items" in kept:
        kept["items"] = _closed(kept["items"], definitions)
    if "properties" in kept:
        parts = {name: _closed(part, definitions) for name, part in kept["properties"].items()}
        kept |= {"properties": parts, "required": list(parts), "additionalProperties": False}
    return kept


_NOT_SENT = ("title", "default", "description", "$defs")
