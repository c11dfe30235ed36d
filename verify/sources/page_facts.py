"""What a web page says of its article: title, date, publisher, address, its text in a script.

Read from the page in a fixed order; nothing is guessed. A date comes from what says that it is of
publication: never from reader comments, related links or the time of a change.
"""

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from verify.sources.dates import FIGURES, Stated, either_date, parse_date, stated_date

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|BlogPost)$|^(?:Analysis|Opinion)")
_DATE_METAS = tuple(
    """article:published_time og:published_time article.published datepublished date_published
    publication_date publish-date publish_date publishdate pubdate dc.date.issued dcterms.issued
    dc.date dcterms.created dcterms.date sailthru.date parsely-pub-date published-date
    cxenseparse:recs:publishtime bt:pubdate og:article:published_time date originalpublicationdate
    article_date_original releasedate ptime""".split()
)
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "headline", "title")
_ASIDE = re.compile(
    r"comment|disqus|related|recommend|teaser|sidebar|footer|promo|most-?read|popular|trending|"
    r"newsletter|widget|share|author-?bio|nav\b|menu|breadcrumb",
    re.IGNORECASE,
)
_DATED = re.compile(r"date|time|byline|publi|meta|posted|timestamp|dateline", re.IGNORECASE)
_MODIFIED = re.compile(r"modif|updat", re.IGNORECASE)
_LOGO = re.compile(r"logo|site-?(?:title|name)|brand|masthead", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_SEPARATOR = re.compile(r"\s+[|–—:»·•-]\s+|\s*[|»]\s*")
_LONG = 150
_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of its article. `body` is the text that a script of the page carries."""

    title: str | None
    published: Stated | None
    publisher: str | None
    url: str | None
    body: str | None


def facts_of(tree: Any) -> PageFacts:
    """What the page with this parsed HTML says of its article."""
    objects = [item for item in _linked_data(tree) if _is_article(item)]
    metas = _metas(tree)
    main = objects[0] if objects else {}
    address = _address(tree, metas)
    publisher = _name(main.get("publisher")) or metas.get("og:site_name")
    return PageFacts(
        title=_title(tree, main, metas, publisher, address),
        published=_published(tree, main, metas, address),
        publisher=publisher,
        url=address,
        body=_live(main) or _text(main.get("articleBody")),
    )


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                found = json.loads((script.text or "").strip().strip(";"), strict=False)
            except (ValueError, RecursionError):
                continue  # a script that the page's own readers cannot use either
            yield from _objects(found)


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of linked data: what is inside one, such as a comment, is not it."""
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph", []))
            main = item.get("mainEntity")
            if isinstance(main, dict):
                yield main


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    each = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in each)


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    """The address that the page says is its own."""
    links = (link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical")
    stated = (*links, metas.get("og:url", ""))
    return next((url for url in stated if url.startswith(("http://", "https://"))), None)


def _published(
    tree: Any, main: dict[str, Any], metas: dict[str, str], address: str | None
) -> Stated | None:
    stated = [_text(main.get("datePublished")) or ""]
    stated += [metas[name] for name in _DATE_METAS if name in metas]
    stated += list(_times(tree))
    for words in stated:
        found = parse_date(words)
        if found:
            return found
    seen = stated_date("\n".join(_lines_at_the_top(tree)))
    if seen:
        return seen
    match = _IN_ADDRESS.search(urlsplit(address).path) if address else None
    if match:
        return parse_date("-".join(f"{int(part):02}" for part in match.groups()))
    return _searched(tree)


def _searched(tree: Any) -> Stated | None:
    """The date that htmldate finds in what is left of a page without what stands aside.

    One that a page may as well mean otherwise (03/04/2025) is none.
    """
    from htmldate import find_date

    page = copy.deepcopy(tree)
    whole = len(page.text_content())
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        modified = _MODIFIED.search(f"{element.get('property') or ''} {element.get('name') or ''}")
        aside = element.tag in ("aside", "footer", "nav", "script") or _ASIDE.search(named)
        small = element.tag not in ("html", "head", "body", "article", "main")
        if modified or (aside and small and len(element.text_content()) < 0.5 * whole):
            element.drop_tree()
    found = find_date(page, original_date=True, extensive_search=False)
    stated = parse_date(found) if found else None
    both = (either_date(match[0]) for match in FIGURES.finditer(page.text_content()))
    return None if stated and any(stated[0] in (days or ()) for days in both) else stated


def _times(tree: Any) -> Iterator[str]:
    """What <time> elements say that are marked as the publication, or stand at the top."""
    marked = [e for e in tree.iter("time", "span", "meta") if _is_publication(e)]
    for element in marked:
        yield element.get("datetime") or element.get("content") or element.text_content()
    for element in _at_the_top(tree):
        if element.tag == "time" and element.get("datetime") and not _says_updated(element):
            yield element.get("datetime")


def _is_publication(element: Any) -> bool:
    marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    return marked and not _is_aside(element)


def _says_updated(element: Any) -> bool:
    around = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    parent = element.getparent()
    before = "" if parent is None else (parent.text or "")
    return re.search(r"updat|modif", f"{around} {before}", re.IGNORECASE) is not None


def _at_the_top(tree: Any) -> Iterator[Any]:
    """The elements from the headline to the first long paragraph, without what stands aside."""
    heading = next((h for h in tree.iter("h1") if not _is_logo(h)), None)
    begun = heading is None
    for number, element in enumerate(tree.iter()):
        if element is heading:
            begun = True
        if not begun or not isinstance(element.tag, str):
            continue
        if element.tag == "p" and len(element.text_content()) > _LONG:
            return
        if number > 20_000:
            return
        if not _is_aside(element):
            yield element


def _lines_at_the_top(tree: Any) -> list[str]:
    lines: list[str] = []
    for element in _at_the_top(tree):
        words = " ".join(element.text_content().split())
        named = _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if words and len(words) < _LONG and (named or element.tag in ("p", "time", "dd", "span")):
            lines.append(words)
            lines += [" ".join(part.split()) for part in element.itertext() if part.strip()]
        if len(lines) > _MOST_LINES:
            break
    dated = [line for line in dict.fromkeys(lines) if parse_date(line)]
    return dated[:8]


def _is_aside(element: Any) -> bool:
    for each in (element, *element.iterancestors()):
        if each.tag in ("aside", "footer", "nav"):
            return True
        if each.tag in ("body", "html", "article", "main"):
            return False
        if _ASIDE.search(f"{each.get('class') or ''} {each.get('id') or ''}"):
            return True
    return False


def _title(
    tree: Any,
    main: dict[str, Any],
    metas: dict[str, str],
    publisher: str | None,
    address: str | None,
) -> str | None:
    """The headline that stands over the article, else what the page says is its title."""
    own = {words.casefold() for words in (publisher, metas.get("og:site_name")) if words}
    headings = [h for h in tree.iter("h1") if not _is_logo(h)]
    inside = [h for h in headings if _within(h, ("article", "main"))]
    for heading in (*inside, *headings):
        words = " ".join(heading.text_content().split())
        if words and words.casefold() not in own and len(words) < 300:
            return words
    stated = _text(main.get("headline")) or next((metas[m] for m in _TITLE_METAS if m in metas), "")
    written = next((e.text_content() for e in tree.iter("title")), "")
    words = " ".join((stated or written).split())
    return without_site(words, own, address) or None


def without_site(title: str, own: set[str], address: str | None) -> str:
    """A title without the name of its site, and the sections before that, at its end."""
    pieces = _SEPARATOR.split(title)
    if len(pieces) < 2:
        return title
    host = (urlsplit(address).hostname or "") if address else ""
    known = own | {part for part in host.split(".") if len(part) > 3}
    for number, piece in enumerate(pieces):
        squeezed = piece.casefold().replace(" ", "")
        if number and (piece.casefold() in own or squeezed in {k.replace(" ", "") for k in known}):
            return title[: title.index(piece, len(pieces[0]))].rstrip(" |–—:»·•-")
    return pieces[0] if "|" in title or "»" in title else title


def _is_logo(heading: Any) -> bool:
    around = [heading, heading.getparent()]
    named = " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in around if e is not None)
    return _LOGO.search(named) is not None


def _within(element: Any, names: tuple[str, ...]) -> bool:
    return any(each.tag in names for each in element.iterancestors())


def _live(main: dict[str, Any]) -> str | None:
    """The updates of a live blog, each with its time, as linked data has them."""
    updates = main.get("liveBlogUpdate")
    blocks: list[str] = []
    for update in updates if isinstance(updates, list) else []:
        body = _text(update.get("articleBody")) if isinstance(update, dict) else None
        if body:
            at = _text(update.get("datePublished")) or ""
            clock = re.search(r"T(\d\d:\d\d)", at)
            day = parse_date(at)
            when = " ".join(
                part for part in (str(day[0]) if day else "", clock[1] if clock else "") if part
            )
            headline = _text(update.get("headline")) or ""
            blocks.append("\n\n".join(p for p in (f"{when} {headline}".strip(), body) if p))
    return "\n\n".join(blocks) or None


def _name(value: Any) -> str | None:
    item = value[0] if isinstance(value, list) and value else value
    return _text(item.get("name")) if isinstance(item, dict) else _text(item)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = "\n\n".join(part for part in value if isinstance(part, str))
    return value.strip() or None if isinstance(value, str) else None
