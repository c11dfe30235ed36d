"""Which derivations the evidence allows for a claim's figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from verify.quantities.change_rules import difference_rule, growth_rule, multiple_rule
from verify.quantities.figure import Analysis, Figure
from verify.quantities.inference import Inference
from verify.quantities.share_rules import (
    complement_rule,
    product_rule,
    rest_rule,
    share_rule,
    sides_rule,
    subset_rule,
    tally_rule,
    vote_rule,
)
from verify.quantities.sum_rules import average_rule, duration_inferences, sum_rule
from verify.quantities.when import DateFrame

Rule = Callable[[Figure, Analysis], Iterator[Inference]]
_SHARES: tuple[Rule, ...] = (
    sides_rule,
    subset_rule,
    share_rule,
    complement_rule,
    vote_rule,
    tally_rule,
    rest_rule,
    product_rule,
)
_RULES: tuple[Rule, ...] = (
    *_SHARES,
    difference_rule,
    multiple_rule,
    growth_rule,
    sum_rule,
    average_rule,
)


def infer(claimed: Figure, evidence: Analysis, dates: list[DateFrame]) -> Inference | None:
    """The one derivation to hold against `claimed`: of the first rule that settles it.

    None where no rule has an input. An inference that is not firm only bears out, and only if the
    rule gives no other that denies: then it is offered with the outcome "unclear".
    """
    offered: Inference | None = None
    for found in _by_rule(claimed, evidence, dates):
        chosen = _chosen(found)
        if chosen.outcome == "agree" or (chosen.outcome == "disagree" and chosen.firm):
            return chosen
        offered = offered or chosen
    return offered


def _by_rule(
    claimed: Figure, evidence: Analysis, dates: list[DateFrame]
) -> Iterator[list[Inference]]:
    happened = _without_required(evidence) if not claimed.required else evidence
    for rule in _RULES:
        found = list(rule(claimed, happened if rule in _SHARES else evidence))
        if found:
            yield found
    spans = list(duration_inferences(claimed, dates, evidence))
    if spans:
        yield spans


def _without_required(evidence: Analysis) -> Analysis:
    """`evidence` without what only has to be met; of how many it has to be is told all the same."""
    kept = tuple(f for f in evidence.figures if f.is_whole or not f.required)
    return replace(evidence, figures=kept)


def _chosen(found: list[Inference]) -> Inference:
    """The inference that a rule stands for; "unclear" where it gives more than one answer."""
    ranked = sorted(found, key=lambda i: (-i.firm, i.outcome != "agree", -i.cover))
    best = ranked[0]
    rivals = {i.outcome for i in ranked if i.firm == best.firm}
    if "agree" in rivals and "disagree" in rivals and not best.firm:
        return best.unsettled()
    if best.outcome == "disagree" and not best.firm:
        return best.unsettled()
    return best
