"""What has to be met: "at least 14 of the 15 must vote yes" tells of no vote."""

from __future__ import annotations

import re

from verify.models import Span
from verify.quantities.quantity import Quantity

_REQUIRED = re.compile(
    r"\b(?:ha[sd] to|have to|having to|must|need(?:s|ed)? to|need(?:s|ed)?|require[sd]?|requirement"
    r"|necessary|mandatory|threshold|supermajority|(?<!, )enough|suffic\w+|what it takes"
    r"|quorum(?! of\b[^.;]*\b(?:attended|came|met|voted|present))"
    r"|should (?:vote|approve|agree|sign|back|support|ratify|say yes)"
    r"|(?:a|one) condition (?:of|for)|on (?:the )?condition that|preconditions?|prerequisites?"
    r"|(?:conditional|contingent) (?:up)?on|hing(?:es|ed) on)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:it|approval|passage|ratification|adoption|repeal|amendment) (?:would |will |can )?"
    r"(?:takes?|took)\b|\b(?:calls?|called|asks?|asked) for\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:vot(?:e|es|ing)|approv\w+|ratif\w+|pass|override|adopt|amend|yes|majority|signatures?"
    r"|consent|in favou?r)\b",
    re.IGNORECASE,
)
"""What a figure is asked for: "it takes 14 of the 15 to vote yes", but "it took two hours"."""
_IF = re.compile(
    r"\b(?:if(?! not\b| any\b)|unless|provid(?:ed|ing) that|(?:as|so) long as|assuming that)\b"
    r"(?:(?!\b(?:would|will|could)\b)[^,;:.])*\Z",
    re.IGNORECASE,
)
_ONCE = re.compile(r"\b(?:when|once|until)\b[^,;:.]*\Z", re.IGNORECASE)
_CONSENTS = re.compile(
    r"[^,;:.]*\b(?:(?<!\ba )(?<!\bthe )vote|approve|agree|sign|back|support|ratify)\b",
    re.IGNORECASE,
)
"""Behind "when" and a figure, what is yet to come: "when 14 vote yes", but "when 14 voted yes"."""
_COUNTED = frozenset(("count", "share", "ratio", "percent", "predicate"))
_LEAD_CHARS = 8
"""What may stand before the part of a figure: "when" opens a clause of its own."""


def is_required(text: str, part: Span, quantity: Quantity) -> bool:
    """Whether a figure is what has to be met, so that nobody says that it was."""
    own = quantity.phrase
    part_text = text[part.start : part.end]
    if _REQUIRED.search(part_text) is not None:
        return True
    if quantity.kind not in _COUNTED:
        return False
    clause = max(part.start - _LEAD_CHARS, 0)
    if _IF.search(text, clause, own.start) is not None:
        return True
    if _ONCE.search(text, clause, own.start) and _CONSENTS.match(text, own.end):
        return True
    asked = _ASKED.search(text, part.start, own.start)
    return asked is not None and _CONSENT.search(part_text) is not None
