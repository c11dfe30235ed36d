"""The figures of a claim against a window, and every difference laid out as working."""

from dataclasses import dataclass

from verify.judges.dossier import Window
from verify.models import Claim, Source, Span, Working
from verify.quantities.compare import Comparison, compare

_LESSER = ("date", "name")


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """The comparisons of a claim's figures with a window, by outcome.

    `open` are figures of the claim that nothing in the window can be held against: such a claim is
    not supported by it. `sentences` are the ids of the sentences whose figures were used.
    """

    agree: tuple[Comparison, ...] = ()
    disagree: tuple[Comparison, ...] = ()
    open: tuple[Comparison, ...] = ()
    workings: tuple[Working, ...] = ()
    sentences: frozenset[int] = frozenset()

    @property
    def telling(self) -> Comparison | None:
        """The agreement that tells most: a sum, then a figure, then a date or a name."""
        return min(
            self.agree, key=lambda c: (c.derivation is None, c.kind in _LESSER), default=None
        )

    @property
    def taken_back(self) -> bool:
        """Whether the window names a figure of the claim as the wrong one."""
        return any(c.taken_back for c in self.disagree)


def check_figures(claim: Claim, window: Window, source: Source) -> FigureCheck:
    """Every figure and date of the claim held against the window, dated as its source is."""
    found = compare(claim.text, window.text, evidence_date=source.published)
    used = [c for c in found if c.relation != "incomparable"]
    spans = [span for c in used for span in _inputs(c)]
    return FigureCheck(
        agree=tuple(c for c in found if c.relation == "agree"),
        disagree=tuple(c for c in found if c.relation == "disagree"),
        open=tuple(c for c in found if c.relation == "incomparable"),
        workings=tuple(w for c in used if (w := working(c, window)) is not None),
        sentences=frozenset(window.at(span.start)[0].id for span in spans),
    )


def _inputs(comparison: Comparison) -> list[Span]:
    if comparison.derivation is not None:
        return list(comparison.derivation.inputs)
    return [comparison.evidence_span] if comparison.evidence_span is not None else []


def working(comparison: Comparison, window: Window) -> Working | None:
    """The calculation behind a comparison, its inputs as picks; None where there was none."""
    derivation = comparison.derivation
    if derivation is None:
        return None
    return Working(
        text=derivation.text,
        expression=derivation.expression,
        value=None if derivation.value is None else float(derivation.value),
        inputs=tuple(window.pick(span) for span in derivation.inputs),
    )
