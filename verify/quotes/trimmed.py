"""Whether what a quote leaves off turns the meaning of what it keeps."""

import re

from verify.models import Span

REACH = 300
"""A sentence is read this far on either side of the quoted words."""
_ENDS = re.compile(r"[.!?…][\"”’')]*\s|\n")
_NEGATION = re.compile(
    r"(?<![\w’'-])(?:not(?! only\b)|never|no longer|nobody|no one|none|neither|nor|hardly|barely"
    r"|without|cannot|deny|denies|denied|doubt|doubts|doubted|refuse|refused|refuses|stop|stopped"
    r"|prevent|unlikely|impossible|\w+n[’']t)(?![\w’'-])",
    re.IGNORECASE,
)
_FREES = re.compile(
    r"[,;:—–?]|\s-+\s|\b(?:but|because|since|although|though|so|and yet)\b", re.IGNORECASE
)
_CONDITION_BEFORE = re.compile(
    r"(?<![\w’'-])(?:if|unless|provided|assuming|suppose|supposing|imagine|only when|in case"
    r"|as long as|had|were)(?![\w’'-])",
    re.IGNORECASE,
)
_CONDITION_AFTER = re.compile(
    r",?\s*(?:but )?(?:only )?(?:if|unless|provided|as long as|so long as|except|in case"
    r"|on the condition)(?![\w’'-])",
    re.IGNORECASE,
)
NEAR = 9
"""A negation governs the quoted words if it stands at most so many words before them."""


def cut_off(text: str, span: Span, speech: Span | None) -> str | None:
    """The words of the same sentence that negate or condition those under `span`, and are left off.

    `speech` is the stretch in marks that the words stand in, if they do: what lies outside it is
    not the speaker's. None where nothing of the kind was cut off.
    """
    lo = max(span.start - REACH, speech.start if speech else 0, 0)
    hi = min(span.end + REACH, speech.end if speech else len(text))
    before, after = text[lo : span.start], text[span.end : hi]
    for match in _ENDS.finditer(before):
        lo = max(lo, span.start - len(before) + match.end())
    before = text[lo : span.start]
    end = _ENDS.search(after)
    after = after[: end.start() + 1] if end else after
    return _before(before) or _after(after)


def _before(words: str) -> str | None:
    negation = None
    for negation in _NEGATION.finditer(words):  # noqa: B007 - the last one governs
        pass
    if negation is not None:
        between = words[negation.end() :]
        if len(between.split()) < NEAR and not _FREES.search(between):
            return words[_clause(words, negation.start()) :].strip()
    condition = _CONDITION_BEFORE.match(words.lstrip(" \"“'‘"))
    if condition is not None and words.rstrip().endswith(","):
        return words.strip()
    return None


def _clause(words: str, at: int) -> int:
    """Where the clause around offset `at` starts."""
    start = 0
    for match in re.finditer(r"[,;:—–]\s*", words[:at]):
        start = match.end()
    return start


def _after(words: str) -> str | None:
    match = _CONDITION_AFTER.match(words)
    return words.strip(" ,.\"”’'") if match else None
