from datetime import date
from pathlib import Path

import pytest

from verify.errors import UnreadableSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.read import read

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Two libraries close | Milltown Daily</title>
<meta property="og:title" content="Two libraries close">
<meta property="og:site_name" content="Milltown Daily">
<meta property="article:published_time" content="2021-05-03T10:00:00Z">
<meta property="article:modified_time" content="2022-06-03T10:00:00Z">
<link rel="canonical" href="https://example.org/libraries"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<p>The council of Milltown voted on Tuesday to close two of its nine libraries &amp; a hall.</p>
<p>“We had no choice,” said José Poole, who chairs the committee. It cost the town £1.2 million.</p>
<ul><li>Mill Street closes in June.</li><li>Hall Street closes in July.</li></ul>
<table><tr><th>Library</th><th>Cost</th></tr><tr><td>Mill Street</td><td>£600,000</td></tr></table>
<p>The mayor did<br>not speak.</p>
</article><footer><a href="/p">Privacy policy</a> © 2021 Milltown Daily</footer></body></html>"""


def one(path: Path) -> Source:
    (source,) = read(path, Settings())
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
@pytest.mark.parametrize("suffix", [".html", ".HTM"])
def test_the_article_of_a_page_is_read_with_its_metadata(
    tmp_path: Path, charset: str, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    encoding = "cp1252" if charset == "iso-8859-1" else charset
    path.write_bytes(PAGE.format(charset=charset).encode(encoding))
    source = one(path)
    assert source.title == "Two libraries close"
    assert (source.published, source.published_precision) == (date(2021, 5, 3), "day")
    assert (source.publisher, source.url) == ("Milltown Daily", "https://example.org/libraries")
    assert source.text.split("\n\n") == [
        "The council of Milltown voted on Tuesday to close two of its nine libraries & a hall.",
        "“We had no choice,” said José Poole, who chairs the committee. "
        "It cost the town £1.2 million.",
        "- Mill Street closes in June.",
        "- Hall Street closes in July.",
        "Library | Cost",
        "Mill Street | £600,000",
        "The mayor did\nnot speak.",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "no markup at all",
        "<html><body><img src='a.png'></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, html: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(html, "utf-8")
    with pytest.raises(UnreadableSource):
        one(path)


def test_a_page_whose_address_is_not_of_the_web_keeps_none(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        PAGE.format(charset="utf-8").replace("https://example.org/libraries", "javascript:x()"),
        "utf-8",
    )
    assert one(path).url is None
