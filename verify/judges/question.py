"""What a question asks for, and what it asks it of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from verify.judges.signals import Reading, read
from verify.text.words import asks, content_stems

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


_AUXILIARY = (
    "(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|may|might|must)"
)
_WHETHER = re.compile(
    rf"(?:(?:so|and|but|well|ok|okay|please)\b,?\s+|[^,?]{{1,90}},\s+){{0,3}}"
    rf"(?P<verb>{_AUXILIARY}|ca|wo)(?P<not>n['’]?t)?\s+\w",
    re.IGNORECASE,
)
_INTERROGATIVE = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:can|could|would|will|do) you (?:please )?(?:tell|know|say|explain|show|give|name|find)"
    r"\b|^\s*(?:please\s+)?(?:tell|explain|show|give|name|find|list|say)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(rf"\b{_AUXILIARY}\b|\w{{2}}ed\b", re.IGNORECASE)
_CHOICE = re.compile(r"\bor\b(?! not\b)", re.IGNORECASE)
_LEAST_STATED = 3
_STATED_END = re.compile(r"[.!][\s\"'”’»)]*\Z")


def asks_whether(text: str) -> bool:
    """Whether "yes" or "no" answers `text`: "did it pass", "It passed?", but not "A or B?".

    A question that begins with an auxiliary verb may be written in any case and without its mark;
    one in the words of a statement needs the mark.
    """
    if _REQUEST.search(text) or offers_a_choice(text):
        return False
    begun = _WHETHER.match(text.strip())
    if begun is not None:
        return _INTERROGATIVE.search(text.strip()[: begun.start("verb")]) is None
    return (
        asks(text)
        and _INTERROGATIVE.search(text) is None
        and len(text.split()) >= _LEAST_STATED
        and _FINITE.search(text) is not None
    )


def asked_plainly(text: str) -> str:
    """`text` with a denied verb in front made plain: "Didn't it pass?" asks whether it did."""
    begun = _WHETHER.match(text.strip())
    if begun is None or begun["not"] is None:
        return text
    verb = {"ca": "can", "wo": "will"}.get(begun["verb"].casefold(), begun["verb"])
    whole = text.strip()
    return whole[: begun.start("verb")] + verb + whole[begun.end("not") :]


def offers_a_choice(text: str) -> bool:
    """Whether `text` names answers itself: "Is it red or blue?"."""
    return _CHOICE.search(text) is not None


def states(text: str) -> bool:
    """Whether `text` tells something and asks nothing: it ends as a statement does."""
    return (
        _STATED_END.search(text) is not None
        and not asks_whether(text)
        and _INTERROGATIVE.search(text) is None
        and _REQUEST.search(text) is None
        and len(text.split()) >= _LEAST_STATED
    )


Operation = Literal["difference", "total", "rest", "share", "time"]
_OPERATIONS: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    ("difference", re.compile(r"\bby (?:\w+ )?how (?:much|many)\b", re.IGNORECASE)),
    (
        "time",
        re.compile(
            r"\bhow many (?:days|weeks|months|years)\b.*\b(?:after|before|between|separate\w*|"
            r"span\w*|passed|elapsed|later|earlier|from)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "difference",
        re.compile(
            r"\bhow (?:much|many|far)\b.*?\b(?:more|fewer|less|higher|lower|greater|larger|"
            r"smaller|bigger|above|below|apart|exceed\w*|differ\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "total",
        re.compile(
            r"\bhow (?:much|many)\b.*\b(?:in all|altogether|together|combined|in total)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "rest",
        re.compile(
            r"\bhow (?:much|many) of\b.*(?:\b(?:not|no longer|never|still|left|neither|unmet|"
            r"other than)\b|n['’]t\b)",
            re.IGNORECASE,
        ),
    ),
    ("share", re.compile(_KINDS[0][1], re.IGNORECASE)),
)


def operation(text: str) -> Operation | None:
    """What has to be computed where no source gives the figure itself; None where nothing is."""
    return next((name for name, pattern in _OPERATIONS if pattern.search(text)), None)


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
