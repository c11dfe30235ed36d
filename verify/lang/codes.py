"""Codes that stand for words of any language: what the tables of a language map to."""

from typing import Literal

Modifier = Literal[
    "exactly", "only", "about", "nearly", "more_than", "at_least", "less_than", "at_most"
]

QuestionKind = Literal[
    "share", "difference", "money", "count", "when", "who", "where", "party", "duration", "passage"
]

Operation = Literal["difference", "total", "rest", "share", "time"]
