"""Articles from web pages."""

import logging
import re

from verify.errors import UnreadableSource
from verify.settings import Settings
from verify.sources.article import Article
from verify.sources.dates import parse_date
from verify.sources.encoding import decode

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.I
)
_DECLARED_BYTES = 4096
# Takes what trafilatura has to say off the terminal; whoever sets up logging gets it.
_QUIET = logging.NullHandler()
_TABLE_RULE = re.compile(r"^\|?(?:\s*:?-{3,}:?\s*\|)+\s*$\n?", re.MULTILINE)
_TABLE_ROW = re.compile(r"^\|[ ]*(?P<cells>.*?)[ ]*\|[ ]*$", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"[ ]*\n(?![a-z])")


def from_html(data: bytes, where: str, _settings: Settings, charset: str | None = None) -> Article:
    """The article in a page, with its title, date, publisher and canonical URL as stated there.

    trafilatura finds the text; navigation and comments are left out, paragraphs are set apart by a
    blank line. `charset` is what the server said it is. Raises
    UnreadableSource where no article is found.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(_QUIET)
    logging.getLogger("htmldate").addHandler(_QUIET)
    html = decode(data, where, charset or _declared(data))
    found = bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    if found is None or isinstance(found, dict) or not text.strip():
        raise UnreadableSource(where, "no article is found in this page")
    stated = parse_date(found.date) if found.date else None
    url = found.url if found.url and found.url.startswith(("http://", "https://")) else None
    return Article(
        text=_paragraphs(text),
        title=found.title,
        published=stated[0] if stated else None,
        published_precision=stated[1] if stated else "day",
        publisher=found.sitename or found.hostname,
        url=url,
    )


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _DECLARED_BYTES)
    return match[1].decode("ascii") if match else None


def _paragraphs(text: str) -> str:
    """`text` with a blank line between paragraphs and rows, and rows without outer strokes."""
    apart = _PARAGRAPH_END.sub("\n\n", _TABLE_RULE.sub("", text))
    return _TABLE_ROW.sub(lambda row: row["cells"], apart)
