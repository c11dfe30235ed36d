"""A checked draft as Markdown, for mail, tickets and notes."""

import re
from collections.abc import Iterable, Sequence

from verify.models import Citation, Decision, Finding, Quote, QuoteCheck, Report, Verdict
from verify.reports.labels import (
    FAILED,
    ODDITIES,
    PENDING,
    STANCES,
    Look,
    about,
    look_of,
    tally,
    unchecked,
    worst_first,
)
from verify.reports.named import named_lines
from verify.reports.orders import Order
from verify.reports.passage import Context, Piece, by_source, figures_outside, passages, sides
from verify.reports.wording import (
    LEFT_OUT,
    byline,
    decision_words,
    failure_words,
    gaps_of,
    left_out_words,
    one_line,
    quote_remarks,
    run_words,
    title_words,
    total_words,
    verdict_words,
    web_address,
)

# What Markdown dialects read inside a line, and what they read only at the start of one.
_INSIDE = re.compile(
    r"[\\`*_{}\[\]<>|~^$@#]|&(?=[#\w])|(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE
)
_AT_START = re.compile(r"^(?=[-+=:])|^(\d+)(?=[.)])")


def plain(text: str) -> str:
    """`text` on one line as Markdown that shows it: no character in it marks anything up.

    Characters that some Markdown dialect reads are escaped with a backslash, as CommonMark allows;
    bare addresses do not become links.
    """
    return _AT_START.sub(_backslash, _inside(one_line(text)))


def _backslash(match: re.Match[str]) -> str:
    return f"{match[1] or ''}\\"


def _one(text: str) -> str:
    return _inside(one_line(text))


def _inside(text: str) -> str:
    return _INSIDE.sub(lambda m: f"\\{m[0]}", text)


def write(order: Order) -> bytes:
    """The report as a file."""
    return report_markdown(order.report, order.context).encode("utf-8", "replace")


def report_markdown(report: Report, context: Context | None = None) -> str:
    """The report as Markdown: counts, then everything, worst first, with its cited words.

    With `context` the cited words stand bold in their sentence, without it in the 32 characters
    on either side that a citation holds.
    """
    around = context or _stored
    title = plain(report.draft.title) or "Draft"
    lines = [
        f"# {title}",
        plain(total_words(report)),
        "\n".join(f"- {n} {_label(look)}" for look, n in tally(report)),
    ]
    for number, result in worst_first(report):
        lines.extend(_item(number, result, around))
        lines.extend(_decided(about(report.decisions, number), around))
    for number, item in unchecked(report):
        kind = "Quote" if isinstance(item, Quote) else "Claim"
        lines.append(f"## {number}. {kind}: {plain(item.text)}")
        lines.extend((_label(PENDING), "The run was stopped before it came to this."))
    if len(lines) == 3 and not lines[2]:
        lines.append("No claim and no quote was found in this draft.")
    lines.append(_bullets(LEFT_OUT, left_out_words(report)))
    lines.append(f"---\n\n{plain(run_words(report.run))}")
    return "\n\n".join(line for line in lines if line) + "\n"


def _stored(citation: Citation) -> tuple[str, str, str]:
    return citation.prefix, citation.exact, citation.suffix


def _label(look: Look) -> str:
    return f"**{plain(look.symbol)} {look.words}**"


def _item(number: int, result: Finding | QuoteCheck, context: Context) -> list[str]:
    if isinstance(result, QuoteCheck):
        head = f"## {number}. Quote: “{plain(result.quote.text)}”"
        return [head, _label(look_of(result)), *_quote(result, context)]
    head = f"## {number}. Claim: {plain(result.claim.text)}"
    if result.verdict is None:
        assert result.failure is not None  # noqa: S101  # the noun's validator holds it
        nothing = "Nothing was decided: this is a failure, not a verdict."
        return [head, _label(FAILED), plain(failure_words(result.failure)), nothing]
    named = _bullets("The writer's sources", named_lines(result))
    return [head, _label(look_of(result)), *_verdict(result.verdict, context), named]


def _decided(decisions: Sequence[Decision], context: Context) -> list[str]:
    """What people decided about a result, beside it; other words with what came of them."""
    lines = ["Decided by people:"] if decisions else []
    for made in decisions:
        lines.append(f"- {_one(decision_words(made))}")
        if isinstance(made.result, Finding) and made.result.verdict is not None:
            lines.extend(_verdict(made.result.verdict, context))
        elif isinstance(made.result, QuoteCheck):
            lines.extend(_quote(made.result, context))
    return lines


def _verdict(verdict: Verdict, context: Context) -> list[str]:
    return [
        plain(verdict.rationale),
        *(f"Working: {plain(calculation.text)}" for calculation in verdict.calculations),
        *(
            f"{_label(STANCES[side.stance])}\n\n{_cited(side.citations, context)}"
            for side in sides(verdict.evidence)
        ),
        _bullets("Take care", verdict.cautions),
        _bullets("What is missing", gaps_of(verdict)),
        _bullets("Not checked", verdict.skipped_checks),
        *_places(
            "Figures in the working",
            figures_outside(verdict.calculations, [item.citation for item in verdict.evidence]),
            context,
        ),
        *(
            part
            for oddity in verdict.oddities
            for part in _places(f"{ODDITIES}: {plain(oddity.text)}", oddity.citations, context)
        ),
        *_places("Nearest passages (they do not decide it)", verdict.nearest, context),
        plain(_confidence(verdict)),
    ]


def _confidence(verdict: Verdict) -> str:
    said = verdict_words(verdict)
    return said[:1].upper() + said[1:]


def _quote(check: QuoteCheck, context: Context) -> list[str]:
    others = [place for place in check.places if place != check.citation]
    return [
        *(plain(remark) for remark in quote_remarks(check)),
        _diff(check),
        *([_cited([check.citation], context)] if check.citation is not None else []),
        *_places("Also here", others, context),
    ]


def _diff(check: QuoteCheck) -> str:
    if all(part.op == "equal" for part in check.diff):
        return ""
    shown = []
    for part in check.diff:
        if part.op == "equal":
            shown.append(_one(part.source))
            continue
        shown.append(f"\\[-{_one(part.source)}-\\]" if part.source.strip() else "")
        shown.append(f"\\{{+{_one(part.quote)}+\\}}" if part.quote.strip() else "")
    return "Only in the source \\[-so-\\], only in the quote \\{+so+\\}: " + " ".join(
        piece for piece in shown if piece
    )


def _cited(citations: Sequence[Citation], context: Context) -> str:
    """Citations of one source as a block quote."""
    first = citations[0]
    target = web_address(first.fragment_url) or web_address(first.url)
    title = plain(title_words(first))
    source = f"[{title}](<{target}>)" if target else title
    places = ", ".join(f"{citation.start}-{citation.end}" for citation in citations)
    lines = [_lit(pieces) for pieces in passages(citations, context)]
    lines.append(f"{source}, {plain(byline(first))} (`{first.source_id}:{places}`)")
    return "\n>\n".join(f"> {line}" for line in lines)


def _lit(pieces: Sequence[Piece]) -> str:
    shown = []
    for n, (text, part) in enumerate(pieces):
        escaped = _AT_START.sub(_backslash, _inside(text)) if n == 0 else _inside(text)
        if part == "around":
            shown.append(escaped)
            continue
        # Two stars next to punctuation do not open or close inside a word; an element always does.
        opens = text[:1].isalnum() or n == 0
        closes = text[-1:].isalnum() or n == len(pieces) - 1
        shown.append(f"**{escaped}**" if opens and closes else f"<b>{escaped}</b>")
    return "".join(shown)


def _places(head: str, citations: Iterable[Citation], context: Context) -> list[str]:
    cited = [_cited(group, context) for group in by_source(citations)]
    return [f"{head}:", *cited] if cited else []


def _bullets(head: str, lines: Iterable[str]) -> str:
    items = "\n".join(f"- {plain(line)}" for line in lines)
    return f"{head}:\n\n{items}" if items else ""
