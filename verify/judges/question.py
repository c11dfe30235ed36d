"""What a question asks for, and what it asks it of."""

import re
from dataclasses import dataclass

from verify.judges.signals import Reading, read
from verify.lang.codes import Operation, QuestionKind
from verify.lang.en.questions import (
    ASKING_WORDS,
    AUXILIARY,
    END_OF_HEAD,
    HEAD_OF_QUESTION,
    INTERROGATIVE,
    NAMES_ASKED,
    OPERATIONS,
    PLACES_OR_TIMES_ASKED,
    QUESTION_KINDS,
    REQUEST,
    VERB_FIRST,
    YES_OR_NO,
)
from verify.text.words import asks, content_stems

_KIND_PATTERNS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in QUESTION_KINDS
)

_ASKING = frozenset(content_stems(ASKING_WORDS))
"""Words that say what is asked for, not what it is asked of."""


def _asking(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_WHO = tuple((_asking(asked), form) for asked, form in NAMES_ASKED)
"""What asks for a name, and what stands there where it is told."""
_WHERE_OR_WHEN = {kind: _asking(asked) for kind, asked in PLACES_OR_TIMES_ASKED.items()}


_FINITE = re.compile(rf"\b{AUXILIARY}\b|\w{{2}}ed\b", re.IGNORECASE)
_CHOICE = re.compile(r"\bor\b(?! not\b)", re.IGNORECASE)
_LEAST_STATED = 3
_STATED_END = re.compile(r"[.!][\s\"'”’»)]*\Z")


def asks_whether(text: str) -> bool:
    """Whether "yes" or "no" answers `text`: "did it pass", "It passed?", but not "A or B?".

    A question that begins with an auxiliary verb may be written in any case and without its mark;
    one in the words of a statement needs the mark.
    """
    if REQUEST.search(text) or offers_a_choice(text):
        return False
    begun = YES_OR_NO.match(text.strip())
    if begun is not None:
        return INTERROGATIVE.search(text.strip()[: begun.start("verb")]) is None
    return (
        asks(text)
        and INTERROGATIVE.search(text) is None
        and len(text.split()) >= _LEAST_STATED
        and _FINITE.search(text) is not None
    )


def asked_plainly(text: str) -> str:
    """`text` with a denied verb in front made plain: "Didn't it pass?" asks whether it did."""
    begun = YES_OR_NO.match(text.strip())
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
        and INTERROGATIVE.search(text) is None
        and REQUEST.search(text) is None
        and len(text.split()) >= _LEAST_STATED
    )


def operation(text: str) -> Operation | None:
    """What has to be computed where no source gives the figure itself; None where nothing is."""
    return next((name for name, pattern in OPERATIONS if pattern.search(text)), None)


@dataclass(frozen=True, slots=True)
class Question:
    """A question read once. `head` holds the stems of what is counted, where something is."""

    text: str
    kind: QuestionKind
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
        if first := VERB_FIRST.match(rest):
            done = "" if first["verb"].casefold() in ("do", "does", "did") else f" {first['verb']}"
            rest = first["rest"] + done
        return f"{rest} in {answer}"


def understand(text: str) -> Question:
    """The question behind `text`; kind "passage" where no more special kind fits."""
    kind: QuestionKind = next(
        (kind for kind, pattern in _KIND_PATTERNS if pattern.search(text)), "passage"
    )
    found = HEAD_OF_QUESTION.search(text)
    head: frozenset[str] = frozenset()
    if found is not None:
        phrase = found["head"]
        end = END_OF_HEAD.search(phrase)
        head = frozenset(content_stems(phrase[: end.start()] if end and end.start() else phrase))
    return Question(text, kind, read(text), head)
