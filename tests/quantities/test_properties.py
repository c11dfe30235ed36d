"""What holds for any text and any number: round trips, symmetry, monotony, no crash."""

import itertools
from datetime import date
from decimal import Decimal

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from verify.models import Span
from verify.quantities.compare import compare
from verify.quantities.dates import find_dates
from verify.quantities.oddities import oddities
from verify.quantities.parse import parse
from verify.quantities.quantity import as_json
from verify.quantities.values import compare_values
from verify.text.canonical import canonical

usual = settings(deadline=None, max_examples=80)

# Pieces that figures are made of, put together at random: more likely to confuse than plain text.
PIECES = st.sampled_from(
    """one two four fifteen twenty hundred thousand million billion a an half third quarter dozen
    dozens thousands 1 4 15 2018 1.6 45,000 1,5 .5 ½ ٣٤ １２ 10^400 1/2/3 11-4 2–3 6:30 $ £ US$ %
    percent per cent points percentage of the in out from to by between and or plus more than at
    least up about nearly only unions members workers years year-old old mile miles per hour kg
    March May Sept. 30 Friday last week until since ago doubled twice times 22nd first - – — − (
    ) , . ; : District 1199 No. # + ~ ≥ those who rejected approved rose fell cut raised not no
    most all each 000 600 9999999999999999999999999999999999 \n \n\n""".split(" ")
)
CONFUSING = st.lists(PIECES, max_size=24).map(" ".join).map(canonical)
GLUED = st.lists(PIECES, max_size=8).map("".join).map(canonical)
ANY_TEXT = st.one_of(CONFUSING, GLUED, st.text(max_size=80).map(canonical))
NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)


@usual
@given(ANY_TEXT)
@example("$" * 50)
@example("one " * 200)
@example("a half " * 60)
@example("1-" * 200)
@example("9" * 500)
@example("4 of the 0 of the 0")
@example("from from 5 to to 6 to 7")
def test_no_text_breaks_the_reader_and_spans_are_true(text: str) -> None:
    whole = Span(start=0, end=len(text))
    for quantity in parse(text):
        assert quantity.span.of(text) == quantity.text
        assert whole.covers(quantity.phrase)
        assert quantity.phrase.covers(quantity.span)
        as_json(quantity)
        if quantity.share is not None:
            assert quantity.share.denominator > 0
    for mention in find_dates(text, date(2021, 5, 13)):
        assert mention.span.of(text) == mention.text
        assert (mention.start is None) == (mention.end is None)
        if mention.start and mention.end:
            assert mention.start <= mention.end


@usual
@given(ANY_TEXT)
def test_quantities_come_in_order_and_overlap_no_other(text: str) -> None:
    spans = [q.span for q in parse(text)]
    assert all(a.start <= b.start for a, b in itertools.pairwise(spans))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@usual
@given(ANY_TEXT, ANY_TEXT)
def test_no_claim_and_no_evidence_break_the_comparison(claim: str, evidence: str) -> None:
    for comparison in compare(claim, evidence, evidence_date=date(2021, 5, 13)):
        assert Span(start=0, end=len(claim)).covers(comparison.claim_span)
        if comparison.evidence_span is not None:
            assert Span(start=0, end=len(evidence)).covers(comparison.evidence_span)
        if comparison.derivation is not None:
            assert all(
                Span(start=0, end=len(evidence)).covers(s) for s in comparison.derivation.inputs
            )
        assert comparison.reason


@usual
@given(ANY_TEXT)
def test_no_text_breaks_the_search_for_oddities(text: str) -> None:
    for oddity in oddities(text):
        assert oddity.first.end <= len(text)


@usual
@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_with_separators_is_read_as_itself(number: int) -> None:
    assume(not 1400 <= number <= 2199)  # may be a year
    (quantity,) = parse(f"They counted {number:,} crates.")
    assert quantity.value == number
    assert quantity.of == "crates"


@usual
@given(st.integers(min_value=2, max_value=999_999))
def test_a_number_in_words_is_read_as_itself(number: int) -> None:
    (quantity,) = parse(f"They counted {in_words(number)} crates.")
    assert quantity.value == number


@usual
@given(NUMBERS, st.sampled_from(["thousand", "million", "billion"]))
def test_a_sum_with_a_scale_is_read_as_itself(number: Decimal, scale: str) -> None:
    size = {"thousand": 10**3, "million": 10**6, "billion": 10**9}[scale]
    (quantity,) = parse(f"It cost ${number} {scale} in all.")
    assert quantity.value == number * size
    assert quantity.unit == "USD"


@usual
@given(st.integers(1, 400), st.integers(1, 400))
def test_a_share_is_part_over_whole(part: int, whole: int) -> None:
    assume(part <= whole)
    text = f"It was backed by {part} of the {whole} members."
    found = parse(text)
    assert found[0].share is not None
    assert found[0].share * whole == part
    assert found[0].phrase.of(text) == f"{part} of the {whole} members"


@usual
@given(NUMBERS)
def test_a_plain_figure_agrees_with_itself(number: Decimal) -> None:
    step = Decimal("0.01")
    assert compare_values(number, step, "exactly", number, step) == "agree"


@usual
@given(NUMBERS, NUMBERS)
def test_plain_figures_of_one_precision_compare_the_same_both_ways(a: Decimal, b: Decimal) -> None:
    step = Decimal("0.01")
    assert compare_values(a, step, "exactly", b, step) == compare_values(
        b, step, "exactly", a, step
    )


@usual
@given(NUMBERS, NUMBERS, NUMBERS)
def test_bounds_are_monotonic(low: Decimal, high: Decimal, value: Decimal) -> None:
    """What is more than the higher bound is more than the lower, and the other way round."""
    low, high = min(low, high), max(low, high)
    one = Decimal(1)
    if compare_values(high, one, "more_than", value) == "agree":
        assert compare_values(low, one, "more_than", value) == "agree"
    if compare_values(low, one, "less_than", value) == "agree":
        assert compare_values(high, one, "less_than", value) == "agree"
    if compare_values(high, one, "at_least", value) == "agree":
        assert compare_values(low, one, "at_least", value) == "agree"
    if compare_values(low, one, "at_most", value) == "agree":
        assert compare_values(high, one, "at_most", value) == "agree"


@usual
@given(NUMBERS, NUMBERS)
def test_a_bound_and_its_opposite_never_both_agree(bound: Decimal, value: Decimal) -> None:
    one = Decimal(1)
    above = compare_values(bound, one, "more_than", value) == "agree"
    below = compare_values(bound, one, "less_than", value) == "agree"
    assert not (above and below)


@usual
@given(st.integers(100, 10**6), st.integers(100, 10**6))
def test_a_changed_figure_in_the_same_words_never_agrees(a: int, b: int) -> None:
    assume(a != b)
    (found,) = compare(f"The guild has {a:,} members.", f"The guild has {b:,} members.")
    assert found.relation != "agree" or rounds_to(b, a)


@usual
@given(st.integers(2, 10**6))
def test_an_unchanged_figure_in_the_same_words_agrees(a: int) -> None:
    text = f"The guild has {a:,} members in all."
    assert {c.relation for c in compare(text, text)} == {"agree"}


def rounds_to(value: int, rounded: int) -> bool:
    """Whether `rounded` is `value` with trailing zeros for its last digits, two digits kept."""
    places = len(str(rounded)) - len(str(rounded).rstrip("0"))
    size: int = 10 ** min(places, len(str(rounded)) - 2)
    return abs(value - rounded) <= size / 2


_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """`number` below a million as English spells it."""
    if number >= 1000:
        rest = number % 1000
        return f"{in_words(number // 1000)} thousand" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]
