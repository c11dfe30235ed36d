"""What a reader should know of whoever decides: scores that were measured, and limits."""

from dataclasses import dataclass

from verify.reports.marked import line


@dataclass(frozen=True, slots=True)
class Known:
    """The published scores of a judge, and one sentence on what it cannot do."""

    scores: str
    limits: str


_MODEL = Known(
    "A model: its scores are its own; measure it on your cases with verify bench.",
    "It may misread a sentence; code cuts out every citation and checks figures, names, negations.",
)
_KNOWN: tuple[tuple[str, Known], ...] = (
    (
        "checker",
        Known(
            "In news like yours it settles about 26 of 100 claims; of 100 that it calls supported, "
            "91 are.",
            "It reads few sentences at a time; names or figures in each other's place it may miss.",
        ),
    ),
    (
        "embedded-overlap",
        Known(
            "Balanced accuracy .55 on 18 public sets (.50 is chance).",
            "It counts words, names and figures and cannot understand a paraphrase.",
        ),
    ),
)


def known(judge: str) -> Known:
    """What is published about the judge of that name; for a model, that nothing is."""
    return next((card for start, card in _KNOWN if judge.startswith(start)), _MODEL)


def judge_line(judge: str, notice: str | None = None) -> str:
    """The judge in use, as a line of HTML; `notice` says what else the settings ask for."""
    card = known(judge)
    more = f' <strong role="status">{line(notice)}.</strong>' if notice else ""
    return (
        f'<p class="v-judge"><strong>Judge: {line(judge)}</strong> {line(card.scores)} '
        f"{line(card.limits)}{more}</p>"
    )
