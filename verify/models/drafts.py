"""What is checked: a draft, and what it says and quotes."""

from __future__ import annotations

from typing import Literal

from verify.models.text import Noun, Span


class Draft(Noun):
    """A text on its way to print."""

    title: str
    path: str | None = None
    text: str


class Mention(Noun):
    """Words of a draft or source that name something: a speaker, a cue."""

    text: str
    span: Span


class Claim(Noun):
    """A statement that can be true or false. `sentence` is the whole sentence it stands in.

    `note` says what a reader of the claim should know: that the sentence is ambiguous, or why it
    was not split.
    """

    text: str
    span: Span
    sentence: str
    note: str = ""

    @classmethod
    def alone(cls, text: str) -> Claim:
        """A claim that came by itself: its own draft and its own context."""
        return cls(text=text, span=Span(start=0, end=len(text)), sentence=text)


LeftOut = Literal[
    "heading",
    "question",
    "opinion",
    "instruction",
    "no verb",
    "credit",
    "list of sources",
    "link",
    "code",
    "front matter",
    "in a comment",
    "deleted text",
    "hidden text",
]
"""Why words of a draft are not checked. "no verb" are words that say nothing of anything."""


class Unchecked(Noun):
    """Words of a draft that were read and are not checked, and why.

    `span` covers them in the draft. Of what is not in its text (comments, deleted and hidden text)
    it is the place that they belong to, and may be empty.
    """

    text: str
    span: Span
    reason: LeftOut


QuoteKind = Literal["direct", "mixed", "block", "transcript", "scare", "title"]


class Quote(Noun):
    """Words set as somebody's own. `span` covers the words inside the marks.

    `kind`: direct (a whole clause), mixed (a fragment inside a sentence of the writer's), block (a
    set-off paragraph), transcript ("Name: words"), and two that are not speech: scare, title.
    `speaker` is the fullest mention of whoever spoke, wherever in the text it stands; `named_as` is
    how the words beside the quote call them ("he").
    """

    text: str
    span: Span
    kind: QuoteKind = "direct"
    speaker: Mention | None = None
    named_as: Mention | None = None
    cue: Mention | None = None
