"""A whole article, with the words that were looked for lit up in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.models import Source, Span
from verify.reports.views import article_html
from verify.sources.source import from_text

TEXT = "Six of the 24 crews said no.\n\nTurnout was 81 percent. <script>alert(1)</script>\x1b[31m"


def source(url: str | None = None) -> Source:
    return from_text(TEXT, title="A vote", url=url)


def body(html: str) -> str:
    return html[html.index('<div class="v-whole"') :]


def test_the_words_are_lit_and_the_others_are_dimmer() -> None:
    html = article_html(source(), Span(start=0, end=12), [Span(start=30, end=52)])
    assert '<mark class="v-here" id="here" tabindex="-1">Six of the 2</mark>4 crews' in html
    assert '<mark class="v-there">Turnout was 81 percent</mark>' in html


def test_markup_and_control_characters_show_as_text_or_not_at_all() -> None:
    html = article_html(source(), Span(start=54, end=70))
    assert "<script" not in html
    assert "\x1b" not in html
    assert "&lt;script" in re.sub("<[^>]*>", "", html)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example", "https://a.example/<b>"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert "href" not in article_html(source(url=url))


def test_a_web_address_is_a_link_that_tells_nobody_where_one_came_from() -> None:
    html = article_html(source(url="https://a.example/1"))
    assert 'href="https://a.example/1" target="_blank" rel="noopener noreferrer"' in html


SPANS = st.tuples(st.integers(0, 90), st.integers(1, 60)).map(
    lambda pair: Span(start=pair[0], end=sum(pair))
)


@given(SPANS, st.lists(SPANS, max_size=5))
def test_whatever_is_lit_the_text_stays_whole(here: Span, others: list[Span]) -> None:
    marked, bare = (body(article_html(source(), *spans)) for spans in ((here, others), ()))
    assert re.sub("</?mark[^>]*>|</?span[^>]*>", "", marked) == re.sub("</?span[^>]*>", "", bare)
    assert marked.count('id="here"') == (here.start < len(TEXT))
