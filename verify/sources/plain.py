"""Articles from plain text and Markdown."""

from collections.abc import Iterable

from verify.sources.encoding import decode
from verify.sources.header import with_front_matter
from verify.sources.reader import Found, Given
from verify.text.canonical import canonical


def read_text(given: Given) -> Iterable[Found]:
    """The article in a text file, with what its front matter says of it."""
    yield with_front_matter(canonical(decode(given.data(), given.where, given.charset)))
