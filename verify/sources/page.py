"""Articles from web pages."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from verify.errors import UnreadableSource
from verify.lang.en.pages import CONSENT, SCRIPTED, WALL
from verify.models import Span
from verify.settings import Settings
from verify.sources.article import Article
from verify.sources.encoding import decode
from verify.sources.markup import has_markup, has_tags, text_of_markup
from verify.sources.page_facts import facts_of
from verify.sources.repair import repaired
from verify.sources.superscript import raised

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.I
)
_DECLARED_BYTES = 4096
# Takes what trafilatura has to say off the terminal; whoever sets up logging gets it.
_QUIET = logging.NullHandler()
_TABLE_RULE = re.compile(r"^\|?(?:\s*:?-{3,}:?\s*\|)+\s*$\n?", re.MULTILINE)
_TABLE_ROW = re.compile(r"^\|[ ]*(?P<cells>.*?)[ ]*\|[ ]*$", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"[ ]*\n(?![a-z])")
_PULL_QUOTE = re.compile(r"pull-?quote", re.IGNORECASE)

_LEAST_CONSENT = 3
_WALL_CHARS = 400
_STUB_CHARS = 1200
_SHARE_OF_BODY = 0.6
_LEAST_HEADLINES = 8
_HEADLINE_CHARS = 110


def from_html(data: bytes, where: str, _settings: Settings, charset: str | None = None) -> Article:
    """The article in a page, with its title, date, publisher and canonical URL as stated there.

    trafilatura finds the text; navigation and comments are left out, paragraphs are set apart by a
    blank line. Where a script carries more of the article than the page shows, that is the text.
    Pull quotes and the words of a paywall are marked as no part of the article; a page that seems
    to show only its beginning, or a list of articles, has a note that says so. `charset` is what
    the server said it is. Raises UnreadableSource where no article is found, and for a wall that
    asks for consent.
    """
    from lxml import etree, html
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(_QUIET)
    logging.getLogger("htmldate").addHandler(_QUIET)
    page = decode(data, where, charset or _declared(data))
    if not has_tags(page):
        raise UnreadableSource(where, "no article is found in this page")
    try:
        tree = html.document_fromstring(_WITHOUT_DECLARATION.sub("", page, count=1))
    except (etree.ParserError, ValueError):
        raise UnreadableSource(where, "no article is found in this page") from None
    notes = _prepared(tree)
    quotes = [" ".join(e.text_content().split()) for e in _pull_quotes(tree)]
    found = bare_extraction(
        html.tostring(tree, encoding="unicode"),
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    shown = "" if found is None or isinstance(found, dict) else found.text or ""
    facts = facts_of(tree)
    body = _body(facts.body)
    text, repairs = repaired(_paragraphs(shown))
    if body and len(text) < _SHARE_OF_BODY * len(body):
        text, repairs = repaired(body)
        notes = (*notes, "its text is from a script of the page, which shows less of it")
    if not text.strip() or (len(text) < 200 and SCRIPTED.search(text.strip())):
        raise UnreadableSource(where, "no article is found in this page")
    _refuse_consent(text, where)
    site = None if found is None or isinstance(found, dict) else found.sitename or found.hostname
    stated = facts.published
    return Article(
        text=text,
        title=facts.title or (found.title if found and not isinstance(found, dict) else None),
        published=stated[0] if stated else None,
        published_precision=stated[1] if stated else "day",
        publisher=facts.publisher or site,
        url=facts.url,
        furniture=(*_quoted_again(text, quotes), *_wall(text)),
        notes=(*notes, *repairs, *_doubts(tree, text)),
    )


_WITHOUT_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _DECLARED_BYTES)
    return match[1].decode("ascii") if match else None


def _prepared(tree: Any) -> tuple[str, ...]:
    """Take out of a page what is on it but not its text; notes of what was left out.

    Struck words, marks of notes, and the comments that Google Docs writes into a page.
    """
    comments = 0
    for link in list(tree.iter("a")):
        name = link.get("id") or link.get("name") or ""
        if name.startswith("cmnt_ref"):
            mark = next((e for e in link.iterancestors("sup")), link)
            _drop(mark)
        elif name.startswith("cmnt") and name[4:].isdigit():
            comments += 1
            block = next((e for e in link.iterancestors("div")), None)
            _drop(block if block is not None and len(block) < 10 else link.getparent())
    for element in list(tree.iter("s", "strike", "del")):
        _drop(element)
    for element in list(tree.iter("sup")):
        before = element.getprevious()
        words = (before.tail if before is not None else element.getparent().text) or ""
        if not words and before is not None:
            words = before.text_content()
        kept = raised(" ".join(element.text_content().split()), words)
        element.tail = kept + (element.tail or "")
        _drop(element)
    many = comments > 1
    said = f"{comments} comment{'s' * many} in it, which {'are' if many else 'is'} no text"
    return (said,) if comments else ()


def _drop(element: Any) -> None:
    """Take an element out of its page, and keep what follows it."""
    if element.getparent() is not None:
        element.drop_tree()


def _pull_quotes(tree: Any) -> Iterator[Any]:
    for element in tree.iter("blockquote", "aside", "div", "figure", "p", "q", "span"):
        if _PULL_QUOTE.search(element.get("class") or ""):
            yield element


def _quoted_again(text: str, quotes: list[str]) -> Iterator[Span]:
    """Where the text repeats a pull quote as a line of its own."""
    for words in dict.fromkeys(quote for quote in quotes if quote):
        for match in re.finditer(rf"^[ \t>]*{re.escape(words)}[ \t]*$", text, re.MULTILINE):
            yield Span(start=match.start(), end=match.end())


def _wall(text: str) -> Iterator[Span]:
    """The lines of a text in which a paywall speaks."""
    for match in re.finditer(r"^.+$", text, re.MULTILINE):
        if len(match[0]) <= _WALL_CHARS and WALL.search(match[0]):
            yield Span(start=match.start(), end=match.end())


def _body(body: str | None) -> str | None:
    return text_of_markup(body) if body and has_markup(body) else body


def _refuse_consent(text: str, where: str) -> None:
    said = {match[0].lower() for match in CONSENT.finditer(text)}
    lines = [line for line in text.split("\n") if line.strip()]
    asking = sum(len(line) for line in lines if CONSENT.search(line))
    if len(said) >= _LEAST_CONSENT and asking > 0.5 * sum(map(len, lines)) and len(text) < 5000:
        raise UnreadableSource(
            where,
            "this is a wall that asks for consent and not the article; open the page in a browser, "
            "go past the wall and save the page",
        )


def _doubts(tree: Any, text: str) -> Iterator[str]:
    if len(text) < _STUB_CHARS and WALL.search(text):
        yield "this looks like a stub: a paywall is in it, and the article may go on behind it"
    headings = [h for h in tree.iter("h2", "h3", "h4") if h.find(".//a") is not None]
    headings += [a for a in tree.iter("a") if a.find("h2") is not None or a.find("h3") is not None]
    lines = [line for line in text.split("\n") if line.strip()]
    longest = sorted(map(len, lines))[-3:]
    if len(headings) >= _LEAST_HEADLINES and sum(longest) < 3 * 2 * _HEADLINE_CHARS:
        yield "this looks like a list of articles, such as a home page, and not like one article"


def _paragraphs(text: str) -> str:
    """`text` with a blank line between paragraphs and rows, and rows without outer strokes."""
    apart = _PARAGRAPH_END.sub("\n\n", _TABLE_RULE.sub("", text))
    return _TABLE_ROW.sub(lambda row: row["cells"], apart)
