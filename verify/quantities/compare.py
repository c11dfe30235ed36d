"""A claim's figures against the evidence: agree, disagree, or not comparable, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from verify.lang.en.numbers import ONES, TENS
from verify.models import Span
from verify.quantities.ceiling import MOST_CLAIMED, nearest_dates, nearest_figures, unsettled
from verify.quantities.comparison import Comparison, Relation, flipped, kind_of, said
from verify.quantities.dates import written_dates
from verify.quantities.direct import Dated, best_of, incomparable, placed, taken_back_of
from verify.quantities.figure import Analysis, Figure
from verify.quantities.frames import analyse
from verify.quantities.infer import infer
from verify.quantities.match import match
from verify.quantities.parse import is_list_marker, parse, phone_spans
from verify.quantities.stretches import Stretches
from verify.quantities.tokens import Token, tokenize
from verify.quantities.when import DateFrame, compare_date, date_frames
from verify.text.words import asks

_WORDS = {**ONES, **TENS}
_TOO_COMMON = frozenset("zero one".split())


def unread_numbers(text: str) -> list[Span]:
    """The numbers of `text` that are in no quantity, date or telephone number, in order."""
    tokens = tokenize(text)
    numbers = [k for k, t in enumerate(tokens) if _is_number(t)]
    if not numbers:
        return []
    covered = [
        *((q.span.start, q.span.end) for q in parse(text)),
        *((tokens[w.first].start, tokens[w.end - 1].end) for w in written_dates(text)),
        *phone_spans(text),
    ]
    held = Stretches(covered)
    return [
        Span(start=tokens[k].start, end=tokens[k].end)
        for k in numbers
        if tokens[k].start not in held and not (k == 0 and is_list_marker(tokens, k))
    ]


def _is_number(token: Token) -> bool:
    if token.kind == "word":
        return token.lower in _WORDS and token.lower not in _TOO_COMMON
    return token.kind == "num"


def same_number(number: str, evidence: str) -> Span | None:
    """Where `evidence` has the same number, in digits or in words; None where it has not."""
    return _numbers(evidence).get(_plain(number.casefold()))


@lru_cache(maxsize=512)
def _numbers(text: str) -> dict[str, Span]:
    """The numbers of `text`, each where it first stands."""
    found: dict[str, Span] = {}
    for token in tokenize(text):
        if _is_number(token):
            found.setdefault(_plain(token.lower), Span(start=token.start, end=token.end))
    return found


def _plain(number: str) -> str:
    return str(_WORDS[number]) if number in _WORDS else number.replace(",", "")


def compare_unread(number: Span, claim: str, evidence: str) -> Comparison:
    """A number that is no figure ("District 1199"): the evidence has it, or it does not."""
    there = same_number(number.of(claim), evidence)
    text = number.of(claim)
    if there is None:
        reason = f"the evidence does not have “{text}”"
        return Comparison("incomparable", reason, number, kind="name")
    return Comparison("agree", f"the evidence has “{text}”", number, there, kind="name", cover=1.0)


__all__ = ["Comparison", "Relation", "compare"]


def compare(
    claim: str,
    evidence: str,
    *,
    claim_date: date | None = None,
    evidence_date: date | None = None,
) -> list[Comparison]:
    """One comparison for every figure and date of `claim`, in order.

    A figure that the evidence bears out, directly or by one short derivation, agrees; one that the
    evidence contradicts in the same frame (same thing counted, same act, same names) disagrees;
    everything else is incomparable, and so are the figures of a claim past the ceiling.
    Questions in the evidence assert no figure: they only tell what
    the answers are about. `claim_date` and `evidence_date` are the publication dates.
    """
    mine = analyse(claim)
    unread = [compare_unread(u, claim, evidence) for u in unread_numbers(claim)]
    if not mine.figures and not written_dates(claim):
        return unread
    theirs = analyse(evidence)
    if not asks(claim):
        theirs = theirs.told
    if any(f.quantity.unit == "GBP" for f in theirs.figures):
        mine = _in_sterling(mine)
    all_of_them, theirs = theirs, nearest_figures(theirs, mine)
    wholes = {f.quantity.whole.span for f in mine.figures if f.quantity.whole}
    my_dates = date_frames(mine, claim_date)
    all_dates = date_frames(all_of_them, evidence_date)
    their_dates = nearest_dates(all_dates, my_dates)
    dated = Dated(my_dates, their_dates, theirs.words)
    ends = {e.span for f in mine.figures for e in f.quantity.ends}
    own = [f for f in mine.figures if f.quantity.span not in wholes | ends]
    figures = [
        c for f in own[:MOST_CLAIMED] if not _idle(c := _figure(f, mine, theirs, dated), f, theirs)
    ]
    dates = [_date(d, their_dates, theirs) for d in my_dates[:MOST_CLAIMED]]
    if theirs is not all_of_them or len(their_dates) < len(all_dates):
        figures, dates = [list(map(unsettled, found)) for found in (figures, dates)]
    beyond = [_beyond(f.quantity.phrase) for f in own[MOST_CLAIMED:]]
    beyond += [_beyond(d.mention.span) for d in my_dates[MOST_CLAIMED:]]
    return sorted([*figures, *dates, *unread, *beyond], key=lambda c: c.claim_span.start)


def _beyond(span: Span) -> Comparison:
    """A figure or date of a claim that has too many of them: nothing is held against it."""
    reason = f"only the first {MOST_CLAIMED} figures of a claim are compared"
    return Comparison("incomparable", reason, span)


def _date(claimed: DateFrame, found: list[DateFrame], evidence: Analysis) -> Comparison:
    plain = compare_date(claimed, found, evidence)
    return flipped(plain, claimed.mention.text) if claimed.denied else plain


def _figure(claimed: Figure, claim: Analysis, evidence: Analysis, dated: Dated) -> Comparison:
    if claimed.denied:
        alone = replace(claimed, denied=False)
        plain = _figure(alone, replace(claim, figures=(alone,)), evidence, dated)
        return flipped(plain, said(claimed.quantity))
    told = [found for found in evidence.figures if not _of_another(found, claimed, claim)]
    matches = [match(claimed, found, evidence) for found in told]
    matches = [placed(claimed, m, dated) for m in matches]
    fitting = sorted((m for m in matches if m.fit != "other"), key=lambda m: -m.score)
    if claimed.is_move and not any(m.evidence.is_move for m in fitting):
        return _by_ends(claimed, claim, evidence, dated)
    direct = best_of(claimed, fitting, evidence)
    if direct is not None and direct.relation == "agree":
        return direct
    if taken_back := taken_back_of(claimed, evidence, dated):
        return taken_back
    derived = _derived(claimed, evidence, dated)
    if derived is not None and (derived.relation == "agree" or direct is None):
        contradicted = direct is not None and direct.relation == "disagree"
        if not contradicted or direct is None or direct.cover < derived.cover:
            return derived
    if direct is not None and direct.relation == "disagree":
        return direct
    return derived or direct or incomparable(claimed, matches)


def _of_another(found: Figure, claimed: Figure, claim: Analysis) -> bool:
    """Whether the evidence's figure is another one of the claim's, so that it says nothing of this.

    Both teams have points, and each party has its price of a vote. The ends of a change are not of
    that kind.
    """
    theirs = found.quantity
    if theirs.role is not None or claimed.quantity.role is not None:
        return False
    return theirs.value != claimed.quantity.value and any(
        other.quantity.role is None
        and (other.quantity.value, other.quantity.unit) == (theirs.value, theirs.unit)
        for other in claim.figures
    )


def _in_sterling(claim: Analysis) -> Analysis:
    """`claim` with its pounds read as money, as the evidence speaks of sterling."""
    figures = tuple(
        replace(f, quantity=replace(f.quantity, unit="GBP", kind="money"))
        if f.quantity.unit == "pound"
        else f
        for f in claim.figures
    )
    return replace(claim, figures=figures)


def _idle(comparison: Comparison, claimed: Figure, evidence: Analysis) -> bool:
    """Whether a plain "all" or "no" met nothing that it could be held against.

    What the evidence counts, "all" is held against: "four bridges were closed; three are open".
    """
    quantity = claimed.quantity
    if comparison.relation != "incomparable" or quantity.kind != "predicate":
        return False
    if quantity.text.casefold().startswith("unanimous"):
        return False
    counted = any(
        f.thing == claimed.thing and f.quantity.kind in ("count", "share") for f in evidence.figures
    )
    return quantity.low == 0 or (quantity.low == 1 and not counted)


def _by_ends(claimed: Figure, claim: Analysis, evidence: Analysis, dated: Dated) -> Comparison:
    """A change whose two ends stand apart in the evidence: each is held against its own."""
    ends = [
        _figure(f, claim, evidence, dated)
        for f in claim.figures
        if f.quantity in claimed.quantity.ends
    ]
    for wanted in ("disagree", "incomparable", "agree"):
        for found in ends:
            if found.relation == wanted:
                return replace(found, claim_span=claimed.quantity.phrase)
    return incomparable(claimed, [])


def _derived(claimed: Figure, evidence: Analysis, dated: Dated) -> Comparison | None:
    """What follows from one or two figures of the evidence, asserted or only offered."""
    found = infer(claimed, evidence, dated.theirs)
    if found is None:
        return None
    relations: dict[str, tuple[Relation, str]] = {
        "agree": ("agree", "bears out"),
        "disagree": ("disagree", "contradicts"),
        "unclear": ("incomparable", "does not settle"),
    }
    relation, verb = relations[found.outcome]
    return Comparison(
        relation,
        f"{found.derivation.text}{found.note}, which {verb} “{said(claimed.quantity)}”",
        claimed.quantity.phrase,
        found.evidence,
        found.derivation,
        kind=kind_of(claimed),
        cover=found.cover,
    )
