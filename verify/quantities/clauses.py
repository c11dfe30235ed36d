"""Where the part of a sentence that belongs to a figure begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.models import Span

_CLAUSE = re.compile(
    r"\s[-–—]+\s?|[—;:()\[\]]|,\s+(?=(?:and|but|or|who|which|while|whose|where|with|compared|up|down"
    r"|plus|according|including)\b)|\b(?:after|before|while|although|though|because|when|whereas"
    r"|unless|but|despite|than)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[,;]|\b(?:and|but|or|plus|while|nor|versus|vs)\b", re.IGNORECASE)


def clause_of(text: str, sentence: Span, at: int) -> Span:
    """The clause of `sentence` that holds the offset `at`."""
    start, end = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= at:
            if match.group() in "([" and _holds_only_a_figure(text, match.end(), at):
                continue
            start = match.end()
        elif match.start() > at:
            end = match.start()
            break
    return Span(start=start, end=max(start, end))


def _holds_only_a_figure(text: str, opening: int, at: int) -> bool:
    """Whether a bracket is about the words before it: "jaundice (23 percent)"."""
    closing = text.find(")", opening)
    return at <= closing <= opening + 25 if closing > 0 else False


def parts(text: str, sentence: Span, figures: Sequence[Span]) -> list[tuple[Span, bool]]:
    """For each of the `figures` of a sentence, in order, the part of the sentence that is its own.

    A part ends with its clause, or at the "and" or comma that leads to the next figure. The flag
    is true of a part that such a joint opens: it may go on with the subject before it.
    """
    edges = [0] * len(figures)
    for k in range(1, len(figures)):
        joints = list(
            _JOINT.finditer(text, figures[k - 1].end, max(figures[k].start, figures[k - 1].end))
        )
        edges[k] = joints[-1].end() if joints else 0
    found = []
    for k, figure in enumerate(figures):
        clause = clause_of(text, sentence, figure.start)
        start, end, joined = clause.start, clause.end, False
        if edges[k] >= start and edges[k]:
            start, joined = edges[k], True
        elif k and edges[k] and start > edges[k]:
            joined = _JOINT.search(text, max(0, start - 6), start) is not None
        if k + 1 < len(figures) and start < edges[k + 1] <= end:
            end = edges[k + 1]
        elif k + 1 < len(figures) and edges[k + 1] == 0 and figures[k + 1].start < end:
            pass
        found.append((Span(start=start, end=max(start, end)), joined))
    return found
