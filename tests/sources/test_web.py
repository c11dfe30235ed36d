import gzip
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Protocol

import pytest

from verify.errors import RefusedAddress, SourceError, SourceTooLarge, UnreadableSource
from verify.models import Source
from verify.settings import Settings
from verify.sources.read import is_url, read
from verify.sources.web import fetch, is_public

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site(Protocol):
    """The web server of conftest.py."""

    address: str

    def page(self, path: str, body: bytes, kind: str = ...) -> str: ...
    def answers(self, path: str, answer: Answer) -> str: ...


ARTICLE = """<html><head><title>Two libraries close</title></head><body><article>
<p>The council of Milltown voted on Tuesday to close two of its nine libraries and a hall.</p>
<p>“We had no choice,” said Ann Lee, who chairs the budget committee of the council.</p>
</article></body></html>""".encode()
HERE = Settings(allow_private_addresses=True, url_timeout=10)


def one(url: str, settings: Settings = HERE) -> Source:
    (source,) = read(url, settings)
    assert isinstance(source, Source)
    return source


def redirect(to: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", to)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def test_a_page_becomes_a_source_at_its_url(site: Site) -> None:
    url = site.page("/a?b=1#part", ARTICLE).partition("#")[0]
    site.page("/a?b=1", ARTICLE)
    source = one(url + "#part")
    assert source.text.startswith("The council of Milltown")
    assert (source.title, source.url, source.path) == ("Two libraries close", url, None)
    assert source.publisher == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/a", "text/plain; charset=windows-1252"),
        ("/a.txt", "application/octet-stream"),
        ("/a.md", "text/x-unknown"),
    ],
)
def test_a_text_is_read_by_its_media_type_or_its_suffix(site: Site, path: str, kind: str) -> None:
    url = site.page(path, "“It cost £2,” she said.".encode("cp1252"), kind)
    assert one(url).text == "“It cost £2,” she said."


def test_a_pdf_on_the_web_keeps_its_pages(site: Site, make_pdf: Callable[..., bytes]) -> None:
    url = site.page("/a", make_pdf("One.", "Two."), "application/pdf")
    assert len(one(url).pages) == 2


def test_redirects_are_followed_to_where_the_page_is(site: Site) -> None:
    final = site.page("/new/place", ARTICLE)
    site.answers("/new/old", redirect("place"))
    assert one(site.answers("/old", redirect("/new/old"))).url == final


def test_a_page_packed_with_gzip_is_unpacked(site: Site) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Encoding", "gzip")
        request.end_headers()
        request.wfile.write(gzip.compress(ARTICLE))

    assert "Milltown" in one(site.answers("/a", answer)).text


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/hostname",
        "ftp://127.0.0.1/a",
        "gopher://127.0.0.1/a",
        "http://user:password@127.0.0.1/a",
        "http://[::1/a",
        "http://127.0.0.1:99999/a",
    ],
)
def test_what_is_not_a_plain_web_address_is_refused_also_behind_a_redirect(
    site: Site, to: str
) -> None:
    with pytest.raises(RefusedAddress):
        one(to)
    with pytest.raises(RefusedAddress):
        one(site.answers("/a", redirect(to)))


def test_a_url_without_a_host_is_refused() -> None:
    with pytest.raises(RefusedAddress, match="no host"):
        one("http:///a")


def test_a_private_address_is_refused_unless_the_settings_allow_it(site: Site) -> None:
    url = site.page("/a", ARTICLE)
    with pytest.raises(RefusedAddress, match="VERIFY_ALLOW_PRIVATE_ADDRESSES"):
        one(url, Settings())
    with pytest.raises(RefusedAddress):
        one(url.replace("127.0.0.1", "localhost"), Settings())
    assert one(url).url == url


def test_a_redirect_to_an_address_that_is_not_allowed_is_refused(site: Site) -> None:
    private = site.page("/private", ARTICLE).replace("127.0.0.1", "127.0.0.2")
    url = site.answers("/a", redirect(private))
    with pytest.raises(RefusedAddress, match=r"127\.0\.0\.2"):
        fetch(url, HERE, lambda address: address == "127.0.0.1")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 an address that is looked at
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff0e::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_an_address_is_public_only_if_all_that_it_wraps_is(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_page_over_the_limit_is_refused(site: Site) -> None:
    url = site.page("/a", b"x" * 200_000, "text/plain")
    with pytest.raises(SourceTooLarge, match="VERIFY_URL_MAX_MB"):
        one(url, HERE.model_copy(update={"url_max_mb": 0.1}))


def test_a_page_that_unpacks_over_the_limit_is_refused(site: Site) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Encoding", "gzip")
        request.end_headers()
        request.wfile.write(gzip.compress(bytes(5_000_000)))

    with pytest.raises(SourceTooLarge):
        one(site.answers("/a", answer), HERE.model_copy(update={"url_max_mb": 1}))


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.05)


def silence(request: BaseHTTPRequestHandler) -> None:
    time.sleep(1)


def drip_of_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\n")
    for n in range(90):
        request.wfile.write(b"X-Header-%d: x\r\n" % n)
        request.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("answer", [drip, silence, drip_of_headers])
def test_a_page_that_takes_too_long_is_given_up(site: Site, answer: Answer) -> None:
    url = site.answers("/a", answer)
    with pytest.raises(UnreadableSource, match=r"within 0\.3 s"):
        one(url, HERE.model_copy(update={"url_timeout": 0.3}))


def too_short(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "100")
    request.end_headers()
    request.wfile.write(b"Half a page.")


def odd_packing(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Encoding", "br")
    request.end_headers()


def bad_packing(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Encoding", "gzip")
    request.end_headers()
    request.wfile.write(b"this is not gzip")


def no_http(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"SSH-2.0-example\r\n")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (redirect("/a"), "redirects more than 5 times"),
        (lambda request: request.send_error(503), "answers 503"),
        (too_short, "broke off"),
        (odd_packing, "packed as br"),
        (bad_packing, "cannot be read"),
        (no_http, "cannot be read"),
    ],
)
def test_an_answer_that_is_not_a_whole_page_is_an_error(
    site: Site, answer: Answer, said: str
) -> None:
    url = site.answers("/a", answer)
    with pytest.raises(UnreadableSource, match=said) as raised:
        one(url)
    assert str(raised.value).startswith(url)


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/a", b"", "text/plain"),
        ("/a", b"\x89PNG....", "image/png"),
        ("/a", b"\x00\x01\x02" * 50, "text/plain"),
        ("/a.jsonl", b'{"text": "x"}', "application/json"),
        ("/a", b"no pdf", "application/pdf"),
    ],
)
def test_a_page_that_is_not_an_article_is_refused(
    site: Site, path: str, body: bytes, kind: str
) -> None:
    with pytest.raises(SourceError):
        one(site.page(path, body, kind))


def test_a_host_that_does_not_answer_is_an_error(site: Site) -> None:
    with pytest.raises(UnreadableSource, match="cannot be read"):
        one("http://127.0.0.1:1/a")
    with pytest.raises(UnreadableSource, match=r"no secure connection|cannot be read"):
        one(site.page("/a", ARTICLE).replace("http:", "https:"))
    with pytest.raises(UnreadableSource, match="no such host"):
        one("http://no-such-host.invalid/a")


@pytest.mark.parametrize(
    ("where", "url"),
    [
        ("https://example.org/a", True),
        ("ftp://example.org/a", True),
        ("articles/a.txt", False),
        ("C://articles", False),
        ("a.txt", False),
    ],
)
def test_a_url_is_told_from_a_path(where: str, url: bool) -> None:
    assert is_url(where) is url
