"""Orders planted in sources: text that speaks to a reading machine instead of to a reader.

Finding one changes no rule: only sentences that were shown can be named, with or without it. It is
said beside the evidence, since a source that tries this is one to look at again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from verify.models import Source

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Trick:
    """A way of planting orders: what it is called, and what it looks like."""

    name: str
    pattern: re.Pattern[str]


TRICKS = (
    Trick(
        "an order to ignore instructions",
        re.compile(
            r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}?\b(?:(?:previous|prior|"
            r"above|earlier|preceding|all|any|your|these|those|other|system|safety)\b"
            r"[^.!?\n]{0,30}?\b(?:instructions?|prompts?|rules?|guidelines?|directions?|orders?|"
            r"sentences?)\b|(?:instructions?|prompts?|rules?|guidelines?) (?:above|before)\b)",
            _I,
        ),
    ),
    Trick(
        "an order how to rule",
        re.compile(
            r"\b(?:mark|label|rate|rule|judge|classify|treat|report|answer|output|return|respond|"
            r"reply|conclude)\b[^.!?\n]{0,60}?[\"'“‘(: ]"
            r"(?:supported|refuted|conflicting|not[_ ]enough[_ ]evidence|verified|verbatim)\b"
            r"(?! (?:by|in|on|at)\b)",
            _I,
        ),
    ),
    Trick(
        "an address to a machine",
        re.compile(
            r"\b(?:you are|act as|as) (?:now |an? |the )*(?:AI|language model|LLM|chatbot|"
            r"assistant|fact[- ]check(?:er|ing)(?: (?:model|bot|system|AI))?)\b"
            r"(?=[^.!?\n]{0,80}\b(?:you|must|should|will|always|output|reply)\b)|"
            r"\b(?:dear|note to|attention|to (?:all|any|the)) "
            r"(?:AI|LLM|language model|assistant|chatbot)s?\b|\bsystem prompt\b",
            _I,
        ),
    ),
    Trick("a fake role of a chat", re.compile(r"(?m)^\s*(?:system|assistant)\s*:\s*\S", _I)),
    Trick(
        "marks of a chat format",
        re.compile(r"<\|[^|\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|<\|?im_(?:start|end)\|?>"),
    ),
    Trick("a fake sentence number", re.compile(r"(?m)^\s*\[\d{1,4}\]\s+\S")),
    Trick(
        "a fake fence",
        re.compile(
            r"<<<+|>>>+|```|</?(?:sources?|sentences?|data|claim|evidence|instructions?)>|"
            r"\b(?:end|begin) of (?:the )?(?:sources|sentences|data|context|prompt)\b|"
            r"-{3,}\s*(?:END|BEGIN)\b",
            re.IGNORECASE,
        ),
    ),
    Trick("a fake reply", re.compile(r"\{\s*[\"'](?:label|reasoning|answer|verdict)[\"']\s*:", _I)),
    Trick("a hidden comment", re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)),
    Trick(
        "hidden characters",
        re.compile(
            "[\u200b\u2060-\u2064]{2,}|[\u202a-\u202e\u2066-\u2069]|[\U000e0000-\U000e007f]|"
            "(?<=[^\\W\\d_])[\u200b\u2060\ufeff](?=[^\\W\\d_])"
        ),
    ),
)
"""What is looked for, in the order in which it is named."""


def planted(text: str) -> tuple[str, ...]:
    """The names of the tricks in `text`, each once."""
    return tuple(trick.name for trick in TRICKS if trick.pattern.search(text))


def orders(text: str) -> bool:
    """Whether `text` tells a machine to ignore what it was told, or how to rule."""
    return any(trick.pattern.search(text) for trick in TRICKS[:2])


@lru_cache(maxsize=1024)
def _planted_in(title: str, text: str) -> tuple[str, ...]:
    return planted(f"{title}\n{text}")


def caution(source: Source) -> str | None:
    """What to say beside the evidence of `source`; None where nothing is planted in it."""
    found = _planted_in(source.title, source.text)
    if not found:
        return None
    return (
        f"The text of “{source.title}” holds {', '.join(found)}. It was read as data and followed "
        "in nothing; look at this source before you trust it."
    )
