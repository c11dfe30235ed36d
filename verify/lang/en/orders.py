"""Orders that a source may try to give to a machine that reads it."""

import re

ANY_CASE = re.IGNORECASE
PLANTED_ORDERS = (
    (
        "an order to ignore instructions",
        re.compile(
            r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}?\b(?:(?:previous|prior|"
            r"above|earlier|preceding|all|any|your|these|those|other|system|safety)\b"
            r"[^.!?\n]{0,30}?\b(?:instructions?|prompts?|rules?|guidelines?|directions?|orders?|"
            r"sentences?)\b|(?:instructions?|prompts?|rules?|guidelines?) (?:above|before)\b)",
            ANY_CASE,
        ),
    ),
    (
        "an order how to rule",
        re.compile(
            r"\b(?:mark|label|rate|rule|judge|classify|treat|report|answer|output|return|respond|"
            r"reply|conclude)\b[^.!?\n]{0,60}?[\"'“‘(: ]"
            r"(?:supported|refuted|conflicting|not[_ ]enough[_ ]evidence|verified|verbatim)\b"
            r"(?! (?:by|in|on|at)\b)",
            ANY_CASE,
        ),
    ),
    (
        "an address to a machine",
        re.compile(
            r"\b(?:you are|act as|as) (?:now |an? |the )*(?:AI|language model|LLM|chatbot|"
            r"assistant|fact[- ]check(?:er|ing)(?: (?:model|bot|system|AI))?)\b"
            r"(?=[^.!?\n]{0,80}\b(?:you|must|should|will|always|output|reply)\b)|"
            r"\b(?:dear|note to|attention|to (?:all|any|the)) "
            r"(?:AI|LLM|language model|assistant|chatbot)s?\b|\bsystem prompt\b",
            ANY_CASE,
        ),
    ),
    ("a fake role of a chat", re.compile(r"(?m)^\s*(?:system|assistant)\s*:\s*\S", ANY_CASE)),
    (
        "marks of a chat format",
        re.compile(r"<\|[^|\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|<\|?im_(?:start|end)\|?>"),
    ),
    ("a fake sentence number", re.compile(r"(?m)^\s*\[\d{1,4}\]\s+\S")),
    (
        "a fake fence",
        re.compile(
            r"<<<+|>>>+|```|</?(?:sources?|sentences?|data|claim|evidence|instructions?)>|"
            r"\b(?:end|begin) of (?:the )?(?:sources|sentences|data|context|prompt)\b|"
            r"-{3,}\s*(?:END|BEGIN)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a fake reply",
        re.compile(r"\{\s*[\"'](?:label|reasoning|answer|verdict)[\"']\s*:", ANY_CASE),
    ),
    ("a hidden comment", re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)),
    (
        "hidden characters",
        re.compile(
            "[\u200b\u2060-\u2064]{2,}|[\u202a-\u202e\u2066-\u2069]|[\U000e0000-\U000e007f]|"
            "(?<=[^\\W\\d_])[\u200b\u2060\ufeff](?=[^\\W\\d_])"
        ),
    ),
)
