"""A claim's date against the dates of the evidence."""

from __future__ import annotations

from verify.quantities.comparison import AGREE_COVER, DISAGREE_COVER, MARGIN, Comparison, Relation
from verify.quantities.figure import Analysis
from verify.quantities.when import DateFrame, DateMatch, match_dates


def compare_date(claimed: DateFrame, found: list[DateFrame], evidence: Analysis) -> Comparison:
    """What the evidence says to a date of the claim.

    The date of a figure ("5 percent in 2012") is never contradicted by the figure of another date.
    """
    mine = claimed.mention
    alike = [f for f in found if (f.mention.clock is None) == (mine.clock is None)]
    ranked = sorted((match_dates(claimed, f, evidence) for f in alike), key=lambda m: -m.cover)
    matches = [m for m in ranked if not m.found.denied]
    wrong = [m for m in ranked if m.found.denied and _takes_back(m)]
    if wrong and not any(m.outcome == "agree" for m in matches):
        told = wrong[0].found.mention
        reason = f"the evidence says that “{told.text}” is wrong"
        return Comparison(
            "disagree", reason, mine.span, told.span, kind="date", cover=wrong[0].cover,
            taken_back=True,
        )  # fmt: skip
    if not matches:
        reason = f"the evidence has no date to hold against “{mine.text}”"
        return Comparison("incomparable", reason, mine.span, kind="date")
    best = matches[0].cover
    agreeing = [m for m in matches if m.outcome == "agree" and m.cover >= best - MARGIN]
    chosen = (agreeing or matches)[0]
    theirs = chosen.found.mention
    texts = f"“{mine.text}” and “{theirs.text}”"
    relation: Relation = "incomparable"
    reason = f"{texts}: too little says that they are about the same thing"
    if chosen.against is not None:
        reason = (
            f"{texts}: one is about “{chosen.against[0]}”, the other about “{chosen.against[1]}”"
        )
    elif chosen.outcome == "unclear":
        reason = f"{texts} can both be true"
    elif chosen.outcome == "disagree" and claimed.dates_a_figure:
        reason = f"the evidence is of “{theirs.text}”, not of “{mine.text}”"
    elif chosen.outcome == "agree" and chosen.cover >= AGREE_COVER:
        relation, reason = "agree", f"the evidence says “{theirs.text}”"
    elif (
        chosen.outcome == "disagree"
        and chosen.cover >= DISAGREE_COVER
        and not (claimed.names - evidence.words)
        and _lacking(claimed, chosen.found, evidence) <= len(claimed.near) / 4
    ):
        relation, reason = "disagree", f"{texts} are dates of the same thing and differ"
    differs = chosen.outcome == "disagree"
    return Comparison(
        relation, reason, mine.span, theirs.span, kind="date", cover=chosen.cover, differs=differs
    )


def _takes_back(match: DateMatch) -> bool:
    """Whether a date that is named as the wrong one is that of the claim, for the same thing."""
    return match.outcome == "agree" and match.against is None and match.cover >= DISAGREE_COVER


def _lacking(claimed: DateFrame, found: DateFrame, evidence: Analysis) -> float:
    """How many words beside the claim's date that one's sentence lacks; half for those near by."""
    absent = claimed.near - found.words
    return len(absent) - 0.5 * len(absent & evidence.words)
