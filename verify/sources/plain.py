"""Articles from plain text and Markdown, also where other tools wrote it."""

from collections.abc import Iterable

from verify.sources.encoding import decode
from verify.sources.exports import articles_of_export
from verify.sources.header import with_front_matter
from verify.sources.reader import Found, Given
from verify.sources.wire import wire_story
from verify.text.canonical import canonical


def read_markdown(given: Given) -> Iterable[Found]:
    """The article in a Markdown file, with what its front matter says of it."""
    yield with_front_matter(canonical(decode(given.data(), given.where, given.charset)))


def read_text(given: Given) -> Iterable[Found]:
    """The article in a text file, or the articles in one that a database or a wire gave out."""
    text = canonical(decode(given.data(), given.where, given.charset))
    exported = articles_of_export(text)
    if exported:
        yield from exported
    else:
        yield wire_story(text) or with_front_matter(text)
