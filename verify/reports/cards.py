"""Results as pieces of HTML that stand inside any page under an element of class `v`.

Text goes in only through `verify.reports.marked`; the words written here are our own.
"""

from collections.abc import Iterable, Sequence

from verify.models import (
    Answer,
    Calculation,
    Citation,
    Evidence,
    Failure,
    Figure,
    Finding,
    Oddity,
    QuoteCheck,
    Stance,
    Verdict,
)
from verify.reports.labels import ANSWERS, FAILED, ODDITIES, STANCES, Look, look_of
from verify.reports.marked import diff, line, lit
from verify.reports.passage import Context, Linked, by_source, figures_outside, passages, sides
from verify.reports.wording import (
    byline,
    failure_words,
    gaps_of,
    quote_remarks,
    site,
    title_words,
    verdict_words,
    web_address,
)


def badge(look: Look, tag: str = "strong") -> str:
    """A label: its symbol and its words; the symbol is not read out twice."""
    return (
        f'<{tag} class="v-badge v-{look.tone}"><span aria-hidden="true">{look.symbol}</span> '
        f"{look.words}</{tag}>"
    )


def citation_card(
    citations: Sequence[Citation],
    context: Context,
    head: str = "",
    calculations: Sequence[Calculation] = (),
) -> str:
    """Citations of one source lit up in their sentences, with title, byline and a link to them.

    `head` is HTML above them; in them, figures that `calculations` start from stand out. Only http
    and https addresses become links; a context that is Linked adds one to the whole article.
    """
    first = citations[0]
    target = web_address(first.fragment_url) or web_address(first.url)
    read = (
        f' <a class="v-link v-read" href="{line(context.address(citations))}">Read in the article'
        f'<span class="v-unseen"> {line(title_words(first))}</span></a>'
        if isinstance(context, Linked)
        else ""
    )
    link = (
        f' <a class="v-link" href="{line(target)}" target="_blank" rel="noopener noreferrer">'
        f"Open at {line(site(target))}</a>"
        if target
        else ""
    )
    sentences = "".join(
        f'<blockquote dir="auto">{lit(pieces)}</blockquote>'
        for pieces in passages(citations, context, calculations)
    )
    return (
        f'<article class="v-card">{head}{sentences}'
        f'<footer><cite dir="auto">{line(title_words(first))}</cite>'
        f'<span class="v-by">{line(byline(first))}{read}{link}</span></footer></article>'
    )


def citation_cards(
    citations: Iterable[Citation], context: Context, calculations: Sequence[Calculation] = ()
) -> list[str]:
    """Citations, a card a source."""
    return [citation_card(group, context, "", calculations) for group in by_source(citations)]


def evidence_cards(
    evidence: Iterable[Evidence], context: Context, calculations: Sequence[Calculation] = ()
) -> list[str]:
    """Evidence, a card a side and source, each under what it does to the claim.

    Where some refutes and some supports, the two stand side by side.
    """
    stances: dict[Stance, list[str]] = {}
    for side in sides(evidence):
        card = citation_card(side.citations, context, badge(STANCES[side.stance]), calculations)
        stances.setdefault(side.stance, []).append(card)
    against, on_its_side = stances.get("refutes", []), stances.get("supports", [])
    if not (against and on_its_side):
        return [card for cards in stances.values() for card in cards]
    columns = "".join(f"<div>{''.join(cards)}</div>" for cards in (against, on_its_side))
    return [f'<div class="v-sides">{columns}</div>', *stances.get("reports", [])]


def figure_card(figure: Figure, context: Context) -> str:
    """Another figure in the sources, under what it is about."""
    head = f'<p class="v-figure"><b>{line(figure.text)}</b>, about {line(figure.about)}</p>'
    return citation_card([figure.citation], context, head)


def _odd(found: Iterable[Oddity], context: Context) -> str:
    """Figures of one cited source that do not go together, both in their sentences."""
    return section(
        ODDITIES,
        (
            f"<p>{line(oddity.text)}</p>" + "".join(citation_cards(oddity.citations, context))
            for oddity in found
        ),
        "v-quiet",
    )


def workings(calculations: Sequence[Calculation]) -> str:
    """Calculations, a line of working each."""
    return "".join(
        f'<p class="v-working"><span>Working</span> {line(calculation.text)}</p>'
        for calculation in calculations
    )


def section(head: str, pieces: Iterable[str], kind: str = "") -> str:
    """`pieces` of HTML under a heading of our own; nothing where there are none."""
    inside = "".join(pieces)
    return f'<section class="v-part {kind}"><h3>{head}</h3>{inside}</section>' if inside else ""


def bullets(head: str, lines: Sequence[str]) -> str:
    """A list under a heading; nothing where there are no lines."""
    inside = "".join(f"<li>{line(text)}</li>" for text in lines)
    return section(head, [f"<ul>{inside}</ul>"] if inside else [])


def failure_box(failure: Failure, look: Look = FAILED) -> str:
    """A failure, which nobody can take for a verdict."""
    return (
        f'<div class="v-failure" role="alert">{badge(look)}<p>{line(failure_words(failure))}</p>'
        "<p>Nothing was decided: this is a failure, not a verdict.</p></div>"
    )


def answer_html(answer: Answer, context: Context) -> str:
    """The answer, large; under it the working, the cited words, other figures, near passages."""
    return "".join(
        (
            f'<p class="v-asked" dir="auto">{line(answer.question)}</p>',
            _said(answer),
            workings(answer.calculations),
            section(
                "In the sources", citation_cards(answer.citations, context, answer.calculations)
            ),
            _used(answer.calculations, answer.citations, context),
            section(
                "Other figures in the sources",
                (figure_card(figure, context) for figure in answer.other),
                "v-quiet",
            ),
            _odd(answer.oddities, context),
            bullets("Take care", answer.cautions),
            _nearest(answer.nearest, context),
            f'<p class="v-run">judge: {line(answer.judge)}</p>',
        )
    )


def _said(answer: Answer) -> str:
    if answer.failure is not None:
        return failure_box(answer.failure, ANSWERS["failed"])
    if answer.text is not None:
        return f'<p class="v-answer" dir="auto">{line(answer.text)}</p>'
    return f"{badge(ANSWERS['abstained'], 'p')}<p>{line(answer.reason or '')}</p>"


def _used(calculations: Sequence[Calculation], shown: Iterable[Citation], context: Context) -> str:
    outside = figures_outside(calculations, shown)
    return section("Figures in the working", citation_cards(outside, context))


def _nearest(citations: Iterable[Citation], context: Context) -> str:
    cards = citation_cards(citations, context)
    return section("Nearest passages (they do not decide it)", cards, "v-quiet")


def finding_html(finding: Finding, context: Context) -> str:
    """The verdict on a claim, large; under it why, the working, the evidence, what is missing."""
    claim = f'<p class="v-asked" dir="auto">{line(finding.claim.text)}</p>'
    if finding.verdict is None:
        assert finding.failure is not None  # noqa: S101  # the noun's validator holds it
        return claim + failure_box(finding.failure)
    return claim + badge(look_of(finding), "p") + _because(finding.verdict, context)


def _because(verdict: Verdict, context: Context) -> str:
    return "".join(
        (
            f"<p>{line(verdict.rationale)}</p>",
            workings(verdict.calculations),
            section("Evidence", evidence_cards(verdict.evidence, context, verdict.calculations)),
            _used(verdict.calculations, [item.citation for item in verdict.evidence], context),
            _odd(verdict.oddities, context),
            bullets("Take care", verdict.cautions),
            bullets("What is missing", gaps_of(verdict)),
            bullets("Not checked", verdict.skipped_checks),
            _nearest(verdict.nearest, context),
            f'<p class="v-run">{line(verdict_words(verdict))}</p>',
        )
    )


def quote_html(check: QuoteCheck, context: Context) -> str:
    """What became of a quote; under it the changes, the speaker, and the words as they stand."""
    changed = any(part.op != "equal" for part in check.diff)
    changes = [f'<p class="v-diff" dir="auto">{diff(check.diff)}</p>'] if changed else []
    best = citation_cards([check.citation] if check.citation else [], context)
    others = citation_cards((p for p in check.places if p != check.citation), context)
    return "".join(
        (
            f'<p class="v-asked" dir="auto">“{line(check.quote.text)}”</p>',
            badge(look_of(check), "p"),
            *(f"<p>{line(remark)}</p>" for remark in quote_remarks(check)),
            section("Struck out: only in the source. Underlined: only in the quote", changes),
            section("In the source", best),
            section("Also here", others, "v-quiet"),
        )
    )
