"""What a page says of its article is taken from where it is said, and nothing is guessed."""

import json
from datetime import date
from pathlib import Path

import pytest

from verify.errors import UnreadableSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.read import read

BODY = (
    "<p>The ferry company of Tarn said on Monday that it will buy two boats for nine million, "
    "after a meeting of its owners that went on for most of the night.</p>"
    "<p>The first of them is to sail in spring, and the old ferry, which has been in use for forty "
    "years, will be given to the museum of the town.</p>"
)


def page(head: str = "", top: str = "", tail: str = "", title: str = "Tarn buys ferries") -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"</head><body><article><h1>Tarn buys ferries</h1>{top}{BODY}</article>{tail}</body></html>"
    ).encode()


def one(tmp_path: Path, html: bytes) -> Source:
    (tmp_path / "a.html").write_bytes(html)
    (source,) = read(tmp_path / "a.html", Settings())
    assert isinstance(source, Source)
    return source


def linked(**facts: object) -> str:
    said = {"@type": "NewsArticle", **facts}
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


@pytest.mark.parametrize(
    ("html", "published"),
    [
        (page(linked(datePublished="2024-05-06T10:00:00Z")), date(2024, 5, 6)),
        (page('<meta property="article:published_time" content="2024-05-06">'), date(2024, 5, 6)),
        (page(top="<p>Published: 6 May 2024 | Updated: 9 May 2024</p>"), date(2024, 5, 6)),
        (page(top="<dl><dd>2024/5/6 9:50</dd></dl>"), date(2024, 5, 6)),
        (page('<link rel="canonical" href="https://e.org/2024/05/06/x">'), date(2024, 5, 6)),
        (page(linked(dateModified="2024-05-09")), None),
        (page('<meta property="article:modified_time" content="2024-05-09">'), None),
        (page(top="<p>Published 05/06/2024 at 5 p.m. EST</p>"), None),
        (page(tail="<div id='comments'><time datetime='2019-02-03'>Feb 3</time></div>"), None),
        (page(tail="<ul class='related'><li>Fire <span>2018/6/18</span></li></ul>"), None),
    ],
)
def test_a_date_is_that_of_publication_or_none(
    tmp_path: Path, html: bytes, published: date | None
) -> None:
    assert one(tmp_path, html).published == published


@pytest.mark.parametrize(
    "head", ["", '<meta property="og:title" content="You will not believe what Tarn did">']
)
def test_a_title_is_the_headline_without_the_name_of_the_site(tmp_path: Path, head: str) -> None:
    html = page(head, title="Tarn buys ferries | News | Tarn Post - The voice of the lake")
    assert one(tmp_path, html).title == "Tarn buys ferries"
    without = html.replace(b"<h1>Tarn buys ferries</h1>", b"")
    if not head:
        assert one(tmp_path, without).title == "Tarn buys ferries"


def test_an_article_that_only_a_script_has_is_read_from_there(tmp_path: Path) -> None:
    whole = "The ferry company of Tarn will buy two boats. " * 20
    html = (
        f"<html><head><title>x</title>{linked(articleBody=whole, headline='Tarn buys ferries')}"
        "</head><body><div id='app'>Loading…</div></body></html>"
    )
    source = one(tmp_path, html.encode())
    assert source.text == whole.strip()
    assert source.title == "Tarn buys ferries"


def test_a_wall_that_asks_for_consent_is_refused(tmp_path: Path) -> None:
    html = (
        "<html><body><main><h1>We value your privacy</h1><p>We and our 61 partners store and "
        "access information on a device, such as cookies, and process personal data for "
        "personalised ads.</p><p>Click to consent or to manage your choices for this site.</p>"
        "</main></body></html>"
    )
    with pytest.raises(UnreadableSource, match="asks for consent"):
        one(tmp_path, html.encode())


def test_the_words_of_a_paywall_are_no_evidence_and_the_page_looks_like_a_stub(
    tmp_path: Path,
) -> None:
    wall = "To continue reading, subscribe for 99 cents a month."
    source = one(tmp_path, page().replace(b"</article>", f"<p>{wall}</p></article>".encode()))
    assert [span.of(source.text) for span in source.furniture] == [wall]
    assert any("looks like a stub" in note for note in source.notes)


def test_struck_words_marks_of_notes_and_pull_quotes_are_not_the_article(tmp_path: Path) -> None:
    extra = (
        "<blockquote class='pullquote'>“A gift to the lake”</blockquote>"
        "<p>It costs $9<sup>3</sup> million, <s>eight</s> nine boats were offered, and the pier of "
        "45 m<sup>2</sup> will be rebuilt before the summer, the company said in its letter.</p>"
    )
    source = one(tmp_path, page().replace(b"</article>", f"{extra}</article>".encode()))
    assert "It costs $9 million, nine boats were offered, and the pier of 45 m²" in " ".join(
        source.text.split()
    )
    assert any("A gift to the lake" in span.of(source.text) for span in source.furniture)


def test_the_comments_of_a_google_document_are_not_text(tmp_path: Path) -> None:
    html = page().replace(
        b"</article>",
        b"<p>Parks cost<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> 3 million a year, as the "
        b"council said in its letter to the owners of the company.</p></article><div><p>"
        b"<a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Is it 3 or 13?</span></p></div>",
    )
    source = one(tmp_path, html)
    assert "Parks cost 3 million" in source.text
    assert "13" not in source.text
    assert source.notes == ("1 comment in it, which is no text",)


def test_the_updates_of_a_live_blog_keep_their_times(tmp_path: Path) -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Update {n}",
            "datePublished": f"2024-05-06T1{n}:05:00Z",
            "articleBody": f"The ferry left the pier at {n} and took {n}0 people over the lake.",
        }
        for n in range(6)
    ]
    said = linked(liveBlogUpdate=updates, datePublished="2024-05-06").replace(
        "NewsArticle", "LiveBlogPosting"
    )
    html = f"<html><head>{said}</head><body><h1>LIVE: ferry</h1><p>Loading…</p></body></html>"
    source = one(tmp_path, html.encode())
    assert source.title == "LIVE: ferry"
    assert "2024-05-06 13:05 Update 3\n\nThe ferry left the pier at 3" in source.text
