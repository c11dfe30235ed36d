"""A checked draft as Markdown, read back by a Markdown parser."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from verify.models import Citation, Report
from verify.reports.markdown import plain, report_markdown
from verify.reports.passage import Context
from verify.reports.wording import one_line
from verify.text.canonical import printable


def rendered(markdown: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def stored(citation: Citation) -> tuple[str, str, str]:
    return citation.prefix, citation.exact, citation.suffix


def test_everything_is_listed_once_the_worst_first(report: Report, context: Context) -> None:
    heads = re.findall(r"^## (\d)\. (Claim|Quote)", report_markdown(report, context), re.MULTILINE)
    assert [int(number) for number, _ in heads] == [2, 6, 1, 5, 7, 4, 3]


def test_cited_words_are_bold_in_their_sentence(report: Report, context: Context) -> None:
    shown = report_markdown(report, context)
    assert "> **Six of the 24 crews** voted against it, the harbour board said." in shown
    assert '> "<b>We will sail when the rota is fair,</b>" said Ida Holm' in shown


def test_without_context_the_stored_neighbours_stand_around_the_words(report: Report) -> None:
    shown = report_markdown(report)
    assert "**Six of the 24 crews** voted against it" in shown


def test_a_failure_says_that_it_is_one(report: Report, context: Context) -> None:
    shown = report_markdown(report, context)
    item = shown[shown.index("## 5.") : shown.index("## 7.")]
    assert "**! Could not be checked**" in item
    assert "this is a failure, not a verdict" in item


def test_an_empty_draft_says_so(report: Report) -> None:
    empty = report.model_copy(update={"findings": (), "quotes": ()})
    assert "No claim and no quote was found in this draft." in report_markdown(empty)


def test_hostile_words_mark_nothing_up(
    hostile: str, report_all_of: Callable[[str], Report]
) -> None:
    shown = rendered(report_markdown(report_all_of(hostile), stored))
    tame = rendered(report_markdown(report_all_of("The board paid 24."), stored))
    tags = set(re.findall(r"<(\w+)", shown))
    assert tags <= set(re.findall(r"<(\w+)", tame)) | {"b"}
    assert 'href="https://evil' not in shown
    assert " ".join(printable(hostile).split()) in " ".join(words_of(shown).split())


TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("\\`*_[]<>|~#+-=.:)&;1 w\n")),
    max_size=40,
)


@given(TEXTS)
def test_plain_text_is_read_back_as_it_was(text: str) -> None:
    shown = rendered(plain(text))
    assert set(re.findall(r"<(\w+)", shown)) <= {"p"}
    wanted = one_line(text).replace("\x00", "")
    assert words_of(shown).strip() == wanted


@pytest.mark.parametrize("text", ["https://a.example/x", "www.a.example", "a@b.example"])
def test_bare_addresses_do_not_become_links(text: str) -> None:
    assert "\\" in plain(text)
