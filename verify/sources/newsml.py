"""Stories in the XML of wires: NITF, NewsML-G2, NewsML 1."""

from collections.abc import Iterator
from typing import Any

from verify.errors import UnreadableSource, UnsupportedSource
from verify.sources.article import Article
from verify.sources.dates import parse_date
from verify.sources.reader import Found, Given

_ITEMS = ("newsItem", "NewsItem")
_DATES = ("date.issue", "story.date", "contentCreated", "firstCreated", "FirstCreated",
          "versionCreated", "DateLine")  # fmt: skip
_TITLES = ("hl1", "headline", "HeadLine", "hedline", "title")
_PUBLISHERS = ("doc.copyright", "copyrightHolder", "provider", "distributor", "CreditLine")
_PARAGRAPHS = frozenset(("p", "hl2", "h1", "h2", "h3", "h4", "li", "dt", "dd", "td", "th", "pre"))
_BODIES = ("body.content", "inlineXML", "inlineData", "DataContent", "body")
_NAMED_BY = ("norm", "date.issue", "literal", "holder", "value")


def read_newsml(given: Given) -> Iterator[Found]:
    """The stories in an XML file of a wire, each with its title, date and publisher.

    Raises UnreadableSource for broken XML or for entities, UnsupportedSource for XML of another
    kind.
    """
    from lxml import etree

    data = given.data()
    if b"<!ENTITY" in data:
        raise UnreadableSource(given.where, "it declares entities, which no story does; refused")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableSource(given.where, f"this XML is broken ({str(error)[:100]})") from None
    items = [root] if _name(root) == "nitf" else [e for e in root.iter() if _name(e) in _ITEMS]
    if not items:
        raise UnsupportedSource(
            given.where,
            f"there is no reader for XML that is <{_name(root)}>; NITF and NewsML are read",
        )
    for item in items:
        article = _story(item)
        if article.text:
            yield article
        elif len(items) == 1:
            raise UnreadableSource(given.where, "there is no text in this story")


def _story(item: Any) -> Article:
    body = _first(item, _BODIES)
    blocks = [] if body is None else [e for e in body.iter() if _name(e) in _PARAGRAPHS]
    paragraphs = [_words(block) for block in blocks] or ([] if body is None else [_words(body)])
    day = next((parse_date(words) for words in _values(item, _DATES) if parse_date(words)), None)
    return Article(
        text="\n\n".join(words for words in paragraphs if words),
        title=next(_values(item, _TITLES), None),
        published=day[0] if day else None,
        published_precision=day[1] if day else "day",
        publisher=next(_values(item, _PUBLISHERS), None),
    )


def _first(item: Any, names: tuple[str, ...]) -> Any:
    """The first element of the first of these names that there is."""
    for name in names:
        for element in item.iter():
            if _name(element) == name:
                return element
    return None


def _values(item: Any, names: tuple[str, ...]) -> Iterator[str]:
    """What the elements of these names say, in their words or in an attribute."""
    for name in names:
        for element in item.iter():
            if _name(element) == name:
                stated = [element.get(key) for key in _NAMED_BY if element.get(key)]
                words = stated[0] if stated else _words(element)
                if words:
                    yield words


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
