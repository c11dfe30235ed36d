"""A draft's sentences split into claims by a model, in the draft's own words or not at all.

What the rules of `verify.claims` found is what there is to check: a model may say it in parts, each
standing alone. Code holds every part against the draft; where one does not hold, or the model
fails, the sentence itself is the claim, with a note that says why: nothing is lost, nothing added.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from verify.errors import JudgeError
from verify.judges.llm.budget import guessed_tokens
from verify.judges.llm.endpoint import Endpoint
from verify.judges.llm.judge import Estimate
from verify.judges.llm.prompts import Prompt
from verify.judges.llm.schema import ReplyProblem, SplitClaim, SplitReply
from verify.judges.llm.shown import plain
from verify.judges.signals import read
from verify.lang.en.negation import NEGATIONS
from verify.models import Claim, Span
from verify.text.words import negation_words, words

A = TypeVar("A")
B = TypeVar("B")


def in_order(call: Callable[[A], B], items: Iterable[A], workers: int) -> Iterator[B]:
    """`call` of each item, `workers` at a time, in the order of the items.

    No more than twice as many items are taken up as there are workers. An error is raised in its
    place; what was not begun then is dropped. Calls run in the context of who takes the results.
    """
    if workers <= 1:
        yield from map(call, items)
        return
    waiting: deque[Future[B]] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="verify-model")
    try:
        for item in items:
            waiting.append(pool.submit(copy_context().run, call, item))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


AT_ONCE = 12
"""Sentences in one request: few enough that a reply is not cut off."""
_BEFORE = 2_000
"""Characters of the draft before them that come along, to know who "he" is."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")

AMBIGUOUS = "The model finds this sentence ambiguous; it is checked as it stands."
_NO_CLAIM = "The model named no claim in this sentence; it is checked as it stands."


class Splitter:
    """Splits the claims of a draft through a model at an endpoint, `at_once` requests at a time."""

    def __init__(self, endpoint: Endpoint, prompt: Prompt, at_once: int) -> None:
        self._endpoint, self._prompt, self._at_once = endpoint, prompt, at_once

    def split(self, draft: str, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
        """For each of the `claims` of `draft`, in their order, its parts, or itself as it was."""
        known = read(draft).content

        def split(group: Sequence[Claim]) -> list[list[Claim]]:
            return self._split_group(draft, group, known)

        for made in in_order(split, _groups(claims), self._at_once):
            yield from made

    def estimate(self, draft: str, claims: Sequence[Claim]) -> Estimate:
        """What splitting would take; nothing is asked."""
        total = Estimate()
        for group in _groups(claims):
            fields = _fields(draft, group)
            if self._endpoint.is_known(self._prompt, fields, SplitReply):
                total += Estimate(cached=1)
                continue
            text = "".join([self._prompt.system, self._prompt.user, *fields.values()])
            said = sum(guessed_tokens(claim.text) for claim in group)
            total += Estimate(1, 0, guessed_tokens(text), 2 * said)
        return total

    def _split_group(
        self, draft: str, group: Sequence[Claim], known: frozenset[str]
    ) -> list[list[Claim]]:
        numbers = range(1, len(group) + 1)
        fields = _fields(draft, group)
        try:
            reply = self._endpoint.ask(
                self._prompt, fields, SplitReply, lambda given: _usable(given, numbers)
            )
        except JudgeError as error:
            note = f"Not split by the model ({error.stage}): {error} The sentence is checked."
            return [[claim.model_copy(update={"note": note})] for claim in group]
        return [
            parts(claim, [c for c in reply.claims if c.sentence == n], known)
            for n, claim in enumerate(group, 1)
        ]


def _groups(claims: Sequence[Claim]) -> list[Sequence[Claim]]:
    return [claims[at : at + AT_ONCE] for at in range(0, len(claims), AT_ONCE)]


def _fields(draft: str, group: Sequence[Claim]) -> dict[str, str]:
    first = group[0].span.start
    return {
        "earlier": _fenced([plain(draft[max(0, first - _BEFORE) : first])]),
        "sentences": _fenced(f"[{n}] {plain(c.text)}" for n, c in enumerate(group, 1)),
    }


def parts(claim: Claim, given: Sequence[SplitClaim], known: frozenset[str]) -> list[Claim]:
    """What a model makes of one sentence, where all of it holds; else the sentence, with a note.

    `known` are the stems of the draft. Parts that the model finds not worth a check are left out,
    unless they are all there is or hold what no other part has.
    """
    if any(one.ambiguous for one in given):
        return [_whole(claim, AMBIGUOUS)]
    worth = [one.claim.strip() for one in given if one.check_worthy and one.claim.strip()]
    wordings = list(dict.fromkeys(worth))
    if not wordings:
        return [_whole(claim, _NO_CLAIM)]
    if wrong := next((why for w in wordings if (why := _wrong(w, claim.text, known))), ""):
        return [
            _whole(claim, f"The model's wording was not used: {wrong}. The sentence is checked.")
        ]
    if lost := _lost(wordings, claim.text):
        return [_whole(claim, f"The model's claims leave out {lost}. The sentence is checked.")]
    return [_placed(claim, wording) for wording in wordings]


def _whole(claim: Claim, note: str) -> Claim:
    return claim.model_copy(update={"note": note})


def _placed(claim: Claim, wording: str) -> Claim:
    """A part where it stands word for word, else at its sentence."""
    at = claim.text.find(wording)
    start = claim.span.start + max(at, 0)
    end = start + len(wording) if at >= 0 else claim.span.end
    return Claim(text=wording, span=Span(start=start, end=end), sentence=claim.sentence)


def _wrong(wording: str, sentence: str, known: frozenset[str]) -> str:
    """Why a wording is not the draft's own; "" where it is."""
    mine, theirs = read(wording), read(sentence)
    strange = mine.content - known
    if strange:
        return "it has words that the draft does not have"
    if set(_DIGITS.findall(wording)) - set(_DIGITS.findall(sentence)):
        return "it has a figure that the sentence does not have"
    if set(_QUOTED.findall(wording)) - set(_QUOTED.findall(sentence)):
        return "it quotes otherwise than the sentence"
    shared = mine.content & theirs.content
    if len(shared) * 2 < len(mine.content - mine.names):
        return "it is not about the sentence"
    if Counter(_denials(wording)) - Counter(_denials(sentence)):
        return "it denies what the sentence does not"
    if _denied(sentence) & mine.content - _denied(wording):
        return "it drops a negation"
    return ""


def _denials(text: str) -> list[str]:
    return [word.text.casefold() for word in negation_words(text)]


def _denied(text: str) -> frozenset[str]:
    """The stems that stand right behind a word of denial."""
    spoken = [word.text for word in words(text)]
    after = (spoken[n + 1 :] for n, word in enumerate(spoken) if word.casefold() in NEGATIONS)
    nearest = (next((w for w in rest if read(w).content), "") for rest in after)
    return frozenset(stem for word in nearest for stem in read(word).content)


def _lost(wordings: Sequence[str], sentence: str) -> str:
    """What of a sentence is in none of its claims and must not be lost; "" where nothing is."""
    told = " ".join(wordings)
    mine, theirs = read(told), read(sentence)
    if missing := sorted(set(_DIGITS.findall(sentence)) - set(_DIGITS.findall(told))):
        return f"the figure {missing[0]}"
    if Counter(_denials(sentence)) - Counter(_denials(told)):
        return "a denial"
    if (theirs.names & theirs.content) - mine.content:
        return "a name"
    if theirs.attributed and not mine.attributed:
        return "who says so"
    if theirs.accusing and not mine.accusing:
        return "that it is an accusation"
    if len(theirs.content & mine.content) * 2 < len(theirs.content):
        return "more than half of it"
    return ""


def _usable(reply: SplitReply, numbers: range) -> None:
    """Raises ReplyProblem for a number that was not shown."""
    for one in reply.claims:
        if one.sentence not in numbers:
            raise ReplyProblem(f'"claims" names sentence {one.sentence}, which was not shown.')


def _fenced(lines: Iterable[str]) -> str:
    """Lines inside a fence that carries a hash of what it holds, which no draft can foresee."""
    body = "\n".join(line for line in lines if line) or "(nothing)"
    mark = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"<<<DRAFT {mark}\n{body}\nDRAFT {mark}>>>"
