"""A checked draft as a page: what is in it, and what can never get into it."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verify.models import Calculation, Citation, Finding, Report, Span
from verify.reports.cards import citation_card, citation_cards, finding_html
from verify.reports.html import report_html, stylesheet
from verify.reports.labels import LOOKS
from verify.reports.marked import Mark, diff, draft, lit
from verify.reports.passage import Context, passage
from verify.reports.wording import web_address
from verify.text.canonical import printable

VOID = ("meta", "input")


class Page(HTMLParser):
    """The elements, attributes and text of a page, and of some elements by themselves."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text: list[str] = []
        self.of: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not [tag for tag in self._open if tag not in VOID]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend((tag, name, value) for name, value in attrs)
        if tag not in VOID:
            self._open.append(tag)
            self.of.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text.append(data)
        for tag in set(self._open):
            self.of[tag][-1] += data

    @property
    def links(self) -> list[str]:
        return [value or "" for _, name, value in self.attributes if name == "href"]


def stored(citation: Citation) -> tuple[str, str, str]:
    return citation.prefix, citation.exact, citation.suffix


def spaced(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------------------ what is in it


def test_the_page_lists_everything_once_the_worst_first(report: Report, context: Context) -> None:
    page = report_html(report, context)
    assert re.findall(r'id="found-(\d)"', page) == ["2", "6", "1", "5", "7", "4", "3"]
    assert re.findall(r'id="at-(\d)"', page) == ["1", "2", "3", "4", "5", "6", "7"]


def test_every_label_stands_in_words_beside_its_symbol(report: Report, context: Context) -> None:
    text = spaced("".join(Page(report_html(report, context)).text))
    for label in ("refuted", "altered", "conflicting", "failed", "not_found", "supported"):
        assert f"{LOOKS[label].symbol} {LOOKS[label].words}" in text


def test_cited_words_are_lit_up_in_their_sentence(report: Report, context: Context) -> None:
    page = report_html(report, context)
    assert "<mark>Six of the 24 crews</mark> voted against it, the harbour board said." in page


def test_the_draft_is_shown_whole_with_its_marks(report: Report, context: Context) -> None:
    page = Page(report_html(report, context))
    shown = next(text for text in page.of["div"] if text.startswith("Most crews"))
    for line in report.draft.text.splitlines():
        assert line.split('"')[0] in shown
    assert 'fair,"≠\u202f6 said Per Lund' in shown


def test_a_failure_has_its_own_box_and_no_label_of_a_verdict(
    report: Report, context: Context
) -> None:
    page = report_html(report, context)
    item = page[page.index('id="found-5"') : page.index('id="found-7"')]
    assert 'class="v-failure" role="alert"' in item
    assert "the model sent an unreadable reply" in item
    assert "Refuted" not in item


def test_the_page_needs_nothing_and_runs_nothing(report: Report, context: Context) -> None:
    text = report_html(report, context)
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "form", "object", "base"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()
    policy = dict(re.findall(r'http-equiv="([^"]+)" content="([^"]+)"', text))
    assert policy["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy["Content-Security-Policy"]


def test_every_result_leads_to_the_one_before_it_and_the_one_after_it(
    report: Report, context: Context
) -> None:
    page = report_html(report, context)
    order = re.findall(r'id="found-(\d)"', page)
    assert re.findall(r'rel="next" href="#found-(\d)"', page) == order[1:]
    assert re.findall(r'rel="prev" href="#found-(\d)"', page) == order[:-1]


def test_results_can_be_hidden_by_how_grave_they_are_without_a_script(
    report: Report, context: Context
) -> None:
    page = report_html(report, context)
    boxes = re.findall(r'type="checkbox" id="show-(\w+)" checked> ([^<]+)</label>', page)
    assert ("bad", "Altered, Refuted (2)") in boxes or ("bad", "Refuted, Altered (2)") in boxes
    for tone, _ in boxes:
        assert f'v-edge-{tone}"' in page
        assert f":has(#show-{tone}:not(:checked)) .v-edge-{tone}" in stylesheet()


def test_a_printed_page_has_neither_boxes_nor_steps() -> None:
    printed = stylesheet()[stylesheet().index("@media print") :]
    assert ".v-filters, .v .v-steps { display: none; }" in printed


def test_a_citation_links_to_its_words(report: Report, context: Context) -> None:
    page = Page(report_html(report, context))
    out = [link for link in page.links if not link.startswith("#")]
    assert out
    assert all(
        link.startswith("https://harbourpost.example/pilots?id=7&page=1#:~:") for link in out
    )
    assert page.attributes.count(("a", "rel", "noopener noreferrer")) == len(out)


# -------------------------------------------------------------------------- what never gets in


def test_hostile_words_make_no_element_and_no_attribute(
    hostile: str, report_all_of: Callable[[str], Report]
) -> None:
    page = Page(report_html(report_all_of(hostile), stored))
    tame = Page(report_html(report_all_of("The board paid 24."), stored))
    assert set(page.tags) == set(tame.tags)
    # Only the link to the source may be missing, where the address cannot safely be one.
    assert len(page.tags) - page.tags.count("a") == len(tame.tags) - tame.tags.count("a")
    assert {(t, n) for t, n, _ in page.attributes} <= {(t, n) for t, n, _ in tame.attributes}
    assert all(link.startswith(("#", "https://a.example/")) for link in page.links)
    assert spaced(printable(hostile)) in spaced("".join(page.text))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://a.example/\u202egpj.exe",
        'https://a.example/"onmouseover="alert(1)',
        "https://a.example/ x",
        "https://a.example/\x1b[31m",
        "https://a.example/\nx",
        "//a.example",
        "https://",
        "",
        None,
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize("url", ["http://a.example", "HTTPS://a.example/x?y=1&z='2'#f"])
def test_web_addresses_become_links(url: str) -> None:
    assert web_address(url) == url


def test_an_unsafe_address_leaves_a_card_without_a_link(cite: Callable[..., Citation]) -> None:
    unsafe = {"url": "javascript:alert(1)", "fragment_url": "javascript:alert(2)"}
    card = citation_card([cite("Turnout").model_copy(update=unsafe)], stored)
    assert "href" not in card
    assert "javascript" not in card


TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("<>&\"'/=;\x1b\u202e\n ab1")),
    max_size=60,
)


SPANS = st.tuples(st.integers(0, 70), st.integers(0, 70)).map(
    lambda pair: Span(start=min(pair), end=max(pair))
)
WORDS = TEXTS.filter(lambda text: bool(printable(text).strip()))


@given(text=WORDS, cited=st.lists(SPANS, max_size=3), figures=st.lists(SPANS, max_size=3))
def test_a_lit_passage_holds_the_words_and_marks_what_is_cited(
    text: str, cited: list[Span], figures: list[Span]
) -> None:
    inside = [span for span in cited if span.end <= len(text)]
    page = Page(lit(passage(text, inside, [s for s in figures if s.end <= len(text)])))
    assert set(page.tags) <= {"mark", "b"}
    assert solid("".join(page.text)) == solid(printable(text))
    under = {i for span in inside for i in range(span.start, span.end)}
    words = "".join(text[i] for i in sorted(under))
    assert solid("".join(page.of.get("mark", []))) == solid(printable(words))


def solid(text: str) -> str:
    return "".join(text.split())


def test_spaces_at_the_edges_of_what_is_cited_stand_outside_the_mark() -> None:
    text = "It was nine\n\tlanes wide."
    shown = lit(passage(text, [Span(start=6, end=text.index("wide"))]))
    assert shown == "It was <mark>nine lanes</mark> wide."


def test_figures_that_the_working_starts_from_stand_out_in_the_cited_words(
    cite: Callable[..., Citation],
) -> None:
    sentence, share = cite("Six of the 24 crews voted against it"), cite("Six of the 24 crews")
    working = Calculation(text="6 of 24 = 25 %", expression="6/24", value=0.25, inputs=(share,))
    card = citation_card([sentence], stored, "", [working])
    assert "<mark><b>Six of the 24 crews</b> voted against it</mark>" in card


def test_a_figure_in_the_working_that_no_evidence_holds_is_cited_by_itself(
    refuted: Finding, cite: Callable[..., Citation], context: Context
) -> None:
    assert refuted.verdict is not None
    more = Calculation(text="81", expression="81", value=81, inputs=(cite("81 percent"),))
    verdict = refuted.verdict.model_copy(update={"calculations": (more,)})
    html = finding_html(Finding.judged(refuted.claim, verdict), context)
    assert "Figures in the working" in html
    assert "Turnout was <mark>81 percent</mark>." in html


def test_citations_of_one_source_share_a_card_and_a_sentence_is_shown_once(
    cite: Callable[..., Citation], context: Context
) -> None:
    citations = [cite("Turnout"), cite("Six of the 24 crews"), cite("81 percent")]
    (card,) = citation_cards(citations, context)
    assert card.count("<blockquote") == 2
    assert card.count("<footer>") == 1
    assert "<mark>Turnout</mark> was <mark>81 percent</mark>." in card
    assert card.index("Six of") < card.index("Turnout")


MARKS = st.lists(
    st.tuples(SPANS, st.sampled_from(["claim", "quote"]), st.sampled_from(sorted(LOOKS))),
    max_size=6,
)


@given(text=TEXTS.filter(bool), marks=MARKS)
@example(text="0", marks=[(Span(start=0, end=0), "claim", "altered")])
def test_a_marked_draft_holds_the_draft_whatever_overlaps(
    text: str, marks: list[tuple[Span, str, str]]
) -> None:
    given_marks = [
        Mark(span, "claim" if kind == "claim" else "quote", LOOKS[label], number)
        for number, (span, kind, label) in enumerate(marks, 1)
    ]
    shown = draft(text, given_marks)
    page = Page(shown)
    assert set(page.tags) <= {"mark", "a"}
    bare = re.sub(r'<a class="v-ref[^>]*>[^<]*</a>', "", shown)
    assert "".join(Page(bare).text) == printable(text)
    for mark in given_marks:
        assert shown.count(f'href="#found-{mark.number}"') == 1
        assert shown.count(f'id="at-{mark.number}"') == 1


def test_a_diff_says_what_is_only_in_the_source_and_what_only_in_the_quote(report: Report) -> None:
    assert diff(report.quotes[0].diff) == "We <del>will</del> sail when the rota is fair,"


# ------------------------------------------------------------------------------------- colours


def _pairs() -> dict[str, tuple[str, str]]:
    pattern = r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)"
    return {name: (light, dark) for name, light, dark in re.findall(pattern, stylesheet())}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lit = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


TONES = ("bad", "warn", "good", "plain", "failed")
STANDS_ON = [
    *(("ink", ground) for ground in ("ground", "card", *(f"{tone}-ground" for tone in TONES))),
    *(("soft", ground) for ground in ("ground", "card")),
    *(("link", ground) for ground in ("ground", "card")),
    *((tone, f"{tone}-ground") for tone in TONES),
    ("lit-ink", "lit"),
]


@pytest.mark.parametrize(("ink", "ground"), STANDS_ON)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_can_be_read_on_their_ground(ink: str, ground: str, scheme: int) -> None:
    colours = _pairs()
    assert contrast(colours[ink][scheme], colours[ground][scheme]) >= 4.5
