"""What a question asks for, and what it asks it of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from verify.judges.signals import Reading, read
from verify.text.words import content_stems

Kind = Literal[
    "share", "difference", "money", "count", "when", "who", "where", "party", "duration", "passage"
]

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("share", r"\b(?:what|which) (?:share|percentage|percent|proportion|fraction|part|portion)\b"),
    ("share", r"\bhow (?:large|big|high) (?:a|was the|is the) (?:share|percentage|proportion)\b"),
    ("share", r"\bhow many (?:out )?of\b"),
    ("difference", r"\bby how (?:much|many)\b|\bhow much (?:more|less|fewer|higher|lower)\b"),
    ("duration", r"\bhow long\b|\bhow many (?:days|weeks|months|years|hours)\b"),
    (
        "count",
        r"\bhow many\b|\bwhat number of\b|\bhow (?:large|big) (?:is|was) the (?:crowd|group)",
    ),
    ("money", r"\bhow much\b|\b(?:what|which) (?:amount|sum|price|cost)\b|\bhow expensive\b"),
    ("money", r"\bhow (?:large|big) (?:is|was|are|were) (?:the )?.*\b(?:budget|deficit|fund|cost)"),
    ("money", r"\bwhat (?:does|did|do|will|would) .* cost\b"),
    ("when", r"\bwhen\b|\b(?:what|which) (?:date|day|month|year)\b|\bsince when\b|\bhow old\b"),
    ("party", r"\bparty\b"),
    ("where", r"\bwhere\b|\b(?:what|which) (?:city|town|state|country|place)\b"),
    ("who", r"\bwho\b|\bwhose\b|\bwhom\b|\b(?:what|which) (?:person|spokes\w+|governor|senator)\b"),
)
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

_ASKING = frozenset(
    content_stems(
        """share percentage percent proportion fraction part portion many much number amount sum
        long large big old date day year month city town place person party member belong
        what's who's happen tell name exactly"""
    )
)
"""Words that say what is asked for, not what it is asked of."""

_HEAD = re.compile(
    r"\b(?:how many(?: out)?(?: of)?|(?:share|percentage|percent|proportion|fraction|part|portion|"
    r"number) of)\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?(?P<head>[^?]*)",
    re.IGNORECASE,
)
_HEAD_END = re.compile(
    r"\b(?:are|is|was|were|have|has|had|did|do|does|will|would|can|could|voted?|reject\w*|"
    r"approv\w*|that|which|who|in|at|on|by|to|with|from|for|\w+ed)\b",
    re.IGNORECASE,
)


_CITY = "(?:city|town|state|country|place)"


def _asking(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_WHO = (
    (_asking("who[’']s"), "{} is"),
    (_asking("whose"), "{}’s"),
    (_asking(r"whom?|(?:what|which) (?:person|spokes\w+|governor|senator)"), "{}"),
)
"""What asks for a name, and what stands there where it is told."""
_WHERE_OR_WHEN: Mapping[Kind, re.Pattern[str]] = {
    "where": _asking(rf"where|(?:in )?(?:what|which) {_CITY}"),
    "when": _asking("when|(?:on |in )?(?:what|which) (?:date|day|month|year)"),
}
_VERB_FIRST = re.compile(
    r"(?P<verb>do|does|did|is|was|are|were|will|can|has|have|had)\s+(?P<rest>.+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question read once. `head` holds the stems of what is counted, where something is."""

    text: str
    kind: Kind
    reading: Reading
    head: frozenset[str]

    @property
    def topic(self) -> frozenset[str]:
        """The stems that a passage must hold to be about the question."""
        forenames = {fore for fore, _ in self.reading.forenames}
        return self.reading.content - _ASKING - forenames or self.reading.content

    def told(self, answer: str) -> str | None:
        """The question as a statement with an answer in it; None where it asks for something else.

        "Who heads the board?" and "Ann Roe" make "Ann Roe heads the board"; "When did it open?" and
        "May" make "it open in May". It is for a network, which does without the right endings.
        """
        asked = self.text.strip().rstrip("? ")
        if self.kind == "who":
            for name, says in _WHO:
                if found := name.search(asked):
                    return asked[: found.start()] + says.format(answer) + asked[found.end() :]
        pattern = _WHERE_OR_WHEN.get(self.kind)
        if pattern is None or not pattern.search(asked):
            return None
        rest = " ".join(pattern.sub(" ", asked, count=1).split())
        if first := _VERB_FIRST.match(rest):
            done = "" if first["verb"].casefold() in ("do", "does", "did") else f" {first['verb']}"
            rest = first["rest"] + done
        return f"{rest} in {answer}"


def understand(text: str) -> Question:
    """The question behind `text`; kind "passage" where no more special kind fits."""
    kind: Kind = next((kind for kind, pattern in _KIND_PATTERNS if pattern.search(text)), "passage")
    found = _HEAD.search(text)
    head: frozenset[str] = frozenset()
    if found is not None:
        phrase = found["head"]
        end = _HEAD_END.search(phrase)
        head = frozenset(content_stems(phrase[: end.start()] if end and end.start() else phrase))
    return Question(text, kind, read(text), head)
