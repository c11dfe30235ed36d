"""Which replies can be used: numbers that were shown, and labels with the numbers they need."""

from __future__ import annotations

from verify.judges.llm.schema import AnswerReply, ClaimReply, Reply, ReplyProblem


def usable_claim(reply: ClaimReply, ids: frozenset[int]) -> None:
    """Raises ReplyProblem for numbers that were not shown, and for a label without its numbers."""
    named_only(reply, ids, "supporting", "refuting", "reporting")
    both = set(reply.supporting) & set(reply.refuting)
    if both:
        raise ReplyProblem(f"sentence {min(both)} is named as supporting and as refuting.")
    needed = {
        "supported": ("supporting",),
        "refuted": ("refuting",),
        "conflicting": ("supporting", "refuting"),
        "not_enough_evidence": (),
    }[reply.label]
    for name in needed:
        if not getattr(reply, name):
            raise ReplyProblem(f'the label is {reply.label}, but "{name}" names no sentence.')
    unwanted = {"supported": "refuting", "refuted": "supporting"}.get(reply.label)
    if unwanted and getattr(reply, unwanted):
        raise ReplyProblem(f'the label is {reply.label}, but "{unwanted}" names sentences too.')


def usable_answer(reply: AnswerReply, ids: frozenset[int]) -> None:
    """Raises ReplyProblem for numbers that were not shown, and for an answer without any."""
    named_only(reply, ids, "sentences", "computed_from")
    if reply.answer.strip() and not reply.sentences:
        raise ReplyProblem('there is an answer, but "sentences" names no sentence.')


def named_only(reply: Reply, ids: frozenset[int], *names: str) -> None:
    """Raises ReplyProblem for a number under `names` that is none of `ids`."""
    for name in names:
        for number in getattr(reply, name):
            if number not in ids:
                raise ReplyProblem(f'"{name}" names sentence {number}, which was not shown.')
