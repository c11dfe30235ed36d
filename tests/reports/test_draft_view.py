"""A draft on the web desk: marked, listed the worst first, decided about."""

from datetime import UTC, datetime

from verify.models import Claim, Decision, Draft, Quote, QuoteCheck, Report, Run, Span
from verify.reports.views import draft_text_html, items_html, result_html, worst

TEXT = '\n\nSix crews said no. "We <b>sail</b>," said Ida.'
RUN = Run(
    version="1", settings="s", library="l", judge="j",
    started=datetime(2026, 11, 24, tzinfo=UTC), seconds=1.0,
)  # fmt: skip
CLAIM = Claim(text="Six crews said no.", span=Span(start=2, end=20), sentence="Six crews said no.")
QUOTE = Quote(text="We <b>sail</b>,", span=Span(start=22, end=37))
MADE = Decision(
    number=2, action="override", by="<i>Nora</i>", at=RUN.started, note="Heard & noted.",
    label="verbatim",
)  # fmt: skip


def report(*decisions: Decision) -> Report:
    checked = QuoteCheck(quote=QUOTE, label="not_found")
    draft = Draft(title="T", text=TEXT)
    return Report.of(draft, [CLAIM, QUOTE], {2: checked}, RUN, decisions)


def context(_citation: object) -> tuple[str, str, str]:
    return "", "", ""


def test_what_is_not_checked_yet_is_marked_as_such_and_listed_last() -> None:
    assert worst(report()) == [2, 1]
    assert '<mark class="v-claim-plain">Six crews said no.</mark>' in draft_text_html(report())
    assert "Not checked" in items_html(report())


def test_the_chosen_one_stands_out_in_the_text_and_in_the_list() -> None:
    assert '<mark class="v-quote-warn v-chosen">' in draft_text_html(report(), 2)
    assert '<a href="#found-2" aria-current="true">' in items_html(report(), 2)


def test_text_is_escaped_everywhere() -> None:
    shown = draft_text_html(report(MADE)) + items_html(report(MADE))
    shown += result_html(report(MADE), 2, context)
    assert "<b>sail" not in shown
    assert "<i>" not in shown
    assert "We &lt;b&gt;sail" in shown


def test_a_decision_stands_beside_the_result_and_says_who_made_it() -> None:
    html = result_html(report(MADE), 2, context)
    assert "&lt;i&gt;Nora&lt;/i&gt; overrides it: ✓ Word for word (24 November 2026" in html
    assert "Heard &amp; noted." in html
    assert html.index("Word for word") < html.index("Not found in the sources")


def test_a_number_without_a_result_shows_nothing() -> None:
    assert result_html(report(), 3, context) == ""
